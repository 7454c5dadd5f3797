//! The lines of a grid in the order of its cells.

use super::cell_lines::is_field;
use super::cell_lines::{is_one_line, join_code, lines_of, text};
use super::cells::Grid;
use crate::compose::Sheet;
use crate::compose::lines::Line;

/// Where the lines of a grid have come to stand: for each cell of each row.
pub type Placed = Vec<Vec<Vec<usize>>>;

/// Puts the lines of a grid in the order of its cells, in place of those from which their spans come.
pub fn place(sheet: &mut Sheet, grid: &Grid, table: Option<usize>) -> Placed {
    let mut new: Vec<Line> = Vec::new();
    let mut placed: Placed = Vec::new();
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for row in &grid.rows {
        let lines: Vec<Vec<Line>> = row.iter().map(|cell| lines_of(sheet, cell)).collect();
        moved.extend(row.iter().flat_map(|cell| cell.spans.iter().copied()));
        if table.is_none() && row.len() >= 2 && is_one_line(sheet, row, &lines) {
            let spans: Vec<usize> = lines
                .iter()
                .flatten()
                .flat_map(|line| line.spans.iter().copied())
                .collect();
            let mut line = Line::from_spans(&sheet.spans, &spans);
            if let Some(line) = line.as_mut() {
                line.item = lines.iter().flatten().next().is_some_and(|line| line.item);
            }
            new.extend(line);
            placed.push(Vec::new());
            continue;
        }
        let mut lines = lines;
        if table.is_none() {
            join_code(sheet, &mut lines);
        }
        let mut cells = Vec::new();
        for (cell, mut lines) in row.iter().zip(lines) {
            // A label that is broken over lines is one.
            if lines.len() > 1 && lines.len() <= 3 && is_field(&text(sheet, cell)) {
                let spans: Vec<usize> = lines
                    .iter()
                    .flat_map(|line| line.spans.iter().copied())
                    .collect();
                lines.truncate(1);
                if let Some(line) = lines.first_mut() {
                    spans
                        .into_iter()
                        .skip(line.spans.len())
                        .for_each(|span| line.go_on(span, &sheet.spans));
                }
            }
            let start = lines
                .iter()
                .map(|line| line.start)
                .filter(|start| *start > cell.left)
                .fold(cell.right, f32::min);
            let from = new.len();
            for (at, mut line) in lines.into_iter().enumerate() {
                line.opens = at == 0;
                line.edge = Some(cell.right - (start - cell.left));
                line.table = table;
                new.push(line);
            }
            cells.push((from..new.len()).collect());
        }
        placed.push(cells);
    }
    let first = sheet.replace(&moved, new).start;
    placed
        .iter_mut()
        .flatten()
        .flatten()
        .for_each(|line| *line += first);
    placed
}
