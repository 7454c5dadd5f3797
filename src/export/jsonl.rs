//! JSON Lines: one object per row, one file per table. Texts stay as they are, decimals exact.

use super::Sink;
use super::sheets::{Sheets, Stamped};
use super::table::{Cell, Table};
use crate::atomic::Unusable;
use std::io::{self, Write};
use std::path::Path;

/// The files.
pub(super) struct Jsonl {
    sheets: Sheets<(&'static Table, Stamped)>,
}

impl Jsonl {
    /// Starts the files in a folder.
    pub(super) fn create(folder: &Path) -> Result<Self, Unusable> {
        Ok(Self {
            sheets: Sheets::create(folder, "jsonl", |table, file| Ok((table, file)))?,
        })
    }
}

impl Sink for Jsonl {
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable> {
        self.sheets
            .write(table, |(table, file)| object(table, row, file))
    }

    fn finish(self) -> Result<Vec<String>, Unusable> {
        self.sheets.close(|(_, file)| Ok(file))?.0.publish()?;
        Ok(Vec::new())
    }
}

/// Written by hand, as a number of `serde_json` is a float: of 17 digits not all would come through.
fn object(table: &'static Table, row: &[Cell<'_>], out: &mut impl Write) -> io::Result<()> {
    let mut before = "{";
    for (column, cell) in table.columns().zip(row) {
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
