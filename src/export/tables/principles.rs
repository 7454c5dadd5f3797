//! Principles.

use super::{IN_SECTION, OF_DOCUMENT, SECTION};
use crate::export::field::{Field, Fields, Row, cells, columns};
use crate::export::table::{Cell, Column, Table};
use crate::model::Principle;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "principles",
    title: "Principles",
    description: "One row per principle: what is always to be heeded.",
    columns: || columns(FIELDS),
    primary_key: &["document", "id"],
    foreign_keys: &[OF_DOCUMENT, IN_SECTION],
    rows: |exported| {
        let document = exported.document;
        cells(document, FIELDS, Row::all(&document.principles))
    },
};

const FIELDS: Fields<Principle> = &[
    Field::KEYS,
    &[
        SECTION.filled_by(|document, row| Cell::reference(document, row.item.section.as_ref())),
        Column::text("text", "As a reader sees it in print.")
            .filled_by(|_, row| Cell::text(row.item.text.as_str())),
    ],
    Field::PROVENANCE,
];
