//! Documents for those stages that look at finished ones: outputs of earlier runs are read back, sources are extracted on the way.

use super::located::{self, Located};
use super::{Failed, ids, told, worker};
use crate::model::{Document, FORMAT, Index, SCHEMA_VERSION};
use crate::pipeline;
use crate::problem::Error;
use crate::source::{Body, Limits};
use serde::Deserialize;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The index of a run is no document.
const INDEX: &str = "index.json";

/// What the inputs hold.
#[derive(Debug, Default)]
pub struct Finished {
    /// The documents, by the path of their source.
    pub documents: Vec<Document>,
    /// Inputs that could not be read, by path.
    pub failed: Vec<Failed>,
}

/// Reads all inputs: outputs of `ziele extract`, folders of them, and sources. Of a folder only the outputs are read.
pub fn finished(inputs: &[PathBuf], limits: &Limits, password: Option<&str>) -> Finished {
    let mut finished = Finished::default();
    for document in Inputs::find(inputs, limits, password) {
        match document {
            Ok(document) => finished.documents.push(document),
            Err(failed) => finished.failed.push(failed),
        }
    }
    let key = |document: &Document| (document.document.source.path.clone(), document.document.id.clone());
    finished.documents.sort_by_key(key);
    finished.failed.sort_by(|a, b| (&a.path, &a.place).cmp(&(&b.path, &b.place)));
    finished
}

/// The documents of the inputs one after the other, each read when its turn comes: of thousands, one is in memory.
///
/// First come the inputs that cannot be looked through, then outputs by their paths, then sources by theirs.
///
/// ```
/// use ziele::batch::Inputs;
/// use ziele::source::Limits;
///
/// # let folder = tempfile::tempdir()?;
/// # let output = folder.path().to_owned();
/// # std::fs::write(output.join("plan.txt"), "ZIELE:\n\n- Ausbau bis 2028\n")?;
/// let limits = Limits::default();
/// let mut goals = 0;
/// for document in Inputs::find(&[output.join("plan.txt"), output.join("void.txt")], &limits, None) {
///     match document {
///         Ok(document) => goals += document.goals.len(),
///         Err(failed) => eprintln!("{}: {}", failed.place, failed.error),
///     }
/// }
/// assert_eq!(goals, 1);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Inputs<'a> {
    failed: std::vec::IntoIter<Failed>,
    outputs: std::vec::IntoIter<Located>,
    sources: std::vec::IntoIter<ids::Job>,
    limits: &'a Limits,
    password: Option<&'a str>,
}

impl<'a> Inputs<'a> {
    /// Looks through the inputs: outputs of `ziele extract`, folders of them, and sources. Of a folder only the outputs are taken.
    pub fn find(inputs: &[PathBuf], limits: &'a Limits, password: Option<&'a str>) -> Self {
        let mut found = Vec::new();
        let mut failed = Vec::new();
        for input in inputs {
            match outputs(input) {
                Ok(outputs) => found.extend(outputs),
                Err(error) => failed.push(Located::input(input).failed(error)),
            }
        }
        located::once_each(&mut found);
        located::tell_apart(&mut found);
        let (outputs, sources): (Vec<Located>, Vec<Located>) = found.into_iter().partition(|located| is_json(&located.given));
        let sources = ids::assign(sources);
        Self { failed: failed.into_iter(), outputs: outputs.into_iter(), sources: sources.into_iter(), limits, password }
    }
}

impl Iterator for Inputs<'_> {
    type Item = Result<Document, Failed>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(failed) = self.failed.next() {
            return Some(Err(failed));
        }
        if let Some(output) = self.outputs.next() {
            let _span = output.span().entered();
            let document = open(&output.given, self.limits).and_then(|bytes| read(&bytes));
            return Some(document.inspect(told::read).map_err(|error| output.failed(error)));
        }
        let job = self.sources.next()?;
        let _span = job.source.span().entered();
        Some(extract(&job, self.limits, self.password).inspect(told::read).map_err(|error| job.source.failed(error)))
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"))
}

