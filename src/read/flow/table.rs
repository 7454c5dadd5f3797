//! Tables: spans resolved, heads over several rows put together, and tables that only place text taken apart.

use super::{Block, Phrase};
use crate::notation::{numbers, years};
use crate::vocabulary;

/// Columns of the widest table that is read as one.
const COLUMNS: usize = 64;
/// Letters of a text that may be repeated beside the rows it stands for, and of all of them in one table.
const REPEATED: usize = 300;
const REPEATED_IN_ALL: usize = 1 << 20;
/// Letters of a term in the first of two columns.
const TERM: usize = 100;

/// A table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::read) struct Table {
    /// Its title, where it has one of its own.
    pub(in crate::read) caption: Vec<Block>,
    /// Its rows.
    pub(in crate::read) rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::read) struct Row {
    /// Its cells.
    pub(in crate::read) cells: Vec<Cell>,
    /// The source says that it heads the columns.
    pub(in crate::read) head: bool,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::read) struct Cell {
    /// What stands in it.
    pub(in crate::read) blocks: Vec<Block>,
    /// Columns that it spans; 0 is read as 1.
    pub(in crate::read) columns: usize,
    /// Rows that it spans; 0 is read as 1.
    pub(in crate::read) rows: usize,
}

/// What a table is written as.
pub(super) enum Part {
    /// A row with its cells.
    Row(Vec<String>),
    /// A block of its own.
    Block(Block),
}

/// Takes a table apart.
pub(super) fn parts(table: &Table) -> Vec<Part> {
    let mut parts: Vec<Part> = table.caption.iter().cloned().map(Part::Block).collect();
    let placed = placed(table);
    let wide = placed.iter().map(Vec::len).max().unwrap_or_default();
    if wide <= 1
        || table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(only_places)
    {
        let blocks = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.blocks);
        parts.extend(blocks.cloned().map(Part::Block));
        return parts;
    }
    let depth = head_rows(table);
    let (head, body) = placed.split_at(depth.min(placed.len()));
    // A title over the whole table is no row of its heads.
    let titles = head.iter().take_while(|row| {
        wide > 1
            && row.iter().filter(|slot| slot.starts).count() == 1
            && body.len() + 1 < placed.len()
    });
    let titles = titles.count().min(depth.saturating_sub(1));
    for row in head.iter().take(titles) {
        parts.extend(
            row.iter()
                .filter(|slot| slot.starts && !slot.text.is_empty())
                .map(|slot| Part::Block(Block::Text(slot.text.as_str().into()))),
        );
    }
    if depth > titles {
        let heads = (0..wide).map(|column| {
            let mut texts: Vec<&str> = Vec::new();
            for slot in head.iter().skip(titles).filter_map(|row| row.get(column)) {
                if !slot.text.is_empty() && texts.last() != Some(&slot.text.as_str()) {
                    texts.push(&slot.text);
                }
            }
            texts.join(" ")
        });
        parts.push(Part::Row(heads.collect()));
    }
    for (row, source) in body.iter().zip(table.rows.iter().skip(depth)) {
        parts.push(pair(source, wide).map_or_else(|| Part::Row(cells(row, wide)), Part::Block));
    }
    parts
}

/// Whether bars part the cells of a table: it has years above columns, or values in them. Others have tabs, as the heads of papers do.
pub(super) fn has_values(rows: &[&Vec<String>]) -> bool {
    let behind = || {
        rows.iter()
            .flat_map(|row| row.iter().skip(1))
            .filter(|cell| !cell.is_empty())
    };
    let headed = rows
        .iter()
        .any(|row| row.iter().filter(|cell| years::heads_column(cell)).count() >= 2);
    let valued = behind()
        .filter(|cell| numbers::cell(cell).is_some())
        .count();
    headed || (valued > 0 && valued * 2 >= behind().count())
}

/// A place in the grid.
#[derive(Clone, Default)]
struct Slot {
    text: String,
    /// A cell begins here, seen in its row.
    starts: bool,
    /// The text is that of a cell to the left.
    spanned: bool,
}

