//! Questions that nothing counts: each a paragraph of its own, its answer right below it.

use super::{Asked, Line, Role, extent};

/// Lines of the longest question.
const LONGEST: usize = 6;

/// The questions from a line on that stand above an answer's own word, or that follow an introduction to the answers.
pub(super) fn questions(lines: &[Line<'_>], from: usize) -> Vec<Asked> {
    let groups = groups(lines, from);
    let worded = above_answer_word(lines, &groups);
    let found = if worded.len() >= 2 {
        worded
    } else {
        introduced(lines, &groups)
    };
    if found.len() < 2 {
        return Vec::new();
    }
    let asked = found
        .into_iter()
        .enumerate()
        .map(|(at, (mark, start, end))| {
            let count = u32::try_from(at + 1).unwrap_or(u32::MAX);
            Asked {
                mark,
                lines: start..end,
                number: String::new(),
                span: (count, count),
                printed: true,
                alone: true,
                answers: false,
                until: usize::MAX,
            }
        });
    asked.collect()
}

/// Lines that no empty one parts.
fn groups(lines: &[Line<'_>], from: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(start) = extent::next(lines, at, lines.len()) {
        let end = extent::group(lines, start, lines.len()).max(start + 1);
        found.push((start, end));
        at = end;
    }
    found
}

fn body<'l, 't>(
    lines: &'l [Line<'t>],
    group: (usize, usize),
) -> impl Iterator<Item = (usize, &'l Line<'t>)> {
    lines
        .iter()
        .enumerate()
        .take(group.1)
        .skip(group.0)
        .filter(|(_, line)| line.role == Role::Body)
}

/// Groups with "Antwort:" below them. The name of who asks may stand in their first line.
fn above_answer_word(lines: &[Line<'_>], groups: &[(usize, usize)]) -> Vec<(usize, usize, usize)> {
    let opens = |group: &(usize, usize)| {
        lines
            .get(group.0)
            .is_some_and(|line| matches!(line.text, "Antwort:" | "Antwort der Verwaltung:"))
    };
    let pairs = groups
        .iter()
        .zip(groups.iter().skip(1))
        .filter(|(_, next)| opens(next));
    pairs
        .filter_map(|(group, _)| {
            let count = body(lines, *group).count();
            let (first, line) = body(lines, *group).next()?;
            let named = count > 1 && is_person(line.text);
            let start = if named {
                body(lines, *group).nth(1)?.0
            } else {
                first
            };
            let ended = body(lines, *group)
                .last()
                .is_some_and(|(_, line)| line.text.ends_with(['?', '.']));
            (ended && count <= LONGEST + 1).then_some((first, start, group.1))
        })
        .collect()
}

/// "Frau Muster (CDU)"
fn is_person(text: &str) -> bool {
    [
        "Herr ",
        "Frau ",
        "Stadtrat ",
        "Stadträtin ",
        "Ratsherr ",
        "Ratsfrau ",
    ]
    .iter()
    .any(|lead| text.starts_with(lead))
        && text.split(' ').count() <= 8
        && !text.ends_with(['.', '?', ','])
}

/// Paragraphs that only ask, behind a line that introduces answers, each with one below it that does not.
fn introduced(lines: &[Line<'_>], groups: &[(usize, usize)]) -> Vec<(usize, usize, usize)> {
    let introduces = |group: &(usize, usize)| {
        let last = body(lines, *group).last().map_or("", |(_, line)| line.text);
        let text = body(lines, *group)
            .map(|(_, line)| line.text)
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        last.ends_with(':')
            && (text.contains("beantwort") || text.contains("stellung"))
            && text.contains("frage")
    };
    let Some(begin) = groups.iter().position(introduces) else {
        return Vec::new();
    };
    let behind = groups.get(begin + 1..).unwrap_or_default();
    // The first paragraph behind the introduction asks.
    if !behind.first().is_some_and(|group| asks_only(lines, *group)) {
        return Vec::new();
    }
    let next = behind.iter().skip(1);
    behind
        .iter()
        .zip(next)
        .filter(|(group, next)| asks_only(lines, **group) && !asks_only(lines, **next))
        .map(|(group, _)| (group.0, group.0, group.1))
        .collect()
}

/// Whether a paragraph is nothing but a question or two.
fn asks_only(lines: &[Line<'_>], group: (usize, usize)) -> bool {
    let count = body(lines, group).count();
    let text = body(lines, group)
        .map(|(_, line)| line.text)
        .collect::<Vec<_>>()
        .join(" ");
    let sentences = text.match_indices(". ").any(|(at, _)| {
        let word = text
            .get(..at)
            .and_then(|head| head.rsplit(' ').next())
            .unwrap_or_default();
        word.len() > 4
            && text
                .get(at + 2..)
                .is_some_and(|rest| rest.starts_with(char::is_uppercase))
    });
    (1..=LONGEST).contains(&count)
        && text.ends_with('?')
        && text.starts_with(char::is_uppercase)
        && !sentences
        && text.split(' ').count() >= 4
}
