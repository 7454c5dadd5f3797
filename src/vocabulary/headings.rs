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

const PRINCIPLES: &[&str] = &[
    "grundsatz",
    "grundsätze",
    "handlungsgrundsätze",
    "leitsatz",
    "leitsätze",
    "prinzip",
    "prinzipien",
];

/// Questions and sentences that stand for a heading word.
const PHRASES: &[(&str, Topic)] = &[
    ("das haben wir vor", Topic::Goals),
    ("das wollen wir erreichen", Topic::Goals),
    ("das streben wir an", Topic::Goals),
    ("was soll erreicht werden", Topic::Goals),
    ("was soll mit der massnahme erreicht werden", Topic::Goals),
    ("was soll mit dem projekt erreicht werden", Topic::Goals),
    ("was streben wir an", Topic::Goals),
    ("was wollen wir erreichen", Topic::Goals),
    ("was wir erreichen wollen", Topic::Goals),
    ("welche ziele verfolgen wir", Topic::Goals),
    ("wo wollen wir hin", Topic::Goals),
    ("wohin wollen wir", Topic::Goals),
    ("daran messen wir uns", Topic::Indicators),
    ("woran messen wir den erfolg", Topic::Indicators),
    ("woran messen wir uns", Topic::Indicators),
    ("wie messen wir den erfolg", Topic::Indicators),
    ("wie wird der erfolg gemessen", Topic::Indicators),
    ("wie wird die zielerreichung gemessen", Topic::Indicators),
];

/// Adjectives and determiners that may stand before a heading word: "Strategische Ziele", "Unsere Ziele".
const QUALIFIERS: &[&str] = &[
    "allgemeine",
    "allgemeines",
    "angestrebte",
    "ausgewählte",
    "erhebende",
    "künftig",
    "künftige",
    "mögliche",
    "vorgeschlagene",
    "zu",
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
    if !may_announce(line) {
        return None;
    }
    if let Some(topic) = answered(line) {
        return Some(topic);
    }
    let lower = bare(line)?;
    word_topic(&lower).or_else(|| beside(&lower))
}

/// A question with the heading word behind it: "Woran erkennen wir den Erfolg? (Indikatoren)".
fn answered(line: &str) -> Option<Topic> {
    let (question, word) = line
        .trim_end()
        .strip_suffix([':', ')'])?
        .trim_end_matches(')')
        .rsplit_once("? (")?;
    let asks = question.len() <= 90
        && question.starts_with(char::is_uppercase)
        && !question.contains(['.', ':', '?']);
    asks.then(|| word_topic(&word.to_lowercase()))
        .flatten()
        .filter(|topic| *topic == Topic::Indicators)
}

/// Words that may stand with one for indicators, when both open a list: "Erfolgsindikatoren / Meilensteine".
const BESIDE: [&str; 12] = [
    "controlling",
    "erfolgskontrolle",
    "erfolgsmessung",
    "evaluation",
    "meilenstein",
    "meilensteine",
    "monitoring",
    "nachweis",
    "nachweise",
    "wirkung",
    "wirkungskontrolle",
    "zielerreichung",
];

/// Words that may stand with one for goals behind a stroke: what a product is for, and who has asked for it.
const REASONS: [&str; 8] = [
    "auftrag",
    "auftragsgrundlage",
    "auftragsgrundlagen",
    "nutzen",
    "wirkung",
    "wirkungen",
    "zweck",
    "zweckbestimmung",
];

/// What two words announce of which one names goals and the other what they are for: "Allgemeine Ziele / Auftragsgrundlage".
fn with_reason(lower: &str) -> Option<Topic> {
    let (one, other) = lower.split_once('/')?;
    let parts = [one.trim(), other.trim()];
    let goals = parts
        .iter()
        .any(|word| word_topic(word) == Some(Topic::Goals));
    let reason = parts.iter().any(|word| REASONS.contains(word));
    (goals && reason).then_some(Topic::Goals)
}

