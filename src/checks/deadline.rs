//! A deadline against the year in which the series is there.

use super::facts::Facts;
use super::message::{Arithmetic, Message};
use super::places::{of_goal, of_indicator};
use super::statement::{Statement, counts_all, is_end};
use super::values::{Entry, in_percent, in_unit_of, row, steps, values};
use super::{Check, Comparison, nouns};
use crate::model::{Date, Goal, Indicator, Relation, Severity};
use crate::notation::dates::calendar;
use crate::notation::similarity::Terms;
use crate::vocabulary;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check {
    name: "deadline",
    german_title: "Frist und Wertereihe passen nicht zusammen",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
A goal that promises the whole (`Verschlüsselung aller Endgeräte bis 2022`) with the year in which the share in its block reaches 100 %; in which a count
reaches what `aller 40 Schulen` says, or a share of what is left (`nicht angeschlossen`) zero; and a goal that promises a beginning
(`Launch der App Mitte 2020`) with the years in which the series of its use is above zero.
# Leaves alone
Goals that speak of something else than the series, of a part of it, or in the same block of a later date for the rest; a series that never gets there and has
words that the goal has not; goals that state the value, of which `stated_value` tells.
# Example
`Umstellung aller Ämter bis 2022` / `20 % | 60 % | 80 % | 100 %` for 2020 to 2023: 2022 is 80 %.
# How sure
A whole that is reached later or never is an error (a warning where the label does not say what is done), a use before the beginning a warning.
";

/// Least likeness at which a series is said to be meant.
const MEANT: f64 = 0.35;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    compared.extend(
        facts
            .statements()
            .iter()
            .filter_map(|statement| compare(facts, statement)),
    );
}

/// The ids of the series that are complete later than their goals say.
pub fn late<'d>(facts: &Facts<'d>) -> BTreeSet<&'d str> {
    let late = facts.statements().iter().filter(|statement| {
        compare(facts, statement)
            .is_some_and(|comparison| comparison.severity == Some(Severity::Error))
    });
    late.map(|statement| statement.indicator.id.as_str())
        .collect()
}

fn compare(facts: &Facts<'_>, statement: &Statement<'_>) -> Option<Comparison> {
    let goal = statement
        .place
        .record
        .as_deref()
        .and_then(|id| facts.goal(id))?;
    let date = due(goal)?;
    let (indicator, values) = (statement.indicator, values(statement.indicator));
    if let Some(aim) = aim(goal, indicator) {
        let valued = in_percent(indicator)
            && goal
                .quantities
                .iter()
                .any(|quantity| is_end(quantity) && in_unit_of(quantity, indicator).is_some());
        let same = statement
            .same
            .max(Terms::of(&indicator.label).containment(&Terms::of(&goal.text)));
        return whole(facts, goal, date, aim, indicator, &values)
            .filter(|_| same >= MEANT && !valued);
    }
    launch(goal, date, indicator, &values).filter(|_| vocabulary::is_launch(&goal.text))
}

/// The last date by which a goal is to be reached.
fn due(goal: &Goal) -> Option<&Date> {
    goal.dates
        .iter()
        .rfind(|date| date.relation != Relation::From && date.latest.is_some())
}

/// The value at which a whole is reached: 100 of a share, 0 of the share of what is left, 40 of "aller 40 Schulen".
fn aim(goal: &Goal, indicator: &Indicator) -> Option<Decimal> {
    if !vocabulary::is_whole(&goal.text) {
        return None;
    }
    if in_percent(indicator) {
        return Some(if nouns::is_negated(&indicator.label) {
            Decimal::ZERO
        } else {
            Decimal::ONE_HUNDRED
        });
    }
    // A count goes up to all; what is done in single years adds up to it.
    let counted = values(indicator);
    let rises = indicator.per.is_none() && steps(&counted).all(|(from, to)| from.value <= to.value);
    if !rises || !nouns::is_done(&goal.text, &indicator.label) {
        return None;
    }
    let sum = counted
        .iter()
        .fold(Decimal::ZERO, |sum, value| sum.saturating_add(value.value));
    let mut counts = goal
        .quantities
        .iter()
        .filter(|quantity| counts_all(&goal.text, quantity));
    counts
        .find_map(|quantity| in_unit_of(quantity, indicator))
        .map(|count| count.value)
        .filter(|count| !count.is_zero() && *count != sum)
}

