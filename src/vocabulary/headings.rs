//! Words that open a goal block, an indicator block, a block of principles.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a heading word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What is to be reached.
    Goals,
    /// What is counted.
    Indicators,
    /// What is always to be heeded.
    Principles,
}

const GOALS: &[&str] = &[
    "entwicklungsziel",
    "entwicklungsziele",
    "handlungsziel",
    "handlungsziele",
    "hauptziel",
    "hauptziele",
    "leitziel",
    "leitziele",
    "oberziel",
    "oberziele",
    "projektziel",
    "projektziele",
    "qualitätsziel",
    "qualitätsziele",
    "teilziel",
    "teilziele",
    "unterziel",
    "unterziele",
    "wirkungsziel",
    "wirkungsziele",
    "ziel",
    "ziele",
    "zielsetzung",
    "zielsetzungen",
    "zielstellung",
    "zielstellungen",
    "zielvorgabe",
    "zielvorgaben",
];

const INDICATORS: &[&str] = &[
    "erfolgsindikator",
    "erfolgsindikatoren",
    "erfolgskriterien",
    "erfolgskriterium",
    "indikator",
    "indikatoren",
    "kenngröße",
    "kenngrößen",
    "kennwert",
    "kennwerte",
    "kennzahl",
    "kennzahlen",
    "kennziffer",
    "kennziffern",
    "kpi",
    "kpis",
    "leistungskennzahl",
    "leistungskennzahlen",
    "messzahl",
    "messzahlen",
    "messgröße",
    "messgrößen",
    "messwert",
    "messwerte",
    "schlüsselindikator",
    "schlüsselindikatoren",
    "wirkungsindikator",
    "wirkungsindikatoren",
    "zielgröße",
    "zielgrößen",
    "zielindikator",
    "zielindikatoren",
    "zielwert",
    "zielwerte",
];

const PRINCIPLES: &[&str] = &["grundsatz", "grundsätze", "handlungsgrundsätze", "leitsatz", "leitsätze", "prinzip", "prinzipien"];

/// Adjectives and determiners that may stand before a heading word: "Strategische Ziele", "Unsere Ziele".
const QUALIFIERS: &[&str] = &[
    "allgemeine",
    "allgemeines",
    "angestrebte",
    "die",
    "das",
    "der",
    "einzelne",
    "kommunale",
    "konkrete",
    "konkretes",
    "kurzfristige",
    "langfristige",
    "mittelfristige",
    "messbare",
    "operative",
    "operatives",
    "quantitative",
    "qualitative",
    "relevante",
    "smarte",
    "städtische",
    "strategische",
    "strategisches",
    "unser",
    "unsere",
    "weitere",
    "wesentliche",
    "wichtige",
    "zentrale",
    "zugehörige",
    "zugeordnete",
    "übergeordnete",
    "übergeordnetes",
];

/// Words that may follow a heading word: "Ziel der Maßnahme".
const OWNERS: &[&str] = &[
    "der maßnahme",
    "des projektes",
    "des projekts",
    "des vorhabens",
    "der strategie",
    "des handlungsfeldes",
    "des handlungsfelds",
    "des leitprojekts",
    "des themenfelds",
    "des themenfeldes",
    "im überblick",
    "bis zum zieljahr",
    "zur zielerreichung",
    "zur erfolgsmessung",
];

/// What a heading line of nothing but a heading word announces: "ZIELE:", "Strategische Ziele", "Kennzahlen (KPI)", "Ziele bis 2030".
pub fn topic(line: &str) -> Option<Topic> {
    let lower = bare(line)?;
    word_topic(&lower)
}

/// A short line in small letters without what may stand around a heading word: colon, brackets, years, qualifiers and owner.
pub(super) fn bare(line: &str) -> Option<String> {
    // The longest phrase of the tables has far fewer letters: no need to look at running text.
    if line.len() > 80 || line.bytes().filter(|b| *b == b' ').count() > 6 {
        return None;
    }
    let plain = line.trim().trim_end_matches([':', '.']).trim_end();
    let plain = match plain.find(['(', '[']) {
        Some(at) if plain.ends_with([')', ']']) => plain.get(..at).unwrap_or(plain).trim_end(),
        _ => plain,
    };
    if plain.is_empty() || !plain.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = plain.to_lowercase();
    let mut rest = without_years(&lower);
    for owner in OWNERS {
        if let Some(head) = rest.strip_suffix(owner) {
            rest = head.trim_end();
        }
    }
    while let Some((first, tail)) = rest.split_once(' ') {
        if !QUALIFIER_SET.contains(first) && !matches!(first, "und" | "&") {
            break;
        }
        rest = tail.trim_start();
    }
    Some(rest.to_owned())
}

