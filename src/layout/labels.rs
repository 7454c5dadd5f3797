//! Labels of fields in measure sheets and profiles: lines of their own that say what stands below them.

use super::hyphens::{is_open_end, is_waiting_adjective};
use super::lines::mark as mark_of;
use super::shape::Shape;
use super::{Label, Line, Role, Setting, Told};
use crate::text::Table;
use crate::text::bullets::is_bullet;
use crate::vocabulary;
use rustc_hash::FxHashMap;

/// Bytes of the longest label.
const LONGEST: usize = 60;
/// Bytes in which a label that opens a line finds room.
const LEADING: usize = 48;
/// Letters of the longest word that is looked for where a blank is lost.
const GLUED: usize = 24;
/// A known field that stands so often alone is a label wherever it does.
const SHEETS: usize = 8;
/// A line that stands so often for itself is a label of the form, whatever it says.
const OFTEN: usize = 3;

/// Makes two lines of one that has a heading word in its first cell: the label, and what stands in the cell beside it.
pub fn part_cells(lines: &mut Vec<Line<'_>>, tables: &mut [Table]) {
    let split = |line: &Line<'_>| {
        let tab = memchr::memchr(
            b'\t',
            line.text.as_bytes().get(..LEADING.min(line.text.len()))?,
        )?;
        let (label, rest) = (line.text.get(..tab)?, line.text.get(tab + 1..)?);
        // A bullet may stand in a cell of its own.
        let value = rest.trim_start().get(mark_of(rest.trim_start())..)?;
        let alone = line.role == Role::Body
            && line.table.is_none()
            && line.style.heading == 0
            && !value.contains('\t');
        // `Ziel` beside `Zielwert` heads a table.
        (alone
            && vocabulary::topic(label).is_some()
            && !value.trim().is_empty()
            && vocabulary::topic(value).is_none())
        .then_some(tab)
    };
    let found: Vec<(usize, usize)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| split(line).map(|tab| (at, tab)))
        .collect();
    // What stands below a new line has moved.
    for piece in tables.iter_mut().flat_map(Table::pieces_mut) {
        piece.line += found.partition_point(|(at, _)| *at < piece.line);
    }
    for (at, tab) in found.into_iter().rev() {
        let Some(line) = lines.get_mut(at) else {
            continue;
        };
        let text = line.text;
        let mut value = line.clone();
        (line.text, line.shape, line.short) = (
            text.get(..tab).unwrap_or(text).trim_end(),
            Shape::of(text.get(..tab).unwrap_or(text)),
            None,
        );
        value.text = text.get(tab + 1..).unwrap_or_default().trim_start();
        (value.shape, value.gap, value.tight, value.page_start) =
            (Shape::of(value.text), 0, true, false);
        value.mark = u8::try_from(mark_of(value.text)).unwrap_or_default();
        lines.insert(at + 1, value);
    }
}

/// Marks the labels: the words for fields, and short lines that the document repeats; and the lines that open with one.
pub fn mark(lines: &mut [Line<'_>], setting: Setting) {
    let mut lone: FxHashMap<&str, usize> = FxHashMap::default();
    let mut leading: FxHashMap<&str, usize> = FxHashMap::default();
    for line in lines
        .iter()
        .filter(|line| line.role == Role::Body && line.table.is_none())
    {
        if may_label(line) {
            *lone.entry(line.text).or_default() += 1;
        }
        if let Some(label) = leading_label(line) {
            *leading.entry(label).or_default() += 1;
        }
    }
    let mut above: Option<usize> = None;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at).filter(|line| line.role == Role::Body) else {
            continue;
        };
        let often = |counts: &FxHashMap<&str, usize>, text: &str| {
            counts.get(text).is_some_and(|count| *count >= OFTEN)
        };
        let named = vocabulary::numbered_topic(line.text).is_some() && line.style.heading == 0
            || may_label(line) && (often(&lone, line.text) || vocabulary::is_field(line.text));
        let named = named || line.told == Told::Label;
        let opens = leading_label(line).is_some_and(|label| often(&leading, label))
            || line.told == Told::LabelAndText;
        // No sentence goes on with a word that is glued to the next.
        let glued = opens && glued(line.text).is_some();
        // A counted title is a line of its own where the next one's first word would have fitted.
        let below = lines
            .iter()
            .skip(at + 1)
            .find(|line| line.role == Role::Body);
        let alone = opens
            && counted(line.text).is_some()
            && !line.text.ends_with(['.', ','])
            && below.is_some_and(|below| is_apart(below, line, setting));
        // A field's word alone above a list is its label, however full the line above.
        let field = named && vocabulary::is_field(line.text);
        let heads = field && lines.get(at + 1).is_some_and(Line::is_item);
        // So is one that the form repeats on most of its sheets.
        let heads = heads || (field && lone.get(line.text).is_some_and(|count| *count >= SHEETS));
        let complete = || {
            above
                .and_then(|above| lines.get(above))
                .is_none_or(|above| !is_open_end(above.body()))
        };
        let apart = glued
            || (heads && complete())
            || (named || opens)
                && above
                    .and_then(|above| lines.get(above))
                    .is_none_or(|above| is_apart(line, above, setting));
        if let Some(line) = lines.get_mut(at) {
            line.label = match (named || alone, opens) {
                _ if !apart => Label::None,
                (true, _) => Label::Alone,
                (false, true) => Label::Leading,
                (false, false) => Label::None,
            };
        }
        above = Some(at);
    }
}

