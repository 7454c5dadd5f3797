//! What goes wrong: an [`Error`] stops one source, a [`Problem`] is recorded and the run goes on.

mod error;
mod kind;
mod loss;

pub use error::Error;
pub use kind::{ProblemCode, ProblemKind};
pub use loss::{Announced, LostValues};

use crate::model::Diagnostic;
use std::ops::Range;

/// Something that is not as it should be in a document. It becomes a diagnostic.
///
/// Its code, its severity and its words in both languages come from its kind: a new diagnostic is a new entry in
/// `problem/kind.rs`, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, with what a reader should know about it.
    pub kind: ProblemKind,
    /// What it concerns.
    pub place: Place,
    /// The rule that met it, or nothing.
    pub rule: &'static str,
}

/// What a problem concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The document as a whole.
    Document,
    /// A page of which no line can be named.
    Page(u32),
    /// Lines, as indexes into those of the layout.
    Lines(Range<usize>),
}

impl Problem {
    /// A problem of the document as a whole.
    pub fn of_document(kind: ProblemKind) -> Self {
        Self {
            kind,
            place: Place::Document,
            rule: "",
        }
    }

    /// A problem of a page.
    pub fn on_page(kind: ProblemKind, page: u32) -> Self {
        Self {
            kind,
            place: Place::Page(page),
            rule: "",
        }
    }

    /// A problem that a rule met at these lines; without lines it is one of the document.
    pub fn at_lines(kind: ProblemKind, lines: Option<Range<usize>>, rule: &'static str) -> Self {
        Self {
            kind,
            place: lines.map_or(Place::Document, Place::Lines),
            rule,
        }
    }

    /// The order of diagnostics: those of the whole document, of its pages, of its lines.
    pub fn order(&self) -> (Option<usize>, Option<u32>, &'static str) {
        let (line, page) = match &self.place {
            Place::Document => (None, None),
            Place::Page(page) => (None, Some(*page)),
            Place::Lines(lines) => (Some(lines.start), None),
        };
        (line, page, self.kind.code().as_str())
    }
}

impl Diagnostic {
    /// What it says, as data. `None` if a program wrote it that knew other codes or fields.
    pub fn kind(&self) -> Option<ProblemKind> {
        ProblemKind::from_fields(&self.code, &self.fields)
    }
}
