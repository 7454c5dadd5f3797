//! Labels of indicators: what they name, and the unit, the years and the recurrence that stand in them.

use crate::model::{Period, Unit};
use crate::notation::{units, years};
use std::ops::Range;

/// A label taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What it names.
    pub text: String,
    /// From its suffix: "in T€".
    pub unit: Option<Unit>,
    /// "pro Jahr" as `P1Y`.
    pub per: Option<&'static str>,
    /// "für 2022 bis 2026".
    pub period: Option<Period>,
}

/// Takes a label apart. Where it names several spans of years, the one with as many years as there are values is meant.
pub fn label(text: &str, values: Option<usize>) -> Label {
    let mut text = tidy(text);
    let mut unit = cut_unit(&mut text);
    let spans = years::spans(&text);
    let fits = |span: &&years::Span| {
        values.is_some_and(|count| {
            usize::try_from(span.period.end - span.period.start + 1)
                .is_ok_and(|years| years == count)
        })
    };
    let span = spans
        .iter()
        .rev()
        .find(fits)
        .or_else(|| {
            spans
                .iter()
                .rev()
                .find(|span| span.introduced && values.is_some())
        })
        .cloned();
    let per = recurrence(&text);
    if let Some(span) = &span {
        let range = bracketed(&text, glued(&text, span.range.clone()));
        let range = with_recurrence(&text, range);
        text.replace_range(range, " ");
        text = tidy(&text);
    }
    for bracket in [
        "(pro Jahr)",
        "(p. a.)",
        "(je Jahr)",
        "(pro Monat)",
        "(pro Woche)",
        "(pro Quartal)",
        "(jährlich)",
        "(monatlich)",
    ] {
        if let Some(at) = text.find(bracket) {
            text.replace_range(at..at + bracket.len(), " ");
            text = tidy(&text);
        }
    }
    unit = unit.or_else(|| cut_unit(&mut text));
    Label {
        text,
        unit,
        per,
        period: span.map(|span| span.period),
    }
}

/// Whether a label holds years with values of their own: "Anteil: 14 (2022), 16 (2024)".
pub fn holds_values(label: &str) -> bool {
    let numbers: Vec<&str> = label
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .collect();
    let years = numbers
        .iter()
        .filter(|number| years::year(number).is_some())
        .count();
    years >= 2 && numbers.len() > years && label.contains([':', '('])
}

/// Whether a label says that its values are reported, not planned: "Radwege (Ist)", "Ergebnis der Zählung".
pub fn is_reported(label: &str) -> bool {
    let words = || {
        label
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
    };
    let bracketed = label.contains("(Ist") || label.contains("(IST") || label.contains("(Ergebnis");
    bracketed
        || words().next().is_some_and(|word| {
            matches!(
                word,
                "Ist" | "IST" | "Istwert" | "Istwerte" | "Ergebnis" | "Ergebnisse"
            )
        })
}

fn cut_unit(text: &mut String) -> Option<Unit> {
    let (rest, unit) = units::suffix(text)?;
    let rest = tidy(rest);
    if rest.is_empty() {
        return None;
    }
    *text = rest;
    Some(unit)
}

/// Without blanks and colons at its ends, and without the blanks that something cut out has left.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !out.is_empty() && !word.starts_with([',', ':', ';', ')']) {
            out.push(' ');
        }
        out.push_str(word);
    }
    // The bracket in which the years stood closes behind the values.
    let out = out
        .trim_matches([' ', ':', ',', ';'])
        .trim_end_matches(['(', ' ']);
    out.trim_end_matches(" -").trim_end_matches(" –").to_owned()
}

/// "Fallaktenfür 2022 bis 2026" has lost a blank; "dafür 2022 bis 2026" has not.
fn glued(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let word = before.rsplit(' ').next().unwrap_or_default();
    let joined = before.ends_with(char::is_alphabetic);
    let own = matches!(
        word.to_lowercase().as_str(),
        "da" | "wo" | "hier" | "hin" | "her" | "da-"
    );
    if joined && own {
        let preposition = text
            .get(range.clone())
            .and_then(|span| span.find(' '))
            .map_or(0, |at| at + 1);
        return range.start + preposition..range.end;
    }
    range
}

/// With the brackets around it: "(2022–2026)".
fn bracketed(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    if before.ends_with('(') && behind.starts_with(')') {
        range.start - 1..range.end + 1
    } else {
        range
    }
}

