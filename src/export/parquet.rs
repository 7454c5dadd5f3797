//! Parquet, one file per table: texts, 64-bit integers, exact decimals, days and truths, with nothing where the document does not say.

use super::Sink;
use super::sheets::{Sheets, Stamped};
use super::table::{Cell, Column, Kind, Table};
use crate::atomic::Unusable;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use rust_decimal::Decimal;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Digits of a decimal, as many as the format's 16 bytes hold.
const PRECISION: u8 = 38;
/// Digits behind the point.
const SCALE: u32 = 10;
/// Bytes of a decimal.
const WIDTH: i32 = 16;

/// A row group is written when it has so many rows ...
const GROUP_ROWS: usize = 65_536;
/// ... or so many bytes of text: what is gathered stays small, whatever the number of documents.
const GROUP_BYTES: usize = 4 << 20;

/// The files.
pub(super) struct Parquet {
    sheets: Sheets<File>,
    /// How many decimals have more digits than the files.
    rounded: usize,
}

impl Parquet {
    /// Starts the files in a folder.
    pub(super) fn create(folder: &Path) -> Result<Self, Unusable> {
        Ok(Self {
            sheets: Sheets::create(folder, "parquet", |table, file| {
                File::new(table, file).map_err(plain)
            })?,
            rounded: 0,
        })
    }
}

impl Sink for Parquet {
    fn row(&mut self, table: usize, row: &[Cell<'_>]) -> Result<(), Unusable> {
        let rounded = &mut self.rounded;
        self.sheets
            .write(table, |file| file.row(row, rounded).map_err(plain))
    }

    fn finish(self) -> Result<Vec<String>, Unusable> {
        self.sheets
            .close(|file| file.finish().map_err(plain))?
            .0
            .publish()?;
        let note = format!(
            "{} numbers have more digits than the {} before and the {SCALE} behind the point of DECIMAL({PRECISION},{SCALE}); they are the nearest that \
             fit, and `text` or `raw` has them as printed",
            self.rounded,
            u32::from(PRECISION) - SCALE
        );
        Ok(Some(note)
            .filter(|_| self.rounded > 0)
            .into_iter()
            .collect())
    }
}

/// The error of the disk, where it is one.
fn plain(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(inner) => io::Error::other(inner),
        },
        other => io::Error::other(other),
    }
}

/// A file with the rows that are not written yet.
struct File {
    writer: SerializedFileWriter<Stamped>,
    columns: Vec<Gathered>,
    rows: usize,
    bytes: usize,
}

/// The cells of a column.
struct Gathered {
    values: Values,
    required: bool,
    /// 1 for each cell that holds something, 0 for each that does not.
    levels: Vec<i16>,
}

enum Values {
    Texts(Vec<ByteArray>),
    Integers(Vec<i64>),
    Decimals(Vec<FixedLenByteArray>),
    Flags(Vec<bool>),
    Days(Vec<i32>),
}

impl File {
    fn new(table: &'static Table, file: Stamped) -> Result<Self, ParquetError> {
        let told = |key: &str, value: &str| KeyValue::new(key.to_owned(), value.to_owned());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("ziele version {}", env!("CARGO_PKG_VERSION")))
            .set_key_value_metadata(Some(vec![
                told("title", table.title),
                told("description", table.description),
            ]))
            .build();
        let fields = table.columns().map(field).collect::<Result<_, _>>()?;
        let schema = Type::group_type_builder(table.name)
            .with_fields(fields)
            .build()?;
        let writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties))?;
        Ok(Self {
            writer,
            columns: table.columns().map(Gathered::new).collect(),
            rows: 0,
            bytes: 0,
        })
    }

    fn row(&mut self, row: &[Cell<'_>], rounded: &mut usize) -> Result<(), ParquetError> {
        for (column, cell) in self.columns.iter_mut().zip(row) {
            self.bytes += column.push(cell, rounded);
        }
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.group()
        } else {
            Ok(())
        }
    }

    /// Writes what is gathered.
    fn group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column()? else {
                break;
            };
            column.write(writer.untyped())?;
            writer.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    fn finish(mut self) -> Result<Stamped, ParquetError> {
        if self.rows > 0 {
            self.group()?;
        }
        self.writer.into_inner()
    }
}

fn field(column: &'static Column) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text | Kind::Choice(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Decimal => (
            Physical::FIXED_LEN_BYTE_ARRAY,
            Some(LogicalType::decimal(SCALE.try_into()?, PRECISION.into())),
        ),
        Kind::Flag => (Physical::BOOLEAN, None),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let mut builder = Type::primitive_type_builder(column.name, physical)
        .with_repetition(if column.required {
            Repetition::REQUIRED
        } else {
            Repetition::OPTIONAL
        })
        .with_logical_type(logical);
    if column.kind == Kind::Decimal {
        builder = builder
            .with_length(WIDTH)
            .with_precision(PRECISION.into())
            .with_scale(SCALE.try_into()?);
    }
    Ok(Arc::new(builder.build()?))
}

