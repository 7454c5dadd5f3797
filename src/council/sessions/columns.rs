//! The line of column names above the sessions.

use crate::council::cells::row_cells;
use crate::vocabulary::{SessionColumn, session_column};

/// Bytes of the longest line of column names.
const MAX_HEADER_BYTES: usize = 120;

/// Words of the longest name of a column.
const MAX_NAME_WORDS: usize = 3;

/// The columns that a line names, and nothing else: "Gremium Termin TOP ö nö".
pub fn header(text: &str) -> Option<Vec<SessionColumn>> {
    if text.len() > MAX_HEADER_BYTES {
        return None;
    }
    let columns = in_cells(text).or_else(|| in_words(text))?;
    let names = |wanted| columns.contains(&wanted);
    let names_what = names(SessionColumn::Body) || names(SessionColumn::Decision);
    let is_header = columns.len() >= 2 && names(SessionColumn::Date) && names_what;
    is_header.then_some(columns)
}

/// Columns that are parted from one another.
fn in_cells(text: &str) -> Option<Vec<SessionColumn>> {
    let columns: Option<Vec<SessionColumn>> =
        row_cells(text).into_iter().map(session_column).collect();
    columns.filter(|columns| columns.len() > 1)
}

/// Columns that blanks part: a name may have several words.
fn in_words(text: &str) -> Option<Vec<SessionColumn>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut columns: Vec<SessionColumn> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (column, count) = longest_name(words.get(at..)?)?;
        if columns.last() != Some(&column) {
            columns.push(column);
        }
        at += count;
    }
    Some(columns)
}

/// The column that the first words name, and how many they are.
fn longest_name(words: &[&str]) -> Option<(SessionColumn, usize)> {
    (1..=MAX_NAME_WORDS).rev().find_map(|count| {
        let name = words.get(..count)?.join(" ");
        Some((session_column(&name)?, count))
    })
}
