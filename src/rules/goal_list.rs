//! Goals as items of lists in a section whose title is a word for goals.

use super::{Context, Draft, Findings, Passage, Rule, What, goal_block};
use crate::layout::Kind;
use crate::model::Form;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule {
    name: "goal_list",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
The items of lists in a section whose title is a word for goals, and in the sections below it: `II. Smarte Ziele (Beispiele)` / `1. Handlungsfeld Netze` /
`- 1.1. Ausbau der Leitungen`. Numbers of the items are left out. Where the section has no list, its sentences that say what shall be.
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
        // A word for another field ends what the title announces.
        let own: Vec<usize> = context
            .own_blocks(section)
            .take_while(|at| context.is_heading(*at) || !opens_field(context, *at))
            .collect();
        let push = |findings: &mut Findings<'t>, at: usize, form: Form, text: Passage| {
            findings.take(at);
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: Some(section),
                group: None,
                what: What::Goal { form, text },
            });
        };
        let listed = own
            .iter()
            .any(|at| context.is_item(*at) || matches!(context.kind(*at), Some(Kind::Numbered | Kind::Topic(_)) if !context.is_heading(*at)));
        // "Der Bericht enthält folgende Ergebnisse:" announces a list of its own.
        let mut other = false;
        for at in own
            .iter()
            .copied()
            .filter(|at| !findings.is_taken(*at))
            .collect::<Vec<_>>()
        {
            if !context.is_item(at) {
                let text = context.text(at);
                other = text.ends_with(':') && vocabulary::introduces_others(&text);
            }
            if context.is_item(at) {
                if other {
                    continue;
                }
                push(findings, at, Form::List, context.item(at));
            } else if !listed
                && is_titled(context, section)
                && context.kind(at) == Some(Kind::Text)
                && !context.is_heading(at)
            {
                let intended = goal_block::stated(context, &context.passage(at)).into_iter();
                for sentence in
                    intended.filter(|sentence| vocabulary::intends(&sentence.text(context.layout)))
                {
                    push(findings, at, Form::Block, sentence);
                }
            }
        }
    }
}

/// Whether a block is the label of a field that is not for goals: "Begründung".
fn opens_field(context: &Context<'_, '_>, at: usize) -> bool {
    context.kind(at) == Some(Kind::Text) && vocabulary::is_field(&context.text(at))
}

/// Whether the title of a section is a word for goals, with or without whose they are.
fn is_titled(context: &Context<'_, '_>, section: usize) -> bool {
    let title = context
        .outline
        .sections
        .get(section)
        .map(|found| found.heading.title.as_str())
        .unwrap_or_default();
    vocabulary::topic(title).or_else(|| vocabulary::wide_topic(title)) == Some(Topic::Goals)
}

/// The section's own title or one above it is a word for goals.
fn is_below_goals(context: &Context<'_, '_>, section: usize) -> bool {
    // A title that says whose goals they are heads its own lists, not the chapters below it.
    if context
        .outline
        .sections
        .get(section)
        .is_some_and(|found| vocabulary::wide_topic(&found.heading.title) == Some(Topic::Goals))
    {
        return true;
    }
    let mut at = Some(section);
    // "Begründung" below "Ziele" is about something else.
    let own = context
        .outline
        .sections
        .get(section)
        .map(|found| found.heading.title.as_str())
        .unwrap_or_default();
    if vocabulary::is_field(own) || vocabulary::is_paper_part(own) {
        return false;
    }
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
