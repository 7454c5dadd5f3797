//! Values with their units: how they are written in a comparison, and how they are brought to one measure.

use crate::model::{Amount, Number, Quantity, Step, Unit};
use rust_decimal::Decimal;

/// Writes a number without noise: `7.93`, `-800`.
pub fn number(value: Decimal) -> String {
    value.normalize().to_string()
}

/// Writes a difference with its sign: `+47`, `-0.5`.
pub fn signed(value: Decimal) -> String {
    if value.is_sign_negative() {
        number(value)
    } else {
        format!("+{}", number(value))
    }
}

/// Whether two units measure the same thing, maybe on another scale.
pub fn same_kind(old: Option<&Unit>, new: Option<&Unit>) -> bool {
    match (old, new) {
        (None, None) => true,
        (Some(old), Some(new)) => match (&old.code, &new.code) {
            (Some(old), Some(new)) => old == new,
            (None, None) => old.text.to_lowercase() == new.text.to_lowercase(),
            _ => false,
        },
        _ => false,
    }
}

/// A value in the plain unit: 1000 for 1 T€. `None` where the number grows beyond reckoning.
pub fn plain(value: Number, unit: Option<&Unit>) -> Option<Decimal> {
    value
        .0
        .checked_mul(Decimal::from(unit.map_or(1, |unit| unit.scale)))
}

/// A plain value in a unit.
pub fn in_unit(plain: Decimal, unit: Option<&Unit>) -> Option<Decimal> {
    plain.checked_div(Decimal::from(unit.map_or(1, |unit| unit.scale)))
}

/// How far two plain values lie apart, in a unit.
pub fn step(difference: Decimal, unit: Option<&Unit>) -> Option<Step> {
    let points = unit.is_some_and(|unit| unit.code.as_deref() == Some("%"));
    let unit_text = unit.map(|unit| unit.text.clone());
    Some(Step {
        value: Number(in_unit(difference.abs(), unit)?),
        unit: unit_text.filter(|_| !points),
        points,
        per: None,
    })
}

/// How often something happens in a year that happens once in a duration.
pub fn times_a_year(per: &str) -> Option<Decimal> {
    let times = match per {
        "P1Y" => 1,
        "P6M" => 2,
        "P3M" => 4,
        "P1M" => 12,
        "P1W" => 52,
        "P1D" => 365,
        _ => return None,
    };
    Some(Decimal::from(times))
}

/// How much a quantity says.
pub fn amount(quantity: &Quantity) -> Amount {
    Amount {
        comparator: quantity.comparator,
        value: quantity.value,
        unit: quantity.unit.as_ref().map(|unit| unit.text.clone()),
        per: quantity.per.clone(),
    }
}
