//! Dates in sentences: what binds ("bis Ende 2021"), what is a name ("Gute Schule 2020"), and which year a date without one means.

use super::calendar;
use super::points::{Fine, Point, points};
use crate::model::{Date, Relation};
use crate::notation::{number_words, numbers, units};
use crate::vocabulary;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A place in a sentence that speaks of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes, with the preposition.
    pub range: Range<usize>,
    /// The date; `None` for a year that is a name or only a measure ("gegenüber 1990"), and for a date without year where nothing gives one.
    pub date: Option<Date>,
}

/// The dates of a sentence, in its order. `today` is the day on which the document dates itself, in ISO 8601; without it, a date without
/// year is none.
///
/// ```
/// use ziele::notation::dates::mentions;
/// let found = mentions("Aufbau bis Ende 2020 / Anfang 2021", None);
/// let date = found[0].date.as_ref().unwrap();
/// assert_eq!((date.edtf.as_str(), date.latest.as_deref()), ("2020-39/2021-37", Some("2021-04-30")));
/// ```
pub fn mentions(text: &str, today: Option<&str>) -> Vec<Mention> {
    let mut found = Vec::new();
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
        let start = if second.is_some() { lead.from.unwrap_or(lead.start) } else { lead.start };
        let range = start..end;
        let date = match lead.relation {
            None => None,
            Some(Relation::In) if !lead.explicit && second.is_none() && is_bare_year(first) && is_name(text, first.range.start, end) => None,
            Some(relation) => date(text, range.clone(), relation, lead.before, [Some(first), second], next, today),
        };
        found.push(Mention { range, date });
    }
    if let Some(today) = today {
        found.extend(spans_ahead(text, today));
        found.sort_by_key(|mention| mention.range.start);
    }
    found
}

fn is_bare_year(point: &Point) -> bool {
    matches!(point.fine, Fine::Year { named: false } | Fine::Years { named: false, .. })
}

/// "1.11.05" is a date only where a word says so, else the number of something.
fn is_short(text: &str, point: &Point) -> bool {
    let printed = text.get(point.range.clone()).unwrap_or_default();
    matches!(point.fine, Fine::Day(..)) && point.year.is_some() && printed.len() <= 8 && !printed.contains(' ')
}

/// What stands before a point.
#[expect(clippy::struct_excessive_bools, reason = "each says of one word whether it stands there")]
struct Lead {
    /// Where the phrase begins.
    start: usize,
    /// How the date binds; `None` where it is only a measure for something else.
    relation: Option<Relation>,
    /// A preposition says that it is a date.
    explicit: bool,
    /// Where a "von" stands, which belongs to a span.
    from: Option<usize>,
    /// "zwischen", which an "und" belongs to.
    between: bool,
    /// "vor": the last day is the one before.
    before: bool,
    /// A word before a number: "rund", "um".
    measured: bool,
}

