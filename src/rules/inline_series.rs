//! A label with its values behind it on one line.

use super::{Cells, Context, Draft, Findings, Passage, Rule, What, year_series};
use crate::layout::Kind;
use crate::model::SeriesKind;
use crate::notation::{numbers, years};

/// The rule.
pub const RULE: Rule = Rule { name: "inline_series", doc: DOC, find };

const DOC: &str = "\
# Reads
A paragraph or an item that ends with a row of values: `Anzahl der Busse für 2024 bis 2026: 10 | 12 | 14`.
# Leaves alone
Lines in which words stand between the bars, and rows without a label.
# Example
`• Radwege in km, 2024 bis 2026: 80 | 95 | 120`
# Seen in
Indicator lists set in one line each.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for at in 0..context.layout.blocks.len() {
        if findings.is_taken(at) || context.is_heading(at) || !matches!(context.kind(at), Some(Kind::Text | Kind::Item)) {
            continue;
        }
        if let Some((label, values)) = split(context, at) {
            findings.take(at);
            let what = What::Indicator { label, values: Some(values), kind: SeriesKind::Target, stated: None, unit: None };
            findings.drafts.push(Draft { rule: RULE.name, section: context.section(at), group: None, what });
        }
    }
}

/// Label and values of a block whose last line ends with a row of values.
pub(super) fn split<'t>(context: &Context<'_, 't>, at: usize) -> Option<(Passage, (Cells<'t>, Passage))> {
    let block = context.block(at)?;
    let (last, line) = context.layout.body(&block.lines).next_back()?;
    let text: &'t str = line.text;
    if memchr::memchr2(b'|', b';', text.as_bytes()).is_none() && !text.contains(" I ") {
        return None;
    }
    let from = usize::from(line.mark);
    let split = row_start(text.get(from..)?)? + from;
    let cells = numbers::series(text.get(split..)?)?;
    // A row of years announces values below it.
    if cells.iter().map(|cell| years::year(cell)).collect::<Option<Vec<_>>>().is_some_and(|years| year_series::rises(&years)) {
        return None;
    }
    let mut label = context.passage(at);
    if let Some(piece) = label.pieces.last_mut() {
        piece.bytes.end = split;
    }
    let mut values = Passage::default();
    values.push(last, split..text.len());
    let has_words = label.pieces.iter().any(|piece| {
        context.layout.lines.get(piece.line).and_then(|l| l.text.get(piece.bytes.clone())).is_some_and(|t| t.contains(char::is_alphabetic))
    });
    has_words.then_some((label, (Cells::Row { cells, header: None }, values)))
}

/// Where the row of values starts: behind the last colon before it, or at its first number.
fn row_start(body: &str) -> Option<usize> {
    let first = body.find(['|', ';']).or_else(|| body.find(" I "))?;
    let head = body.get(..first)?;
    if let Some(colon) = head.rfind(':') {
        return Some(colon + 1);
    }
    // "Anzahl der Busse 10 | 12": the number before the first bar is a value.
    head.trim_end().rfind(' ').map(|blank| blank + 1)
}

/// The label in a block with its values, from the row below it or else from its own line, and the block behind both.
pub(super) fn labelled<'t>(context: &Context<'_, 't>, at: usize) -> Option<(Passage, (Cells<'t>, Passage), usize)> {
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
