//! A stated end value, start value or sum against the series.

use super::facts::Facts;
use super::judge::{Found, tell};
use super::message::{Arithmetic, Message};
use super::statement::{Statement, is_end};
use super::values::{Entry, in_unit_of, is_rounded, row, values};
use super::{Check, Comparison, dated_level, rate};
use crate::model::{Comparator, Direction, Quantity, Relation, Role, Severity, YearsFrom};
use crate::vocabulary;
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check {
    name: "stated_value",
    german_title: "Der genannte Wert und die Wertereihe passen nicht zusammen",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
An end value (`auf 7,8 Mio. € bis 2023`, `bis zum Zielwert 70 %`) with the value of that year or the last one, a start value (`von aktuell 54 %`) with the
first, and a sum of money beside yearly amounts with what they add up to. What rounding can explain agrees. Also a count or a share with a date
(`50 Patenschaften bis 2025`, `90 % ab 2024`), and `Verdopplung bis 2025`, with the values of these years: they must not stay behind.
# Leaves alone
Values of another unit; a series that speaks of something else, or of more than the words of a goal that does not say `auf`; what is promised for the long
term.
# Example
`Steigerung auf 7,8 Mio. € bis 2023` / `6.100 | … | 7.485` in T€: stated are 7800.
# How sure
A value that is off in its year, or a sum that is another one, is an error where the words are the same, else a warning; a target without a year that the
series does not reach is a note.
";

/// Least likeness at which a series is said to be meant.
const MEANT: f64 = 0.4;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let all = facts.statements();
    let mut found = Vec::new();
    for statement in all {
        let values = values(statement.indicator);
        for quantity in statement
            .quantities
            .iter()
            .filter(|quantity| !statement.is_of_a_sibling(quantity, all))
        {
            let comparison = level(statement, quantity, &values)
                .map(|(_, comparison)| comparison)
                .or_else(|| sum(statement, quantity, &values));
            let comparison = comparison.or_else(|| {
                dated_level::compare(statement, quantity, &values).map(|(_, comparison)| comparison)
            });
            found.extend(comparison.map(|comparison| Found {
                statement,
                quantity,
                comparison,
                meant: true,
            }));
        }
    }
    tell(found, compared);
}

/// The years whose values are told here, so that no other check need tell of their steps.
pub fn missed(statement: &Statement<'_>) -> Vec<i32> {
    let values = values(statement.indicator);
    let levels = statement
        .quantities
        .iter()
        .filter_map(|quantity| level(statement, quantity, &values));
    let missed = levels
        .filter(|(_, comparison)| comparison.severity > Some(Severity::Note))
        .map(|(year, _)| year);
    let dated = statement
        .quantities
        .iter()
        .filter_map(|quantity| dated_level::compare(statement, quantity, &values));
    missed.chain(dated.flat_map(|(years, _)| years)).collect()
}

/// An end or a start value, with the year of the value that it was compared with.
fn level(
    statement: &Statement<'_>,
    quantity: &Quantity,
    values: &[Entry],
) -> Option<(i32, Comparison)> {
    let stated = in_unit_of(quantity, statement.indicator)?;
    match quantity.role {
        Role::Level if is_end(quantity) => end(statement, quantity, stated, values),
        Role::Baseline => start(statement, quantity, stated, values),
        _ => None,
    }
}

