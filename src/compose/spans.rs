//! Glyphs become spans: what stands on one line without a gap that a word space could not fill.

use crate::text::{BBox, Glyph, Page};
use std::ops::Range;

/// A stretch of text on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// Bytes of [`Spans::text`].
    pub text: Range<usize>,
    /// Where it begins and ends along its line, in points.
    pub start: f32,
    /// Where it ends.
    pub end: f32,
    /// How far across the line stands.
    pub base: f32,
    /// The size of most of its glyphs.
    pub size: f32,
    /// How far its letters reach above the line and below it, in points.
    pub above: f32,
    /// How far below.
    pub below: f32,
    /// Degrees by which the line is turned.
    pub turn: i16,
    /// All of its letters are set in bold.
    pub bold: bool,
    /// All of its letters are set in italics.
    pub italic: bool,
    /// The colour of its first letter.
    pub colour: u32,
    /// Index of the mark of the page.
    pub mark: u16,
    /// A blank stands between it and the span before it in the source.
    pub spaced: bool,
}

impl Span {
    /// Where it stands on its page.
    pub fn bbox(&self) -> BBox {
        let (y0, y1) = (self.base - self.above, self.base + self.below);
        if self.turn == 0 {
            return BBox {
                x0: self.start,
                y0,
                x1: self.end,
                y1,
            };
        }
        let (sin, cos) = f32::from(self.turn).to_radians().sin_cos();
        let corner =
            |along: f32, across: f32| (along * cos - across * sin, along * sin + across * cos);
        let corners = [
            corner(self.start, y0),
            corner(self.end, y0),
            corner(self.start, y1),
            corner(self.end, y1),
        ];
        let first = BBox {
            x0: corners[0].0,
            y0: corners[0].1,
            x1: corners[0].0,
            y1: corners[0].1,
        };
        corners.iter().fold(first, |all, (x, y)| {
            all.union(BBox {
                x0: *x,
                y0: *y,
                x1: *x,
                y1: *y,
            })
        })
    }
}

/// The spans of a page.
#[derive(Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the spans are what it is for")]
pub struct Spans {
    /// Their text.
    pub text: String,
    /// In the order of the source.
    pub spans: Vec<Span>,
    /// The blanks between words, by their place in the text.
    blanks: Vec<Blank>,
}

/// A blank between two words of a span.
#[derive(Debug, Clone, Copy)]
struct Blank {
    /// Its byte.
    at: usize,
    /// Where the word before it ends and the one behind it begins, along the line.
    from: f32,
    to: f32,
}

/// In sizes: a gap that is wider parts spans, should the source not fill it with a blank.
const WIDE: f32 = 1.0;
/// In sizes: a step back that is larger begins another span.
const BACK: f32 = 0.3;
/// In sizes: glyphs whose lines are closer stand on one line.
const LEVEL: f32 = 0.25;
/// In sizes: a word space is wider than this, beyond what the letters of the line are apart.
const BLANK: f32 = 0.13;
/// In sizes: the same letter again within this distance is the same letter made bold by printing it twice.
const TWICE: f32 = 0.12;

/// Cuts the glyphs of a page into spans.
pub fn spans(page: &Page) -> Spans {
    let mut found = Spans {
        text: String::with_capacity(page.text.len() + page.text.len() / 4),
        ..Spans::default()
    };
    let mut from = 0;
    let mut spaced = false;
    for at in 1..=page.glyphs.len() {
        let cut = match (page.glyphs.get(at - 1), page.glyphs.get(at)) {
            (Some(before), Some(glyph)) => parted(
                page,
                before,
                glyph,
                page.glyphs.get(from..at).unwrap_or_default(),
            ),
            _ => true,
        };
        if cut {
            spaced = found.add(page, page.glyphs.get(from..at).unwrap_or_default(), spaced);
            from = at;
        }
    }
    found
}

/// Whether another span begins with a glyph.
fn parted(page: &Page, before: &Glyph, glyph: &Glyph, span: &[Glyph]) -> bool {
    if before.turn != glyph.turn {
        return true;
    }
    let size = before.size.max(glyph.size);
    // A soft hyphen that does not show takes no room, whatever its width.
    let unseen = text_of(page, before) == "\u{ad}" && glyph.start - before.start < 0.15 * size;
    let gap = glyph.start - if unseen { before.start } else { before.end };
    let raised = (glyph.base - before.base).abs();
    // "m²" and the marks of footnotes are smaller and stand off the line, close to their word.
    let script = raised < 0.6 * size
        && before.size.min(glyph.size) < 0.85 * size
        && gap > -BACK * size
        && gap < 0.5 * size;
    if raised > LEVEL * size && !script {
        // A script is over: the line goes on where it was.
        let resumes = span
            .iter()
            .rev()
            .take(12)
            .any(|glyph2| (glyph2.base - glyph.base).abs() < LEVEL * size)
            && gap.abs() < 0.6 * size;
        if !resumes {
            return true;
        }
    }
    if gap > WIDE * size {
        return true;
    }
    if gap < -BACK * size {
        // Signs without a width of their own stand on the letter before them, and so does what is printed twice.
        let over = glyph.end - glyph.start < 0.05 * size || is_again(page, before, glyph);
        return !over;
    }
    false
}

