//! Words that say how a line goes on, what is measured, and the months.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that cannot end a phrase: articles, prepositions, conjunctions.
const OPEN: &[&str] = &[
    "allen",
    "aller",
    "anderen",
    "beiden",
    "eigenen",
    "einigen",
    "jeweiligen",
    "keinen",
    "mehreren",
    "vielen",
    "weiteren",
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
    word.len() <= 16
        && (OPEN_SET.contains(word)
            || (word.starts_with(char::is_uppercase)
                && OPEN_SET.contains(word.to_lowercase().as_str())))
}

/// Articles and prepositions before which an adjective in -en waits for its noun: "der aufsuchenden", "in neuen".
pub fn governs(word: &str) -> bool {
    is_open(word)
        && !matches!(
            word.to_lowercase().as_str(),
            "zu" | "um" | "und" | "oder" | "sowie" | "bzw." | "als" | "wie" | "dass" | "aber"
        )
}

/// Words after which a hyphen before a blank stays: "Ein- und Ausgang".
pub fn is_conjunction(word: &str) -> bool {
    matches!(
        word.trim_end_matches([',', '.']).to_lowercase().as_str(),
        "und"
            | "oder"
            | "bzw"
            | "sowie"
            | "noch"
            | "bis"
            | "als"
            | "u"
            | "beziehungsweise"
            | "und/oder"
            | "&"
            | "wie"
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

/// Names of the months, in order.
pub const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// Number of a month by its name, full or cut to three letters or more: 3 for "März", "Mär."; also "Jänner".
pub fn month(word: &str) -> Option<u32> {
    let plain = word.trim_end_matches('.').to_lowercase();
    if plain.chars().count() < 3 {
        return None;
    }
    if plain == "jänner" {
        return Some(1);
    }
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| name.to_lowercase().starts_with(&plain))
        .map(|(number, _)| number)
}

/// The words of a text, without what parts them.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
