//! How often: "pro Jahr" goes to the amount that it belongs to, and what recurs without a number happens once.

use super::lead::{self, Preposition};
use super::{Amount, Sentence, Shape};
use crate::model::{Comparator, Role};
use crate::notation::tokens::Kind;
use crate::vocabulary;
use rust_decimal::Decimal;
use std::ops::Range;

/// A recurrence in a sentence.
struct Recurrence {
    /// Its tokens.
    tokens: Range<usize>,
    /// ISO 8601 duration.
    per: &'static str,
    form: Form,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "pro Jahr", "p. a.", "im Jahr".
    Phrase,
    /// "jährlich".
    Adverb,
    /// "jährliche", "monatlichen".
    Adjective,
}

/// Gives each recurrence to an amount, or makes one of it.
pub fn assign(sentence: &Sentence<'_>, amounts: &mut Vec<Amount>) {
    for found in recurrences(sentence) {
        if amounts.iter().any(|amount| {
            amount.recurs.is_none()
                && amount.first <= found.tokens.start
                && found.tokens.end <= amount.last + 1
                && amount.per.is_some()
        }) {
            continue;
        }
        match owner(sentence, amounts, &found) {
            Some(at) => give(sentence, amounts, at, &found),
            None => amounts.extend(by_itself(sentence, &found)),
        }
    }
}

fn recurrences(sentence: &Sentence<'_>) -> Vec<Recurrence> {
    let mut found = Vec::new();
    for at in 0..sentence.tokens.len() {
        let word = sentence.lower(at);
        let next = sentence.lower(at + 1);
        let after = sentence.lower(at + 2);
        let phrase = |len: usize, per: Option<&'static str>| {
            per.map(|per| Recurrence {
                tokens: at..at + len,
                per,
                form: Form::Phrase,
            })
        };
        let recurrence = match word {
            "pro" | "je" if next == "einwohner" && after == "und" => {
                phrase(4, period(sentence.lower(at + 3)))
            }
            "pro" | "je" | "jedes" | "jeden" | "jede" => phrase(2, period(next)),
            "in" if next == "jedem" => phrase(3, period(after)),
            "jahr" if next == "für" && after == "jahr" => phrase(3, Some("P1Y")),
            // "im Jahr", but not "im Jahr 2030", which is a date and therefore hidden here.
            "im" | "am" => phrase(
                2,
                period(next).filter(|_| {
                    matches!(
                        next,
                        "jahr" | "monat" | "quartal" | "halbjahr" | "tag" | "schuljahr"
                    )
                }),
            ),
            "in" if next == "der" && after == "woche" => phrase(3, Some("P1W")),
            "p." if next.starts_with("a.") => phrase(2, Some("P1Y")),
            "p.a." | "p.a" | "/jahr" => phrase(1, Some("P1Y")),
            _ => adverb(word).map(|(per, form)| Recurrence {
                tokens: at..at + 1,
                per,
                form,
            }),
        };
        found.extend(recurrence);
    }
    found
}

fn period(word: &str) -> Option<&'static str> {
    Some(match word {
        "jahr" | "kalenderjahr" | "schuljahr" | "haushaltsjahr" | "geschäftsjahr"
        | "kindergartenjahr" => "P1Y",
        "halbjahr" => "P6M",
        "quartal" => "P3M",
        "monat" => "P1M",
        "woche" => "P1W",
        "tag" => "P1D",
        _ => return None,
    })
}

fn adverb(word: &str) -> Option<(&'static str, Form)> {
    const STEMS: [(&str, &str); 9] = [
        ("halbjährlich", "P6M"),
        ("vierteljährlich", "P3M"),
        ("alljährlich", "P1Y"),
        ("jährlich", "P1Y"),
        ("quartalsweise", "P3M"),
        ("monatlich", "P1M"),
        ("wöchentlich", "P1W"),
        ("täglich", "P1D"),
        ("quartalsmäßig", "P3M"),
    ];
    let (ending, per) = STEMS
        .iter()
        .find_map(|(stem, per)| Some((word.strip_prefix(stem)?, *per)))?;
    match ending {
        "" => Some((per, Form::Adverb)),
        "e" | "en" | "er" | "es" | "em" => Some((per, Form::Adjective)),
        _ => None,
    }
}

