//! A stated rate against the steps of the series.

use super::courses::Course;
use super::facts::Facts;
use super::message::{Arithmetic, Message, RateSlip};
use super::statements::{Found, Statement, statements, tell, told};
use super::values::{Entry, in_percent, in_unit_of, rounded, row, values};
use super::{Check, Comparison, stated_value, values};
use crate::model::{Comparator, Direction, Quantity, Role, Severity};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// The check.
pub const CHECK: Check = Check {
    name: "stated_rate",
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
    tell(found(&statements(facts)), compared);
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
pub fn courses(all: &[Statement<'_>]) -> Vec<Course> {
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
    told(found(all)).into_iter().filter_map(course).collect()
}

/// Whether a series does what a rate in the statement says.
pub fn holds(statement: &Statement<'_>) -> bool {
    let values = in_force(statement);
    let compared = statement
        .quantities
        .iter()
        .filter_map(|quantity| compare(statement, quantity, &values));
    compared
        .into_iter()
        .any(|(comparison, _)| comparison.severity.is_none())
}

/// The values to which a rate applies: from the year before "ab 2020" on, up to a stated end value.
fn in_force(statement: &Statement<'_>) -> Vec<Entry> {
    let base = statement.base_year().unwrap_or(i32::MIN);
    let mut found: Vec<Entry> = rounded(values(statement.indicator))
        .into_iter()
        .filter(|value| value.year >= base)
        .collect();
    let ends = statement
        .quantities
        .iter()
        .filter(|quantity| stated_value::is_end(quantity));
    for end in ends.filter_map(|quantity| in_unit_of(quantity, statement.indicator)) {
        if let Some(at) = found.iter().position(|value| value.value == end.value) {
            found.truncate(at + 1);
            // The last step only goes as far as the end value.
            if let [.., a, b, c] = found.as_slice()
                && c.value.saturating_sub(b.value).abs() < b.value.saturating_sub(a.value).abs()
            {
                found.pop();
            }
        }
    }
    found
}

/// A yearly rate, and how it is held against a series.
#[derive(Debug, Clone, Copy)]
struct Rate {
    /// With its sign: 0.1 for "um 10 % pro Jahr", 1 for "jährliche Verdopplung".
    share: Decimal,
    comparator: Comparator,
    /// In percentage points, not in percent of the value before.
    points: bool,
}

/// Whether a unit counts points of percent: "Prozentpunkte", "%-Punkte".
fn is_points(unit: &str) -> bool {
    let unit = unit.to_lowercase();
    ["prozentpunkt", "%-punkt", "%punkt"]
        .iter()
        .any(|start| unit.starts_with(start))
}

/// How a step lies to the rate: within what rounding allows, above or below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Fits,
    Above,
    Below,
}

/// From one year to the next.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: Entry,
    to: Entry,
    fit: Fit,
}

impl Step {
    fn is_off(self) -> bool {
        self.fit != Fit::Fits
    }
}

impl Rate {
    fn of(quantity: &Quantity) -> Option<Self> {
        if quantity.role != Role::Change || quantity.per.as_deref() != Some("P1Y") {
            return None;
        }
        let unit = quantity.unit.as_ref()?;
        let points = is_points(&unit.text);
        let share = match unit.code.as_deref() {
            Some("factor") => quantity.value.0.checked_sub(Decimal::ONE)?,
            code if points || code == Some("%") => {
                let share = quantity.value.0.checked_div(Decimal::ONE_HUNDRED)?;
                if quantity.direction == Some(Direction::Decrease) {
                    -share
                } else {
                    share
                }
            }
            _ => return None,
        };
        Some(Self {
            share,
            comparator: quantity.comparator,
            points,
        })
    }

    /// The value a year later.
    fn next(self, value: Decimal, share: Decimal) -> Option<Decimal> {
        if self.points {
            value.checked_add(share.checked_mul(Decimal::ONE_HUNDRED)?)
        } else {
            value.checked_mul(Decimal::ONE.checked_add(share)?)
        }
    }

    /// How a value lies to the one that the rate leads to from an earlier one. Each year's value may have been rounded before the next was taken.
    fn fit(self, from: Entry, to: Entry) -> Option<Fit> {
        let slack = if self.comparator == Comparator::Approx {
            self.share.abs().checked_div(Decimal::TEN)?
        } else {
            Decimal::ZERO
        };
        let (mut low, mut high) = (
            from.value.checked_sub(from.half)?,
            from.value.checked_add(from.half)?,
        );
        for _ in 0..to
            .year
            .checked_sub(from.year)
            .filter(|years| (1..=100).contains(years))?
        {
            let ends = [
                self.next(low, self.share.checked_sub(slack)?)?,
                self.next(high, self.share.checked_add(slack)?)?,
            ];
            low = ends.iter().min()?.checked_sub(to.half)?;
            high = ends.iter().max()?.checked_add(to.half)?;
        }
        let fit = if to.value < low {
            Fit::Below
        } else if to.value > high {
            Fit::Above
        } else {
            Fit::Fits
        };
        // "mindestens 10 %" may be more, in the direction of the rate.
        let more = if self.share.is_sign_negative() {
            Fit::Below
        } else {
            Fit::Above
        };
        let allowed = matches!(
            (self.comparator, fit == more),
            (Comparator::Ge, true) | (Comparator::Le, false)
        );
        Some(if allowed { Fit::Fits } else { fit })
    }

