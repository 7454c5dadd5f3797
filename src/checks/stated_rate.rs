//! A stated rate against the steps of the series.

use super::course::Course;
use super::facts::Facts;
use super::judge::{Found, tell, told};
use super::rate::{Rate, compare, in_force};
use super::statement::Statement;
use super::values::in_percent;
use super::{Check, Comparison, stated_value};
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check {
    name: "stated_rate",
    german_title: "Die genannte Rate und die Wertereihe passen nicht zusammen",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
A rate that a goal or a label states (`um 10 % pro Jahr`, `jährliche Verdopplung`) with each step of the series in its block, and with the mean. Where the
series is in percent, the rate may be meant in percentage points. What rounding can explain agrees.
# Leaves alone
Steps before the year from which the rate holds, and those behind a stated end value; an end value that `stated_value` tells of; a series that speaks of
something else; single steps where the rate is an average.
# Example
`um 10 % pro Jahr` / `100 | 110 | 121 | 140`: the last step is +15.7 %.
# How sure
A mean that does not fit is an error, a single step a warning. Two steps beside each other that are off in opposite ways point at the value between them.
";

/// Least likeness at which a series is said to be meant.
const MEANT: f64 = 0.4;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    tell(found(facts.statements()), compared);
}

/// Each rate with each series that it may be meant for.
fn found<'s, 'd>(all: &'s [Statement<'d>]) -> Vec<Found<'s, 'd>> {
    let mut found = Vec::new();
    for statement in all {
        let missed = stated_value::missed(statement);
        let mut values = in_force(statement);
        values.retain(|value| !missed.contains(&value.year));
        // Ten percent more of a loss may be a larger or a smaller one.
        let clear = values.iter().all(|value| value.value >= Decimal::ZERO);
        for quantity in &statement.quantities {
            if let Some((comparison, mostly)) = compare(statement, quantity, &values) {
                found.push(Found {
                    statement,
                    quantity,
                    comparison,
                    meant: clear && (mostly || statement.same >= MEANT),
                });
            }
        }
    }
    found
}

/// The values that the series would have if it kept the rates that are stated for it.
pub fn courses(facts: &Facts<'_>) -> Vec<Course> {
    let course = |one: Found<'_, '_>| {
        let values = in_force(one.statement);
        let (rate, _) =
            Rate::of(one.quantity)?.beside(in_percent(one.statement.indicator), &values);
        // From nothing, no share of it leads anywhere.
        let first = values
            .iter()
            .find(|value| rate.points || !value.value.is_zero())?;
        Course::new(
            one.statement,
            one.quantity,
            (first.year, first.value),
            values.last()?.year,
            |value| rate.next(value, rate.share),
        )
    };
    told(found(facts.statements()))
        .into_iter()
        .filter_map(course)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn stated_rate() {
        checks::check("stated_rate");
    }

    #[test]
    fn one_number_altered() {
        let alter =
            |fixture: &str, from: &str, to: &str| checks::alter("stated_rate", fixture, from, to);
        alter("leaves_rounded_values_alone.txt", "26.100", "27.100");
        alter("leaves_rounded_values_alone.txt", "2.120", "2.220");
        alter(
            "leaves_rounded_values_alone.txt",
            "um 2 Prozentpunkte",
            "um 3 Prozentpunkte",
        );
        alter(
            "leaves_rates_that_agree_alone.txt",
            "Fahrten um 10 %",
            "Fahrten um 15 %",
        );
        alter("leaves_rates_that_agree_alone.txt", "146", "156");
        alter(
            "leaves_rates_that_agree_alone.txt",
            "jährliche Verdopplung",
            "jährliche Verdreifachung",
        );
        alter("leaves_rates_that_agree_alone.txt", "5.103", "5.301");
        alter("leaves_rates_that_agree_alone.txt", "ab 2022", "ab 2021");
        alter("leaves_percentage_points_alone.txt", "50 %", "52 %");
        alter(
            "leaves_percentage_points_alone.txt",
            "um 3 % pro Jahr",
            "um 5 % pro Jahr",
        );
        alter(
            "leaves_averages_alone.txt",
            "um durchschnittlich 5 %",
            "um durchschnittlich 8 %",
        );
        alter(
            "leaves_averages_alone.txt",
            "um durchschnittlich 5 %",
            "um 5 %",
        );
    }
}
