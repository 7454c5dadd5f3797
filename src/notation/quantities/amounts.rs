//! Numbers that measure or count something.

use super::lead::{self, Preposition};
use super::names;
use super::{Amount, Sentence, Shape};
use crate::model::{Comparator, Direction, Role, Unit};
use crate::notation::tokens::{Kind, Token};
use crate::notation::units;
use crate::vocabulary;
use rust_decimal::Decimal;

/// The amounts of a sentence, in its order.
pub fn amounts(sentence: &Sentence<'_>) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let amount = (!sentence.is_masked(at))
            .then(|| {
                factor(sentence, at)
                    .or_else(|| rank(sentence, at))
                    .or_else(|| frequency(sentence, at))
                    .or_else(|| fraction(sentence, at))
                    .or_else(|| number(sentence, at))
            })
            .flatten();
        // Behind an article another number may follow: "ein Dutzend", "eine 5-prozentige Senkung".
        at = amount
            .as_ref()
            .filter(|amount| !amount.article)
            .map_or(at + 1, |amount| amount.last + 1);
        found.extend(amount);
    }
    // "von 6 auf 3 Wochen": the unit is printed once.
    for later in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(later);
        if let (Some(first), Some(second)) = (head.last_mut(), tail.first())
            && first.lead.preposition == Preposition::From
            && second.lead.preposition == Preposition::To
            && first.unit.is_none()
            && first.shape == Shape::Plain
        {
            first.unit.clone_from(&second.unit);
        }
    }
    // A bare number counts only beside its partner or where a word binds it.
    let paired = |at: usize| -> bool {
        let is = |at: usize, preposition: Preposition| {
            found
                .get(at)
                .is_some_and(|amount| amount.lead.preposition == preposition)
        };
        (is(at, Preposition::From) && is(at + 1, Preposition::To))
            || at
                .checked_sub(1)
                .is_some_and(|before| is(before, Preposition::From) && is(at, Preposition::To))
    };
    let kept: Vec<bool> = (0..found.len())
        .map(|at| {
            found
                .get(at)
                .is_some_and(|amount| stands(sentence, amount) || paired(at))
        })
        .collect();
    found
        .into_iter()
        .zip(kept)
        .filter_map(|(amount, keep)| keep.then_some(amount))
        .collect()
}

/// Whether what stands around a number makes it an amount.
fn stands(sentence: &Sentence<'_>, amount: &Amount) -> bool {
    if amount.shape != Shape::Plain || amount.unit.is_some() || amount.beside.is_some() {
        return true;
    }
    let bound = amount.lead.binds
        && matches!(
            amount.lead.preposition,
            Preposition::None | Preposition::To | Preposition::By
        );
    // "unter 1 bereits genannt", "über 3": only words that can mean nothing else bind a number without a noun.
    let loose = matches!(
        sentence.lower(amount.first.wrapping_sub(1)),
        "unter" | "über"
    ) && amount.lead.preposition == Preposition::None;
    let ends = sentence
        .token(amount.last + 1)
        .is_none_or(|token| token.kind == Kind::Mark || token.text.starts_with(char::is_lowercase));
    let recurs = matches!(
        sentence.lower(amount.last + 1),
        "pro" | "je" | "p." | "jährlich" | "monatlich"
    );
    amount.upper.is_some()
        || (bound && !loose && ends)
        || recurs
        || (ends
            && matches!(amount.lead.preposition, Preposition::By | Preposition::To)
            && !amount.article)
}

fn base(sentence: &Sentence<'_>, first: usize, value: Decimal) -> Amount {
    let lead = lead::lead(sentence, first);
    Amount {
        first,
        last: first,
        value,
        upper: None,
        unit: None,
        shape: Shape::Plain,
        beside: None,
        article: false,
        lead,
        role: Role::Level,
        direction: None,
        comparator: lead.comparator,
        per: None,
        recurs: None,
    }
}

/// "Verdopplung", "verdreifacht", "Halbierung", "doppelt so viele".
fn factor(sentence: &Sentence<'_>, at: usize) -> Option<Amount> {
    let word = sentence.lower(at);
    let (value, direction) = if word.starts_with("halbier") {
        (Decimal::new(5, 1), Direction::Decrease)
    } else if word.starts_with("verdoppel")
        || word.starts_with("verdoppl")
        || (word == "doppelt" && sentence.lower(at + 1) == "so")
    {
        (Decimal::TWO, Direction::Increase)
    } else {
        let stem = word.strip_prefix("ver")?;
        let number = stem.split_once("fach").map(|(number, _)| number)?;
        // What is "vereinfacht" has not grown.
        (
            Decimal::from(vocabulary::number(number).filter(|number| *number > 1)?),
            Direction::Increase,
        )
    };
    let text = sentence.token(at)?.text;
    let unit = Unit {
        text: text.to_owned(),
        code: Some("factor".to_owned()),
        scale: 1,
    };
    Some(Amount {
        unit: Some(unit),
        shape: Shape::Factor,
        beside: Some(direction),
        ..base(sentence, at, value)
    })
}

