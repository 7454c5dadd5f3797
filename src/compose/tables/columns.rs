//! The columns of a table: which of them a span stands in.

use super::Piece;

/// A column, by where its heading stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Left edge of its heading.
    pub start: f32,
    /// Right edge of its heading.
    pub end: f32,
}

/// The columns of a table, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// Those of the labels and of what stands beside them.
    pub left: Vec<Column>,
    /// Those of the years.
    pub values: Vec<Column>,
    /// Where the table begins and ends.
    pub bounds: (f32, f32),
    /// The column of the page in which it stands.
    pub zone: usize,
    /// The size of its letters.
    pub size: f32,
    /// Another table begins at its right.
    pub beside: bool,
}

impl Columns {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.left.len() + self.values.len()
    }

    /// How many of them, from the left, hold no values.
    pub fn labels(&self) -> usize {
        self.left.len()
    }

    /// The column of a span.
    pub(super) fn column(&self, piece: &Piece) -> Option<usize> {
        let distance = |column: &Column| {
            let middle = (f32::midpoint(piece.start, piece.end)
                - f32::midpoint(column.start, column.end))
            .abs();
            (piece.start - column.start)
                .abs()
                .min((piece.end - column.end).abs())
                .min(middle)
        };
        // A wide value may begin before its column does; what is no value belongs to the column in which it begins.
        let begins = if piece.value {
            f32::midpoint(piece.start, piece.end)
        } else {
            piece.start
        };
        if begins < self.edge() {
            let nearest = self.left.iter().enumerate().min_by(|(_, a), (_, b)| {
                (piece.start - a.start)
                    .abs()
                    .total_cmp(&(piece.start - b.start).abs())
            });
            return nearest.map(|(at, _)| at);
        }
        let nearest = self
            .values
            .iter()
            .enumerate()
            .min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
        // What stands under none of them belongs to none of them.
        nearest
            .filter(|(_, column)| distance(column) < self.reach())
            .map(|(at, _)| self.left.len() + at)
    }

    /// How far a value may stand from the column that it belongs to.
    fn reach(&self) -> f32 {
        let (first, last) = (self.values.first(), self.values.last());
        let pitch = first.zip(last).map_or(0.0, |(first, last)| {
            (last.start - first.start) / (self.values.len().max(2) - 1) as f32
        });
        (0.6 * pitch).max(15.0)
    }

    /// Whether a value stands in its column as values do: it reaches over the middle of a head, or ends or begins with it.
    pub(super) fn is_under(&self, start: f32, end: f32) -> bool {
        self.values.iter().any(|column| {
            let middle = f32::midpoint(column.start, column.end);
            (start <= middle && end >= middle)
                || (end - column.end).abs() < 0.6 * self.size
                || (start - column.start).abs() < 0.6 * self.size
        })
    }

    /// Where the columns of values begin.
    pub(super) fn edge(&self) -> f32 {
        let first = self.values.first().copied().unwrap_or(Column {
            start: 0.0,
            end: 0.0,
        });
        let pitch = self.values.get(1).map_or(40.0, |second| {
            f32::midpoint(second.start, second.end) - f32::midpoint(first.start, first.end)
        });
        let label_end = self
            .left
            .iter()
            .map(|column| column.end)
            .fold(self.bounds.0, f32::max);
        (f32::midpoint(first.start, first.end) - pitch * 0.55)
            .max(label_end.min(first.start) - 1.0)
            .min(first.start)
    }
}
