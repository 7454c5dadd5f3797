//! The accounts: what may become of a part of a line.

use super::rows::ValueRow;
use crate::layout::Layout;
use crate::problem::LostValues;
use crate::text::Furniture;
use std::fmt;
use std::ops::Range;

/// The accounts of a document, in the order of its lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ledger<'c> {
    /// They tile every line: where one ends, the next one of the line begins.
    pub entries: Vec<Entry<'c>>,
    /// The rows of values of which no record was made.
    pub(super) rows: Vec<ValueRow>,
}

/// A part of a line and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'c> {
    /// Index of the line.
    pub line: usize,
    /// Bytes of the line's text.
    pub bytes: Range<usize>,
    /// What became of it.
    pub account: Account<'c>,
}

/// What became of a part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account<'c> {
    /// Records were made of it.
    Record {
        /// The id of the first one.
        id: &'c str,
        /// The ids of the others: a row of values may give what is planned and what is reached.
        also: Vec<&'c str>,
    },
    /// It says what stands below it: a title, a heading word, the head of a table, the label of a field.
    Heading,
    /// Running text of which no record was made.
    Text,
    /// A note to a table.
    Note,
    /// It stands at the head or the foot of pages.
    Furniture(Furniture),
    /// A line of a table of contents.
    Contents,
    /// It says again what stands elsewhere.
    SetAside(SetAside),
    /// Values of which no record was made.
    NotUnderstood(LostValues),
}

/// Why a text was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetAside {
    /// A sentence of the text, set again beside it.
    PullQuote,
}

impl Account<'_> {
    /// What the account is called.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Record { .. } => "record",
            Self::Heading => "heading",
            Self::Text => "text",
            Self::Note => "note",
            Self::Furniture(_) => "furniture",
            Self::Contents => "contents",
            Self::SetAside(_) => "set aside",
            Self::NotUnderstood(_) => "table not understood",
        }
    }

    fn detail(&self) -> Option<String> {
        match self {
            Self::Record { id, also } => Some(
                std::iter::once(id)
                    .chain(also)
                    .copied()
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            Self::Furniture(why) => Some(why.name().to_owned()),
            Self::SetAside(SetAside::PullQuote) => Some("pull quote".to_owned()),
            Self::NotUnderstood(reason) => Some(reason.english().to_owned()),
            Self::Heading | Self::Text | Self::Note | Self::Contents => None,
        }
    }
}

impl fmt::Display for Account<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.detail() {
            Some(detail) => write!(out, "{}: {detail}", self.name()),
            None => out.write_str(self.name()),
        }
    }
}

impl Ledger<'_> {
    /// The entries of a line.
    pub fn of_line(&self, line: usize) -> &[Entry<'_>] {
        let start = self.entries.partition_point(|entry| entry.line < line);
        let end = self.entries.partition_point(|entry| entry.line <= line);
        self.entries.get(start..end).unwrap_or_default()
    }

    /// The text of an entry.
    pub fn text<'t>(layout: &Layout<'t>, entry: &Entry<'_>) -> &'t str {
        layout
            .lines
            .get(entry.line)
            .and_then(|line| line.text.get(entry.bytes.clone()))
            .unwrap_or_default()
    }
}
