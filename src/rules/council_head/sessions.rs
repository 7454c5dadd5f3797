//! The sessions in which a paper is dealt with: rows below a line of column names, or a line that names one.

use super::labels::{agenda_item, is_agenda_item};
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
    /// Counts the rows.
    Count,
}

fn column(word: &str) -> Option<Column> {
    Some(
        match word.trim_matches(['|', ':', '.']).to_lowercase().as_str() {
            "gremium" | "gremien" | "beratungsfolge" | "beratung" | "ausschuss"
            | "ausschuss/gremium" | "beratendes gremium" => Column::Body,
            "termin" | "sitzungstermin" | "sitzungsdatum" | "sitzungstag" | "sitzung" | "datum"
            | "sitzung am" | "am" => Column::Date,
            "top" | "tagesordnungspunkt" => Column::Agenda,
            "ö"
            | "nö"
            | "ö/n"
            | "ö / n"
            | "n"
            | "/"
            | "öffentlichkeitsstatus"
            | "öffentlichkeit"
            | "status"
            | "ö-status"
            | "öffentl"
            | "nichtöffentl"
            | "öffentlich"
            | "nichtöffentlich" => Column::Public,
            "zuständigkeit" | "ergebnis" | "beschlussqualität" | "entscheidung" | "beschluss"
            | "beratungsart" | "art" | "behandlung" | "art der beratung" | "kompetenz"
            | "funktion" => Column::Decision,
            "nr" | "lfd. nr" | "#" => Column::Count,
            _ => return None,
        },
    )
}

/// The columns that a line names, and nothing else: "Gremium Termin TOP ö nö".
fn header(text: &str) -> Option<Vec<Column>> {
    if text.len() > 120 {
        return None;
    }
    let cells: Vec<&str> = split(text);
    let cells: Vec<&str> = if cells.iter().all(|cell| column(cell).is_some()) {
        cells
    } else {
        Vec::new()
    };
    let apart = cells.len() > 1;
    let words: Vec<&str> = if apart {
        cells
    } else {
        text.split_whitespace().collect()
    };
    let mut columns: Vec<Column> = Vec::new();
    for word in words {
        let next = column(word)?;
        if apart || columns.last() != Some(&next) {
            columns.push(next);
        }
    }
    let names = |wanted| columns.contains(&wanted);
    (columns.len() >= 2 && names(Column::Date) && (names(Column::Body) || names(Column::Decision)))
        .then_some(columns)
}

/// The cells of a row of a table whose columns are parted by tabs, bars or wide gaps.
fn split(text: &str) -> Vec<&str> {
    let bars = text.starts_with('|') && text.ends_with('|') && text.len() > 2;
    let cells = text
        .split(move |c| c == '\t' || (bars && c == '|'))
        .flat_map(move |cell| {
            if bars {
                cell.split("    ")
            } else {
                cell.split("  ")
            }
        });
    cells
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect()
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
        let rest_of_header =
            found.is_empty() && text.split_whitespace().all(|word| column(word).is_some());
        let ruled = text
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '=' | '_'));
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
        let wrapped = (0..=WRAPPED).find(|ahead| {
            lines
                .get(at + ahead)
                .is_some_and(|line| day(line.text).is_some())
        });
        let Some(ahead) = wrapped
            .filter(|ahead| *ahead == 0 || is_name(lines.get(at..at + ahead).unwrap_or_default()))
        else {
            break;
        };
        let name = lines
            .get(at..at + ahead)
            .unwrap_or_default()
            .iter()
            .map(|line| line.text);
        let Some(mut session) = lines
            .get(at + ahead)
            .and_then(|line| row(line.text, &columns, name, known))
        else {
            break;
        };
        // A cross says no where it stands below the word for that.
        let cross = lines
            .get(at + ahead)
            .and_then(|line| place(line.raw, " x "));
        if let Some((cross, closed)) = cross.zip(
            lines
                .first()
                .and_then(|head| place(head.raw, "nichtöffentl")),
        ) {
            session.public = Some(cross + 3 < closed);
        }
        found.push(session);
        at += ahead + 1;
    }
    Some((found, at))
}

/// The column in which a word stands.
fn place(raw: &str, word: &str) -> Option<usize> {
    raw.find(word)
        .and_then(|at| raw.get(..at))
        .map(|before| before.chars().count())
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
    let start = |at: usize| {
        at == 0
            || text
                .get(..at)
                .is_some_and(|head| head.ends_with([' ', '\t', '|']))
    };
    let words = text
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && start(*at));
    words.map(|(at, _)| at).find_map(|at| {
        let rest = text.get(at..)?;
        let numeric = rest.split([' ', '\t', '|', ',']).next().unwrap_or_default();
        let date = if dates::day(numeric).is_some() {
            numeric
        } else {
            rest.split(['\t', '|', ','])
                .next()
                .unwrap_or_default()
                .trim()
        };
        Some((text.get(..at)?, dates::day(date)?, rest.get(date.len()..)?))
    })
}

