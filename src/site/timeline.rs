//! The projects of a document on one line of time.

use super::anchors::Anchors;
use super::dates;
use super::frame::lang;
use crate::model::{Document, Project};
use crate::notation::dates::calendar;
use askama::Template;

/// Length of the line, in units of its drawing.
const LENGTH: f64 = 1000.0;
/// Shortest mark, so that a day is seen.
const SHORTEST: f64 = 12.0;
/// Most years that are written above the line.
const WRITTEN: i32 = 8;

/// The milestones in the order of time, each with its place on the line, and the projects without one.
#[derive(Template)]
#[template(path = "timeline.html")]
struct Timeline {
    /// The attribute for texts of the document, if they are not German.
    lang: String,
    /// The years of the line; a year without room is not written.
    years: Vec<Option<i32>>,
    /// Where each year but the first begins on the line.
    borders: Vec<String>,
    dated: Vec<Row>,
    undated: Vec<Row>,
}

/// A project.
struct Row {
    anchor: String,
    title: String,
    /// The milestone: `Pilot`.
    kind: Option<String>,
    /// When it is: `Dezember 2018`, or as printed.
    when: Option<String>,
    status: Option<String>,
    /// Where its mark begins, and how long it is.
    mark: (String, String),
}

/// The projects of a document as HTML: a list in the order of time, with a line that shows when each is due. Empty where no project has a date.
pub(super) fn projects(document: &Document, anchors: &Anchors) -> String {
    let mut dated: Vec<(Span, &Project, &str)> = Vec::new();
    let mut undated = Vec::new();
    for (project, anchor) in document.projects.iter().zip(&anchors.projects) {
        match span(project) {
            Some(span) => dated.push((span, project, anchor)),
            None => undated.push(row(project, anchor, (String::new(), String::new()))),
        }
    }
    // Stable: what falls on the same days stays in the order of the document.
    dated.sort_by(|(one, ..), (other, ..)| {
        (&one.first, &one.last).cmp(&(&other.first, &other.last))
    });
    let ends = dated
        .iter()
        .flat_map(|(span, ..)| {
            [
                calendar::year_of(&span.first),
                calendar::year_of(&span.last),
            ]
        })
        .flatten();
    let Some((first, last)) = ends.clone().min().zip(ends.max()) else {
        return String::new();
    };
    let line = Line {
        first,
        count: last - first + 1,
    };
    let step = (line.count + WRITTEN - 1) / WRITTEN;
    let timeline = Timeline {
        lang: lang(document.document.language.as_deref()),
        // A line of many years has a slot for every few of them, so that the slots can be told apart.
        years: (0..line.count)
            .map(|at| (at % step == 0).then_some(first + at))
            .collect(),
        borders: (1..line.count)
            .filter(|at| at % step == 0)
            .map(|at| tenths(f64::from(at) * LENGTH / f64::from(line.count)))
            .collect(),
        dated: dated
            .into_iter()
            .map(|(span, project, anchor)| row(project, anchor, line.mark(&span)))
            .collect(),
        undated,
    };
    // Writing to a string cannot fail.
    timeline.render().unwrap_or_default()
}

/// The first and the last day of a milestone.
struct Span {
    first: String,
    last: String,
}

fn span(project: &Project) -> Option<Span> {
    let (first, last) = calendar::bounds(project.milestone.as_ref()?.edtf.as_deref()?)?;
    // Years of other lengths are no dates of a plan, and a line of thousands of years shows nothing.
    let is_plain = |day: &str| {
        day.len() == 10 && calendar::year_of(day).is_some_and(|year| (1900..=2200).contains(&year))
    };
    (is_plain(&first) && is_plain(&last)).then_some(Span { first, last })
}

/// The years that the line covers.
struct Line {
    first: i32,
    count: i32,
}

impl Line {
    /// Where a day lies on the line: at the beginning of the day, or at its end.
    fn place(&self, day: &str, end: bool) -> f64 {
        let part = |range: std::ops::Range<usize>| {
            day.get(range)
                .and_then(|part| part.parse::<f64>().ok())
                .unwrap_or_default()
        };
        let days = part(8..10) - if end { 0.0 } else { 1.0 };
        let years = part(0..4) - f64::from(self.first) + (part(5..7) - 1.0) / 12.0 + days / 372.0;
        (years * LENGTH / f64::from(self.count)).clamp(0.0, LENGTH)
    }

    fn mark(&self, span: &Span) -> (String, String) {
        let (from, to) = (self.place(&span.first, false), self.place(&span.last, true));
        let length = (to - from).max(SHORTEST);
        (tenths(from.min(LENGTH - length)), tenths(length))
    }
}

fn tenths(place: f64) -> String {
    format!("{place:.1}")
}

fn row(project: &Project, anchor: &str, mark: (String, String)) -> Row {
    let milestone = project.milestone.as_ref();
    Row {
        anchor: anchor.to_owned(),
        title: project.title.clone(),
        kind: milestone
            .map(|milestone| milestone.kind.clone())
            .filter(|kind| !kind.is_empty()),
        when: milestone.map(|milestone| {
            milestone
                .edtf
                .as_deref()
                .map_or_else(|| milestone.text.clone(), dates::edtf)
        }),
        status: project.status.clone(),
        mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Milestone, Source};

    fn project(title: &str, edtf: Option<&str>) -> Project {
        let source = Source {
            page: None,
            lines: [1, 1],
            bbox: None,
            rule: "project_status".into(),
            raw: String::new(),
            places: Vec::new(),
        };
        let milestone = Some(Milestone {
            kind: "Pilot".into(),
            edtf: edtf.map(str::to_owned),
            text: "demnächst".into(),
        });
        Project {
            id: format!("1/{title}"),
            section: None,
            title: title.into(),
            milestone,
            status: None,
            text: None,
            source,
        }
    }

    fn written(projects: Vec<Project>) -> String {
        let mut document = crate::site::sample();
        document.projects = projects;
        let anchors = Anchors::of(&document);
        super::projects(&document, &anchors)
    }

    #[test]
    fn milestones_stand_in_the_order_of_time() {
        let html = written(vec![
            project("kran", Some("2020-12")),
            project("<silo>", Some("2019-40")),
            project("kai", None),
        ]);
        let places: Vec<usize> = [
            "&#60;silo&#62;",
            "1. Halbjahr 2019",
            "kran",
            "Dezember 2020",
            "kai",
            "demnächst",
        ]
        .map(|text| html.find(text).unwrap())
        .to_vec();
        assert!(places.is_sorted(), "{html}");
        assert!(
            html.contains("x=\"0.0\" width=\"248.7\"")
                && html.contains("x=\"958.3\" width=\"41.7\""),
            "{html}"
        );
    }

    #[test]
    fn without_any_date_there_is_no_line() {
        assert_eq!(
            written(vec![project("kai", None), project("tor", Some("9999"))]),
            ""
        );
    }

    #[test]
    fn a_long_line_writes_few_years() {
        let html = written(vec![project("a", Some("2000")), project("b", Some("2040"))]);
        assert_eq!(html.matches("<span>20").count(), 7, "{html}");
    }
}
