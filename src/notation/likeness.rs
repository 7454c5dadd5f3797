//! How alike two German texts are, whatever their endings, hyphens and ways of writing numbers.

use super::number_words;
use rustc_hash::FxHashSet;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Words that say little about what a text is about.
const SMALL: &[&str] = &[
    "der",
    "die",
    "das",
    "des",
    "dem",
    "den",
    "ein",
    "eine",
    "einer",
    "eines",
    "einem",
    "einen",
    "und",
    "oder",
    "sowie",
    "in",
    "im",
    "an",
    "am",
    "auf",
    "aus",
    "bei",
    "beim",
    "bis",
    "durch",
    "für",
    "mit",
    "nach",
    "um",
    "von",
    "vom",
    "zu",
    "zum",
    "zur",
    "über",
    "unter",
    "als",
    "wie",
    "je",
    "pro",
    "so",
    "sich",
    "wird",
    "werden",
    "ist",
    "sind",
    "alle",
    "aller",
    "allen",
    "anzahl",
    "zahl",
    "anteil",
    "innerhalb",
    "inkl",
    "inklusive",
];

/// The stems of a text with their weights: long words say more than short ones, numbers as much as long words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stems {
    /// In the order of the alphabet, each as often as it stands in the text.
    words: Vec<(String, f64)>,
    all: f64,
    /// Hashes of the beginnings and the ends of the stems that say something, in order: texts without a common one have nothing in common.
    keys: Vec<u16>,
}

/// The stems of a text, for [`Stems::likeness`].
pub fn stems(text: &str) -> Stems {
    let mut found = Stems::default();
    for word in text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '%' && c != '€')
        .filter(|word| !word.is_empty())
    {
        let stem = number_words::number(word)
            .filter(|_| !number_words::is_article(word))
            .map_or_else(|| stem(word), |number| number.to_string());
        let weight = weight(&stem);
        found.all += weight;
        // What says little makes no two texts alike by itself.
        if weight > SMALL_WEIGHT {
            let bytes = stem.as_bytes();
            let piece = bytes.len().min(4);
            found.keys.extend(
                [bytes.get(..piece), bytes.get(bytes.len() - piece..)]
                    .into_iter()
                    .flatten()
                    .map(key),
            );
        }
        found.words.push((stem, weight));
    }
    found.words.sort_by(|a, b| a.0.cmp(&b.0));
    found.keys.sort_unstable();
    found.keys.dedup();
    found
}

fn key(piece: &[u8]) -> u16 {
    piece.iter().fold(7_u16, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u16::from(*byte))
    })
}

impl Stems {
    /// What two texts share at least one of if they have anything in common.
    pub fn keys(&self) -> &[u16] {
        &self.keys
    }

    /// From 0 for nothing in common to 1 for the same words in any order.
    pub fn likeness(&self, other: &Self) -> f64 {
        let all = self.all + other.all;
        if all == 0.0 {
            return 0.0;
        }
        2.0 * self.shared(other) / all
    }

    /// How much of this text the other one has: 1 where it has all.
    pub fn within(&self, other: &Self) -> f64 {
        if self.all == 0.0 {
            0.0
        } else {
            self.shared(other) / self.all
        }
    }

    /// The stems that say something and that another text does not have, in no other form either.
    pub fn missing_in(&self, other: &Self) -> Vec<&str> {
        let has = |stem: &str| {
            other
                .words
                .iter()
                .any(|(candidate, _)| candidate == stem || related(stem, candidate))
        };
        let mut missing: Vec<&str> = self
            .words
            .iter()
            .filter(|(stem, weight)| *weight > SMALL_WEIGHT && !has(stem))
            .map(|(stem, _)| stem.as_str())
            .collect();
        missing.dedup();
        missing
    }

