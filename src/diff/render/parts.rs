//! Changes in the order in which they are read: what changed, what is gone, what is new, and each of these by topic.

use crate::model::{Change, Comparison, Fate, Place, Situation, Subject, Topic};
use std::collections::BTreeMap;

/// A part of a comparison.
pub(super) struct Part<'c> {
    pub(super) title: &'static str,
    pub(super) groups: Vec<Group<'c>>,
}

/// The changes of one topic.
pub(super) struct Group<'c> {
    pub(super) topic: Option<&'c Topic>,
    /// The whole topic has met the fate of the part.
    pub(super) whole: bool,
    pub(super) changes: Vec<&'c Change>,
}

impl Part<'_> {
    pub(super) fn len(&self) -> usize {
        self.groups.iter().map(|group| group.changes.len()).sum()
    }
}

/// The parts that are not empty.
pub(super) fn parts(comparison: &Comparison) -> Vec<Part<'_>> {
    let all: [(&'static str, &[Fate]); 5] = [
        ("Lost", &[Fate::Lost]),
        (
            "Changed",
            &[
                Fate::Sharpened,
                Fate::Relaxed,
                Fate::Jumps,
                Fate::Changed,
                Fate::Continues,
                Fate::Reworded,
            ],
        ),
        ("Dropped or ended", &[Fate::Dropped, Fate::Ended]),
        ("New", &[Fate::New]),
        ("Moved", &[Fate::Moved]),
    ];
    let order = order(comparison);
    let parts = all.into_iter().map(|(title, fates)| Part {
        title,
        groups: groups(comparison, fates, &order),
    });
    parts.filter(|part| !part.groups.is_empty()).collect()
}

/// The topics in the order of the documents, as far as the sections tell it: the new ones, then those of the old that are gone.
fn order(comparison: &Comparison) -> BTreeMap<(bool, &str), usize> {
    let sections = comparison
        .changes
        .iter()
        .filter(|change| change.subject == Subject::Section);
    let places = sections.map(|change| {
        (
            change.new.is_none(),
            change.new.as_ref().or(change.old.as_ref()),
        )
    });
    (0..)
        .zip(places)
        .filter_map(|(at, (gone, place))| Some(((gone, place?.record.as_deref()?), at)))
        .collect()
}

fn groups<'c>(
    comparison: &'c Comparison,
    fates: &[Fate],
    order: &BTreeMap<(bool, &str), usize>,
) -> Vec<Group<'c>> {
    let editions = comparison.situation == Situation::Editions;
    let mut groups: Vec<Group<'c>> = Vec::new();
    let wanted = |change: &&Change| fates.contains(&change.fate);
    // Of two editions, the sections are what groups the others.
    for change in comparison
        .changes
        .iter()
        .filter(wanted)
        .filter(|change| !(editions && change.subject == Subject::Section))
    {
        let topic = change.section.as_ref();
        match groups.iter_mut().find(|group| group.topic == topic) {
            Some(group) => group.changes.push(change),
            None => groups.push(Group {
                topic,
                whole: false,
                changes: vec![change],
            }),
        }
    }
    if editions {
        let old = fates.contains(&Fate::Dropped);
        let whole = |id: &str| {
            comparison
                .changes
                .iter()
                .filter(wanted)
                .any(|change| is_section(change, id))
                && !has_pair(comparison, id, old)
        };
        for group in &mut groups {
            group.whole = group.topic.is_some_and(|topic| whole(&topic.id));
        }
        // Stable: what the sections do not tell stays as it came.
        let gone = |group: &Group<'_>| group.changes.iter().all(|change| change.new.is_none());
        let place = |group: &Group<'_>| {
            group
                .topic
                .and_then(|topic| {
                    order
                        .get(&(false, topic.id.as_str()))
                        .filter(|_| !gone(group))
                        .or_else(|| order.get(&(true, topic.id.as_str())))
                })
                .copied()
        };
        groups.sort_by_key(|group| place(group).unwrap_or(usize::MAX));
        for group in &mut groups {
            group.changes.sort_by_key(|change| {
                (
                    change.subject,
                    fates.iter().position(|fate| *fate == change.fate),
                )
            });
        }
    }
    groups
}

fn is_section(change: &Change, id: &str) -> bool {
    let place = change.new.as_ref().or(change.old.as_ref());
    change.subject == Subject::Section
        && matches!(change.fate, Fate::Dropped | Fate::New)
        && place.and_then(|place| place.record.as_deref()) == Some(id)
}

/// Whether a record of a section of the old or the new side has a partner.
fn has_pair(comparison: &Comparison, id: &str, old: bool) -> bool {
    let inside = |place: &Place| {
        place
            .record
            .as_deref()
            .and_then(|record| record.rsplit_once('/'))
            .is_some_and(|(section, _)| section == id)
    };
    let records = comparison
        .changes
        .iter()
        .filter(|change| change.subject != Subject::Section);
    let mut pairs = records.filter_map(|change| change.old.as_ref().zip(change.new.as_ref()));
    pairs.any(|(before, after)| inside(if old { before } else { after }))
}
