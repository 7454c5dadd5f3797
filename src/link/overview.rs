//! Chapters whose topics repeat other sections.

use super::{Texts, pairs};
use crate::model::Document;
use crate::vocabulary;
use std::collections::BTreeMap;

/// Least likeness of the titles of a topic and its section.
const ALIKE: f64 = 0.6;
/// Least share of the records of a topic that its section repeats.
const REPEATED: f64 = 0.5;
/// Fewest topics by which a chapter is known as an overview.
const TOPICS: usize = 2;

/// A chapter that may be an overview.
struct Chapter {
    at: usize,
    /// Topics with their sections, and whether records agree.
    topics: Vec<(usize, usize, bool)>,
}

/// Topics and the sections that they restate, by their ids.
pub fn links(document: &Document, texts: &Texts) -> BTreeMap<String, String> {
    let tree = Tree::of(document);
    let mut chapters: Vec<Chapter> = (0..document.sections.len()).filter_map(|at| chapter(document, texts, &tree, at)).collect();
    // What calls itself an overview goes first, then what stands last: an overview sums up what was said.
    let named = |chapter: &Chapter| document.sections.get(chapter.at).is_some_and(|section| vocabulary::names_overview(&section.title));
    chapters.sort_by_key(|chapter| (!named(chapter), std::cmp::Reverse(chapter.at)));
    let mut overviews: Vec<usize> = Vec::new();
    let mut links = BTreeMap::new();
    for chapter in chapters {
        let inside = |section: usize| overviews.iter().any(|overview| tree.is_below(section, *overview));
        if inside(chapter.at) || chapter.topics.iter().any(|(_, section, _)| inside(*section)) {
            continue;
        }
        for (topic, section, _) in &chapter.topics {
            if let Some((topic, section)) = document.sections.get(*topic).zip(document.sections.get(*section)) {
                links.insert(topic.id.clone(), section.id.clone());
            }
        }
        overviews.push(chapter.at);
    }
    links
}

/// Whether a section is another one or stands below it.
pub fn is_below(document: &Document, id: &str, above: &str) -> bool {
    let mut at = Some(id.to_owned());
    for _ in 0..=document.sections.len().min(16) {
        match at {
            Some(id) if id == above => return true,
            Some(id) => at = document.sections.iter().find(|section| section.id == id).and_then(|section| section.parent.clone()),
            None => return false,
        }
    }
    false
}

/// The outline by places.
struct Tree {
    parents: Vec<Option<usize>>,
    goals: Vec<Vec<usize>>,
    indicators: Vec<Vec<usize>>,
}

impl Tree {
    fn of(document: &Document) -> Self {
        let places: BTreeMap<&str, usize> = document.sections.iter().enumerate().map(|(at, section)| (section.id.as_str(), at)).collect();
        let mut tree = Self {
            parents: document.sections.iter().map(|section| section.parent.as_deref().and_then(|id| places.get(id).copied())).collect(),
            goals: vec![Vec::new(); document.sections.len()],
            indicators: vec![Vec::new(); document.sections.len()],
        };
        for (at, goal) in document.goals.iter().enumerate() {
            if let Some(list) = goal.section.as_deref().and_then(|id| places.get(id)).and_then(|place| tree.goals.get_mut(*place)) {
                list.push(at);
            }
        }
        for (at, indicator) in document.indicators.iter().enumerate() {
            if let Some(list) = indicator.section.as_deref().and_then(|id| places.get(id)).and_then(|place| tree.indicators.get_mut(*place)) {
                list.push(at);
            }
        }
        tree
    }

    fn is_below(&self, at: usize, above: usize) -> bool {
        let mut place = Some(at);
        for _ in 0..16 {
            match place {
                Some(here) if here == above => return true,
                Some(here) => place = self.parents.get(here).copied().flatten(),
                None => return false,
            }
        }
        false
    }

    fn children(&self, at: usize) -> Vec<usize> {
        (0..self.parents.len()).filter(|child| self.parents.get(*child).copied().flatten() == Some(at)).collect()
    }

    /// The records of a kind in a section, and in those below it.
    fn all(&self, lists: &[Vec<usize>], at: usize) -> Vec<usize> {
        (0..self.parents.len())
            .filter(|section| self.is_below(*section, at))
            .flat_map(|section| lists.get(section).cloned().unwrap_or_default())
            .collect()
    }
}

/// A chapter as an overview, if most of its topics that hold records repeat another section in title and records.
fn chapter(document: &Document, texts: &Texts, tree: &Tree, at: usize) -> Option<Chapter> {
    let children = tree.children(at);
    if children.len() < TOPICS {
        return None;
    }
    let holds = |section: usize| {
        tree.goals.get(section).is_some_and(|list| !list.is_empty()) || tree.indicators.get(section).is_some_and(|list| !list.is_empty())
    };
    let holding: Vec<usize> = children.iter().copied().filter(|child| holds(*child)).collect();
    if holding.len() < TOPICS {
        return None;
    }
    let mut ranked: Vec<(f64, usize, usize, bool)> = Vec::new();
    for topic in &children {
        for section in 0..document.sections.len() {
            if tree.is_below(section, at) || tree.is_below(at, section) {
                continue;
            }
            let Some((a, b)) = texts.titles.get(*topic).zip(texts.titles.get(section)) else { continue };
            // "DIGITALE LEITKOMMUNE" for "DIGITALE LEITKOMMUNE DER MODELLREGION".
            let title = a.likeness(b).max(if a.within(b) > 0.99 { 0.8 } else { 0.0 });
            if title < ALIKE {
                continue;
            }
            let repeated = repeated(texts, tree, *topic, section);
            let agrees = repeated.is_some_and(|share| share >= REPEATED);
            // A topic without records of its own is a heading over others: its title alone must do.
            let fits = agrees || (repeated.is_none() && !holds(*topic) && title >= 0.9);
            if fits {
                ranked.push((title + repeated.unwrap_or(0.0), *topic, section, agrees));
            }
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut topics: Vec<(usize, usize, bool)> = Vec::new();
    for (score, topic, section, agrees) in &ranked {
        // Two sections of the same name: neither is sure.
        let twin = ranked.iter().any(|(other, of, to, _)| {
            of == topic && to != section && (other - score).abs() < 0.02 && !tree.is_below(*to, *section) && !tree.is_below(*section, *to)
        });
        if !twin && !topics.iter().any(|(known, to, _)| known == topic || to == section) {
            topics.push((*topic, *section, *agrees));
        }
    }
    let agreeing = topics.iter().filter(|(.., agrees)| *agrees).count();
    (agreeing >= TOPICS && 2 * agreeing > holding.len()).then_some(Chapter { at, topics })
}

/// How many of the records of a topic stand in a section, too, as a share; `None` where the topic has none.
fn repeated(texts: &Texts, tree: &Tree, topic: usize, section: usize) -> Option<f64> {
    let own = |lists: &[Vec<usize>]| lists.get(topic).cloned().unwrap_or_default();
    let (goals, indicators) = (own(&tree.goals), own(&tree.indicators));
    let all = goals.len() + indicators.len();
    if all == 0 {
        return None;
    }
    let found = pairs::pairs(&goals, &tree.all(&tree.goals, section), &texts.goals).len()
        + pairs::pairs(&indicators, &tree.all(&tree.indicators, section), &texts.indicators).len();
    Some(found as f64 / all as f64)
}
