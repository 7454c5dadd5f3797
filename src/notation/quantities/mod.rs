//! Quantities in sentences: how much, from where, how often. `um 10 % pro Jahr`, `von aktuell 54 % auf 70 %`, `mindestens drei Prozesse`.
//!
//! 1. `amounts` finds numbers that measure or count something, and passes by those that are names.
//! 2. `lead` reads the words before each: `um`, `auf`, `mindestens`.
//! 3. `sense` says what each is to the goal, and which way it is to go.
//! 4. `recurrence` gives "pro Jahr" to the one that it belongs to.

mod amounts;
mod lead;
mod names;
mod recurrence;
mod sense;

use super::sentences::sentences;
use super::tokens::{Token, tokens};
use crate::model::{Comparator, Direction, Number, Quantity, Role, Unit};
use regex::Regex;
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

/// The quantities of a goal, in the order of the text. `dates` are the places that speak of a time; no number in them is a quantity.
pub fn quantities(text: &str, dates: &[Range<usize>]) -> Vec<Quantity> {
    read(text, dates, &HINT)
}

/// The amounts that an answer names: like [`quantities`], but a number word that merely counts is part of the telling: "zwei große Projekte".
pub fn in_prose(text: &str, dates: &[Range<usize>]) -> Vec<Quantity> {
    let figures = |quantity: &Quantity| quantity.text.bytes().any(|b| b.is_ascii_digit());
    let told = |quantity: &Quantity| {
        figures(quantity)
            || quantity.unit.is_some()
            || quantity.per.is_some()
            || quantity.comparator != Comparator::Eq
    };
    let mut found = read(text, dates, &PROSE_HINT);
    found.retain(told);
    found
}

/// Reads the sentences in which a pattern sees a sign of a quantity: cheaper to ask than to read.
fn read(text: &str, dates: &[Range<usize>], hint: &Regex) -> Vec<Quantity> {
    let mut found = Vec::new();
    if !hint.is_match(text) {
        return found;
    }
    for range in sentences(text) {
        let Some(sentence) = text
            .get(range.clone())
            .filter(|sentence| hint.is_match(sentence))
        else {
            continue;
        };
        let inside = dates
            .iter()
            .filter(|date| date.end > range.start && date.start < range.end);
        let masked: Vec<Range<usize>> = inside
            .map(|date| {
                date.start.saturating_sub(range.start)..date.end.min(range.end) - range.start
            })
            .collect();
        of_sentence(sentence, &masked, &mut found);
    }
    found
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static HINT: LazyLock<Regex> = LazyLock::new(|| {
    // Figures, the syllables of number words, and the words that make an article or a recurrence count.
    Regex::new(
        "[0-9]|[Zz]w[eoö]|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]ech|[Ss]ieb|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|zig|ßig|undert|ausend|utzend|erdopp|oppelt|ervie|albier|\
         älfte|rittel|iertel|ünftel|ehntel|erthalb|einhalb|[Nn]ull|[Ee]inmal|illion|illiarde|pro |Pro |[Jj]e |[Jj]ede|ährlich|onatlich|öchentlich|äglich|artals|\
         p\\. ?a\\.|indestens|enigstens|umindest|öchstens|llenfalls|aximal|inimal|im Jahr|im Monat|jeweils",
    )
    .expect("a valid pattern")
});

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static PROSE_HINT: LazyLock<Regex> = LazyLock::new(|| {
    // Figures, units that are written as words, and what binds a number or makes it recur.
    Regex::new(
        "[0-9]|illion|illiarde|rozent|Euro|Jahre|Monate|Wochen|Tage|Stunden|inuten|lometer|ektar|onnen|erdopp|oppelt|ervie|albier|älfte|rittel|iertel|\
         [Pp]ro [A-Z]|ährlich|onatlich|öchentlich|p\\. ?a\\.|indestens|enigstens|öchstens|aximal",
    )
    .expect("a valid pattern")
});

/// What a number is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// It has a unit, or stands alone.
    Plain,
    /// A noun follows that is counted.
    Count,
    /// "Verdopplung", "halbieren".
    Factor,
    /// "Top 10", "Platz 3".
    Rank,
    /// "zweimal", "alle zwei Jahre".
    Frequency,
}

