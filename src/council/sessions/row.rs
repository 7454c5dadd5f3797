//! One row of a table of sessions: by its columns, by the form of its cells, or by the words about its day.

use super::no_session;
use super::{Session, split_at_day};
use crate::council::cells::{is_between_bars, row_cells};
use crate::council::numbers::{agenda_item, is_agenda_item};
use crate::council::publicity::publicity;
use crate::layout::hyphens::{Known, heal};
use crate::notation::dates;
use crate::vocabulary::{self, SessionColumn};
use std::iter::Peekable;

/// Reads a row. Lines of its name may stand above it.
pub fn read<'l>(
    text: &'l str,
    columns: &[SessionColumn],
    name: impl Iterator<Item = &'l str>,
    known: Known<'_>,
) -> Option<Session> {
    // Between bars a cell may be empty, and the columns say what the others are.
    let bars = is_between_bars(text);
    let cells: Vec<&str> = if bars {
        let inside = text.trim_matches('|');
        inside.split('|').map(str::trim).collect()
    } else {
        row_cells(text)
    };
    if cells.len() == columns.len() && (bars || text.contains('\t')) {
        return by_columns(&cells, columns);
    }
    let name: Vec<&str> = name.collect();
    if name.is_empty()
        && let Some(session) = by_cells(&cells, columns)
    {
        return Some(session);
    }
    by_words(text, columns, &name, known)
}

fn empty() -> Session {
    Session {
        consultation: no_session(),
        public: None,
    }
}

/// A row with a cell for each column.
fn by_columns(cells: &[&str], columns: &[SessionColumn]) -> Option<Session> {
    let mut session = empty();
    for (cell, column) in cells.iter().zip(columns) {
        take_column(&mut session, *column, cell);
    }
    session.consultation.date.is_some().then_some(session)
}

fn take_column(session: &mut Session, column: SessionColumn, cell: &str) {
    let slot = &mut session.consultation;
    let keep = |slot: &mut Option<String>| {
        if slot.is_none() && !cell.is_empty() {
            *slot = Some(cell.to_owned());
        }
    };
    match column {
        SessionColumn::Body => keep(&mut slot.body),
        SessionColumn::Decision => keep(&mut slot.decision),
        SessionColumn::Date if slot.date.is_none() => {
            let inside = || split_at_day(cell).map(|dated| dated.date);
            slot.date = dates::day(cell).or_else(inside);
        }
        SessionColumn::Agenda => slot.agenda_item = agenda_item(cell).map(str::to_owned),
        SessionColumn::Public => {
            session.public = session.public.or_else(|| public_sign(cell));
            // "Ö 9.2"
            if slot.agenda_item.is_none() {
                slot.agenda_item = agenda_item(cell).map(str::to_owned);
            }
        }
        SessionColumn::Date | SessionColumn::Count => {}
    }
}

/// A row whose cells are parted, with one that is a day.
fn by_cells(cells: &[&str], columns: &[SessionColumn]) -> Option<Session> {
    let cells: Vec<&str> = cells.iter().copied().filter(|c| !c.is_empty()).collect();
    let day = |cell: &str| dates::day(cell.trim_start_matches("am "));
    let place = cells.iter().position(|cell| day(cell).is_some())?;
    if cells.len() < 2 {
        return None;
    }
    let mut session = empty();
    for (at, cell) in cells.iter().enumerate() {
        if at == place {
            session.consultation.date = day(cell);
        } else {
            take_by_form(&mut session, cell, columns, at < place);
        }
    }
    Some(session)
}

/// Takes a cell for what its form says: the public, an item, a body, or what is decided.
fn take_by_form(session: &mut Session, cell: &str, columns: &[SessionColumn], before: bool) {
    let slot = &mut session.consultation;
    let has_item = columns.contains(&SessionColumn::Agenda);
    let item = agenda_item(cell).filter(|item| has_item || item.len() < cell.len());
    let opens_row = before && slot.body.is_none();
    if let Some(item) = item.filter(|_| slot.agenda_item.is_none() && !opens_row) {
        slot.agenda_item = Some(item.to_owned());
        return;
    }
    if let Some(public) = public_sign(cell) {
        session.public = session.public.or(Some(public));
        return;
    }
    let is_worded = cell.chars().any(char::is_alphabetic);
    let is_body = columns.contains(&SessionColumn::Body) || vocabulary::names_body(cell);
    if slot.body.is_none() && is_worded && is_body {
        slot.body = Some(cell.to_owned());
    } else if !before && !cell.bytes().all(|b| b.is_ascii_digit()) {
        slot.decision.get_or_insert_with(|| cell.to_owned());
    }
}

