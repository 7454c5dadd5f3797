//! Labels of the fields of measure sheets and profiles, apart from those for goals and indicators: where one stands, what was open ends.

use super::headings::{topic, without_frame};
use super::word_list::WordList;

static FIELDS: WordList = WordList::new(include_str!("lists/field_labels.txt"));

/// Whether a line is nothing but the label of a field other than goals and indicators: "Zielgruppe", "Kurzbeschreibung der Maßnahme:".
pub fn is_field(line: &str) -> bool {
    // "Energie- und Kosteneinsparung" is none; the longest label with its owner has far fewer letters than a sentence.
    if line.len() > 60 || !line.starts_with(char::is_uppercase) {
        return false;
    }
    if is_label(line.trim_end_matches([':', ' '])) {
        return true;
    }
    without_frame(line).is_some_and(|word| is_label(&word)) && topic(line).is_none()
}

fn is_label(text: &str) -> bool {
    FIELDS.contains(&text.to_lowercase().replace('ß', "ss"))
}

#[cfg(test)]
mod tests {
    use super::is_field;

    #[test]
    fn a_label_alone_is_a_field() {
        for line in [
            "Zielgruppe",
            "Zielgruppen:",
            "Kurzbeschreibung der Maßnahme",
            "Maßnahmen",
            "Ist-Stand",
            "Nächste Schritte:",
            "Nutzen des Projekts",
        ] {
            assert!(is_field(line), "{line}");
        }
    }

    #[test]
    fn leaves_goals_and_sentences_alone() {
        for line in [
            "Ziele",
            "Kennzahlen",
            "Maßnahmen werden umgesetzt",
            "maßnahmen",
            "Umsetzung bis 2030 sichern",
            "",
        ] {
            assert!(!is_field(line), "{line}");
        }
    }
}
