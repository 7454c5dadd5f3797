//! Passages: pieces of lines that make one text, and where they stand.

pub use crate::text::Piece;

use super::{Layout, Line, alignment, hyphens};
use crate::model::{Fragment, Source};
use crate::notation::sentences;
use crate::text::{BBox, Cell};
use std::ops::Range;

impl Piece {
    /// What a part of a text has of this piece, which begins at `start` in that text.
    fn cut(&self, start: usize, part: &Range<usize>, layout: &Layout<'_>) -> Option<Self> {
        let end = start + self.bytes.len();
        let (from, to) = (part.start.max(start), part.end.min(end));
        if from >= to {
            return None;
        }
        let bytes = self.bytes.start + from - start..self.bytes.start + to - start;
        let whole = || {
            let line = layout.lines.get(self.line);
            0..line.map_or(0, |line| line.text.len())
        };
        let around = self.part.clone().unwrap_or_else(whole);
        let opens = if from > start {
            bytes.start
        } else {
            around.start
        };
        let closes = if to < end { bytes.end } else { around.end };
        let is_whole = opens == around.start && closes == around.end;
        Some(Self {
            line: self.line,
            bytes,
            part: if is_whole {
                self.part.clone()
            } else {
                Some(opens..closes)
            },
        })
    }

    /// What the source has for this piece, with what stands before and behind it on its line, unless other texts do.
    fn raw<'t>(&self, line: &Line<'t>) -> &'t str {
        let raw = line.raw.trim_end();
        let Some(part) = &self.part else {
            return raw;
        };
        let inner = raw.trim_start();
        let printed = alignment::raw_range(line.text, inner, part);
        printed
            .and_then(|range| inner.get(range))
            .or_else(|| line.text.get(part.clone()))
            .unwrap_or(raw)
            .trim()
    }
}

/// Pieces of lines that make one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// In reading order.
    pub pieces: Vec<Piece>,
    /// How many of the pieces, from the first, name what the others are a part of: "Beschäftigte" above "davon weiblich".
    pub head: usize,
}

impl Passage {
    /// What stands in a cell.
    pub fn of_cell(cell: &Cell) -> Self {
        Self {
            pieces: cell.pieces.clone(),
            head: 0,
        }
    }

    /// Adds a piece.
    pub fn push(&mut self, line: usize, bytes: Range<usize>) {
        self.pieces.push(Piece::new(line, bytes));
    }

    /// Adds the pieces of another passage.
    pub fn extend(&mut self, other: Self) {
        self.pieces.extend(other.pieces);
    }

    /// First and last line.
    pub fn lines(&self) -> Option<(usize, usize)> {
        Some((self.pieces.first()?.line, self.pieces.last()?.line))
    }
}

impl Passage {
    /// The text, healed over its breaks.
    pub fn text(&self, layout: &Layout<'_>) -> String {
        let (head, rest) = self
            .pieces
            .split_at_checked(self.head)
            .unwrap_or((&[], &self.pieces));
        let heal = |pieces: &[Piece]| {
            let texts = pieces
                .iter()
                .filter_map(|piece| layout.lines.get(piece.line)?.text.get(piece.bytes.clone()));
            hyphens::heal(texts, layout.known())
        };
        if head.is_empty() {
            heal(rest)
        } else {
            format!("{}: {}", heal(head), heal(rest))
        }
    }

    /// Its sentences as passages of their own, in its order.
    pub fn sentences(&self, layout: &Layout<'_>) -> Vec<Self> {
        self.cut(layout, sentences::full_sentences)
    }

    /// Its parts between the marks that part a list in one sentence, without them.
    pub fn parts(&self, layout: &Layout<'_>, mark: char) -> Vec<Self> {
        self.cut(layout, |text| {
            let ends = text
                .match_indices(mark)
                .map(|(at, _)| at)
                .chain([text.len()]);
            let mut start = 0;
            let parts = ends.map(|end| {
                let from = start
                    + text
                        .get(start..end)
                        .map_or(0, |part| part.len() - part.trim_start().len());
                start = end + mark.len_utf8();
                from..end
            });
            parts.filter(|part| !part.is_empty()).collect()
        })
    }

    /// Its parts at the places that a function finds in its text, with one blank between its pieces.
    pub fn cut(
        &self,
        layout: &Layout<'_>,
        by: impl FnOnce(&str) -> Vec<Range<usize>>,
    ) -> Vec<Self> {
        // What stands on the lines, one blank between them, and where in it each piece begins.
        let (mut joined, mut starts) = (String::new(), Vec::with_capacity(self.pieces.len()));
        for piece in &self.pieces {
            if !joined.is_empty() {
                joined.push(' ');
            }
            starts.push(joined.len());
            joined.push_str(
                layout
                    .lines
                    .get(piece.line)
                    .and_then(|line| line.text.get(piece.bytes.clone()))
                    .unwrap_or_default(),
            );
        }
        let part = |cut: Range<usize>| {
            // A text of many sentences has many pieces: only those of this one are looked at.
            let first = starts.partition_point(|start| *start <= cut.start);
            let pieces = self.pieces.iter().zip(&starts).skip(first.max(1) - 1);
            let pieces = pieces.take_while(|(_, start)| **start < cut.end);
            Self {
                pieces: pieces
                    .filter_map(|(piece, start)| piece.cut(*start, &cut, layout))
                    .collect(),
                head: 0,
            }
        };
        by(&joined)
            .into_iter()
            .map(part)
            .filter(|part| !part.pieces.is_empty())
            .collect()
    }

