//! Columns of a page, on evidence: lines of words that begin on one edge, with other lines beside them that end before it.

use super::lines::Line;
use super::spans::Spans;
use crate::text::BBox;

/// The left edge of a column that has another one at its left.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Edge {
    x: f32,
    top: f32,
    foot: f32,
}

/// The columns of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Zones {
    edges: Vec<Edge>,
}

/// Lines that must begin on an edge, and stand beside those, for it to be a column's.
const LINES: usize = 4;
/// Letters that these lines must have on average: columns of a table have fewer.
const LETTERS: usize = 14;
/// Points by which lines of a column may begin off its edge.
const DRIFT: f32 = 1.5;
/// Points: no column is narrower.
const NARROW: f32 = 70.0;
/// Points that a column may go on above and below the lines on its edge.
const REACH: f32 = 250.0;
/// Edges of a page that are looked at.
const EDGES: usize = 64;

impl Zones {
    /// Finds the columns.
    pub fn of(lines: &[Line], spans: &Spans, rules: &[BBox]) -> Self {
        let level: Vec<&Line> = lines.iter().filter(|line| line.turn == 0).collect();
        let mut starts: Vec<&Line> = level.clone();
        starts.sort_by(|a, b| a.start.total_cmp(&b.start));
        let groups = starts
            .chunk_by(|a, b| b.start - a.start < DRIFT)
            .filter(|group| group.len() >= LINES);
        let mut edges: Vec<Edge> = Vec::new();
        for group in groups.take(EDGES) {
            let Some(x) = group.first().map(|line| line.start) else {
                continue;
            };
            let mut group = group.to_vec();
            group.sort_by(|a, b| a.base.total_cmp(&b.base));
            stretches(x, &group, &level, rules, |stretch, bounds| {
                let letters: usize = stretch.iter().map(|line| letters(line, spans)).sum();
                let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
                    return;
                };
                let (top, foot) = (first.base - 1.5 * first.size, last.base + 1.5 * last.size);
                let beside = level.iter().filter(|line| {
                    line.base > top && line.base < foot && line.end < x && line.start < x - 20.0
                });
                let (count, words) = beside.fold((0, 0), |(count, words), line| {
                    (count + 1, words + self::letters(line, spans))
                });
                if stretch.len() >= LINES
                    && letters >= LETTERS * stretch.len()
                    && count >= LINES
                    && words >= LETTERS * count
                {
                    // Tables and boxes in a column may be set in; they belong to it as long as nothing runs across its edge.
                    let (top, foot) = (
                        top.min(bounds.0.max(top - REACH)),
                        foot.max(bounds.1.min(foot + REACH)),
                    );
                    edges.push(Edge {
                        x: x - DRIFT,
                        top,
                        foot,
                    });
                }
            });
        }
        edges.sort_by(|a, b| a.x.total_cmp(&b.x));
        // A list that is set in has an edge of its own, and is no column.
        let mut kept: Vec<Edge> = Vec::new();
        for edge in edges {
            let inner = kept.iter().any(|outer| {
                edge.x - outer.x < NARROW
                    && edge.top < outer.foot + REACH
                    && edge.foot > outer.top - REACH
            });
            if !inner {
                kept.push(edge);
            }
        }
        Self { edges: kept }
    }

    /// The number of columns at the left of a place.
    pub fn at(&self, x: f32, y: f32) -> usize {
        self.edges
            .iter()
            .filter(|edge| edge.x <= x && edge.top <= y && y <= edge.foot)
            .count()
    }

    /// Where the column of a place ends, if another one follows it.
    pub fn end(&self, x: f32, y: f32) -> f32 {
        let next = self
            .edges
            .iter()
            .filter(|edge| edge.x > x && edge.top <= y && y <= edge.foot)
            .map(|edge| edge.x);
        next.fold(f32::MAX, f32::min)
    }

    /// How many columns stand side by side at most.
    pub fn count(&self) -> usize {
        self.edges.len() + 1
    }
}

fn letters(line: &Line, spans: &Spans) -> usize {
    line.spans
        .iter()
        .filter_map(|at| spans.get(*at))
        .map(|span| {
            spans
                .text_of(span)
                .chars()
                .filter(|c| c.is_alphabetic())
                .count()
        })
        .sum()
}

/// The lines on an edge, cut where a line or a rule runs across it, with the heights between which nothing does.
fn stretches(
    x: f32,
    group: &[&Line],
    level: &[&Line],
    rules: &[BBox],
    mut each: impl FnMut(&[&Line], (f32, f32)),
) {
    let mut crossing: Vec<f32> = level
        .iter()
        .filter(|line| line.start < x - 5.0 && line.end > x + 5.0)
        .map(|line| line.base)
        .collect();
    crossing.extend(
        rules
            .iter()
            .filter(|rule| rule.x0 < x - 20.0 && rule.x1 > x + 20.0 && rule.y1 - rule.y0 < 3.0)
            .map(|rule| rule.y0),
    );
    crossing.sort_by(f32::total_cmp);
    let mut from = 0;
    for at in 1..=group.len() {
        let cut = match (group.get(at - 1), group.get(at)) {
            (Some(above), Some(line)) => {
                let next = crossing.partition_point(|y| *y <= above.base);
                crossing.get(next).is_some_and(|y| *y < line.base)
            }
            _ => true,
        };
        if cut {
            let stretch = group.get(from..at).unwrap_or_default();
            let (first, last) = (
                stretch.first().map_or(0.0, |line| line.base),
                stretch.last().map_or(0.0, |line| line.base),
            );
            let below = crossing.partition_point(|y| *y <= last);
            let above = crossing.partition_point(|y| *y < first);
            let top = above
                .checked_sub(1)
                .and_then(|at| crossing.get(at))
                .copied()
                .unwrap_or(f32::MIN);
            each(
                stretch,
                (
                    top + 1.0,
                    crossing.get(below).map_or(f32::MAX, |y| y - 12.0),
                ),
            );
            from = at;
        }
    }
}
