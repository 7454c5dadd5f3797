//! Tables of values under years whose cells the source names, or bars or tabs part.

use super::cells::Rows;
use crate::layout::{Line, Role};
use crate::notation::{numbers, years};
use crate::text::{Cell, Piece, Row, Table};
use std::ops::Range;

/// Bytes of the longest line without cells that may head rows.
const MAX_GROUP_BYTES: usize = 80;

/// The table whose header stands at a line, and its lines.
pub fn table(rows: Rows<'_, '_>, at: usize) -> Option<(Table, Range<usize>)> {
    let header = header(rows, at)?;
    let first_year = header
        .iter()
        .position(|cell| years::heads_column(rows.text(at, cell)))?;
    let mut table = Table {
        labels: first_year,
        header: Row::on_line(at, &header),
        ..Table::default()
    };
    let mut end = at + 1;
    while let Some(found) = row(rows, end, header.len()) {
        table.rows.extend(found);
        end += 1;
    }
    let labels_only =
        |row: &Row| row.stray.is_empty() && row.cells.iter().skip(1).all(Cell::is_empty);
    while table.rows.last().is_some_and(labels_only) {
        table.rows.pop();
    }
    (!table.rows.is_empty()).then_some((table, at..end))
}

/// The cells of a header: a head for the labels, then two years or more, each alone or with a word that tells reported from planned.
fn header(rows: Rows<'_, '_>, at: usize) -> Option<Vec<Range<usize>>> {
    if rows.lines.get(at)?.shape.digits < 8 {
        return None;
    }
    let cells = rows.cells(at).filter(|cells| cells.len() >= 3)?;
    let is_year = |cell: &Range<usize>| years::heads_column(rows.text(at, cell));
    let years = cells.iter().filter(|cell| is_year(cell)).count();
    let first = cells.iter().position(is_year)?;
    let last = cells.iter().rposition(is_year)?;
    let together = cells.get(first..=last)?.iter().all(is_year);
    let labels = cells
        .get(..first)?
        .iter()
        .any(|cell| rows.text(at, cell).contains(char::is_alphabetic))
        || cells.first().is_some_and(Range::is_empty);
    (first > 0 && years >= 2 && together && labels).then_some(cells)
}

/// The row at a line below a header of so many columns; nothing for a ruler. `None` where the table ends.
#[expect(
    clippy::option_option,
    reason = "a ruler is a row of nothing, the end of the table is none"
)]
fn row(rows: Rows<'_, '_>, at: usize, columns: usize) -> Option<Option<Row>> {
    let line = rows
        .lines
        .get(at)
        .filter(|line| line.gap <= 1 && line.role == Role::Body)?;
    if header(rows, at).is_some() {
        return None;
    }
    let Some(cells) = rows.cells(at) else {
        // A line without cells may head the rows below it.
        let whole = 0..line.text.len();
        return heads_rows(rows, at, columns).then(|| Some(group(at, &whole, columns)));
    };
    if !rows.is_told(at) && is_ruler(line.text) {
        return Some(None);
    }
    let label = cells
        .first()
        .filter(|label| rows.text(at, label).contains(char::is_alphabetic))?;
    let values = cells.get(1..).unwrap_or_default();
    let is_value = |cell: &Range<usize>| {
        numbers::cell(rows.text(at, cell)).is_some_and(|cell| cell.value.is_some())
    };
    if cells.len() == columns {
        Some(Some(Row::on_line(at, &cells)))
    } else if cells.len() < columns && values.iter().all(Range::is_empty) {
        Some(Some(group(at, label, columns)))
    } else if values.iter().any(is_value) {
        // A cell too many or too few: nobody can tell which year a value belongs to.
        let mut shifted = group(at, label, columns);
        shifted.stray = values
            .iter()
            .map(|cell| Piece::new(at, cell.clone()))
            .collect();
        Some(Some(shifted))
    } else {
        None
    }
}

/// Whether a line without cells heads rows: a few words, and a row right below.
fn heads_rows(rows: Rows<'_, '_>, at: usize, columns: usize) -> bool {
    let words = |line: &Line<'_>| {
        let short = line.text.len() <= MAX_GROUP_BYTES && !line.text.ends_with('.');
        short && line.shape.has_letters() && line.style.heading == 0 && line.gap == 0
    };
    let follows = |line: &Line<'_>| line.role == Role::Body && line.gap == 0;
    let below = at + 1;
    rows.lines.get(at).is_some_and(words)
        && rows.lines.get(below).is_some_and(follows)
        && rows
            .cells(below)
            .is_some_and(|cells| cells.len() == columns)
}

/// A row that has a label only.
fn group(line: usize, label: &Range<usize>, columns: usize) -> Row {
    let mut row = Row::on_line(line, std::slice::from_ref(label));
    row.cells.resize(columns, Cell::default());
    row
}

/// `|---|---:|`
pub fn is_ruler(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}
