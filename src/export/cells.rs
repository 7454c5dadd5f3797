//! What the records hold, as cells.

use super::table::Cell;
use crate::model::{Document, Number};
use serde::Serialize;
use std::borrow::Cow;

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
        // An id of a document has no `#`, so that the two parts can be told.
        Self::text(format!("{}#{id}", document.document.id))
    }

    /// The key of a record that may be missing.
    pub(super) fn reference(document: &Document, id: Option<&String>) -> Self {
        id.map_or(Self::Null, |id| Self::key(document, id))
    }
}
