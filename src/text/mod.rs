//! The positioned text that every reader produces: runs, their places, and how they look.

pub mod bullets;

use crate::problem::Problem;
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
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

/// A glyph on a page, or several that stand for one text.
///
/// Along and across are measured in a plane turned with the text, so that every line of text is level in it: for level text they are the
/// distances from the left and from the upper edge of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Bytes of [`Page::text`].
    pub text: (u32, u32),
    /// Where it begins along its line, in points.
    pub start: f32,
    /// Where the next one is expected.
    pub end: f32,
    /// How far across the line stands on which it rests, in points.
    pub base: f32,
    /// Size of the font on the page, in points.
    pub size: f32,
    /// Degrees by which the line is turned clockwise, -179 to 180.
    pub turn: i16,
    /// Index of [`Page::faces`].
    pub face: u16,
    /// Index of [`Page::marks`].
    pub mark: u16,
    /// Its colour, `0xRRGGBB`.
    pub colour: u32,
}

/// A font as it shows on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// Its name, without the mark of a subset.
    pub name: String,
    /// Set in bold.
    pub bold: bool,
    /// Set in italics.
    pub italic: bool,
    /// How far its letters reach above the line, in sizes.
    pub ascent: f32,
    /// How far they reach below it, in sizes.
    pub descent: f32,
}

/// What the source itself says of a piece of a page: the structure of a tagged PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// No content: a running head, a page number, decoration.
    Artifact,
    /// A heading of this depth.
    Heading(u8),
    /// The list item with this number, counted over the document.
    Item(u32),
    /// The cell with this number of the row with this number, both counted over the document.
    Cell(u32, u32),
}

/// A page as a reader of a page format produces it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// 1-based.
    pub number: u32,
    /// Points, as shown.
    pub width: f32,
    /// Points, as shown.
    pub height: f32,
    /// The text of all glyphs.
    pub text: String,
    /// In the order of the source.
    pub glyphs: Vec<Glyph>,
    /// The fonts of the glyphs.
    pub faces: Vec<Face>,
    /// What the source says of the glyphs. The first is [`Mark::None`].
    pub marks: Vec<Mark>,
    /// Lines and thin bars, level or upright.
    pub rules: Vec<BBox>,
    /// Filled areas and frames.
    pub areas: Vec<BBox>,
    /// Small filled shapes, as wide as high: bullets that are drawn.
    pub dots: Vec<BBox>,
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
    /// The whole run is set in bold.
    pub bold: bool,
    /// How it stands on its page.
    pub set: Set,
}

/// How a run stands on its page, where the source has pages that show it. For a text it is all nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Set {
    /// Empty lines that the room above it stands for, where the source is a page; a text has real ones.
    pub gap: Option<u8>,
    /// It begins a column, or stands apart from the run before it in another way than by room.
    pub turned: bool,
    /// The next line's first word would have fitted on it, so that it was broken on purpose. Not known for a text.
    pub short: Option<bool>,
    /// It stands in a cell of a grid.
    pub in_cell: bool,
    /// Index of [`Reading::tables`].
    pub table: Option<u32>,
}

/// Who says that something is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evidence {
    /// The source names it: it is never guessed again.
    Source,
    /// Its place on the page shows it.
    Page,
    /// The form of the text shows it.
    #[default]
    Form,
}

/// Runs that the source or the page shows to be one thing. What nobody shows is found later, by the form of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What they are.
    pub kind: BlockKind,
    /// Indexes of [`Reading::runs`].
    pub runs: Range<usize>,
    /// Who says so.
    pub told_by: Evidence,
}

/// What runs are said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// 1 to 6.
        depth: u8,
    },
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item {
        /// In how many lists it stands, beyond the first.
        depth: u8,
        /// Bytes of its first run that are its sign, with the blank behind. 0 if it has none, or one that may be part of what it counts.
        label: u8,
    },
    /// A label and what it labels: a term and what is said of it.
    Pair {
        /// Bytes of the first run that are the label. If they are all of it, what it labels stands in the blocks below.
        label: u16,
    },
    /// A note at the foot of a page.
    Note,
    /// No content. The words have the last say, unless the source says so.
    Furniture(Furniture),
}

