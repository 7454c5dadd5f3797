//! Ties what an overview chapter repeats to what it repeats. A wrong link is worse than none: every one needs evidence in the title and in
//! what stands below it.
//!
//! 1. `overview` finds the chapters whose topics repeat other sections, and pairs topics with sections.
//! 2. `pairs` pairs the goals and indicators of a topic with those of its section.

mod overview;
mod pairs;
mod tree;

use crate::model::Document;
use crate::notation::similarity::Terms;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use tree::Tree;

/// Sets `summarises` of sections and `restates` of goals and indicators.
pub fn link(document: &mut Document) {
    // With so few records and sections there is nothing that an overview could repeat.
    if document.goals.len() + document.indicators.len() < 4 || document.sections.len() < 4 {
        return;
    }
    let texts = Texts::of(document);
    let tree = Tree::of(document);
    let links = overview::links(document, &tree, &texts);
    if links.is_empty() {
        return;
    }
    // What stands below a section belongs to it, unless a topic of its own repeats it.
    let targets: BTreeSet<usize> = links.values().copied().collect();
    let mut owned_by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in (0..tree.len()).filter(|place| tree.holds(*place)) {
        if let Some(target) = tree.nearest(place, |above| targets.contains(&above)) {
            owned_by.entry(target).or_default().push(place);
        }
    }
    let (mut goals, mut indicators) = (BTreeMap::new(), BTreeMap::new());
    for (topic, section) in &links {
        let owned = |lists: &[Vec<usize>]| -> Vec<usize> {
            owned_by
                .get(section)
                .into_iter()
                .flatten()
                .filter_map(|place| lists.get(*place))
                .flatten()
                .copied()
                .collect()
        };
        let here = |lists: &[Vec<usize>]| lists.get(*topic).cloned().unwrap_or_default();
        let id = |to: usize| document.goals.get(to).map(|goal| goal.id.clone());
        goals.extend(
            texts
                .goal_pairs(&here(&tree.goals), &owned(&tree.goals))
                .into_iter()
                .map(|(from, to)| (from, id(to))),
        );
        let id = |to: usize| {
            document
                .indicators
                .get(to)
                .map(|indicator| indicator.id.clone())
        };
        indicators.extend(
            texts
                .indicator_pairs(&here(&tree.indicators), &owned(&tree.indicators))
                .into_iter()
                .map(|(from, to)| (from, id(to))),
        );
    }
    let id = |at: usize| document.sections.get(at).map(|section| section.id.clone());
    let mut summaries: BTreeMap<usize, String> = links
        .iter()
        .filter_map(|(topic, section)| Some((*topic, id(*section)?)))
        .collect();
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

/// The stems of all that is compared, each taken once, and only if it is asked for.
struct Texts<'d> {
    document: &'d Document,
    titles: Vec<Terms>,
    /// The sections whose titles have a key.
    by_key: FxHashMap<u16, Vec<usize>>,
    goals: Vec<OnceCell<Terms>>,
    indicators: Vec<OnceCell<Terms>>,
}

impl<'d> Texts<'d> {
    fn of(document: &'d Document) -> Self {
        let titles: Vec<Terms> = document
            .sections
            .iter()
            .map(|section| Terms::of(&section.title))
            .collect();
        let mut by_key: FxHashMap<u16, Vec<usize>> = FxHashMap::default();
        for (at, title) in titles.iter().enumerate() {
            for key in title.keys() {
                by_key.entry(*key).or_default().push(at);
            }
        }
        Self {
            document,
            titles,
            by_key,
            goals: vec![OnceCell::new(); document.goals.len()],
            indicators: vec![OnceCell::new(); document.indicators.len()],
        }
    }

    /// The sections whose titles may be like that of another one, in order.
    fn like_titled(&self, section: usize) -> BTreeSet<usize> {
        let keys = self
            .titles
            .get(section)
            .map(Terms::keys)
            .unwrap_or_default();
        keys.iter()
            .filter_map(|key| self.by_key.get(key))
            .flatten()
            .copied()
            .collect()
    }

    /// The goals of two sections that are the same, as pairs of places.
    fn goal_pairs(&self, here: &[usize], there: &[usize]) -> Vec<(usize, usize)> {
        let text = |at: usize| self.document.goals.get(at).map(|goal| goal.text.as_str());
        pairs::pairs(here, there, &text, &|at| {
            Some(
                self.goals
                    .get(at)?
                    .get_or_init(|| Terms::of(text(at).unwrap_or_default())),
            )
        })
    }

    /// The indicators of two sections that are the same, as pairs of places.
    fn indicator_pairs(&self, here: &[usize], there: &[usize]) -> Vec<(usize, usize)> {
        let label = |at: usize| {
            self.document
                .indicators
                .get(at)
                .map(|indicator| indicator.label.as_str())
        };
        pairs::pairs(here, there, &label, &|at| {
            Some(
                self.indicators
                    .get(at)?
                    .get_or_init(|| Terms::of(label(at).unwrap_or_default())),
            )
        })
    }
}

#[cfg(test)]
mod tests;
