//! Documents for those stages that look at finished ones: outputs of earlier runs are read back, sources are extracted on the way.

use super::index::{self, NAME as INDEX};
use super::sources::{Located, Sources};
use super::{Failed, events, worker};
use crate::model::{Document, FORMAT, Failure, Index, SCHEMA_VERSION};
use crate::pipeline;
use crate::problem::Error;
use crate::source::{Body, Limits};
use serde::Deserialize;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

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
    let key = |document: &Document| {
        (
            document.document.source.path.clone(),
            document.document.id.clone(),
        )
    };
    finished.documents.sort_by_key(key);
    finished
        .failed
        .sort_by(|a, b| (&a.path, &a.place).cmp(&(&b.path, &b.place)));
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
    outputs: Sources,
    sources: Sources,
    next: usize,
    /// What the runs that wrote the outputs could not read.
    failures: Vec<Failure>,
    /// Where the last document was found, in the words of the caller.
    place: String,
    limits: &'a Limits,
    password: Option<&'a str>,
}

impl<'a> Inputs<'a> {
    /// Looks through the inputs: outputs of `ziele extract`, folders of them, and sources. Of a folder only the outputs are taken.
    pub fn find(inputs: &[PathBuf], limits: &'a Limits, password: Option<&'a str>) -> Self {
        let mut found = Sources::of(inputs);
        let mut indexes = Sources::of(inputs);
        let mut failed = Vec::new();
        for (number, input) in found.inputs().to_owned().iter().enumerate() {
            if let Err(error) = outputs(number, input, &mut found, &mut indexes) {
                failed.push(Located::input(input).failed(error));
            }
        }
        found.settle();
        indexes.settle();
        let mut failures: Vec<Failure> = (0..indexes.len())
            .filter_map(|number| indexes.get(number))
            .flat_map(|index| index::failures(&index.given))
            .collect();
        failures.sort_by(|a, b| (&a.path, &a.error).cmp(&(&b.path, &b.error)));
        failures.dedup();
        let (outputs, mut sources) = found.split(is_json);
        sources.settle();
        Self {
            failed: failed.into_iter(),
            outputs,
            sources,
            next: 0,
            failures,
            place: String::new(),
            limits,
            password,
        }
    }

    /// What the runs that wrote the outputs could not read, as the `index.json` of each folder tells: each once, by path.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// Where the last document was found, in the words of the caller.
    pub fn place(&self) -> &str {
        &self.place
    }

    fn extract(&mut self, number: usize) -> Option<Result<Document, Failed>> {
        let (source, id) = (self.sources.get(number)?, self.sources.id(number)?);
        self.place = source.place();
        let _span = source.span().entered();
        Some(
            extract(&source, &id, self.limits, self.password)
                .inspect(events::read)
                .map_err(|error| source.failed(error)),
        )
    }
}

impl Iterator for Inputs<'_> {
    type Item = Result<Document, Failed>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(failed) = self.failed.next() {
            return Some(Err(failed));
        }
        let number = self.next;
        self.next += 1;
        if let Some(output) = self.outputs.get(number) {
            self.place = output.place();
            let _span = output.span().entered();
            let document = open(&output.given, self.limits).and_then(|bytes| read(&bytes));
            return Some(
                document
                    .inspect(events::read)
                    .map_err(|error| output.failed(error)),
            );
        }
        self.extract(number - self.outputs.len())
    }
}

fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"))
}

/// Adds the files that an input names. The indexes of runs are no documents, and told apart.
fn outputs(
    number: usize,
    input: &Path,
    found: &mut Sources,
    indexes: &mut Sources,
) -> Result<(), Error> {
    if !Located::input(input).is_stdin() && !input.exists() {
        return Err(Error::NoInput);
    }
    if !input.is_dir() {
        found.push(number, input);
        return Ok(());
    }
    let is_output = |entry: &DirEntry| entry.file_type().is_file() && is_json(entry.path());
    let is_hidden = |entry: &DirEntry| {
        entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
    };
    let before = found.len();
    for entry in WalkDir::new(input)
        .into_iter()
        .filter_entry(|entry| !is_hidden(entry))
    {
        let entry = entry.map_err(|error| Error::Io(error.into()))?;
        if entry.file_name() == INDEX {
            indexes.push(number, entry.path());
        } else if is_output(&entry) {
            found.push(number, entry.path());
        }
    }
    if found.len() == before {
        Err(Error::NoOutputs)
    } else {
        Ok(())
    }
}

