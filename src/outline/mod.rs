//! From blocks to sections: which blocks are headings, and which heading stands below which.

pub mod capital_heading;
mod context;
pub mod marked_heading;
pub mod numbered_heading;
pub mod plain_heading;
pub mod question_heading;
mod title;
mod tree;

pub use context::Context;

use crate::layout::blocks::ends_sentence;
use crate::layout::{Block, Kind, Layout};
use crate::notation::numbering::{self, Number, Style};
use std::ops::Range;

/// How a heading is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By its number.
    Numbered,
    /// The source marks it, with this depth.
    Marked(u8),
    /// By its capitals.
    Capitals,
    /// By standing alone above a text.
    Plain,
    /// As a question of a council paper.
    Question,
}

impl Form {
    /// The rule that finds headings of this form.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Numbered => numbered_heading::NAME,
            Self::Marked(_) => marked_heading::NAME,
            Self::Capitals => capital_heading::NAME,
            Self::Plain => plain_heading::NAME,
            Self::Question => question_heading::NAME,
        }
    }
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Index of its block.
    pub block: usize,
    /// How many blocks it has.
    pub blocks: usize,
    /// Its lines.
    pub lines: Range<usize>,
    /// How it is known.
    pub form: Form,
    /// Its number.
    pub number: Option<Number>,
    /// Its text, healed, without the number.
    pub title: String,
}

/// A section: a heading and its place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: Heading,
    /// The line from which on text belongs to it. Before the heading where that is printed after its text.
    pub start: usize,
    /// Id by the contract.
    pub id: String,
    /// As printed, slips mended.
    pub number: Option<String>,
    /// 1 for a chapter.
    pub level: u32,
    /// Index of the section above.
    pub parent: Option<usize>,
}

/// The sections of a document.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// In the order in which their text begins.
    pub sections: Vec<Section>,
    /// For each block, whether it is a heading.
    pub headings: Vec<bool>,
    /// The printed title of the document, and its blocks.
    pub title: Option<(String, Vec<usize>)>,
}

impl Outline {
    /// The section that a line belongs to.
    pub fn section_at(&self, line: usize) -> Option<usize> {
        self.sections
            .partition_point(|section| section.start <= line)
            .checked_sub(1)
    }

    /// Whether a block is a heading.
    pub fn is_heading(&self, block: usize) -> bool {
        self.headings.get(block).copied().unwrap_or_default()
    }
}

/// Finds the headings and makes the tree.
pub fn outline(layout: &Layout<'_>) -> Outline {
    let title = title::title(layout);
    let look = Look::new(
        layout,
        title
            .as_ref()
            .map(|(_, blocks)| blocks.clone())
            .unwrap_or_default(),
    );
    let headings: Vec<Heading> = (0..layout.blocks.len())
        .filter_map(|at| look.heading(at))
        .collect();
    let mut is_heading = vec![false; layout.blocks.len()];
    for heading in &headings {
        if let Some(flags) = is_heading.get_mut(heading.block..heading.block + heading.blocks) {
            flags.fill(true);
        }
    }
    let sections = tree::tree(headings, layout);
    Outline {
        sections,
        headings: is_heading,
        title,
    }
}

/// What a test for headings may look at.
struct Look<'a, 't> {
    layout: &'a Layout<'t>,
    title: Vec<usize>,
    /// The numbered headings, by block.
    numbered: rustc_hash::FxHashMap<usize, Heading>,
    /// The titles of the numbered headings.
    titles: rustc_hash::FxHashSet<String>,
    /// The table of contents lists numbered sections below chapters.
    deep_contents: bool,
    contents: rustc_hash::FxHashSet<String>,
    /// For blocks in capitals, whether something stands below that a heading heads.
    heads: Vec<bool>,
    /// Blocks that have a goal or indicator block below them before the next heading.
    owns_topic: Vec<bool>,
    /// No headings but plain ones: no numbers, capitals or marks.
    plain_only: bool,
    /// On pages: the Arabic numbers of marked lines, and the first parts of deeper ones.
    counted: rustc_hash::FxHashSet<u32>,
}

impl<'a, 't> Look<'a, 't> {
    fn new(layout: &'a Layout<'t>, title: Vec<usize>) -> Self {
        let contents = layout
            .contents
            .iter()
            .map(|entry| folded(entry.title))
            .collect();
        let deep_contents = layout
            .contents
            .iter()
            .filter(|e| e.number.as_ref().is_some_and(|n| n.parts.len() > 1))
            .count()
            >= 3;
        let mut look = Self {
            layout,
            title,
            numbered: rustc_hash::FxHashMap::default(),
            titles: rustc_hash::FxHashSet::default(),
            deep_contents,
            contents,
            heads: Vec::new(),
            owns_topic: Vec::new(),
            plain_only: false,
            counted: counted(layout),
        };
        look.numbered = numbered_heading::all(&look);
        // Only lines in small letters ask for them.
        look.titles = titles(&look.numbered);
        look.owns_topic = look.topic_owners();
        look.heads = capital_heading::heads(&look);
        let others = layout
            .blocks
            .iter()
            .enumerate()
            .filter(|(at, block)| match block.kind {
                Kind::Marked => true,
                Kind::Numbered => look.numbered.contains_key(at),
                Kind::Capitals => look.heads.get(*at) == Some(&true),
                _ => false,
            });
        look.plain_only = others.take(2).count() < 2;
        look
    }