/// What two words announce of which one names indicators and the other tells how they are kept.
fn beside(lower: &str) -> Option<Topic> {
    if let Some(topic) = with_reason(lower) {
        return Some(topic);
    }
    let (one, other) = ["/", " und ", " & ", ","]
        .iter()
        .find_map(|mark| lower.split_once(mark))?;
    let topics = [one, other].map(|word| word_topic(word.trim()));
    let kept = |word: &str| BESIDE.contains(&word.trim());
    match topics {
        [Some(Topic::Indicators), Some(Topic::Indicators)] => Some(Topic::Indicators),
        [Some(Topic::Indicators), None] if kept(other) => Some(Topic::Indicators),
        [None, Some(Topic::Indicators)] if kept(one) => Some(Topic::Indicators),
        _ => None,
    }
}

/// What the cells of a column are whose head is a heading word. A value to be reached is neither a goal nor what is counted.
pub fn column_topic(head: &str) -> Option<Topic> {
    topic(head).filter(|_| {
        !bare(head).is_some_and(|word| {
            word.starts_with("zielwert")
                || word.starts_with("messwert")
                || word.starts_with("kennwert")
        })
    })
}

/// Whether a short line has three letters that some word of the tables has, which most lines do not.
fn may_announce(line: &str) -> bool {
    let known = |three: &[u8]| match three {
        [a, b, c] => matches!(
            &[a | 0x20, b | 0x20, c | 0x20],
            b"zie"
                | b"ken"
                | b"kpi"
                | b"kri"
                | b"ind"
                | b"mes"
                | b"gru"
                | b"lei"
                | b"pri"
                | b"err"
                | b"wol"
                | b"vor"
                | b"str"
        ),
        _ => false,
    };
    line.len() <= 80 && line.as_bytes().windows(3).any(known)
}

/// A short line in small letters without what may stand around a heading word: colon, brackets, years, qualifiers and owner.
pub(super) fn bare(line: &str) -> Option<String> {
    // The longest phrase of the tables has far fewer letters: no need to look at running text.
    if line.len() > 80 || line.bytes().filter(|b| *b == b' ').count() > 6 {
        return None;
    }
    let plain = line
        .trim()
        .trim_end_matches([':', '.', '?', '…'])
        .trim_end();
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
        // "Energiepolitische Ziele": any adjective will do before the word itself.
        let adjective = !tail.contains(' ')
            && first.len() >= 6
            && first.ends_with(['e', 's'])
            && !NO_ADJECTIVES.contains(&first);
        if !QUALIFIER_SET.contains(first) && !matches!(first, "und" | "&") && !adjective {
            break;
        }
        rest = tail.trim_start();
    }
    Some(rest.to_owned())
}

/// Whether a word in small letters names goals in any case: "Zielen", "Unterziele".
pub(super) fn is_goal(word: &str) -> bool {
    word_topic(
        word.strip_suffix("en")
            .map_or(word, |stem| word.get(..stem.len() + 1).unwrap_or(word)),
    ) == Some(Topic::Goals)
        || word_topic(word) == Some(Topic::Goals)
}

/// Whether a word in small letters names indicators in any case.
pub(super) fn is_indicator(word: &str) -> bool {
    word_topic(word) == Some(Topic::Indicators)
}

/// Compounds that name places to go to, no aims.
const PLACES: [&str; 6] = [
    "ausflugsziele",
    "einkaufsziele",
    "freizeitziele",
    "reiseziele",
    "urlaubsziele",
    "wanderziele",
];

/// Words with the ending of an adjective that point to goals named elsewhere, or of others.
const NO_ADJECTIVES: [&str; 15] = [
    "andere",
    "dessen",
    "dieses",
    "europäische",
    "europäisches",
    "globale",
    "globales",
    "jeweils",
    "nationale",
    "nationales",
    "sonstige",
    "vieles",
    "weltweite",
    "weltweites",
    "welches",
];

/// What a heading word with a number alone announces: "Ziel 1", "Leitziel 3:".
pub fn numbered_topic(line: &str) -> Option<Topic> {
    let (word, number) = line.trim_end_matches([':', ' ']).rsplit_once(' ')?;
    let counted = number.len() <= 4
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && number.starts_with(|c: char| c.is_ascii_digit());
    (counted && line.len() <= 40).then(|| topic(word)).flatten()
}

