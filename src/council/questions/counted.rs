//! Questions that plain numbers count. Their answers stand below them or under their number further down; what answers several is the answer of
//! each.

use super::Asked;
use crate::layout::{self, Kind, Layout};
use crate::outline::Context;

/// Words of the longest title between two questions.
const MAX_TITLE_WORDS: usize = 5;

pub fn read(context: &Context<'_, '_>) -> Vec<Asked> {
    let layout = context.layout;
    let blocks = all_blocks(layout);
    let answers: Vec<usize> = (0..layout.asked.len())
        .filter(|at| layout.asked.get(*at).is_some_and(|one| one.answers))
        .collect();
    // Below a list of questions stands what introduces the answers.
    let follows_list = |at: &usize| layout.asked.get(at + 1).is_none_or(|next| next.answers);
    let are_listed = answers.iter().any(follows_list);
    let mut found = Vec::new();
    for (at, asked) in layout.asked.iter().enumerate() {
        if asked.answers {
            continue;
        }
        let own = blocks.get(at).cloned().unwrap_or_default();
        let under: Vec<usize> = answers
            .iter()
            .filter(|answer| is_answered_by(layout, asked, **answer))
            .flat_map(|answer| blocks.get(*answer).cloned().unwrap_or_default())
            .collect();
        let blocks = if under.is_empty() {
            own
        } else if are_listed {
            under
        } else {
            own.into_iter().chain(under).collect()
        };
        let title = if asked.printed {
            layout.text(&asked.lines)
        } else {
            String::new()
        };
        found.push(Asked {
            number: Some(asked.number.clone()).filter(|number| !number.is_empty()),
            title,
            lines: asked.lines.clone(),
            blocks,
        });
    }
    found
}

fn is_answered_by(layout: &Layout<'_>, asked: &layout::questions::Asked, answer: usize) -> bool {
    layout
        .asked
        .get(answer)
        .is_some_and(|answer| answer.span.0 <= asked.span.0 && asked.span.1 <= answer.span.1)
}

/// The blocks below each number. Questions one right below the other are answered together.
fn all_blocks(layout: &Layout<'_>) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = (0..layout.asked.len())
        .map(|index| blocks_below(layout, index))
        .collect();
    let is_question = |at: usize| {
        layout
            .asked
            .get(at)
            .is_some_and(|one| one.printed && !one.answers)
    };
    for at in (1..blocks.len()).rev() {
        if let Some([above, one]) = blocks.get_mut(at - 1..=at)
            && above.is_empty()
            && is_question(at - 1)
            && is_question(at)
        {
            above.clone_from(one);
        }
    }
    blocks
}

/// The blocks from a number up to the next.
fn blocks_below(layout: &Layout<'_>, index: usize) -> Vec<usize> {
    let mark = Kind::Asked(u32::try_from(index).unwrap_or(u32::MAX));
    let mut places = layout.blocks.iter();
    let Some(own) = places.position(|block| block.kind == mark) else {
        return Vec::new();
    };
    let end = layout.answered.end;
    let until = layout
        .asked
        .get(index)
        .map_or(end, |one| one.until.min(end));
    let mut found: Vec<usize> = Vec::new();
    for (at, block) in layout.blocks.iter().enumerate().skip(own + 1) {
        if matches!(block.kind, Kind::Asked(_)) || block.lines.start >= until {
            break;
        }
        found.push(at);
    }
    if found.len() > 1 && ends_with_title(layout, &found, index) {
        found.pop();
    }
    found
}

/// Whether a title right above the next question, which is no word of the answer, is the last block: "Radwege:" / "4. Wie viele …?"
fn ends_with_title(layout: &Layout<'_>, blocks: &[usize], index: usize) -> bool {
    let next = layout.asked.get(index + 1);
    let is_question = next.is_some_and(|next| !next.answers && next.printed);
    let last = blocks.last().and_then(|at| layout.blocks.get(*at));
    let line = last
        .filter(|block| block.lines.len() == 1)
        .and_then(|block| layout.first(block));
    let is_title = line.is_some_and(|line| {
        let is_short = line.text.split(' ').count() <= MAX_TITLE_WORDS;
        line.gap > 0 && line.text.ends_with(':') && is_short
    });
    is_question && is_title
}
