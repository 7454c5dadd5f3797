//! Where glyphs and drawn lines of one page are collected, in points with the origin at the top left of the page as shown.

use super::fonts::Font;
use super::matrix::Matrix;
use crate::text::{BBox, Face, Glyph, Mark, Page};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Rules, areas and dots of a page that are kept: a map has more lines than any table.
const DRAWN: usize = 20_000;
/// Points. What is thinner is a rule, what is larger is an area.
const THIN: f32 = 3.0;
/// Points. A drawn bullet is no larger.
const DOT: f32 = 8.0;
/// Parts of subpaths that are looked at.
const CORNERS: usize = 4096;

/// A page that is being read.
#[derive(Debug)]
pub(super) struct Canvas<'m> {
    pub(super) page: Page,
    pub(super) path: Path,
    /// The mark of what is shown now.
    pub(super) mark: u16,
    /// Marks by the ids of marked content, from the structure tree.
    structure: &'m FxHashMap<u32, Mark>,
    entered: FxHashMap<u32, u16>,
    artifact: Option<u16>,
    /// The fonts met so far, each with its face.
    fonts: Vec<(Arc<Font>, u16)>,
    /// For each face, glyphs that no table explains.
    pub(super) unexplained: Vec<u32>,
    /// Bytes of text that the page may have.
    most: usize,
}

/// How glyphs are set: their size, and the direction of their line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    size: f32,
    turn: i16,
    cos: f32,
    sin: f32,
}

impl<'m> Canvas<'m> {
    pub(super) fn new(
        number: u32,
        width: f32,
        height: f32,
        structure: &'m FxHashMap<u32, Mark>,
        most: usize,
    ) -> Self {
        let page = Page {
            number,
            width,
            height,
            marks: vec![Mark::None],
            ..Page::default()
        };
        Self {
            page,
            path: Path::default(),
            mark: 0,
            structure,
            entered: FxHashMap::default(),
            artifact: None,
            fonts: Vec::new(),
            unexplained: Vec::new(),
            most,
        }
    }

    /// The index of a font among the faces of the page.
    pub(super) fn face(&mut self, font: &Arc<Font>) -> u16 {
        if let Some((_, face)) = self
            .fonts
            .iter()
            .find(|(known, _)| Arc::ptr_eq(known, font))
        {
            return *face;
        }
        let face = u16::try_from(self.page.faces.len()).unwrap_or(u16::MAX);
        self.fonts.push((font.clone(), face));
        self.unexplained.push(0);
        self.page.faces.push(Face {
            name: font.name.clone(),
            bold: font.bold,
            italic: font.italic,
            ascent: font.ascent / 1000.0,
            descent: -font.descent / 1000.0,
        });
        face
    }

    /// Opens the marked content with an id.
    pub(super) fn enter(&mut self, id: u32) {
        let Some(mark) = self.structure.get(&id).copied() else {
            return;
        };
        let next = u16::try_from(self.page.marks.len()).unwrap_or_default();
        self.mark = *self.entered.entry(id).or_insert_with(|| {
            self.page.marks.push(mark);
            next
        });
    }

    /// Opens what is no content.
    pub(super) fn enter_artifact(&mut self) {
        let next = u16::try_from(self.page.marks.len()).unwrap_or_default();
        self.mark = *self.artifact.get_or_insert_with(|| {
            self.page.marks.push(Mark::Artifact);
            next
        });
    }

    /// How glyphs are set that a matrix maps from a square of one unit.
    pub(super) fn pen(matrix: Matrix) -> Pen {
        let size = matrix.c.hypot(matrix.d);
        if matrix.b == 0.0 && matrix.a > 0.0 {
            return Pen {
                size,
                turn: 0,
                cos: 1.0,
                sin: 0.0,
            };
        }
        let angle = matrix.b.atan2(matrix.a);
        let turn = angle.to_degrees().round() as i16;
        let angle = f32::from(turn).to_radians();
        // Quarters are exact, so that lines turned by them are as level as others.
        let (sin, cos) = match turn {
            90 => (1.0, 0.0),
            -90 => (-1.0, 0.0),
            180 | -180 => (0.0, -1.0),
            _ => angle.sin_cos(),
        };
        Pen {
            size,
            turn: if turn == -180 { 180 } else { turn },
            cos,
            sin,
        }
    }

