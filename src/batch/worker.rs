//! One source: read, skipped if its output still holds, else extracted and written.

use super::journal::Journal;
use super::sources::Located;
use super::written::{Written, warnings};
use super::{Options, Record, events, index, write};
use crate::pipeline;
use crate::problem::Error;
use crate::source::Source;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Does all that is to be done for one source.
pub(super) fn work(
    located: &Located,
    id: &str,
    options: &Options,
    journal: &Journal,
) -> Result<Record, Error> {
    let _span = located.span().entered();
    read(located, id, options, journal).inspect(events::done)
}

fn read(
    located: &Located,
    id: &str,
    options: &Options,
    journal: &Journal,
) -> Result<Record, Error> {
    let source = pipeline::timed("open", || located.open(&options.limits))?
        .with_password(options.password.as_deref());
    if let Some(record) = unchanged(id, &source, &options.output, journal) {
        return Ok(record);
    }
    let document = guarded(|| pipeline::extract(&source, id))??;
    pipeline::timed("write", || write::document(&options.output, &document))
        .map_err(Error::Unwritten)?;
    let warnings = warnings(
        document
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.severity),
    );
    Ok(Record {
        entry: index::entry(&document),
        warnings,
        unchanged: false,
    })
}

/// What an earlier run made of the source, if its output is still what this run would write. What is said of it is what stands in the output, for
/// that is what users get, whatever a journal or an index tells.
fn unchanged(id: &str, source: &Source, output: &Path, journal: &Journal) -> Option<Record> {
    journal
        .previous(&source.path)
        .filter(|record| record.entry.id == id)?;
    let written = Written::read(&write::file_of(output, id), id)?;
    let holds = written.is_of(&source.path, &source.sha256);
    holds.then(|| Record {
        warnings: written.warnings(),
        entry: written.entry(),
        unchanged: true,
    })
}

/// Runs `extract`; should it panic, this source has failed and the others go on.
pub(crate) fn guarded<T>(extract: impl FnOnce() -> T) -> Result<T, Error> {
    // What a panic leaves half done was made for this source and is dropped with it.
    catch_unwind(AssertUnwindSafe(extract)).map_err(|panic| Error::Internal(panic_message(&*panic)))
}

/// What a panic says.
pub(crate) fn panic_message(panic: &(dyn Any + Send)) -> String {
    let literal = panic
        .downcast_ref::<&str>()
        .map(|message| (*message).to_owned());
    literal
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_with_its_message() {
        let error = guarded(|| -> u8 { panic!("line {} is lost", 3) }).unwrap_err();
        assert_eq!(
            error.to_string(),
            "internal error: line 3 is lost; please report it"
        );
        assert_eq!(guarded(|| 3).unwrap(), 3);
    }
}
