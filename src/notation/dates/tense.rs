//! Which year a date without one means: the nearest that the tense and the document's own date allow.

use super::calendar;
use super::points::Point;
use crate::notation::sentences::sentences;

/// The nearest year that the tense of the sentence and the document's own date allow.
pub fn infer(text: &str, point: &Point, today: &str) -> Option<i32> {
    let year = calendar::year_of(today)?;
    let sentence = sentence_around(text, point.range.start);
    let bounds = |year: i32| point.edtf(year).and_then(|edtf| calendar::bounds(&edtf));
    if is_past(sentence) {
        [year, year - 1]
            .into_iter()
            .find(|year| bounds(*year).is_some_and(|(start, _)| start.as_str() <= today))
    } else {
        [year, year + 1]
            .into_iter()
            .find(|year| bounds(*year).is_some_and(|(_, end)| end.as_str() >= today))
    }
}

fn sentence_around(text: &str, at: usize) -> &str {
    sentences(text)
        .into_iter()
        .find(|range| range.end > at)
        .and_then(|range| text.get(range))
        .unwrap_or(text)
}

/// Whether a sentence tells what has happened.
fn is_past(sentence: &str) -> bool {
    let words = || {
        sentence
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
    };
    let any = |list: &[&str]| words().any(|word| list.contains(&word.to_lowercase().as_str()));
    if any(&[
        "soll",
        "sollen",
        "wird",
        "werden",
        "geplant",
        "vorgesehen",
        "angestrebt",
        "beabsichtigt",
        "kommenden",
        "nächsten",
    ]) {
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
