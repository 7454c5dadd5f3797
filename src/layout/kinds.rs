//! What a line is, judged by its form and by what it follows.

use super::hyphens::is_open_end;
use super::shape::SEEN;
use super::{Kind, Line, Setting};
use crate::notation::{numbering, numbers, units, years};
use crate::text::Evidence;
use crate::vocabulary;

/// Most letters of a heading word with all that may stand around it.
const HEADING: u16 = 48;

/// What a line follows.
pub(super) struct Follows<'a, 't> {
    /// The kind of the block above.
    pub(super) kind: Kind,
    /// The line above.
    pub(super) above: &'a Line<'t>,
    /// How the document is set.
    pub(super) setting: Setting,
    /// The line above cannot be the end of its phrase.
    pub(super) open: bool,
}

impl<'a, 't> Follows<'a, 't> {
    pub(super) fn new(kind: Kind, above: &'a Line<'t>, setting: Setting) -> Self {
        Self {
            kind,
            above,
            setting,
            open: is_open_end(above.body()),
        }
    }

    fn is_text(&self) -> bool {
        // "mit mindestens" / "500 Mbit/s": a number ends the sentence above, unless that one announces figures.
        matches!(self.kind, Kind::Text | Kind::Item)
            && self.setting.wrapped
            && !self.above.text.ends_with(':')
    }

    /// The text above waits for more: it ends on a hyphen, a comma, an article.
    fn is_waiting(&self, line: &Line<'_>) -> bool {
        let text = matches!(self.kind, Kind::Text | Kind::Item | Kind::Question);
        text && line.gap == 0 && self.open && !self.above.text.ends_with('–')
    }

    /// The title above waits for more.
    fn is_open_title(&self, line: &Line<'_>) -> bool {
        matches!(self.kind, Kind::Numbered | Kind::Capitals)
            && line.tight
            && !line.page_start
            && self.open
    }

    fn is_list(&self) -> bool {
        matches!(self.kind, Kind::Topic(_) | Kind::Numbered | Kind::Question)
    }
}

/// What a line is, given what it follows.
pub(super) fn kind(line: &Line<'_>, follows: Option<&Follows<'_, '_>>) -> Kind {
    if let Some(table) = line.table {
        return Kind::Table(table);
    }
    let body = line.body();
    let waiting = follows.is_some_and(|follows| follows.is_waiting(line));
    if is_question(body) && !waiting || is_bold_question(line) {
        return Kind::Question;
    }
    if line.style.heading > 0 {
        // The second line of a title that has two may be a heading word.
        if follows.is_some_and(|follows| {
            follows.kind == Kind::Marked && follows.above.is_one_title_with(line)
        }) {
            return Kind::Marked;
        }
        return vocabulary::topic(body).map_or(Kind::Marked, Kind::Topic);
    }
    let short = body.len() < SEEN && !(waiting && line.shape.starts_lower);
    let found = short.then(|| kind_of_short_line(line, follows, waiting));
    let otherwise = if line.is_item() {
        Kind::Item
    } else {
        Kind::Text
    };
    found.flatten().unwrap_or(otherwise)
}

/// What a line is that is shorter than running text, if its form says more than that of a paragraph or an item.
fn kind_of_short_line(
    line: &Line<'_>,
    follows: Option<&Follows<'_, '_>>,
    waiting: bool,
) -> Option<Kind> {
    let body = line.body();
    let capitals = line.shape.is_capitals();
    let item = line.is_item() && !is_label_behind_sign(line);
    // The second line of a title: "GRUNDSÄTZE UND" / "ZIELE".
    if capitals && follows.is_some_and(|follows| follows.is_open_title(line)) {
        return Some(Kind::Capitals);
    }
    // Heading words are short and rows of values have few letters: most lines need no closer look.
    let letters = line.shape.upper + line.shape.lower;
    let numeric = line.shape.digits > 0 && letters <= 4 * line.shape.digits + 8;
    let may_head = letters <= HEADING || body.ends_with("en)");
    if may_head
        && !(waiting || item)
        && let Some(topic) = vocabulary::topic(body)
        && !(numeric && is_year_with_value(body))
    {
        return Some(Kind::Topic(topic));
    }
    if is_status(body) {
        return Some(Kind::Status);
    }
    if numeric && let Some(kind) = kind_of_numbers(body, follows) {
        return Some(kind);
    }
    // A chapter's title may stand in the middle of a sentence; its capitals tell it from the text.
    let apart = !waiting || capitals;
    let in_list = follows.is_some_and(Follows::is_list);
    if apart && !item && is_numbered(body, in_list) {
        return Some(Kind::Numbered);
    }
    let alone = !(waiting || item) || (line.is_item() && line.style.bold);
    if capitals && alone && !body.ends_with(':') && !body.contains('|') {
        return Some(Kind::Capitals);
    }
    opens_project(body).then_some(Kind::Item)
}

