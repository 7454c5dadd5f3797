//! The values of a series as numbers that were rounded when they were printed.

use super::message::YearValue;
use crate::model::{Indicator, Quantity, Unit};
use rust_decimal::Decimal;

/// A value with what rounding may have taken from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The year.
    pub year: i32,
    /// As printed, in the unit of the series.
    pub value: Decimal,
    /// Half of the last printed place.
    pub half: Decimal,
}

impl Entry {
    /// The value with its year.
    pub fn of_year(&self) -> YearValue {
        YearValue {
            year: self.year,
            value: self.value,
        }
    }
}

/// The values that a series has, by year. Those left blank are left out; an approximate one may be off by a twentieth.
pub fn values(indicator: &Indicator) -> Vec<Entry> {
    let points = indicator
        .series
        .iter()
        .flat_map(|series| &series.points)
        .filter(|point| point.edtf.is_none());
    points
        .filter_map(|point| {
            let value = point.value?.0.normalize();
            let twentieth = value
                .abs()
                .checked_div(Decimal::from(20))
                .filter(|_| point.approximate);
            Some(Entry {
                year: point.year,
                value,
                half: half(value).max(twentieth.unwrap_or_default()),
            })
        })
        .collect()
}

/// Half of the last place of a number.
fn half(value: Decimal) -> Decimal {
    Decimal::try_new(5, value.scale() + 1).unwrap_or_default()
}

/// The same values where their zeros show that they were rounded: to hundreds in 19.700, 22.700, 26.100.
pub fn rounded(mut values: Vec<Entry>) -> Vec<Entry> {
    let places = [1000, 100, 10].map(Decimal::from);
    // What is small beside its zeros may be exact.
    let shared = |place: &Decimal| values.iter().all(|value| is_rounded(value.value, *place));
    if let Some(place) = places
        .into_iter()
        .find(shared)
        .filter(|_| values.len() >= 3)
    {
        let half = place.checked_div(Decimal::TWO).unwrap_or_default();
        for value in &mut values {
            value.half = value.half.max(half);
        }
    }
    values
}

/// Whether a number may have been rounded to such a place: it is a multiple of it, and large beside it.
pub fn is_rounded(value: Decimal, place: Decimal) -> bool {
    value.checked_rem(place).is_some_and(|rest| rest.is_zero())
        && value.abs() >= place.saturating_mul(Decimal::from(20))
}

/// The values of years that follow one another, in pairs. What happened between years farther apart is not known.
pub fn steps(values: &[Entry]) -> impl Iterator<Item = (Entry, Entry)> {
    let pairs = values.iter().copied().zip(values.iter().copied().skip(1));
    pairs.filter(|(from, to)| from.year.checked_add(1) == Some(to.year))
}

/// Whether a series counts in percent.
pub fn in_percent(indicator: &Indicator) -> bool {
    code(indicator.unit.as_ref()) == Some("%")
}

fn code(unit: Option<&Unit>) -> Option<&str> {
    unit.and_then(|unit| unit.code.as_deref())
}

/// A quantity in the unit of a series: 7.8 for "7,8 Mio. €" is 7800 beside values in T€. `None` where the units do not go together.
pub fn in_unit_of(quantity: &Quantity, indicator: &Indicator) -> Option<Entry> {
    let printed = quantity.value.0.normalize();
    let (own, other) = (code(quantity.unit.as_ref()), code(indicator.unit.as_ref()));
    let scale = |unit: Option<&Unit>| Decimal::from(unit.map_or(1, |unit| unit.scale));
    // Things that are counted have no unit; a unit without a code is one only by its word.
    let words = |unit: Option<&Unit>| {
        unit.filter(|unit| unit.code.is_none() && unit.scale == 1)
            .map(|unit| unit.text.to_lowercase())
    };
    if own != other
        || (own.is_none() && words(quantity.unit.as_ref()) != words(indicator.unit.as_ref()))
    {
        return None;
    }
    let factor = scale(quantity.unit.as_ref()).checked_div(scale(indicator.unit.as_ref()))?;
    Some(Entry {
        year: 0,
        value: printed.checked_mul(factor)?.normalize(),
        half: half(printed).checked_mul(factor)?,
    })
}

/// The bare values.
pub fn row(values: &[Entry]) -> Vec<Decimal> {
    values.iter().map(|value| value.value).collect()
}
