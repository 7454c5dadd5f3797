//! A series that covers other years than the document.

use super::facts::Facts;
use super::message::{Arithmetic, Message, Misfit};
use super::places::of_indicator;
use super::{Check, Comparison, series_twice};
use crate::model::{
    Diagnostic, Fragment, Indicator, Period, Place, Series, Severity, Source, YearsFrom,
};
use crate::problem::{ProblemCode, ProblemKind};
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check = Check {
    name: "series_period",
    german_title: "Die Wertereihe deckt andere Jahre ab",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The years of each series with those that the other series of the document cover. Looks for a year that is left out between the first and the
last, and for rows with more or fewer values than there are years for them; if most are so, they are told as one.
# Leaves alone
Years printed above or beside the values, as long as none is left out; cells that a table leaves blank; documents with fewer than three series.
# Example
`für 2022 bis 2025` among labels that say `für 2022 bis 2026`; four values below `für 2022 bis 2026`.
# How sure
A year left out and a row that does not fit its label are warnings, a series that is shorter or longer than the others is a note.
";

/// Fewer series show no custom.
const LEAST_SERIES: usize = 3;
/// Fewer years show no rhythm.
const LEAST_YEARS: usize = 4;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    misfits(facts, compared);
    let usual = usual(facts);
    let printed = printed(facts);
    let mut told = BTreeSet::new();
    for indicator in &facts.document.indicators {
        let Some(series) = &indicator.series else {
            continue;
        };
        match series.years_from {
            YearsFrom::Label | YearsFrom::DocumentPeriod => {
                // Two rows that do not agree may be shifted: `series_twice` tells of both.
                if let (Some(usual), Some(own)) = (
                    usual,
                    span(series).filter(|_| !series_twice::is_disputed(facts, indicator)),
                ) {
                    compared.push(against(
                        indicator,
                        own,
                        usual,
                        facts.document.document.period,
                    ));
                }
            }
            YearsFrom::Header => {
                // The rows of one table leave out the same year; it is told once.
                let section = indicator.section.as_deref().unwrap_or_default();
                if let Some(years) = printed.get(section)
                    && told.insert(section)
                {
                    compared.extend(gap(indicator, years));
                }
            }
            YearsFrom::Inline => compared.extend(gap(
                indicator,
                &series.points.iter().map(|point| point.year).collect(),
            )),
        }
    }
}

/// The first and the last year.
fn span(series: &Series) -> Option<Period> {
    let years = || series.points.iter().map(|point| point.year);
    Some(Period {
        start: years().min()?,
        end: years().max()?,
    })
}

/// The years that more than half of the series with years in words cover.
pub fn usual(facts: &Facts<'_>) -> Option<Period> {
    let series = facts
        .document
        .indicators
        .iter()
        .filter_map(|indicator| indicator.series.as_ref());
    let mut spans: BTreeMap<Period, usize> = BTreeMap::new();
    for span in series
        .filter(|series| {
            matches!(
                series.years_from,
                YearsFrom::Label | YearsFrom::DocumentPeriod
            )
        })
        .filter_map(span)
    {
        *spans.entry(span).or_default() += 1;
    }
    let all: usize = spans.values().sum();
    let (period, count) = spans.into_iter().max_by_key(|(_, count)| *count)?;
    (all >= LEAST_SERIES && count * 2 > all).then_some(period)
}

/// The years above the values of each section's tables. A cell that one row leaves blank stands in another.
fn printed<'d>(facts: &Facts<'d>) -> BTreeMap<&'d str, BTreeSet<i32>> {
    let mut years: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
    for indicator in &facts.document.indicators {
        if let Some(series) = indicator
            .series
            .as_ref()
            .filter(|series| series.years_from == YearsFrom::Header)
        {
            years
                .entry(indicator.section.as_deref().unwrap_or_default())
                .or_default()
                .extend(series.points.iter().map(|point| point.year));
        }
    }
    years
}

fn against(
    indicator: &Indicator,
    own: Period,
    usual: Period,
    stated: Option<Period>,
) -> Comparison {
    let agrees = own == usual || Some(own) == stated;
    let message = if agrees {
        Message::CoversUsualYears { own }
    } else {
        Message::CoversOtherYears { own, usual }
    };
    Comparison {
        severity: (!agrees).then_some(Severity::Note),
        message,
        arithmetic: None,
        places: vec![of_indicator(indicator)],
    }
}

