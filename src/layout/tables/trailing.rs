//! Values at the end of a line whose columns are parted by blanks only.

use crate::notation::{numbers, units};
use std::ops::Range;

/// Words that a row may end with; more are no row of a table.
const WORDS: usize = 80;

/// What a line ends with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trailing {
    /// No values.
    Nothing,
    /// As many values as asked for, and no second way to read them: where the label ends, and their places.
    Fits(usize, Vec<Range<usize>>),
    /// Values, but more or fewer, or more than one way to part them: where they begin.
    Unclear(usize),
}

/// The words of a line with their places.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(from..text.len());
    }
    words
}

/// Whether a text has a number with dots between its thousands: then blanks do not part them. A day has dots, too.
pub fn has_dotted(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_start_matches(['-', '+', '–', '(']);
        let mut groups = word.split('.');
        let lead = groups.next().unwrap_or_default();
        let three = |group: &str| {
            group.len() >= 3
                && group.bytes().take(3).all(|b| b.is_ascii_digit())
                && !group.as_bytes().get(3).is_some_and(u8::is_ascii_digit)
        };
        (1..=3).contains(&lead.len())
            && lead.bytes().all(|b| b.is_ascii_digit())
            && groups.next().is_some_and(three)
    })
}

/// Reads a wanted number of values from the end of a line: `Kurse 1 234 - 80 k. A.` Where the table has dots between thousands, blanks
/// part values only.
pub fn trailing(text: &str, wanted: usize, dotted: bool) -> Trailing {
    // A row has a digit; most lines of text end with a letter or a full stop.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Trailing::Nothing;
    }
    let words = words(text);
    let word = |at: usize| {
        words
            .get(at)
            .and_then(|range| text.get(range.clone()))
            .unwrap_or_default()
    };
    let mut first = words.len();
    while first > 0 && may_belong(word(first - 1)) {
        first -= 1;
    }
    // A sign of a value or its unit may open a label, or end it.
    while first < words.len() && numbers::cell(word(first)).is_none() && !is_lead(word(first)) {
        first += 1;
    }
    let run = words.get(first..).unwrap_or_default();
    if run.is_empty()
        || run.len() > WORDS
        || !run.iter().any(|range| {
            text.get(range.clone())
                .is_some_and(|word| word.bytes().any(|b| b.is_ascii_digit()))
        })
    {
        return Trailing::Nothing;
    }
    let start = run.first().map_or(text.len(), |range| range.start);
    match part(text, run, wanted, dotted) {
        Some(values) => Trailing::Fits(start, values),
        None => Trailing::Unclear(start),
    }
}

/// Parts words into a wanted number of values, if there is one way only to do so.
fn part(
    text: &str,
    run: &[Range<usize>],
    wanted: usize,
    dotted: bool,
) -> Option<Vec<Range<usize>>> {
    // For each word from the end: in how many ways what begins with it gives so many values, and how long the first of them is.
    let mut ways: Vec<Vec<(u32, usize)>> = vec![vec![(0, 0); wanted + 1]; run.len() + 1];
    if let Some(end) = ways.last_mut().and_then(|end| end.first_mut()) {
        *end = (1, 0);
    }
    for at in (0..run.len()).rev() {
        for length in 1..=5.min(run.len() - at) {
            let range = run
                .get(at)
                .zip(run.get(at + length - 1))
                .map(|(first, last)| first.start..last.end)?;
            if !text.get(range).is_some_and(|text| is_value(text, dotted)) {
                continue;
            }
            for count in 1..=wanted {
                let behind = ways.get(at + length)?.get(count - 1)?.0;
                let slot = ways.get_mut(at)?.get_mut(count)?;
                if behind > 0 {
                    *slot = (slot.0.saturating_add(behind), length);
                }
            }
        }
    }
    let (mut at, mut values) = (0, Vec::new());
    for count in (1..=wanted).rev() {
        let (ways, length) = *ways.get(at)?.get(count)?;
        if ways != 1 {
            return None;
        }
        values.push(run.get(at)?.start..run.get(at + length - 1)?.end);
        at += length;
    }
    (at == run.len()).then_some(values)
}

