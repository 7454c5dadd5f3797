//! The words that open a block, alone or at the end of a compound, and the phrases that stand for them.

use super::Topic;
use crate::vocabulary::word_list::{WordList, entries, pairs};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const GOALS: &str = include_str!("../lists/goal_words.txt");
const INDICATORS: &str = include_str!("../lists/indicator_words.txt");
const PRINCIPLES: &str = include_str!("../lists/principle_words.txt");
const PHRASES: &str = include_str!("../lists/heading_phrases.txt");

static GOAL_WORDS: WordList = WordList::new(GOALS);
static GOAL_KINDS: WordList = WordList::new(include_str!("../lists/goal_kinds.txt"));
static NO_GOAL_WORDS: WordList = WordList::new(include_str!("../lists/no_goal_words.txt"));
static INDICATOR_WORDS: WordList = WordList::new(INDICATORS);
static PRINCIPLE_WORDS: WordList = WordList::new(PRINCIPLES);

/// Questions and sentences with what they announce. Capitals write ß as SS, so both are one.
static PHRASE_TOPICS: LazyLock<FxHashMap<String, Topic>> = LazyLock::new(|| {
    let topic = |name: &str| match name {
        "goals" => Topic::Goals,
        "indicators" => Topic::Indicators,
        _ => Topic::Principles,
    };
    pairs(PHRASES)
        .map(|(phrase, name)| (phrase.replace('ß', "ss"), topic(name)))
        .collect()
});

/// What a word in small letters announces in any of its forms, or a phrase that stands for one.
pub(super) fn word_topic(word: &str) -> Option<Topic> {
    if word.contains(' ') {
        return PHRASE_TOPICS.get(&word.replace('ß', "ss")).copied();
    }
    if is_goal(word) && heads_block(word) {
        Some(Topic::Goals)
    } else if is_indicator(word) {
        Some(Topic::Indicators)
    } else {
        PRINCIPLE_WORDS
            .contains_form(word)
            .then_some(Topic::Principles)
    }
}

/// Whether a word for goals is in the plural or names a kind of goal. One aim of many heads nothing: "Minderungsziel" in a legend.
fn heads_block(word: &str) -> bool {
    let is_singular = GOAL_WORDS.contains(word);
    !is_singular || GOAL_KINDS.contains(word)
}

/// Whether a word in small letters names goals: "Zielen", "Unterziele". Places to go to are none: "Reiseziele".
pub fn is_goal(word: &str) -> bool {
    word.contains("ziel") && GOAL_WORDS.contains_form(word) && !NO_GOAL_WORDS.contains_form(word)
}

/// Whether a word for goals stands in the nominative, in which a sentence names them.
pub fn is_named_goal(word: &str) -> bool {
    let is_plural = word.ends_with("ziele") || word.ends_with("zielsetzungen");
    is_goal(word) && (GOAL_WORDS.contains(word) || is_plural)
}

/// Whether a word in small letters names indicators.
pub fn is_indicator(word: &str) -> bool {
    may_announce(word) && INDICATOR_WORDS.contains_form(word)
}

/// Letters by which a line is known that may announce something.
const CLUE_LETTERS: usize = 3;

/// Whether a line has the first letters of a word of the lists, which most lines do not.
pub(super) fn may_announce(line: &str) -> bool {
    let clues = &*CLUES;
    let mut windows = line.as_bytes().windows(CLUE_LETTERS);
    windows.any(|letters| clues.get(clue(letters)).copied().unwrap_or_default())
}

/// By the number of a clue: whether a word of the lists begins so, or a phrase has a word that does.
static CLUES: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut clues = vec![false; 1 << (5 * CLUE_LETTERS)];
    let words = [GOALS, INDICATORS, PRINCIPLES]
        .into_iter()
        .flat_map(entries);
    let words = words.map(|word| word.trim_start_matches('-'));
    for word in words.chain(pairs(PHRASES).filter_map(|(phrase, _)| longest_word(phrase))) {
        let letters = word.as_bytes().get(..CLUE_LETTERS);
        if let Some(known) = letters.and_then(|letters| clues.get_mut(clue(letters))) {
            *known = true;
        }
    }
    clues
});

fn longest_word(phrase: &'static str) -> Option<&'static str> {
    let words = phrase.split(' ').filter(|word| word.is_ascii());
    words.max_by_key(|word| word.len())
}

/// Five bits of each byte: capitals and small letters are one, and what is no letter may be taken for one.
fn clue(letters: &[u8]) -> usize {
    letters
        .iter()
        .fold(0, |clue, byte| clue << 5 | usize::from(byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_lists_passes_the_first_look() {
        let words = [GOALS, INDICATORS, PRINCIPLES]
            .into_iter()
            .flat_map(entries);
        let phrases = pairs(PHRASES).map(|(phrase, _)| phrase);
        for word in words.chain(phrases) {
            assert!(may_announce(&word.to_uppercase()), "{word}");
        }
    }

    #[test]
    fn forms_and_compounds_announce_what_their_word_does() {
        for word in ["ziel", "zielen", "klimaziele", "leitziel", "zielmarken"] {
            assert_eq!(word_topic(word), Some(Topic::Goals), "{word}");
        }
        for word in [
            "messgrössen",
            "indikators",
            "umweltindikator",
            "kennziffern",
            "zielwerte",
        ] {
            assert_eq!(word_topic(word), Some(Topic::Indicators), "{word}");
        }
    }

    #[test]
    fn leaves_places_to_go_to_alone() {
        for word in [
            "reiseziel",
            "fahrtziele",
            "freizeitzielen",
            "urlaubsziele",
            "erzielen",
            "abzielen",
            "zielgruppe",
            "zieljahr",
        ] {
            assert!(!is_goal(word), "{word}");
            assert_eq!(word_topic(word), None, "{word}");
        }
        assert!(is_goal("minderungsziel") && word_topic("minderungsziel").is_none());
    }
}
