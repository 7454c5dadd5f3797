//! A file that appears under its name only when it is whole.

use super::{Unusable, write};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// A file without a name of its own yet. If it is dropped, it is gone.
#[derive(Debug)]
pub(crate) struct Draft(BufWriter<NamedTempFile>);

impl Draft {
    /// Makes the folder if it is missing, and removes what a killed run left half written in it.
    pub(crate) fn prepare(folder: &Path) -> Result<(), Unusable> {
        write::prepare(folder)
    }

    /// Starts a file in a folder.
    pub(crate) fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self(BufWriter::with_capacity(
            write::BUFFER,
            write::temporary(folder).map_err(plain)?,
        )))
    }

    /// Writes what is still gathered.
    pub(crate) fn written(mut self) -> io::Result<Self> {
        self.flush()?;
        Ok(self)
    }

    /// Gives it its name. An older file of the name goes.
    pub(crate) fn publish(self, path: &Path) -> Result<(), Unusable> {
        let file = self
            .0
            .into_inner()
            .map_err(|error| plain(error.into_error()));
        let named = file.and_then(|file| file.persist(path).map_err(|error| error.error));
        named
            .map(|_| ())
            .map_err(|error| Unusable::new(path, error))
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(plain)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(plain)
    }
}

/// What the system said. The name of a temporary file, which comes with it, is of no use to anybody.
fn plain(error: io::Error) -> io::Error {
    use io::ErrorKind::{
        FileTooLarge, NotADirectory, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem,
        StorageFull,
    };
    match error.kind() {
        kind @ (FileTooLarge | NotADirectory | NotFound | PermissionDenied | QuotaExceeded
        | ReadOnlyFilesystem | StorageFull) => kind.into(),
        _ => error,
    }
}