    /// Sets a glyph whose text is all that was appended to the text of the page from `start` on.
    pub(super) fn glyph(
        &mut self,
        pen: Pen,
        start: usize,
        from: (f32, f32),
        to: (f32, f32),
        face: u16,
        colour: u32,
    ) {
        let end = self.page.text.len();
        // What reaches onto the page is on it.
        let (wide, high, reach) = (self.page.width, self.page.height, pen.size);
        let outside = from.0.max(to.0) < -reach
            || from.0.min(to.0) > wide + reach
            || from.1.max(to.1) < -reach
            || from.1.min(to.1) > high + reach;
        let sound = [from.0, from.1, to.0, to.1, pen.size]
            .iter()
            .all(|value| value.is_finite())
            && pen.size > 0.0;
        if outside || !sound || start == end {
            self.page.text.truncate(start);
            return;
        }
        let along = |(x, y): (f32, f32)| x * pen.cos + y * pen.sin;
        let (a, b) = (along(from), along(to));
        self.page.glyphs.push(Glyph {
            text: (start as u32, end as u32),
            start: a.min(b),
            end: a.max(b),
            base: from.1 * pen.cos - from.0 * pen.sin,
            size: pen.size,
            turn: pen.turn,
            face,
            mark: self.mark,
            colour,
        });
    }

    /// Sets a text that has a place and no glyphs: the value of a form field.
    pub(super) fn label(&mut self, map: Matrix, area: [f32; 4], text: &str) {
        let size = ((area[3] - area[1]) * 0.7).clamp(6.0, 12.0);
        let pen = Self::pen(Matrix::new([size, 0.0, 0.0, size, 0.0, 0.0]).then(map));
        let face = if let Some(face) = self.page.faces.iter().position(|face| face.name.is_empty())
        {
            face as u16
        } else {
            self.unexplained.push(0);
            self.page.faces.push(Face {
                name: String::new(),
                bold: false,
                italic: false,
                ascent: 0.75,
                descent: 0.22,
            });
            (self.page.faces.len() - 1) as u16
        };
        for (line, words) in text.lines().enumerate() {
            if self.page.text.len() > self.most {
                return;
            }
            let y = area[3] - size * (1.0 + line as f32 * 1.2);
            let start = self.page.text.len();
            self.page.text.push_str(words);
            self.glyph(
                pen,
                start,
                map.apply(area[0], y),
                map.apply(area[2], y),
                face,
                0,
            );
        }
    }

    /// Counts a glyph that no table explains.
    pub(super) fn unexplained(&mut self, face: u16) {
        if let Some(count) = self.unexplained.get_mut(usize::from(face)) {
            *count += 1;
        }
    }

    /// Lets a text stand for all glyphs from one on (`ActualText`).
    pub(super) fn replace(&mut self, from: usize, text: &str) {
        let Some((first, others)) = self
            .page
            .glyphs
            .get(from..)
            .and_then(|glyphs| glyphs.split_first())
        else {
            return;
        };
        let shown = others.iter().chain([first]).fold(first.text, |all, glyph| {
            (all.0.min(glyph.text.0), all.1.max(glyph.text.1))
        });
        let shown = self
            .page
            .text
            .get(shown.0 as usize..shown.1 as usize)
            .unwrap_or_default();
        let letters = |text: &str| {
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .collect::<String>()
        };
        if self.page.text.len() > self.most {
            return;
        }
        // Where nothing changes, the single glyphs tell more of their places.
        if letters(shown) == letters(text) {
            return;
        }
        // A hyphen that stands for nothing is one that only the line's end has brought.
        let text = if text.is_empty() && matches!(shown.trim(), "-" | "\u{ad}" | "\u{2010}") {
            "\u{ad}"
        } else {
            text
        };
        let mut merged = *first;
        for glyph in others.iter().filter(|glyph| {
            glyph.turn == merged.turn && (glyph.base - merged.base).abs() < merged.size / 2.0
        }) {
            merged.start = merged.start.min(glyph.start);
            merged.end = merged.end.max(glyph.end);
        }
        let start = self.page.text.len() as u32;
        self.page.text.push_str(text);
        merged.text = (start, self.page.text.len() as u32);
        self.page.glyphs.truncate(from);
        if !text.is_empty() {
            self.page.glyphs.push(merged);
        }
    }