/// Whether words can be one value: no more than one number in them, and one blank at most between any two.
fn is_value(text: &str, dotted: bool) -> bool {
    let digits =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && !word.ends_with(')');
    if dotted && text.split(' ').filter(|word| digits(word)).count() > 1 {
        return false;
    }
    let single = !text.contains("  ") && !text.contains('\t');
    let plain = |unit: &str| {
        unit.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, '%' | '€' | '/' | '.' | '²' | '³' | '‰' | ' ')
        })
    };
    single && numbers::cell(text).is_some_and(|cell| plain(cell.unit))
}

/// A word that may be a value, or belong to one.
fn may_belong(word: &str) -> bool {
    numbers::cell(word).is_some()
        || is_lead(word)
        || matches!(
            word,
            "k." | "n." | "A." | "a." | "v." | "n" | "1)" | "2)" | "3)" | "*)" | "*"
        )
        || is_unit(word)
}

fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "+" | "−" | "±" | "ca." | "rund" | "etwa" | "~" | "k." | "n."
    )
}

fn is_unit(word: &str) -> bool {
    word.len() <= 8
        && !matches!(
            word,
            "Jahre"
                | "Jahren"
                | "Jahr"
                | "Monate"
                | "Tage"
                | "Stunden"
                | "Stück"
                | "Minuten"
                | "Wochen"
        )
        && units::unit(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Trailing, has_dotted, trailing};

    fn values(text: &str, wanted: usize) -> Option<(String, Vec<String>)> {
        match trailing(text, wanted, has_dotted(text)) {
            Trailing::Fits(label, values) => Some((
                text[..label].trim().to_owned(),
                values
                    .into_iter()
                    .map(|range| text[range].to_owned())
                    .collect(),
            )),
            _ => None,
        }
    }

    #[test]
    fn values_that_fit_the_years() {
        let row = |label: &str, values: &[&str]| {
            Some((
                label.to_owned(),
                values
                    .iter()
                    .map(|value| (*value).to_owned())
                    .collect::<Vec<_>>(),
            ))
        };
        assert_eq!(
            values("Anzahl Beratungen 120 135 140", 3),
            row("Anzahl Beratungen", &["120", "135", "140"])
        );
        assert_eq!(
            values("Kinder unter 6 Jahren 120 135", 2),
            row("Kinder unter 6 Jahren", &["120", "135"])
        );
        assert_eq!(
            values("Erlöse 1 234 1 300", 2),
            row("Erlöse", &["1 234", "1 300"])
        );
        assert_eq!(
            values("Erlöse - 80 + 95,5", 2),
            row("Erlöse", &["- 80", "+ 95,5"])
        );
        assert_eq!(
            values("8.671 – 9.970 –", 4),
            row("", &["8.671", "–", "9.970", "–"])
        );
        assert_eq!(
            values("Quote 12 % 14 %", 2),
            row("Quote", &["12 %", "14 %"])
        );
        assert_eq!(
            values("Fälle 15.199 16.717*) + 1.518 + 10,0", 4),
            row("Fälle", &["15.199", "16.717*)", "+ 1.518", "+ 10,0"])
        );
        assert_eq!(
            values("Fälle k. A. 14 n. v.", 3),
            row("Fälle", &["k. A.", "14", "n. v."])
        );
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        assert_eq!(values("Pflegegrad 2 120 130 140", 3), None);
        assert_eq!(values("Pflegegrad 2 1.120 1.130 1.140", 3), None);
        assert_eq!(values("Plätze 43 45", 3), None);
        assert_eq!(
            trailing("Plätze in Einrichtungen", 3, false),
            Trailing::Nothing
        );
    }
}
