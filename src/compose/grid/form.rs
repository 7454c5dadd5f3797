//! Forms: grids whose cells open with labels, and their rows that are broken over a page.

use super::cell_lines::{is_field, line_text, lines_of, text};
use super::cells::{Cell, Grid};
use super::rules::NEAR;
use crate::compose::Sheet;
use crate::vocabulary;

/// A cell at the head or the foot of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    left: f32,
    right: f32,
    /// Its lines.
    pub lines: Vec<usize>,
    /// It opens with the label of a field.
    pub label: bool,
}

/// Lines of the page before that stand before a line of this one, or behind all of its row.
pub type Late = Vec<(usize, Vec<usize>)>;

/// A row that is broken over the page goes on cell by cell: all cells but the first wait on the page before until it is their turn.
pub fn late(foot: &[Edge], head: &[Edge]) -> Option<Late> {
    let column = |edge: &Edge| {
        foot.iter().position(|above| {
            (above.left - edge.left).abs() < NEAR && (above.right - edge.right).abs() < NEAR
        })
    };
    let columns: Vec<usize> = head.iter().map(column).collect::<Option<_>>()?;
    let end = head.iter().flat_map(|edge| &edge.lines).max()? + 1;
    let place = |at: usize| {
        let next = columns.iter().zip(head).find(|(column, _)| **column >= at);
        next.and_then(|(_, edge)| edge.lines.first().copied())
            .unwrap_or(end)
    };
    let waits = foot
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(at, _)| columns.first().is_some_and(|first| first < at));
    Some(
        waits
            .map(|(at, edge)| (place(at), edge.lines.clone()))
            .collect(),
    )
}

/// The cells of a row of a form with their lines.
pub fn edges(sheet: &Sheet, row: Option<(&Vec<Cell>, &Vec<Vec<usize>>)>) -> Vec<Edge> {
    let cells = row
        .into_iter()
        .flat_map(|(row, lines)| row.iter().zip(lines));
    let edge = |(cell, lines): (&Cell, &Vec<usize>)| {
        let first = lines.first().and_then(|at| sheet.lines.get(*at));
        let first = first.map(|line| line_text(sheet, line));
        Edge {
            left: cell.left,
            right: cell.right,
            lines: lines.clone(),
            label: is_field(&first.unwrap_or_default()),
        }
    };
    cells.map(edge).collect()
}

/// Labels of fields that a form has, should none of them be for goals or indicators.
const MIN_FIELDS: usize = 3;

/// Whether cells open with labels: other grids are read as the source has them, row by row in most cases.
pub fn is_form(sheet: &Sheet, grid: &Grid) -> bool {
    let mut fields = 0;
    for cell in grid.rows.iter().flatten() {
        let lines = lines_of(sheet, cell);
        let first = lines
            .first()
            .map(|line| line_text(sheet, line))
            .unwrap_or_default();
        let whole = if (2..=3).contains(&lines.len()) {
            text(sheet, cell)
        } else {
            String::new()
        };
        if [&first, &whole]
            .into_iter()
            .any(|text| vocabulary::topic(text).is_some())
        {
            return true;
        }
        fields += usize::from(vocabulary::is_field(&first) || vocabulary::is_field(&whole));
    }
    fields >= MIN_FIELDS
}
