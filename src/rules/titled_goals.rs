//! Goals as numbered titles with their text below.

use super::{Context, Draft, Findings, Passage, Rule, What};
use crate::layout::Kind;
use crate::model::Form;
use crate::notation::numbering;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule {
    name: "titled_goals",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
Numbered sentences that stand alone in a section whose title is a word for goals: `II. Strategische Ziele` / `1. Die Verwaltung ist digital.` / text. Each is a goal.
Headings that say so themselves: `Leitziel 2: Die Stadt ist leise`.
# Leaves alone
Numbered sentences in other sections, and the text below the titles.
# Example
`1. Die Stadt ist klimaneutral.` in the section `Leitziele` gives the goal `Die Stadt ist klimaneutral.`
# Seen in
Strategies that explain each goal in a paragraph of its own.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for (section, found) in context.outline.sections.iter().enumerate() {
        if let Some(text) = entitled(context, found.heading.block) {
            let what = What::Goal {
                form: Form::List,
                text,
            };
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: Some(section),
                group: None,
                what,
            });
        }
        if vocabulary::topic(&found.heading.title) != Some(Topic::Goals) {
            continue;
        }
        for at in context.own_blocks(section) {
            if context.kind(at) != Some(Kind::Numbered)
                || context.is_heading(at)
                || findings.is_taken(at)
            {
                continue;
            }
            // "2.1 …" opens a section below, it is no goal of this one.
            let line = context
                .block(at)
                .and_then(|block| context.layout.first(block));
            if line
                .and_then(|line| numbering::leading(line.body()))
                .is_some_and(|(number, _)| number.parts.len() > 1)
            {
                continue;
            }
            let text = context.item(at);
            findings.take(at);
            let what = What::Goal {
                form: Form::List,
                text,
            };
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: Some(section),
                group: None,
                what,
            });
        }
    }
}

/// What stands behind the label and its number in a heading: `Leitziel 2: …`, `Ziel A – …`.
fn entitled(context: &Context<'_, '_>, block: usize) -> Option<Passage> {
    let mut text = context.item(block);
    let piece = text.pieces.first_mut()?;
    let line = context
        .layout
        .lines
        .get(piece.line)?
        .text
        .get(piece.bytes.clone())?;
    let (label, rest) = line.split_once(':').or_else(|| line.split_once(" – "))?;
    let (word, number) = label.trim_end().rsplit_once(' ')?;
    let counted = number.len() <= 4
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '.');
    let goals = counted && vocabulary::topic(word) == Some(Topic::Goals);
    piece.bytes.start = piece.bytes.end - rest.trim_start().len();
    (goals && !rest.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn titled_goals() {
        crate::testing::check(super::RULE.name);
    }
}
