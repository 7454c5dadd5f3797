//! Spans become lines: what stands side by side on one height.

use super::spans::{Span, Spans};
use crate::text::bullets::is_item_label;
use crate::text::{BBox, Furniture};

/// A line of a page as it is seen, with its cells.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen by itself")]
pub struct Line {
    /// Indexes of its spans, from left to right.
    pub spans: Vec<usize>,
    /// How far across the line stands.
    pub base: f32,
    /// Where it begins along its direction.
    pub start: f32,
    /// Where it ends.
    pub end: f32,
    /// The size of its largest span.
    pub size: f32,
    /// Degrees by which it is turned.
    pub turn: i16,
    /// Where it stands on its page.
    pub bbox: BBox,
    /// A bullet that is drawn, or the structure of the file, makes it the first line of an item.
    pub item: bool,
    /// Why it seems to be no content.
    pub furniture: Option<Furniture>,
    /// It belongs to a note at the foot of the page.
    pub note: bool,
    /// The table of the page that it belongs to.
    pub table: Option<usize>,
    /// The columns of its spans, in a table.
    pub columns: Vec<u8>,
    /// It is the first line of a cell of a grid.
    pub opens: bool,
    /// Where its cell ends, in a grid.
    pub edge: Option<f32>,
    /// It goes on below itself: a label that is broken over lines.
    pub joined: bool,
}

impl Line {
    fn of(at: usize, span: &Span) -> Self {
        Self {
            spans: vec![at],
            base: span.base,
            start: span.start,
            end: span.end,
            size: span.size,
            turn: span.turn,
            bbox: span.bbox(),
            item: false,
            furniture: None,
            note: false,
            table: None,
            columns: Vec::new(),
            opens: false,
            edge: None,
            joined: false,
        }
    }

    /// Whether it seems to stand beside the content of the page: as furniture, or as a note.
    pub fn is_set_aside(&self) -> bool {
        self.furniture.is_some() || self.note
    }

    /// Adds a span that stands below all that the line has and goes on with it.
    pub fn go_on(&mut self, at: usize, spans: &Spans) {
        let Some(span) = spans.get(at) else { return };
        self.spans.push(at);
        (self.start, self.end, self.joined) =
            (self.start.min(span.start), self.end.max(span.end), true);
        self.bbox = self.bbox.union(span.bbox());
    }

    /// Measures the line anew after it has lost some of its spans.
    pub fn refit(&mut self, spans: &Spans) {
        if let Some(fresh) = Self::from_spans(spans, &self.spans) {
            (self.start, self.end, self.bbox) = (fresh.start, fresh.end, fresh.bbox);
        }
    }

    /// Adds a span at its place between the others.
    pub fn add(&mut self, at: usize, spans: &Spans) {
        let Some(span) = spans.get(at) else { return };
        let place = self.spans.partition_point(|other| {
            spans
                .get(*other)
                .is_some_and(|other| other.start <= span.start)
        });
        self.spans.insert(place, at);
        self.start = self.start.min(span.start);
        self.end = self.end.max(span.end);
        self.bbox = self.bbox.union(span.bbox());
        if span.size > self.size {
            (self.size, self.base) = (span.size, span.base);
        }
    }

    /// A line of some spans.
    pub fn from_spans(spans: &Spans, members: &[usize]) -> Option<Self> {
        let (first, rest) = members.split_first()?;
        let mut line = Self::of(*first, spans.get(*first)?);
        for at in rest {
            line.add(*at, spans);
        }
        Some(line)
    }

    /// Whether a span that follows in the source belongs to the line: on its height, beside all that it has. Some producers write leaders from
    /// their end.
    fn takes(&self, span: &Span, spans: &Spans) -> bool {
        let size = self.size.max(span.size);
        if self.turn != span.turn
            || (self.base - span.base).abs() >= LEVEL * size
            || self.spans.len() >= MOST
        {
            return false;
        }
        let place = self.spans.partition_point(|other| {
            spans
                .get(*other)
                .is_some_and(|other| other.start <= span.start)
        });
        let left = place
            .checked_sub(1)
            .and_then(|at| self.spans.get(at))
            .and_then(|at| spans.get(*at));
        let right = self.spans.get(place).and_then(|at| spans.get(*at));
        left.is_none_or(|left| span.start > left.end - 0.5 * size)
            && right.is_none_or(|right| span.end < right.start + 0.5 * size)
    }

