//! What the records hold, as cells.

use super::table::{Cell, Column};
use crate::model::{Document, Number, Source, Unit};
use serde::Serialize;
use std::borrow::Cow;

/// Where a record comes from: the last columns of most tables.
pub(super) const PROVENANCE: &[Column] = &[
    Column::integer(
        "page",
        "1-based page, where the source has pages; the first one of a record that stands on several.",
    ),
    Column::integer(
        "first_line",
        "1-based line, of the file or of the page as read.",
    ),
    Column::integer(
        "last_line",
        "1-based line, of the file or of the page as read.",
    ),
    Column::text(
        "rule",
        "The rule that recovered the record; `ziele rules NAME` explains it.",
    ),
];

/// A unit of measure.
pub(super) const UNIT: &[Column] = &[
    Column::text(
        "unit_text",
        "The unit as printed; empty for things that are counted.",
    ),
    Column::text("unit_code", "ISO 4217 for money, UCUM where a code exists."),
    Column::integer(
        "unit_scale",
        "Factor to the plain unit: 1000 for T€. The value times this factor is in the unit of `unit_code`.",
    ),
];

/// Which document a row belongs to.
pub(super) const DOCUMENT: Column = Column::text("document", "Id of the document.").required();

/// What a record is called: by one cell among all documents, and by two.
pub(super) const KEYS: &[Column] = &[
    Column::text("key", "Id of the document, `#`, and id of the record: the one cell by which other tables name it.").unique(),
    DOCUMENT,
    Column::text("id", "Id of the record in its document.").required(),
];

impl<'d> Cell<'d> {
    /// A text. One without letters is none: of what is empty, CSV does not tell which it is.
    pub(super) fn text(text: impl Into<Cow<'d, str>>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Null
        } else {
            Self::Text(text)
        }
    }

    /// A text that may be missing.
    pub(super) fn optional(text: Option<&'d String>) -> Self {
        text.map_or(Self::Null, |text| Self::text(text.as_str()))
    }

    /// The word by which the JSON names a value of a choice.
    pub(super) fn word(value: impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(word)) => Self::text(word),
            // `null`, for a choice that is not made.
            _ => Self::Null,
        }
    }

    /// A whole number.
    pub(super) fn integer(number: impl Into<i64>) -> Self {
        Self::Integer(number.into())
    }

    /// The place of something in a list, counted from 1.
    pub(super) fn position(index: usize) -> Self {
        Self::Integer(i64::try_from(index + 1).unwrap_or(i64::MAX))
    }

    /// A number without zeros at its end.
    pub(super) fn number(number: Number) -> Self {
        Self::Decimal(number.0.normalize())
    }

    /// A day in the form `2026-12-31`. What is none stays a text, which no column of days takes.
    pub(super) fn day(day: Option<&'d String>) -> Self {
        day.map_or(Self::Null, |day| {
            day.parse()
                .map_or_else(|_| Self::text(day.as_str()), Self::Day)
        })
    }

    /// The key of the record `id`.
    pub(super) fn key(document: &Document, id: &str) -> Self {
        Self::text(key(document, id))
    }

    /// The key of a record that may be missing.
    pub(super) fn reference(document: &Document, id: Option<&String>) -> Self {
        id.map_or(Self::Null, |id| Self::key(document, id))
    }
}

/// The one cell by which tables name a record. An id of a document has no `#`, so that the two parts can be told.
pub(super) fn key(document: &Document, id: &str) -> String {
    format!("{}#{id}", document.document.id)
}

/// The cells of [`KEYS`].
pub(super) fn keys<'d>(document: &'d Document, id: &'d str) -> [Cell<'d>; 3] {
    [
        Cell::key(document, id),
        Cell::text(document.document.id.as_str()),
        Cell::text(id),
    ]
}

/// The cell of [`DOCUMENT`].
pub(super) fn document(document: &Document) -> Cell<'_> {
    Cell::text(document.document.id.as_str())
}

/// The cells of [`PROVENANCE`].
pub(super) fn provenance(source: &Source) -> [Cell<'_>; 4] {
    let [first, last] = source.lines;
    [
        source.page.map_or(Cell::Null, Cell::integer),
        Cell::integer(first),
        Cell::integer(last),
        Cell::text(&*source.rule),
    ]
}

/// The cells of [`UNIT`].
pub(super) fn unit(unit: Option<&Unit>) -> [Cell<'_>; 3] {
    match unit {
        Some(unit) => [
            Cell::text(unit.text.as_str()),
            Cell::optional(unit.code.as_ref()),
            Cell::integer(unit.scale),
        ],
        None => [Cell::Null, Cell::Null, Cell::Null],
    }
}
