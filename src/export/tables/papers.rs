//! The heads of council papers: what they are, who stands in them, where they are dealt with.

use super::OF_DOCUMENT;
use crate::export::field::{Field, Fields, Parent, Row, cells, columns};
use crate::export::table::{Cell, Column, Rows, Table};
use crate::model::{Consultation, Contact, Council, Document};

/// The heads.
pub(super) const PAPERS: Table = Table {
    name: "papers",
    title: "Council papers",
    description: "One row per council paper: what its head says.",
    columns: || columns(PAPER),
    primary_key: &["document"],
    foreign_keys: &[OF_DOCUMENT],
    rows: |exported| {
        let document = exported.document;
        cells(document, PAPER, Row::all(&document.council))
    },
};

/// Those who stand in a head without more than their names.
pub(super) const PARTIES: Table = Table {
    name: "paper_parties",
    title: "Names in council papers",
    description: "One row per name in the head of a council paper.",
    columns: || columns(PARTY),
    primary_key: &["document", "role", "position"],
    foreign_keys: &[OF_DOCUMENT],
    rows: |exported| parties(exported.document),
};

/// Those who answer questions about a paper.
pub(super) const CONTACTS: Table = Table {
    name: "contacts",
    title: "Contacts",
    description: "One row per person who answers questions about a council paper.",
    columns: || columns(CONTACT),
    primary_key: &["document", "position"],
    foreign_keys: &[OF_DOCUMENT],
    rows: |exported| {
        let document = exported.document;
        let heads = document.council.iter();
        let contacts = heads.flat_map(|council| &council.contacts);
        cells(document, CONTACT, Row::all(contacts))
    },
};

/// Where a paper is dealt with.
pub(super) const CONSULTATIONS: Table = Table {
    name: "consultations",
    title: "Consultations",
    description: "One row per session in which a council paper is dealt with.",
    columns: || columns(CONSULTATION),
    primary_key: &["document", "position"],
    foreign_keys: &[OF_DOCUMENT],
    rows: |exported| {
        let document = exported.document;
        let heads = document.council.iter();
        let consultations = heads.flat_map(|council| &council.consultations);
        cells(document, CONSULTATION, Row::all(consultations))
    },
};

const PAPER: Fields<Council> = &[
    &[
        Field::ONLY_DOCUMENT,
        Column::text("reference", "The paper's number as printed.")
            .filled_by(|_, row| Cell::optional(row.item.reference.as_ref())),
        Column::text("answers", "The number of the paper that it answers.")
            .filled_by(|_, row| Cell::optional(row.item.answers.as_ref())),
        Column::text("type", "As printed: `Antwort auf Anfragen`.")
            .filled_by(|_, row| Cell::optional(row.item.type_.as_ref())),
        Column::day("date", "The day of the paper.")
            .filled_by(|_, row| Cell::day(row.item.date.as_ref())),
        Column::flag("public", "Whether the session is open to the public.")
            .filled_by(|_, row| row.item.public.map_or(Cell::Null, Cell::Flag)),
        Column::text("subject", "What it is about.")
            .filled_by(|_, row| Cell::optional(row.item.subject.as_ref())),
        Column::text("reason", "Why it is submitted.")
            .filled_by(|_, row| Cell::optional(row.item.reason.as_ref())),
        Column::text("proposal", "What the body is asked to decide.")
            .filled_by(|_, row| Cell::optional(row.item.proposal.as_ref())),
    ],
    Field::PROVENANCE,
];

const PARTY: Fields<String> = &[&[
    Field::DOCUMENT,
    Column::choice(
        "role",
        &["submitter", "department", "signatory"],
        "Who asked or moved, whose paper it is, who signed it.",
    )
    .required()
    .filled_by(|_, row| match row.parent {
        Parent::Role(role) => Cell::text(role),
        _ => Cell::Null,
    }),
    Column::integer("position", "Place among those of the role, from 1.")
        .required()
        .filled_by(|_, row| Cell::position(row.at)),
    Column::text("name", "As printed.").filled_by(|_, row| Cell::text(row.item.as_str())),
]];

const POSITION: Column = Column::integer("position", "Place in the head, from 1.").required();

const CONTACT: Fields<Contact> = &[&[
    Field::DOCUMENT,
    POSITION.filled_by(|_, row| Cell::position(row.at)),
    Column::text("name", "With the academic title.")
        .filled_by(|_, row| Cell::text(row.item.name.as_str())),
    Column::text("department", "As printed.")
        .filled_by(|_, row| Cell::optional(row.item.department.as_ref())),
    Column::text("phone", "As printed.")
        .filled_by(|_, row| Cell::optional(row.item.phone.as_ref())),
    Column::text("email", "The address.")
        .filled_by(|_, row| Cell::optional(row.item.email.as_ref())),
]];

const CONSULTATION: Fields<Consultation> = &[&[
    Field::DOCUMENT,
    POSITION.filled_by(|_, row| Cell::position(row.at)),
    Column::day("date", "The day of the session.")
        .filled_by(|_, row| Cell::day(row.item.date.as_ref())),
    Column::text("body", "The body.").filled_by(|_, row| Cell::optional(row.item.body.as_ref())),
    Column::text("agenda_item", "The item of its agenda, as printed.")
        .filled_by(|_, row| Cell::optional(row.item.agenda_item.as_ref())),
    Column::text("decision", "What it is to do.")
        .filled_by(|_, row| Cell::optional(row.item.decision.as_ref())),
]];

fn parties(document: &Document) -> Rows<'_> {
    let rows = document.council.iter().flat_map(|council| {
        let submitters = Row::within(Parent::Role("submitter"), &council.submitted_by);
        let departments = Row::within(Parent::Role("department"), &council.departments);
        let signatories = Row::within(Parent::Role("signatory"), &council.signatories);
        submitters.chain(departments).chain(signatories)
    });
    cells(document, PARTY, rows)
}