    /// Its parts between lines that were broken on purpose: the next line opens with a capital, and its first word would have fitted.
    pub fn phrases(&self, layout: &Layout<'_>) -> Vec<Self> {
        let line = |piece: &Piece| layout.lines.get(piece.line);
        let text = |piece: &Piece| {
            line(piece)
                .and_then(|line| line.text.get(piece.bytes.clone()))
                .unwrap_or_default()
        };
        // Letters differ in width, so that a tenth is left for chance.
        let own = self
            .pieces
            .iter()
            .filter_map(line)
            .map(|line| line.text.chars().count())
            .max()
            .unwrap_or_default()
            * 9
            / 10;
        // Where no line goes on the one above, the width of the document tells, not that of a cell.
        let pairs = || self.pieces.iter().zip(self.pieces.iter().skip(1));
        let flows = pairs().any(|(above, below)| {
            let last = text(above)
                .trim_end()
                .rsplit(' ')
                .next()
                .unwrap_or_default();
            text(below).starts_with(char::is_lowercase)
                || hyphens::is_open_end(text(above))
                || hyphens::is_waiting_adjective(last)
        });
        let width = if flows {
            own
        } else {
            own.max(layout.setting.measure)
        };
        let mut parts: Vec<Self> = Vec::new();
        let mut above: Option<&Piece> = None;
        for piece in &self.pieces {
            let own = text(piece);
            let word = own.split(' ').next().unwrap_or_default().chars().count();
            let parted = above.is_some_and(|above| {
                let room = line(above).is_some_and(|line| {
                    line.short
                        .unwrap_or_else(|| line.text.chars().count() + 1 + word <= width)
                });
                let last = text(above)
                    .trim_end()
                    .rsplit(' ')
                    .next()
                    .unwrap_or_default();
                let complete =
                    !hyphens::is_open_end(text(above)) && !hyphens::is_waiting_adjective(last);
                room && complete && own.starts_with(char::is_uppercase)
            });
            match parts.last_mut().filter(|_| !parted) {
                Some(part) => part.pieces.push(piece.clone()),
                None => parts.push(Self {
                    pieces: vec![piece.clone()],
                    ..Self::default()
                }),
            }
            above = Some(piece);
        }
        parts
    }

    /// Its pieces, with those that follow each other on one line as one.
    fn pieces_by_line(&self) -> Vec<Piece> {
        let mut joined: Vec<Piece> = Vec::new();
        for piece in &self.pieces {
            match joined.last_mut().filter(|last| last.line == piece.line) {
                Some(last) => {
                    last.part = match (last.part.take(), &piece.part) {
                        (Some(a), Some(b)) => Some(a.start.min(b.start)..a.end.max(b.end)),
                        _ => None,
                    }
                }
                None => joined.push(piece.clone()),
            }
        }
        joined
    }

    /// Where it stands, with the raw text of its lines, or of its part of them.
    pub fn source(&self, layout: &Layout<'_>, rule: &'static str) -> Source {
        let mut fragments: Vec<Fragment> = Vec::new();
        let mut raw = String::new();
        let mut last: Option<usize> = None;
        for piece in self.pieces_by_line() {
            let Some(line) = layout.lines.get(piece.line) else {
                continue;
            };
            if last.is_some() {
                raw.push('\n');
            }
            raw.push_str(piece.raw(line));
            let near = last.is_some_and(|above| above + 1 == piece.line);
            let bbox = line.bbox;
            match fragments
                .last_mut()
                .filter(|fragment| near && fragment.page == line.page)
            {
                Some(fragment) => {
                    fragment.lines[1] = line.number;
                    fragment.bbox = union(fragment.bbox, bbox);
                }
                None => fragments.push(Fragment {
                    page: line.page,
                    lines: [line.number; 2],
                    bbox: union(None, bbox),
                }),
            }
            last = Some(piece.line);
        }
        let first = fragments.first().cloned().unwrap_or(Fragment {
            page: None,
            lines: [1, 1],
            bbox: None,
        });
        let places = if fragments.len() > 1 {
            fragments
        } else {
            Vec::new()
        };
        Source {
            page: first.page,
            lines: first.lines,
            bbox: first.bbox,
            rule: rule.into(),
            raw,
            places,
        }
    }
}

fn union(known: Option<[f32; 4]>, more: Option<BBox>) -> Option<[f32; 4]> {
    let more = more?;
    let all = known.map_or(more, |[x0, y0, x1, y1]| BBox { x0, y0, x1, y1 }.union(more));
    // A hundredth of a point is finer than any printer; more digits would be noise.
    Some([all.x0, all.y0, all.x1, all.y1].map(|place| (place * 100.0).round() / 100.0))
}
