//! Whether the keys of a document hold: outputs may have been written by hand, or by another program.

use super::table::{Cell, Rows, Table};
use super::tables::TABLES;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Looks at the rows of all tables of one document. All keys point into the same document, so that no other needs to be known.
///
/// # Errors
/// What is wrong, in words: a cell of a wrong type, a key that stands twice, a key that points nowhere.
pub(super) fn hold(rows: &[Rows<'_>]) -> Result<(), String> {
    for (table, rows) in TABLES.iter().zip(rows) {
        if let Some(fault) = rows.iter().find_map(|row| table.fault(row)) {
            return Err(fault);
        }
        let unique = table
            .columns()
            .filter(|column| column.unique)
            .map(|column| vec![column.name]);
        for key in std::iter::once(table.primary_key.to_vec()).chain(unique) {
            once_each(table, &key, rows)?;
        }
    }
    for (table, own) in TABLES.iter().zip(rows) {
        for key in table.foreign_keys {
            let Some((other, theirs)) = TABLES
                .iter()
                .zip(rows)
                .find(|(other, _)| other.name == key.table)
            else {
                return Err(format!(
                    "{} points into {}, which is no table",
                    table.name, key.table
                ));
            };
            let targets: BTreeSet<String> = theirs
                .iter()
                .map(|row| told(other, &[key.key], row))
                .collect();
            let mut named = own
                .iter()
                .filter(|row| !is_null(table, key.column, row))
                .map(|row| told(table, &[key.column], row));
            if let Some(lost) = named.find(|named| !targets.contains(named)) {
                return Err(format!(
                    "{} of {} names {lost}, which is not among the {}",
                    key.column, table.name, key.table
                ));
            }
        }
    }
    Ok(())
}

fn once_each(table: &Table, key: &[&str], rows: &Rows<'_>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    let mut told = rows.iter().map(|row| told(table, key, row));
    match told.find(|key| !seen.insert(key.clone())) {
        Some(twice) => Err(format!("{twice} stands twice among the {}", table.name)),
        None => Ok(()),
    }
}

fn is_null(table: &Table, column: &str, row: &[Cell<'_>]) -> bool {
    cell(table, column, row).is_none_or(|cell| *cell == Cell::Null)
}

fn cell<'r, 'd>(table: &Table, column: &str, row: &'r [Cell<'d>]) -> Option<&'r Cell<'d>> {
    row.get(table.position(column)?)
}

/// The cells of a key, as a message shows them.
fn told(table: &Table, key: &[&str], row: &[Cell<'_>]) -> String {
    let parts: Vec<Cow<'_, str>> = key
        .iter()
        .filter_map(|column| cell(table, column, row))
        .map(Cell::told)
        .collect();
    parts.join(" ")
}