/// The rows with a place for each column.
fn placed(table: &Table) -> Vec<Vec<Slot>> {
    // For each column, how many rows below still belong to a cell, and its text.
    let mut hanging: Vec<(usize, Slot)> = Vec::new();
    let mut repeated = 0;
    let mut all = Vec::with_capacity(table.rows.len());
    for source in &table.rows {
        let mut row: Vec<Slot> = Vec::new();
        let mut hang = |row: &mut Vec<Slot>, hanging: &mut Vec<(usize, Slot)>| {
            while let Some((left, slot)) = hanging.get_mut(row.len()).filter(|(left, _)| *left > 0)
            {
                *left -= 1;
                repeated += slot.text.len();
                row.push(if repeated > REPEATED_IN_ALL {
                    Slot::default()
                } else {
                    slot.clone()
                });
            }
        };
        for cell in &source.cells {
            hang(&mut row, &mut hanging);
            let text = text_of(cell);
            // A label stands for all its rows, a value for none but the first: nobody can tell.
            let repeats = text.len() <= REPEATED && text.contains(char::is_alphabetic);
            for column in 0..cell.columns.clamp(1, COLUMNS) {
                if row.len() >= COLUMNS {
                    break;
                }
                let slot = Slot {
                    text: if column == 0 || text.len() <= REPEATED {
                        text.clone()
                    } else {
                        String::new()
                    },
                    starts: column == 0,
                    spanned: column > 0,
                };
                if hanging.len() <= row.len() {
                    hanging.resize(row.len() + 1, (0, Slot::default()));
                }
                if let Some(below) = hanging.get_mut(row.len()) {
                    let kept = if repeats {
                        slot.text.clone()
                    } else {
                        String::new()
                    };
                    *below = (cell.rows.max(1) - 1, Slot { text: kept, ..slot });
                }
                row.push(slot);
            }
        }
        hang(&mut row, &mut hanging);
        all.push(row);
    }
    all
}

/// The cells of a row of values: what spans several columns stands in the first.
fn cells(row: &[Slot], wide: usize) -> Vec<String> {
    let mut cells: Vec<String> = row
        .iter()
        .map(|slot| {
            if slot.spanned {
                String::new()
            } else {
                slot.text.clone()
            }
        })
        .collect();
    cells.resize(wide, String::new());
    cells
}

/// How many rows head the columns: those that the source names, else those beside the highest cell of a first row with spans.
fn head_rows(table: &Table) -> usize {
    let named = table.rows.iter().take_while(|row| row.head).count();
    let first = table
        .rows
        .first()
        .map(|row| row.cells.as_slice())
        .unwrap_or_default();
    let tall = first
        .iter()
        .map(|cell| cell.rows.max(1))
        .max()
        .unwrap_or_default();
    let wide = first.len() > 1 && first.iter().any(|cell| cell.columns > 1);
    let spanned = if wide && tall <= 3 { tall } else { 0 };
    named.max(spanned).min(table.rows.len())
}

/// A cell with headings or tables among other things shows that the table is there to place text.
fn only_places(cell: &Cell) -> bool {
    let structured = cell
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Heading(..) | Block::Table(_)));
    structured && (cell.blocks.len() > 1 || matches!(cell.blocks.first(), Some(Block::Table(_))))
}

/// A row of two cells as a term and what is said of it: the first is a heading word, or the second has several parts.
fn pair(row: &Row, wide: usize) -> Option<Block> {
    let [first, second] = row.cells.as_slice() else {
        return None;
    };
    let [Block::Text(term) | Block::Heading(_, term)] = first.blocks.as_slice() else {
        return None;
    };
    let plain = term.single();
    let several =
        second.blocks.len() > 1 || matches!(second.blocks.first(), Some(Block::Item { .. }));
    let told = several || vocabulary::topic(&plain).is_some();
    (wide == 2 && told && !second.blocks.is_empty() && plain.len() <= TERM)
        .then(|| Block::Pair(term.clone(), second.blocks.clone()))
}

/// The text of a cell on one line.
fn text_of(cell: &Cell) -> String {
    let mut texts: Vec<String> = Vec::new();
    collect(&cell.blocks, &mut texts);
    texts.join(" ")
}

fn collect(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Text(text) | Block::Item { text, .. } => {
                texts.push(text.single());
            }
            Block::Lines(lines) => texts.push(Phrase::from(lines.as_str()).single()),
            Block::Pair(term, body) => {
                texts.push(term.single());
                collect(body, texts);
            }
            Block::Table(table) => table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .for_each(|cell| collect(&cell.blocks, texts)),
        }
    }
    texts.retain(|text| !text.is_empty());
}
