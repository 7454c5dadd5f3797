//! The outline.

use super::OF_DOCUMENT;
use crate::export::Exported;
use crate::export::cells::{KEYS, PROVENANCE, keys, provenance};
use crate::export::table::{Cell, Column, ForeignKey, Rows, Table};
use crate::model::Section;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "sections",
    title: "Headings",
    description: "One row per heading, in the order of the document.",
    columns: &[
        KEYS,
        &[
            Column::text("number", "As printed, without its last dot."),
            Column::text("title", "As printed, line breaks healed."),
            Column::integer("level", "1 for a chapter.").required(),
            Column::text("parent_key", "Key of the section above."),
            Column::text(
                "summarises_key",
                "Key of the section that a topic of an overview chapter restates.",
            ),
        ],
        PROVENANCE,
    ],
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
    rows,
};

fn rows<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |section: &'d Section| {
        let Section {
            id,
            number,
            title,
            level,
            parent,
            summarises,
            source,
        } = section;
        let own = [
            Cell::optional(number.as_ref()),
            Cell::text(title.as_str()),
            Cell::integer(*level),
            Cell::reference(document, parent.as_ref()),
            Cell::reference(document, summarises.as_ref()),
        ];
        keys(document, id)
            .into_iter()
            .chain(own)
            .chain(provenance(source))
            .collect()
    };
    document.sections.iter().map(row).collect()
}
