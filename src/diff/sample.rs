//! Two small editions of an invented plan, for the tests: extracted from `fixtures/diff`, with what their sentences promise filled in.

use crate::model::{Comparator, Date, Direction, Document, Number, Quantity, Relation, Role, Unit};
use crate::pipeline;
use crate::source::{Limits, Source};

fn extracted(name: &str) -> Document {
    let path = format!("fixtures/diff/{name}.txt");
    let bytes =
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
    let mut document = pipeline::extract(
        &Source::from_bytes(&path, bytes, &Limits::default()).unwrap(),
        name,
    )
    .unwrap();
    document.document.edition = name
        .split_once('-')
        .map(|(_, year)| format!("Hafenplan {year}"));
    for goal in &mut document.goals {
        (goal.quantities, goal.dates, goal.restates) = (Vec::new(), Vec::new(), None);
    }
    for indicator in &mut document.indicators {
        indicator.restates = None;
    }
    document
}

fn quantity(
    role: Role,
    direction: Option<Direction>,
    comparator: Comparator,
    value: i64,
    percent: bool,
    per: Option<&str>,
) -> Quantity {
    let unit = percent.then(|| Unit {
        text: "%".into(),
        code: Some("%".into()),
        scale: 1,
    });
    Quantity {
        text: format!("{value}"),
        role,
        direction,
        comparator,
        value: Number(value.into()),
        unit,
        per: per.map(str::to_owned),
    }
}

fn by(year: i32) -> Date {
    Date {
        text: format!("bis {year}"),
        relation: Relation::By,
        edtf: year.to_string(),
        latest: Some(format!("{year}-12-31")),
        inferred_year: false,
    }
}

fn promise(document: &mut Document, goal: &str, quantities: Vec<Quantity>, dates: Vec<Date>) {
    let goal = document
        .goals
        .iter_mut()
        .find(|one| one.id == goal)
        .unwrap();
    (goal.quantities, goal.dates) = (quantities, dates);
}

/// The older and the newer edition.
pub fn editions() -> (Document, Document) {
    let (mut old, mut new) = (extracted("hafenplan-2024"), extracted("hafenplan-2027"));
    let up = Some(Direction::Increase);
    let yearly = |value, percent| {
        quantity(
            Role::Change,
            up,
            Comparator::Eq,
            value,
            percent,
            Some("P1Y"),
        )
    };
    promise(&mut old, "1.1/ziel-1", vec![yearly(10, true)], vec![]);
    promise(&mut new, "1.1/ziel-1", vec![yearly(5, true)], vec![]);
    promise(&mut old, "1.1/ziel-2", vec![], vec![by(2022)]);
    promise(&mut new, "1.1/ziel-2", vec![], vec![by(2024)]);
    promise(
        &mut old,
        "1.1/ziel-3",
        vec![quantity(Role::Level, None, Comparator::Ge, 60, true, None)],
        vec![],
    );
    promise(
        &mut new,
        "1.1/ziel-3",
        vec![quantity(Role::Level, None, Comparator::Eq, 50, true, None)],
        vec![],
    );
    promise(&mut old, "1.2/ziel-1", vec![yearly(2, false)], vec![]);
    promise(&mut new, "1.2/ziel-1", vec![yearly(3, false)], vec![]);
    let repeated = old
        .goals
        .iter_mut()
        .find(|goal| goal.id == "3.1/ziel-1")
        .unwrap();
    repeated.restates = Some("1.1/ziel-1".into());
    (old, new)
}
