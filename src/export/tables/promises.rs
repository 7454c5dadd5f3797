//! How much, and when: what goals promise and answers name.

use super::OF_DOCUMENT;
use super::questions::question_key;
use crate::export::field::{Field, Fields, Parent, Row, cells, columns};
use crate::export::table::{Cell, Column, ForeignKey, Table};
use crate::model::{Date, Document, Goal, Quantity, Question};

const KEYS: &[ForeignKey] = &[
    OF_DOCUMENT,
    ForeignKey {
        column: "goal_key",
        table: "goals",
        key: "key",
    },
    ForeignKey {
        column: "question_key",
        table: "questions",
        key: "key",
    },
];

/// How much.
pub(super) const QUANTITIES: Table = Table {
    name: "quantities",
    title: "Quantities",
    description: "One row per quantity in a goal or in an answer, in the order of the text. Provenance is that of the goal or question.",
    columns: || columns(QUANTITY),
    primary_key: &["document", "number"],
    foreign_keys: KEYS,
    rows: |exported| {
        let document = exported.document;
        let rows = owned(
            document,
            |goal| &goal.quantities,
            |question| &question.amounts,
        );
        cells(document, QUANTITY, rows)
    },
};

/// When.
pub(super) const DATES: Table = Table {
    name: "dates",
    title: "Dates",
    description: "One row per date in a goal or in an answer, in the order of the text. Provenance is that of the goal or question.",
    columns: || columns(DATE),
    primary_key: &["document", "number"],
    foreign_keys: KEYS,
    rows: |exported| {
        let document = exported.document;
        let rows = owned(document, |goal| &goal.dates, |question| &question.dates);
        cells(document, DATE, rows)
    },
};

/// Which promise it is, and whose: of a goal or of an answer.
trait Promise: Sized + 'static {
    /// As printed.
    fn text(&self) -> &str;

    const OWNER: &'static [Field<Self>] = &[
        Field::DOCUMENT,
        Column::integer("number", "Running number in the document.")
            .required()
            .filled_by(|_, row| Cell::position(row.at)),
        Column::text(
            "goal_key",
            "Key of the goal that says so; empty for what an answer says.",
        )
        .filled_by(|document, row| match row.parent {
            Parent::Goal(goal) => Cell::key(document, &goal.id),
            _ => Cell::Null,
        }),
        Column::text(
            "question_key",
            "Key of the question whose answer says so; empty for what a goal says.",
        )
        .filled_by(|document, row| question_key(document, row.parent)),
        Column::text("text", "As printed, `…` for words left out.")
            .filled_by(|_, row| Cell::text(row.item.text())),
    ];
}

impl Promise for Quantity {
    fn text(&self) -> &str {
        &self.text
    }
}

impl Promise for Date {
    fn text(&self) -> &str {
        &self.text
    }
}

const QUANTITY: Fields<Quantity> = &[
    Quantity::OWNER,
    &[
        Column::choice(
            "role",
            &["change", "level", "baseline"],
            "A step or rate, a value to reach or keep, or where it starts.",
        )
        .required()
        .filled_by(|_, row| Cell::word(row.item.role)),
        Column::choice(
            "direction",
            &["increase", "decrease"],
            "Where it is to go, where the text says so.",
        )
        .filled_by(|_, row| Cell::word(row.item.direction)),
        Column::choice(
            "comparator",
            &["eq", "ge", "le", "approx"],
            "How the value binds: as printed, that much or more, or less, about.",
        )
        .required()
        .filled_by(|_, row| Cell::word(row.item.comparator)),
        Column::decimal("value", "In the unit as printed: 7.8 for \"7,8 Mio. €\".")
            .required()
            .filled_by(|_, row| Cell::number(row.item.value)),
    ],
    Field::UNIT,
    &[Column::text(
        "per",
        "ISO 8601 duration in which it happens once: `P1Y` for \"pro Jahr\".",
    )
    .filled_by(|_, row| Cell::optional(row.item.per.as_ref()))],
    Field::PROVENANCE,
];

const DATE: Fields<Date> = &[
    Date::OWNER,
    &[
        Column::choice(
            "relation",
            &["by", "from", "in"],
            "Until then, from then on, or within it.",
        )
        .required()
        .filled_by(|_, row| Cell::word(row.item.relation)),
        Column::text(
            "edtf",
            "ISO 8601-2, level 2: `2021-39` for the last third of 2021.",
        )
        .filled_by(|_, row| Cell::text(row.item.edtf.as_str())),
        Column::day(
            "latest",
            "Last calendar day allowed; empty where the end is open.",
        )
        .filled_by(|_, row| Cell::day(row.item.latest.as_ref())),
        Column::flag(
            "inferred_year",
            "Whether the year is not printed, but the nearest that fits.",
        )
        .required()
        .filled_by(|_, row| Cell::Flag(row.item.inferred_year)),
    ],
    Field::PROVENANCE,
];

/// Things that goals have, then those that answers have, each with its owner, counted through the document.
fn owned<'d, T>(
    document: &'d Document,
    of_goals: fn(&'d Goal) -> &'d [T],
    of_answers: fn(&'d Question) -> &'d [T],
) -> impl Iterator<Item = Row<'d, T>> {
    let goals = document.goals.iter();
    let promised = goals.flat_map(move |goal| Row::within(Parent::Goal(goal), of_goals(goal)));
    let heads = document.council.iter();
    let questions = heads.flat_map(|council| council.questions.iter().enumerate());
    let answered = questions.flat_map(move |(at, question)| {
        Row::within(Parent::Question(question, at), of_answers(question))
    });
    let numbered = promised.chain(answered).enumerate();
    numbered.map(|(at, row)| Row { at, ..row })
}