fn row<'l>(
    text: &'l str,
    columns: &[Column],
    name: impl Iterator<Item = &'l str>,
    known: Known<'_>,
) -> Option<Session> {
    let none = Consultation {
        date: None,
        body: None,
        agenda_item: None,
        decision: None,
    };
    let mut session = Session {
        consultation: none,
        public: None,
    };
    let bars = text.starts_with('|') && text.ends_with('|') && text.len() > 2;
    // Between bars a cell may be empty, and the columns say what the others are.
    let all: Vec<&str> = if bars {
        text.trim_matches('|').split('|').map(str::trim).collect()
    } else {
        split(text)
    };
    if all.len() == columns.len() && (bars || text.contains('\t')) {
        for (cell, column) in all.iter().zip(columns) {
            take(&mut session, *column, cell);
        }
        return session.consultation.date.is_some().then_some(session);
    }
    let name: Vec<&str> = name.collect();
    let cells: Vec<&str> = all.into_iter().filter(|cell| !cell.is_empty()).collect();
    let dated = cells
        .iter()
        .position(|cell| dates::day(cell.trim_start_matches("am ")).is_some());
    if let Some(place) = dated.filter(|_| cells.len() >= 2 && name.is_empty()) {
        session.consultation.date = cells
            .get(place)
            .and_then(|cell| dates::day(cell.trim_start_matches("am ")));
        for (at, cell) in cells.iter().enumerate().filter(|(at, _)| *at != place) {
            by_form(&mut session, cell, columns, at < place);
        }
        return Some(session);
    }
    // "vom 12.03." tells when something was written.
    let (before, date, behind) = day(text).filter(|(before, ..)| !before.ends_with("vom "))?;
    session.consultation.date = Some(date);
    let mut before = before.trim().trim_end_matches([',', '-', '–']);
    // "Öffentlich Ausschuss für Verkehr 30.11.2021"
    if let Some((public, rest)) = before
        .split_once(' ')
        .and_then(|(word, rest)| Some((publicity(word).filter(|_| word.ends_with("lich"))?, rest)))
    {
        session.public = Some(public);
        before = rest;
    }
    let body = heal(name.into_iter().chain([before]), known);
    let mut words = behind
        .split_whitespace()
        .map(|word| word.trim_start_matches(['–', '-']))
        .filter(|word| !word.is_empty())
        .peekable();
    let body = if body.is_empty() {
        // Behind the day the name goes up to what the other columns say.
        let mut name: Vec<&str> = Vec::new();
        while let Some(word) = words.next_if(|word| {
            name.is_empty() || !(stands_for(word).is_some() || ends_name(word, columns))
        }) {
            name.push(word);
        }
        name.join(" ").trim_start_matches([',', ' ']).to_owned()
    } else {
        body
    };
    session.consultation.body = Some(body).filter(|body| !body.is_empty());
    loop {
        // Where the table has a column for the item, a number is one, with its letter.
        if columns.contains(&Column::Agenda)
            && session.consultation.agenda_item.is_none()
            && let Some(item) = words.next_if(|word| is_agenda_item(word))
        {
            let letter = words
                .next_if(|word| {
                    word.len() == 1
                        && word.starts_with(|c: char| c.is_ascii_lowercase() && c != 'x')
                })
                .map(|letter| format!(" {letter}"));
            session.consultation.agenda_item = Some(format!(
                "{}{}",
                agenda_item(item).unwrap_or(item),
                letter.unwrap_or_default()
            ));
            continue;
        }
        let told = words.peek().and_then(|word| stands_for(word));
        let Some(public) =
            told.filter(|_| columns.contains(&Column::Public) || columns.contains(&Column::Agenda))
        else {
            break;
        };
        session.public = Some(public);
        words.next();
    }
    let decision = words.collect::<Vec<_>>().join(" ");
    session.consultation.decision = Some(decision).filter(|text| !text.is_empty());
    Some(session)
}

/// Whether a word behind the name of a body stands in another column.
fn ends_name(word: &str, columns: &[Column]) -> bool {
    columns.contains(&Column::Agenda) && is_agenda_item(word)
        || columns.contains(&Column::Decision) && vocabulary::names_handling(word)
}

/// Takes a cell for what its form says: the public, an item, a body, or what is decided.
fn by_form(session: &mut Session, cell: &str, columns: &[Column], before: bool) {
    let slot = &mut session.consultation;
    let item = agenda_item(cell)
        .filter(|item| columns.contains(&Column::Agenda) || item.len() < cell.len());
    if let Some(item) =
        item.filter(|_| slot.agenda_item.is_none() && !(before && slot.body.is_none()))
    {
        slot.agenda_item = Some(item.to_owned());
    } else if let Some(public) = stands_for(cell) {
        session.public = session.public.or(Some(public));
    } else if slot.body.is_none()
        && cell.chars().any(char::is_alphabetic)
        && (columns.contains(&Column::Body) || vocabulary::names_body(cell))
    {
        slot.body = Some(cell.to_owned());
    } else if !before && !cell.bytes().all(|b| b.is_ascii_digit()) {
        slot.decision = slot.decision.take().or_else(|| Some(cell.to_owned()));
    }
}

