//! `ziele report [FILE]...`

use super::limits::LimitArgs;
use super::{Outcome, complain, print};
use crate::site::{self, Options, Report};
use clap::ValueHint;
use std::io;
use std::path::PathBuf;

/// Make pages to read: goals, indicators with their values, findings, questions and answers, and a search over all goals
///
/// Reads the outputs of `ziele extract`; a source is extracted on the way. The pages need no server and no network: open index.html in a
/// browser, or put the folder on a web server.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Outputs of `ziele extract`, folders of them, sources, or `-` for standard input
    #[arg(value_name = "FILE", default_value = "output", value_hint = ValueHint::AnyPath)]
    files: Vec<PathBuf>,

    /// The folder for the pages
    #[arg(short, long, value_name = "DIR", default_value = "report", value_hint = ValueHint::DirPath)]
    output: PathBuf,

    /// Where the sources lie that the pages link to: an address or a folder to which their paths are added [default: the working folder]
    #[arg(long, value_name = "BASE")]
    sources: Option<String>,

    /// Remove pages of an earlier report that this one does not have
    #[arg(long)]
    prune: bool,

    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,

    /// The password of PDFs that are locked
    #[arg(long, value_name = "PASSWORD", env = "ZIELE_PASSWORD", hide_env_values = true)]
    password: Option<String>,

    #[command(flatten)]
    limits: LimitArgs,
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let options = Options {
        inputs: args.files.clone(),
        output: args.output.clone(),
        sources: args.sources.clone(),
        prune: args.prune,
        limits: args.limits.into(),
        password: args.password.clone(),
    };
    match site::write(&options) {
        Ok(report) => {
            let outcome = judge(&report, args.quiet);
            if !args.quiet && report.files > 0 {
                let plural = |count: usize| if count == 1 { "" } else { "s" };
                let Report { documents, files, .. } = report;
                print(&format!("{documents} document{} in {files} files; open {}\n", plural(documents), args.output.join("index.html").display()))?;
            }
            Ok(outcome)
        }
        Err(unusable) => {
            complain(unusable.path.display(), unusable.error);
            Ok(Outcome::Incomplete)
        }
    }
}

/// Says what went wrong, and whether that makes the run a failure.
fn judge(report: &Report, quiet: bool) -> Outcome {
    let mut outcome = Outcome::Complete;
    for failed in &report.failed {
        complain(&failed.place, &failed.error);
        outcome = Outcome::Incomplete;
    }
    for stale in &report.stale {
        let news = match &stale.removed {
            None => "of an earlier report, and not part of this one; remove it with --prune",
            Some(Ok(())) => "removed, as it was of an earlier report and is not part of this one",
            Some(Err(error)) => {
                outcome = Outcome::Incomplete;
                complain(stale.path.display(), format_args!("could not be removed: {error}"));
                continue;
            }
        };
        if !quiet {
            complain(stale.path.display(), news);
        }
    }
    outcome
}
