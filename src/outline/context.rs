//! A document as the rules look at it: its blocks, and the sections in which they stand.

use super::Outline;
use crate::layout::passage::Passage;
use crate::layout::{Block, Kind, Layout};
use crate::notation::numbering;
use crate::vocabulary::{self, Topic};

/// What a rule looks at.
pub struct Context<'a, 't> {
    /// Lines and blocks.
    pub layout: &'a Layout<'t>,
    /// Headings and sections.
    pub outline: &'a Outline,
}

impl<'a> Context<'a, '_> {
    /// A block.
    pub fn block(&self, at: usize) -> Option<&'a Block> {
        self.layout.blocks.get(at)
    }

    /// What a block is. `None` past the end, so that a rule need not count.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.block(at).map(|block| block.kind)
    }

    /// Whether a block is a heading of the outline.
    pub fn is_heading(&self, at: usize) -> bool {
        self.outline.is_heading(at)
    }

    /// The section in which a block stands.
    pub fn section(&self, at: usize) -> Option<usize> {
        self.block(at)
            .and_then(|block| self.outline.section_at(block.lines.start))
    }

    /// The healed text of a block, without bullets and marks.
    pub fn text(&self, at: usize) -> String {
        self.block(at)
            .map(|block| self.layout.text(&block.lines))
            .unwrap_or_default()
    }

    /// A block as a passage, without bullets and marks.
    pub fn passage(&self, at: usize) -> Passage {
        let mut passage = Passage::default();
        if let Some(block) = self.block(at) {
            for (line, content) in self.layout.body(&block.lines) {
                passage.push(line, usize::from(content.mark)..content.text.len());
            }
        }
        passage
    }

    /// A block as a passage, without bullets, marks and the number of an item: "1. Ausbau".
    pub fn item(&self, at: usize) -> Passage {
        let mut passage = self.passage(at);
        if let Some(piece) = passage.pieces.first_mut()
            && let Some(text) = self
                .layout
                .lines
                .get(piece.line)
                .and_then(|line| line.text.get(piece.bytes.clone()))
            && let Some((number, rest)) = numbering::leading(text)
            && (number.closed)
        {
            piece.bytes.start = piece.bytes.end - rest.len();
        }
        passage
    }

    /// A label without the word for an indicator and its number: "Indikator 3.1 Länge der Netze".
    pub fn without_indicator_number(&self, mut label: Passage) -> Passage {
        if let Some(piece) = label.pieces.first_mut()
            && let Some(text) = self.layout.piece(piece)
            && let Some(end) = vocabulary::indicator_number_len(text)
            && let Some(rest) = text.get(end..)
        {
            piece.bytes.start = piece.bytes.end - rest.trim_start_matches([':', ' ']).len();
        }
        label
    }

    /// The blocks of a section's own text, from behind its heading to the next heading.
    pub fn own_blocks(&self, section: usize) -> std::ops::Range<usize> {
        let Some(found) = self.outline.sections.get(section) else {
            return 0..0;
        };
        let start = self
            .layout
            .blocks
            .partition_point(|block| block.lines.start < found.start);
        let end = self
            .outline
            .sections
            .get(section + 1)
            .map_or(self.layout.blocks.len(), |next| {
                self.layout
                    .blocks
                    .partition_point(|block| block.lines.start < next.start)
            });
        start..end
    }

    /// Whether a block can be an item of a headed block: a list item, or a numbered line that is no heading.
    pub fn is_item(&self, at: usize) -> bool {
        let capitals = || {
            self.block(at)
                .and_then(|block| self.layout.first(block))
                .is_some_and(|line| line.shape.is_capitals())
        };
        // "7 Prioritäten" opens a chapter, "7. mehr Busse" is an item.
        let closed = || {
            let line = self.block(at).and_then(|block| self.layout.first(block));
            line.and_then(|line| numbering::leading(line.body()))
                .is_some_and(|(number, _)| number.closed || number.parts.len() > 1)
        };
        !self.is_heading(at)
            && (self.kind(at) == Some(Kind::Item)
                || (self.kind(at) == Some(Kind::Numbered) && !capitals() && closed()))
    }

    /// The topics of a kind: index of the block of each heading word.
    pub fn topics(&self, topic: Topic) -> impl Iterator<Item = usize> + '_ {
        let wanted = Kind::Topic(topic);
        self.layout
            .blocks
            .iter()
            .enumerate()
            .filter(move |(_, block)| block.kind == wanted)
            .map(|(at, _)| at)
    }
}
