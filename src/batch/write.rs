//! Where the outputs of a run lie, and how they get there.

use super::index;
use crate::atomic::{Draft, Unusable};
use crate::model::Document;
use serde::Serialize;
use std::io;
use std::path::{Path, PathBuf};

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
    json(output, &path, index).map_err(|error| Unusable::unwritten(path, error))
}

fn json<T: Serialize>(output: &Path, file: &Path, value: &T) -> io::Result<()> {
    let mut draft = Draft::new(output)?;
    draft.write_json(value)?;
    draft.persist(file)
}
