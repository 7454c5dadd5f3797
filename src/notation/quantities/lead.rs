//! The words before a number: `um mindestens`, `von aktuell`, `bis zum Zielwert von`.

use super::Sentence;
use crate::model::Comparator;
use crate::vocabulary;

/// How a number is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one kind of word whether it stands there"
)]
pub struct Lead {
    /// The first token that belongs to it.
    pub first: usize,
    /// The preposition.
    pub preposition: Preposition,
    /// How the number binds.
    pub comparator: Comparator,
    /// A word binds it: "mindestens", "je".
    pub binds: bool,
    /// The word can mean nothing else: "mindestens", but not "über".
    pub strict: bool,
    /// "aktuell", "derzeit": how it is now.
    pub now: bool,
    /// "die", "den": the things are known already.
    pub definite: bool,
}

/// The preposition of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preposition {
    /// None, or one that says nothing about it.
    None,
    /// "um".
    By,
    /// "auf", "bis zum Zielwert".
    To,
    /// "von".
    From,
    /// "zwischen".
    Between,
    /// "in", "innerhalb", "binnen": a span of time.
    Within,
}

/// Words before a number that may belong to it.
const MAX_WORDS: usize = 8;

/// Reads the words before a number from right to left.
pub fn lead(sentence: &Sentence<'_>, number: usize) -> Lead {
    let mut lead = Lead {
        first: number,
        preposition: Preposition::None,
        comparator: Comparator::Eq,
        binds: false,
        strict: false,
        now: false,
        definite: false,
    };
    let mut at = number;
    for _ in 0..MAX_WORDS {
        let Some(before) = at.checked_sub(1) else {
            break;
        };
        if let Some((len, comparator)) = bound(sentence, before) {
            at = at.saturating_sub(len);
            lead.bind(sentence.lower(before), len, comparator);
            lead.first = at;
        } else if lead.takes(sentence, before) {
            at = before;
            let belongs = matches!(sentence.lower(at), "durchschnittlich" | "insgesamt");
            if lead.binds || lead.now || belongs {
                lead.first = at;
            }
        } else {
            return lead.end(sentence, before);
        }
    }
    lead
}

/// How many words up to this one bind a number, and how: one, or two or three that are one phrase.
fn bound(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Comparator)> {
    let word = sentence.lower(at);
    let second = lower_before(sentence, at, 1);
    let third = lower_before(sentence, at, 2);
    match (third, second, word) {
        ("nicht", "mehr", "als") => Some((3, Comparator::Le)),
        ("nicht", "weniger", "als") => Some((3, Comparator::Ge)),
        (_, "mehr", "als") | (_, "nicht", "unter") => Some((2, Comparator::Ge)),
        (_, "weniger", "als") | (_, "nicht", "über") | (_, "bis", "zu") => {
            Some((2, Comparator::Le))
        }
        _ => vocabulary::bound(word).map(|comparator| (1, comparator)),
    }
}

fn lower_before<'s>(sentence: &'s Sentence<'_>, at: usize, words: usize) -> &'s str {
    at.checked_sub(words)
        .map(|at| sentence.lower(at))
        .unwrap_or_default()
}

impl Lead {
    fn bind(&mut self, word: &str, len: usize, comparator: Comparator) {
        self.comparator = comparator;
        self.binds |= comparator != Comparator::Approx;
        self.strict |= len == 1 && !matches!(word, "über" | "unter");
    }

    /// Whether a word may stand between a number and what introduces it; what the word says is noted.
    fn takes(&mut self, sentence: &Sentence<'_>, at: usize) -> bool {
        let word = sentence.lower(at);
        match word {
            "je" | "jeweils" => (self.binds, self.strict) = (true, true),
            _ if vocabulary::is_amount_adverb(word) => {}
            _ if vocabulary::is_baseline(word) => self.now = true,
            "im" => return matches!(sentence.lower(at + 1), "schnitt" | "durchschnitt"),
            "von" | "vom" => return vocabulary::is_target_value(lower_before(sentence, at, 1)),
            _ => return false,
        }
        true
    }

    /// Reads the word that introduces the number.
    fn end(mut self, sentence: &Sentence<'_>, at: usize) -> Self {
        let word = sentence.lower(at);
        match word {
            "um" => self.with(at, Preposition::By),
            "auf" => self.with(at, Preposition::To),
            "von" if lower_before(sentence, at, 1) == "innerhalb" => self.within(at - 1),
            "innerhalb" | "binnen" => self.within(at),
            "von" => self.with(at, Preposition::From),
            "gegenüber" if self.now => self.with(at, Preposition::From),
            "zwischen" => self.with(at, Preposition::Between),
            "in" | "während" | "seit" | "vor" => self.with(self.first, Preposition::Within),
            _ if vocabulary::is_target_value(word) => {
                self.with(target_start(sentence, at), Preposition::To)
            }
            _ => {
                self.definite = vocabulary::is_definite(word);
                self
            }
        }
    }

    fn with(self, first: usize, preposition: Preposition) -> Self {
        Self {
            first,
            preposition,
            ..self
        }
    }

    /// A span of time is an upper bound.
    fn within(self, first: usize) -> Self {
        Self {
            binds: true,
            comparator: Comparator::Le,
            ..self.with(first, Preposition::Within)
        }
    }
}

/// Where "bis zum Zielwert" begins.
fn target_start(sentence: &Sentence<'_>, at: usize) -> usize {
    let mut first = at;
    while matches!(
        lower_before(sentence, first, 1),
        "zum" | "bis" | "den" | "dem" | "auf"
    ) {
        first -= 1;
    }
    first
}
