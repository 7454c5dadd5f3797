//! Whether a series goes on where the old one ended.

use super::measure::{in_unit, number, plain, same_kind, signed};
use crate::model::{Difference, Fate, Series, SeriesKind, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A series with what its values count.
pub type Measured<'d> = (&'d Series, Option<&'d Unit>);

/// What differs between the series of an old and a new indicator. Nothing if both say the same, or neither has values.
pub fn compare(old: Option<Measured<'_>>, new: Option<Measured<'_>>) -> Option<Difference> {
    let (fate, arithmetic) = match (old, new) {
        (None, None) => return None,
        (Some(_), None) => (Fate::Changed, "no values any more".to_owned()),
        (None, Some(_)) => (Fate::Changed, "no values before".to_owned()),
        (Some(old), Some(new)) if same_kind(old.1, new.1) => judge(old, new)?,
        (Some(old), Some(new)) => (
            Fate::Changed,
            format!(
                "the unit is {} and was {}: not comparable",
                unit(new.1),
                unit(old.1)
            ),
        ),
    };
    Some(Difference {
        what: "series".to_owned(),
        fate,
        old: old.map(shown),
        new: new.map(shown),
        arithmetic: Some(arithmetic),
    })
}

/// Writes a series: `2018 147, 2019 162`.
pub fn shown((series, unit): Measured<'_>) -> String {
    let unit = unit
        .map(|unit| format!(" {}", unit.text))
        .unwrap_or_default();
    let values: Vec<String> = series
        .points
        .iter()
        .map(|point| {
            format!(
                "{} {}",
                point.year,
                point.value.map_or("-".to_owned(), |value| number(value.0))
            )
        })
        .collect();
    format!("{}{unit}", values.join(", "))
}

/// How far values may lie apart that are said to be about one thing: a tenth.
const CLOSE: i64 = 10;

/// Whether the values themselves say that two series are one: the same measure, and close to each other in all years that both have.
pub fn agree(old: Measured<'_>, new: Measured<'_>) -> bool {
    let measure = |(_, unit): Measured<'_>| {
        unit.and_then(|unit| unit.code.clone())
            .filter(|code| code != "%")
    };
    let (before, after) = (values(old), values(new));
    let both: Vec<(Decimal, Decimal)> = before
        .iter()
        .filter_map(|(year, a)| Some((*a, *after.get(year)?)))
        .filter(|(a, _)| !a.is_zero())
        .collect();
    let close = |(a, b): &(Decimal, Decimal)| {
        a.checked_sub(*b)
            .and_then(|apart| apart.abs().checked_mul(Decimal::from(CLOSE)))
            .is_some_and(|apart| apart <= a.abs())
    };
    measure(old).is_some()
        && measure(old) == measure(new)
        && !both.is_empty()
        && both.iter().all(close)
}

fn unit(unit: Option<&Unit>) -> &str {
    unit.map_or("none", |unit| unit.text.as_str())
}

fn values((series, unit): Measured<'_>) -> BTreeMap<i32, Decimal> {
    series
        .points
        .iter()
        .filter_map(|point| Some((point.year, plain(point.value?, unit)?)))
        .collect()
}

fn judge(old: Measured<'_>, new: Measured<'_>) -> Option<(Fate, String)> {
    let (before, after) = (values(old), values(new));
    let planned = |(series, _): Measured<'_>| {
        if series.kind == SeriesKind::Target {
            "planned"
        } else {
            "reported"
        }
    };
    if before == after && old.0.kind == new.0.kind {
        return None;
    }
    let both: Vec<(i32, Decimal, Decimal)> = before
        .iter()
        .filter_map(|(year, value)| Some((*year, *value, *after.get(year)?)))
        .collect();
    let write = |value: Decimal| in_unit(value, new.1).map(number).unwrap_or_default();
    let differing: Vec<String> = both
        .iter()
        .filter(|(_, a, b)| a != b)
        .map(|(year, a, b)| {
            format!(
                "{year}: {} -> {} ({})",
                write(*a),
                write(*b),
                b.checked_sub(*a)
                    .and_then(|by| in_unit(by, new.1))
                    .map(signed)
                    .unwrap_or_default()
            )
        })
        .collect();
    if old.0.kind != new.0.kind {
        // A plan that was not met is no break of the series.
        let what = format!("{} -> {}", planned(old), planned(new));
        let met = if differing.is_empty() {
            String::new()
        } else {
            format!("; {}", differing.join("; "))
        };
        return Some((Fate::Changed, format!("{what}{met}")));
    }
    if !differing.is_empty() {
        return Some((Fate::Jumps, differing.join("; ")));
    }
    if !both.is_empty() {
        let years: Vec<String> = both.iter().map(|(year, ..)| year.to_string()).collect();
        return Some((Fate::Continues, format!("{} as before", years.join(", "))));
    }
    Some(joined(&before, &after, &write))
}

