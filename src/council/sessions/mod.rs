//! The sessions in which a paper is dealt with: rows below a line of column names, or a line that names one.

mod columns;
mod phrases;
mod row;

pub use phrases::{bare_row, decided, line, phrase};

use crate::layout::Line;
use crate::layout::hyphens::Known;
use crate::model::Consultation;
use crate::notation::dates;
use crate::vocabulary::{SessionColumn, session_column};

/// Lines of a name that runs on above its row.
const MAX_NAME_LINES: usize = 3;

/// A session of which nothing is known yet.
pub fn no_session() -> Consultation {
    Consultation {
        date: None,
        body: None,
        agenda_item: None,
        decision: None,
    }
}

/// A session and what its row says of the public.
#[derive(Debug, Clone)]
pub struct Session {
    pub consultation: Consultation,
    pub public: Option<bool>,
}

/// The sessions below a line of column names, and how many lines they take.
pub fn table(lines: &[&Line<'_>], known: Known<'_>) -> Option<(Vec<Session>, usize)> {
    let header = lines.first()?;
    let columns = columns::header(header.text)?;
    let mut found: Vec<Session> = Vec::new();
    let mut at = 1;
    while let Some(line) = lines.get(at) {
        if is_rule(line.text) || (found.is_empty() && is_rest_of_header(line.text)) {
            at += 1;
            continue;
        }
        if let (true, Some(session)) = (is_tick(line.text), found.last_mut()) {
            // A tick below its row stands in the second column if it is set in.
            let is_set_in = line.raw.starts_with([' ', '\t']);
            session.public = session.public.or(Some(!is_set_in));
            at += 1;
            continue;
        }
        let below = lines.get(at..).unwrap_or_default();
        let Some((mut session, count)) = next_session(below, &columns, known) else {
            break;
        };
        let last = lines.get(at + count - 1);
        let by_cross = last.and_then(|line| crossed(header.raw, line.raw));
        session.public = by_cross.or(session.public);
        found.push(session);
        at += count;
    }
    Some((found, at))
}

/// The session of the lines that follow, and how many they are: its name may run on above its row.
fn next_session(
    lines: &[&Line<'_>],
    columns: &[SessionColumn],
    known: Known<'_>,
) -> Option<(Session, usize)> {
    let mut near = lines.iter().take(MAX_NAME_LINES + 1);
    let place = near.position(|line| split_at_day(line.text).is_some())?;
    let (name, rest) = lines.split_at_checked(place)?;
    if !is_name(name) {
        return None;
    }
    let name = name.iter().map(|line| line.text);
    let session = row::read(rest.first()?.text, columns, name, known)?;
    Some((session, place + 1))
}

/// The heads of columns may run over two lines.
fn is_rest_of_header(text: &str) -> bool {
    text.split_whitespace()
        .all(|word| session_column(word).is_some())
}

fn is_rule(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '=' | '_'))
}

fn is_tick(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "☒" | "✓" | "✔")
}

/// What a cross in a row says: no where it stands below the word for that.
fn crossed(header: &str, row: &str) -> Option<bool> {
    let cross = column_of(row, " x ")?;
    let closed = column_of(header, "nichtöffentl")?;
    Some(cross + 3 < closed)
}

/// The column in which a word stands.
fn column_of(raw: &str, word: &str) -> Option<usize> {
    let before = raw.get(..raw.find(word)?)?;
    Some(before.chars().count())
}

/// Whether lines above a row can be the beginning of its name.
fn is_name(lines: &[&Line<'_>]) -> bool {
    lines.iter().all(|line| {
        let is_short = line.text.len() <= 60 && line.shape.digits == 0;
        let is_worded = line.shape.lower >= 3 && !line.text.starts_with('(');
        is_short && is_worded && !line.text.ends_with(['.', ':', '?'])
    })
}

/// A text parted at its first day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dated<'t> {
    before: &'t str,
    date: String,
    behind: &'t str,
}

/// The first day of a text.
pub fn first_day(text: &str) -> Option<String> {
    split_at_day(text).map(|dated| dated.date)
}

/// A day whose month is a word, at the start of a text: "27. Juli 2021".
fn in_words(text: &str) -> Option<&str> {
    let (end, _) = text.match_indices(' ').nth(2)?;
    let printed = text.get(..end)?.trim_end_matches(',');
    dates::day(printed).map(|_| printed)
}

/// Bytes of the longest line with a session.
const MAX_ROW_BYTES: usize = 200;

/// Parts a text at its first day.
fn split_at_day(text: &str) -> Option<Dated<'_>> {
    if text.len() > MAX_ROW_BYTES || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    text.char_indices().find_map(|(at, c)| {
        let (before, rest) = text.split_at_checked(at)?;
        let opens_word = before.is_empty() || before.ends_with([' ', '\t', '|']);
        if !c.is_ascii_digit() || !opens_word {
            return None;
        }
        let word = rest.split([' ', '\t', '|', ',']).next()?;
        let cell = rest.split(['\t', '|', ',']).next()?.trim();
        let printed = if dates::day(word).is_some() {
            word
        } else {
            in_words(rest).unwrap_or(cell)
        };
        Some(Dated {
            before,
            date: dates::day(printed)?,
            behind: rest.get(printed.len()..)?,
        })
    })
}
