//! Tables of values under years in texts: cells parted by bars, tabs or blanks.
//!
//! On pages they are known by their place before lines are made; here by a header line with a head for the labels and two years or more,
//! or by a head for years above lines that open with one each.

mod blanks;
mod header;
mod stacked;
mod trailing;
mod turned;
mod words;

use super::{Line, Role};
use crate::notation::{numbers, years};
use crate::text::{Row, Table};
use std::ops::Range;

/// Cells of the widest table.
const CELLS: usize = 60;

/// Marks the lines of tables and appends the tables to those of the pages.
pub fn mark(lines: &mut [Line<'_>], tables: &mut Vec<Table>) {
    let mut at = 0;
    while at < lines.len() {
        match find(lines, at) {
            Some((table, range)) => {
                for line in lines.get_mut(range.clone()).unwrap_or_default() {
                    line.table = Some(tables.len() as u32);
                }
                tables.push(table);
                at = range.end;
            }
            None => at += 1,
        }
    }
}

/// The table whose header stands at a line, and its lines.
fn find(lines: &[Line<'_>], at: usize) -> Option<(Table, Range<usize>)> {
    let line = lines
        .get(at)
        .filter(|line| line.table.is_none() && line.role == Role::Body)?;
    let barred = header(line)
        .map(|header| table(lines, at, &header))
        .filter(|(table, _)| !table.rows.is_empty());
    barred
        .map(|(table, end)| (table, at..end))
        .or_else(|| blanks::table(lines, at))
        .or_else(|| {
            turned::table(lines, at)
                .or_else(|| stacked::table(lines, at))
                .map(|(table, end)| (table, at..end))
        })
        .or_else(|| words::table(lines, at).map(|(table, end)| (table, at..end)))
}

/// The cells of a header: a head for the labels, then two years or more, each alone or with a word that tells reported from planned.
fn header(line: &Line<'_>) -> Option<Vec<Range<usize>>> {
    if line.shape.digits < 8 {
        return None;
    }
    let cells = by_bars(line.text).filter(|cells| cells.len() >= 3)?;
    let text = |cell: &Range<usize>| line.text.get(cell.clone()).unwrap_or_default();
    let years = cells
        .iter()
        .filter(|cell| years::heads_column(text(cell)))
        .count();
    let first = cells
        .iter()
        .position(|cell| years::heads_column(text(cell)))?;
    let last = cells
        .iter()
        .rposition(|cell| years::heads_column(text(cell)))?;
    let together = cells
        .get(first..=last)?
        .iter()
        .all(|cell| years::heads_column(text(cell)));
    let labels = cells
        .get(..first)?
        .iter()
        .any(|cell| text(cell).contains(char::is_alphabetic))
        || cells.first().is_some_and(Range::is_empty);
    (first > 0 && years >= 2 && together && labels).then_some(cells)
}

/// The table whose header stands at a line, and the line behind it.
fn table(lines: &[Line<'_>], at: usize, header: &[Range<usize>]) -> (Table, usize) {
    let head = |cell: &Range<usize>| {
        lines
            .get(at)
            .and_then(|line| line.text.get(cell.clone()))
            .unwrap_or_default()
    };
    let labels = header
        .iter()
        .position(|cell| years::heads_column(head(cell)))
        .unwrap_or_default();
    let mut table = Table {
        words: false,
        labels,
        header: row(at, header),
        rows: Vec::new(),
    };
    let mut end = at + 1;
    while let Some(line) = lines
        .get(end)
        .filter(|line| line.gap <= 1 && line.role == Role::Body && self::header(line).is_none())
    {
        let Some(cells) = by_bars(line.text) else {
            // A line without bars may head the rows below it.
            if heads_rows(lines, end, header.len()) {
                let whole = 0..line.text.len();
                table.rows.push(group(end, &whole, header.len()));
                end += 1;
                continue;
            }
            break;
        };
        if is_ruler(line.text) {
            end += 1;
            continue;
        }
        let value = |cell: &Range<usize>| {
            line.text
                .get(cell.clone())
                .is_some_and(|text| numbers::cell(text).is_some_and(|cell| cell.value.is_some()))
        };
        let label = cells
            .first()
            .and_then(|cell| line.text.get(cell.clone()))
            .is_some_and(|text| text.contains(char::is_alphabetic));
        if !label {
            break;
        }
        if cells.len() == header.len() {
            table.rows.push(row(end, &cells));
        } else if let Some(label) = cells
            .first()
            .filter(|_| cells.len() <= header.len() && cells.iter().skip(1).all(Range::is_empty))
        {
            table.rows.push(group(end, label, header.len()));
        } else if cells.iter().skip(1).any(value) {
            // A cell too many or too few: nobody can tell which year a value belongs to.
            let mut shifted = row(end, cells.get(..1).unwrap_or_default());
            shifted.cells.resize(header.len(), Vec::new());
            shifted.stray = cells
                .iter()
                .skip(1)
                .map(|cell| (end, cell.clone()))
                .collect();
            table.rows.push(shifted);
        } else {
            break;
        }
        end += 1;
    }
    while table
        .rows
        .last()
        .is_some_and(|row| row.stray.is_empty() && row.cells.iter().skip(1).all(Vec::is_empty))
    {
        table.rows.pop();
    }
    (table, end)
}

/// Whether a line without bars heads rows: a few words, and a row right below.
fn heads_rows(lines: &[Line<'_>], at: usize, count: usize) -> bool {
    let words = |line: &Line<'_>| {
        line.text.len() <= 80
            && line.shape.has_letters()
            && line.style.heading == 0
            && line.gap == 0
            && !line.text.ends_with('.')
    };
    let row = |line: &Line<'_>| {
        line.role == Role::Body
            && line.gap == 0
            && by_bars(line.text).is_some_and(|cells| cells.len() == count)
    };
    lines.get(at).is_some_and(words) && lines.get(at + 1).is_some_and(row)
}

/// A row that has a label only.
fn group(line: usize, label: &Range<usize>, count: usize) -> Row {
    let mut row = row(line, std::slice::from_ref(label));
    row.cells.resize(count, Vec::new());
    row
}

fn row(line: usize, cells: &[Range<usize>]) -> Row {
    Row {
        cells: cells
            .iter()
            .map(|cell| {
                if cell.is_empty() {
                    Vec::new()
                } else {
                    vec![(line, cell.clone())]
                }
            })
            .collect(),
        stray: Vec::new(),
    }
}

/// `|---|---:|`
fn is_ruler(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of a line between its bars or tabs, without blanks. Bars at both ends part nothing.
fn by_bars(text: &str) -> Option<Vec<Range<usize>>> {
    let separator = if text.contains('|') { '|' } else { '\t' };
    let mut cells: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for part in text.split(separator) {
        let lead = part.len() - part.trim_start().len();
        cells.push(at + lead.min(part.len())..at + lead + part.trim().len());
        at += part.len() + 1;
    }
    if separator == '|' && text.starts_with('|') {
        cells.remove(0);
    }
    if separator == '|' && text.ends_with('|') {
        cells.pop();
    }
    (2..=CELLS).contains(&cells.len()).then_some(cells)
}
