//! What a document says about its series in words: its goals, and labels that hold a goal of their own.

use super::facts::{Facts, of_goal, of_indicator};
use super::values::values;
use crate::model::{Date, Indicator, Place, Quantity};
use crate::notation::likeness::{Stems, stems};
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

/// All pairs of a sentence with numbers and a series of its block. What an overview repeats without a change is told once.
pub fn statements<'d>(facts: &Facts<'d>) -> Vec<Statement<'d>> {
    let mut found = Vec::new();
    let serial: Vec<&Indicator> = facts.document.indicators.iter().filter(|indicator| values(indicator).len() >= 2).collect();
    for goal in &facts.document.goals {
        if goal.quantities.is_empty() && goal.dates.is_empty() {
            continue;
        }
        let beside: Vec<&Indicator> = serial.iter().copied().filter(|indicator| indicator.goals.contains(&goal.id)).collect();
        let about = stems(&goal.text);
        let rivals = facts.document.goals.iter().filter(|other| other.section == goal.section && !other.quantities.is_empty()).count();
        for indicator in &beside {
            let told = facts.restated_goal(goal).is_some_and(|first| {
                first.quantities.iter().map(key).eq(goal.quantities.iter().map(key))
                    && first.dates.iter().map(|date| &date.edtf).eq(goal.dates.iter().map(|date| &date.edtf))
                    && facts
                        .restated_indicator(indicator)
                        .is_some_and(|first| first.goals.contains(goal.restates.as_ref().unwrap_or(&goal.id)) && values(first) == values(indicator))
            });
            if told {
                continue;
            }
            // The only sentence with a number beside the only series can hardly mean another one.
            let only = if beside.len() == 1 && rivals <= 1 { 0.25 } else { 0.0 };
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
        let repeats = facts.restated_indicator(indicator).is_some_and(|first| first.label == indicator.label && values(first) == values(indicator));
        let mentions = dates::mentions(&indicator.label, None);
        let places: Vec<_> = mentions.iter().map(|mention| mention.range.clone()).collect();
        let quantities = quantities::quantities(&indicator.label, &places);
        if repeats || quantities.is_empty() {
            continue;
        }
        let dates = mentions.into_iter().filter_map(|mention| mention.date).collect();
        found.push(Statement { text: &indicator.label, quantities, dates, place: of_indicator(indicator), indicator, same: 1.0 });
    }
    found
}

fn key(quantity: &Quantity) -> (String, Option<String>, String) {
    (
        quantity.value.0.normalize().to_string(),
        quantity.per.clone(),
        format!("{:?}{:?}{:?}", quantity.role, quantity.comparator, quantity.unit.as_ref().map(|unit| (&unit.code, unit.scale))),
    )
}

/// How much of a label a sentence takes up.
fn same(about: &Stems, indicator: &Indicator) -> f64 {
    let label = stems(&indicator.label);
    label.within(about).max(label.likeness(about))
}

impl Statement<'_> {
    /// Both places, the sentence first; one where the label says it all.
    pub fn places(&self) -> Vec<Place> {
        let series = of_indicator(self.indicator);
        if series.record == self.place.record { vec![series] } else { vec![self.place.clone(), series] }
    }

    /// The year from which on the sentence holds.
    pub fn from_year(&self) -> Option<i32> {
        self.dates.iter().filter(|date| date.relation == crate::model::Relation::From).find_map(|date| date.edtf.get(..4)?.parse().ok())
    }

    /// Whether the sentence speaks of a mean: "durchschnittlich", "im Mittel".
    pub fn on_average(&self) -> bool {
        let lower = self.text.to_lowercase();
        ["durchschnitt", "im mittel", "im schnitt"].iter().any(|word| lower.contains(word))
    }
}
