//! Goals as numbered titles with their text below.

use super::{Context, Draft, Findings, Rule, What};
use crate::layout::Kind;
use crate::model::Form;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule { name: "titled_goals", doc: DOC, find };

const DOC: &str = "\
# Reads
Numbered sentences that stand alone in a section whose title is a word for goals: `II. Strategische Ziele` / `1. Die Verwaltung ist digital.` / text. Each is a goal.
# Leaves alone
Numbered sentences in other sections, and the text below the titles.
# Example
`1. Die Stadt ist klimaneutral.` in the section `Leitziele` gives the goal `Die Stadt ist klimaneutral.`
# Seen in
Strategies that explain each goal in a paragraph of its own.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for (section, found) in context.outline.sections.iter().enumerate() {
        if vocabulary::topic(&found.heading.title) != Some(Topic::Goals) {
            continue;
        }
        for at in context.own_blocks(section) {
            if context.kind(at) != Some(Kind::Numbered) || context.is_heading(at) || findings.is_taken(at) {
                continue;
            }
            let text = context.item(at);
            findings.take(at);
            let what = What::Goal { form: Form::List, text };
            findings.drafts.push(Draft { rule: RULE.name, section: Some(section), group: None, what });
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn titled_goals() {
        crate::testing::check(super::RULE.name);
    }
}