/// Titles under which goals stand together.
const SUMMARIES: [&str; 8] = [
    "Katalog der ",
    "Liste der ",
    "Übersicht der ",
    "Übersicht über die ",
    "Überblick über die ",
    "Zusammenfassung der ",
    "Zusammenstellung der ",
    "Die ",
];

/// Verbs that make a sentence of a line: "Ziele der Stadt sind".
const FINITE: [&str; 22] = [
    "bleiben", "bleibt", "dienen", "gibt", "haben", "hat", "ist", "kann", "können", "liegen",
    "liegt", "muss", "müssen", "sind", "soll", "sollen", "war", "waren", "werden", "wird", "wurde",
    "wurden",
];

/// Words that open what a heading word belongs to: "Ziele der Stadt", "Ziele für den Radverkehr".
const OPENS_OWNER: [&str; 14] = [
    "am", "auf", "bei", "beim", "der", "des", "dieser", "dieses", "für", "im", "in", "zu", "zum",
    "zur",
];

/// A title in capitals as it would stand in a text: small words small, all others with a capital.
fn capitalized(title: &str) -> String {
    let words = title.to_lowercase();
    let words = words.split(' ').enumerate().map(|(at, word)| {
        let small = at > 0
            && (OPENS_OWNER.contains(&word)
                || matches!(word, "und" | "die" | "das" | "den" | "bis"));
        let mut letters = word.chars();
        match letters.next().filter(|_| !small) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => word.to_owned(),
        }
    });
    words.collect::<Vec<String>>().join(" ")
}

/// What a title announces that says more than a heading word: whose goals, or in what field: "Ziele der Sportförderung", "Kennzahlen im Überblick".
pub fn wide_topic(title: &str) -> Option<Topic> {
    if title.len() > 80 || title.contains([',', ';', '|']) || title.ends_with('.') {
        return None;
    }
    let plain = title.trim().trim_end_matches([':', '?']);
    // Capitals tell nothing about the kinds of words.
    let small = (!plain.contains(char::is_lowercase)).then(|| capitalized(plain));
    let plain = small.as_deref().unwrap_or(plain);
    if let Some(rest) = SUMMARIES
        .iter()
        .find_map(|summary| plain.strip_prefix(summary))
    {
        return topic(rest).or_else(|| wide_topic(rest));
    }
    let words: Vec<&str> = plain.split(' ').collect();
    if words.len() > 8
        || !plain.starts_with(char::is_uppercase)
        || words.iter().any(|word| FINITE.contains(word))
    {
        return None;
    }
    // The heading word with what may stand before it ends where its owner opens.
    let owner = words
        .iter()
        .position(|word| OPENS_OWNER.contains(word))
        .filter(|at| (1..=3).contains(at))?;
    let behind = words.get(owner + 1..)?;
    // Nouns, what ties them, and adjectives; anything else makes a sentence.
    let noun_phrase = |word: &&str| {
        let inflected = || {
            word.len() > 4
                && ["e", "en", "er", "es", "em"]
                    .iter()
                    .any(|end| word.ends_with(end))
        };
        !word.starts_with(char::is_lowercase)
            || OPENS_OWNER.contains(word)
            || matches!(
                *word,
                "und" | "die" | "das" | "den" | "dem" | "bis" | "von" | "mit" | "an"
            )
            || inflected()
    };
    let names = !behind.is_empty()
        && behind.iter().all(noun_phrase)
        && !behind
            .iter()
            .any(|word| OTHER_BODIES.iter().any(|body| word.starts_with(body)));
    names
        .then(|| topic(&words.get(..owner)?.join(" ")).filter(|topic| *topic != Topic::Principles))
        .flatten()
}

/// Bodies whose goals are not the paper's own, as their names begin.
const OTHER_BODIES: [&str; 14] = [
    "Agenda",
    "Bericht",
    "Bund",
    "EU",
    "Europäisch",
    "Evaluation",
    "Gesetz",
    "Gutachten",
    "Land",
    "Nationen",
    "Studie",
    "UN",
    "Untersuchung",
    "Vereint",
];

