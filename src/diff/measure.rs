//! Values with their units: how they are written in a comparison, and how they are brought to one measure.

use crate::model::{Number, Quantity, Unit};
use rust_decimal::Decimal;

/// Writes a value with its unit.
pub fn shown(value: Number, unit: Option<&Unit>) -> String {
    let unit = unit
        .map(|unit| format!(" {}", unit.text))
        .unwrap_or_default();
    format!("{}{unit}", number(value.0))
}

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

/// A difference of plain values in words: `5 points` of percent, `1.48 Mio. €`, `3`.
pub fn apart(difference: Decimal, unit: Option<&Unit>) -> Option<String> {
    let difference = in_unit(difference.abs(), unit)?;
    Some(match unit {
        Some(unit) if unit.code.as_deref() == Some("%") => {
            format!(
                "{} point{}",
                number(difference),
                if difference == Decimal::ONE { "" } else { "s" }
            )
        }
        Some(unit) => format!("{} {}", number(difference), unit.text),
        None => number(difference),
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

/// A duration in words: ` per year`; nothing for what does not recur.
pub fn per(per: Option<&str>) -> String {
    match per {
        None => String::new(),
        Some("P1Y") => " per year".to_owned(),
        Some("P6M") => " per half-year".to_owned(),
        Some("P3M") => " per quarter".to_owned(),
        Some("P1M") => " per month".to_owned(),
        Some("P1W") => " per week".to_owned(),
        Some("P1D") => " per day".to_owned(),
        Some(other) => format!(" per {other}"),
    }
}

/// Writes how much a quantity says, without how often: `at least 60 %`.
pub fn amount(quantity: &Quantity) -> String {
    use crate::model::Comparator::{Approx, Eq, Ge, Le};
    let comparator = match quantity.comparator {
        Eq => "",
        Ge => "at least ",
        Le => "at most ",
        Approx => "about ",
    };
    format!(
        "{comparator}{}",
        shown(quantity.value, quantity.unit.as_ref())
    )
}
