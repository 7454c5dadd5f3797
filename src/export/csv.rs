//! Comma-separated values: UTF-8, RFC 4180, one file per table with its head.

use super::sheets::{Sheets, Stamp, Stamped, Whole};
use super::table::Cell;
use super::{Sink, Table};
use crate::atomic::Unusable;
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
    sheets: Sheets<Writer<Stamped>>,
}

impl Csv {
    /// Starts the files in a folder.
    pub(super) fn create(folder: &Path) -> Result<Self, Unusable> {
        Ok(Self {
            sheets: Sheets::create(folder, "csv", open)?,
        })
    }

    /// Closes the files, which have no names yet.
    pub(super) fn close(self) -> Result<(Whole, Vec<Stamp>), Unusable> {
        self.sheets.close(|writer| {
            writer
                .into_inner()
                .map_err(|error| io::Error::new(error.error().kind(), error.error().to_string()))
        })
    }
}

fn open(table: &'static Table, file: Stamped) -> io::Result<Writer<Stamped>> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(file);
    writer.write_record(table.columns().map(|column| column.name))?;
    Ok(writer)
}

impl Sink for Csv {
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable> {
        self.sheets.write(table, |writer| {
            Ok(writer.write_record(row.iter().map(|cell| shown(cell).into_owned()))?)
        })
    }

    fn finish(self) -> Result<Vec<String>, Unusable> {
        self.close()?.0.publish()?;
        Ok(Vec::new())
    }
}

fn shown<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Text(text) => neutral(text),
        other => other.told(),
    }
}

/// Whether a spreadsheet would take a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(TRIGGERS)
}

/// A text that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe in front.
///
/// So does one that already has apostrophes before such a letter. Therefore the way back is plain: where letters of this kind follow after any
/// number of apostrophes, the first apostrophe is not part of the text.
fn neutral(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches(MARK)) {
        Cow::Owned(format!("{MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_texts_and_other_texts_stay() {
        for (text, shown) in [
            ("=SUM(A1)", "'=SUM(A1)"),
            ("+49 202 563", "'+49 202 563"),
            ("- 3 %", "'- 3 %"),
            ("-", "'-"),
            ("@stadt", "'@stadt"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("'=1", "''=1"),
            ("'wörtlich'", "'wörtlich'"),
            ("a=1", "a=1"),
            ("–3", "–3"),
            ("", ""),
        ] {
            assert_eq!(neutral(text), shown, "{text:?}");
        }
    }

    /// The way back, as the documentation of [`neutral`] and of the data package tell it.
    fn plain(cell: &str) -> &str {
        cell.strip_prefix(MARK)
            .filter(|_| is_formula(cell.trim_start_matches(MARK)))
            .unwrap_or(cell)
    }

    proptest! {
        #[test]
        fn every_text_comes_back_and_none_is_a_formula(text in "['=+@\t\r\nx-]{0,6}") {
            let cell = neutral(&text);
            prop_assert_eq!(plain(&cell), &text);
            prop_assert!(!is_formula(&cell));
        }
    }
}
