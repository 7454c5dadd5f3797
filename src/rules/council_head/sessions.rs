//! The sessions in which a paper is dealt with: rows below a line of column names, or a line that names one.

use super::labels::is_agenda_item;
use super::values::publicity;
use crate::layout::Line;
use crate::layout::hyphens::{Known, heal};
use crate::model::Consultation;
use crate::notation::dates;
use crate::vocabulary;

/// Lines of a name that runs on above its row.
const WRAPPED: usize = 3;

/// A column of a table of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Body,
    Date,
    Agenda,
    Public,
    Decision,
}

fn column(word: &str) -> Option<Column> {
    Some(match word.trim_matches(['|', ':', '.']).to_lowercase().as_str() {
        "gremium" | "gremien" | "beratungsfolge" | "ausschuss" | "ausschuss/gremium" | "beratendes gremium" => Column::Body,
        "termin" | "sitzungstermin" | "sitzungsdatum" | "sitzungstag" | "sitzung" | "datum" | "sitzung am" | "am" => Column::Date,
        "top" | "tagesordnungspunkt" => Column::Agenda,
        "ö" | "nö" | "ö/n" | "ö / n" | "n" | "/" | "öffentlichkeitsstatus" | "öffentlichkeit" | "status" | "ö-status" => Column::Public,
        "zuständigkeit" | "ergebnis" | "beschlussqualität" | "entscheidung" | "beschluss" | "beratungsart" | "art" | "behandlung"
        | "art der beratung" => Column::Decision,
        _ => return None,
    })
}

/// The columns that a line names, and nothing else: "Gremium Termin TOP ö nö".
fn header(text: &str) -> Option<Vec<Column>> {
    if text.len() > 120 {
        return None;
    }
    let cells: Vec<&str> = split(text);
    let cells: Vec<&str> = if cells.iter().all(|cell| column(cell).is_some()) { cells } else { Vec::new() };
    let words: Vec<&str> = if cells.len() > 1 { cells } else { text.split_whitespace().collect() };
    let mut columns: Vec<Column> = Vec::new();
    for word in words {
        let next = column(word)?;
        if columns.last() != Some(&next) {
            columns.push(next);
        }
    }
    let names = |wanted| columns.contains(&wanted);
    (columns.len() >= 2 && names(Column::Date) && (names(Column::Body) || names(Column::Decision))).then_some(columns)
}

/// The cells of a row of a table whose columns are parted by tabs, bars or wide gaps.
fn split(text: &str) -> Vec<&str> {
    let bars = text.starts_with('|') && text.ends_with('|') && text.len() > 2;
    let cells = text.split(move |c| c == '\t' || (bars && c == '|')).flat_map(move |cell| if bars { cell.split("    ") } else { cell.split("  ") });
    cells.map(str::trim).filter(|cell| !cell.is_empty()).collect()
}

/// A session and what its row says of the public.
#[derive(Debug, Clone)]
pub struct Session {
    pub consultation: Consultation,
    pub public: Option<bool>,
}

/// The sessions below a line of column names, and how many lines they take.
pub fn table(lines: &[&Line<'_>], known: Known<'_>) -> Option<(Vec<Session>, usize)> {
    let columns = header(lines.first()?.text)?;
    let mut found: Vec<Session> = Vec::new();
    let mut at = 1;
    while let Some(line) = lines.get(at) {
        let text = line.text;
        // The heads of columns may run over two lines.
        let rest_of_header = found.is_empty() && text.split_whitespace().all(|word| column(word).is_some());
        let ruled = text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '=' | '_'));
        if rest_of_header || ruled {
            at += 1;
            continue;
        }
        if let (true, Some(session)) = (is_tick(text), found.last_mut()) {
            // A tick below its row stands in the second column if it is set in.
            session.public = session.public.or(Some(!line.raw.starts_with([' ', '\t'])));
            at += 1;
            continue;
        }
        let wrapped = (0..=WRAPPED).find(|ahead| lines.get(at + ahead).is_some_and(|line| day(line.text).is_some()));
        let Some(ahead) = wrapped.filter(|ahead| *ahead == 0 || is_name(lines.get(at..at + ahead).unwrap_or_default())) else { break };
        let name = lines.get(at..at + ahead).unwrap_or_default().iter().map(|line| line.text);
        let Some(session) = lines.get(at + ahead).and_then(|line| row(line.text, &columns, name, known)) else { break };
        found.push(session);
        at += ahead + 1;
    }
    Some((found, at))
}

/// Whether lines above a row can be the beginning of its name.
fn is_name(lines: &[&Line<'_>]) -> bool {
    lines.iter().all(|line| {
        line.text.len() <= 60
            && line.shape.lower >= 3
            && !line.text.ends_with(['.', ':', '?'])
            && line.shape.digits == 0
            && !line.text.starts_with('(')
    })
}

fn is_tick(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "☒" | "✓" | "✔")
}

