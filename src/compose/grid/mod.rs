//! Grids of words: where drawn lines make cells, what stands in them is read row by row and cell by cell, whatever the order of the source.
//!
//! Many producers write the cells of a row line by line, or all lists of a page behind its text. A grid whose first row heads its columns,
//! one of them with a word for goals or indicators, is a table of words.

mod cells;
mod rules;

use super::Sheet;
use super::lines::Line;
use crate::text::bullets::is_item_label;
use crate::text::{self, Evidence, Piece, Reading, Row, Table};
use crate::vocabulary::{self, Topic};
use cells::{Cell, Grid};
use rules::NEAR;

/// A table of words on a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// Where its columns begin and end.
    pub columns: Vec<(f32, f32)>,
    /// Lines of each head; those of the table that goes on are on the page before.
    pub header: Vec<Vec<usize>>,
    /// The texts of the heads.
    pub heads: Vec<String>,
    /// Lines of each cell of each row.
    pub rows: Vec<Vec<Vec<usize>>>,
    /// It goes on with the table of the page before.
    pub goes_on: bool,
    /// Its first row goes on with the last one of the page before.
    pub row_goes_on: bool,
}

/// A cell at the head or the foot of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    left: f32,
    right: f32,
    lines: Vec<usize>,
    /// It opens with the label of a field.
    label: bool,
}

/// What a page has in grids.
#[derive(Debug, Default)]
pub struct Found {
    /// Tables of words.
    pub tables: Vec<Words>,
    /// First and last row of each form.
    forms: Vec<[Vec<Edge>; 2]>,
}

impl Found {
    /// All lines that it knows by their number.
    fn lines(&mut self) -> impl Iterator<Item = &mut usize> {
        let of_tables = self.tables.iter_mut().flat_map(|table| {
            table
                .header
                .iter_mut()
                .flatten()
                .chain(table.rows.iter_mut().flatten().flatten())
        });
        of_tables.chain(
            self.forms
                .iter_mut()
                .flatten()
                .flatten()
                .flat_map(|edge| &mut edge.lines),
        )
    }

    /// The table whose last row stands at the foot of a page.
    pub fn table_at_foot(&self, sheet: &Sheet) -> Option<&Words> {
        let last = last_line(sheet)?;
        self.tables
            .iter()
            .find(|table| table.rows.iter().flatten().flatten().any(|at| *at == last))
    }

    /// The last row of the form that stands at the foot of a page, if each of its cells has a label.
    pub fn form_at_foot(&self, sheet: &Sheet) -> Option<Vec<Edge>> {
        let last = last_line(sheet)?;
        let row = self
            .forms
            .iter()
            .map(|[_, row]| row)
            .find(|row| row.iter().any(|edge| edge.lines.contains(&last)))?;
        (row.len() >= 2 && row.iter().all(|edge| edge.label)).then(|| row.clone())
    }

    /// The first row of the form that opens a page, if none of its cells has a label.
    pub fn form_at_head(&self, sheet: &Sheet) -> Option<Vec<Edge>> {
        let (first, _) = sheet
            .level_lines()
            .min_by(|a, b| a.1.base.total_cmp(&b.1.base))?;
        let row = self
            .forms
            .iter()
            .map(|[row, _]| row)
            .find(|row| row.iter().any(|edge| edge.lines.contains(&first)))?;
        row.iter().all(|edge| !edge.label).then(|| row.clone())
    }
}

fn last_line(sheet: &Sheet) -> Option<usize> {
    sheet
        .level_lines()
        .max_by(|a, b| a.1.base.total_cmp(&b.1.base))
        .map(|(at, _)| at)
}

/// Lines of the page before that stand before a line of this one, or behind all of its row.
pub type Late = Vec<(usize, Vec<usize>)>;

