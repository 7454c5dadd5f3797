//! The cells of a page: what lies between the nearest drawn lines around a text.

use super::rules::{NEAR, Stroke, Strokes};
use crate::compose::Sheet;
use crate::compose::lines::Line;
use crate::notation::numbers;
use crate::vocabulary;
use std::collections::BTreeMap;

/// A cell with text.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its edges.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its lower edge.
    pub bottom: f32,
    /// Its spans with the lines from which they come.
    pub spans: Vec<(usize, usize)>,
    /// The drawn lines around it: upright ones first.
    strokes: [usize; 4],
}

impl Cell {
    /// Whether it stands in a column, from one of its edges to the other.
    pub fn is_in(&self, column: (f32, f32)) -> bool {
        (self.left - column.0).abs() < EDGE && (self.right - column.1).abs() < EDGE
    }
}

/// Points: edges of columns that are closer are one.
const EDGE: f32 = 4.0;

/// Cells whose drawn lines touch.
#[derive(Debug, Default)]
pub struct Grid {
    /// Row by row, each from the left.
    pub rows: Vec<Vec<Cell>>,
}

/// Stands for a line that is not drawn.
const NONE: usize = usize::MAX;
/// Cells of a page.
const MOST: usize = 3000;

/// The grids of words of a page. Under the columns of the page before one row is enough.
pub fn grids(sheet: &mut Sheet, known: Option<&[(f32, f32)]>) -> Vec<Grid> {
    // Most pages have no upright lines, or only those of a frame.
    if sheet.rules.len() + sheet.areas.len() < 3 {
        return Vec::new();
    }
    let strokes = Strokes::of(&sheet.rules, &sheet.areas);
    if strokes.upright.len() < 3 || strokes.level.len() < 2 {
        return Vec::new();
    }
    let mut crossed = vec![false; strokes.upright.len()];
    part(sheet, &strokes, &mut crossed);
    let cells = cells(sheet, &strokes, &mut crossed);
    let mut grids = Vec::new();
    for group in groups(cells, &strokes) {
        let clear = group
            .iter()
            .flat_map(|cell| cell.strokes.iter().take(2))
            .all(|at| !crossed.get(*at).copied().unwrap_or_default());
        let grid = Grid { rows: rows(group) };
        let under =
            |cell: &Cell| known.is_some_and(|known| known.iter().any(|column| cell.is_in(*column)));
        if clear && (is_grid(sheet, &grid) || grid.rows.iter().flatten().all(under)) {
            grids.push(grid);
        }
    }
    grids
}

fn is_content(line: &Line) -> bool {
    line.turn == 0 && !line.is_set_aside()
}

/// Cuts spans where a line is drawn between two of their words, and notes the lines that run through one.
fn part(sheet: &mut Sheet, strokes: &Strokes, crossed: &mut [bool]) {
    for line in &mut sheet.lines {
        if !is_content(line) || line.table.is_some() {
            continue;
        }
        for at in line.spans.clone() {
            let Some(span) = sheet.spans.get(at) else {
                continue;
            };
            let (start, end, middle) = (
                span.start + NEAR,
                span.end - NEAR,
                span.base - 0.3 * span.size,
            );
            let from = strokes.upright.partition_point(|stroke| stroke.at <= start);
            let through = strokes
                .upright
                .iter()
                .enumerate()
                .skip(from)
                .take_while(|(_, stroke)| stroke.at < end);
            let through: Vec<(usize, f32)> = through
                .filter(|(_, stroke)| stroke.covers(middle))
                .map(|(at, stroke)| (at, stroke.at))
                .collect();
            for (stroke, x) in through.into_iter().rev() {
                let words = sheet.spans.words(at);
                let cut = (1..words.len()).find(|word| {
                    let ends = words.get(word - 1).zip(words.get(*word));
                    ends.is_some_and(|(before, behind)| before.2 <= x + 1.0 && behind.1 >= x - 1.0)
                });
                match cut.and_then(|word| sheet.spans.cut(at, word)) {
                    Some(new) => line.add(new, &sheet.spans),
                    None => crossed
                        .iter_mut()
                        .skip(stroke)
                        .take(1)
                        .for_each(|crossed| *crossed = true),
                }
            }
        }
    }
}

/// All cells with text.
fn cells(sheet: &Sheet, strokes: &Strokes, crossed: &mut [bool]) -> Vec<Cell> {
    let mut found: BTreeMap<[i32; 4], Cell> = BTreeMap::new();
    for (at, line) in sheet.level_lines() {
        for span in &line.spans {
            let Some(content) = sheet.spans.get(*span) else {
                continue;
            };
            let Some(cell) = around(
                strokes,
                content.start,
                content.end,
                content.base - 0.3 * content.size,
            ) else {
                continue;
            };
            // A table of values has been read already.
            if line.table.is_some() {
                cell.strokes.iter().take(2).for_each(|at| {
                    crossed
                        .iter_mut()
                        .skip(*at)
                        .take(1)
                        .for_each(|crossed| *crossed = true);
                });
            }
            let key =
                [cell.top, cell.left, cell.right, cell.bottom].map(|place| (place * 2.0) as i32);
            if found.len() < MOST {
                found.entry(key).or_insert(cell).spans.push((at, *span));
            }
        }
    }
    found.into_values().collect()
}