    fn block(&self, at: usize) -> Option<&'a Block> {
        self.layout.blocks.get(at)
    }

    fn heading(&self, at: usize) -> Option<Heading> {
        if self.title.contains(&at) {
            return None;
        }
        let block = self.block(at)?;
        if let Kind::Asked(index) = block.kind {
            return question_heading::asked(self, at, index);
        }
        if self.layout.answered.contains(&block.lines.start) {
            return None;
        }
        match block.kind {
            Kind::Numbered => self.numbered.get(&at).cloned(),
            Kind::Marked => marked_heading::find(self, at),
            Kind::Capitals => capital_heading::find(self, at),
            Kind::Question => question_heading::find(self, at),
            Kind::Text => plain_heading::find(self, at),
            _ => None,
        }
    }

    /// The healed text of a block.
    fn text(&self, at: usize) -> String {
        self.block(at)
            .map(|block| self.layout.text(&block.lines))
            .unwrap_or_default()
    }

    /// Whether a numbered section has this title.
    fn is_known(&self, title: &str) -> bool {
        !self.titles.is_empty() && self.titles.contains(&folded(title))
    }

    /// Whether a title stands in the table of contents.
    fn in_contents(&self, title: &str) -> bool {
        !self.contents.is_empty() && self.contents.contains(&folded(title))
    }

    /// Whether a block is running text: it has a sentence with its mark.
    fn is_sentence(&self, at: usize) -> bool {
        self.block(at)
            .is_some_and(|block| is_sentence(self.layout, block))
    }

    /// Whether a block is set closer than the text of the document: the text of a box or a figure.
    fn is_caption(&self, at: usize) -> bool {
        let Some(block) = self.block(at).filter(|_| self.layout.setting.doubled) else {
            return false;
        };
        let tight = self
            .layout
            .body(&block.lines)
            .skip(1)
            .filter(|(_, line)| line.tight)
            .count();
        tight >= 2 && tight * 2 >= block.lines.len()
    }

    /// A title of a project: a status line follows, or a text and then a status line.
    fn is_project(&self, at: usize) -> bool {
        let kind = |at| self.block(at).map(|block| block.kind);
        kind(at + 1) == Some(Kind::Status)
            || (kind(at + 1) == Some(Kind::Text) && kind(at + 2) == Some(Kind::Status))
    }

    /// Whether the number of a marked line counts: on a page, where lines are marked by their looks, another number must stand beside it.
    fn is_counted(&self, block: &Block, number: &Number) -> bool {
        let set = self
            .layout
            .first(block)
            .is_some_and(crate::layout::Line::is_set);
        match number.parts.as_slice() {
            [one] if set && number.style == Style::Arabic => {
                let near = [one.wrapping_sub(1), one + 1]
                    .iter()
                    .any(|other| self.counted.contains(other));
                near || self.counted.contains(&(one + PARENT))
            }
            _ => true,
        }
    }

    fn topic_owners(&self) -> Vec<bool> {
        let mut owns = vec![false; self.layout.blocks.len()];
        let mut below = false;
        for (at, block) in self.layout.blocks.iter().enumerate().rev() {
            match block.kind {
                Kind::Topic(_) => below = true,
                Kind::Capitals | Kind::Numbered | Kind::Marked => {
                    if let Some(flag) = owns.get_mut(at) {
                        *flag = below;
                    }
                    below = false;
                }
                _ => {}
            }
        }
        owns
    }
}

/// Added to the first part of a deep number, so that it is told from a number alone.
const PARENT: u32 = 1 << 20;

fn counted(layout: &Layout<'_>) -> rustc_hash::FxHashSet<u32> {
    let marked = layout
        .blocks
        .iter()
        .filter(|block| block.kind == Kind::Marked)
        .filter_map(|block| layout.first(block));
    let numbers = marked
        .filter(|line| line.is_set())
        .filter_map(|line| numbering::leading(line.body()))
        .map(|(number, _)| number);
    let arabic = numbers.filter(|number| number.style == Style::Arabic);
    arabic
        .filter_map(|number| match number.parts.as_slice() {
            [one] => Some(*one),
            [one, ..] => Some(one.saturating_add(PARENT)),
            [] => None,
        })
        .collect()
}

fn titles(numbered: &rustc_hash::FxHashMap<usize, Heading>) -> rustc_hash::FxHashSet<String> {
    let mut blocks: Vec<&usize> = numbered.keys().collect();
    blocks.sort_unstable();
    blocks
        .into_iter()
        .filter_map(|at| numbered.get(at))
        .map(|heading| folded(&heading.title))
        .collect()
}

/// Whether a block of text has a sentence with its mark. A page of a sample is enough to tell.
fn is_sentence(layout: &Layout<'_>, block: &Block) -> bool {
    let lines = || layout.body(&block.lines).take(60);
    let marked = |text: &str| ends_sentence(text) || text.contains(". ");
    block.kind == Kind::Text
        && lines().map(|(_, line)| line.text.len()).sum::<usize>() >= 25
        && lines().any(|(_, line)| marked(line.text))
}

/// A title without case, blanks and marks, to compare it.
pub fn folded(title: &str) -> String {
    title
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
