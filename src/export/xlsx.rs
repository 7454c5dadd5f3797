//! A workbook: one sheet per table, with typed cells, a frozen head and a filter.
//!
//! Rows go to the disk at once; of a table, one row is in memory.

use super::Sink;
use super::csv::is_formula;
use super::table::{Cell, Table};
use super::tables::TABLES;
use crate::atomic::{Draft, Unusable};
use crate::batch::guarded;
use crate::problem::Error;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The name of the file, where only a folder is given.
const NAME: &str = "ziele.xlsx";

/// Rows of a sheet, the head among them (Excel's specifications and limits). What is more goes on in a second sheet.
const ROWS: u32 = 1_048_576;

/// UTF-16 units that a cell holds (Excel's specifications and limits). Of more, the end is cut.
const UNITS: usize = 32_767;

/// What stands at the end of a cell that was cut.
const CUT: &str = " […]";

/// Digits of a number that Excel keeps.
const DIGITS: usize = 15;

/// Bytes that ask a disk whether it is full.
const ASKED: usize = 64 * 1024;

/// The narrowest and the widest column, in letters.
const WIDTHS: (usize, usize) = (6, 60);

/// The workbook says when it was made. The same documents make the same bytes, so that it is the day with which Excel's calendar begins to be right.
const CREATED: (u16, u8, u8) = (1900, 3, 1);

/// The file.
pub(super) struct Xlsx {
    path: PathBuf,
    folder: PathBuf,
    workbook: Workbook,
    sheets: Vec<Vec<Sheet>>,
    formats: Formats,
    rows_of_a_sheet: u32,
    notes: Notes,
}

/// A sheet of a table.
struct Sheet {
    worksheet: Worksheet,
    /// The next row.
    row: u32,
    /// The letters of the widest cell of each column.
    widths: Vec<usize>,
}

/// How cells look.
struct Formats {
    head: Format,
    day: Format,
    /// A text that would become a formula when someone edits the cell.
    quoted: Format,
}

/// What a user should know of the cells.
#[derive(Default)]
struct Notes {
    cut: usize,
    rounded: usize,
}

impl Xlsx {
    /// Starts the file `output`, or a file in the folder `output` if that name does not end with `.xlsx`.
    pub(super) fn create(output: &Path) -> Result<Self, Unusable> {
        let is_file = output
            .extension()
            .is_some_and(|suffix| suffix.eq_ignore_ascii_case("xlsx"));
        let path = if is_file {
            output.to_owned()
        } else {
            output.join(NAME)
        };
        let folder = path
            .parent()
            .filter(|folder| *folder != Path::new(""))
            .unwrap_or(Path::new("."))
            .to_owned();
        Draft::prepare(&folder)?;
        Self::start(&path, folder, ROWS).map_err(|error| Unusable::new(&path, plain(error)))
    }

