//! JSON Lines: one object per row, one file per table. Texts stay as they are, decimals exact.

use super::sheets::Sheets;
use super::table::Cell;
use super::tables::TABLES;
use super::{Sink, Table};
use crate::batch::{Draft, Unusable};
use std::io::{self, Write};
use std::path::Path;

/// The files.
pub(super) struct Jsonl {
    sheets: Sheets<Draft>,
}

impl Jsonl {
    /// Starts the files in a folder.
    pub(super) fn create(folder: &Path) -> Result<Self, Unusable> {
        Ok(Self { sheets: Sheets::create(folder, "jsonl", |_, draft| Ok(draft))? })
    }
}

impl Sink for Jsonl {
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable> {
        self.sheets.write(table, |draft| object(table, row, draft))
    }

    fn finish(self) -> Result<Vec<String>, Unusable> {
        self.sheets.finish(Ok)?;
        Ok(Vec::new())
    }
}

/// Written by hand, as a number of `serde_json` is a float: of 17 digits not all would come through.
fn object(table: usize, row: &[Cell<'_>], out: &mut impl Write) -> io::Result<()> {
    let columns = TABLES.get(table).into_iter().flat_map(Table::columns);
    let mut before = "{";
    for (column, cell) in columns.zip(row) {
        write!(out, "{before}\"{}\":", column.name)?;
        match cell {
            Cell::Null => write!(out, "null")?,
            Cell::Text(text) => serde_json::to_writer(&mut *out, text)?,
            Cell::Day(_) => write!(out, "\"{}\"", cell.told())?,
            Cell::Integer(_) | Cell::Decimal(_) | Cell::Flag(_) => write!(out, "{}", cell.told())?,
        }
        before = ",";
    }
    writeln!(out, "}}")
}
