//! The end of a project against the goals and series that it serves.

use super::facts::Facts;
use super::message::{Arithmetic, Message};
use super::places::{of_goal, of_indicator, of_project};
use super::values::{Entry, in_percent, row, values};
use super::{Check, Comparison, deadline};
use crate::model::{Date, Goal, Indicator, Project, Relation, Section, Severity};
use crate::notation::dates::calendar;
use crate::notation::similarity::Terms;
use crate::vocabulary;
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check {
    name: "project_end",
    german_title: "Das Ende des Vorhabens passt nicht zu dem, dem es dient",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The end of a project (`Abschluss: 12/2022`) with the deadline of the goal that promises the same, and with the series of that goal: at its end a share
should be 100 %, and a total should not go on to rise.
# Leaves alone
Milestones on the way, but a pilot is compared with a goal of its section that promises one; projects that no section or goal names; a series that is late for its goal, of which `deadline` tells.
# Example
`AUSFALLRECHENZENTRUM [Abschluss: 12/2022]` and `Systeme im zweiten Rechenzentrum: 0 | 20 % | 50 % | 100 %` for 2020 to 2023.
# How sure
A warning: a project may end before its effect is counted. An end that lies behind the deadline by less than a quarter is a note.
";

/// Least share of the words of a title that a section or a goal has.
const NAMED: f64 = 0.75;

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let late = deadline::late(facts);
    for project in &facts.document.projects {
        let Some((kind, end)) = project.milestone.as_ref().and_then(|milestone| {
            Some((
                milestone.kind.as_str(),
                calendar::bounds(milestone.edtf.as_deref()?)?.1,
            ))
        }) else {
            continue;
        };
        if is_pilot(kind) {
            for (goal, _) in goals(facts, project)
                .into_iter()
                .filter(|(goal, sure)| *sure && is_pilot(&goal.text))
            {
                against_goal(Event::Pilot, project, &end, goal, compared);
            }
        }
        if !vocabulary::is_end(kind) {
            continue;
        }
        let mut told: Vec<&str> = Vec::new();
        for (goal, sure) in goals(facts, project) {
            // Only what promises the whole, or the thing itself, ends with the project.
            if vocabulary::is_whole(&goal.text)
                || vocabulary::is_launch(&goal.text)
                || fold(&goal.text).starts_with(&fold(&project.title))
            {
                against_goal(Event::End, project, &end, goal, compared);
            }
            let new = |indicator: &&Indicator| {
                !late.contains(indicator.id.as_str()) && !told.contains(&indicator.id.as_str())
            };
            if let Some(indicator) = series(facts, goal, sure).filter(new) {
                told.push(&indicator.id);
                against_series(project, &end, goal, indicator, compared);
            }
        }
    }
}

/// Whether a milestone is a pilot, or a goal promises one.
fn is_pilot(text: &str) -> bool {
    text.to_lowercase().contains("pilot")
}

/// A text in small letters. Capitals have no ß of their own.
fn fold(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss")
}

/// The words of a text, with those that hyphens join apart and as one: "FLUSS-FÄHRE", "Flußfähre".
fn readings(text: &str) -> [Terms; 2] {
    let text = fold(text);
    [Terms::of(&text), Terms::of(&text.replace('-', ""))]
}

/// The goals that a project serves: those that name it, and those of the section that has its title. With each, whether the section is its own.
fn goals<'d>(facts: &Facts<'d>, project: &Project) -> Vec<(&'d Goal, bool)> {
    let title = readings(&project.title);
    let within = |text: &str| {
        title
            .iter()
            .zip(&readings(text))
            .map(|(own, other)| own.containment(other))
            .fold(0.0, f64::max)
    };
    let likeness = |text: &str| {
        title
            .iter()
            .zip(&readings(text))
            .map(|(own, other)| own.similarity(other))
            .fold(0.0, f64::max)
    };
    let long = project.title.chars().count() >= 8;
    let section = |goal: &Goal| goal.section.as_deref().and_then(|id| facts.section(id));
    let own = |found: Option<&Section>| {
        found.is_some_and(|section| {
            Some(section.id.as_str()) != project.section.as_deref()
                && (likeness(&section.title) >= NAMED || (long && within(&section.title) > 0.95))
        })
    };
    let goals = facts
        .document
        .goals
        .iter()
        .filter(|goal| goal.restates.is_none());
    goals
        .filter_map(|goal| {
            let sure = own(section(goal));
            (sure || (long && within(&goal.text) > 0.95)).then_some((goal, sure))
        })
        .collect()
}

