//! One file per table, all of which get their names at the end.

use super::tables::TABLES;
use crate::atomic::{Draft, FolderLock, Unusable};
use sha2::{Digest as _, Sha256};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The files of all tables, in the order of [`TABLES`].
pub(super) struct Sheets<W> {
    folder: PathBuf,
    lock: FolderLock,
    files: Vec<(String, W)>,
}

/// Files that are whole and have no names yet.
pub(super) struct Whole {
    folder: PathBuf,
    /// Until the last has its name: two exports side by side would leave tables of either.
    _lock: FolderLock,
    files: Vec<(String, Draft)>,
}

/// What a file is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Its name.
    pub(super) name: String,
    /// Its size.
    pub(super) bytes: u64,
    /// SHA-256 of its bytes, in hex.
    pub(super) sha256: String,
}

impl<W> Sheets<W> {
    /// Starts a file for every table, named after it. `open` writes the head.
    pub(super) fn create(
        folder: &Path,
        suffix: &str,
        open: impl Fn(&'static super::Table, Stamped) -> io::Result<W>,
    ) -> Result<Self, Unusable> {
        Draft::prepare(folder)?;
        let lock = FolderLock::take(folder)?;
        let start = |table: &'static super::Table| {
            let name = format!("{}.{suffix}", table.name);
            let file = Draft::new(folder).and_then(|draft| open(table, Stamped::new(draft)));
            let file = file.map_err(|error| Unusable::new(folder.join(&name), error))?;
            Ok((name, file))
        };
        Ok(Self {
            folder: folder.to_owned(),
            lock,
            files: TABLES.iter().map(start).collect::<Result<_, Unusable>>()?,
        })
    }

    /// Writes into the file of a table.
    pub(super) fn write(
        &mut self,
        table: usize,
        write: impl FnOnce(&mut W) -> io::Result<()>,
    ) -> Result<(), Unusable> {
        let Some((name, file)) = self.files.get_mut(table) else {
            return Ok(());
        };
        write(file).map_err(|error| Unusable::new(self.folder.join(name), error))
    }

    /// Closes all files: what cannot be written is met before the first of them appears.
    pub(super) fn close(
        self,
        close: impl Fn(W) -> io::Result<Stamped>,
    ) -> Result<(Whole, Vec<Stamp>), Unusable> {
        let (mut whole, mut stamps) = (Vec::new(), Vec::new());
        for (name, file) in self.files {
            let (draft, bytes, sha256) = close(file)
                .and_then(Stamped::written)
                .map_err(|error| Unusable::new(self.folder.join(&name), error))?;
            stamps.push(Stamp {
                name: name.clone(),
                bytes,
                sha256,
            });
            whole.push((name, draft));
        }
        Ok((
            Whole {
                folder: self.folder,
                _lock: self.lock,
                files: whole,
            },
            stamps,
        ))
    }
}

impl Whole {
    /// Adds a file that gets its name after all others.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Unusable> {
        let written = |mut draft: Draft| draft.write_all(bytes).and_then(|()| draft.written());
        let draft = Draft::new(&self.folder)
            .and_then(written)
            .map_err(|error| Unusable::new(self.folder.join(name), error))?;
        self.files.push((name.to_owned(), draft));
        Ok(())
    }

    /// Gives the files their names. Others in the folder stay as they are.
    pub(super) fn publish(self) -> Result<(), Unusable> {
        for (name, draft) in self.files {
            draft.publish(&self.folder.join(name))?;
        }
        Ok(())
    }
}

/// A file that is hashed while it is written.
pub(super) struct Stamped {
    draft: Draft,
    bytes: u64,
    hasher: Sha256,
}

impl Stamped {
    fn new(draft: Draft) -> Self {
        Self {
            draft,
            bytes: 0,
            hasher: Sha256::new(),
        }
    }

    fn written(self) -> io::Result<(Draft, u64, String)> {
        let sha256 = self
            .hasher
            .finalize()
            .iter()
            .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        Ok((self.draft.written()?, self.bytes, sha256))
    }
}

impl Write for Stamped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.draft.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or(bytes));
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.draft.flush()
    }
}