/// Reads the words before a point from right to left, as far as they belong to it.
fn lead(text: &str, point: usize) -> Lead {
    let mut lead = Lead { start: point, relation: Some(Relation::In), explicit: false, from: None, between: false, before: false, measured: false };
    let mut end = point;
    for _ in 0..6 {
        let Some(head) = text.get(..end).map(str::trim_end) else { break };
        let begin = head
            .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '„' | '"' | '/'))
            .map_or(0, |at| at + head.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
        let Some(word) = head.get(begin..).filter(|word| !word.is_empty()) else { break };
        let lower = word.trim_end_matches([':', ',']).to_lowercase();
        if vocabulary::is_reference(&lower) {
            return Lead { start: begin, relation: None, explicit: true, ..lead };
        }
        if word.ends_with([':', ',', ';', ')']) {
            break;
        }
        match lower.as_str() {
            "bis" => {
                let wide = head.get(..begin).map(str::trim_end).filter(|rest| rest.to_lowercase().ends_with("spätestens"));
                let start = wide.map_or(begin, |rest| rest.len() - "spätestens".len());
                return Lead { start, relation: Some(Relation::By), explicit: true, ..lead };
            }
            "spätestens" => lead = Lead { start: begin, relation: Some(Relation::By), explicit: true, ..lead },
            "ab" | "seit" | "beginnend" | "nach" | "frühestens" => {
                return Lead { start: begin, relation: Some(Relation::From), explicit: true, ..lead };
            }
            "vor" => return Lead { start: begin, relation: Some(Relation::By), explicit: true, before: true, ..lead },
            "zwischen" => return Lead { start: begin, explicit: true, between: true, ..lead },
            "in" | "im" | "am" | "zum" | "zur" | "ins" | "für" | "gegen" | "binnen" | "jahr" | "jahre" | "jahren" | "jahres" | "zeitraum"
            | "zeitraums" | "laufe" | "verlauf" | "innerhalb" => {
                lead = Lead { start: begin, explicit: true, ..lead };
            }
            "von" | "vom" => lead.from = Some(begin),
            "dem" | "den" | "der" | "des" | "das" | "die" | "zu" | "einschließlich" | "voraussichtlich" | "auf" => {}
            "etwa" | "ca." | "ca" | "circa" | "ungefähr" | "rund" | "um" | "mindestens" | "über" | "knapp" | "insgesamt" => lead.measured = true,
            _ => break,
        }
        end = begin;
    }
    lead
}

/// Whether two points are one span: "2018 – 2023", "Ende 2020 / Anfang 2021", "von Januar bis März 2020", "zwischen 2020 und 2025".
fn joins(text: &str, first: &Point, second: &Point, lead: &Lead) -> bool {
    let Some(between) = text.get(first.range.end..second.range.start) else { return false };
    let between = between.trim();
    let fits = match between {
        "/" | "–" | "-" | "—" => true,
        "und" => lead.between,
        _ => {
            let mut words = between.split_whitespace();
            lead.relation != Some(Relation::By)
                && words.next() == Some("bis")
                && words.all(|word| matches!(word, "zum" | "zur" | "einschließlich" | "in" | "das" | "ins" | "Jahr" | "den"))
        }
    };
    let order =
        |point: &Point| point.edtf(point.year.or(second.year).unwrap_or(2000)).and_then(|edtf| calendar::bounds(&edtf)).map(|(start, _)| start);
    fits && order(first) < order(second)
}

/// Whether figures that look like a year count something: "2000 Bäume", "rund 2050 Euro".
fn counts(text: &str, lead: &Lead, point: &Point, end: usize) -> bool {
    if !is_bare_year(point) {
        return false;
    }
    let behind = text.get(end..).unwrap_or_default();
    let word: String = behind.split_whitespace().next().unwrap_or_default().chars().take(24).collect();
    let word = word.trim_end_matches([',', '.', ';', ')', ':']);
    if !word.is_empty() && behind.starts_with(' ') && units::unit(word).is_some() {
        return true;
    }
    let noun = word.starts_with(char::is_uppercase);
    let adjective = word.ends_with("en") || word.ends_with("er") || word.ends_with('e');
    (lead.measured && noun) || (!lead.explicit && point.year.is_some_and(|year| year % 100 == 0) && (noun || (adjective && !word.is_empty())))
}