/// "Top 10", "Platz 3", "die besten fünf".
fn rank(sentence: &Sentence<'_>, at: usize) -> Option<Amount> {
    let word = sentence.lower(at);
    let printed = sentence.token(at)?.text;
    let best = word == "besten";
    let places = matches!(word, "platz" | "rang" | "rangplatz" | "plätze");
    // "TOP 5" is an item of an agenda.
    if !(places || best || printed == "Top") {
        return None;
    }
    let next = sentence
        .token(at + 1)
        .filter(|_| !sentence.is_masked(at + 1))?;
    let value = match next.kind {
        Kind::Number(value) => value,
        _ if best => Decimal::from(vocabulary::number(next.text)?),
        _ => return None,
    };
    let amount = base(sentence, at, value);
    // The better a place, the smaller its number: "mindestens Platz 5".
    let comparator = if places && amount.lead.comparator == Comparator::Eq {
        Comparator::Eq
    } else {
        Comparator::Le
    };
    Some(Amount {
        last: at + 1,
        shape: Shape::Rank,
        comparator,
        ..amount
    })
}

/// "zweimal", "2 x", "alle zwei Jahre".
fn frequency(sentence: &Sentence<'_>, at: usize) -> Option<Amount> {
    let word = sentence.lower(at);
    if word == "alle" {
        let next = sentence
            .token(at + 1)
            .filter(|_| !sentence.is_masked(at + 1))?;
        let count = value_of(next)?;
        let letter = match sentence.lower(at + 2) {
            "jahre" | "jahren" => "Y",
            "monate" | "monaten" => "M",
            "wochen" => "W",
            "tage" | "tagen" => "D",
            "stunden" => "TH",
            "minuten" => "TM",
            _ => return None,
        };
        let (time, letter) = letter
            .strip_prefix('T')
            .map_or(("", letter), |letter| ("T", letter));
        let per = Some(format!("P{time}{}{letter}", count.normalize()));
        return Some(Amount {
            last: at + 2,
            shape: Shape::Frequency,
            per,
            ..base(sentence, at, Decimal::ONE)
        });
    }
    if let Kind::Number(value) = sentence.token(at)?.kind {
        let times = sentence.lower(at + 1);
        return matches!(times, "x" | "×" | "mal").then(|| Amount {
            last: at + 1,
            shape: Shape::Frequency,
            ..base(sentence, at, value)
        });
    }
    let number = word
        .strip_suffix("mal")
        .or_else(|| word.strip_suffix("malig"))?;
    Some(Amount {
        shape: Shape::Frequency,
        ..base(sentence, at, Decimal::from(vocabulary::number(number)?))
    })
}

/// "um die Hälfte", "ein Drittel", "drei Viertel": a share, 0.5 for a half.
fn fraction(sentence: &Sentence<'_>, at: usize) -> Option<Amount> {
    let parts = match sentence.lower(at + 1) {
        "hälfte" => 2,
        "drittel" => 3,
        "viertel" => 4,
        "fünftel" => 5,
        "zehntel" => 10,
        _ => return None,
    };
    let word = sentence.lower(at);
    // "die Hälfte", but "das Drittel" has no number of its own.
    let count = if word == "die" && parts == 2 {
        1
    } else {
        vocabulary::number(word)?
    };
    let value = Decimal::from(count)
        .checked_div(Decimal::from(parts))?
        .round_dp(3);
    let unit = Unit {
        text: sentence.token(at + 1)?.text.to_owned(),
        code: None,
        scale: 1,
    };
    let (last, beside) = more_or_less(sentence, at + 1);
    let amount = Amount {
        last,
        beside,
        unit: Some(unit),
        ..base(sentence, at, value)
    };
    // "ein Viertel ohne Autos" is a part of a town.
    let shared = matches!(
        sentence.lower(at + 2),
        "der" | "des" | "aller" | "davon" | "von" | "ihrer" | "unserer"
    );
    (shared
        || beside.is_some()
        || amount.lead.binds
        || matches!(amount.lead.preposition, Preposition::By | Preposition::To))
    .then_some(amount)
}

fn value_of(token: &Token<'_>) -> Option<Decimal> {
    match token.kind {
        Kind::Number(value) => Some(value),
        Kind::Word => vocabulary::half(token.text)
            .or_else(|| vocabulary::number(token.text).map(Decimal::from)),
        Kind::Mark => None,
    }
}

