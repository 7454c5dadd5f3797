//! What a header is: its lines, the heads of its columns, and where they stand.

use super::columns::Extent;
use crate::text::Cell;
use std::ops::Range;

/// Bytes of the longest header.
pub const MAX_HEADER_BYTES: usize = 220;

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its pieces, on one line or several.
    pub cell: Cell,
    /// Where it stands.
    pub place: Extent,
}

/// A header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its lines.
    pub lines: Range<usize>,
    /// What stands above the labels.
    pub labels: Vec<Cell>,
    /// The heads of the columns of values, also those that are no years.
    pub heads: Vec<Head>,
    /// Two blanks or more part the heads: their places tell whose the values are.
    pub wide: bool,
    /// Dots stand between the thousands of the values.
    pub dotted: bool,
}

impl Header {
    /// How far the years stand from each other.
    pub fn pitch(&self) -> usize {
        let middles = self
            .heads
            .first()
            .zip(self.heads.last())
            .map(|(first, last)| (first.place.end, last.place.end));
        middles.map_or(0, |(first, last)| {
            last.saturating_sub(first) / (self.heads.len().max(2) - 1)
        })
    }

    /// Where the columns of values begin.
    pub fn edge(&self) -> usize {
        self.heads
            .first()
            .map_or(0, |head| head.place.start.saturating_sub(self.pitch() / 3))
    }
}
