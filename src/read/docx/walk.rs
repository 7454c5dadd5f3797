//! The walk through the body of a document.

use super::numbering::{Label, Numbering};
use super::paragraph;
use super::styles::{self, Styles, value};
use super::table;
use crate::read::flow::{Block, Phrase};
use crate::read::tree::{Id, ROOT, Tree};

/// The blocks of a document.
pub(super) fn blocks(tree: &Tree, styles: &Styles, numbering: Numbering) -> Vec<Block> {
    let Some(body) = tree.find(ROOT, "body") else {
        return Vec::new();
    };
    let titled = tree
        .all(body, "p")
        .any(|id| styles.paragraph(style(tree, id)).title);
    let mut walk = Walk {
        tree,
        styles,
        numbering,
        titled,
        open: Phrase::default(),
        fields: Vec::new(),
    };
    let mut out = Vec::new();
    walk.children(body, &mut out);
    out
}

/// Where the walk has come to.
pub(super) struct Walk<'t> {
    pub(super) tree: &'t Tree,
    pub(super) styles: &'t Styles,
    numbering: Numbering,
    /// The document has a title, so that its headings stand one level below.
    titled: bool,
    /// What stands before a mark of a paragraph that is deleted: the next one goes on with it.
    open: Phrase,
    /// Fields that are open, and whether their result has begun.
    pub(super) fields: Vec<bool>,
}

/// The style that a paragraph names.
fn style(tree: &Tree, id: Id) -> Option<&str> {
    value(tree, tree.child(id, "pPr")?, "pStyle")
}

impl Walk<'_> {
    /// The blocks of what holds paragraphs and tables.
    pub(super) fn children(&mut self, id: Id, out: &mut Vec<Block>) {
        let tree = self.tree;
        for child in tree.children(id) {
            match tree.name(child) {
                "p" => self.paragraph(child, out),
                "tbl" => {
                    let table = table::table(self, child);
                    out.push(Block::Table(table));
                }
                // Of two ways to show the same the first is read.
                "AlternateContent" => {
                    if let Some(choice) = tree.children(child).next() {
                        self.children(choice, out);
                    }
                }
                "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "sectPr" => {}
                _ => self.children(child, out),
            }
        }
    }

    fn paragraph(&mut self, id: Id, out: &mut Vec<Block>) {
        let tree = self.tree;
        let properties = tree.child(id, "pPr");
        let mut set = self.styles.paragraph(style(tree, id));
        let direct = properties
            .and_then(|at| value(tree, at, "outlineLvl"))
            .and_then(|level| level.parse::<u8>().ok());
        if let Some(level) = direct {
            set.heading = (level < 9).then(|| (level + 1).min(6));
        }
        let mark = properties.and_then(|at| tree.child(at, "rPr"));
        let deleted = mark.is_some_and(|at| {
            tree.child(at, "del").is_some() || tree.child(at, "moveFrom").is_some()
        });
        let mut phrase = std::mem::take(&mut self.open);
        // Text boxes hang on a paragraph, and stand beside it.
        let mut beside = Vec::new();
        paragraph::text(self, id, set.letters, &mut phrase, &mut beside);
        if deleted {
            self.open = phrase;
            out.append(&mut beside);
            return;
        }
        if !phrase.is_blank() {
            let label = self.label(properties, style(tree, id), &set);
            out.push(self.block(phrase, label, &set));
        }
        out.append(&mut beside);
    }

    fn block(&self, phrase: Phrase, label: Option<Label>, set: &styles::Paragraph) -> Block {
        let lead = label
            .as_ref()
            .filter(|label| !label.bullet)
            .map(|label| format!("{} ", label.text))
            .unwrap_or_default();
        match (set.heading, label) {
            (Some(level), _) => {
                Block::Heading((level + u8::from(self.titled)).min(6), phrase.after(&lead))
            }
            _ if set.title => Block::Heading(1, phrase),
            // A numbered paragraph in bold is a heading without its style.
            (None, Some(label)) if !label.bullet && phrase.is_bold() => {
                Block::Text(phrase.after(&format!("{} ", label.text)))
            }
            (None, Some(label)) => Block::Item {
                depth: label.level,
                mark: label.text,
                text: phrase,
            },
            (None, None) => Block::Text(phrase),
        }
    }

    fn label(
        &mut self,
        properties: Option<Id>,
        style: Option<&str>,
        set: &styles::Paragraph,
    ) -> Option<Label> {
        let direct = properties
            .map(|at| styles::numbering(self.tree, at))
            .unwrap_or_default();
        let key = direct
            .0
            .or_else(|| set.numbering.0.clone())
            .filter(|key| key != "0")?;
        let of_style = || style.and_then(|style| self.numbering.level_of_style(&key, style));
        let level = direct
            .1
            .or_else(of_style)
            .or(set.numbering.1)
            .unwrap_or_default();
        self.numbering.count(&key, level)
    }
}
