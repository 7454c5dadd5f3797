//! Heads of columns in tables of values.

use super::word_list::WordList;
use crate::model::SeriesKind;

static ACTUAL: WordList = WordList::new(include_str!("lists/actual_heads.txt"));

static PLANNED: WordList = WordList::new(include_str!("lists/planned_heads.txt"));

static COMPARES: WordList = WordList::new(include_str!("lists/comparing_heads.txt"));

static HOW: WordList = WordList::new(include_str!("lists/comparing_details.txt"));

static COUNTS: WordList = WordList::new(include_str!("lists/counted_heads.txt"));

static UNITS: WordList = WordList::new(include_str!("lists/unit_heads.txt"));

/// Whether a column's head says that its values are reported or planned: `Ist 2025`, `Ansatz`.
pub fn series_kind(head: &str) -> Option<SeriesKind> {
    let lower = head.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    words.find_map(|word| match word {
        _ if ACTUAL.contains(word) => Some(SeriesKind::Actual),
        _ if PLANNED.contains(word) => Some(SeriesKind::Target),
        _ => None,
    })
}

/// Whether a column's head says that it names units.
pub fn names_units(head: &str) -> bool {
    let lower = head.to_lowercase();
    UNITS.contains(lower.trim_matches(|c: char| !c.is_alphabetic()))
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
        if COMPARES.contains(word) || matches!(word, "+/-" | "+/–") {
            found += 1;
        } else if found == 0 || !(HOW.contains(word) || word.split(['/', '-', '–']).all(year)) {
            return None;
        }
    }
    Some(found)
}

static SUM_HEADS: WordList = WordList::new(include_str!("lists/sum_heads.txt"));

/// Whether a word sums up all that stands above a column of a year: "Summe 2024".
pub fn sums_up(word: &str) -> bool {
    SUM_HEADS.contains(&word.to_lowercase())
}

static ACCOUNTS: WordList = WordList::new(include_str!("lists/account_titles.txt"));

static PLANS: WordList = WordList::new(include_str!("lists/plan_titles.txt"));

/// Whether a title tells of what was reached: "Entwicklung der Schülerzahlen", "Bilanz".
pub fn names_accounts(title: &str) -> bool {
    let lower = title.to_lowercase();
    ACCOUNTS.contains(&lower)
        && !lower.contains("stadtentwicklung")
        && !lower.contains("entwicklungs")
}

/// Whether a title tells of what is planned: "Finanzplan", "Haushaltsansätze".
pub fn names_plans(title: &str) -> bool {
    let lower = title.to_lowercase();
    PLANS.contains(&lower)
}

/// Whether a word below a year names what its values count.
pub fn counts(word: &str) -> bool {
    COUNTS.contains(word.to_lowercase().trim_end_matches('.'))
}

static YEAR_HEADS: WordList = WordList::new(include_str!("lists/year_heads.txt"));

/// Whether a head stands above a column of years: "Jahr", "Schuljahr".
pub fn names_years(head: &str) -> bool {
    YEAR_HEADS.contains(head.to_lowercase().trim_end_matches(['/', ':', '*']))
}

static STATES: WordList = WordList::new(include_str!("lists/state_heads.txt"));

/// Whether a head says how far something has come: "Stand 2023", "Umsetzungsstand (Mai)".
pub fn names_state(head: &str) -> bool {
    let word = head
        .split([' ', '('])
        .next()
        .unwrap_or_default()
        .trim_end_matches(':')
        .to_lowercase();
    STATES.contains(&word)
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
