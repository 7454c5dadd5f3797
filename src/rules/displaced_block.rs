//! A goal block that is printed before the heading of its section.

use super::{Context, Findings, Rule, What};
use crate::layout::Kind;
use crate::vocabulary::Topic;
use rustc_hash::FxHashMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "displaced_block",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A goal block (with its indicators) right before a heading whose own section has none, where it cannot belong to the section that it stands in: that one has a
goal block already, or it only holds the sections below it, which all have one but the first. The block goes to the section of the heading.
# Leaves alone
Blocks at the end of a section that has no other.
# Example
`ZIELE` … `KENNZAHL` … `ZIELE` … `6.4.3 DRUCK`: the second block belongs to `6.4.3`.
# Seen in
Brochures in which the box stands in another column than its heading.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let heads: Vec<usize> = context.topics(Topic::Goals).collect();
    let mut owned: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for head in &heads {
        if let Some(section) = context.section(*head) {
            owned.entry(section).or_default().push(*head);
        }
    }
    let mut children: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (at, section) in context.outline.sections.iter().enumerate() {
        if let Some(parent) = section.parent {
            children.entry(parent).or_default().push(at);
        }
    }
    let mut moved: FxHashMap<usize, usize> = FxHashMap::default();
    for head in heads {
        let Some(section) = context.section(head) else {
            continue;
        };
        let next = section + 1;
        let last = owned.get(&section).and_then(|blocks| blocks.last()) == Some(&head);
        let behind = context.own_blocks(section).end;
        let closes = (head..behind).all(|at| {
            matches!(
                context.kind(at),
                Some(Kind::Topic(_) | Kind::Item | Kind::Values)
            ) || at == head
        });
        let free = context.outline.sections.get(next).is_some() && !owned.contains_key(&next);
        let second = owned.get(&section).is_some_and(|blocks| blocks.len() > 1);
        if last && closes && free && (second || holds_only(&children, &owned, section, next)) {
            moved.insert(head, next);
        }
    }
    for draft in &mut findings.drafts {
        let target = draft.group.and_then(|group| moved.get(&group)).copied();
        if let (Some(section), What::Goal { .. } | What::Indicator { .. }) = (target, &draft.what) {
            draft.section = Some(section);
            draft.rule = RULE.name;
        }
    }
}

/// Whether a section holds those below it, and all of them but the first have a goal block.
fn holds_only(
    children: &FxHashMap<usize, Vec<usize>>,
    owned: &FxHashMap<usize, Vec<usize>>,
    section: usize,
    first: usize,
) -> bool {
    let below = children
        .get(&section)
        .map(Vec::as_slice)
        .unwrap_or_default();
    below.first() == Some(&first)
        && below.len() > 2
        && below.iter().skip(1).all(|at| owned.contains_key(at))
}

#[cfg(test)]
mod tests {
    #[test]
    fn displaced_block() {
        crate::testing::check(super::RULE.name);
    }
}
