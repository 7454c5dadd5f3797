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
    for _ in 0..8 {
        let Some(before) = at.checked_sub(1) else {
            break;
        };
        let word = sentence.lower(before);
        let second = before
            .checked_sub(1)
            .map(|at| sentence.lower(at))
            .unwrap_or_default();
        let third = before
            .checked_sub(2)
            .map(|at| sentence.lower(at))
            .unwrap_or_default();
        // One token, or two or three that are one phrase.
        let (len, comparator) = match (third, second, word) {
            ("nicht", "mehr", "als") => (3, Some(Comparator::Le)),
            ("nicht", "weniger", "als") => (3, Some(Comparator::Ge)),
            (_, "mehr", "als") | (_, "nicht", "unter") => (2, Some(Comparator::Ge)),
            (_, "weniger", "als") | (_, "nicht", "über") | (_, "bis", "zu") => {
                (2, Some(Comparator::Le))
            }
            (
                _,
                _,
                "mindestens" | "wenigstens" | "zumindest" | "minimal" | "mind." | "min." | "über"
                | "≥" | ">",
            ) => (1, Some(Comparator::Ge)),
            (
                _,
                _,
                "höchstens" | "allenfalls" | "maximal" | "max." | "unter" | "≤" | "<" | "längstens",
            ) => (1, Some(Comparator::Le)),
            (
                _,
                _,
                "rund" | "ca." | "ca" | "circa" | "etwa" | "knapp" | "ungefähr" | "annähernd"
                | "nahezu" | "fast" | "gut" | "rd." | "~" | "schätzungsweise",
            ) => (1, Some(Comparator::Approx)),
            _ => (0, None),
        };
        if let Some(comparator) = comparator {
            lead.comparator = comparator;
            lead.binds |= comparator != Comparator::Approx;
            lead.strict |= len == 1 && !matches!(word, "über" | "unter");
            at = at.saturating_sub(len);
            lead.first = at;
            continue;
        }
        match word {
            "je" | "jeweils" => (lead.binds, lead.strict) = (true, true),
            "jährlich" | "monatlich" | "wöchentlich" | "täglich" | "insgesamt"
            | "durchschnittlich" | "genau" | "nur" | "lediglich" | "weitere" | "weiteren"
            | "zusätzlich" | "schnitt" | "durchschnitt" | "aktuellen" | "bereits" | "noch"
            | "exakt" => {}
            "aktuell" | "derzeit" | "heute" | "bisher" | "momentan" | "gegenwärtig" | "zurzeit"
            | "zuletzt" | "bislang" | "statt" => lead.now = true,
            "im" if matches!(sentence.lower(at), "schnitt" | "durchschnitt") => {}
            "um" => return with(lead, before, Preposition::By),
            "auf" => return with(lead, before, Preposition::To),
            _ if vocabulary::is_target_value(word) => {
                // "bis zum Zielwert 25 %".
                let mut first = before;
                while first.checked_sub(1).is_some_and(|at| {
                    matches!(sentence.lower(at), "zum" | "bis" | "den" | "dem" | "auf")
                }) {
                    first -= 1;
                }
                return with(lead, first, Preposition::To);
            }
            "von" | "vom" if vocabulary::is_target_value(second) => {}
            "von" if second == "innerhalb" => {
                return Lead {
                    binds: true,
                    comparator: Comparator::Le,
                    first: before - 1,
                    preposition: Preposition::Within,
                    ..lead
                };
            }
            "innerhalb" | "binnen" => {
                return Lead {
                    binds: true,
                    comparator: Comparator::Le,
                    first: before,
                    preposition: Preposition::Within,
                    ..lead
                };
            }
            "von" => return with(lead, before, Preposition::From),
            "gegenüber" if lead.now => return with(lead, before, Preposition::From),
            "zwischen" => return with(lead, before, Preposition::Between),
            "in" | "während" | "seit" | "vor" => return with(lead, before, Preposition::Within),
            "die" | "der" | "den" | "dem" | "das" | "des" | "diese" | "diesen" | "dieser"
            | "beiden" | "ersten" | "letzten" => {
                lead.definite = true;
                return lead;
            }
            _ => return lead,
        }
        at = before;
        if lead.binds || lead.now || matches!(word, "durchschnittlich" | "insgesamt") {
            lead.first = at;
        }
    }
    lead
}

fn with(lead: Lead, first: usize, preposition: Preposition) -> Lead {
    let first = if matches!(preposition, Preposition::Within) {
        lead.first
    } else {
        first
    };
    Lead {
        first,
        preposition,
        ..lead
    }
}
