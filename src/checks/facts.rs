//! What the checks look up in a document.

use crate::model::{Document, Fragment, Goal, Indicator, Place, Project, Section, Source};
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
            sections: document.sections.iter().map(|section| (section.id.as_str(), section)).collect(),
            goals: document.goals.iter().map(|goal| (goal.id.as_str(), goal)).collect(),
            indicators: document.indicators.iter().map(|indicator| (indicator.id.as_str(), indicator)).collect(),
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

    /// The goals in the block of an indicator.
    pub fn goals_of(&self, indicator: &Indicator) -> Vec<&'d Goal> {
        indicator.goals.iter().filter_map(|id| self.goal(id)).collect()
    }

    /// The indicators in the block of a goal.
    pub fn indicators_of(&self, goal: &Goal) -> Vec<&'d Indicator> {
        self.document.indicators.iter().filter(|indicator| indicator.goals.contains(&goal.id)).collect()
    }

    /// The goal that a goal of an overview repeats.
    pub fn restated_goal(&self, goal: &Goal) -> Option<&'d Goal> {
        goal.restates.as_deref().and_then(|id| self.goal(id))
    }

    /// The indicator that an indicator of an overview repeats.
    pub fn restated_indicator(&self, indicator: &Indicator) -> Option<&'d Indicator> {
        indicator.restates.as_deref().and_then(|id| self.indicator(id))
    }
}

fn place(record: &str, text: String, source: &Source) -> Place {
    Place { record: Some(record.to_owned()), text, at: Fragment { page: source.page, lines: source.lines, bbox: source.bbox } }
}

/// A section as one side of a comparison.
pub fn of_section(section: &Section) -> Place {
    let number = section.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
    place(&section.id, format!("{number}{}", section.title), &section.source)
}

/// A goal as one side of a comparison.
pub fn of_goal(goal: &Goal) -> Place {
    place(&goal.id, goal.text.clone(), &goal.source)
}

/// An indicator as one side of a comparison, with its values as printed.
pub fn of_indicator(indicator: &Indicator) -> Place {
    let values = indicator.series.as_ref().map(|series| format!(": {}", series.raw)).unwrap_or_default();
    place(&indicator.id, format!("{}{values}", indicator.label), &indicator.source)
}

/// A project as one side of a comparison.
pub fn of_project(project: &Project) -> Place {
    let milestone = project.milestone.as_ref().map(|milestone| format!(" ({}: {})", milestone.kind, milestone.text)).unwrap_or_default();
    place(&project.id, format!("{}{milestone}", project.title), &project.source)
}