/// A number in figures or words, with its unit or the noun that it counts.
fn number(sentence: &Sentence<'_>, at: usize) -> Option<Amount> {
    let token = sentence.token(at)?;
    let value = value_of(token).or_else(|| percentage(token.text))?;
    let word = token.kind == Kind::Word;
    let article = word && vocabulary::is_article(token.text);
    let names_thing = !word && names::is_name(sentence, at);
    if (word && !article && is_noun(sentence, at) && value < Decimal::from(12))
        || (names_thing && unit_at(sentence, at + 1).is_none())
    {
        return None;
    }
    let mut amount = Amount {
        article,
        ..base(sentence, at, value.abs())
    };
    take_unit(sentence, at, &mut amount)?;
    take_upper(sentence, value, &mut amount);
    if amount.unit.is_none() {
        count(sentence, &mut amount);
    }
    take_direction(sentence, token, &mut amount);
    if is_span_beside(&amount) {
        return None;
    }
    // "eine Million Euro" is an amount, "eine Konferenz" is not; "über eine Konferenz" is none either.
    if article {
        let scaled = amount.unit.as_ref().is_some_and(|unit| unit.scale > 1);
        amount.lead.binds = scaled || (amount.lead.binds && amount.lead.strict);
    }
    if value.is_zero() && word && amount.lead.preposition != Preposition::To {
        return None;
    }
    let loose = !amount.lead.binds && amount.unit.is_none();
    let known = word && amount.lead.definite && loose;
    let behind = sentence.lower(at + 1);
    let one_of = article && matches!(behind, "der" | "des" | "von" | "solchen" | "solche");
    (!known && !one_of).then_some(amount)
}

/// "in Acht nehmen", "das Ein": a number word in capitals opens a sentence or is a noun.
fn is_noun(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| sentence.token(before));
    let behind_word = before.is_some_and(|before| before.kind == Kind::Word);
    let token = sentence.token(at);
    behind_word && token.is_some_and(|token| token.text.starts_with(char::is_uppercase))
}

/// Reads the unit behind a number, or the euro before it.
fn take_unit(sentence: &Sentence<'_>, at: usize, amount: &mut Amount) -> Option<()> {
    let token = sentence.token(at)?;
    amount.last = at;
    // "25.000,- €": the dash stands for the cents.
    let cents = sentence.lower(at + 1) == "," && matches!(sentence.lower(at + 2), "-" | "–" | "—");
    let euro = at
        .checked_sub(1)
        .filter(|before| matches!(sentence.lower(*before), "€" | "eur"));
    if let Some((unit, last)) = unit_at(sentence, if cents { at + 3 } else { at + 1 }) {
        amount.unit = Some(unit);
        amount.last = last;
    } else if let Some(before) = euro {
        amount.unit = units::unit(sentence.token(before)?.text);
        amount.first = before;
        amount.lead = lead::lead(sentence, before);
    }
    if token.kind == Kind::Word && percentage(token.text).is_some() {
        amount.unit = Some(Unit {
            text: "%".to_owned(),
            code: Some("%".to_owned()),
            scale: 1,
        });
    }
    Some(())
}

/// Reads the upper end of a range: "3–6 Monate", "10 bis 15 Prozent", "zwischen 5 und 10".
fn take_upper(sentence: &Sentence<'_>, value: Decimal, amount: &mut Amount) {
    let end = amount.last;
    let between = amount.lead.preposition == Preposition::Between;
    let dash = sentence.lower(end + 1);
    let joins = matches!(dash, "–" | "-" | "—" | "bis") || (between && dash == "und");
    if !joins {
        return;
    }
    let next = sentence.token(end + 2);
    let upper = next
        .filter(|_| !sentence.is_masked(end + 2))
        .and_then(value_of)
        .filter(|upper| *upper > value);
    if upper.is_none() {
        return;
    }
    amount.upper = upper;
    amount.last = end + 2;
    if let Some((unit, last)) = unit_at(sentence, end + 3) {
        amount.unit = Some(unit);
        amount.last = last;
    }
}

/// Reads which way a number goes, by its sign or the words behind it, and "oder mehr", which binds from behind.
fn take_direction(sentence: &Sentence<'_>, token: &Token<'_>, amount: &mut Amount) {
    let (last, beside) = more_or_less(sentence, amount.last);
    if beside.is_some() {
        (amount.last, amount.beside) = (last, beside);
    }
    if amount.unit.is_some() {
        if token.text.starts_with('+') {
            amount.beside = Some(Direction::Increase);
        } else if token.text.starts_with(['-', '–', '−']) {
            amount.beside = Some(Direction::Decrease);
        }
    }
    let ties = matches!(sentence.lower(amount.last + 1), "oder" | "und");
    if ties && matches!(sentence.lower(amount.last + 2), "mehr" | "höher") {
        amount.comparator = Comparator::Ge;
        amount.last += 2;
    }
}

