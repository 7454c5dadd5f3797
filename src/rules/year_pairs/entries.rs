//! Labels that end with their values, each with its year: one in a block, or one on each line of it.

use super::{Cells, Context, Passage};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::model::SeriesKind;
use crate::notation::dated;

/// Letters of the longest label outside of a block of indicators, and words of it.
const LONGEST: usize = 110;
const WORDS: usize = 14;

/// A label and its values: those reported, those planned.
#[derive(Debug)]
pub struct Entry<'t> {
    /// What is counted.
    pub label: Passage,
    /// For each kind that there is.
    pub series: Vec<(SeriesKind, Cells<'t>)>,
    /// Where the values stand.
    pub values: Passage,
}

/// Reads a passage that ends with values.
pub fn entry<'t>(context: &Context<'_, 't>, passage: &Passage) -> Option<Entry<'t>> {
    let mut found = None;
    let parts = passage.cut(context.layout, |text| {
        let Some((label, values)) = dated::values(text).filter(|(label, _)| *label > 0) else {
            return Vec::new();
        };
        let first = values.first().map_or(text.len(), |one| one.value.start);
        let behind = text.get(label..first).map_or(label, |between| {
            label + between.len() - between.trim_start_matches([':', ' ', '–', '-']).len()
        });
        let ranges = [0..label, behind..text.len()]
            .into_iter()
            .chain(values.iter().map(|one| one.value.clone()))
            .collect();
        found = Some(values);
        ranges
    });
    let found = found?;
    let (label, values, cells) = match parts.as_slice() {
        [label, values, cells @ ..] if cells.len() == found.len() => {
            (label.clone(), values.clone(), cells)
        }
        _ => return None,
    };
    let mut pairs: Vec<(SeriesKind, i32, &'t str)> = Vec::new();
    for (one, cell) in found.iter().zip(cells) {
        // A value is not broken over lines, its unit may be.
        let piece = cell.pieces.first()?;
        let text: &'t str = context.layout.lines.get(piece.line)?.text;
        pairs.push((
            one.kind.unwrap_or(SeriesKind::Actual),
            one.year,
            text.get(piece.bytes.clone())?.trim(),
        ));
    }
    let of = |kind: SeriesKind| {
        let own: Vec<(i32, &'t str)> = pairs
            .iter()
            .filter(|(of, ..)| *of == kind)
            .map(|(_, year, value)| (*year, *value))
            .collect();
        (!own.is_empty()).then_some((kind, Cells::Pairs(own)))
    };
    let series = [SeriesKind::Actual, SeriesKind::Target]
        .into_iter()
        .filter_map(of)
        .collect();
    label
        .text(context.layout)
        .contains(char::is_alphabetic)
        .then_some(Entry {
            label,
            series,
            values,
        })
}

/// The entries of a block, all of whose lines must belong to one. Where each line is one, a word above the first heads them.
pub fn entries<'t>(context: &Context<'_, 't>, at: usize) -> Option<Vec<Entry<'t>>> {
    let block = context.block(at)?;
    let opens: Vec<bool> = context
        .layout
        .body(&block.lines)
        .map(|(_, line)| opens(line.body()))
        .collect();
    let count = opens.iter().filter(|opens| **opens).count();
    if count == 0 {
        return None;
    }
    let whole = context.passage(at);
    let heads = count > 1
        && context.kind(at) != Some(Kind::Item)
        && opens.first() == Some(&false)
        && opens.get(1) == Some(&true);
    let (group, rest) = whole.pieces.split_at_checked(usize::from(heads))?;
    let mut passages: Vec<Passage> = Vec::new();
    let mut waits = true;
    for (piece, opens) in rest.iter().zip(opens.iter().skip(group.len())) {
        match passages.last_mut().filter(|_| !*opens || waits) {
            Some(passage) => passage.pieces.push(piece.clone()),
            None => passages.push(Passage {
                pieces: vec![piece.clone()],
                head: 0,
            }),
        }
        // A label over several lines waits for its values.
        waits = !*opens
            && (waits
                || passages
                    .last()
                    .is_none_or(|passage| passage.pieces.len() == 1));
    }
    let group = Passage {
        pieces: group.to_vec(),
        head: 0,
    };
    let named = group.text(context.layout);
    if !group.pieces.is_empty()
        && (named.chars().count() > 60 || is_open_end(&named) || ends_sentence(&named))
    {
        return None;
    }
    passages
        .iter()
        .map(|passage| {
            let mut entry =
                entry(context, passage).filter(|entry| names(&entry.label.text(context.layout)))?;
            if !group.pieces.is_empty() {
                let label = std::mem::take(&mut entry.label);
                entry.label = Passage {
                    head: group.pieces.len(),
                    ..group.clone()
                };
                entry.label.extend(label);
            }
            Some(entry)
        })
        .collect()
}

/// Whether a line has a label with a year and its sign behind it.
fn opens(text: &str) -> bool {
    // A year and a value have five figures at least.
    if text.bytes().filter(u8::is_ascii_digit).take(5).count() < 5 {
        return false;
    }
    let Some(mark) = [": 20", ": 19", "(20", "(19"]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()
        .or_else(|| text.find("  20"))
    else {
        return false;
    };
    text.get(..mark)
        .is_some_and(|label| label.chars().filter(|c| c.is_alphabetic()).count() >= 3)
        && text
            .get(mark..)
            .is_some_and(|rest| rest.contains([':', '=', '»']))
}

/// Whether words can be a label where nothing says that one stands here: no sentence.
fn names(label: &str) -> bool {
    let short = label.chars().count() <= LONGEST && label.split(' ').count() <= WORDS;
    let verb = |word: &str| {
        matches!(
            word,
            "ist"
                | "sind"
                | "war"
                | "waren"
                | "wird"
                | "werden"
                | "wurde"
                | "wurden"
                | "hat"
                | "haben"
                | "stieg"
                | "stiegen"
                | "sank"
                | "sanken"
                | "soll"
                | "sollen"
                | "liegt"
                | "lag"
                | "lagen"
        )
    };
    short
        && !ends_sentence(label.trim_end_matches(')'))
        && !label.contains(['?', '!', ';'])
        && !label.split(' ').any(verb)
}
