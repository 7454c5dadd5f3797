//! The tables, one file per subject.

mod documents;
mod failed;
mod findings;
mod goals;
mod indicators;
mod papers;
mod principles;
mod projects;
mod promises;
mod questions;
mod sections;

use super::table::{Column, ForeignKey, Rows, Table};
use crate::model::Failure;

/// All tables. None stands before one that it points into.
pub const TABLES: &[Table] = &[
    documents::TABLE,
    sections::TABLE,
    goals::TABLE,
    indicators::INDICATORS,
    indicators::SERIES,
    indicators::INDICATOR_GOALS,
    principles::TABLE,
    projects::TABLE,
    papers::PAPERS,
    papers::PARTIES,
    papers::CONTACTS,
    papers::CONSULTATIONS,
    questions::QUESTIONS,
    questions::REFERENCES,
    promises::QUANTITIES,
    promises::DATES,
    findings::FINDINGS,
    findings::PLACES,
    findings::DIAGNOSTICS,
    failed::TABLE,
];

/// The last table has what could not be read.
const FAILED: usize = TABLES.len() - 1;

/// What could not be read: the number of its table, and the rows.
pub(super) fn failed(failures: &[Failure]) -> (usize, Rows<'_>) {
    (FAILED, failed::rows(failures))
}

const OF_DOCUMENT: ForeignKey = ForeignKey {
    column: "document",
    table: "documents",
    key: "document",
};

const SECTION: Column = Column::text("section_key", "Key of the section that it stands in.");

const IN_SECTION: ForeignKey = ForeignKey {
    column: "section_key",
    table: "sections",
    key: "key",
};
