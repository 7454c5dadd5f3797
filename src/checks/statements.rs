//! What a document says about its series in words: its goals, and labels that hold a goal of their own.

use super::facts::{Facts, of_goal, of_indicator};
use super::values::values;
use super::{Comparison, nouns, overview_changed, series_twice};
use crate::model::{Date, Goal, Indicator, Place, Quantity, Relation, Role};
use crate::notation::similarity::Terms;
use crate::notation::{dates, quantities};

/// A sentence with numbers, and a series that stands in its block.
pub struct Statement<'d> {
    /// The sentence.
    pub text: &'d str,
    /// How much.
    pub quantities: Vec<Quantity>,
    /// When.
    pub dates: Vec<Date>,
    /// Where the sentence stands.
    pub place: Place,
    /// The series beside it.
    pub indicator: &'d Indicator,
    /// From 0 to 1: how sure it is that the two speak of the same thing.
    pub same: f64,
}

/// All pairs of a sentence with numbers and a series of its block. What an overview repeats without a change is told once; which of two
/// versions is wrong is not known, so that what they dispute is left to the checks that compare them.
pub fn statements<'d>(facts: &Facts<'d>) -> Vec<Statement<'d>> {
    let mut found = Vec::new();
    let serial: Vec<&Indicator> = facts
        .document
        .indicators
        .iter()
        .filter(|indicator| {
            values(indicator).len() >= 2 && !series_twice::is_disputed(facts, indicator)
        })
        .collect();
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

impl Statement<'_> {
    /// Both places, the sentence first; one where the label says it all.
    pub fn places(&self) -> Vec<Place> {
        let series = of_indicator(self.indicator);
        if series.record == self.place.record {
            vec![series]
        } else {
            vec![self.place.clone(), series]
        }
    }

    /// Whether a number of the sentence counts what the label is about.
    pub fn counts(&self, quantity: &Quantity) -> bool {
        nouns::counted(quantity)
            .zip(nouns::head(&self.indicator.label))
            .is_some_and(|(counted, head)| nouns::are_one(counted, head))
    }

    /// Whether a number of the sentence counts what another series of its block is about.
    pub fn is_of_a_sibling(&self, quantity: &Quantity, all: &[Self]) -> bool {
        let siblings = all.iter().filter(|other| {
            other.place.record == self.place.record && other.indicator.id != self.indicator.id
        });
        !self.counts(quantity) && siblings.into_iter().any(|other| other.counts(quantity))
    }

    /// The year before that from which on the sentence holds: the first step leads out of it.
    pub fn base_year(&self) -> Option<i32> {
        let mut from = self
            .dates
            .iter()
            .filter(|date| date.relation == Relation::From);
        from.find_map(|date| date.edtf.get(..4)?.parse::<i32>().ok())
            .map(|year| year.saturating_sub(1))
    }

    /// Whether the sentence speaks of a mean: "durchschnittlich", "im Mittel".
    pub fn on_average(&self) -> bool {
        let lower = self.text.to_lowercase();
        ["durchschnitt", "im mittel", "im schnitt"]
            .iter()
            .any(|word| lower.contains(word))
    }
}

/// What a check has made of one number of a statement.
pub struct Found<'s, 'd> {
    /// The sentence and the series.
    pub statement: &'s Statement<'d>,
    /// The number.
    pub quantity: &'s Quantity,
    /// How they compare.
    pub comparison: Comparison,
    /// Whether the series is surely the one that is meant.
    pub meant: bool,
}

/// Tells what agrees, and what does not where the series is meant.
pub fn tell(found: Vec<Found<'_, '_>>, compared: &mut Vec<Comparison>) {
    compared.extend(told(found).into_iter().map(|one| one.comparison));
}

/// What agrees, and what does not where the series is meant and nothing else explains it: another series of the block that does what the number
/// says, or another number that says what the series does each year. Of two series that agree, the one that is more alike is meant.
pub fn told<'s, 'd>(found: Vec<Found<'s, 'd>>) -> Vec<Found<'s, 'd>> {
    let agrees = |one: &Found<'_, '_>| one.comparison.severity.is_none();
    let explains = |other: &Found<'_, '_>, one: &Found<'_, '_>| {
        let series = other.statement.indicator.id == one.statement.indicator.id;
        let number = other.statement.place == one.statement.place && other.quantity == one.quantity;
        let (theirs, own) = (other.statement.same, one.statement.same);
        if series {
            !number
                && !agrees(one)
                && one.quantity.per.is_some()
                && other.quantity.per.is_some()
                && theirs >= own
        } else {
            number && (!agrees(one) || theirs > own)
        }
    };
    let keep: Vec<bool> = found
        .iter()
        .map(|one| {
            (agrees(one) || one.meant)
                && !found
                    .iter()
                    .any(|other| agrees(other) && explains(other, one))
        })
        .collect();
    found
        .into_iter()
        .zip(keep)
        .filter(|(_, keep)| *keep)
        .map(|(one, _)| one)
        .collect()
}