    fn start(path: &Path, folder: PathBuf, rows_of_a_sheet: u32) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        // Beside the file, as it is there that room was asked for.
        workbook.set_tempdir(&folder)?;
        let (year, month, day) = CREATED;
        let created = ExcelDateTime::from_ymd(year, month, day)?;
        workbook.set_properties(
            &DocProperties::new()
                .set_author("ziele")
                .set_creation_datetime(&created),
        );
        let formats = Formats {
            head: Format::new().set_bold().set_align(FormatAlign::Top),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            quoted: Format::new().set_quote_prefix(),
        };
        let mut xlsx = Self {
            path: path.to_owned(),
            folder,
            workbook,
            sheets: Vec::new(),
            formats,
            rows_of_a_sheet,
            notes: Notes::default(),
        };
        for table in TABLES {
            let sheet = xlsx.sheet(table, table.name)?;
            xlsx.sheets.push(vec![sheet]);
        }
        Ok(xlsx)
    }

    /// A sheet with its head.
    fn sheet(&mut self, table: &'static Table, name: &str) -> Result<Sheet, XlsxError> {
        let mut worksheet = self.workbook.new_worksheet_with_constant_memory()?;
        worksheet.set_name(name)?;
        for (at, column) in (0..).zip(table.columns()) {
            worksheet.write_string_with_format(0, at, column.name, &self.formats.head)?;
        }
        // Room for the arrow of the filter.
        Ok(Sheet {
            worksheet,
            row: 1,
            widths: table
                .columns()
                .map(|column| column.name.len() + 3)
                .collect(),
        })
    }

    fn write(&mut self, at: usize, row: &[Cell<'_>]) -> Result<(), XlsxError> {
        let (Some(table), Some(sheets)) = (TABLES.get(at), self.sheets.get(at)) else {
            return Ok(());
        };
        if sheets
            .last()
            .is_some_and(|sheet| sheet.row >= self.rows_of_a_sheet)
        {
            let name = format!("{} ({})", table.name, sheets.len() + 1);
            let sheet = self.sheet(table, &name)?;
            if let Some(sheets) = self.sheets.get_mut(at) {
                sheets.push(sheet);
            }
        }
        let Some(sheet) = self.sheets.get_mut(at).and_then(|sheets| sheets.last_mut()) else {
            return Ok(());
        };
        sheet.write(row, &self.formats, &mut self.notes)
    }

    fn save(mut self) -> Result<(Draft, Vec<String>), XlsxError> {
        let mut notes = Vec::new();
        for (table, sheets) in TABLES.iter().zip(self.sheets) {
            if sheets.len() > 1 {
                notes.push(format!(
                    "{} has more rows than a sheet, which go on in {} ({})",
                    table.name,
                    table.name,
                    sheets.len()
                ));
            }
            for sheet in sheets {
                self.workbook.push_worksheet(sheet.finished(table)?);
            }
        }
        let Notes { cut, rounded } = self.notes;
        if cut > 0 {
            notes.push(format!("{cut} texts are longer than the {UNITS} letters of a cell; they end with{CUT}, and are whole in the other formats"));
        }
        if rounded > 0 {
            notes.push(format!("{rounded} numbers have more than the {DIGITS} digits of a cell; they are exact in the other formats"));
        }
        let mut draft = Draft::new(&self.folder)?;
        self.workbook.save_to_writer(&mut draft)?;
        Ok((draft.written()?, notes))
    }
}

impl Sink for Xlsx {
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable> {
        let written = guarded(|| self.write(table, row));
        told(written, &self.path, &self.folder)
    }

    fn finish(self) -> Result<Vec<String>, Unusable> {
        let (path, folder) = (self.path.clone(), self.folder.clone());
        let (draft, notes) = told(guarded(|| self.save()), &path, &folder)?;
        draft.publish(&path)?;
        Ok(notes)
    }
}

/// What went wrong. The library panics where its rows do not reach the disk: then the disk is asked what it has to say.
fn told<T>(
    written: Result<Result<T, XlsxError>, Error>,
    path: &Path,
    folder: &Path,
) -> Result<T, Unusable> {
    let error = match written {
        Ok(Ok(written)) => return Ok(written),
        Ok(Err(error)) => plain(error),
        Err(panic) => {
            let asked = |mut draft: Draft| {
                draft
                    .write_all(&vec![0; ASKED])
                    .and_then(|()| draft.written())
            };
            Draft::new(folder)
                .and_then(asked)
                .err()
                .unwrap_or_else(|| io::Error::other(panic))
        }
    };
    Err(Unusable::new(path, error))
}

/// The error of the disk, where it is one.
fn plain(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => error,
        other => io::Error::other(other),
    }
}

impl Sheet {
    fn write(
        &mut self,
        row: &[Cell<'_>],
        formats: &Formats,
        notes: &mut Notes,
    ) -> Result<(), XlsxError> {
        for ((column, cell), width) in (0..).zip(row).zip(&mut self.widths) {
            *width = (*width).max(cell.told().chars().count());
            write(
                &mut self.worksheet,
                (self.row, column),
                cell,
                formats,
                notes,
            )?;
        }
        self.row += 1;
        Ok(())
    }

    /// The sheet with what it gets when all rows are known.
    fn finished(mut self, table: &'static Table) -> Result<Worksheet, XlsxError> {
        let (narrow, wide) = WIDTHS;
        for (at, width) in (0..).zip(&self.widths) {
            let width = (*width + 1).clamp(narrow, wide);
            self.worksheet.set_column_width(at, width as f64)?;
        }
        let last = u16::try_from(table.columns().count().saturating_sub(1)).unwrap_or(u16::MAX);
        self.worksheet.set_freeze_panes(1, 0)?;
        self.worksheet.autofilter(0, 0, self.row - 1, last)?;
        Ok(self.worksheet)
    }
}

/// Writes a cell. A text is never taken for a formula, a link or a number.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
    formats: &Formats,
    notes: &mut Notes,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Null => {}
        Cell::Integer(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Decimal(number) => {
            notes.rounded += usize::from(digits(*number) > DIGITS);
            sheet.write_number(row, column, number.to_f64().unwrap_or_default())?;
        }
        Cell::Flag(flag) => {
            sheet.write_boolean(row, column, *flag)?;
        }
        Cell::Day(day) => match serial(*day) {
            Some(day) => {
                sheet.write_datetime_with_format(row, column, &day, &formats.day)?;
            }
            None => {
                sheet.write_string(row, column, day.to_string())?;
            }
        },
        Cell::Text(text) => {
            let short = short(text);
            notes.cut += usize::from(short.is_some());
            let text = short.as_deref().unwrap_or(text);
            if is_formula(text) {
                sheet.write_string_with_format(row, column, text, &formats.quoted)?;
            } else {
                sheet.write_string(row, column, text)?;
            }
        }
    }
    Ok(())
}

