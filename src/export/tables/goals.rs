//! Goals.

use super::{IN_SECTION, OF_DOCUMENT, SECTION};
use crate::export::Exported;
use crate::export::cells::{KEYS, PROVENANCE, keys, provenance};
use crate::export::table::{Cell, Column, ForeignKey, Rows, Table};
use crate::model::Goal;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "goals",
    title: "Goals",
    description: "One row per goal: what is to be reached. How much and by when stands in `quantities` and `dates`.",
    columns: &[
        KEYS,
        &[
            SECTION,
            Column::choice(
                "form",
                &["block", "list", "prose"],
                "How it is written: in a headed block, in a list of goals, as a sentence.",
            )
            .required(),
            Column::text("text", "As a reader sees it in print."),
            Column::text(
                "restates_key",
                "Key of the goal that this one repeats: count it once.",
            ),
        ],
        PROVENANCE,
    ],
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
    rows,
};

fn rows<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |goal: &'d Goal| {
        let own = [
            Cell::reference(document, goal.section.as_ref()),
            Cell::word(goal.form),
            Cell::text(goal.text.as_str()),
            Cell::reference(document, goal.restates.as_ref()),
        ];
        keys(document, &goal.id)
            .into_iter()
            .chain(own)
            .chain(provenance(&goal.source))
            .collect()
    };
    document.goals.iter().map(row).collect()
}
