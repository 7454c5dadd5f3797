//! The questions of council papers with their answers.

use super::OF_DOCUMENT;
use crate::export::Exported;
use crate::export::cells::{self, DOCUMENT, KEYS, PROVENANCE, provenance};
use crate::export::table::{Cell, Column, ForeignKey, Rows, Table};
use crate::model::{Document, Question};

/// The questions.
pub(super) const QUESTIONS: Table = Table {
    name: "questions",
    title: "Questions and answers",
    description: "One row per question of a council paper, with its answer. Its id is `question-` and its place in the paper.",
    columns: &[
        KEYS,
        &[
            Column::text("number", "As printed."),
            Column::text(
                "question",
                "As printed, without `Frage 1:`; empty where the paper prints only the number and its answer.",
            ),
            Column::text(
                "answer",
                "Paragraphs and list items in order, one a line; empty where there is none.",
            ),
        ],
        PROVENANCE,
    ],
    primary_key: &["document", "id"],
    foreign_keys: &[OF_DOCUMENT],
    rows: questions,
};

/// The papers that answers name.
pub(super) const REFERENCES: Table = Table {
    name: "references",
    title: "Papers named in answers",
    description: "One row per number of a council paper that an answer names.",
    columns: &[&[
        DOCUMENT,
        Column::text("question_key", "Key of the question.").required(),
        Column::integer("position", "Place in the answer, from 1.").required(),
        Column::text("reference", "The number as printed."),
    ]],
    primary_key: &["question_key", "position"],
    foreign_keys: &[
        OF_DOCUMENT,
        ForeignKey {
            column: "question_key",
            table: "questions",
            key: "key",
        },
    ],
    rows: references,
};

/// Questions have no ids in the JSON, and their printed numbers may come twice.
fn id(at: usize) -> String {
    format!("question-{}", at + 1)
}

/// The key of the question at this place of the paper.
pub(super) fn key(document: &Document, at: usize) -> Cell<'_> {
    Cell::key(document, &id(at))
}

fn of(document: &Document) -> impl Iterator<Item = (usize, &Question)> {
    document
        .council
        .iter()
        .flat_map(|council| council.questions.iter().enumerate())
}

fn questions<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |(at, question): (usize, &'d Question)| {
        let Question {
            number,
            question,
            answer,
            source,
            ..
        } = question;
        let own = [
            key(document, at),
            cells::document(document),
            Cell::text(id(at)),
            Cell::optional(number.as_ref()),
            Cell::text(question.as_str()),
            Cell::text(answer.join("\n")),
        ];
        own.into_iter().chain(provenance(source)).collect()
    };
    of(document).map(row).collect()
}

fn references(exported: Exported<'_>) -> Rows<'_> {
    let document = exported.document;
    let named = of(document).flat_map(|(question, named)| {
        named
            .papers
            .iter()
            .enumerate()
            .map(move |(at, paper)| (question, at, paper))
    });
    named
        .map(|(question, at, paper)| {
            vec![
                cells::document(document),
                key(document, question),
                Cell::position(at),
                Cell::text(paper.as_str()),
            ]
        })
        .collect()
}
