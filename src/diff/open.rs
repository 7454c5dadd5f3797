//! What `ziele diff` is given: outputs, sources, or folders of outputs.

use crate::model::{Document, FORMAT, SCHEMA_VERSION};
use crate::notation::slug::slug;
use crate::pipeline;
use crate::problem::Error;
use crate::source::{Limits, STDIN, Source};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why something cannot be compared. The message names the cause and the next step.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The file, or the source in it, cannot be read.
    #[error(transparent)]
    Source(#[from] Error),
    /// Broken JSON.
    #[error("not valid JSON: {0}; write it anew with `ziele extract`")]
    Json(serde_json::Error),
    /// Another program's JSON.
    #[error(
        "this JSON is no output of ziele; give a file that `ziele extract` wrote, or the source itself"
    )]
    Foreign,
    /// The list of documents instead of one of them.
    #[error(
        "this is the index of a folder, not a document; give the folder, or one of its documents"
    )]
    Index,
    /// An output of another major version.
    #[error("the format is {0:?}, only \"{FORMAT}\" is read; extract the source anew")]
    Format(String),
    /// An output that lacks something, or has something that is not known.
    #[error(
        "written with schema {written}, read with {SCHEMA_VERSION}: {cause}; extract the source anew"
    )]
    Shape {
        /// The version of the schema that it was written with.
        written: String,
        /// What is wrong.
        cause: serde_json::Error,
    },
    /// A folder without outputs.
    #[error("no outputs in this folder; write them with `ziele extract` and its option --output")]
    NoOutputs,
    /// A file beside a folder.
    #[error("this is a folder and the other is not; give two files or two folders")]
    Uneven,
}

/// How sources are opened that are no outputs yet.
#[derive(Debug, Clone)]
pub struct Opening {
    /// What reading may cost.
    pub limits: Limits,
    /// What opens sources that are locked.
    pub password: Option<String>,
}

/// What cannot be compared, and why.
pub type Failed = (PathBuf, Unreadable);

/// The output that a file holds, or what `ziele extract` makes of it. `-` is standard input.
///
/// # Errors
/// [`Unreadable`]
pub fn document(path: &Path, opening: &Opening) -> Result<Document, Unreadable> {
    let _span = tracing::debug_span!("source", place = %path.display()).entered();
    let document = either(path, opening)?;
    let id = &document.document.id;
    tracing::debug!(event = "read", id, "read as {id}");
    Ok(document)
}

/// An output that is read back, or a source that is extracted.
fn either(path: &Path, opening: &Opening) -> Result<Document, Unreadable> {
    let bytes = bytes(path, opening.limits.max_bytes)?;
    let is_json = path
        .extension()
        .is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"));
    if is_json || bytes.trim_ascii_start().starts_with(b"{") {
        match serde_json::from_slice(&bytes) {
            Ok(value @ Value::Object(_)) => return read(value),
            Ok(_) if is_json => return Err(Unreadable::Foreign),
            Err(_) if is_json && bytes.trim_ascii().is_empty() => return Err(Error::Empty.into()),
            Err(error) if is_json => return Err(Unreadable::Json(error)),
            // A text that happens to open with a brace.
            _ => {}
        }
    }
    let source = Source::from_bytes(&shown(path), bytes, &opening.limits)?;
    let stem = Path::new(&source.path)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let source = source.with_password(opening.password.as_deref());
    Ok(pipeline::extract(&source, &slug(&stem))?)
}

fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    if path.as_os_str() == "-" {
        return limited(io::stdin().lock(), 0, limit);
    }
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    limited(file, size, limit)
}

/// `size` is what the reader promises; what it holds decides. One byte more than allowed is enough to know that there is too much.
fn limited(reader: impl Read, size: u64, limit: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    if size <= limit {
        reader
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)?;
    }
    let found = size.max(bytes.len() as u64);
    if found > limit {
        Err(Error::Limit {
            what: "bytes",
            found,
            limit,
            flag: "--max-bytes",
        })
    } else {
        Ok(bytes)
    }
}