/// "um 90 % in zehn Jahren": a span says when, not how much. "innerhalb von 48 Stunden" is a promise.
fn is_span_beside(amount: &Amount) -> bool {
    let code = amount.unit.as_ref().and_then(|unit| unit.code.as_deref());
    let span = matches!(code, Some("a" | "mo" | "wk" | "d" | "h" | "min"));
    let within = amount.lead.preposition == Preposition::Within && !amount.lead.binds;
    span && within && amount.upper.is_none()
}

/// "10-prozentige", "5%ige".
fn percentage(word: &str) -> Option<Decimal> {
    if !word.contains("rozentig") && !word.contains("%ig") {
        return None;
    }
    let lower = word.to_lowercase();
    let head = lower
        .split_once("prozentig")
        .map(|(head, _)| head)
        .or_else(|| lower.split_once("%ig").map(|(head, _)| head))?;
    let figures = head.trim_end_matches(['-', '–', ' ']);
    crate::notation::numbers::leading(figures)
        .filter(|(_, rest)| rest.is_empty())
        .map(|(value, _)| value)
        .or_else(|| vocabulary::number(figures).map(Decimal::from))
}

/// The unit at a place, and its last token: "Mio. €", "Millionen Euro", "MBit/s".
fn unit_at(sentence: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    (0..3).rev().find_map(|more| {
        if (at..=at + more).any(|at| sentence.is_masked(at)) {
            return None;
        }
        // A sentence may go on behind the unit: no mark of it is part of one.
        let text = sentence.slice(at, at + more);
        let unit = (!text.is_empty() && !text.contains([',', '(', ')', ';']))
            .then(|| units::unit(text))
            .flatten()?;
        // "t" and "m" are units behind figures only.
        let figures = at
            .checked_sub(1)
            .and_then(|before| sentence.token(before))
            .is_some_and(|token| matches!(token.kind, Kind::Number(_)));
        (figures || text.chars().count() > 1 || !text.starts_with(char::is_alphabetic))
            .then_some((unit, at + more))
    })
}

/// The noun that a number counts, behind its adjectives: "50 zusätzlichen Routern".
fn count(sentence: &Sentence<'_>, amount: &mut Amount) {
    let mut beside = None;
    for at in amount.last + 1..amount.last + 6 {
        let Some(token) = sentence
            .token(at)
            .filter(|token| token.kind == Kind::Word && !sentence.is_masked(at))
        else {
            return;
        };
        let lower = sentence.lower(at);
        if token.text.starts_with(char::is_uppercase) {
            // "Major Release", "Wuppertaler Schulen": a name may stand before the noun.
            let noun = sentence.token(at + 1).is_some_and(|next| {
                next.kind == Kind::Word
                    && next.text.starts_with(char::is_uppercase)
                    && !sentence.is_masked(at + 1)
            });
            amount.last = at + usize::from(noun);
            amount.shape = Shape::Count;
            amount.beside = amount.beside.or(beside);
            return;
        }
        let new = lower.starts_with("neu")
            || lower.starts_with("zusätzlich")
            || lower.starts_with("weiter");
        if new {
            beside = Some(Direction::Increase);
            // "vier weitere folgen": the noun was named before.
            let ends = sentence.token(at + 1).is_none_or(|next| {
                next.kind == Kind::Mark
                    || (next.text.starts_with(char::is_lowercase)
                        && !next.text.ends_with(['e', 'r', 's']))
            });
            if ends && !amount.article {
                (amount.last, amount.shape, amount.beside) = (at, Shape::Count, beside);
            }
        }
        let adjective = ["e", "en", "er", "es", "em"]
            .iter()
            .any(|end| lower.ends_with(end))
            && !vocabulary::governs(lower);
        let adverb = matches!(lower, "zusätzlich" | "neu" | "bis" | "je") || new;
        if !(adjective || adverb || lower.ends_with('-'))
            || matches!(
                lower,
                "mehr" | "weniger" | "werden" | "sollen" | "haben" | "wurden"
            )
        {
            return;
        }
    }
}

/// "10 % mehr", "50 Bäume weniger": the last token, and the direction.
fn more_or_less(sentence: &Sentence<'_>, last: usize) -> (usize, Option<Direction>) {
    let more = sentence.lower(last + 1);
    if sentence.lower(last + 2) == "als" {
        return (last, None);
    }
    match more {
        "mehr" => (last + 1, Some(Direction::Increase)),
        "weniger" => (last + 1, Some(Direction::Decrease)),
        _ => (last, None),
    }
}