impl Gathered {
    fn new(column: &'static Column) -> Self {
        let values = match column.kind {
            Kind::Text | Kind::Choice(_) => Values::Texts(Vec::new()),
            Kind::Integer => Values::Integers(Vec::new()),
            Kind::Decimal => Values::Decimals(Vec::new()),
            Kind::Flag => Values::Flags(Vec::new()),
            Kind::Day => Values::Days(Vec::new()),
        };
        Self {
            values,
            required: column.required,
            levels: Vec::new(),
        }
    }

    /// Takes a cell and says how many bytes of text it has.
    fn push(&mut self, cell: &Cell<'_>, rounded: &mut usize) -> usize {
        let mut bytes = 0;
        match (&mut self.values, cell) {
            (Values::Texts(values), Cell::Text(text)) => {
                bytes = text.len();
                values.push(ByteArray::from(&**text));
            }
            (Values::Integers(values), Cell::Integer(number)) => values.push(*number),
            (Values::Decimals(values), Cell::Decimal(number)) => {
                let (unscaled, is_exact) = unscaled(*number);
                *rounded += usize::from(!is_exact);
                values.push(unscaled.to_be_bytes().to_vec().into());
            }
            (Values::Flags(values), Cell::Flag(flag)) => values.push(*flag),
            (Values::Days(values), Cell::Day(day)) => values.push(
                jiff::civil::date(1970, 1, 1)
                    .until(*day)
                    .map_or(0, |span| span.get_days()),
            ),
            // Rows were looked at before: nothing else but an empty cell comes here.
            _ => {
                self.levels.push(0);
                return bytes;
            }
        }
        self.levels.push(1);
        bytes
    }

    fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        let levels = Some(self.levels.as_slice()).filter(|_| !self.required);
        match (&mut self.values, writer) {
            (Values::Texts(values), ColumnWriter::ByteArrayColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?
            }
            (Values::Integers(values), ColumnWriter::Int64ColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?
            }
            (Values::Decimals(values), ColumnWriter::FixedLenByteArrayColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?
            }
            (Values::Flags(values), ColumnWriter::BoolColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?
            }
            (Values::Days(values), ColumnWriter::Int32ColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?
            }
            _ => {
                return Err(ParquetError::General(
                    "a column is of another type than its cells".to_owned(),
                ));
            }
        };
        self.levels.clear();
        match &mut self.values {
            Values::Texts(values) => values.clear(),
            Values::Integers(values) => values.clear(),
            Values::Decimals(values) => values.clear(),
            Values::Flags(values) => values.clear(),
            Values::Days(values) => values.clear(),
        }
        Ok(())
    }
}

/// A decimal as a whole number of units of its last digit, and whether it is that number: else it is the nearest one that the precision allows. One
/// number that no city ever meant does not keep all others from their readers.
fn unscaled(number: Decimal) -> (i128, bool) {
    let rounded = number.normalize().round_dp(SCALE);
    let factor = 10_i128.pow(SCALE.saturating_sub(rounded.scale()));
    let largest = 10_i128.pow(PRECISION.into()) - 1;
    let unscaled = rounded.mantissa().saturating_mul(factor);
    let kept = unscaled.clamp(-largest, largest);
    (kept, kept == unscaled && rounded == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_stay_exact_up_to_ten_digits_behind_the_point() {
        for (text, digits) in [
            ("7.8", 78_000_000_000),
            ("-0.0000000001", -1),
            ("0", 0),
            ("1000", 10_000_000_000_000),
        ] {
            assert_eq!(unscaled(text.parse().unwrap()), (digits, true), "{text}");
        }
    }

    #[test]
    fn a_decimal_with_more_digits_becomes_the_nearest() {
        let nearest = |text: &str| unscaled(text.parse().unwrap());
        assert_eq!(nearest("0.12345678915"), (1_234_567_892, false));
        let (largest, is_exact) = nearest("9999999999999999999999999999");
        assert_eq!((largest.to_string().len(), is_exact), (38, true));
        assert_eq!(
            nearest("10000000000000000000000000000"),
            (10_i128.pow(38) - 1, false)
        );
        assert_eq!(
            nearest("-79228162514264337593543950335"),
            (1 - 10_i128.pow(38), false)
        );
    }
}
