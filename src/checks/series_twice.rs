//! One indicator that is printed twice with different values.

use super::facts::Facts;
use super::message::{Arithmetic, Message};
use super::places::of_indicator;
use super::topics::{Topics, words};
use super::{Check, Comparison};
use crate::model::{Indicator, Point, Series, Severity, Unit};
use crate::notation::slug::slug;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The check.
pub const CHECK: Check = Check {
    name: "series_twice",
    german_title: "Zweimal gedruckt, mit verschiedenen Werten",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The values of an indicator with those of its repetition in an overview, year by year, and their units.
# Leaves alone
Repetitions of planned values as reported ones; years that only one of them has; values in another unit that are rounded; equal labels that are
no repetition.
# Example
`400` for 2023 in the chapter, `450` for 2023 in the overview.
# How sure
A different value of a linked repetition is an error, of one that only has the same label below the same title, or is called approximate, a
warning. The same values in different units are a warning.
";

/// Shorter labels are alike by chance.
const LEAST_WORDS: usize = 3;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let topics = Topics::of(facts);
    let mut unlinked: BTreeMap<String, Vec<&Indicator>> = BTreeMap::new();
    for indicator in &facts.document.indicators {
        if let Some(other) = facts.restated_indicator(indicator) {
            compared.extend(compare(indicator, other, true));
            continue;
        }
        let label = slug(&indicator.label);
        if words(&label) < LEAST_WORDS {
            continue;
        }
        let earlier = unlinked.entry(label).or_default();
        if let Some(other) = earlier
            .iter()
            .rev()
            .find(|other| is_one_topic(&topics, indicator, other))
        {
            compared.extend(compare(indicator, other, false));
        }
        earlier.push(indicator);
    }
}

/// Whether a series does not agree with another version of it: which of the two is right is not known.
pub fn is_disputed(facts: &Facts<'_>, indicator: &Indicator) -> bool {
    facts.versions_of_indicator(indicator).any(|other| {
        compare(indicator, other, true).is_some_and(|comparison| comparison.severity.is_some())
    })
}

fn is_one_topic(topics: &Topics<'_>, one: &Indicator, other: &Indicator) -> bool {
    one.section
        .as_deref()
        .zip(other.section.as_deref())
        .is_some_and(|(a, b)| topics.are_one(a, b))
}

fn compare(one: &Indicator, other: &Indicator, linked: bool) -> Option<Comparison> {
    let (a, b) = (one.series.as_ref()?, other.series.as_ref()?);
    if a.kind != b.kind {
        return None;
    }
    let pairs: Vec<(&Point, &Point)> = shared(a, b).collect();
    let unlike: Vec<(&Point, &Point)> = pairs
        .iter()
        .copied()
        .filter(|(x, y)| !agree(x, one.unit.as_ref(), y, other.unit.as_ref()))
        .collect();
    let places = vec![of_indicator(one), of_indicator(other)];
    if pairs.is_empty() {
        return None;
    }
    if unlike.is_empty() {
        let (severity, message) = units(one, other, &pairs);
        return Some(Comparison {
            severity,
            message,
            arithmetic: None,
            places,
        });
    }
    let vague = unlike.iter().all(|(x, y)| x.approximate || y.approximate);
    let severity = if linked && !vague {
        Severity::Error
    } else {
        Severity::Warning
    };
    let years = unlike.iter().map(|(x, _)| x.year).collect();
    let points = unlike
        .iter()
        .map(|(x, y)| (x.year, x.raw.clone(), y.raw.clone()))
        .collect();
    Some(Comparison {
        severity: Some(severity),
        message: Message::TwiceWithOtherValues { years },
        arithmetic: Some(Arithmetic::HereAndThere { points }),
        places,
    })
}

/// The points of the years that both have.
fn shared<'s>(a: &'s Series, b: &'s Series) -> impl Iterator<Item = (&'s Point, &'s Point)> {
    let same = |x: &Point, y: &Point| x.year == y.year && x.edtf == y.edtf;
    a.points
        .iter()
        .filter_map(move |x| b.points.iter().find(|y| same(x, y)).map(|y| (x, y)))
}

/// Whether two values say the same. In units of different size one of them may be rounded.
fn agree(one: &Point, unit: Option<&Unit>, other: &Point, of: Option<&Unit>) -> bool {
    let (Some(x), Some(y)) = (one.value, other.value) else {
        return one.value.is_none() && other.value.is_none();
    };
    let (scale, of_scale) = (
        unit.map_or(1, |unit| unit.scale),
        of.map_or(1, |unit| unit.scale),
    );
    if x.0 == y.0 || scale == of_scale {
        return x.0 == y.0;
    }
    let whole = |value: Decimal, scale: u32| value.checked_mul(Decimal::from(scale));
    let coarse = |value: Decimal, scale: u32| {
        Decimal::try_new(5, value.scale() + 1)
            .ok()?
            .checked_mul(Decimal::from(scale))
    };
    let (Some(left), Some(right)) = (whole(x.0, scale), whole(y.0, of_scale)) else {
        return true;
    };
    let allowed = coarse(x.0, scale).max(coarse(y.0, of_scale));
    allowed.is_none_or(|allowed| left.saturating_sub(right).abs() <= allowed)
}

/// Equal values: what their units say.
fn units(
    one: &Indicator,
    other: &Indicator,
    pairs: &[(&Point, &Point)],
) -> (Option<Severity>, Message) {
    let printed_alike = pairs.iter().all(|(x, y)| x.value == y.value);
    match (&one.unit, &other.unit) {
        (Some(a), Some(b)) if printed_alike && (a.code != b.code || a.scale != b.scale) => (
            Some(Severity::Warning),
            Message::SameValuesInTwoUnits {
                here: a.text.clone(),
                there: b.text.clone(),
            },
        ),
        _ => (None, Message::TwiceWithSameValues),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn series_twice() {
        checks::check("series_twice");
    }

    #[test]
    fn one_value_altered() {
        checks::alter(
            "series_twice",
            "leaves_equal_values_alone.txt",
            "17 | 26",
            "17 | 36",
        );
        checks::alter(
            "series_twice",
            "leaves_equal_values_alone.txt",
            "T€:\n\n12",
            "T€:\n\n21",
        );
        // What a goal promises does not tell which of the two is right.
        let (first, overview) = (
            "2.1 RADVERKEHR\n\nZIELE:\n\n- Bau",
            "3 ÜBERSICHT\n\nRADVERKEHR\n\nZIELE:\n\n- Bau",
        );
        for place in [first, overview] {
            let from = format!(
                "{place} von zehn Abstellplätzen pro Jahr\n\nKENNZAHLEN:\n\nAnzahl der Abstellplätze für 2020 bis 2024:\n\n20 | 30 | 40 | 50"
            );
            checks::alter(
                "series_twice",
                "../overview_changed/leaves_values_to_other_checks_alone.txt",
                &from,
                &from.replace("40", "42"),
            );
        }
    }
}