/// A number of a sentence with what stands around it.
#[derive(Debug, Clone)]
struct Amount {
    /// First and last token of the number with its unit or noun.
    first: usize,
    last: usize,
    value: Decimal,
    /// The other end of a range: "3–6 Monate".
    upper: Option<Decimal>,
    unit: Option<Unit>,
    shape: Shape,
    /// "neue", "zusätzliche", "weitere", "mehr": a direction that stands beside the number.
    beside: Option<Direction>,
    /// Written as the article "ein", which counts only where something says so.
    article: bool,
    lead: lead::Lead,
    role: Role,
    direction: Option<Direction>,
    comparator: Comparator,
    per: Option<String>,
    /// Tokens of the recurrence.
    recurs: Option<Range<usize>>,
}

/// A sentence cut into tokens.
struct Sentence<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    /// The tokens in small letters; empty in dates.
    lowers: Vec<String>,
    /// Whether a token is part of a date.
    masked: Vec<bool>,
}

impl<'t> Sentence<'t> {
    fn token(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    /// The word at a place, in small letters; empty past the ends and in dates.
    fn lower(&self, at: usize) -> &str {
        self.lowers.get(at).map_or("", String::as_str)
    }

    fn is_masked(&self, at: usize) -> bool {
        self.masked.get(at).copied().unwrap_or(false)
    }

    /// The text from one token to another, both included.
    fn slice(&self, first: usize, last: usize) -> &'t str {
        let range = self
            .token(first)
            .map(|token| token.start)
            .zip(self.token(last).map(Token::end));
        range
            .and_then(|(start, end)| self.text.get(start..end))
            .unwrap_or_default()
    }
}

fn of_sentence(text: &str, dates: &[Range<usize>], found: &mut Vec<Quantity>) {
    let tokens = tokens(text);
    let masked: Vec<bool> = tokens
        .iter()
        .map(|token| {
            dates
                .iter()
                .any(|date| date.start < token.end() && token.start < date.end)
        })
        .collect();
    let lowers = tokens
        .iter()
        .zip(&masked)
        .map(|(token, masked)| {
            if *masked {
                String::new()
            } else {
                token.text.to_lowercase()
            }
        })
        .collect();
    let sentence = Sentence {
        text,
        tokens,
        lowers,
        masked,
    };
    let mut amounts = amounts::amounts(&sentence);
    if !amounts.is_empty() {
        sense::judge(&sentence, &mut amounts);
    }
    recurrence::assign(&sentence, &mut amounts);
    // The article counts where it recurs or where a word binds it.
    amounts.retain(|amount| !amount.article || amount.per.is_some() || amount.lead.binds);
    amounts.retain(|amount| {
        amount.shape != Shape::Frequency || amount.per.is_some() || amount.lead.binds
    });
    amounts.sort_by_key(|amount| amount.first);
    for amount in &amounts {
        let quantity = |value: Decimal, comparator: Comparator| Quantity {
            text: printed(&sentence, amount),
            role: amount.role,
            direction: amount.direction,
            comparator,
            value: Number(value),
            unit: amount.unit.clone(),
            per: amount.per.clone(),
        };
        match amount.upper {
            Some(upper) => found.extend([
                quantity(amount.value, Comparator::Ge),
                quantity(upper, Comparator::Le),
            ]),
            None => found.push(quantity(amount.value, amount.comparator)),
        }
    }
}

/// As printed, from its preposition on, with its recurrence, and `…` for the words between.
fn printed(sentence: &Sentence<'_>, amount: &Amount) -> String {
    let own = amount.lead.first.min(amount.first)..amount.last + 1;
    let main = sentence.slice(own.start, own.end - 1);
    let Some(recurs) = amount.recurs.clone() else {
        return main.to_owned();
    };
    let other = sentence.slice(recurs.start, recurs.end - 1);
    if recurs.start >= own.start && recurs.end <= own.end {
        return main.to_owned();
    }
    if recurs.end <= own.start {
        let gap = if recurs.end == own.start {
            " "
        } else {
            " … "
        };
        return format!("{other}{gap}{main}");
    }
    let gap = if recurs.start == own.end {
        " "
    } else {
        " … "
    };
    format!("{main}{gap}{other}")
}

#[cfg(test)]
mod tests;
