//! A stated step against the series: "50 zusätzliche Router pro Jahr".

use super::course::Course;
use super::facts::Facts;
use super::judge::{Found, tell, told};
use super::message::{Arithmetic, Message, YearValue};
use super::statement::{Statement, is_end};
use super::values::{Entry, in_unit_of, row, values};
use super::{Check, Comparison, stated_value, values, yearly_or_total};
use crate::model::{Comparator, Direction, Quantity, Role, Severity};
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check {
    name: "stated_step",
    german_title: "Der genannte Schritt und die Wertereihe passen nicht zusammen",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
What a goal promises for each year (`50 zusätzliche Router pro Jahr`, `mindestens drei Prozesse pro Jahr`, `um jeweils 60.000 €`) with the series in its
block: with the step from each value to the next, where the values are totals, or with the values themselves; so for the number in a label
(`Umstellung von 10 Akten (pro Jahr)`). A week's promise counts 52 times a year.
# Leaves alone
A series that speaks of something else, or whose sibling is what the goal counts; a bound far below values that grow; zeros before the first value; rates in
percent; a mean where the goal speaks of one; what `stated_value` and `yearly_or_total` tell of.
# Example
`Anbindung von zehn Standorten pro Jahr` / `200 | 210 | 220 | 235`: the last step is +15.
# How sure
A warning where most of the series agrees or the words are the same, else nothing.
";

/// Least likeness at which a series is said to be meant.
const MEANT: f64 = 0.5;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    tell(found(facts), compared);
}

/// Each promise for a year with each series that it may be meant for.
fn found<'s, 'd>(facts: &'s Facts<'d>) -> Vec<Found<'s, 'd>> {
    let (all, mut found) = (facts.statements(), Vec::new());
    for statement in all {
        let explained = yearly_or_total::running(facts, statement.indicator).is_some();
        for quantity in statement
            .quantities
            .iter()
            .filter(|quantity| !statement.is_of_a_sibling(quantity, all))
        {
            if let Some((comparison, mostly)) = compare(statement, quantity) {
                let meant = !explained && (mostly || statement.same >= MEANT);
                found.push(Found {
                    statement,
                    quantity,
                    comparison,
                    meant,
                });
            }
        }
    }
    found
}

/// The values that the series would have if each year brought what is stated for it.
pub fn courses(facts: &Facts<'_>) -> Vec<Course> {
    let course = |one: Found<'_, '_>| {
        let beside = Beside::of(one.statement, one.quantity)?;
        let values = if beside.stepwise {
            beside.totals()
        } else {
            beside.flows()
        };
        let (first, last) = (values.first()?, values.last()?);
        let by = beside.signed();
        let start = if beside.stepwise { first.value } else { by };
        Course::new(
            one.statement,
            one.quantity,
            (first.year, start),
            last.year,
            |value| value.checked_add(if beside.stepwise { by } else { Decimal::ZERO }),
        )
    };
    told(found(facts)).into_iter().filter_map(course).collect()
}

/// What is promised for one year, in the unit of the series.
#[derive(Debug, Clone, Copy)]
struct Promise {
    /// With its sign.
    value: Decimal,
    comparator: Comparator,
}

impl Promise {
    fn of(quantity: &Quantity, statement: &Statement<'_>) -> Option<Self> {
        let times = match quantity.per.as_deref()? {
            "P1Y" => 1,
            "P6M" => 2,
            "P3M" => 4,
            "P1M" => 12,
            "P1W" => 52,
            _ => return None,
        };
        let rate = quantity
            .unit
            .as_ref()
            .and_then(|unit| unit.code.as_deref())
            .is_some_and(|code| matches!(code, "%" | "factor"));
        // "auf 400.000 € pro Jahr" is an end value, not a step.
        if rate || quantity.role == Role::Baseline || is_end(quantity) {
            return None;
        }
        let value = in_unit_of(quantity, statement.indicator)?
            .value
            .checked_mul(Decimal::from(times))?;
        let value = if quantity.direction == Some(Direction::Decrease) {
            -value
        } else {
            value
        };
        (!value.is_zero()).then_some(Self {
            value,
            comparator: quantity.comparator,
        })
    }

    /// Whether a value that may be off by so much is what was promised.
    fn fits(self, value: Decimal, slack: Decimal) -> bool {
        let (size, promised) = (value.abs(), self.value.abs());
        let distance = value.saturating_sub(self.value).abs();
        match self.comparator {
            Comparator::Ge => {
                size.saturating_add(slack) >= promised
                    && value.is_sign_negative() == self.value.is_sign_negative()
            }
            Comparator::Le => size.saturating_sub(slack) <= promised,
            Comparator::Approx => {
                distance
                    <= slack.saturating_add(promised.checked_div(Decimal::TEN).unwrap_or_default())
            }
            Comparator::Eq => distance <= slack,
        }
    }
}

