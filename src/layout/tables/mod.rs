//! Tables in texts: cells that the source names, or that bars, tabs or blanks part.
//!
//! On pages they are known by their place before lines are made; here by a header line with a head for the labels and two years or more,
//! or by a head for years above lines that open with one each.

mod barred;
mod blanks;
mod cells;
mod columns;
mod head;
mod header;
mod header_words;
mod stacked;
mod trailing;
mod turned;
mod words;

use super::{Line, Role};
use crate::text::{Evidence, Table};
use cells::{Rows, Told};
use std::ops::Range;

/// Marks the lines of tables and appends the tables to those of the pages. What the source names is a table here once its heads are known;
/// the rows of others stay lines.
pub fn mark(lines: &mut [Line<'_>], tables: &mut Vec<Table>) {
    let told = Told::new(tables);
    tables.retain(|table| table.told_by != Evidence::Source);
    let mut at = 0;
    while at < lines.len() {
        let rows = Rows::new(lines, &told);
        match find(rows, at) {
            Some((mut table, range)) => {
                if rows.is_told(at) {
                    table.told_by = Evidence::Source;
                }
                for line in lines.get_mut(range.clone()).unwrap_or_default() {
                    line.table = Some(tables.len() as u32);
                }
                tables.push(table);
                at = range.end;
            }
            None => at += 1,
        }
    }
}

/// The table whose header stands at a line, and its lines.
fn find(rows: Rows<'_, '_>, at: usize) -> Option<(Table, Range<usize>)> {
    rows.lines
        .get(at)
        .filter(|line| line.table.is_none() && line.role == Role::Body)?;
    barred::table(rows, at)
        .or_else(|| blanks::table(rows.lines, at))
        .or_else(|| turned::table(rows, at))
        .or_else(|| stacked::table(rows.lines, at))
        .or_else(|| words::table(rows, at))
}