/// The amount to which a recurrence belongs.
fn owner(sentence: &Sentence<'_>, amounts: &[Amount], found: &Recurrence) -> Option<usize> {
    let free = |amount: &Amount| {
        amount.per.is_none()
            && amount.role != Role::Baseline
            && !is_rate(amount)
            && amount.shape != Shape::Rank
    };
    let candidates = || {
        amounts
            .iter()
            .enumerate()
            .filter(|(_, amount)| free(amount))
    };
    let clause = |from: usize, to: usize| {
        (from..to).any(|at| matches!(sentence.lower(at), ";" | "sowie" | "während" | "wobei"))
    };
    // Directly behind or before it.
    let behind = candidates()
        .find(|(_, amount)| amount.last + 1 == found.tokens.start && found.form != Form::Adjective);
    let before = candidates().find(|(_, amount)| {
        let inside = (amount.lead.first..=amount.last).contains(&found.tokens.start);
        // "eine jährliche Konferenz" recurs, "eine jährliche Einsparung" is no thing that is counted.
        let noun = sentence.token(amount.last).map_or("", |token| token.text);
        amount.lead.first == found.tokens.end
            || (inside
                && (!amount.article || found.form != Form::Adjective || vocabulary::recurs(noun)))
    });
    if let Some((at, _)) = behind.or(before) {
        return Some(at);
    }
    // "einen Rat, der mindestens halbjährlich tagt": what is bound itself belongs to nothing else.
    let word = found
        .tokens
        .start
        .checked_sub(1)
        .map(|at| sentence.lower(at))
        .unwrap_or_default();
    if found.form == Form::Adverb
        && matches!(
            word,
            "mindestens" | "wenigstens" | "zumindest" | "höchstens" | "maximal"
        )
    {
        return None;
    }
    let next = || {
        candidates().find(|(_, amount)| {
            amount.first >= found.tokens.end
                && !amount.article
                && !clause(found.tokens.end, amount.first)
        })
    };
    if found.form == Form::Adjective {
        // "jährliche Steigerung um 5 %", "jährlichen Kosten von 5.000 €"; "jährliche Verdopplung" is next to it.
        return next()
            .filter(|(_, amount)| amount.first - found.tokens.end <= 7)
            .map(|(at, _)| at);
    }
    let mut earlier: Vec<(usize, &Amount)> = candidates()
        .filter(|(_, amount)| {
            amount.last < found.tokens.start && !clause(amount.last, found.tokens.start)
        })
        .collect();
    earlier.sort_by_key(|(_, amount)| (!amount.article, amount.last));
    let earlier = earlier.pop();
    // An article far from the recurrence is only one where nothing else is counted behind it.
    match earlier {
        Some((at, amount)) if !amount.article => Some(at),
        Some((at, _)) => next().map(|(at, _)| at).or(Some(at)),
        None => next().map(|(at, _)| at).or_else(|| {
            candidates()
                .find(|(_, amount)| {
                    amount.article
                        && amount.first >= found.tokens.end
                        && amount.first - found.tokens.end <= 3
                })
                .map(|(at, _)| at)
        }),
    }
}

/// A measure that is no sum of what happens: "500 Mbit/s", "5 Jahre".
fn is_rate(amount: &Amount) -> bool {
    amount
        .unit
        .as_ref()
        .and_then(|unit| unit.code.as_deref())
        .is_some_and(|code| {
            code.contains('/')
                || matches!(
                    code,
                    "a" | "mo" | "wk" | "d" | "h" | "min" | "kW" | "MW" | "GW"
                )
        })
}

fn give(sentence: &Sentence<'_>, amounts: &mut [Amount], at: usize, found: &Recurrence) {
    let Some(first) = amounts.get(at).map(|amount| amount.first) else {
        return;
    };
    if let Some(amount) = amounts.get_mut(at) {
        amount.per = Some(found.per.to_owned());
        amount.recurs = Some(found.tokens.clone());
    }
    // "zwei Treffen und ein Workshop pro Jahr": both recur.
    let Some(before) = at.checked_sub(1).and_then(|at| amounts.get_mut(at)) else {
        return;
    };
    let joined =
        before.last + 2 == first && matches!(sentence.lower(before.last + 1), "und" | "," | "oder");
    if joined && before.per.is_none() && before.shape == Shape::Count {
        before.per = Some(found.per.to_owned());
        before.recurs = Some(found.tokens.clone());
    }
}

/// "jährliche Konferenz", "wird monatlich berichtet": what recurs without a number happens once each time.
fn by_itself(sentence: &Sentence<'_>, found: &Recurrence) -> Option<Amount> {
    let at = found.tokens.start;
    let lead = lead::lead(sentence, at);
    let next = sentence.token(found.tokens.end);
    let last = match found.form {
        Form::Phrase => return None,
        // A means to an end is not promised for itself: "durch jährliche Konferenz".
        Form::Adjective => {
            let before = at
                .checked_sub(1)
                .map(|at| sentence.lower(at))
                .unwrap_or_default();
            let opens = at == 0
                || lead.binds
                || matches!(
                    before,
                    "und" | "eine" | "einen" | "ein" | "einer" | "eines" | "einem"
                )
                || sentence
                    .token(at - 1)
                    .is_some_and(|token| token.kind == Kind::Mark);
            let event = next.is_some_and(|noun| {
                vocabulary::recurs(noun.text) && !vocabulary::is_change(&noun.text.to_lowercase())
            });
            (opens && event).then_some(found.tokens.end)?
        }
        Form::Adverb => {
            let describes = next.is_some_and(|word| {
                let lower = word.text.to_lowercase();
                [
                    "ende", "enden", "ender", "endes", "endem", "te", "ten", "ter", "tes",
                ]
                .iter()
                .any(|end| lower.ends_with(end))
                    && word.text.starts_with(char::is_lowercase)
                    && lower.len() > 5
            });
            let rates = sentence
                .tokens
                .iter()
                .any(|token| vocabulary::is_change(&token.text.to_lowercase()));
            (!describes && !rates && lead.preposition == Preposition::None).then_some(at)?
        }
    };
    Some(Amount {
        first: at,
        last,
        value: Decimal::ONE,
        upper: None,
        unit: None,
        shape: Shape::Frequency,
        beside: None,
        article: false,
        lead,
        role: Role::Level,
        direction: None,
        comparator: if lead.binds {
            lead.comparator
        } else {
            Comparator::Eq
        },
        per: Some(found.per.to_owned()),
        recurs: None,
    })
}
