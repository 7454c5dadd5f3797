//! Sessions below no line of column names: bare rows, and phrases that tell one.

use super::no_session;
use super::row::public_sign;
use super::{Dated, split_at_day};
use crate::council::cells::row_cells;
use crate::council::numbers::agenda_item;
use crate::model::Consultation;
use crate::notation::dates;
use crate::vocabulary;

/// Bytes of the longest phrase.
const MAX_PHRASE_BYTES: usize = 140;

fn session(body: &str, date: String) -> Consultation {
    Consultation {
        date: Some(date),
        body: Some(body.trim().to_owned()),
        ..no_session()
    }
}

/// A row of sessions below no line of column names: "Kreistag        30.09.2019     TOP 12".
pub fn bare_row(text: &str) -> Option<Consultation> {
    // Rows may be counted: "1. Rat     am 30.09.2019".
    let is_count = |number: &str| number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    let counted = text.split_once(". ").filter(|(number, _)| is_count(number));
    let cells = row_cells(counted.map_or(text, |(_, rest)| rest));
    let day = |cell: &str| dates::day(cell.trim_start_matches("am "));
    let (mut session, rest) = match cells.as_slice() {
        [body, date, rest @ ..] if vocabulary::names_body(body) => {
            (session(body, day(date)?), rest)
        }
        [date, body, rest @ ..] if vocabulary::names_body(body) => {
            (session(body, day(date)?), rest)
        }
        _ => return None,
    };
    for cell in rest {
        if let Some(item) = agenda_item(cell) {
            session.agenda_item.get_or_insert_with(|| item.to_owned());
        } else if public_sign(cell).is_none() {
            session.decision.get_or_insert_with(|| (*cell).to_owned());
        }
    }
    Some(session)
}

/// A session told in one phrase: "Kreistag, 24.09.2015, TOP 3", "Gemeinderat am 02.04.2009", "04.05.2021 Bauausschuss Vorberatung".
pub fn phrase(text: &str) -> Option<Consultation> {
    if text.len() > MAX_PHRASE_BYTES {
        return None;
    }
    let dated = split_at_day(text.trim_start_matches(['-', '•', ' ']))?;
    let before = dated.before.trim();
    if before.is_empty() {
        return behind_day(dated);
    }
    let body = [",", " am"]
        .iter()
        .find_map(|link| before.strip_suffix(link))?;
    let is_body = !body.contains(':') && vocabulary::names_body(body);
    let ends = dated.behind.is_empty() || dated.behind.starts_with(',');
    if !is_body || !ends {
        return None;
    }
    let mut session = session(body, dated.date);
    for part in dated.behind.split(',').map(str::trim) {
        if part.is_empty() {
            continue;
        }
        if let Some(item) = agenda_item(part) {
            session.agenda_item = Some(item.to_owned());
        } else if part.split(' ').count() <= 3 && !part.ends_with('.') {
            session.decision = Some(part.to_owned());
        } else {
            return None;
        }
    }
    Some(session)
}

/// A body behind its day, and what it does with the paper.
fn behind_day(dated: Dated<'_>) -> Option<Consultation> {
    let words: Vec<&str> = dated.behind.split_whitespace().collect();
    let role = words
        .iter()
        .skip(1)
        .position(|word| vocabulary::names_handling(word));
    let (body, role) = words.split_at_checked(role.map_or(words.len(), |at| at + 1))?;
    let body = body.join(" ");
    let is_worded = body.starts_with(char::is_uppercase) && !body.contains("  ");
    let names_body = is_worded && vocabulary::names_body(&body);
    names_body.then(|| Consultation {
        decision: Some(role.join(" ")).filter(|role| !role.is_empty()),
        ..session(&body, dated.date)
    })
}

/// The session that decides, as a line of its own tells: "Beschluss des Bauausschusses vom 09.03.2021 (VB)".
pub fn decided(text: &str) -> Option<Consultation> {
    let dated = split_at_day(text)?;
    let body = ["Beschluss des ", "Beschluss der "]
        .iter()
        .find_map(|lead| dated.before.strip_prefix(lead))?
        .trim();
    let body = ["vom", "am"]
        .iter()
        .find_map(|link| body.strip_suffix(link))?
        .trim();
    let behind = dated.behind.trim();
    let is_short_mark = behind.len() <= 8 && behind.starts_with('(') && behind.ends_with(')');
    let nominative = ["es", "s"]
        .iter()
        .find_map(|ending| body.strip_suffix(ending))
        .unwrap_or(body);
    let is_body = vocabulary::names_body(nominative) || vocabulary::names_body(body);
    let is_alone = behind.is_empty() || is_short_mark;
    (is_alone && is_body).then(|| session(body, dated.date))
}

/// A line that names a session and its day: "17. Sitzung des Gemeinderates am 25.10.05".
pub fn line(text: &str) -> Option<Consultation> {
    let names_session = text.to_lowercase().contains("sitzung");
    if text.len() > 120 || !names_session || text.starts_with("Beantwortung") {
        return None;
    }
    let dated = split_at_day(text)?;
    let before = dated.before.trim();
    let body = [" am", " vom"]
        .iter()
        .find_map(|link| before.strip_suffix(link))?;
    let body = body.trim().trim_end_matches(',');
    let lead = body.split_once("zur ");
    let lead = lead.filter(|(matter, _)| matter.is_empty() || vocabulary::names_type(matter));
    let body = lead.map_or(body, |(_, body)| body);
    let ends = dated.behind.trim_matches(['.', ' ']).is_empty();
    (ends && body.len() >= 7).then(|| session(body, dated.date))
}
