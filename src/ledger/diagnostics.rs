//! What the ledger has to say, as problems with their places.

use crate::problem::{Announced, LostValues, Problem, ProblemKind};
use crate::vocabulary::Topic;
use std::ops::Range;

/// Letters of a text that a message quotes.
const MAX_QUOTED_CHARS: usize = 80;

/// A heading word with text below it, and no record.
pub(super) fn heading_without_record(title: &str, topic: Topic, lines: Range<usize>) -> Problem {
    let announced = match topic {
        Topic::Goals => Announced::Goals,
        Topic::Indicators => Announced::Indicators,
        Topic::Principles => Announced::Principles,
    };
    let title = quoted(title);
    let kind = ProblemKind::HeadingWithoutRecord { title, announced };
    Problem::at_lines(kind, Some(lines), "")
}

/// Rows of values, and no record.
pub(super) fn values_without_record(
    label: &str,
    rows: usize,
    reason: LostValues,
    lines: Range<usize>,
) -> Problem {
    let kind = ProblemKind::ValuesWithoutRecord {
        label: quoted(label),
        rows,
        reason,
    };
    Problem::at_lines(kind, Some(lines), "")
}

/// A sentence or a list that states an aim, and no record.
pub(super) fn aim_without_record(text: &str, lines: Range<usize>) -> Problem {
    let text = quoted(text);
    Problem::at_lines(ProblemKind::AimWithoutRecord { text }, Some(lines), "")
}

/// The beginning of a text, up to a whole word.
fn quoted(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MAX_QUOTED_CHARS) else {
        return text.to_owned();
    };
    let head = text.get(..end).unwrap_or(text);
    let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    format!("{words} …")
}
