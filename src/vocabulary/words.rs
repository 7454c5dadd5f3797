//! Words that say how a line goes on, what is measured, and the months.

use super::word_list::WordList;
use crate::message::dates::MONTHS;

/// Words that cannot end a phrase: articles, prepositions, conjunctions.
static OPEN_WORDS: WordList = WordList::new(include_str!("lists/open_words.txt"));
static CLOSING_FUNCTION_WORDS: WordList =
    WordList::new(include_str!("lists/closing_function_words.txt"));
static COUNTING_WORDS: WordList = WordList::new(include_str!("lists/counting_words.txt"));
static ACTION_WORDS: WordList = WordList::new(include_str!("lists/action_words.txt"));
static TIME_AND_AMOUNT_WORDS: WordList =
    WordList::new(include_str!("lists/time_and_amount_words.txt"));

/// Whether a word cannot end a phrase: "für", "und", "der".
pub fn is_open(word: &str) -> bool {
    OPEN_WORDS.contains(word)
        || (word.starts_with(char::is_uppercase) && OPEN_WORDS.contains(&word.to_lowercase()))
}

/// Whether a word in small letters has no sense of its own: "der", "wird".
pub fn is_function_word(word: &str) -> bool {
    OPEN_WORDS.contains(word) || CLOSING_FUNCTION_WORDS.contains(word)
}

/// Whether a word in small letters, with its stem, says what is done or counted, but not to what: "Ausbau", "Förderung". Long compounds say
/// more: "Umstellungsberatung".
pub fn is_action(word: &str, stem: &str) -> bool {
    stem.len() <= 16 && (ACTION_WORDS.contains(word) || ACTION_WORDS.contains_stem(stem))
}

/// Whether a stem is that of a word that stands with numbers and dates: "Prozent", "jährlich".
pub fn is_time_or_amount(stem: &str) -> bool {
    TIME_AND_AMOUNT_WORDS.contains_stem(stem)
}

/// Articles and prepositions before which an adjective in -en waits for its noun: "der aufsuchenden", "in neuen".
pub fn governs(word: &str) -> bool {
    is_open(word)
        && !matches!(
            word.to_lowercase().as_str(),
            "zu" | "um" | "und" | "oder" | "sowie" | "bzw." | "als" | "wie" | "dass" | "aber"
        )
}

static CONJUNCTIONS: WordList = WordList::new(include_str!("lists/conjunctions.txt"));

/// Words after which a hyphen before a blank stays: "Ein- und Ausgang".
pub fn is_conjunction(word: &str) -> bool {
    CONJUNCTIONS.contains(&word.trim_end_matches([',', '.']).to_lowercase())
}

static ADDITION_WORDS: WordList = WordList::new(include_str!("lists/addition_words.txt"));

/// Words that open an addition to the label above: "davon durchgängig digital", "einschließlich Reserve".
pub fn is_addition(word: &str) -> bool {
    ADDITION_WORDS.contains(&word.to_lowercase())
}

static MEASURES: WordList = WordList::new(include_str!("lists/measure_words.txt"));

/// Whether a word says what is measured: "Anzahl", "Recyclingquote".
pub fn is_measure(word: &str) -> bool {
    let word = word.trim_end_matches([':', ',']).to_lowercase();
    MEASURES.contains(&word)
}

/// Whether a word in small letters says that something is counted or measured, but not what: "Anzahl".
pub fn is_counting(word: &str) -> bool {
    COUNTING_WORDS.contains(word)
}

/// Number of a month by its name, full or cut to three letters or more: 3 for "März", "Mär."; also "Jänner".
pub fn month(word: &str) -> Option<u32> {
    let plain = word.trim_end_matches('.').to_lowercase();
    if plain.chars().count() < 3 {
        return None;
    }
    if plain == "jänner" {
        return Some(1);
    }
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| name.to_lowercase().starts_with(&plain))
        .map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_words_are_found_in_any_case() {
        assert!(is_open("UND") && is_open("für") && !is_open("Netz"));
    }

    #[test]
    fn months_by_name() {
        assert_eq!(month("Dez."), Some(12));
        assert_eq!(month("märz"), Some(3));
        assert_eq!(month("Ma"), None);
    }
}
