//! A file that appears under its name only when it is whole.

use super::Unusable;
use same_file::Handle;
use serde::Serialize;
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Temporary names are hidden, so that no tool that reads `*.json` meets a half-written file.
const TEMPORARY_NAME: (&str, &str) = (".ziele-", ".tmp");

/// Bytes that are gathered before they go to the disk.
const BUFFER_BYTES: usize = 256 * 1024;

/// So often a file is begun anew that another process has just tidied away.
const MAX_ATTEMPTS: usize = 100;

/// A file without a name of its own yet. If it is dropped, it is gone.
#[derive(Debug)]
pub(crate) struct Draft(BufWriter<NamedTempFile>);

impl Draft {
    /// Makes the folder if it is missing, and removes what a killed run left half written in it.
    pub(crate) fn prepare(folder: &Path) -> Result<(), Unusable> {
        fs::create_dir_all(folder).map_err(|error| Unusable::new(folder, error))?;
        Self::tidy(folder)
    }

    /// Removes what a killed run left half written. What another process has in hand, in this folder too, stays: its lock says so.
    pub(crate) fn tidy(folder: &Path) -> Result<(), Unusable> {
        for entry in fs::read_dir(folder).map_err(|error| Unusable::new(folder, error))? {
            let entry = entry.map_err(|error| Unusable::new(folder, error))?;
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_file && is_temporary(&entry.file_name()) {
                remove_unless_locked(&entry.path())
                    .map_err(|error| Unusable::new(entry.path(), error))?;
            }
        }
        Ok(())
    }

    /// Starts a file in a folder.
    pub(crate) fn new(folder: &Path) -> io::Result<Self> {
        let file = locked_temporary(folder).map_err(without_temporary_name)?;
        Ok(Self(BufWriter::with_capacity(BUFFER_BYTES, file)))
    }

    /// Writes a value as JSON for people, with a line end.
    pub(crate) fn write_json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *self, value)?;
        self.write_all(b"\n")
    }

    /// Writes what is still gathered.
    pub(crate) fn written(mut self) -> io::Result<Self> {
        self.flush()?;
        Ok(self)
    }

    /// Gives it its name. An older file of the name goes.
    pub(crate) fn persist(self, path: &Path) -> io::Result<()> {
        let file = self.0.into_inner();
        let file = file.map_err(|error| without_temporary_name(error.into_error()))?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Gives it its name, and says which file it is that cannot be written.
    pub(crate) fn publish(self, path: &Path) -> Result<(), Unusable> {
        self.persist(path)
            .map_err(|error| Unusable::new(path, error))
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(without_temporary_name)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(without_temporary_name)
    }
}

/// Removes a temporary file, unless a process is at it.
fn remove_unless_locked(temporary: &Path) -> io::Result<()> {
    let removed = File::open(temporary).and_then(|file| {
        // Held until the file is gone, so that nobody takes it up meanwhile.
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            Ok(())
        } else {
            fs::remove_file(temporary)
        }
    });
    match removed {
        // The other process was done with it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A file in the folder that has no name of its own yet. Its lock says that it is in hand.
fn locked_temporary(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..MAX_ATTEMPTS {
        let file = temporary(folder)?;
        match file.as_file().lock() {
            // A file system that knows no locks: then nothing else can be done.
            Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
            _ => {}
        }
        // Before the lock, another process that tidies may have taken it for a file of a killed run.
        let ours = file.as_file().try_clone().and_then(Handle::from_file)?;
        if Handle::from_path(file.path()).is_ok_and(|there| there == ours) {
            return Ok(file);
        }
    }
    // The folder itself is gone, which the next attempt says.
    temporary(folder)
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    let (prefix, suffix) = TEMPORARY_NAME;
    builder.prefix(prefix).suffix(suffix);
    // Temporary files are private by default; an output is as readable as any other file of the user.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn is_temporary(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let (prefix, suffix) = TEMPORARY_NAME;
    name.starts_with(prefix) && name.ends_with(suffix)
}

/// What the system said. The name of a temporary file, which comes with it, is of no use to anybody.
fn without_temporary_name(error: io::Error) -> io::Error {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidying_leaves_what_is_in_hand_and_what_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let in_hand = locked_temporary(folder).unwrap();
        fs::write(folder.join(".ziele-left.tmp"), "{").unwrap();
        fs::create_dir(folder.join(".ziele-folder.tmp")).unwrap();
        Draft::tidy(folder).unwrap();
        assert!(in_hand.path().exists() && folder.join(".ziele-folder.tmp").exists());
        assert!(!folder.join(".ziele-left.tmp").exists());
        let path = in_hand.path().to_owned();
        std::mem::forget(in_hand.into_temp_path());
        Draft::tidy(folder).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn a_draft_that_is_dropped_leaves_the_older_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.json");
        fs::write(&path, "old").unwrap();
        let mut draft = Draft::new(folder.path()).unwrap();
        draft.write_json(&1).unwrap();
        drop(draft);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        let mut draft = Draft::new(folder.path()).unwrap();
        draft.write_json(&1).unwrap();
        draft.publish(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "1\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
