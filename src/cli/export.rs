//! `ziele export [INPUT]... --to FORMAT`

use super::limits::LimitArgs;
use super::{Outcome, complain};
use crate::batch::{self, Inputs};
use crate::export::{self, Format};
use crate::source::Limits;
use clap::{ValueEnum, ValueHint};
use std::panic;
use std::path::{Path, PathBuf};

/// Write documents as tables that other programs open
///
/// Reads the outputs of `ziele extract`; a source is extracted on the way. Exits with 1 if a file could not be read.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Outputs of `ziele extract`, folders of them, sources, or `-` for standard input
    #[arg(value_name = "INPUT", default_value = "output", value_hint = ValueHint::AnyPath)]
    inputs: Vec<PathBuf>,

    /// The form of the tables
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,

    /// The folder to write into; of xlsx also a file
    #[arg(short, long, value_name = "PATH", default_value = "export", value_hint = ValueHint::AnyPath)]
    output: PathBuf,

    /// The password of PDFs that are locked
    #[arg(long, value_name = "PASSWORD", env = "ZIELE_PASSWORD", hide_env_values = true)]
    password: Option<String>,

    #[command(flatten)]
    limits: LimitArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum To {
    /// Comma-separated values, one file per table
    Csv,
    /// JSON Lines, one file per table
    Jsonl,
    /// Apache Parquet, one file per table
    Parquet,
    /// A workbook with one sheet per table
    Xlsx,
    /// A Data Package, version 2: CSV and a description of its tables
    #[value(name = "datapackage")]
    DataPackage,
}

impl To {
    /// Whether there are files that a later run would take for documents.
    fn writes_json(self) -> bool {
        matches!(self, Self::DataPackage)
    }
}

impl From<To> for Format {
    fn from(to: To) -> Self {
        match to {
            To::Csv => Self::Csv,
            To::Jsonl => Self::Jsonl,
            To::Parquet => Self::Parquet,
            To::Xlsx => Self::Xlsx,
            To::DataPackage => Self::DataPackage,
        }
    }
}

pub(super) fn run(args: &Args) -> Outcome {
    if let Some(input) = args.inputs.iter().find(|input| args.to.writes_json() && holds(input, &args.output)) {
        let cause = format!("it lies in {}, whose JSON files are read as documents; write into another folder", input.display());
        complain(args.output.display(), cause);
        return Outcome::Misused;
    }
    let limits = Limits::from(args.limits);
    let inputs = Inputs::find(&args.inputs, &limits, args.password.as_deref());
    let missing = inputs.failures().len();
    // A panic is met on its way and told in a line like all else that goes wrong.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let result = batch::guarded(|| export::run(inputs, args.to.into(), &args.output));
    panic::set_hook(hook);
    let report = match result {
        Ok(Ok(report)) => report,
        Ok(Err(unusable)) => {
            complain(unusable.path.display(), unusable.error);
            return Outcome::Incomplete;
        }
        Err(error) => {
            complain(args.output.display(), error);
            return Outcome::Incomplete;
        }
    };
    for failed in &report.failed {
        complain(&failed.place, &failed.error);
    }
    if missing > 0 {
        let (sources, are) = if missing == 1 { ("source", "is") } else { ("sources", "are") };
        complain(
            args.output.display(),
            format_args!("{missing} {sources} could not be read when the outputs were made, and {are} in the table failed"),
        );
    }
    for note in &report.notes {
        complain(args.output.display(), note);
    }
    if report.failed.is_empty() { Outcome::Complete } else { Outcome::Incomplete }
}

/// Whether the folder `output` is the folder `input`, or lies in it.
fn holds(input: &Path, output: &Path) -> bool {
    let absolute = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path));
    input.is_dir() && absolute(output).is_ok_and(|output| absolute(input).is_ok_and(|input| output.starts_with(input)))
}
