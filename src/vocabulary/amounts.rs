//! Words before a number: how it binds, and what it is.

use super::word_list::WordList;
use crate::model::Comparator;

static AT_LEAST: WordList = WordList::new(include_str!("lists/at_least_words.txt"));
static AT_MOST: WordList = WordList::new(include_str!("lists/at_most_words.txt"));
static APPROXIMATE: WordList = WordList::new(include_str!("lists/approximate_words.txt"));
static AMOUNT_ADVERBS: WordList = WordList::new(include_str!("lists/amount_adverbs.txt"));
static BASELINE_WORDS: WordList = WordList::new(include_str!("lists/baseline_words.txt"));
static DEFINITE_WORDS: WordList = WordList::new(include_str!("lists/definite_words.txt"));
static DENIALS: WordList = WordList::new(include_str!("lists/denials.txt"));

/// How a word in small letters binds the number behind it: "mindestens", "höchstens", "rund".
pub fn bound(word: &str) -> Option<Comparator> {
    if AT_LEAST.contains(word) {
        Some(Comparator::Ge)
    } else if AT_MOST.contains(word) {
        Some(Comparator::Le)
    } else {
        APPROXIMATE.contains(word).then_some(Comparator::Approx)
    }
}

/// Whether a word in small letters may stand before a number and says nothing about how it binds: "insgesamt", "weitere".
pub fn is_amount_adverb(word: &str) -> bool {
    AMOUNT_ADVERBS.contains(word)
}

/// Whether a word in small letters says that the number behind it is reached already: "derzeit".
pub fn is_baseline(word: &str) -> bool {
    BASELINE_WORDS.contains(word)
}

/// Whether a word in small letters says that the things behind it are known already: "die", "beiden".
pub fn is_definite(word: &str) -> bool {
    DEFINITE_WORDS.contains(word)
}

/// Whether a word in small letters denies: "nicht", "keine".
pub fn is_denial(word: &str) -> bool {
    DENIALS.contains(word)
}