/// Where a file lies on this machine has no place in what is printed for others.
fn shown(path: &Path) -> String {
    let path = if path.is_absolute() {
        Path::new(path.file_name().unwrap_or_default())
    } else {
        path
    };
    if path.as_os_str() == "-" {
        STDIN.to_owned()
    } else {
        path.to_string_lossy().into_owned()
    }
}

/// The outputs in a folder, by id, and what could not be read of them.
///
/// # Errors
/// [`Unreadable`], if the folder cannot be listed or has no outputs.
pub fn folder(path: &Path, opening: &Opening) -> Result<(Vec<Document>, Vec<Failed>), Unreadable> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(Error::Io)? {
        let file = entry.map_err(Error::Io)?.path();
        let is_index = file.file_name().is_some_and(|name| name == "index.json");
        if file.extension().is_some_and(|suffix| suffix == "json") && !is_index && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    let (mut documents, mut failed) = (Vec::new(), Vec::new());
    for file in files {
        match document(&file, opening) {
            Ok(document) => documents.push(document),
            Err(error) => failed.push((file, error)),
        }
    }
    if documents.is_empty() && failed.is_empty() {
        return Err(Unreadable::NoOutputs);
    }
    documents.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    Ok((documents, failed))
}

fn read(mut value: Value) -> Result<Document, Unreadable> {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let format = text(&value, "format").ok_or(Unreadable::Foreign)?;
    if format != FORMAT {
        return Err(if format.starts_with("ziele/") {
            Unreadable::Format(format)
        } else {
            Unreadable::Foreign
        });
    }
    if value.get("document").is_none() && value.get("documents").is_some() {
        return Err(Unreadable::Index);
    }
    let written = text(&value, "schema_version").unwrap_or_else(|| "unknown".to_owned());
    complete(&mut value);
    serde_json::from_value(value).map_err(|cause| Unreadable::Shape { written, cause })
}

/// Lists that a later version of the schema has added are empty in what an earlier one wrote.
fn complete(document: &mut Value) {
    let fill = |records: Option<&mut Value>, keys: &[&str]| {
        for record in records
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
            .filter_map(Value::as_object_mut)
        {
            for key in keys {
                record.entry(*key).or_insert_with(|| json!([]));
            }
        }
    };
    fill(document.get_mut("goals"), &["quantities", "dates"]);
    fill(
        document.pointer_mut("/council/questions"),
        &["papers", "amounts", "dates"],
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        read(serde_json::from_str(text).unwrap())
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn what_is_no_document_is_refused_with_its_cause() {
        assert!(refused("{}").starts_with("this JSON is no output of ziele"));
        assert!(
            refused(r#"{ "format": "geojson" }"#).starts_with("this JSON is no output of ziele")
        );
        assert_eq!(
            refused(r#"{ "format": "ziele/2" }"#),
            "the format is \"ziele/2\", only \"ziele/1\" is read; extract the source anew"
        );
        assert!(
            refused(r#"{ "format": "ziele/1", "documents": [] }"#).starts_with("this is the index")
        );
        assert!(
            refused(r#"{ "format": "ziele/1", "schema_version": "1.9" }"#)
                .starts_with("written with schema 1.9, read with 1.")
        );
    }

    #[test]
    fn an_output_of_an_earlier_minor_version_is_read() {
        let source = Source::from_bytes(
            "plan.txt",
            "ZIELE:\n\n- Ausbau bis 2028\n".into(),
            &Limits::default(),
        )
        .unwrap();
        let document = pipeline::extract(&source, "plan").unwrap();
        let mut value = serde_json::to_value(&document).unwrap();
        for key in ["quantities", "dates"] {
            value["goals"][0].as_object_mut().unwrap().remove(key);
        }
        assert_eq!(read(value).unwrap().goals.len(), 1);
    }
}
