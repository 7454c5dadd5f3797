//! A series that covers other years than the document.

use super::facts::{Facts, of_indicator};
use super::{Check, Comparison};
use crate::model::{Indicator, Period, Series, Severity, YearsFrom};
use crate::notation::{numbers, years};
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check = Check { name: "series_period", doc: DOC, run };

const DOC: &str = "\
# Compares
The years of each series with those that the other series of the document cover. Looks for a year that is left out between the first and the
last, and for rows with more or fewer values than their label has years.
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
    let usual = usual(facts);
    let printed = printed(facts);
    let mut told = BTreeSet::new();
    for indicator in &facts.document.indicators {
        let Some(series) = &indicator.series else {
            compared.extend(misfit(indicator));
            continue;
        };
        match series.years_from {
            YearsFrom::Label | YearsFrom::DocumentPeriod => {
                if let (Some(usual), Some(own)) = (usual, span(series)) {
                    compared.push(against(indicator, own, usual, facts.document.document.period));
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
            YearsFrom::Inline => compared.extend(gap(indicator, &series.points.iter().map(|point| point.year).collect())),
        }
    }
}

/// The first and the last year.
fn span(series: &Series) -> Option<Period> {
    let years = || series.points.iter().map(|point| point.year);
    Some(Period { start: years().min()?, end: years().max()? })
}

/// The years that more than half of the series with years in words cover.
fn usual(facts: &Facts<'_>) -> Option<Period> {
    let series = facts.document.indicators.iter().filter_map(|indicator| indicator.series.as_ref());
    let mut spans: BTreeMap<Period, usize> = BTreeMap::new();
    for span in series.filter(|series| matches!(series.years_from, YearsFrom::Label | YearsFrom::DocumentPeriod)).filter_map(span) {
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
        if let Some(series) = indicator.series.as_ref().filter(|series| series.years_from == YearsFrom::Header) {
            years.entry(indicator.section.as_deref().unwrap_or_default()).or_default().extend(series.points.iter().map(|point| point.year));
        }
    }
    years
}

fn against(indicator: &Indicator, own: Period, usual: Period, stated: Option<Period>) -> Comparison {
    let agrees = own == usual || Some(own) == stated;
    let message = if agrees {
        format!("the series covers {} to {}, like the document", own.start, own.end)
    } else {
        format!("the series covers {} to {}, most series of the document cover {} to {}", own.start, own.end, usual.start, usual.end)
    };
    Comparison { severity: (!agrees).then_some(Severity::Note), message, arithmetic: None, places: vec![of_indicator(indicator)] }
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
        Some((from, to)) if to.saturating_sub(*from) == 2 => (Some(Severity::Warning), format!("the year {} is left out", to - 1)),
        Some(_) => return None,
        None => (None, "no year is left out".to_owned()),
    };
    let listed: Vec<String> = years.iter().map(i32::to_string).collect();
    Some(Comparison { severity, message, arithmetic: Some(listed.join(", ")), places: vec![of_indicator(indicator)] })
}

/// A row of values whose number is not that of the years in its label.
fn misfit(indicator: &Indicator) -> Option<Comparison> {
    let raw = &indicator.source.raw;
    let spans = years::spans(raw);
    let [span] = spans.as_slice() else { return None };
    let mut rows = raw.lines().filter_map(numbers::series);
    let (row, further) = (rows.next()?, rows.next());
    let count = usize::try_from(span.period.end.saturating_sub(span.period.start)).ok()?.saturating_add(1);
    if further.is_some() || row.len() == count || !span.introduced {
        return None;
    }
    let mut place = of_indicator(indicator);
    place.text = format!("{}: {}", indicator.label, row.join(" | "));
    Some(Comparison {
        severity: Some(Severity::Warning),
        message: format!("{} values for the {count} years {} to {}", row.len(), span.period.start, span.period.end),
        arithmetic: None,
        places: vec![place],
    })
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
        checks::alter("series_period", "leaves_equal_years_alone.txt", "Zelte für 2024 bis 2027", "Zelte für 2023 bis 2026");
        checks::alter("series_period", "leaves_equal_years_alone.txt", "Lampen für 2024 bis 2027", "Lampen für 2024 bis 2028");
        checks::alter("series_period", "leaves_equal_years_alone.txt", "2020 | 2021 | 2022 | 2023", "2019 | 2020 | 2022 | 2023");
    }
}
