//! The outline with its records, by places instead of ids.

use crate::model::Document;
use std::collections::BTreeMap;

/// The outline of a document.
pub struct Tree {
    parents: Vec<Option<usize>>,
    /// When a walk through the tree enters each section, and when it leaves it.
    walk: Vec<(usize, usize)>,
    /// The goals of each section, by their places.
    pub goals: Vec<Vec<usize>>,
    /// The indicators of each section.
    pub indicators: Vec<Vec<usize>>,
}

impl Tree {
    /// The tree of a document.
    pub fn of(document: &Document) -> Self {
        let places: BTreeMap<&str, usize> = document
            .sections
            .iter()
            .enumerate()
            .map(|(at, section)| (section.id.as_str(), at))
            .collect();
        let place = |id: Option<&str>| id.and_then(|id| places.get(id).copied());
        let lists = |sections: &mut dyn Iterator<Item = Option<&str>>| {
            let mut lists = vec![Vec::new(); document.sections.len()];
            for (at, id) in sections.enumerate() {
                if let Some(list) = place(id).and_then(|place| lists.get_mut(place)) {
                    list.push(at);
                }
            }
            lists
        };
        let parents: Vec<Option<usize>> = document
            .sections
            .iter()
            .map(|section| place(section.parent.as_deref()))
            .collect();
        Self {
            walk: walk(&parents),
            parents,
            goals: lists(&mut document.goals.iter().map(|goal| goal.section.as_deref())),
            indicators: lists(
                &mut document
                    .indicators
                    .iter()
                    .map(|indicator| indicator.section.as_deref()),
            ),
        }
    }

    /// Number of sections.
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// Whether a section is another one or stands below it.
    pub fn is_below(&self, at: usize, above: usize) -> bool {
        let step = |at: usize| self.walk.get(at).copied().unwrap_or_default();
        let ((enter, _), (from, to)) = (step(at), step(above));
        from <= enter && enter < to
    }

    /// The section itself or the nearest above it for which something holds.
    pub fn nearest(&self, at: usize, holds: impl Fn(usize) -> bool) -> Option<usize> {
        let mut place = Some(at);
        // No outline is so deep; one that leads back to itself is none.
        for _ in 0..64 {
            match place {
                Some(here) if holds(here) => return place,
                Some(here) => place = self.parents.get(here).copied().flatten(),
                None => return None,
            }
        }
        None
    }

    /// The sections directly below each section.
    pub fn families(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (child, parent) in self.parents.iter().enumerate() {
            if let Some(parent) = parent {
                families.entry(*parent).or_default().push(child);
            }
        }
        families
    }

    /// Whether a section has records of its own.
    pub fn holds(&self, section: usize) -> bool {
        [&self.goals, &self.indicators]
            .iter()
            .any(|lists| lists.get(section).is_some_and(|list| !list.is_empty()))
    }

    /// The records of a kind in a section and in those below it.
    pub fn all(&self, lists: &[Vec<usize>], at: usize) -> Vec<usize> {
        lists
            .iter()
            .enumerate()
            .filter(|(section, list)| !list.is_empty() && self.is_below(*section, at))
            .flat_map(|(_, list)| list.iter().copied())
            .collect()
    }
}

/// Numbers the sections in the order of a walk from the top down. A section that leads back to itself is entered nowhere.
fn walk(parents: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    for (child, parent) in parents.iter().enumerate() {
        if let Some(list) = parent.and_then(|parent| children.get_mut(parent)) {
            list.push(child);
        }
    }
    let mut steps = vec![(0, 0); parents.len()];
    let mut clock = 1;
    for top in (0..parents.len()).filter(|at| parents.get(*at) == Some(&None)) {
        // Each section twice: going in and coming out.
        let mut open = vec![(top, false)];
        while let Some((at, out)) = open.pop() {
            if let Some(step) = steps.get_mut(at) {
                if out {
                    step.1 = clock;
                    continue;
                }
                *step = (clock, clock);
            }
            clock += 1;
            open.push((at, true));
            open.extend(
                children
                    .get(at)
                    .into_iter()
                    .flatten()
                    .map(|child| (*child, false)),
            );
        }
    }
    steps
}
