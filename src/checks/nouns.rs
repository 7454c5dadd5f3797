//! What a number counts, and what a label is about.

use crate::model::Quantity;
use crate::notation::similarity::{Term, Terms};
use crate::vocabulary;

/// Words for the time in which something recurs.
const PERIODS: [&str; 7] = [
    "Jahr",
    "Schuljahr",
    "Halbjahr",
    "Quartal",
    "Monat",
    "Woche",
    "Tag",
];

/// The noun that a number counts: "Treffen" in "mindestens zwei Treffen pro Jahr". What has a unit of its own counts nothing.
pub fn counted(quantity: &Quantity) -> Option<&str> {
    if quantity
        .unit
        .as_ref()
        .is_some_and(|unit| unit.code.is_some())
    {
        return None;
    }
    words(&quantity.text).rfind(|word| is_noun(word) && !PERIODS.contains(word))
}

/// The noun that a label is about: "Leistungseinheiten" in "Anzahl der auf Zentraldruck umgestellten Leistungseinheiten der Stadt".
pub fn head(label: &str) -> Option<&str> {
    let label = label.split(['(', ',', ':']).next()?;
    let mut found = None;
    for word in words(label).skip_while(|word| vocabulary::is_measure(word) || !is_noun(word)) {
        if is_noun(word) {
            found = Some(word);
        } else if found.is_some_and(|noun| !is_complement(label, noun)) && vocabulary::is_open(word)
        {
            break;
        }
    }
    found
}

/// Whether a noun only tells how the next one came about: "auf Zentraldruck umgestellte Leistungseinheiten".
fn is_complement(label: &str, noun: &str) -> bool {
    let mut behind = words(label).skip_while(|word| *word != noun).skip(1);
    let participle = behind
        .next()
        .is_some_and(|word| !is_noun(word) && !vocabulary::is_open(word));
    participle && behind.next().is_some_and(is_noun)
}

/// Whether two words are one noun, whatever their endings.
pub fn are_one(one: &str, other: &str) -> bool {
    Terms::of(one).similarity(&Terms::of(other)) > 0.99
}

/// Whether a goal speaks of all that a label speaks of: "Umstellung aller Ämter" of "Anteil der umgestellten Ämter".
pub fn covers(goal: &str, label: &str) -> bool {
    let is_participle =
        |missing: &str| words(label).any(|word| !is_noun(word) && word.starts_with(missing));
    let acts = |missing: &str| {
        is_participle(missing) && words(goal).any(|word| is_act(missing, &word.to_lowercase()))
    };
    // Of what it is a share says no more: "am Gesamtbudget".
    let small = |missing: &str| {
        vocabulary::is_measure(missing) || is_negation(missing) || missing.starts_with("gesamt")
    };
    says_something(label)
        && Terms::of(label)
            .missing_in(&Terms::of(goal))
            .into_iter()
            .map(Term::root)
            .all(|missing| small(missing) || acts(missing))
}

/// Whether a label says in a participle what a goal is to do: "angeschlossene Schulen" of "Anschluss aller Schulen".
pub fn is_done(goal: &str, label: &str) -> bool {
    let participles = words(label).filter(|word| !is_noun(word) && !vocabulary::is_open(word));
    participles
        .into_iter()
        .any(|participle| words(goal).any(|word| is_act(participle, &word.to_lowercase())))
}

/// Whether a label has more than a word like "Anteil": "Anteil der Schulen", "Übernahmequote".
fn says_something(label: &str) -> bool {
    head(label).is_some() || words(label).any(|word| is_noun(word) && word.chars().count() > 9)
}

/// Whether a label counts what is not yet as promised: "Anteil der nicht angeschlossenen Schulen".
pub fn is_negated(label: &str) -> bool {
    words(label).any(is_negation)
}

fn is_negation(word: &str) -> bool {
    matches!(word, "nicht" | "noch" | "ohne")
}

/// Whether a participle and a noun are of one verb: "angeschlossen", "anschluss".
fn is_act(participle: &str, noun: &str) -> bool {
    let bare = participle.replacen("ge", "", 1);
    let shared = |word: &str| {
        word.chars()
            .zip(noun.chars())
            .take_while(|(a, b)| a == b)
            .count()
    };
    shared(&bare).max(shared(participle)) >= 5
}

fn is_noun(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '*' | '/'))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::quantities::quantities;

    #[test]
    fn heads_of_labels() {
        for (label, noun) in [
            ("Anzahl der Treffen", Some("Treffen")),
            (
                "Anzahl der auf Zentraldruck umgestellten Leistungseinheiten",
                Some("Leistungseinheiten"),
            ),
            (
                "Anzahl der breitbandig angebundenen Standorte im Stadtgebiet",
                Some("Standorte"),
            ),
            (
                "Anteil der Klassenräume mit digitaler Tafel",
                Some("Klassenräume"),
            ),
            (
                "Anzahl der Beschäftigten der Verwaltung",
                Some("Beschäftigten"),
            ),
            ("Anzahl der Major Releases", Some("Releases")),
            ("Anzahl", None),
            ("Übernahmequote", None),
        ] {
            assert_eq!(head(label), noun, "{label}");
        }
    }

    #[test]
    fn what_goals_cover() {
        assert!(covers(
            "Anschluss aller Schulen an das Netz",
            "Anteil der angeschlossenen Schulen"
        ));
        assert!(
            covers(
                "Umstellung aller Ämter",
                "Anteil der noch nicht umgestellten Ämter"
            ) && is_negated("Anteil der nicht umgestellten Ämter")
        );
        assert!(!covers(
            "Anschluss aller Schulen an das Netz",
            "Anteil der barrierefreien Schulen"
        ));
        assert!(!covers(
            "Anschluss aller Bürgerhäuser an das Netz",
            "Anteil der Bürgerbüros"
        ));
        assert!(
            covers("Übernahmequote von 90 %", "Übernahmequote")
                && !covers("Anteil von 90 %", "Anteil")
        );
        assert!(!covers(
            "Anschluss aller Schulen an das Netz",
            "Anteil der Schulen mit Medienkonzept"
        ));
    }

    #[test]
    fn counted_nouns() {
        for (goal, noun) in [
            ("mindestens zwei Treffen pro Jahr", Some("Treffen")),
            ("jedes Jahr 20 neue Lesepaten", Some("Lesepaten")),
            (
                "Integration von 50 zusätzlichen Routern in das Netz pro Jahr",
                Some("Routern"),
            ),
            ("Ausbau um 8 km pro Jahr", None),
        ] {
            let found = quantities(goal, &[]);
            assert_eq!(counted(&found[0]), noun, "{goal}");
        }
        assert!(are_one("Standorten", "Standorte") && !are_one("Standorte", "Services"));
    }
}