/// A row that is broken over the page goes on cell by cell: all cells but the first wait on the page before until it is their turn.
pub fn late(foot: &[Edge], head: &[Edge]) -> Option<Late> {
    let column = |edge: &Edge| {
        foot.iter().position(|above| {
            (above.left - edge.left).abs() < NEAR && (above.right - edge.right).abs() < NEAR
        })
    };
    let columns: Vec<usize> = head.iter().map(column).collect::<Option<_>>()?;
    let end = head.iter().flat_map(|edge| &edge.lines).max()? + 1;
    let place = |at: usize| {
        let next = columns.iter().zip(head).find(|(column, _)| **column >= at);
        next.and_then(|(_, edge)| edge.lines.first().copied())
            .unwrap_or(end)
    };
    let waits = foot
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(at, _)| columns.first().is_some_and(|first| first < at));
    Some(
        waits
            .map(|(at, edge)| (place(at), edge.lines.clone()))
            .collect(),
    )
}

/// Bytes of the longest head of a column.
const HEAD: usize = 60;
/// Bytes of the longest abbreviation among them, and of a code before a title: "Nr.", "W 12".
const SHORT: usize = 8;
/// Lines of a page that is looked at.
const LINES: usize = 5000;

/// Puts the lines of all grids of a page in the order of their cells, and finds the tables of words among them. `before` is the table at the
/// foot of the page before.
pub fn order(sheet: &mut Sheet, before: Option<&Words>) -> Found {
    let mut found = if sheet.lines.len() > LINES {
        Found::default()
    } else {
        find(sheet, before)
    };
    if let Some(numbers) = sheet.put_in_order() {
        for line in found.lines() {
            *line = numbers.get(*line).copied().unwrap_or_default();
        }
    }
    found
}

fn find(sheet: &mut Sheet, before: Option<&Words>) -> Found {
    let mut found = Found::default();
    for grid in cells::grids(sheet, before.map(|before| before.columns.as_slice())) {
        let opens = opens_page(sheet, &grid);
        let table = table(
            sheet,
            &grid,
            before.filter(|_| opens && found.tables.is_empty()),
        );
        if table.is_none() && !is_form(sheet, &grid) {
            continue;
        }
        let id = table
            .is_some()
            .then_some(sheet.tables.len() + found.tables.len());
        let placed = place(sheet, &grid, id);
        if let Some((mut words, header)) = table {
            fill(&mut words, header, &grid, &placed);
            found.tables.push(words);
        } else {
            let edges = |row: Option<(&Vec<Cell>, &Vec<Vec<usize>>)>| {
                let cells = row
                    .into_iter()
                    .flat_map(|(row, lines)| row.iter().zip(lines));
                let edge = |(cell, lines): (&Cell, &Vec<usize>)| {
                    let first = lines
                        .first()
                        .and_then(|at| sheet.lines.get(*at))
                        .map(|line| line_text(sheet, line))
                        .unwrap_or_default();
                    Edge {
                        left: cell.left,
                        right: cell.right,
                        lines: lines.clone(),
                        label: is_field(&first),
                    }
                };
                cells.map(edge).collect::<Vec<_>>()
            };
            let mut rows = grid.rows.iter().zip(&placed);
            let first = edges(rows.next());
            found.forms.push([first, edges(rows.next_back())]);
        }
    }
    found
}

/// Whether nothing but a grid stands at the head of the page.
fn opens_page(sheet: &Sheet, grid: &Grid) -> bool {
    let top = grid
        .rows
        .first()
        .and_then(|row| row.first())
        .map_or(f32::MAX, |cell| cell.top);
    !sheet.level_lines().any(|(_, line)| line.base < top)
}

fn text(sheet: &Sheet, cell: &Cell) -> String {
    let lines = lines_of(sheet, cell);
    let mut out = String::new();
    for line in &lines {
        if out.ends_with(['-', '\u{ad}', '\u{2010}']) {
            out.pop();
        } else if !out.is_empty() {
            out.push(' ');
        }
        line.text(&sheet.spans, &mut out);
    }
    out
}

