//! Files that are whole or not there: written under a temporary name, then renamed.
//!
//! A [`Draft`] is one file, a [`Staging`] a folder of many. A [`FolderLock`] keeps two processes from writing into one folder at a time.

mod draft;
mod lock;
mod staging;

pub(crate) use draft::Draft;
pub(crate) use lock::{FolderLock, LOCK_FILE};
pub(crate) use staging::Staging;

use crate::problem::Error;
use std::io;
use std::path::PathBuf;

/// A folder, or a file in it, cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", path.display())]
pub struct Unusable {
    /// The folder, or the file in it.
    pub path: PathBuf,
    /// Why.
    pub error: Error,
}

impl Unusable {
    pub(crate) fn new(path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self {
            path: path.into(),
            error: Error::Io(error),
        }
    }

    /// The disk takes no more, or not this.
    pub(crate) fn unwritten(path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self {
            path: path.into(),
            error: Error::Unwritten(error),
        }
    }
}
