//! Dates in sentences: what binds ("bis Ende 2021"), what is a name ("Gute Schule 2020"), and which year a date without one means.

use super::ahead::spans_ahead;
use super::calendar;
use super::lead::{Lead, lead};
use super::mention::Mention;
use super::names::{counts, is_bare_year, is_name, is_short};
use super::points::{Point, points};
use super::tense::infer;
use crate::model::{Date, Relation};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The dates of a sentence, in its order. `today` is the day on which the document dates itself, in ISO 8601; without it, a date without
/// year is none.
pub fn mentions(text: &str, today: Option<&str>) -> Vec<Mention> {
    let mut found = Vec::new();
    // Without a figure there is no year, and a date without a year needs a day to count from.
    if !text.bytes().any(|byte| byte.is_ascii_digit())
        && !today.is_some_and(|_| HINT.is_match(text))
    {
        return found;
    }
    let points = points(text);
    let mut at = 0;
    while let Some(first) = points.get(at) {
        at += 1;
        let lead = lead(text, first.range.start);
        let next = points.get(at);
        let second = next.filter(|second| joins(text, first, second, &lead));
        at += usize::from(second.is_some());
        let end = second.unwrap_or(first).range.end;
        if counts(text, &lead, first, end) || (!lead.explicit && is_short(text, first)) {
            continue;
        }
        let start = if second.is_some() {
            lead.from.unwrap_or(lead.start)
        } else {
            lead.start
        };
        let range = start..end;
        let date = match lead.relation {
            None => None,
            Some(Relation::In)
                if !lead.explicit
                    && second.is_none()
                    && is_bare_year(first)
                    && is_name(text, first.range.start, end) =>
            {
                None
            }
            Some(relation) => date(
                text,
                range.clone(),
                relation,
                lead.before,
                [Some(first), second],
                next,
                today,
            ),
        };
        found.push(Mention { range, date });
    }
    if let Some(today) = today {
        found.extend(spans_ahead(text, today));
        found.sort_by_key(|mention| mention.range.start);
    }
    found
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static HINT: LazyLock<Regex> = LazyLock::new(|| {
    // The words of times that are printed without a figure.
    Regex::new("Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Früh|ommer|erbst|inter|uartal|albjahr|Jahres|ächsten|ommenden|olgenden")
        .expect("a valid pattern")
});

/// Whether two points are one span: "2018 – 2023", "Ende 2020 / Anfang 2021", "von Januar bis März 2020", "zwischen 2020 und 2025".
fn joins(text: &str, first: &Point, second: &Point, lead: &Lead) -> bool {
    let Some(between) = text.get(first.range.end..second.range.start) else {
        return false;
    };
    let between = between.trim();
    let fits = match between {
        "/" | "–" | "-" | "—" => true,
        "und" => lead.between,
        _ => {
            let mut words = between.split_whitespace();
            lead.relation != Some(Relation::By)
                && words.next() == Some("bis")
                && words.all(|word| {
                    matches!(
                        word,
                        "zum" | "zur" | "einschließlich" | "in" | "das" | "ins" | "Jahr" | "den"
                    )
                })
        }
    };
    let order = |point: &Point| {
        point
            .edtf(point.year.or(second.year).unwrap_or(2000))
            .and_then(|edtf| calendar::bounds(&edtf))
            .map(|(start, _)| start)
    };
    fits && order(first) < order(second)
}

fn date(
    text: &str,
    range: Range<usize>,
    relation: Relation,
    before: bool,
    points: [Option<&Point>; 2],
    next: Option<&Point>,
    today: Option<&str>,
) -> Option<Date> {
    let [first, second] = points;
    let first = first?;
    // "Februar / März 2019", "am 20. und 25. Februar 2019": the year is printed once.
    let near = next.filter(|next| {
        text.get(first.range.end..next.range.start)
            .is_some_and(|between| between.len() <= 12 && !between.contains('.'))
    });
    let printed = first.year.or_else(|| near.and_then(|next| next.year));
    let inferred = printed.is_none();
    let year = printed.or_else(|| infer(text, first, today?))?;
    let mut edtf = first.edtf(year)?;
    if let Some(second) = second {
        edtf = format!("{edtf}/{}", second.edtf(second.year.unwrap_or(year))?);
    }
    // The library knows what is valid.
    let (first_day, last_day) = calendar::bounds(&edtf)?;
    let latest = match relation {
        Relation::From => None,
        _ if before => Some(day_before(&first_day)?),
        _ => Some(last_day),
    };
    Some(Date {
        text: text.get(range)?.to_owned(),
        relation,
        edtf,
        latest,
        inferred_year: inferred,
    })
}

fn day_before(day: &str) -> Option<String> {
    let day: jiff::civil::Date = day.parse().ok()?;
    Some(day.yesterday().ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_lasts_until_the_end_of_its_last_part() {
        let found = mentions("Aufbau bis Ende 2020 / Anfang 2021", None);
        let date = found[0].date.as_ref().unwrap();
        assert_eq!(
            (date.edtf.as_str(), date.latest.as_deref()),
            ("2020-39/2021-37", Some("2021-04-30"))
        );
    }

    fn read(text: &str, today: Option<&str>) -> Vec<String> {
        let show = |date: Date| {
            format!(
                "{:?} {} {} {}",
                date.relation,
                date.edtf,
                date.latest.as_deref().unwrap_or("-"),
                date.text
            )
        };
        mentions(text, today)
            .into_iter()
            .filter_map(|mention| mention.date)
            .map(show)
            .collect()
    }

    #[test]
    fn prepositions_bind() {
        for (text, expected) in [
            (
                "Betrieb bis Ende 2018",
                "By 2018-39 2018-12-31 bis Ende 2018",
            ),
            (
                "Start bis spätestens Mitte 2021",
                "By 2021-38 2021-08-31 bis spätestens Mitte 2021",
            ),
            (
                "Start spätestens 2027",
                "By 2027 2027-12-31 spätestens 2027",
            ),
            (
                "bis zum Jahr 2030 klimaneutral",
                "By 2030 2030-12-31 bis zum Jahr 2030",
            ),
            ("Abbau vor 2030", "By 2030 2029-12-31 vor 2030"),
            ("Senkung um 10 % ab 2020", "From 2020 - ab 2020"),
            ("Konzept in 2019 fertig", "In 2019 2019-12-31 in 2019"),
            (
                "Start im ersten Halbjahr 2019",
                "In 2019-40 2019-06-30 im ersten Halbjahr 2019",
            ),
            (
                "Neubau von 2022 bis 2026",
                "In 2022/2026 2026-12-31 von 2022 bis 2026",
            ),
            (
                "zwischen 2020 und 2025",
                "In 2020/2025 2025-12-31 zwischen 2020 und 2025",
            ),
            (
                "im Februar / März 2019",
                "In 2019-02/2019-03 2019-03-31 im Februar / März 2019",
            ),
            ("Konzeption 2019", "In 2019 2019-12-31 2019"),
            (
                "Antrag zu den „Grauen Flecken“ 2022",
                "In 2022 2022-12-31 2022",
            ),
        ] {
            assert_eq!(read(text, None), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_names_and_measures_alone() {
        for text in [
            "Förderung durch Gute Schule 2020",
            "aus dem Programm „Gute Schule 2020“",
            "Fortschreibung von digiTal 2026",
            "Umsetzung Klimaschutzkonzept 2030",
            "Leitbild Mobilität 2030",
            "minus 40 % gegenüber 1990",
            "im Vergleich zu 2019",
            "Pflanzung von 2000 Bäumen",
            "rund 2050 Euro",
            "siehe VO/0066/19",
            "im März",
        ] {
            assert_eq!(read(text, None), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_year_left_out_is_the_nearest_that_the_tense_allows() {
        let today = Some("2019-02-06");
        assert_eq!(
            read("Im März soll das Amt beginnen.", today),
            ["In 2019-03 2019-03-31 Im März"]
        );
        assert_eq!(
            read(
                "Die Installation ist im November durchgeführt worden.",
                today
            ),
            ["In 2018-11 2018-11-30 im November"]
        );
        assert_eq!(
            read("Der Start wird im ersten Halbjahr angestrebt.", today),
            ["In 2019-40 2019-06-30 im ersten Halbjahr"]
        );
        assert_eq!(
            read("In den nächsten fünf Jahren wird gebaut.", today),
            ["In 2019-02-06/2024-02-06 2024-02-06 In den nächsten fünf Jahren"]
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = mentions(&text, Some("2019-02-06"));
        }
    }
}
