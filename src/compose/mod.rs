//! From pages to lines in reading order: glyphs become spans, spans lines, lines columns and tables.
//!
//! The order of the source is followed, for most producers write as people read; it is left only where the page itself shows another.

mod bookmarks;
mod bullets;
mod columns;
mod furniture;
mod grid;
mod hanging_indent;
mod lines;
mod notes;
mod order;
mod rotation;
mod spans;
mod styles;
mod tables;

use crate::read::clean;
use crate::read::pdf::Pages;
use crate::text::{
    self, BBox, Block, BlockKind, Cell, Evidence, Furniture, Mark, Page, Piece, Reading, Run, Set,
};
use bookmarks::Bookmarks;
use columns::Zones;
use lines::Line;
use rayon::prelude::*;
use rotation::Turn;
use spans::Spans;
use std::ops::Range;
use styles::Look;
use tables::Table;

/// A page as lines.
#[derive(Debug)]
pub struct Sheet {
    number: u32,
    height: f32,
    turn: Turn,
    spans: Spans,
    lines: Vec<Line>,
    /// The numbers of the lines in reading order.
    order: Vec<usize>,
    tables: Vec<Table>,
    words: Vec<grid::Words>,
    /// Lines of the page before that are read on this one.
    late: grid::Late,
    zones: Zones,
    marks: Vec<Mark>,
    rules: Vec<BBox>,
    areas: Vec<BBox>,
}

/// Makes a reading of the sheets of a file, line by line.
pub fn compose(sheets: Pages<Sheet>) -> Reading<'static> {
    let Pages {
        pages: mut sheets,
        title,
        bookmarks,
        problems,
    } = sheets;
    furniture::mark(&mut sheets);
    sheets.par_iter_mut().for_each(tables::find);
    notes::mark(&mut sheets);
    continue_tables(&mut sheets);
    order_grids(&mut sheets);
    let mut looks = styles::looks(&sheets);
    let bookmarks = Bookmarks::new(&bookmarks);
    for (sheet, looks) in sheets.iter().zip(&mut looks) {
        bookmarks.mark(sheet, looks);
        hanging_indent::mark(sheet, looks);
    }
    let mut reading = Reading {
        pages: Some(sheets.len() as u32),
        title,
        problems,
        ..Reading::default()
    };
    let mut raw = String::new();
    for (at, (sheet, own)) in sheets.iter().zip(&looks).enumerate() {
        let before = at
            .checked_sub(1)
            .and_then(|before| sheets.get(before).zip(looks.get(before)));
        emit(
            sheet,
            own,
            before,
            sheets.get(at + 1),
            &mut raw,
            &mut reading,
        );
    }
    reading.raw = raw.into();
    reading
}

/// Makes lines of a page.
pub fn sheet(mut page: Page) -> Sheet {
    let turn = rotation::upright(&mut page);
    let spans = spans::spans(&page);
    let mut lines = lines::lines(&spans);
    bullets::join(&page, &spans, &mut lines);
    let zones = Zones::of(&lines, &spans, &page.rules);
    Sheet {
        number: page.number,
        height: page.height,
        turn,
        spans,
        order: (0..lines.len()).collect(),
        lines,
        tables: Vec::new(),
        words: Vec::new(),
        late: Vec::new(),
        zones,
        marks: page.marks,
        rules: page.rules,
        areas: page.areas,
    }
}

/// Tables that end at the foot of their page may go on at the head of the next.
fn continue_tables(sheets: &mut [Sheet]) {
    for at in 1..sheets.len() {
        let Some((before, rest)) = sheets.split_at_mut_checked(at) else {
            return;
        };
        let (Some(before), Some(sheet)) = (before.last(), rest.first_mut()) else {
            return;
        };
        let last = before
            .in_order()
            .filter(|(_, line)| !line.is_set_aside())
            .max_by(|a, b| a.1.base.total_cmp(&b.1.base));
        let foot = last.and_then(|(line, _)| {
            before
                .tables
                .iter()
                .find(|table| table.rows.iter().flatten().any(|at| *at == line))
        });
        if let Some(table) = foot {
            tables::go_on(sheet, &table.columns);
        }
    }
}

/// Grids are read cell by cell; tables of words and rows of forms go on over pages.
fn order_grids(sheets: &mut [Sheet]) {
    let mut before: Option<grid::Words> = None;
    let mut foot: Option<Vec<grid::Edge>> = None;
    for sheet in sheets {
        let found = grid::order(sheet, before.as_ref());
        before = found.table_at_foot(sheet).cloned();
        let head = found.form_at_head(sheet);
        sheet.late = foot
            .zip(head)
            .and_then(|(foot, head)| grid::late(&foot, &head))
            .unwrap_or_default();
        foot = found.form_at_foot(sheet);
        sheet.words = found.tables;
    }
}

