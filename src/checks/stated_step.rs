//! A stated step against the series: "50 zusätzliche Router pro Jahr".

use super::facts::Facts;
use super::statements::{Statement, statements};
use super::values::{Value, in_unit_of, row, shown, signed, values};
use super::{Check, Comparison};
use crate::model::{Comparator, Direction, Quantity, Role, Severity};
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check { name: "stated_step", doc: DOC, run };

const DOC: &str = "\
# Compares
What a goal promises for each year (`50 zusätzliche Router pro Jahr`, `mindestens drei Prozesse pro Jahr`, `um jeweils 60.000 €`) with the series in its
block: with the step from each value to the next, where the values are totals, or with the values themselves. A week's promise counts 52 times a year.
# Leaves alone
A series that speaks of something else; zeros before the first value; rates in percent; a mean where the goal speaks of one.
# Example
`Anbindung von zehn Standorten pro Jahr` / `200 | 210 | 220 | 235`: the last step is +15.
# How sure
A warning where most of the series agrees or the words are the same, else nothing.
";

/// Least likeness at which a series is said to be meant.
const MEANT: f64 = 0.5;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let all = statements(facts);
    for statement in &all {
        for quantity in &statement.quantities {
            let Some(found) = compare(statement, quantity) else { continue };
            let elsewhere = || {
                let others = all.iter().filter(|other| other.place == statement.place && other.indicator.id != statement.indicator.id);
                others.filter_map(|other| compare(other, quantity)).any(|found| found.comparison.severity.is_none())
            };
            if found.comparison.severity.is_none() || ((statement.same >= MEANT || found.mostly) && !elsewhere()) {
                compared.push(found.comparison);
            }
        }
    }
}

struct Found {
    comparison: Comparison,
    /// Most values agree, so that the series is meant whatever its words.
    mostly: bool,
}

/// The promise for one year in the unit of the series, with its sign.
fn yearly(quantity: &Quantity, statement: &Statement<'_>) -> Option<Decimal> {
    let times = match quantity.per.as_deref()? {
        "P1Y" => 1,
        "P6M" => 2,
        "P3M" => 4,
        "P1M" => 12,
        "P1W" => 52,
        _ => return None,
    };
    // "auf 400.000 € pro Jahr" is an end value, not a step.
    if quantity.role == Role::Baseline || (quantity.role == Role::Level && quantity.direction.is_some()) {
        return None;
    }
    let value = in_unit_of(quantity, statement.indicator)?.value.checked_mul(Decimal::from(times))?;
    Some(if quantity.direction == Some(Direction::Decrease) { -value } else { value })
}

fn compare(statement: &Statement<'_>, quantity: &Quantity) -> Option<Found> {
    let percent = quantity.unit.as_ref().and_then(|unit| unit.code.as_deref()).is_some_and(|code| matches!(code, "%" | "factor"));
    let promise = yearly(quantity, statement).filter(|promise| !promise.is_zero() && !percent)?;
    let from = statement.from_year().map_or(i32::MIN, |year| year - 1);
    let all: Vec<Value> = values(statement.indicator).into_iter().filter(|value| value.year >= from).collect();
    // Nothing is there before it begins.
    let begins = all.iter().position(|value| !value.value.is_zero())?;
    let flows = all.get(begins..)?;
    let totals = all.get(begins.saturating_sub(1)..)?;
    if flows.len() < 2 {
        return None;
    }
    let fits = |value: Decimal, half: Decimal| match quantity.comparator {
        Comparator::Ge => value.abs() + half >= promise.abs() && value.is_sign_negative() == promise.is_sign_negative(),
        Comparator::Le => value.abs() - half <= promise.abs(),
        Comparator::Approx => (value - promise).abs() <= half + promise.abs() / Decimal::TEN,
        Comparator::Eq => (value - promise).abs() <= half,
    };
    let steps: Vec<(i32, Decimal, bool)> = totals
        .windows(2)
        .filter_map(|pair| {
            let (a, b) = (pair.first()?, pair.last()?);
            let step = (b.value - a.value).checked_div(Decimal::from(b.year - a.year))?;
            Some((b.year, step, fits(step, if step == promise { Decimal::ZERO } else { (a.half + b.half) * rounded(a) })))
        })
        .collect();
    let rows: Vec<(i32, Decimal, bool)> = flows
        .iter()
        .map(|value| (value.year, value.value, fits(value.value.abs(), value.half * rounded(value)) || fits(value.value, Decimal::ZERO)))
        .collect();
    let count = |list: &[(i32, Decimal, bool)]| list.iter().filter(|(.., fits)| *fits).count();
    // The steps of a total, or the values of each year: what fits better is meant. "neue" and "um" speak of steps.
    let stepwise = count(&steps) * rows.len() > count(&rows) * steps.len()
        || (count(&steps) * rows.len() == count(&rows) * steps.len() && quantity.role == Role::Change);
    let (list, kind) = if stepwise { (&steps, "steps") } else { (&rows, "values") };
    let good = count(list);
    let mean = steps.iter().map(|(_, step, _)| *step).sum::<Decimal>().checked_div(Decimal::from(steps.len().max(1)))?;
    let on_average = statement.on_average() && fits(mean, Decimal::new(5, 1));
    let off: Vec<String> = list
        .iter()
        .filter(|(.., fits)| !fits)
        .map(|(year, value, _)| format!("{} in {year}", if stepwise { signed(*value) } else { shown(*value) }))
        .collect();
    let told = if stepwise { steps.iter().map(|(_, step, _)| signed(*step)).collect::<Vec<_>>().join(", ") } else { String::new() };
    let arithmetic =
        if stepwise { format!("{}: {told}; stated {}", row(&all), signed(promise)) } else { format!("{}; stated {}", row(&all), shown(promise)) };
    let (severity, message) = if off.is_empty() || on_average {
        (None, format!("“{}” agrees with the {kind} of the series", quantity.text))
    } else {
        (Some(Severity::Warning), format!("“{}” is not what the series does: {}", quantity.text, off.join(", ")))
    };
    Some(Found {
        comparison: Comparison { severity, message, arithmetic: Some(arithmetic), places: statement.places() },
        mostly: good * 3 > list.len() * 2 && list.len() >= 3,
    })
}

/// Counts are printed whole; what is printed with places may be rounded.
fn rounded(value: &Value) -> Decimal {
    if value.value.scale() == 0 && value.half <= Decimal::new(5, 1) { Decimal::ZERO } else { Decimal::ONE }
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn stated_step() {
        checks::check("stated_step");
    }

    #[test]
    fn one_number_altered() {
        checks::alter("stated_step", "leaves_steps_that_agree_alone.txt", "zehn Standorten", "zwölf Standorten");
        checks::alter("stated_step", "leaves_steps_that_agree_alone.txt", "| 240", "| 245");
        checks::alter("stated_step", "leaves_yearly_values_alone.txt", "mindestens zwei Treffen", "mindestens vier Treffen");
    }
}
