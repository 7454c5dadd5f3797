//! Many sources: finds them, extracts them side by side, writes one file per document and the index of all.
//!
//! One bad source never stops the others. What a run writes depends on the sources and their names only, not on the
//! number of threads, the machine or the day. Two runs at the same time need two output folders.

mod discover;
mod failures;
mod finished;
mod ids;
mod index;
mod leftover;
mod located;
mod paths;
mod worker;
pub(crate) mod write;
mod written;

pub use failures::failures;
pub use finished::{Finished, Inputs, finished};
pub use leftover::{Fate, LeftOver};

use crate::model::Entry;
use crate::problem::Error;
use crate::source::Limits;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What a run is to read and where it writes.
#[derive(Debug, Clone)]
pub struct Options {
    /// Files, folders and `-` for standard input.
    pub inputs: Vec<PathBuf>,
    /// The folder for the outputs; made if it is missing.
    pub output: PathBuf,
    /// Number of threads; without it, one per core.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// So many sources were found.
    Found(usize),
    /// The source with this path is done.
    Done(&'a str),
}

/// What became of all sources.
#[derive(Debug)]
pub struct Report {
    /// What was read, by path.
    pub records: Vec<Record>,
    /// What could not be read, by path.
    pub failed: Vec<Failed>,
    /// Outputs that belong to none of the sources, by path.
    pub left_over: Vec<LeftOver>,
}

/// A source that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What the index says of it.
    pub entry: Entry,
    /// Number of diagnostics that are warnings or errors.
    pub warnings: usize,
    /// The output of an earlier run still holds and was kept.
    pub unchanged: bool,
}

impl Record {
    fn id(&self) -> &str {
        &self.entry.id
    }
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

/// The output folder cannot be used, so that no run is possible.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", path.display())]
pub struct Unusable {
    /// The folder, or the file in it.
    pub path: PathBuf,
    /// Why.
    pub error: Error,
}

impl Unusable {
    fn new(path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self { path: path.into(), error: Error::Io(error) }
    }
}

/// Reads all inputs and writes the outputs. `watch` is told of every step, from any thread.
///
/// # Errors
/// [`Unusable`], if the output folder or the index cannot be written. All else stands in the report.
pub fn run(options: &Options, watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<Report, Unusable> {
    let found = discover::discover(&options.inputs, &options.output);
    let inputs_complete = found.failed.is_empty();
    let jobs = ids::assign(found.sources);
    write::prepare(&options.output)?;
    let previous = if options.force { worker::Previous::new() } else { index::read(&options.output).unwrap_or_default() };

    watch(Step::Found(jobs.len()));
    let threads = options.jobs.map_or(0, NonZeroUsize::get);
    let builder = || ThreadPoolBuilder::new().num_threads(threads);
    // The calling thread is one of them: for a single paper, starting others would be most of the work. A thread that belongs to a pool
    // already cannot join another.
    let pool = builder().use_current_thread().build().or_else(|_| builder().build());
    let pool = pool.map_err(|error| Unusable::new(&options.output, io::Error::other(error)))?;
    let work = |job: &ids::Job| {
        let outcome = worker::work(job, options, &previous);
        watch(Step::Done(&job.source.path));
        outcome
    };
    let outcomes: Vec<_> = pool.install(|| jobs.par_iter().map(work).collect());

    let mut report = gather(outcomes, found.failed);
    write::index(&options.output, &index::of(&report))?;
    let kept: BTreeSet<&str> = report.records.iter().map(Record::id).collect();
    report.left_over = leftover::settle(&options.output, &kept, options.prune, inputs_complete);
    Ok(report)
}

/// Sorts what became of the sources, so that neither the threads nor the order of the inputs show.
fn gather(outcomes: Vec<Result<Record, Failed>>, mut failed: Vec<Failed>) -> Report {
    let mut records = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        match outcome {
            Ok(record) => records.push(record),
            Err(failure) => failed.push(failure),
        }
    }
    records.sort_by(|a, b| a.entry.path.cmp(&b.entry.path));
    failed.sort_by(|a, b| (&a.path, &a.place).cmp(&(&b.path, &b.place)));
    Report { records, failed, left_over: Vec::new() }
}
