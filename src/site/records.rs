//! The records of a document as they stand on its page.

use super::anchors::Anchors;
use super::chips::{self, Chip};
use super::finding::Told;
use super::links::Sources;
use super::names::{self, Names};
use super::passage::Passage;
use super::{chart, dates, numbers, words};
use crate::checks::{Course, courses};
use crate::model::{Document, Goal, Indicator, Point, Principle, Project, Question, Source, Unit};
use std::collections::BTreeMap;

/// A link to another record of the page.
pub(super) struct Link {
    /// The fragment.
    pub(super) anchor: String,
    /// What it leads to.
    pub(super) words: String,
}

/// A goal.
pub(super) struct GoalView {
    pub(super) anchor: String,
    pub(super) name: String,
    pub(super) text: String,
    pub(super) prose: bool,
    pub(super) chips: Vec<Chip>,
    pub(super) restates: Option<Link>,
    pub(super) restated: Vec<Link>,
    pub(super) findings: Vec<Told>,
    /// Findings beside other records that concern this one, too.
    pub(super) mentions: Vec<Link>,
    pub(super) source: Passage,
}

/// A principle.
pub(super) struct PrincipleView {
    pub(super) anchor: String,
    pub(super) name: String,
    pub(super) text: String,
    pub(super) findings: Vec<Told>,
    /// Findings beside other records that concern this one, too.
    pub(super) mentions: Vec<Link>,
    pub(super) source: Passage,
}

/// An indicator.
pub(super) struct IndicatorView {
    pub(super) anchor: String,
    pub(super) name: String,
    pub(super) label: String,
    /// Unit, span and kind of its values.
    pub(super) about: Vec<String>,
    pub(super) chart: String,
    /// The record whose picture shows these values, too.
    pub(super) drawn_at: Option<Link>,
    pub(super) points: Vec<PointView>,
    pub(super) goals: Vec<Link>,
    pub(super) restates: Option<Link>,
    pub(super) restated: Vec<Link>,
    pub(super) findings: Vec<Told>,
    /// Findings beside other records that concern this one, too.
    pub(super) mentions: Vec<Link>,
    pub(super) source: Passage,
}

/// A value of a series.
pub(super) struct PointView {
    pub(super) when: String,
    /// `None` where the source leaves it blank.
    pub(super) value: Option<String>,
}

/// A project.
pub(super) struct ProjectView {
    pub(super) anchor: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) milestone: Option<(String, String)>,
    pub(super) status: Option<String>,
    pub(super) text: Option<String>,
    pub(super) findings: Vec<Told>,
    /// Findings beside other records that concern this one, too.
    pub(super) mentions: Vec<Link>,
    pub(super) source: Passage,
}

/// A question with its answer.
pub(super) struct QuestionView {
    pub(super) anchor: String,
    pub(super) number: Option<String>,
    pub(super) question: String,
    pub(super) answer: Vec<String>,
    pub(super) papers: String,
    pub(super) chips: Vec<Chip>,
    pub(super) findings: Vec<Told>,
    /// Findings beside other records that concern this one, too.
    pub(super) mentions: Vec<Link>,
    pub(super) source: Passage,
}

/// Makes the records of one document.
pub(super) struct Maker<'d> {
    document: &'d Document,
    anchors: &'d Anchors,
    sources: &'d Sources,
    names: Names<'d>,
    restated: BTreeMap<&'d str, Vec<Link>>,
    /// What is stated for the series.
    courses: Vec<Course>,
    /// Findings by the fragment that they belong to.
    findings: BTreeMap<String, Vec<Told>>,
    mentions: BTreeMap<String, Vec<Link>>,
}

