//! What could not be read: no document is missing without a word.

use crate::export::table::{Cell, Column, Rows, Table};
use crate::model::Failure;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "failed",
    title: "Not read",
    description: "One row per source or output that could not be read, now or when the outputs were made: the other tables have nothing of it.",
    columns: &[&[
        Column::integer("number", "Running number.").required(),
        Column::text("path", "Relative to the folder that was given."),
        Column::text("error", "The cause."),
    ]],
    primary_key: &["number"],
    foreign_keys: &[],
    // They belong to no document.
    rows: |_| Rows::new(),
};

/// The rows of all that failed.
pub(in crate::export) fn rows<'d>(failures: &'d [Failure]) -> Rows<'d> {
    let row = |(at, failure): (usize, &'d Failure)| {
        let Failure { path, error } = failure;
        vec![
            Cell::position(at),
            Cell::text(path.as_str()),
            Cell::text(error.as_str()),
        ]
    };
    failures.iter().enumerate().map(row).collect()
}
