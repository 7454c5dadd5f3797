//! What an amount is to the goal, and which way it is to go.

use super::lead::Preposition;
use super::{Amount, Sentence, Shape};
use crate::model::{Direction, Role};
use crate::notation::tokens::Kind;
use crate::vocabulary;
use std::cell::LazyCell;

/// Sets role and direction of all amounts of a sentence.
pub fn judge(sentence: &Sentence<'_>, amounts: &mut [Amount]) {
    // Few amounts ask for the words of change.
    let words = LazyCell::new(|| directions(sentence));
    for at in 0..amounts.len() {
        let later = amounts
            .get(at + 1)
            .map(|next| (next.lead.preposition, next.unit.clone(), next.lead.first));
        let Some(amount) = amounts.get_mut(at) else {
            continue;
        };
        let governs = matches!(
            amount.lead.preposition,
            Preposition::By | Preposition::To | Preposition::From
        );
        let governed = governs
            .then(|| governing(sentence, &words, amount))
            .flatten();
        let towards = later.is_some_and(|(preposition, unit, first)| {
            preposition == Preposition::To
                && unit == amount.unit
                && first.saturating_sub(amount.last) <= 8
        });
        let (role, direction) = match amount.lead.preposition {
            _ if amount.shape == Shape::Factor => (Role::Change, amount.beside),
            _ if amount.shape == Shape::Rank
                && amount.lead.preposition == Preposition::From
                && towards =>
            {
                (Role::Baseline, None)
            }
            _ if matches!(amount.shape, Shape::Rank | Shape::Frequency) => (Role::Level, None),
            Preposition::From if towards || amount.lead.now => (Role::Baseline, None),
            _ if amount.lead.now => (Role::Baseline, None),
            _ if amount.beside.is_some() => (Role::Change, amount.beside),
            Preposition::By if governed.is_some() || amount.unit.is_some() => {
                (Role::Change, governed)
            }
            Preposition::To => (Role::Level, governed),
            // "eine Steigerung von 3 %", "5 % Zuwachs".
            Preposition::From
                if vocabulary::change_noun(sentence.lower(amount.lead.first.wrapping_sub(1)))
                    .is_some() =>
            {
                (Role::Change, governed)
            }
            Preposition::None
                if vocabulary::change_noun(sentence.lower(amount.last + 1)).is_some()
                    && amount.unit.is_some() =>
            {
                (
                    Role::Change,
                    vocabulary::change_noun(sentence.lower(amount.last + 1)),
                )
            }
            _ => (Role::Level, None),
        };
        (amount.role, amount.direction) = (role, direction);
        // "von" says something only where it tells where a value starts.
        if role != Role::Baseline && amount.lead.preposition == Preposition::From {
            amount.lead.first = (amount.lead.first + 1).min(amount.first);
        }
    }
}

/// A word of change in a sentence.
struct Word {
    at: usize,
    direction: Direction,
    verb: bool,
}

fn directions(sentence: &Sentence<'_>) -> Vec<Word> {
    let last = sentence
        .tokens
        .iter()
        .rposition(|token| token.kind == Kind::Word);
    let mut found: Vec<Word> = Vec::new();
    for (at, token) in sentence.tokens.iter().enumerate() {
        if token.kind != Kind::Word {
            continue;
        }
        let lower = sentence.lower(at);
        let ends_clause = Some(at) == last
            || sentence
                .token(at + 1)
                .is_some_and(|next| next.kind == Kind::Mark || matches!(next.text, "und" | "oder"));
        // "nimmt um 20 % ab", "steigt ... an", "geht zurück".
        let split = || {
            let taken = sentence.tokens.iter().take(at).any(|token| {
                matches!(
                    token.text.to_lowercase().as_str(),
                    "nimmt" | "nehmen" | "nahm" | "geht" | "gehen" | "ging"
                )
            });
            (taken && ends_clause).then_some(()).and(match lower {
                "zu" => Some(Direction::Increase),
                "ab" | "zurück" => Some(Direction::Decrease),
                _ => None,
            })
        };
        let Some(direction) = vocabulary::direction(lower).or_else(split) else {
            continue;
        };
        // "reduzierten Flächen" describes, "wird reduziert" tells.
        let describes = sentence.token(at + 1).is_some_and(|next| {
            next.kind == Kind::Word && next.text.starts_with(char::is_uppercase)
        });
        let small = token.text.starts_with(char::is_lowercase);
        let finite = small
            && (lower.ends_with('n') || lower.ends_with('t') || lower.len() <= 6)
            && (!describes || !(lower.ends_with("en") || lower.ends_with('e')));
        found.push(Word {
            at,
            direction,
            verb: finite,
        });
    }
    found
}

/// The word that governs an amount: the verb behind it in its clause, else the nearest before it, else any.
fn governing(sentence: &Sentence<'_>, words: &[Word], amount: &Amount) -> Option<Direction> {
    let clause = (amount.last + 1..sentence.tokens.len())
        .find(|at| matches!(sentence.lower(*at), "," | ";" | "und" | "durch" | "indem"))
        .unwrap_or(sentence.tokens.len());
    let behind = words
        .iter()
        .find(|word| word.verb && word.at > amount.last && word.at < clause);
    let before = words.iter().rev().find(|word| word.at < amount.first);
    behind
        .or(before)
        .or_else(|| words.iter().find(|word| word.at > amount.last))
        .map(|word| word.direction)
}
