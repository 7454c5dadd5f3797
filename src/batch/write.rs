//! Writes outputs whole or not at all: under a temporary name in the output folder, then renamed.

use super::{Unusable, index};
use crate::model::Document;
use crate::problem::Error;
use serde::Serialize;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Temporary names are hidden, so that no tool that reads `*.json` meets a half-written file.
const TEMPORARY: (&str, &str) = (".ziele-", ".tmp");

/// Bytes that are gathered before they go to the disk.
pub(super) const BUFFER: usize = 256 * 1024;

/// Makes a folder for outputs, and removes what a killed run left half written.
pub(super) fn prepare(output: &Path) -> Result<(), Unusable> {
    fs::create_dir_all(output).map_err(|error| Unusable::new(output, error))?;
    tidy(output)
}

/// Removes what a killed run left half written. No other run may be at work in the folder.
pub(super) fn tidy(output: &Path) -> Result<(), Unusable> {
    for entry in fs::read_dir(output).map_err(|error| Unusable::new(output, error))? {
        let entry = entry.map_err(|error| Unusable::new(output, error))?;
        if is_temporary(&entry.file_name()) {
            fs::remove_file(entry.path()).map_err(|error| Unusable::new(entry.path(), error))?;
        }
    }
    Ok(())
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
    json(output, &path, index).map_err(|error| Unusable { path, error: Error::Unwritten(error) })
}

fn json<T: Serialize>(output: &Path, file: &Path, value: &T) -> io::Result<()> {
    let mut writer = BufWriter::with_capacity(BUFFER, temporary(output)?);
    serde_json::to_writer_pretty(&mut writer, value)?;
    writer.write_all(b"\n")?;
    let finished = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
    finished.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// A file in the output folder that has no name of its own yet.
pub(super) fn temporary(output: &Path) -> io::Result<NamedTempFile> {
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
