//! Projects.

use super::{IN_SECTION, OF_DOCUMENT, SECTION};
use crate::export::field::{Field, Fields, Row, cells, columns};
use crate::export::table::{Cell, Column, Table};
use crate::model::Project;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "projects",
    title: "Projects",
    description: "One row per project: an undertaking with a milestone and a state.",
    columns: || columns(FIELDS),
    primary_key: &["document", "id"],
    foreign_keys: &[OF_DOCUMENT, IN_SECTION],
    rows: |exported| {
        let document = exported.document;
        cells(document, FIELDS, Row::all(&document.projects))
    },
};

const FIELDS: Fields<Project> = &[
    Field::KEYS,
    &[
        SECTION.filled_by(|document, row| Cell::reference(document, row.item.section.as_ref())),
        Column::text("title", "As printed.")
            .filled_by(|_, row| Cell::text(row.item.title.as_str())),
        Column::text(
            "milestone_kind",
            "The next milestone, as printed: `Pilot`, `Abschluss`.",
        )
        .filled_by(|_, row| {
            let milestone = row.item.milestone.as_ref();
            Cell::optional(milestone.map(|milestone| &milestone.kind))
        }),
        Column::text(
            "milestone_edtf",
            "When, ISO 8601-2 level 2, where the text says a date.",
        )
        .filled_by(|_, row| {
            let milestone = row.item.milestone.as_ref();
            Cell::optional(milestone.and_then(|milestone| milestone.edtf.as_ref()))
        }),
        Column::text("milestone_text", "When, as printed.").filled_by(|_, row| {
            let milestone = row.item.milestone.as_ref();
            Cell::optional(milestone.map(|milestone| &milestone.text))
        }),
        Column::text("status", "As printed.")
            .filled_by(|_, row| Cell::optional(row.item.status.as_ref())),
        Column::text("text", "What it is about.")
            .filled_by(|_, row| Cell::optional(row.item.text.as_ref())),
    ],
    Field::PROVENANCE,
];
