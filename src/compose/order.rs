//! The reading order of a page. Lines keep their numbers while tables and grids take spans out of them; then they are put in order, once.

use super::Sheet;
use super::lines::Line;
use std::ops::Range;

impl Sheet {
    /// The lines that still have spans, in reading order, each with its number.
    pub(super) fn in_order(&self) -> impl Iterator<Item = (usize, &Line)> {
        let line = |at: &usize| Some((*at, self.lines.get(*at)?));
        self.order
            .iter()
            .filter_map(line)
            .filter(|(_, line)| !line.spans.is_empty())
    }

    /// The level lines of content among them.
    pub(super) fn level_lines(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.in_order()
            .filter(|(_, line)| line.turn == 0 && !line.is_set_aside())
    }

    /// Takes spans out of their lines, each given by its line and its number, and puts new lines before the first of these. Returns the
    /// numbers of the new lines.
    pub(super) fn replace(&mut self, taken: &[(usize, usize)], new: Vec<Line>) -> Range<usize> {
        for (at, span) in taken {
            if let Some(line) = self.lines.get_mut(*at) {
                line.spans.retain(|other| other != span);
                if !line.joined {
                    line.refit(&self.spans);
                }
            }
        }
        let mut sources: Vec<usize> = taken.iter().map(|(line, _)| *line).collect();
        sources.sort_unstable();
        let is_source = |at: &usize| sources.binary_search(at).is_ok();
        let place = self.order.iter().position(is_source);
        let place = place.unwrap_or(self.order.len());
        let numbers = self.lines.len()..self.lines.len() + new.len();
        self.lines.extend(new);
        self.order.splice(place..place, numbers.clone());
        numbers
    }

    /// Gives the lines their final numbers. Returns the new number of each line, if any has changed.
    pub(super) fn put_in_order(&mut self) -> Option<Vec<usize>> {
        let order: Vec<usize> = self.in_order().map(|(at, _)| at).collect();
        if order.len() == self.lines.len() && order.is_sorted() {
            return None;
        }
        let mut numbers = vec![0; self.lines.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(number) = numbers.get_mut(*old) {
                *number = new;
            }
        }
        let mut lines: Vec<Option<Line>> = self.lines.drain(..).map(Some).collect();
        let next = |at: &usize| lines.get_mut(*at).and_then(Option::take);
        self.lines = order.iter().filter_map(next).collect();
        self.order = (0..self.lines.len()).collect();
        let of_tables = self.tables.iter_mut().flat_map(|table| {
            let rows = table.rows.iter_mut().flatten();
            table.header.iter_mut().chain(rows)
        });
        for line in of_tables {
            *line = numbers.get(*line).copied().unwrap_or_default();
        }
        Some(numbers)
    }
}
