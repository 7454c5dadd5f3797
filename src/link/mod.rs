//! Ties what an overview chapter repeats to what it repeats. A wrong link is worse than none: every one needs evidence in the title and in
//! what stands below it.
//!
//! 1. [`overview`] finds the chapters whose topics repeat other sections, and pairs topics with sections.
//! 2. [`pairs`] pairs the goals and indicators of a topic with those of its section.

mod overview;
mod pairs;
mod tree;

use crate::model::Document;
use crate::notation::likeness::{Stems, stems};
use std::collections::BTreeMap;
use tree::Tree;

/// Sets `summarises` of sections and `restates` of goals and indicators.
pub fn link(document: &mut Document) {
    // Without records in three sections there is nothing that an overview could repeat.
    if document.goals.len() + document.indicators.len() < 4 || document.sections.len() < 4 {
        return;
    }
    let texts = Texts::of(document);
    let tree = Tree::of(document);
    let links = overview::links(document, &tree, &texts);
    if links.is_empty() {
        return;
    }
    let (mut goals, mut indicators) = (BTreeMap::new(), BTreeMap::new());
    for (topic, section) in &links {
        // What stands below a section belongs to it, unless a topic of its own repeats it.
        let owned = |lists: &[Vec<usize>]| -> Vec<usize> {
            let own = |at: usize| tree.nearest(at, |place| links.values().any(|other| *other == place)) == Some(*section);
            lists.iter().enumerate().filter(|(at, list)| !list.is_empty() && own(*at)).flat_map(|(_, list)| list.iter().copied()).collect()
        };
        let here = |lists: &[Vec<usize>]| lists.get(*topic).cloned().unwrap_or_default();
        let id = |to: usize| document.goals.get(to).map(|goal| goal.id.clone());
        goals.extend(pairs::pairs(&here(&tree.goals), &owned(&tree.goals), &texts.goals).into_iter().map(|(from, to)| (from, id(to))));
        let id = |to: usize| document.indicators.get(to).map(|indicator| indicator.id.clone());
        indicators
            .extend(pairs::pairs(&here(&tree.indicators), &owned(&tree.indicators), &texts.indicators).into_iter().map(|(from, to)| (from, id(to))));
    }
    let id = |at: usize| document.sections.get(at).map(|section| section.id.clone());
    let mut summaries: BTreeMap<usize, String> = links.iter().filter_map(|(topic, section)| Some((*topic, id(*section)?))).collect();
    for (at, section) in document.sections.iter_mut().enumerate() {
        section.summarises = summaries.remove(&at);
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
