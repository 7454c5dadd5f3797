//! A stated rate against the steps of the series.

use super::facts::Facts;
use super::statements::{Statement, statements};
use super::values::{Value, in_percent, row, shown, signed, values};
use super::{Check, Comparison};
use crate::model::{Comparator, Direction, Quantity, Role, Severity};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// The check.
pub const CHECK: Check = Check { name: "stated_rate", doc: DOC, run };

const DOC: &str = "\
# Compares
A rate that a goal or a label states (`um 10 % pro Jahr`, `jährliche Verdopplung`) with each step of the series in its block, and with the mean. Where the
series is in percent, the rate may be meant in percentage points. What rounding can explain agrees.
# Leaves alone
Steps before the year from which the rate holds, and those behind a stated end value; a series that speaks of something else; single steps where the rate
is an average.
# Example
`um 10 % pro Jahr` / `100 | 110 | 121 | 140`: the last step is +15.7 %.
# How sure
A mean that does not fit is an error, a single step a warning. Two steps beside each other that are off in opposite ways point at the value between them.
";

/// Least likeness at which a series is said to be meant.
const MEANT: f64 = 0.4;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let all = statements(facts);
    for statement in &all {
        for quantity in &statement.quantities {
            let Some(rate) = rate(quantity) else { continue };
            let values = in_force(statement, &values(statement.indicator));
            if values.len() < 3 || !tells(statement, &values, rate) {
                continue;
            }
            let found = compare(statement, quantity, rate, &values);
            // Another series of the block fits: that one is meant.
            let elsewhere = || {
                all.iter().filter(|other| other.place == statement.place && other.indicator.id != statement.indicator.id).any(|other| {
                    let values = in_force(other, &self::values(other.indicator));
                    values.len() >= 3 && tells(other, &values, rate) && compare(other, quantity, rate, &values).severity.is_none()
                })
            };
            if found.severity.is_none() || ((statement.same >= MEANT || mostly(&values, rate, quantity.comparator)) && !elsewhere()) {
                compared.push(found);
            }
        }
    }
}

/// Whether a series does what a rate in the statement says.
pub fn holds(statement: &Statement<'_>) -> bool {
    let values = in_force(statement, &values(statement.indicator));
    let mut rates = statement.quantities.iter().filter_map(|quantity| Some((quantity, rate(quantity)?)));
    rates.any(|(quantity, rate)| {
        values.len() >= 3 && tells(statement, &values, rate) && compare(statement, quantity, rate, &values).severity.is_none()
    })
}

/// The yearly rate as a share, with its sign: 0.1 for "um 10 % pro Jahr", 1 for "jährliche Verdopplung".
fn rate(quantity: &Quantity) -> Option<Decimal> {
    if quantity.role != Role::Change || quantity.per.as_deref() != Some("P1Y") {
        return None;
    }
    match quantity.unit.as_ref().and_then(|unit| unit.code.as_deref())? {
        "factor" => Some(quantity.value.0 - Decimal::ONE),
        "%" => {
            let share = quantity.value.0.checked_div(Decimal::ONE_HUNDRED)?;
            Some(if quantity.direction == Some(Direction::Decrease) { -share } else { share })
        }
        _ => None,
    }
}

/// The values to which a rate applies: from the year before "ab 2020" on, up to a stated end value.
fn in_force(statement: &Statement<'_>, values: &[Value]) -> Vec<Value> {
    let from = statement.from_year().map_or(i32::MIN, |year| year - 1);
    let mut found: Vec<Value> = values.iter().copied().filter(|value| value.year >= from).collect();
    let ends = statement.quantities.iter().filter(|quantity| quantity.role == Role::Level && quantity.direction.is_some());
    for end in ends.filter_map(|quantity| super::values::in_unit_of(quantity, statement.indicator)) {
        if let Some(at) = found.iter().position(|value| value.value == end.value) {
            found.truncate(at + 1);
            // The last step only goes as far as the end value.
            if let [.., a, b, c] = found[..]
                && (c.value - b.value).abs() < (b.value - a.value).abs()
            {
                found.pop();
            }
        }
    }
    found
}

/// Whether the values are large enough to show the rate: 1, 1, 1 may be ten percent more each year, and printed without places.
fn tells(statement: &Statement<'_>, values: &[Value], rate: Decimal) -> bool {
    let base = |value: &Value| if in_percent(statement.indicator) { Decimal::ONE_HUNDRED } else { value.value.abs() };
    let shows = |value: &&Value| base(value) * rate.abs() > value.half * Decimal::TWO;
    values.iter().filter(shows).count() * 2 > values.len()
}

/// Whether most steps fit: then the series is meant, whatever the words say.
fn mostly(values: &[Value], rate: Decimal, comparator: Comparator) -> bool {
    let fits = values.windows(2).filter(|pair| matches!(pair, [a, b] if fit([*a, *b], rate, comparator, false) == Some(Fit::Fits))).count();
    fits * 3 > values.len().saturating_sub(1) * 2
}

/// How a step lies to the rate: within what rounding allows, above or below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Fits,
    Above,
    Below,
}

