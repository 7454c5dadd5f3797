//! What one text says in other words than another, beside its numbers and dates.

use super::message::Message;
use crate::model::{Date, Goal, Indicator, Quantity, Severity};
use crate::notation::similarity::{Term, Terms};
use crate::notation::{dates, quantities, years};
use crate::vocabulary;
use std::borrow::Cow;

/// A text with what is recognised in it.
pub struct Said<'t> {
    /// As a reader sees it.
    text: &'t str,
    /// How much.
    pub quantities: Cow<'t, [Quantity]>,
    /// When.
    dates: Cow<'t, [Date]>,
}

impl<'t> Said<'t> {
    /// What a goal says.
    pub fn by_goal(goal: &'t Goal) -> Self {
        Self {
            text: &goal.text,
            quantities: Cow::Borrowed(&goal.quantities),
            dates: Cow::Borrowed(&goal.dates),
        }
    }

    /// What the label of an indicator says.
    pub fn by_label(indicator: &'t Indicator) -> Self {
        let mentions = dates::mentions(&indicator.label, None);
        let places: Vec<_> = mentions
            .iter()
            .map(|mention| mention.range.clone())
            .collect();
        let quantities = quantities::quantities(&indicator.label, &places);
        let dates: Vec<Date> = mentions
            .into_iter()
            .filter_map(|mention| mention.date)
            .collect();
        Self {
            text: &indicator.label,
            quantities: Cow::Owned(quantities),
            dates: Cow::Owned(dates),
        }
    }

    /// The text without its dates, its measures, how they bind and recur, and its brackets: one thing may be written in many ways. Of what is
    /// counted, the noun stays.
    fn words(&self) -> String {
        let mut text = self.text.to_owned();
        for date in self.dates.iter() {
            for piece in date
                .text
                .split('…')
                .map(str::trim)
                .filter(|piece| !piece.is_empty())
            {
                text = text.replacen(piece, " ", 1);
            }
        }
        for quantity in self.quantities.iter() {
            for piece in quantity
                .text
                .split('…')
                .map(str::trim)
                .filter(|piece| !piece.is_empty())
            {
                let kept: Vec<&str> = piece
                    .split_whitespace()
                    .filter(|word| quantity.unit.is_none() && !is_binding(word))
                    .collect();
                text = text.replacen(piece, &format!(" {} ", kept.join(" ")), 1);
            }
        }
        for found in years::recurrences(&text).into_iter().rev() {
            text.replace_range(found.range, " ");
        }
        bare(&text)
    }
}

/// Whether a word beside a number is told by its comparator or its value.
fn is_binding(word: &str) -> bool {
    const COMPARES: [&str; 4] = ["nicht", "mehr", "weniger", "als"];
    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    COMPARES.contains(&word.as_str())
        || vocabulary::bound(&word).is_some()
        || vocabulary::bound(&format!("{word}.")).is_some()
        || word.starts_with("durchschnitt")
        || vocabulary::number(&word).is_some()
        || !word.contains(char::is_alphabetic)
}