impl<'d> Maker<'d> {
    /// Looks up what the records need to know of one another.
    pub(super) fn of(
        document: &'d Document,
        anchors: &'d Anchors,
        sources: &'d Sources,
        told: &[Told],
    ) -> Self {
        let names = Names::of(document);
        let mut restated: BTreeMap<&str, Vec<Link>> = BTreeMap::new();
        for (goal, anchor) in document.goals.iter().zip(&anchors.goals) {
            if let Some(original) = &goal.restates {
                restated.entry(original).or_default().push(Link {
                    anchor: anchor.clone(),
                    words: names.full(&goal.id),
                });
            }
        }
        for (indicator, anchor) in document.indicators.iter().zip(&anchors.indicators) {
            if let Some(original) = &indicator.restates {
                restated.entry(original).or_default().push(Link {
                    anchor: anchor.clone(),
                    words: names.full(&indicator.id),
                });
            }
        }
        let mut findings: BTreeMap<String, Vec<Told>> = BTreeMap::new();
        let mut mentions: BTreeMap<String, Vec<Link>> = BTreeMap::new();
        for told in told {
            for other in told.others() {
                mentions.entry(other.to_owned()).or_default().push(Link {
                    anchor: told.anchor.clone(),
                    words: told.title.clone(),
                });
            }
            findings
                .entry(told.owner().unwrap_or_default().to_owned())
                .or_default()
                .push(told.clone());
        }
        Self {
            document,
            anchors,
            sources,
            names,
            restated,
            courses: courses(document),
            findings,
            mentions,
        }
    }

    /// A goal and the fragment of its element.
    pub(super) fn goal(&mut self, goal: &Goal, anchor: &str) -> GoalView {
        GoalView {
            anchor: anchor.to_owned(),
            name: names::short(&goal.id, "Ziel"),
            text: goal.text.clone(),
            prose: goal.form == crate::model::Form::Prose,
            chips: chips::chips(&goal.quantities, &goal.dates),
            restates: self.link(goal.section.as_deref(), goal.restates.as_deref()),
            restated: self.restated.remove(goal.id.as_str()).unwrap_or_default(),
            findings: self.findings_of(anchor),
            mentions: self.mentions_of(anchor),
            source: self.passage(&goal.source, Some(&goal.id)),
        }
    }

    /// A principle.
    pub(super) fn principle(&mut self, principle: &Principle, anchor: &str) -> PrincipleView {
        PrincipleView {
            anchor: anchor.to_owned(),
            name: names::short(&principle.id, "Grundsatz"),
            text: principle.text.clone(),
            findings: self.findings_of(anchor),
            mentions: self.mentions_of(anchor),
            source: self.passage(&principle.source, Some(&principle.id)),
        }
    }

    /// An indicator.
    pub(super) fn indicator(&mut self, indicator: &Indicator, anchor: &str) -> IndicatorView {
        let mut about = Vec::new();
        about.extend(
            indicator
                .unit
                .as_ref()
                .map(|unit| format!("in {}", unit.text)),
        );
        about.extend(indicator.per.as_deref().map(words::per));
        about.extend(
            indicator
                .series
                .as_ref()
                .map(|series| words::series_kind(series.kind).to_owned()),
        );
        about.extend(
            indicator
                .series
                .as_ref()
                .map(|series| words::years_from(series.years_from).to_owned()),
        );
        let other = chart::counterpart(self.document, indicator);
        // One picture shows what is planned and what is reported: it stands at the first of the two.
        let mut chart = chart::figure(indicator, other, &self.courses, anchor);
        let drawn_at =
            other.filter(|other| chart.is_some() && self.is_drawn_before(other, indicator));
        let drawn_at =
            drawn_at.and_then(|other| self.link(indicator.section.as_deref(), Some(&other.id)));
        if drawn_at.is_some() {
            chart = None;
        }
        let points = indicator.series.as_ref().map(|series| {
            series
                .points
                .iter()
                .map(|one| point(one, indicator.unit.as_ref()))
                .collect()
        });
        IndicatorView {
            anchor: anchor.to_owned(),
            name: names::short(&indicator.id, "Kennzahl"),
            label: indicator.label.clone(),
            about,
            chart: chart.unwrap_or_default(),
            drawn_at,
            points: points.unwrap_or_default(),
            goals: indicator
                .goals
                .iter()
                .filter_map(|id| self.link(indicator.section.as_deref(), Some(id)))
                .collect(),
            restates: self.link(indicator.section.as_deref(), indicator.restates.as_deref()),
            restated: self
                .restated
                .remove(indicator.id.as_str())
                .unwrap_or_default(),
            findings: self.findings_of(anchor),
            mentions: self.mentions_of(anchor),
            source: self.passage(&indicator.source, Some(&indicator.id)),
        }
    }

