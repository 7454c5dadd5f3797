//! The terms of a text: its words with their stems, and how much each says.

use crate::vocabulary;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Words whose terms are kept: a paper has some thousand.
const MAX_KNOWN_WORDS: usize = 8192;

/// What a word does in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TermKind {
    /// It says what the text is about.
    Content,
    /// It says what is done or counted, but not to what: "Ausbau", "Anzahl".
    Action,
    /// A number, in figures or as a word.
    Number,
    /// A word that stands with numbers or dates: "Prozent", "jährlich", "Mai".
    TimeOrAmount,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// As printed, in small letters and without the mark for women.
    pub word: String,
    /// What all its forms have in common; of a number its figures.
    pub(super) stem: String,
    pub(super) kind: TermKind,
    pub(super) weight: f64,
}

impl Term {
    /// The term of a word in small letters. `None` for one that says nothing by itself: "und", "der". Words come back in text after text, so
    /// what they are is looked up once.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        thread_local! {
            static KNOWN: RefCell<FxHashMap<String, Option<Term>>> = RefCell::default();
        }
        KNOWN.with_borrow_mut(|known| {
            if let Some(term) = known.get(word) {
                return term.clone();
            }
            if known.len() >= MAX_KNOWN_WORDS {
                known.clear();
            }
            let term = Self::new(word);
            known.insert(word.to_owned(), term.clone());
            term
        })
    }

    fn new(word: &str) -> Option<Self> {
        if vocabulary::is_function_word(word) {
            return None;
        }
        let number = figures_of(word);
        let (stem, kind) = if let Some(figures) = number {
            (figures, TermKind::Number)
        } else {
            let stem = vocabulary::stem(word);
            let kind = kind(word, &stem);
            (stem, kind)
        };
        let weight = weight(&stem, kind);
        let word = word.to_owned();
        Some(Self {
            word,
            stem,
            kind,
            weight,
        })
    }

    /// The word without its ending, as printed but in small letters.
    pub fn root(&self) -> &str {
        if self.kind == TermKind::Number {
            return &self.word;
        }
        let letters = self.stem.chars().count() - self.word.matches('ß').count();
        let end = self.word.char_indices().nth(letters);
        end.and_then(|(at, _)| self.word.get(..at))
            .unwrap_or(&self.word)
    }

    /// Whether the text is about it, whatever the numbers and dates beside it.
    pub(super) fn names_topic(&self) -> bool {
        let is_letter = self.word.chars().count() < 2;
        matches!(self.kind, TermKind::Content | TermKind::Action) && !is_letter
    }

    /// Whether a text with this term alone says what it is about.
    pub(super) fn is_telling(&self) -> bool {
        matches!(self.kind, TermKind::Content | TermKind::Number)
    }
}

/// The figures of a word that is a number: "zwölf", "2030". An article is none.
fn figures_of(word: &str) -> Option<String> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(word.to_owned());
    }
    let number = vocabulary::number(word).filter(|_| !vocabulary::is_article(word));
    number.map(|number| number.to_string())
}

fn kind(word: &str, stem: &str) -> TermKind {
    if vocabulary::is_time_or_amount(stem) || vocabulary::month(word).is_some() {
        TermKind::TimeOrAmount
    } else if vocabulary::is_action(word, stem) || vocabulary::is_counting(word) {
        TermKind::Action
    } else {
        TermKind::Content
    }
}

/// Long words say more than short ones, numbers as much as long words.
fn weight(stem: &str, kind: TermKind) -> f64 {
    match kind {
        TermKind::Number => 1.0,
        TermKind::Action => 0.35,
        TermKind::TimeOrAmount => 0.2,
        TermKind::Content => {
            let letters = stem.chars().count() as f64;
            (letters.clamp(1.0, 10.0) / 10.0).sqrt()
        }
    }
}

/// The words of a text in small letters, women and men in one; figures and the unit behind them are two words: "500MBit".
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let plain = vocabulary::without_gender_marks(&lower);
    let mut found = Vec::new();
    for word in vocabulary::words(&plain) {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let figures = word.strip_suffix(unit).unwrap_or_default();
        if figures.is_empty() || unit.chars().count() < 2 {
            found.push(word.to_owned());
        } else {
            found.extend([figures.to_owned(), unit.to_owned()]);
        }
    }
    found
}

/// Letters and figures in small letters, single blanks between words: what is equal so is equal to a reader.
pub fn normalized(text: &str) -> String {
    let lower = text.to_lowercase();
    let plain = vocabulary::without_gender_marks(&lower);
    let words: Vec<&str> = vocabulary::words(&plain).collect();
    words.join(" ")
}

/// The numbers in a text, in figures or as words, and how often each occurs.
pub fn numbers(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let lower = text.to_lowercase();
    for word in vocabulary::words(&lower) {
        let figures = word.split(|letter: char| !letter.is_ascii_digit());
        let figures = figures.filter(|run| !run.is_empty()).map(str::to_owned);
        for number in figures.chain(figures_of(word).filter(|_| !starts_with_figure(word))) {
            *counts.entry(number).or_default() += 1;
        }
    }
    counts
}

fn starts_with_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_figures_and_words() {
        for (words, figures) in [
            ("fünf neue Anleger", "5 neue Anleger"),
            ("fünfzehn neue Anleger", "15 neue Anleger"),
            ("vierzig Boote, zwölf Kräne", "40 Boote, 12 Kräne"),
        ] {
            assert_eq!(numbers(words), numbers(figures), "{words}");
        }
        assert_ne!(numbers("zwei neue Anleger"), numbers("drei neue Anleger"));
        let found: Vec<String> = numbers("500MBit/s").into_keys().collect();
        assert_eq!(found, ["500"]);
    }

    #[test]
    fn what_is_written_apart_is_equal() {
        assert_eq!(normalized("Lehrer*innen – WLAN-Netz"), "lehrer wlan netz");
        assert_eq!(words("mit 500MBit/s"), ["mit", "500", "mbit", "s"]);
    }
}
