//! Rows of values that gave no record.

use super::claims::Claims;
use crate::layout::blocks::ends_sentence;
use crate::layout::{Block, Kind, Layout, Line, Role};
use crate::notation::{numbers, years};
use crate::outline::Outline;
use crate::problem::LostValues;
use crate::text::{Piece, Row, Table};
use crate::vocabulary;
use std::ops::Range;

/// A row of values that gave no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ValueRow {
    /// The line with the values.
    pub line: usize,
    /// The line on which the label begins that names them.
    pub label: usize,
    /// Why it gave none.
    pub reason: LostValues,
    /// How many values it has.
    pub values: usize,
}

/// Letters of the longest label of a row.
const MAX_LABEL_CHARS: usize = 90;
/// Lines above a row in which its years may stand.
const HEAD_LINES: usize = 14;
/// Bytes of a line that is one of several which make a head.
const MAX_HEAD_CHARS: usize = 60;
/// Lines of a box with a figure.
const MAX_BOX_LINES: usize = 7;

/// Lines between two rows of one table.
pub(super) const ROW_DISTANCE: usize = 5;

/// Finds all rows of values that no record claims, in the order of the lines.
pub(super) fn rows(layout: &Layout<'_>, outline: &Outline, claims: &Claims<'_>) -> Vec<ValueRow> {
    let is_free = |line: usize| claims.of_line(line).is_empty();
    let mut found = Vec::new();
    for (at, block) in layout.blocks.iter().enumerate() {
        if outline.is_heading(at) {
            continue;
        }
        if let Kind::Table(index) = block.kind {
            let table = layout.tables.get(index as usize);
            found.extend(
                table
                    .into_iter()
                    .flat_map(|table| of_table(layout, table, is_free)),
            );
        }
        match block.kind {
            Kind::Figures => found.extend(value_below(layout, at, block)),
            Kind::Values => found.extend(of_values(layout, &block.lines)),
            Kind::Text | Kind::Item | Kind::Numbered | Kind::Table(_) => {
                found.extend(of_lines(layout, &block.lines));
            }
            _ => {}
        }
        if block.kind == Kind::Text {
            found.extend(value_box(layout, &block.lines));
        }
    }
    found.retain(|row| is_free(row.line));
    found.sort_by_key(|row| row.line);
    found.dedup_by_key(|row| row.line);
    share_reasons(&mut found);
    found.retain(|row| row.values > 0);
    found
}

/// What is known of the head of one row holds for the rows of its table, and a single row of two values proves nothing.
fn share_reasons(rows: &mut [ValueRow]) {
    let is_next = |one: &ValueRow, other: &ValueRow| other.line - one.line <= ROW_DISTANCE;
    for run in rows.chunk_by_mut(is_next) {
        let headed = run
            .iter()
            .any(|row| row.reason == LostValues::YearsNotMatched);
        let short = run.len() == 1 && run.iter().all(|row| row.values == 2);
        for row in run
            .iter_mut()
            .filter(|row| row.reason == LostValues::NoYears)
        {
            if headed {
                row.reason = LostValues::YearsNotMatched;
            } else if short {
                row.values = 0;
            }
        }
    }
}

/// The rows of a table under years that have a label and two values or more, and no record on any of their lines.
fn of_table(layout: &Layout<'_>, table: &Table, is_free: impl Fn(usize) -> bool) -> Vec<ValueRow> {
    let reason = if table.words {
        LostValues::NoYears
    } else {
        LostValues::YearsNotMatched
    };
    let rows = table.rows.iter();
    rows.filter(|row| places(row).all(|piece| is_free(piece.line)))
        .filter_map(|row| {
            Some(ValueRow {
                line: last_line(table, row)?,
                label: places(row).map(|piece| piece.line).min()?,
                reason,
                values: values_of_row(layout, table, row),
            })
        })
        .filter(|row| row.values >= 2)
        .collect()
}

fn places(row: &Row) -> impl Iterator<Item = &Piece> {
    let cells = row.cells.iter().flat_map(|cell| &cell.pieces);
    cells.chain(&row.stray)
}

/// The pieces of the values of a row.
fn values<'r>(table: &Table, row: &'r Row) -> impl Iterator<Item = &'r Piece> {
    let cells = row.cells.iter().skip(table.labels);
    let values = cells.flat_map(|cell| &cell.pieces);
    values.chain(&row.stray)
}

/// The line on which the values of a row stand.
fn last_line(table: &Table, row: &Row) -> Option<usize> {
    values(table, row).map(|piece| piece.line).max()
}