/// Labels of fields that a form has, should none of them be for goals or indicators.
const FIELDS: usize = 3;

/// Whether cells open with labels: other grids are read as the source has them, row by row in most cases.
fn is_form(sheet: &Sheet, grid: &Grid) -> bool {
    let mut fields = 0;
    for cell in grid.rows.iter().flatten() {
        let lines = lines_of(sheet, cell);
        let first = lines
            .first()
            .map(|line| line_text(sheet, line))
            .unwrap_or_default();
        let whole = if (2..=3).contains(&lines.len()) {
            text(sheet, cell)
        } else {
            String::new()
        };
        if [&first, &whole]
            .into_iter()
            .any(|text| vocabulary::topic(text).is_some())
        {
            return true;
        }
        fields += usize::from(vocabulary::is_field(&first) || vocabulary::is_field(&whole));
    }
    fields >= FIELDS
}

/// Whether a text is a label of a field, for goals, indicators or anything else.
fn is_field(text: &str) -> bool {
    vocabulary::topic(text).is_some() || vocabulary::is_field(text)
}

/// The table of words that a grid is: its heads, and its rows still empty.
fn table(sheet: &Sheet, grid: &Grid, before: Option<&Words>) -> Option<(Words, Option<usize>)> {
    let first = grid.rows.iter().position(|row| row.len() >= 2)?;
    let head = grid.rows.get(first)?;
    let heads: Vec<String> = head.iter().map(|cell| text(sheet, cell)).collect();
    let columns: Vec<(f32, f32)> = head.iter().map(|cell| (cell.left, cell.right)).collect();
    if let Some(before) = before {
        let known = |cell: &Cell| before.columns.iter().any(|column| cell.is_in(*column));
        let again = heads == before.heads;
        let fits =
            grid.rows.iter().filter(|row| row.iter().all(known)).count() * 2 >= grid.rows.len();
        if fits && (again || !is_head(&heads)) {
            let words = Words {
                columns: before.columns.clone(),
                heads: before.heads.clone(),
                goes_on: true,
                ..Words::default()
            };
            return Some((words, again.then_some(first)));
        }
    }
    let below: Vec<&Vec<Cell>> = grid
        .rows
        .iter()
        .skip(first + 1)
        .filter(|row| {
            row.iter()
                .any(|cell| columns.iter().any(|column| cell.is_in(*column)))
        })
        .collect();
    let is_label = |(at, cell): (usize, &Cell)| {
        let first = lines_of(sheet, cell)
            .into_iter()
            .next()
            .map(|line| line_text(sheet, &line))
            .unwrap_or_default();
        vocabulary::topic(&first).is_some() || at == 0 && vocabulary::is_field(&first)
    };
    let sheet_like = below
        .iter()
        .flat_map(|row| row.iter().enumerate())
        .any(is_label);
    // Where a row below opens another field, the cells are those of a form.
    (is_head(&heads) && !below.is_empty() && !sheet_like).then(|| {
        (
            Words {
                columns,
                heads,
                ..Words::default()
            },
            Some(first),
        )
    })
}

/// Short heads of columns, one of them a word for goals or indicators.
fn is_head(heads: &[String]) -> bool {
    let topics = heads
        .iter()
        .filter(|head| {
            matches!(
                vocabulary::column_topic(head),
                Some(Topic::Goals | Topic::Indicators)
            )
        })
        .count();
    let short = heads
        .iter()
        .all(|head| head.len() <= HEAD && (!head.ends_with('.') || head.len() <= SHORT));
    // "Ziel | Mehr Grün" is a line of a form.
    short
        && topics >= 1
        && (heads.len() >= 3
            || heads
                .iter()
                .all(|head| is_field(head) && !vocabulary::names_state(head)))
}

fn line_text(sheet: &Sheet, line: &Line) -> String {
    let mut out = String::new();
    line.text(&sheet.spans, &mut out);
    out
}

