//! Tables of values under years: header, columns, and rows whose labels may run over several lines.
//!
//! A table is known by its header, two or more years side by side. Values belong to the year under which they stand; drawn lines part the
//! rows where there are some, else the room between them does.

mod columns;
mod header;
mod rows;

use super::Sheet;
use super::lines::Line;
use crate::notation::{numbers, units, years};
use crate::vocabulary;
pub use columns::Columns;
use header::{WIDEST, header};
use rows::rows;
use std::ops::Range;

/// A table of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Columns,
    /// Lines of its header; none if it goes on from the page before.
    pub header: Vec<usize>,
    /// Lines of each row.
    pub rows: Vec<Vec<usize>>,
}

/// A span on its line, for those who look for tables.
#[derive(Debug, Clone, Copy)]
struct Piece {
    line: usize,
    span: usize,
    start: f32,
    end: f32,
    base: f32,
    size: f32,
    /// It is a number, or a mark for "left blank".
    value: bool,
}

/// Tables of a page, and lines of one that has any.
const TABLES: usize = 60;
const LINES: usize = 20_000;
/// Stands for the column of a value that has none.
pub const STRAY: u8 = u8::MAX;

/// Finds the tables of a page, and makes each of their rows lines of their own in the order of the page.
pub fn find(sheet: &mut Sheet) {
    if sheet.lines.len() > LINES {
        return;
    }
    part_years(sheet);
    for zone in 0..sheet.zones.count() {
        let mut from = f32::MIN;
        // A table ends before the next one begins, so that each turn looks further down.
        for _ in 0..TABLES {
            let Some((columns, header, foot)) = header(sheet, zone, from) else {
                break;
            };
            from = foot;
            part_values(sheet, &columns, foot);
            let rows = rows(sheet, &columns, foot, None);
            if rows.iter().any(|row| has_value(row, &columns)) {
                let top = header.iter().map(|piece| piece.base).fold(foot, f32::min);
                // The table at the right of this one has its header on the same height.
                from = if columns.beside {
                    top - 0.5 * columns.size
                } else {
                    rows.iter()
                        .flatten()
                        .map(|piece| piece.base)
                        .fold(foot, f32::max)
                };
                settle(sheet, columns, &header, &rows);
            }
        }
    }
}

/// Goes on with the table of the page before, should this page open with rows under its columns. Returns whether it does.
pub fn go_on(sheet: &mut Sheet, columns: &Columns) -> bool {
    let columns = &Columns {
        zone: 0,
        ..columns.clone()
    };
    let Some(top) = sheet
        .level_lines()
        .map(|(_, line)| line.base - line.size)
        .min_by(f32::total_cmp)
    else {
        return false;
    };
    let opens = sheet
        .level_lines()
        .min_by(|a, b| a.1.base.total_cmp(&b.1.base))
        .is_some_and(|(_, line)| line.table.is_none());
    part_values(sheet, columns, top - 1.0);
    let rows = rows(sheet, columns, top - 1.0, Some(top));
    let found = opens && rows.first().is_some_and(|row| has_value(row, columns));
    if found {
        settle(sheet, columns.clone(), &[], &rows);
    }
    found
}

/// Cuts spans of nothing but years into years: in narrow columns they stand as close as words.
fn part_years(sheet: &mut Sheet) {
    for line in &mut sheet.lines {
        for at in line.spans.clone() {
            let words = sheet.spans.words(at);
            let is_year = |(word, ..): &(Range<usize>, f32, f32)| {
                sheet
                    .spans
                    .text
                    .get(word.clone())
                    .is_some_and(years::heads_column)
            };
            let is_kind = |(word, ..): &(Range<usize>, f32, f32)| {
                sheet
                    .spans
                    .text
                    .get(word.clone())
                    .and_then(vocabulary::series_kind)
                    .is_some()
            };
            // Where each head begins: "2027", "Plan 2027".
            let mut starts: Vec<usize> = Vec::new();
            let first = words.iter().position(is_year).unwrap_or(words.len());
            let first = first
                .checked_sub(1)
                .filter(|before| words.get(*before).is_some_and(is_kind))
                .unwrap_or(first);
            let mut at_word = first;
            while let Some(word) = words.get(at_word) {
                let kind = is_kind(word) && words.get(at_word + 1).is_some_and(is_year);
                if !kind && !is_year(word) {
                    break;
                }
                starts.push(at_word);
                at_word += 1 + usize::from(kind);
            }
            let text = |words: &[(Range<usize>, f32, f32)]| {
                let ends = words.first().zip(words.last());
                ends.and_then(|(first, last)| sheet.spans.text.get(first.0.start..last.0.end))
                    .unwrap_or_default()
                    .to_owned()
            };
            let (before, behind) = (
                words.get(..first).unwrap_or_default(),
                words.get(at_word..).unwrap_or_default(),
            );
            // "Kennzahl 2027 2028 Summe": words before them may head the labels, words behind them comparisons.
            let heads =
                before.len() <= 2 || before.len() <= 6 && units::suffix(&text(before)).is_some();
            if !(2..=WIDEST).contains(&starts.len())
                || !heads
                || vocabulary::comparisons(&text(behind)).is_none()
            {
                continue;
            }
            if !behind.is_empty() {
                starts.push(at_word);
            }
            for word in starts.into_iter().filter(|word| *word > 0).rev() {
                if let Some(new) = sheet.spans.cut(at, word) {
                    line.add(new, &sheet.spans);
                }
            }
        }
    }
}