/// With the recurrence beside it: "pro Jahr für 2022 bis 2026", "für 2022 bis 2026 (pro Jahr)".
fn with_recurrence(text: &str, range: Range<usize>) -> Range<usize> {
    let near = |found: &years::Recurrence| {
        let before = text
            .get(found.range.end..range.start)
            .is_some_and(|between| between.trim_matches([' ', ',', ')', '(']).is_empty());
        let behind = text
            .get(range.end..found.range.start)
            .is_some_and(|between| between.trim_matches([' ', ',', '(']).is_empty());
        before || behind
    };
    let Some(found) = years::recurrences(text).into_iter().find(near) else {
        return range;
    };
    let all = range.start.min(found.range.start)..range.end.max(found.range.end);
    bracketed_end(text, all)
}

/// Takes in the other half of a bracket of which the range has one.
fn bracketed_end(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let (open, closed) = (inside.matches('(').count(), inside.matches(')').count());
    if open > closed
        && text
            .get(range.end..)
            .is_some_and(|rest| rest.starts_with(')'))
    {
        range.start..range.end + 1
    } else if closed > open
        && text
            .get(..range.start)
            .is_some_and(|before| before.ends_with('('))
    {
        range.start - 1..range.end
    } else {
        bracketed(text, range)
    }
}

/// The recurrence of the values. "um 4 % p. a." is one of a rate.
fn recurrence(text: &str) -> Option<&'static str> {
    let of_a_rate = |found: &years::Recurrence| {
        text.get(..found.range.start).is_some_and(|before| {
            before.trim_end().ends_with(['%']) || before.trim_end().ends_with("Prozent")
        })
    };
    years::recurrences(text)
        .into_iter()
        .find(|found| !of_a_rate(found))
        .map(|found| found.per)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::type_complexity, reason = "the four parts are compared as one")]
    fn parts(
        text: &str,
        values: usize,
    ) -> (
        String,
        Option<String>,
        Option<&'static str>,
        Option<(i32, i32)>,
    ) {
        let label = label(text, Some(values));
        (
            label.text,
            label.unit.map(|u| u.text),
            label.per,
            label.period.map(|p| (p.start, p.end)),
        )
    }

    #[test]
    fn years_and_recurrence_leave_the_label() {
        assert_eq!(
            parts("Anzahl der Räder für 2022 bis 2026:", 5),
            ("Anzahl der Räder".into(), None, None, Some((2022, 2026)))
        );
        assert_eq!(
            parts("Anzahl der Kurse für 2022 bis 2026 (pro Jahr):", 5),
            (
                "Anzahl der Kurse".into(),
                None,
                Some("P1Y"),
                Some((2022, 2026))
            )
        );
        assert_eq!(
            parts(
                "Anzahl der Räder pro Jahr für 2022 bis 2026 (mit Lastenrädern):",
                5
            ),
            (
                "Anzahl der Räder (mit Lastenrädern)".into(),
                None,
                Some("P1Y"),
                Some((2022, 2026))
            )
        );
        assert_eq!(
            parts("Zahl der Sitzungen (pro Jahr) für 2022 bis 2024", 3),
            (
                "Zahl der Sitzungen".into(),
                None,
                Some("P1Y"),
                Some((2022, 2024))
            )
        );
        assert_eq!(
            parts("Umstellung von 10 Aktenfür 2022 bis 2026 (pro Jahr):", 5),
            (
                "Umstellung von 10 Akten".into(),
                None,
                Some("P1Y"),
                Some((2022, 2026))
            )
        );
    }

    #[test]
    fn units_leave_the_label() {
        let text = "Steigerung der Erlöse um 4 % p. a. auf 9,28 Mio. Euro von 2022 bis 2026 (in Mio. Euro):";
        assert_eq!(
            parts(text, 5),
            (
                "Steigerung der Erlöse um 4 % p. a. auf 9,28 Mio. Euro".into(),
                Some("Mio. Euro".into()),
                None,
                Some((2022, 2026))
            )
        );
        assert_eq!(
            parts("Kosten in T€ 2024–2026", 3),
            ("Kosten".into(), Some("T€".into()), None, Some((2024, 2026)))
        );
    }

    #[test]
    fn leaves_the_rest_alone() {
        assert_eq!(
            parts("Bewilligte Mittel pro Jahr", 5),
            ("Bewilligte Mittel pro Jahr".into(), None, Some("P1Y"), None)
        );
        assert_eq!(
            parts("Räder (neue Module)", 5),
            ("Räder (neue Module)".into(), None, None, None)
        );
        assert_eq!(label("Treffen seit 2018 – 2020", None).period, None);
    }
}
