//! Indicators below a heading word.

use super::{
    Context, Draft, Findings, Passage, Rule, What, inline_series, year_pairs, year_series,
};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::model::{Period, SeriesKind};
use crate::notation::years;
use crate::problem::{Problem, ProblemKind};
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule {
    name: "indicator_block",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
The list below a line of nothing but a word for indicators: `KENNZAHLEN`, `Indikator:`, `Messgröße`. Each item is an indicator; a row of values below it, or
behind it on its line, or a year with its value on each line below it, is its series. A paragraph may list several: `Länge der Netze, Zahl der Kurse`. The goals of the block above belong to it.
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
            .filter_map(|at| {
                years::spans(&context.text(at))
                    .first()
                    .map(|span| span.period)
            })
            .next_back();
        let mut at = introduction.unwrap_or(head) + 1;
        // A paragraph without a row names an indicator only where no item and no row has shown how this block is written.
        let mut plain = true;
        while let Some(next) = indicator(
            context,
            findings,
            Block {
                head,
                stated,
                plain,
            },
            at,
        ) {
            plain &= next == at + 1 && !context.is_item(at);
            at = next;
        }
        if context.kind(at) == Some(Kind::Text)
            && !findings.is_taken(at)
            && context.text(at).matches('|').count() >= 2
        {
            findings.problems.push(Problem::at_lines(
                ProblemKind::TableNotRead,
                context.block(at).map(|block| block.lines.clone()),
                RULE.name,
            ));
        }
    }
}

/// A sentence right below the heading word that says for which years the values are.
fn introduction(context: &Context<'_, '_>, head: usize) -> Option<usize> {
    let at = head + 1;
    let text = context.text(at);
    let sentence = context.kind(at) == Some(Kind::Text)
        && !context.is_heading(at)
        && ends_sentence(&text)
        && year_series::row(context, at + 1).is_none();
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
fn indicator<'t>(
    context: &Context<'_, 't>,
    findings: &mut Findings<'t>,
    block: Block,
    at: usize,
) -> Option<usize> {
    let Block {
        head,
        stated,
        plain,
    } = block;
    // Behind paragraphs, a number opens no item of theirs.
    let numbered = plain && at > head + 1 && context.kind(at) == Some(Kind::Numbered);
    let named = (context.is_item(at) && !numbered)
        || (context.kind(at) == Some(Kind::Text)
            && !context.is_heading(at)
            && (year_series::row(context, at + 1).is_some()
                || (plain
                    && is_label(context, at)
                    && (at == head + 1 || is_one_of_many(context, at)))));
    if !named || findings.is_taken(at) {
        return None;
    }
    // "2019: 11 %," / "2021: 14 %": the values go on where figures open the next line.
    let goes_on = context.text(at).ends_with([',', ';', '·', '|', '/'])
        && matches!(context.kind(at + 1), Some(Kind::Figures | Kind::Values));
    let mut whole = context.passage(at);
    if goes_on {
        whole.extend(context.passage(at + 1));
    }
    if let Some(entry) = year_pairs::entry(context, &whole) {
        let next = at + 1 + usize::from(goes_on);
        (at..next).for_each(|block| findings.take(block));
        year_pairs::drafts(
            findings,
            RULE.name,
            context.section(head),
            Some(goals_of(context, head)),
            entry,
        );
        return Some(next);
    }
    let (label, series, next) = match inline_series::labelled(context, at) {
        Some((label, values, next)) => (label, vec![(SeriesKind::Target, Some(values))], next),
        None => match year_pairs::below(context, at + 1) {
            Some(series) => (
                context.passage(at),
                series
                    .into_iter()
                    .map(|(kind, cells, place)| (kind, Some((cells, place))))
                    .collect(),
                at + 2,
            ),
            None => (
                context.passage(at),
                vec![(SeriesKind::Target, None)],
                at + 1,
            ),
        },
    };
    (at..next).for_each(|block| findings.take(block));
    if let [(kind, None)] = series.as_slice()
        && !context.is_item(at)
    {
        // One sentence may list them all.
        let phrases = label.phrases(context.layout);
        for label in phrases.iter().flat_map(|phrase| listed(context, phrase)) {
            let what = What::Indicator {
                label,
                values: None,
                kind: *kind,
                stated,
                unit: None,
            };
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: context.section(head),
                group: Some(goals_of(context, head)),
                what,
            });
        }
        return Some(next);
    }
    for (kind, values) in series {
        let what = What::Indicator {
            label: label.clone(),
            values,
            kind,
            stated,
            unit: None,
        };
        findings.drafts.push(Draft {
            rule: RULE.name,
            section: context.section(head),
            group: Some(goals_of(context, head)),
            what,
        });
    }
    Some(next)
}

/// The indicators that a paragraph lists, parted by semicolons, or by commas before words for a measure: "Länge der Netze, Zahl der Kurse".
fn listed(context: &Context<'_, '_>, label: &Passage) -> Vec<Passage> {
    let text = label.text(context.layout);
    let mark = if text.contains("; ") && !text.contains('(') {
        "; "
    } else {
        ", "
    };
    let measured = |part: &str| {
        mark == "; " || vocabulary::is_measure(part.split(' ').next().unwrap_or_default())
    };
    if !text
        .match_indices(mark)
        .any(|(at, _)| text.get(at + mark.len()..).is_some_and(measured))
    {
        return vec![label.clone()];
    }
    label.cut(context.layout, |text| {
        let ends = text
            .match_indices(mark)
            .filter(|(at, _)| text.get(at + mark.len()..).is_some_and(measured))
            .map(|(at, _)| at);
        let mut start = 0;
        let mut parts = Vec::new();
        for end in ends.chain([text.len()]) {
            parts.push(start..end);
            start = end + mark.len();
        }
        parts
    })
}

/// A paragraph that is no sentence.
fn is_label(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text(at);
    // The line above a table is its caption.
    if matches!(context.kind(at + 1), Some(Kind::Table(_))) {
        return false;
    }
    // The field may be empty, and the next one open below it.
    text.chars().count() <= 200
        && !text.contains('|')
        && !vocabulary::is_field(&text)
        && (!ends_sentence(&text) || text.ends_with(':'))
}

/// Whether a paragraph behind the first can still name an indicator: not a word alone, which opens something else, and no "Frist: 2026".
fn is_one_of_many(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text(at);
    // "Kosten und Aufwand:" opens the next field of a sheet.
    // "Handlungsfeld 4 Teilhabe" opens the next chapter.
    let counted = text.split(' ').nth(1).is_some_and(|word| {
        word.trim_end_matches('.')
            .bytes()
            .all(|b| b.is_ascii_digit())
    });
    text.contains(' ') && !text.contains(':') && !counted
}

/// The goal block that an indicator block belongs to: the one above it in its section, else the one right below; else itself.
pub(super) fn goals_of(context: &Context<'_, '_>, head: usize) -> usize {
    let goals = Some(Kind::Topic(Topic::Goals));
    let section = context.section(head);
    let above = (0..head)
        .rev()
        .take_while(|at| !context.is_heading(*at) && context.section(*at) == section)
        .find(|at| context.kind(*at) == goals);
    let below = || {
        (head + 1..context.layout.blocks.len())
            .take_while(|at| !context.is_heading(*at))
            .find(|at| context.kind(*at) == goals)
    };
    above.or_else(below).unwrap_or(head)
}

#[cfg(test)]
mod tests {
    #[test]
    fn indicator_block() {
        crate::testing::check(super::RULE.name);
    }
}