fn whole(
    facts: &Facts<'_>,
    goal: &Goal,
    date: &Date,
    aim: Decimal,
    indicator: &Indicator,
    values: &[Entry],
) -> Option<Comparison> {
    let due = calendar::year_of(date.latest.as_deref()?)?;
    let at_due = values.iter().find(|value| value.year == due);
    let reached = values
        .iter()
        .find(|value| value.value == aim || (!in_percent(indicator) && value.value > aim));
    // A later date for the rest makes this one a step.
    let later = |other: &&Goal| {
        let latest = self::due(other).and_then(|date| date.latest.as_ref());
        other.id != goal.id && vocabulary::is_whole(&other.text) && latest > date.latest.as_ref()
    };
    // What never gets there is a series of something else, unless the words say that it is not.
    let sure = aim == Decimal::ONE_HUNDRED && reached.is_some();
    if due < values.first()?.year
        || facts.goals_of(indicator).iter().any(later)
        || !(sure || nouns::covers(&goal.text, &indicator.label))
    {
        return None;
    }
    // A label that does not say what is done may leave more unsaid.
    let never = if nouns::is_done(&goal.text, &indicator.label) {
        Severity::Error
    } else {
        Severity::Warning
    };
    let percent = in_percent(indicator);
    let reached_in = reached.map(|reached| reached.year);
    let message = deadline_message(date, due, aim, percent, reached_in);
    let severity = match reached_in {
        Some(year) => (year > due).then_some(Severity::Error),
        None => Some(never),
    };
    let at_due = at_due.filter(|_| reached.is_none_or(|reached| reached.year != due));
    // What is not printed for the year is not known.
    if at_due.is_none() && reached.is_none() {
        return None;
    }
    let arithmetic = Arithmetic::Deadline {
        row: row(values),
        percent,
        due: at_due.map(Entry::of_year),
        aim,
        reached: reached_in,
    };
    Some(Comparison {
        severity,
        message,
        arithmetic: Some(arithmetic),
        places: vec![of_goal(goal), of_indicator(indicator)],
    })
}

/// How the year in which an aim is reached lies to the one in which it is due.
fn deadline_message(
    date: &Date,
    due: i32,
    aim: Decimal,
    percent: bool,
    reached: Option<i32>,
) -> Message {
    let date = date.text.clone();
    match reached {
        Some(year) if year > due => Message::ReachedAfterDeadline {
            date,
            aim,
            percent,
            year,
        },
        Some(year) => Message::ReachedByDeadline {
            date,
            aim,
            percent,
            year,
        },
        None => Message::NotReachedByDeadline { date, aim, percent },
    }
}

fn launch(goal: &Goal, date: &Date, indicator: &Indicator, values: &[Entry]) -> Option<Comparison> {
    // Use counts only where the label names the thing itself.
    let thing = thing(&indicator.label).filter(|_| vocabulary::is_use(&indicator.label))?;
    if date.relation == Relation::By || Terms::of(thing).containment(&Terms::of(&goal.text)) <= 0.8
    {
        return None;
    }
    // The earliest day that the date allows.
    let (begins, _) = calendar::bounds(&date.edtf)?;
    let begins = calendar::year_of(&begins)?;
    let early = values
        .iter()
        .filter(|value| value.year < begins && !value.value.is_zero());
    let early: Vec<i32> = early.map(|value| value.year).collect();
    let (severity, message) = match early.as_slice() {
        [_, ..] => (
            Some(Severity::Warning),
            Message::UsedBeforeBeginning {
                date: date.text.clone(),
                years: early,
            },
        ),
        [] => (
            None,
            Message::NotUsedBeforeBeginning {
                date: date.text.clone(),
            },
        ),
    };
    let arithmetic = Some(Arithmetic::FromYear {
        row: row(values),
        year: values.first()?.year,
    });
    Some(Comparison {
        severity,
        message,
        arithmetic,
        places: vec![of_goal(goal), of_indicator(indicator)],
    })
}

/// What the use is of: "Downloads (Bürger-App)", "Nutzung der Bürger-App".
fn thing(label: &str) -> Option<&str> {
    let bracket = label
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(inner, _)| inner);
    bracket
        .or_else(|| label.split_once(" der ").map(|(_, rest)| rest))
        .filter(|thing| !thing.is_empty())
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
        let alter =
            |fixture: &str, from: &str, to: &str| checks::alter("deadline", fixture, from, to);
        alter(
            "leaves_wholes_that_are_reached_alone.txt",
            "aller 40",
            "aller 45",
        );
        alter(
            "leaves_wholes_that_are_reached_alone.txt",
            "30 | 0 | 0",
            "30 | 5 | 0",
        );
        alter(
            "leaves_wholes_that_are_reached_alone.txt",
            "80 | 100",
            "80 | 90",
        );
        alter(
            "leaves_deadlines_that_are_met_alone.txt",
            "bis 2023",
            "bis 2022",
        );
        alter(
            "leaves_deadlines_that_are_met_alone.txt",
            "70% | 100%",
            "70% | 90%",
        );
        alter(
            "leaves_use_after_the_launch_alone.txt",
            "Mitte 2022",
            "Mitte 2023",
        );
        alter(
            "leaves_use_after_the_launch_alone.txt",
            "0 | 0 | 400",
            "0 | 50 | 400",
        );
    }
}
