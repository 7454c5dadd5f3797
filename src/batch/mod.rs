//! Many sources: finds them, extracts them side by side, writes one file per document and the index of all.
//!
//! One bad source never stops the others. What a run writes depends on the sources and their names only, not on the
//! number of threads, the machine or the day. A run that was killed or stopped is gone on with by the next; two runs at the same time need two
//! output folders. A run may have a hundred thousand sources, so that what it knows of each stays small: see `sources` and `journal`.

mod discover;
mod events;
mod ids;
mod index;
mod inputs;
mod journal;
mod mark;
mod orphans;
mod outcomes;
mod paths;
mod sources;
mod worker;
mod write;
mod written;

pub use crate::atomic::Unusable;
pub use inputs::{Finished, Inputs, finished};
pub(crate) use mark::{GENERATOR, is_of_report};
pub use orphans::{Fate, LeftOver};
pub(crate) use worker::{guarded, panic_message};

use crate::atomic::Draft;
use crate::model::Entry;
use crate::problem::Error;
use crate::source::Limits;
use journal::{Journal, Line};
use outcomes::Outcomes;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sources::Sources;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// More threads than any machine has cores for; thousands would only get in each other's way.
const MOST_JOBS: usize = 512;

/// What a run is to read and where it writes.
#[derive(Debug, Clone)]
pub struct Options {
    /// Files, folders and `-` for standard input.
    pub inputs: Vec<PathBuf>,
    /// The folder for the outputs; made if it is missing.
    pub output: PathBuf,
    /// Number of threads, of which no more are started than there are sources, and at most 512; without it, one per core.
    pub jobs: Option<NonZeroUsize>,
    /// Extract sources anew though they are unchanged.
    pub force: bool,
    /// Remove outputs whose source is gone.
    pub prune: bool,
    /// How large a source may be.
    pub limits: Limits,
    /// What opens sources that are locked.
    pub password: Option<String>,
}

/// A step of a run, for those who watch it.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// So many sources were found.
    Found(usize),
    /// The source with this path is done. Told from any thread, in any order.
    Done(&'a str),
    /// In the end: a source that was read. Told in the order of the paths.
    Read(&'a Record),
    /// In the end: a source that could not be read. Told in the order of the paths, after all that were read.
    Failed {
        /// Where it was looked for, in the words of the caller.
        place: &'a str,
        /// The path that the index shows.
        path: &'a str,
        /// Why.
        error: &'a str,
    },
}

/// How a run ended.
#[derive(Debug)]
pub struct Report {
    /// Outputs that belong to none of the sources, by path. A run that stopped early looks for none.
    pub left_over: Vec<LeftOver>,
    /// The run ended before all sources were done.
    pub stopped: Option<Stopped>,
}

/// A run that ended before all sources were done. What is done stays; the next run into the same folder goes on from there, and writes the index.
#[derive(Debug)]
pub struct Stopped {
    /// Number of sources that are done.
    pub done: usize,
    /// Number of sources that were found.
    pub found: usize,
    /// What the disk said; without it, the caller asked for the stop.
    pub cause: Option<Error>,
}

/// A source that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What the index says of it.
    pub entry: Entry,
    /// Number of diagnostics that are warnings or errors.
    pub warnings: usize,
    /// The output of an earlier run still holds and was kept.
    pub unchanged: bool,
}

/// A source that could not be read.
#[derive(Debug)]
pub struct Failed {
    /// Where it was looked for, in the words of the caller.
    pub place: String,
    /// The path that the index shows.
    pub path: String,
    /// Why.
    pub error: Error,
}

/// What is known of a source: where the journal has it.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    Left,
    Read(u64),
    Failed(u64),
}

