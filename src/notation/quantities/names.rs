//! Numbers that are names: `ISO 27001`, `§ 3`, `Amt 402`, `Windows 11`, `A 46`.

use super::Sentence;
use crate::notation::tokens::Kind;
use crate::vocabulary;

/// Whether a number is the name of something.
pub fn is_name(sentence: &Sentence<'_>, at: usize) -> bool {
    let next = sentence.lower(at + 1);
    if next == "uhr"
        || (matches!(next, "–" | "-" | "bis" | "und") && sentence.lower(at + 3) == "uhr")
    {
        return true;
    }
    let Some(before) = at.checked_sub(1).and_then(|at| sentence.token(at)) else {
        return false;
    };
    let word = before.text;
    let lower = sentence.lower(at - 1);
    // "Ämter 403 und 404", "Abs. 2 und 3", "Phasen 2 bis 4".
    if matches!(
        lower,
        "und" | "," | "/" | "bis" | "–" | "-" | "oder" | "sowie"
    ) && at >= 2
        && sentence.token(at - 2).is_some_and(|token| {
            matches!(token.kind, Kind::Number(_)) && !sentence.is_masked(at - 2)
        })
        && is_name(sentence, at - 2)
    {
        return true;
    }
    if before.kind != Kind::Word {
        // A postcode stands behind the street.
        let figures = sentence.token(at).is_some_and(|token| {
            token.text.len() == 5 && token.text.bytes().all(|b| b.is_ascii_digit())
        });
        return matches!(word, "§" | "#") || (word == "," && figures);
    }
    if vocabulary::is_head(lower) || vocabulary::is_street(lower) {
        return true;
    }
    // "A 46", "SDG 11", "DIN EN 15341": letters in capitals that are no word of a title in capitals.
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let capitals =
        letters().count() >= 1 && letters().all(char::is_uppercase) && word.chars().count() <= 7;
    let shouted = sentence.text.chars().filter(|c| c.is_lowercase()).count() < 4;
    (capitals && !shouted)
        || (word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().any(|c| c.is_ascii_digit()))
}
