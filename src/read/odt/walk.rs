//! The walk through the body of a document.

use super::lists::{self, Counts, Label, Lists};
use super::styles::Styles;
use super::table;
use crate::read::flow::{BULLET, Block, Phrase};
use crate::read::tree::{Id, ROOT, Tree};

/// Blanks that one element may stand for.
const BLANKS: usize = 1000;

/// The blocks of a document.
pub(super) fn blocks(tree: &Tree, styles: &Styles) -> Vec<Block> {
    let Some(body) = tree
        .find(ROOT, "body")
        .and_then(|body| tree.child(body, "text"))
    else {
        return Vec::new();
    };
    let titled = tree
        .all(body, "p")
        .any(|id| styles.is_title(tree.attribute(id, "style-name")));
    let mut walk = Walk {
        tree,
        styles,
        titled,
        lists: Lists::default(),
        open: Vec::new(),
        outline: Counts::default(),
        mark: None,
    };
    let mut out = Vec::new();
    walk.children(body, &mut out);
    out
}

/// A list that is open.
struct Open {
    style: Option<String>,
    id: Option<String>,
}

/// Where the walk has come to.
pub(super) struct Walk<'t> {
    pub(super) tree: &'t Tree,
    styles: &'t Styles,
    /// The document has a title, so that its headings stand one level below.
    titled: bool,
    lists: Lists,
    open: Vec<(Open, Counts)>,
    outline: Counts,
    /// What stands before the next paragraph, the first of an item.
    mark: Option<Label>,
}