/// Appends the lines and tables of a page to the reading, with the lines of the page before that are read on it, without those of its own
/// that are read on the next.
fn emit(
    sheet: &Sheet,
    looks: &[Look],
    before: Option<(&Sheet, &Vec<Look>)>,
    next: Option<&Sheet>,
    raw: &mut String,
    reading: &mut Reading<'static>,
) {
    let mut runs: Vec<Option<usize>> = Vec::with_capacity(sheet.lines.len());
    let tables = table_ids(sheet, reading);
    let late = |at: usize, raw: &mut String, reading: &mut Reading<'static>| {
        let Some((before, looks)) = before else {
            return;
        };
        for line in sheet
            .late
            .iter()
            .filter(|(place, _)| *place == at)
            .flat_map(|(_, lines)| lines)
        {
            if let Some(look) = looks.get(*line) {
                emit_line(before, *line, *look, &[], raw, reading);
            }
        }
    };
    for (at, look) in looks.iter().enumerate() {
        late(at, raw, reading);
        let waits = next.is_some_and(|next| next.late.iter().any(|(_, lines)| lines.contains(&at)));
        runs.push(if waits {
            None
        } else {
            emit_line(sheet, at, *look, &tables, raw, reading)
        });
    }
    late(looks.len(), raw, reading);
    for table in &sheet.tables {
        let made = made(sheet, table, &runs, raw, reading);
        reading.tables.push(made);
    }
    for words in &sheet.words {
        grid::push(words, &runs, reading);
    }
}

/// Appends a line to the reading. Returns its run, if it has ink.
fn emit_line(
    sheet: &Sheet,
    at: usize,
    look: Look,
    tables: &[u32],
    raw: &mut String,
    reading: &mut Reading<'static>,
) -> Option<usize> {
    let line = sheet.lines.get(at)?;
    let start = raw.len();
    line.text(&sheet.spans, raw);
    let range = start as u32..raw.len() as u32;
    let (text, mended) = clean::read(
        raw.get(start..).unwrap_or_default(),
        start,
        &mut reading.mended,
    );
    raw.push('\n');
    if text.is_empty() {
        return None;
    }
    let at_run = reading.runs.len();
    reading
        .blocks
        .extend(told(sheet, line, look).map(|(kind, told_by)| Block {
            kind,
            runs: at_run..at_run + 1,
            told_by,
        }));
    reading.runs.push(Run {
        text,
        mended,
        raw: range,
        page: Some(sheet.number),
        line: at as u32 + 1,
        bbox: Some(sheet.turn.back(line.bbox)),
        bold: look.bold,
        set: Set {
            gap: Some(look.gap),
            turned: look.turned,
            short: Some(look.short),
            in_cell: line.edge.is_some(),
            table: line.table.and_then(|table| tables.get(table).copied()),
        },
    });
    Some(at_run)
}

/// What the file or its page says of a line.
fn told(sheet: &Sheet, line: &Line, look: Look) -> Option<(BlockKind, Evidence)> {
    if let Some(why) = line.furniture {
        let by = if why == Furniture::Artifact {
            Evidence::Source
        } else {
            Evidence::Page
        };
        return Some((BlockKind::Furniture(why), by));
    }
    if line.note {
        return Some((BlockKind::Note, Evidence::Page));
    }
    if look.heading > 0 {
        let depth = look.heading;
        return Some((BlockKind::Heading { depth }, look.heading_by));
    }
    let by = if is_tagged_item(sheet, line) {
        Evidence::Source
    } else {
        Evidence::Page
    };
    let item = BlockKind::Item { depth: 0, label: 0 };
    (line.item || look.item).then_some((item, by))
}

fn is_tagged_item(sheet: &Sheet, line: &Line) -> bool {
    let last = line.spans.last().and_then(|at| sheet.spans.get(*at));
    let mark = last.and_then(|span| sheet.marks.get(usize::from(span.mark)));
    matches!(mark, Some(Mark::Item(_)))
}

/// The numbers of the tables of a page: those of values, then those of words. One that goes on has the number that it has on the page before.
fn table_ids(sheet: &Sheet, reading: &Reading<'_>) -> Vec<u32> {
    let mut next = reading.tables.len() as u32;
    let mut ids: Vec<u32> = (next..).take(sheet.tables.len()).collect();
    next += sheet.tables.len() as u32;
    for words in &sheet.words {
        let last = reading
            .tables
            .iter()
            .rposition(|table| table.words)
            .filter(|_| words.goes_on);
        ids.push(last.map_or(next, |last| last as u32));
        next += u32::from(last.is_none());
    }
    ids
}

/// A table in terms of the runs.
fn made(
    sheet: &Sheet,
    table: &Table,
    runs: &[Option<usize>],
    raw: &str,
    reading: &Reading<'_>,
) -> text::Table {
    let columns = table.columns.count();
    let row = |lines: &[usize]| {
        let mut row = text::Row {
            cells: vec![Cell::default(); columns],
            stray: Vec::new(),
        };
        for at in lines {
            let (Some(line), Some(run)) = (sheet.lines.get(*at), runs.get(*at).copied().flatten())
            else {
                continue;
            };
            let Some(content) = reading.runs.get(run) else {
                continue;
            };
            let whole = if content.mended {
                reading.mended.as_str()
            } else {
                raw
            };
            let text = whole
                .get(content.text.start as usize..content.text.end as usize)
                .unwrap_or_default();
            // The cells of a line are parted by tabs, one for each change of column.
            let mut of_segments: Vec<u8> = line.columns.clone();
            of_segments.dedup();
            for (segment, column) in segments(text).zip(of_segments) {
                let piece = Piece::new(run, segment);
                match row.cells.get_mut(usize::from(column)) {
                    Some(cell) => cell.pieces.push(piece),
                    None => row.stray.push(piece),
                }
            }
        }
        row
    };
    text::Table {
        told_by: Evidence::Page,
        words: false,
        labels: table.columns.labels(),
        header: row(&table.header),
        rows: table.rows.iter().map(|lines| row(lines)).collect(),
    }
}

/// The parts of a text between its tabs.
fn segments(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split('\t').map(move |part| {
        let range = at..at + part.len();
        at = range.end + 1;
        range
    })
}
