//! A Data Package, version 2: the CSV files, and `datapackage.json`, which tells their columns, types and keys.

use super::Sink;
use super::csv::Csv;
use super::sheets::Stamp;
use super::table::{Cell, Column, ForeignKey, Kind, Table};
use super::tables::TABLES;
use crate::batch::Unusable;
use serde_json::{Map, Value, json};
use std::io;
use std::path::{Path, PathBuf};

/// The name that the standard asks for.
const NAME: &str = "datapackage.json";

const PACKAGE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";
const RESOURCE: &str = "https://datapackage.org/profiles/2.0/dataresource.json";

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
        Ok(Self { folder: folder.to_owned(), csv: Csv::create(folder)?, sources: Vec::new() })
    }
}

impl Sink for DataPackage {
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable> {
        if let Some(documents) = TABLES.get(table).filter(|table| table.name == "documents") {
            let named = ["title", "path", "document"].iter().filter_map(|column| row.get(documents.position(column)?));
            self.sources.extend(named.map(|cell| cell.told().into_owned()).find(|name| !name.is_empty()));
        }
        self.csv.row(table, row)
    }

    fn finish(self) -> Result<Vec<String>, Unusable> {
        let (mut whole, stamps) = self.csv.close()?;
        let text = package(&stamps, &self.sources).map_err(|error| Unusable::new(self.folder.join(NAME), io::Error::from(error)))?;
        whole.add(NAME, text.as_bytes())?;
        whole.publish()?;
        Ok(Vec::new())
    }
}

fn package(stamps: &[Stamp], sources: &[String]) -> serde_json::Result<String> {
    let mut package = json!({
        "$schema": PACKAGE,
        "name": "ziele",
        "title": TITLE,
        "description": DESCRIPTION,
        "resources": TABLES.iter().zip(stamps).map(|(table, stamp)| resource(table, stamp)).collect::<Vec<_>>(),
    });
    // Licences and contributors are not known: who publishes the package adds them.
    if let Some(package) = package.as_object_mut().filter(|_| !sources.is_empty()) {
        package.insert("sources".to_owned(), sources.iter().map(|title| json!({ "title": title })).collect());
    }
    serde_json::to_string_pretty(&package).map(|text| text + "\n")
}

fn resource(table: &Table, stamp: &Stamp) -> Value {
    json!({
        "$schema": RESOURCE,
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": stamp.name,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": stamp.bytes,
        "hash": format!("sha256:{}", stamp.sha256),
        "schema": schema(table),
    })
}

/// The Table Schema of a table.
fn schema(table: &Table) -> Value {
    let mut schema = json!({
        "$schema": SCHEMA,
        "fields": table.columns().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.primary_key,
    });
    if let Some(schema) = schema.as_object_mut().filter(|_| !table.foreign_keys.is_empty()) {
        schema.insert("foreignKeys".to_owned(), table.foreign_keys.iter().map(foreign_key).collect());
    }
    schema
}

fn field(column: &'static Column) -> Value {
    let kind = match column.kind {
        Kind::Text | Kind::Choice(_) => "string",
        Kind::Integer => "integer",
        Kind::Decimal => "number",
        Kind::Flag => "boolean",
        Kind::Day => "date",
    };
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".to_owned(), true.into());
    }
    if column.unique {
        constraints.insert("unique".to_owned(), true.into());
    }
    if let Kind::Choice(words) = column.kind {
        constraints.insert("enum".to_owned(), words.into());
    }
    let mut field = json!({ "name": column.name, "type": kind, "description": column.description });
    if let Some(field) = field.as_object_mut().filter(|_| !constraints.is_empty()) {
        field.insert("constraints".to_owned(), constraints.into());
    }
    field
}

fn foreign_key(key: &ForeignKey) -> Value {
    json!({ "fields": [key.column], "reference": { "resource": key.table, "fields": [key.key] } })
}
