//! One file per table, all of which get their names at the end.

use super::tables::TABLES;
use crate::batch::{Draft, Unusable};
use std::io;
use std::path::{Path, PathBuf};

/// The files of all tables, in the order of [`TABLES`].
pub(super) struct Sheets<W> {
    folder: PathBuf,
    files: Vec<(String, W)>,
}

impl<W> Sheets<W> {
    /// Starts a file for every table, named after it. `open` writes the head.
    pub(super) fn create(folder: &Path, suffix: &str, open: impl Fn(usize, Draft) -> io::Result<W>) -> Result<Self, Unusable> {
        Draft::prepare(folder)?;
        let start = |(at, table): (usize, &super::Table)| {
            let name = format!("{}.{suffix}", table.name);
            let file = Draft::new(folder).and_then(|draft| open(at, draft)).map_err(|error| Unusable::new(folder.join(&name), error))?;
            Ok((name, file))
        };
        let files = TABLES.iter().enumerate().map(start).collect::<Result<_, Unusable>>()?;
        Ok(Self { folder: folder.to_owned(), files })
    }

    /// Writes into the file of a table.
    pub(super) fn write(&mut self, table: usize, write: impl FnOnce(&mut W) -> io::Result<()>) -> Result<(), Unusable> {
        let Some((name, file)) = self.files.get_mut(table) else { return Ok(()) };
        write(file).map_err(|error| Unusable::new(self.folder.join(name), error))
    }

    /// Closes all files, then gives them their names: what cannot be written is met before the first of them appears.
    pub(super) fn finish(self, close: impl Fn(W) -> io::Result<Draft>) -> Result<(), Unusable> {
        let folder = self.folder;
        let mut whole = Vec::new();
        for (name, file) in self.files {
            let path = folder.join(name);
            match close(file).and_then(Draft::written) {
                Ok(draft) => whole.push((path, draft)),
                Err(error) => return Err(Unusable::new(path, error)),
            }
        }
        for (path, draft) in whole {
            draft.publish(&path)?;
        }
        Ok(())
    }
}
