//! Writes outputs whole or not at all: under a temporary name in the output folder, then renamed.

use super::{Unusable, index};
use crate::model::Document;
use crate::problem::Error;
use same_file::Handle;
use serde::Serialize;
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Temporary names are hidden, so that no tool that reads `*.json` meets a half-written file.
const TEMPORARY: (&str, &str) = (".ziele-", ".tmp");

/// Bytes that are gathered before they go to the disk.
pub(super) const BUFFER: usize = 256 * 1024;

/// So often a file is begun anew that another process has just tidied away.
const ATTEMPTS: usize = 100;

/// Makes a folder for outputs, and removes what a killed run left half written.
pub(super) fn prepare(output: &Path) -> Result<(), Unusable> {
    fs::create_dir_all(output).map_err(|error| Unusable::new(output, error))?;
    tidy(output)
}

/// Removes what a killed run left half written. What another process has in hand, in this folder too, stays: its lock says so.
pub(super) fn tidy(output: &Path) -> Result<(), Unusable> {
    for entry in fs::read_dir(output).map_err(|error| Unusable::new(output, error))? {
        let entry = entry.map_err(|error| Unusable::new(output, error))?;
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_temporary(&entry.file_name()) {
            remove(&entry.path()).map_err(|error| Unusable::new(entry.path(), error))?;
        }
    }
    Ok(())
}

/// Removes a temporary file, unless a process is at it.
fn remove(temporary: &Path) -> io::Result<()> {
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

/// The output for the document `id`.
pub(super) fn file_of(output: &Path, id: &str) -> PathBuf {
    output.join(format!("{id}.json"))
}

/// Writes a document.
pub(super) fn document(output: &Path, document: &Document) -> io::Result<()> {
    json(output, &file_of(output, &document.document.id), document)
}

/// Writes the index.
pub(super) fn index(output: &Path, index: &impl Serialize) -> Result<(), Unusable> {
    let path = output.join(index::NAME);
    json(output, &path, index).map_err(|error| Unusable {
        path,
        error: Error::Unwritten(error),
    })
}

fn json<T: Serialize>(output: &Path, file: &Path, value: &T) -> io::Result<()> {
    let mut writer = BufWriter::with_capacity(BUFFER, temporary(output)?);
    serde_json::to_writer_pretty(&mut writer, value)?;
    writer.write_all(b"\n")?;
    let finished = writer
        .into_inner()
        .map_err(io::IntoInnerError::into_error)?;
    finished.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// A file in the output folder that has no name of its own yet. Its lock says that it is in hand.
pub(super) fn temporary(output: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..ATTEMPTS {
        let file = unlocked(output)?;
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
    unlocked(output)
}

fn unlocked(output: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    // Temporary files are private by default; an output is as readable as any other file of the user.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(output)
}

fn is_temporary(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidying_leaves_what_is_in_hand_and_what_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path();
        let in_hand = temporary(output).unwrap();
        fs::write(output.join(".ziele-left.tmp"), "{").unwrap();
        fs::create_dir(output.join(".ziele-folder.tmp")).unwrap();
        tidy(output).unwrap();
        assert!(in_hand.path().exists() && output.join(".ziele-folder.tmp").exists());
        assert!(!output.join(".ziele-left.tmp").exists());
        let path = in_hand.path().to_owned();
        std::mem::forget(in_hand.into_temp_path());
        tidy(output).unwrap();
        assert!(!path.exists());
    }
}
