//! What an overview says otherwise than the section that it repeats.

use super::facts::{Facts, of_goal, of_indicator};
use super::{Check, Comparison};
use crate::model::{Comparator, Goal, Indicator, Quantity, Severity};
use crate::notation::likeness::{Stems, stems};
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check { name: "overview_changed", doc: DOC, run };

const DOC: &str = "\
# Compares
Each goal and indicator of an overview with the one that it repeats: numbers, dates, how they bind (`mindestens`, `durchschnittlich`), units, and the words that carry
the sense.
# Leaves alone
Endings, articles, capitals, hyphens, numbers written as words, abbreviations; a label that only says in brackets what it counts.
# Example
`60 % der Beschäftigten` and in the overview `60 % der Beschäftigten der Kernverwaltung`.
# How sure
Another number or date is an error, another binding or measure a warning, as is a word that looks much like the
other one; another word is a note.
";

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    for goal in &facts.document.goals {
        if let Some(first) = facts.restated_goal(goal) {
            compared.push(goals(goal, first));
        }
    }
    for indicator in &facts.document.indicators {
        if let Some(first) = facts.restated_indicator(indicator) {
            compared.push(indicators(indicator, first));
        }
    }
}

/// Whether a goal states other numbers or dates than another version of it: which of the two is right is not known.
pub fn is_disputed(facts: &Facts<'_>, goal: &Goal) -> bool {
    facts.versions_of_goal(goal).any(|other| numbers(goal) != numbers(other) || days(goal) != days(other))
}

fn numbers(goal: &Goal) -> Vec<String> {
    goal.quantities.iter().map(value).collect()
}

fn days(goal: &Goal) -> Vec<String> {
    goal.dates.iter().map(|date| date.edtf.clone()).collect()
}

fn goals(goal: &Goal, first: &Goal) -> Comparison {
    let told = |severity, message, arithmetic| Comparison { severity, message, arithmetic, places: vec![of_goal(goal), of_goal(first)] };
    for (here, there, kind) in [(numbers(goal), numbers(first), "number"), (days(goal), days(first), "date")] {
        if here == there {
            continue;
        }
        let arithmetic = Some(format!("{} and {}", list(&here), list(&there)));
        return if here.len() == there.len() {
            told(Some(Severity::Error), format!("the overview states another {kind}"), arithmetic)
        } else {
            told(Some(Severity::Warning), format!("the overview does not state the same {kind}s"), arithmetic)
        };
    }
    // "durchschnittlich" and "mindestens" bind in other ways than the bare number.
    let bindings = |goal: &Goal| -> Vec<(Comparator, bool)> {
        goal.quantities.iter().map(|quantity| (quantity.comparator, quantity.text.to_lowercase().contains("durchschnitt"))).collect()
    };
    if bindings(goal) != bindings(first) {
        return told(Some(Severity::Warning), "the overview binds the number in another way".to_owned(), None);
    }
    match words(&goal.text, &first.text) {
        Some((severity, message)) => told(Some(severity), message, None),
        None => told(None, "the overview says the same".to_owned(), None),
    }
}

fn value(quantity: &Quantity) -> String {
    let unit = quantity.unit.as_ref().map(|unit| (unit.code.clone().unwrap_or_else(|| unit.text.to_lowercase()), unit.scale));
    let per = quantity.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    let (unit, scale) = unit.map_or((String::new(), 1), |(code, scale)| (format!(" {code}"), scale));
    let value = quantity.value.0.saturating_mul(Decimal::from(scale));
    format!("{}{unit}{per}", value.normalize())
}

fn list(parts: &[String]) -> String {
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}

fn indicators(indicator: &Indicator, first: &Indicator) -> Comparison {
    let places = vec![of_indicator(indicator), of_indicator(first)];
    let told = |severity: Option<Severity>, message: String| Comparison { severity, message, arithmetic: None, places: places.clone() };
    // Two series are compared with their units, year by year, by `series_twice`.
    let both = indicator.series.is_some() && first.series.is_some();
    let unit = |indicator: &Indicator| indicator.unit.as_ref().map(|unit| unit.code.clone());
    if let (Some(a), Some(b)) = (unit(indicator), unit(first))
        && a != b
        && !both
    {
        return told(Some(Severity::Warning), "the overview has another unit".to_owned());
    }
    let (a, b) = (measure(&indicator.label), measure(&first.label));
    if a != b && a.is_some() && b.is_some() {
        return told(
            Some(Severity::Warning),
            format!("the overview measures something else: “{}” for “{}”", a.unwrap_or_default(), b.unwrap_or_default()),
        );
    }
    match words(&indicator.label, &first.label) {
        Some((severity, message)) => told(Some(severity), message),
        None => told(None, "the overview has the same label".to_owned()),
    }
}

