//! One question, its lettered parts, and several questions below their numbers.

use super::chain::Candidate;
use super::extent::{self, Extent};
use super::marks::Style;
use super::strip::{keep_marks, strip};
use super::{Asked, Line};
use std::ops::Range;

/// A question of these lines, with nothing else on them.
fn asked(lines: Range<usize>, number: String, span: (u32, u32)) -> Asked {
    Asked {
        mark: lines.start,
        lines,
        number,
        span,
        printed: true,
        alone: true,
        answers: false,
        until: usize::MAX,
    }
}

/// One question, or its parts where each has an answer of its own.
pub(super) fn one(
    lines: &mut [Line<'_>],
    found: &[Candidate],
    candidate: &Candidate,
    next: usize,
    printed: bool,
) -> Vec<Asked> {
    let parts = parts(lines, found, candidate, next);
    if !parts.is_empty() {
        return if are_answered_apart(lines, &parts) {
            apart(lines, candidate, &parts, next)
        } else {
            vec![together(lines, candidate, &parts, next)]
        };
    }
    let mark = &candidate.mark;
    if let Some(each) = each(lines, candidate, next) {
        strip(lines, candidate.line, mark);
        let counts = mark.first..;
        let pairs = counts.zip(each);
        return pairs
            .map(|(count, range)| asked(range, count.to_string(), (count, count)))
            .collect();
    }
    vec![whole(lines, candidate, next, printed)]
}

/// A question without parts, or the answer to one that is not printed.
fn whole(lines: &mut [Line<'_>], candidate: &Candidate, next: usize, printed: bool) -> Asked {
    let mark = &candidate.mark;
    let asks = candidate.asks || !mark.answers;
    let extent = extent::extent(
        lines,
        candidate.line,
        next,
        candidate.alone,
        printed && asks,
    );
    strip(lines, candidate.line, mark);
    let end = match extent {
        Extent::Question(end) => end,
        Extent::Answer => candidate.line + 1,
    };
    let is_question = matches!(extent, Extent::Question(_));
    if is_question {
        keep_marks(lines, candidate.line + 1, end);
    }
    Asked {
        printed: is_question,
        alone: is_question || candidate.alone,
        ..asked(
            candidate.line..end,
            mark.printed.clone(),
            (mark.first, mark.last),
        )
    }
}

/// Whether something stands between the parts: each is answered for itself.
fn are_answered_apart(lines: &[Line<'_>], parts: &[Candidate]) -> bool {
    parts.windows(2).any(|pair| {
        let [part, below] = pair else { return false };
        let end = part_end(lines, part, below.line);
        extent::next(lines, end, below.line).is_some()
    })
}

/// The parts are asked one after the other and answered together.
fn together(
    lines: &mut [Line<'_>],
    candidate: &Candidate,
    parts: &[Candidate],
    next: usize,
) -> Asked {
    let mark = &candidate.mark;
    let end = parts
        .last()
        .map_or(next, |last| part_end(lines, last, next));
    let below = extent::next(lines, end, next).unwrap_or(end);
    let end = extent::goes_on(lines, candidate.line, below).unwrap_or(end);
    let first = parts.first().map_or(end, |first| first.line);
    keep_marks(lines, first, end);
    strip(lines, candidate.line, mark);
    asked(
        candidate.line..end,
        mark.printed.clone(),
        (mark.first, mark.last),
    )
}

/// Each part is a question of its own, with the number of both.
fn apart(
    lines: &mut [Line<'_>],
    candidate: &Candidate,
    parts: &[Candidate],
    next: usize,
) -> Vec<Asked> {
    let mark = &candidate.mark;
    let mut questions = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let bound = parts.get(at + 1).map_or(next, |below| below.line);
        let end = part_end(lines, part, bound);
        // "1.1" has the number of its question.
        let stem = if part.mark.style == Style::Decimal {
            ""
        } else {
            mark.printed.as_str()
        };
        let number = format!("{stem}{}", part.mark.printed);
        let start = if at == 0 {
            strip(lines, candidate.line, mark);
            keep_marks(lines, part.line, end);
            candidate.line
        } else {
            strip(lines, part.line, &part.mark);
            part.line
        };
        questions.push(asked(start..end, number, (mark.first, mark.last)));
    }
    questions
}

/// "Fragen 3 und 4:" above as many questions: the lines of each.
fn each(lines: &[Line<'_>], candidate: &Candidate, next: usize) -> Option<Vec<Range<usize>>> {
    let mark = &candidate.mark;
    let count = usize::try_from(mark.last.checked_sub(mark.first)? + 1).ok()?;
    if count < 2 || mark.answers || mark.style != Style::Arabic || !candidate.alone {
        return None;
    }
    let start = extent::next(lines, candidate.line + 1, next)?;
    let end = extent::group(lines, start, next);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = start;
    for at in start..end {
        let text = lines.get(at).map_or("", |line| line.text);
        if text.ends_with('?') {
            found.push(from..at + 1);
            from = at + 1;
        }
    }
    // The first one begins at the numbers.
    if let Some(first) = found.first_mut() {
        first.start = candidate.line;
    }
    (found.len() == count && from == end).then_some(found)
}

/// The lettered parts of a question, if they follow right behind what it says itself.
fn parts(
    lines: &[Line<'_>],
    found: &[Candidate],
    candidate: &Candidate,
    next: usize,
) -> Vec<Candidate> {
    if candidate.mark.style != Style::Arabic
        || candidate.mark.sub.is_some()
        || candidate.mark.answers
    {
        return Vec::new();
    }
    let counts = |other: &Candidate| match other.mark.style {
        Style::Lower => Some(other.mark.first),
        Style::Decimal => other
            .mark
            .sub
            .filter(|_| other.mark.first == candidate.mark.first),
        _ => None,
    };
    let inside = || {
        found.iter().filter(|other| {
            other.line > candidate.line
                && other.line < next
                && counts(other).is_some()
                && !other.mark.answers
        })
    };
    let Some(first) = inside().find(|other| counts(other) == Some(1)) else {
        return Vec::new();
    };
    // Between the number and the first letter stands the stem and nothing else.
    let stem = match extent::extent(lines, candidate.line, first.line, candidate.alone, true) {
        Extent::Question(end) => end,
        Extent::Answer => extent::group(lines, candidate.line, first.line),
    };
    if extent::next(lines, stem, first.line).is_some() {
        return Vec::new();
    }
    let mut parts: Vec<Candidate> = vec![first.clone()];
    let alike = |other: &&Candidate| {
        other.line > first.line
            && (other.mark.closer, other.mark.style) == (first.mark.closer, first.mark.style)
    };
    for other in inside().filter(alike) {
        if parts
            .last()
            .and_then(counts)
            .zip(counts(other))
            .is_some_and(|(above, one)| above + 1 == one)
        {
            parts.push(other.clone());
        }
    }
    if parts.len() >= 2 { parts } else { Vec::new() }
}

/// Where a part of a question ends.
fn part_end(lines: &[Line<'_>], part: &Candidate, next: usize) -> usize {
    match extent::extent(lines, part.line, next, part.alone, true) {
        Extent::Question(end) => end,
        Extent::Answer => extent::group(lines, part.line, next),
    }
}
