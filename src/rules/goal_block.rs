//! Goals below a heading word.

use super::{Context, Draft, Findings, Passage, Rule, What};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::layout::lines::mark;
use crate::model::Form;
use crate::vocabulary::Topic;

/// The rule.
pub const RULE: Rule = Rule { name: "goal_block", doc: DOC, find };

const DOC: &str = "\
# Reads
The list below a line of nothing but a word for goals: `ZIELE:`, `Ziel`, `Strategische Ziele`, `Zielsetzungen`. Each item is a goal, with the lines that
continue it. A bullet in the middle of a line that continues an item starts the next one. Without bullets the paragraph below is the goal.
# Leaves alone
The text behind the list, and the word in a sentence or a wider title (`Ziel ist es …`, `Grundsätze und Ziele`).
# Example
`ZIELE` / `• Ausbau der Radwege auf 120 km` / `bis 2028` gives the goal `Ausbau der Radwege auf 120 km bis 2028`.
# Seen in
Strategies with goal boxes, and their overview chapters.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for head in context.topics(Topic::Goals) {
        findings.take(head);
        for (at, text) in items(context, head) {
            findings.take(at);
            let what = What::Goal { form: Form::Block, text };
            findings.drafts.push(Draft { rule: RULE.name, section: context.section(head), group: Some(head), what });
        }
    }
}

/// The items below a heading word, each with its block. Shared by goals and principles.
pub(super) fn items(context: &Context<'_, '_>, head: usize) -> Vec<(usize, Passage)> {
    let mut found = Vec::new();
    let mut at = head + 1;
    while context.is_item(at) {
        found.extend(split(context, at).into_iter().map(|text| (at, text)));
        at += 1;
    }
    if found.is_empty() && context.kind(at) == Some(Kind::Text) && !context.is_heading(at) {
        found.push((at, context.passage(at)));
    }
    found
}

/// The texts of an item: more than one where a bullet stands in the middle of a line that continues it.
pub(super) fn split(context: &Context<'_, '_>, at: usize) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut open = Passage::default();
    let Some(block) = context.block(at) else { return found };
    for (line, content) in context.layout.body(&block.lines) {
        let mut from = usize::from(content.mark);
        let bullet = content.text.get(from..).and_then(|body| inner_bullet(body, !open.pieces.is_empty()));
        if let Some((before, behind)) = bullet {
            open.push(line, from..from + before);
            found.push(std::mem::take(&mut open));
            from += behind;
        }
        open.push(line, from..content.text.len());
    }
    found.push(open);
    found
}

/// A bullet inside a line: a round one anywhere, a hyphen only where the line continues an item and what follows opens like one.
fn inner_bullet(body: &str, continues: bool) -> Option<(usize, usize)> {
    let (at, hyphen) = match body.find(" • ") {
        Some(at) => (at, false),
        None => (body.find(" - ")?, true),
    };
    let (before, behind) = body.split_at_checked(at)?;
    let behind = behind.trim_start();
    let skipped = body.len() - behind.len() + mark(behind);
    let opens = behind.get(mark(behind)..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let enclosed = before.matches(['(', '„']).count() > before.matches([')', '“']).count();
    (!hyphen || (continues && opens && !enclosed && !ends_sentence(before))).then_some((at, skipped))
}

#[cfg(test)]
mod tests {
    #[test]
    fn goal_block() {
        crate::testing::check(super::RULE.name);
    }
}
