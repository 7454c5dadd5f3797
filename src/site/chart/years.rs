//! The axis of time: where the points of a series stand, which years have none, and which years are written.

use super::line::Line;
use crate::model::Point;
use crate::notation::dates::calendar;

/// Years without a value that are marked one by one; longer gaps get one mark.
const SINGLE: i64 = 5;
/// Steps between written years.
const STEPS: [i64; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/// The years that the lines of a chart cover. Each has a slot, and what is said of a year stands in the middle of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Years {
    first: i64,
    last: i64,
}

impl Years {
    /// The years of all points, with and without value.
    pub(super) fn of(lines: &[Line<'_>]) -> Option<Self> {
        let places = || {
            lines
                .iter()
                .flat_map(|line| line.points)
                .map(|point| position(point).floor() as i64)
        };
        Some(Self {
            first: places().min()?,
            last: places().max()?,
        })
    }

    /// How many there are.
    pub(super) fn count(self) -> i64 {
        self.last - self.first + 1
    }

    /// Where a point of time lies: 0 at the beginning of the first year, 1 at the end of the last.
    pub(super) fn share(self, position: f64) -> f64 {
        ((position - self.first as f64) / self.count() as f64).clamp(0.0, 1.0)
    }

    /// The years to write below the axis, if each has so much room, and a year needs so much.
    pub(super) fn written(self, slot: f64, needed: f64) -> Vec<i64> {
        let fits = |step: &i64| *step as f64 * slot >= needed;
        let step = STEPS
            .into_iter()
            .find(fits)
            .unwrap_or_else(|| self.count().max(1));
        let start = self.first + (step - self.first.rem_euclid(step)).rem_euclid(step);
        // A step may lead past all years.
        let start = if start > self.last { self.first } else { start };
        std::iter::successors(Some(start), |year| Some(year + step))
            .take_while(|year| *year <= self.last)
            .collect()
    }
}

/// The middle of the time that a point speaks of, in years.
pub(super) fn position(point: &Point) -> f64 {
    let middle = point
        .edtf
        .as_deref()
        .and_then(calendar::bounds)
        .and_then(|(first, last)| {
            let (first, last) = (begin_of(&first)?, begin_of(&last)?);
            Some((first + last + DAY) / 2.0)
        });
    middle.unwrap_or(f64::from(point.year) + 0.5)
}

/// A day, as a part of a year of twelve months of 31 days.
const DAY: f64 = 1.0 / 372.0;

/// Where a day begins, in years.
fn begin_of(day: &str) -> Option<f64> {
    let mut parts = day.split('-').map(|part| part.parse::<f64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(year + (month - 1.0) / 12.0 + (day - 1.0) * DAY)
}

/// A place without a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gap {
    /// Where, in years.
    pub(super) position: f64,
    /// Which years: `2020`, `2001 bis 2018`.
    pub(super) years: String,
}

/// The places where a line has no value: years that the source leaves blank, and years between others that it leaves out.
pub(super) fn gaps(points: &[&Point]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut before: Option<i64> = None;
    for point in points {
        let year = i64::from(point.year);
        if let Some(before) = before.filter(|before| year - before > 1) {
            let missing = year - before - 1;
            if missing <= SINGLE {
                gaps.extend((before + 1..year).map(|year| Gap {
                    position: year as f64 + 0.5,
                    years: year.to_string(),
                }));
            } else {
                gaps.push(Gap {
                    position: (before + year) as f64 / 2.0 + 0.5,
                    years: format!("{} bis {}", before + 1, year - 1),
                });
            }
        }
        if point.value.is_none() {
            gaps.push(Gap {
                position: position(point),
                years: point.edtf.clone().unwrap_or_else(|| year.to_string()),
            });
        }
        before = Some(year);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;

    fn point(year: i32, edtf: Option<&str>, value: Option<i64>) -> Point {
        Point {
            year,
            edtf: edtf.map(str::to_owned),
            value: value.map(|value| Number(value.into())),
            raw: String::new(),
            approximate: false,
        }
    }

    #[test]
    fn what_is_finer_than_a_year_has_its_own_place() {
        for (edtf, expected) in [
            ("2019-10", 2019.792),
            ("2019-01", 2019.042),
            ("2019-39", 2019.833),
            ("2019", 2019.5),
            ("bald", 2019.5),
        ] {
            assert!(
                (position(&point(2019, Some(edtf), None)) - expected).abs() < 0.001,
                "{edtf}"
            );
        }
        assert!((position(&point(2019, None, None)) - 2019.5).abs() < 0.001);
    }

    #[test]
    fn blank_years_and_absent_years_are_gaps() {
        let points = [
            point(2018, None, Some(1)),
            point(2019, None, None),
            point(2021, None, Some(1)),
            point(2040, None, Some(1)),
        ];
        let years: Vec<String> = gaps(&points.iter().collect::<Vec<_>>())
            .into_iter()
            .map(|gap| gap.years)
            .collect();
        assert_eq!(years, ["2019", "2020", "2022 bis 2039"]);
    }

    #[test]
    fn years_that_have_no_room_are_left_out() {
        let written = |first, last, slot| Years { first, last }.written(slot, 34.0);
        assert_eq!(written(2018, 2021, 60.0), [2018, 2019, 2020, 2021]);
        assert_eq!(
            written(2018, 2030, 20.0),
            [2018, 2020, 2022, 2024, 2026, 2028, 2030]
        );
        assert_eq!(
            written(2001, 2030, 12.0),
            [2005, 2010, 2015, 2020, 2025, 2030]
        );
        assert_eq!(written(2001, 2003, 3.0), [2001]);
        assert!(written(-2_147_483_648, 2_147_483_647, 0.000_000_1).len() <= 2);
    }
}