/// What was brought by a year: a step of a total, or a value.
#[derive(Debug, Clone, Copy)]
struct Brought {
    year: i32,
    value: Decimal,
    fits: bool,
}

/// A promise beside the years of a series.
struct Beside {
    promise: Promise,
    /// The values from the year before that from which on the promise holds.
    all: Vec<Entry>,
    /// The place of the first that is not zero: nothing is there before it begins.
    begins: usize,
    /// From year to year.
    steps: Vec<Brought>,
    /// Year by year.
    amounts: Vec<Brought>,
    /// The steps are what was promised, not the values.
    stepwise: bool,
}

impl Beside {
    fn of(statement: &Statement<'_>, quantity: &Quantity) -> Option<Self> {
        let promise = Promise::of(quantity, statement)?;
        let base = statement.base_year().unwrap_or(i32::MIN);
        let missed = stated_value::missed(statement);
        let all: Vec<Entry> = values(statement.indicator)
            .into_iter()
            .filter(|value| value.year >= base && !missed.contains(&value.year))
            .collect();
        let begins = all.iter().position(|value| !value.value.is_zero())?;
        let mut beside = Self {
            promise,
            all,
            begins,
            steps: Vec::new(),
            amounts: Vec::new(),
            stepwise: false,
        };
        if beside.flows().len() < 2 {
            return None;
        }
        let negative = beside.is_negative();
        beside.steps = values::steps(beside.totals())
            .map(|(from, to)| {
                let step = to.value.saturating_sub(from.value);
                let slack = slack(from).saturating_add(slack(to));
                Brought {
                    year: to.year,
                    value: step,
                    fits: promise.fits(step, slack) || (negative && promise.fits(-step, slack)),
                }
            })
            .collect();
        // Of what goes down, the values may be printed without a sign.
        let fits = |value: &Entry| {
            promise.fits(value.value, slack(*value))
                || promise.fits(value.value.abs(), slack(*value))
        };
        beside.amounts = beside
            .flows()
            .iter()
            .map(|value| Brought {
                year: value.year,
                value: value.value,
                fits: fits(value),
            })
            .collect();
        beside.stepwise =
            is_stepwise(statement, quantity, promise, &beside.steps, &beside.amounts)?;
        Some(beside)
    }

    fn flows(&self) -> &[Entry] {
        self.all.get(self.begins..).unwrap_or_default()
    }

    fn totals(&self) -> &[Entry] {
        self.all
            .get(self.begins.saturating_sub(1)..)
            .unwrap_or_default()
    }

    /// Costs that are printed with a minus get smaller by going up.
    fn is_negative(&self) -> bool {
        self.all.iter().all(|value| value.value <= Decimal::ZERO)
    }

    /// What was promised, with the sign that the values have.
    fn signed(&self) -> Decimal {
        let value = self.promise.value;
        if self.stepwise {
            let along = self
                .steps
                .iter()
                .filter(|step| step.value.is_sign_negative() == value.is_sign_negative())
                .count();
            if self.is_negative() && along * 2 < self.steps.len() {
                -value
            } else {
                value
            }
        } else if self.is_negative() {
            -value.abs()
        } else {
            value.abs()
        }
    }
}

/// The comparison, and whether most of the series agrees or lacks what the goal counts: then it is meant, whatever the other words say.
fn compare(statement: &Statement<'_>, quantity: &Quantity) -> Option<(Comparison, bool)> {
    let Beside {
        promise,
        all,
        steps,
        amounts,
        stepwise,
        ..
    } = Beside::of(statement, quantity)?;
    let years = if stepwise { &steps } else { &amounts };
    let off: Vec<YearValue> = years
        .iter()
        .filter(|year| !year.fits)
        .map(|year| YearValue {
            year: year.year,
            value: year.value,
        })
        .collect();
    let sum = years
        .iter()
        .fold(Decimal::ZERO, |sum, year| sum.saturating_add(year.value));
    let mean = sum.checked_div(Decimal::from(years.len()))?;
    let on_average = statement.on_average() && promise.fits(mean, Decimal::new(5, 1));
    let (row, stated) = (row(&all), promise.value);
    let arithmetic = if stepwise {
        let steps = steps.iter().map(|step| step.value).collect();
        Arithmetic::Steps { row, steps, stated }
    } else {
        Arithmetic::Amounts { row, stated }
    };
    let quote = quantity.text.clone();
    let (severity, message) = if off.is_empty() || on_average {
        (None, Message::AgreesWithSteps { quote, stepwise })
    } else {
        (
            Some(Severity::Warning),
            Message::StepsNotKept {
                quote,
                off,
                stepwise,
            },
        )
    };
    let most = years.len() >= 3 && fitting(years) * 3 > years.len() * 2;
    // More than was promised may be more of something else, too.
    let short = years
        .iter()
        .any(|year| !year.fits && year.value.abs() < promise.value.abs());
    let meant = most || (short && statement.counts(quantity));
    Some((
        Comparison {
            severity,
            message,
            arithmetic: Some(arithmetic),
            places: statement.places(),
        },
        meant,
    ))
}

