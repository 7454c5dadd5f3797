//! What goes wrong: an [`Error`] stops one source, a [`Problem`] is recorded and the run goes on.

use crate::model::Severity;
use std::ops::Range;

/// Why a source could not be read. The message names the cause and, where one is known, the next step.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file system said no.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The file has no bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// The bytes are no text in any encoding that is known.
    #[error("not a text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8 text")]
    Binary,
    /// A format that is recognised, and not read.
    #[error("{0} is not read yet; convert it to text or Markdown first")]
    Unsupported(&'static str),
    /// A limit of [`crate::source::Limits`] is exceeded.
    #[error("{what} of {found} exceeds the limit of {limit}; raise it with {flag}")]
    Limit {
        /// What is limited.
        what: &'static str,
        /// What the source has.
        found: u64,
        /// What is allowed.
        limit: u64,
        /// The flag that raises the limit.
        flag: &'static str,
    },
    /// A folder in which nothing can be read.
    #[error("no documents in this folder; name a folder with .txt or .md files")]
    NoDocuments,
}

/// Something that is not as it should be in a document. It becomes a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of problem, in kebab-case.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What a reader should know.
    pub message: String,
    /// The lines it concerns, as indexes into the lines of the layout.
    pub lines: Option<Range<usize>>,
    /// The rule that met it.
    pub rule: &'static str,
}