/// Whether a word in small letters names goals in any case: "Zielen", "Unterziele".
pub(super) fn is_goal(word: &str) -> bool {
    word_topic(word.strip_suffix("en").map_or(word, |stem| word.get(..stem.len() + 1).unwrap_or(word))) == Some(Topic::Goals)
        || word_topic(word) == Some(Topic::Goals)
}

/// Whether a word in small letters names indicators in any case.
pub(super) fn is_indicator(word: &str) -> bool {
    word_topic(word) == Some(Topic::Indicators)
}

/// Compounds that name places to go to, no aims.
const PLACES: [&str; 6] = ["ausflugsziele", "einkaufsziele", "freizeitziele", "reiseziele", "urlaubsziele", "wanderziele"];

/// What a heading word announces. Capitals write ß as SS, so both are one; compounds of a word for indicators or goals are such words.
fn word_topic(word: &str) -> Option<Topic> {
    let word = word.replace('ß', "ss");
    let compound = || ["kennzahlen", "kennzahl", "indikatoren", "kenngrössen", "messgrössen"].iter().any(|end| word.ends_with(end));
    let goals = || ["ziele", "zielsetzungen"].iter().any(|end| word.ends_with(end)) && !PLACES.contains(&word.as_str());
    TOPICS.get(word.as_str()).copied().or_else(|| {
        let one = !word.contains(' ');
        if one && compound() { Some(Topic::Indicators) } else { (one && goals()).then_some(Topic::Goals) }
    })
}

/// A heading without the years behind it: "ziele bis 2030", "kennzahlen 2024 bis 2026".
fn without_years(lower: &str) -> &str {
    let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '–' | '-' | '/'));
    let year = lower.get(bare.len()..).is_some_and(|tail| tail.bytes().filter(u8::is_ascii_digit).count() >= 4);
    if !year {
        return lower;
    }
    let mut rest = bare;
    while let Some(head) = ["bis", "für", "ab", "von", "jahr", "jahre", "die", "das", "zum"].iter().find_map(|word| rest.strip_suffix(word)) {
        rest = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '–' | '-'));
    }
    rest
}

/// The heading words with what they announce.
static TOPICS: LazyLock<FxHashMap<String, Topic>> = LazyLock::new(|| {
    let tables = [(GOALS, Topic::Goals), (INDICATORS, Topic::Indicators), (PRINCIPLES, Topic::Principles)];
    tables.into_iter().flat_map(|(words, topic)| words.iter().map(move |word| (word.replace('ß', "ss"), topic))).collect()
});

static QUALIFIER_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| QUALIFIERS.iter().copied().collect());

/// Whether a title names goals or indicators anywhere: "Controlling der Ziele und Kennzahlen".
pub fn names_goals_or_indicators(title: &str) -> bool {
    title.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| GOALS.contains(&word) || INDICATORS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_word_announces_its_topic() {
        for line in [
            "ZIELE:",
            "ZIEL",
            "Ziele",
            "Strategische Ziele",
            "Unsere Ziele:",
            "Smarte Ziele (aktuelle Beispiele)",
            "Ziel der Maßnahme",
            "Ziele bis 2030",
        ] {
            assert_eq!(topic(line), Some(Topic::Goals), "{line}");
        }
        for line in [
            "KENNZAHLEN    ",
            "MESSGRÖSSEN",
            "Kennzahlen 2024 bis 2026",
            "KENNZAHLEN (2024–2026)",
            "Steuerungskennzahlen",
            "Kennzahl:",
            "Erfolgsindikatoren",
            "KPI",
        ] {
            assert_eq!(topic(line), Some(Topic::Indicators), "{line}");
        }
        assert_eq!(topic("GRUNDSATZ:"), Some(Topic::Principles));
    }

    #[test]
    fn a_sentence_or_a_wider_title_announces_nothing() {
        for line in
            ["Ziel ist es, zu sparen", "Controlling der Ziele und Kennzahlen", "Zielgruppe", "", "3 Ziele", "Strategische Grundsätze und Ziele"]
        {
            assert_eq!(topic(line), None, "{line}");
        }
    }
}
