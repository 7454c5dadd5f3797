//! Columns in texts: which cells two blanks or more part, and from which letter of its line to which each stands.

use super::trailing::words;
use crate::layout::Line;
use std::ops::Range;

/// From which letter of its line a cell stands to which, with the blanks before the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Its first letter.
    pub start: usize,
    /// Behind its last letter.
    pub end: usize,
}

impl Extent {
    /// That of bytes of a line.
    pub fn of(line: &Line<'_>, cell: &Range<usize>) -> Self {
        let letters = |bytes: Range<usize>| {
            let text = line.text.get(bytes);
            text.map_or(0, |text| text.chars().count())
        };
        let start = indent(line) + letters(0..cell.start);
        let end = start + letters(cell.clone());
        Self { start, end }
    }

    /// Its middle.
    pub fn middle(self) -> usize {
        self.start.midpoint(self.end)
    }

    /// Whether two share a letter's place.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && self.end > other.start
    }

    /// How many letters lie between two that do not overlap.
    pub fn room(self, other: Self) -> usize {
        let before = self.start.saturating_sub(other.end);
        before.max(other.start.saturating_sub(self.end))
    }
}

/// Letters by which a line is set in.
pub fn indent(line: &Line<'_>) -> usize {
    line.raw
        .trim_start_matches('\u{c}')
        .chars()
        .take_while(|c| c.is_whitespace())
        .count()
}

/// The parts of a line between two blanks or more.
pub fn cells(text: &str) -> Vec<Range<usize>> {
    let mut cells: Vec<Range<usize>> = Vec::new();
    for word in words(text) {
        match cells.last_mut() {
            Some(cell) if word.start <= cell.end + 1 => cell.end = word.end,
            _ => cells.push(word),
        }
    }
    cells
}