/// No year in common: the first new value is held against the last old one, and against the steps that the old series takes.
fn joined(
    before: &BTreeMap<i32, Decimal>,
    after: &BTreeMap<i32, Decimal>,
    write: &dyn Fn(Decimal) -> String,
) -> (Fate, String) {
    let ends = before.last_key_value().zip(after.first_key_value());
    let Some(((last_year, last), (first_year, first))) = ends else {
        return (Fate::Changed, "no value to compare".to_owned());
    };
    let sides = format!(
        "{last_year}: {} -> {first_year}: {}",
        write(*last),
        write(*first)
    );
    let gap = first_year.saturating_sub(*last_year);
    if gap <= 0 {
        return (
            Fate::Changed,
            format!("{sides}: the new series begins before the end of the old one"),
        );
    }
    if first == last {
        return (Fate::Continues, sides);
    }
    let Some(most) = reach(before, gap) else {
        return (
            Fate::Changed,
            format!("{sides}: the old series has no step to compare with"),
        );
    };
    let Some(off) = first.checked_sub(*last) else {
        return (Fate::Changed, sides);
    };
    let fate = if off.abs() <= most {
        Fate::Continues
    } else {
        Fate::Jumps
    };
    let sign = if off.is_sign_negative() { "-" } else { "+" };
    (
        fate,
        format!(
            "{sides} is {sign}{}, the old steps allow {}",
            write(off.abs()),
            write(most.round_sf(4).unwrap_or(most))
        ),
    )
}

/// How far the old series could have come in so many years: by its longest step, or in proportion, where its last step is longer than the one before.
fn reach(before: &BTreeMap<i32, Decimal>, gap: i32) -> Option<Decimal> {
    let points: Vec<(i32, Decimal)> = before.iter().map(|(year, value)| (*year, *value)).collect();
    let steps = points.windows(2).filter_map(|pair| match pair {
        [(from, a), (to, b)] => {
            Some((b.checked_sub(*a)?.abs()).checked_div(Decimal::from(to.saturating_sub(*from)))?)
        }
        _ => None,
    });
    let straight = steps.max()?.checked_mul(Decimal::from(gap))?;
    let curved = match points.as_slice() {
        [.., (_, older), (from, a), (to, b)]
            if to.saturating_sub(*from) == 1
                && b.checked_sub(*a)?.abs() > a.checked_sub(*older)?.abs() =>
        {
            grown(*a, *b, gap)
        }
        _ => None,
    };
    Some(curved.map_or(straight, |curved| curved.max(straight)))
}