impl Walk<'_> {
    /// The blocks of what holds paragraphs, lists and tables.
    pub(super) fn children(&mut self, id: Id, out: &mut Vec<Block>) {
        let tree = self.tree;
        for child in tree.children(id) {
            match tree.name(child) {
                "p" => self.paragraph(child, out),
                "h" => self.heading(child, out),
                "list" => self.list(child, out),
                "table" => {
                    // A table is no paragraph of the item that it stands in.
                    let (mark, open) = (self.mark.take(), std::mem::take(&mut self.open));
                    let table = table::table(self, child);
                    out.push(Block::Table(table));
                    (self.mark, self.open) = (mark, open);
                }
                "section" => {
                    let hidden = self
                        .styles
                        .hidden("section", tree.attribute(child, "style-name"));
                    if !hidden && !matches!(tree.attribute(child, "display"), Some("none")) {
                        self.children(child, out);
                    }
                }
                // What was deleted is kept at the head of the document.
                "tracked-changes"
                | "forms"
                | "annotation"
                | "note"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "title"
                | "desc"
                | "table-of-content-source"
                | "meta" => {}
                "frame" | "text-box" | "custom-shape" | "g" | "rect" => self.beside(child, out),
                _ => self.children(child, out),
            }
        }
    }

    /// What stands in a box beside the text.
    fn beside(&mut self, id: Id, out: &mut Vec<Block>) {
        let (mark, open) = (self.mark.take(), std::mem::take(&mut self.open));
        self.children(id, out);
        (self.mark, self.open) = (mark, open);
    }

    fn paragraph(&mut self, id: Id, out: &mut Vec<Block>) {
        let tree = self.tree;
        let style = tree.attribute(id, "style-name");
        let (phrase, mut boxes) = self.phrase(id, style);
        if !phrase.is_blank() {
            out.push(match self.mark.take() {
                _ if self.styles.is_title(style) => Block::Heading(1, phrase),
                Some(label) if !label.bullet && phrase.is_bold() => {
                    Block::Text(phrase.after(&format!("{} ", label.text)))
                }
                Some(label) => Block::Item {
                    depth: self.open.len().saturating_sub(1),
                    mark: label.text,
                    text: phrase,
                },
                None => Block::Text(phrase),
            });
        }
        out.append(&mut boxes);
    }

    fn heading(&mut self, id: Id, out: &mut Vec<Block>) {
        let tree = self.tree;
        let (phrase, mut boxes) = self.phrase(id, tree.attribute(id, "style-name"));
        if !phrase.is_blank() {
            let level = tree
                .attribute(id, "outline-level")
                .and_then(|level| level.parse().ok())
                .unwrap_or(1_usize)
                .clamp(1, 10);
            let bare = tree.attribute(id, "is-list-header") == Some("true");
            let start = tree
                .attribute(id, "restart-numbering")
                .filter(|restart| *restart == "true");
            let start = start.map(|_| {
                tree.attribute(id, "start-value")
                    .and_then(|start| start.parse().ok())
                    .unwrap_or(1)
            });
            // A heading in a list has the number of the list, else that of the outline.
            let label = match self.mark.take().filter(|label| !label.bullet) {
                Some(label) => Some(label),
                None if bare => None,
                None => Lists::heading(&mut self.outline, self.styles, level, start),
            };
            let lead = label
                .map(|label| format!("{} ", label.text))
                .unwrap_or_default();
            let level = (level + usize::from(self.titled)).min(6) as u8;
            out.push(Block::Heading(level, phrase.after(&lead)));
        }
        out.append(&mut boxes);
    }

    fn list(&mut self, id: Id, out: &mut Vec<Block>) {
        let tree = self.tree;
        let inherited = self.open.last().and_then(|(open, _)| open.style.clone());
        let of_paragraph = || {
            tree.find(id, "p")
                .and_then(|paragraph| self.styles.list_of(tree.attribute(paragraph, "style-name")))
        };
        let style = tree
            .attribute(id, "style-name")
            .map(str::to_owned)
            .or(inherited)
            .or_else(|| of_paragraph().map(str::to_owned));
        let level = self.open.len() + 1;
        let counts = match self.open.last() {
            Some((_, counts)) => *counts,
            None if tree.attribute(id, "continue-numbering") == Some("true") => style
                .as_ref()
                .and_then(|style| self.lists.last.get(style))
                .copied()
                .unwrap_or_default(),
            None => tree
                .attribute(id, "continue-list")
                .and_then(|list| self.lists.ended.get(list))
                .copied()
                .unwrap_or_default(),
        };
        let mut counts = counts;
        counts
            .iter_mut()
            .skip(level)
            .for_each(|count| *count = None);
        self.open.push((
            Open {
                style,
                id: tree.attribute(id, "id").map(str::to_owned),
            },
            counts,
        ));
        for item in tree
            .children(id)
            .filter(|item| matches!(tree.name(*item), "list-item" | "list-header"))
        {
            let start = tree
                .attribute(item, "start-value")
                .and_then(|start| start.parse().ok());
            // An item of nothing but a list within it is no item of its own.
            let own = tree
                .children(item)
                .next()
                .is_some_and(|first| tree.name(first) != "list");
            self.mark = if own && tree.name(item) == "list-item" {
                self.count(level, start)
            } else {
                None
            };
            self.children(item, out);
            self.mark = None;
        }
        if let Some((open, counts)) = self.open.pop() {
            // What was counted within goes on in the list around.
            if let Some((_, outer)) = self.open.last_mut() {
                *outer = counts;
            }
            if let Some(id) = open.id {
                self.lists.ended.insert(id, counts);
            }
            if let Some(style) = open.style {
                self.lists.last.insert(style, counts);
            }
        }
    }

    fn count(&mut self, level: usize, start: Option<i64>) -> Option<Label> {
        let styles = self.styles;
        let (open, counts) = self.open.last_mut()?;
        let style = open.style.clone();
        if styles.level(style.as_deref(), level).is_none() {
            return Some(Label {
                text: BULLET.to_owned(),
                bullet: true,
            });
        }
        lists::count(counts, level, start, |at| {
            styles.level(style.as_deref(), at)
        })
    }

    fn phrase(&mut self, id: Id, style: Option<&str>) -> (Phrase, Vec<Block>) {
        let (mut phrase, mut boxes) = (Phrase::default(), Vec::new());
        if !self.styles.hidden("paragraph", style) {
            let bold = self.styles.bold("paragraph", style).unwrap_or(false);
            self.inline(id, bold, &mut phrase, &mut boxes);
        }
        (phrase, boxes)
    }

    fn inline(&mut self, id: Id, bold: bool, phrase: &mut Phrase, boxes: &mut Vec<Block>) {
        let tree = self.tree;
        for child in tree.children(id) {
            match tree.name(child) {
                "" => phrase.push_folded(tree.text(child), bold),
                "s" => {
                    let count = tree
                        .attribute(child, "c")
                        .and_then(|count| count.parse().ok())
                        .unwrap_or(1_usize);
                    phrase.push(&" ".repeat(count.min(BLANKS)), bold);
                }
                "tab" => phrase.push("\t", bold),
                "line-break" => phrase.end_line(),
                "span" => {
                    let style = tree.attribute(child, "style-name");
                    if !self.styles.hidden("text", style) {
                        self.inline(
                            child,
                            self.styles.bold("text", style).unwrap_or(bold),
                            phrase,
                            boxes,
                        );
                    }
                }
                "note" | "annotation" | "annotation-end" | "tracked-changes" | "hidden-text"
                | "ruby-text" | "soft-page-break" => {}
                "hidden-paragraph" => {
                    if tree.attribute(child, "is-hidden") == Some("true") {
                        *phrase = Phrase::default();
                        return;
                    }
                }
                "frame" | "custom-shape" | "text-box" | "g" | "rect" => self.beside(child, boxes),
                _ => self.inline(child, bold, phrase, boxes),
            }
        }
    }
}
