//! How a table is described: its columns with their types, its keys, and what a cell may hold.
//!
//! All formats derive their heads, types and schemas from these descriptions, so that each stands once.

use super::Exported;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name, which is also that of its file or sheet.
    pub name: &'static str,
    /// What a row is, in a few words.
    pub title: &'static str,
    /// What a row is, in sentences.
    pub description: &'static str,
    /// The columns, in their order.
    pub(super) columns: fn() -> Vec<&'static Column>,
    /// Columns that together are there only once.
    pub primary_key: &'static [&'static str],
    /// Columns that name a row of another table.
    pub foreign_keys: &'static [ForeignKey],
    /// Makes the rows of a document.
    pub(super) rows: for<'d> fn(Exported<'d>) -> Rows<'d>,
}

/// A column that holds a key of a table, or nothing.
#[derive(Debug)]
pub struct ForeignKey {
    /// The column.
    pub column: &'static str,
    /// The table that it points into.
    pub table: &'static str,
    /// The column that it points to.
    pub key: &'static str,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// In `snake_case`.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether every row has a value.
    pub required: bool,
    /// Whether no two rows share a value.
    pub unique: bool,
    /// What the value says.
    pub description: &'static str,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// Yes or no.
    Flag,
    /// A day of the calendar.
    Day,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell<'d> {
    /// The document does not say.
    Null,
    /// A text, or a word of a choice.
    Text(Cow<'d, str>),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(Decimal),
    /// Yes or no.
    Flag(bool),
    /// A day of the calendar.
    Day(Date),
}

/// The rows of one table that a document has.
pub(crate) type Rows<'d> = Vec<Vec<Cell<'d>>>;

impl Table {
    /// The columns, in their order.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = &'static Column> + Clone + use<> {
        (self.columns)().into_iter()
    }

    /// The place of a column.
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns().position(|own| own.name == column)
    }

    /// What is wrong with a row: too many cells or too few, a cell of another type, or none where there must be one.
    pub(super) fn fault(&self, row: &[Cell<'_>]) -> Option<String> {
        if row.len() != self.columns().len() {
            return Some(format!("a row of {} has {} cells", self.name, row.len()));
        }
        let (column, _) = self
            .columns()
            .zip(row)
            .find(|(column, cell)| !column.holds(cell))?;
        Some(format!(
            "{} of {} is missing or of another type",
            column.name, self.name
        ))
    }
}

impl Column {
    const fn new(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self {
            name,
            kind,
            required: false,
            unique: false,
            description,
        }
    }

    /// A column of text.
    pub(super) const fn text(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Text, description)
    }

    /// A column of words.
    pub(super) const fn choice(
        name: &'static str,
        words: &'static [&'static str],
        description: &'static str,
    ) -> Self {
        Self::new(name, Kind::Choice(words), description)
    }

    /// A column of whole numbers.
    pub(super) const fn integer(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Integer, description)
    }

    /// A column of decimal numbers.
    pub(super) const fn decimal(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Decimal, description)
    }

    /// A column of truths.
    pub(super) const fn flag(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Flag, description)
    }

    /// A column of days.
    pub(super) const fn day(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Day, description)
    }

    /// The same column, with a value in every row.
    #[must_use]
    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same column, with another value in every row.
    #[must_use]
    pub(super) const fn unique(mut self) -> Self {
        self.required = true;
        self.unique = true;
        self
    }

    fn holds(&self, cell: &Cell<'_>) -> bool {
        match (cell, self.kind) {
            (Cell::Null, _) => !self.required,
            (Cell::Text(word), Kind::Choice(words)) => words.contains(&&**word),
            (Cell::Text(_), Kind::Text)
            | (Cell::Integer(_), Kind::Integer)
            | (Cell::Decimal(_), Kind::Decimal)
            | (Cell::Flag(_), Kind::Flag)
            | (Cell::Day(_), Kind::Day) => true,
            _ => false,
        }
    }
}

impl Cell<'_> {
    /// What it holds, as text: numbers exactly, days as `2026-12-31`, truths as `true` and `false`. Empty for nothing.
    pub(super) fn told(&self) -> Cow<'_, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Decimal(number) => Cow::Owned(number.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Self::Day(day) => Cow::Owned(day.to_string()),
        }
    }
}