/// Whether a bare year is part of a name: "Gute Schule 2020", "digiTal 2026", "Klimaschutzkonzept 2030".
fn is_name(text: &str, start: usize, end: usize) -> bool {
    let head = text.get(..start).unwrap_or_default();
    let before = head.trim_end();
    let behind = text.get(end..).unwrap_or_default();
    // In quotation marks with what stands before it; behind them it is a date.
    if before.ends_with(['“', '”', '"', '«', '’']) {
        return false;
    }
    if behind.starts_with(['“', '”', '"', '«', '’', '‘']) && before.contains(['„', '"', '»', '‚', '“']) {
        return true;
    }
    // The words in capitals directly before it.
    let mut run: Vec<&str> = before.split(' ').rev().take_while(|word| word.starts_with(char::is_uppercase) || is_mixed(word)).take(5).collect();
    run.reverse();
    let whole = run.len() == before.split(' ').count();
    let Some(last) = run.last().copied().filter(|word| word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-'))) else { return false };
    let capitals = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let acronym = !capitals && last.chars().count() <= 7 && last.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if is_mixed(last) || acronym {
        return true;
    }
    if vocabulary::is_event(last) {
        return false;
    }
    if run.iter().any(|word| vocabulary::is_plan(word) || word.starts_with("Projekt") || word.starts_with("Programm")) {
        return true;
    }
    let own: Vec<&&str> = run.iter().skip_while(|word| vocabulary::is_event(word)).collect();
    let opens = whole && own.len() == run.len();
    let adjective = |word: &str| ["e", "er", "es", "en", "em"].iter().any(|end| word.ends_with(end));
    own.len() >= 2 && !opens && own.first().is_some_and(|word| adjective(word))
}

/// A capital inside a word: "digiTal", "eGovernment".
fn is_mixed(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
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
    let near = next.filter(|next| text.get(first.range.end..next.range.start).is_some_and(|between| between.len() <= 12 && !between.contains('.')));
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
    Some(Date { text: text.get(range)?.to_owned(), relation, edtf, latest, inferred_year: inferred })
}

fn day_before(day: &str) -> Option<String> {
    let day: jiff::civil::Date = day.parse().ok()?;
    Some(day.yesterday().ok()?.to_string())
}

/// The nearest year that the tense of the sentence and the document's own date allow.
fn infer(text: &str, point: &Point, today: &str) -> Option<i32> {
    let year = calendar::year_of(today)?;
    let sentence = sentence_around(text, point.range.start);
    let bounds = |year: i32| point.edtf(year).and_then(|edtf| calendar::bounds(&edtf));
    if is_past(sentence) {
        [year, year - 1].into_iter().find(|year| bounds(*year).is_some_and(|(start, _)| start.as_str() <= today))
    } else {
        [year, year + 1].into_iter().find(|year| bounds(*year).is_some_and(|(_, end)| end.as_str() >= today))
    }
}

fn sentence_around(text: &str, at: usize) -> &str {
    let ends = |part: &str| {
        part.match_indices(". ")
            .filter(|(dot, _)| !part.get(..*dot).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit())))
            .map(|(dot, _)| dot)
            .collect::<Vec<_>>()
    };
    let start = text.get(..at).and_then(|head| ends(head).last().map(|dot| dot + 2)).unwrap_or(0);
    let end = text.get(at..).and_then(|tail| ends(tail).first().map(|dot| at + dot)).unwrap_or(text.len());
    text.get(start..end).unwrap_or(text)
}

/// Whether a sentence tells what has happened.
fn is_past(sentence: &str) -> bool {
    let words = || sentence.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let any = |list: &[&str]| words().any(|word| list.contains(&word.to_lowercase().as_str()));
    if any(&["soll", "sollen", "wird", "werden", "geplant", "vorgesehen", "angestrebt", "beabsichtigt", "kommenden", "nächsten"]) {
        return any(&["worden", "wurde", "wurden"]);
    }
    let participle = |word: &str| {
        let word = word.to_lowercase();
        (word.starts_with("ge") && (word.ends_with('t') || word.ends_with("en")))
            || word.ends_with("iert")
            || word.contains("ge") && word.ends_with("führt")
            || matches!(
                word.as_str(),
                "erfolgt"
                    | "abgeschlossen"
                    | "begonnen"
                    | "beschlossen"
                    | "vorgestellt"
                    | "aufgenommen"
                    | "umgesetzt"
                    | "eingeführt"
                    | "erreicht"
                    | "beantragt"
                    | "bewilligt"
                    | "verabschiedet"
            )
    };
    any(&[
        "wurde",
        "wurden",
        "worden",
        "war",
        "waren",
        "fand",
        "fanden",
        "hatte",
        "hatten",
        "konnte",
        "konnten",
        "erfolgte",
        "erfolgten",
        "startete",
        "begann",
        "endete",
        "tagte",
        "beschloss",
        "stieg",
        "sank",
        "lag",
        "letzten",
        "vergangenen",
    ]) || (any(&["ist", "sind", "hat", "haben"]) && words().any(participle))
}