/// A row of words about a day: "Ausschuss für Verkehr 30.11.2021 7 ö Vorberatung".
fn by_words(
    text: &str,
    columns: &[SessionColumn],
    name: &[&str],
    known: Known<'_>,
) -> Option<Session> {
    let mut session = empty();
    // "vom 12.03." tells when something was written.
    let dated = split_at_day(text).filter(|dated| !dated.before.ends_with("vom "))?;
    session.consultation.date = Some(dated.date);
    let mut before = dated.before.trim().trim_end_matches([',', '-', '–']);
    // "Öffentlich Ausschuss für Verkehr 30.11.2021"
    if let Some((word, rest)) = before.split_once(' ')
        && let Some(public) = publicity(word).filter(|_| word.ends_with("lich"))
    {
        session.public = Some(public);
        before = rest;
    }
    let mut words = dated
        .behind
        .split_whitespace()
        .map(|word| word.trim_start_matches(['–', '-']))
        .filter(|word| !word.is_empty())
        .peekable();
    let mut body = heal(name.iter().copied().chain([before]), known);
    if body.is_empty() {
        body = name_behind_day(&mut words, columns);
    }
    session.consultation.body = Some(body).filter(|body| !body.is_empty());
    take_signs(&mut session, &mut words, columns);
    let decision = words.collect::<Vec<_>>().join(" ");
    session.consultation.decision = Some(decision).filter(|text| !text.is_empty());
    Some(session)
}

/// Behind the day the name goes up to what the other columns say.
fn name_behind_day<'l>(
    words: &mut Peekable<impl Iterator<Item = &'l str>>,
    columns: &[SessionColumn],
) -> String {
    let mut name: Vec<&str> = Vec::new();
    while let Some(word) = words.next_if(|word| name.is_empty() || !is_other_column(word, columns))
    {
        name.push(word);
    }
    let name = name.join(" ");
    name.trim_start_matches([',', ' ']).to_owned()
}

/// Whether a word behind the name of a body stands in another column.
fn is_other_column(word: &str, columns: &[SessionColumn]) -> bool {
    let is_item = columns.contains(&SessionColumn::Agenda) && is_agenda_item(word);
    let is_decision =
        columns.contains(&SessionColumn::Decision) && vocabulary::names_handling(word);
    is_item || is_decision || public_sign(word).is_some()
}

/// The number of an item and the signs for the public, in any order.
fn take_signs<'l>(
    session: &mut Session,
    words: &mut Peekable<impl Iterator<Item = &'l str>>,
    columns: &[SessionColumn],
) {
    let has_item = columns.contains(&SessionColumn::Agenda);
    let has_sign = has_item || columns.contains(&SessionColumn::Public);
    loop {
        // Where the table has a column for the item, a number is one, with its letter.
        let lacks_item = has_item && session.consultation.agenda_item.is_none();
        if let Some(item) = words.next_if(|word| lacks_item && is_agenda_item(word)) {
            let letter = words.next_if(|word| is_item_letter(word));
            let letter = letter.map_or(String::new(), |letter| format!(" {letter}"));
            let item = agenda_item(item).unwrap_or(item);
            session.consultation.agenda_item = Some(format!("{item}{letter}"));
            continue;
        }
        let sign = words.peek().and_then(|word| public_sign(word));
        let Some(public) = sign.filter(|_| has_sign) else {
            return;
        };
        session.public = Some(public);
        words.next();
    }
}

fn is_item_letter(word: &str) -> bool {
    word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase() && c != 'x')
}

/// What a sign or word in the column of the public says.
pub fn public_sign(word: &str) -> Option<bool> {
    match word {
        "Ö" | "ö" | "x" | "X" | "☒" => Some(true),
        "N" | "n" | "NÖ" | "nö" | "NÖ." => Some(false),
        _ => publicity(word),
    }
}
