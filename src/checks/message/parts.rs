//! Parts of what checks say: levels, years with values, kinds of records.

use crate::message::{messages, numbers};
use crate::model::Period;
use rust_decimal::Decimal;

/// A number for a message: at most two places, no noise.
pub(super) fn shown(value: Decimal) -> String {
    value.round_dp(2).normalize().to_string()
}

/// A number with its sign.
pub(super) fn signed(value: Decimal) -> String {
    if value.is_sign_negative() && !value.is_zero() {
        shown(value)
    } else {
        format!("+{}", shown(value))
    }
}

/// A value of a year, or what it brought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct YearValue {
    /// The year.
    pub year: i32,
    /// The value, or the step from the year before.
    pub value: Decimal,
}

/// A record that an overview repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// A goal.
    Goal,
    /// An indicator.
    Indicator,
}

impl RecordKind {
    /// `goal`.
    pub fn english(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Indicator => "indicator",
        }
    }

    /// `a goal`.
    pub fn english_a(self) -> &'static str {
        match self {
            Self::Goal => "a goal",
            Self::Indicator => "an indicator",
        }
    }

    /// `Ziel`.
    pub fn german(self) -> &'static str {
        match self {
            Self::Goal => "Ziel",
            Self::Indicator => "Kennzahl",
        }
    }

    /// `ein Ziel`.
    pub fn german_a(self) -> &'static str {
        match self {
            Self::Goal => "ein Ziel",
            Self::Indicator => "eine Kennzahl",
        }
    }

    /// `Das Ziel`.
    pub fn german_the(self) -> &'static str {
        match self {
            Self::Goal => "Das Ziel",
            Self::Indicator => "Die Kennzahl",
        }
    }
}

/// What a goal states beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// A quantity.
    Number,
    /// A date.
    Date,
}

impl Stated {
    /// `number`.
    pub fn english(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
        }
    }
}

messages! {
    /// How a row of values does not fit the years that hold for it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Misfit {
        OfPeriod { values: usize, years: usize, period: Period } => {
            english: format!("{values} values for the {years} years {} to {}", period.start, period.end),
            german: format!("{values} Werte für die {years} Jahre {} bis {}", period.start, period.end),
        }
        OfHeader { values: usize, years: usize } => {
            english: format!("{values} values below {years} years"),
            german: format!("{values} Werte unter {years} Jahren"),
        }
        Unknown => {
            english: "there are more or fewer values than years",
            german: "Es sind mehr oder weniger Werte als Jahre",
        }
    }
}

messages! {
    /// Where a series leaves the rate that is stated for it, and the value that would fit.
    #[derive(Debug, Clone, PartialEq)]
    pub enum RateSlip {
        BothSides { year: i32, fitting: Option<Decimal> } => {
            english: format!("the value for {year} is off on both sides: {} would fit", self::fitting(*fitting)),
            german: format!("der Wert für {year} passt nach beiden Seiten nicht: {} würde passen", fitting_german(*fitting)),
        }
        OneStep { from: i32, to: i32, fitting: Option<Decimal> } => {
            english: format!("{from} to {to} ({} would fit)", self::fitting(*fitting)),
            german: format!("{from} auf {to} ({} würde passen)", fitting_german(*fitting)),
        }
    }
}

fn fitting(value: Option<Decimal>) -> String {
    value.map_or("another".to_owned(), shown)
}

fn fitting_german(value: Option<Decimal>) -> String {
    value.map_or("ein anderer".to_owned(), shown_german)
}

/// All slips in one sentence: those of single values, then those of steps.
pub(super) fn slips(slips: &[RateSlip]) -> String {
    joined(
        slips,
        RateSlip::english,
        "it is not the step from ",
        " and from ",
    )
}

/// The same in German.
pub(super) fn slips_german(slips: &[RateSlip]) -> String {
    joined(
        slips,
        RateSlip::german,
        "das ist nicht der Schritt von ",
        " und von ",
    )
}

fn joined(slips: &[RateSlip], say: fn(&RateSlip) -> String, lead: &str, between: &str) -> String {
    let (single, mut said): (Vec<_>, Vec<_>) = slips
        .iter()
        .partition(|slip| matches!(slip, RateSlip::OneStep { .. }));
    let single: Vec<String> = single.into_iter().map(say).collect();
    let mut parts: Vec<String> = said.drain(..).map(say).collect();
    if !single.is_empty() {
        parts.push(format!("{lead}{}", single.join(between)));
    }
    parts.join("; ")
}

/// `2020, 2021`.
pub(super) fn years(years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(i32::to_string).collect();
    years.join(", ")
}

/// `100 %` or `40`.
pub(super) fn level(value: Decimal, percent: bool) -> String {
    format!("{}{}", shown(value), if percent { " %" } else { "" })
}

/// The same in German.
pub(super) fn level_german(value: Decimal, percent: bool) -> String {
    let unit = if percent { "\u{a0}%" } else { "" };
    format!("{}{unit}", shown_german(value))
}

/// A number for a message, with at most two places.
pub(super) fn shown_german(value: Decimal) -> String {
    numbers::german(value.round_dp(2))
}

/// A number with its sign.
pub(super) fn signed_german(value: Decimal) -> String {
    let plus = value.is_zero() || value.is_sign_positive();
    format!("{}{}", if plus { "+" } else { "" }, shown_german(value))
}

/// `+3 in 2022, +4 in 2023`.
pub(super) fn amounts(values: &[YearValue], with_sign: bool) -> String {
    let said: Vec<String> = values
        .iter()
        .map(|one| {
            let value = if with_sign {
                signed(one.value)
            } else {
                shown(one.value)
            };
            format!("{value} in {}", one.year)
        })
        .collect();
    said.join(", ")
}

/// The same in German.
pub(super) fn amounts_german(values: &[YearValue], with_sign: bool) -> String {
    let said: Vec<String> = values
        .iter()
        .map(|one| {
            let value = if with_sign {
                signed_german(one.value)
            } else {
                shown_german(one.value)
            };
            format!("{value} im Jahr {}", one.year)
        })
        .collect();
    said.join(", ")
}

#[cfg(test)]
mod samples {
    use super::*;
    use crate::message::samples::Sample;

    impl Sample for YearValue {
        fn sample() -> Self {
            Self {
                year: 2027,
                value: Decimal::new(95, 1),
            }
        }
    }

    impl Sample for RecordKind {
        fn sample() -> Self {
            Self::Indicator
        }
    }

    impl Sample for Stated {
        fn sample() -> Self {
            Self::Number
        }
    }

    impl Sample for Misfit {
        fn sample() -> Self {
            Self::OfHeader {
                values: 4,
                years: 5,
            }
        }
    }

    impl Sample for RateSlip {
        fn sample() -> Self {
            Self::BothSides {
                year: 2027,
                fitting: Some(Decimal::new(95, 1)),
            }
        }
    }
}
