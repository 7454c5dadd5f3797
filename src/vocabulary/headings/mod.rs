//! Words that open a goal block, an indicator block, a block of principles.

mod frame;
mod wide;
mod words;

use super::word_list::WordList;
pub(super) use frame::without_frame;
pub use wide::wide_topic;
pub use words::{is_goal, is_indicator, is_named_goal};
use words::{may_announce, word_topic};

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

static INDICATOR_COMPANIONS: WordList =
    WordList::new(include_str!("../lists/indicator_companions.txt"));
static GOAL_COMPANIONS: WordList = WordList::new(include_str!("../lists/goal_companions.txt"));

/// Bytes of the longest line that may announce something.
const MAX_BYTES: usize = 80;

/// What a heading line of nothing but a heading word announces: "ZIELE:", "Strategische Ziele", "Kennzahlen (KPI)", "Ziele bis 2030".
pub fn topic(line: &str) -> Option<Topic> {
    if line.len() > MAX_BYTES || !may_announce(line) {
        return None;
    }
    if let Some(topic) = answered(line) {
        return Some(topic);
    }
    let lower = without_frame(line)?;
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

/// What two words announce of which one names goals and the other what they are for: "Allgemeine Ziele / Auftragsgrundlage".
fn with_reason(lower: &str) -> Option<Topic> {
    let (one, other) = lower.split_once('/')?;
    let parts = [one.trim(), other.trim()];
    let names_goals = |word: &&str| word_topic(word) == Some(Topic::Goals);
    let is_reason = |word: &&str| GOAL_COMPANIONS.contains(word);
    let announces = parts.iter().any(names_goals) && parts.iter().any(is_reason);
    announces.then_some(Topic::Goals)
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
    let kept = |word: &str| INDICATOR_COMPANIONS.contains(word.trim());
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
        let values = ["zielwert", "messwert", "kennwert"];
        !without_frame(head).is_some_and(|word| values.iter().any(|value| word.starts_with(value)))
    })
}

/// What a heading word with a number alone announces: "Ziel 1", "Leitziel 3:".
pub fn numbered_topic(line: &str) -> Option<Topic> {
    let (word, number) = line.trim_end_matches([':', ' ']).rsplit_once(' ')?;
    let counted = number.len() <= 4
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && number.starts_with(|c: char| c.is_ascii_digit());
    (counted && line.len() <= 40).then(|| topic(word)).flatten()
}

/// Whether a title names goals or indicators anywhere: "Controlling der Ziele und Kennzahlen".
pub fn names_goals_or_indicators(title: &str) -> bool {
    let lower = title.to_lowercase();
    super::words(&lower).any(|word| is_goal(word) || is_indicator(word))
}

/// Bytes of the word for an indicator and the number that open a line, with the name behind: "Indikator 3.1 Länge der Netze".
pub fn indicator_number_len(text: &str) -> Option<usize> {
    let (word, rest) = text
        .split_once(' ')
        .filter(|(word, _)| topic(word) == Some(Topic::Indicators))?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = rest.get(..rest.len() - behind.len())?;
    let numbered = number.contains('.')
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.len() <= 6;
    let named = behind
        .strip_prefix([' ', ':'])
        .is_some_and(|name| name.trim_start().starts_with(char::is_alphabetic));
    (numbered && named).then_some(word.len() + 1 + number.len())
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
            "Energiepolitische Ziele",
            "Was wollen wir erreichen?",
            "Zielmarken",
            "Teilziel:",
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
            "Reiseziele",
            "Sanierungsziel",
            "Fahrtziele:",
            "Beliebte Ausflugsziele",
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