/// The value at the date of the statement, else the last one.
fn end(
    statement: &Statement<'_>,
    quantity: &Quantity,
    stated: Entry,
    values: &[Entry],
) -> Option<(i32, Comparison)> {
    let mut dates = statement
        .dates
        .iter()
        .filter(|date| date.relation != Relation::From);
    let dated = dates
        .find_map(|date| date.latest.as_deref()?.get(..4)?.parse::<i32>().ok())
        .or_else(|| end_of_label(statement));
    let (at, sure) = match dated.and_then(|year| values.iter().find(|value| value.year == year)) {
        Some(value) => (*value, true),
        // A date outside of the series cannot be compared.
        None if dated.is_some() => return None,
        None => (*values.last()?, false),
    };
    let reached = values
        .iter()
        .any(|value| fits(*value, stated, quantity.comparator));
    let quote = quantity.text.clone();
    let told = |severity, message| {
        let arithmetic = Some(Arithmetic::Values {
            row: row(values),
            compared: vec![at.of_year()],
            stated: stated.value,
        });
        Some((
            at.year,
            Comparison {
                severity,
                message,
                arithmetic,
                places: statement.places(),
            },
        ))
    };
    if fits(at, stated, quantity.comparator) || (!sure && reached) {
        return told(None, Message::AgreesWithSeries { quote });
    }
    // A series that keeps the rate of the sentence is meant, whatever its words.
    if (statement.same < MEANT && !rate::holds(statement)) || vocabulary::is_distant(statement.text)
    {
        return None;
    }
    if sure {
        let severity = if statement.same >= 0.6 {
            Severity::Error
        } else {
            Severity::Warning
        };
        return told(
            Some(severity),
            Message::NotTheValueFor {
                quote,
                year: at.year,
            },
        );
    }
    // Without a year, a target may lie behind the last one; a series that has passed it is another matter.
    let first = values.first()?;
    if (first.value < stated.value) == (at.value > stated.value) {
        told(Some(Severity::Warning), Message::SeriesPasses { quote })
    } else {
        told(Some(Severity::Note), Message::SeriesDoesNotReach { quote })
    }
}

/// The end of the years that a label states, for the end value that it states, too: "auf 9 Mio. € von 2022 bis 2026".
fn end_of_label(statement: &Statement<'_>) -> Option<i32> {
    let own = statement.place.record.as_deref() == Some(statement.indicator.id.as_str());
    let series = statement
        .indicator
        .series
        .as_ref()
        .filter(|series| own && series.years_from == YearsFrom::Label)?;
    series.points.last().map(|point| point.year)
}

/// Whether a stated number is the rounded form of a value: 7.800 of 7.785.
fn rounds(stated: Entry, value: Entry) -> bool {
    [1000, 100, 10].map(Decimal::from).into_iter().any(|place| {
        let hundredth = place.saturating_mul(Decimal::from(50)) <= stated.value.abs();
        let distance = value
            .value
            .abs()
            .saturating_sub(stated.value.abs())
            .abs()
            .saturating_mul(Decimal::TWO);
        hundredth
            && is_rounded(stated.value, place)
            && !is_rounded(value.value, place)
            && distance <= place
    })
}

fn fits(value: Entry, stated: Entry, comparator: Comparator) -> bool {
    let slack = value.half.max(stated.half);
    let difference = value.value.abs().saturating_sub(stated.value.abs());
    match comparator {
        Comparator::Ge => difference >= -slack,
        Comparator::Le => difference <= slack,
        Comparator::Approx => {
            difference.abs()
                <= slack.saturating_add(
                    stated
                        .value
                        .abs()
                        .checked_div(Decimal::TEN)
                        .unwrap_or_default(),
                )
        }
        Comparator::Eq if rounds(stated, value) => true,
        // Of two numbers with as many places, neither is rounded more than the other.
        Comparator::Eq if stated.half == value.half => difference.is_zero(),
        Comparator::Eq => difference.abs() <= slack,
    }
}

