//! Days of the calendar: the last one of a date as ISO 8601-2 writes it, and how far two of them lie apart.

/// Year, month and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: i32,
    of_month: i32,
}

impl Day {
    /// Reads `2022-12-31`.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (year(parts.next()?)?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        ((1..=12).contains(&month) && (1..=last_of(year, month)).contains(&day)).then_some(Self { year, month, of_month: day })
    }

    /// The last day of a date: of a day, a month, a part of a year, a year; of a span, that of its end.
    pub fn last(edtf: &str) -> Option<Self> {
        let date = edtf.rsplit('/').next()?;
        let mut parts = date.splitn(3, '-');
        let year = year(parts.next()?)?;
        let Some(part) = parts.next() else { return Some(Self { year, month: 12, of_month: 31 }) };
        if parts.next().is_some() {
            return Self::read(date);
        }
        let month = match part.parse().ok()? {
            month @ 1..=12 => month,
            21 => 5,
            22 | 38 => 8,
            23 => 11,
            33 => 3,
            34 | 40 => 6,
            35 => 9,
            37 => 4,
            24 | 36 | 39 | 41 => 12,
            _ => return None,
        };
        Some(Self { year, month, of_month: last_of(year, month) })
    }

    /// How far it is from `self` to a later day, in the largest unit that comes out even: `2 years`, `14 months`, `20 days`.
    pub fn until(self, later: Self) -> String {
        let months = (later.year - self.year) * 12 + later.month - self.month;
        let is_end = |day: Self| day.of_month == last_of(day.year, day.month);
        if self.of_month != later.of_month && !(is_end(self) && is_end(later)) {
            return counted(later.number() - self.number(), "day");
        }
        if months % 12 == 0 { counted(i64::from(months / 12), "year") } else { counted(i64::from(months), "month") }
    }

    /// Days since a day long ago.
    fn number(self) -> i64 {
        // Years that begin in March have their odd day at the end.
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        let year = i64::from(year);
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + i64::from((153 * month + 2) / 5 + self.of_month)
    }
}

/// A year of four digits.
fn year(text: &str) -> Option<i32> {
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| *year >= 0)
}

fn counted(count: i64, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

fn last_of(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(a: &str, b: &str) -> String {
        Day::read(a).unwrap().until(Day::read(b).unwrap())
    }

    #[test]
    fn the_largest_unit_that_comes_out_even() {
        assert_eq!(apart("2022-12-31", "2024-12-31"), "2 years");
        assert_eq!(apart("2022-08-31", "2022-09-30"), "1 month");
        assert_eq!(apart("2018-12-31", "2020-02-29"), "14 months");
        assert_eq!(apart("2019-12-31", "2020-03-01"), "61 days");
        assert_eq!(apart("2026-01-01", "2026-01-02"), "1 day");
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
