//! A Data Package, version 2: the CSV files, and `datapackage.json`, which tells their columns, types and keys.

use super::Sink;
use super::csv::Csv;
use super::sheets::Stamp;
use super::table::{Cell, Column, ForeignKey, Kind, Table};
use super::tables::TABLES;
use crate::atomic::Unusable;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The name that the standard asks for.
const NAME: &str = "datapackage.json";

const TITLE: &str = "Goals, indicators, projects and council answers from municipal documents";

const DESCRIPTION: &str = "Recovered from the documents by `ziele`; every record names the place where it stands and the rule that found it. A text \
                           that begins with =, +, -, @, a tab or a line end has an apostrophe in front, so that no spreadsheet takes it for a \
                           formula: where such a letter follows after any number of apostrophes, the first apostrophe is not part of the text.";

/// The files.
pub(super) struct DataPackage {
    folder: PathBuf,
    csv: Csv,
    /// The titles of the documents, which are the sources of the package.
    sources: Vec<String>,
}

impl DataPackage {
    /// Starts the files in a folder.
    pub(super) fn create(folder: &Path) -> Result<Self, Unusable> {
        Ok(Self {
            folder: folder.to_owned(),
            csv: Csv::create(folder)?,
            sources: Vec::new(),
        })
    }
}

impl Sink for DataPackage {
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable> {
        if let Some(documents) = TABLES.get(table).filter(|table| table.name == "documents") {
            let named = ["title", "path", "document"]
                .iter()
                .filter_map(|column| row.get(documents.position(column)?));
            self.sources.extend(
                named
                    .map(|cell| cell.told().into_owned())
                    .find(|name| !name.is_empty()),
            );
        }
        self.csv.row(table, row)
    }

    fn finish(self) -> Result<Vec<String>, Unusable> {
        let (mut whole, stamps) = self.csv.close()?;
        let package = serde_json::to_string_pretty(&Package::new(&stamps, &self.sources))
            .map(|text| text + "\n");
        let package =
            package.map_err(|error| Unusable::new(self.folder.join(NAME), error.into()))?;
        whole.add(NAME, package.as_bytes())?;
        whole.publish()?;
        Ok(Vec::new())
    }
}

/// The description of the package.
#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    resources: Vec<Resource<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Source<'a>>,
}

/// What the package was made from.
#[derive(Serialize)]
struct Source<'a> {
    title: &'a str,
}

/// A file of the package.
#[derive(Serialize)]
struct Resource<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    path: &'a str,
    #[serde(rename = "type")]
    type_: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: u64,
    hash: String,
    schema: Schema,
}

/// The columns and keys of a file.
#[derive(Serialize)]
struct Schema {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<Field>,
    #[serde(rename = "missingValues")]
    missing_values: [&'static str; 1],
    #[serde(rename = "primaryKey")]
    primary_key: &'static [&'static str],
    #[serde(rename = "foreignKeys", skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<Foreign>,
}

/// A column.
#[derive(Serialize)]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    type_: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Constraints::is_none")]
    constraints: Constraints,
}

/// What every value of a column holds to.
#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unique: bool,
    #[serde(rename = "enum", skip_serializing_if = "<[_]>::is_empty")]
    words: &'static [&'static str],
}

/// A column that names rows of a file.
#[derive(Serialize)]
struct Foreign {
    fields: [&'static str; 1],
    reference: Reference,
}

/// What a column names.
#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: [&'static str; 1],
}

impl<'a> Package<'a> {
    /// Licences and contributors are not known: who publishes the package adds them.
    fn new(stamps: &'a [Stamp], sources: &'a [String]) -> Self {
        Self {
            profile: "https://datapackage.org/profiles/2.0/datapackage.json",
            name: "ziele",
            title: TITLE,
            description: DESCRIPTION,
            resources: TABLES
                .iter()
                .zip(stamps)
                .map(|(table, stamp)| Resource::new(table, stamp))
                .collect(),
            sources: sources.iter().map(|title| Source { title }).collect(),
        }
    }
}

impl<'a> Resource<'a> {
    fn new(table: &'static Table, stamp: &'a Stamp) -> Self {
        Self {
            profile: "https://datapackage.org/profiles/2.0/dataresource.json",
            name: table.name,
            title: table.title,
            description: table.description,
            path: &stamp.name,
            type_: "table",
            format: "csv",
            mediatype: "text/csv",
            encoding: "utf-8",
            bytes: stamp.bytes,
            hash: format!("sha256:{}", stamp.sha256),
            schema: Schema::new(table),
        }
    }
}

impl Schema {
    fn new(table: &'static Table) -> Self {
        Self {
            profile: "https://datapackage.org/profiles/2.0/tableschema.json",
            fields: table.columns().map(Field::new).collect(),
            missing_values: [""],
            primary_key: table.primary_key,
            foreign_keys: table.foreign_keys.iter().map(Foreign::new).collect(),
        }
    }
}

impl Field {
    fn new(column: &'static Column) -> Self {
        let (type_, words): (_, &[&str]) = match column.kind {
            Kind::Text => ("string", &[]),
            Kind::Choice(words) => ("string", words),
            Kind::Integer => ("integer", &[]),
            Kind::Decimal => ("number", &[]),
            Kind::Flag => ("boolean", &[]),
            Kind::Day => ("date", &[]),
        };
        let constraints = Constraints {
            required: column.required,
            unique: column.unique,
            words,
        };
        Self {
            name: column.name,
            type_,
            description: column.description,
            constraints,
        }
    }
}

impl Constraints {
    fn is_none(&self) -> bool {
        !self.required && !self.unique && self.words.is_empty()
    }
}

impl Foreign {
    fn new(key: &'static ForeignKey) -> Self {
        Self {
            fields: [key.column],
            reference: Reference {
                resource: key.table,
                fields: [key.key],
            },
        }
    }
}
