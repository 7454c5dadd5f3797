//! A yearly rate beside the steps of a series.

use super::message::{Arithmetic, Message, RateSlip};
use super::statement::{Statement, is_end};
use super::values::{Entry, in_percent, in_unit_of, rounded, row, values};
use super::{Comparison, values};
use crate::model::{Comparator, Direction, Quantity, Role, Severity};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

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
pub fn in_force(statement: &Statement<'_>) -> Vec<Entry> {
    let base = statement.base_year().unwrap_or(i32::MIN);
    let mut found: Vec<Entry> = rounded(values(statement.indicator))
        .into_iter()
        .filter(|value| value.year >= base)
        .collect();
    let ends = statement
        .quantities
        .iter()
        .filter(|quantity| is_end(quantity));
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
pub struct Rate {
    /// With its sign: 0.1 for "um 10 % pro Jahr", 1 for "jährliche Verdopplung".
    pub share: Decimal,
    comparator: Comparator,
    /// In percentage points, not in percent of the value before.
    pub points: bool,
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
pub struct Step {
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
    pub fn of(quantity: &Quantity) -> Option<Self> {
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
    pub fn next(self, value: Decimal, share: Decimal) -> Option<Decimal> {
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
    pub fn beside(self, in_percent: bool, values: &[Entry]) -> (Self, Vec<Step>) {
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
pub fn compare(
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
