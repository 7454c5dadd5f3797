//! Goals.

use super::{IN_SECTION, OF_DOCUMENT, SECTION};
use crate::export::field::{Field, Fields, Row, cells, columns};
use crate::export::table::{Cell, Column, ForeignKey, Table};
use crate::model::Goal;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "goals",
    title: "Goals",
    description: "One row per goal: what is to be reached. How much and by when stands in `quantities` and `dates`.",
    columns: || columns(FIELDS),
    primary_key: &["document", "id"],
    foreign_keys: &[
        OF_DOCUMENT,
        IN_SECTION,
        ForeignKey {
            column: "restates_key",
            table: "goals",
            key: "key",
        },
    ],
    rows: |exported| {
        let document = exported.document;
        cells(document, FIELDS, Row::all(&document.goals))
    },
};

const FIELDS: Fields<Goal> = &[
    Field::KEYS,
    &[
        SECTION.filled_by(|document, row| Cell::reference(document, row.item.section.as_ref())),
        Column::choice(
            "form",
            &["block", "list", "prose"],
            "How it is written: in a headed block, in a list of goals, as a sentence.",
        )
        .required()
        .filled_by(|_, row| Cell::word(row.item.form)),
        Column::text("text", "As a reader sees it in print.")
            .filled_by(|_, row| Cell::text(row.item.text.as_str())),
        Column::text(
            "restates_key",
            "Key of the goal that this one repeats: count it once.",
        )
        .filled_by(|document, row| Cell::reference(document, row.item.restates.as_ref())),
    ],
    Field::PROVENANCE,
];
