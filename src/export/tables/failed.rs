//! What could not be read: no document is missing without a word.

use crate::export::table::{Cell, Column, Rows, Table};
use crate::model::Failure;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "failed",
    title: "Not read",
    description: "One row per source or output that could not be read, now or when the outputs were made: the other tables have nothing of it.",
    columns: || FIELDS.iter().map(|(column, _)| column).collect(),
    primary_key: &["number"],
    foreign_keys: &[],
    // They belong to no document.
    rows: |_| Rows::new(),
};

/// Makes a cell of the failure with this place among all.
type Fill = for<'f> fn(usize, &'f Failure) -> Cell<'f>;

const FIELDS: &[(Column, Fill)] = &[
    (
        Column::integer("number", "Running number.").required(),
        |at, _| Cell::position(at),
    ),
    (
        Column::text("path", "Relative to the folder that was given."),
        |_, failure| Cell::text(failure.path.as_str()),
    ),
    (Column::text("error", "The cause."), |_, failure| {
        Cell::text(failure.error.as_str())
    }),
];

/// The rows of all that failed.
pub(in crate::export) fn rows(failures: &[Failure]) -> Rows<'_> {
    let row = |(at, failure)| FIELDS.iter().map(|(_, get)| get(at, failure)).collect();
    failures.iter().enumerate().map(row).collect()
}
