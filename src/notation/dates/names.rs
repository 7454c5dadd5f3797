//! Figures that look like a year and are none: "2000 Bäume", "Gute Schule 2020", "1.11.05".

use super::lead::Lead;
use super::points::{Fine, Point};
use crate::notation::units;
use crate::vocabulary;

/// Whether nothing but figures says that a point is a year.
pub fn is_bare_year(point: &Point) -> bool {
    matches!(
        point.fine,
        Fine::Year { named: false } | Fine::Years { named: false, .. }
    )
}

/// "1.11.05" is a date only where a word says so, else the number of something.
pub fn is_short(text: &str, point: &Point) -> bool {
    let printed = text.get(point.range.clone()).unwrap_or_default();
    matches!(point.fine, Fine::Day(..))
        && point.year.is_some()
        && printed.len() <= 8
        && !printed.contains(' ')
}

/// Whether figures that look like a year count something: "2000 Bäume", "rund 2050 Euro".
pub fn counts(text: &str, lead: &Lead, point: &Point, end: usize) -> bool {
    if !is_bare_year(point) {
        return false;
    }
    let behind = text.get(end..).unwrap_or_default();
    let word: String = behind
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .chars()
        .take(24)
        .collect();
    let word = word.trim_end_matches([',', '.', ';', ')', ':']);
    if !word.is_empty() && behind.starts_with(' ') && units::unit(word).is_some() {
        return true;
    }
    let noun = word.starts_with(char::is_uppercase);
    let adjective = word.ends_with("en") || word.ends_with("er") || word.ends_with('e');
    (lead.measured && noun)
        || (!lead.explicit
            && point.year.is_some_and(|year| year % 100 == 0)
            && (noun || (adjective && !word.is_empty())))
}

/// Whether a bare year is part of a name: "Gute Schule 2020", "digiTal 2026", "Klimaschutzkonzept 2030".
pub fn is_name(text: &str, start: usize, end: usize) -> bool {
    let head = text.get(..start).unwrap_or_default();
    let before = head.trim_end();
    let behind = text.get(end..).unwrap_or_default();
    // In quotation marks with what stands before it; behind them it is a date.
    if before.ends_with(['“', '”', '"', '«', '’']) {
        return false;
    }
    if behind.starts_with(['“', '”', '"', '«', '’', '‘'])
        && before.contains(['„', '"', '»', '‚', '“'])
    {
        return true;
    }
    // The words in capitals directly before it.
    let mut run: Vec<&str> = before
        .split(' ')
        .rev()
        .take_while(|word| word.starts_with(char::is_uppercase) || is_mixed(word))
        .take(5)
        .collect();
    run.reverse();
    let whole = run.len() == before.split(' ').count();
    let Some(last) = run
        .last()
        .copied()
        .filter(|word| word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-')))
    else {
        return false;
    };
    let capitals = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    let acronym = !capitals
        && last.chars().count() <= 7
        && last
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase);
    if is_mixed(last) || acronym {
        return true;
    }
    if vocabulary::is_event(last) {
        return false;
    }
    if run.iter().any(|word| {
        vocabulary::is_plan(word) || word.starts_with("Projekt") || word.starts_with("Programm")
    }) {
        return true;
    }
    let own: Vec<&&str> = run
        .iter()
        .skip_while(|word| vocabulary::is_event(word))
        .collect();
    let opens = whole && own.len() == run.len();
    let adjective = |word: &str| {
        ["e", "er", "es", "en", "em"]
            .iter()
            .any(|end| word.ends_with(end))
    };
    own.len() >= 2 && !opens && own.first().is_some_and(|word| adjective(word))
}

/// A capital inside a word: "digiTal", "eGovernment".
fn is_mixed(word: &str) -> bool {
    word.chars()
        .zip(word.chars().skip(1))
        .any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}