/// A day of Excel's calendar, which has a day too many before March 1900. Days before stay texts.
fn serial(day: Date) -> Option<ExcelDateTime> {
    let (year, month, date) = CREATED;
    let is_known = day
        >= Date::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            date.try_into().ok()?,
        )
        .ok()?;
    let parts = (
        day.year().try_into().ok()?,
        day.month().try_into().ok()?,
        day.day().try_into().ok()?,
    );
    ExcelDateTime::from_ymd(parts.0, parts.1, parts.2)
        .ok()
        .filter(|_| is_known)
}

/// How many digits a number has, without zeros at its ends.
fn digits(number: Decimal) -> usize {
    let digits = number.normalize().mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len()
}

/// The beginning of a text that is longer than a cell.
fn short(text: &str) -> Option<String> {
    // A letter has at least as many bytes as UTF-16 units.
    if text.len() <= UNITS || text.encode_utf16().count() <= UNITS {
        return None;
    }
    let mut room = UNITS - CUT.encode_utf16().count();
    let fits = |letter: &char| {
        let left = room.checked_sub(letter.len_utf16());
        room = left.unwrap_or_default();
        left.is_some()
    };
    Some(text.chars().take_while(fits).chain(CUT.chars()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_longer_than_a_cell_says_that_it_was_cut() {
        assert_eq!(short(&"ä".repeat(UNITS)), None);
        for letter in ["a", "ä", "€", "😀"] {
            let cut = short(&letter.repeat(UNITS + 1)).unwrap();
            let units = cut.encode_utf16().count();
            assert!(
                units <= UNITS && units > UNITS - 2 && cut.ends_with(CUT),
                "{letter} {units}"
            );
        }
    }

    #[test]
    fn days_before_excels_calendar_stay_texts() {
        let day = |text: &str| serial(text.parse().unwrap());
        assert!(day("1900-02-28").is_none() && day("-000044-03-15").is_none());
        assert!(
            day("1900-03-01").is_some()
                && day("2026-12-31").is_some()
                && day("9999-12-31").is_some()
        );
    }

    #[test]
    fn digits_are_counted_without_zeros_at_the_ends() {
        for (text, count) in [
            ("1000000000000000000", 1),
            ("0.001", 1),
            ("123456789012345.6", 16),
            ("7.80", 2),
        ] {
            assert_eq!(digits(text.parse().unwrap()), count, "{text}");
        }
    }

    #[test]
    fn more_rows_than_a_sheet_has_go_on_in_a_second() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.xlsx");
        let mut xlsx = Xlsx::start(&path, folder.path().to_owned(), 3).unwrap();
        let failed = TABLES.len() - 1;
        for number in 0..5 {
            xlsx.row(
                failed,
                &[Cell::Integer(number), Cell::text("a"), Cell::text("b")],
            )
            .unwrap();
        }
        assert_eq!(
            xlsx.finish().unwrap(),
            ["failed has more rows than a sheet, which go on in failed (3)"]
        );
        let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
        let mut workbook = String::new();
        std::io::Read::read_to_string(
            &mut archive.by_name("xl/workbook.xml").unwrap(),
            &mut workbook,
        )
        .unwrap();
        for name in ["\"failed\"", "\"failed (2)\"", "\"failed (3)\""] {
            assert!(
                workbook.contains(&format!("<sheet name={name}")),
                "{workbook}"
            );
        }
    }
}
