//! One source: read, skipped if its output still holds, else extracted and written.

use super::ids::Job;
use super::written::{Written, warnings};
use super::{Failed, Options, Record, index, write};
use crate::model::Entry;
use crate::pipeline;
use crate::problem::Error;
use crate::source::Source;
use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What the run before says of its documents, by their ids.
pub(super) type Previous = BTreeMap<String, Entry>;

/// Does all that is to be done for one source.
pub(super) fn work(job: &Job, options: &Options, previous: &Previous) -> Result<Record, Failed> {
    read(job, options, previous).map_err(|error| job.source.failed(error))
}

fn read(job: &Job, options: &Options, previous: &Previous) -> Result<Record, Error> {
    let source = job.source.open(&options.limits)?.with_password(options.password.as_deref());
    if let Some(record) = unchanged(&job.id, &source, &options.output, previous) {
        return Ok(record);
    }
    let document = guarded(|| pipeline::extract(&source, &job.id))??;
    write::document(&options.output, &document).map_err(Error::Unwritten)?;
    let warnings = warnings(document.diagnostics.iter().map(|diagnostic| diagnostic.severity));
    Ok(Record { entry: index::entry(&document), warnings, unchanged: false })
}

/// What the run before knew of the source, if its output is still what this run would write.
fn unchanged(id: &str, source: &Source, output: &Path, previous: &Previous) -> Option<Record> {
    let entry = previous.get(id).filter(|entry| entry.path == source.path)?.clone();
    let written = Written::read(&write::file_of(output, id), id)?;
    let holds = written.is_of(&source.path, &source.sha256);
    holds.then(|| Record { entry, warnings: written.warnings(), unchanged: true })
}

/// Runs `extract`; should it panic, this source has failed and the others go on.
pub(crate) fn guarded<T>(extract: impl FnOnce() -> T) -> Result<T, Error> {
    // What a panic leaves half done was made for this source and is dropped with it.
    catch_unwind(AssertUnwindSafe(extract)).map_err(|panic| Error::Internal(message(&*panic)))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().map(|message| (*message).to_owned());
    literal.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_with_its_message() {
        let error = guarded(|| -> u8 { panic!("line {} is lost", 3) }).unwrap_err();
        assert_eq!(error.to_string(), "internal error: line 3 is lost; please report it");
        assert_eq!(guarded(|| 3).unwrap(), 3);
    }
}
