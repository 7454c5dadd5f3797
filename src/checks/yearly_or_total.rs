//! Values of single years that are called totals, and the reverse.

use super::facts::Facts;
use super::message::{Arithmetic, Message};
use super::places::{of_goal, of_indicator};
use super::{Check, Comparison};
use crate::model::{Goal, Indicator, Series, Severity};
use crate::notation::{numbers, years};
use crate::vocabulary;
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check {
    name: "yearly_or_total",
    german_title: "Jahreswerte oder Gesamtwerte? Beides ist genannt",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
Labels that say `pro Jahr` with the values and with the goals of their block: values that grow each year by what a goal promises per year are
running totals. Also the label of an indicator with that of its repetition: one says `pro Jahr`, the other does not.
# Leaves alone
Labels without `pro Jahr` above values of single years, which is a common way to write; values that grow by unequal steps.
# Example
`Anzahl der Karten (pro Jahr)` above `19 | 21 | 23`, beside the goal `zwei Karten pro Jahr`.
# How sure
A warning.
";

/// Fewer values show no equal steps.
const LEAST_VALUES: usize = 3;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    for indicator in &facts.document.indicators {
        let repeated = repeated(facts, indicator);
        // What a repetition says too is told where it is said first.
        let agrees = repeated
            .as_ref()
            .is_some_and(|comparison| comparison.severity.is_none());
        compared.extend(repeated);
        if agrees {
            continue;
        }
        let Some(series) = indicator.series.as_ref().filter(|_| is_yearly(indicator)) else {
            continue;
        };
        let Some((step, goal)) = running(facts, indicator) else {
            let places = vec![of_indicator(indicator)];
            compared.push(Comparison {
                severity: None,
                message: Message::ValuesOfSingleYears,
                arithmetic: None,
                places,
            });
            continue;
        };
        let step = step.normalize();
        let row = series
            .points
            .iter()
            .map(|point| point.raw.clone())
            .collect();
        compared.push(Comparison {
            severity: Some(Severity::Warning),
            message: Message::TotalsCalledYearly { step },
            arithmetic: Some(Arithmetic::EachYear { row, step }),
            places: vec![of_indicator(indicator), of_goal(goal)],
        });
    }
}

/// The step by which the values of a label that says per year grow, and the goal that promises it.
pub fn running<'d>(facts: &Facts<'d>, indicator: &Indicator) -> Option<(Decimal, &'d Goal)> {
    let step = step(indicator.series.as_ref().filter(|_| is_yearly(indicator))?)?;
    Some((
        step,
        facts
            .goals_of(indicator)
            .into_iter()
            .find(|goal| promises(goal, step))?,
    ))
}

fn is_yearly(indicator: &Indicator) -> bool {
    indicator.per.as_deref() == Some("P1Y")
}

/// The indicator and its repetition with the same values: both say "pro Jahr" or none does.
fn repeated(facts: &Facts<'_>, indicator: &Indicator) -> Option<Comparison> {
    let other = facts.restated_indicator(indicator)?;
    let values = |indicator: &Indicator| -> Option<Vec<_>> {
        Some(
            indicator
                .series
                .as_ref()?
                .points
                .iter()
                .map(|p| (p.year, p.value))
                .collect(),
        )
    };
    if values(indicator)? != values(other)? {
        return None;
    }
    let (severity, message) = match (is_yearly(indicator), is_yearly(other)) {
        (true, true) => (None, Message::BothSayYearly),
        (false, false) => (None, Message::NeitherSaysYearly),
        (true, false) => (Some(Severity::Warning), Message::OnlyThisSaysYearly),
        (false, true) => (Some(Severity::Warning), Message::OnlyOtherSaysYearly),
    };
    Some(Comparison {
        severity,
        message,
        arithmetic: None,
        places: vec![of_indicator(indicator), of_indicator(other)],
    })
}

/// The step by which all values grow, where the first is no smaller: a total has begun before.
fn step(series: &Series) -> Option<Decimal> {
    let values: Vec<Decimal> = series
        .points
        .iter()
        .filter_map(|point| point.value)
        .map(|value| value.0)
        .collect();
    let steps: Vec<Decimal> = values
        .iter()
        .zip(values.iter().skip(1))
        .map(|(from, to)| to.saturating_sub(*from))
        .collect();
    let step = *steps.first()?;
    let even = steps.iter().all(|other| *other == step);
    (even
        && values.len() == series.points.len()
        && values.len() >= LEAST_VALUES
        && step > Decimal::ZERO
        && *values.first()? >= step)
        .then_some(step)
}

/// Whether a goal promises so much per year: "Aufbau von zwei Karten pro Jahr".
fn promises(goal: &Goal, step: Decimal) -> bool {
    let yearly = years::recurrences(&goal.text)
        .iter()
        .any(|found| found.per == "P1Y");
    yearly
        && goal
            .text
            .split_whitespace()
            .any(|word| number(word) == Some(step))
}

fn number(word: &str) -> Option<Decimal> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase();
    let named = vocabulary::number(&lower).map(Decimal::from);
    named.or_else(|| {
        numbers::leading(bare)
            .filter(|(_, rest)| rest.is_empty())
            .map(|(value, _)| value)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn yearly_or_total() {
        checks::check("yearly_or_total");
    }

    #[test]
    fn one_value_altered() {
        checks::alter(
            "yearly_or_total",
            "leaves_values_of_single_years_alone.txt",
            "2 | 2 | 2 | 2",
            "2 | 4 | 6 | 8",
        );
    }
}
