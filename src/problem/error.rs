//! Why one source could not be read.

use std::io;

/// Why a source could not be read. The message names the cause and, where one is known, the next step.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file system said no.
    #[error("{}", cause(.0))]
    Io(#[from] io::Error),
    /// The file has no bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// The bytes are no text in any encoding that is known.
    #[error("not a text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8 text")]
    Binary,
    /// A format that is recognised, and not read.
    #[error("{format} is not read; {step} PDF, HTML, DOCX, ODT, Markdown or text")]
    Unsupported {
        /// What it is: `RTF`, `an e-mail`.
        format: &'static str,
        /// What to do, up to the names of what is read: `save it as`.
        step: &'static str,
    },
    /// An office file that opens with a password only.
    #[error(
        "the file is locked with a password, and only locked PDFs are opened; save it without a password"
    )]
    Encrypted,
    /// A file that is broken beyond repair.
    #[error("the file is damaged: {0}; open it in a viewer and save it anew")]
    Damaged(String),
    /// A file that opens with a password only.
    #[error("the file is locked with a password; give it with --password or in ZIELE_PASSWORD")]
    PasswordNeeded,
    /// A file that the given password does not open.
    #[error("the password does not open this file; check --password or ZIELE_PASSWORD")]
    WrongPassword,
    /// A limit of [`crate::source::Limits`] is exceeded.
    #[error("{found} {what} exceed the limit of {limit}; raise it with {flag}")]
    Limit {
        /// What is limited, in the plural: `bytes in one line`.
        what: &'static str,
        /// What the source has.
        found: u64,
        /// What is allowed.
        limit: u64,
        /// The flag that raises the limit.
        flag: &'static str,
    },
    /// A limit of [`crate::source::Limits`] is exceeded; reading stopped there.
    #[error("more than {limit} {what}, which is the limit; raise it with {flag}")]
    Exceeded {
        /// What is limited, in the plural: `glyphs on one page`.
        what: &'static str,
        /// What is allowed.
        limit: u64,
        /// The flag that raises the limit.
        flag: &'static str,
    },
    /// A folder in which nothing can be read.
    #[error(
        "no documents in this folder; name a folder with .pdf, .html, .docx, .odt, .md or .txt files"
    )]
    NoDocuments,
    /// A path that leads nowhere, where outputs are looked for.
    #[error("no such file or folder; run ziele extract first, or name a source")]
    NoInput,
    /// A folder without outputs, where outputs are looked for.
    #[error(
        "no outputs of ziele extract in this folder; run ziele extract first, or name a source"
    )]
    NoOutputs,
    /// A JSON file that is no document.
    #[error(
        "no output of ziele extract: {0}; name a document's JSON file, a folder of them, or a source"
    )]
    NoDocument(String),
    /// A document of another format than this program writes.
    #[error("written as {found}, and {read} is read here; extract it anew")]
    OtherFormat {
        /// What the file says.
        found: String,
        /// What is read.
        read: String,
    },
    /// The document was read, but its output did not reach the disk.
    #[error("the output could not be written: {}", cause(.0))]
    Unwritten(io::Error),
    /// Another run writes into the same folder.
    #[error(
        "another run of ziele is at work in this folder; wait for it, or name another folder with --output"
    )]
    Busy,
    /// A fault of the program, met while it read this source.
    #[error("internal error: {0}; please report it")]
    Internal(String),
}

/// Says the commonest causes in words that are the same on every system: they stand in `index.json`.
fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "this is a folder, not a file".to_owned(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "this is a file, not a folder".to_owned()
        }
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "no more may be written to this disk (quota)".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}
