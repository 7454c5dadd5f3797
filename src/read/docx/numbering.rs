//! The numbers of items and headings, counted as Word does.

use super::styles::value;
use crate::read::flow::BULLET;
use crate::read::flow::counter::Digits;
use crate::read::tree::{Id, ROOT, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// Levels of a numbering.
const LEVELS: usize = 9;

/// A level of a numbering.
#[derive(Debug, Clone)]
struct Level {
    start: i64,
    /// Nothing for a bullet.
    digits: Option<Digits>,
    /// `%1.%2` stands for the numbers of two levels.
    pattern: String,
    /// All numbers in it are Arabic.
    legal: bool,
    /// The style of which this is the level.
    style: Option<String>,
}

/// A numbering that paragraphs name.
#[derive(Debug, Clone, Default)]
struct Named {
    /// The numbering that it is a use of: uses of one count on together.
    base: String,
    /// Where levels start anew with its first use.
    starts: BTreeMap<usize, i64>,
}

/// The numberings of a document, and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: BTreeMap<String, BTreeMap<usize, Level>>,
    named: BTreeMap<String, Named>,
    counts: BTreeMap<String, [Option<i64>; LEVELS]>,
    used: BTreeSet<String>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) level: usize,
    pub(super) bullet: bool,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut numbering = Self::default();
        for id in tree.all(ROOT, "abstractNum") {
            let Some(key) = tree.attribute(id, "abstractNumId") else {
                continue;
            };
            numbering
                .levels
                .insert(key.to_owned(), levels(tree, id).collect());
        }
        for id in tree.all(ROOT, "num") {
            let (Some(key), Some(base)) = (
                tree.attribute(id, "numId"),
                value(tree, id, "abstractNumId"),
            ) else {
                continue;
            };
            let mut named = Named {
                base: base.to_owned(),
                starts: BTreeMap::new(),
            };
            for change in tree
                .children(id)
                .filter(|id| tree.name(*id) == "lvlOverride")
            {
                let Some(level) = tree
                    .attribute(change, "ilvl")
                    .and_then(|level| level.parse().ok())
                else {
                    continue;
                };
                if let Some(start) =
                    value(tree, change, "startOverride").and_then(|start| start.parse().ok())
                {
                    named.starts.insert(level, start);
                }
                // A use that changes what a level looks like counts for itself.
                let own: Vec<(usize, Level)> = levels(tree, change).collect();
                if !own.is_empty() {
                    let mut changed = numbering
                        .levels
                        .get(&named.base)
                        .cloned()
                        .unwrap_or_default();
                    changed.extend(own);
                    named.base = format!("{base}/{key}");
                    numbering.levels.insert(named.base.clone(), changed);
                }
            }
            numbering.named.insert(key.to_owned(), named);
        }
        numbering
    }

    /// The level that a numbering keeps for a style.
    pub(super) fn level_of_style(&self, key: &str, style: &str) -> Option<usize> {
        let levels = self.levels.get(&self.named.get(key)?.base)?;
        levels
            .iter()
            .find(|(_, level)| level.style.as_deref() == Some(style))
            .map(|(at, _)| *at)
    }

    /// Counts a paragraph and returns what is printed before it.
    pub(super) fn count(&mut self, key: &str, at: usize) -> Option<Label> {
        let named = self.named.get(key)?;
        let levels = self.levels.get(&named.base)?;
        let level = levels.get(&at).filter(|_| at < LEVELS)?;
        let counts = self.counts.entry(named.base.clone()).or_default();
        if self.used.insert(key.to_owned()) {
            for (level, start) in &named.starts {
                if let Some(count) = counts.get_mut(*level) {
                    *count = Some(start.saturating_sub(1));
                }
            }
        }
        for (place, count) in counts.iter_mut().enumerate() {
            let start = levels.get(&place).map_or(1, |level| level.start);
            match place.cmp(&at) {
                // A level that was left out counts as begun.
                std::cmp::Ordering::Less => *count = count.or(Some(start)),
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or(start, |count| count.saturating_add(1)));
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        if level.digits.is_none() {
            let empty = level.pattern.trim().is_empty();
            return (!empty).then(|| Label {
                text: BULLET.to_owned(),
                level: at,
                bullet: true,
            });
        }
        let mut text = String::new();
        let mut letters = level.pattern.chars();
        while let Some(letter) = letters.next() {
            let place = if letter == '%' {
                letters.next().and_then(|digit| digit.to_digit(10))
            } else {
                None
            };
            let Some(place) = place.and_then(|place| (place as usize).checked_sub(1)) else {
                text.push(letter);
                continue;
            };
            let digits = if level.legal {
                Some(Digits::Arabic)
            } else {
                levels.get(&place).and_then(|level| level.digits)
            };
            if let (Some(digits), Some(Some(count))) = (digits, counts.get(place)) {
                text.push_str(&digits.write(*count));
            }
        }
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(Label {
            text,
            level: at,
            bullet: false,
        })
    }
}

fn levels(tree: &Tree, id: Id) -> impl Iterator<Item = (usize, Level)> + '_ {
    tree.children(id)
        .filter(|id| tree.name(*id) == "lvl")
        .filter_map(|id| {
            let at = tree.attribute(id, "ilvl")?.parse().ok()?;
            let format = value(tree, id, "numFmt").unwrap_or("decimal");
            let digits = match format {
                "bullet" => None,
                "decimalZero" => Some(Digits::Padded),
                "lowerLetter" => Some(Digits::Lower),
                "upperLetter" => Some(Digits::Upper),
                "lowerRoman" => Some(Digits::LowerRoman),
                "upperRoman" => Some(Digits::UpperRoman),
                _ => Some(Digits::Arabic),
            };
            // "none" prints what else stands in the pattern.
            let pattern = value(tree, id, "lvlText").unwrap_or_default();
            let pattern = if format == "none" {
                pattern
                    .replace('%', "\u{0}")
                    .split('\u{0}')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            } else {
                pattern.to_owned()
            };
            let start = value(tree, id, "start")
                .and_then(|start| start.parse().ok())
                .unwrap_or(1);
            let style = value(tree, id, "pStyle").map(str::to_owned);
            Some((
                at,
                Level {
                    start,
                    digits,
                    pattern,
                    legal: tree.child(id, "isLgl").is_some(),
                    style,
                },
            ))
        })
}
