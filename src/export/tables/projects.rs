//! Projects.

use super::{IN_SECTION, OF_DOCUMENT, SECTION};
use crate::export::Exported;
use crate::export::cells::{KEYS, PROVENANCE, keys, provenance};
use crate::export::table::{Cell, Column, Rows, Table};
use crate::model::Project;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "projects",
    title: "Projects",
    description: "One row per project: an undertaking with a milestone and a state.",
    columns: &[
        KEYS,
        &[
            SECTION,
            Column::text("title", "As printed."),
            Column::text(
                "milestone_kind",
                "The next milestone, as printed: `Pilot`, `Abschluss`.",
            ),
            Column::text(
                "milestone_edtf",
                "When, ISO 8601-2 level 2, where the text says a date.",
            ),
            Column::text("milestone_text", "When, as printed."),
            Column::text("status", "As printed."),
            Column::text("text", "What it is about."),
        ],
        PROVENANCE,
    ],
    primary_key: &["document", "id"],
    foreign_keys: &[OF_DOCUMENT, IN_SECTION],
    rows,
};

fn rows<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |project: &'d Project| {
        let milestone = project.milestone.as_ref();
        let own = [
            Cell::reference(document, project.section.as_ref()),
            Cell::text(project.title.as_str()),
            Cell::optional(milestone.map(|milestone| &milestone.kind)),
            Cell::optional(milestone.and_then(|milestone| milestone.edtf.as_ref())),
            Cell::optional(milestone.map(|milestone| &milestone.text)),
            Cell::optional(project.status.as_ref()),
            Cell::optional(project.text.as_ref()),
        ];
        keys(document, &project.id)
            .into_iter()
            .chain(own)
            .chain(provenance(&project.source))
            .collect()
    };
    document.projects.iter().map(row).collect()
}