fn open(file: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let most = limits.max_bytes.min(Limits::MAX_BYTES);
    let mut bytes = Vec::new();
    File::open(file)?
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    let found = bytes.len() as u64;
    if found > most {
        Err(Error::Limit {
            what: "bytes",
            found,
            limit: most,
            flag: "--max-bytes",
        })
    } else {
        Ok(bytes)
    }
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
        return Err(Error::OtherFormat {
            found: head.format,
            read: FORMAT.to_owned(),
        });
    }
    if serde_json::from_slice::<Index>(bytes).is_ok() {
        return Err(Error::NoDocument("it is the index of a run".to_owned()));
    }
    serde_json::from_slice(bytes).map_err(|error| match head.schema_version {
        // Keys are added from version to version: not the file is wrong, it is of another day.
        Some(version) if version != SCHEMA_VERSION => Error::OtherFormat {
            found: format!("{FORMAT} {version}"),
            read: format!("{FORMAT} {SCHEMA_VERSION}"),
        },
        _ => no_document(error),
    })
}

fn extract(
    located: &Located,
    id: &str,
    limits: &Limits,
    password: Option<&str>,
) -> Result<Document, Error> {
    let is_stdin = located.is_stdin();
    let source = located.open(limits)?.with_password(password);
    match &source.body {
        Body::Text(text) if is_stdin && text.trim_start().starts_with('{') => read(text.as_bytes()),
        _ => worker::guarded(|| pipeline::extract(&source, id))?,
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
        assert!(
            refused("{\"goals\": 3}")
                .starts_with("no output of ziele extract: missing field `format`"),
            "{}",
            refused("{\"goals\": 3}")
        );
        assert!(
            refused("{\"format\": \"ziele/9\"}")
                .starts_with("written as ziele/9, and ziele/1 is read here")
        );
        assert!(
            refused("{\"format\": \"ziele/1\", \"schema_version\": \"1.0\"}")
                .starts_with("written as ziele/1 1.0, and")
        );
        assert!(
            refused("{\"format\": \"ziele/1\"}")
                .starts_with("no output of ziele extract: missing field `schema_version`")
        );
    }

    #[test]
    fn a_document_reads_back_as_it_was() {
        let source = Source::from_bytes(
            "plan.txt",
            b"ZIELE:\n\n- Ausbau bis 2028\n".to_vec(),
            &Limits::default(),
        )
        .unwrap();
        let document = pipeline::extract(&source, "plan").unwrap();
        assert_eq!(
            read(&serde_json::to_vec(&document).unwrap()).unwrap(),
            document
        );
    }

    #[test]
    fn a_number_that_cannot_be_reckoned_with_is_told() {
        let source = Source::from_bytes(
            "plan.txt",
            b"ZIELE:\n\n- Ausbau um 12 % bis 2028\n".to_vec(),
            &Limits::default(),
        )
        .unwrap();
        let document = serde_json::to_string(&pipeline::extract(&source, "plan").unwrap()).unwrap();
        for (number, is_read) in [
            ("999999999999999.5", true),
            ("79228162514264337593543950335", false),
            ("1e-28", false),
        ] {
            let other = document.replacen("\"value\":12", &format!("\"value\":{number}"), 1);
            assert_ne!(other, document);
            assert_eq!(read(other.as_bytes()).is_ok(), is_read, "{number}");
        }
        let huge = document.replacen("\"value\":12", "\"value\":1e20", 1);
        assert!(
            refused(&huge).contains("has more than 15 digits before or 10 behind the point"),
            "{}",
            refused(&huge)
        );
    }
}
