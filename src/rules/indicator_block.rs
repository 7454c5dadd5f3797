//! Indicators below a heading word.

use super::{Context, Draft, Findings, Rule, What, inline_series, year_series};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::model::{Period, SeriesKind};
use crate::notation::years;
use crate::vocabulary::Topic;

/// The rule.
pub const RULE: Rule = Rule { name: "indicator_block", doc: DOC, find };

const DOC: &str = "\
# Reads
The list below a line of nothing but a word for indicators: `KENNZAHLEN`, `Indikator:`, `Messgröße`. Each item is an indicator; a row of values below it, or
behind it on its line, is its series. The goals of the block above belong to it.
# Leaves alone
The text behind the list.
# Example
`KENNZAHLEN` / `• Anzahl der Sensoren für 2022 bis 2024:` / `100 | 200 | 400` gives one indicator with three points.
# Seen in
Strategies with goal boxes, and their overview chapters.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for head in context.topics(Topic::Indicators) {
        findings.take(head);
        let introduction = introduction(context, head);
        let stated = [Some(head), introduction]
            .into_iter()
            .flatten()
            .filter_map(|at| years::spans(&context.text(at)).first().map(|span| span.period))
            .next_back();
        let mut at = introduction.unwrap_or(head) + 1;
        while let Some(next) = indicator(context, findings, head, at, stated) {
            at = next;
        }
    }
}

/// A sentence right below the heading word that says for which years the values are.
fn introduction(context: &Context<'_, '_>, head: usize) -> Option<usize> {
    let at = head + 1;
    let text = context.text(at);
    let sentence =
        context.kind(at) == Some(Kind::Text) && !context.is_heading(at) && ends_sentence(&text) && year_series::row(context, at + 1).is_none();
    (sentence && !years::spans(&text).is_empty()).then_some(at)
}

/// The indicator at a block; returns the block behind it.
fn indicator<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, head: usize, at: usize, stated: Option<Period>) -> Option<usize> {
    let row = year_series::row(context, at + 1);
    let named = context.is_item(at) || (context.kind(at) == Some(Kind::Text) && !context.is_heading(at) && (row.is_some() || is_label(context, at)));
    if !named || findings.is_taken(at) {
        return None;
    }
    let (label, values, next) = match (row, inline_series::split(context, at)) {
        (Some((values, next)), _) => (context.passage(at), Some(values), next),
        (None, Some((label, values))) => (label, Some(values), at + 1),
        (None, None) => (context.passage(at), None, at + 1),
    };
    (at..next).for_each(|block| findings.take(block));
    let what = What::Indicator { label, values, kind: SeriesKind::Target, stated };
    findings.drafts.push(Draft { rule: RULE.name, section: context.section(head), group: Some(goals_of(context, head)), what });
    Some(next)
}

/// A paragraph that is no sentence.
fn is_label(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text(at);
    text.chars().count() <= 200 && (!ends_sentence(&text) || text.ends_with(':'))
}

/// The goal block that an indicator block belongs to: the one above it in its section, else the one right below; else itself.
fn goals_of(context: &Context<'_, '_>, head: usize) -> usize {
    let goals = Some(Kind::Topic(Topic::Goals));
    let section = context.section(head);
    let above = (0..head).rev().take_while(|at| !context.is_heading(*at) && context.section(*at) == section).find(|at| context.kind(*at) == goals);
    let below = || (head + 1..context.layout.blocks.len()).take_while(|at| !context.is_heading(*at)).find(|at| context.kind(*at) == goals);
    above.or_else(below).unwrap_or(head)
}

#[cfg(test)]
mod tests {
    #[test]
    fn indicator_block() {
        crate::testing::check(super::RULE.name);
    }
}
