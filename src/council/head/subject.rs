//! The subject of a paper: the lines between its labels and its body, and who asks or moves beside it.

use super::movers::stated_mover;
use crate::layout::Line;
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::{Known, heal, is_open_end};

/// Lines of the longest subject.
const MAX_SUBJECT_LINES: usize = 5;

/// How many lines of a group that may be a subject are one: all of them, or the title above running text.
pub fn title_lines(group: &[&Line<'_>], measure: usize) -> usize {
    let is_sentence = |line: &&Line<'_>| line.text.ends_with('.') && !line.text.ends_with("e.V.");
    let is_running = group.len() > MAX_SUBJECT_LINES || group.last().is_some_and(is_sentence);
    if !is_running {
        return group.len();
    }
    let mut count = 1;
    for (above, line) in group.iter().zip(group.iter().skip(1)) {
        let is_full = above.text.chars().count() * 5 >= measure * 4 && !ends_sentence(above.text);
        if !(line.shape.starts_lower || is_open_end(above.text) || is_full) {
            break;
        }
        count += 1;
    }
    if count < group.len() && count <= MAX_SUBJECT_LINES {
        count
    } else {
        0
    }
}

/// Whether lines can be a title: words, not figures, columns or boxes.
pub fn is_title(group: &[&Line<'_>]) -> bool {
    let is_worded = |line: &&Line<'_>| {
        let letters = usize::from(line.shape.upper + line.shape.lower);
        let digits = usize::from(line.shape.digits);
        letters >= 2 * digits && !line.text.starts_with(['☐', '☒', '|'])
    };
    let lower: usize = group.iter().map(|line| usize::from(line.shape.lower)).sum();
    lower >= 2 && group.iter().all(is_worded)
}

/// The text of a subject, and those who ask or move as it names them at its end: "Radwege (CDU-Anfrage)".
pub fn subject_and_mover(group: &[&Line<'_>], known: Known<'_>) -> (String, Option<String>) {
    let whole = heal(group.iter().map(|line| line.text), known);
    split_mover(&whole)
}

/// A subject without the bracket that says who asks or moves, and who that is.
pub fn split_mover(whole: &str) -> (String, Option<String>) {
    let whole = whole.trim_matches('*').trim();
    if let Some((title, behind)) = whole.rsplit_once('(')
        && let Some(inside) = behind.strip_suffix(')')
        && let Some(who) = stated_mover(inside)
        && !title.trim().is_empty()
    {
        return (title.trim().to_owned(), Some(who));
    }
    (whole.to_owned(), None)
}
