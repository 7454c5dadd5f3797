//! What stands at the front of a paper without a label: its kind beside its number, those who run the matter, the title.

use crate::council::numbers::split_number;
use crate::layout::Line;
use crate::notation::dates;
use crate::vocabulary;
use std::ops::Range;

/// The kind of a paper with its number behind: "Kleine Anfrage KA-0219/V", "Sitzungsvorlage Nr. 20-26 / V 01234".
pub fn kind_and_number(text: &str) -> Option<(&str, &str)> {
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    if text.len() > 80 || text.contains(':') || !has_digit {
        return None;
    }
    text.match_indices(' ').find_map(|(at, _)| {
        let (head, rest) = (text.get(..at)?, text.get(at + 1..)?);
        let kind = head.trim_end_matches([' ', '-', '–']);
        let kind = kind.strip_suffix(" Nr.").unwrap_or(kind);
        let kind = without_status(kind);
        let (number, behind) = split_number(rest)?;
        let is_whole = behind.trim().is_empty() && is_long_number(number);
        (is_whole && !is_plain_word(kind) && vocabulary::names_type(kind)).then_some((kind, number))
    })
}

/// The kind of a paper without what is said of the public behind it: "Anfrage (öffentlich)".
fn without_status(kind: &str) -> &str {
    let status = kind.rsplit_once(" (");
    status
        .filter(|(_, behind)| behind.ends_with("öffentlich)"))
        .map_or(kind, |(kind, _)| kind)
}

/// Whether a number is long enough to be that of a paper wherever it stands.
pub fn is_long_number(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    number.contains(['/', '-']) && digits >= 3
}

/// Whether a word before a number is its label and no kind.
pub fn is_plain_word(kind: &str) -> bool {
    kind.eq_ignore_ascii_case("drucksache") || kind == "Vorlage"
}

/// The part of the administration that a letterhead names in its first column.
pub fn department(text: &str) -> Option<&str> {
    let column = text.split('\t').next()?;
    let name = column.split("   ").next()?.trim();
    let is_short = name.len() <= 60 && name.split(' ').count() <= 7;
    let is_name = !name.contains(':') && !name.ends_with(['.', ',']);
    (is_short && is_name && vocabulary::opens_department(name)).then_some(name)
}

/// Whether a line of a letterhead says where somebody is reached, or when and where it was written.
pub fn is_letterhead(text: &str) -> bool {
    let lower = text.to_lowercase();
    let reached = text.contains('@')
        || ["telefon", "telefax", "tel."]
            .iter()
            .any(|word| lower.starts_with(word));
    text.len() <= 100 && (reached || dates::day(text).is_some() || day_behind_place(text).is_some())
}

/// The day that stands behind a place: "Ahrenfurt, den 12.03.2021".
pub fn day_behind_place(text: &str) -> Option<String> {
    let (place, day) = text.rsplit_once(", ")?;
    let day = dates::day(day.trim_start_matches("den "))?;
    (place.split(' ').count() <= 3).then_some(day)
}

/// The title that stands above the kind of a paper, behind the letterhead: lines in one column right under one another.
pub fn title_above<'l, 't>(lines: &'l [&'l Line<'t>]) -> Option<&'l [&'l Line<'t>]> {
    // The first group is the letterhead.
    groups(lines)
        .into_iter()
        .skip(1)
        .filter_map(|group| lines.get(group))
        .find(|group| is_title_group(group))
}

/// Lines that nothing parts.
fn groups(lines: &[&Line<'_>]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if line.gap == 0 && !line.page_start => group.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

fn is_title_group(group: &[&Line<'_>]) -> bool {
    let Some(first) = group.first() else {
        return false;
    };
    let is_plain = |line: &&Line<'_>| {
        let text = line.text.trim();
        let in_columns = text.contains("   ") || text.contains('\t');
        let is_letter = is_letterhead(text) || department(text).is_some();
        !in_columns && !is_letter && !text.ends_with(':')
    };
    let set_in = first.raw.starts_with("          ");
    let words = |line: &&Line<'_>| line.text.split_whitespace().count();
    let count: usize = group.iter().map(words).sum();
    let is_address = opens_address(first.text.trim());
    group.iter().all(is_plain) && !set_in && !is_address && count >= 3
}

/// Whether a line opens the address to which a letter goes.
fn opens_address(text: &str) -> bool {
    text.starts_with("An ")
        || text.starts_with("nachrichtlich")
        || matches!(text, "Herrn" | "Frau" | "I." | "über")
}
