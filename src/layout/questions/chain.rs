//! Which marks number the questions of a paper: those that count on, in one style.

use super::marks::{Mark, Style};
use super::{Line, Role, extent};

/// A line that opens with a mark.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) line: usize,
    pub(super) mark: Mark,
    /// Nothing stands behind the mark.
    pub(super) alone: bool,
    /// A question mark stands in what follows it.
    pub(super) asks: bool,
}

/// The lines from `from` on that open with a mark.
pub(super) fn candidates(lines: &[Line<'_>], from: usize) -> Vec<Candidate> {
    let body = lines
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, line)| line.role == Role::Body);
    let mut found: Vec<Candidate> = body
        .filter_map(|(line, content)| {
            let mark = super::marks::mark(content.text)?;
            Some(Candidate {
                line,
                alone: mark.bytes == content.text.len(),
                asks: false,
                mark,
            })
        })
        .collect();
    let ends: Vec<usize> = found
        .iter()
        .skip(1)
        .map(|next| next.line)
        .chain([lines.len()])
        .collect();
    for (candidate, end) in found.iter_mut().zip(ends) {
        candidate.asks = extent::asks(lines, candidate.line, end, candidate.alone);
    }
    // "4. Welche Überlegungen gibt es in Bezug auf:" asks where its first part does.
    for at in 0..found.len().saturating_sub(1) {
        let below = found.get(at + 1).is_some_and(|next| {
            next.asks
                && matches!(next.mark.style, Style::Lower | Style::Decimal)
                && next.mark.sub.unwrap_or(next.mark.first) == 1
        });
        if let Some(candidate) = found
            .get_mut(at)
            .filter(|candidate| below && candidate.mark.style == Style::Arabic)
        {
            candidate.asks = true;
        }
    }
    found
}

/// Whether a mark counts on from another.
fn follows(above: &Mark, next: &Mark) -> bool {
    let next_one = next.first == above.last + 1 && next.sub.is_none_or(|sub| sub == 1);
    let next_part =
        next.first == above.first && above.sub.zip(next.sub).is_some_and(|(a, b)| b == a + 1);
    let first_part = above.sub.is_none() && next.first == above.last && next.sub == Some(1);
    next_one || next_part || first_part
}

fn is_alike(a: &Mark, b: &Mark) -> bool {
    a.style == b.style
        && (a.answers, a.asks) == (b.answers, b.asks)
        && (a.closer == b.closer || a.answers || a.asks || a.first != a.last || b.first != b.last)
}

/// The chain of marks that a start opens: of several that count on, one that asks goes first if the start asks.
fn chain(found: &[Candidate], start: usize) -> Vec<usize> {
    let mut chain = vec![start];
    let asking = found.get(start).is_some_and(|first| first.asks);
    let mut at = start;
    while let Some(above) = found.get(at) {
        let next = || {
            found.iter().enumerate().skip(at + 1).filter(|(_, next)| {
                is_alike(&above.mark, &next.mark) && follows(&above.mark, &next.mark)
            })
        };
        let wanted = next()
            .find(|(_, next)| asking && next.asks)
            .or_else(|| next().next());
        let Some((place, _)) = wanted else { break };
        chain.push(place);
        at = place;
    }
    chain
}

/// The marks that number the questions or, where those are not printed, the answers.
pub(super) fn questions<'c>(
    found: &'c [Candidate],
    lines: &[Line<'_>],
    motion: bool,
) -> Vec<&'c Candidate> {
    let starts = found.iter().enumerate().filter(|(_, candidate)| {
        candidate.mark.first == 1
            && candidate.mark.sub.is_none_or(|sub| sub == 1)
            && candidate.mark.style != Style::Decimal
    });
    let mut best: (usize, Vec<usize>) = (0, Vec::new());
    for (start, first) in starts {
        // Letters divide a question where numbers count them.
        if first.mark.style == Style::Lower && !best.1.is_empty() {
            continue;
        }
        let chain = chain(found, start);
        let members = || chain.iter().filter_map(|at| found.get(*at));
        let asking = members().filter(|member| member.asks).count();
        let bare = members().all(|member| member.alone || member.mark.answers || member.mark.asks);
        let points = || {
            motion
                && chain.len() >= 2
                && extent::are_points(
                    lines,
                    &members().map(|member| member.line).collect::<Vec<_>>(),
                )
        };
        let named = first.mark.answers || first.mark.asks;
        let score = if asking * 2 >= chain.len() {
            2 * chain.len() + asking
        } else if first.mark.style == Style::Roman {
            // Roman numbers count chapters.
            0
        } else if (bare && (chain.len() >= 2 || named)) || points() {
            chain.len() + usize::from(named)
        } else {
            0
        };
        if score > best.0 {
            best = (score, chain);
        }
    }
    let chosen: Vec<&Candidate> = best.1.iter().filter_map(|at| found.get(*at)).collect();
    let Some(first) = chosen
        .first()
        .filter(|first| first.asks && first.mark.asks && !first.mark.answers)
    else {
        return chosen;
    };
    let named = named_questions(found, lines, first);
    if named.len() > chosen.len() {
        named
    } else {
        chosen
    }
}

/// All marks that say "Frage" from the first one on.
fn named_questions<'c>(
    found: &'c [Candidate],
    lines: &[Line<'_>],
    first: &Candidate,
) -> Vec<&'c Candidate> {
    // "Frage 2" is one whatever stands before it: a number may be printed twice or left out. Only a question asked again is none.
    let mut named: Vec<&Candidate> = Vec::new();
    for candidate in found.iter().filter(|other| {
        other.line >= first.line && other.asks && other.mark.asks && !other.mark.answers
    }) {
        if !named.iter().any(|above| is_again(lines, above, candidate)) {
            named.push(candidate);
        }
    }
    named
}

/// Whether two marks open the same question.
fn is_again(lines: &[Line<'_>], above: &Candidate, candidate: &Candidate) -> bool {
    let text = |one: &Candidate| {
        lines
            .get(one.line)
            .and_then(|line| line.text.get(one.mark.bytes..))
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    above.mark.first == candidate.mark.first
        && above.mark.sub == candidate.mark.sub
        && !text(above).is_empty()
        && text(above) == text(candidate)
}

/// The marks behind a list of questions that number their answers.
pub(super) fn answers<'c>(
    found: &'c [Candidate],
    lines: &[Line<'_>],
    asked: &[Candidate],
    from: usize,
    count: u32,
) -> Vec<&'c Candidate> {
    // The question may be printed once more above its answer.
    let told = |candidate: &Candidate| {
        !candidate.asks || asked.iter().any(|above| is_again(lines, above, candidate))
    };
    let later = || {
        found.iter().enumerate().filter(|(_, candidate)| {
            candidate.line >= from && candidate.mark.last <= count && told(candidate)
        })
    };
    let chains = later()
        .filter(|(_, candidate)| candidate.mark.first == 1)
        .map(|(start, _)| chain(found, start));
    let reach = |chain: &Vec<usize>| {
        (
            chain
                .iter()
                .filter_map(|at| found.get(*at))
                .map(|member| member.mark.last)
                .max(),
            chain.len(),
        )
    };
    let best = chains.max_by_key(reach).unwrap_or_default();
    let members: Vec<&Candidate> = best
        .into_iter()
        .filter_map(|at| found.get(at))
        .filter(|member| member.line >= from && member.mark.last <= count)
        .collect();
    let reached = members.last().map_or(0, |member| member.mark.last);
    if reached * 2 >= count && reached >= 1 && (reached > 1 || count == 1) {
        members
    } else {
        Vec::new()
    }
}
