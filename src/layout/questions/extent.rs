//! How far a question goes, and where the last answer ends.

use super::{Line, Role};
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::notation::dates;
use crate::vocabulary;

/// Lines of the longest question.
const LONGEST: usize = 24;

/// The lines of content of a range.
fn body<'l, 't>(
    lines: &'l [Line<'t>],
    from: usize,
    to: usize,
) -> impl Iterator<Item = (usize, &'l Line<'t>)> {
    lines
        .iter()
        .enumerate()
        .take(to)
        .skip(from)
        .filter(|(_, line)| line.role == Role::Body)
}

/// Where the group of lines that begins at a line ends: at an empty line.
pub(super) fn group(lines: &[Line<'_>], from: usize, to: usize) -> usize {
    let mut above: Option<&Line<'_>> = None;
    for (at, line) in body(lines, from, to) {
        // A sentence may go on over a page.
        let flows = line.page_start
            && line.shape.starts_lower
            && above.is_some_and(|above| !ends_sentence(above.text));
        if above.is_some() && (line.gap > 0 || line.page_start) && !flows {
            return at;
        }
        above = Some(line);
    }
    to
}

/// The first line of content from a line on.
pub(super) fn next(lines: &[Line<'_>], from: usize, to: usize) -> Option<usize> {
    body(lines, from, to).next().map(|(at, _)| at)
}

fn ends_question(text: &str) -> bool {
    text.trim_end_matches(['“', '"', '”', ')', '«', ' ', '’', '.', '*'])
        .ends_with('?')
}

/// Whether a question mark stands in what a mark opens: in its group, or in the next where that is no sentence yet.
pub(super) fn asks(lines: &[Line<'_>], from: usize, to: usize, alone: bool) -> bool {
    let to = to.min(from + LONGEST);
    let mut start = from;
    for _ in 0..3 {
        let end = group(lines, start, to);
        let mut inside = body(lines, start, end);
        if inside.any(|(_, line)| line.text.contains('?')) {
            return true;
        }
        let last = body(lines, start, end)
            .last()
            .map_or("", |(_, line)| line.text);
        let complete =
            last.ends_with(['.', '!', ';']) && !(alone && start == from && end == from + 1);
        if complete || end >= to {
            return false;
        }
        start = end;
    }
    false
}

/// Whether the marks of a motion number its points, each a sentence with an answer of its own below an empty line.
pub(super) fn are_points(lines: &[Line<'_>], marks: &[usize]) -> bool {
    let ends = marks.iter().skip(1).copied().chain([lines.len()]);
    let mut sentences = 0;
    for (mark, end) in marks.iter().zip(ends) {
        let first = group(lines, *mark, end);
        if next(lines, first, end).is_none() {
            return false;
        }
        let words: usize = body(lines, *mark, first)
            .map(|(_, line)| line.text.split(' ').count())
            .sum();
        let ended = body(lines, *mark, first)
            .last()
            .is_some_and(|(_, line)| line.text.ends_with('.'));
        sentences += usize::from(ended && words >= 8);
    }
    sentences * 2 >= marks.len()
}

/// What a mark opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// A question, up to this line.
    Question(usize),
    /// The answer stands behind the mark: the question is not printed.
    Answer,
}

/// How far the question goes that opens at a line, up to the next mark at most.
pub(super) fn extent(
    lines: &[Line<'_>],
    from: usize,
    to: usize,
    alone: bool,
    printed: bool,
) -> Extent {
    let near = to.min(from + LONGEST);
    let mut start = from;
    if alone {
        // The question may stand below its number.
        let Some(below) = next(lines, from + 1, near) else {
            return Extent::Answer;
        };
        start = below;
    }
    // A question in bold goes as far as its letters.
    if let Some(end) = bold(lines, start, to) {
        return Extent::Question(end);
    }
    let end = group(lines, start, near);
    if let Some(end) = question(lines, start, end, near) {
        return Extent::Question(end);
    }
    if alone || !printed {
        return Extent::Answer;
    }
    let last = body(lines, start, end)
        .last()
        .map_or("", |(_, line)| line.text);
    let more = next(lines, end, to);
    // A title, or the beginning of a sentence, and the question below it.
    if !ends_sentence(last) || last.ends_with(':') {
        let mut below = more;
        for _ in 0..2 {
            let Some(at) = below.filter(|at| *at < near) else {
                break;
            };
            let after = group(lines, at, near);
            let ended = body(lines, at, after)
                .last()
                .is_some_and(|(_, line)| ends_question(line.text));
            if ended && body(lines, start, after).count() <= LONGEST / 2 {
                return Extent::Question(after);
            }
            below = next(lines, after, near);
        }
    }
    if let Some(at) = more {
        return Extent::Question(at.min(end));
    }
    // Right below: the first sentence asks.
    let first = body(lines, start, end)
        .find(|(_, line)| line.text.ends_with('.'))
        .map(|(at, _)| at + 1);
    first
        .filter(|at| *at < end)
        .map_or(Extent::Answer, Extent::Question)
}

/// The end of the bold lines that begin at a line, if lines in plain letters follow.
fn bold(lines: &[Line<'_>], start: usize, to: usize) -> Option<usize> {
    let end = body(lines, start, to)
        .take_while(|(_, line)| line.style.bold || line.style.heading > 0)
        .last()
        .map(|(at, _)| at + 1)?;
    (end - start <= LONGEST / 2 && next(lines, end, to).is_some()).then_some(end)
}

/// The end of a question in a group of lines that has its mark.
fn question(lines: &[Line<'_>], start: usize, end: usize, near: usize) -> Option<usize> {
    let inside = || body(lines, start, end);
    if let Some((at, _)) = inside().filter(|(_, line)| ends_question(line.text)).last() {
        return Some(close_bracket(lines, at, end).unwrap_or(at + 1));
    }
    let (at, line) = inside()
        .filter(|(_, line)| line.text.contains('?'))
        .last()?;
    let behind = line.text.rsplit('?').next().unwrap_or_default();
    // "… Lösungen? (einschließlich" / "der ersten)"
    if behind.trim_start().starts_with('(') {
        return (at..end)
            .find(|at| {
                lines
                    .get(*at)
                    .is_some_and(|line| line.text.ends_with([')', ']']))
            })
            .map(|at| at + 1);
    }
    // A sentence more belongs to the question where an empty line parts both from the answer.
    next(lines, end, near.max(end + 1))
        .map(|_| end)
        .or(Some(end))
}

/// A bracket right below a question that has its mark: "… Hauptschulen?" / "(bitte einzeln)".
fn close_bracket(lines: &[Line<'_>], at: usize, end: usize) -> Option<usize> {
    let (below, _) = body(lines, at + 1, end)
        .next()
        .filter(|(_, line)| line.text.starts_with('('))?;
    body(lines, below, end.min(below + 3))
        .find(|(_, line)| line.text.ends_with([')', ']']))
        .map(|(at, _)| at + 1)
}

/// Where the last answer ends: at a part of the paper, a greeting, the place and day of a letter.
pub(super) fn ending(lines: &[Line<'_>], from: usize) -> usize {
    let ends = |line: &Line<'_>| {
        let text = line.text.trim_matches(['-', '–', ' ']);
        let lower = text.to_lowercase();
        let part = vocabulary::is_paper_part(text) && !lower.starts_with("antwort");
        part || matches!(
            lower.trim_end_matches(':'),
            "anlage"
                | "anlagen"
                | "anlage/n"
                | "anlage(n)"
                | "in vertretung"
                | "im auftrag"
                | "i. v."
                | "i. a."
        ) || [
            "anlage(n):",
            "anlage/n:",
            "petitum",
            "zuständigkeit:",
            "mit freundlichem gruß",
        ]
        .iter()
        .any(|lead| lower.starts_with(lead))
            || lower.starts_with("wir hoffen") && lower.contains("fragen")
            || lower.starts_with("finanzielle auswirkungen")
            || lower.starts_with("mit freundlichen grüßen")
            || lower.starts_with("gez.")
            || lower.starts_with("unterzeichnet von")
            || is_letter_head(text)
    };
    let signed = |at: usize, line: &Line<'_>| {
        // Two may sign beside one another.
        let office = |text: &str| {
            text.split("   ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .all(vocabulary::names_office)
        };
        let below = lines
            .get(at + 1)
            .filter(|below| below.gap == 0 && office(below.text));
        let words = |cell: &str| cell.trim().trim_start_matches("gez. ").split(' ').count();
        let name = line.text.split("   ").all(|cell| words(cell) <= 4)
            && line.text.starts_with(char::is_uppercase)
            && line.shape.digits == 0;
        line.gap > 0 && name && !ends_sentence(line.text) && below.is_some()
    };
    body(lines, from, lines.len())
        .find(|(at, line)| ends(line) || signed(*at, line))
        .map_or(lines.len(), |(at, _)| at)
}

/// "Tiefbauamt      Ahrenfurt, 16.08.10"
fn is_letter_head(text: &str) -> bool {
    if text.len() > 120 || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((place, day)) = text.rsplit_once(", ") else {
        return false;
    };
    let day = day
        .strip_prefix("den ")
        .or_else(|| day.strip_prefix("am "))
        .unwrap_or(day);
    let place = place.rsplit("  ").next().unwrap_or(place).trim();
    dates::day(day).is_some()
        && place.starts_with(char::is_uppercase)
        && place.split(' ').count() <= 3
}

/// Whether a question that is no sentence yet goes on below its list: "Werden bei der Vergabe" / "a) …" / "berücksichtigt?"
pub(super) fn goes_on(lines: &[Line<'_>], stem: usize, at: usize) -> Option<usize> {
    let open = lines
        .get(stem)
        .is_some_and(|line| !ends_sentence(line.text) || is_open_end(line.text));
    let below = lines.get(at).filter(|line| {
        open && line.role == Role::Body && line.shape.starts_lower && ends_question(line.text)
    });
    below.map(|_| at + 1)
}
