//! Tables of words: grids whose first row heads their columns.

use super::cell_lines::is_field;
use super::cell_lines::{line_text, lines_of, text};
use super::cells::{Cell, Grid};
use super::place::Placed;
use crate::compose::Sheet;
use crate::text::{self, Evidence, Piece, Reading, Row, Table};
use crate::vocabulary::{self, Topic};

/// Bytes of the longest head of a column, and of the longest abbreviation among them: "Nr."
const MAX_HEAD_BYTES: usize = 60;
const MAX_ABBREVIATION_BYTES: usize = 8;

/// A table of words on a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// Where its columns begin and end.
    pub columns: Vec<(f32, f32)>,
    /// Lines of each head; those of the table that goes on are on the page before.
    pub header: Vec<Vec<usize>>,
    /// The texts of the heads.
    pub heads: Vec<String>,
    /// Lines of each cell of each row.
    pub rows: Vec<Vec<Vec<usize>>>,
    /// It goes on with the table of the page before.
    pub goes_on: bool,
    /// Its first row goes on with the last one of the page before.
    pub row_goes_on: bool,
}

/// The table of words that a grid is: its heads, and its rows still empty.
pub fn table(sheet: &Sheet, grid: &Grid, before: Option<&Words>) -> Option<(Words, Option<usize>)> {
    let first = grid.rows.iter().position(|row| row.len() >= 2)?;
    let head = grid.rows.get(first)?;
    let heads: Vec<String> = head.iter().map(|cell| text(sheet, cell)).collect();
    let columns: Vec<(f32, f32)> = head.iter().map(|cell| (cell.left, cell.right)).collect();
    if let Some(before) = before {
        let known = |cell: &Cell| before.columns.iter().any(|column| cell.is_in(*column));
        let again = heads == before.heads;
        let fits =
            grid.rows.iter().filter(|row| row.iter().all(known)).count() * 2 >= grid.rows.len();
        if fits && (again || !is_head(&heads)) {
            let words = Words {
                columns: before.columns.clone(),
                heads: before.heads.clone(),
                goes_on: true,
                ..Words::default()
            };
            return Some((words, again.then_some(first)));
        }
    }
    let below: Vec<&Vec<Cell>> = grid
        .rows
        .iter()
        .skip(first + 1)
        .filter(|row| {
            row.iter()
                .any(|cell| columns.iter().any(|column| cell.is_in(*column)))
        })
        .collect();
    let is_label = |(at, cell): (usize, &Cell)| {
        let first = lines_of(sheet, cell)
            .into_iter()
            .next()
            .map(|line| line_text(sheet, &line))
            .unwrap_or_default();
        vocabulary::topic(&first).is_some() || at == 0 && vocabulary::is_field(&first)
    };
    let sheet_like = below
        .iter()
        .flat_map(|row| row.iter().enumerate())
        .any(is_label);
    // Where a row below opens another field, the cells are those of a form.
    (is_head(&heads) && !below.is_empty() && !sheet_like).then(|| {
        (
            Words {
                columns,
                heads,
                ..Words::default()
            },
            Some(first),
        )
    })
}

/// Short heads of columns, one of them a word for goals or indicators.
fn is_head(heads: &[String]) -> bool {
    let topics = heads
        .iter()
        .filter(|head| {
            matches!(
                vocabulary::column_topic(head),
                Some(Topic::Goals | Topic::Indicators)
            )
        })
        .count();
    let short = heads.iter().all(|head| {
        head.len() <= MAX_HEAD_BYTES
            && (!head.ends_with('.') || head.len() <= MAX_ABBREVIATION_BYTES)
    });
    // "Ziel | Mehr Grün" is a line of a form.
    short
        && topics >= 1
        && (heads.len() >= 3
            || heads
                .iter()
                .all(|head| is_field(head) && !vocabulary::names_state(head)))
}

/// Puts the lines under the heads of a table.
pub fn fill(words: &mut Words, header: Option<usize>, grid: &Grid, placed: &Placed) {
    for (at, (row, lines)) in grid.rows.iter().zip(placed).enumerate() {
        if header == Some(at) {
            words.header.clone_from(lines);
        }
        if header.is_some_and(|header| at <= header) {
            continue;
        }
        let mut cells = vec![Vec::new(); words.columns.len()];
        for (cell, lines) in row.iter().zip(lines) {
            if let Some(column) = words
                .columns
                .iter()
                .position(|column| cell.is_in(*column))
                .and_then(|column| cells.get_mut(column))
            {
                column.clone_from(lines);
            }
        }
        // The rest of a row has no number and no title of its own.
        if words.rows.is_empty() && words.goes_on {
            words.row_goes_on = cells.first().is_some_and(Vec::is_empty);
        }
        words.rows.push(cells);
    }
}

/// Appends a table of words to a reading, or its rows to the table with which it goes on.
pub fn push(words: &Words, runs: &[Option<usize>], reading: &mut Reading<'_>) {
    let cell = |lines: &Vec<usize>| {
        let found = lines
            .iter()
            .filter_map(|at| runs.get(*at).copied().flatten());
        let pieces = found.filter_map(|run| {
            let bytes = 0..reading.runs.get(run)?.text.len();
            Some(Piece::new(run, bytes))
        });
        text::Cell {
            pieces: pieces.collect(),
        }
    };
    let row = |cells: &[Vec<usize>]| Row {
        cells: cells.iter().map(cell).collect(),
        stray: Vec::new(),
    };
    let (header, mut rows) = (
        row(&words.header),
        words
            .rows
            .iter()
            .map(|cells| row(cells))
            .collect::<Vec<_>>(),
    );
    let Some(last) = reading
        .tables
        .iter_mut()
        .rev()
        .find(|table| table.words)
        .filter(|_| words.goes_on)
    else {
        reading.tables.push(Table {
            told_by: Evidence::Page,
            words: true,
            labels: 0,
            header,
            rows,
        });
        return;
    };
    if words.row_goes_on
        && !rows.is_empty()
        && let Some(open) = last.rows.last_mut()
    {
        for (cell, more) in open.cells.iter_mut().zip(rows.remove(0).cells) {
            cell.pieces.extend(more.pieces);
        }
    }
    last.rows.append(&mut rows);
}