fn values_of_row(layout: &Layout<'_>, table: &Table, row: &Row) -> usize {
    let text = |piece: &Piece| {
        let line = layout.lines.get(piece.line)?;
        line.text.get(piece.bytes.clone())
    };
    let labels = row.cells.iter().take(table.labels);
    let labels = labels.flat_map(|cell| &cell.pieces);
    let labelled = labels
        .filter_map(text)
        .any(|label| letters(label) >= 3 && !is_caption(label));
    let values = values(table, row)
        .filter_map(text)
        .filter(|text| is_value(text))
        .count();
    if labelled { values } else { 0 }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// The lines of running text that are rows of values.
fn of_lines(layout: &Layout<'_>, range: &Range<usize>) -> Vec<ValueRow> {
    let lines = layout.body(range);
    lines
        .filter_map(|(at, line)| {
            let (label, values) = values_of_line(layout, at, line)?;
            let reason = if has_years_above(layout, at) {
                LostValues::YearsNotMatched
            } else {
                LostValues::NoYears
            };
            Some(ValueRow {
                line: at,
                label,
                reason,
                values,
            })
        })
        .collect()
}

/// Lines of nothing but values, with the label above them if there is one.
fn of_values(layout: &Layout<'_>, range: &Range<usize>) -> Vec<ValueRow> {
    let labelled = of_lines(layout, range);
    if !labelled.is_empty() {
        return labelled;
    }
    let first = layout.body(range).next();
    let row = first.map(|(line, content)| ValueRow {
        line,
        label: line,
        reason: LostValues::NoLabel,
        values: numbers::series(content.body()).map_or(0, |cells| cells.len()),
    });
    row.into_iter().collect()
}

/// Where the label of a line of values stands, and how many values there are, two or more.
fn values_of_line(layout: &Layout<'_>, at: usize, line: &Line<'_>) -> Option<(usize, usize)> {
    let text = line.body();
    if line.shape.digits < 2 || names_line_of_contact(text) {
        return None;
    }
    if let Some(values) = in_cells(text) {
        return Some((at, values));
    }
    let (label, values) = trailing_values(text);
    if values.len() < 2 {
        return None;
    }
    let own = names_row(label) && label.chars().count() <= MAX_LABEL_CHARS;
    if own {
        return Some((at, values.len()));
    }
    if !label.is_empty() || is_scale(&values) {
        return None;
    }
    label_above(layout, at).map(|label| (label, values.len()))
}

/// "Telefon", "Fax": their numbers are no values.
fn names_line_of_contact(text: &str) -> bool {
    ["Tel.", "Telefon", "Telefax", "Fax", "IBAN", "BIC", "Mobil:"]
        .iter()
        .any(|word| text.contains(word))
}

/// The line above that names the values of a line, marks of notes between them aside.
fn label_above(layout: &Layout<'_>, at: usize) -> Option<usize> {
    let from = at.saturating_sub(3);
    let above = layout.lines.get(from..at).unwrap_or_default();
    let is_mark_of_note = |line: &Line<'_>| line.text.len() <= 4;
    let (offset, line) = above
        .iter()
        .enumerate()
        .rev()
        .find(|(_, line)| !is_mark_of_note(line))?;
    let label = line.body();
    let names =
        line.role == Role::Body && names_row(label) && label.chars().count() <= MAX_LABEL_CHARS;
    names.then_some(from + offset)
}

/// The numbers along an axis: four or more with equal steps.
fn is_scale(values: &[&str]) -> bool {
    let numbers: Vec<_> = values
        .iter()
        .filter_map(|text| numbers::cell(text)?.value)
        .collect();
    let steps = numbers.iter().zip(numbers.iter().skip(1));
    let mut steps = steps.map(|(one, other)| other - one);
    let first = steps.next();
    values.len() >= 4 && numbers.len() == values.len() && steps.all(|step| Some(step) == first)
}

/// The values of a line whose cells are parted by bars, tabs, or wide blanks.
fn in_cells(text: &str) -> Option<usize> {
    let cells: Vec<&str> = if text.contains(['|', '\t']) {
        text.split(['|', '\t']).collect()
    } else {
        text.split("  ").collect()
    };
    let cells: Vec<&str> = cells
        .into_iter()
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let (label, rest) = cells.split_first()?;
    let values = rest.iter().filter(|cell| is_value(cell)).count();
    let row = names_row(label) && label.chars().count() <= 2 * MAX_LABEL_CHARS;
    (row && values >= 2 && values * 2 >= rest.len()).then_some(values)
}

/// Whether a text can name a row: letters, no end of a sentence, and no caption of a picture.
fn names_row(text: &str) -> bool {
    let ends = text.ends_with(['.', ',', ';', '§', '/', '–', '-']);
    letters(text) >= 3 && !ends && !is_caption(text) && !has_sentence_end(text)
}

fn is_caption(text: &str) -> bool {
    ["Abbildung ", "Abb. ", "Diagramm ", "Grafik "]
        .iter()
        .any(|word| text.starts_with(word))
}

/// "Kitas. Danach folgten": a sentence ends inside.
fn has_sentence_end(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text.get(..at).and_then(|head| head.rsplit(' ').next());
        word.is_some_and(|word| word.len() >= 4 && word.chars().all(char::is_alphabetic))
    })
}

