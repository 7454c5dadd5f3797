//! Goals as items of lists in a section whose title is a word for goals.

use super::{Context, Draft, Findings, Rule, What};
use crate::model::Form;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule { name: "goal_list", doc: DOC, find };

const DOC: &str = "\
# Reads
The items of lists in a section whose title is a word for goals, and in the sections below it: `II. Smarte Ziele (Beispiele)` / `1. Handlungsfeld Netze` /
`- 1.1. Ausbau der Leitungen`. Numbers of the items are left out.
# Leaves alone
Lists in all other sections, and items that another rule has taken.
# Example
`- 1.1. Ausbau der Leitungen` gives the goal `Ausbau der Leitungen`.
# Seen in
Strategies that list their current goals by field of action.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for section in 0..context.outline.sections.len() {
        if !is_below_goals(context, section) {
            continue;
        }
        for at in context.own_blocks(section) {
            if !context.is_item(at) || findings.is_taken(at) {
                continue;
            }
            findings.take(at);
            let what = What::Goal { form: Form::List, text: context.item(at) };
            findings.drafts.push(Draft { rule: RULE.name, section: Some(section), group: None, what });
        }
    }
}

/// The section's own title or one above it is a word for goals.
fn is_below_goals(context: &Context<'_, '_>, section: usize) -> bool {
    // A title that says whose goals they are heads its own lists, not the chapters below it.
    if context.outline.sections.get(section).is_some_and(|found| vocabulary::wide_topic(&found.heading.title) == Some(Topic::Goals)) {
        return true;
    }
    let mut at = Some(section);
    while let Some(found) = at.and_then(|at| context.outline.sections.get(at)) {
        if vocabulary::topic(&found.heading.title) == Some(Topic::Goals) {
            return true;
        }
        at = found.parent;
    }
    false
}

#[cfg(test)]
mod tests {
    #[test]
    fn goal_list() {
        crate::testing::check(super::RULE.name);
    }
}
