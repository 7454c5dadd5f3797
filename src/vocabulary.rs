//! The words by which administrations say what a passage is. One table per kind, no word of any one document.

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
    word_topic(rest)
}

/// What a heading word announces. Capitals write ß as SS, so both are one; compounds of a word for indicators are such words.
fn word_topic(word: &str) -> Option<Topic> {
    let word = word.replace('ß', "ss");
    let compound = || ["kennzahlen", "kennzahl", "indikatoren", "kenngrössen", "messgrössen"].iter().any(|end| word.ends_with(end));
    TOPICS.get(word.as_str()).copied().or_else(|| (!word.contains(' ') && compound()).then_some(Topic::Indicators))
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

/// Headings of what stands before and after the numbered chapters.
const MATTER: &[&str] = &[
    "abkürzungsverzeichnis",
    "anhang",
    "anlagen",
    "danksagung",
    "einführung",
    "einleitung",
    "geleitwort",
    "glossar",
    "grußwort",
    "grusswort",
    "grußworte",
    "nachwort",
    "präambel",
    "schlusswort",
    "vorbemerkung",
    "vorbemerkungen",
    "vorwort",
    "zusammenfassung",
];

/// Headings of the parts of a council paper.
const PARTS: &[&str] = &[
    "anlagen",
    "anlass",
    "antwort",
    "antworten",
    "beantwortung",
    "begründung",
    "beschlussantrag",
    "beschlussentwurf",
    "beschlussvorschlag",
    "finanzielle auswirkungen",
    "grund der vorlage",
    "kosten und finanzierung",
    "sachverhalt",
    "stellungnahme der verwaltung",
    "unterschrift",
    "unterschriften",
    "zeitplan",
];

/// Whether a title is one of the parts of a council paper: "Beschlussvorschlag".
pub fn is_paper_part(title: &str) -> bool {
    title.len() <= 40 && PARTS.contains(&title.trim().trim_end_matches(':').to_lowercase().as_str())
}

/// Whether a title is one of what stands before or after the numbered chapters: "Vorwort", "Nachwort".
pub fn is_matter(title: &str) -> bool {
    title.len() <= 40 && MATTER.contains(&title.trim().to_lowercase().as_str())
}

/// Headings of pages of figures: they have no text of their own below them.
const FIGURES: &[&str] = &["zahlen daten fakten", "zahlen, daten, fakten", "daten und fakten", "zahlen und fakten", "zahlen & fakten"];

/// Whether a title opens pages of figures: "Zahlen, Daten, Fakten".
pub fn is_figures(title: &str) -> bool {
    title.len() <= 40 && FIGURES.contains(&title.trim().to_lowercase().as_str())
}

/// Titles of a table of contents.
pub fn is_contents(title: &str) -> bool {
    title.len() <= 40
        && matches!(title.trim().trim_end_matches(':').to_lowercase().as_str(), "inhalt" | "inhaltsverzeichnis" | "inhaltsübersicht" | "gliederung")
}

/// Words that cannot end a phrase: articles, prepositions, conjunctions.
const OPEN: &[&str] = &[
    "aber",
    "als",
    "am",
    "an",
    "anhand",
    "auf",
    "aufgrund",
    "aus",
    "außer",
    "bei",
    "beim",
    "bezüglich",
    "bis",
    "bzw",
    "bzw.",
    "das",
    "dass",
    "dem",
    "den",
    "der",
    "deren",
    "des",
    "dessen",
    "die",
    "diese",
    "diesem",
    "diesen",
    "dieser",
    "dieses",
    "durch",
    "ein",
    "eine",
    "einem",
    "einen",
    "einer",
    "eines",
    "einschließlich",
    "entlang",
    "etwa",
    "für",
    "gegen",
    "gegenüber",
    "hinsichtlich",
    "ihre",
    "ihrem",
    "ihren",
    "ihrer",
    "im",
    "in",
    "infolge",
    "ins",
    "inkl.",
    "inklusive",
    "innerhalb",
    "jede",
    "jedem",
    "jeden",
    "jeder",
    "jedes",
    "laut",
    "mindestens",
    "mit",
    "mittels",
    "nach",
    "neben",
    "oder",
    "ohne",
    "per",
    "pro",
    "rund",
    "samt",
    "seine",
    "seinen",
    "seiner",
    "sowie",
    "trotz",
    "um",
    "und",
    "unter",
    "unsere",
    "unserer",
    "über",
    "vom",
    "von",
    "vor",
    "wegen",
    "weitere",
    "wie",
    "zu",
    "zum",
    "zur",
    "zwischen",
];

/// Whether a word cannot end a phrase: "für", "und", "der".
pub fn is_open(word: &str) -> bool {
    static OPEN_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| OPEN.iter().copied().collect());
    // The longest has 14 letters; most words are in small letters already.
    word.len() <= 16 && (OPEN_SET.contains(word) || (word.starts_with(char::is_uppercase) && OPEN_SET.contains(word.to_lowercase().as_str())))
}

