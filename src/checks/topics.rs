//! Which sections speak of the same thing, so that one may repeat the other.

use super::Facts;
use crate::model::Section;
use crate::notation::slug::slug;
use std::collections::{BTreeMap, BTreeSet};

/// So many texts that stand elsewhere too make a chapter an overview.
const REPEATED: usize = 3;
/// Shorter texts are alike by chance.
const LEAST_WORDS: usize = 4;

/// The sections of a document by what they are about.
pub struct Topics<'d> {
    facts: &'d Facts<'d>,
    overviews: BTreeSet<&'d str>,
}

impl<'d> Topics<'d> {
    /// Finds the chapters that repeat others: by the links of their topics, else by the texts that they share.
    pub fn of(facts: &'d Facts<'d>) -> Self {
        let mut topics = Self {
            facts,
            overviews: BTreeSet::new(),
        };
        let linked = facts
            .document
            .sections
            .iter()
            .filter(|section| section.summarises.is_some());
        let mut overviews: BTreeSet<&str> = linked
            .filter_map(|section| topics.chapter(&section.id))
            .collect();
        overviews.extend(topics.repeating());
        topics.overviews = overviews;
        topics
    }

    /// Whether what stands in the one section may well stand in the other: they are the same, one summarises or holds the other, they have
    /// one title, or one of them belongs to an overview.
    pub fn may_repeat(&self, one: &str, other: &str) -> bool {
        let (Some(a), Some(b)) = (self.facts.section(one), self.facts.section(other)) else {
            return true;
        };
        a.id == b.id
            || self.is_within(one, other)
            || self.is_within(other, one)
            || self.repeats(a, b)
            || self.repeats(b, a)
            || slug(&a.title) == slug(&b.title)
            || self.is_overview(one) != self.is_overview(other)
    }

    /// Whether two sections are one topic: one summarises the other, or they have one title in different chapters.
    pub fn are_one(&self, one: &str, other: &str) -> bool {
        let (Some(a), Some(b)) = (self.facts.section(one), self.facts.section(other)) else {
            return false;
        };
        self.repeats(a, b)
            || self.repeats(b, a)
            || (slug(&a.title) == slug(&b.title) && self.chapter(one) != self.chapter(other))
    }

    fn is_overview(&self, section: &str) -> bool {
        self.chapter(section)
            .is_some_and(|chapter| self.overviews.contains(chapter))
    }

    fn repeats(&self, one: &Section, other: &Section) -> bool {
        one.summarises
            .as_deref()
            .is_some_and(|id| id == other.id || self.is_within(&other.id, id))
    }

    fn is_within(&self, inner: &str, outer: &str) -> bool {
        self.lineage(inner).any(|section| section.id == outer)
    }

    /// The id of the outermost section that holds a section.
    fn chapter(&self, id: &str) -> Option<&'d str> {
        self.lineage(id).last().map(|section| section.id.as_str())
    }

    /// The section and those above it. A tree of a hundred levels is none.
    fn lineage(&self, id: &str) -> impl Iterator<Item = &'d Section> {
        let facts = self.facts;
        std::iter::successors(facts.section(id), move |section| {
            section.parent.as_deref().and_then(|id| facts.section(id))
        })
        .take(100)
    }

    /// Chapters of which several texts stand in earlier chapters too.
    fn repeating(&self) -> BTreeSet<&'d str> {
        let document = self.facts.document;
        let goals = document
            .goals
            .iter()
            .map(|goal| (goal.section.as_deref(), goal.text.as_str()));
        let labels = document
            .indicators
            .iter()
            .map(|indicator| (indicator.section.as_deref(), indicator.label.as_str()));
        let order: BTreeMap<&str, usize> = document
            .sections
            .iter()
            .enumerate()
            .map(|(at, section)| (section.id.as_str(), at))
            .collect();
        let mut chapters: BTreeMap<String, BTreeSet<(usize, &str)>> = BTreeMap::new();
        for (section, text) in goals.chain(labels) {
            let (Some(section), key) = (section, slug(text)) else {
                continue;
            };
            if let Some(chapter) = self.chapter(section).filter(|_| words(&key) >= LEAST_WORDS) {
                chapters
                    .entry(key)
                    .or_default()
                    .insert((order.get(chapter).copied().unwrap_or_default(), chapter));
            }
        }
        let mut repeated: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, chapter) in chapters
            .values()
            .flat_map(|chapters| chapters.iter().skip(1))
        {
            *repeated.entry(chapter).or_default() += 1;
        }
        repeated
            .into_iter()
            .filter(|(_, count)| *count >= REPEATED)
            .map(|(chapter, _)| chapter)
            .collect()
    }
}

/// Number of words in a slug.
pub fn words(slug: &str) -> usize {
    slug.split('-').filter(|word| !word.is_empty()).count()
}
