//! The head and the questions of a council paper as records.

use crate::council::{Head, Paper, Question};
use crate::layout::Layout;
use crate::model;

/// The record of a paper that has a head.
pub fn record(layout: &Layout<'_>, paper: Paper) -> Option<model::Council> {
    let Head {
        rule,
        fields,
        answers,
        reason,
        proposal,
        signatories,
        place,
    } = paper.head?;
    let questions = paper.questions.into_iter();
    Some(model::Council {
        reference: fields.reference,
        answers,
        type_: fields.kind,
        submitted_by: fields.submitted_by,
        date: fields.date,
        public: fields.public,
        departments: fields.departments,
        contacts: fields.contacts,
        consultations: fields.consultations,
        subject: fields.subject,
        reason,
        proposal,
        signatories,
        questions: questions.map(|one| question(layout, one)).collect(),
        source: place.source(layout, rule),
    })
}

/// A question. Amounts and dates of its answer are read with those of the goals.
fn question(layout: &Layout<'_>, question: Question) -> model::Question {
    model::Question {
        number: question.number,
        question: question.text,
        answer: question.answer,
        papers: question.papers,
        amounts: Vec::new(),
        dates: Vec::new(),
        source: question.place.source(layout, question.rule),
    }
}