/// One year left out among years that follow one another.
fn gap(indicator: &Indicator, years: &BTreeSet<i32>) -> Option<Comparison> {
    let steps = || years.iter().zip(years.iter().skip(1));
    let mut wide = steps().filter(|(from, to)| to.saturating_sub(**from) != 1);
    let left_out = wide.next();
    if years.len() < LEAST_YEARS || wide.next().is_some() {
        return None;
    }
    let (severity, message) = match left_out {
        Some((from, to)) if to.saturating_sub(*from) == 2 => (
            Some(Severity::Warning),
            Message::YearLeftOut { year: to - 1 },
        ),
        Some(_) => return None,
        None => (None, Message::NoYearLeftOut),
    };
    let years = years.iter().copied().collect();
    Some(Comparison {
        severity,
        message,
        arithmetic: Some(Arithmetic::Years { years }),
        places: vec![of_indicator(indicator)],
    })
}

/// Rows whose number of values is not that of the years that hold for them: extraction gives their values no years. Where most rows are so, it is
/// the years that are wrong, which is told once.
fn misfits(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let mut misfits: Vec<(Misfit, Place)> = facts
        .document
        .diagnostics
        .iter()
        .filter_map(|diagnostic| misfit(facts, diagnostic))
        .collect();
    // What a repetition has wrong in the same way is told where it stands first.
    let records: BTreeSet<String> = misfits
        .iter()
        .filter_map(|(_, place)| place.record.clone())
        .collect();
    let repeats = |place: &Place| {
        place
            .record
            .as_deref()
            .and_then(|id| facts.restated_indicator(facts.indicator(id)?))
    };
    misfits.retain(|(_, place)| repeats(place).is_none_or(|first| !records.contains(&first.id)));
    let read = facts
        .document
        .indicators
        .iter()
        .filter(|indicator| indicator.series.is_some())
        .count();
    let mut tell = |message: Message, places: Vec<Place>| {
        compared.push(Comparison {
            severity: Some(Severity::Warning),
            message,
            arithmetic: None,
            places,
        });
    };
    let most = misfits.len() >= LEAST_SERIES && misfits.len() > read;
    match misfits.first() {
        Some((first, _)) if most => {
            let places = misfits.iter().map(|(_, place)| place.clone()).collect();
            tell(Message::MostRowsMisfit { first: *first }, places);
        }
        _ => {
            for (misfit, place) in misfits {
                tell(Message::RowMisfit { misfit }, vec![place]);
            }
        }
    }
}

/// What extraction says of such a row, and where it stands.
fn misfit(facts: &Facts<'_>, diagnostic: &Diagnostic) -> Option<(Misfit, Place)> {
    let source = diagnostic
        .source
        .as_ref()
        .filter(|_| ProblemCode::parse(&diagnostic.code) == Some(ProblemCode::SeriesLength))?;
    let holds = |own: &Source| {
        own.page == source.page
            && own.lines[0] <= source.lines[0]
            && source.lines[1] <= own.lines[1]
    };
    let above = |own: &Source| own.page == source.page && own.lines[1] < source.lines[0];
    let mut bare = facts
        .document
        .indicators
        .iter()
        .filter(|indicator| indicator.series.is_none());
    let owner = bare
        .clone()
        .find(|indicator| holds(&indicator.source))
        .or_else(|| bare.rfind(|indicator| above(&indicator.source)));
    let (label, record) = owner
        .map(|owner| (format!("{}: ", owner.label), owner.id.clone()))
        .unzip();
    let row = source.raw.lines().last().unwrap_or_default().trim();
    let at = Fragment {
        page: source.page,
        lines: source.lines,
        bbox: source.bbox,
    };
    let misfit = match diagnostic.kind() {
        Some(ProblemKind::SeriesLength {
            values,
            years,
            period: Some(period),
        }) => Misfit::OfPeriod {
            values,
            years,
            period,
        },
        Some(ProblemKind::SeriesLength { values, years, .. }) => Misfit::OfHeader { values, years },
        _ => Misfit::Unknown,
    };
    Some((
        misfit,
        Place {
            record,
            text: format!("{}{row}", label.unwrap_or_default()),
            at,
        },
    ))
}

/// Whether extraction has found values below a label, but not as many as it has years.
pub fn is_misfit(facts: &Facts<'_>, indicator: &Indicator) -> bool {
    let owner =
        |diagnostic: &Diagnostic| misfit(facts, diagnostic).and_then(|(_, place)| place.record);
    facts
        .document
        .diagnostics
        .iter()
        .any(|diagnostic| owner(diagnostic).as_ref() == Some(&indicator.id))
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn series_period() {
        checks::check("series_period");
    }

    #[test]
    fn one_year_altered() {
        checks::alter(
            "series_period",
            "leaves_equal_years_alone.txt",
            "Zelte für 2024 bis 2027",
            "Zelte für 2023 bis 2026",
        );
        checks::alter(
            "series_period",
            "leaves_equal_years_alone.txt",
            "Lampen für 2024 bis 2027",
            "Lampen für 2024 bis 2028",
        );
        checks::alter(
            "series_period",
            "leaves_equal_years_alone.txt",
            "2020 | 2021 | 2022 | 2023",
            "2019 | 2020 | 2022 | 2023",
        );
    }
}
