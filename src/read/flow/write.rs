//! Blocks become lines.

use super::table::{self, Part};
use super::{Block, Phrase, is_line_end};
use crate::read::clean;
use crate::text::{self, BlockKind, Evidence, Reading, Row, Run, Table};
use std::ops::Range;

/// Writes blocks down, with an empty line between any two of them.
pub(super) fn lines(blocks: &[Block]) -> Reading<'static> {
    let mut writer = Writer::default();
    writer.blocks(blocks);
    // Lines that are set as they are may be those of printed pages, where a paragraph runs over several.
    let set = writer.preformatted * 2 > writer.runs.len();
    Reading {
        raw: writer.raw.into(),
        mended: writer.mended,
        runs: writer.runs,
        blocks: writer.told,
        tables: writer.tables,
        flowing: !set,
        ..Reading::default()
    }
}

/// Lists within one another that are shown by their indents.
const MAX_INDENTS: usize = 16;

#[derive(Default)]
struct Writer {
    raw: String,
    mended: String,
    runs: Vec<Run>,
    told: Vec<text::Block>,
    tables: Vec<Table>,
    line: u32,
    preformatted: usize,
    /// The last block was an item.
    in_list: bool,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            let is_item = matches!(block, Block::Item { .. });
            let goes_on = is_item && self.in_list;
            // The parts of a table keep their own room.
            if !goes_on && !matches!(block, Block::Table(_)) {
                self.part();
            }
            match block {
                Block::Heading(level, text) => {
                    let depth = (*level).clamp(1, 6);
                    self.told(BlockKind::Heading { depth }, |writer| {
                        writer.line("", &text.single(), false);
                    });
                }
                Block::Text(text) => self.paragraph(text),
                Block::Item { depth, mark, text } => self.item(*depth, mark, text),
                Block::Pair(term, body) => self.pair(term, body),
                Block::Lines(text) => {
                    let before = self.runs.len();
                    for line in text.lines() {
                        self.line("", &line.replace(is_line_end, " "), false);
                    }
                    self.preformatted += self.runs.len() - before;
                }
                Block::Table(table) => self.table(table),
            }
            self.in_list = is_item;
        }
    }

    /// What is written is told to be a block of a kind.
    fn told(&mut self, kind: BlockKind, write: impl FnOnce(&mut Self)) {
        let start = self.runs.len();
        write(self);
        let runs = start..self.runs.len();
        if !runs.is_empty() {
            self.told.push(text::Block {
                kind,
                runs,
                told_by: Evidence::Source,
            });
        }
    }

    fn paragraph(&mut self, text: &Phrase) {
        self.told(BlockKind::Paragraph, |writer| {
            writer.phrase("", "", text);
        });
    }

    fn item(&mut self, depth: usize, mark: &str, text: &Phrase) {
        // A number may be a part of what is counted; a letter never is.
        let counted = mark.starts_with(|c: char| c.is_ascii_digit());
        let label = if mark.is_empty() || counted {
            0
        } else {
            u8::try_from(mark.len() + 1).unwrap_or_default()
        };
        let kind = BlockKind::Item {
            depth: u8::try_from(depth).unwrap_or(u8::MAX),
            label,
        };
        let indent = "  ".repeat(depth.min(MAX_INDENTS));
        self.told(kind, |writer| writer.phrase(&indent, mark, text));
    }

    /// `Ziel: Ausbau der Netze` on one line where that is all, else the term above the rest.
    fn pair(&mut self, term: &Phrase, body: &[Block]) {
        let name = term.single();
        let ends = name.ends_with([':', '?', '.', '!']) || name.is_empty();
        let colon = if ends { "" } else { ":" };
        let label = u16::try_from(name.len() + colon.len()).unwrap_or(u16::MAX);
        let kind = BlockKind::Pair { label };
        if let [Block::Text(text)] = body {
            let text = text.clone().after(&format!("{name}{colon} "));
            self.told(kind, |writer| writer.phrase("", "", &text));
        } else {
            self.told(kind, |writer| writer.phrase("", "", term));
            self.in_list = false;
            self.blocks(body);
        }
    }

    fn table(&mut self, table: &super::Table) {
        let parts = table::parts(table);
        let rows: Vec<&Vec<String>> = parts
            .iter()
            .filter_map(|part| {
                if let Part::Row(cells) = part {
                    Some(cells)
                } else {
                    None
                }
            })
            .collect();
        let bars = table::has_values(&rows);
        let mut within = false;
        let mut told = Table {
            told_by: Evidence::Source,
            ..Table::default()
        };
        for part in &parts {
            match part {
                Part::Row(cells) => {
                    // Rows of text are paragraphs.
                    if !within || !bars {
                        self.part();
                    }
                    if cells.iter().any(|cell| !cell.is_empty()) {
                        told.rows.push(self.row(cells, bars));
                    }
                    within = true;
                }
                Part::Block(block) => {
                    self.in_list = self.in_list && !within;
                    self.blocks(std::slice::from_ref(block));
                    within = false;
                }
            }
        }
        self.tables.push(told);
    }

    /// A row as a line: bars part its cells, or tabs.
    fn row(&mut self, cells: &[String], bars: bool) -> Row {
        let (open, between, close) = if bars {
            ("| ", " | ", " |")
        } else {
            ("", "\t", "")
        };
        let mut line = open.to_owned();
        let mut places: Vec<Range<usize>> = Vec::with_capacity(cells.len());
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                line.push_str(between);
            }
            places.push(line.len()..line.len() + cell.len());
            line.push_str(cell);
        }
        line.push_str(close);
        let line = line.trim_end();
        self.line += 1;
        let from = self.raw.len();
        self.raw.push_str(line);
        let range = from as u32..self.raw.len() as u32;
        let (ink, mended, places) = clean::read_cells(line, &places, from, &mut self.mended);
        self.raw.push('\n');
        if ink.is_empty() {
            return Row::default();
        }
        let run = Run::line(ink, mended, range, self.line, false);
        self.runs.push(run);
        Row::on_line(self.runs.len() - 1, &places)
    }

    fn phrase(&mut self, indent: &str, mark: &str, text: &Phrase) {
        let mut first = true;
        let inked = text
            .lines
            .iter()
            .rposition(|line| !line.text.trim().is_empty())
            .map_or(0, |last| last + 1);
        for line in text
            .lines
            .iter()
            .take(inked)
            .skip_while(|line| line.text.trim().is_empty())
        {
            let bold = !line.plain;
            if first && !mark.is_empty() {
                self.line(indent, &format!("{mark} {}", line.text.trim()), bold);
            } else {
                self.line(indent, line.text.trim_matches(' '), bold);
            }
            first = false;
        }
    }

    /// An empty line, except at the head of the text and below another one.
    fn part(&mut self) {
        if !self.raw.is_empty() && !self.raw.ends_with("\n\n") {
            self.raw.push('\n');
            self.line += 1;
        }
    }

    fn line(&mut self, indent: &str, text: &str, bold: bool) {
        self.line += 1;
        let from = self.raw.len();
        self.raw.push_str(indent);
        self.raw.push_str(text);
        let range = from as u32..self.raw.len() as u32;
        let (ink, mended) = clean::read(
            self.raw.get(from..).unwrap_or_default(),
            from,
            &mut self.mended,
        );
        self.raw.push('\n');
        if !ink.is_empty() {
            let run = Run::line(ink, mended, range, self.line, bold);
            self.runs.push(run);
        }
    }
}
