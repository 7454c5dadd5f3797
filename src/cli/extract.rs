//! `ziele extract [INPUT]...`

use super::log::{LogArgs, complain};
use super::progress::{self, When};
use super::reading::ReadArgs;
use super::summary::Summary;
use super::{Outcome, interrupt, print};
use crate::batch::{self, Fate, LeftOver, Options, Report, Step, Stopped};
use clap::ValueHint;
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Read sources and write one JSON file per document, and an index of all
///
/// Folders are walked; hidden files, README*, LICENSE* and the output folder are left out, links to folders are not
/// followed. A source is skipped as long as it and the extractor are unchanged. A source that cannot be read is named
/// on standard error and in the index, and the others are read all the same.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "INPUT", default_value = "seeds", value_hint = ValueHint::AnyPath)]
    inputs: Vec<PathBuf>,

    /// The folder for the outputs
    #[arg(short, long, value_name = "DIR", default_value = "output", value_hint = ValueHint::DirPath)]
    output: PathBuf,

    /// Number of threads [default: one per core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Extract unchanged sources anew
    #[arg(short, long)]
    force: bool,

    /// Remove outputs whose source is not among the inputs any more
    #[arg(long)]
    prune: bool,

    /// Exit with 1 if any document has warnings
    #[arg(long)]
    strict: bool,

    /// Show the progress on standard error
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    progress: When,

    #[command(flatten)]
    reading: ReadArgs,
}

pub(super) fn run(args: &Args, log: LogArgs) -> io::Result<Outcome> {
    let options = Options {
        inputs: args.inputs.clone(),
        output: args.output.clone(),
        jobs: args.jobs,
        force: args.force,
        prune: args.prune,
        limits: args.reading.limits(),
        password: args.reading.password.clone(),
    };
    let progress = progress::start(if log.leaves_room_for_progress() {
        args.progress
    } else {
        When::Never
    });
    let ending = Mutex::new(Ending::default());
    let watch = |step: Step<'_>| {
        progress.step(step);
        ending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .step(step, args.strict);
    };
    let result = batch::run(&options, &watch, &interrupt::watch());
    progress.finish();
    let ending = ending.into_inner().unwrap_or_else(PoisonError::into_inner);
    match result {
        Ok(report) => {
            let outcome = judge(&report, &ending, args);
            if !log.is_quiet() {
                print(&ending.summary.tables())?;
            }
            Ok(outcome)
        }
        Err(unusable) => {
            complain(unusable.path.display(), unusable.error);
            Ok(Outcome::Incomplete)
        }
    }
}

/// What is said of the sources when the run has ended.
#[derive(Default)]
struct Ending {
    summary: Summary,
    /// A source could not be read, or has warnings that count as failures.
    incomplete: bool,
}

impl Ending {
    fn step(&mut self, step: Step<'_>, strict: bool) {
        match step {
            Step::Read(record) => {
                self.summary.add(record);
                if strict && record.warnings > 0 {
                    let plural = if record.warnings == 1 { "" } else { "s" };
                    let (place, warnings) = (&record.entry.path, record.warnings);
                    tracing::error!(
                        event = "warnings",
                        place,
                        path = place,
                        id = record.entry.id,
                        warnings,
                        "{warnings} warning{plural} in its diagnostics"
                    );
                    self.incomplete = true;
                }
            }
            Step::Failed { place, path, error } => {
                tracing::error!(event = "failed", place, path, "{error}");
                self.summary.fail(error);
                self.incomplete = true;
            }
            Step::Found(_) | Step::Done(_) => {}
        }
    }
}

/// Says what else went wrong, and whether that makes the run a failure.
fn judge(report: &Report, ending: &Ending, args: &Args) -> Outcome {
    let mut outcome = if ending.incomplete {
        Outcome::Incomplete
    } else {
        Outcome::Complete
    };
    if let Some(stopped) = &report.stopped {
        let Stopped { done, found, cause } = stopped;
        let kept = format!("{done} of {found} sources are done and kept");
        let place = args.output.display();
        if let Some(cause) = cause {
            tracing::error!(event = "stopped", %place, done, found, "{cause}; {kept}: make room and run the same command again");
            return Outcome::Incomplete;
        }
        tracing::error!(event = "stopped", %place, done, found, "stopped; {kept}: run the same command again to go on");
        return Outcome::Interrupted;
    }
    for LeftOver {
        path,
        is_unread,
        fate,
    } in &report.left_over
    {
        let place = path.display();
        let why = if *is_unread {
            "its source could not be read this time"
        } else {
            "its source is not among the inputs any more"
        };
        match fate {
            Fate::Kept => {
                tracing::warn!(event = "left_over", %place, "{why}; remove it with --prune");
            }
            Fate::Spared => {
                tracing::warn!(event = "left_over", %place, "{why}; kept, as not all inputs could be looked through");
            }
            Fate::Removed => tracing::info!(event = "removed", %place, "removed, as {why}"),
            Fate::Stuck(error) => {
                outcome = Outcome::Incomplete;
                tracing::error!(event = "left_over", %place, "could not be removed: {error}");
            }
        }
    }
    outcome
}