    /// Whether the line has cells already, so that a span right of them may be one more.
    fn is_row(&self, spans: &Spans, span: &Span) -> bool {
        let cells = self
            .spans
            .windows(2)
            .filter_map(|pair| spans.get(*pair.first()?).zip(spans.get(*pair.last()?)));
        span.start > self.end + CELL * span.size
            && cells
                .into_iter()
                .any(|(left, right)| right.start - left.end > CELL * right.size)
    }

    /// Whether another line stands on the same height.
    pub fn is_level_with(&self, other: &Self) -> bool {
        self.turn == other.turn
            && (self.base - other.base).abs() < LEVEL * self.size.max(other.size)
    }

    /// Its text, cells parted by tabs. A bullet or the number of an item is no cell.
    pub fn text(&self, spans: &Spans, out: &mut String) {
        let mut before: Option<&Span> = None;
        for (count, span) in self
            .spans
            .iter()
            .filter_map(|at| spans.get(*at))
            .enumerate()
        {
            if before.is_some_and(|before| self.joined && span.base > before.base + 0.5 * span.size)
            {
                // A label is known to be one word.
                if out.ends_with(['-', '\u{ad}', '‐']) {
                    out.pop();
                } else {
                    out.push(' ');
                }
            } else if let Some(before) = before {
                let gap = span.start - before.end;
                let label = count == 1 && is_item_label(spans.text_of(before));
                let cell = match (
                    count.checked_sub(1).and_then(|at| self.columns.get(at)),
                    self.columns.get(count),
                ) {
                    (Some(left), Some(right)) => left != right,
                    _ => gap > CELL * span.size && !label,
                };
                if cell {
                    out.push('\t');
                } else if label || span.spaced || gap > BLANK * span.size {
                    out.push(' ');
                }
            }
            out.push_str(spans.text_of(span));
            before = Some(span);
        }
    }
}

/// In sizes: how far the lines of two spans may be apart for them to stand side by side.
const LEVEL: f32 = 0.35;
/// Lines that are looked back through for the row of a cell.
const ROWS: usize = 5;
/// Spans of one line: more of them are no text.
const MOST: usize = 2000;
/// In sizes: what is further apart stands in cells of its own.
const CELL: f32 = 1.0;
/// In sizes: a gap that a word space fills.
const BLANK: f32 = 0.13;

/// Puts spans that follow one another in the source and stand on one height into lines.
pub fn lines(spans: &Spans) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, span) in spans.spans.iter().enumerate() {
        // The second line of a cell may be written before the next cell of its row.
        let before = lines.len().saturating_sub(ROWS);
        let row = lines
            .get_mut(before..)
            .unwrap_or_default()
            .iter_mut()
            .rev()
            .enumerate();
        let open = row
            .filter(|(back, line)| {
                (*back == 0 || line.is_row(spans, span)) && line.takes(span, spans)
            })
            .map(|(_, line)| line)
            .next();
        match open {
            Some(line) => line.add(at, spans),
            None => lines.push(Line::of(at, span)),
        }
    }
    drop_doubles(spans, lines)
}

/// Lines that are printed twice to look bold count once.
fn drop_doubles(spans: &Spans, lines: Vec<Line>) -> Vec<Line> {
    let text = |line: &Line| {
        line.spans
            .iter()
            .filter_map(|at| spans.get(*at))
            .map(|span| spans.text_of(span))
            .collect::<String>()
    };
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let near = |other: &&Line| {
            let moved = (other.start - line.start)
                .abs()
                .max((other.base - line.base).abs());
            other.turn == line.turn
                && moved < 0.15 * line.size
                && (other.end - line.end).abs() < 0.3 * line.size
        };
        let doubled = kept
            .iter()
            .rev()
            .take(4)
            .filter(near)
            .any(|other| text(other) == text(&line));
        if !doubled {
            kept.push(line);
        }
    }
    kept
}
