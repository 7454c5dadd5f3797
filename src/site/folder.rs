//! The folder of a report: pages are written whole or not at all, and those of an earlier report are known again.

use crate::atomic::{Draft, Unusable};
use crate::batch::is_of_report;
use crate::problem::Error;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The folders below that of the report.
pub(super) const BELOW: [&str; 3] = ["dokumente", "vergleich", "daten"];

/// A folder that is written to.
pub(super) struct Folder {
    path: PathBuf,
    written: BTreeSet<String>,
}

/// A page of an earlier report that this one does not have.
#[derive(Debug)]
pub struct Stale {
    /// The file.
    pub path: PathBuf,
    /// Whether it was removed, or why not. `None` if it was not asked for.
    pub removed: Option<Result<(), Error>>,
}

impl Folder {
    /// Makes the folder and those below, where they are missing.
    pub(super) fn open(path: &Path) -> Result<Self, Unusable> {
        Draft::prepare(path)?;
        for below in BELOW {
            Draft::prepare(&path.join(below))?;
        }
        Ok(Self {
            path: path.to_owned(),
            written: BTreeSet::new(),
        })
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file; `name` is its path in the folder, with `/`.
    pub(super) fn write(&mut self, name: &str, text: &str) -> Result<(), Unusable> {
        let path = self.path.join(name);
        let folder = path.parent().unwrap_or(&self.path);
        let draft = Draft::new(folder)
            .and_then(|mut draft| draft.write_all(text.as_bytes()).map(|()| draft));
        draft
            .map_err(|error| Unusable::new(&path, error))?
            .publish(&path)?;
        self.written.insert(name.to_owned());
        Ok(())
    }

    /// Says that the folder cannot be used.
    pub(super) fn unusable(&self, error: io::Error) -> Unusable {
        Unusable {
            path: self.path.clone(),
            error: Error::Io(error),
        }
    }

    /// How many files were written.
    pub(super) fn files(&self) -> usize {
        self.written.len()
    }

    /// Finds the files that an earlier report left and this one did not write, and removes them if `prune` says so. A file counts as ours only if
    /// it says so itself in its first line; no other is touched.
    pub(super) fn stale(&self, prune: bool) -> Vec<Stale> {
        let mut found = Vec::new();
        for below in std::iter::once("").chain(BELOW) {
            let entries = fs::read_dir(self.path.join(below))
                .into_iter()
                .flatten()
                .flatten();
            for entry in entries {
                let name = entry.file_name().to_string_lossy().into_owned();
                let name = if below.is_empty() {
                    name
                } else {
                    format!("{below}/{name}")
                };
                if !self.written.contains(&name) && is_of_report(&entry.path()) {
                    found.push(entry.path());
                }
            }
        }
        found.sort();
        let settle = |path: PathBuf| Stale {
            removed: prune.then(|| fs::remove_file(&path).map_err(Error::Io)),
            path,
        };
        found.into_iter().map(settle).collect()
    }
}
