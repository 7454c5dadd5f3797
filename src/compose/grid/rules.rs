//! The drawn lines of a page, put together: what is drawn cell by cell is one line where its parts touch.

use crate::text::BBox;

/// A level or upright line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Where it stands across its direction.
    pub at: f32,
    /// Where it begins along its direction.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
}

impl Stroke {
    /// Whether a place along its direction lies on it.
    pub fn covers(&self, place: f32) -> bool {
        self.from - NEAR <= place && place <= self.to + NEAR
    }
}

/// The lines of a page.
#[derive(Debug, Default)]
pub struct Strokes {
    /// From the top.
    pub level: Vec<Stroke>,
    /// From the left.
    pub upright: Vec<Stroke>,
}

/// Points: lines and ends of lines that are closer touch.
pub const NEAR: f32 = 2.5;
/// Points: a line that is shorter parts no cells.
const SHORT: f32 = 6.0;
/// Lines of a page: one with more is a map.
const MOST: usize = 4000;

impl Strokes {
    /// Puts rules and the edges of areas together.
    pub fn of(rules: &[BBox], areas: &[BBox]) -> Self {
        if rules.len() + 4 * areas.len() > MOST {
            return Self::default();
        }
        let (mut level, mut upright) = (Vec::new(), Vec::new());
        for rule in rules {
            if rule.x1 - rule.x0 >= rule.y1 - rule.y0 {
                level.push(Stroke {
                    at: f32::midpoint(rule.y0, rule.y1),
                    from: rule.x0,
                    to: rule.x1,
                });
            } else {
                upright.push(Stroke {
                    at: f32::midpoint(rule.x0, rule.x1),
                    from: rule.y0,
                    to: rule.y1,
                });
            }
        }
        for area in areas {
            level.extend([area.y0, area.y1].map(|at| Stroke {
                at,
                from: area.x0,
                to: area.x1,
            }));
            upright.extend([area.x0, area.x1].map(|at| Stroke {
                at,
                from: area.y0,
                to: area.y1,
            }));
        }
        Self {
            level: joined(level),
            upright: joined(upright),
        }
    }
}

/// Lines on one height whose ends touch are one.
fn joined(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    strokes.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut all: Vec<Stroke> = Vec::with_capacity(strokes.len());
    let mut rest = strokes.as_mut_slice();
    while let Some(first) = rest.first().map(|stroke| stroke.at) {
        let count = rest.partition_point(|stroke| stroke.at - first < NEAR);
        let Some((group, others)) = rest.split_at_mut_checked(count) else {
            break;
        };
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Stroke> = None;
        for stroke in group.iter() {
            match open.as_mut().filter(|open| stroke.from <= open.to + NEAR) {
                Some(open) => open.to = open.to.max(stroke.to),
                None => all.extend(open.replace(*stroke)),
            }
        }
        all.extend(open);
        rest = others;
    }
    all.retain(|stroke| stroke.to - stroke.from >= SHORT);
    all
}