/// Numbers in a row, or a single one.
fn kind_of_numbers(body: &str, follows: Option<&Follows<'_, '_>>) -> Option<Kind> {
    if numbers::series(body).is_some() {
        return Some(Kind::Values);
    }
    let in_text = follows.is_some_and(Follows::is_text);
    let figures = (is_figure(body) && !in_text) || is_year_with_value(body);
    figures.then_some(Kind::Figures)
}

/// "• ZIELE", "• ZIELGRUPPE": a sign may stand before a label in capitals, too, where nobody tells that it is an item.
fn is_label_behind_sign(line: &Line<'_>) -> bool {
    let guessed = line.told_by == Evidence::Form && line.shape.is_capitals();
    let names_field = |body| vocabulary::topic(body).is_some() || vocabulary::is_field(body);
    guessed && names_field(line.body())
}

/// A number and a title; below a heading word or another such line also "1. mehr Busse".
fn is_numbered(body: &str, in_list: bool) -> bool {
    numbering::leading(body).is_some_and(|(number, rest)| {
        numbering::is_title(rest) || (in_list && number.closed && number.parts.len() == 1)
    })
}

/// Whether a line names itself a question.
pub(super) fn asks(line: &Line<'_>) -> bool {
    is_question(line.body())
}

/// "Frage 3: …", "Zu Frage 3", "FRAGE 3".
fn is_question(body: &str) -> bool {
    // Two letters spare all other lines the comparisons.
    if !body.starts_with(['F', 'Z', 'z']) {
        return false;
    }
    let rest = body
        .strip_prefix("Zu ")
        .or_else(|| body.strip_prefix("zu "))
        .unwrap_or(body);
    let Some(rest) = rest
        .strip_prefix("Frage ")
        .or_else(|| rest.strip_prefix("FRAGE "))
    else {
        return false;
    };
    let word = rest
        .trim_start()
        .split([' ', ':', '.', ')'])
        .next()
        .unwrap_or_default();
    let number = word.bytes().all(|b| b.is_ascii_digit())
        || numbering::whole(word).is_some()
        || word.len() == 1;
    !word.is_empty() && word.len() <= 3 && number
}

/// "**2. Wie ist der Stand?**"
fn is_bold_question(line: &Line<'_>) -> bool {
    line.style.bold
        && line.text.ends_with('?')
        && numbering::leading(line.body())
            .is_some_and(|(number, _)| number.closed && number.parts.len() == 1)
}

/// "[Pilot: 12/2018 | Status: Umsetzung]", alone on its line.
fn is_status(body: &str) -> bool {
    body.starts_with('[') && body.ends_with(']') && has_status(body)
}

/// "NETZE [Pilot: 12/2018 | Status: Umsetzung]": a title with its brackets.
fn opens_project(body: &str) -> bool {
    body.ends_with(']')
        && body
            .split_once('[')
            .is_some_and(|(title, status)| !title.is_empty() && has_status(status))
}

/// Two keys with their values, one of them the state.
fn has_status(text: &str) -> bool {
    text.contains('|') && text.to_lowercase().contains("status:")
}

/// "2021: 8", "2019 » ca. 50 ha": no line of a sentence, whatever it follows.
fn is_year_with_value(body: &str) -> bool {
    let Some((year, value)) = body
        .split_once([':', '»', '='])
        .or_else(|| body.split_once("  "))
    else {
        return false;
    };
    // "Zielwert 2030    10"
    let year = year
        .split_once(' ')
        .filter(|(word, _)| vocabulary::series_kind(word).is_some())
        .map_or(year, |(_, year)| year);
    let value = value.split_once(" (").map_or(value, |(value, _)| value);
    years::year(year.trim_end()).is_some()
        && value.len() <= 24
        && numbers::cell(value).is_some_and(|cell| cell.value.is_some())
}

/// A single number, a year, or a year with its value; units and signs may stand with them, words may not.
fn is_figure(body: &str) -> bool {
    body.split([' ', '\t'])
        .filter(|token| !token.is_empty())
        .all(|token| {
            let plain = token.trim_matches([
                '(', ')', '>', '<', '≥', '≤', '»', ':', ';', '|', '–', '-', '=',
            ]);
            plain.is_empty()
                || plain
                    .bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'%'))
                || matches!(plain.to_lowercase().as_str(), "ca." | "ca" | "rund")
                || (plain.starts_with(|c: char| c.is_ascii_digit())
                    && plain.split('–').all(|half| numbers::cell(half).is_some()))
                || (units::unit(plain).is_some() && body.bytes().any(|b| b.is_ascii_digit()))
        })
}