/// The word that says what is measured: "Anzahl", "Anteil", "Kosten".
fn measure(label: &str) -> Option<String> {
    let first = label.split_whitespace().next()?;
    let word = first.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let known =
        ["anzahl", "zahl", "anteil", "quote", "kosten", "saldo", "einnahmen", "ausgaben", "erträge", "aufwand", "summe", "höhe", "grad", "dauer"];
    let word = if word == "zahl" { "anzahl".to_owned() } else { word };
    known.contains(&word.as_str()).then_some(word)
}

/// The words that one of two texts has and the other has not, if they carry sense.
fn words(here: &str, there: &str) -> Option<(Severity, String)> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    if letters(here) == letters(there) {
        return None;
    }
    // What stands in brackets explains.
    let (here, there) = (&bare(here), &bare(there));
    let (a, b) = (stems(here), stems(there));
    let (more, less) = (sense(&a, &b, there), sense(&b, &a, here));
    // One word for another that looks much like it: one of the two is a slip.
    let slip = matches!((more.as_slice(), less.as_slice()), ([a], [b]) if a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= 4);
    let severity = if slip { Severity::Warning } else { Severity::Note };
    let message = match (more.is_empty(), less.is_empty()) {
        (true, true) => return None,
        (false, true) => format!("the overview adds “{}”", quoted(here, &more)),
        (true, false) => format!("the overview leaves out “{}”", quoted(there, &less)),
        (false, false) => format!("the overview says “{}” for “{}”", quoted(here, &more), quoted(there, &less)),
    };
    Some((severity, message))
}

/// Stems that the other text lacks: no numbers, which are compared as quantities, and nothing that is written apart there.
fn sense(own: &Stems, other: &Stems, text: &str) -> Vec<String> {
    let joined: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let short = |stem: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| abbreviates(word, stem));
    let carries =
        |stem: &&str| stem.chars().count() >= 4 && !stem.starts_with(|c: char| c.is_ascii_digit()) && !joined.contains(*stem) && !short(stem);
    own.missing_in(other).into_iter().filter(carries).map(str::to_owned).collect()
}

/// "RZ" for "Rechenzentrum", "LEs" for "Leistungseinheiten".
fn abbreviates(short: &str, stem: &str) -> bool {
    let short = short.trim_end_matches('s');
    if !(2..=4).contains(&short.len()) || !short.chars().all(char::is_uppercase) {
        return false;
    }
    let mut letters = stem.chars();
    let low = short.to_lowercase();
    low.chars().next() == stem.chars().next() && low.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// A text without its brackets.
fn bare(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// The words of a text that have these stems, as printed.
fn quoted(text: &str, found: &[String]) -> String {
    let has =
        |word: &str| found.iter().any(|stem| word.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(stem.as_str())));
    text.split_whitespace().filter(|word| has(word)).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect::<Vec<_>>().join(" … ")
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn overview_changed() {
        checks::check("overview_changed");
    }

    #[test]
    fn one_number_altered() {
        let alter = |fixture: &str, from: &str, to: &str| checks::alter("overview_changed", fixture, from, to);
        let wording = "leaves_small_changes_of_wording_alone.txt";
        alter(wording, "von Radwegen um durchschnittlich 12 km", "von Radwegen um durchschnittlich 14 km");
        alter(wording, "Bau der neuen Brücke über den Fluss bis 2023", "Bau der neuen Brücke über den Fluss bis 2024");
        alter(wording, "Mindestens 3 Treffen", "Höchstens 3 Treffen");
        alter(wording, "Anteil beleuchteter", "Länge beleuchteter");
        alter(wording, "60 % aller Linien", "60 % aller Linien der Innenstadt");
        // Of two versions that dispute a number, no series tells which one is right.
        let values = "leaves_values_to_other_checks_alone.txt";
        let last = "3 ÜBERSICHT\n\nRADVERKEHR\n\nZIELE:\n\n- Bau von zehn";
        alter(values, last, &last.replace("zehn", "zwölf"));
        let first = "2.1 RADVERKEHR\n\nZIELE:\n\n- Bau von zehn";
        alter(values, first, &first.replace("zehn", "zwölf"));
    }
}
