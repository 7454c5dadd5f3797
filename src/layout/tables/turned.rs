//! Tables with a year in each row: `Jahr | Kurse | Besuche` above `2021 | 12 | 340`. They are turned, so that each column becomes a row.

use super::header::cells as by_blanks;
use super::trailing::words;
use super::{by_bars, is_ruler};
use crate::layout::blocks::ends_sentence;
use crate::layout::{Line, Role};
use crate::notation::{numbers, units, years};
use crate::text::{Row, Table};
use crate::vocabulary;
use std::ops::Range;

/// The table whose header stands at a line, and the line behind it.
pub fn table(lines: &[Line<'_>], at: usize) -> Option<(Table, usize)> {
    let line = lines.get(at).filter(|line| {
        line.text.len() <= 200
            && line
                .text
                .starts_with(|c: char| c.is_uppercase() || c == '|')
    })?;
    let opens = line
        .text
        .trim_start_matches(['|', ' '])
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .is_some_and(vocabulary::names_years);
    if !opens {
        return None;
    }
    [by_bars, two_blanks, one_blank]
        .into_iter()
        .find_map(|cells| read(lines, at, cells))
}

type Cells = fn(&str) -> Option<Vec<Range<usize>>>;

fn two_blanks(text: &str) -> Option<Vec<Range<usize>>> {
    Some(by_blanks(text)).filter(|cells| cells.len() >= 2)
}

/// Cells of one word each: every word of the header is a head.
fn one_blank(text: &str) -> Option<Vec<Range<usize>>> {
    Some(words(text)).filter(|cells| (2..=8).contains(&cells.len()))
}

fn read(lines: &[Line<'_>], at: usize, cells: Cells) -> Option<(Table, usize)> {
    let text = |line: usize, cell: &Range<usize>| {
        lines
            .get(line)
            .and_then(|line| line.text.get(cell.clone()))
            .unwrap_or_default()
    };
    let heads = cells(lines.get(at)?.text)?;
    let (year, heads) = heads.split_first()?;
    let is_head = |cell: &Range<usize>| {
        let head = text(at, cell);
        head.starts_with(|c: char| !c.is_lowercase())
            && head.contains(char::is_alphabetic)
            && head.len() <= 80
            && years::head(head).is_none()
    };
    if !vocabulary::names_years(text(at, year)) || heads.is_empty() || !heads.iter().all(is_head) {
        return None;
    }
    let mut rows: Vec<(usize, Vec<Range<usize>>)> = Vec::new();
    let mut end = at + 1;
    while let Some(line) = lines.get(end).filter(|line| {
        line.role == Role::Body
            && line.table.is_none()
            && line.gap <= if line.is_set() { 2 } else { 1 }
    }) {
        if is_ruler(line.text) {
            end += 1;
            continue;
        }
        let Some(row) = cells(line.text).filter(|row| row.len() == heads.len() + 1) else {
            break;
        };
        let values = row
            .iter()
            .skip(1)
            .all(|cell| text(end, cell).is_empty() || numbers::cell(text(end, cell)).is_some());
        if !values
            || row
                .first()
                .is_none_or(|cell| years::head(text(end, cell)).is_none())
        {
            break;
        }
        rows.push((end, row));
        end += 1;
    }
    if rows.len() < 2 {
        return None;
    }
    let cell = |line: usize, cell: &Range<usize>| {
        if cell.is_empty() {
            Vec::new()
        } else {
            vec![(line, cell.clone())]
        }
    };
    let mut header = Row {
        cells: vec![cell(at, year)],
        stray: Vec::new(),
    };
    header.cells.extend(
        rows.iter()
            .filter_map(|(line, row)| Some(cell(*line, row.first()?))),
    );
    let mut table = Table {
        words: false,
        labels: 1,
        header,
        rows: Vec::new(),
    };
    for (column, head) in heads.iter().enumerate() {
        let mut cells = vec![label(lines, at, head)?];
        cells.extend(
            rows.iter()
                .filter_map(|(line, row)| Some(cell(*line, row.get(column + 1)?))),
        );
        table.rows.push(Row {
            cells,
            stray: Vec::new(),
        });
    }
    Some((table, end))
}

/// What a column's values are: its head, with the line above the table where it says no more than "Anzahl".
fn label(lines: &[Line<'_>], at: usize, head: &Range<usize>) -> Option<Vec<(usize, Range<usize>)>> {
    let text = lines.get(at)?.text.get(head.clone())?;
    let bare = text.trim_matches(['(', ')']).trim_start_matches("in ");
    if !vocabulary::counts(bare) && units::unit(bare).is_none() {
        return Some(vec![(at, head.clone())]);
    }
    let above = at.checked_sub(1)?;
    let line = lines
        .get(above)
        .filter(|line| line.role == Role::Body && line.table.is_none())?;
    let names = line.body().len() <= 110
        && line.shape.has_letters()
        && (!ends_sentence(line.text) || line.text.ends_with(':'));
    names.then(|| vec![(above, usize::from(line.mark)..line.text.len())])
}
