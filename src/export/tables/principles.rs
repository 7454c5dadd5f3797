//! Principles.

use super::{IN_SECTION, OF_DOCUMENT, SECTION};
use crate::export::Exported;
use crate::export::cells::{KEYS, PROVENANCE, keys, provenance};
use crate::export::table::{Cell, Column, Rows, Table};
use crate::model::Principle;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "principles",
    title: "Principles",
    description: "One row per principle: what is always to be heeded.",
    columns: &[
        KEYS,
        &[
            SECTION,
            Column::text("text", "As a reader sees it in print."),
        ],
        PROVENANCE,
    ],
    primary_key: &["document", "id"],
    foreign_keys: &[OF_DOCUMENT, IN_SECTION],
    rows,
};

fn rows<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |principle: &'d Principle| {
        let own = [
            Cell::reference(document, principle.section.as_ref()),
            Cell::text(principle.text.as_str()),
        ];
        keys(document, &principle.id)
            .into_iter()
            .chain(own)
            .chain(provenance(&principle.source))
            .collect()
    };
    document.principles.iter().map(row).collect()
}
