//! Indicators below a heading word.

use super::{Cells, Context, Draft, Findings, Rule, What, inline_series, year_pairs, year_series};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::model::{Period, SeriesKind, Severity};
use crate::notation::years;
use crate::problem::Problem;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule { name: "indicator_block", doc: DOC, find };

const DOC: &str = "\
# Reads
The list below a line of nothing but a word for indicators: `KENNZAHLEN`, `Indikator:`, `Messgröße`. Each item is an indicator; a row of values below it, or
behind it on its line, or a year with its value on each line below it, is its series. The goals of the block above belong to it.
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
        // A paragraph without a row names an indicator only where no item and no row has shown how this block is written.
        let mut plain = true;
        while let Some(next) = indicator(context, findings, Block { head, stated, plain }, at) {
            plain &= next == at + 1 && !context.is_item(at);
            at = next;
        }
        if context.kind(at) == Some(Kind::Text) && !findings.is_taken(at) && context.text(at).matches('|').count() >= 2 {
            findings.problems.push(Problem {
                code: "table-not-read",
                severity: Severity::Warning,
                message: "a table stands here whose form is not understood; its values are left out".to_owned(),
                lines: context.block(at).map(|block| block.lines.clone()),
                page: None,
                rule: RULE.name,
            });
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

/// An indicator block as far as it is read.
#[derive(Clone, Copy)]
struct Block {
    head: usize,
    stated: Option<Period>,
    plain: bool,
}

/// The indicator at a block; returns the block behind it.
fn indicator<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, block: Block, at: usize) -> Option<usize> {
    let Block { head, stated, plain } = block;
    let named = context.is_item(at)
        || (context.kind(at) == Some(Kind::Text)
            && !context.is_heading(at)
            && (year_series::row(context, at + 1).is_some() || (plain && is_label(context, at) && (at == head + 1 || is_one_of_many(context, at)))));
    if !named || findings.is_taken(at) {
        return None;
    }
    let (label, values, next) = match inline_series::labelled(context, at) {
        Some((label, values, next)) => (label, Some(values), next),
        None => match year_pairs::below(context, at + 1) {
            Some(values) => (context.passage(at), Some(values), at + 2),
            None => (context.passage(at), None, at + 1),
        },
    };
    (at..next).for_each(|block| findings.take(block));
    // A value that stands with its year was counted.
    let kind = if matches!(values, Some((Cells::Pairs(_), _))) { SeriesKind::Actual } else { SeriesKind::Target };
    let what = What::Indicator { label, values, kind, stated, unit: None };
    findings.drafts.push(Draft { rule: RULE.name, section: context.section(head), group: Some(goals_of(context, head)), what });
    Some(next)
}

/// A paragraph that is no sentence.
fn is_label(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text(at);
    // The field may be empty, and the next one open below it.
    text.chars().count() <= 200 && !text.contains('|') && !vocabulary::is_field(&text) && (!ends_sentence(&text) || text.ends_with(':'))
}

/// Whether a paragraph behind the first can still name an indicator: not a word alone, which opens something else, and no "Frist: 2026".
fn is_one_of_many(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text(at);
    let inner = text.trim_end_matches(':');
    inner.contains(' ') && !inner.contains(':')
}

/// The goal block that an indicator block belongs to: the one above it in its section, else the one right below; else itself.
pub(super) fn goals_of(context: &Context<'_, '_>, head: usize) -> usize {
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