/// The files that an input names.
fn outputs(input: &Path) -> Result<Vec<Located>, Error> {
    let located = Located::input(input);
    if !located.is_stdin() && !input.exists() {
        return Err(Error::NoInput);
    }
    if !input.is_dir() {
        return Ok(vec![located]);
    }
    let is_output = |entry: &DirEntry| entry.file_type().is_file() && is_json(entry.path()) && entry.file_name() != INDEX;
    let is_hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let entries = WalkDir::new(input).sort_by_file_name().into_iter().filter_entry(|entry| !is_hidden(entry));
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Error::Io(error.into()))?;
        if is_output(&entry) {
            found.push(Located::within(input, entry.path()));
        }
    }
    if found.is_empty() { Err(Error::NoOutputs) } else { Ok(found) }
}

fn open(file: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let most = limits.max_bytes.min(Limits::MAX_BYTES);
    let mut bytes = Vec::new();
    File::open(file)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    let found = bytes.len() as u64;
    if found > most { Err(Error::Limit { what: "bytes", found, limit: most, flag: "--max-bytes" }) } else { Ok(bytes) }
}

/// As much of an output as tells what it is.
#[derive(Deserialize)]
struct Head {
    format: String,
    schema_version: Option<String>,
}

fn read(bytes: &[u8]) -> Result<Document, Error> {
    let no_document = |error: serde_json::Error| Error::NoDocument(error.to_string());
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty);
    }
    // Another format has other keys: its name is the better message.
    let head: Head = serde_json::from_slice(bytes).map_err(no_document)?;
    if head.format != FORMAT {
        return Err(Error::OtherFormat { found: head.format, read: FORMAT.to_owned() });
    }
    if serde_json::from_slice::<Index>(bytes).is_ok() {
        return Err(Error::NoDocument("it is the index of a run".to_owned()));
    }
    serde_json::from_slice(bytes).map_err(|error| match head.schema_version {
        // Keys are added from version to version: not the file is wrong, it is of another day.
        Some(version) if version != SCHEMA_VERSION => {
            Error::OtherFormat { found: format!("{FORMAT} {version}"), read: format!("{FORMAT} {SCHEMA_VERSION}") }
        }
        _ => no_document(error),
    })
}

fn extract(job: &ids::Job, limits: &Limits, password: Option<&str>) -> Result<Document, Error> {
    let is_stdin = job.source.is_stdin();
    let source = job.source.open(limits)?.with_password(password);
    match &source.body {
        Body::Text(text) if is_stdin && text.trim_start().starts_with('{') => read(text.as_bytes()),
        _ => worker::guarded(|| pipeline::extract(&source, &job.id))?,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn refused(text: &str) -> String {
        read(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_document_is_called_by_its_name() {
        assert_eq!(refused(" \n"), "the file is empty");
        assert!(refused("{\"goals\": 3}").starts_with("no output of ziele extract: missing field `format`"), "{}", refused("{\"goals\": 3}"));
        assert!(refused("{\"format\": \"ziele/9\"}").starts_with("written as ziele/9, and ziele/1 is read here"));
        assert!(refused("{\"format\": \"ziele/1\", \"schema_version\": \"1.0\"}").starts_with("written as ziele/1 1.0, and"));
        assert!(refused("{\"format\": \"ziele/1\"}").starts_with("no output of ziele extract: missing field `schema_version`"));
    }

    #[test]
    fn a_document_reads_back_as_it_was() {
        let source = Source::from_bytes("plan.txt", b"ZIELE:\n\n- Ausbau bis 2028\n".to_vec(), &Limits::default()).unwrap();
        let document = pipeline::extract(&source, "plan").unwrap();
        assert_eq!(read(&serde_json::to_vec(&document).unwrap()).unwrap(), document);
    }
}