/// How much it matters that two texts do not have the same words, and which. `None` where these carry no sense.
pub fn difference(here: &Said<'_>, there: &Said<'_>) -> Option<(Severity, Message)> {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    if letters(here.text) == letters(there.text) {
        return None;
    }
    let shares = [here, there].iter().all(|said| percent(said).is_some());
    let (a, b) = (here.words(), there.words());
    if let Some(told) = figures(&a, &b).or_else(|| denied(&a, &b)) {
        return Some((Severity::Warning, told));
    }
    let (more, less) = (
        sense(&Terms::of(&a), &Terms::of(&b), &b),
        sense(&Terms::of(&b), &Terms::of(&a), &a),
    );
    let narrowed = shares
        && ((less.is_empty() && narrows(here, &more))
            || (more.is_empty() && narrows(there, &less)));
    let severity = if is_slip(&more, &less) || turns(&more, &less) || narrowed {
        Severity::Warning
    } else {
        Severity::Note
    };
    let message = match (more.is_empty(), less.is_empty()) {
        (true, true) => return None,
        (false, true) => Message::OverviewAdds {
            words: quoted(&a, &more),
        },
        (true, false) => Message::OverviewLeavesOut {
            words: quoted(&b, &less),
        },
        (false, false) => Message::OverviewSaysInstead {
            overview: quoted(&a, &more),
            section: quoted(&b, &less),
        },
    };
    Some((severity, message))
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The number of a word, or the word itself where a figure stands in it: "V4".
fn figure(word: &str) -> Option<String> {
    let number = vocabulary::number(word).filter(|_| !vocabulary::is_article(word));
    number.map(|number| number.to_string()).or_else(|| {
        word.contains(|c: char| c.is_ascii_digit())
            .then(|| word.to_lowercase())
    })
}

/// Numbers that are no quantities: the version of a program, the years of a loan.
fn figures(here: &str, there: &str) -> Option<Message> {
    let found = |text: &str| -> Vec<(String, String)> {
        parts(text)
            .filter_map(|word| Some((figure(word)?, word.to_owned())))
            .collect()
    };
    let (a, b) = (found(here), found(there));
    let lacking = |own: &[(String, String)], other: &[(String, String)]| -> Vec<String> {
        own.iter()
            .filter(|(figure, _)| !other.iter().any(|(same, _)| same == figure))
            .map(|(_, word)| word.clone())
            .collect()
    };
    let (more, less) = (lacking(&a, &b), lacking(&b, &a));
    (more.len() == less.len() && !more.is_empty()).then(|| Message::OverviewSaysInstead {
        overview: more.join(" … "),
        section: less.join(" … "),
    })
}

/// A "nicht" that only one of the texts has.
fn denied(here: &str, there: &str) -> Option<Message> {
    let denials = |text: &str| -> Vec<String> {
        let all = parts(text).map(str::to_lowercase);
        all.filter(|word| vocabulary::is_denial(word)).collect()
    };
    let (a, b) = (denials(here), denials(there));
    match (a.first(), b.first()) {
        (Some(word), None) => Some(Message::OverviewAdds {
            words: word.clone(),
        }),
        (None, Some(word)) => Some(Message::OverviewLeavesOut {
            words: word.clone(),
        }),
        _ => None,
    }
}

/// One word for another that looks much like it: one of the two is a slip.
fn is_slip(more: &[String], less: &[String]) -> bool {
    matches!((more, less), ([a], [b]) if a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= 4)
}

/// One word for its opposite.
fn turns(more: &[String], less: &[String]) -> bool {
    let turned = |a: &str, b: &str| {
        let ways = vocabulary::direction(a).zip(vocabulary::direction(b));
        ways.is_some_and(|(one, other)| one != other) || vocabulary::are_opposite(a, b)
    };
    more.iter().any(|a| less.iter().any(|b| turned(a, b)))
}

/// The piece of a text that states a share.
fn percent<'s>(said: &'s Said<'_>) -> Option<&'s str> {
    let shares = said.quantities.iter().find(|quantity| {
        quantity
            .unit
            .as_ref()
            .is_some_and(|unit| unit.code.as_deref() == Some("%"))
    });
    shares
        .and_then(|quantity| quantity.text.split('…').next())
        .map(str::trim)
}

/// Whether words say of whom a share is one: they follow it in the genitive or behind a place word.
fn narrows(said: &Said<'_>, added: &[String]) -> bool {
    let Some((_, behind)) = percent(said).and_then(|piece| said.text.split_once(piece)) else {
        return false;
    };
    let words: Vec<String> = parts(behind).map(str::to_lowercase).collect();
    words.windows(2).any(|pair| {
        matches!(pair, [link, word] if matches!(link.as_str(), "der" | "des" | "in" | "im" | "am" | "an" | "bei" | "mit" | "ohne" | "von")
            && added.iter().any(|stem| word.starts_with(stem.as_str())))
    })
}

/// Terms that the other text lacks: no numbers, which are compared as quantities, and nothing that is written apart there.
fn sense(own: &Terms, other: &Terms, text: &str) -> Vec<String> {
    let joined: String = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let short = |stem: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| abbreviates(word, stem))
    };
    let carries = |root: &&str| {
        root.chars().count() >= 4
            && !root.starts_with(|c: char| c.is_ascii_digit())
            && !joined.contains(*root)
            && !short(root)
    };
    own.missing_in(other)
        .into_iter()
        .map(Term::root)
        .filter(carries)
        .map(str::to_owned)
        .collect()
}

/// "RZ" for "Rechenzentrum", "LEs" for "Leistungseinheiten".
fn abbreviates(short: &str, stem: &str) -> bool {
    let short = short.trim_end_matches('s');
    if !(2..=4).contains(&short.len()) || !short.chars().all(char::is_uppercase) {
        return false;
    }
    let mut letters = stem.chars();
    let low = short.to_lowercase();
    low.chars().next() == stem.chars().next()
        && low
            .chars()
            .all(|wanted| letters.any(|letter| letter == wanted))
}

/// A text without its brackets.
fn bare(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// The words of a text that have these stems, as printed.
fn quoted(text: &str, found: &[String]) -> String {
    let has = |word: &str| {
        found.iter().any(|stem| {
            word.to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| part.starts_with(stem.as_str()))
        })
    };
    text.split_whitespace()
        .filter(|word| has(word))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect::<Vec<_>>()
        .join(" … ")
}