    /// Paints the path and clears it: filled, stroked with a width, or both.
    pub(super) fn paint(&mut self, filled: bool, stroke: Option<f32>, shown: bool) {
        self.path.finish();
        for shape in std::mem::take(&mut self.path.shapes) {
            if !shown {
                continue;
            }
            let [x0, y0, x1, y1] = shape.area;
            let bbox = BBox {
                x0: x0.max(0.0),
                y0: y0.max(0.0),
                x1: x1.min(self.page.width),
                y1: y1.min(self.page.height),
            };
            if bbox.x0 > bbox.x1 || bbox.y0 > bbox.y1 {
                continue;
            }
            let (wide, high) = (x1 - x0, y1 - y0);
            let thin = wide.min(high) <= THIN && wide.max(high) > THIN;
            if thin && (filled || stroke.is_some()) {
                keep(&mut self.page.rules, bbox);
            } else if wide.max(high) <= DOT {
                if wide.min(high) * 2.0 > wide.max(high) {
                    keep(&mut self.page.dots, bbox);
                }
            } else if shape.rectangle {
                keep(&mut self.page.areas, bbox);
                // A frame has four rules.
                if stroke.is_some() {
                    for side in [
                        BBox { y1: y0, ..bbox },
                        BBox { y0: y1, ..bbox },
                        BBox { x1: x0, ..bbox },
                        BBox { x0: x1, ..bbox },
                    ] {
                        keep(&mut self.page.rules, side);
                    }
                }
            } else if stroke.is_some() {
                for side in shape.sides {
                    keep(&mut self.page.rules, side);
                }
            }
        }
        self.path.clear();
    }
}

fn keep(list: &mut Vec<BBox>, bbox: BBox) {
    if list.len() < DRAWN {
        list.push(bbox);
    }
}

/// A path that is being made.
#[derive(Debug, Default)]
pub(super) struct Path {
    shapes: Vec<Shape>,
    open: Option<Shape>,
    at: (f32, f32),
    from: (f32, f32),
}

/// A subpath.
#[derive(Debug)]
struct Shape {
    area: [f32; 4],
    rectangle: bool,
    /// Level and upright lines in it.
    sides: Vec<BBox>,
}

impl Path {
    pub(super) fn move_to(&mut self, to: (f32, f32)) {
        self.finish();
        (self.at, self.from) = (to, to);
    }

    pub(super) fn line_to(&mut self, to: (f32, f32)) {
        let from = self.at;
        let shape = self.grow(to);
        let level = (from.0 - to.0).abs() < 0.5 || (from.1 - to.1).abs() < 0.5;
        if level && shape.sides.len() < CORNERS {
            shape.sides.push(BBox {
                x0: from.0.min(to.0),
                y0: from.1.min(to.1),
                x1: from.0.max(to.0),
                y1: from.1.max(to.1),
            });
        }
        shape.rectangle &= level;
        self.at = to;
    }

    pub(super) fn curve_to(&mut self, [a, b, to]: [(f32, f32); 3]) {
        for point in [a, b, to] {
            self.grow(point).rectangle = false;
        }
        self.at = to;
    }

    pub(super) fn rectangle(&mut self, corners: [(f32, f32); 4]) {
        let [first, rest @ ..] = corners;
        self.move_to(first);
        for corner in rest {
            self.line_to(corner);
        }
        self.close();
    }

    pub(super) fn close(&mut self) {
        if self.open.is_some() {
            self.line_to(self.from);
        }
        self.finish();
        self.at = self.from;
    }

    fn grow(&mut self, to: (f32, f32)) -> &mut Shape {
        let (x, y) = self.at;
        let shape = self.open.get_or_insert_with(|| Shape {
            area: [x, y, x, y],
            rectangle: true,
            sides: Vec::new(),
        });
        shape.area = [
            shape.area[0].min(to.0),
            shape.area[1].min(to.1),
            shape.area[2].max(to.0),
            shape.area[3].max(to.1),
        ];
        shape
    }

    fn finish(&mut self) {
        if let Some(shape) = self.open.take().filter(|_| self.shapes.len() < DRAWN) {
            self.shapes.push(shape);
        }
    }

    pub(super) fn clear(&mut self) {
        self.shapes.clear();
        self.open = None;
    }
}
