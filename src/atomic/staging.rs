//! Many files that get their places when all of them are whole.

use super::{FolderLock, Unusable};
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// A folder with another, hidden folder in it in which files wait. What waits is gone if the staging is dropped.
#[derive(Debug)]
pub(crate) struct Staging {
    folder: PathBuf,
    waiting: PathBuf,
    /// The folders to come in the folder.
    inner: &'static [&'static str],
    /// Another process would clear away what waits.
    _lock: FolderLock,
}

impl Staging {
    /// Makes the folder if it is missing, and removes what a killed process left waiting under the name `waiting`. `inner` are the folders to come in it.
    pub(crate) fn open(
        folder: &Path,
        waiting: &str,
        inner: &'static [&'static str],
    ) -> Result<Self, Unusable> {
        fs::create_dir_all(folder).map_err(|error| Unusable::new(folder, error))?;
        let staging = Self {
            folder: folder.to_owned(),
            waiting: folder.join(waiting),
            inner,
            _lock: FolderLock::take(folder)?,
        };
        staging
            .clear()
            .map_err(|error| Unusable::new(&staging.waiting, error))?;
        Ok(staging)
    }

    fn clear(&self) -> io::Result<()> {
        if self.waiting.exists() {
            fs::remove_dir_all(&self.waiting)?;
        }
        self.inner
            .iter()
            .try_for_each(|inner| fs::create_dir_all(self.waiting.join(inner)))
    }

    /// The folder in which all will lie.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A file without a name, for what is needed until the end.
    pub(crate) fn nameless(&self) -> Result<File, Unusable> {
        tempfile::tempfile_in(&self.folder).map_err(|error| Unusable::new(&self.folder, error))
    }

    /// Writes a file that is to lie at this path in the folder.
    pub(crate) fn write_json<T: Serialize>(&self, path: &str, value: &T) -> Result<(), Unusable> {
        let written = || -> io::Result<()> {
            let mut writer = BufWriter::new(File::create(self.waiting.join(path))?);
            serde_json::to_writer_pretty(&mut writer, value)?;
            writer.write_all(b"\n")?;
            writer.flush()
        };
        written().map_err(|error| Unusable::new(self.folder.join(path), error))
    }

    /// Gives all files their places, those in inner folders first: what a list names is there before the list.
    pub(crate) fn publish(self) -> Result<(), Unusable> {
        for inner in self.inner {
            let folder = self.folder.join(inner);
            fs::create_dir_all(&folder).map_err(|error| Unusable::new(&folder, error))?;
            move_files(&self.waiting.join(inner), &folder)?;
        }
        move_files(&self.waiting, &self.folder)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What stays is removed by the next; there is nothing else that could be done.
        let _ = fs::remove_dir_all(&self.waiting);
    }
}

fn move_files(from: &Path, to: &Path) -> Result<(), Unusable> {
    for entry in fs::read_dir(from).map_err(|error| Unusable::new(from, error))? {
        let path = entry.map_err(|error| Unusable::new(from, error))?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            let place = to.join(name);
            fs::rename(&path, &place).map_err(|error| Unusable::new(place, error))?;
        }
    }
    Ok(())
}
