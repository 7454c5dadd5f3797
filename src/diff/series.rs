//! Whether a series goes on where the old one ended.

use super::measure::{in_unit, number, plain, same_kind};
use super::reckoning::difference;
use crate::model::{
    Difference, Fate, Number, Reckoning, Seam, Series, SeriesFit, Unit, Values, YearChange,
    YearValue,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A series with what its values count.
pub type Measured<'d> = (&'d Series, Option<&'d Unit>);

/// What differs between the series of an old and a new indicator. Nothing if both say the same, or neither has values.
pub fn compare(old: Option<Measured<'_>>, new: Option<Measured<'_>>) -> Option<Difference> {
    let (fate, fit) = match (old, new) {
        (None, None) => return None,
        (Some(_), None) => (Fate::Changed, SeriesFit::Gone),
        (None, Some(_)) => (Fate::Changed, SeriesFit::Added),
        (Some(old), Some(new)) if same_kind(old.1, new.1) => judge(old, new)?,
        (Some(_), Some(_)) => (Fate::Changed, SeriesFit::OtherUnit),
    };
    let [old, new] = [old, new].map(|side| side.map(printed));
    let sides = [old.as_ref(), new.as_ref()].map(|side| side.map(shown));
    let reckoning = Reckoning::Series { old, new, fit };
    Some(difference("series", fate, sides, reckoning))
}

/// The values of a series as they are printed.
fn printed((series, unit): Measured<'_>) -> Values {
    let points = series.points.iter().map(|point| YearValue {
        year: point.year,
        value: point.value,
    });
    Values {
        points: points.collect(),
        unit: unit.map(|unit| unit.text.clone()),
    }
}

/// Writes a series: `2018 147, 2019 162`.
fn shown(values: &Values) -> String {
    let unit = values.unit.as_ref().map(|unit| format!(" {unit}"));
    let points = values.points.iter().map(|point| {
        let value = point.value.map_or("-".to_owned(), |value| number(value.0));
        format!("{} {value}", point.year)
    });
    let points: Vec<String> = points.collect();
    format!("{}{}", points.join(", "), unit.unwrap_or_default())
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

fn values((series, unit): Measured<'_>) -> BTreeMap<i32, Decimal> {
    series
        .points
        .iter()
        .filter_map(|point| Some((point.year, plain(point.value?, unit)?)))
        .collect()
}

fn judge(old: Measured<'_>, new: Measured<'_>) -> Option<(Fate, SeriesFit)> {
    let (before, after) = (values(old), values(new));
    let (old_kind, new_kind) = (old.0.kind, new.0.kind);
    if before == after && old_kind == new_kind {
        return None;
    }
    let both: Vec<(i32, Decimal, Decimal)> = before
        .iter()
        .filter_map(|(year, value)| Some((*year, *value, *after.get(year)?)))
        .collect();
    let years = changes(&both, new.1);
    if old_kind != new_kind {
        // A plan that was not met is no break of the series.
        let fit = SeriesFit::OtherKind {
            old: old_kind,
            new: new_kind,
            years,
        };
        return Some((Fate::Changed, fit));
    }
    if !years.is_empty() {
        return Some((Fate::Jumps, SeriesFit::OtherValues { years }));
    }
    if !both.is_empty() {
        let years = both.iter().map(|(year, ..)| *year).collect();
        return Some((Fate::Continues, SeriesFit::SameValues { years }));
    }
    Some(joined(&before, &after, new.1))
}

/// The years in which two values differ, in the unit of the new side.
fn changes(both: &[(i32, Decimal, Decimal)], unit: Option<&Unit>) -> Vec<YearChange> {
    let differing = both.iter().filter(|(_, old, new)| old != new);
    let change = |(year, old, new): &(i32, Decimal, Decimal)| {
        let by = new.checked_sub(*old)?;
        let in_unit = |value: Decimal| in_unit(value, unit).map(Number);
        Some(YearChange {
            year: *year,
            old: in_unit(*old)?,
            new: in_unit(*new)?,
            by: in_unit(by)?,
        })
    };
    differing.filter_map(change).collect()
}

/// No year in common: the first new value is held against the last old one, and against the steps that the old series takes.
fn joined(
    before: &BTreeMap<i32, Decimal>,
    after: &BTreeMap<i32, Decimal>,
    unit: Option<&Unit>,
) -> (Fate, SeriesFit) {
    let ends = before.last_key_value().zip(after.first_key_value());
    let Some(((last_year, last), (first_year, first))) = ends else {
        return (Fate::Changed, SeriesFit::NoValues);
    };
    let point = |year: i32, value: Decimal| YearValue {
        year,
        value: in_unit(value, unit).map(Number),
    };
    let gap = first_year.saturating_sub(*last_year);
    let (fate, seam) = if gap <= 0 {
        (Fate::Changed, Seam::Overlaps)
    } else if first == last {
        (Fate::Continues, Seam::Equal)
    } else {
        step(before, gap, first.checked_sub(*last), unit).unwrap_or((Fate::Changed, Seam::NoStep))
    };
    let (last, first) = (point(*last_year, *last), point(*first_year, *first));
    (fate, SeriesFit::Joined { last, first, seam })
}

/// Holds the step from the last old value to the first new one against the steps of the old series. `None` where it has none.
fn step(
    before: &BTreeMap<i32, Decimal>,
    gap: i32,
    by: Option<Decimal>,
    unit: Option<&Unit>,
) -> Option<(Fate, Seam)> {
    let (by, allowed) = (by?, reach(before, gap)?);
    let fate = if by.abs() <= allowed {
        Fate::Continues
    } else {
        Fate::Jumps
    };
    let rounded = allowed.round_sf(4).unwrap_or(allowed);
    let seam = Seam::Step {
        by: Number(in_unit(by, unit)?),
        allowed: Number(in_unit(rounded, unit)?),
    };
    Some((fate, seam))
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
    use crate::model::{Point, SeriesKind, YearsFrom};

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
