//! The values that a series would have if it kept what is stated for it: a line to compare it with.

use super::statement::Statement;
use crate::model::Quantity;
use rust_decimal::Decimal;

/// Longest course, in years: no plan looks farther ahead.
const LONGEST: i32 = 100;

/// The course that a goal or a label states for a series: "um 10 % pro Jahr", "50 zusätzliche Router pro Jahr".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of the goal, or of the indicator itself where its label states it.
    pub stated_by: Option<String>,
    /// The rate as printed.
    pub text: String,
    /// A value for each year, in the unit of the series. The first is the value of the series from which on the rate holds.
    pub values: Vec<(i32, Decimal)>,
}

impl Course {
    /// From a first value on, each year's value made of the one before. `None` where that leads nowhere.
    pub(super) fn new(
        statement: &Statement<'_>,
        quantity: &Quantity,
        first: (i32, Decimal),
        last_year: i32,
        next: impl Fn(Decimal) -> Option<Decimal>,
    ) -> Option<Self> {
        let (first_year, mut value) = first;
        let mut values = vec![first];
        for year in first_year.checked_add(1)?..=last_year.min(first_year.saturating_add(LONGEST)) {
            let Some(following) = next(value) else { break };
            value = following;
            values.push((year, value));
        }
        let long = values.len() >= 2;
        long.then(|| Self {
            indicator: statement.indicator.id.clone(),
            stated_by: statement.place.record.clone(),
            text: quantity.text.clone(),
            values,
        })
    }
}
