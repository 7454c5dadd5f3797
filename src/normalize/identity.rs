//! What a document is: its genre, title, edition, issuer, years, and language.

use super::records::Records;
use crate::layout::{Layout, Line, Role};
use crate::model::{File, Kind, Meta};
use crate::notation::years;
use crate::outline::Outline;
use crate::problem::{Problem, ProblemKind};
use crate::source::Source;
use crate::text::Reading;
use crate::vocabulary;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Bytes at the head of a document that are looked through for names.
const SAMPLE: usize = 200_000;

/// Describes the document. A problem tells that it is not in German.
pub fn meta(
    source: &Source,
    reading: &Reading<'_>,
    id: &str,
    layout: &Layout<'_>,
    outline: &Outline,
    found: &Records,
) -> (Meta, Option<Problem>) {
    let subject = found
        .council
        .as_ref()
        .and_then(|council| council.subject.clone());
    let title = subject
        .or_else(|| outline.title.as_ref().map(|(title, _)| title.clone()))
        .or_else(|| reading.title.clone());
    let language = language(layout);
    let foreign = language.filter(|code| *code != "de");
    let problem = foreign.map(|code| {
        Problem::of_document(ProblemKind::Language {
            language: code.to_owned(),
        })
    });
    let meta = Meta {
        id: id.to_owned(),
        kind: kind(title.as_deref(), found),
        title,
        edition: edition(layout, outline),
        issuer: issuer(layout),
        period: found.period,
        language: language.map(str::to_owned),
        source: File {
            path: source.path.clone(),
            media_type: source.media.media_type().to_owned(),
            sha256: source.sha256.clone(),
            bytes: source.bytes,
            pages: reading.pages,
        },
    };
    (meta, problem)
}

fn kind(title: Option<&str>, found: &Records) -> Kind {
    if let Some(council) = &found.council {
        let says = |text: &Option<String>| {
            text.as_ref().is_some_and(|text| {
                ["antwort", "stellungnahme", "beantwortung"]
                    .iter()
                    .any(|word| text.to_lowercase().contains(word))
            })
        };
        return if says(&council.type_)
            || says(&council.subject)
            || council
                .questions
                .iter()
                .any(|question| !question.answer.is_empty())
        {
            Kind::CouncilAnswer
        } else {
            Kind::CouncilPaper
        };
    }
    let title = title.unwrap_or_default();
    if vocabulary::names_report(title) {
        Kind::Report
    } else if vocabulary::names_strategy(title) || !found.goals.is_empty() {
        Kind::Strategy
    } else {
        Kind::Other
    }
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß0-9.-]*(?: [A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß0-9.-]*)? 20[0-9][0-9](?:plus|\+)?$").expect("a valid pattern")
});

/// The name with a year that stands alone on the cover, or in what runs at the foot of the pages.
fn edition(layout: &Layout<'_>, outline: &Outline) -> Option<String> {
    let first_section = outline
        .sections
        .first()
        .map_or(0, |section| section.heading.block);
    let cover = layout
        .blocks
        .iter()
        .take(first_section.min(8))
        .filter(|block| block.lines.len() == 1)
        .filter_map(|block| layout.first(block))
        .map(|line| line.text);
    let foot = layout
        .running
        .iter()
        .flat_map(|text| text.split(['/', '|', '–', '•']))
        .map(str::trim);
    cover
        .chain(foot)
        .find(|text| EDITION.is_match(text) && !is_date(text))
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// "März 2022", "Stand 2020" and "Haushalt 2024" name no edition.
fn is_date(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.iter().any(|word| {
        vocabulary::month(word).is_some()
            || matches!(
                word.to_lowercase().as_str(),
                "stand"
                    | "jahr"
                    | "im"
                    | "seit"
                    | "ab"
                    | "bis"
                    | "sommer"
                    | "herbst"
                    | "winter"
                    | "frühjahr"
            )
    }) || (words.len() == 2
        && words
            .first()
            .is_some_and(|word| years::year(word).is_some()))
}

/// What a body that issues papers calls itself.
const BODIES: [&str; 12] = [
    "Landeshauptstadt",
    "Bundesstadt",
    "Hansestadt",
    "Universitätsstadt",
    "Stadt",
    "Gemeinde",
    "Markt",
    "Landkreis",
    "Kreis",
    "Region",
    "Verbandsgemeinde",
    "Samtgemeinde",
];

/// One of these stands in each of the [`BODIES`], so that most lines need no pattern.
const BODY_ENDINGS: [&str; 5] = ["tadt", "emeinde", "reis", "egion", "Markt"];

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static ISSUER: LazyLock<Regex> = LazyLock::new(|| {
    let bodies = BODIES.join("|");
    let name = r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*(?: (?:am|an der|im|in der|ob der|bei|vor der) [A-ZÄÖÜ][a-zäöüß]+)?";
    Regex::new(&format!(r"(?-u:\b)({bodies})(?:verwaltung)?\s+({name})")).expect("a valid pattern")
});

/// Words behind "Stadt" and "Region" that are no names.
const NO_NAMES: [&str; 14] = [
    "Der", "Die", "Das", "Und", "Aber", "Auch", "Für", "Mit", "Bei", "Dies", "Diese", "Dabei",
    "Hier", "Smart",
];

/// The body that the document names most often: "Stadt Beispielstadt".
fn issuer(layout: &Layout<'_>) -> Option<String> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut read = 0;
    for (at, line) in layout
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| matches!(line.role, Role::Body | Role::Furniture(_)))
    {
        read += line.text.len();
        if read > SAMPLE {
            break;
        }
        if !BODY_ENDINGS.iter().any(|ending| line.text.contains(ending)) {
            continue;
        }
        for found in ISSUER.captures_iter(line.text) {
            let (Some(kind), Some(name), Some(all)) = (found.get(1), found.get(2), found.get(0))
            else {
                continue;
            };
            let broken = line
                .text
                .get(all.end()..)
                .is_some_and(|rest| rest.starts_with('-'));
            if broken || NO_NAMES.contains(&name.as_str()) {
                continue;
            }
            let entry = counts
                .entry(format!("{} {}", kind.as_str(), name.as_str()))
                .or_insert((0, at));
            entry.0 += 1;
        }
    }
    if counts.is_empty() {
        return in_capitals(layout);
    }
    // Most often, then first.
    counts
        .into_iter()
        .max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)))
        .map(|(name, _)| name)
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static ISSUER_IN_CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(STADT|GEMEINDE|LANDKREIS|KREIS)\s+([A-ZÄÖÜ]{4,})(?-u:\b)")
        .expect("a valid pattern")
});

