//! Words of intent in sentences: what a body aims at, who aims, and what only looks like it.

use super::headings::is_named_goal;
use super::word_list::WordList;

static PURPOSES: WordList = WordList::new(include_str!("lists/purpose_nouns.txt"));

static TARGET_VALUE_WORDS: WordList = WordList::new(include_str!("lists/target_value_words.txt"));

/// Whether a word, in small letters, is a noun for an aim as a sentence says it of something: "Sanierungsziel", "Zielsetzung", "Zielwert".
/// "Zielen" only refers to aims.
pub fn is_aim(word: &str) -> bool {
    let is_value = word.contains("ziel") && is_target_value(word);
    is_value || is_named_goal(word)
}

/// Whether a word, in small letters, is a noun for a value to be reached: "Zielmarke".
pub fn is_target_value(word: &str) -> bool {
    TARGET_VALUE_WORDS.contains(word)
}

/// Whether a word, in small letters, is a noun of purpose: "Absicht".
pub fn is_purpose(word: &str) -> bool {
    PURPOSES.contains(word)
}

static DEMAND_WORDS: WordList = WordList::new(include_str!("lists/demand_words.txt"));

/// Words of those who ask or advise, and their papers: what they name is not the paper's own aim.
pub fn is_demand(word: &str) -> bool {
    DEMAND_WORDS.contains(word)
}

static CLAUSE_ADVERBS: WordList = WordList::new(include_str!("lists/clause_adverbs.txt"));

/// Adverbs that may stand between a copula and the clause that says what an aim is: "Ziel ist es daher, …".
pub fn is_adverb(word: &str) -> bool {
    CLAUSE_ADVERBS.contains(word)
}

static TEXTS: WordList = WordList::new(include_str!("lists/text_nouns.txt"));

/// Whether a word, in small letters, is a text or an inquiry, in the genitive too.
pub fn is_text(word: &str) -> bool {
    let bare = word
        .strip_suffix("es")
        .or_else(|| word.strip_suffix('s'))
        .unwrap_or(word);
    TEXTS.contains(word) || TEXTS.contains(bare)
}

static NO_PROMISES: WordList = WordList::new(include_str!("lists/reporting_participles.txt"));

/// Whether a word, in small letters, ends a sentence with "wird" that reports, expects or pays.
pub fn is_no_promise(word: &str) -> bool {
    NO_PROMISES.contains(word)
}

static REMARK_VERBS: WordList = WordList::new(include_str!("lists/remark_verbs.txt"));

/// Infinitives behind "ist … zu" that say how something looks: "ist zu nennen".
pub fn is_remark(word: &str) -> bool {
    REMARK_VERBS.contains(word)
}

static MAKING_PARTICIPLES: WordList = WordList::new(include_str!("lists/making_participles.txt"));

/// Participles of making: what they count is new.
pub fn is_making(word: &str) -> bool {
    MAKING_PARTICIPLES.contains(word)
}

static PASSIVE_PARTICIPLES: WordList = WordList::new(include_str!("lists/passive_participles.txt"));

/// Whether a word, in small letters, is a participle as a passive has it, or a state that is reached: "eingeführt", "abgeschlossen", "umgestellt sein".
pub fn is_passive(word: &str) -> bool {
    word.ends_with('t')
        || (word.contains("ge") && word.ends_with("en"))
        || PASSIVE_PARTICIPLES.contains(word)
}

static START_VERBS: WordList = WordList::new(include_str!("lists/start_verbs.txt"));

/// Whether a word, in small letters, says that something begins or is done: "starten", "erfolgen".
pub fn is_start(word: &str) -> bool {
    START_VERBS.contains(word)
}

static PRESENT_WORDS: WordList = WordList::new(include_str!("lists/present_words.txt"));

/// Words of the present day: what is done now is no promise.
pub fn is_now(word: &str) -> bool {
    PRESENT_WORDS.contains(word)
}

static FORECAST_WORDS: WordList = WordList::new(include_str!("lists/forecast_words.txt"));

/// Words of expectation: where one stands, a number is foreseen and not promised.
pub fn is_forecast(word: &str) -> bool {
    FORECAST_WORDS.contains(word)
}

static DUTY_WORDS: WordList = WordList::new(include_str!("lists/duty_words.txt"));

/// Words of law and duty.
pub fn is_duty(word: &str) -> bool {
    DUTY_WORDS.contains(word)
}

static COST_NOUNS: WordList = WordList::new(include_str!("lists/cost_nouns.txt"));

/// Words of money that is spent or given.
pub fn is_cost(word: &str) -> bool {
    COST_NOUNS.contains(word)
}

static UNREAL_VERBS: WordList = WordList::new(include_str!("lists/unreal_verbs.txt"));

/// Whether a verb is conditional, in the past, or says what cannot be said to be meant.
pub fn is_unreal(word: &str) -> bool {
    UNREAL_VERBS.contains(word)
}
