//! Where the sentences of a paragraph begin and end.

use std::ops::Range;

/// Words that end in a dot which ends no sentence.
const SHORT: &[&str] = &[
    "ca",
    "nr",
    "abs",
    "art",
    "bzw",
    "inkl",
    "vgl",
    "ggf",
    "mio",
    "mrd",
    "tsd",
    "dr",
    "std",
    "rd",
    "mind",
    "max",
    "min",
    "lfd",
    "str",
    "kap",
    "sog",
    "evtl",
    "tel",
    "abb",
    "tab",
    "ziff",
    "prof",
    "gem",
    "zzgl",
    "bspw",
    "einschl",
    "ing",
    "dipl",
    "st",
    "hrsg",
    "voraussichtl",
    "ehem",
    "gesch",
];

/// The sentences of a text, in its order. A dot behind a figure, a single letter or a word cut short ends none; a semicolon does.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    split(text, &['.', '!', '?', ';'])
}

/// The sentences of a text as printed: a semicolon parts none.
pub fn full_sentences(text: &str) -> Vec<Range<usize>> {
    split(text, &['.', '!', '?'])
}

fn split(text: &str, marks: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(marks) {
        let behind = text.get(at + mark.len()..).unwrap_or_default();
        // What is quoted or bracketed ends with the sentence in it.
        let rest = behind.trim_start_matches(['“', '”', '"', ')', '«', '’']);
        let opens = rest.starts_with(' ')
            && (mark == ";"
                || rest.trim_start().starts_with(|c: char| {
                    c.is_uppercase()
                        || c.is_ascii_digit()
                        || matches!(c, '„' | '"' | '»' | '“' | '(')
                }));
        let word = text
            .get(start..at)
            .and_then(|head| head.rsplit([' ', '(', '/', '\u{a0}']).next())
            .unwrap_or_default();
        let short = mark == "."
            && ((word.chars().count() <= 1 && word.chars().all(char::is_alphanumeric))
                || (word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()))
                // "z.B.", "u.a.", "i.d.R."
                || (word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic)))
                || SHORT.contains(&word.to_lowercase().as_str()));
        if opens && !short {
            let end = text.len() - rest.len();
            found.push(start..end);
            start = end + rest.len() - rest.trim_start().len();
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_behind_a_day_or_a_short_word_ends_no_sentence() {
        let text = "Start am 1. Mai mit ca. 20 Betrieben. Danach folgen weitere.";
        assert_eq!(sentences(text).len(), 2);
    }
}