/// The series of a goal: beside it, or beside the goal of an overview that repeats it.
fn series<'d>(facts: &Facts<'d>, goal: &Goal, sure: bool) -> Option<&'d Indicator> {
    let beside = |goal: &Goal| -> Vec<&'d Indicator> {
        facts
            .indicators_of(goal)
            .into_iter()
            .filter(|indicator| values(indicator).len() >= 3)
            .collect()
    };
    let mut found = beside(goal);
    if found.is_empty() {
        found = facts
            .document
            .goals
            .iter()
            .filter(|other| other.restates.as_ref() == Some(&goal.id))
            .flat_map(beside)
            .collect();
    }
    let about = Terms::of(&goal.text);
    let likeness = |indicator: &Indicator| Terms::of(&indicator.label).containment(&about);
    // The only series of a block can hardly mean something else.
    let only = found.len() == 1;
    found.retain(|indicator| only || likeness(indicator) >= if sure { 0.3 } else { 0.45 });
    found
        .into_iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
}

fn due(goal: &Goal) -> Option<(&Date, &str)> {
    goal.dates
        .iter()
        .rev()
        .filter(|date| date.relation != Relation::From)
        .find_map(|date| Some((date, date.latest.as_deref()?)))
}

/// What a project has a date for.
#[derive(Debug, Clone, Copy)]
enum Event {
    Pilot,
    End,
}

impl Event {
    fn in_time(self, date: String) -> Message {
        match self {
            Self::Pilot => Message::PilotInTime { date },
            Self::End => Message::ProjectInTime { date },
        }
    }

    fn late(self, months: i32, date: String) -> Message {
        match self {
            Self::Pilot => Message::PilotLate { months, date },
            Self::End => Message::ProjectLate { months, date },
        }
    }
}

fn against_goal(
    event: Event,
    project: &Project,
    end: &str,
    goal: &Goal,
    compared: &mut Vec<Comparison>,
) {
    let Some((date, latest)) = due(goal) else {
        return;
    };
    let (Some(due), Some(done)) = (months(latest), months(end)) else {
        return;
    };
    let late = done.saturating_sub(due);
    let (severity, message) = if late <= 0 {
        (None, event.in_time(date.text.clone()))
    } else {
        let severity = if late <= 3 {
            Severity::Note
        } else {
            Severity::Warning
        };
        (Some(severity), event.late(late, date.text.clone()))
    };
    compared.push(Comparison {
        severity,
        message,
        arithmetic: Some(Arithmetic::Dates {
            project: project
                .milestone
                .as_ref()
                .map_or(end, |milestone| milestone.text.as_str())
                .to_owned(),
            goal: date.text.clone(),
        }),
        places: vec![of_project(project), of_goal(goal)],
    });
}

/// Months since the year 0.
fn months(day: &str) -> Option<i32> {
    Some(day.get(..4)?.parse::<i32>().ok()? * 12 + day.get(5..7)?.parse::<i32>().ok()?)
}

fn against_series(
    project: &Project,
    end: &str,
    goal: &Goal,
    indicator: &Indicator,
    compared: &mut Vec<Comparison>,
) {
    let values = values(indicator);
    let Some((year, at, last)) = calendar::year_of(end).and_then(|year| {
        Some((
            year,
            values.iter().find(|value| value.year == year)?,
            values.last()?,
        ))
    }) else {
        return;
    };
    let rises = values
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.value <= b.value))
        && values.first().is_some_and(|first| first.value < last.value);
    let full = |value: &Entry| value.value == Decimal::ONE_HUNDRED;
    let share = in_percent(indicator) && full(last);
    // What each year brings anew does not end with a project.
    if !rises || indicator.per.is_some() {
        return;
    }
    let arithmetic = Some(Arithmetic::End {
        row: row(&values),
        compared: vec![at.of_year(), last.of_year()],
    });
    let places = vec![of_project(project), of_indicator(indicator)];
    let done = if share {
        full(at)
    } else {
        at.value == last.value
    };
    if !done
        && !share
        && !vocabulary::is_whole(&format!(
            "{} {}",
            goal.text,
            project.text.as_deref().unwrap_or_default()
        ))
    {
        return;
    }
    let (severity, message) = if done {
        (None, Message::CompleteWithProject)
    } else if share {
        (
            Some(Severity::Warning),
            Message::CompleteAfterProject { year },
        )
    } else {
        (Some(Severity::Warning), Message::RisesAfterProject { year })
    };
    compared.push(Comparison {
        severity,
        message,
        arithmetic,
        places,
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn project_end() {
        checks::check("project_end");
    }

    #[test]
    fn one_date_altered() {
        checks::alter(
            "project_end",
            "leaves_ends_that_fit_alone.txt",
            "Abschluss: 12/2023",
            "Abschluss: 12/2022",
        );
        checks::alter(
            "project_end",
            "leaves_ends_that_fit_alone.txt",
            "Abschluss: 12/2023",
            "Abschluss: 12/2024",
        );
        checks::alter(
            "project_end",
            "leaves_milestones_on_the_way_alone.txt",
            "Pilot: 12/2022",
            "Abschluss: 12/2022",
        );
    }
}