/// Why a line is taken for furniture of the page: what every page carries beside its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Furniture {
    /// The same words come back at one place of many pages.
    Repeated,
    /// Most pages have a line at this place, apart from the text: its words change with the chapter.
    SamePlace,
    /// The number of a page.
    PageNumber,
    /// The source marks it as no content.
    Artifact,
    /// The printed foot of a form or of a letter: its name, the address of the office.
    Imprint,
}

impl Furniture {
    /// In a few words for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Repeated => "repeated on pages",
            Self::SamePlace => "at one place of pages",
            Self::PageNumber => "page number",
            Self::Artifact => "artifact",
            Self::Imprint => "imprint",
        }
    }
}

impl Run {
    /// A line of a text.
    pub fn line(text: Range<u32>, mended: bool, raw: Range<u32>, line: u32, bold: bool) -> Self {
        Self {
            text,
            mended,
            raw,
            page: None,
            line,
            bbox: None,
            bold,
            set: Set::default(),
        }
    }
}

/// A piece of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Index of the line. The lines of a document are its runs, until one of them is parted.
    pub line: usize,
    /// Bytes of the line's text.
    pub bytes: Range<usize>,
    /// The part of the line to which its raw text is cut, where a line holds several texts.
    pub part: Option<Range<usize>>,
}

impl Piece {
    /// A piece whose raw text is its whole line.
    pub fn new(line: usize, bytes: Range<usize>) -> Self {
        Self {
            line,
            bytes,
            part: None,
        }
    }
}

/// A table: cells in rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Who says that these are cells.
    pub told_by: Evidence,
    /// Its heads are words, one of them for goals or indicators.
    pub words: bool,
    /// How many columns, from the left, hold labels and what stands beside them.
    pub labels: usize,
    /// The heads of the columns. Empty if the table goes on from the page before, or if nobody says which row heads the columns.
    pub header: Row,
    /// The rows below it.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// One for each column.
    pub cells: Vec<Cell>,
    /// Pieces that stand in no column of their own.
    pub stray: Vec<Piece>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it, from its first line to its last. Empty if nothing does.
    pub pieces: Vec<Piece>,
}

impl Table {
    /// All rows, the header first.
    pub fn all_rows(&self) -> impl Iterator<Item = &Row> {
        std::iter::once(&self.header).chain(&self.rows)
    }

    /// All pieces, to move them to other lines.
    pub fn pieces_mut(&mut self) -> impl Iterator<Item = &mut Piece> {
        std::iter::once(&mut self.header)
            .chain(&mut self.rows)
            .flat_map(Row::pieces_mut)
    }
}

impl Row {
    /// A row whose cells stand on one line.
    pub fn on_line(line: usize, cells: &[Range<usize>]) -> Self {
        let cells = cells
            .iter()
            .map(|cell| Cell::on_line(line, cell.clone()))
            .collect();
        Self {
            cells,
            stray: Vec::new(),
        }
    }

    fn pieces_mut(&mut self) -> impl Iterator<Item = &mut Piece> {
        self.cells
            .iter_mut()
            .flat_map(|cell| &mut cell.pieces)
            .chain(&mut self.stray)
    }

    /// The line on which it begins.
    pub fn first_line(&self) -> Option<usize> {
        let pieces = self.cells.iter().flat_map(|cell| &cell.pieces);
        pieces.chain(&self.stray).map(|piece| piece.line).min()
    }
}

impl Cell {
    /// A cell on one line. Without bytes it is empty.
    pub fn on_line(line: usize, bytes: Range<usize>) -> Self {
        let mut cell = Self::default();
        if !bytes.is_empty() {
            cell.pieces.push(Piece::new(line, bytes));
        }
        cell
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
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
    /// What the source or the page says of runs, in their order. No run stands in two blocks, many in none.
    pub blocks: Vec<Block>,
    /// The tables that the source names or the page shows. Those of the source say nothing yet of heads and labels.
    pub tables: Vec<Table>,
    /// Number of pages, where the source has pages.
    pub pages: Option<u32>,
    /// The source says itself what its paragraphs are: each line is one, or stands close below the line before it. It has no printed pages,
    /// so that nothing runs at their feet.
    pub flowing: bool,
    /// The title that the source gives itself beside its text.
    pub title: Option<String>,
    /// What a reader met that is not as it should be.
    pub problems: Vec<Problem>,
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
    text.get(range.start as usize..range.end as usize)
        .unwrap_or_default()
}
