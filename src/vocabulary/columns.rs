//! Heads of columns in tables of values.

use crate::model::SeriesKind;

/// Words above what was reached.
const ACTUAL: [&str; 13] = [
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
];

/// Words above what is planned.
const PLANNED: [&str; 16] = [
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
];

/// Words above a column of units.
const UNITS: [&str; 7] = ["einheit", "einheiten", "maßeinheit", "maßeinh", "in", "dimension", "me"];

/// Whether a column's head says that its values are reported or planned: `Ist 2025`, `Ansatz`.
pub fn series_kind(head: &str) -> Option<SeriesKind> {
    let lower = head.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
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
}
