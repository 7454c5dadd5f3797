//! Words that tell how clauses hang together.

use super::word_list::WordList;

static SUBORDINATES: WordList = WordList::new(include_str!("lists/subordinating_words.txt"));

/// Whether a word, in small letters, opens a clause below another one: "dass", "um", "welche".
pub fn is_subordinating(word: &str) -> bool {
    SUBORDINATES.contains(word)
}

static RELATIVE_PRONOUNS: WordList = WordList::new(include_str!("lists/relative_pronouns.txt"));

/// Whether a word may be a pronoun that ties a clause to a noun: "die", "deren".
pub fn is_relative(word: &str) -> bool {
    RELATIVE_PRONOUNS.contains(word)
}

static PREPOSITIONS: WordList = WordList::new(include_str!("lists/prepositions.txt"));

/// Whether a word is a preposition before which a relative pronoun may stand, or before a number that is no aim: "in 12 Stadtteilen".
pub fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(word)
}

/// Whether a word, in small letters, is an infinitive with "zu" in it: "einzurichten", "auszubauen".
pub fn is_joined_infinitive(word: &str) -> bool {
    const PREFIXES: &[&str] = &[
        "ab", "an", "auf", "aus", "bei", "bereit", "dar", "durch", "ein", "fertig", "fest", "fort",
        "her", "hin", "nach", "sicher", "um", "voran", "vor", "weiter", "wieder", "zurück",
        "zusammen", "zu", "teil", "unter", "entgegen", "mit", "los", "nieder", "über", "frei",
        "weg",
    ];
    word.ends_with('n')
        && PREFIXES.iter().any(|prefix| {
            word.strip_prefix(prefix)
                .is_some_and(|rest| rest.starts_with("zu") && rest.len() > 5)
        })
}
