//! Years, spans of years, and how often something recurs.

use super::{numbers, units};
use crate::model::Period;
use crate::vocabulary;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Years that papers of administrations speak of.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A year that is the whole text.
pub fn year(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|y| YEARS.contains(y))
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    // "für" and "von" may have lost the blank before them: "Aktenfür 2022 bis 2026".
    Regex::new(
        r"(?i)(?:(für|von|(?-u:\b)zwischen|(?-u:\b)in)\s+(?:(?:die|den|der)\s+)?|(?-u:\b)(?:die|den|der)\s+)?(?:(?-u:\b)(?:jahre[n]?|zeitraum)\s+)?(?-u:\b)((?:19|20)[0-9][0-9])\s*(?:bis|–|—|-|und)\s*((?:19|20)[0-9][0-9])(?-u:\b)",
    )
    .expect("a valid pattern")
});

/// A span of years in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The years.
    pub period: Period,
    /// The bytes of the whole phrase, from its preposition on.
    pub range: Range<usize>,
    /// Whether a preposition opens it: "für 2022 bis 2026".
    pub introduced: bool,
}

/// The spans of years in a text: "für 2022 bis 2026", "2018 – 2023". A span that does not rise is none.
pub fn spans(text: &str) -> Vec<Span> {
    // A digit is cheaper to look for than the pattern.
    if text.len() < 9 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    SPAN.captures_iter(text)
        .filter_map(|found| {
            let start = found.get(2)?.as_str().parse().ok()?;
            let end = found.get(3)?.as_str().parse().ok()?;
            let all = found.get(0)?;
            // "zwischen 2018 und 2023" is a span, "2018 und 2023" are two years.
            let and = text
                .get(found.get(2)?.end()..found.get(3)?.start())?
                .trim()
                .eq_ignore_ascii_case("und");
            let between = found
                .get(1)
                .is_some_and(|m| m.as_str().eq_ignore_ascii_case("zwischen"));
            (start < end && end - start <= 60 && (!and || between)).then(|| Span {
                period: Period { start, end },
                range: all.range(),
                introduced: found.get(1).is_some(),
            })
        })
        .collect()
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static PER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:(?:pro|je)\s+(jahr|monat|woche|tag|quartal|halbjahr)(?-u:\b)|(p\.\s?a\.)|(jährlich|monatlich|wöchentlich|täglich|quartalsweise)(?:e[rsnm]?)?)").expect("a valid pattern")
});

/// A recurrence in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// ISO 8601 duration.
    pub per: &'static str,
    /// The bytes of the phrase.
    pub range: Range<usize>,
}

/// The recurrences in a text: "pro Jahr", "p. a.", "monatliche".
pub fn recurrences(text: &str) -> Vec<Recurrence> {
    // Few labels have one: look for their letters first.
    let lower =
        |letters: &str| text.contains(letters) || text.contains(letters.to_uppercase().as_str());
    if !["ro ", "je ", "p.", "lich", "weise", "Je "]
        .iter()
        .any(|letters| lower(letters))
    {
        return Vec::new();
    }
    PER.captures_iter(text)
        .filter_map(|found| {
            let word = (1..=3).find_map(|i| found.get(i))?.as_str().to_lowercase();
            let per = match word.as_str() {
                "halbjahr" => "P6M",
                "quartal" | "quartalsweise" => "P3M",
                "monat" | "monatlich" => "P1M",
                "woche" | "wöchentlich" => "P1W",
                "tag" | "täglich" => "P1D",
                _ => "P1Y",
            };
            Some(Recurrence {
                per,
                range: found.get(0)?.range(),
            })
        })
        .collect()
}

/// Whether a text heads a column of values.
pub fn heads_column(text: &str) -> bool {
    head(text).is_some()
}

