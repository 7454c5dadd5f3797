//! What the checks find, and what the extraction tells.

use super::OF_DOCUMENT;
use crate::export::field::{FIRST_LINE, Field, Fields, LAST_LINE, Parent, Row, cells, columns};
use crate::export::table::{Cell, Column, ForeignKey, Table};
use crate::model::{Diagnostic, Finding, Place};

const SEVERITIES: &[&str] = &["note", "warning", "error"];

/// The findings.
pub(super) const FINDINGS: Table = Table {
    name: "findings",
    title: "Findings",
    description: "One row per thing that does not agree in a document, as `ziele check` tells it. Its id is a fingerprint that stays as long as the \
                  same records say the same. Provenance is the place to mend first.",
    columns: || columns(FINDING),
    primary_key: &["document", "id"],
    foreign_keys: &[OF_DOCUMENT],
    rows: |exported| cells(exported.document, FINDING, Row::all(exported.findings)),
};

/// What was compared.
pub(super) const PLACES: Table = Table {
    name: "finding_places",
    title: "Places of findings",
    description: "One row per place that a finding compares, the place to mend first.",
    columns: || columns(PLACE),
    primary_key: &["finding_key", "position"],
    foreign_keys: &[
        OF_DOCUMENT,
        ForeignKey {
            column: "finding_key",
            table: "findings",
            key: "key",
        },
    ],
    rows: |exported| {
        let findings = exported.findings.iter();
        let rows =
            findings.flat_map(|finding| Row::within(Parent::Finding(finding), &finding.places));
        cells(exported.document, PLACE, rows)
    },
};

/// What a reader should know about the extraction.
pub(super) const DIAGNOSTICS: Table = Table {
    name: "diagnostics",
    title: "Diagnostics",
    description: "One row per thing that a reader should know about the extraction of a document.",
    columns: || columns(DIAGNOSTIC),
    primary_key: &["document", "number"],
    foreign_keys: &[OF_DOCUMENT],
    rows: |exported| {
        let document = exported.document;
        cells(document, DIAGNOSTIC, Row::all(&document.diagnostics))
    },
};

const FINDING: Fields<Finding> = &[
    Field::KEYS,
    &[
        Column::text(
            "check",
            "The check; `ziele check --describe NAME` explains it.",
        )
        .required()
        .filled_by(|_, row| Cell::text(row.item.check.as_str())),
        Column::choice(
            "severity",
            SEVERITIES,
            "How sure it is that something is wrong.",
        )
        .required()
        .filled_by(|_, row| Cell::word(row.item.severity)),
        Column::text("message", "What does not agree.")
            .filled_by(|_, row| Cell::text(row.item.message.as_str())),
        Column::text("arithmetic", "How it was reckoned.")
            .filled_by(|_, row| Cell::optional(row.item.arithmetic.as_ref())),
    ],
];

const PLACE: Fields<Place> = &[&[
    Field::DOCUMENT,
    Column::text("finding_key", "Key of the finding.")
        .required()
        .filled_by(|document, row| match row.parent {
            Parent::Finding(finding) => Cell::key(document, &finding.fingerprint),
            _ => Cell::Null,
        }),
    Column::integer("position", "1 for the place to mend first.")
        .required()
        .filled_by(|_, row| Cell::position(row.at)),
    Column::text(
        "record_key",
        "Key of the section, goal, indicator or project that says so.",
    )
    .filled_by(|document, row| Cell::reference(document, row.item.record.as_ref())),
    Column::text("text", "What it says.").filled_by(|_, row| Cell::text(row.item.text.as_str())),
    Column::integer("page", "1-based page, where the source has pages.")
        .filled_by(|_, row| row.item.at.page.map_or(Cell::Null, Cell::integer)),
    FIRST_LINE
        .required()
        .filled_by(|_, row| Cell::integer(row.item.at.lines[0])),
    LAST_LINE
        .required()
        .filled_by(|_, row| Cell::integer(row.item.at.lines[1])),
]];

const DIAGNOSTIC: Fields<Diagnostic> = &[
    &[
        Field::DOCUMENT,
        Column::integer("number", "Running number in the document.")
            .required()
            .filled_by(|_, row| Cell::position(row.at)),
        Column::text("code", "What kind of thing, in kebab-case.")
            .filled_by(|_, row| Cell::text(row.item.code.as_str())),
        Column::choice("severity", SEVERITIES, "How much it matters.")
            .required()
            .filled_by(|_, row| Cell::word(row.item.severity)),
        Column::text("message", "What happened and what can be done.")
            .filled_by(|_, row| Cell::text(row.item.message.as_str())),
    ],
    Field::PROVENANCE,
];
