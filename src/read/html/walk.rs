//! The walk through the content of a page.

use super::content::Content;
use super::list::List;
use super::table;
use crate::read::flow::{BULLET, Block, Phrase};
use crate::read::tree::{Id, Tree};

/// The blocks of a page.
pub(super) fn blocks(tree: &Tree, content: &Content) -> Vec<Block> {
    let mut walk = Walk {
        tree,
        content,
        out: Vec::new(),
        phrase: Phrase::default(),
        bold: 0,
        lists: Vec::new(),
        mark: None,
    };
    if let Some(heading) = content.heading {
        walk.heading(heading, 1);
    }
    walk.children(content.root);
    walk.flush();
    walk.out
}

/// Where the walk has come to.
pub(super) struct Walk<'t> {
    pub(super) tree: &'t Tree,
    pub(super) content: &'t Content,
    pub(super) out: Vec<Block>,
    phrase: Phrase,
    /// Elements around that set text in bold.
    bold: usize,
    pub(super) lists: Vec<List>,
    /// What stands before the next paragraph, the first of an item.
    mark: Option<String>,
}

/// Elements that are paragraphs of their own, or hold some.
const BOXES: [&str; 32] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "main",
    "menu",
    "nav",
    "p",
    "search",
    "section",
    "summary",
    "tbody",
    "td",
    "th",
    "tr",
    "label",
];

impl Walk<'_> {
    /// Ends a paragraph.
    pub(super) fn flush(&mut self) {
        let phrase = std::mem::take(&mut self.phrase);
        if phrase.is_blank() {
            return;
        }
        self.out.push(match self.mark.take() {
            Some(mark) => Block::Item {
                depth: self.lists.len().saturating_sub(1),
                mark,
                text: phrase,
            },
            None => Block::Text(phrase),
        });
    }

    pub(super) fn children(&mut self, id: Id) {
        let tree = self.tree;
        tree.children(id).for_each(|child| self.node(child));
    }

    /// What a walk through a node alone makes of it.
    pub(super) fn apart(&mut self, id: Id) -> Vec<Block> {
        let mut inner = Walk {
            tree: self.tree,
            content: self.content,
            out: Vec::new(),
            phrase: Phrase::default(),
            bold: self.bold,
            lists: Vec::new(),
            mark: None,
        };
        inner.children(id);
        inner.flush();
        inner.out
    }

    fn node(&mut self, id: Id) {
        let tree = self.tree;
        let name = tree.name(id);
        if name.is_empty() {
            self.phrase.push_folded(tree.text(id), self.bold > 0);
            return;
        }
        if self.content.is_left_out(tree, id) || Some(id) == self.content.heading {
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading(id, name.as_bytes().get(1).map_or(1, |digit| digit - b'0'));
            }
            "br" => self.phrase.end_line(),
            "b" | "strong" => {
                self.bold += 1;
                self.children(id);
                self.bold -= 1;
            }
            "sup" | "a" if self.is_note_mark(id) => {}
            "ul" | "ol" => self.list(id),
            "li" => self.item(id),
            "dl" => self.pairs(id),
            "pre" | "listing" | "xmp" => {
                self.flush();
                let text = tree.whole_text(id);
                let text = text.strip_prefix('\n').unwrap_or(&text);
                self.out.push(Block::Lines(text.to_owned()));
            }
            "table" => {
                self.flush();
                let table = table::table(self, id);
                self.out.push(Block::Table(table));
            }
            _ if BOXES.contains(&name) => {
                self.flush();
                self.children(id);
                self.flush();
            }
            _ => self.children(id),
        }
    }

    fn heading(&mut self, id: Id, level: u8) {
        self.flush();
        // A heading in an item is the item's text, and has no bullet.
        self.mark = None;
        self.children(id);
        let text = std::mem::take(&mut self.phrase);
        if !text.is_blank() {
            self.out.push(Block::Heading(level, text));
        }
    }

    fn list(&mut self, id: Id) {
        self.flush();
        self.lists.push(List::of(self.tree, id));
        self.children(id);
        self.flush();
        self.lists.pop();
        self.mark = None;
    }

    fn item(&mut self, id: Id) {
        self.flush();
        let value = self
            .tree
            .attribute(id, "value")
            .and_then(|value| value.trim().parse().ok());
        self.mark = Some(
            self.lists
                .last_mut()
                .map_or_else(|| BULLET.to_owned(), |list| list.next(value)),
        );
        self.children(id);
        self.flush();
        self.mark = None;
    }

    /// Terms with what is said of them. Groups of a pair may stand in a `div`.
    fn pairs(&mut self, id: Id) {
        self.flush();
        let tree = self.tree;
        let mut terms: Option<Phrase> = None;
        let mut bodies: Vec<Vec<Block>> = Vec::new();
        let groups = tree.children(id).flat_map(|child| {
            if tree.name(child) == "div" {
                tree.children(child).collect()
            } else {
                vec![child]
            }
        });
        for part in groups.filter(|part| !self.content.is_left_out(tree, *part)) {
            match tree.name(part) {
                "dt" => {
                    if !bodies.is_empty() {
                        self.pair(&mut terms, &mut bodies);
                    }
                    // Of several terms in a row each but the last is a paragraph.
                    if let Some(alone) = terms.take() {
                        self.out.push(Block::Text(alone));
                    }
                    let mut inner = self.apart(part);
                    terms = match inner.pop() {
                        Some(Block::Text(text) | Block::Heading(_, text)) => Some(text),
                        other => {
                            inner.extend(other);
                            None
                        }
                    };
                    self.out.append(&mut inner);
                }
                "dd" => bodies.push(self.apart(part)),
                _ => {}
            }
        }
        self.pair(&mut terms, &mut bodies);
    }

    fn pair(&mut self, terms: &mut Option<Phrase>, bodies: &mut Vec<Vec<Block>>) {
        let bodies = std::mem::take(bodies);
        let simple = bodies.len() > 1
            && bodies
                .iter()
                .all(|body| matches!(body.as_slice(), [Block::Text(_)]));
        let body = bodies.into_iter().flatten().map(|block| match block {
            Block::Text(text) if simple => Block::Item {
                depth: 0,
                mark: BULLET.to_owned(),
                text,
            },
            other => other,
        });
        let body: Vec<Block> = body.collect();
        match terms.take() {
            Some(term) if body.is_empty() => self.out.push(Block::Text(term)),
            Some(term) => self.out.push(Block::Pair(term, body)),
            None => self.out.extend(body),
        }
    }

    /// The mark of a footnote: a raised link to a place on the same page.
    fn is_note_mark(&self, id: Id) -> bool {
        let tree = self.tree;
        let (raised, link) = if tree.name(id) == "sup" {
            (Some(id), tree.child(id, "a"))
        } else {
            (tree.child(id, "sup"), Some(id))
        };
        let (Some(raised), Some(link)) = (raised, link) else {
            return false;
        };
        let (outer, inner) = if raised == id {
            (raised, link)
        } else {
            (link, raised)
        };
        let inside = tree
            .attribute(link, "href")
            .is_some_and(|href| href.starts_with('#'));
        inside && tree.whole_text(outer).trim() == tree.whole_text(inner).trim()
    }
}
