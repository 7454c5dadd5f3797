//! The outline.

use super::OF_DOCUMENT;
use crate::export::field::{Field, Fields, Row, cells, columns};
use crate::export::table::{Cell, Column, ForeignKey, Table};
use crate::model::Section;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "sections",
    title: "Headings",
    description: "One row per heading, in the order of the document.",
    columns: || columns(FIELDS),
    primary_key: &["document", "id"],
    foreign_keys: &[
        OF_DOCUMENT,
        ForeignKey {
            column: "parent_key",
            table: "sections",
            key: "key",
        },
        ForeignKey {
            column: "summarises_key",
            table: "sections",
            key: "key",
        },
    ],
    rows: |exported| {
        let document = exported.document;
        cells(document, FIELDS, Row::all(&document.sections))
    },
};

const FIELDS: Fields<Section> = &[
    Field::KEYS,
    &[
        Column::text("number", "As printed, without its last dot.")
            .filled_by(|_, row| Cell::optional(row.item.number.as_ref())),
        Column::text("title", "As printed, line breaks healed.")
            .filled_by(|_, row| Cell::text(row.item.title.as_str())),
        Column::integer("level", "1 for a chapter.")
            .required()
            .filled_by(|_, row| Cell::integer(row.item.level)),
        Column::text("parent_key", "Key of the section above.")
            .filled_by(|document, row| Cell::reference(document, row.item.parent.as_ref())),
        Column::text(
            "summarises_key",
            "Key of the section that a topic of an overview chapter restates.",
        )
        .filled_by(|document, row| Cell::reference(document, row.item.summarises.as_ref())),
    ],
    Field::PROVENANCE,
];