fn grown(a: Decimal, b: Decimal, gap: i32) -> Option<Decimal> {
    let ratio = b.checked_div(a)?;
    let mut value = b;
    // After some decades any value could be reached.
    for _ in 0..gap.min(30) {
        value = value.checked_mul(ratio)?;
    }
    Some(value.checked_sub(b)?.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Point, YearsFrom};

    fn series(kind: SeriesKind, first: i32, values: &[&str]) -> Series {
        let point = |(year, value): (i32, &&str)| Point {
            year,
            edtf: None,
            value: value.parse().ok().map(Number),
            raw: (*value).into(),
            approximate: false,
        };
        Series {
            kind,
            years_from: YearsFrom::Label,
            points: (first..).zip(values).map(point).collect(),
            raw: values.join(" | "),
        }
    }

    fn judged(old: (i32, &[&str]), new: (i32, &[&str])) -> Option<(Fate, String)> {
        let [old, new] =
            [old, new].map(|(first, values)| series(SeriesKind::Target, first, values));
        compare(Some((&old, None)), Some((&new, None)))
            .map(|difference| (difference.fate, difference.arithmetic.unwrap()))
    }

    #[test]
    fn the_same_values_in_the_same_years_go_on() {
        assert_eq!(
            judged((2020, &["1", "2", "3"]), (2021, &["2", "3", "4"])),
            Some((Fate::Continues, "2021, 2022 as before".into()))
        );
        assert_eq!(judged((2020, &["1", "-"]), (2020, &["1", "-"])), None);
    }

    #[test]
    fn other_values_in_the_same_years_are_a_jump() {
        let found = judged(
            (2021, &["196", "215", "237"]),
            (2022, &["262", "288", "317"]),
        );
        assert_eq!(
            found,
            Some((
                Fate::Jumps,
                "2022: 215 -> 262 (+47); 2023: 237 -> 288 (+51)".into()
            ))
        );
    }

    #[test]
    fn without_a_year_in_common_the_own_step_decides() {
        let old: (i32, &[&str]) = (2018, &["200", "210", "220"]);
        assert_eq!(
            judged(old, (2021, &["230"])),
            Some((
                Fate::Continues,
                "2020: 220 -> 2021: 230 is +10, the old steps allow 10".into()
            ))
        );
        assert_eq!(
            judged(old, (2022, &["245"])),
            Some((
                Fate::Jumps,
                "2020: 220 -> 2022: 245 is +25, the old steps allow 20".into()
            ))
        );
        assert_eq!(judged(old, (2021, &["180"])).unwrap().0, Fate::Jumps);
        // Ten percent a year make a longer step each year.
        assert_eq!(
            judged((2021, &["196", "215", "237"]), (2024, &["261"]))
                .unwrap()
                .0,
            Fate::Continues
        );
        assert_eq!(
            judged((2021, &["5"]), (2022, &["9"])).unwrap().0,
            Fate::Changed
        );
    }

    #[test]
    fn scales_are_brought_to_one_measure_and_units_are_not() {
        let unit = |text: &str, code: &str, scale| Unit {
            text: text.into(),
            code: Some(code.into()),
            scale,
        };
        let (old, new) = (
            series(SeriesKind::Target, 2022, &["7415", "7785"]),
            series(SeriesKind::Target, 2022, &["7.93", "8.22"]),
        );
        let (thousands, millions, percent) = (
            unit("T€", "EUR", 1000),
            unit("Mio. €", "EUR", 1_000_000),
            unit("%", "%", 1),
        );
        let found = compare(
            Some((&old, Some(&thousands))),
            Some((&new, Some(&millions))),
        )
        .unwrap();
        assert_eq!(
            (found.fate, found.arithmetic.as_deref()),
            (
                Fate::Jumps,
                Some("2022: 7.415 -> 7.93 (+0.515); 2023: 7.785 -> 8.22 (+0.435)")
            )
        );
        assert_eq!(
            compare(Some((&old, Some(&thousands))), Some((&new, Some(&percent))))
                .unwrap()
                .fate,
            Fate::Changed
        );
        assert!(agree((&old, Some(&thousands)), (&new, Some(&millions))));
        assert!(
            !agree((&old, Some(&thousands)), (&new, Some(&thousands)))
                && !agree((&old, Some(&percent)), (&old, Some(&percent)))
        );
    }

    #[test]
    fn a_plan_that_was_not_met_is_no_jump() {
        let (old, new) = (
            series(SeriesKind::Target, 2022, &["10", "20"]),
            series(SeriesKind::Actual, 2022, &["10", "15"]),
        );
        let found = compare(Some((&old, None)), Some((&new, None))).unwrap();
        assert_eq!(
            (found.fate, found.arithmetic.as_deref()),
            (
                Fate::Changed,
                Some("planned -> reported; 2023: 20 -> 15 (-5)")
            )
        );
    }
}
