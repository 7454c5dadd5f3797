//! The calendar behind an EDTF string: whether it is valid, and its first and last day.

use edtf_core::{Bound, Edtf};
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// First and last calendar day of an EDTF string. `None` where it is not valid EDTF of level 2, or has no end.
///
/// The thirds of a year, `-37` to `-39`, end on 30 April, 31 August and 31 December, autumn (`-23`) on 30 November.
pub fn bounds(edtf: &str) -> Option<(String, String)> {
    let bounds = Edtf::parse(edtf).ok()?.bounds();
    Some((iso(bounds.earliest)?, iso(bounds.latest)?))
}

fn iso(bound: Bound) -> Option<String> {
    match bound {
        Bound::Date(day) => Some(format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)),
        _ => None,
    }
}

/// Whether a day is in the calendar.
pub fn is_day(year: i32, month: u32, day: u32) -> bool {
    let small = |value: u32| i8::try_from(value).ok();
    let date = || Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok();
    date().is_some()
}

/// Monday and Sunday of a calendar week, as an EDTF interval: EDTF has no weeks.
pub fn week(year: i32, week: u32) -> Option<String> {
    let monday = ISOWeekDate::new(
        i16::try_from(year).ok()?,
        i8::try_from(week).ok()?,
        Weekday::Monday,
    )
    .ok()?
    .date();
    let sunday = monday.checked_add(jiff::Span::new().days(6)).ok()?;
    Some(format!("{monday}/{sunday}"))
}

/// The span of a number of years, months, weeks or days that begins on a day, as an EDTF interval.
pub fn span_from(day: &str, count: i64, unit: &str) -> Option<String> {
    let start: Date = day.parse().ok()?;
    let span = jiff::Span::new();
    let span = match unit {
        "a" => span.try_years(count),
        "mo" => span.try_months(count),
        "wk" => span.try_weeks(count),
        "d" => span.try_days(count),
        _ => return None,
    };
    let end = start.checked_add(span.ok()?).ok()?;
    Some(format!("{start}/{end}"))
}

/// The year of a calendar day as ISO 8601.
pub fn year_of(day: &str) -> Option<i32> {
    day.get(..4)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_of_a_year_have_bounds() {
        assert_eq!(
            bounds("2021-39"),
            Some(("2021-09-01".into(), "2021-12-31".into()))
        );
        assert_eq!(bounds("2021-42"), None);
    }

    #[test]
    fn weeks_are_days() {
        assert_eq!(week(2024, 12).as_deref(), Some("2024-03-18/2024-03-24"));
        assert_eq!(week(2024, 54), None);
    }

    #[test]
    fn spans_begin_on_the_day() {
        assert_eq!(
            span_from("2019-02-06", 5, "a").as_deref(),
            Some("2019-02-06/2024-02-06")
        );
    }

    #[test]
    fn last_days() {
        for (edtf, last) in [
            ("2021", "2021-12-31"),
            ("2019-02", "2019-02-28"),
            ("2018-23", "2018-11-30"),
            ("2022-36", "2022-12-31"),
            ("2019-40", "2019-06-30"),
            ("2020-39/2021-37", "2021-04-30"),
            ("2023/2024", "2024-12-31"),
        ] {
            assert_eq!(
                bounds(edtf).map(|(_, last)| last).as_deref(),
                Some(last),
                "{edtf}"
            );
        }
    }
}
