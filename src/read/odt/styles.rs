//! What styles say of paragraphs, letters and lists.

use crate::read::flow::counter::Digits;
use crate::read::tree::{Id, ROOT, Tree};
use std::collections::BTreeMap;

/// Styles that inherit from one another in a row.
const CHAIN: usize = 32;

/// A style of paragraphs, letters or sections.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    list: Option<String>,
}

/// How a level of a list is numbered.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// Nothing for a bullet.
    pub(super) digits: Option<Digits>,
    /// It shows neither number nor bullet.
    pub(super) bare: bool,
    pub(super) prefix: String,
    pub(super) suffix: String,
    /// How many levels are shown, this one last.
    pub(super) shown: usize,
    pub(super) start: i64,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    named: BTreeMap<(String, String), Style>,
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The numbering of headings.
    pub(super) outline: BTreeMap<usize, Level>,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn and(mut self, tree: &Tree) -> Self {
        for id in tree.below(ROOT) {
            match tree.name(id) {
                "style" => {
                    let (Some(family), Some(name)) =
                        (tree.attribute(id, "family"), tree.attribute(id, "name"))
                    else {
                        continue;
                    };
                    let letters = tree.child(id, "text-properties");
                    let said = |key: &str| letters.and_then(|at| tree.attribute(at, key));
                    let section = tree
                        .child(id, "section-properties")
                        .and_then(|at| tree.attribute(at, "display"));
                    let style = Style {
                        parent: tree.attribute(id, "parent-style-name").map(str::to_owned),
                        bold: said("font-weight").map(|weight| {
                            weight == "bold"
                                || weight.parse().is_ok_and(|weight: u32| weight >= 600)
                        }),
                        hidden: said("display").or(section).map(|display| display == "none"),
                        list: tree.attribute(id, "list-style-name").map(str::to_owned),
                    };
                    self.named
                        .insert((family.to_owned(), name.to_owned()), style);
                }
                "list-style" => {
                    if let Some(name) = tree.attribute(id, "name") {
                        self.lists.insert(name.to_owned(), levels(tree, id));
                    }
                }
                "outline-style" => self.outline = levels(tree, id),
                _ => {}
            }
        }
        self
    }

    fn chain(&self, family: &str, name: Option<&str>) -> impl Iterator<Item = &Style> {
        let family = family.to_owned();
        let look = move |name: &str| self.named.get(&(family.clone(), name.to_owned()));
        std::iter::successors(name.and_then(&look), move |style| {
            style.parent.as_deref().and_then(&look)
        })
        .take(CHAIN)
    }

    /// Whether letters are bold, where a style says.
    pub(super) fn bold(&self, family: &str, name: Option<&str>) -> Option<bool> {
        self.chain(family, name).find_map(|style| style.bold)
    }

    /// Whether text is hidden.
    pub(super) fn hidden(&self, family: &str, name: Option<&str>) -> bool {
        self.chain(family, name)
            .find_map(|style| style.hidden)
            .unwrap_or(false)
    }

    /// Whether a paragraph is the title of the document, by its style or one that it inherits from.
    pub(super) fn is_title(&self, name: Option<&str>) -> bool {
        let parents = self
            .chain("paragraph", name)
            .filter_map(|style| style.parent.as_deref());
        name.into_iter()
            .chain(parents)
            .any(|name| matches!(name, "Title" | "Titel"))
    }

    /// The list that the style of a paragraph belongs to.
    pub(super) fn list_of(&self, name: Option<&str>) -> Option<&str> {
        self.chain("paragraph", name)
            .find_map(|style| style.list.as_deref())
    }

    /// A level of a list, from 1 on.
    pub(super) fn level(&self, list: Option<&str>, level: usize) -> Option<&Level> {
        self.lists.get(list?)?.get(&level)
    }
}

fn levels(tree: &Tree, id: Id) -> BTreeMap<usize, Level> {
    let read = |at: Id| {
        let attribute = |name: &str| tree.attribute(at, name);
        let numbered = matches!(
            tree.name(at),
            "list-level-style-number" | "outline-level-style"
        );
        let digits = match attribute("num-format").unwrap_or_default() {
            "1" => Some(Digits::Arabic),
            "a" => Some(Digits::Lower),
            "A" => Some(Digits::Upper),
            "i" => Some(Digits::LowerRoman),
            "I" => Some(Digits::UpperRoman),
            _ => None,
        };
        let affix = |name: &str| attribute(name).unwrap_or_default().to_owned();
        let number = |name: &str| attribute(name).and_then(|number| number.parse().ok());
        let level = Level {
            digits: digits.filter(|_| numbered),
            bare: numbered && digits.is_none(),
            prefix: affix("num-prefix"),
            suffix: affix("num-suffix"),
            shown: attribute("display-levels")
                .and_then(|shown| shown.parse().ok())
                .unwrap_or(1),
            start: number("start-value").unwrap_or(1),
        };
        Some((attribute("level")?.parse().ok()?, level))
    };
    tree.children(id).filter_map(read).collect()
}
