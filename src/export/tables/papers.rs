//! The heads of council papers: what they are, who stands in them, where they are dealt with.

use super::OF_DOCUMENT;
use crate::export::Exported;
use crate::export::cells::{self, DOCUMENT, PROVENANCE, provenance};
use crate::export::table::{Cell, Column, Rows, Table};
use crate::model::Council;

const POSITION: Column = Column::integer("position", "Place in the head, from 1.").required();

/// The heads.
pub(super) const PAPERS: Table = Table {
    name: "papers",
    title: "Council papers",
    description: "One row per council paper: what its head says.",
    columns: &[
        &[
            Column {
                unique: true,
                ..DOCUMENT
            },
            Column::text("reference", "The paper's number as printed."),
            Column::text("answers", "The number of the paper that it answers."),
            Column::text("type", "As printed: `Antwort auf Anfragen`."),
            Column::day("date", "The day of the paper."),
            Column::flag("public", "Whether the session is open to the public."),
            Column::text("subject", "What it is about."),
            Column::text("reason", "Why it is submitted."),
            Column::text("proposal", "What the body is asked to decide."),
        ],
        PROVENANCE,
    ],
    primary_key: &["document"],
    foreign_keys: &[OF_DOCUMENT],
    rows: papers,
};

/// Those who stand in a head without more than their names.
pub(super) const PARTIES: Table = Table {
    name: "paper_parties",
    title: "Names in council papers",
    description: "One row per name in the head of a council paper.",
    columns: &[&[
        DOCUMENT,
        Column::choice(
            "role",
            &["submitter", "department", "signatory"],
            "Who asked or moved, whose paper it is, who signed it.",
        )
        .required(),
        Column::integer("position", "Place among those of the role, from 1.").required(),
        Column::text("name", "As printed."),
    ]],
    primary_key: &["document", "role", "position"],
    foreign_keys: &[OF_DOCUMENT],
    rows: parties,
};

/// Those who answer questions about a paper.
pub(super) const CONTACTS: Table = Table {
    name: "contacts",
    title: "Contacts",
    description: "One row per person who answers questions about a council paper.",
    columns: &[&[
        DOCUMENT,
        POSITION,
        Column::text("name", "With the academic title."),
        Column::text("department", "As printed."),
        Column::text("phone", "As printed."),
        Column::text("email", "The address."),
    ]],
    primary_key: &["document", "position"],
    foreign_keys: &[OF_DOCUMENT],
    rows: contacts,
};

/// Where a paper is dealt with.
pub(super) const CONSULTATIONS: Table = Table {
    name: "consultations",
    title: "Consultations",
    description: "One row per session in which a council paper is dealt with.",
    columns: &[&[
        DOCUMENT,
        POSITION,
        Column::day("date", "The day of the session."),
        Column::text("body", "The body."),
        Column::text("agenda_item", "The item of its agenda, as printed."),
        Column::text("decision", "What it is to do."),
    ]],
    primary_key: &["document", "position"],
    foreign_keys: &[OF_DOCUMENT],
    rows: consultations,
};

fn papers<'d>(exported: Exported<'d>) -> Rows<'d> {
    let row = |council: &'d Council| {
        let Council {
            reference,
            answers,
            type_,
            date,
            public,
            subject,
            reason,
            proposal,
            source,
            ..
        } = council;
        let own = [
            cells::document(exported.document),
            Cell::optional(reference.as_ref()),
            Cell::optional(answers.as_ref()),
            Cell::optional(type_.as_ref()),
            Cell::day(date.as_ref()),
            public.map_or(Cell::Null, Cell::Flag),
            Cell::optional(subject.as_ref()),
            Cell::optional(reason.as_ref()),
            Cell::optional(proposal.as_ref()),
        ];
        own.into_iter().chain(provenance(source)).collect()
    };
    exported.document.council.iter().map(row).collect()
}

fn parties(exported: Exported<'_>) -> Rows<'_> {
    let Some(council) = &exported.document.council else {
        return Rows::new();
    };
    let roles = [
        ("submitter", &council.submitted_by),
        ("department", &council.departments),
        ("signatory", &council.signatories),
    ];
    let named = roles.into_iter().flat_map(|(role, names)| {
        names
            .iter()
            .enumerate()
            .map(move |(at, name)| (role, at, name))
    });
    named
        .map(|(role, at, name)| {
            vec![
                cells::document(exported.document),
                Cell::text(role),
                Cell::position(at),
                Cell::text(name.as_str()),
            ]
        })
        .collect()
}

fn contacts(exported: Exported<'_>) -> Rows<'_> {
    let contacts = exported
        .document
        .council
        .iter()
        .flat_map(|council| council.contacts.iter().enumerate());
    contacts
        .map(|(at, contact)| {
            vec![
                cells::document(exported.document),
                Cell::position(at),
                Cell::text(contact.name.as_str()),
                Cell::optional(contact.department.as_ref()),
                Cell::optional(contact.phone.as_ref()),
                Cell::optional(contact.email.as_ref()),
            ]
        })
        .collect()
}

fn consultations(exported: Exported<'_>) -> Rows<'_> {
    let consultations = exported
        .document
        .council
        .iter()
        .flat_map(|council| council.consultations.iter().enumerate());
    consultations
        .map(|(at, consultation)| {
            vec![
                cells::document(exported.document),
                Cell::position(at),
                Cell::day(consultation.date.as_ref()),
                Cell::optional(consultation.body.as_ref()),
                Cell::optional(consultation.agenda_item.as_ref()),
                Cell::optional(consultation.decision.as_ref()),
            ]
        })
        .collect()
}
