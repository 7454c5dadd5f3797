//! Goals and indicators of an overview chapter that has no heading words.

use super::{Context, Draft, Findings, Rule, What, inline_series};
use crate::layout::Kind;
use crate::model::{Form, SeriesKind};
use crate::outline::folded;
use crate::vocabulary;
use rustc_hash::FxHashSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "overview_topic",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
The topics of a chapter that sums up: its title names goals or indicators (`Controlling der Ziele und Kennzahlen`), or its topics have the titles of earlier sections.
In a topic, the marked lines are goals; the line above a row of values is an indicator.
# Leaves alone
Chapters without any row of values, topics with heading words (`ZIELE`), and the text of the chapter itself.
# Example
`RADVERKEHR` / `• Ausbau der Radwege` / `Länge in km` / `80 | 95 | 120`
# Seen in
Strategies that close with all goals and their target values.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let mut earlier = FxHashSet::default();
    for (chapter, section) in context.outline.sections.iter().enumerate() {
        let topics = if section.level == 1 {
            topics(context, chapter)
        } else {
            Vec::new()
        };
        let sums_up = sums_up(context, &section.heading.title, &topics, &earlier);
        earlier.insert(folded(&section.heading.title));
        if sums_up && topics.iter().any(|topic| has_row(context, *topic)) {
            for topic in topics {
                read(context, findings, topic);
            }
        }
    }
}

/// The sections right below a chapter that have no number.
fn topics(context: &Context<'_, '_>, chapter: usize) -> Vec<usize> {
    let behind = context
        .outline
        .sections
        .iter()
        .enumerate()
        .skip(chapter + 1);
    let below = behind.take_while(|(_, section)| section.level > 1 || section.parent.is_some());
    below
        .filter(|(_, section)| section.parent == Some(chapter) && section.number.is_none())
        .map(|(at, _)| at)
        .collect()
}

/// Whether a chapter sums up: its title says so, or half of its topics have titles of earlier sections.
fn sums_up(
    context: &Context<'_, '_>,
    title: &str,
    topics: &[usize],
    earlier: &FxHashSet<String>,
) -> bool {
    if topics.is_empty() || vocabulary::names_goals_or_indicators(title) {
        return !topics.is_empty();
    }
    let known = |topic: &&usize| {
        context
            .outline
            .sections
            .get(**topic)
            .is_some_and(|section| earlier.contains(&folded(&section.heading.title)))
    };
    topics.len() >= 3 && topics.iter().filter(known).count() * 2 >= topics.len()
}

fn has_row(context: &Context<'_, '_>, topic: usize) -> bool {
    context.own_blocks(topic).any(|at| {
        context.kind(at) == Some(Kind::Values) || inline_series::split(context, at).is_some()
    })
}

/// A topic without heading words.
fn read<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, topic: usize) {
    let blocks = context.own_blocks(topic);
    if blocks
        .clone()
        .any(|at| matches!(context.kind(at), Some(Kind::Topic(_))))
    {
        return;
    }
    let group = Some(blocks.start);
    let mut at = blocks.start;
    while at < blocks.end {
        let next = at + 1;
        let label = matches!(
            context.kind(at),
            Some(Kind::Item | Kind::Text | Kind::Numbered)
        ) && !context.is_heading(at)
            && !findings.is_taken(at);
        if !label {
            at = next;
            continue;
        }
        let (what, end) =
            match inline_series::labelled(context, at).filter(|(_, _, end)| *end <= blocks.end) {
                Some((label, values, end)) => (
                    What::Indicator {
                        label,
                        values: Some(values),
                        kind: SeriesKind::Target,
                        stated: None,
                        unit: None,
                    },
                    end,
                ),
                None if context.is_item(at) => (
                    What::Goal {
                        form: Form::Block,
                        text: context.passage(at),
                    },
                    next,
                ),
                None => {
                    at = next;
                    continue;
                }
            };
        (at..end).for_each(|block| findings.take(block));
        findings.drafts.push(Draft {
            rule: RULE.name,
            section: Some(topic),
            group,
            what,
        });
        at = end;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn overview_topic() {
        crate::testing::check(super::RULE.name);
    }
}
