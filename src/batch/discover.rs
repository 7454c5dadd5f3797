//! Which sources the inputs name.

use super::Failed;
use super::mark::is_of_report;
use super::sources::{Located, Sources};
use crate::problem::Error;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The inputs, looked through.
#[derive(Default)]
pub(super) struct Found {
    /// The sources, each of them once, by path.
    pub(super) sources: Sources,
    /// Inputs and folders that could not be looked through, by path.
    pub(super) failed: Vec<Failed>,
}

/// Looks through all inputs. The folder `output` is never read, nor is what earlier runs wrote into it, nor the pages of a report.
pub(super) fn discover(inputs: &[PathBuf], output: &Path) -> Found {
    let output = output.canonicalize().ok();
    let mut found = Found {
        sources: Sources::of(inputs),
        failed: Vec::new(),
    };
    for (number, input) in found.sources.inputs().to_owned().iter().enumerate() {
        let located = Located::input(input);
        if located.is_stdin() {
            found.sources.push(number, input);
        } else if input.is_dir() {
            walk(number, input, output.as_deref(), &mut found);
        } else if let Err(error) = input.metadata() {
            found.failed.push(located.failed(error.into()));
        } else {
            found.sources.push(number, input);
        }
    }
    found.sources.settle();
    found
        .failed
        .sort_by(|a, b| (&a.path, &a.place).cmp(&(&b.path, &b.place)));
    found
}

fn walk(number: usize, folder: &Path, output: Option<&Path>, found: &mut Found) {
    let before = found.sources.len() + found.failed.len();
    // In whatever order they come: the sources are sorted in the end, and to sort a folder it would have to be held.
    let entries = WalkDir::new(folder).into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || is_wanted(entry, output)) {
        match entry {
            Ok(entry) if may_be_read(&entry) => found.sources.push(number, entry.path()),
            Ok(_) => {}
            Err(error) => {
                let place = Located::within(folder, error.path().unwrap_or(folder));
                let cause = error
                    .into_io_error()
                    .unwrap_or_else(|| io::ErrorKind::Other.into());
                found.failed.push(place.failed(cause.into()));
            }
        }
    }
    if found.sources.len() + found.failed.len() == before {
        found
            .failed
            .push(Located::input(folder).failed(Error::NoDocuments));
    }
}

/// Files and links to files. A link that leads nowhere is opened too, so that its failure is said.
fn may_be_read(entry: &DirEntry) -> bool {
    entry.file_type().is_file()
        || entry
            .path()
            .metadata()
            .map_or(true, |target| target.is_file())
}

/// Whether an entry of a folder is, or may hold, a source.
fn is_wanted(entry: &DirEntry, output: Option<&Path>) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    if entry.file_type().is_dir() {
        return !name.starts_with('.') && !is_output(entry.path(), output);
    }
    let is_about_the_folder = name.starts_with("readme") || name.starts_with("license");
    !name.starts_with('.')
        && !is_about_the_folder
        && !is_written(entry.path(), output)
        && !is_of_report(entry.path())
}

/// Someone may write the outputs beside the sources.
fn is_written(file: &Path, output: Option<&Path>) -> bool {
    file.extension() == Some("json".as_ref())
        && file
            .parent()
            .is_some_and(|folder| is_output(folder, output))
}

fn is_output(folder: &Path, output: Option<&Path>) -> bool {
    output.is_some() && folder.canonicalize().ok().as_deref() == output
}