/// The label that opens a line of more: `Kosten: 20 T€`, `MaßnahmentypDaueraufgabe` where the blank is lost, the letters of `SG-10Abstände`.
fn leading_label<'t>(line: &Line<'t>) -> Option<&'t str> {
    if line.is_item() || line.shape.starts_lower || line.style.heading > 0 {
        return None;
    }
    let end = line
        .text
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| *at >= LEADING)
        .unwrap_or(line.text.len());
    let head = line.text.get(..end)?;
    if let Some((label, rest)) = head.split_once(':') {
        let words = label.starts_with(char::is_uppercase)
            && label.split(' ').count() <= 3
            && !label.ends_with(' ');
        let named = label
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '/'));
        return (words && named && (rest.is_empty() || rest.starts_with(' '))).then_some(label);
    }
    let end = code(head)
        .or_else(|| counted(head))
        .or_else(|| glued(head))?;
    head.get(..end)
}

/// Bytes of the word that opens a line with its number and a title behind: `Leitlinie 2 Bezahlbare Wohnungen`.
fn counted(text: &str) -> Option<usize> {
    let (word, rest) = text.split_once(' ')?;
    let named = word.len() >= 4
        && word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic);
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let figures = rest.len() - behind.len();
    let titled = behind.strip_prefix([':', ' ']).is_some_and(|title| {
        title
            .trim_start_matches([' ', '–', '-'])
            .starts_with(char::is_uppercase)
    });
    (named && (1..=4).contains(&figures) && titled).then_some(word.len())
}

/// Bytes of the letters of a measure's code that opens a line, with its figures and a title behind: `SG-10Abstände`, `M 3 Ausbau`.
fn code(text: &str) -> Option<usize> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = text.get(letters..).filter(|_| (1..=3).contains(&letters))?;
    let figures = rest.strip_prefix(['-', ' ']).unwrap_or(rest);
    let behind = figures.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let titled = behind.len() < figures.len()
        && behind
            .trim_start_matches([' ', ':'])
            .starts_with(char::is_uppercase);
    titled.then_some(letters)
}

/// Where a label ends that has lost the blank behind it: a small letter right before a capital, a figure, or a bullet.
pub fn glued(text: &str) -> Option<usize> {
    let mut before = text.chars().next().filter(|first| first.is_uppercase())?;
    for (at, c) in text.char_indices().skip(1).take(GLUED) {
        if before.is_lowercase() && (c.is_uppercase() || c.is_ascii_digit() || is_bullet(c)) {
            return Some(at);
        }
        // A label may have two words: "Aktueller StandDie Stadt …".
        if !(c.is_alphabetic()
            || (c == ' '
                && before != ' '
                && !text.get(..at).is_some_and(|head| head.contains(' '))))
        {
            return None;
        }
        before = c;
    }
    None
}

/// A short line that opens with a capital and ends no sentence.
fn may_label(line: &Line<'_>) -> bool {
    let short = line.text.len() <= LONGEST
        && line.role == Role::Body
        && line.table.is_none()
        && !line.is_item()
        && line.style.heading == 0;
    short
        && line.shape.lower >= 3
        && line.text.starts_with(char::is_uppercase)
        && !line.text.ends_with(['.', '!', ';', ',', '-', '–'])
}

/// Whether a line begins something new: what is above is complete, and the label's first word would have fitted behind it.
fn is_apart(line: &Line<'_>, above: &Line<'_>, setting: Setting) -> bool {
    if line.gap > 0 || line.page_start || above.label != Label::None {
        return true;
    }
    let last = above.text.rsplit(' ').next().unwrap_or_default();
    let fits = above.leaves_room(line, setting.measure);
    let ended = above.text.ends_with(['.', '!', '?', ':']);
    (fits || ended) && !is_open_end(above.body()) && !is_waiting_adjective(last)
}