/// The first day of a text, with what stands before and behind it.
fn day(text: &str) -> Option<(&str, String, &str)> {
    if text.len() > 200 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let start = |at: usize| at == 0 || text.get(..at).is_some_and(|head| head.ends_with([' ', '\t', '|']));
    let words = text.char_indices().filter(|(at, c)| c.is_ascii_digit() && start(*at));
    words.map(|(at, _)| at).find_map(|at| {
        let rest = text.get(at..)?;
        let numeric = rest.split([' ', '\t', '|', ',']).next().unwrap_or_default();
        let date = if dates::day(numeric).is_some() { numeric } else { rest.split(['\t', '|', ',']).next().unwrap_or_default().trim() };
        Some((text.get(..at)?, dates::day(date)?, rest.get(date.len()..)?))
    })
}

fn row<'l>(text: &'l str, columns: &[Column], name: impl Iterator<Item = &'l str>, known: Known<'_>) -> Option<Session> {
    let cells = split(text);
    let none = || Session { consultation: Consultation { date: None, body: None, agenda_item: None, decision: None }, public: None };
    let mut session = none();
    let barred = text.contains('\t') || text.starts_with('|');
    if cells.len() >= 2 && (barred || cells.len() == columns.len()) {
        for (cell, column) in cells.iter().zip(columns) {
            take(&mut session, *column, cell);
        }
        if barred || session.consultation.date.is_some() {
            return session.consultation.date.is_some().then_some(session);
        }
        session = none();
    }
    let (before, date, behind) = day(text)?;
    session.consultation.date = Some(date);
    let body = heal(name.chain([before.trim().trim_end_matches([',', '-', '–'])]), known);
    let (rest, first) = if body.is_empty() { ("", behind) } else { (behind, "") };
    session.consultation.body =
        Some(if body.is_empty() { first.trim().trim_start_matches([',', '-', '–', ' ']).to_owned() } else { body }).filter(|b| !b.is_empty());
    let mut words = rest.split_whitespace().peekable();
    // Where the table has a column for the item, a number is one, with its letter.
    if columns.contains(&Column::Agenda)
        && let Some(item) = words.next_if(|word| is_agenda_item(word))
    {
        let letter = words
            .next_if(|word| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase() && c != 'x'))
            .map(|letter| format!(" {letter}"));
        session.consultation.agenda_item = Some(format!("{item}{}", letter.unwrap_or_default()));
    }
    if columns.contains(&Column::Public) {
        while let Some(public) = words.peek().and_then(|word| stands_for(word)) {
            session.public = Some(public);
            words.next();
        }
    }
    let decision = words.collect::<Vec<_>>().join(" ");
    session.consultation.decision = Some(decision).filter(|text| !text.is_empty());
    Some(session)
}

fn take(session: &mut Session, column: Column, cell: &str) {
    let text = || Some(cell.to_owned());
    match column {
        Column::Body => session.consultation.body = text(),
        Column::Date => session.consultation.date = dates::day(cell).or_else(|| day(cell).map(|(_, date, _)| date)),
        Column::Agenda => session.consultation.agenda_item = text().filter(|item| is_agenda_item(item)),
        Column::Public => session.public = stands_for(cell),
        Column::Decision => session.consultation.decision = text(),
    }
}

/// What a sign or word in the column of the public says.
fn stands_for(word: &str) -> Option<bool> {
    match word {
        "Ö" | "ö" | "x" | "X" | "☒" => Some(true),
        "N" | "n" | "NÖ" | "nö" | "NÖ." => Some(false),
        _ => publicity(word),
    }
}

/// A row of sessions below no line of column names: "Kreistag        30.09.2019     TOP 12".
pub fn bare_row(text: &str) -> Option<Consultation> {
    // Rows may be counted: "1. Rat     am 30.09.2019".
    let counted = text.split_once(". ").filter(|(number, _)| number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()));
    let text = counted.map_or(text, |(_, rest)| rest);
    let cells = split(text);
    let date = |cell: &str| dates::day(cell.trim_start_matches("am "));
    let (body, date, rest) = match cells.as_slice() {
        [body, day, rest @ ..] if vocabulary::names_body(body) => (body, date(day)?, rest),
        [day, body, rest @ ..] if vocabulary::names_body(body) => (body, date(day)?, rest),
        _ => return None,
    };
    let mut session = Consultation { date: Some(date), body: Some((*body).to_owned()), agenda_item: None, decision: None };
    for cell in rest {
        let item = cell.strip_prefix("TOP").unwrap_or(cell).trim_matches([' ', ':', '.']);
        if is_agenda_item(item) {
            session.agenda_item = session.agenda_item.or_else(|| Some(item.to_owned()));
        } else if stands_for(cell).is_none() {
            session.decision = session.decision.or_else(|| Some((*cell).to_owned()));
        }
    }
    Some(session)
}

/// A line that names a session and its day: "17. Sitzung des Gemeinderates am 25.10.05".
pub fn line(text: &str) -> Option<Consultation> {
    if text.len() > 120 || !text.to_lowercase().contains("sitzung") {
        return None;
    }
    let (before, date, behind) = day(text)?;
    let body =
        before.trim().strip_suffix(" am").or_else(|| before.trim().strip_suffix(" vom"))?.trim().trim_start_matches("zur ").trim_end_matches(',');
    (behind.trim_matches(['.', ' ']).is_empty() && body.len() >= 7).then(|| Consultation {
        date: Some(date),
        body: Some(body.to_owned()),
        agenda_item: None,
        decision: None,
    })
}
