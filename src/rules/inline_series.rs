//! A label with its values behind it on one line.

use super::{Cells, Context, Draft, Findings, Passage, Rule, What, year_series};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::model::SeriesKind;
use crate::notation::{numbers, years};

/// The rule.
pub const RULE: Rule = Rule {
    name: "inline_series",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A paragraph or an item that ends with a row of values: `Anzahl der Busse für 2024 bis 2026: 10 | 12 | 14`; behind a span of
years also one that strokes part: `2018–2020: 4 / 4 / 1`, on several lines with a word above that heads them.
# Leaves alone
Lines in which words stand between the bars, and rows without a label.
# Example
`• Radwege in km, 2024 bis 2026: 80 | 95 | 120`
# Seen in
Indicator lists set in one line each.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for at in 0..context.layout.blocks.len() {
        if findings.is_taken(at)
            || context.is_heading(at)
            || !matches!(context.kind(at), Some(Kind::Text | Kind::Item))
        {
            continue;
        }
        let rows = lines(context, at).or_else(|| split(context, at).map(|row| vec![row]));
        let Some(rows) = rows else { continue };
        findings.take(at);
        for (label, values) in rows {
            let what = What::Indicator {
                label,
                values: Some(values),
                kind: SeriesKind::Target,
                stated: None,
                unit: None,
            };
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: context.section(at),
                group: None,
                what,
            });
        }
    }
}

/// Labels and values of a block of two lines or more with a row each; a word above the first heads them.
fn lines<'t>(context: &Context<'_, 't>, at: usize) -> Option<Vec<(Passage, (Cells<'t>, Passage))>> {
    let block = context.block(at).filter(|block| block.lines.len() >= 2)?;
    let lines: Vec<(usize, &'t str)> = context
        .layout
        .body(&block.lines)
        .map(|(at, line)| (at, line.text))
        .collect();
    let strokes = lines
        .iter()
        .filter(|(_, text)| by_strokes(text).is_some())
        .count();
    let headed = lines
        .first()
        .is_some_and(|(_, text)| by_strokes(text).is_none());
    let (group, rows) = lines.split_at_checked(usize::from(headed))?;
    let names = group
        .iter()
        .all(|(_, text)| text.chars().count() <= 60 && !is_open_end(text) && !ends_sentence(text));
    if strokes < 2 || strokes != rows.len() || !names {
        return None;
    }
    rows.iter()
        .map(|(line, text)| {
            let split = text.get(..by_strokes(text)?)?.rfind(':')? + 1;
            let mut label = Passage {
                head: group.len(),
                ..Passage::default()
            };
            for (line, text) in group {
                label.push(*line, 0..text.len());
            }
            label.push(*line, 0..split);
            let mut values = Passage::default();
            values.push(*line, split..text.len());
            Some((
                label,
                (
                    Cells::Row {
                        cells: numbers::series(text.get(split..)?)?,
                        header: None,
                    },
                    values,
                ),
            ))
        })
        .collect()
}

/// Label and values of a block whose last line ends with a row of values.
pub(super) fn split<'t>(
    context: &Context<'_, 't>,
    at: usize,
) -> Option<(Passage, (Cells<'t>, Passage))> {
    let block = context.block(at)?;
    let (last, line) = context.layout.body(&block.lines).next_back()?;
    let text: &'t str = line.text;
    if memchr::memchr2(b'|', b';', text.as_bytes()).is_none()
        && !text.contains(" I ")
        && !text.contains(" / ")
    {
        return None;
    }
    let from = usize::from(line.mark);
    let split = row_start(text.get(from..)?)? + from;
    let row = text.get(split..)?;
    // "(für 2024 bis 2026: 10 | 12 | 14)"
    let open = text
        .get(..split)
        .and_then(|label| label.rfind('('))
        .filter(|open| {
            text.get(*open..split)
                .is_some_and(|inner| !inner.contains(')'))
        });
    let row = if open.is_some() {
        row.trim_end().strip_suffix(')').unwrap_or(row)
    } else {
        row
    };
    let cells = numbers::series(row)?;
    // A row of years announces values below it.
    if cells
        .iter()
        .map(|cell| years::year(cell))
        .collect::<Option<Vec<_>>>()
        .is_some_and(|years| year_series::rises(&years))
    {
        return None;
    }
    let mut label = context.passage(at);
    if let Some(piece) = label.pieces.last_mut() {
        piece.bytes.end = split;
    }
    let mut values = Passage::default();
    values.push(last, split..text.len());
    let has_words = label.pieces.iter().any(|piece| {
        context
            .layout
            .lines
            .get(piece.line)
            .and_then(|l| l.text.get(piece.bytes.clone()))
            .is_some_and(|t| t.contains(char::is_alphabetic))
    });
    has_words.then_some((
        label,
        (
            Cells::Row {
                cells,
                header: None,
            },
            values,
        ),
    ))
}

/// Where the row of values starts: behind the last colon before it, or at its first number.
fn row_start(body: &str) -> Option<usize> {
    let first = body
        .find(['|', ';'])
        .or_else(|| body.find(" I "))
        .or_else(|| by_strokes(body))?;
    let head = body.get(..first)?;
    if let Some(colon) = head.rfind(':') {
        return Some(colon + 1);
    }
    // "Anzahl der Busse 10 | 12": the number before the first bar is a value.
    head.trim_end().rfind(' ').map(|blank| blank + 1)
}

/// Where the first stroke of a row parts two values: "2018–2020: 12 / 14 / 17". Only behind the span of the years these are no parts of words.
fn by_strokes(body: &str) -> Option<usize> {
    let first = body.find(" / ")?;
    let head = body.get(..first)?;
    let colon = head.rfind(':')?;
    let span = years::spans(head.get(..colon)?)
        .last()
        .is_some_and(|span| span.range.end == colon);
    (span && numbers::cell(head.get(colon + 1..)?).is_some()).then_some(first)
}

/// The label in a block with its values, from the row below it or else from its own line, and the block behind both.
pub(super) fn labelled<'t>(
    context: &Context<'_, 't>,
    at: usize,
) -> Option<(Passage, (Cells<'t>, Passage), usize)> {
    if let Some((values, next)) = year_series::row(context, at + 1) {
        return Some((context.passage(at), values, next));
    }
    split(context, at).map(|(label, values)| (label, values, at + 1))
}

#[cfg(test)]
mod tests {
    #[test]
    fn inline_series() {
        crate::testing::check(super::RULE.name);
    }
}
