//! What an overview leaves out, and what stands only there.

use super::facts::Facts;
use super::message::{Message, RecordKind};
use super::places::{of_goal, of_indicator, of_section};
use super::{Check, Comparison, series_period, topics};
use crate::model::{Indicator, Place, Section, Severity};
use crate::notation::slug::slug;
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check = Check {
    name: "overview_missing",
    german_title: "Übersicht und Abschnitt haben nicht dieselben Einträge",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The goals and indicators of each section that an overview chapter repeats with those of its topic there; and the sections beside those that are repeated. Looks for the one label of an overview below which no values stand.
# Leaves alone
Overviews that leave out goals or indicators of more than a few topics: they choose. Sections without goals and indicators. Goals in running text, which no overview repeats.
# Example
Section 6.2 has three goals, its topic in the overview two of them.
# How sure
A goal, an indicator or a title that is missing, one in whose place another one stands, and one that stands below another title are warnings; what stands only in the
overview, or twice, is a note, as is the only label without values.
";

/// Shorter texts are alike by chance.
const LEAST_WORDS: usize = 4;
/// Fewer series show no custom.
const LEAST_SERIES: usize = 3;

/// A goal or an indicator.
struct Record<'d> {
    kind: RecordKind,
    section: Option<&'d str>,
    id: &'d str,
    repeats: Option<&'d str>,
    text: &'d str,
    place: Place,
}

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let topics: Vec<(&Section, &Section)> = facts
        .document
        .sections
        .iter()
        .filter_map(|topic| Some((topic, facts.section(topic.summarises.as_deref()?)?)))
        .collect();
    let all: Vec<Record<'_>> = if topics.is_empty() {
        Vec::new()
    } else {
        records(facts)
    };
    let pages = Overview {
        all: &all,
        topics: &topics,
    };
    let mut found = Vec::new();
    for (topic, section) in &topics {
        twins(&pages, topic, section, &mut found);
    }
    headings(facts, &topics, &mut found);
    for kind in [RecordKind::Goal, RecordKind::Indicator] {
        for (topic, section) in topics
            .iter()
            .filter(|(topic, _)| !pages.leaves_out(kind) || !pages.of(topic, kind).is_empty())
        {
            compare(&pages, kind, topic, section, &mut found);
        }
        tell(std::mem::take(&mut found), compared);
    }
    compared.extend(without_values(facts, &topics));
}

/// An overview that repeats a part only is a choice, not a slip.
fn tell(found: Vec<Comparison>, compared: &mut Vec<Comparison>) {
    let missing = found
        .iter()
        .filter(|comparison| comparison.severity.is_some())
        .count();
    if missing * 3 <= found.len() || missing == 1 {
        compared.extend(found);
    }
}

/// The records of a document, and the topics of its overview with the sections that they repeat.
struct Overview<'a, 'd> {
    all: &'a [Record<'d>],
    topics: &'a [(&'d Section, &'d Section)],
}

impl<'a, 'd> Overview<'a, 'd> {
    /// The records of a kind in a section.
    fn of(&self, section: &Section, kind: RecordKind) -> Vec<&'a Record<'d>> {
        self.all
            .iter()
            .filter(|record| record.kind == kind && record.section == Some(&section.id))
            .collect()
    }

    /// Whether the overview does without a kind: more than one of the topics whose section has it lack it wholly, and these are not few.
    fn leaves_out(&self, kind: RecordKind) -> bool {
        let having = || {
            self.topics
                .iter()
                .filter(|(_, section)| !self.of(section, kind).is_empty())
        };
        let lacking = having()
            .filter(|(topic, _)| self.of(topic, kind).is_empty())
            .count();
        lacking > 1 && lacking * 10 > having().count()
    }

    /// The same words of the same kind below another title, that of the other side apart. Short labels are alike by chance.
    fn elsewhere(&self, record: &Record<'d>, opposite: &Section) -> Option<&'a Record<'d>> {
        let key = slug(record.text);
        let other = |other: &&Record<'_>| {
            other.kind == record.kind
                && other.section != record.section
                && other.section != Some(&opposite.id)
        };
        self.all
            .iter()
            .filter(other)
            .find(|other| topics::words(&key) >= LEAST_WORDS && slug(other.text) == key)
    }

    fn is_repeated(&self, record: &Record<'_>) -> bool {
        self.all
            .iter()
            .any(|other| other.repeats == Some(record.id))
    }
}

