//! What an overview says otherwise than the section that it repeats.

use super::facts::{Facts, of_goal, of_indicator};
use super::{Check, Comparison};
use crate::model::{Comparator, Goal, Indicator, Quantity, Severity};
use crate::notation::likeness::{Stems, stems};

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

fn goals(goal: &Goal, first: &Goal) -> Comparison {
    let places = vec![of_goal(goal), of_goal(first)];
    let told = |severity: Severity, message: String| Comparison { severity: Some(severity), message, arithmetic: None, places: places.clone() };
    // "je ein Treffen" for "einmal": the words differ, not the number.
    let values = |goal: &Goal| -> Vec<String> { goal.quantities.iter().map(value).collect() };
    if values(goal) != values(first) {
        let message = if goal.quantities.len() == first.quantities.len() {
            "the overview states another number"
        } else {
            "the overview does not state the same numbers"
        };
        let severity = if goal.quantities.len() == first.quantities.len() { Severity::Error } else { Severity::Warning };
        return Comparison {
            arithmetic: Some(format!("{} and {}", list(&values(goal)), list(&values(first)))),
            ..told(severity, message.to_owned())
        };
    }
    let dates = |goal: &Goal| -> Vec<String> { goal.dates.iter().map(|date| date.edtf.clone()).collect() };
    if dates(goal) != dates(first) {
        let severity = if goal.dates.len() == first.dates.len() { Severity::Error } else { Severity::Warning };
        return Comparison {
            arithmetic: Some(format!("{} and {}", list(&dates(goal)), list(&dates(first)))),
            ..told(severity, "the overview states another date".to_owned())
        };
    }
    let bindings = |goal: &Goal| -> Vec<(Comparator, bool)> {
        goal.quantities.iter().map(|quantity| (quantity.comparator, quantity.text.to_lowercase().contains("durchschnitt"))).collect()
    };
    if bindings(goal) != bindings(first) {
        return told(Severity::Warning, "the overview binds the number in another way".to_owned());
    }
    match words(&goal.text, &first.text) {
        Some((severity, message)) => told(severity, message),
        None => Comparison { severity: None, message: "the overview says the same".to_owned(), arithmetic: None, places },
    }
}

fn value(quantity: &Quantity) -> String {
    let unit = quantity.unit.as_ref().map(|unit| (unit.code.clone().unwrap_or_else(|| unit.text.to_lowercase()), unit.scale));
    let per = quantity.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    let (unit, scale) = unit.map_or((String::new(), 1), |(code, scale)| (format!(" {code}"), scale));
    let value = quantity.value.0 * rust_decimal::Decimal::from(scale);
    format!("{}{unit}{per}", value.normalize())
}

fn list(parts: &[String]) -> String {
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}

fn indicators(indicator: &Indicator, first: &Indicator) -> Comparison {
    let places = vec![of_indicator(indicator), of_indicator(first)];
    let told = |severity: Option<Severity>, message: String| Comparison { severity, message, arithmetic: None, places: places.clone() };
    let unit = |indicator: &Indicator| indicator.unit.as_ref().map(|unit| (unit.code.clone(), unit.scale));
    if let (Some(a), Some(b)) = (unit(indicator), unit(first))
        && a != b
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
    let keep = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars()
        .filter({
            let mut keep = keep;
            move |c| keep(*c)
        })
        .collect()
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
        checks::alter("overview_changed", "leaves_small_changes_of_wording_alone.txt", "um 12 km", "um 14 km");
    }
}