fn text_of<'p>(page: &'p Page, glyph: &Glyph) -> &'p str {
    page.text
        .get(glyph.text.0 as usize..glyph.text.1 as usize)
        .unwrap_or_default()
}

/// Whether a glyph is the one before it once more, moved by a hair.
fn is_again(page: &Page, before: &Glyph, glyph: &Glyph) -> bool {
    let near = (glyph.start - before.start).abs() < TWICE * glyph.size
        && (glyph.base - before.base).abs() < TWICE * glyph.size;
    near && text_of(page, glyph) == text_of(page, before) && !text_of(page, glyph).trim().is_empty()
}

impl Spans {
    /// Adds the span of some glyphs. Returns whether a blank ends it, as the next one has to know.
    fn add(&mut self, page: &Page, glyphs: &[Glyph], spaced: bool) -> bool {
        let blank = |glyph: &Glyph| {
            let text = text_of(page, glyph);
            text == " "
                || (text.len() != 1 && text.chars().all(char::is_whitespace))
                || matches!(text, "\t" | "\n" | "\r")
        };
        let ink: Vec<&Glyph> = glyphs.iter().filter(|glyph| !blank(glyph)).collect();
        let (Some(first), Some(last)) = (ink.first(), ink.last()) else {
            return spaced || !glyphs.is_empty();
        };
        let widest = blank_width(glyphs, &blank);
        let main = main_glyph(&ink);
        let start = self.text.len();
        let mut before: Option<&Glyph> = None;
        let mut pending = false;
        for (at, glyph) in glyphs.iter().enumerate() {
            if blank(glyph) {
                pending |= before.is_some();
                continue;
            }
            if let Some(before) = before {
                if is_again(page, before, glyph) {
                    continue;
                }
                if pending || glyph.start - before.end > widest * glyph.size.min(before.size) {
                    self.blanks.push(Blank {
                        at: self.text.len(),
                        from: before.end,
                        to: glyph.start,
                    });
                    self.text.push(' ');
                }
            }
            let room = glyphs.get(at + 1).map_or(glyph.end, |next| next.start) - glyph.start;
            let from = self.text.len();
            self.push(page, glyph, std::ptr::eq(glyph, *last), room);
            // A raised figure is no digit of the number before it: "626¹⁰", "m²".
            if glyph.size < 0.85 * main.size && main.base - glyph.base > 0.12 * main.size {
                raise(&mut self.text, from);
            }
            (before, pending) = (Some(glyph), false);
        }
        let tail = glyphs.last().is_some_and(blank);
        if self.text.len() == start {
            return tail;
        }
        let face = |glyph: &Glyph| page.faces.get(usize::from(glyph.face));
        let (mut bold, mut italic, mut letters) = (true, true, false);
        let (mut left, mut right) = (f32::MAX, f32::MIN);
        let mut known = None;
        for glyph in &ink {
            (left, right) = (left.min(glyph.start), right.max(glyph.end));
            // Most glyphs of a span have one face, and most are letters.
            if known == Some(glyph.face) && letters {
                continue;
            }
            if text_of(page, glyph).chars().any(char::is_alphanumeric) {
                (letters, known) = (true, Some(glyph.face));
                bold &= face(glyph).is_some_and(|face| face.bold);
                italic &= face(glyph).is_some_and(|face| face.italic);
            }
        }
        self.spans.push(Span {
            text: start..self.text.len(),
            start: left,
            end: right,
            base: main.base,
            size: main.size,
            above: main.size * face(main).map_or(0.75, |face| face.ascent),
            below: main.size * face(main).map_or(0.22, |face| face.descent),
            turn: first.turn,
            bold: bold && letters,
            italic: italic && letters,
            colour: first.colour,
            mark: first.mark,
            spaced: spaced || glyphs.first().is_some_and(blank),
        });
        tail
    }

    /// Appends the text of a glyph with the room it has. A soft hyphen shows at the end of a line only, but some fonts call every hyphen one.
    fn push(&mut self, page: &Page, glyph: &Glyph, last: bool, room: f32) {
        let text = text_of(page, glyph);
        if !text.contains(['\u{ad}', '\u{2010}', '\n', '\r', '\t']) {
            self.text.push_str(text);
            return;
        }
        for letter in text.chars() {
            match letter {
                // Chromium breaks a word by the soft hyphen that asks for it and a hyphen that shows it.
                '\u{2010}' if last && self.text.ends_with('\u{ad}') => {}
                '\u{ad}' if last || room < 0.15 * glyph.size => self.text.push('\u{ad}'),
                // In a ligature it parts letters that are printed as one.
                '\u{ad}' if text.len() > 2 => {}
                '\u{ad}' => self.text.push('-'),
                '\n' | '\r' | '\t' => self.text.push(' '),
                other => self.text.push(other),
            }
        }
    }
}

