//! Two outputs of one document: what a change of the program, or of the source's bytes, did to its records.

use super::fields::{Ids, differences};
use super::place;
use crate::model::{Change, Document, Fate, Fragment, Place, Section, Subject, Topic};
use crate::notation::similarity::{Terms, normalized};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A record of any kind.
struct Record {
    subject: Subject,
    place: Place,
    section: Option<String>,
    value: Value,
}

impl Record {
    fn new(subject: Subject, record: &impl Serialize, section: Option<&str>, place: Place) -> Self {
        Self {
            subject,
            place,
            section: section.map(str::to_owned),
            value: serde_json::to_value(record).unwrap_or_default(),
        }
    }
}

/// Likeness of two texts that one place gave: what is left of a text, or what it was put together with.
const SAME_PLACE: f64 = 0.3;
/// Likeness of two texts with one id.
const SAME_ID: f64 = 0.5;

/// All records of two outputs, paired and compared field by field; also those that are the same.
pub fn compare(old: &Document, new: &Document) -> Vec<Change> {
    let (before, after) = (records(old), records(new));
    let partners = pairs(&before, &after);
    let mut ids = Ids::default();
    for (new, old) in &partners {
        if let (Some(old), Some(new)) = (before.get(*old), after.get(*new)) {
            ids.insert(old.place.record.as_deref(), new.place.record.as_deref());
        }
    }
    let used: BTreeSet<usize> = partners.values().copied().collect();
    let mut changes: Vec<Change> = Vec::new();
    for (at, record) in after.iter().enumerate() {
        let partner = partners.get(&at).and_then(|partner| before.get(*partner));
        changes.push(partner.map_or_else(
            || alone(record, Fate::New, new),
            |partner| judge(partner, record, &ids, new),
        ));
    }
    changes.extend(
        before
            .iter()
            .enumerate()
            .filter(|(at, _)| !used.contains(at))
            .map(|(_, record)| alone(record, Fate::Lost, old)),
    );
    // Stable: within a kind, the order of the new output and then of the old one.
    changes.sort_by_key(|change| change.subject);
    changes
}

fn judge(old: &Record, new: &Record, ids: &Ids, document: &Document) -> Change {
    let differences = differences(&old.value, &new.value, ids);
    let moved = old.place.record != new.place.record;
    let fate = match (differences.is_empty(), moved) {
        (true, false) => Fate::Kept,
        (true, true) => Fate::Moved,
        _ => Fate::Changed,
    };
    Change {
        old: Some(old.place.clone()),
        differences,
        ..alone(new, fate, document)
    }
}

fn alone(record: &Record, fate: Fate, document: &Document) -> Change {
    let section: Option<&Section> = document
        .sections
        .iter()
        .find(|section| Some(&section.id) == record.section.as_ref());
    let section = section.map(|section| Topic {
        id: section.id.clone(),
        title: section.title.clone(),
    });
    let (old, new) = if fate == Fate::Lost {
        (Some(record.place.clone()), None)
    } else {
        (None, Some(record.place.clone()))
    };
    Change {
        subject: record.subject,
        fate,
        section,
        old,
        new,
        differences: Vec::new(),
    }
}