fn take(session: &mut Session, column: Column, cell: &str) {
    let text = || Some(cell.to_owned()).filter(|cell| !cell.is_empty());
    let slot = &mut session.consultation;
    match column {
        Column::Body => slot.body = slot.body.take().or_else(text),
        Column::Date => {
            slot.date = slot
                .date
                .take()
                .or_else(|| dates::day(cell).or_else(|| day(cell).map(|(_, date, _)| date)))
        }
        Column::Agenda => slot.agenda_item = agenda_item(cell).map(str::to_owned),
        Column::Public => {
            session.public = session.public.or_else(|| stands_for(cell));
            // "Ö 9.2"
            slot.agenda_item = slot
                .agenda_item
                .take()
                .or_else(|| agenda_item(cell).map(str::to_owned));
        }
        Column::Decision => slot.decision = slot.decision.take().or_else(text),
        Column::Count => {}
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
    let counted = text
        .split_once(". ")
        .filter(|(number, _)| number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()));
    let text = counted.map_or(text, |(_, rest)| rest);
    let cells = split(text);
    let date = |cell: &str| dates::day(cell.trim_start_matches("am "));
    let (body, date, rest) = match cells.as_slice() {
        [body, day, rest @ ..] if vocabulary::names_body(body) => (body, date(day)?, rest),
        [day, body, rest @ ..] if vocabulary::names_body(body) => (body, date(day)?, rest),
        _ => return None,
    };
    let mut session = Consultation {
        date: Some(date),
        body: Some((*body).to_owned()),
        agenda_item: None,
        decision: None,
    };
    for cell in rest {
        if let Some(item) = agenda_item(cell) {
            session.agenda_item = session.agenda_item.or_else(|| Some(item.to_owned()));
        } else if stands_for(cell).is_none() {
            session.decision = session.decision.or_else(|| Some((*cell).to_owned()));
        }
    }
    Some(session)
}

/// A session told in one phrase: "Kreistag, 24.09.2015, TOP 3", "Gemeinderat am 02.04.2009".
pub fn phrase(text: &str) -> Option<Consultation> {
    if text.len() > 140 {
        return None;
    }
    let (before, date, behind) = day(text.trim_start_matches(['-', '•', ' ']))?;
    let before = before.trim();
    let body = before
        .strip_suffix(',')
        .or_else(|| before.strip_suffix(" am"))
        .filter(|body| vocabulary::names_body(body) && !body.contains(':'))?;
    let mut session = Consultation {
        date: Some(date),
        body: Some(body.trim().to_owned()),
        agenda_item: None,
        decision: None,
    };
    if !(behind.is_empty() || behind.starts_with(',')) {
        return None;
    }
    for part in behind
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        match agenda_item(part) {
            Some(item) => session.agenda_item = Some(item.to_owned()),
            None if part.split(' ').count() <= 3 && !part.ends_with('.') => {
                session.decision = Some(part.to_owned())
            }
            None => return None,
        }
    }
    Some(session)
}

/// The session that decides, as a line of its own tells: "Beschluss des Bauausschusses vom 09.03.2021 (VB)".
pub fn decided(text: &str) -> Option<Consultation> {
    let (before, date, behind) = day(text)?;
    let body = ["Beschluss des ", "Beschluss der "]
        .iter()
        .find_map(|lead| before.strip_prefix(lead))?
        .trim();
    let body = body
        .strip_suffix("vom")
        .or_else(|| body.strip_suffix("am"))?
        .trim();
    let behind = behind.trim();
    let marked =
        behind.is_empty() || behind.starts_with('(') && behind.ends_with(')') && behind.len() <= 8;
    let base = body
        .strip_suffix("es")
        .or_else(|| body.strip_suffix('s'))
        .unwrap_or(body);
    (marked && (vocabulary::names_body(base) || vocabulary::names_body(body))).then(|| {
        Consultation {
            date: Some(date),
            body: Some(body.to_owned()),
            agenda_item: None,
            decision: None,
        }
    })
}

/// A line that names a session and its day: "17. Sitzung des Gemeinderates am 25.10.05".
pub fn line(text: &str) -> Option<Consultation> {
    if text.len() > 120
        || !text.to_lowercase().contains("sitzung")
        || text.starts_with("Beantwortung")
    {
        return None;
    }
    let (before, date, behind) = day(text)?;
    let body = before
        .trim()
        .strip_suffix(" am")
        .or_else(|| before.trim().strip_suffix(" vom"))?
        .trim()
        .trim_start_matches("zur ")
        .trim_end_matches(',');
    (behind.trim_matches(['.', ' ']).is_empty() && body.len() >= 7).then(|| Consultation {
        date: Some(date),
        body: Some(body.to_owned()),
        agenda_item: None,
        decision: None,
    })
}