/// The year above a column of values, alone or with words for planned and reported, a day, a unit: "Ist 2025", "31.12.2022", "RE 2022 (T€)".
/// A year of schools or seasons counts as the one in which it begins: "2022/23".
pub fn head(text: &str) -> Option<i32> {
    let text = numbers::without_note(text);
    if text.len() < 4 || text.chars().count() > 40 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    // The unit of the column may stand behind the year.
    let text = match text.split_once(['(', '[']) {
        Some((before, unit)) if before.bytes().any(|b| b.is_ascii_digit()) => {
            units::unit(unit.trim_end_matches([')', ']']).trim_start_matches("in "))
                .map(|_| before)?
        }
        _ => text,
    };
    let mut found: Option<i32> = None;
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '€')
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        match (year(word), found) {
            (Some(year), None) => found = Some(year),
            // "2022/2023", "2022/23"
            (Some(next), Some(first)) if next == first + 1 && text.contains('/') => {}
            (None, Some(first))
                if digits && text.contains('/') && word.parse() == Ok((first + 1) % 100) => {}
            // "31.12.2022"
            (None, None) if digits && word.len() <= 2 && at < 2 && text.contains('.') => {}
            (None, _)
                if !digits && (vocabulary::series_kind(word).is_some() || heads_with(word)) => {}
            (None, Some(_)) if units::unit(word).is_some_and(|unit| unit.code.is_some()) => {}
            _ => return None,
        }
    }
    found
}

/// Words beside a year above a column that tell nothing more of it.
fn heads_with(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "jahr" | "gesamt" | "zum" | "stand" | "per" | "schuljahr" | "haushaltsjahr" | "in"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Option<(i32, i32, String)> {
        spans(text).first().map(|s| {
            (
                s.period.start,
                s.period.end,
                text[s.range.clone()].to_owned(),
            )
        })
    }

    #[test]
    fn spans_with_and_without_preposition() {
        assert_eq!(
            span("Anzahl für 2022 bis 2026:"),
            Some((2022, 2026, "für 2022 bis 2026".into()))
        );
        assert_eq!(
            span("STRATEGIE 2018 – 2023"),
            Some((2018, 2023, "2018 – 2023".into()))
        );
        assert_eq!(
            span("jeweils für die Jahre 2018 – 2023 (Zeitraum)"),
            Some((2018, 2023, "für die Jahre 2018 – 2023".into()))
        );
        assert_eq!(
            span("Aktenfür 2022 bis 2026"),
            Some((2022, 2026, "für 2022 bis 2026".into()))
        );
        assert_eq!(
            span("Zahl der Kinder 2022 bis 2024"),
            Some((2022, 2024, "2022 bis 2024".into()))
        );
        assert_eq!(
            span("im Verein 2022 bis 2024"),
            Some((2022, 2024, "2022 bis 2024".into()))
        );
        assert_eq!(
            span("der Schuljahre 2022 bis 2024"),
            Some((2022, 2024, "2022 bis 2024".into()))
        );
        assert_eq!(
            span("in den Jahren 2016 - 2017"),
            Some((2016, 2017, "in den Jahren 2016 - 2017".into()))
        );
    }

    #[test]
    fn leaves_single_years_alone() {
        for text in [
            "bis 2026",
            "2018 und 2023",
            "2026 bis 2022",
            "VO/2018-2023a",
            "2023/2024",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    #[test]
    fn years_above_columns() {
        for text in [
            "2022",
            "Ist 2022",
            "2022*)",
            "31.12.2022",
            "RE 2022 (T€)",
            "2022/23",
            "2022/2023",
            "Zielwert 2022",
            "2022 in T€",
            "Schuljahr 2022/23",
        ] {
            assert_eq!(head(text), Some(2022), "{text}");
        }
        for text in [
            "2022 bis 2024",
            "Veränderung 2022",
            "2022-2024",
            "2022/2024",
            "3.2022.1 Netze",
            "Summe",
            "2022 Busse",
            "§ 5",
        ] {
            assert_eq!(head(text), None, "{text}");
        }
    }

    #[test]
    fn recurrences_as_durations() {
        let per = |text: &str| recurrences(text).first().map(|r| r.per);
        assert_eq!(per("Treffen pro Jahr"), Some("P1Y"));
        assert_eq!(per("ANZAHL MONATLICHER VIDEOKONFERENZEN"), Some("P1M"));
        assert_eq!(per("um 4 % p. a. auf"), Some("P1Y"));
        assert_eq!(per("im Jahr"), None);
    }
}
