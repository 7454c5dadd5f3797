//! Tables of words in texts: a header with a word for goals or indicators above one of its columns, a row on each line or on several.
//!
//! Bars and tabs part the cells of a row for certain. Where blanks do, a cell must begin under its head, and whatever leaves a doubt of it leaves
//! the lines to those who read them one by one.

use super::barred::is_ruler;
use super::cells::Rows;
use super::columns::{Extent, cells as by_blanks};
use crate::layout::hyphens::is_open_end;
use crate::layout::{Line, Role};
use crate::text::{Cell, Piece, Row, Table};
use crate::vocabulary::{self, Topic};
use std::ops::Range;

/// Bytes of the longest header and of the longest head.
const MAX_HEADER_BYTES: usize = 200;
const MAX_HEAD_BYTES: usize = 60;
/// Letters by which a cell may begin off its head.
const DRIFT: usize = 2;

/// The table whose header stands at a line, and its lines.
pub fn table(rows: Rows<'_, '_>, at: usize) -> Option<(Table, Range<usize>)> {
    let line = rows.lines.get(at).filter(|line| {
        line.text.len() <= MAX_HEADER_BYTES
            && !line.text.ends_with(['.', ':', ';'])
            && is_near(line)
    })?;
    // The lines of a page have tabs wherever something stands beside something else.
    if line.is_set() {
        return None;
    }
    // No word for goals or indicators is shorter, and only what parts columns makes a header.
    if rows.is_told(at) || line.text.contains(['|', '\t']) {
        barred(rows, at)
    } else if line.text.contains("  ") {
        blank(rows.lines, at)
    } else {
        None
    }
}

fn is_near(line: &Line<'_>) -> bool {
    line.role == Role::Body && line.table.is_none()
}

/// Heads of columns: short, one of them a word for goals or indicators, and another one that is known as a head.
fn is_header(text: &str, cells: &[Range<usize>]) -> bool {
    let texts = || cells.iter().filter_map(|cell| text.get(cell.clone()));
    // Most lines are no rows at all.
    if cells.len() < 2 || texts().any(|head| head.len() > MAX_HEAD_BYTES) {
        return false;
    }
    let topics = texts()
        .filter(|head| {
            matches!(
                vocabulary::column_topic(head),
                Some(Topic::Goals | Topic::Indicators)
            )
        })
        .count();
    // "Ziel | Stand 2023" looks back on goals that were set elsewhere.
    let looks_back = cells.len() == 2 && texts().any(vocabulary::names_state);
    if topics == 0 || looks_back {
        return false;
    }
    let known = texts()
        .filter(|head| {
            vocabulary::topic(head).is_some() || vocabulary::is_field(head) || is_number(head)
        })
        .count();
    known >= 2
        && texts().all(|head| head.len() <= MAX_HEAD_BYTES && !head.ends_with([',', '!', '?']))
        && (cells.len() >= 3 || known == cells.len())
}

fn is_number(head: &str) -> bool {
    matches!(
        head.trim_end_matches('.').to_lowercase().as_str(),
        "nr" | "nummer" | "lfd. nr" | "id" | "kürzel"
    )
}

/// Whether the first cell of a row opens a field: then the lines are those of a form.
fn opens_field(text: &str) -> bool {
    vocabulary::topic(text).is_some() || vocabulary::is_field(text)
}

/// A table whose cells the source names, or bars or tabs part.
fn barred(rows: Rows<'_, '_>, at: usize) -> Option<(Table, Range<usize>)> {
    let text = rows.lines.get(at)?.text;
    let heads = rows.cells(at).filter(|heads| is_header(text, heads))?;
    let mut table = Table {
        words: true,
        header: Row::on_line(at, &heads),
        ..Table::default()
    };
    let mut end = at + 1;
    while let Some(line) = rows
        .lines
        .get(end)
        .filter(|line| is_near(line) && line.gap <= 1)
    {
        let Some(cells) = rows.cells(end) else {
            break;
        };
        if !rows.is_told(end) && is_ruler(line.text) {
            end += 1;
            continue;
        }
        let form = cells
            .first()
            .is_some_and(|cell| opens_field(rows.text(end, cell)));
        if cells.len() != heads.len() || form {
            break;
        }
        table.rows.push(Row::on_line(end, &cells));
        end += 1;
    }
    (!table.rows.is_empty()).then_some((table, at..end))
}

