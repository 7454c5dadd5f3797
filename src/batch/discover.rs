//! Which sources the inputs name.

use super::Failed;
use super::located::{self, Located};
use crate::problem::Error;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The inputs, looked through.
#[derive(Default)]
pub(super) struct Found {
    /// The sources, each of them once, by path.
    pub(super) sources: Vec<Located>,
    /// Inputs and folders that could not be looked through.
    pub(super) failed: Vec<Failed>,
}

/// Looks through all inputs. The folder `output` is never read, nor is what earlier runs wrote into it.
pub(super) fn discover(inputs: &[PathBuf], output: &Path) -> Found {
    let output = output.canonicalize().ok();
    let mut inputs: Vec<Located> = inputs.iter().map(|input| Located::input(input)).collect();
    located::once_each(&mut inputs);
    let mut found = Found::default();
    for input in inputs {
        if input.is_stdin() {
            found.sources.push(input);
        } else if input.given.is_dir() {
            walk(&input, output.as_deref(), &mut found);
        } else if let Err(error) = input.given.metadata() {
            found.failed.push(input.failed(error.into()));
        } else {
            found.sources.push(input);
        }
    }
    located::once_each(&mut found.sources);
    located::tell_apart(&mut found.sources);
    found
}

fn walk(folder: &Located, output: Option<&Path>, found: &mut Found) {
    let before = found.sources.len() + found.failed.len();
    let within = |path: &Path| Located::within(&folder.given, path);
    let entries = WalkDir::new(&folder.given).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || is_wanted(entry, output)) {
        match entry {
            Ok(entry) if may_be_read(&entry) => found.sources.push(within(entry.path())),
            Ok(_) => {}
            Err(error) => {
                let place = within(error.path().unwrap_or(&folder.given));
                let cause = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                found.failed.push(place.failed(cause.into()));
            }
        }
    }
    if found.sources.len() + found.failed.len() == before {
        found.failed.push(folder.failed(Error::NoDocuments));
    }
}

/// Files and links to files. A link that leads nowhere is opened too, so that its failure is said.
fn may_be_read(entry: &DirEntry) -> bool {
    entry.path().metadata().map_or(true, |target| target.is_file())
}

/// Whether an entry of a folder is, or may hold, a source.
fn is_wanted(entry: &DirEntry, output: Option<&Path>) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    if entry.file_type().is_dir() {
        return !name.starts_with('.') && !is_output(entry.path(), output);
    }
    let is_about_the_folder = name.starts_with("readme") || name.starts_with("license");
    !name.starts_with('.') && !is_about_the_folder && !is_written(entry.path(), output)
}

/// Someone may write the outputs beside the sources.
fn is_written(file: &Path, output: Option<&Path>) -> bool {
    file.extension() == Some("json".as_ref()) && file.parent().is_some_and(|folder| is_output(folder, output))
}

fn is_output(folder: &Path, output: Option<&Path>) -> bool {
    output.is_some() && folder.canonicalize().ok().as_deref() == output
}
