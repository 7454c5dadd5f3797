//! What the checks find, and what the extraction tells.

use super::OF_DOCUMENT;
use crate::export::Exported;
use crate::export::cells::{self, DOCUMENT, KEYS, PROVENANCE, keys, provenance};
use crate::export::table::{Cell, Column, ForeignKey, Rows, Table};
use crate::model::{Diagnostic, Finding, Place};

const SEVERITIES: &[&str] = &["note", "warning", "error"];

/// The findings.
pub(super) const FINDINGS: Table = Table {
    name: "findings",
    title: "Findings",
    description: "One row per thing that does not agree in a document, as `ziele check` tells it. Its id is a fingerprint that stays as long as the \
                  same records say the same. Provenance is the place to mend first.",
    columns: &[
        KEYS,
        &[
            Column::text(
                "check",
                "The check; `ziele check --describe NAME` explains it.",
            )
            .required(),
            Column::choice(
                "severity",
                SEVERITIES,
                "How sure it is that something is wrong.",
            )
            .required(),
            Column::text("message", "What does not agree."),
            Column::text("arithmetic", "How it was reckoned."),
        ],
    ],
    primary_key: &["document", "id"],
    foreign_keys: &[OF_DOCUMENT],
    rows: findings,
};

/// What was compared.
pub(super) const PLACES: Table = Table {
    name: "finding_places",
    title: "Places of findings",
    description: "One row per place that a finding compares, the place to mend first.",
    columns: &[&[
        DOCUMENT,
        Column::text("finding_key", "Key of the finding.").required(),
        Column::integer("position", "1 for the place to mend first.").required(),
        Column::text(
            "record_key",
            "Key of the section, goal, indicator or project that says so.",
        ),
        Column::text("text", "What it says."),
        Column::integer("page", "1-based page, where the source has pages."),
        Column::integer(
            "first_line",
            "1-based line, of the file or of the page as read.",
        )
        .required(),
        Column::integer(
            "last_line",
            "1-based line, of the file or of the page as read.",
        )
        .required(),
    ]],
    primary_key: &["finding_key", "position"],
    foreign_keys: &[
        OF_DOCUMENT,
        ForeignKey {
            column: "finding_key",
            table: "findings",
            key: "key",
        },
    ],
    rows: places,
};

/// What a reader should know about the extraction.
pub(super) const DIAGNOSTICS: Table = Table {
    name: "diagnostics",
    title: "Diagnostics",
    description: "One row per thing that a reader should know about the extraction of a document.",
    columns: &[
        &[
            DOCUMENT,
            Column::integer("number", "Running number in the document.").required(),
            Column::text("code", "What kind of thing, in kebab-case."),
            Column::choice("severity", SEVERITIES, "How much it matters.").required(),
            Column::text("message", "What happened and what can be done."),
        ],
        PROVENANCE,
    ],
    primary_key: &["document", "number"],
    foreign_keys: &[OF_DOCUMENT],
    rows: diagnostics,
};

fn findings<'d>(exported: Exported<'d>) -> Rows<'d> {
    let row = |finding: &'d Finding| {
        let own = [
            Cell::text(finding.check.as_str()),
            Cell::word(finding.severity),
            Cell::text(finding.message.as_str()),
            Cell::optional(finding.arithmetic.as_ref()),
        ];
        keys(exported.document, &finding.fingerprint)
            .into_iter()
            .chain(own)
            .collect()
    };
    exported.findings.iter().map(row).collect()
}

fn places<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |finding: &'d Finding, at: usize, place: &'d Place| {
        let [first, last] = place.at.lines;
        vec![
            cells::document(document),
            Cell::key(document, &finding.fingerprint),
            Cell::position(at),
            Cell::reference(document, place.record.as_ref()),
            Cell::text(place.text.as_str()),
            place.at.page.map_or(Cell::Null, Cell::integer),
            Cell::integer(first),
            Cell::integer(last),
        ]
    };
    let places = exported.findings.iter().flat_map(|finding| {
        finding
            .places
            .iter()
            .enumerate()
            .map(move |(at, place)| (finding, at, place))
    });
    places
        .map(|(finding, at, place)| row(finding, at, place))
        .collect()
}

fn diagnostics<'d>(exported: Exported<'d>) -> Rows<'d> {
    let row = |(at, diagnostic): (usize, &'d Diagnostic)| {
        let own = [
            cells::document(exported.document),
            Cell::position(at),
            Cell::text(diagnostic.code.as_str()),
            Cell::word(diagnostic.severity),
            Cell::text(diagnostic.message.as_str()),
        ];
        let nowhere = [Cell::Null, Cell::Null, Cell::Null, Cell::Null];
        own.into_iter()
            .chain(diagnostic.source.as_ref().map_or(nowhere, provenance))
            .collect()
    };
    exported
        .document
        .diagnostics
        .iter()
        .enumerate()
        .map(row)
        .collect()
}