/// A table whose columns two blanks or more part.
fn blank(lines: &[Line<'_>], at: usize) -> Option<(Table, Range<usize>)> {
    let line = lines.get(at)?;
    let heads = by_blanks(line.text);
    if !is_header(line.text, &heads) {
        return None;
    }
    let places: Vec<Extent> = heads.iter().map(|head| Extent::of(line, head)).collect();
    let topics: Vec<bool> = heads
        .iter()
        .map(|head| {
            line.text
                .get(head.clone())
                .is_some_and(|head| vocabulary::column_topic(head).is_some())
        })
        .collect();
    let mut table = Table {
        words: true,
        header: Row::on_line(at, &heads),
        ..Table::default()
    };
    let mut end = at + 1;
    while let Some(line) = lines.get(end).filter(|line| is_near(line) && line.gap <= 1) {
        if line
            .text
            .chars()
            .all(|c| matches!(c, '-' | '=' | '_' | ' '))
        {
            end += 1;
            continue;
        }
        let cells = by_blanks(line.text);
        let Some(columns) = cells
            .iter()
            .map(|cell| column(&places, &topics, Extent::of(line, cell)))
            .collect::<Option<Vec<usize>>>()
        else {
            break;
        };
        let first = columns.first().copied().unwrap_or_default();
        // A line that has nothing beside its first cell is a text below the table.
        if !columns.is_sorted_by(|a, b| a < b) || (first == 0 && columns.len() == 1) {
            break;
        }
        let text = |cell: &Range<usize>| line.text.get(cell.clone()).unwrap_or_default();
        if first > 0 {
            // The rest of the heads, or of the row above.
            let open = table.rows.last_mut().unwrap_or(&mut table.header);
            if line.gap > 0
                && columns
                    .iter()
                    .any(|column| topics.get(*column) == Some(&true))
            {
                break;
            }
            for (column, cell) in columns.iter().zip(&cells) {
                open.cells
                    .get_mut(*column)?
                    .pieces
                    .push(Piece::new(end, cell.clone()));
            }
            end += 1;
            continue;
        }
        // Whether a row begins here or all of its cells go on cannot be told.
        let goes_on = line.gap == 0
            && table.rows.last().is_some_and(|above| {
                columns
                    .iter()
                    .zip(&cells)
                    .filter(|(column, _)| topics.get(**column) == Some(&true))
                    .any(|(column, cell)| {
                        let last = above.cells.get(*column).and_then(|cell| cell.pieces.last());
                        let last = last
                            .and_then(|piece| lines.get(piece.line)?.text.get(piece.bytes.clone()))
                            .unwrap_or_default();
                        is_open_end(last)
                            || (!last.is_empty()
                                && text(cell).starts_with(char::is_lowercase)
                                && !last.starts_with(char::is_lowercase))
                    })
            });
        if goes_on || cells.first().is_some_and(|cell| opens_field(text(cell))) {
            return None;
        }
        let mut row = Row {
            cells: vec![Cell::default(); heads.len()],
            stray: Vec::new(),
        };
        for (column, cell) in columns.iter().zip(&cells) {
            *row.cells.get_mut(*column)? = Cell::on_line(end, cell.clone());
        }
        table.rows.push(row);
        end += 1;
    }
    (table.rows.len() >= 2).then_some((table, at..end))
}

/// The column under whose head a cell stands. One of words begins with its head; others may be set to the right.
fn column(heads: &[Extent], topics: &[bool], cell: Extent) -> Option<usize> {
    let begins = heads
        .iter()
        .position(|head| head.start.abs_diff(cell.start) <= DRIFT);
    let found = begins.or_else(|| heads.iter().position(|head| cell.overlaps(*head)))?;
    let next = heads.get(found + 1).map_or(usize::MAX, |next| next.start);
    let own = begins.is_some() || topics.get(found) == Some(&false);
    // It may not reach under a head of words.
    let clear = cell.end < next || topics.get(found + 1) == Some(&false);
    (own && clear).then_some(found)
}
