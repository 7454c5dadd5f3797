//! The positioned text that every reader produces: runs, their places, and how they look.

use std::borrow::Cow;
use std::ops::Range;

/// A rectangle on a page, in points (1/72 inch), origin at the top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BBox {
    /// Left edge.
    pub x0: f32,
    /// Upper edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Lower edge.
    pub y1: f32,
}

impl BBox {
    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { x0: self.x0.min(other.x0), y0: self.y0.min(other.y0), x1: self.x1.max(other.x1), y1: self.y1.max(other.y1) }
    }
}

/// How a run is set, as far as the source says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// 1 to 6 where the source marks the run as a heading of that depth, else 0.
    pub heading: u8,
    /// The whole run is set in bold.
    pub bold: bool,
}

/// A piece of text in one place: a line of a text file, or a span of glyphs on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Bytes of [`Reading::mended`] if `mended`, else of [`Reading::raw`].
    pub text: Range<u32>,
    /// The text differs from that of the source.
    pub mended: bool,
    /// Bytes of [`Reading::raw`].
    pub raw: Range<u32>,
    /// 1-based page, where the source has pages.
    pub page: Option<u32>,
    /// 1-based line of the file, or of the page as read.
    pub line: u32,
    /// Where the run stands on its page.
    pub bbox: Option<BBox>,
    /// How it is set.
    pub style: Style,
}

/// What a reader makes of one source.
#[derive(Debug, Clone, Default)]
pub struct Reading<'s> {
    /// The text as the source has it, decoded.
    pub raw: Cow<'s, str>,
    /// The runs whose text is read otherwise than the source has it: NFC, ligatures resolved, blanks plain, syntax of the format gone.
    pub mended: String,
    /// The runs in the order of the source. Lines without ink have no run.
    pub runs: Vec<Run>,
    /// Number of pages, where the source has pages.
    pub pages: Option<u32>,
}

impl Reading<'_> {
    /// The text of a run as read.
    pub fn text_of(&self, run: &Run) -> &str {
        slice(if run.mended { &self.mended } else { &self.raw }, &run.text)
    }

    /// The text of a run as the source has it.
    pub fn raw_of(&self, run: &Run) -> &str {
        slice(&self.raw, &run.raw)
    }
}

fn slice<'t>(text: &'t str, range: &Range<u32>) -> &'t str {
    text.get(range.start as usize..range.end as usize).unwrap_or_default()
}
