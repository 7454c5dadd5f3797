//! What formats without pages have in common: headings, paragraphs, items, pairs and tables that follow one another.
//!
//! Their readers walk through a file and leave these blocks; here the blocks become lines, written as plain text would have them: an empty
//! line between two blocks, a bullet or a number before an item, bars between values.

pub(super) mod counter;
mod table;
mod write;

pub(super) use table::{Cell, Row, Table};

use crate::text::Reading;

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    /// A heading of a depth, 1 to 6.
    Heading(u8, Phrase),
    /// A paragraph.
    Text(Phrase),
    /// An item of a list.
    Item {
        /// In how many lists it stands, beyond the first.
        depth: usize,
        /// Its bullet or its number.
        mark: String,
        /// Its first paragraph.
        text: Phrase,
    },
    /// A term, and what is said of it: `Ziel` and the goal.
    Pair(Phrase, Vec<Block>),
    /// Lines that are set as they are.
    Lines(String),
    /// A table.
    Table(Table),
}

/// What a reader leaves of a file.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The parts, in order.
    pub(super) blocks: Vec<Block>,
    /// The title that the file gives itself beside its text.
    pub(super) title: Option<String>,
}

impl Flow {
    /// Writes the blocks down as lines.
    pub(super) fn reading(self) -> Reading<'static> {
        let reading = write::lines(&self.blocks);
        Reading {
            title: self
                .title
                .map(|title| single(&title))
                .filter(|title| !title.is_empty()),
            ..reading
        }
    }
}

/// The sign before an item without a number.
pub(super) const BULLET: &str = "•";

/// Text of one paragraph, a line for each that the source breaks on purpose.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Phrase {
    lines: Vec<Inked>,
}

/// A line of a phrase.
#[derive(Debug, Clone, Default, PartialEq)]
struct Inked {
    text: String,
    /// Some of its ink is not bold.
    plain: bool,
}

impl Phrase {
    /// Appends text. Ends of lines in it are blanks.
    pub(super) fn push(&mut self, text: &str, bold: bool) {
        if text.is_empty() {
            return;
        }
        if self.lines.is_empty() {
            self.lines.push(Inked::default());
        }
        if let Some(line) = self.lines.last_mut() {
            line.text
                .extend(text.chars().map(|c| if is_line_end(c) { ' ' } else { c }));
            line.plain |= !bold && !text.trim().is_empty();
        }
    }

    /// Appends text in which any number of blanks is one, as in a page of the web.
    pub(super) fn push_folded(&mut self, text: &str, bold: bool) {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut folded = String::with_capacity(text.len());
        let mut after = self
            .lines
            .last()
            .is_none_or(|line| line.text.is_empty() || line.text.ends_with(' '));
        for c in text.chars() {
            if !(blank(c) && after) {
                folded.push(if blank(c) { ' ' } else { c });
            }
            after = blank(c);
        }
        self.push(&folded, bold);
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        if self.lines.is_empty() {
            self.lines.push(Inked::default());
        }
        self.lines.push(Inked::default());
    }

    /// Whether nothing is to be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.text.trim().is_empty())
    }

    /// Whether all its ink is bold.
    pub(super) fn is_bold(&self) -> bool {
        !self.is_blank() && self.lines.iter().all(|line| !line.plain)
    }

    /// All lines as one.
    pub(super) fn single(&self) -> String {
        single(
            &self
                .lines
                .iter()
                .map(|line| line.text.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    /// The same with something before its text.
    pub(super) fn after(mut self, lead: &str) -> Self {
        match self.lines.first_mut() {
            Some(line) => line.text.insert_str(0, lead),
            None => self.push(lead, false),
        }
        self
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        let mut phrase = Self::default();
        phrase.push(text, false);
        phrase
    }
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
