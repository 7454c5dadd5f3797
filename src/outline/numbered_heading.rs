//! Numbered headings.

use super::{Form, Heading, Look, folded};
use crate::layout::blocks::ends_sentence;
use crate::layout::shape::Shape;
use crate::layout::{Kind, Layout};
use crate::notation::numbering::{self, Number, Style};
use rustc_hash::{FxHashMap, FxHashSet};

/// Id of the rule.
pub const NAME: &str = "numbered_heading";

/// What `ziele rules` prints.
pub const DOC: &str = "\
# Reads
A line that opens with a number and a title: `6.2.4 WLAN-AUSBAU`, `A. Grundlagen`, `II. Ziele`, `1.1. Prozesse`; also `6.5.I`, which text recognition
makes of `6.5.1`. A title in capitals may go on in the next line. The table of contents confirms a number; without one its neighbours do.
# Leaves alone
Items of numbered lists, sentences, dates (`16. Juli`), amounts (`4 % p. a.`), and a number that has no neighbour (`13 DAVON DIGITAL`).
# Example
`2.2  NETZE` opens the section `2.2` below the chapter `2`.
# Seen in
Strategies with decimal numbers; papers that count A, I, 1, 1.1.
";

/// The numbers of all lines that might be headings: each speaks for its neighbours.
struct Family {
    chapters: FxHashMap<u32, usize>,
    parents: FxHashSet<u32>,
    styles: FxHashMap<Style, usize>,
    contents: FxHashSet<String>,
}

impl Family {
    /// Counts the candidates of a layout.
    fn of(layout: &Layout<'_>) -> Self {
        let mut family = Self {
            chapters: FxHashMap::default(),
            parents: FxHashSet::default(),
            styles: FxHashMap::default(),
            contents: layout
                .contents
                .iter()
                .filter_map(|e| e.number.as_ref().map(|n| key(n, e.title)))
                .collect(),
        };
        for block in layout
            .blocks
            .iter()
            .filter(|block| block.kind == Kind::Numbered)
        {
            let Some(line) = layout.first(block) else {
                continue;
            };
            let Some((number, _)) = numbering::leading(line.body()) else {
                continue;
            };
            *family.styles.entry(number.style).or_default() += 1;
            match number.parts.as_slice() {
                [one] if number.style == Style::Arabic && line.shape.is_capitals() => {
                    *family.chapters.entry(*one).or_default() += 1;
                }
                [one, _, ..] => {
                    family.parents.insert(*one);
                }
                _ => {}
            }
        }
        family
    }
}

fn key(number: &Number, title: &str) -> String {
    format!("{} {}", number.printed, folded(title))
}

/// All numbered headings, by block.
pub(super) fn all(look: &Look<'_, '_>) -> FxHashMap<usize, Heading> {
    let family = Family::of(look.layout);
    let numbered = look
        .layout
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == Kind::Numbered);
    numbered
        .filter_map(|(at, _)| Some((at, find(look, &family, at)?)))
        .collect()
}

/// The heading in a numbered block, if it is one.
fn find(look: &Look<'_, '_>, family: &Family, at: usize) -> Option<Heading> {
    let block = look.block(at)?;
    let text = look.text(at);
    let (number, title) =
        numbering::leading(&text).filter(|(_, rest)| numbering::is_title(rest))?;
    let listed = !family.contents.is_empty()
        && (family.contents.contains(&key(&number, title)) || look.in_contents(title));
    let fits = listed || by_form(look, family, at, &number, title);
    fits.then(|| Heading {
        block: at,
        blocks: 1,
        lines: block.lines.clone(),
        form: Form::Numbered,
        title: title.to_owned(),
        number: Some(number),
    })
}

/// Without a table of contents, the number and its neighbours must speak for a heading.
fn by_form(look: &Look<'_, '_>, family: &Family, at: usize, number: &Number, title: &str) -> bool {
    // The second line of a title need not be in capitals.
    let first = look
        .block(at)
        .and_then(|block| look.layout.first(block))
        .and_then(|line| numbering::leading(line.body()));
    let capitals = first.is_some_and(|(_, title)| Shape::of(title).is_capitals());
    let deep = number.parts.len() > 1;
    if capitals && number.style == Style::Arabic {
        let one = number.parts.first().copied().unwrap_or_default();
        // A chapter or two may be missing between neighbours.
        let neighbour =
            (one.saturating_sub(3)..=one + 3).any(|n| n != one && family.chapters.contains_key(&n));
        let only = family.styles.get(&number.style) == Some(&1) && heads(look, at, number);
        return deep || family.parents.contains(&one) || neighbour || only;
    }
    let short = title.chars().count() <= 120 && !ends_sentence(title);
    // "2 Verkehr" where 2.1 stands below it, or 3.1 below the next.
    let one = number.parts.first().copied().unwrap_or_default();
    let apart = look
        .block(at)
        .and_then(|block| look.layout.first(block))
        .is_some_and(|line| line.gap > 0 || at == 0);
    let parent = apart
        && number.style == Style::Arabic
        && (family.parents.contains(&one) || family.parents.contains(&(one + 1)));
    let sure = deep || number.closed || parent;
    let siblings = family
        .styles
        .get(&number.style)
        .copied()
        .unwrap_or_default()
        > 1;
    short && sure && siblings && !in_list(look, at, number) && heads(look, at, number)
}

/// Whether the line right above has the number before: both are items of a list.
fn in_list(look: &Look<'_, '_>, at: usize, number: &Number) -> bool {
    let above = at
        .checked_sub(1)
        .and_then(|above| look.block(above))
        .filter(|above| above.kind == Kind::Numbered);
    let above = above
        .and_then(|above| look.layout.first(above))
        .and_then(|line| numbering::leading(line.body()));
    above.is_some_and(|(above, _)| {
        let (last, parts) = (number.parts.last().copied(), number.parts.len());
        above.style == number.style
            && above.parts.len() == parts
            && above.parts.last().map(|n| n + 1) == last
    })
}

/// Whether something stands below that a heading heads: text, a list, a deeper number; not the next item of a list.
fn heads(look: &Look<'_, '_>, at: usize, number: &Number) -> bool {
    let Some(next) = look.block(at + 1) else {
        return false;
    };
    let after_topic = at
        .checked_sub(1)
        .and_then(|above| look.block(above))
        .is_some_and(|above| matches!(above.kind, Kind::Topic(_)));
    match next.kind {
        _ if after_topic => false,
        Kind::Text => look.is_sentence(at + 1),
        Kind::Numbered => {
            let below = look
                .layout
                .first(next)
                .and_then(|line| numbering::leading(line.body()));
            below.is_some_and(|(below, _)| {
                below.style != number.style || below.parts.len() > number.parts.len()
            })
        }
        Kind::Item
        | Kind::Topic(_)
        | Kind::Question
        | Kind::Asked(_)
        | Kind::Capitals
        | Kind::Marked => true,
        Kind::Values | Kind::Figures | Kind::Status | Kind::Table(_) => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbered_heading() {
        crate::testing::check(super::NAME);
    }
}
