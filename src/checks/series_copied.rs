//! Two indicators of different topics with one series.

use super::facts::Facts;
use super::message::Message;
use super::places::of_indicator;
use super::topics::Topics;
use super::{Check, Comparison};
use crate::model::{Indicator, Severity};
use crate::notation::slug::slug;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check = Check {
    name: "series_copied",
    german_title: "Gleiche Werte bei verschiedenen Themen",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The values of different indicators of different topics: the same four or more values in the same years are rarely meant.
# Leaves alone
Repetitions in an overview; values that rise or fall by equal steps, and shares in per cent up to 100, which often are alike by chance.
# Example
`40 | 55 | 70 | 95` for bicycles below one title and for benches below another.
# How sure
A warning.
";

/// Fewer values are alike by chance.
const LEAST_VALUES: usize = 4;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let topics = Topics::of(facts);
    let mut seen: BTreeMap<Vec<(i32, Decimal)>, &Indicator> = BTreeMap::new();
    for indicator in &facts.document.indicators {
        let Some(values) = telling(indicator) else {
            continue;
        };
        let Some(first) = seen.get(&values).copied() else {
            seen.insert(values, indicator);
            continue;
        };
        if !may_be_alike(&topics, indicator, first) {
            compared.push(Comparison {
                severity: Some(Severity::Warning),
                message: Message::SameValuesOfTopics,
                arithmetic: None,
                places: vec![of_indicator(indicator), of_indicator(first)],
            });
        }
    }
}

/// The values by year, if they are such that nobody plans them twice.
fn telling(indicator: &Indicator) -> Option<Vec<(i32, Decimal)>> {
    let series = indicator.series.as_ref()?;
    let values: Vec<(i32, Decimal)> = series
        .points
        .iter()
        .filter_map(|point| Some((point.year, point.value?.0.normalize())))
        .collect();
    let distinct: BTreeSet<Decimal> = values.iter().map(|(_, value)| *value).collect();
    let steps: BTreeSet<Decimal> = values
        .iter()
        .zip(values.iter().skip(1))
        .map(|((_, from), (_, to))| to.saturating_sub(*from))
        .collect();
    let share = indicator
        .unit
        .as_ref()
        .is_some_and(|unit| unit.code.as_deref() == Some("%"))
        && distinct.contains(&Decimal::ONE_HUNDRED);
    (distinct.len() >= LEAST_VALUES && steps.len() > 1 && !share).then_some(values)
}

fn may_be_alike(topics: &Topics<'_>, one: &Indicator, other: &Indicator) -> bool {
    let linked = |a: &Indicator, b: &Indicator| {
        a.restates
            .as_deref()
            .is_some_and(|id| id == b.id || b.restates.as_deref() == Some(id))
    };
    let same_topic = match (&one.section, &other.section) {
        (Some(a), Some(b)) => topics.may_repeat(a, b),
        _ => true,
    };
    same_topic || linked(one, other) || linked(other, one) || slug(&one.label) == slug(&other.label)
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn series_copied() {
        checks::check("series_copied");
    }

    #[test]
    fn one_value_altered() {
        checks::alter(
            "series_copied",
            "leaves_other_values_alone.txt",
            "40 | 55 | 70 | 96",
            "40 | 55 | 70 | 95",
        );
    }
}
