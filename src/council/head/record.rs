//! The head of minutes and invitations: they name themselves, the session and its day.

use super::fields::Fields;
use super::letterhead::day_behind_place;
use crate::council::sessions;
use crate::council::sessions::no_session;
use crate::layout::{Line, Role};
use crate::model::Consultation;
use crate::notation::dates;
use crate::outline::Context;
use crate::vocabulary;

/// Lines among which a record names itself.
pub const FRONT_LINES: usize = 12;

/// Lines behind its name that tell the session.
const SESSION_LINES: usize = 4;

/// The head and the line behind it. What invites to no session of a body is none.
pub fn read(context: &Context<'_, '_>) -> Option<(Fields, usize)> {
    let lines = context.layout.lines.iter().enumerate();
    let body: Vec<(usize, &Line<'_>)> = lines.filter(|(_, line)| line.role == Role::Body).collect();
    let mut front = body.iter().take(FRONT_LINES);
    let place = front.position(|(_, line)| vocabulary::names_record(line.text))?;
    let near = body.get(place..)?;
    let near = near.get(..SESSION_LINES + 1).unwrap_or(near);
    let (_, named) = near.first()?;
    let count = near.iter().position(|(_, line)| names_session(line.text))?;
    let day = near
        .iter()
        .position(|(_, line)| day_inside(line.text).is_some())?;
    let (end, _) = near.get(count.max(day))?;
    let text = near.get(..=count.max(day))?;
    let consultation = Consultation {
        date: text.iter().find_map(|(_, line)| day_inside(line.text)),
        body: text.iter().find_map(|(_, line)| body_inside(line.text)),
        ..no_session()
    };
    let mut letter = body.iter().map(|(_, line)| line.text.trim());
    let fields = Fields {
        kind: Some(record_kind(named.text)),
        date: letter.find_map(day_behind_place),
        consultations: vec![consultation],
        ..Fields::default()
    };
    Some((fields, end + 1))
}

/// The word by which a record names itself: "Niederschrift über die 4. Sitzung" is a Niederschrift.
fn record_kind(text: &str) -> String {
    let first = text.split([' ', '\t', ':']).next().unwrap_or(text);
    first.to_owned()
}

/// Whether a line names a session of a body: "über die 12. Sitzung des Rates", "3. Sitzung des Beirats West".
fn names_session(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphabetic()).any(is_session)
}

/// "Sitzung", "Ratssitzung"
fn is_session(word: &str) -> bool {
    word.ends_with("sitzung")
}

/// The body whose session a line names: what stands behind "Sitzung des".
fn body_inside(text: &str) -> Option<String> {
    let (_, behind) = ["itzung des ", "itzung der "]
        .iter()
        .find_map(|link| text.split_once(link))?;
    let ends = [" am ", " vom ", ", ", "\t"];
    let end = ends.iter().filter_map(|end| behind.find(end)).min();
    let body = behind.get(..end.unwrap_or(behind.len()))?.trim();
    (!body.is_empty()).then(|| body.to_owned())
}

/// The day in a line: "am Donnerstag, dem 29.04.2021, 18:00 Uhr".
fn day_inside(text: &str) -> Option<String> {
    let by_phrase = sessions::first_day(text);
    by_phrase.or_else(|| {
        text.split(['\t', ','])
            .find_map(|cell| dates::day(cell.trim()))
    })
}
