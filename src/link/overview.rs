//! Chapters whose topics repeat other sections.

use super::Texts;
use super::tree::Tree;
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

/// Topics and the sections that they restate, by their places.
pub fn links(document: &Document, tree: &Tree, texts: &Texts) -> BTreeMap<usize, usize> {
    let mut chapters: Vec<Chapter> = tree.families().into_iter().filter_map(|(at, children)| chapter(texts, tree, at, &children)).collect();
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
        links.extend(chapter.topics.iter().map(|(topic, section, _)| (*topic, *section)));
        overviews.push(chapter.at);
    }
    links
}

/// A chapter as an overview, if most of its topics that hold records repeat another section in title and records.
fn chapter(texts: &Texts<'_>, tree: &Tree, at: usize, children: &[usize]) -> Option<Chapter> {
    let holding: Vec<usize> = children.iter().copied().filter(|child| tree.holds(*child)).collect();
    if holding.len() < TOPICS {
        return None;
    }
    let mut ranked: Vec<(f64, usize, usize, bool)> = Vec::new();
    for topic in children {
        let outside = |section: &usize| !tree.is_below(*section, at) && !tree.is_below(at, *section);
        for section in texts.like_titled(*topic).into_iter().filter(outside) {
            let Some((a, b)) = texts.titles.get(*topic).zip(texts.titles.get(section)) else { continue };
            // "DIGITALE LEITKOMMUNE" for "DIGITALE LEITKOMMUNE DER MODELLREGION".
            let title = a.likeness(b).max(if a.within(b) > 0.99 { 0.8 } else { 0.0 });
            if title < ALIKE {
                continue;
            }
            let repeated = repeated(texts, tree, *topic, section);
            let agrees = repeated.is_some_and(|share| share >= REPEATED);
            // A topic without records of its own is a heading over others: its title alone must do.
            let fits = agrees || (repeated.is_none() && !tree.holds(*topic) && title >= 0.9);
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
fn repeated(texts: &Texts<'_>, tree: &Tree, topic: usize, section: usize) -> Option<f64> {
    let own = |lists: &[Vec<usize>]| lists.get(topic).cloned().unwrap_or_default();
    let (goals, indicators) = (own(&tree.goals), own(&tree.indicators));
    let all = goals.len() + indicators.len();
    if all == 0 {
        return None;
    }
    let found = texts.goal_pairs(&goals, &tree.all(&tree.goals, section)).len()
        + texts.indicator_pairs(&indicators, &tree.all(&tree.indicators, section)).len();
    Some(found as f64 / all as f64)
}
