//! The header of a table whose columns are parted by blanks: the years, the words above or below them, and where they stand.

use super::columns::{Extent, cells, indent};
use super::head::{Head, Header, MAX_HEADER_BYTES};
use super::header_words::{words_above, words_below};
use super::trailing::{has_dotted, words};
use crate::layout::{Line, Role};
use crate::notation::{numbers, units, years};
use crate::text::Cell;
use crate::vocabulary;
use std::ops::Range;

/// Words of a header before its years.
const MAX_LABEL_WORDS: usize = 9;
/// Lines below it that show how its values are written.
const ROWS: usize = 20;

/// The header at a line, with the lines of words above and below it.
pub fn header(lines: &[Line<'_>], at: usize) -> Option<Header> {
    let line = lines.get(at).filter(|line| may_head(line))?;
    let text = line.text;
    let (label, heads, wide) = in_cells(text).or_else(|| in_words(text))?;
    // The figures beside a chart are no table: its scale stands above its years.
    let scale = |above: &Line<'_>| above.role == Role::Body && numbers::cell(above.text).is_some();
    if label.is_empty()
        && at
            .checked_sub(1)
            .and_then(|above| lines.get(above))
            .is_some_and(scale)
    {
        return None;
    }
    let mut labels: Vec<Cell> = cells_of(text, &label)
        .into_iter()
        .map(|cell| Cell::on_line(at, cell))
        .collect();
    // "Kennzahl Einheit 2022 2023": a column for units, parted by one blank.
    if !wide
        && let Some((before, _)) = text
            .get(label.clone())
            .and_then(|label| label.rsplit_once(' '))
            .filter(|(_, word)| vocabulary::names_units(word))
    {
        let cut = label.start + before.len();
        labels = vec![
            Cell::on_line(at, label.start..cut),
            Cell::on_line(at, cut + 1..label.end),
        ];
    }
    // Nothing may stand above the labels: "          Einheit   2021   2022".
    if let [only] = labels.as_slice()
        && only.pieces.iter().any(|piece| {
            text.get(piece.bytes.clone())
                .is_some_and(vocabulary::names_units)
        })
        && indent(line) > 0
    {
        labels.insert(0, Cell::default());
    }
    let heads = heads
        .into_iter()
        .map(|range| Head {
            place: Extent::of(line, &range),
            cell: Cell::on_line(at, range),
        })
        .collect();
    let mut header = Header {
        lines: at..at + 1,
        labels,
        heads,
        wide,
        dotted: false,
    };
    words_above(lines, &mut header)?;
    words_below(lines, &mut header)?;
    let below = lines.get(header.lines.end..).unwrap_or_default();
    header.dotted = below
        .iter()
        .take(ROWS)
        .take_while(|line| line.gap <= 2)
        .any(|line| has_dotted(line.text));
    Some(header)
}

/// Cheap signs of a header: digits enough for two years, and no line of text.
fn may_head(line: &Line<'_>) -> bool {
    let short = line.text.len() <= MAX_HEADER_BYTES
        && line.shape.digits >= 8
        && line.role == Role::Body
        && line.table.is_none();
    short
        && !line.text.contains(['|', '\t'])
        && line
            .text
            .as_bytes()
            .windows(2)
            .filter(|pair| matches!(pair, [b'1', b'9'] | [b'2', b'0']))
            .count()
            >= 2
}

fn cells_of(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or_default();
    cells(part)
        .into_iter()
        .map(|cell| cell.start + range.start..cell.end + range.start)
        .collect()
}

type Heads = (Range<usize>, Vec<Range<usize>>, bool);

/// Heads that two blanks or more part.
fn in_cells(text: &str) -> Option<Heads> {
    let cells = cells(text);
    let is_year = |cell: &Range<usize>| text.get(cell.clone()).is_some_and(years::heads_column);
    let first = cells.iter().position(is_year)?;
    let last = cells.iter().rposition(is_year)?;
    let years = cells.get(first..=last)?;
    let short = cells.get(last..)?.iter().all(|cell| cell.len() <= 40);
    let label = cells
        .first()
        .filter(|_| first > 0)
        .zip(cells.get(first.checked_sub(1).unwrap_or(first)))
        .map_or(0..0, |(a, b)| a.start..b.end);
    let fits = years.len() >= 2
        && years.iter().all(is_year)
        && short
        && first <= 4
        && heads_labels(text.get(label.clone())?);
    fits.then(|| (label, cells.get(first..).unwrap_or_default().to_vec(), true))
}

/// Heads that one blank parts: the years, each with the same words before or behind it, then perhaps words for comparisons.
fn in_words(text: &str) -> Option<Heads> {
    let words = words(text);
    let word = |at: usize| {
        words
            .get(at)
            .and_then(|range| text.get(range.clone()))
            .unwrap_or_default()
    };
    let is_kind = |at: usize| !word(at).is_empty() && vocabulary::series_kind(word(at)).is_some();
    let is_year = |at: &usize| years::head(word(*at)).is_some();
    let is_mark = |at: usize| {
        matches!(word(at), "*" | "*)" | "1)" | "2)" | "3)")
            || (word(at).starts_with('(')
                && units::unit(word(at).trim_matches(['(', ')'])).is_some())
    };
    let first = (0..words.len()).find(is_year)?;
    let leads = first > 0 && is_kind(first - 1);
    let from = if leads { first - 1 } else { first };
    let mut heads: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    while at < words.len() {
        let start = at;
        at += usize::from(leads && is_kind(at));
        if !is_year(&at) || (leads && at == start) {
            at = start;
            break;
        }
        at += 1;
        while at < words.len() && (is_mark(at) || (!leads && is_kind(at))) {
            at += 1;
        }
        heads.push(words.get(start)?.start..words.get(at - 1)?.end);
    }
    let label = if from == 0 {
        0..0
    } else {
        0..words.get(from - 1)?.end
    };
    let rest = words.get(at).map_or(text.len(), |word| word.start);
    let others = vocabulary::comparisons(text.get(rest..)?)?;
    if heads.len() < 2 || from > MAX_LABEL_WORDS || !heads_labels(text.get(label.clone())?) {
        return None;
    }
    // The heads behind the years stand for as many columns as there are words for them.
    heads.extend((0..others).map(|_| rest..text.len()));
    Some((label, heads, false))
}

/// Whether words may stand above labels: no part of a sentence.
fn heads_labels(label: &str) -> bool {
    let opens = label.is_empty()
        || label.starts_with(|c: char| c.is_uppercase() || c == '(' || c.is_ascii_digit());
    opens
        && !label.contains([':', ';', '!', '?'])
        && label.len() <= 110
        && !label.ends_with(['.', ',', '-', '–'])
        && !label.rsplit(' ').next().is_some_and(|word| {
            matches!(
                word,
                "in" | "im"
                    | "den"
                    | "und"
                    | "bis"
                    | "von"
                    | "seit"
                    | "Jahre"
                    | "Jahren"
                    | "ab"
                    | "am"
                    | "vom"
            )
        })
}
