//! `ziele report [FILE]...`

use super::log::{LogArgs, complain};
use super::reading::ReadArgs;
use super::{Outcome, print};
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

    #[command(flatten)]
    reading: ReadArgs,
}

pub(super) fn run(args: &Args, log: LogArgs) -> io::Result<Outcome> {
    let options = Options {
        inputs: args.files.clone(),
        output: args.output.clone(),
        sources: args.sources.clone(),
        prune: args.prune,
        limits: args.reading.limits(),
        password: args.reading.password.clone(),
    };
    match site::write(&options) {
        Ok(report) => {
            let outcome = judge(&report);
            if !log.is_quiet() && report.files > 0 {
                let plural = |count: usize| if count == 1 { "" } else { "s" };
                let Report {
                    documents, files, ..
                } = report;
                print(&format!(
                    "{documents} document{} in {files} files; open {}\n",
                    plural(documents),
                    args.output.join("index.html").display()
                ))?;
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
fn judge(report: &Report) -> Outcome {
    let mut outcome = Outcome::Complete;
    for failed in &report.failed {
        complain(&failed.place, &failed.error);
        outcome = Outcome::Incomplete;
    }
    for stale in &report.stale {
        let place = stale.path.display();
        match &stale.removed {
            None => {
                tracing::warn!(event = "left_over", %place, "of an earlier report, and not part of this one; remove it with --prune");
            }
            Some(Ok(())) => {
                tracing::info!(event = "removed", %place, "removed, as it was of an earlier report and is not part of this one");
            }
            Some(Err(error)) => {
                outcome = Outcome::Incomplete;
                tracing::error!(event = "left_over", %place, "could not be removed: {error}");
            }
        }
    }
    outcome
}
