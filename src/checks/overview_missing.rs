//! What an overview leaves out, and what stands only there.

use super::facts::{Facts, of_goal, of_indicator, of_section};
use super::{Check, Comparison};
use crate::model::{Place, Section, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check = Check { name: "overview_missing", doc: DOC, run };

const DOC: &str = "\
# Compares
The goals and indicators of each section that an overview chapter repeats with those of its topic there; and the sections beside those that are repeated.
# Leaves alone
Overviews that leave out more than they repeat: they choose. Sections without goals and indicators.
# Example
Section 6.2 has three goals, its topic in the overview two of them.
# How sure
A goal or an indicator that is missing, or in whose place another one stands, is a warning; one that stands only in the overview is a note, as is a heading
that only its siblings have there.
";

/// A goal or an indicator.
struct Record<'d> {
    kind: &'static str,
    section: Option<&'d str>,
    id: &'d str,
    repeats: Option<&'d str>,
    place: Place,
}

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let topics: Vec<(&Section, &Section)> =
        facts.document.sections.iter().filter_map(|topic| Some((topic, facts.section(topic.summarises.as_deref()?)?))).collect();
    let all: Vec<Record<'_>> = if topics.is_empty() { Vec::new() } else { records(facts) };
    let mut found = Vec::new();
    for (topic, section) in &topics {
        compare(&all, topic, section, &mut found);
    }
    headings(facts, &topics, &mut found);
    // An overview that repeats a part only is a choice, not a slip.
    let missing = found.iter().filter(|comparison| comparison.severity.is_some()).count();
    if missing * 3 <= found.len() {
        compared.extend(found);
    }
}

fn records<'d>(facts: &Facts<'d>) -> Vec<Record<'d>> {
    let goals = facts.document.goals.iter().map(|goal| Record {
        kind: "goal",
        section: goal.section.as_deref(),
        id: &goal.id,
        repeats: goal.restates.as_deref(),
        place: of_goal(goal),
    });
    let indicators = facts.document.indicators.iter().map(|indicator| Record {
        kind: "indicator",
        section: indicator.section.as_deref(),
        id: &indicator.id,
        repeats: indicator.restates.as_deref(),
        place: of_indicator(indicator),
    });
    goals.chain(indicators).collect()
}

/// The records of a topic with those of the section that it repeats.
fn compare(all: &[Record<'_>], topic: &Section, section: &Section, found: &mut Vec<Comparison>) {
    let of = |id: &str| -> Vec<&Record<'_>> { all.iter().filter(|record| record.section == Some(id)).collect() };
    let (here, there) = (of(&topic.id), of(&section.id));
    let mut told = |severity, message, places| found.push(Comparison { severity, message, arithmetic: None, places });
    // A goal that is printed among the indicators, and the reverse.
    let twin = |one: &Record<'_>, among: &[&Record<'_>]| {
        among.iter().find(|other| other.kind != one.kind && other.place.text == one.place.text).map(|other| other.place.clone())
    };
    for one in &here {
        if let Some(other) = twin(one, &there) {
            let message = match one.kind {
                "goal" => "what is printed as a goal here is printed as an indicator in the section",
                _ => "what is printed as an indicator here is printed as a goal in the section",
            };
            told(Some(Severity::Warning), message.to_owned(), vec![one.place.clone(), other]);
        }
    }
    for kind in ["goal", "indicator"] {
        // A topic with no record of a kind leaves that kind out.
        if !here.iter().any(|record| record.kind == kind) {
            continue;
        }
        let repeated = |record: &Record<'_>| all.iter().any(|other| other.repeats == Some(record.id));
        let (known, missing): (Vec<&Record<'_>>, Vec<&Record<'_>>) =
            there.iter().copied().filter(|record| record.kind == kind && twin(record, &here).is_none()).partition(|record| repeated(record));
        let added: Vec<&Record<'_>> =
            here.iter().copied().filter(|record| record.kind == kind && record.repeats.is_none() && twin(record, &there).is_none()).collect();
        for record in known {
            told(None, format!("the {kind} stands in the overview, too"), vec![record.place.clone(), of_section(topic)]);
        }
        if let ([missing], [added]) = (missing.as_slice(), added.as_slice()) {
            let message = format!("the overview has another {kind} in the place of one of the section");
            told(Some(Severity::Warning), message, vec![added.place.clone(), missing.place.clone()]);
            continue;
        }
        for record in missing {
            told(Some(Severity::Warning), format!("the {kind} is missing in the overview"), vec![record.place.clone(), of_section(topic)]);
        }
        for record in added {
            told(Some(Severity::Note), format!("the {kind} stands only in the overview"), vec![record.place.clone(), of_section(section)]);
        }
    }
}

/// Sections that the overview leaves out although it repeats those beside them.
fn headings(facts: &Facts<'_>, topics: &[(&Section, &Section)], found: &mut Vec<Comparison>) {
    let repeated: BTreeSet<&str> = topics.iter().map(|(_, section)| section.id.as_str()).collect();
    let mut siblings: BTreeMap<&str, Vec<&Section>> = BTreeMap::new();
    for section in &facts.document.sections {
        if let Some(parent) = section.parent.as_deref() {
            siblings.entry(parent).or_default().push(section);
        }
    }
    let holds = |section: &Section| {
        let below = |id: &str| id == section.id || id.strip_prefix(section.id.as_str()).is_some_and(|rest| rest.starts_with(['.', '/']));
        facts.document.goals.iter().any(|goal| goal.section.as_deref().is_some_and(below))
            || facts.document.indicators.iter().any(|indicator| indicator.section.as_deref().is_some_and(below))
    };
    for family in siblings.values() {
        let there: Vec<&&Section> = family.iter().filter(|section| repeated.contains(section.id.as_str())).collect();
        let gone: Vec<&&Section> = family.iter().filter(|section| !repeated.contains(section.id.as_str()) && holds(section)).collect();
        // One of several: the only one that lacks is a slip, more are a choice.
        if let ([section], true) = (gone.as_slice(), there.len() >= 2)
            && let Some(sibling) = there.last()
        {
            let message = "the overview has no topic of this title, but one for each section beside it".to_owned();
            found.push(Comparison {
                severity: Some(Severity::Note),
                message,
                arithmetic: None,
                places: vec![of_section(section), of_section(sibling)],
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn overview_missing() {
        checks::check("overview_missing");
    }

    #[test]
    fn one_goal_altered() {
        let alter = |from: &str, to: &str| checks::alter("overview_missing", "leaves_whole_overviews_alone.txt", from, to);
        let overview = "3 ÜBERSICHT\n\nRADVERKEHR\n\nZIELE:\n\n- Ausbau der Radwege an allen Hauptstraßen\n";
        alter(&format!("{overview}- Bau einer neuen Brücke über den Fluss\n"), overview);
        alter(&format!("{overview}- Bau einer neuen Brücke über den Fluss\n"), &format!("{overview}- Pflege der Bäume im Stadtpark\n"));
        alter(overview, &format!("{overview}- Pflege der Bäume im Stadtpark\n"));
        alter("FUSSVERKEHR\n\nZIELE:\n\n- Verbreiterung der Gehwege in der Altstadt\n- Absenkung der Bordsteine an Kreuzungen\n", "");
    }
}