/// Cuts spans below a header where a value under one year stands as close to the next, or to the label, as words do.
fn part_values(sheet: &mut Sheet, columns: &Columns, foot: f32) {
    for line in &mut sheet.lines {
        let reaches =
            line.base > foot && line.turn == 0 && !line.is_set_aside() && line.table.is_none();
        if !reaches || line.start >= columns.bounds.1 || line.end <= columns.edge() {
            continue;
        }
        for at in line.spans.clone() {
            let Some(span) = sheet.spans.get(at).filter(|span| span.end > columns.edge()) else {
                continue;
            };
            let (base, size) = (span.base, span.size);
            let words = sheet.spans.words(at);
            let text = |word: &Range<usize>| sheet.spans.text.get(word.clone()).unwrap_or_default();
            // From the end, as long as there are values.
            let values = words
                .iter()
                .rev()
                .take_while(|(word, ..)| numbers::cell(text(word)).is_some())
                .count();
            let column = |(_, start, end): &(Range<usize>, f32, f32)| {
                columns.column(&Piece {
                    line: 0,
                    span: at,
                    start: *start,
                    end: *end,
                    base,
                    size,
                    value: true,
                })
            };
            let cuts: Vec<usize> = (words.len() - values..words.len())
                .filter(|word| {
                    let (before, here) = (
                        word.checked_sub(1).and_then(|before| words.get(before)),
                        words.get(*word),
                    );
                    before.zip(here).is_some_and(|(before, here)| {
                        let (left, right) = (column(before), column(here));
                        // A number at the end of a label stands under no value: "Grundsteuer auf 500 %".
                        let placed = left.is_some_and(|left| left >= columns.labels())
                            || columns.is_under(here.1, here.2);
                        left != right && right >= Some(columns.labels()) && placed
                    })
                })
                .collect();
            for word in cuts.into_iter().rev() {
                if let Some(new) = sheet.spans.cut(at, word) {
                    line.add(new, &sheet.spans);
                }
            }
        }
    }
}

fn has_value(row: &[Piece], columns: &Columns) -> bool {
    row.iter().any(|piece| {
        piece.value
            && columns
                .column(piece)
                .is_some_and(|at| at >= columns.left.len())
    })
}

/// All level spans in a column of a page that stand in no table yet and below a height, from the top.
fn pieces(sheet: &Sheet, zone: usize, below: f32) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (line, content) in sheet.lines.iter().enumerate() {
        if content.turn != 0
            || content.is_set_aside()
            || content.table.is_some()
            || content.base <= below
        {
            continue;
        }
        for span in &content.spans {
            if let Some(found) = sheet
                .spans
                .get(*span)
                .filter(|found| sheet.zones.at(found.start, content.base) == zone)
            {
                let value = numbers::cell(sheet.spans.text_of(found)).is_some();
                pieces.push(Piece {
                    line,
                    span: *span,
                    start: found.start,
                    end: found.end,
                    base: content.base,
                    size: found.size,
                    value,
                });
            }
        }
    }
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.start.total_cmp(&b.start)));
    pieces
}

/// Groups of pieces on one height.
fn levels(pieces: &[Piece]) -> Vec<&[Piece]> {
    pieces
        .chunk_by(|a, b| (a.base - b.base).abs() < 0.4 * a.size.max(b.size))
        .collect()
}

/// Makes lines of the rows, in place of the lines from which their spans come.
fn settle(sheet: &mut Sheet, columns: Columns, header: &[Piece], rows: &[Vec<Piece>]) {
    let id = sheet.tables.len();
    let mut new = lines_of_row(sheet, &columns, id, header);
    let heads = new.len();
    let mut ends: Vec<usize> = Vec::with_capacity(rows.len());
    for row in rows {
        new.extend(lines_of_row(sheet, &columns, id, row));
        ends.push(new.len());
    }
    let taken: Vec<(usize, usize)> = header
        .iter()
        .chain(rows.iter().flatten())
        .map(|piece| (piece.line, piece.span))
        .collect();
    let first = sheet.replace(&taken, new).start;
    let mut start = heads;
    let rows = ends.into_iter().map(|end| {
        let row = first + start..first + end;
        start = end;
        row.collect()
    });
    let table = Table {
        columns,
        header: (first..first + heads).collect(),
        rows: rows.collect(),
    };
    sheet.tables.push(table);
}

/// The lines of a row, each with the columns in which its spans stand.
fn lines_of_row(sheet: &Sheet, columns: &Columns, id: usize, row: &[Piece]) -> Vec<Line> {
    let mut sorted = row.to_vec();
    sorted.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.start.total_cmp(&b.start)));
    let line = |level: &[Piece]| {
        let mut level = level.to_vec();
        level.sort_by(|a, b| a.start.total_cmp(&b.start));
        let spans: Vec<usize> = level.iter().map(|piece| piece.span).collect();
        let mut line = Line::from_spans(&sheet.spans, &spans)?;
        line.table = Some(id);
        let column = |piece: &Piece| columns.column(piece).map_or(STRAY, |column| column as u8);
        line.columns = level.iter().map(column).collect();
        mark_second_values(&mut line.columns, columns.labels());
        Some(line)
    };
    levels(&sorted).into_iter().filter_map(line).collect()
}

/// Two values in one column: one of them is out of its place.
fn mark_second_values(columns: &mut [u8], labels: usize) {
    for at in 1..columns.len() {
        if let [left, right] = columns.get_mut(at - 1..=at).unwrap_or_default()
            && left == right
            && usize::from(*left) >= labels
        {
            *right = STRAY;
        }
    }
}
