//! What differs between two outputs of one document, or between two editions of one strategy.
//!
//! Which of the two it is, the documents say themselves: see [`situation`]. Of two outputs, records are compared field by field
//! (`outputs`); of two editions, promises are paired by what they are about and judged by how much they promise (`editions`).

mod calendar;
mod dates;
mod editions;
mod fates;
mod fields;
mod measure;
pub(crate) mod open;
mod originals;
mod outputs;
mod pairing;
mod place;
mod projects;
mod quantities;
pub(crate) mod reckoning;
pub mod render;
#[cfg(test)]
pub(crate) mod sample;
mod series;
#[cfg(test)]
mod tests;
mod verdict;

use crate::model::{
    CHANGES, Change, Changes, Comparison, Count, Document, Fate, Meta, Party, Situation, Subject,
};
use std::collections::BTreeMap;

/// What two documents are to each other. The same bytes are the same document; the same id or path is too, unless the two name different
/// editions or years of themselves.
pub fn situation(old: &Meta, new: &Meta) -> Situation {
    let names_differ =
        |old: &Option<String>, new: &Option<String>| old.is_some() && new.is_some() && old != new;
    let periods_differ = old.period.is_some() && new.period.is_some() && old.period != new.period;
    let same_name = old.id == new.id || old.source.path == new.source.path;
    if old.source.sha256 == new.source.sha256
        || (same_name && !periods_differ && !names_differ(&old.edition, &new.edition))
    {
        Situation::Outputs
    } else {
        Situation::Editions
    }
}

/// Compares two documents, as what they are to each other or as the caller says.
pub fn compare(old: &Document, new: &Document, given: Option<Situation>) -> Comparison {
    let situation = given.unwrap_or_else(|| situation(&old.document, &new.document));
    let mut changes = match situation {
        Situation::Outputs => outputs::compare(old, new),
        Situation::Editions => editions::compare(old, new),
    };
    let counts = count(&changes);
    if situation == Situation::Outputs {
        changes.retain(|change| change.fate != Fate::Kept);
    }
    Comparison {
        situation,
        old: party(&old.document),
        new: party(&new.document),
        counts,
        changes,
    }
}

/// Compares the documents of two folders that have the same id, and names those that have no partner. Both lists are in the order of their ids.
pub fn compare_all(old: &[Document], new: &[Document], given: Option<Situation>) -> Changes {
    let by_id = |documents: &'_ [Document]| -> BTreeMap<String, usize> {
        documents
            .iter()
            .enumerate()
            .map(|(at, document)| (document.document.id.clone(), at))
            .collect()
    };
    let (old_ids, new_ids) = (by_id(old), by_id(new));
    let only = |side: &[Document], other: &BTreeMap<String, usize>| -> Vec<Party> {
        side.iter()
            .map(|document| &document.document)
            .filter(|meta| !other.contains_key(&meta.id))
            .map(party)
            .collect()
    };
    let pairs = old_ids
        .iter()
        .filter_map(|(id, at)| Some((old.get(*at)?, new.get(*new_ids.get(id)?)?)));
    let comparisons = pairs.map(|(old, new)| compare(old, new, given)).collect();
    Changes {
        format: CHANGES.to_owned(),
        comparisons,
        only_old: only(old, &new_ids),
        only_new: only(new, &old_ids),
    }
}

/// Compares two documents, whatever their ids.
///
/// ```
/// use ziele::model::{Fate, Situation};
/// use ziele::source::{Limits, Source};
///
/// let edition = |name: &str, goal: &str| {
///     let text = format!("1 RADVERKEHR\n\nZIELE:\n\n- {goal}\n");
///     let source = Source::from_bytes(name, text.into(), &Limits::default())?;
///     ziele::extract(&source, name)
/// };
/// let old = edition("radplan-2024", "Ausbau des Radwegenetzes um 10 % pro Jahr")?;
/// let new = edition("radplan-2027", "Ausbau des Radwegenetzes um 5 % pro Jahr")?;
/// // Without a situation, the documents say what they are to each other.
/// let changes = ziele::diff::compare_two(&old, &new, Some(Situation::Editions));
/// assert!(changes.comparisons[0].changes.iter().any(|change| change.fate == Fate::Relaxed));
/// print!("{}", ziele::diff::render::text(&changes));
/// # Ok::<(), ziele::problem::Error>(())
/// ```
pub fn compare_two(old: &Document, new: &Document, given: Option<Situation>) -> Changes {
    Changes {
        format: CHANGES.to_owned(),
        comparisons: vec![compare(old, new, given)],
        only_old: Vec::new(),
        only_new: Vec::new(),
    }
}

fn party(meta: &Meta) -> Party {
    let Meta {
        id,
        title,
        edition,
        period,
        source,
        ..
    } = meta;
    Party {
        id: id.clone(),
        path: source.path.clone(),
        title: title.clone(),
        edition: edition.clone(),
        period: *period,
    }
}

fn count(changes: &[Change]) -> Vec<Count> {
    let mut counts: BTreeMap<(Subject, Fate), usize> = BTreeMap::new();
    for change in changes {
        *counts.entry((change.subject, change.fate)).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|((subject, fate), count)| Count {
            subject,
            fate,
            count,
        })
        .collect()
}
