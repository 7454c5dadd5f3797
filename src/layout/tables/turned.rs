//! Tables with a year in each row: `Jahr | Kurse | Besuche` above `2021 | 12 | 340`. They are turned, so that each column becomes a row.

use super::barred::is_ruler;
use super::cells::Rows;
use super::columns::cells as by_blanks;
use super::trailing::words;
use crate::layout::blocks::ends_sentence;
use crate::layout::{Line, Role};
use crate::notation::{numbers, units, years};
use crate::text::{Cell, Row, Table};
use crate::vocabulary;
use std::ops::Range;

/// Bytes of the longest line of heads, and of the longest head.
const MAX_HEADER_BYTES: usize = 200;
const MAX_HEAD_BYTES: usize = 80;
/// Bytes of the longest line above a table that names its columns.
const MAX_TITLE_BYTES: usize = 110;

/// The table whose header stands at a line, and its lines.
pub fn table(rows: Rows<'_, '_>, at: usize) -> Option<(Table, Range<usize>)> {
    let text = rows.lines.get(at)?.text;
    let may_head =
        text.len() <= MAX_HEADER_BYTES && text.starts_with(|c: char| c.is_uppercase() || c == '|');
    let first = text
        .trim_start_matches(['|', ' '])
        .split(|c: char| !c.is_alphanumeric())
        .next()?;
    if !may_head || !vocabulary::names_years(first) {
        return None;
    }
    [by_cells, two_blanks, one_blank]
        .into_iter()
        .find_map(|cells| read(rows, at, cells))
}

type CellsOf = fn(Rows<'_, '_>, usize) -> Option<Vec<Range<usize>>>;

fn by_cells(rows: Rows<'_, '_>, at: usize) -> Option<Vec<Range<usize>>> {
    rows.cells(at)
}

fn two_blanks(rows: Rows<'_, '_>, at: usize) -> Option<Vec<Range<usize>>> {
    Some(by_blanks(rows.lines.get(at)?.text)).filter(|cells| cells.len() >= 2)
}

/// Cells of one word each: every word of the header is a head.
fn one_blank(rows: Rows<'_, '_>, at: usize) -> Option<Vec<Range<usize>>> {
    Some(words(rows.lines.get(at)?.text)).filter(|cells| (2..=8).contains(&cells.len()))
}

fn read(rows: Rows<'_, '_>, at: usize, cells: CellsOf) -> Option<(Table, Range<usize>)> {
    let header = cells(rows, at)?;
    let (year, heads) = header.split_first()?;
    let is_head = |cell: &Range<usize>| {
        let head = rows.text(at, cell);
        let named = head.contains(char::is_alphabetic) && !head.starts_with(char::is_lowercase);
        named && head.len() <= MAX_HEAD_BYTES && years::head(head).is_none()
    };
    let headed = vocabulary::names_years(rows.text(at, year)) && heads.iter().all(is_head);
    if !headed || heads.is_empty() {
        return None;
    }
    let (dated, end) = dated_rows(rows, at + 1, heads.len(), cells);
    if dated.len() < 2 {
        return None;
    }
    let column = |column: usize| {
        dated.iter().filter_map(move |(line, row)| {
            row.get(column)
                .map(|cell| Cell::on_line(*line, cell.clone()))
        })
    };
    let mut header = Row::on_line(at, std::slice::from_ref(year));
    header.cells.extend(column(0));
    let mut table = Table {
        labels: 1,
        header,
        ..Table::default()
    };
    for (head, place) in heads.iter().zip(1..) {
        let mut cells = vec![label(rows.lines, at, head)?];
        cells.extend(column(place));
        table.rows.push(Row {
            cells,
            stray: Vec::new(),
        });
    }
    Some((table, at..end))
}

/// A line, and the places of its cells.
type DatedRow = (usize, Vec<Range<usize>>);

/// The lines from one on that have a year and as many values as there are heads, and the line behind them.
fn dated_rows(
    rows: Rows<'_, '_>,
    from: usize,
    heads: usize,
    cells: CellsOf,
) -> (Vec<DatedRow>, usize) {
    let mut dated = Vec::new();
    let mut at = from;
    loop {
        let near = |line: &&Line<'_>| {
            let room = if line.is_set() { 2 } else { 1 };
            line.role == Role::Body && line.table.is_none() && line.gap <= room
        };
        let Some(line) = rows.lines.get(at).filter(near) else {
            break;
        };
        if !rows.is_told(at) && is_ruler(line.text) {
            at += 1;
            continue;
        }
        let is_value = |cell: &Range<usize>| {
            let text = rows.text(at, cell);
            text.is_empty() || numbers::cell(text).is_some()
        };
        let fits = |row: &Vec<Range<usize>>| {
            let year = row
                .first()
                .is_some_and(|cell| years::head(rows.text(at, cell)).is_some());
            year && row.len() == heads + 1 && row.iter().skip(1).all(is_value)
        };
        let Some(row) = cells(rows, at).filter(fits) else {
            break;
        };
        dated.push((at, row));
        at += 1;
    }
    (dated, at)
}

/// What a column's values are: its head, with the line above the table where it says no more than "Anzahl".
fn label(lines: &[Line<'_>], at: usize, head: &Range<usize>) -> Option<Cell> {
    let text = lines.get(at)?.text.get(head.clone())?;
    let bare = text.trim_matches(['(', ')']).trim_start_matches("in ");
    if !vocabulary::counts(bare) && units::unit(bare).is_none() {
        return Some(Cell::on_line(at, head.clone()));
    }
    let above = at.checked_sub(1)?;
    let line = lines
        .get(above)
        .filter(|line| line.role == Role::Body && line.table.is_none())?;
    let complete = !ends_sentence(line.text) || line.text.ends_with(':');
    let names = complete && line.body().len() <= MAX_TITLE_BYTES && line.shape.has_letters();
    names.then(|| Cell::on_line(above, usize::from(line.mark)..line.text.len()))
}
