//! `ziele text FILE`

use super::log::complain;
use super::reading::ReadArgs;
use super::{Outcome, print};
use crate::pipeline;
use crate::problem::Error;
use crate::source::Source;
use clap::{ValueEnum, ValueHint};
use std::io;
use std::path::PathBuf;

/// Print the text of a source as it is read, with page and line numbers
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// What to print: the lines, or what became of them
    #[arg(long, value_enum, default_value_t = Stage::Lines)]
    stage: Stage,

    #[command(flatten)]
    reading: ReadArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Stage {
    /// The lines as read
    Lines,
    /// Words broken at line ends made whole, running heads and tables of contents set aside
    Healed,
    /// Headings, paragraphs, list items and tables
    Blocks,
    /// The sections with their ids
    Outline,
    /// What became of every line: the record that it is in, or why it is in none
    Ledger,
}

impl From<Stage> for pipeline::Stage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Lines => Self::Lines,
            Stage::Healed => Self::Healed,
            Stage::Blocks => Self::Blocks,
            Stage::Outline => Self::Outline,
            Stage::Ledger => Self::Ledger,
        }
    }
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let _span = tracing::debug_span!("source", place = %args.file.display()).entered();
    match open(args).and_then(|source| pipeline::show(&source, args.stage.into())) {
        Ok(shown) => {
            print(&shown)?;
            Ok(Outcome::Complete)
        }
        Err(error) => {
            complain(args.file.display(), error);
            Ok(Outcome::Incomplete)
        }
    }
}

fn open(args: &Args) -> Result<Source, Error> {
    let limits = args.reading.limits();
    let source = if args.file.as_os_str() == "-" {
        Source::stdin(&limits)
    } else {
        Source::open(&args.file, &args.file.to_string_lossy(), &limits)
    };
    Ok(source?.with_password(args.reading.password()))
}
