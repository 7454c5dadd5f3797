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

/// Topics and the sections that they restate, by their places.
pub fn links(document: &Document, tree: &Tree, texts: &Texts) -> BTreeMap<usize, usize> {
    // What calls itself an overview goes first, then what stands last: an overview sums up what was said.
    let named = |at: usize| {
        document
            .sections
            .get(at)
            .is_some_and(|section| vocabulary::names_overview(&section.title))
    };
    let mut families: Vec<(usize, Vec<usize>)> = tree.families().into_iter().collect();
    families.sort_by_key(|(at, _)| (!named(*at), std::cmp::Reverse(*at)));
    let mut overviews: Vec<usize> = Vec::new();
    let mut links = BTreeMap::new();
    for (at, children) in families {
        // What an overview repeats is no overview of it.
        let inside = |section: usize| {
            overviews
                .iter()
                .any(|overview| tree.is_below(section, *overview))
        };
        if inside(at) {
            continue;
        }
        if let Some(topics) = topics(texts, tree, at, &children, &inside) {
            links.extend(topics);
            overviews.push(at);
        }
    }
    links
}

/// The topics of a chapter with their sections, if most of its topics that hold records repeat another section in title and records.
fn topics(
    texts: &Texts<'_>,
    tree: &Tree,
    at: usize,
    children: &[usize],
    used: &dyn Fn(usize) -> bool,
) -> Option<Vec<(usize, usize)>> {
    let holding: Vec<usize> = children
        .iter()
        .copied()
        .filter(|child| tree.holds(*child))
        .collect();
    if holding.len() < TOPICS {
        return None;
    }
    let mut ranked: Vec<(f64, usize, usize, bool)> = Vec::new();
    for topic in children {
        let outside = |section: &usize| {
            !tree.is_below(*section, at) && !tree.is_below(at, *section) && !used(*section)
        };
        for section in texts.like_titled(*topic).into_iter().filter(outside) {
            let Some((a, b)) = texts.titles.get(*topic).zip(texts.titles.get(section)) else {
                continue;
            };
            // "DIGITALE LEITKOMMUNE" for "DIGITALE LEITKOMMUNE DER MODELLREGION".
            let alike = a.similarity(b);
            let title = if alike < 0.8 && a.containment(b) > 0.99 {
                0.8
            } else {
                alike
            };
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
            of == topic
                && to != section
                && (other - score).abs() < 0.02
                && !tree.is_below(*to, *section)
                && !tree.is_below(*section, *to)
        });
        if !twin
            && !topics
                .iter()
                .any(|(known, to, _)| known == topic || to == section)
        {
            topics.push((*topic, *section, *agrees));
        }
    }
    let agreeing = topics.iter().filter(|(.., agrees)| *agrees).count();
    (agreeing >= TOPICS && 2 * agreeing > holding.len()).then(|| {
        topics
            .into_iter()
            .map(|(topic, section, _)| (topic, section))
            .collect()
    })
}

/// How many of the records of a topic stand in a section, too, as a share; `None` where the topic has none.
fn repeated(texts: &Texts<'_>, tree: &Tree, topic: usize, section: usize) -> Option<f64> {
    let own = |lists: &[Vec<usize>]| lists.get(topic).cloned().unwrap_or_default();
    let (goals, indicators) = (own(&tree.goals), own(&tree.indicators));
    let all = goals.len() + indicators.len();
    if all == 0 {
        return None;
    }
    let found = texts
        .goal_pairs(&goals, &tree.all(&tree.goals, section))
        .len()
        + texts
            .indicator_pairs(&indicators, &tree.all(&tree.indicators, section))
            .len();
    Some(found as f64 / all as f64)
}
