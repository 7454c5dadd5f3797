//! How alike two German texts are, whatever their endings, hyphens and ways of writing numbers.

use super::number_words;
use std::collections::BTreeMap;

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
#[derive(Debug, Clone, Default)]
pub struct Stems {
    words: BTreeMap<String, u32>,
    all: f64,
}

/// The stems of a text, for [`Stems::likeness`].
pub fn stems(text: &str) -> Stems {
    let mut found = Stems::default();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '%' && c != '€').filter(|word| !word.is_empty()) {
        let stem = number_words::number(word).filter(|_| !number_words::is_article(word)).map_or_else(|| stem(word), |number| number.to_string());
        found.all += weight(&stem);
        *found.words.entry(stem).or_insert(0) += 1;
    }
    found
}

impl Stems {
    /// From 0 for nothing in common to 1 for the same words in any order.
    ///
    /// ```
    /// use ziele::notation::likeness::stems;
    /// let a = stems("Umstellung von drei Ämtern pro Jahr");
    /// assert!(a.likeness(&stems("Umstellung von 3 Ämtern pro Jahr")) > 0.99);
    /// assert!(a.likeness(&stems("Ausbau der Radwege")) < 0.1);
    /// ```
    pub fn likeness(&self, other: &Self) -> f64 {
        let all = self.all + other.all;
        if all == 0.0 {
            return 0.0;
        }
        2.0 * self.shared(other) / all
    }

    /// How much of this text the other one has: 1 where it has all.
    pub fn within(&self, other: &Self) -> f64 {
        if self.all == 0.0 { 0.0 } else { self.shared(other) / self.all }
    }

    /// The stems that say something and that another text does not have, in no other form either.
    pub fn missing_in(&self, other: &Self) -> Vec<&str> {
        let has = |stem: &str| other.words.contains_key(stem) || other.words.keys().any(|candidate| related(stem, candidate));
        self.words.keys().map(String::as_str).filter(|stem| !SMALL.contains(stem) && !has(stem)).collect()
    }

    fn shared(&self, other: &Self) -> f64 {
        let mut left = other.words.clone();
        let mut shared = 0.0;
        // Equal stems first, then those of which one opens the other: "rechenzentrum", "rechenzentrumsstandort".
        let mut open = Vec::new();
        for (stem, count) in &self.words {
            let taken = left.get(stem).copied().unwrap_or(0).min(*count);
            shared += weight(stem) * f64::from(taken);
            if let Some(rest) = left.get_mut(stem) {
                *rest -= taken;
            }
            open.extend(std::iter::repeat_n(stem, (count - taken) as usize));
        }
        for stem in open {
            let part = left.iter_mut().find(|(candidate, rest)| **rest > 0 && related(stem, candidate));
            if let Some((candidate, rest)) = part {
                *rest -= 1;
                shared += 0.7 * weight(stem).min(weight(candidate));
            }
        }
        shared
    }
}

fn weight(stem: &str) -> f64 {
    if SMALL.contains(&stem) {
        return 0.3;
    }
    let letters = stem.chars().count();
    if stem.starts_with(|c: char| c.is_ascii_digit()) { 3.0 } else { (letters as f64).clamp(1.0, 10.0).sqrt() }
}

/// Whether two stems belong to one word: one opens or ends the other, or they differ by a slip of one letter.
fn related(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.chars().count() < 4 || short.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    long.starts_with(short)
        || long.ends_with(short)
        || (short.chars().count() >= 7 && common(short, long) + 1 >= short.chars().count() && long.chars().count() <= short.chars().count() + 2)
}

/// Letters that two words share at their beginning and at their end.
fn common(a: &str, b: &str) -> usize {
    let ahead = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let behind = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count();
    (ahead + behind).min(a.chars().count())
}

/// A word without its ending. Capitals and endings are what differs between a heading and a sentence.
fn stem(word: &str) -> String {
    if word.chars().count() <= 4 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.to_owned();
    }
    for ending in ["innen", "ern", "en", "em", "er", "es", "e", "n", "s"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 4) {
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
            ("Zahl der umgestellten Leistungseinheiten", "Anteil der umgestellten Leistungseinheit"),
            ("Aufgabe von Randtechnologien", "Aufgabe von Randtechnologie"),
            ("sechs Führungskräfte treffen pro Jahr", "sechs Führungskräftetreffen pro Jahr"),
        ] {
            assert!(likeness(a, b) > 0.6, "{a} / {b}: {}", likeness(a, b));
        }
    }

    #[test]
    fn leaves_other_texts_alone() {
        for (a, b) in [("Ausbau der Radwege", "Pflege der Parks"), ("Anzahl der Kurse", "Anzahl der Bäume"), ("", "")] {
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