/// Reads all inputs and writes the outputs. `watch` is told of every step. As soon as `stop` is set, sources in hand are finished and no
/// other is begun.
///
/// ```
/// use std::sync::atomic::AtomicBool;
/// use ziele::batch::{self, Options, Step};
/// use ziele::source::Limits;
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("radplan.txt"), "ZIELE:\n\n- Ausbau der Radwege bis 2028\n")?;
/// let options = Options {
///     inputs: vec![folder.path().join("radplan.txt")],
///     output: folder.path().join("output"),
///     jobs: None,
///     force: false,
///     prune: false,
///     limits: Limits::default(),
///     password: None,
/// };
/// let watch = |step: Step<'_>| match step {
///     Step::Read(record) => println!("{}: {} goals", record.entry.path, record.entry.goals),
///     Step::Failed { path, error, .. } => println!("{path}: {error}"),
///     Step::Found(_) | Step::Done(_) => {}
/// };
/// let report = batch::run(&options, &watch, &AtomicBool::new(false))?;
/// assert!(report.stopped.is_none());
/// assert!(folder.path().join("output/radplan.json").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Unusable`], if the output folder or the index cannot be written, or another run is at work there. All else `watch` and the report tell.
pub fn run(
    options: &Options,
    watch: &(dyn Fn(Step<'_>) + Sync),
    stop: &AtomicBool,
) -> Result<Report, Unusable> {
    let unusable = |error| Unusable {
        path: options.output.clone(),
        error,
    };
    fs::create_dir_all(&options.output).map_err(|error| unusable(Error::Io(error)))?;
    let journal = Journal::open(&options.output, options.force)?;
    Draft::tidy(&options.output)?;
    let found = discover::discover(&options.inputs, &options.output);
    watch(Step::Found(found.sources.len()));

    let full = OnceLock::new();
    let work = |number: usize| {
        if stop.load(Ordering::Relaxed) || full.get().is_some() {
            return Outcome::Left;
        }
        let outcome = one(number, &found.sources, options, &journal, watch);
        outcome.unwrap_or_else(|error| {
            let _ = full.set(error);
            Outcome::Left
        })
    };
    let useful = found.sources.len().clamp(1, MOST_JOBS);
    let threads = options.jobs.map_or(0, |jobs| jobs.get().min(useful));
    let builder = || ThreadPoolBuilder::new().num_threads(threads);
    // The calling thread is one of them: for a single paper, starting others would be most of the work. A thread that belongs to a pool
    // already cannot join another.
    let pool = builder()
        .use_current_thread()
        .build()
        .or_else(|_| builder().build());
    let pool = pool.map_err(|error| unusable(Error::Io(io::Error::other(error))))?;
    let outcomes: Vec<Outcome> =
        pool.install(|| (0..found.sources.len()).into_par_iter().map(work).collect());

    let ending = Outcomes {
        sources: &found.sources,
        unread: &found.failed,
        found: &outcomes,
        journal: &journal,
    };
    let done = outcomes
        .iter()
        .filter(|outcome| !matches!(outcome, Outcome::Left))
        .count();
    let mut cause = full.into_inner();
    // Of a folder that was removed meanwhile, nothing is left that could be gone on with.
    if let Some(gone) = cause.take_if(
        |error| matches!(error, Error::Unwritten(error) if error.kind() == io::ErrorKind::NotFound),
    ) {
        return Err(unusable(gone));
    }
    let stopped = (done < outcomes.len()).then_some(Stopped {
        done,
        found: outcomes.len(),
        cause,
    });
    if stopped.is_some() {
        ending
            .to(watch)
            .map_err(|error| unusable(Error::Io(error)))?;
        return Ok(Report {
            left_over: Vec::new(),
            stopped,
        });
    }
    write::index(
        &options.output,
        &index::Written::of(ending.entries(), ending.failures()),
    )?;
    ending
        .to(watch)
        .map_err(|error| unusable(Error::Io(error)))?;
    let (kept, unread) = (ending.ids(true), ending.ids(false));
    let is_in = |ids: &HashSet<u64>, id: &str| ids.contains(&journal::hash(id));
    let (is_kept, is_unread) = (|id: &str| is_in(&kept, id), |id: &str| is_in(&unread, id));
    let left_over = orphans::settle(
        &options.output,
        is_kept,
        is_unread,
        options.prune,
        found.failed.is_empty(),
    );
    journal.finish()?;
    Ok(Report {
        left_over,
        stopped: None,
    })
}

/// Does all that is to be done for one source. An error is one that no other source would escape.
fn one(
    number: usize,
    sources: &Sources,
    options: &Options,
    journal: &Journal,
    watch: &(dyn Fn(Step<'_>) + Sync),
) -> Result<Outcome, Error> {
    let Some((source, id)) = sources.get(number).zip(sources.id(number)) else {
        return Ok(Outcome::Left);
    };
    let (line, outcome): (_, fn(u64) -> Outcome) =
        match worker::work(&source, &id, options, journal) {
            Ok(record) => (Line::Read(record), Outcome::Read),
            Err(error) if is_of_the_disk(&error) => return Err(error),
            Err(error) => (
                Line::Failed {
                    error: error.to_string(),
                },
                Outcome::Failed,
            ),
        };
    let offset = journal.append(&line).map_err(Error::Unwritten)?;
    watch(Step::Done(&source.path));
    Ok(outcome(offset))
}

/// A disk that takes nothing more, or a folder that is gone, not a source that is wrong.
fn is_of_the_disk(error: &Error) -> bool {
    use io::ErrorKind::{NotFound, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error, Error::Unwritten(error) if matches!(error.kind(), NotFound | StorageFull | QuotaExceeded | ReadOnlyFilesystem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_ends_the_run_and_a_source_that_is_wrong_does_not() {
        let unwritten = |kind: io::ErrorKind| is_of_the_disk(&Error::Unwritten(kind.into()));
        assert!(
            unwritten(io::ErrorKind::StorageFull) && unwritten(io::ErrorKind::ReadOnlyFilesystem)
        );
        assert!(
            unwritten(io::ErrorKind::NotFound)
                && !is_of_the_disk(&Error::Io(io::ErrorKind::NotFound.into()))
        );
        assert!(!unwritten(io::ErrorKind::IsADirectory));
        assert!(
            !is_of_the_disk(&Error::Io(io::ErrorKind::StorageFull.into()))
                && !is_of_the_disk(&Error::Empty)
        );
    }
}