/// Whether a text is a number with its unit, and no year, no mark of a note (`1)`), no number of a chapter (`52.20`), no number of a telephone.
fn is_value(text: &str) -> bool {
    let value = numbers::cell(text).is_some_and(|cell| cell.value.is_some());
    value
        && !is_count_of_chapters(text)
        && !is_telephone(text)
        && !is_mark_of_note(text)
        && years::year(text.trim_end_matches(':')).is_none()
}

fn is_mark_of_note(text: &str) -> bool {
    text.ends_with(')') && !text.contains(['(', '*'])
}

fn is_count_of_chapters(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let parts = text.rsplit_once('.').map(|(_, last)| last.len());
    plain && parts.is_some_and(|digits| digits < 3)
}

fn is_telephone(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    digits.starts_with('0') && digits.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

/// The numbers that end a line, each with its unit, and what stands before them.
fn trailing_values(text: &str) -> (&str, Vec<&str>) {
    let mut values = Vec::new();
    let mut rest = text.trim_end();
    while let Some((before, token)) = last_token(rest) {
        let blank = numbers::is_blank(token) || is_sign(token) || years::year(token).is_some();
        if is_value(token) {
            values.push(token);
        } else if !blank {
            break;
        }
        rest = before;
    }
    (rest, values)
}

/// Signs of units and of notes that stand behind a number.
fn is_sign(token: &str) -> bool {
    let sign = token.trim_end_matches('*');
    matches!(sign, "" | "%" | "€" | "T€" | "‰" | "+")
}

fn last_token(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    if text.is_empty() {
        return None;
    }
    let at = text.rfind([' ', '\t']).map_or(0, |at| at + 1);
    let (before, token) = text.split_at_checked(at)?;
    Some((before.trim_end(), token))
}

/// Whether two years or more stand in one line above, or in short lines above.
fn has_years_above(layout: &Layout<'_>, at: usize) -> bool {
    let above = layout.lines.get(at.saturating_sub(HEAD_LINES)..at);
    let years = |line: &Line<'_>| {
        let words = line.text.split(|c: char| !c.is_ascii_digit());
        words.filter(|word| years::year(word).is_some()).count()
    };
    let mut in_short_lines = 0;
    above.unwrap_or_default().iter().any(|line| {
        if line.shape.digits < 4 || line.text.len() > 200 {
            return false;
        }
        let own = years(line);
        if line.text.len() <= MAX_HEAD_CHARS {
            in_short_lines += own;
        }
        own >= 2 || in_short_lines >= 2
    })
}

/// A figure alone below a short label that says what is counted, or for which year.
fn value_below(layout: &Layout<'_>, at: usize, block: &Block) -> Option<ValueRow> {
    let (line, first) = layout.body(&block.lines).next()?;
    let own: Vec<&str> = layout
        .body(&block.lines)
        .map(|(_, line)| line.text)
        .collect();
    let has_value = own.iter().any(|text| is_value(text));
    let label = layout.blocks.get(at.checked_sub(1)?)?;
    let text = layout.text(&label.lines);
    let short = matches!(label.kind, Kind::Text | Kind::Item) && label.lines.len() <= 4;
    let dated = years::year(first.text).is_some();
    let names = names_box(&text, dated);
    (short && own.len() <= 3 && has_value && names).then_some(ValueRow {
        line,
        label: label.lines.start,
        reason: LostValues::SingleValue,
        values: 1,
    })
}

/// A paragraph of narrow lines, the last but few of which is a figure alone: a box in the margin.
fn value_box(layout: &Layout<'_>, range: &Range<usize>) -> Option<ValueRow> {
    if !(2..=MAX_BOX_LINES).contains(&range.len()) {
        return None;
    }
    let lines: Vec<(usize, &Line<'_>)> = layout.body(range).collect();
    let narrow = layout.setting.measure * 2 / 5;
    let value = lines.iter().position(|(_, line)| is_value(line.text))?;
    let (label, _) = lines.split_at_checked(value)?;
    let is_narrow = |(_, line): &(usize, &Line<'_>)| line.text.len() <= narrow;
    let (_, last) = label.last()?;
    let words = label.iter().map(|(_, line)| line.body());
    let text = words.collect::<Vec<_>>().join(" ");
    let dated = years::year(last.text).is_some();
    let fits = lines.iter().all(is_narrow) && text.starts_with(char::is_uppercase);
    let (line, _) = lines.get(value)?;
    (fits && names_box(&text, dated)).then_some(ValueRow {
        line: *line,
        label: range.start,
        reason: LostValues::SingleValue,
        values: 1,
    })
}

/// Whether a short text names what a single figure counts: it has a word for a measure, or ends with a year.
fn names_box(text: &str, dated: bool) -> bool {
    let named = (3..=MAX_LABEL_CHARS).contains(&text.chars().count()) && !ends_sentence(text);
    let last = text.split(' ').next_back().unwrap_or_default();
    let measure = || text.split(' ').any(vocabulary::is_measure);
    named && (dated || years::year(last).is_some() || measure())
}
