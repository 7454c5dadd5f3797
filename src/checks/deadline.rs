//! A deadline against the year in which the series is there.

use super::facts::{Facts, of_goal, of_indicator};
use super::statements::{Statement, statements};
use super::values::{Entry, in_percent, in_unit_of, row, shown, values};
use super::{Check, Comparison, stated_value};
use crate::model::{Date, Goal, Indicator, Relation, Severity};
use crate::notation::dates::calendar;
use crate::notation::likeness::stems;
use crate::vocabulary;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check { name: "deadline", doc: DOC, run };

const DOC: &str = "\
# Compares
A goal that promises the whole (`Verschlüsselung aller Endgeräte bis 2022`) with the year in which the share in its block reaches 100 %; and a goal that promises a
beginning (`Launch der App Mitte 2020`) with the years in which the series of its use is above zero.
# Leaves alone
Goals that speak of something else than the series, of a part of it, or in the same block of a later date for the rest; goals that state the value,
of which `stated_value` tells.
# Example
`Umstellung aller Ämter bis 2022` / `20 % | 60 % | 80 % | 100 %` for 2020 to 2023: 2022 is 80 %.
# How sure
A whole that is reached later is an error, a use before the beginning a warning.
";

/// Least likeness at which a series is said to be meant.
const MEANT: f64 = 0.35;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    compared.extend(statements(facts).iter().filter_map(|statement| compare(facts, statement)));
}

/// The ids of the series that are complete later than their goals say.
pub fn late<'d>(facts: &Facts<'d>) -> BTreeSet<&'d str> {
    let all = statements(facts);
    let late = all.iter().filter(|statement| compare(facts, statement).is_some_and(|comparison| comparison.severity == Some(Severity::Error)));
    late.map(|statement| statement.indicator.id.as_str()).collect()
}

fn compare(facts: &Facts<'_>, statement: &Statement<'_>) -> Option<Comparison> {
    let goal = statement.place.record.as_deref().and_then(|id| facts.goal(id))?;
    let date = due(goal)?;
    let (indicator, values) = (statement.indicator, values(statement.indicator));
    if vocabulary::is_whole(&goal.text) && in_percent(indicator) {
        let valued = goal.quantities.iter().any(|quantity| stated_value::is_end(quantity) && in_unit_of(quantity, indicator).is_some());
        let same = statement.same.max(stems(&indicator.label).within(&stems(&goal.text)));
        return whole(facts, goal, date, indicator, &values).filter(|_| same >= MEANT && !valued);
    }
    launch(goal, date, indicator, &values).filter(|_| vocabulary::is_launch(&goal.text))
}

/// The last date by which a goal is to be reached.
fn due(goal: &Goal) -> Option<&Date> {
    goal.dates.iter().rfind(|date| date.relation != Relation::From && date.latest.is_some())
}

fn year(day: Option<&str>) -> Option<i32> {
    day?.get(..4)?.parse().ok()
}

fn whole(facts: &Facts<'_>, goal: &Goal, date: &Date, indicator: &Indicator, values: &[Entry]) -> Option<Comparison> {
    let due = year(date.latest.as_deref())?;
    // A series that never gets there is one of something else; a later date for the rest makes this one a step.
    let reached = values.iter().find(|value| value.value == Decimal::ONE_HUNDRED)?;
    let later = |other: &&Goal| {
        let latest = self::due(other).and_then(|date| date.latest.as_ref());
        other.id != goal.id && vocabulary::is_whole(&other.text) && latest > date.latest.as_ref()
    };
    if due < values.first()?.year || facts.goals_of(indicator).iter().any(later) {
        return None;
    }
    let arithmetic = Some(match values.iter().find(|value| value.year == due && due != reached.year) {
        Some(value) => format!("{}: {} % in {due}, 100 % in {}", row(values), shown(value.value), reached.year),
        None => format!("{}: 100 % in {}", row(values), reached.year),
    });
    let (severity, message) = if reached.year > due {
        (Some(Severity::Error), format!("“{}”, but the series reaches 100 % in {}", date.text, reached.year))
    } else {
        (None, format!("the series reaches 100 % in {}, as “{}” says", reached.year, date.text))
    };
    Some(Comparison { severity, message, arithmetic, places: vec![of_goal(goal), of_indicator(indicator)] })
}

fn launch(goal: &Goal, date: &Date, indicator: &Indicator, values: &[Entry]) -> Option<Comparison> {
    // Use counts only where the label names the thing itself.
    let thing = thing(&indicator.label).filter(|_| vocabulary::is_use(&indicator.label))?;
    if date.relation == Relation::By || stems(thing).within(&stems(&goal.text)) <= 0.8 {
        return None;
    }
    // The earliest day that the date allows.
    let (begins, _) = calendar::bounds(&date.edtf)?;
    let begins = year(Some(&begins))?;
    let (severity, message) = match values.iter().find(|value| value.year < begins && !value.value.is_zero()) {
        Some(first) => (Some(Severity::Warning), format!("it begins “{}”, but the series counts its use in {}", date.text, first.year)),
        None => (None, format!("the series counts no use before “{}”", date.text)),
    };
    let arithmetic = Some(format!("{} from {} on", row(values), values.first()?.year));
    Some(Comparison { severity, message, arithmetic, places: vec![of_goal(goal), of_indicator(indicator)] })
}

/// What the use is of: "Downloads (Bürger-App)", "Nutzung der Bürger-App".
fn thing(label: &str) -> Option<&str> {
    let bracket = label.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| inner);
    bracket.or_else(|| label.split_once(" der ").map(|(_, rest)| rest)).filter(|thing| !thing.is_empty())
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
        let alter = |fixture: &str, from: &str, to: &str| checks::alter("deadline", fixture, from, to);
        alter("leaves_deadlines_that_are_met_alone.txt", "bis 2023", "bis 2022");
        alter("leaves_deadlines_that_are_met_alone.txt", "70% | 100%", "70% | 90%");
        alter("leaves_use_after_the_launch_alone.txt", "Mitte 2022", "Mitte 2023");
        alter("leaves_use_after_the_launch_alone.txt", "0 | 0 | 400", "0 | 50 | 400");
    }
}