/// The lines of a cell from the top: parts of one height are one line.
fn lines_of(sheet: &Sheet, cell: &Cell) -> Vec<Line> {
    let mut parts: Vec<(usize, Vec<usize>)> = Vec::new();
    for (line, span) in &cell.spans {
        match parts.last_mut().filter(|(other, _)| other == line) {
            Some((_, spans)) => spans.push(*span),
            None => parts.push((*line, vec![*span])),
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for (from, spans) in parts {
        let Some(mut line) = Line::from_spans(&sheet.spans, &spans) else {
            continue;
        };
        let source = sheet.lines.get(from);
        line.item = source.is_some_and(|source| {
            source.item && source.spans.iter().any(|span| spans.contains(span))
        });
        match lines.iter_mut().find(|other| other.is_level_with(&line)) {
            Some(other) => {
                line.spans
                    .iter()
                    .for_each(|span| other.add(*span, &sheet.spans));
                other.item |= line.item;
            }
            None => lines.push(line),
        }
    }
    lines.sort_by(|a, b| a.base.total_cmp(&b.base));
    lines
}

/// A row whose cells have one line each, side by side: `Kosten | 20 T€`. With two labels in it, it heads columns.
fn is_one_line(sheet: &Sheet, row: &[Cell], lines: &[Vec<Line>]) -> bool {
    let Some(first) = lines.first().and_then(|lines| lines.first()) else {
        return false;
    };
    let level = lines
        .iter()
        .all(|lines| matches!(lines.as_slice(), [line] if line.is_level_with(first)));
    // Two words for fields head columns.
    let labels = row
        .iter()
        .filter(|cell| is_field(&text(sheet, cell)))
        .count()
        >= 2
        && row.first().is_some_and(|cell| is_field(&text(sheet, cell)));
    let bullet = lines
        .iter()
        .skip(1)
        .flatten()
        .any(|line| line.item || opens_item(sheet, line));
    level && !labels && !bullet
}

/// The number of a measure stands on one line with the title beside it.
fn join_code(sheet: &Sheet, lines: &mut [Vec<Line>]) {
    let [code, title, ..] = lines else { return };
    let ([own], Some(first)) = (code.as_slice(), title.first_mut()) else {
        return;
    };
    let text = line_text(sheet, own);
    if text.len() <= SHORT
        && own.is_level_with(first)
        && !is_field(&text)
        && text.contains(|c: char| c.is_ascii_digit())
    {
        own.spans
            .iter()
            .for_each(|span| first.add(*span, &sheet.spans));
        code.clear();
    }
}

/// Whether a bullet opens a line: a number in a cell may be its value.
fn opens_item(sheet: &Sheet, line: &Line) -> bool {
    let first = line
        .spans
        .first()
        .and_then(|at| sheet.spans.get(*at))
        .map(|span| sheet.spans.text_of(span))
        .unwrap_or_default();
    first
        .split(' ')
        .next()
        .is_some_and(|word| is_item_label(word) && !word.contains(char::is_alphanumeric))
}

/// Where the lines of a grid have come to stand: for each cell of each row.
type Placed = Vec<Vec<Vec<usize>>>;

/// Puts the lines of a grid in the order of its cells, in place of those from which their spans come.
fn place(sheet: &mut Sheet, grid: &Grid, table: Option<usize>) -> Placed {
    let mut new: Vec<Line> = Vec::new();
    let mut placed: Placed = Vec::new();
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for row in &grid.rows {
        let lines: Vec<Vec<Line>> = row.iter().map(|cell| lines_of(sheet, cell)).collect();
        moved.extend(row.iter().flat_map(|cell| cell.spans.iter().copied()));
        if table.is_none() && row.len() >= 2 && is_one_line(sheet, row, &lines) {
            let spans: Vec<usize> = lines
                .iter()
                .flatten()
                .flat_map(|line| line.spans.iter().copied())
                .collect();
            let mut line = Line::from_spans(&sheet.spans, &spans);
            if let Some(line) = line.as_mut() {
                line.item = lines.iter().flatten().next().is_some_and(|line| line.item);
            }
            new.extend(line);
            placed.push(Vec::new());
            continue;
        }
        let mut lines = lines;
        if table.is_none() {
            join_code(sheet, &mut lines);
        }
        let mut cells = Vec::new();
        for (cell, mut lines) in row.iter().zip(lines) {
            // A label that is broken over lines is one.
            if lines.len() > 1 && lines.len() <= 3 && is_field(&text(sheet, cell)) {
                let spans: Vec<usize> = lines
                    .iter()
                    .flat_map(|line| line.spans.iter().copied())
                    .collect();
                lines.truncate(1);
                if let Some(line) = lines.first_mut() {
                    spans
                        .into_iter()
                        .skip(line.spans.len())
                        .for_each(|span| line.go_on(span, &sheet.spans));
                }
            }
            let start = lines
                .iter()
                .map(|line| line.start)
                .filter(|start| *start > cell.left)
                .fold(cell.right, f32::min);
            let from = new.len();
            for (at, mut line) in lines.into_iter().enumerate() {
                line.opens = at == 0;
                line.edge = Some(cell.right - (start - cell.left));
                line.table = table;
                new.push(line);
            }
            cells.push((from..new.len()).collect());
        }
        placed.push(cells);
    }
    let first = sheet.replace(&moved, new).start;
    placed
        .iter_mut()
        .flatten()
        .flatten()
        .for_each(|line| *line += first);
    placed
}

/// Puts the lines under the heads of a table.
fn fill(words: &mut Words, header: Option<usize>, grid: &Grid, placed: &Placed) {
    for (at, (row, lines)) in grid.rows.iter().zip(placed).enumerate() {
        if header == Some(at) {
            words.header.clone_from(lines);
        }
        if header.is_some_and(|header| at <= header) {
            continue;
        }
        let mut cells = vec![Vec::new(); words.columns.len()];
        for (cell, lines) in row.iter().zip(lines) {
            if let Some(column) = words
                .columns
                .iter()
                .position(|column| cell.is_in(*column))
                .and_then(|column| cells.get_mut(column))
            {
                column.clone_from(lines);
            }
        }
        // The rest of a row has no number and no title of its own.
        if words.rows.is_empty() && words.goes_on {
            words.row_goes_on = cells.first().is_some_and(Vec::is_empty);
        }
        words.rows.push(cells);
    }
}

/// Appends a table of words to a reading, or its rows to the table with which it goes on.
pub fn push(words: &Words, runs: &[Option<usize>], reading: &mut Reading<'_>) {
    let cell = |lines: &Vec<usize>| {
        let found = lines
            .iter()
            .filter_map(|at| runs.get(*at).copied().flatten());
        let pieces = found.filter_map(|run| {
            let bytes = 0..reading.runs.get(run)?.text.len();
            Some(Piece::new(run, bytes))
        });
        text::Cell {
            pieces: pieces.collect(),
        }
    };
    let row = |cells: &[Vec<usize>]| Row {
        cells: cells.iter().map(cell).collect(),
        stray: Vec::new(),
    };
    let (header, mut rows) = (
        row(&words.header),
        words
            .rows
            .iter()
            .map(|cells| row(cells))
            .collect::<Vec<_>>(),
    );
    let Some(last) = reading
        .tables
        .iter_mut()
        .rev()
        .find(|table| table.words)
        .filter(|_| words.goes_on)
    else {
        reading.tables.push(Table {
            told_by: Evidence::Page,
            words: true,
            labels: 0,
            header,
            rows,
        });
        return;
    };
    if words.row_goes_on
        && !rows.is_empty()
        && let Some(open) = last.rows.last_mut()
    {
        for (cell, more) in open.cells.iter_mut().zip(rows.remove(0).cells) {
            cell.pieces.extend(more.pieces);
        }
    }
    last.rows.append(&mut rows);
}
