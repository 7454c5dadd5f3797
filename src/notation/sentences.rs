//! Where the sentences of a paragraph begin and end.

use std::ops::Range;

/// Words that end in a dot which ends no sentence.
const SHORT: &[&str] = &[
    "ca", "nr", "abs", "art", "bzw", "inkl", "vgl", "ggf", "mio", "mrd", "tsd", "dr", "std", "rd", "mind", "max", "min", "lfd", "str", "kap", "sog",
    "evtl", "tel", "abb", "tab", "ziff",
];

/// The sentences of a text, in its order. A dot behind a figure, a single letter or a word cut short ends none.
///
/// ```
/// let text = "Start am 1. Mai mit ca. 20 Betrieben. Danach folgen weitere.";
/// assert_eq!(ziele::notation::sentences::sentences(text).len(), 2);
/// ```
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', ';']) {
        let behind = text.get(at + mark.len()..).unwrap_or_default();
        let opens = behind.starts_with(' ')
            && (mark == ";" || behind.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '„' | '"' | '»')));
        let word = text.get(start..at).and_then(|head| head.rsplit([' ', '(', '/']).next()).unwrap_or_default();
        let short = mark == "."
            && (word.chars().count() <= 1
                || (word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()))
                || SHORT.contains(&word.to_lowercase().as_str()));
        if opens && !short {
            found.push(start..at + mark.len());
            start = at + mark.len() + 1;
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}
