//! Heads of columns in tables of values.

use crate::model::SeriesKind;

/// Words above what was reached.
const ACTUAL: [&str; 17] = [
    "ist",
    "istwert",
    "istwerte",
    "ergebnis",
    "ergebnisse",
    "rechnungsergebnis",
    "jahresergebnis",
    "rechnung",
    "erreicht",
    "tatsächlich",
    "vorläufig",
    "bestand",
    "ausgangswert",
    "re",
    "istzahl",
    "istzahlen",
    "rechnungsergebnisse",
];

/// Words above what is planned.
const PLANNED: [&str; 25] = [
    "plan",
    "planung",
    "planwert",
    "planwerte",
    "soll",
    "sollwert",
    "ansatz",
    "haushaltsansatz",
    "finanzplanung",
    "ziel",
    "zielwert",
    "zielwerte",
    "prognose",
    "hochrechnung",
    "erwartet",
    "vorschau",
    "ansätze",
    "haushaltsplan",
    "planansatz",
    "planzahl",
    "planzahlen",
    "prognosewert",
    "finanzplan",
    "zielzahl",
    "nachtrag",
];

/// Words above a column that compares or sums up those of the years.
const COMPARES: [&str; 20] = [
    "summe",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "total",
    "veränderung",
    "veränderungen",
    "abweichung",
    "abweichungen",
    "differenz",
    "diff",
    "saldo",
    "zuwachs",
    "entwicklung",
    "durchschnitt",
    "mittel",
    "mittelwert",
    "δ",
    "±",
    "ø",
];

/// Words that tell more of such a head.
const HOW: [&str; 17] = [
    "in",
    "%",
    "prozent",
    "prozentual",
    "absolut",
    "abs",
    "zum",
    "zu",
    "vorjahr",
    "gegenüber",
    "bis",
    "von",
    "seit",
    "p",
    "a",
    "jahre",
    "vj",
];

/// Words below a year for what its values count.
const COUNTS: [&str; 8] = [
    "anzahl",
    "absolut",
    "abs",
    "prozentual",
    "zahl",
    "prozent",
    "wert",
    "werte",
];

/// Words above a column of units.
const UNITS: [&str; 7] = [
    "einheit",
    "einheiten",
    "maßeinheit",
    "maßeinh",
    "in",
    "dimension",
    "me",
];

/// Whether a column's head says that its values are reported or planned: `Ist 2025`, `Ansatz`.
pub fn series_kind(head: &str) -> Option<SeriesKind> {
    let lower = head.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    words.find_map(|word| match word {
        _ if ACTUAL.contains(&word) => Some(SeriesKind::Actual),
        _ if PLANNED.contains(&word) => Some(SeriesKind::Target),
        _ => None,
    })
}

/// Whether a column's head says that it names units.
pub fn names_units(head: &str) -> bool {
    let lower = head.to_lowercase();
    UNITS.contains(&lower.trim_matches(|c: char| !c.is_alphabetic()))
}

/// How many columns the words behind those of the years head, if all of them compare or sum up: "Summe", "Veränderung in %".
pub fn comparisons(heads: &str) -> Option<usize> {
    let lower = heads.to_lowercase();
    let mut found = 0;
    for word in lower
        .split_whitespace()
        .map(|word| word.trim_matches(['(', ')', '.', ',', ':', '*']))
        .filter(|word| !word.is_empty())
    {
        let year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
        if COMPARES.contains(&word) || matches!(word, "+/-" | "+/–") {
            found += 1;
        } else if found == 0 || !(HOW.contains(&word) || word.split(['/', '-', '–']).all(year)) {
            return None;
        }
    }
    Some(found)
}

/// Whether a word sums up all that stands above a column of a year: "Summe 2024".
pub fn sums_up(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "summe" | "gesamt" | "insgesamt" | "total"
    )
}

/// Words in the title of a table, a chapter or a paper of what was reached.
const ACCOUNTS: [&str; 19] = [
    "jahresabschluss",
    "gesamtabschluss",
    "ergebnisrechnung",
    "finanzrechnung",
    "vermögensrechnung",
    "gewinn- und verlust",
    "bilanz",
    "jahresergebnis",
    "rechnungsergebnis",
    "entwicklung",
    "bestand",
    "ist-werte",
    "istwerte",
    "statistik",
    "bisherige",
    "vermögenslage",
    "finanzlage",
    "ertragslage",
    "kennzahlenvergleich",
];

/// Words in the title of what is planned.
const PLANS: [&str; 14] = [
    "plan",
    "ansatz",
    "ansätze",
    "haushalt",
    "ziel",
    "prognose",
    "soll",
    "künftig",
    "zukünftig",
    "geplant",
    "konsolidierung",
    "vorausschau",
    "hochrechnung",
    "erwartet",
];

/// Whether a title tells of what was reached: "Entwicklung der Schülerzahlen", "Bilanz".
pub fn names_accounts(title: &str) -> bool {
    let lower = title.to_lowercase();
    ACCOUNTS.iter().any(|word| lower.contains(word))
        && !lower.contains("stadtentwicklung")
        && !lower.contains("entwicklungs")
}

/// Whether a title tells of what is planned: "Finanzplan", "Haushaltsansätze".
pub fn names_plans(title: &str) -> bool {
    let lower = title.to_lowercase();
    PLANS.iter().any(|word| lower.contains(word))
}

/// Whether a word below a year names what its values count.
pub fn counts(word: &str) -> bool {
    COUNTS.contains(&word.to_lowercase().trim_end_matches('.'))
}

/// Whether a head stands above a column of years: "Jahr", "Schuljahr".
pub fn names_years(head: &str) -> bool {
    matches!(
        head.to_lowercase().trim_end_matches(['/', ':', '*']),
        "jahr"
            | "jahre"
            | "haushaltsjahr"
            | "berichtsjahr"
            | "schuljahr"
            | "kalenderjahr"
            | "stichtag"
    )
}

/// Words above a column that says how far something has come.
const STATES: [&str; 9] = [
    "stand",
    "sachstand",
    "umsetzungsstand",
    "status",
    "bewertung",
    "ergebnis",
    "zielerreichung",
    "erreicht",
    "umsetzung",
];

/// Whether a head says how far something has come: "Stand 2023", "Umsetzungsstand (Mai)".
pub fn names_state(head: &str) -> bool {
    let word = head
        .split([' ', '('])
        .next()
        .unwrap_or_default()
        .trim_end_matches(':')
        .to_lowercase();
    STATES.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reported_and_planned() {
        assert_eq!(series_kind("Ist 2025"), Some(SeriesKind::Actual));
        assert_eq!(series_kind("Ansatz\n2026"), Some(SeriesKind::Target));
        assert_eq!(series_kind("2026"), None);
        assert!(names_units("Einheit") && !names_units("Kennzahl"));
    }

    #[test]
    fn columns_that_compare() {
        assert_eq!(comparisons("Summe"), Some(1));
        assert_eq!(comparisons("Veränderung 2023 bis 2040"), Some(1));
        assert_eq!(comparisons("Summe Veränderung in %"), Some(2));
        assert_eq!(comparisons(""), Some(0));
        assert_eq!(comparisons("erhöht"), None);
    }
}
