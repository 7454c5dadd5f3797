//! The cells of a line: those that the source names, else those that bars or tabs part.

use crate::layout::Line;
use crate::text::{Evidence, Table};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Cells of the widest table.
const MAX_COLUMNS: usize = 60;

/// The cells that the source names, by their line.
pub struct Told {
    cells: FxHashMap<usize, Vec<Range<usize>>>,
}

impl Told {
    /// Those of all tables of the source, each row on one line.
    pub fn new(tables: &[Table]) -> Self {
        let named = tables
            .iter()
            .filter(|table| table.told_by == Evidence::Source);
        let mut cells: FxHashMap<usize, Vec<Range<usize>>> = FxHashMap::default();
        for row in named.flat_map(|table| &table.rows) {
            let Some(line) = row.first_line() else {
                continue;
            };
            let bytes = row.cells.iter().map(|cell| {
                let piece = cell.pieces.iter().find(|piece| piece.line == line);
                piece.map_or(0..0, |piece| piece.bytes.clone())
            });
            cells.insert(line, bytes.collect());
        }
        Self { cells }
    }
}

/// The lines of a document as rows of cells.
#[derive(Clone, Copy)]
pub struct Rows<'a, 't> {
    /// The lines.
    pub lines: &'a [Line<'t>],
    told: &'a Told,
}

impl<'a, 't> Rows<'a, 't> {
    /// Lines with the cells that the source names on some of them.
    pub fn new(lines: &'a [Line<'t>], told: &'a Told) -> Self {
        Self { lines, told }
    }

    /// Whether the source says what the cells of a line are.
    pub fn is_told(self, at: usize) -> bool {
        self.told.cells.contains_key(&at)
    }

    /// The cells of a line, two at least. `None` for a line of text.
    pub fn cells(self, at: usize) -> Option<Vec<Range<usize>>> {
        let cells = match self.told.cells.get(&at) {
            Some(cells) => cells.clone(),
            None => parted(self.lines.get(at)?.text),
        };
        (2..=MAX_COLUMNS).contains(&cells.len()).then_some(cells)
    }

    /// The text of a cell of a line.
    pub fn text(self, at: usize, cell: &Range<usize>) -> &'t str {
        self.lines
            .get(at)
            .and_then(|line| line.text.get(cell.clone()))
            .unwrap_or_default()
    }
}

/// The cells of a line between its bars or tabs, without blanks. Bars at both ends part nothing.
fn parted(text: &str) -> Vec<Range<usize>> {
    let separator = if text.contains('|') { '|' } else { '\t' };
    let mut cells: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for part in text.split(separator) {
        let lead = part.len() - part.trim_start().len();
        cells.push(at + lead..at + lead + part.trim().len());
        at += part.len() + 1;
    }
    if separator == '|' && text.starts_with('|') {
        cells.remove(0);
    }
    if separator == '|' && text.ends_with('|') {
        cells.pop();
    }
    cells
}
