//! The lines of a cell, and what stands on them.

use super::cells::Cell;
use crate::compose::Sheet;
use crate::compose::lines::Line;
use crate::text::bullets::is_item_label;
use crate::vocabulary;

/// Bytes of the longest code before a title: "W 12".
const MAX_CODE_BYTES: usize = 8;

/// The text of a cell, healed at its hyphens.
pub fn text(sheet: &Sheet, cell: &Cell) -> String {
    let lines = lines_of(sheet, cell);
    let mut out = String::new();
    for line in &lines {
        if out.ends_with(['-', '\u{ad}', '\u{2010}']) {
            out.pop();
        } else if !out.is_empty() {
            out.push(' ');
        }
        line.text(&sheet.spans, &mut out);
    }
    out
}

/// The text of a line.
pub fn line_text(sheet: &Sheet, line: &Line) -> String {
    let mut out = String::new();
    line.text(&sheet.spans, &mut out);
    out
}

/// The lines of a cell from the top: parts of one height are one line.
pub fn lines_of(sheet: &Sheet, cell: &Cell) -> Vec<Line> {
    let mut parts: Vec<(usize, Vec<usize>)> = Vec::new();
    for (line, span) in &cell.spans {
        match parts.last_mut().filter(|(other, _)| other == line) {
            Some((_, spans)) => spans.push(*span),
            None => parts.push((*line, vec![*span])),
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for (from, spans) in parts {
        let Some(mut line) = Line::from_spans(&sheet.spans, &spans) else {
            continue;
        };
        let source = sheet.lines.get(from);
        line.item = source.is_some_and(|source| {
            source.item && source.spans.iter().any(|span| spans.contains(span))
        });
        match lines.iter_mut().find(|other| other.is_level_with(&line)) {
            Some(other) => {
                line.spans
                    .iter()
                    .for_each(|span| other.add(*span, &sheet.spans));
                other.item |= line.item;
            }
            None => lines.push(line),
        }
    }
    lines.sort_by(|a, b| a.base.total_cmp(&b.base));
    lines
}

/// A row whose cells have one line each, side by side: `Kosten | 20 T€`. With two labels in it, it heads columns.
pub fn is_one_line(sheet: &Sheet, row: &[Cell], lines: &[Vec<Line>]) -> bool {
    let Some(first) = lines.first().and_then(|lines| lines.first()) else {
        return false;
    };
    let level = lines
        .iter()
        .all(|lines| matches!(lines.as_slice(), [line] if line.is_level_with(first)));
    // Two words for fields head columns.
    let labels = row
        .iter()
        .filter(|cell| is_field(&text(sheet, cell)))
        .count()
        >= 2
        && row.first().is_some_and(|cell| is_field(&text(sheet, cell)));
    let bullet = lines
        .iter()
        .skip(1)
        .flatten()
        .any(|line| line.item || opens_item(sheet, line));
    level && !labels && !bullet
}

/// The number of a measure stands on one line with the title beside it.
pub fn join_code(sheet: &Sheet, lines: &mut [Vec<Line>]) {
    let [code, title, ..] = lines else { return };
    let ([own], Some(first)) = (code.as_slice(), title.first_mut()) else {
        return;
    };
    let text = line_text(sheet, own);
    if text.len() <= MAX_CODE_BYTES
        && own.is_level_with(first)
        && !is_field(&text)
        && text.contains(|c: char| c.is_ascii_digit())
    {
        own.spans
            .iter()
            .for_each(|span| first.add(*span, &sheet.spans));
        code.clear();
    }
}

/// Whether a bullet opens a line: a number in a cell may be its value.
fn opens_item(sheet: &Sheet, line: &Line) -> bool {
    let first = line
        .spans
        .first()
        .and_then(|at| sheet.spans.get(*at))
        .map(|span| sheet.spans.text_of(span))
        .unwrap_or_default();
    first
        .split(' ')
        .next()
        .is_some_and(|word| is_item_label(word) && !word.contains(char::is_alphanumeric))
}

/// Whether a text is a label of a field, for goals, indicators or anything else.
pub fn is_field(text: &str) -> bool {
    vocabulary::topic(text).is_some() || vocabulary::is_field(text)
}
