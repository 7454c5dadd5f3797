//! The questions of council papers with their answers.

use super::OF_DOCUMENT;
use crate::export::field::{Field, Fields, Parent, Row, cells, columns, question_id};
use crate::export::table::{Cell, Column, ForeignKey, Table};
use crate::model::{Document, Question};

/// The questions.
pub(super) const QUESTIONS: Table = Table {
    name: "questions",
    title: "Questions and answers",
    description: "One row per question of a council paper, with its answer. Its id is `question-` and its place in the paper.",
    columns: || columns(QUESTION),
    primary_key: &["document", "id"],
    foreign_keys: &[OF_DOCUMENT],
    rows: |exported| {
        let document = exported.document;
        cells(document, QUESTION, Row::all(questions(document)))
    },
};

/// The papers that answers name.
pub(super) const REFERENCES: Table = Table {
    name: "references",
    title: "Papers named in answers",
    description: "One row per number of a council paper that an answer names.",
    columns: || columns(REFERENCE),
    primary_key: &["question_key", "position"],
    foreign_keys: &[
        OF_DOCUMENT,
        ForeignKey {
            column: "question_key",
            table: "questions",
            key: "key",
        },
    ],
    rows: |exported| {
        let document = exported.document;
        let questions = questions(document).enumerate();
        let rows = questions.flat_map(|(at, question)| {
            Row::within(Parent::Question(question, at), &question.papers)
        });
        cells(document, REFERENCE, rows)
    },
};

const QUESTION: Fields<Question> = &[
    Field::KEYS,
    &[
        Column::text("number", "As printed.")
            .filled_by(|_, row| Cell::optional(row.item.number.as_ref())),
        Column::text(
            "question",
            "As printed, without `Frage 1:`; empty where the paper prints only the number and its answer.",
        )
        .filled_by(|_, row| Cell::text(row.item.question.as_str())),
        Column::text(
            "answer",
            "Paragraphs and list items in order, one a line; empty where there is none.",
        )
        .filled_by(|_, row| Cell::text(row.item.answer.join("\n"))),
    ],
    Field::PROVENANCE,
];

const REFERENCE: Fields<String> = &[&[
    Field::DOCUMENT,
    Column::text("question_key", "Key of the question.")
        .required()
        .filled_by(|document, row| question_key(document, row.parent)),
    Column::integer("position", "Place in the answer, from 1.")
        .required()
        .filled_by(|_, row| Cell::position(row.at)),
    Column::text("reference", "The number as printed.")
        .filled_by(|_, row| Cell::text(row.item.as_str())),
]];

fn questions(document: &Document) -> impl Iterator<Item = &Question> {
    document
        .council
        .iter()
        .flat_map(|council| &council.questions)
}

/// The key of the question that something is part of, if it is.
pub(super) fn question_key<'d>(document: &'d Document, parent: Parent<'d>) -> Cell<'d> {
    match parent {
        Parent::Question(_, at) => Cell::key(document, &question_id(at)),
        _ => Cell::Null,
    }
}