/// The body in what runs at the foot of the pages, or in a title: "STADT BEISPIELSTADT / …".
fn in_capitals(layout: &Layout<'_>) -> Option<String> {
    let front = layout.lines.iter().take(FRONT).map(|line| line.text);
    let found = layout
        .running
        .iter()
        .copied()
        .chain(front)
        .find_map(|text| ISSUER_IN_CAPITALS.captures(text))?;
    let capitalized = |word: &str| {
        word.chars()
            .take(1)
            .chain(word.chars().skip(1).flat_map(char::to_lowercase))
            .collect::<String>()
    };
    Some(format!(
        "{} {}",
        capitalized(found.get(1)?.as_str()),
        capitalized(found.get(2)?.as_str())
    ))
}

/// Lines of a title page.
const FRONT: usize = 40;

/// Lines from all over the document by which its language is judged: more cost more and tell no more.
const LANGUAGE_LINES: usize = 12;

/// Characters of these lines taken together; of few lines, more is taken of each.
const LANGUAGE_CHARACTERS: usize = 960;

/// ISO 639-1 code of the language. `None` where there is too little running text to tell.
fn language(layout: &Layout<'_>) -> Option<&'static str> {
    let wordy: Vec<&str> = layout
        .lines
        .iter()
        .filter(|line| line.role == Role::Body && line.shape.lower > 20)
        .map(Line::body)
        .collect();
    let step = wordy.len().div_ceil(LANGUAGE_LINES).max(1);
    let share = LANGUAGE_CHARACTERS / wordy.len().div_ceil(step).max(1);
    let mut sample = String::new();
    for text in wordy.iter().step_by(step) {
        sample.extend(text.chars().take(share));
        sample.push('\n');
    }
    let info = whatlang::detect(&sample)?;
    let sure = sample.len() > 400 || info.is_reliable();
    sure.then(|| match info.lang() {
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Pol => "pl",
        whatlang::Lang::Tur => "tr",
        whatlang::Lang::Dan => "da",
        whatlang::Lang::Swe => "sv",
        whatlang::Lang::Por => "pt",
        whatlang::Lang::Rus => "ru",
        whatlang::Lang::Ukr => "uk",
        whatlang::Lang::Ara => "ar",
        whatlang::Lang::Ces => "cs",
        _ => "und",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::layout;
    use crate::read::plain;

    fn language_of(text: &str) -> Option<&'static str> {
        language(&layout(&plain::read(text)))
    }

    #[test]
    fn every_body_passes_the_look_before_the_pattern() {
        for body in BODIES {
            assert!(
                BODY_ENDINGS.iter().any(|ending| body.contains(ending)),
                "{body}"
            );
        }
    }

    #[test]
    fn the_language_is_judged_by_one_long_line_as_by_many_short_ones() {
        let german = "Die Verwaltung berichtet dem Rat einmal im Jahr über den Stand der Arbeiten.";
        let english =
            "The administration reports to the council once a year on the state of the works.";
        for separator in [" ", "\n"] {
            assert_eq!(language_of(&[german; 8].join(separator)), Some("de"));
            assert_eq!(language_of(&[english; 8].join(separator)), Some("en"));
        }
        assert_eq!(language_of("Ja"), None);
    }
}
