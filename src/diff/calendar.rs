//! Days of the calendar: the last one of a date as ISO 8601-2 writes it, and how far two of them lie apart.

use crate::model::{Span, SpanUnit};
use crate::notation::dates::calendar;
use jiff::civil::Date;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// Reads `2022-12-31`.
    pub fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// The last day of a date: of a day, a month, a part of a year, a year; of a span, that of its end.
    pub fn last(edtf: &str) -> Option<Self> {
        Self::read(&calendar::bounds(edtf)?.1)
    }

    /// How far it is from `self` to a later day, in the largest unit that comes out even: 2 years, 14 months, 20 days.
    pub fn until(self, later: Self) -> Span {
        let number = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        let months = number(later.0) - number(self.0);
        let is_end = |day: Self| day.0 == day.0.last_of_month();
        if self.0.day() != later.0.day() && !(is_end(self) && is_end(later)) {
            let days = later.0.duration_since(self.0).as_hours() / 24;
            return span(days, SpanUnit::Day);
        }
        if months % 12 == 0 {
            span(months / 12, SpanUnit::Year)
        } else {
            span(months, SpanUnit::Month)
        }
    }
}

fn span(count: i64, unit: SpanUnit) -> Span {
    Span { count, unit }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(a: &str, b: &str) -> (i64, SpanUnit) {
        let span = Day::read(a).unwrap().until(Day::read(b).unwrap());
        (span.count, span.unit)
    }

    #[test]
    fn the_largest_unit_that_comes_out_even() {
        assert_eq!(apart("2022-12-31", "2024-12-31"), (2, SpanUnit::Year));
        assert_eq!(apart("2022-08-31", "2022-09-30"), (1, SpanUnit::Month));
        assert_eq!(apart("2018-12-31", "2020-02-29"), (14, SpanUnit::Month));
        assert_eq!(apart("2019-12-31", "2020-03-01"), (61, SpanUnit::Day));
        assert_eq!(apart("2026-01-01", "2026-01-02"), (1, SpanUnit::Day));
    }

    #[test]
    fn the_last_day_of_every_kind_of_date() {
        for (edtf, expected) in [
            ("2018", "2018-12-31"),
            ("2020-02", "2020-02-29"),
            ("2021-37", "2021-04-30"),
            ("2021-39", "2021-12-31"),
            ("2018-23", "2018-11-30"),
            ("2022-36", "2022-12-31"),
            ("2019-40", "2019-06-30"),
            ("2020-39/2021-37", "2021-04-30"),
            ("2026-01-01", "2026-01-01"),
        ] {
            assert_eq!(Day::last(edtf), Day::read(expected), "{edtf}");
        }
        for edtf in ["", "bald", "2018-50", "2018-13-01", "999999999", "-200"] {
            assert_eq!(Day::last(edtf), None, "{edtf}");
        }
    }
}
