//! From runs to lines and from lines to blocks; what is no content (running heads, pull quotes, tables of contents) is set aside.

mod alignment;
mod asides;
pub mod blocks;
pub mod contents;
pub mod furniture;
pub mod hyphens;
mod kinds;
pub mod labels;
pub mod lines;
pub mod passage;
pub mod questions;
pub mod shape;
pub mod tables;

use crate::notation::numbering;
use crate::text::{BBox, Evidence, Furniture, Piece, Reading, Table};
use crate::vocabulary::Topic;
use hyphens::Words;
use passage::Passage;
use shape::Shape;
use std::ops::Range;

/// A line of the document.
#[derive(Debug, Clone)]
pub struct Line<'t> {
    /// As read, without blanks at its ends.
    pub text: &'t str,
    /// As the source has it.
    pub raw: &'t str,
    /// 1-based page, where the source has pages.
    pub page: Option<u32>,
    /// 1-based number in the file or on the page.
    pub number: u32,
    /// Where it stands on its page.
    pub bbox: Option<BBox>,
    /// How it is set.
    pub style: Style,
    /// Empty lines before it, beyond those that part any two lines of this document.
    pub gap: u8,
    /// It follows closer than lines of this document usually do.
    pub tight: bool,
    /// A page begins with it.
    pub page_start: bool,
    /// What its letters are like.
    pub shape: Shape,
    /// Bytes of its text that are bullets and marks, with the blanks behind them.
    pub mark: u8,
    /// What part it plays.
    pub role: Role,
    /// On a page: the next line's first word would have fitted on it.
    pub short: Option<bool>,
    /// What the source or the page marks it as.
    pub told: Told,
    /// The source parts it from the line above.
    pub begins_block: bool,
    /// Who says what it is.
    pub told_by: Evidence,
    /// Index of [`Layout::tables`].
    pub table: Option<u32>,
    /// What it has to do with the label of a field.
    pub label: Label,
}

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// 1 to 6 where the source or the page marks it as a heading of that depth, else 0.
    pub heading: u8,
    /// The whole line is set in bold.
    pub bold: bool,
}

/// What the source or the page says that a line is, beside a heading and what is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Nothing.
    Nothing,
    /// The first line of a list item, whatever sign opens it.
    Item,
    /// A line of a paragraph: a dash that opens it is a dash.
    Paragraph,
    /// A label, and on its line what it labels.
    LabelAndText,
    /// A label of what stands below.
    Label,
}

/// What a line has to do with the label of a field in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Nothing.
    None,
    /// It is one: "Zielgruppe", or a short line that the document repeats above other text.
    Alone,
    /// It opens with one that the document repeats: "Kosten: 20 T€".
    Leading,
}

impl<'t> Line<'t> {
    /// The text behind bullets and marks.
    pub fn body(&self) -> &'t str {
        self.text.get(usize::from(self.mark)..).unwrap_or_default()
    }

    /// Whether it opens an item of a list.
    pub fn is_item(&self) -> bool {
        self.told == Told::Item || (self.mark > 0 && self.told != Told::Paragraph)
    }

    /// Whether the first word of the line below would have fitted on this one, so that it was broken on purpose. The measure is that of the text.
    pub fn leaves_room(&self, below: &Line<'_>, measure: usize) -> bool {
        let word = below.text.split(' ').next().unwrap_or_default();
        self.short
            .unwrap_or(self.text.len() + 1 + word.len() <= measure)
    }

    /// Whether the next line goes on with this one as a title: on a page, close below it, in the same style.
    pub fn is_one_title_with(&self, next: &Line<'_>) -> bool {
        let joined = next.is_set()
            && next.gap == 0
            && !next.page_start
            && next.style == self.style
            && !next.is_item();
        joined && numbering::leading(next.text).is_none_or(|(_, rest)| !numbering::is_title(rest))
    }

    /// Whether it stands on a page, where room and size are to be seen.
    pub fn is_set(&self) -> bool {
        self.bbox.is_some()
    }
}

/// The part that a line plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Content.
    Body,
    /// Set aside: a running head or foot, a page number.
    Furniture(Furniture),
    /// Set aside: a sentence of the text set again beside it, and the person it is ascribed to.
    PullQuote,
    /// Set aside: a note at the foot of a page.
    Note,
    /// Set aside: a line of a table of contents.
    Contents,
}

/// How the lines of a document are set, as far as it matters for joining them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// An empty line stands between any two lines.
    pub doubled: bool,
    /// Paragraphs run over several lines; else every line is a paragraph.
    pub wrapped: bool,
    /// Empty lines part the paragraphs.
    pub parted: bool,
    /// Bytes of a full line.
    pub measure: usize,
}