/// Turns digits into raised ones.
fn raise(text: &mut String, from: usize) {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let tail = text.split_off(from);
    text.extend(tail.chars().map(|letter| {
        letter
            .to_digit(10)
            .and_then(|digit| RAISED.get(digit as usize))
            .copied()
            .unwrap_or(letter)
    }));
}

/// The glyph that stands for the size and the line of a span: of the commonest size.
fn main_glyph<'g>(ink: &[&'g Glyph]) -> &'g Glyph {
    let Some(first) = ink.first() else {
        return &NOTHING;
    };
    if ink
        .iter()
        .all(|glyph| (glyph.size - first.size).abs() < 0.1)
    {
        return first;
    }
    let count = |glyph: &Glyph| {
        ink.iter()
            .take(200)
            .filter(|other| (other.size - glyph.size).abs() < 0.1)
            .count()
    };
    let sample = ink.iter().step_by((ink.len() / 8).max(1));
    sample
        .max_by_key(|glyph| count(glyph))
        .copied()
        .unwrap_or(first)
}

const NOTHING: Glyph = Glyph {
    text: (0, 0),
    start: 0.0,
    end: 0.0,
    base: 0.0,
    size: 1.0,
    turn: 0,
    face: 0,
    mark: 0,
    colour: 0,
};

/// From which width on, in sizes, a gap of this span is a blank. Letters may be set apart; words are further apart than they.
fn blank_width(glyphs: &[Glyph], blank: &dyn Fn(&Glyph) -> bool) -> f32 {
    // Where blanks are written out and the letters stand close there is nothing to decide.
    let gap = |pair: &[Glyph]| {
        pair.first()
            .zip(pair.last())
            .map_or(0.0, |(before, glyph)| {
                (glyph.start - before.end) / glyph.size.max(0.1)
            })
    };
    if glyphs.windows(2).all(|pair| gap(pair) <= BLANK) {
        return BLANK;
    }
    let mut gaps: Vec<f32> = Vec::with_capacity(glyphs.len());
    let mut blanks = 0;
    for pair in glyphs.windows(2) {
        let [before, glyph] = pair else { continue };
        if blank(before) || blank(glyph) {
            blanks += usize::from(blank(glyph));
        } else {
            gaps.push(gap(pair));
        }
    }
    if gaps.is_empty() {
        return BLANK;
    }
    let middle = gaps.len() / 2;
    let usual = gaps
        .select_nth_unstable_by(middle, f32::total_cmp)
        .1
        .max(0.0);
    // Where blanks are written out, a gap must be wide to stand for one that is not.
    let least = if blanks * 12 >= gaps.len() {
        2.0 * BLANK
    } else {
        BLANK
    };
    usual + least
}

impl Spans {
    /// A span by its index.
    pub fn get(&self, at: usize) -> Option<&Span> {
        self.spans.get(at)
    }

    /// The words of a span with the places where they begin and end.
    pub fn words(&self, at: usize) -> Vec<(Range<usize>, f32, f32)> {
        let Some(span) = self.get(at) else {
            return Vec::new();
        };
        let first = self
            .blanks
            .partition_point(|blank| blank.at < span.text.start);
        let blanks = self
            .blanks
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|blank| blank.at < span.text.end);
        let (mut words, mut from, mut start) = (Vec::new(), span.text.start, span.start);
        for blank in blanks {
            words.push((from..blank.at, start, blank.from));
            (from, start) = (blank.at + 1, blank.to);
        }
        words.push((from..span.text.end, start, span.end));
        words
    }

    /// Cuts a span in two before a word of it. Returns the index of the second part, which is new.
    pub fn cut(&mut self, at: usize, word: usize) -> Option<usize> {
        let words = self.words(at);
        let (before, behind) = (words.get(word.checked_sub(1)?)?, words.get(word)?);
        let span = self.spans.get_mut(at)?;
        let second = Span {
            text: behind.0.start..span.text.end,
            start: behind.1,
            spaced: true,
            ..span.clone()
        };
        (span.text.end, span.end) = (before.0.end, before.2);
        self.spans.push(second);
        Some(self.spans.len() - 1)
    }

    /// The text of a span.
    pub fn text_of(&self, span: &Span) -> &str {
        self.text.get(span.text.clone()).unwrap_or_default()
    }
}
