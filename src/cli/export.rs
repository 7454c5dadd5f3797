//! `ziele export [INPUT]... --to FORMAT`

use super::oparl::OparlArgs;
use super::reading::ReadArgs;
use super::{Outcome, complain};
use crate::batch::{self, Inputs, Unusable};
use crate::export::{self, Format, Report};
use clap::{ValueEnum, ValueHint};
use std::path::{Path, PathBuf};

/// Write documents as tables and objects that other programs open
///
/// Reads the outputs of `ziele extract`; a source is extracted on the way. Exits with 1 if a file could not be read.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Outputs of `ziele extract`, folders of them, sources, or `-` for standard input
    #[arg(value_name = "INPUT", default_value = "output", value_hint = ValueHint::AnyPath)]
    inputs: Vec<PathBuf>,

    /// The form of the files
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,

    /// The folder to write into; of xlsx also a file
    #[arg(short, long, value_name = "PATH", default_value = "export", value_hint = ValueHint::AnyPath)]
    output: PathBuf,

    #[command(flatten)]
    reading: ReadArgs,

    #[command(flatten)]
    oparl: OparlArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
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
    /// Council papers as objects of OParl 1.1: a folder for a web server
    Oparl,
}

impl To {
    /// The form of the tables; papers make no tables.
    fn format(self) -> Option<Format> {
        Some(match self {
            Self::Csv => Format::Csv,
            Self::Jsonl => Format::Jsonl,
            Self::Parquet => Format::Parquet,
            Self::Xlsx => Format::Xlsx,
            Self::DataPackage => Format::DataPackage,
            Self::Oparl => return None,
        })
    }

    /// Whether there are files that a later run would take for documents.
    fn writes_json(self) -> bool {
        matches!(self, Self::DataPackage | Self::Oparl)
    }
}

pub(super) fn run(args: &Args) -> Outcome {
    if let Some(input) = args
        .inputs
        .iter()
        .find(|input| args.to.writes_json() && holds(input, &args.output))
    {
        let cause = format!(
            "it lies in {}, whose JSON files are read as documents; write into another folder",
            input.display()
        );
        complain(args.output.display(), cause);
        return Outcome::Misused;
    }
    let limits = args.reading.limits();
    let inputs = || Inputs::find(&args.inputs, &limits, args.reading.password());
    match (args.to.format(), args.oparl.options()) {
        (Some(_), _) if args.oparl.is_given() => {
            misused("--base-url, --files-url, --body and --as-of are for --to oparl")
        }
        (Some(format), _) => export(args, inputs(), |inputs| {
            export::run(inputs, format, &args.output)
        }),
        (None, Ok(options)) => export(args, inputs(), |inputs| {
            export::papers(inputs, options, &args.output)
        }),
        (None, Err(why)) => misused(why),
    }
}

fn misused(why: &str) -> Outcome {
    complain("export", why);
    Outcome::Misused
}

fn export(
    args: &Args,
    inputs: Inputs<'_>,
    write: impl FnOnce(Inputs<'_>) -> Result<Report, Unusable>,
) -> Outcome {
    let missing = inputs.failures().len();
    // The writers of others may panic on a full disk: that is told of the folder, like all else that goes wrong.
    let result = batch::guarded(|| write(inputs));
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
        let (sources, are) = if missing == 1 {
            ("source", "is")
        } else {
            ("sources", "are")
        };
        let told = if args.to.format().is_some() {
            format!(", and {are} in the table failed")
        } else {
            String::new()
        };
        tracing::warn!(place = %args.output.display(), "{missing} {sources} could not be read when the outputs were made{told}");
    }
    for note in &report.notes {
        tracing::warn!(place = %args.output.display(), "{note}");
    }
    if report.failed.is_empty() {
        Outcome::Complete
    } else {
        Outcome::Incomplete
    }
}

/// Whether the folder `output` is the folder `input`, or lies in it.
fn holds(input: &Path, output: &Path) -> bool {
    let absolute = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path));
    input.is_dir()
        && absolute(output)
            .is_ok_and(|output| absolute(input).is_ok_and(|input| output.starts_with(input)))
}
