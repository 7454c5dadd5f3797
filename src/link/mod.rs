//! Ties what an overview chapter repeats to what it repeats. A wrong link is worse than none: every one needs evidence in the title and in
//! what stands below it.
//!
//! 1. [`overview`] finds the chapters whose topics repeat other sections, and pairs topics with sections.
//! 2. [`pairs`] pairs the goals and indicators of a topic with those of its section.

mod overview;
mod pairs;

use crate::model::Document;
use crate::notation::likeness::{Stems, stems};
use std::collections::BTreeMap;

/// Sets `summarises` of sections and `restates` of goals and indicators.
pub fn link(document: &mut Document) {
    // Without records in three sections there is nothing that an overview could repeat.
    if document.goals.len() + document.indicators.len() < 4 || document.sections.len() < 4 {
        return;
    }
    let texts = Texts::of(document);
    let links = overview::links(document, &texts);
    let (mut goals, mut indicators) = (BTreeMap::new(), BTreeMap::new());
    for (topic, section) in &links {
        let taken = |id: &str| {
            links.values().any(|other| other != section && overview::is_below(document, other, section) && overview::is_below(document, id, other))
        };
        let here = |id: Option<&str>| id == Some(topic.as_str());
        let there = |id: Option<&str>| id.is_some_and(|id| overview::is_below(document, id, section) && !taken(id));
        let goals_of = |inside: &dyn Fn(Option<&str>) -> bool| {
            (0..document.goals.len()).filter(|at| document.goals.get(*at).is_some_and(|goal| inside(goal.section.as_deref()))).collect::<Vec<_>>()
        };
        let indicators_of = |inside: &dyn Fn(Option<&str>) -> bool| {
            (0..document.indicators.len())
                .filter(|at| document.indicators.get(*at).is_some_and(|found| inside(found.section.as_deref())))
                .collect::<Vec<_>>()
        };
        for (from, to) in pairs::pairs(&goals_of(&here), &goals_of(&there), &texts.goals) {
            goals.insert(from, document.goals.get(to).map(|goal| goal.id.clone()));
        }
        for (from, to) in pairs::pairs(&indicators_of(&here), &indicators_of(&there), &texts.indicators) {
            indicators.insert(from, document.indicators.get(to).map(|indicator| indicator.id.clone()));
        }
    }
    for section in &mut document.sections {
        section.summarises = links.get(&section.id).cloned();
    }
    for (at, goal) in document.goals.iter_mut().enumerate() {
        goal.restates = goals.remove(&at).flatten();
    }
    for (at, indicator) in document.indicators.iter_mut().enumerate() {
        indicator.restates = indicators.remove(&at).flatten();
    }
}

/// The stems of all that is compared, each taken once.
struct Texts {
    titles: Vec<Stems>,
    goals: Vec<Stems>,
    indicators: Vec<Stems>,
}

impl Texts {
    fn of(document: &Document) -> Self {
        Self {
            titles: document.sections.iter().map(|section| stems(&section.title)).collect(),
            goals: document.goals.iter().map(|goal| stems(&goal.text)).collect(),
            indicators: document.indicators.iter().map(|indicator| stems(&indicator.label)).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
