//! `ziele extract [INPUT]...`

use super::limits::LimitArgs;
use super::progress::{self, When};
use super::summary::Summary;
use super::{Outcome, complain, interrupt, print};
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
#[expect(clippy::struct_excessive_bools, reason = "each is a flag, and each may be given with any other")]
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
        inputs: args.inputs.clone(),
        output: args.output.clone(),
        jobs: args.jobs,
        force: args.force,
        prune: args.prune,
        limits: args.limits.into(),
        password: args.password.clone(),
    };
    let progress = progress::start(if args.quiet { When::Never } else { args.progress });
    let ending = Mutex::new(Ending::default());
    let watch = |step: Step<'_>| {
        progress.step(step);
        ending.lock().unwrap_or_else(PoisonError::into_inner).step(step, args.strict);
    };
    let result = batch::run(&options, &watch, &interrupt::watch());
    progress.finish();
    let ending = ending.into_inner().unwrap_or_else(PoisonError::into_inner);
    match result {
        Ok(report) => {
            let outcome = judge(&report, &ending, args);
            if !args.quiet {
                print(&ending.summary.table())?;
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
                    complain(&record.entry.path, format_args!("{} warning{plural} in its diagnostics", record.warnings));
                    self.incomplete = true;
                }
            }
            Step::Failed { place, error, .. } => {
                complain(place, error);
                self.summary.failed += 1;
                self.incomplete = true;
            }
            Step::Found(_) | Step::Done(_) => {}
        }
    }
}

/// Says what else went wrong, and whether that makes the run a failure.
fn judge(report: &Report, ending: &Ending, args: &Args) -> Outcome {
    let mut outcome = if ending.incomplete { Outcome::Incomplete } else { Outcome::Complete };
    if let Some(stopped) = &report.stopped {
        let Stopped { done, found, cause } = stopped;
        let kept = format!("{done} of {found} sources are done and kept");
        let place = args.output.display();
        if let Some(cause) = cause {
            complain(place, format_args!("{cause}; {kept}: make room and run the same command again"));
            return Outcome::Incomplete;
        }
        complain(place, format_args!("stopped; {kept}: run the same command again to go on"));
        return Outcome::Interrupted;
    }
    for LeftOver { path, fate } in &report.left_over {
        let news = match fate {
            Fate::Kept => "its source is not among the inputs any more; remove it with --prune".to_owned(),
            Fate::Spared => "its source is not among the inputs any more; kept, as not all inputs could be looked through".to_owned(),
            Fate::Removed => "removed, as its source is not among the inputs any more".to_owned(),
            Fate::Stuck(error) => {
                outcome = Outcome::Incomplete;
                complain(path.display(), format_args!("could not be removed: {error}"));
                continue;
            }
        };
        if !args.quiet {
            complain(path.display(), news);
        }
    }
    outcome
}