/// The cell around a text.
fn around(strokes: &Strokes, start: f32, end: f32, middle: f32) -> Option<Cell> {
    let behind = strokes
        .upright
        .partition_point(|stroke| stroke.at <= start + NEAR);
    let upright = || strokes.upright.iter().enumerate();
    let (left_at, left) = upright()
        .take(behind)
        .rev()
        .find(|(_, stroke)| stroke.covers(middle))?;
    let (right_at, right) = upright()
        .skip(behind)
        .find(|(_, stroke)| stroke.at >= end - NEAR && stroke.covers(middle))?;
    let across = |(_, stroke): &(usize, &Stroke)| {
        stroke.from <= left.at + 2.0 * NEAR && stroke.to >= right.at - 2.0 * NEAR
    };
    let below = strokes.level.partition_point(|stroke| stroke.at <= middle);
    let level = || strokes.level.iter().enumerate();
    // A level line bounds the cell only where the upright ones reach it.
    let top = level()
        .take(below)
        .rev()
        .find(across)
        .filter(|(_, stroke)| left.covers(stroke.at) && right.covers(stroke.at));
    let bottom = level()
        .skip(below)
        .find(across)
        .filter(|(_, stroke)| left.covers(stroke.at) && right.covers(stroke.at));
    if top.is_none() && bottom.is_none() {
        return None;
    }
    Some(Cell {
        left: left.at,
        right: right.at,
        top: top.map_or(left.from.max(right.from), |(_, stroke)| stroke.at),
        bottom: bottom.map_or(left.to.min(right.to), |(_, stroke)| stroke.at),
        spans: Vec::new(),
        strokes: [
            left_at,
            right_at,
            top.map_or(NONE, |(at, _)| at),
            bottom.map_or(NONE, |(at, _)| at),
        ],
    })
}

/// Cells that have drawn lines in common.
fn groups(cells: Vec<Cell>, strokes: &Strokes) -> Vec<Vec<Cell>> {
    // A number for each line; lines around one cell get one number.
    let shift = strokes.upright.len();
    let mut parent: Vec<usize> = (0..shift + strokes.level.len()).collect();
    let root = |parent: &[usize], mut at: usize| {
        while let Some(up) = parent.get(at).copied().filter(|up| *up != at) {
            at = up;
        }
        at
    };
    let own = |cell: &Cell| {
        let [left, right, top, bottom] = cell.strokes;
        let level = [top, bottom]
            .into_iter()
            .filter(|at| *at != NONE)
            .map(move |at| at + shift);
        [left, right].into_iter().chain(level).collect::<Vec<_>>()
    };
    for cell in &cells {
        let roots: Vec<usize> = own(cell).into_iter().map(|at| root(&parent, at)).collect();
        let least = roots.iter().copied().min().unwrap_or_default();
        for at in roots {
            if let Some(slot) = parent.get_mut(at) {
                *slot = least;
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    for cell in cells {
        groups
            .entry(root(&parent, cell.strokes[0]))
            .or_default()
            .push(cell);
    }
    groups.into_values().collect()
}

/// Cells by their upper edges.
fn rows(mut cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    cells.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for cell in cells {
        match rows
            .last_mut()
            .filter(|row| row.first().is_some_and(|first| cell.top - first.top < NEAR))
        {
            Some(row) => row.push(cell),
            None => rows.push(vec![cell]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// Two rows of two cells at least, or two labels side by side, and most of the cells hold words.
fn is_grid(sheet: &Sheet, grid: &Grid) -> bool {
    let text = |cell: &Cell| {
        cell.spans
            .iter()
            .filter_map(|(_, span)| sheet.spans.get(*span))
            .map(|span| sheet.spans.text_of(span))
            .collect::<Vec<_>>()
    };
    // Labels side by side are evidence of their own: a page may end below them.
    let labelled = |cell: &Cell| {
        text(cell)
            .first()
            .is_some_and(|text| vocabulary::topic(text).is_some() || vocabulary::is_field(text))
    };
    let beside = grid
        .rows
        .iter()
        .filter(|row| row.len() >= 2)
        .map(|row| if row.iter().all(labelled) { 2 } else { 1 });
    let cells = || grid.rows.iter().flatten();
    let figures = cells()
        .filter(|cell| text(cell).iter().all(|text| numbers::cell(text).is_some()))
        .count();
    let words = cells()
        .filter(|cell| {
            text(cell)
                .iter()
                .map(|text| text.split(' ').count())
                .sum::<usize>()
                >= 3
        })
        .count();
    beside.sum::<usize>() >= 2 && figures * 3 < cells().count() && words >= 2
}
