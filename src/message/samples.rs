//! A value for each type of a field, so that a test can make a message of every variant, and what a test asks of both
//! languages.

use crate::model::Period;
use rust_decimal::Decimal;

/// A type that a message may have as a field.
pub trait Sample {
    /// Any value: one that an English and a German text show in the same way.
    fn sample() -> Self;
}

impl Sample for String {
    fn sample() -> Self {
        "Zelte".to_owned()
    }
}

impl Sample for u32 {
    fn sample() -> Self {
        4
    }
}

impl Sample for usize {
    fn sample() -> Self {
        5
    }
}

impl Sample for i32 {
    fn sample() -> Self {
        2027
    }
}

impl Sample for bool {
    fn sample() -> Self {
        true
    }
}

impl Sample for Decimal {
    fn sample() -> Self {
        Self::new(95, 1)
    }
}

impl Sample for (i32, String, String) {
    fn sample() -> Self {
        (2027, "17".to_owned(), "71".to_owned())
    }
}

impl Sample for Period {
    fn sample() -> Self {
        Period {
            start: 2024,
            end: 2028,
        }
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample() -> Self {
        Some(T::sample())
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample() -> Self {
        vec![T::sample()]
    }
}

impl Sample for [u32; 2] {
    fn sample() -> Self {
        [3, 7]
    }
}

/// English words that no German text has.
const ENGLISH: [&str; 16] = [
    "and", "are", "from", "has", "here", "is", "not", "of", "on", "stated", "that", "the", "there",
    "to", "values", "year",
];

/// The English words of a text. What stands in quotation marks is of the document.
pub fn english_words(text: &str) -> Vec<&str> {
    let unquoted = text
        .split('„')
        .map(|part| part.rsplit_once('“').map_or(part, |(_, rest)| rest));
    unquoted
        .flat_map(|part| part.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| ENGLISH.contains(word))
        .collect()
}

/// Holds both texts of a message to their languages.
pub fn hold_to_languages(english: &str, german: &str) {
    assert_ne!(english, german);
    assert!(!english.is_empty() && !german.is_empty());
    assert_eq!(
        english_words(german),
        Vec::<&str>::new(),
        "English words in {german:?}"
    );
    assert!(
        !english.contains(['„', 'ä', 'ö', 'ü', 'ß']),
        "German in {english:?}"
    );
}