    /// Whether the picture of `other`, which has the values of `indicator` too, stands above it.
    fn is_drawn_before(&self, other: &Indicator, indicator: &Indicator) -> bool {
        let drawn_with = chart::counterpart(self.document, other);
        let has_points = other
            .series
            .as_ref()
            .is_some_and(|series| !series.points.is_empty());
        let is_first = || {
            self.document
                .indicators
                .iter()
                .find(|one| one.id == other.id || one.id == indicator.id)
                .is_some_and(|one| one.id == other.id)
        };
        has_points && drawn_with.is_some_and(|with| with.id == indicator.id) && is_first()
    }

    /// A project.
    pub(super) fn project(&mut self, project: &Project, anchor: &str) -> ProjectView {
        let milestone = project.milestone.as_ref().map(|milestone| {
            let when = milestone
                .edtf
                .as_deref()
                .map_or_else(|| milestone.text.clone(), dates::edtf);
            (milestone.kind.clone(), when)
        });
        ProjectView {
            anchor: anchor.to_owned(),
            name: names::short(&project.id, "Link zum Vorhaben"),
            title: project.title.clone(),
            milestone,
            status: project.status.clone(),
            text: project.text.clone(),
            findings: self.findings_of(anchor),
            mentions: self.mentions_of(anchor),
            source: self.passage(&project.source, Some(&project.id)),
        }
    }

    /// A question and the fragment of its element.
    pub(super) fn question(&mut self, question: &Question, anchor: &str) -> QuestionView {
        QuestionView {
            anchor: anchor.to_owned(),
            number: question.number.clone(),
            question: question.question.clone(),
            answer: question.answer.clone(),
            papers: question.papers.join(", "),
            chips: chips::of_answer(&question.amounts, &question.dates),
            findings: self.findings_of(anchor),
            mentions: self.mentions_of(anchor),
            source: self.passage(&question.source, None),
        }
    }

    /// Takes the findings that belong to a fragment.
    pub(super) fn findings_of(&mut self, anchor: &str) -> Vec<Told> {
        self.findings.remove(anchor).unwrap_or_default()
    }

    /// Takes the links to findings that stand elsewhere and concern a fragment, too.
    fn mentions_of(&mut self, anchor: &str) -> Vec<Link> {
        self.mentions.remove(anchor).unwrap_or_default()
    }

    /// The findings that nobody has taken, in the order of their fragments.
    pub(super) fn other_findings(&mut self) -> Vec<Told> {
        std::mem::take(&mut self.findings)
            .into_values()
            .flatten()
            .collect()
    }

    /// A passage of this document.
    pub(super) fn passage(&self, source: &Source, id: Option<&str>) -> Passage {
        Passage::of(source, id, &self.document.document.source, self.sources)
    }

    /// A link to a record of this document.
    fn link(&self, from: Option<&str>, id: Option<&str>) -> Option<Link> {
        let id = id?;
        Some(Link {
            anchor: self.anchors.record(id)?.to_owned(),
            words: self.names.seen_from(from, id),
        })
    }
}

fn point(point: &Point, unit: Option<&Unit>) -> PointView {
    let value = point.value.map(|value| {
        let about = if point.approximate { "ca.\u{a0}" } else { "" };
        format!("{about}{}", numbers::of_unit(value.0, unit))
    });
    PointView {
        when: point
            .edtf
            .as_deref()
            .map_or_else(|| point.year.to_string(), dates::edtf),
        value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_planned_and_what_is_reported_share_one_picture() {
        let document = crate::site::sample();
        let anchors = Anchors::of(&document);
        let sources = Sources::Unknown;
        let mut maker = Maker::of(&document, &anchors, &sources, &[]);
        let [planned, reported, alone] =
            [0, 1, 2].map(|at| maker.indicator(&document.indicators[at], &anchors.indicators[at]));
        assert!(
            planned.chart.contains("Planwerte")
                && planned.chart.contains("Istwerte")
                && planned.drawn_at.is_none()
        );
        assert!(reported.chart.is_empty());
        assert_eq!(
            reported.drawn_at.map(|link| link.words).as_deref(),
            Some("Kennzahl\u{a0}1")
        );
        assert!(!alone.chart.is_empty() && alone.drawn_at.is_none());
    }
}
