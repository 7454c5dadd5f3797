//! A place that speaks of a time.

use crate::model::Date;
use std::ops::Range;

/// A place in a sentence that speaks of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes, with the preposition.
    pub range: Range<usize>,
    /// The date; `None` for a year that is a name or only a measure ("gegenüber 1990"), and for a date without year where nothing gives one.
    pub date: Option<Date>,
}
