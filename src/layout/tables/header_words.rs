//! Words above and below the years of a header: planned or reported, and units.

use super::columns::{Extent, cells};
use super::head::{Head, Header, MAX_HEADER_BYTES};
use super::trailing::words;
use crate::layout::{Line, Role};
use crate::notation::{units, years};
use crate::text::Piece;
use crate::vocabulary;
use std::ops::Range;

/// Words for planned and reported above the years: one for each, or over the first of several.
pub fn words_above(lines: &[Line<'_>], header: &mut Header) -> Option<()> {
    let Some(at) = header.lines.start.checked_sub(1) else {
        return Some(());
    };
    let Some(line) = lines.get(at).filter(|line| {
        line.role == Role::Body && line.table.is_none() && line.text.len() <= MAX_HEADER_BYTES
    }) else {
        return Some(());
    };
    let all = if header.wide {
        cells(line.text)
    } else {
        words(line.text)
    };
    let is_kind = |range: &Range<usize>| {
        line.text.get(range.clone()).is_some_and(|text| {
            text.split_whitespace()
                .all(|word| vocabulary::series_kind(word).is_some())
        })
    };
    // Heads of the labels may stand on the same line.
    let kinds: Vec<Range<usize>> = all.iter().filter(|range| is_kind(range)).cloned().collect();
    let first = all.iter().position(is_kind).unwrap_or(all.len());
    if kinds.is_empty()
        || first + kinds.len() != all.len()
        || first > 2
        || lines
            .get(header.lines.start)
            .is_some_and(|line| line.gap > 1)
    {
        return Some(());
    }
    let years = years_of(lines, header);
    place_words(line, at, &kinds, years, header)?;
    header.lines.start = at;
    Some(())
}

/// Units and words for planned and reported below the years.
pub fn words_below(lines: &[Line<'_>], header: &mut Header) -> Option<()> {
    let at = header.lines.end;
    let Some(line) = lines
        .get(at)
        .filter(|line| line.role == Role::Body && line.table.is_none() && line.gap <= 1)
    else {
        return Some(());
    };
    let all = words(line.text);
    let text = |range: &Range<usize>| {
        line.text
            .get(range.clone())
            .unwrap_or_default()
            .trim_matches(['(', ')', '[', ']', ','])
    };
    let tells = |range: &Range<usize>| {
        let word = text(range);
        vocabulary::counts(word)
            || vocabulary::series_kind(word).is_some()
            || units::unit(word).is_some()
    };
    let told: Vec<Range<usize>> = all
        .iter()
        .filter(|range| text(range) != "in")
        .cloned()
        .collect();
    if told.len() < 2 || !told.iter().all(tells) {
        return Some(());
    }
    // More words than heads: those behind the years stand for several columns.
    if let Some(more) = told
        .len()
        .checked_sub(header.heads.len())
        .filter(|more| *more > 0)
    {
        let last = header
            .heads
            .last()
            .filter(|head| head.cell.pieces.iter().all(|piece| !is_year(lines, piece)))
            .cloned()?;
        header.heads.extend((0..more).map(|_| last.clone()));
    }
    let years = years_of(lines, header);
    place_words(line, at, &told, years, header)?;
    header.lines.end = at + 1;
    Some(())
}

/// How many of the heads are years. They come first.
fn years_of(lines: &[Line<'_>], header: &Header) -> usize {
    let year = |head: &&Head| head.cell.pieces.iter().any(|piece| is_year(lines, piece));
    header.heads.iter().take_while(year).count()
}

fn is_year(lines: &[Line<'_>], piece: &Piece) -> bool {
    lines
        .get(piece.line)
        .and_then(|line| line.text.get(piece.bytes.clone()))
        .is_some_and(years::heads_column)
}

/// Adds words to the heads: one by one, or by their places. `None` where nobody can tell which head a word belongs to.
fn place_words(
    line: &Line<'_>,
    at: usize,
    words: &[Range<usize>],
    years: usize,
    header: &mut Header,
) -> Option<()> {
    if words.len() == header.heads.len() || words.len() == years {
        for (head, word) in header.heads.iter_mut().zip(words) {
            head.cell.pieces.push(Piece::new(at, word.clone()));
        }
        return Some(());
    }
    if !header.wide {
        return None;
    }
    let pitch = header.pitch();
    let places: Vec<Extent> = words.iter().map(|word| Extent::of(line, word)).collect();
    for head in header.heads.iter_mut().take(years) {
        let middle = head.place.middle();
        // A word may stand over the first of several years, or over the middle of them: both must agree.
        let opened = places
            .iter()
            .rposition(|place| place.start <= head.place.end);
        let distance = |place: &Extent| place.middle().abs_diff(middle);
        let nearest = places.iter().map(distance).min()?;
        let word = opened.filter(|opened| {
            places
                .get(*opened)
                .is_some_and(|place| distance(place) <= nearest + pitch / 4)
        })?;
        head.cell
            .pieces
            .push(Piece::new(at, words.get(word)?.clone()));
    }
    Some(())
}
