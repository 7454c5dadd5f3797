//! Titles that say more than a heading word: whose goals, or in what field.

use super::{Topic, topic};
use crate::vocabulary::word_list::{WordList, entries};
use std::borrow::Cow;

static OWNER_OPENERS: WordList = WordList::new(include_str!("../lists/owner_openers.txt"));
static FINITE_VERBS: WordList = WordList::new(include_str!("../lists/finite_verbs.txt"));
static OTHER_BODIES: WordList = WordList::new(include_str!("../lists/other_bodies.txt"));
const SUMMARY_TITLES: &str = include_str!("../lists/summary_titles.txt");

/// Bytes of the longest title.
const MAX_BYTES: usize = 80;
/// Words of the longest title.
const MAX_WORDS: usize = 8;

/// What a title announces that says more than a heading word: "Ziele der Sportförderung", "Kennzahlen im Überblick".
pub fn wide_topic(title: &str) -> Option<Topic> {
    if title.len() > MAX_BYTES || title.contains([',', ';', '|']) || title.ends_with('.') {
        return None;
    }
    let plain = title.trim().trim_end_matches([':', '?']);
    let plain = as_printed_small(plain);
    if let Some(rest) = behind_summary(&plain) {
        return topic(rest).or_else(|| wide_topic(rest));
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let is_sentence = words.iter().any(|word| FINITE_VERBS.contains(word));
    if words.len() > MAX_WORDS || !plain.starts_with(char::is_uppercase) || is_sentence {
        return None;
    }
    // The heading word with what may stand before it ends where its owner opens.
    let owner = words.iter().position(|word| OWNER_OPENERS.contains(word))?;
    if !(1..=3).contains(&owner) || !is_own_phrase(words.get(owner + 1..)?) {
        return None;
    }
    let head = words.get(..owner)?.join(" ");
    topic(&head).filter(|topic| *topic != Topic::Principles)
}

/// Capitals tell nothing about the kinds of words: a title in capitals as it would stand in a text, small words small, all others with a
/// capital.
fn as_printed_small(title: &str) -> Cow<'_, str> {
    if title.contains(char::is_lowercase) {
        return Cow::Borrowed(title);
    }
    let lower = title.to_lowercase();
    let words = lower.split(' ').enumerate().map(|(at, word)| {
        let mut letters = word.chars();
        match letters.next().filter(|_| at == 0 || !is_tie(word)) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => word.to_owned(),
        }
    });
    Cow::Owned(words.collect::<Vec<String>>().join(" "))
}

/// What follows "Übersicht der" and the like.
fn behind_summary(title: &str) -> Option<&str> {
    let lower = title.to_lowercase();
    entries(SUMMARY_TITLES).find_map(|summary| {
        let rest = lower.strip_prefix(summary)?;
        let capital = title.starts_with(char::is_uppercase);
        let rest = title.get(lower.len() - rest.len()..)?;
        rest.strip_prefix(' ').filter(|_| capital)
    })
}

/// Nouns, what ties them, and adjectives, none of which names another body; anything else makes a sentence.
fn is_own_phrase(words: &[&str]) -> bool {
    let fits = |word: &&str| {
        let names_thing = !word.starts_with(char::is_lowercase);
        names_thing || is_tie(word) || is_inflected(word)
    };
    !words.is_empty() && words.iter().all(fits) && !words.iter().any(|word| is_other_body(word))
}

fn is_tie(word: &str) -> bool {
    let between = ["und", "die", "das", "den", "dem", "bis", "von", "mit", "an"];
    OWNER_OPENERS.contains(word) || between.contains(&word)
}

fn is_inflected(word: &str) -> bool {
    let endings = ["e", "en", "er", "es", "em"];
    word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending))
}

fn is_other_body(word: &str) -> bool {
    let lower = word.to_lowercase();
    let first = lower.split('-').next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && OTHER_BODIES.contains(first)
}
