//! Answers that stand elsewhere than below their question: behind a list of them, under the number repeated, or above the letter that asks.

use super::chain::{self, Candidate};
use super::extent::{self, Extent};
use super::strip::strip;
use super::{Asked, Line};

/// The answer that a mark opens. A question that is printed again above it is no word of it.
fn answer(lines: &mut [Line<'_>], candidate: &Candidate, end: usize) -> Asked {
    let mark = &candidate.mark;
    strip(lines, candidate.line, mark);
    let extent = extent::extent(lines, candidate.line, end, candidate.alone, true);
    let again = match extent {
        Extent::Question(to) if candidate.asks => Some(candidate.line..to),
        _ => None,
    };
    Asked {
        mark: candidate.line,
        printed: again.is_some(),
        lines: again.unwrap_or(candidate.line..candidate.line + 1),
        number: mark.printed.clone(),
        span: (mark.first, mark.last),
        alone: candidate.alone,
        answers: true,
        until: usize::MAX,
    }
}

/// Answers behind a list of questions, and answers that repeat the number: "Zu Frage 2:".
pub(super) fn listed(
    lines: &mut [Line<'_>],
    found: &[Candidate],
    chosen: &[Candidate],
    end: usize,
    asked: &mut Vec<Asked>,
) {
    let Some(last) = asked.last() else { return };
    let count = last.span.1;
    let mut more: Vec<Asked> = Vec::new();
    let unanswered = asked
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if extent::next(lines, a.lines.end, b.mark).is_none()));
    if unanswered && asked.iter().all(|one| one.printed) {
        // A list below one question alone is what answers it.
        let several = asked.len() > 1;
        for candidate in chain::answers(found, lines, chosen, last.lines.end, count)
            .into_iter()
            .filter(|candidate| several || candidate.mark.answers)
        {
            more.push(answer(lines, candidate, end));
        }
    } else {
        for (one, next) in asked
            .iter()
            .zip(asked.iter().skip(1).map(|next| next.mark).chain([end]))
        {
            let repeats = |candidate: &&Candidate| {
                let inside = candidate.line >= one.lines.end && candidate.line < next;
                inside
                    && candidate.mark.answers
                    && one.printed
                    && candidate.mark.first <= one.span.0
                    && candidate.mark.last >= one.span.0
                    && !candidate.asks
            };
            if let Some(candidate) = found.iter().find(repeats) {
                more.push(answer(lines, candidate, end));
            }
        }
    }
    asked.extend(more);
    asked.sort_by_key(|one| one.mark);
}

/// Answers that stand above the questions: the letter that asks is printed behind the paper.
pub(super) fn answered_above(
    lines: &mut [Line<'_>],
    found: &[Candidate],
    before: usize,
    asked: &mut Vec<Asked>,
) {
    if asked.len() < 2 || asked.iter().any(|one| one.answers || !one.printed) {
        return;
    }
    let unanswered = asked
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if extent::next(lines, a.lines.end, b.mark).is_none()));
    let above: Vec<&Candidate> = found
        .iter()
        .filter(|one| one.line < before && one.mark.answers && !one.asks && one.mark.sub.is_none())
        .collect();
    let mut next = 1;
    for one in &above {
        if one.mark.first != next {
            return;
        }
        next = one.mark.last + 1;
    }
    if !unanswered || usize::try_from(next).ok() != Some(asked.len() + 1) {
        return;
    }
    let until = above
        .last()
        .map_or(before, |last| extent::ending(lines, last.line + 1))
        .min(before);
    let more: Vec<Asked> = above
        .into_iter()
        .map(|one| {
            strip(lines, one.line, &one.mark);
            let span = (one.mark.first, one.mark.last);
            let number = one.mark.printed.clone();
            Asked {
                mark: one.line,
                lines: one.line..one.line + 1,
                number,
                span,
                printed: false,
                alone: one.alone,
                answers: true,
                until,
            }
        })
        .collect();
    asked.extend(more);
    asked.sort_by_key(|one| one.mark);
}

/// Whether marks that answer stand among the reasons of a motion: "Begründung" / "Zu 1: …".
pub(super) fn are_reasons(lines: &[Line<'_>], chosen: &[Candidate], kind: usize) -> bool {
    let Some(first) = chosen
        .first()
        .filter(|_| chosen.iter().all(|one| one.mark.answers && !one.asks))
    else {
        return false;
    };
    let above = || {
        lines
            .get(kind..first.line)
            .unwrap_or_default()
            .iter()
            .map(|line| line.text)
    };
    let answered = |text: &str| {
        ["Stellungnahme", "ntwort"]
            .iter()
            .any(|word| text.contains(word))
    };
    above().any(|text| text.trim_end_matches(':') == "Begründung") && !above().any(answered)
}