fn records(document: &Document) -> Vec<Record> {
    let meta = &document.document;
    let nowhere = Fragment {
        page: None,
        lines: [0, 0],
        bbox: None,
    };
    let whole = Place {
        record: Some(meta.id.clone()),
        text: meta.title.clone().unwrap_or_else(|| meta.id.clone()),
        at: nowhere.clone(),
    };
    let mut all = vec![Record::new(Subject::Document, meta, None, whole)];
    all.extend(document.sections.iter().map(|s| {
        Record::new(
            Subject::Section,
            s,
            s.parent.as_deref(),
            place::of_section(s),
        )
    }));
    all.extend(
        document
            .goals
            .iter()
            .map(|g| Record::new(Subject::Goal, g, g.section.as_deref(), place::of_goal(g))),
    );
    all.extend(document.indicators.iter().map(|i| {
        Record::new(
            Subject::Indicator,
            i,
            i.section.as_deref(),
            place::of_indicator(i, i),
        )
    }));
    all.extend(document.principles.iter().map(|p| {
        Record::new(
            Subject::Principle,
            p,
            p.section.as_deref(),
            place::of_principle(p),
        )
    }));
    all.extend(document.projects.iter().map(|p| {
        Record::new(
            Subject::Project,
            p,
            p.section.as_deref(),
            place::of_project(p),
        )
    }));
    if let Some(council) = &document.council {
        let text = council
            .reference
            .clone()
            .or_else(|| council.subject.clone())
            .unwrap_or_default();
        let mut head = Record::new(
            Subject::Council,
            council,
            None,
            Place {
                record: None,
                text,
                at: nowhere,
            },
        );
        if let Some(head) = head.value.as_object_mut() {
            head.remove("questions");
        }
        all.push(head);
        all.extend(
            council
                .questions
                .iter()
                .map(|q| Record::new(Subject::Question, q, None, place::of_question(q))),
        );
    }
    all.extend(
        document
            .diagnostics
            .iter()
            .map(|d| Record::new(Subject::Diagnostic, d, None, place::of_diagnostic(d))),
    );
    all
}

/// New records with their old ones.
fn pairs(old: &[Record], new: &[Record]) -> BTreeMap<usize, usize> {
    let mut found = Pairs {
        old,
        new,
        of_new: BTreeMap::new(),
        used: BTreeSet::new(),
    };
    // There is one of each.
    found.by(
        |record| matches!(record.subject, Subject::Document | Subject::Council).then(String::new),
        |_, _| true,
    );
    found.by(
        |record| {
            Some(format!(
                "{}\0{}",
                record.place.record.as_deref()?,
                normalized(&record.place.text)
            ))
        },
        |_, _| true,
    );
    found.by(
        |record| Some(normalized(&record.place.text)),
        |old, new| touches(&old.place.at, &new.place.at),
    );
    found.by(|record| Some(normalized(&record.place.text)), |_, _| true);
    let like = |old: &Record, new: &Record| {
        Terms::of_topic(&old.place.text).similarity(&Terms::of_topic(&new.place.text))
    };
    found.by(
        |record| record.place.record.clone(),
        |old, new| touches(&old.place.at, &new.place.at) || like(old, new) >= SAME_ID,
    );
    found.by(
        |_| Some(String::new()),
        |old, new| touches(&old.place.at, &new.place.at) && like(old, new) >= SAME_PLACE,
    );
    found.of_new
}

struct Pairs<'r> {
    old: &'r [Record],
    new: &'r [Record],
    of_new: BTreeMap<usize, usize>,
    used: BTreeSet<usize>,
}

impl Pairs<'_> {
    /// Pairs what is free and has the same key, in the order of the document.
    fn by(
        &mut self,
        key: impl Fn(&Record) -> Option<String>,
        fits: impl Fn(&Record, &Record) -> bool,
    ) {
        let mut by_key: BTreeMap<(Subject, String), Vec<usize>> = BTreeMap::new();
        for (at, record) in self
            .old
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.used.contains(at))
        {
            if let Some(key) = key(record) {
                by_key.entry((record.subject, key)).or_default().push(at);
            }
        }
        for (at, record) in self.new.iter().enumerate() {
            if self.of_new.contains_key(&at) {
                continue;
            }
            let Some(free) = key(record).and_then(|key| by_key.get_mut(&(record.subject, key)))
            else {
                continue;
            };
            let Some(place) = free
                .iter()
                .position(|old| self.old.get(*old).is_some_and(|old| fits(old, record)))
            else {
                continue;
            };
            let partner = free.remove(place);
            self.used.insert(partner);
            self.of_new.insert(at, partner);
        }
    }
}

/// Whether two places have a line in common.
fn touches(a: &Fragment, b: &Fragment) -> bool {
    let ([a_first, a_last], [b_first, b_last]) = (a.lines, b.lines);
    a.page == b.page && a_last > 0 && a_first <= b_last && b_first <= a_last
}
