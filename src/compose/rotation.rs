//! Pages on which most of the text is turned: they are composed as if they were held so that one can read them.

use crate::text::{BBox, Page};
use std::collections::BTreeMap;

/// How a page was turned to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// Degrees, clockwise: 0, 90, 180 or 270.
    degrees: i16,
    /// The page as shown, in points.
    width: f32,
    height: f32,
}

/// Turns a page so that most of its text is level.
pub fn upright(page: &mut Page) -> Turn {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for glyph in &page.glyphs {
        *counts.entry(glyph.turn).or_default() += 1;
    }
    let most = counts
        .iter()
        .max_by_key(|(_, count)| **count)
        .map_or(0, |(turn, _)| *turn);
    let degrees = if most % 90 == 0 {
        most.rem_euclid(360)
    } else {
        0
    };
    let turn = Turn {
        degrees,
        width: page.width,
        height: page.height,
    };
    if degrees == 0 {
        return turn;
    }
    // Along and across of a glyph are measured with its own turn, so that only their origin moves.
    let (along, across) = match degrees {
        90 => (0.0, page.width),
        180 => (page.width, page.height),
        _ => (page.height, 0.0),
    };
    for glyph in &mut page.glyphs {
        if glyph.turn == most {
            glyph.start += along;
            glyph.end += along;
            glyph.base += across;
        }
        let left = (glyph.turn - most).rem_euclid(360);
        glyph.turn = if left > 180 { left - 360 } else { left };
    }
    for bbox in page
        .rules
        .iter_mut()
        .chain(&mut page.areas)
        .chain(&mut page.dots)
    {
        *bbox = turn.to(*bbox);
    }
    if degrees != 180 {
        (page.width, page.height) = (page.height, page.width);
    }
    turn
}

impl Turn {
    /// A place on the page as shown, on the page as read.
    fn to(self, b: BBox) -> BBox {
        match self.degrees {
            90 => BBox {
                x0: b.y0,
                y0: self.width - b.x1,
                x1: b.y1,
                y1: self.width - b.x0,
            },
            180 => BBox {
                x0: self.width - b.x1,
                y0: self.height - b.y1,
                x1: self.width - b.x0,
                y1: self.height - b.y0,
            },
            270 => BBox {
                x0: self.height - b.y1,
                y0: b.x0,
                x1: self.height - b.y0,
                y1: b.x1,
            },
            _ => b,
        }
    }

    /// A place on the page as read, on the page as shown.
    pub fn back(self, b: BBox) -> BBox {
        match self.degrees {
            90 => BBox {
                x0: self.width - b.y1,
                y0: b.x0,
                x1: self.width - b.y0,
                y1: b.x1,
            },
            180 => self.to(b),
            270 => BBox {
                x0: b.y0,
                y0: self.height - b.x1,
                x1: b.y1,
                y1: self.height - b.x0,
            },
            _ => b,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let bbox = BBox {
            x0: 10.0,
            y0: 20.0,
            x1: 110.0,
            y1: 32.0,
        };
        for degrees in [0, 90, 180, 270] {
            let turn = Turn {
                degrees,
                width: 595.0,
                height: 842.0,
            };
            assert_eq!(turn.back(turn.to(bbox)), bbox, "{degrees}");
        }
    }

    #[test]
    fn text_that_runs_downwards_becomes_level() {
        use crate::text::Glyph;
        // At the right edge of the page, 30 points from its top.
        let glyph = Glyph {
            text: (0, 1),
            start: 30.0,
            end: 36.0,
            base: -500.0,
            size: 10.0,
            turn: 90,
            face: 0,
            mark: 0,
            colour: 0,
        };
        let mut page = Page {
            width: 595.0,
            height: 842.0,
            glyphs: vec![glyph],
            ..Page::default()
        };
        upright(&mut page);
        let read = page.glyphs[0];
        assert_eq!(
            (read.turn, page.width as i32, page.height as i32),
            (0, 842, 595)
        );
        assert_eq!((read.start as i32, read.base as i32), (30, 95));
    }
}