fn records<'d>(facts: &Facts<'d>) -> Vec<Record<'d>> {
    let goals = facts.listed_goals().map(|goal| Record {
        kind: RecordKind::Goal,
        section: goal.section.as_deref(),
        id: &goal.id,
        repeats: goal.restates.as_deref(),
        text: &goal.text,
        place: of_goal(goal),
    });
    let indicators = facts.document.indicators.iter().map(|indicator| Record {
        kind: RecordKind::Indicator,
        section: indicator.section.as_deref(),
        id: &indicator.id,
        repeats: indicator.restates.as_deref(),
        text: &indicator.label,
        place: of_indicator(indicator),
    });
    goals.chain(indicators).collect()
}

/// A goal that is printed among the indicators, and the reverse.
fn twin<'r, 'd>(
    one: &Record<'_>,
    all: &'r [Record<'d>],
    section: &Section,
) -> Option<&'r Record<'d>> {
    all.iter().find(|other| {
        other.section == Some(&section.id)
            && other.kind != one.kind
            && other.place.text == one.place.text
    })
}

fn twins(
    pages: &Overview<'_, '_>,
    topic: &Section,
    section: &Section,
    found: &mut Vec<Comparison>,
) {
    for one in pages
        .all
        .iter()
        .filter(|record| record.section == Some(&topic.id))
    {
        if let Some(other) = twin(one, pages.all, section) {
            found.push(Comparison {
                severity: Some(Severity::Warning),
                message: Message::PrintedAsOtherKind {
                    here: one.kind,
                    there: other.kind,
                },
                arithmetic: None,
                places: vec![one.place.clone(), other.place.clone()],
            });
        }
    }
}

/// The records of a topic with those of the section that it repeats.
fn compare(
    pages: &Overview<'_, '_>,
    kind: RecordKind,
    topic: &Section,
    section: &Section,
    found: &mut Vec<Comparison>,
) {
    let (here, there) = (pages.of(topic, kind), pages.of(section, kind));
    let mut told = |severity, message: Message, places| {
        found.push(Comparison {
            severity,
            message,
            arithmetic: None,
            places,
        });
    };
    let (known, missing): (Vec<&Record<'_>>, Vec<&Record<'_>>) = there
        .iter()
        .copied()
        .filter(|record| twin(record, pages.all, topic).is_none())
        .partition(|record| pages.is_repeated(record));
    for record in known {
        told(
            None,
            Message::AlsoInOverview { kind },
            vec![record.place.clone(), of_section(topic)],
        );
    }
    let added = here
        .iter()
        .copied()
        .filter(|record| record.repeats.is_none() && twin(record, pages.all, section).is_none());
    let double = |record: &Record<'_>, among: &[&Record<'_>]| {
        among
            .iter()
            .find(|other| other.id != record.id && slug(other.text) == slug(record.text))
            .map(|other| other.place.clone())
    };
    // What stands below another title is no omission: `text_copied` tells of copies, and of what was moved is told where it stands now.
    let missing = missing
        .into_iter()
        .filter(|record| pages.elsewhere(record, topic).is_none());
    let (twice, missing): (Vec<_>, Vec<_>) = missing
        .map(|record| (record, double(record, &there)))
        .partition(|(_, other)| other.is_some());
    let (more, added): (Vec<_>, Vec<_>) = added
        .map(|record| (record, double(record, &here)))
        .partition(|(_, other)| other.is_some());
    // Two rows of one label with other values are told by `series_twice`.
    let alike = |record: &Record<'_>, other: &Place| slug(&record.place.text) == slug(&other.text);
    for (record, other) in twice
        .into_iter()
        .chain(more)
        .filter_map(|(record, other)| Some((record, other?)))
        .filter(|(record, other)| alike(record, other))
    {
        told(
            Some(Severity::Note),
            Message::TwiceBelowTitle { kind },
            vec![record.place.clone(), other],
        );
    }
    let [missing, added] = [missing, added].map(|records| -> Vec<&Record<'_>> {
        records.into_iter().map(|(record, _)| record).collect()
    });
    let (moved, added): (Vec<_>, Vec<_>) = added
        .into_iter()
        .map(|record| (record, pages.elsewhere(record, section)))
        .partition(|(_, other)| other.is_some());
    let added: Vec<&Record<'_>> = added.into_iter().map(|(record, _)| record).collect();
    for (record, other) in moved
        .iter()
        .filter_map(|(record, other)| Some((record, (*other)?)))
    {
        let places = vec![record.place.clone(), other.place.clone()];
        if let Some((severity, message)) = relocated(pages, kind, other) {
            told(Some(severity), message, places);
        }
    }
    if let ([missing], [added]) = (missing.as_slice(), added.as_slice()) {
        told(
            Some(Severity::Warning),
            Message::OverviewReplaces { kind },
            vec![added.place.clone(), missing.place.clone()],
        );
        return;
    }
    for record in missing {
        told(
            Some(Severity::Warning),
            Message::MissingInOverview { kind },
            vec![record.place.clone(), of_section(topic)],
        );
    }
    for record in added {
        told(
            Some(Severity::Note),
            Message::OnlyInOverview { kind },
            vec![record.place.clone(), of_section(section)],
        );
    }
}