/// What a heading word announces. Capitals write ß as SS, so both are one; compounds of a word for indicators or goals are such words.
fn word_topic(word: &str) -> Option<Topic> {
    let word = word.replace('ß', "ss");
    let compound = || {
        [
            "kennzahlen",
            "kennzahl",
            "indikatoren",
            "kenngrössen",
            "messgrössen",
        ]
        .iter()
        .any(|end| word.ends_with(end))
    };
    let goals = || {
        ["ziele", "zielsetzungen"]
            .iter()
            .any(|end| word.ends_with(end))
            && !PLACES.contains(&word.as_str())
    };
    let phrase = || {
        PHRASES
            .iter()
            .find(|(phrase, _)| *phrase == word)
            .map(|(_, topic)| *topic)
    };
    TOPICS
        .get(word.as_str())
        .copied()
        .or_else(phrase)
        .or_else(|| {
            let one = !word.contains(' ');
            if one && compound() {
                Some(Topic::Indicators)
            } else {
                (one && goals()).then_some(Topic::Goals)
            }
        })
}

/// A heading without the years behind it: "ziele bis 2030", "kennzahlen 2024 bis 2026".
fn without_years(lower: &str) -> &str {
    let bare =
        lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '–' | '-' | '/'));
    let year = lower
        .get(bare.len()..)
        .is_some_and(|tail| tail.bytes().filter(u8::is_ascii_digit).count() >= 4);
    if !year {
        return lower;
    }
    let mut rest = bare;
    while let Some(head) = [
        "bis", "für", "ab", "von", "jahr", "jahre", "die", "das", "zum",
    ]
    .iter()
    .find_map(|word| rest.strip_suffix(word))
    {
        rest = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '–' | '-'));
    }
    rest
}

/// The heading words with what they announce.
static TOPICS: LazyLock<FxHashMap<String, Topic>> = LazyLock::new(|| {
    let tables = [
        (GOALS, Topic::Goals),
        (INDICATORS, Topic::Indicators),
        (PRINCIPLES, Topic::Principles),
    ];
    tables
        .into_iter()
        .flat_map(|(words, topic)| {
            words
                .iter()
                .map(move |word| (word.replace('ß', "ss"), topic))
        })
        .collect()
});

static QUALIFIER_SET: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| QUALIFIERS.iter().copied().collect());

/// Whether a title names goals or indicators anywhere: "Controlling der Ziele und Kennzahlen".
pub fn names_goals_or_indicators(title: &str) -> bool {
    title
        .to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .any(|word| GOALS.contains(&word) || INDICATORS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_tables_passes_the_first_look() {
        for word in GOALS
            .iter()
            .chain(INDICATORS)
            .chain(PRINCIPLES)
            .copied()
            .chain(PHRASES.iter().map(|(phrase, _)| *phrase))
        {
            assert!(may_announce(word), "{word}");
        }
    }

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
            "Energiepolitische Ziele",
            "Was wollen wir erreichen?",
        ] {
            assert_eq!(topic(line), Some(Topic::Goals), "{line}");
        }
        for title in [
            "Ziele der Sportförderung",
            "Strategische Ziele für den Radverkehr",
            "Ziel des Programms",
        ] {
            assert_eq!(wide_topic(title), Some(Topic::Goals), "{title}");
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
        for line in [
            "Ziel ist es, zu sparen",
            "Controlling der Ziele und Kennzahlen",
            "Zielgruppe",
            "",
            "3 Ziele",
            "Strategische Grundsätze und Ziele",
        ] {
            assert_eq!(topic(line), None, "{line}");
        }
        for title in [
            "Ziele der Stadt sind klar",
            "Ziele der Bundesregierung",
            "Stand der Ziele",
            "Ziele und Maßnahmen der Stadt",
            "Ziele",
        ] {
            assert_eq!(wide_topic(title), None, "{title}");
        }
    }
}
