//! Dates that no calendar has.

use super::facts::Facts;
use super::message::Message;
use super::places::{of_goal, of_head, of_project};
use super::{Check, Comparison};
use crate::model::{Place, Severity};
use crate::notation::dates::calendar;
use crate::notation::years;

/// The check.
pub const CHECK: Check = Check {
    name: "dates_impossible",
    german_title: "Ein Datum, das es im Kalender nicht gibt",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The dates of goals, of milestones and of the head of a council paper with the calendar: days with a year, and the months of milestones.
# Leaves alone
Numbers that are no dates: versions, file numbers, `16/2021` outside of a milestone.
# Example
`31.02.2019` as the date of a paper; `[Abschluss: 16/2021 | Status: Planung]`.
# How sure
A warning: one figure of the date is wrong, which one is not known.
";

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    for goal in &facts.document.goals {
        // What a repetition says too is told where it is said first.
        if facts
            .restated_goal(goal)
            .is_none_or(|first| days(&first.text) != days(&goal.text))
        {
            compared.extend(
                days(&goal.text)
                    .into_iter()
                    .map(|day| told(day, of_goal(goal))),
            );
        }
    }
    for project in &facts.document.projects {
        let Some(milestone) = project
            .milestone
            .as_ref()
            .filter(|milestone| milestone.edtf.is_none())
        else {
            continue;
        };
        let text = milestone.text.as_str();
        let months = if is_month_without_name(text) {
            vec![text]
        } else {
            Vec::new()
        };
        compared.extend(
            days(text)
                .into_iter()
                .chain(months)
                .map(|date| told(date, of_project(project))),
        );
    }
    if let Some(council) = &facts.document.council {
        compared.extend(
            days(&council.source.raw)
                .into_iter()
                .map(|day| told(day, of_head(council, day, day.to_owned()))),
        );
    }
}

fn told(date: &str, place: Place) -> Comparison {
    Comparison {
        severity: Some(Severity::Warning),
        message: Message::NoSuchDate {
            date: date.to_owned(),
        },
        arithmetic: None,
        places: vec![place],
    }
}

/// The words of a text that are written like a day with its year, of days that there are not: "31.02.2019".
fn days(text: &str) -> Vec<&str> {
    let words = text
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .map(|word| word.trim_matches('.'));
    words
        .filter(|word| is_written_as_day(word).is_some_and(|exists| !exists))
        .collect()
}

/// Whether a word that is written like a day is one.
fn is_written_as_day(word: &str) -> Option<bool> {
    let parts: Vec<&str> = word.split('.').collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let figures = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year = years::year(year).filter(|_| figures(day) && figures(month))?;
    Some(calendar::is_day(
        year,
        month.parse().ok()?,
        day.parse().ok()?,
    ))
}

/// "16/2021", "00/2020".
fn is_month_without_name(text: &str) -> bool {
    let parts = text
        .trim()
        .split_once(['/', '.'])
        .and_then(|(month, year)| {
            Some((month.trim().parse::<u32>().ok()?, years::year(year.trim())?))
        });
    parts.is_some_and(|(month, _)| !(1..=12).contains(&month))
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn dates_impossible() {
        checks::check("dates_impossible");
    }

    #[test]
    fn one_date_altered() {
        checks::alter(
            "dates_impossible",
            "leaves_days_of_the_calendar_alone.txt",
            "29.02.2024",
            "30.02.2024",
        );
        checks::alter(
            "dates_impossible",
            "leaves_days_of_the_calendar_alone.txt",
            "09/2024",
            "19/2024",
        );
    }
}
