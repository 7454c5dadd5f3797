//! Grids of words: where drawn lines make cells, what stands in them is read row by row and cell by cell, whatever the order of the source.
//!
//! Many producers write the cells of a row line by line, or all lists of a page behind its text. A grid whose first row heads its columns,
//! one of them with a word for goals or indicators, is a table of words.

mod cell_lines;
mod cells;
mod form;
mod place;
mod rules;
mod words;

use super::Sheet;
use cells::Grid;
pub use form::{Edge, Late, late};
pub use words::{Words, push};

/// What a page has in grids.
#[derive(Debug, Default)]
pub struct Found {
    /// Tables of words.
    pub tables: Vec<Words>,
    /// First and last row of each form.
    forms: Vec<[Vec<Edge>; 2]>,
}

impl Found {
    /// All lines that it knows by their number.
    fn lines(&mut self) -> impl Iterator<Item = &mut usize> {
        let of_tables = self.tables.iter_mut().flat_map(|table| {
            table
                .header
                .iter_mut()
                .flatten()
                .chain(table.rows.iter_mut().flatten().flatten())
        });
        of_tables.chain(
            self.forms
                .iter_mut()
                .flatten()
                .flatten()
                .flat_map(|edge| &mut edge.lines),
        )
    }

    /// The table whose last row stands at the foot of a page.
    pub fn table_at_foot(&self, sheet: &Sheet) -> Option<&Words> {
        let last = last_line(sheet)?;
        self.tables
            .iter()
            .find(|table| table.rows.iter().flatten().flatten().any(|at| *at == last))
    }

    /// The last row of the form that stands at the foot of a page, if each of its cells has a label.
    pub fn form_at_foot(&self, sheet: &Sheet) -> Option<Vec<Edge>> {
        let last = last_line(sheet)?;
        let row = self
            .forms
            .iter()
            .map(|[_, row]| row)
            .find(|row| row.iter().any(|edge| edge.lines.contains(&last)))?;
        (row.len() >= 2 && row.iter().all(|edge| edge.label)).then(|| row.clone())
    }

    /// The first row of the form that opens a page, if none of its cells has a label.
    pub fn form_at_head(&self, sheet: &Sheet) -> Option<Vec<Edge>> {
        let (first, _) = sheet
            .level_lines()
            .min_by(|a, b| a.1.base.total_cmp(&b.1.base))?;
        let row = self
            .forms
            .iter()
            .map(|[row, _]| row)
            .find(|row| row.iter().any(|edge| edge.lines.contains(&first)))?;
        row.iter().all(|edge| !edge.label).then(|| row.clone())
    }
}

fn last_line(sheet: &Sheet) -> Option<usize> {
    sheet
        .level_lines()
        .max_by(|a, b| a.1.base.total_cmp(&b.1.base))
        .map(|(at, _)| at)
}

/// Lines of a page that is looked at.
const MAX_LINES: usize = 5000;

/// Puts the lines of all grids of a page in the order of their cells, and finds the tables of words among them. `before` is the table at the
/// foot of the page before.
pub fn order(sheet: &mut Sheet, before: Option<&Words>) -> Found {
    let mut found = if sheet.lines.len() > MAX_LINES {
        Found::default()
    } else {
        find(sheet, before)
    };
    if let Some(numbers) = sheet.put_in_order() {
        for line in found.lines() {
            *line = numbers.get(*line).copied().unwrap_or_default();
        }
    }
    found
}

fn find(sheet: &mut Sheet, before: Option<&Words>) -> Found {
    let mut found = Found::default();
    for grid in cells::grids(sheet, before.map(|before| before.columns.as_slice())) {
        let opens = opens_page(sheet, &grid);
        let table = words::table(
            sheet,
            &grid,
            before.filter(|_| opens && found.tables.is_empty()),
        );
        if table.is_none() && !form::is_form(sheet, &grid) {
            continue;
        }
        let id = table
            .is_some()
            .then_some(sheet.tables.len() + found.tables.len());
        let placed = place::place(sheet, &grid, id);
        if let Some((mut words, header)) = table {
            words::fill(&mut words, header, &grid, &placed);
            found.tables.push(words);
        } else {
            let mut rows = grid.rows.iter().zip(&placed);
            let first = form::edges(sheet, rows.next());
            let last = form::edges(sheet, rows.next_back());
            found.forms.push([first, last]);
        }
    }
    found
}

/// Whether nothing but a grid stands at the head of the page.
fn opens_page(sheet: &Sheet, grid: &Grid) -> bool {
    let top = grid
        .rows
        .first()
        .and_then(|row| row.first())
        .map_or(f32::MAX, |cell| cell.top);
    !sheet.level_lines().any(|(_, line)| line.base < top)
}
