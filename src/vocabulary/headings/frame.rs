//! What may stand around a heading word: colon, brackets, years, qualifiers, owner.

use crate::vocabulary::word_list::{WordList, entries};

static QUALIFIERS: WordList = WordList::new(include_str!("../lists/heading_qualifiers.txt"));
static FOREIGN_QUALIFIERS: WordList =
    WordList::new(include_str!("../lists/foreign_qualifiers.txt"));
const OWNERS: &str = include_str!("../lists/heading_owners.txt");

/// Bytes of the longest line that may be a heading word with its frame.
const MAX_BYTES: usize = 80;
/// Blanks in it.
const MAX_BLANKS: usize = 6;
/// Letters of the shortest adjective that is known by its ending alone.
const MIN_ADJECTIVE_BYTES: usize = 6;

/// A short line in small letters without its frame: "ziele" of "Unsere strategischen Ziele bis 2030:".
pub(in crate::vocabulary) fn without_frame(line: &str) -> Option<String> {
    if line.len() > MAX_BYTES || line.bytes().filter(|b| *b == b' ').count() > MAX_BLANKS {
        return None;
    }
    let plain = without_brackets(line);
    if !plain.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = plain.to_lowercase();
    let mut rest = without_years(&lower);
    for owner in entries(OWNERS) {
        if let Some(head) = rest.strip_suffix(owner) {
            rest = head.trim_end();
        }
    }
    Some(without_qualifiers(rest).to_owned())
}

/// A line without the mark and the brackets at its end.
fn without_brackets(line: &str) -> &str {
    let marks = [':', '.', '?', '…'];
    let plain = line.trim().trim_end_matches(marks).trim_end();
    match plain.find(['(', '[']) {
        Some(at) if plain.ends_with([')', ']']) => plain.get(..at).unwrap_or(plain).trim_end(),
        _ => plain,
    }
}

fn without_qualifiers(mut rest: &str) -> &str {
    while let Some((first, tail)) = rest.split_once(' ') {
        // "Energiepolitische Ziele": any adjective will do before the word itself.
        let is_last = !tail.contains(' ');
        let is_tie = matches!(first, "und" | "&");
        let qualifies = QUALIFIERS.contains(first) || (is_last && is_own_adjective(first));
        if !qualifies && !is_tie {
            break;
        }
        rest = tail.trim_start();
    }
    rest
}

fn is_own_adjective(word: &str) -> bool {
    let inflected = word.len() >= MIN_ADJECTIVE_BYTES && word.ends_with(['e', 's']);
    inflected && !FOREIGN_QUALIFIERS.contains(word)
}

/// A heading without the years behind it: "ziele bis 2030", "kennzahlen 2024 bis 2026".
fn without_years(lower: &str) -> &str {
    let is_between = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '–' | '-' | '/');
    let bare = lower.trim_end_matches(is_between);
    let tail = lower.get(bare.len()..).unwrap_or_default();
    if tail.bytes().filter(u8::is_ascii_digit).count() < 4 {
        return lower;
    }
    let words = [
        "bis", "für", "ab", "von", "jahr", "jahre", "die", "das", "zum",
    ];
    let mut rest = bare;
    while let Some(head) = words.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = head.trim_end_matches(is_between);
    }
    rest
}
