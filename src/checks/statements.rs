//! What a document says about its series in words: its goals, and labels that hold a goal of their own.

use super::facts::Facts;
use super::places::{of_goal, of_indicator};
use super::statement::Statement;
use super::values::values;
use super::{nouns, overview_changed, series_twice};
use crate::model::{Document, Goal, Indicator, Quantity, Role};
use crate::notation::similarity::Terms;
use crate::notation::{dates, quantities};

/// The facts of a document with all pairs of a sentence with numbers and a series of its block. What an overview repeats without a change is told once; which of two
/// versions is wrong is not known, so that what they dispute is left to the checks that compare them.
pub fn facts(document: &Document) -> Facts<'_> {
    let facts = Facts::of(document);
    let statements = find(&facts);
    facts.with_statements(statements)
}

fn find<'d>(facts: &Facts<'d>) -> Vec<Statement<'d>> {
    let serial: Vec<&Indicator> = facts
        .document
        .indicators
        .iter()
        .filter(|indicator| {
            values(indicator).len() >= 2 && !series_twice::is_disputed(facts, indicator)
        })
        .collect();
    let mut found = of_goals(facts, &serial);
    found.extend(of_labels(facts, serial));
    found
}

/// What goals say of the series in their blocks.
fn of_goals<'d>(facts: &Facts<'d>, serial: &[&'d Indicator]) -> Vec<Statement<'d>> {
    let mut found = Vec::new();
    for goal in &facts.document.goals {
        if (goal.quantities.is_empty() && goal.dates.is_empty())
            || overview_changed::is_disputed(facts, goal)
        {
            continue;
        }
        let beside: Vec<&Indicator> = serial
            .iter()
            .copied()
            .filter(|indicator| indicator.goals.contains(&goal.id))
            .collect();
        let about = Terms::of(&goal.text);
        let rivals = facts.document.goals.iter().any(|other| {
            other.section == goal.section && other.id != goal.id && compete(goal, other)
        });
        for indicator in beside
            .iter()
            .filter(|indicator| !is_told(facts, goal, indicator))
        {
            // The only sentence with such a number beside the only series can hardly mean another one.
            let only = if beside.len() == 1 && !rivals {
                0.25
            } else {
                0.0
            };
            found.push(Statement {
                text: &goal.text,
                quantities: goal.quantities.clone(),
                dates: goal.dates.clone(),
                place: of_goal(goal),
                indicator,
                same: (same(&about, indicator) + only).min(1.0),
            });
        }
    }
    found
}

/// What labels say of their own series.
fn of_labels<'d>(facts: &Facts<'d>, serial: Vec<&'d Indicator>) -> Vec<Statement<'d>> {
    let mut found = Vec::new();
    for indicator in serial {
        let repeats = facts.restated_indicator(indicator).is_some_and(|first| {
            first.label == indicator.label && values(first) == values(indicator)
        });
        let mentions = dates::mentions(&indicator.label, None);
        let places: Vec<_> = mentions
            .iter()
            .map(|mention| mention.range.clone())
            .collect();
        let mut quantities = quantities::quantities(&indicator.label, &places);
        if let [quantity] = quantities.as_mut_slice()
            && is_of_label(quantity, &indicator.label)
        {
            quantity.per = quantity.per.take().or_else(|| indicator.per.clone());
        }
        if repeats || quantities.is_empty() {
            continue;
        }
        let dates = mentions
            .into_iter()
            .filter_map(|mention| mention.date)
            .collect();
        found.push(Statement {
            text: &indicator.label,
            quantities,
            dates,
            place: of_indicator(indicator),
            indicator,
            same: 1.0,
        });
    }
    found
}

/// Whether the only number of a label says how many of the thing there are to be: "Umstellung von 10 Akten (pro Jahr)".
fn is_of_label(quantity: &Quantity, label: &str) -> bool {
    let mut words = label.split_whitespace().skip(1);
    words.next() == Some("von")
        && nouns::counted(quantity).is_some()
        && words
            .next()
            .is_some_and(|number| quantity.text.contains(number))
}

/// Whether a goal of an overview and its series repeat, without a change, a goal and a series that stand in one block, too.
fn is_told(facts: &Facts<'_>, goal: &Goal, indicator: &Indicator) -> bool {
    let Some((first, series)) = facts
        .restated_goal(goal)
        .zip(facts.restated_indicator(indicator))
    else {
        return false;
    };
    first
        .quantities
        .iter()
        .map(key)
        .eq(goal.quantities.iter().map(key))
        && series.goals.contains(&first.id)
        && values(series) == values(indicator)
}

fn key(quantity: &Quantity) -> (String, Option<String>, String) {
    (
        quantity.value.0.normalize().to_string(),
        quantity.per.clone(),
        format!(
            "{:?}{:?}{:?}",
            quantity.role,
            quantity.comparator,
            quantity.unit.as_ref().map(|unit| (&unit.code, unit.scale))
        ),
    )
}

/// Whether two goals make claims of one kind, so that a series may be meant by either.
fn compete(one: &Goal, other: &Goal) -> bool {
    let kind = |quantity: &Quantity| {
        let code = quantity.unit.as_ref().and_then(|unit| unit.code.clone());
        (
            quantity.per.is_some(),
            quantity.role == Role::Level && quantity.direction.is_some(),
            code,
        )
    };
    one.quantities.iter().any(|quantity| {
        other
            .quantities
            .iter()
            .any(|rival| kind(quantity) == kind(rival))
    })
}

/// How much of a label a sentence takes up.
fn same(about: &Terms, indicator: &Indicator) -> f64 {
    let label = Terms::of(&indicator.label);
    label.containment(about).max(label.similarity(about))
}