    fn shared(&self, other: &Self) -> f64 {
        if !meet(&self.keys, &other.keys) {
            return 0.0;
        }
        let mut shared = 0.0;
        // Equal stems first: both lists are in order.
        let (mut here, mut there) = (Vec::new(), Vec::new());
        let (mut a, mut b) = (self.words.iter().peekable(), other.words.iter().peekable());
        loop {
            match (a.peek(), b.peek()) {
                (Some(one), Some(two)) => match one.0.cmp(&two.0) {
                    Ordering::Equal => {
                        shared += one.1;
                        a.next();
                        b.next();
                    }
                    Ordering::Less => here.extend(a.next()),
                    Ordering::Greater => there.extend(b.next()),
                },
                (Some(_), None) => here.extend(a.next()),
                (None, Some(_)) => there.extend(b.next()),
                (None, None) => break,
            }
        }
        // Then those of which one opens the other: "rechenzentrum", "rechenzentrumsstandort".
        let mut free = vec![true; there.len()];
        for (stem, weight) in here
            .into_iter()
            .filter(|(_, weight)| *weight > SMALL_WEIGHT)
        {
            let part = there
                .iter()
                .zip(&mut free)
                .find(|((candidate, _), free)| **free && related(stem, candidate));
            if let Some(((_, other), free)) = part {
                *free = false;
                shared += 0.7 * weight.min(*other);
            }
        }
        shared
    }
}

/// Whether two lists in order have an entry in common.
fn meet(a: &[u16], b: &[u16]) -> bool {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(one), Some(two)) = (a.peek(), b.peek()) {
        match one.cmp(two) {
            Ordering::Equal => return true,
            Ordering::Less => a.next(),
            Ordering::Greater => b.next(),
        };
    }
    false
}

/// What a word that says little weighs.
const SMALL_WEIGHT: f64 = 0.3;

fn weight(stem: &str) -> f64 {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| SMALL.iter().copied().collect());
    // The longest has nine letters.
    if stem.len() <= 10 && WORDS.contains(stem) {
        return SMALL_WEIGHT;
    }
    let letters = stem.chars().count();
    if stem.starts_with(|c: char| c.is_ascii_digit()) {
        3.0
    } else {
        (letters as f64).clamp(1.0, 10.0).sqrt()
    }
}

/// Whether two stems belong to one word: one opens or ends the other, or they differ by a slip of one letter.
fn related(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // Most words begin and end otherwise.
    if short.as_bytes().first() != long.as_bytes().first()
        && short.as_bytes().last() != long.as_bytes().last()
    {
        return false;
    }
    if short.chars().count() < 4 || short.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    long.starts_with(short)
        || long.ends_with(short)
        || (short.chars().count() >= 7
            && common(short, long) + 1 >= short.chars().count()
            && long.chars().count() <= short.chars().count() + 2)
}

/// Letters that two words share at their beginning and at their end.
fn common(a: &str, b: &str) -> usize {
    let ahead = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let behind = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(a, b)| a == b)
        .count();
    (ahead + behind).min(a.chars().count())
}

/// A word without its ending. Capitals and endings are what differs between a heading and a sentence.
fn stem(word: &str) -> String {
    if word.chars().count() <= 4 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.to_owned();
    }
    for ending in ["innen", "ern", "en", "em", "er", "es", "e", "n", "s"] {
        if let Some(stem) = word
            .strip_suffix(ending)
            .filter(|stem| stem.chars().count() >= 4)
        {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn likeness(a: &str, b: &str) -> f64 {
        stems(a).likeness(&stems(b))
    }

    #[test]
    fn small_changes_of_wording_are_alike() {
        for (a, b) in [
            ("WLAN AUSBAU", "WLAN-AUSBAU"),
            (
                "Zahl der umgestellten Leistungseinheiten",
                "Anteil der umgestellten Leistungseinheit",
            ),
            (
                "Aufgabe von Randtechnologien",
                "Aufgabe von Randtechnologie",
            ),
            (
                "sechs Führungskräfte treffen pro Jahr",
                "sechs Führungskräftetreffen pro Jahr",
            ),
        ] {
            assert!(likeness(a, b) > 0.6, "{a} / {b}: {}", likeness(a, b));
        }
    }

    #[test]
    fn leaves_other_texts_alone() {
        for (a, b) in [
            ("Ausbau der Radwege", "Pflege der Parks"),
            ("Anzahl der Kurse", "Anzahl der Bäume"),
            ("", ""),
        ] {
            assert!(likeness(a, b) < 0.4, "{a} / {b}: {}", likeness(a, b));
        }
    }

    proptest! {
        #[test]
        fn it_is_the_same_both_ways(a in "[a-zA-Z0-9 ]{0,40}", b in "[a-zA-Z0-9 ]{0,40}") {
            let both = (likeness(&a, &b), likeness(&b, &a));
            prop_assert!((0.0..=1.000_001).contains(&both.0) && (0.0..=1.000_001).contains(&both.1));
        }
    }
}
