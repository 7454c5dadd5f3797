//! A level with a date and a factor with one: "50 Patenschaften bis 2025", "90 % ab 2024", "Verdopplung bis 2030".

use super::message::{Arithmetic, Message};
use super::statement::{Statement, counts_all};
use super::values::{Entry, in_percent, in_unit_of, row};
use super::{Comparison, nouns};
use crate::model::{Comparator, Quantity, Relation, Role, Severity};
use crate::vocabulary;
use rust_decimal::Decimal;

/// What is promised, and from which to which year.
struct Promise {
    value: Entry,
    years: [i32; 2],
}

/// The years that stay behind the promise, and the comparison. More than was promised is not told: the goal may speak of a part.
pub fn compare(
    statement: &Statement<'_>,
    quantity: &Quantity,
    values: &[Entry],
) -> Option<(Vec<i32>, Comparison)> {
    let promise = promise(statement, quantity, values)?;
    let held: Vec<&Entry> = values
        .iter()
        .filter(|value| (promise.years[0]..=promise.years[1]).contains(&value.year))
        .collect();
    let (first, last) = (values.first()?, values.last()?);
    let rises = quantity.comparator == Comparator::Ge
        || (quantity.comparator != Comparator::Le && first.value <= last.value);
    let behind = |value: &Entry, stated: Entry| {
        let slack = value.half.max(stated.half);
        if rises {
            value.value.saturating_add(slack) < stated.value
        } else {
            value.value.saturating_sub(slack) > stated.value
        }
    };
    // What is there from the beginning, or goes up and down, is no series on the way to the promise.
    let by = promise.years[0] == promise.years[1];
    if held.is_empty() || (by && !(behind(first, promise.value) && is_one_way(values, rises))) {
        return None;
    }
    let off: Vec<&Entry> = held
        .into_iter()
        .filter(|value| behind(value, promise.value))
        .collect();
    let quote = quantity.text.clone();
    let years: Vec<i32> = off.iter().map(|value| value.year).collect();
    let (severity, message) = if off.is_empty() {
        (None, Message::AgreesWithSeries { quote })
    } else {
        let years = years.clone();
        (
            Some(Severity::Warning),
            Message::NotReachedIn { quote, years },
        )
    };
    let arithmetic = Some(Arithmetic::Values {
        row: row(values),
        compared: off.iter().map(|value| value.of_year()).collect(),
        stated: promise.value.value,
    });
    Some((
        years,
        Comparison {
            severity,
            message,
            arithmetic,
            places: statement.places(),
        },
    ))
}

/// Only of a goal with one date, all of whose label it speaks of.
fn promise(statement: &Statement<'_>, quantity: &Quantity, values: &[Entry]) -> Option<Promise> {
    let [date] = statement.dates.as_slice() else {
        return None;
    };
    let own = statement.place.record.as_deref() == Some(statement.indicator.id.as_str());
    if own
        || quantity.per.is_some()
        || vocabulary::is_distant(statement.text)
        || !nouns::covers(statement.text, &statement.indicator.label)
    {
        return None;
    }
    let year = |day: Option<&str>| day?.get(..4)?.parse::<i32>().ok();
    let years = match date.relation {
        Relation::From => [year(Some(&date.edtf))?, i32::MAX],
        _ => [year(date.latest.as_deref())?; 2],
    };
    let value = if quantity.unit.as_ref().and_then(|unit| unit.code.as_deref()) == Some("factor") {
        if date.relation == Relation::From
            || in_percent(statement.indicator)
            || has_other_year(statement.text, years[0])
        {
            return None;
        }
        let base = values.first().filter(|base| base.year < years[0])?;
        let times = |value: Decimal| value.checked_mul(quantity.value.0);
        // What is counted is printed whole.
        let half = if statement.indicator.unit.is_none() {
            Decimal::ZERO
        } else {
            times(base.half)?
        };
        Entry {
            value: times(base.value)?,
            half,
            ..*base
        }
    } else {
        plain(statement, quantity, values)?
    };
    Some(Promise { value, years })
}

/// Whether a text has a year to compare with: "gegenüber 1990".
fn has_other_year(text: &str, due: i32) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .any(|digits| digits.parse() != Ok(due))
}

/// A number that is neither a step nor where something goes to or starts: a share of a series of shares, or a count of what is counted.
fn plain(statement: &Statement<'_>, quantity: &Quantity, values: &[Entry]) -> Option<Entry> {
    let share = in_percent(statement.indicator);
    let total = statement.indicator.per.is_none() && statement.counts(quantity);
    let told = counts_all(statement.text, quantity);
    if quantity.role != Role::Level || quantity.direction.is_some() || told || !(share || total) {
        return None;
    }
    let stated = in_unit_of(quantity, statement.indicator)?;
    // Values of single years may add up to what is promised.
    let sum = values
        .iter()
        .fold(Decimal::ZERO, |sum, value| sum.saturating_add(value.value));
    (share || sum != stated.value).then_some(stated)
}

fn is_one_way(values: &[Entry], rises: bool) -> bool {
    let pairs = values.iter().zip(values.iter().skip(1));
    let mut steps = pairs.map(|(from, to)| {
        if rises {
            to.value >= from.value
        } else {
            to.value <= from.value
        }
    });
    steps.all(|step| step)
}
