//! What a document is: its genre, title, edition, issuer, years, and language.

use super::issuer;
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
use std::sync::LazyLock;

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
        .or_else(|| own_title(reading));
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
        issuer: issuer::issuer(layout),
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

/// The title that a file gives itself, unless it is the name of the file or of the program.
fn own_title(reading: &Reading<'_>) -> Option<String> {
    let title = reading.title.as_deref()?;
    (!vocabulary::is_placeholder_title(title)).then(|| title.to_owned())
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
