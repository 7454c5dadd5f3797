//! Tables understood: what their heads say, what each row is, and why a row is left out.
//!
//! Whoever finds a table hands over its cells only. Here words and numbers are read, once for all formats, and the rules take rows that are
//! finished.

pub mod groups;
pub mod heads;
pub mod labels;
pub mod notes;
pub mod reporting;
pub mod values;
pub mod words;

use crate::layout::{Kind, Layout};
use crate::outline::Outline;
use heads::Header;
use reporting::Reporting;

/// A table, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<'t> {
    /// Index of [`Layout::tables`].
    pub index: u32,
    /// Its blocks. One that goes on over a page may have several.
    pub blocks: Vec<usize>,
    /// Its rows.
    pub content: Content<'t>,
}

/// What a table holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<'t> {
    /// Values under years.
    Values(Vec<values::Row<'t>>),
    /// Words under heads for goals and indicators.
    Words(Vec<words::Row<'t>>),
}

/// What is known of a paper before its tables are understood.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a, 't> {
    /// Lines and blocks.
    pub layout: &'a Layout<'t>,
    /// Headings and sections.
    pub outline: &'a Outline,
}

impl<'a> Paper<'a, '_> {
    /// The title of the section in which a block stands.
    pub fn section_title(&self, at: usize) -> Option<&'a str> {
        let block = self.layout.blocks.get(at)?;
        let section = self.outline.section_at(block.lines.start)?;
        let section = self.outline.sections.get(section)?;
        Some(&section.heading.title)
    }
}

/// Understands all tables of a document, in the order of their first blocks.
pub fn understand<'t>(layout: &Layout<'t>, outline: &Outline) -> Vec<Table<'t>> {
    let paper = Paper { layout, outline };
    let mut found: Vec<Table<'t>> = Vec::new();
    // A table without heads goes on with the one before it.
    let mut before = Header::default();
    let mut reporting = None;
    for (at, block) in layout.blocks.iter().enumerate() {
        let Kind::Table(index) = block.kind else {
            continue;
        };
        let Some(cells) = layout.tables.get(index as usize) else {
            continue;
        };
        if let Some(known) = found.iter_mut().rfind(|table| table.index == index) {
            known.blocks.push(at);
            continue;
        }
        let content = if cells.words {
            Content::Words(words::rows(layout, cells))
        } else {
            let reporting = *reporting.get_or_insert_with(|| Reporting::new(layout, outline));
            if !cells.header.cells.iter().all(crate::text::Cell::is_empty) {
                before = heads::header(layout, cells);
            }
            let header = values::with_notes(paper, at, cells, &before);
            let rows = values::rows(paper, at, cells, &header, reporting);
            before = header;
            Content::Values(rows)
        };
        found.push(Table {
            index,
            blocks: vec![at],
            content,
        });
    }
    found
}
