//! Comma-separated values: UTF-8, RFC 4180, one file per table with its head.

use super::sheets::Sheets;
use super::table::Cell;
use super::tables::TABLES;
use super::{Sink, Table};
use crate::batch::{Draft, Unusable};
use csv::{Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use std::io;
use std::path::Path;

/// A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection").
const TRIGGERS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The mark that makes it a text, as spreadsheets know it.
const MARK: char = '\'';

/// The files.
pub(super) struct Csv {
    sheets: Sheets<Writer<Draft>>,
}

impl Csv {
    /// Starts the files in a folder.
    pub(super) fn create(folder: &Path) -> Result<Self, Unusable> {
        Ok(Self { sheets: Sheets::create(folder, "csv", open)? })
    }
}

fn open(table: usize, draft: Draft) -> io::Result<Writer<Draft>> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(draft);
    writer.write_record(TABLES.get(table).into_iter().flat_map(Table::columns).map(|column| column.name))?;
    Ok(writer)
}

impl Sink for Csv {
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable> {
        self.sheets.write(table, |writer| Ok(writer.write_record(row.iter().map(|cell| shown(cell).into_owned()))?))
    }

    fn finish(self) -> Result<Vec<String>, Unusable> {
        self.sheets.finish(|writer| writer.into_inner().map_err(|error| io::Error::new(error.error().kind(), error.error().to_string())))?;
        Ok(Vec::new())
    }
}

fn shown<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Text(text) => neutral(text),
        other => other.told(),
    }
}

/// A text that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe in front.
///
/// So does one that already has apostrophes before such a letter. Therefore the way back is plain: where letters of this kind follow after any
/// number of apostrophes, the first apostrophe is not part of the text.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches(MARK).starts_with(TRIGGERS) { Cow::Owned(format!("{MARK}{text}")) } else { Cow::Borrowed(text) }
}
