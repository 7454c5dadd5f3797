//! Documents as tables and objects that other programs open.
//!
//! Documents come one after the other and go into the files at once, so that thousands need the memory of one. A file has its name only when
//! all of them are whole: an export that stops leaves what was there before.

mod cells;
mod csv;
mod datapackage;
mod field;
mod jsonl;
mod keys;
pub mod oparl;
mod parquet;
mod sheets;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod xlsx;

pub(crate) use table::{Cell, Rows};
pub use table::{Column, ForeignKey, Kind, Table};
pub use tables::TABLES;

use crate::atomic::Unusable;
use crate::batch::{Failed, Inputs};
use crate::checks;
use crate::model::{Document, Failure, Finding};
use crate::problem::Error;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;
use std::path::Path;

/// In what form documents are exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, RFC 4180, one file per table.
    Csv,
    /// JSON Lines, one file per table.
    Jsonl,
    /// Apache Parquet, one file per table.
    Parquet,
    /// A workbook with one sheet per table.
    Xlsx,
    /// A Data Package, version 2: CSV and a description of its tables.
    DataPackage,
}

/// A document, with what the tables tell of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exported<'d> {
    /// The document.
    pub(crate) document: &'d Document,
    /// What does not agree in it; what agrees is left out.
    pub(crate) findings: &'d [Finding],
}

/// What became of an export.
#[derive(Debug, Default)]
pub struct Report {
    /// Number of documents that were written.
    pub documents: usize,
    /// What could not be read or was refused, by path.
    pub failed: Vec<Failed>,
    /// What a user should know of the files: a cell that was cut, and where its text stands whole.
    pub notes: Vec<String>,
}

/// Why a document did not get into the files.
#[derive(Debug)]
pub(crate) enum Refused {
    /// The document is at fault. The others go on.
    Document(Error),
    /// The files cannot be written: no others go on.
    Output(Unusable),
}

impl From<Unusable> for Refused {
    fn from(unusable: Unusable) -> Self {
        Self::Output(unusable)
    }
}

/// What takes documents and makes files of them.
pub(crate) trait Target {
    /// Takes a document. One that is refused leaves no trace.
    fn take(&mut self, document: &Document) -> Result<(), Refused>;

    /// Takes what could not be read, and gives all files their names. Returns what a user should know of them.
    fn finish(self: Box<Self>, failures: &[Failure]) -> Result<Vec<String>, Unusable>;
}

/// Writes the tables of the documents of all inputs into the folder `output`, which is made if it is missing.
///
/// # Errors
/// [`Unusable`], if a file cannot be written, or if two documents have the same id: then there are no new files at all.
pub fn run(inputs: Inputs<'_>, format: Format, output: &Path) -> Result<Report, Unusable> {
    drive(inputs, open(format, output)?)
}

/// Writes the council papers of all inputs as objects of OParl into the folder `output`, which is made if it is missing.
///
/// # Errors
/// As [`run`].
pub fn papers(
    inputs: Inputs<'_>,
    options: oparl::Options,
    output: &Path,
) -> Result<Report, Unusable> {
    drive(inputs, Box::new(oparl::Oparl::create(output, options)?))
}

/// Gives all documents to the target.
fn drive(mut inputs: Inputs<'_>, mut target: Box<dyn Target>) -> Result<Report, Unusable> {
    let mut report = Report::default();
    let mut failures: Vec<Failure> = inputs.failures().to_vec();
    // The ids and the places of the documents: a row must be told from all others, and a message name both.
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    while let Some(read) = inputs.next() {
        let taken = read.and_then(|document| {
            match seen.entry(document.document.id.clone()) {
                Entry::Occupied(first) => {
                    return Ok(Err(Refused::Output(same_id(
                        inputs.place(),
                        first.get(),
                        first.key(),
                    ))));
                }
                Entry::Vacant(place) => place.insert(inputs.place().to_owned()),
            };
            match target.take(&document) {
                Err(Refused::Document(error)) => Err(Failed {
                    place: inputs.place().to_owned(),
                    path: document.document.source.path,
                    error,
                }),
                taken => Ok(taken),
            }
        });
        match taken {
            Ok(Ok(())) => report.documents += 1,
            Ok(Err(Refused::Output(unusable))) => return Err(unusable),
            Ok(Err(Refused::Document(_))) => {}
            Err(failed) => report.failed.push(failed),
        }
    }
    report
        .failed
        .sort_by(|a, b| (&a.path, &a.place).cmp(&(&b.path, &b.place)));
    failures.extend(report.failed.iter().map(|failed| Failure {
        path: failed.path.clone(),
        error: failed.error.to_string(),
    }));
    failures.sort_by(|a, b| (&a.path, &a.error).cmp(&(&b.path, &b.error)));
    failures.dedup();
    report.notes = target.finish(&failures)?;
    Ok(report)
}

fn open(format: Format, output: &Path) -> Result<Box<dyn Target>, Unusable> {
    Ok(match format {
        Format::Csv => Box::new(Tables {
            sink: csv::Csv::create(output)?,
        }),
        Format::Jsonl => Box::new(Tables {
            sink: jsonl::Jsonl::create(output)?,
        }),
        Format::Parquet => Box::new(Tables {
            sink: parquet::Parquet::create(output)?,
        }),
        Format::Xlsx => Box::new(Tables {
            sink: xlsx::Xlsx::create(output)?,
        }),
        Format::DataPackage => Box::new(Tables {
            sink: datapackage::DataPackage::create(output)?,
        }),
    })
}

/// Two documents of one id would be one in every table.
fn same_id(place: &str, first: &str, id: &str) -> Unusable {
    let cause = format!(
        "it has the id {id}, which is that of {first} too; export one of them, or extract their sources in one run"
    );
    Unusable::new(place, io::Error::other(cause))
}

/// What takes the rows of all [`TABLES`].
pub(crate) trait Sink {
    /// Takes a row of the table with this place in [`TABLES`].
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable>;

    /// Gives all files their names.
    fn finish(self) -> Result<Vec<String>, Unusable>;
}

/// Makes rows of documents.
struct Tables<S> {
    sink: S,
}

impl<S: Sink> Target for Tables<S> {
    fn take(&mut self, document: &Document) -> Result<(), Refused> {
        let mut findings = checks::run(document);
        findings.retain(|finding| finding.severity.is_some());
        let exported = Exported {
            document,
            findings: &findings,
        };
        let rows: Vec<Rows<'_>> = TABLES.iter().map(|table| (table.rows)(exported)).collect();
        // All rows of a document are looked at before the first is written: keys that do not hold are nothing that a file should have.
        keys::hold(&rows).map_err(|fault| Refused::Document(Error::NoDocument(fault)))?;
        for (table, rows) in rows.iter().enumerate() {
            for row in rows {
                self.sink.row(table, row)?;
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, failures: &[Failure]) -> Result<Vec<String>, Unusable> {
        let (table, rows) = tables::failed(failures);
        for row in &rows {
            self.sink.row(table, row)?;
        }
        self.sink.finish()
    }
}