/// Words after which a hyphen before a blank stays: "Ein- und Ausgang".
pub fn is_conjunction(word: &str) -> bool {
    matches!(
        word.trim_end_matches([',', '.']).to_lowercase().as_str(),
        "und" | "oder" | "bzw" | "sowie" | "noch" | "bis" | "als" | "u" | "beziehungsweise" | "und/oder" | "&" | "wie"
    )
}

/// Words that open an addition to the label above: "davon durchgängig digital", "einschließlich Reserve".
pub fn is_addition(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "davon"
            | "darunter"
            | "komplett"
            | "inkl."
            | "inklusive"
            | "einschließlich"
            | "ohne"
            | "mit"
            | "über"
            | "je"
            | "pro"
            | "in"
            | "nach"
            | "für"
            | "von"
            | "im"
            | "aus"
            | "und"
    )
}

/// Endings of words that say what is measured.
const MEASURES: &[&str] = &[
    "anzahl",
    "zahl",
    "anteil",
    "quote",
    "grad",
    "rate",
    "index",
    "höhe",
    "länge",
    "fläche",
    "menge",
    "dauer",
    "kosten",
    "einnahmen",
    "ausgaben",
    "erträge",
    "umsatz",
    "volumen",
    "saldo",
    "summe",
];

/// Whether a word says what is measured: "Anzahl", "Recyclingquote".
pub fn is_measure(word: &str) -> bool {
    let word = word.trim_end_matches([':', ',']).to_lowercase();
    MEASURES.iter().any(|end| word.ends_with(end))
}

/// Words for a document that plans.
const STRATEGY: &[&str] =
    &["strategie", "konzept", "agenda", "masterplan", "aktionsplan", "fahrplan", "leitbild", "programm", "rahmenplan", "roadmap"];
/// Words for a document that reports.
const REPORT: &[&str] = &["bericht", "monitor", "monitoring", "sachstand", "bilanz", "evaluation", "statistik", "jahresabschluss", "zwischenstand"];

/// Whether a title says that the document plans: "Digitalisierungsstrategie", "Klimaschutzkonzept".
pub fn names_strategy(title: &str) -> bool {
    let lower = title.to_lowercase();
    STRATEGY.iter().any(|word| lower.contains(word))
}

/// Whether a title says that the document reports: "Monitoringbericht", "Sachstand".
pub fn names_report(title: &str) -> bool {
    let lower = title.to_lowercase();
    REPORT.iter().any(|word| lower.contains(word))
}

/// Names of the months, in order.
pub const MONTHS: [&str; 12] =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

/// Number of a month by its name, full or cut to three letters or more: 3 for "März", "Mär."; also "Jänner".
pub fn month(word: &str) -> Option<u32> {
    let plain = word.trim_end_matches('.').to_lowercase();
    if plain.chars().count() < 3 {
        return None;
    }
    if plain == "jänner" {
        return Some(1);
    }
    (1..).zip(MONTHS).find(|(_, name)| name.to_lowercase().starts_with(&plain)).map(|(number, _)| number)
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

    #[test]
    fn the_open_words_are_found_in_any_case() {
        assert!(is_open("UND") && is_open("für") && !is_open("Netz"));
    }

    #[test]
    fn months_by_name() {
        assert_eq!(month("Dez."), Some(12));
        assert_eq!(month("märz"), Some(3));
        assert_eq!(month("Ma"), None);
    }
}