/// Whether the steps of a total are meant, or the values of each year. `None` where a bound says nothing: all values of a total that grows are
/// "mindestens zwei".
fn is_stepwise(
    statement: &Statement<'_>,
    quantity: &Quantity,
    promise: Promise,
    steps: &[Brought],
    amounts: &[Brought],
) -> Option<bool> {
    if is_total(statement, promise, steps, amounts) {
        if is_near(promise, steps, amounts) || fitting(steps) == steps.len() {
            return Some(true);
        }
        if promise.comparator == Comparator::Ge {
            return None;
        }
        if is_far(promise, amounts) {
            return Some(true);
        }
    }
    // What fits better is meant. "neue" and "um" speak of steps.
    let (of_steps, of_amounts) = (
        fitting(steps) * amounts.len(),
        fitting(amounts) * steps.len(),
    );
    Some(of_steps > of_amounts || (of_steps == of_amounts && quantity.role == Role::Change))
}

/// Whether the values rise without end, most of them far above what is promised for one year.
fn is_total(
    statement: &Statement<'_>,
    promise: Promise,
    steps: &[Brought],
    amounts: &[Brought],
) -> bool {
    let rises = steps.iter().all(|step| step.value >= Decimal::ZERO)
        && steps
            .iter()
            .filter(|step| step.value > Decimal::ZERO)
            .count()
            >= 2;
    let far = promise.value.saturating_mul(Decimal::TWO);
    let above = amounts.iter().filter(|amount| amount.value >= far).count();
    promise.value > Decimal::ZERO
        && statement.indicator.per.is_none()
        && rises
        && above * 2 >= amounts.len()
}

/// Whether the steps are made by the promise: half of them are what it says, or all are the same and not far from it, or their mean is what it
/// says. Values of single years that are planned to grow begin near the promise.
fn is_near(promise: Promise, steps: &[Brought], amounts: &[Brought]) -> bool {
    let sum = steps
        .iter()
        .fold(Decimal::ZERO, |sum, step| sum.saturating_add(step.value));
    let Some(mean) = sum.checked_div(Decimal::from(steps.len())) else {
        return false;
    };
    let within = |part: i64| {
        mean.saturating_sub(promise.value)
            .abs()
            .saturating_mul(Decimal::from(part))
            <= promise.value
    };
    let exact = steps
        .iter()
        .filter(|step| step.value == promise.value)
        .count();
    let even = steps.iter().all(|step| step.value == mean);
    exact * 2 >= steps.len() || (even && within(3)) || (is_far(promise, amounts) && within(20))
}

/// Whether no value is of the size of what is promised for one year.
fn is_far(promise: Promise, amounts: &[Brought]) -> bool {
    amounts
        .iter()
        .all(|amount| amount.value >= promise.value.saturating_mul(Decimal::TWO))
}

fn fitting(years: &[Brought]) -> usize {
    years.iter().filter(|year| year.fits).count()
}

/// What rounding may have taken from a value: nothing from a count, which is printed whole.
fn slack(value: Entry) -> Decimal {
    if value.value.scale() == 0 && value.half <= Decimal::new(5, 1) {
        Decimal::ZERO
    } else {
        value.half
    }
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
        let alter =
            |fixture: &str, from: &str, to: &str| checks::alter("stated_step", fixture, from, to);
        alter(
            "leaves_numbers_of_labels_alone.txt",
            "von 10 Akten",
            "von 12 Akten",
        );
        alter(
            "leaves_steps_that_agree_alone.txt",
            "zehn Standorten",
            "zwölf Standorten",
        );
        alter("leaves_steps_that_agree_alone.txt", "| 240", "| 245");
        alter(
            "leaves_steps_that_agree_alone.txt",
            "um 60.000 €",
            "um 90.000 €",
        );
        alter(
            "leaves_bounds_below_all_values_alone.txt",
            "| 100 |",
            "| 90 |",
        );
        alter(
            "leaves_bounds_below_all_values_alone.txt",
            "5 | 5 | 5 | 5",
            "5 | 5 | 4 | 5",
        );
        alter(
            "leaves_yearly_values_alone.txt",
            "mindestens zwei Treffen",
            "mindestens vier Treffen",
        );
        alter(
            "leaves_yearly_values_alone.txt",
            "eine Meldung pro Woche",
            "zwei Meldungen pro Woche",
        );
        alter(
            "leaves_yearly_values_alone.txt",
            "12 | 12 | 12 | 12 | 12",
            "12 | 12 | 11 | 12 | 12",
        );
    }
}
