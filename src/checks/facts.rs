//! What the checks look up in a document.

use super::statement::Statement;
use crate::model::{Document, Form, Goal, Indicator, Section};
use std::collections::BTreeMap;

/// A document with its records by id.
#[derive(Debug)]
pub struct Facts<'d> {
    /// The document.
    pub document: &'d Document,
    sections: BTreeMap<&'d str, &'d Section>,
    goals: BTreeMap<&'d str, &'d Goal>,
    indicators: BTreeMap<&'d str, &'d Indicator>,
    statements: Vec<Statement<'d>>,
}

impl<'d> Facts<'d> {
    /// The facts of a document, without its statements: `statements::facts` has them, too.
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
            statements: Vec::new(),
        }
    }

    /// The same with what the document says about its series in words.
    pub(super) fn with_statements(self, statements: Vec<Statement<'d>>) -> Self {
        Self { statements, ..self }
    }

    /// What the document says about its series in words.
    pub fn statements(&self) -> &[Statement<'d>] {
        &self.statements
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
