//! Dates before or after the years that the document covers.

use super::facts::Facts;
use super::message::Message;
use super::places::{of_goal, of_project};
use super::{Check, Comparison, series_period};
use crate::model::{Date, Kind, Period, Place, Relation, Severity};
use crate::notation::years;

/// The check.
pub const CHECK: Check = Check {
    name: "dates_outside",
    german_title: "Ein Datum außerhalb der Jahre des Dokuments",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The dates of goals and the milestones of projects with the years that the document or most of its series cover.
# Leaves alone
Spans of which a part lies within these years; `seit` and `ab` before them; reports and council papers; documents of which more than a third of
the dates lie outside, as these look further than their title says.
# Example
`Umstellung bis 2024` in a strategy for 2018 to 2023; `[Pilot: 06/2017 | Status: Planung]` in the same.
# How sure
A note: a plan may look ahead.
";

/// Years from the first to the last, and what they were printed as.
struct Dated {
    years: Period,
    open: bool,
    printed: String,
    place: Place,
}

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let Some(period) = facts
        .document
        .document
        .period
        .filter(|_| matches!(facts.document.document.kind, Kind::Strategy | Kind::Other))
    else {
        return;
    };
    // A label that is odd may have narrowed the years of the document: those of most series count, too.
    let usual = series_period::usual(facts).unwrap_or(period);
    let period = Period {
        start: period.start.min(usual.start),
        end: period.end.max(usual.end),
    };
    let dated = dated(facts);
    let told: Vec<Comparison> = dated
        .into_iter()
        .map(|dated| against(dated, period))
        .collect();
    let outside = told
        .iter()
        .filter(|comparison| comparison.severity.is_some())
        .count();
    if outside * 3 <= told.len() || outside == 1 {
        compared.extend(told);
    }
}

fn dated(facts: &Facts<'_>) -> Vec<Dated> {
    let mut dated = Vec::new();
    for goal in &facts.document.goals {
        // What a repetition says too is told where it is said first.
        if facts.restated_goal(goal).is_some_and(|other| {
            other
                .dates
                .iter()
                .map(|date| &date.edtf)
                .eq(goal.dates.iter().map(|date| &date.edtf))
        }) {
            continue;
        }
        dated.extend(
            goal.dates
                .iter()
                .filter_map(|date| of_date(date, of_goal(goal))),
        );
    }
    for project in &facts.document.projects {
        let Some((milestone, edtf)) = project
            .milestone
            .as_ref()
            .and_then(|milestone| Some((milestone, milestone.edtf.as_deref()?)))
        else {
            continue;
        };
        let mut place = of_project(project);
        if let Some(status) = &project.status {
            place.text = format!("{}, {status}", place.text);
        }
        if let Some(years) = span(edtf) {
            dated.push(Dated {
                years,
                open: false,
                printed: format!("{} {}", milestone.kind, milestone.text),
                place,
            });
        }
    }
    dated
}

fn of_date(date: &Date, place: Place) -> Option<Dated> {
    let mut years = span(&date.edtf)?;
    if let Some(latest) = date.latest.as_deref().and_then(year) {
        years.end = years.end.min(latest).max(years.start);
    }
    Some(Dated {
        years,
        open: date.relation == Relation::From,
        printed: date.text.clone(),
        place,
    })
}

/// The years of an EDTF date or interval.
fn span(edtf: &str) -> Option<Period> {
    let (start, end) = edtf.split_once('/').unwrap_or((edtf, edtf));
    Some(Period {
        start: year(start)?,
        end: year(end)?,
    })
}

fn year(edtf: &str) -> Option<i32> {
    years::year(edtf.get(..4)?)
}

fn against(dated: Dated, period: Period) -> Comparison {
    let Dated {
        years,
        open,
        printed,
        place,
    } = dated;
    let (severity, message) = if years.start > period.end {
        (
            Some(Severity::Note),
            Message::DateAfterPeriod {
                date: printed,
                period,
            },
        )
    } else if years.end < period.start && !open {
        (
            Some(Severity::Note),
            Message::DateBeforePeriod {
                date: printed,
                period,
            },
        )
    } else {
        (
            None,
            Message::DateWithinPeriod {
                date: printed,
                period,
            },
        )
    };
    Comparison {
        severity,
        message,
        arithmetic: None,
        places: vec![place],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::checks;

    #[test]
    fn dates_outside() {
        checks::check("dates_outside");
    }

    #[test]
    fn one_year_altered() {
        checks::alter(
            "dates_outside",
            "leaves_dates_within_alone.txt",
            "09/2026",
            "09/2029",
        );
        checks::alter(
            "dates_outside",
            "leaves_dates_within_alone.txt",
            "Ende 2025",
            "Ende 2023",
        );
        checks::alter(
            "dates_outside",
            "leaves_years_of_most_series_alone.txt",
            "Steine bis 2026",
            "Steine bis 2028",
        );
    }

    #[test]
    fn dates_of_goals() {
        let place = || Place {
            record: None,
            text: String::new(),
            at: crate::model::Fragment {
                page: None,
                lines: [1, 1],
                bbox: None,
            },
        };
        let told = |edtf: &str, relation, latest: Option<&str>| {
            let date = Date {
                text: "dann".into(),
                relation,
                edtf: edtf.into(),
                latest: latest.map(str::to_owned),
                inferred_year: false,
            };
            against(
                of_date(&date, place()).unwrap(),
                Period {
                    start: 2018,
                    end: 2023,
                },
            )
            .severity
        };
        assert_eq!(
            told("2024", Relation::By, Some("2024-12-31")),
            Some(Severity::Note)
        );
        assert_eq!(
            told("2017-39", Relation::In, Some("2017-12-31")),
            Some(Severity::Note)
        );
        assert_eq!(told("2023/2024", Relation::In, Some("2024-12-31")), None);
        assert_eq!(told("2015", Relation::From, None), None);
        assert_eq!(told("2030", Relation::From, None), Some(Severity::Note));
        assert_eq!(
            told("2020-39/2021-37", Relation::By, Some("2021-04-30")),
            None
        );
    }
}
