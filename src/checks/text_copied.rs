//! A goal or a label that stands below a title to which it does not belong.

use super::facts::Facts;
use super::message::{Message, RecordKind};
use super::places::{of_goal, of_indicator, of_project};
use super::topics::{Topics, words};
use super::{Check, Comparison};
use crate::model::{Place, Severity};
use crate::notation::slug::slug;
use std::collections::BTreeMap;

/// The check.
pub const CHECK: Check = Check {
    name: "text_copied",
    german_title: "Zwei Vorhaben haben denselben Text",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The texts of goals and the labels of indicators of different topics, and what two projects are about: long ones are the same where one was copied and not
rewritten.
# Leaves alone
Repetitions in an overview; goals of fewer than five words and labels of fewer than six, which may well be meant for two topics.
# Example
`Umstellung aller Anträge auf das neue Portal` below the title of the portal and below that of the archive.
# How sure
A note: two topics may have one goal. From nine words on a warning.
";

/// Shorter goals may be meant for two topics.
const LEAST_WORDS_OF_GOALS: usize = 5;
/// Shorter labels may count the same thing for two topics.
const LEAST_WORDS_OF_LABELS: usize = 6;
/// So long a text is not written twice by chance.
const LONG: usize = 9;

/// What may have been copied.
struct Text<'d> {
    section: &'d str,
    repeats: Option<&'d str>,
    id: &'d str,
    place: Place,
}

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let topics = Topics::of(facts);
    let goals = facts.document.goals.iter().filter_map(|goal| {
        let text = Text {
            section: goal.section.as_deref()?,
            repeats: goal.restates.as_deref(),
            id: &goal.id,
            place: of_goal(goal),
        };
        Some((slug(&goal.text), text))
    });
    compare(
        &topics,
        goals.filter(|(key, _)| words(key) >= LEAST_WORDS_OF_GOALS),
        RecordKind::Goal,
        compared,
    );
    let labels = facts.document.indicators.iter().filter_map(|indicator| {
        let text = Text {
            section: indicator.section.as_deref()?,
            repeats: indicator.restates.as_deref(),
            id: &indicator.id,
            place: of_indicator(indicator),
        };
        Some((slug(&indicator.label), text))
    });
    compare(
        &topics,
        labels.filter(|(key, _)| words(key) >= LEAST_WORDS_OF_LABELS),
        RecordKind::Indicator,
        compared,
    );
    projects(facts, compared);
}

/// What projects are about: one text below two titles was copied, wherever they stand.
fn projects(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for project in &facts.document.projects {
        let Some(text) = project.text.as_deref() else {
            continue;
        };
        let key = slug(text);
        if words(&key) < LEAST_WORDS_OF_GOALS {
            continue;
        }
        let mut place = of_project(project);
        place.text = format!("{}: {text}", place.text);
        if let Some(first) = seen.get(&key) {
            compared.push(Comparison {
                severity: Some(Severity::Warning),
                message: Message::ProjectsHaveSameText,
                arithmetic: None,
                places: vec![place, first.clone()],
            });
        } else {
            seen.insert(key, place);
        }
    }
}

fn compare<'d>(
    topics: &Topics<'d>,
    texts: impl Iterator<Item = (String, Text<'d>)>,
    kind: RecordKind,
    compared: &mut Vec<Comparison>,
) {
    let mut seen: BTreeMap<String, Vec<Text<'_>>> = BTreeMap::new();
    for (key, text) in texts {
        let severity = if words(&key) >= LONG {
            Severity::Warning
        } else {
            Severity::Note
        };
        let earlier = seen.entry(key).or_default();
        let linked = |other: &Text<'_>| {
            text.repeats == Some(other.id)
                || (text.repeats.is_some() && text.repeats == other.repeats)
        };
        // One place to compare with is enough: the first.
        if let Some(other) = earlier.first()
            && !earlier
                .iter()
                .any(|other| linked(other) || topics.may_repeat(text.section, other.section))
        {
            compared.push(Comparison {
                severity: Some(severity),
                message: Message::SameBelowTwoTitles { kind },
                arithmetic: None,
                places: vec![text.place.clone(), other.place.clone()],
            });
        }
        earlier.push(text);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn text_copied() {
        checks::check("text_copied");
    }

    #[test]
    fn one_word_altered() {
        checks::alter(
            "text_copied",
            "leaves_goals_of_an_overview_alone.txt",
            "Umstellung aller Akten auf",
            "Umstellung aller Anträge auf",
        );
        checks::alter(
            "text_copied",
            "leaves_texts_of_projects_alone.txt",
            "Der Tausch der Latten spart Holz.",
            "Der Tausch der Lampen spart Strom.",
        );
    }
}
