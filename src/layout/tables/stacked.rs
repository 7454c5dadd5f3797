//! Tables with a year in each row whose heads stand over several lines, in texts where blanks part the columns.
//!
//! A head belongs to the column that it stands above, and to no other.

use super::columns::{Extent, cells};
use crate::layout::{Line, Role};
use crate::notation::{numbers, years};
use crate::text::{Cell, Piece, Row, Table};
use crate::vocabulary;
use std::ops::Range;

/// Lines of the heads, and rows that show that this is a table.
const HEADS: usize = 3;
const ROWS: usize = 3;
/// Bytes of the longest line of heads.
const LONGEST: usize = 160;

/// A row: the pieces of its year, and its values.
struct Dated {
    line: usize,
    year: i32,
    head: Vec<Range<usize>>,
    values: Vec<Range<usize>>,
}

/// The table whose heads begin at a line, and its lines.
pub fn table(lines: &[Line<'_>], at: usize) -> Option<(Table, Range<usize>)> {
    let first =
        (at + 1..=at + HEADS).find(|line| lines.get(*line).is_some_and(|line| opens(line.text)))?;
    let mut rows: Vec<Dated> = Vec::new();
    for (line, row) in (first..).map_while(|line| Some((line, row(lines.get(line)?)?))) {
        let (year, head, values) = row;
        if rows
            .first()
            .is_some_and(|above| above.values.len() != values.len())
            || rows.last().is_some_and(|above| above.year >= year)
        {
            break;
        }
        rows.push(Dated {
            line,
            year,
            head,
            values,
        });
    }
    let columns = rows
        .first()
        .map(|row| row.values.len())
        .filter(|columns| *columns >= 2 && rows.len() >= ROWS)?;
    let place = |line: usize, range: &Range<usize>| Some(Extent::of(lines.get(line)?, range));
    // How far each column reaches, that of the years first.
    let unknown = Extent {
        start: usize::MAX,
        end: 0,
    };
    let mut reach = vec![unknown; columns + 1];
    for row in &rows {
        for (column, range) in row.head.iter().map(|range| (0, range)).chain(
            row.values
                .iter()
                .enumerate()
                .map(|(at, range)| (at + 1, range)),
        ) {
            let (own, slot) = (place(row.line, range)?, reach.get_mut(column)?);
            slot.start = slot.start.min(own.start);
            slot.end = slot.end.max(own.end);
        }
    }
    let mut labels = vec![Cell::default(); columns + 1];
    for (line, text) in (at..first).filter_map(|at| lines.get(at).map(|line| (at, line))) {
        let heads = text.role == Role::Body
            && text.table.is_none()
            && !text.is_set()
            && text.text.len() <= LONGEST
            && !text.text.contains(['|', ':']);
        if !heads || (line > at && text.gap > 0) {
            return None;
        }
        for cell in cells(text.text) {
            let column = above(&reach, place(line, &cell)?)?;
            labels.get_mut(column)?.pieces.push(Piece::new(line, cell));
        }
    }
    let letters = |piece: &Piece| {
        lines
            .get(piece.line)
            .and_then(|line| line.text.get(piece.bytes.clone()))
            .map_or(0, |text| text.chars().filter(|c| c.is_alphabetic()).count())
    };
    let named = |label: &Cell| label.pieces.iter().any(|piece| letters(piece) >= 3);
    if !labels.iter().skip(1).all(named) {
        return None;
    }
    let end = rows.last().map_or(first, |row| row.line + 1);
    let year = |row: &Dated| {
        let pieces = row
            .head
            .iter()
            .map(|bytes| Piece::new(row.line, bytes.clone()));
        Cell {
            pieces: pieces.collect(),
        }
    };
    let mut header = Row::default();
    header.cells.push(Cell::default());
    header.cells.extend(rows.iter().map(year));
    let mut table = Table {
        labels: 1,
        header,
        ..Table::default()
    };
    for (column, label) in labels.into_iter().skip(1).enumerate() {
        let values = rows
            .iter()
            .filter_map(|row| Some(Cell::on_line(row.line, row.values.get(column)?.clone())));
        table.rows.push(Row {
            cells: std::iter::once(label).chain(values).collect(),
            stray: Vec::new(),
        });
    }
    Some((table, at..end))
}

/// Whether a line may be a row: it opens with a year, or with a word for planned or reported.
fn opens(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
        || !text.bytes().any(|b| b.is_ascii_digit())
    {
        return false;
    }
    let first = text.split(' ').next().unwrap_or_default();
    text.contains("  ")
        && (years::year(first).is_some() || vocabulary::series_kind(first).is_some())
}

/// Pieces of a line, as bytes of its text.
type Pieces = Vec<Range<usize>>;

/// The year of a row, its pieces, and the values.
fn row(line: &Line<'_>) -> Option<(i32, Pieces, Pieces)> {
    if line.role != Role::Body
        || line.table.is_some()
        || line.is_set()
        || line.gap > 0
        || !opens(line.text)
    {
        return None;
    }
    let cells = cells(line.text);
    let text = |range: &Range<usize>| line.text.get(range.clone()).unwrap_or_default();
    let heads = 1 + cells
        .iter()
        .position(|cell| years::head(text(cell)).is_some())
        .filter(|at| *at <= 1)?;
    let (head, values) = cells.split_at_checked(heads)?;
    let year = head.last().and_then(|cell| years::head(text(cell)))?;
    let led = head.len() == 1
        || head
            .first()
            .is_some_and(|cell| vocabulary::series_kind(text(cell)).is_some());
    (led && values
        .iter()
        .all(|cell| numbers::cell(text(cell)).is_some()))
    .then(|| (year, head.to_vec(), values.to_vec()))
}

/// The column that words stand above: the only one that they reach over, or the nearest by far.
fn above(reach: &[Extent], place: Extent) -> Option<usize> {
    let mut by: Vec<(usize, usize)> = reach
        .iter()
        .enumerate()
        .filter(|(_, column)| column.start <= column.end)
        .map(|(at, column)| (column.room(place), at))
        .collect();
    by.sort_unstable();
    let (near, column) = *by.first()?;
    let clear = by.get(1).is_none_or(|(next, _)| *next > near + 1);
    (near <= 6 && clear).then_some(column)
}