#[expect(clippy::expect_used, reason = "the pattern is a constant that every test compiles")]
static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:in|innerhalb|während|binnen)\s+(?:der|den)\s+(?:nächsten|kommenden|folgenden)\s+([0-9]{1,2}|\p{L}+)\s+(\p{L}+)")
        .expect("a valid pattern")
});

/// "in den nächsten fünf Jahren", from the day of the document on.
fn spans_ahead(text: &str, today: &str) -> Vec<Mention> {
    AHEAD
        .captures_iter(text)
        .filter_map(|found| {
            let (count, unit) = (found.get(1)?.as_str(), found.get(2)?.as_str());
            let count = numbers::leading(count).map(|(value, _)| value).or_else(|| number_words::number(count).map(Into::into))?;
            let edtf = calendar::span_from(today, i64::try_from(count).ok()?, units::unit(unit)?.code.as_deref()?)?;
            let (_, latest) = calendar::bounds(&edtf)?;
            let all = found.get(0)?;
            let date = Date { text: all.as_str().to_owned(), relation: Relation::In, edtf, latest: Some(latest), inferred_year: false };
            Some(Mention { range: all.range(), date: Some(date) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, today: Option<&str>) -> Vec<String> {
        let show = |date: Date| format!("{:?} {} {} {}", date.relation, date.edtf, date.latest.as_deref().unwrap_or("-"), date.text);
        mentions(text, today).into_iter().filter_map(|mention| mention.date).map(show).collect()
    }

    #[test]
    fn prepositions_bind() {
        for (text, expected) in [
            ("Betrieb bis Ende 2018", "By 2018-39 2018-12-31 bis Ende 2018"),
            ("Start bis spätestens Mitte 2021", "By 2021-38 2021-08-31 bis spätestens Mitte 2021"),
            ("Start spätestens 2027", "By 2027 2027-12-31 spätestens 2027"),
            ("bis zum Jahr 2030 klimaneutral", "By 2030 2030-12-31 bis zum Jahr 2030"),
            ("Abbau vor 2030", "By 2030 2029-12-31 vor 2030"),
            ("Senkung um 10 % ab 2020", "From 2020 - ab 2020"),
            ("Konzept in 2019 fertig", "In 2019 2019-12-31 in 2019"),
            ("Start im ersten Halbjahr 2019", "In 2019-40 2019-06-30 im ersten Halbjahr 2019"),
            ("Neubau von 2022 bis 2026", "In 2022/2026 2026-12-31 von 2022 bis 2026"),
            ("zwischen 2020 und 2025", "In 2020/2025 2025-12-31 zwischen 2020 und 2025"),
            ("im Februar / März 2019", "In 2019-02/2019-03 2019-03-31 im Februar / März 2019"),
            ("Konzeption 2019", "In 2019 2019-12-31 2019"),
            ("Antrag zu den „Grauen Flecken“ 2022", "In 2022 2022-12-31 2022"),
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
        assert_eq!(read("Im März soll das Amt beginnen.", today), ["In 2019-03 2019-03-31 Im März"]);
        assert_eq!(read("Die Installation ist im November durchgeführt worden.", today), ["In 2018-11 2018-11-30 im November"]);
        assert_eq!(read("Der Start wird im ersten Halbjahr angestrebt.", today), ["In 2019-40 2019-06-30 im ersten Halbjahr"]);
        assert_eq!(read("In den nächsten fünf Jahren wird gebaut.", today), ["In 2019-02-06/2024-02-06 2024-02-06 In den nächsten fünf Jahren"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = mentions(&text, Some("2019-02-06"));
        }
    }
}