/// What to say of a record whose words stand below another title, too.
fn relocated(
    pages: &Overview<'_, '_>,
    kind: RecordKind,
    other: &Record<'_>,
) -> Option<(Severity, Message)> {
    if pages.is_repeated(other) || other.repeats.is_some() {
        return Some((Severity::Note, Message::AlsoBelowAnotherTitle { kind }));
    }
    let mut sections = pages.topics.iter().map(|(_, section)| section);
    let is_section = sections.any(|section| other.section == Some(&section.id));
    is_section.then_some((
        Severity::Warning,
        Message::BelowAnotherTitleInOverview { kind },
    ))
}

/// The only label of an overview below which no values stand.
fn without_values(facts: &Facts<'_>, topics: &[(&Section, &Section)]) -> Option<Comparison> {
    let within = |indicator: &&Indicator| {
        topics
            .iter()
            .any(|(topic, _)| indicator.section.as_deref() == Some(&topic.id))
    };
    let (with, without): (Vec<&Indicator>, Vec<&Indicator>) = facts
        .document
        .indicators
        .iter()
        .filter(within)
        .partition(|indicator| {
            indicator.series.is_some() || series_period::is_misfit(facts, indicator)
        });
    let [bare] = without.as_slice() else {
        return None;
    };
    (with.len() >= LEAST_SERIES).then(|| Comparison {
        severity: Some(Severity::Note),
        message: Message::LabelWithoutValues,
        arithmetic: None,
        places: vec![of_indicator(bare)],
    })
}

/// Sections that the overview leaves out although it repeats those beside them.
fn headings(facts: &Facts<'_>, topics: &[(&Section, &Section)], found: &mut Vec<Comparison>) {
    let repeated: BTreeSet<&str> = topics
        .iter()
        .map(|(_, section)| section.id.as_str())
        .collect();
    let mut siblings: BTreeMap<&str, Vec<&Section>> = BTreeMap::new();
    for section in &facts.document.sections {
        if let Some(parent) = section.parent.as_deref() {
            siblings.entry(parent).or_default().push(section);
        }
    }
    let holds = |section: &Section| {
        let below = |id: &str| {
            id == section.id
                || id
                    .strip_prefix(section.id.as_str())
                    .is_some_and(|rest| rest.starts_with(['.', '/']))
        };
        facts
            .listed_goals()
            .any(|goal| goal.section.as_deref().is_some_and(below))
            || facts
                .document
                .indicators
                .iter()
                .any(|indicator| indicator.section.as_deref().is_some_and(below))
    };
    for family in siblings.values() {
        let there: Vec<&&Section> = family
            .iter()
            .filter(|section| repeated.contains(section.id.as_str()))
            .collect();
        let gone: Vec<&&Section> = family
            .iter()
            .filter(|section| !repeated.contains(section.id.as_str()) && holds(section))
            .collect();
        // One of several: the only one that lacks is a slip, more are a choice.
        if let ([section], true) = (gone.as_slice(), there.len() >= 2)
            && let Some(sibling) = there.last()
        {
            found.push(Comparison {
                severity: Some(Severity::Warning),
                message: Message::NoTopicForSection,
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
        let alter = |from: &str, to: &str| {
            checks::alter(
                "overview_missing",
                "leaves_whole_overviews_alone.txt",
                from,
                to,
            );
        };
        let overview =
            "3 ÜBERSICHT\n\nRADVERKEHR\n\nZIELE:\n\n- Ausbau der Radwege an allen Hauptstraßen\n";
        alter(
            &format!("{overview}- Bau einer neuen Brücke über den Fluss\n"),
            overview,
        );
        alter(
            &format!("{overview}- Bau einer neuen Brücke über den Fluss\n"),
            &format!("{overview}- Pflege der Bäume im Stadtpark\n"),
        );
        alter(
            overview,
            &format!("{overview}- Pflege der Bäume im Stadtpark\n"),
        );
        let indicators = "leaves_topics_with_indicators_alone.txt";
        let last = "- Beschaffung von Bussen mit Strom\n\nKENNZAHLEN:\n\nAnzahl der Busse mit Strom für 2020 bis 2024:\n\n4 | 8 | 9 | 12 | 15\n\n\nFUSS";
        checks::alter(
            "overview_missing",
            indicators,
            last,
            "- Beschaffung von Bussen mit Strom\n\n\nFUSS",
        );
        alter(
            "FUSSVERKEHR\n\nZIELE:\n\n- Verbreiterung der Gehwege in der Altstadt\n- Absenkung der Bordsteine an Kreuzungen\n",
            "",
        );
    }
}
