//! How much, and when: what goals promise and answers name.

use super::{OF_DOCUMENT, questions};
use crate::export::Exported;
use crate::export::cells::{self, DOCUMENT, PROVENANCE, UNIT, provenance};
use crate::export::table::{Cell, Column, ForeignKey, Rows, Table};
use crate::model::{Date, Document, Quantity, Source};

/// Whose promise it is: of a goal or of an answer.
const OWNER: &[Column] = &[
    DOCUMENT,
    Column::integer("number", "Running number in the document.").required(),
    Column::text(
        "goal_key",
        "Key of the goal that says so; empty for what an answer says.",
    ),
    Column::text(
        "question_key",
        "Key of the question whose answer says so; empty for what a goal says.",
    ),
    Column::text("text", "As printed, `…` for words left out."),
];

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
    columns: &[
        OWNER,
        &[
            Column::choice(
                "role",
                &["change", "level", "baseline"],
                "A step or rate, a value to reach or keep, or where it starts.",
            )
            .required(),
            Column::choice(
                "direction",
                &["increase", "decrease"],
                "Where it is to go, where the text says so.",
            ),
            Column::choice(
                "comparator",
                &["eq", "ge", "le", "approx"],
                "How the value binds: as printed, that much or more, or less, about.",
            )
            .required(),
            Column::decimal("value", "In the unit as printed: 7.8 for \"7,8 Mio. €\".").required(),
        ],
        UNIT,
        &[Column::text(
            "per",
            "ISO 8601 duration in which it happens once: `P1Y` for \"pro Jahr\".",
        )],
        PROVENANCE,
    ],
    primary_key: &["document", "number"],
    foreign_keys: KEYS,
    rows: quantities,
};

/// When.
pub(super) const DATES: Table = Table {
    name: "dates",
    title: "Dates",
    description: "One row per date in a goal or in an answer, in the order of the text. Provenance is that of the goal or question.",
    columns: &[
        OWNER,
        &[
            Column::choice(
                "relation",
                &["by", "from", "in"],
                "Until then, from then on, or within it.",
            )
            .required(),
            Column::text(
                "edtf",
                "ISO 8601-2, level 2: `2021-39` for the last third of 2021.",
            ),
            Column::day(
                "latest",
                "Last calendar day allowed; empty where the end is open.",
            ),
            Column::flag(
                "inferred_year",
                "Whether the year is not printed, but the nearest that fits.",
            )
            .required(),
        ],
        PROVENANCE,
    ],
    primary_key: &["document", "number"],
    foreign_keys: KEYS,
    rows: dates,
};

/// Who says something: the keys of the goal or of the question, and where it stands.
type Owner<'d> = ([Cell<'d>; 2], &'d Source);

/// Things that goals have, then those that answers have, each with its owner.
fn owned<'d, T>(
    document: &'d Document,
    of_goals: fn(&'d crate::model::Goal) -> &'d [T],
    of_answers: fn(&'d crate::model::Question) -> &'d [T],
) -> Vec<(Owner<'d>, &'d T)> {
    let goals = document.goals.iter().flat_map(move |goal| {
        let owner = ([Cell::key(document, &goal.id), Cell::Null], &goal.source);
        of_goals(goal)
            .iter()
            .map(move |thing| (owner.clone(), thing))
    });
    let questions = document
        .council
        .iter()
        .flat_map(|council| council.questions.iter().enumerate());
    let answers = questions.flat_map(move |(at, question)| {
        let owner = ([Cell::Null, questions::key(document, at)], &question.source);
        of_answers(question)
            .iter()
            .map(move |thing| (owner.clone(), thing))
    });
    goals.chain(answers).collect()
}

/// The cells of [`OWNER`].
fn owner<'d>(
    document: &'d Document,
    at: usize,
    [goal, question]: [Cell<'d>; 2],
    text: &'d str,
) -> [Cell<'d>; 5] {
    [
        cells::document(document),
        Cell::position(at),
        goal,
        question,
        Cell::text(text),
    ]
}

fn quantities<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |(at, ((keys, source), quantity)): (usize, (Owner<'d>, &'d Quantity))| {
        let own = [
            Cell::word(quantity.role),
            Cell::word(quantity.direction),
            Cell::word(quantity.comparator),
            Cell::number(quantity.value),
        ];
        let owner = owner(document, at, keys, &quantity.text).into_iter();
        let per = [Cell::optional(quantity.per.as_ref())];
        owner
            .chain(own)
            .chain(cells::unit(quantity.unit.as_ref()))
            .chain(per)
            .chain(provenance(source))
            .collect()
    };
    owned(
        document,
        |goal| &goal.quantities,
        |question| &question.amounts,
    )
    .into_iter()
    .enumerate()
    .map(row)
    .collect()
}

fn dates<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |(at, ((keys, source), date)): (usize, (Owner<'d>, &'d Date))| {
        let own = [
            Cell::word(date.relation),
            Cell::text(date.edtf.as_str()),
            Cell::day(date.latest.as_ref()),
            Cell::Flag(date.inferred_year),
        ];
        owner(document, at, keys, &date.text)
            .into_iter()
            .chain(own)
            .chain(provenance(source))
            .collect()
    };
    owned(document, |goal| &goal.dates, |question| &question.dates)
        .into_iter()
        .enumerate()
        .map(row)
        .collect()
}
