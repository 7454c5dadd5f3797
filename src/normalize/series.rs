//! Series: values get their years, or none of them does.

use crate::model::{Number, Period, Point, Series, SeriesKind, Unit, YearsFrom};
use crate::notation::{numbers, units};
use crate::problem::ProblemKind;
use crate::rules::Cells;

/// Where the years of a row without a row of years above it may come from, the nearest first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Years {
    /// The label.
    pub label: Option<Period>,
    /// The chapter or the document.
    pub period: Option<Period>,
}

/// The series of the values, or what keeps them from being one. Values are never given years that do not fit their number.
pub fn series(
    cells: &Cells<'_>,
    raw: String,
    kind: SeriesKind,
    years: Years,
) -> Result<Series, ProblemKind> {
    let (points, years_from) = match cells {
        Cells::Pairs(pairs) => (
            pairs
                .iter()
                .map(|(year, cell)| point(*year, cell))
                .collect(),
            YearsFrom::Inline,
        ),
        Cells::Row {
            cells,
            header: Some(header),
        } if header.len() != cells.len() => {
            return Err(ProblemKind::SeriesLength {
                values: cells.len(),
                years: header.len(),
                period: None,
            });
        }
        Cells::Row {
            cells,
            header: Some(header),
        } => (
            header
                .iter()
                .zip(cells)
                .map(|(year, cell)| point(*year, cell))
                .collect(),
            YearsFrom::Header,
        ),
        Cells::Row {
            cells,
            header: None,
        } => {
            let (period, from) = match (years.label, years.period) {
                (Some(period), _) => (period, YearsFrom::Label),
                (None, Some(period)) => (period, YearsFrom::DocumentPeriod),
                (None, None) => {
                    let values = cells.len();
                    return Err(ProblemKind::SeriesWithoutYears { values });
                }
            };
            let span = period.start..=period.end;
            if span.clone().count() != cells.len() {
                return Err(ProblemKind::SeriesLength {
                    values: cells.len(),
                    years: span.count(),
                    period: Some(period),
                });
            }
            (
                span.zip(cells)
                    .map(|(year, cell)| point(year, cell))
                    .collect(),
                from,
            )
        }
    };
    Ok(Series {
        kind,
        years_from,
        points,
        raw,
    })
}

/// Takes the points out whose cell has a print that is neither a number nor a word for none: null would say that the print is blank.
pub fn take_unread(series: &mut Series) -> Vec<Point> {
    let is_unread = |point: &mut Point| {
        let printed = point.raw.trim();
        !printed.is_empty() && numbers::cell(printed).is_none()
    };
    series.points.extract_if(.., is_unread).collect()
}

fn point(year: i32, raw: &str) -> Point {
    let cell = numbers::cell(raw);
    Point {
        year,
        edtf: None,
        value: cell
            .and_then(|cell| cell.value)
            .map(|value| Number(value.normalize())),
        raw: raw.to_owned(),
        approximate: cell.is_some_and(|cell| cell.approximate),
    }
}

/// The unit that the values carry, if all that carry one carry the same.
pub fn unit(cells: &Cells<'_>) -> Option<Unit> {
    let texts: Vec<&str> = match cells {
        Cells::Row { cells, .. } => cells.clone(),
        Cells::Pairs(pairs) => pairs.iter().map(|(_, cell)| *cell).collect(),
    };
    let mut found = texts
        .into_iter()
        .filter_map(numbers::cell)
        .map(|cell| cell.unit)
        .filter(|unit| !unit.is_empty());
    let first = found.next()?;
    found
        .all(|other| other == first)
        .then(|| units::unit(first))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&'static str]) -> Cells<'static> {
        Cells::Row {
            cells: cells.to_vec(),
            header: None,
        }
    }

    fn years(start: i32, end: i32) -> Years {
        Years {
            label: Some(Period { start, end }),
            period: None,
        }
    }

    #[test]
    fn every_value_gets_its_year() {
        let found = series(
            &row(&["-", "15%", "1.000"]),
            String::new(),
            SeriesKind::Target,
            years(2018, 2020),
        )
        .unwrap();
        let points: Vec<_> = found
            .points
            .iter()
            .map(|p| (p.year, p.value.map(|v| v.0.to_string())))
            .collect();
        assert_eq!(
            points,
            [
                (2018, None),
                (2019, Some("15".into())),
                (2020, Some("1000".into()))
            ]
        );
    }

    #[test]
    fn values_that_do_not_fit_the_years_get_none() {
        let problem = |years| {
            let cells = row(&["1", "2"]);
            series(&cells, String::new(), SeriesKind::Target, years).unwrap_err()
        };
        let (start, end) = (2018, 2020);
        assert_eq!(
            problem(years(start, end)),
            ProblemKind::SeriesLength {
                values: 2,
                years: 3,
                period: Some(Period { start, end }),
            }
        );
        assert_eq!(
            problem(Years::default()),
            ProblemKind::SeriesWithoutYears { values: 2 }
        );
    }

    #[test]
    fn the_unit_of_the_values() {
        assert_eq!(
            unit(&row(&["0", "20%", "100%"])).unwrap().code.as_deref(),
            Some("%")
        );
        assert_eq!(unit(&row(&["20%", "3 km"])), None);
        assert_eq!(unit(&row(&["1", "2"])), None);
    }
}
