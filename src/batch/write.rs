//! Writes outputs whole or not at all: under a temporary name in the output folder, then renamed.

use super::{Unusable, index};
use crate::model::{Document, Index};
use serde::Serialize;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Temporary names are hidden, so that no tool that reads `*.json` meets a half-written file.
const TEMPORARY: (&str, &str) = (".ziele-", ".tmp");

/// Bytes that are gathered before they go to the disk.
const BUFFER: usize = 256 * 1024;

/// Makes the output folder, and removes what a killed run left half written.
pub(crate) fn prepare(output: &Path) -> Result<(), Unusable> {
    let unusable = |error| Unusable::new(output, error);
    fs::create_dir_all(output).map_err(unusable)?;
    for entry in fs::read_dir(output).map_err(unusable)? {
        let entry = entry.map_err(unusable)?;
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
pub(super) fn index(output: &Path, index: &Index) -> Result<(), Unusable> {
    let file = output.join(index::NAME);
    json(output, &file, index).map_err(|error| Unusable::new(file, error))
}

fn json<T: Serialize>(output: &Path, file: &Path, value: &T) -> io::Result<()> {
    let mut writer = BufWriter::with_capacity(BUFFER, temporary(output)?);
    serde_json::to_writer_pretty(&mut writer, value)?;
    writer.write_all(b"\n")?;
    let finished = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
    finished.persist(file).map_err(|error| error.error)?;
    Ok(())
}

fn temporary(output: &Path) -> io::Result<NamedTempFile> {
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

/// Writes a file whole or not at all. Its folder must be there.
pub(crate) fn whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut temporary = temporary(file.parent().unwrap_or(Path::new("")))?;
    temporary.write_all(bytes)?;
    temporary.persist(file).map_err(|error| error.error)?;
    Ok(())
}
