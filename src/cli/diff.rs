//! `ziele diff OLD NEW`

use super::log::complain;
use super::reading::ReadArgs;
use super::{Outcome, print};
use crate::diff::open::{self, Failed, Opening, Unreadable};
use crate::diff::{self, render};
use crate::model::{Changes, Document, Situation};
use clap::{ValueEnum, ValueHint};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// Compare two outputs of one document, or two editions of one strategy
///
/// Two outputs of one document show what a change of the program did: records lost, new, changed, moved. Two editions show what
/// became of each promise: goals kept, reworded, sharpened, relaxed, dropped or new; series that continue, jump or end. Which of
/// the two it is, the documents themselves say. A source that is no output yet is extracted first. Of two folders, documents with
/// the same id are compared.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An output, a source, a folder of outputs, or `-` for standard input
    #[arg(value_hint = ValueHint::AnyPath)]
    old: PathBuf,

    /// The same, newer
    #[arg(value_hint = ValueHint::AnyPath)]
    new: PathBuf,

    /// How to print the differences
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// What the two are to each other [default: as the documents say]
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    situation: Option<As>,

    /// Exit with 1 if there are differences
    #[arg(long)]
    exit_code: bool,

    #[command(flatten)]
    reading: ReadArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// For programs: `ziele-diff/1`
    Json,
    /// For a pull request
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum As {
    /// Two outputs of one document
    Outputs,
    /// Two editions of one strategy
    Editions,
}

impl From<As> for Situation {
    fn from(given: As) -> Self {
        match given {
            As::Outputs => Self::Outputs,
            As::Editions => Self::Editions,
        }
    }
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    if [&args.old, &args.new]
        .iter()
        .all(|path| path.as_os_str() == "-")
    {
        complain(
            "-",
            "standard input can be one of the two only; give a file for the other",
        );
        return Ok(Outcome::Misused);
    }
    let opening = Opening {
        limits: args.reading.limits(),
        password: args.reading.password.clone(),
    };
    let (changes, failed) = changes(args, &opening);
    let mut told = BTreeSet::new();
    for (path, error) in failed.iter().filter(|(path, _)| told.insert(path)) {
        complain(path.display(), error);
    }
    let Some(changes) = changes else {
        return Ok(Outcome::Incomplete);
    };
    let shown = match args.format {
        Format::Text => render::text(&changes),
        Format::Markdown => render::markdown(&changes),
        Format::Json => format!("{}\n", serde_json::to_string_pretty(&changes)?),
    };
    print(&shown)?;
    let differs = args.exit_code && !changes.is_same();
    Ok(if differs || !failed.is_empty() {
        Outcome::Incomplete
    } else {
        Outcome::Complete
    })
}

/// The differences, unless nothing can be compared, and what could not be read.
fn changes(args: &Args, opening: &Opening) -> (Option<Changes>, Vec<Failed>) {
    let given = args.situation.map(Situation::from);
    match (args.old.is_dir(), args.new.is_dir()) {
        (true, true) => {
            let (old, new) = (folder(&args.old, opening), folder(&args.new, opening));
            let both = old
                .0
                .zip(new.0)
                .map(|(old, new)| diff::compare_all(&old, &new, given));
            (both, old.1.into_iter().chain(new.1).collect())
        }
        (false, false) => {
            let (old, new) = (file(&args.old, opening), file(&args.new, opening));
            let both = old
                .as_ref()
                .ok()
                .zip(new.as_ref().ok())
                .map(|(old, new)| diff::compare_two(old, new, given));
            (both, [old.err(), new.err()].into_iter().flatten().collect())
        }
        (is_folder, _) => {
            let (folder, other) = if is_folder {
                (&args.old, &args.new)
            } else {
                (&args.new, &args.old)
            };
            // A file that is missing is what is wrong, not that it is no folder.
            let missing = if other.as_os_str() == "-" {
                None
            } else {
                other.metadata().err()
            };
            let failed = missing.map_or_else(
                || (folder.clone(), Unreadable::Uneven),
                |error| (other.clone(), Unreadable::Source(error.into())),
            );
            (None, vec![failed])
        }
    }
}

fn file(path: &Path, opening: &Opening) -> Result<Document, Failed> {
    open::document(path, opening).map_err(|error| (path.to_owned(), error))
}

fn folder(path: &Path, opening: &Opening) -> (Option<Vec<Document>>, Vec<Failed>) {
    match open::folder(path, opening) {
        Ok((documents, failed)) => ((!documents.is_empty()).then_some(documents), failed),
        Err(error) => (None, vec![(path.to_owned(), error)]),
    }
}
