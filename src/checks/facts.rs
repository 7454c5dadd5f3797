//! What the checks look up in a document.

use crate::model::{
    Council, Document, Form, Fragment, Goal, Indicator, Place, Project, Question, Section, Source,
};
use std::collections::BTreeMap;

/// A document with its records by id.
#[derive(Debug)]
pub struct Facts<'d> {
    /// The document.
    pub document: &'d Document,
    sections: BTreeMap<&'d str, &'d Section>,
    goals: BTreeMap<&'d str, &'d Goal>,
    indicators: BTreeMap<&'d str, &'d Indicator>,
}

impl<'d> Facts<'d> {
    /// The facts of a document.
    pub fn of(document: &'d Document) -> Self {
        Self {
            document,
            sections: document
                .sections
                .iter()
                .map(|section| (section.id.as_str(), section))
                .collect(),
            goals: document
                .goals
                .iter()
                .map(|goal| (goal.id.as_str(), goal))
                .collect(),
            indicators: document
                .indicators
                .iter()
                .map(|indicator| (indicator.id.as_str(), indicator))
                .collect(),
        }
    }

    /// A section by its id.
    pub fn section(&self, id: &str) -> Option<&'d Section> {
        self.sections.get(id).copied()
    }

    /// A goal by its id.
    pub fn goal(&self, id: &str) -> Option<&'d Goal> {
        self.goals.get(id).copied()
    }

    /// An indicator by its id.
    pub fn indicator(&self, id: &str) -> Option<&'d Indicator> {
        self.indicators.get(id).copied()
    }

    /// The goals of blocks and lists; not those of running text.
    pub fn listed_goals(&self) -> impl Iterator<Item = &'d Goal> {
        self.document
            .goals
            .iter()
            .filter(|goal| goal.form != Form::Prose)
    }

    /// The goals in the block of an indicator.
    pub fn goals_of(&self, indicator: &Indicator) -> Vec<&'d Goal> {
        indicator
            .goals
            .iter()
            .filter_map(|id| self.goal(id))
            .collect()
    }

    /// The indicators in the block of a goal.
    pub fn indicators_of(&self, goal: &Goal) -> Vec<&'d Indicator> {
        self.document
            .indicators
            .iter()
            .filter(|indicator| indicator.goals.contains(&goal.id))
            .collect()
    }

    /// The goal that a goal of an overview repeats.
    pub fn restated_goal(&self, goal: &Goal) -> Option<&'d Goal> {
        goal.restates.as_deref().and_then(|id| self.goal(id))
    }

    /// The goals that a goal repeats or that repeat it.
    pub fn versions_of_goal(&self, goal: &Goal) -> impl Iterator<Item = &'d Goal> {
        let repeating = self
            .document
            .goals
            .iter()
            .filter(move |other| other.restates.as_ref() == Some(&goal.id));
        self.restated_goal(goal).into_iter().chain(repeating)
    }

    /// The indicators that an indicator repeats or that repeat it.
    pub fn versions_of_indicator(
        &self,
        indicator: &Indicator,
    ) -> impl Iterator<Item = &'d Indicator> {
        let repeating = self
            .document
            .indicators
            .iter()
            .filter(move |other| other.restates.as_ref() == Some(&indicator.id));
        self.restated_indicator(indicator)
            .into_iter()
            .chain(repeating)
    }

    /// The indicator that an indicator of an overview repeats.
    pub fn restated_indicator(&self, indicator: &Indicator) -> Option<&'d Indicator> {
        indicator
            .restates
            .as_deref()
            .and_then(|id| self.indicator(id))
    }
}

fn place(record: &str, text: String, source: &Source) -> Place {
    Place {
        record: Some(record.to_owned()),
        text,
        at: Fragment {
            page: source.page,
            lines: source.lines,
            bbox: source.bbox,
        },
    }
}

/// A section as one side of a comparison.
pub fn of_section(section: &Section) -> Place {
    let number = section
        .number
        .as_ref()
        .map(|number| format!("{number} "))
        .unwrap_or_default();
    place(
        &section.id,
        format!("{number}{}", section.title),
        &section.source,
    )
}

/// A goal as one side of a comparison.
pub fn of_goal(goal: &Goal) -> Place {
    place(&goal.id, goal.text.clone(), &goal.source)
}

/// An indicator as one side of a comparison, with its values as printed.
pub fn of_indicator(indicator: &Indicator) -> Place {
    let values = indicator
        .series
        .as_ref()
        .map(|series| format!(": {}", series.raw))
        .unwrap_or_default();
    place(
        &indicator.id,
        format!("{}{values}", indicator.label),
        &indicator.source,
    )
}

/// A project as one side of a comparison.
pub fn of_project(project: &Project) -> Place {
    let milestone = project
        .milestone
        .as_ref()
        .map(|milestone| format!(" ({}: {})", milestone.kind, milestone.text))
        .unwrap_or_default();
    place(
        &project.id,
        format!("{}{milestone}", project.title),
        &project.source,
    )
}

/// A question of a council paper as one side of a comparison.
pub fn of_question(question: &Question) -> Place {
    let number = question
        .number
        .as_ref()
        .map(|number| format!("{number}: "))
        .unwrap_or_default();
    let Source {
        page, lines, bbox, ..
    } = question.source;
    Place {
        record: None,
        text: format!("{number}{}", question.question),
        at: Fragment { page, lines, bbox },
    }
}

/// What stands in the head of a council paper as one side of a comparison: at the line that holds what is printed, else at the whole head.
pub fn of_head(council: &Council, printed: &str, text: String) -> Place {
    let Source {
        page,
        lines: [first, last],
        bbox,
        ..
    } = council.source;
    let line = council
        .source
        .raw
        .lines()
        .position(|line| line.contains(printed))
        .and_then(|at| u32::try_from(at).ok());
    // A head of several places has lines of several pages.
    let line = line
        .map(|at| first + at)
        .filter(|line| *line <= last && council.source.places.is_empty());
    let lines = line.map_or([first, last], |line| [line, line]);
    Place {
        record: None,
        text,
        at: Fragment { page, lines, bbox },
    }
}
