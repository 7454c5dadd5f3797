//! A deadline against the year in which the series is there.

use super::facts::{Facts, of_goal, of_indicator};
use super::statements::statements;
use super::values::{Value, in_percent, row, values};
use super::{Check, Comparison};
use crate::model::{Date, Goal, Indicator, Relation, Severity};
use crate::notation::likeness::stems;
use crate::vocabulary;
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check { name: "deadline", doc: DOC, run };

const DOC: &str = "\
# Compares
A goal that promises the whole (`Verschlüsselung aller Endgeräte bis 2022`) with the year in which the share in its block reaches 100 %; and a goal that promises a
beginning (`Launch der App Mitte 2020`) with the years in which the series of its use is above zero.
# Leaves alone
Goals that speak of something else than the series, of a part of it, or in the same block of a later date for the rest.
# Example
`Umstellung aller Ämter bis 2022` / `20 % | 60 % | 80 % | 100 %` for 2020 to 2023: 2022 is 80 %.
# How sure
A whole that is reached later is an error, a use before the beginning a warning.
";

/// Least likeness at which a series is said to be meant.
const MEANT: f64 = 0.35;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    for statement in statements(facts) {
        let Some(goal) = statement.place.record.as_deref().and_then(|id| facts.goal(id)) else { continue };
        let values = values(statement.indicator);
        if let Some(date) = due(goal) {
            let same = statement.same.max(word_of_label(goal, statement.indicator));
            let found = if vocabulary::is_whole(&goal.text) && in_percent(statement.indicator) {
                whole(facts, goal, date, statement.indicator, &values).filter(|_| same >= MEANT)
            } else if vocabulary::is_launch(&goal.text) {
                launch(goal, date, statement.indicator, &values)
            } else {
                None
            };
            compared.extend(found);
        }
    }
}

/// The last date by which a goal is to be reached.
fn due(goal: &Goal) -> Option<&Date> {
    goal.dates.iter().filter(|date| date.relation != Relation::From && date.latest.is_some()).next_back()
}

fn year(day: Option<&str>) -> Option<i32> {
    day?.get(..4)?.parse().ok()
}

/// How much of what a label measures the goal names, without the words for measuring.
fn word_of_label(goal: &Goal, indicator: &Indicator) -> f64 {
    stems(&indicator.label).within(&stems(&goal.text))
}

fn whole(facts: &Facts<'_>, goal: &Goal, date: &Date, indicator: &Indicator, values: &[Value]) -> Option<Comparison> {
    let hundred = Decimal::ONE_HUNDRED;
    let due = year(date.latest.as_deref())?;
    // A series that never gets there is one of something else; a later date for the rest makes this one a step.
    let reached = values.iter().find(|value| value.value == hundred)?;
    let later = facts
        .goals_of(indicator)
        .iter()
        .any(|other| other.id != goal.id && vocabulary::is_whole(&other.text) && self::due(other).is_some_and(|other| other.latest > date.latest));
    let there = values.iter().find(|value| value.year == due);
    if later || due < values.first()?.year {
        return None;
    }
    let arithmetic = Some(match there {
        Some(value) => format!("{}: {} % in {due}, 100 % in {}", row(values), super::values::shown(value.value), reached.year),
        None => format!("{}: 100 % in {}", row(values), reached.year),
    });
    let (severity, message) = if reached.year > due {
        (Some(Severity::Error), format!("“{}”, but the series reaches 100 % in {}", date.text, reached.year))
    } else {
        (None, format!("the series reaches 100 % in {}, as “{}” says", reached.year, date.text))
    };
    Some(Comparison { severity, message, arithmetic, places: vec![of_goal(goal), of_indicator(indicator)] })
}

/// Use counts only where the label names the thing itself: "Downloads (Bürger-App)".
fn launch(goal: &Goal, date: &Date, indicator: &Indicator, values: &[Value]) -> Option<Comparison> {
    let label = indicator.label.to_lowercase();
    let used = ["download", "nutz", "zugriff", "aufruf", "besuch", "anmeldung", "registrier", "buchung"].iter().any(|word| label.contains(word));
    if !used || named(&indicator.label, &goal.text) == 0 {
        return None;
    }
    // The earliest day that the date allows.
    let begins = crate::notation::dates::calendar::bounds(&date.edtf).map(|(first, _)| first)?;
    let begins = if date.relation == Relation::By { return None } else { year(Some(&begins))? };
    let before: Vec<&Value> = values.iter().filter(|value| value.year < begins && !value.value.is_zero()).collect();
    let (severity, message) = match before.first() {
        Some(first) => (Some(Severity::Warning), format!("it begins “{}”, but the series counts its use in {}", date.text, first.year)),
        None => (None, format!("the series counts no use before “{}”", date.text)),
    };
    let arithmetic = Some(format!("{} from {} on", row(values), values.first()?.year));
    Some(Comparison { severity, message, arithmetic, places: vec![of_goal(goal), of_indicator(indicator)] })
}

/// Words in a bracket of the label that the goal has, too: what the use is of.
fn named(label: &str, goal: &str) -> usize {
    let goal = stems(goal);
    let inner = label
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map_or_else(|| label.split_once(" der ").map_or("", |(_, rest)| rest), |(inner, _)| inner);
    usize::from(!inner.is_empty() && stems(inner).within(&goal) > 0.8)
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn deadline() {
        checks::check("deadline");
    }

    #[test]
    fn one_year_altered() {
        checks::alter("deadline", "leaves_deadlines_that_are_met_alone.txt", "bis 2023", "bis 2022");
        checks::alter("deadline", "leaves_use_after_the_launch_alone.txt", "Mitte 2022", "Mitte 2024");
    }
}
