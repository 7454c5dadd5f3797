//! Principles below a heading word.

use super::{Context, Draft, Findings, Rule, What, goal_block};
use crate::vocabulary::Topic;

/// The rule.
pub const RULE: Rule = Rule {
    name: "principle_block",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
The list or the paragraph below a line of nothing but a word for principles: `GRUNDSATZ:`, `Grundsätze`, `Leitsätze`.
# Leaves alone
The text behind it, and titles that say more: `Übergeordnete Grundsätze der Planung`.
# Example
`GRUNDSATZ:` / `- Nur geprüfte Verfahren gehen in Betrieb.` gives one principle.
# Seen in
Strategies with boxes for principles.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for head in context.topics(Topic::Principles) {
        findings.take(head);
        for (at, text) in goal_block::items(context, head) {
            findings.take(at);
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: context.section(head),
                group: None,
                what: What::Principle { text },
            });
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn principle_block() {
        crate::testing::check(super::RULE.name);
    }
}
