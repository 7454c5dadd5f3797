//! A sentence with numbers beside a series, and what the sentence says of it.

use super::nouns;
use super::places::of_indicator;
use crate::model::{Comparator, Date, Indicator, Place, Quantity, Relation, Role};
use crate::vocabulary;

/// A sentence with numbers, and a series that stands in its block.
#[derive(Debug)]
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

/// Whether a quantity is a value to be reached: "auf 70 %".
pub fn is_end(quantity: &Quantity) -> bool {
    quantity.role == Role::Level && quantity.direction.is_some()
}

/// Whether a number says how many there are in all: "aller 40 Schulen".
pub fn counts_all(text: &str, quantity: &Quantity) -> bool {
    let before = text
        .split_once(&quantity.text)
        .and_then(|(before, _)| before.split_whitespace().next_back());
    let level = quantity.role == Role::Level
        && quantity.comparator == Comparator::Eq
        && quantity.per.is_none();
    level && before.is_some_and(vocabulary::is_whole)
}