/// What a block of lines is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Text,
    /// An item of a list, with the lines that continue it.
    Item,
    /// A line of nothing but a heading word: "ZIELE:".
    Topic(Topic),
    /// A line that opens with a number and may be a heading.
    Numbered,
    /// Lines in capitals, a heading perhaps.
    Capitals,
    /// A line that the source marks as a heading.
    Marked,
    /// "Frage 3: …"
    Question,
    /// A question that a plain number counts, by its index in [`Layout::asked`].
    Asked(u32),
    /// Two or more values in a row.
    Values,
    /// Lines of single numbers, years, or a year with its value.
    Figures,
    /// "[Pilot: 12/2018 | Status: Umsetzung]"
    Status,
    /// A table of values under years, by its index.
    Table(u32),
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Who says where it begins.
    pub told_by: Evidence,
    /// Indexes of its lines. Lines that are no content may lie between.
    pub lines: Range<usize>,
}

impl Block {
    /// A block that begins with a line.
    fn of_line(kind: Kind, at: usize, line: &Line<'_>) -> Self {
        Self {
            kind,
            told_by: line.told_by,
            lines: at..at + 1,
        }
    }
}

/// A document as lines and blocks.
#[derive(Debug)]
pub struct Layout<'t> {
    /// All lines with ink.
    pub lines: Vec<Line<'t>>,
    /// The blocks of content, in reading order.
    pub blocks: Vec<Block>,
    /// The entries of the table of contents.
    pub contents: Vec<contents::Entry<'t>>,
    /// How the lines are set.
    pub setting: Setting,
    /// The words of the document, for healing.
    pub words: Words,
    /// What stands at the foot or the head of the pages.
    pub running: Vec<&'t str>,
    /// The tables of values under years. Their runs are the lines.
    pub tables: Vec<Table>,
    /// The questions of a council paper that plain numbers count.
    pub asked: Vec<questions::Asked>,
    /// The lines of these questions and of their answers: nothing in them is a heading of its own.
    pub answered: Range<usize>,
}

/// Lays a reading out.
pub fn layout<'t>(reading: &'t Reading<'_>) -> Layout<'t> {
    let (mut lines, setting) = lines::lines(reading);
    // What flows has no pages, so that nothing runs at their feet.
    let running = if reading.flowing {
        Vec::new()
    } else {
        furniture::set_aside(&mut lines)
    };
    let contents = contents::mark(&mut lines);
    let mut tables = reading.tables.clone();
    tables::mark(&mut lines, &mut tables);
    labels::part_cells(&mut lines, &mut tables);
    labels::mark(&mut lines, setting);
    asides::mark_pull_quotes(&mut lines, setting);
    let found = questions::find(&mut lines, kinds::asks);
    let blocks = if found.asked.is_empty() {
        blocks::blocks(&lines, setting)
    } else {
        questions::part(&lines, &found, setting)
    };
    let answered = found
        .asked
        .first()
        .map_or(0..0, |first| first.mark..found.end);
    Layout {
        lines,
        blocks,
        contents,
        setting,
        words: Words::default(),
        running,
        tables,
        asked: found.asked,
        answered,
    }
}

impl<'t> Layout<'t> {
    /// The lines of content of a range.
    pub fn body(
        &self,
        range: &Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, &Line<'t>)> {
        let start = range.start;
        let lines = self.lines.get(range.clone()).unwrap_or_default();
        lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.role == Role::Body)
            .map(move |(at, line)| (start + at, line))
    }

    /// The first line of content of a block.
    pub fn first(&self, block: &Block) -> Option<&Line<'t>> {
        self.body(&block.lines).next().map(|(_, line)| line)
    }

    /// The text of lines, healed over their breaks, without bullets and marks.
    pub fn text(&self, range: &Range<usize>) -> String {
        hyphens::heal(self.body(range).map(|(_, line)| line.body()), self.known())
    }

    /// The text of a piece of a line.
    pub fn piece(&self, piece: &Piece) -> Option<&'t str> {
        self.lines.get(piece.line)?.text.get(piece.bytes.clone())
    }

    /// The healed text of a block, without bullets and marks.
    pub fn block_text(&self, at: usize) -> String {
        let block = self.blocks.get(at);
        block
            .map(|block| self.text(&block.lines))
            .unwrap_or_default()
    }

    /// A block as a passage, without bullets and marks.
    pub fn block_passage(&self, at: usize) -> Passage {
        let mut passage = Passage::default();
        if let Some(block) = self.blocks.get(at) {
            for (line, content) in self.body(&block.lines) {
                passage.push(line, usize::from(content.mark)..content.text.len());
            }
        }
        passage
    }

    /// The words of the document, for healing text of it.
    pub fn known(&self) -> hyphens::Known<'_> {
        hyphens::Known {
            words: &self.words,
            lines: &self.lines,
            wrapped: self.setting.wrapped,
        }
    }
}
