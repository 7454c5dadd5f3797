//! The printed title of a document: it stands before everything else and is no section.

use super::{folded, is_sentence};
use crate::layout::blocks::ends_sentence;
use crate::layout::{Kind, Layout, Role};
use crate::vocabulary;

/// Blocks among which a title is looked for.
const FRONT: usize = 8;

/// The title and all blocks that print it.
pub fn title(layout: &Layout<'_>) -> Option<(String, Vec<usize>)> {
    let front = layout.blocks.get(..layout.blocks.len().min(FRONT))?;
    let text_above = |at: usize| {
        front
            .iter()
            .take(at)
            .any(|block| is_sentence(layout, block))
    };
    let found = front
        .iter()
        .enumerate()
        .take_while(|(at, _)| !text_above(*at))
        .find_map(|(at, block)| {
            let text = layout.text(&block.lines);
            let set_apart = matches!(block.kind, Kind::Text | Kind::Capitals | Kind::Marked)
                && !ends_sentence(&text)
                && !text.ends_with(',')
                && text.len() <= 300;
            let says_so = vocabulary::names_strategy(&text) || vocabulary::names_report(&text);
            // A first line above the table of contents needs no such word.
            let before_contents = at == 0
                && layout
                    .lines
                    .get(block.lines.end)
                    .is_some_and(|line| line.role == Role::Contents);
            let marked_first = at == 0
                && only_first_is_highest(layout)
                && block.kind == Kind::Marked
                && layout
                    .first(block)
                    .is_some_and(|line| line.style.heading == 1);
            // A short first line above the first chapter.
            let before_chapter = at == 0
                && text.len() <= 120
                && front.get(1).is_some_and(|next| next.kind == Kind::Numbered);
            let words = text
                .split(' ')
                .filter(|word| word.chars().any(char::is_alphabetic))
                .count();
            (set_apart
                && words >= 1
                && ((says_so) || before_contents || before_chapter || marked_first))
                .then_some(text)
        })?;
    let folded_title = folded(&found);
    let blocks = layout.blocks.iter().take(FRONT * 3).enumerate();
    let same = blocks
        .filter(|(_, block)| {
            block.kind != Kind::Numbered && folded(&layout.text(&block.lines)) == folded_title
        })
        .map(|(at, _)| at)
        .collect();
    Some((found, same))
}

/// Whether only one heading is marked as the highest.
fn only_first_is_highest(layout: &Layout<'_>) -> bool {
    layout
        .blocks
        .iter()
        .filter(|block| {
            block.kind == Kind::Marked
                && layout
                    .first(block)
                    .is_some_and(|line| line.style.heading == 1)
        })
        .take(2)
        .count()
        == 1
}
