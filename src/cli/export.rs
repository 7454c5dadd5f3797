//! `ziele export [INPUT]... --to FORMAT`

use super::limits::LimitArgs;
use super::{Outcome, complain};
use crate::batch::{Inputs, Unusable};
use crate::export::oparl::{Address, Folder, Moment, Options};
use crate::export::{self, Format, Report};
use crate::source::Limits;
use clap::{ValueEnum, ValueHint};
use std::path::PathBuf;

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

    /// The folder to write into
    #[arg(short, long, value_name = "FOLDER", default_value = "export", value_hint = ValueHint::AnyPath)]
    output: PathBuf,

    /// Where the folder will lie on the web. Ids of objects are addresses in it
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url, help_heading = OPARL)]
    base_url: Option<Folder>,

    /// Where the sources lie on the web [default: files/ below the base]
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url, help_heading = OPARL)]
    files_url: Option<Folder>,

    /// The body (a city, a district) whose papers these are, as OParl object of another server
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url, help_heading = OPARL)]
    body: Option<Address>,

    /// When the objects are published: their created and modified
    #[arg(long, value_name = "TIME", help_heading = OPARL)]
    as_of: Option<Moment>,

    /// The password of PDFs that are locked
    #[arg(long, value_name = "PASSWORD", env = "ZIELE_PASSWORD", hide_env_values = true)]
    password: Option<String>,

    #[command(flatten)]
    limits: LimitArgs,
}

/// What only one of the forms asks for.
const OPARL: &str = "Options of --to oparl";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// Comma-separated values, one file per table
    Csv,
    /// JSON Lines, one file per table
    Jsonl,
    /// Council papers as objects of OParl 1.1, a folder for a web server
    Oparl,
}

impl To {
    /// The form of the tables; papers make no tables.
    fn format(self) -> Option<Format> {
        match self {
            Self::Csv => Some(Format::Csv),
            Self::Jsonl => Some(Format::Jsonl),
            Self::Oparl => None,
        }
    }
}

impl Args {
    /// What the papers cannot say, or what is wrong with the call.
    fn oparl(&self) -> Result<Options, &'static str> {
        let base = self
            .base_url
            .clone()
            .ok_or("ids of OParl objects are addresses; say where the folder will lie on the web: --base-url https://daten.example.org/oparl")?;
        Ok(Options { base, files: self.files_url.clone(), body: self.body.clone(), as_of: self.as_of })
    }

    fn has_oparl_options(&self) -> bool {
        self.base_url.is_some() || self.files_url.is_some() || self.body.is_some() || self.as_of.is_some()
    }
}

pub(super) fn run(args: &Args) -> Outcome {
    let limits = Limits::from(args.limits);
    let inputs = || Inputs::find(&args.inputs, &limits, args.password.as_deref());
    match (args.to.format(), args.oparl()) {
        (Some(_), _) if args.has_oparl_options() => misused("--base-url, --files-url, --body and --as-of are for --to oparl"),
        (Some(format), _) => export(args, inputs(), |inputs| export::run(inputs, format, &args.output)),
        (None, Ok(options)) => export(args, inputs(), |inputs| export::papers(inputs, options, &args.output)),
        (None, Err(why)) => misused(why),
    }
}

fn misused(why: &str) -> Outcome {
    complain("export", why);
    Outcome::Misused
}

fn export(args: &Args, inputs: Inputs<'_>, write: impl FnOnce(Inputs<'_>) -> Result<Report, Unusable>) -> Outcome {
    let missing = inputs.failures().len();
    let report = match write(inputs) {
        Ok(report) => report,
        Err(unusable) => {
            complain(unusable.path.display(), unusable.error);
            return Outcome::Incomplete;
        }
    };
    for failed in &report.failed {
        complain(&failed.place, &failed.error);
    }
    if missing > 0 {
        let (sources, are) = if missing == 1 { ("source", "is") } else { ("sources", "are") };
        let told = if args.to.format().is_some() { format!(", and {are} in the table failed") } else { String::new() };
        complain(args.output.display(), format_args!("{missing} {sources} could not be read when the outputs were made{told}"));
    }
    for note in &report.notes {
        complain(args.output.display(), note);
    }
    if report.failed.is_empty() { Outcome::Complete } else { Outcome::Incomplete }
}
