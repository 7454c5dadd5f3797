//! All courses that a document states for its series.

use super::course::Course;
use super::{stated_rate, stated_step, statements};
use crate::model::Document;

/// The courses that a document states for its series, in the order of its goals. What is told of a series by two sentences in the same words is
/// one course.
pub fn courses(document: &Document) -> Vec<Course> {
    let facts = statements::facts(document);
    let mut courses: Vec<Course> = Vec::new();
    for course in stated_rate::courses(&facts)
        .into_iter()
        .chain(stated_step::courses(&facts))
    {
        if !courses
            .iter()
            .any(|other| other.indicator == course.indicator && other.values == course.values)
        {
            courses.push(course);
        }
    }
    courses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline;
    use crate::source::{Limits, Source};

    /// The courses of a text: the indicator, what is stated, and the values.
    fn told(text: &str) -> Vec<String> {
        let source =
            Source::from_bytes("plan.txt", text.as_bytes().to_vec(), &Limits::default()).unwrap();
        let document = pipeline::extract(&source, "plan").unwrap();
        let values = |course: &Course| {
            course
                .values
                .iter()
                .map(|(year, value)| format!("{year} {}", value.round_dp(1).normalize()))
                .collect::<Vec<_>>()
        };
        courses(&document)
            .iter()
            .map(|course| {
                format!(
                    "{}: {}: {}",
                    course.indicator,
                    course.text,
                    values(course).join(", ")
                )
            })
            .collect()
    }

    fn block(goal: &str, indicator: &str) -> Vec<String> {
        told(&format!(
            "1 RADVERKEHR\n\nZIELE:\n\n- {goal}\n\nKENNZAHLEN:\n\n- {indicator}\n"
        ))
    }

    #[test]
    fn a_rate_leads_on_from_the_first_value() {
        assert_eq!(
            block(
                "Steigerung der Fahrten um 10 % pro Jahr",
                "Anzahl der Fahrten für 2020 bis 2023:\n  100 | 110 | 121 | 140"
            ),
            ["1/kennzahl-1: um 10 % pro Jahr: 2020 100, 2021 110, 2022 121, 2023 133.1"]
        );
    }

    #[test]
    fn a_step_leads_on_from_the_first_value() {
        assert_eq!(
            block(
                "Anbindung von zehn zusätzlichen Standorten pro Jahr",
                "Anzahl der Standorte für 2020 bis 2023:\n  200 | 210 | 220 | 235"
            ),
            [
                "1/kennzahl-1: zehn zusätzlichen Standorten pro Jahr: 2020 200, 2021 210, 2022 220, 2023 230"
            ]
        );
    }

    #[test]
    fn what_each_year_is_to_bring_is_level() {
        assert_eq!(
            block(
                "Mindestens zwei Treffen pro Jahr",
                "Anzahl der Treffen für 2020 bis 2022:\n  2 | 3 | 2"
            ),
            ["1/kennzahl-1: Mindestens zwei Treffen pro Jahr: 2020 2, 2021 2, 2022 2"]
        );
    }

    #[test]
    fn what_speaks_of_something_else_states_no_course() {
        assert_eq!(
            block(
                "Steigerung der Einnahmen um 10 % pro Jahr",
                "Anzahl der Fahrten für 2020 bis 2023:\n  100 | 300 | 20 | 35"
            ),
            [""; 0]
        );
        assert_eq!(
            block(
                "Ausbau des Netzes",
                "Anzahl der Fahrten für 2020 bis 2023:\n  100 | 110 | 121 | 140"
            ),
            [""; 0]
        );
    }
}
