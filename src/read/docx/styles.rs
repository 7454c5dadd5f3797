//! What styles say of paragraphs and letters, each with what it inherits.

use crate::read::tree::{Id, ROOT, Tree};
use std::collections::BTreeMap;

/// Styles that inherit from one another in a row.
const CHAIN: usize = 32;

/// How text is set, as far as it matters here. Nothing where it is not said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
}

/// A style.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    name: String,
    /// 0 for the highest heading, 9 for text.
    outline: Option<u8>,
    /// Id of a numbering, and a level.
    numbering: (Option<String>, Option<usize>),
    letters: Letters,
}

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// 1 to 6 for a heading.
    pub(super) heading: Option<u8>,
    /// It is the title of the document.
    pub(super) title: bool,
    pub(super) numbering: (Option<String>, Option<usize>),
    pub(super) letters: Letters,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut styles = Self::default();
        for id in tree.all(ROOT, "style") {
            let Some(key) = tree.attribute(id, "styleId") else {
                continue;
            };
            let properties = tree.child(id, "pPr");
            let style = Style {
                parent: value(tree, id, "basedOn").map(str::to_owned),
                name: value(tree, id, "name").unwrap_or_default().to_lowercase(),
                outline: properties
                    .and_then(|at| value(tree, at, "outlineLvl"))
                    .and_then(|level| level.parse().ok()),
                numbering: properties.map(|at| numbering(tree, at)).unwrap_or_default(),
                letters: tree
                    .child(id, "rPr")
                    .map(|at| letters(tree, at))
                    .unwrap_or_default(),
            };
            if tree.attribute(id, "type") == Some("paragraph")
                && tree.attribute(id, "default").is_some_and(is_on)
            {
                styles.usual = Some(key.to_owned());
            }
            styles.styles.insert(key.to_owned(), style);
        }
        styles
    }

    fn chain<'s>(&'s self, key: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let look = |key: &'s str| {
            self.styles
                .get_key_value(key)
                .map(|(key, style)| (key.as_str(), style))
        };
        std::iter::successors(key.and_then(look), move |(_, style)| {
            style.parent.as_deref().and_then(look)
        })
        .take(CHAIN)
    }

    /// What a style makes of its paragraphs.
    pub(super) fn paragraph(&self, key: Option<&str>) -> Paragraph {
        let key = key.or(self.usual.as_deref());
        let mut found = Paragraph::default();
        let mut outline = None;
        for (id, style) in self.chain(key) {
            outline = outline
                .or(style.outline)
                .or_else(|| heading_by_name(&style.name))
                .or_else(|| heading_by_name(&id.to_lowercase()));
            found.title |= matches!(style.name.as_str(), "title" | "titel") && outline.is_none();
            found.numbering.0 = found.numbering.0.or_else(|| style.numbering.0.clone());
            found.numbering.1 = found.numbering.1.or(style.numbering.1);
            found.letters = found.letters.or(style.letters);
        }
        // A document without the part for its styles still names them.
        if let (true, Some(key)) = (self.styles.is_empty(), key) {
            outline = heading_by_name(&key.to_lowercase());
            found.title = matches!(key, "Title" | "Titel");
        }
        found.heading = outline
            .filter(|level| *level < 9)
            .map(|level| (level + 1).min(6));
        found
    }

    /// What a style makes of its letters.
    pub(super) fn letters(&self, key: &str) -> Letters {
        self.chain(Some(key))
            .fold(Letters::default(), |found, (_, style)| {
                found.or(style.letters)
            })
    }
}

impl Letters {
    /// What is said here, else what is said there.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// `heading 2`, `Überschrift 2`, `berschrift2`: the level from 0 on.
fn heading_by_name(name: &str) -> Option<u8> {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let level: u8 = name.get(bare.len()..)?.parse().ok()?;
    let known = matches!(
        bare.trim_end(),
        "heading" | "überschrift" | "berschrift" | "ueberschrift"
    );
    (known && (1..=9).contains(&level)).then(|| level - 1)
}

/// What `w:rPr` says.
pub(super) fn letters(tree: &Tree, id: Id) -> Letters {
    let toggle = |name: &str| {
        tree.child(id, name)
            .map(|at| tree.attribute(at, "val").is_none_or(is_on))
    };
    Letters {
        bold: toggle("b"),
        hidden: toggle("vanish"),
    }
}

/// What `w:numPr` in `w:pPr` says.
pub(super) fn numbering(tree: &Tree, id: Id) -> (Option<String>, Option<usize>) {
    let Some(at) = tree.child(id, "numPr") else {
        return (None, None);
    };
    (
        value(tree, at, "numId").map(str::to_owned),
        value(tree, at, "ilvl").and_then(|level| level.parse().ok()),
    )
}

/// The value of a child of which only that matters.
pub(super) fn value<'t>(tree: &'t Tree, id: Id, name: &str) -> Option<&'t str> {
    tree.attribute(tree.child(id, name)?, "val")
}

/// Whether a switch is on.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}