/// The first value must not lie before the start.
fn start(
    statement: &Statement<'_>,
    quantity: &Quantity,
    stated: Entry,
    values: &[Entry],
) -> Option<(i32, Comparison)> {
    let first = *values.first()?;
    let end = statement.quantities.iter().find(|other| is_end(other))?;
    let behind = if end.direction == Some(Direction::Increase) {
        first.value < stated.value.saturating_sub(stated.half)
    } else {
        first.value > stated.value.saturating_add(stated.half)
    };
    if behind && statement.same < MEANT {
        return None;
    }
    let (severity, message) = if behind {
        (
            Some(Severity::Warning),
            Message::SeriesBeginsBefore {
                quote: quantity.text.clone(),
            },
        )
    } else {
        (
            None,
            Message::AgreesWithFirstValue {
                quote: quantity.text.clone(),
            },
        )
    };
    let arithmetic = Some(Arithmetic::Values {
        row: row(values),
        compared: vec![first.of_year()],
        stated: stated.value,
    });
    Some((
        first.year,
        Comparison {
            severity,
            message,
            arithmetic,
            places: statement.places(),
        },
    ))
}

/// Whether a sum of money stands beside amounts of single years.
fn is_sum(statement: &Statement<'_>, quantity: &Quantity) -> bool {
    let money = |code: Option<&str>| {
        code.is_some_and(|code| code.len() == 3 && code.chars().all(char::is_uppercase))
    };
    if quantity.role != Role::Level || is_end(quantity) {
        return false;
    }
    money(quantity.unit.as_ref().and_then(|unit| unit.code.as_deref()))
        && quantity.per.is_none()
        && statement.indicator.per.as_deref() == Some("P1Y")
}

fn sum(statement: &Statement<'_>, quantity: &Quantity, values: &[Entry]) -> Option<Comparison> {
    let stated =
        in_unit_of(quantity, statement.indicator).filter(|_| is_sum(statement, quantity))?;
    let total = values
        .iter()
        .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value.value))?;
    let whole = Entry {
        value: total,
        ..*values.first()?
    };
    let single = values
        .iter()
        .any(|value| fits(*value, stated, quantity.comparator));
    let agrees = fits(whole, stated, quantity.comparator);
    if !agrees && (single || statement.same < 0.25) {
        return None;
    }
    let (severity, message) = if agrees {
        (
            None,
            Message::IsSumOfValues {
                quote: quantity.text.clone(),
            },
        )
    } else {
        (
            Some(if statement.same >= MEANT {
                Severity::Error
            } else {
                Severity::Warning
            }),
            Message::IsNotSumOfValues {
                quote: quantity.text.clone(),
            },
        )
    };
    let arithmetic = Some(Arithmetic::Sum {
        terms: row(values),
        total,
        stated: stated.value,
    });
    Some(Comparison {
        severity,
        message,
        arithmetic,
        places: statement.places(),
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn stated_value() {
        checks::check("stated_value");
    }

    #[test]
    fn one_number_altered() {
        let alter =
            |fixture: &str, from: &str, to: &str| checks::alter("stated_value", fixture, from, to);
        alter("leaves_levels_with_a_date_alone.txt", "50 Baum", "60 Baum");
        alter("leaves_levels_with_a_date_alone.txt", "50 | 40", "50 | 50");
        alter("leaves_levels_with_a_date_alone.txt", "ab 2024", "ab 2023");
        alter("leaves_levels_with_a_date_alone.txt", "7.800", "7.900");
        alter(
            "leaves_end_values_that_agree_alone.txt",
            "auf 140 km",
            "auf 150 km",
        );
        alter(
            "leaves_end_values_that_agree_alone.txt",
            "| 7.293",
            "| 7.493",
        );
        alter(
            "leaves_end_values_that_agree_alone.txt",
            "auf 7,3 Mio. €",
            "auf 7,8 Mio. €",
        );
        alter(
            "leaves_end_values_that_agree_alone.txt",
            "auf 46 bis 2023",
            "auf 46 bis 2022",
        );
        alter("leaves_sums_that_agree_alone.txt", "10 Mio. €", "12 Mio. €");
        alter(
            "leaves_sums_that_agree_alone.txt",
            "| 3.000 | 0",
            "| 5.000 | 0",
        );
        alter(
            "leaves_start_values_alone.txt",
            "von aktuell 54 %",
            "von aktuell 64 %",
        );
    }
}