    fn steps(self, entries: &[Entry]) -> Vec<Step> {
        values::steps(entries)
            .filter_map(|(from, to)| {
                Some(Step {
                    from,
                    to,
                    fit: self.fit(from, to)?,
                })
            })
            .collect()
    }

    /// The rate as it is meant, and the steps beside it: "um 10 % pro Jahr" beside values in percent is mostly meant in points.
    fn beside(self, in_percent: bool, values: &[Entry]) -> (Self, Vec<Step>) {
        let steps = self.steps(values);
        if in_percent && !self.points && self.share.abs() < Decimal::ONE {
            let points = Self {
                points: true,
                ..self
            };
            let absolute = points.steps(values);
            if absolute.iter().filter(|step| step.is_off()).count()
                <= steps.iter().filter(|step| step.is_off()).count()
            {
                return (points, absolute);
            }
        }
        (self, steps)
    }

    /// How much a value changes, in percent or in points, over so many years.
    fn yearly(self, from: Entry, to: Entry) -> Option<Decimal> {
        let years = to.year.checked_sub(from.year).filter(|years| *years > 0)?;
        let change = to.value.checked_sub(from.value)?;
        if self.points {
            return change.checked_div(Decimal::from(years));
        }
        if years == 1 {
            return change
                .checked_div(from.value)?
                .checked_mul(Decimal::ONE_HUNDRED);
        }
        let ratio = to
            .value
            .checked_div(from.value)?
            .to_f64()
            .filter(|ratio| *ratio > 0.0)?;
        // Two places are far from what the powers of different machines differ by.
        Decimal::from_f64_retain((ratio.powf(1.0 / f64::from(years)) - 1.0) * 100.0)
            .map(|mean| mean.round_dp(2))
    }

    /// Whether the values are large enough to show the rate: 1, 1, 1 may be ten percent more each year, and printed without places.
    fn shows(self, values: &[Entry], in_percent: bool) -> bool {
        let base = |value: &Entry| {
            if in_percent {
                Decimal::ONE_HUNDRED
            } else {
                value.value.abs()
            }
        };
        let shows = |value: &&Entry| {
            base(value).saturating_mul(self.share.abs()) > value.half.saturating_mul(Decimal::TWO)
        };
        values.iter().filter(shows).count() * 2 > values.len()
    }
}

/// The comparison, and whether most steps fit: then the series is meant, whatever the words say.
fn compare(
    statement: &Statement<'_>,
    quantity: &Quantity,
    values: &[Entry],
) -> Option<(Comparison, bool)> {
    let relative = Rate::of(quantity)?;
    let in_percent = in_percent(statement.indicator);
    let (rate, steps) = relative.beside(in_percent, values);
    if steps.len() < 2 || !relative.shows(values, in_percent) || (relative.points && !in_percent) {
        return None;
    }
    let wrong: Vec<Step> = steps.iter().filter(|step| step.is_off()).copied().collect();
    // Shares often grow by even points, whatever they are shares of.
    let mostly = !rate.points && (steps.len() - wrong.len()) * 3 > steps.len() * 2;
    let (first, last) = (*values.first()?, *values.last()?);
    let mean = rate.yearly(first, last);
    let stated = rate.share.checked_mul(Decimal::ONE_HUNDRED)?;
    let tolerance = stated
        .abs()
        .checked_div(Decimal::from(20))?
        .max(Decimal::new(25, 2));
    let near = mean
        .and_then(|mean| mean.checked_sub(stated))
        .is_some_and(|distance| distance.abs() <= tolerance);
    // What rounding explains in each step, it may not explain in all of them together.
    let drifts = wrong.is_empty() && !near && rate.fit(first, last) != Some(Fit::Fits);
    let quote = quantity.text.clone();
    let (severity, message) = if (wrong.is_empty() && !drifts) || (near && statement.on_average()) {
        (None, Message::AgreesWithSeries { quote })
    } else if drifts || !near && (wrong.len() > 1 || steps.len() <= 2) {
        (Some(Severity::Error), Message::RateNotKept { quote })
    } else {
        (
            Some(Severity::Warning),
            Message::RateNotKeptAt {
                quote,
                slips: slips(rate, values, &wrong),
            },
        )
    };
    let arithmetic = Arithmetic::Rate {
        row: row(values),
        steps: steps
            .iter()
            .filter_map(|step| rate.yearly(step.from, step.to))
            .collect(),
        mean,
        stated,
        points: rate.points,
    };
    Some((
        Comparison {
            severity,
            message,
            arithmetic: Some(arithmetic),
            places: statement.places(),
        },
        mostly,
    ))
}

/// Which steps are off, and what would fit.
fn slips(rate: Rate, values: &[Entry], wrong: &[Step]) -> Vec<RateSlip> {
    let places = values
        .iter()
        .map(|value| value.value.scale())
        .max()
        .unwrap_or_default();
    let mut slips = Vec::new();
    let mut rest = wrong.iter().peekable();
    while let Some(step) = rest.next() {
        let fitting = rate
            .next(step.from.value, rate.share)
            .map(|next| next.round_dp(places));
        let is_between = |next: &&Step| next.from == step.to && next.fit != step.fit;
        slips.push(if rest.next_if(is_between).is_some() {
            RateSlip::BothSides {
                year: step.to.year,
                fitting,
            }
        } else {
            RateSlip::OneStep {
                from: step.from.year,
                to: step.to.year,
                fitting,
            }
        });
    }
    slips
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
