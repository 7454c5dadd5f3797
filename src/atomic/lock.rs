//! One process writes into a folder, and others wait or give up: a locked file in the folder says so.
//!
//! The system lets go of the lock of a process that dies.

use super::Unusable;
use crate::problem::Error;
use same_file::Handle;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The file that is locked. Hidden, so that no tool that reads the outputs meets it.
pub(crate) const LOCK_FILE: &str = ".ziele-run";

/// Another process has the lock in that moment in which it removes the file: so often its next life is waited for.
const MAX_ATTEMPTS: usize = 100;

/// A folder that is written into by this process only.
///
/// The file stays if it holds something, as the journal of a run that was killed does.
#[derive(Debug)]
pub(crate) struct FolderLock {
    path: PathBuf,
    file: File,
}

impl FolderLock {
    /// Takes a folder.
    ///
    /// # Errors
    /// [`Unusable`], if another process writes there, or nothing can be written.
    pub(crate) fn take(folder: &Path) -> Result<Self, Unusable> {
        let path = folder.join(LOCK_FILE);
        let file = Self::open(folder)?;
        Ok(Self { path, file })
    }

    /// The locked file of a folder, for who keeps something in it. The lock lasts as long as the file is open.
    ///
    /// # Errors
    /// As [`FolderLock::take`].
    pub(crate) fn open(folder: &Path) -> Result<File, Unusable> {
        let path = folder.join(LOCK_FILE);
        open_locked(&path).map_err(|error| match error {
            TryLockError::WouldBlock => Unusable {
                path: folder.to_owned(),
                error: Error::Busy,
            },
            // A folder that is not there, a disk that is full: it is not about the file.
            TryLockError::Error(error) if fs::symlink_metadata(&path).is_err() => {
                Unusable::unwritten(folder, error)
            }
            TryLockError::Error(error) => Unusable::unwritten(&path, error),
        })
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        if self.file.metadata().is_ok_and(|file| file.len() == 0) {
            // What stays is empty, and taken by the next.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Opens the file and locks it. A file system that knows no locks gives none.
fn open_locked(path: &Path) -> Result<File, TryLockError> {
    // The file is emptied and written: through a link, that would be a file that nobody named.
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        let cause = "a journal of ziele belongs here, and this is no plain file; remove it, or name another folder with --output";
        return Err(TryLockError::Error(io::Error::other(cause)));
    }
    for _ in 0..MAX_ATTEMPTS {
        let file = open_or_create(path).map_err(TryLockError::Error)?;
        match file.try_lock() {
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
                return Err(TryLockError::Error(error));
            }
            Err(TryLockError::WouldBlock) => return Err(TryLockError::WouldBlock),
            _ => {}
        }
        // Between the opening and the lock the other run may have ended and removed the file: then the lock holds nobody off.
        let ours = file.try_clone().and_then(Handle::from_file);
        let ours = ours.map_err(TryLockError::Error)?;
        if Handle::from_path(path).is_ok_and(|there| there == ours) {
            return Ok(file);
        }
    }
    Err(TryLockError::WouldBlock)
}

fn open_or_create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options.open(path)
}
