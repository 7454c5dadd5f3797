//! How similar two German texts are, whatever their endings, hyphens and ways of writing numbers. Links, checks and comparisons of editions
//! all ask here, so that they agree about what is the same.

mod align;
mod terms;

use crate::vocabulary;
use align::Alignment;
pub use terms::{Term, normalized, numbers};

/// A text made ready to be compared many times.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Terms {
    /// In the order of their stems, each as often as it stands in the text.
    list: Vec<Term>,
    weight: f64,
    /// Hashes of the beginnings and the ends of the terms of weight, in order.
    keys: Vec<u16>,
}

impl Terms {
    /// All that a text says.
    pub fn of(text: &str) -> Self {
        Self::new(text, |_| true)
    }

    /// What a text is about. Numbers and dates have no say, so that "um 10 % pro Jahr" and "um 5 % pro Jahr" are one topic.
    pub fn of_topic(text: &str) -> Self {
        Self::new(text, Term::names_topic)
    }

    fn new(text: &str, counts: impl Fn(&Term) -> bool) -> Self {
        let words = terms::words(text);
        let terms = words.iter().filter_map(|word| Term::of_word(word));
        let mut terms: Vec<Term> = terms.filter(counts).collect();
        terms.sort_by(|a, b| a.stem.cmp(&b.stem));
        let weight = terms.iter().map(|term| term.weight).sum();
        let keys = align::keys(&terms);
        Self {
            list: terms,
            weight,
            keys,
        }
    }

    /// How similar two texts are, from 0 to 1.
    pub fn similarity(&self, other: &Self) -> f64 {
        if !align::have_common(&self.keys, &other.keys) {
            return 0.0;
        }
        let shared: f64 = Alignment::new(&self.list, &other.list).shared();
        shared / (self.weight + other.weight)
    }

    /// How much of this text the other one has: 1 where it has all.
    pub fn containment(&self, other: &Self) -> f64 {
        if !align::have_common(&self.keys, &other.keys) {
            return 0.0;
        }
        Alignment::new(&self.list, &other.list).shared_of_first() / self.weight
    }

    /// How similar two texts are that stand below headings: a word that the other text has is not missed if the own heading says it. What one
    /// says the opposite of is half as similar.
    pub fn similarity_below(&self, other: &Self, heading: &Self, other_heading: &Self) -> f64 {
        let alignment = Alignment::new(&self.list, &other.list);
        let shared = alignment.shared();
        if shared == 0.0 {
            return 0.0;
        }
        let unexplained = heading.weight_missing(&alignment.rest_of_second)
            + other_heading.weight_missing(&alignment.rest_of_first);
        let similarity = shared / (alignment.weight() + unexplained);
        if self.contradicts(other) {
            similarity / 2.0
        } else {
            similarity
        }
    }

    /// The terms that another text does not have, in no other form either. How it is counted is left out: "Anzahl".
    pub fn missing_in(&self, other: &Self) -> Vec<&Term> {
        let has = |term: &Term| {
            let mut others = other.list.iter();
            others.any(|candidate| align::is_form_of(term, candidate))
        };
        let missing = self.list.iter();
        let missing = missing.filter(|term| !vocabulary::is_counting(&term.word) && !has(term));
        let mut missing: Vec<&Term> = missing.collect();
        missing.dedup_by(|a, b| a.stem == b.stem);
        missing
    }

    /// Whether another text has all terms.
    pub fn is_within(&self, other: &Self) -> bool {
        other.weight_missing(&self.list.iter().collect::<Vec<_>>()) == 0.0
    }

    /// Whether the stems are the same, in any order.
    pub fn has_same_stems(&self, other: &Self) -> bool {
        let stems = self.list.iter().map(|term| &term.stem);
        stems.eq(other.list.iter().map(|term| &term.stem))
    }

    /// How much the text says: about one for each long word that says what it is about.
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// What two texts share at least one of if they are similar.
    pub fn keys(&self) -> &[u16] {
        &self.keys
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|term| term.word.as_str())
    }

    /// The weight of the terms that this text does not have.
    fn weight_missing(&self, terms: &[&Term]) -> f64 {
        let known = |term: &Term| {
            let mut own = self.list.iter();
            own.any(|own| align::term_similarity(own, term) >= 0.9)
        };
        let missing = terms.iter().filter(|term| !known(term));
        missing.map(|term| term.weight).sum()
    }

    fn contradicts(&self, other: &Self) -> bool {
        let own: Vec<&str> = self.words().collect();
        let others: Vec<&str> = other.words().collect();
        vocabulary::contradict(&own, &others)
    }
}

#[cfg(test)]
mod tests;