fn fit(pair: [Value; 2], rate: Decimal, comparator: Comparator, points: bool) -> Option<Fit> {
    let [a, b] = pair;
    let slack = if comparator == Comparator::Approx { rate.abs() / Decimal::TEN } else { Decimal::ZERO };
    let next = |value: Decimal, rate: Decimal| {
        if points { value.checked_add(rate.checked_mul(Decimal::ONE_HUNDRED)?) } else { value.checked_mul(Decimal::ONE.checked_add(rate)?) }
    };
    let bounds = [next(a.value - a.half, rate - slack)?, next(a.value + a.half, rate + slack)?];
    let (low, high) = (bounds[0].min(bounds[1]) - b.half, bounds[0].max(bounds[1]) + b.half);
    let fit = if b.value < low {
        Fit::Below
    } else if b.value > high {
        Fit::Above
    } else {
        Fit::Fits
    };
    // "mindestens 10 %" may be more, in the direction of the rate.
    let more = if rate.is_sign_negative() { Fit::Below } else { Fit::Above };
    let allowed = matches!((comparator, fit == more), (Comparator::Ge, true) | (Comparator::Le, false));
    Some(if allowed { Fit::Fits } else { fit })
}

fn compare(statement: &Statement<'_>, quantity: &Quantity, rate: Decimal, values: &[Value]) -> Comparison {
    let fits = |points: bool| -> Vec<Fit> {
        values.windows(2).filter_map(|pair| fit([*pair.first()?, *pair.last()?], rate, quantity.comparator, points)).collect()
    };
    let off = |fits: &[Fit]| fits.iter().filter(|fit| **fit != Fit::Fits).count();
    let relative = fits(false);
    // "um 10 % pro Jahr" beside values in percent is mostly meant in points.
    let in_points = in_percent(statement.indicator) && rate.abs() < Decimal::ONE;
    let absolute = if in_points { fits(true) } else { Vec::new() };
    let points = in_points && off(&absolute) <= off(&relative);
    let fits = if points { absolute } else { relative };
    let mean = mean(values, points);
    let unit = if points { "points" } else { "%" };
    let steps = values.windows(2).filter_map(|pair| step(pair, points)).map(|step| format!("{} {unit}", signed(step))).collect::<Vec<_>>().join(", ");
    let stated = rate.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
    let arithmetic = format!(
        "{}: {steps}; mean {} {unit} per year, stated {} {unit}",
        row(values),
        mean.map_or("-".to_owned(), |mean| signed(mean)),
        signed(stated)
    );
    let near = mean.is_some_and(|mean| (mean - stated).abs() <= (stated.abs() / Decimal::from(20)).max(Decimal::new(25, 2)))
        || matches!(quantity.comparator, Comparator::Ge | Comparator::Le) && off(&fits) == 0;
    let wrong: Vec<usize> = (0..fits.len()).filter(|at| fits.get(*at) != Some(&Fit::Fits)).collect();
    let year = |at: usize| values.get(at).map_or(0, |value| value.year);
    let (severity, message) = if wrong.is_empty() || (near && statement.on_average()) {
        (None, format!("“{}” agrees with the series", quantity.text))
    } else if !near && (wrong.len() > 1 || values.len() <= 3) {
        (Some(Severity::Error), format!("“{}” is not what the series does", quantity.text))
    } else {
        let between = wrong
            .windows(2)
            .find(|pair| pair.first().map(|at| at + 1) == pair.last().copied() && fits.get(pair[0]) != fits.get(pair[1]))
            .map(|pair| pair[1]);
        let detail = match between {
            Some(at) => format!("the value for {} is off on both sides: {} would fit", year(at), fitting(values, at, rate, points)),
            None => {
                let steps = wrong
                    .iter()
                    .map(|at| format!("{} to {} ({} would fit)", year(*at), year(at + 1), fitting(values, at + 1, rate, points)))
                    .collect::<Vec<_>>();
                format!("it is not the step from {}", steps.join(" and from "))
            }
        };
        (Some(Severity::Warning), format!("“{}”: {detail}", quantity.text))
    };
    Comparison { severity, message, arithmetic: Some(arithmetic), places: statement.places() }
}

/// A step in percent or in points.
fn step(pair: &[Value], points: bool) -> Option<Decimal> {
    let (a, b) = (pair.first()?.value, pair.last()?.value);
    if points { Some(b - a) } else { (b - a).checked_div(a)?.checked_mul(Decimal::ONE_HUNDRED) }
}

/// The mean rate per year in percent or points.
fn mean(values: &[Value], points: bool) -> Option<Decimal> {
    let (first, last) = (values.first()?, values.last()?);
    let years = last.year - first.year;
    if years <= 0 {
        return None;
    }
    if points {
        return (last.value - first.value).checked_div(Decimal::from(years));
    }
    let ratio = last.value.checked_div(first.value)?.to_f64().filter(|ratio| *ratio > 0.0)?;
    // Two places are far from what the powers of different machines differ by.
    Decimal::from_f64_retain((ratio.powf(1.0 / f64::from(years)) - 1.0) * 100.0).map(|mean| mean.round_dp(2))
}

/// The value that would fit between its neighbours.
fn fitting(values: &[Value], at: usize, rate: Decimal, points: bool) -> String {
    let Some((before, here)) = at.checked_sub(1).and_then(|before| values.get(before)).zip(values.get(at)) else { return "another".to_owned() };
    let next =
        if points { before.value + rate * Decimal::ONE_HUNDRED } else { before.value.checked_mul(Decimal::ONE + rate).unwrap_or(before.value) };
    shown(next.round_dp(here.value.scale()))
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
        checks::alter("stated_rate", "leaves_rates_that_agree_alone.txt", "um 10 % pro Jahr", "um 15 % pro Jahr");
        checks::alter("stated_rate", "leaves_rates_that_agree_alone.txt", "146", "156");
        checks::alter("stated_rate", "leaves_percentage_points_alone.txt", "50 %", "52 %");
    }
}
