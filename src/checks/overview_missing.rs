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
A goal or an indicator that is missing is a warning, one that stands only in the overview a note, as is a heading that only its siblings have there.
";

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let topics: Vec<(&Section, &Section)> =
        facts.document.sections.iter().filter_map(|topic| Some((topic, facts.section(topic.summarises.as_deref()?)?))).collect();
    let mut found = Vec::new();
    for (topic, section) in &topics {
        records(facts, topic, section, &mut found);
    }
    headings(facts, &topics, &mut found);
    // An overview that repeats a part only is a choice, not a slip.
    let missing = found.iter().filter(|comparison: &&Comparison| comparison.severity.is_some()).count();
    if missing * 3 <= found.len() {
        compared.extend(found);
    }
}

fn records(facts: &Facts<'_>, topic: &Section, section: &Section, found: &mut Vec<Comparison>) {
    let document = facts.document;
    let inside = |of: Option<&str>, id: &str| of == Some(id);
    let restated: BTreeSet<&str> = document
        .goals
        .iter()
        .filter_map(|goal| goal.restates.as_deref())
        .chain(document.indicators.iter().filter_map(|indicator| indicator.restates.as_deref()))
        .collect();
    let goals = document.goals.iter().map(|goal| (goal.section.as_deref(), goal.id.as_str(), goal.restates.is_some(), "goal", of_goal(goal)));
    let indicators = document
        .indicators
        .iter()
        .map(|indicator| (indicator.section.as_deref(), indicator.id.as_str(), indicator.restates.is_some(), "indicator", of_indicator(indicator)));
    let all: Vec<(Option<&str>, &str, bool, &str, Place)> = goals.chain(indicators).collect();
    let holds = |kind: &str| all.iter().any(|(of, _, _, other, _)| inside(*of, &topic.id) && *other == kind);
    let same = |place: &Place, kind: &str, inside: &str| {
        all.iter().find(|(of, _, _, other, twin)| *of == Some(inside) && *other != kind && twin.text == place.text).map(|(.., twin)| twin.clone())
    };
    for (of, id, repeats, kind, place) in &all {
        // A goal that is printed among the indicators, and the reverse.
        if let Some(twin) = same(place, kind, &section.id).filter(|_| inside(*of, &topic.id)) {
            let message = format!(
                "what is printed as {} here is printed as {} in the section",
                article(kind),
                article(if *kind == "goal" { "indicator" } else { "goal" })
            );
            found.push(Comparison { severity: Some(Severity::Warning), message, arithmetic: None, places: vec![place.clone(), twin] });
            continue;
        }
        if inside(*of, &section.id) && same(place, kind, &topic.id).is_some() {
            continue;
        }
        if inside(*of, &section.id) && holds(kind) {
            let (severity, message) = if restated.contains(id) {
                (None, format!("the {kind} stands in the overview, too"))
            } else {
                (Some(Severity::Warning), format!("the {kind} is missing in the overview"))
            };
            found.push(Comparison { severity, message, arithmetic: None, places: vec![place.clone(), of_section(topic)] });
        } else if inside(*of, &topic.id) && !repeats {
            let message = format!("the {kind} stands only in the overview");
            found.push(Comparison { severity: Some(Severity::Note), message, arithmetic: None, places: vec![place.clone(), of_section(section)] });
        }
    }
}

fn article(kind: &str) -> String {
    format!("{} {kind}", if kind == "indicator" { "an" } else { "a" })
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
        checks::alter(
            "overview_missing",
            "leaves_whole_overviews_alone.txt",
            "2.2 BUSVERKEHR\n\nWir fassen zusammen.\n\nZIELE:\n\n- Taktverdichtung auf allen Linien\n",
            "2.2 BUSVERKEHR\n\nWir fassen zusammen.\n\nZIELE:\n\n",
        );
    }
}
