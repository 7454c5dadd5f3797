//! What an edition promises, each thing once: records that repeat others stand back, but lend them the values that only they print.

use crate::model::{Document, Goal, Indicator, Section, Series, Topic, Unit};
use std::collections::BTreeMap;

/// A document, without its repetitions.
pub struct Edition<'d> {
    /// All of it.
    pub document: &'d Document,
    sections: BTreeMap<&'d str, &'d Section>,
    lent: BTreeMap<&'d str, &'d Indicator>,
}

impl<'d> Edition<'d> {
    /// Looks up what repeats what.
    pub fn of(document: &'d Document) -> Self {
        let mut lent = BTreeMap::new();
        for indicator in document
            .indicators
            .iter()
            .filter(|indicator| indicator.series.is_some())
        {
            if let Some(original) = &indicator.restates {
                lent.entry(original.as_str()).or_insert(indicator);
            }
        }
        Self {
            document,
            sections: document
                .sections
                .iter()
                .map(|section| (section.id.as_str(), section))
                .collect(),
            lent,
        }
    }

    /// The goals that repeat no other.
    pub fn goals(&self) -> Vec<&'d Goal> {
        self.document
            .goals
            .iter()
            .filter(|goal| goal.restates.is_none())
            .collect()
    }

    /// The indicators that repeat no other.
    pub fn indicators(&self) -> Vec<&'d Indicator> {
        self.document
            .indicators
            .iter()
            .filter(|indicator| indicator.restates.is_none())
            .collect()
    }

    /// The indicator that prints the values: itself, or the first that repeats it with values.
    pub fn printed<'i>(&self, indicator: &'i Indicator) -> &'i Indicator
    where
        'd: 'i,
    {
        if indicator.series.is_some() {
            indicator
        } else {
            self.lent
                .get(indicator.id.as_str())
                .copied()
                .unwrap_or(indicator)
        }
    }

    /// The values of an indicator with their unit, wherever they are printed.
    pub fn series<'i>(&self, indicator: &'i Indicator) -> Option<(&'i Series, Option<&'i Unit>)>
    where
        'd: 'i,
    {
        let printed = self.printed(indicator);
        printed
            .series
            .as_ref()
            .map(|series| (series, printed.unit.as_ref()))
    }

    /// The title of a section.
    pub fn title(&self, section: Option<&str>) -> Option<&'d str> {
        self.section(section).map(|section| section.title.as_str())
    }

    /// A section as a group of changes.
    pub fn topic(&self, section: Option<&str>) -> Option<Topic> {
        self.section(section).map(|section| Topic {
            id: section.id.clone(),
            title: section.title.clone(),
        })
    }

    fn section(&self, id: Option<&str>) -> Option<&'d Section> {
        id.and_then(|id| self.sections.get(id)).copied()
    }

    /// The sections that have a record of their own, in the order of the document.
    pub fn sections(&self) -> Vec<&'d Section> {
        let goals = self
            .goals()
            .into_iter()
            .filter_map(|goal| goal.section.as_deref());
        let indicators = self
            .indicators()
            .into_iter()
            .filter_map(|indicator| indicator.section.as_deref());
        let principles = self
            .document
            .principles
            .iter()
            .filter_map(|principle| principle.section.as_deref());
        let projects = self
            .document
            .projects
            .iter()
            .filter_map(|project| project.section.as_deref());
        let used: std::collections::BTreeSet<&str> = goals
            .chain(indicators)
            .chain(principles)
            .chain(projects)
            .collect();
        self.document
            .sections
            .iter()
            .filter(|section| used.contains(section.id.as_str()))
            .collect()
    }
}
