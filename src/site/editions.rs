//! Which documents are editions of one strategy.

use crate::model::{Kind, Meta};
use crate::notation::slug::slug;
use std::collections::BTreeMap;

/// What editions of one strategy have in common: who publishes them, and their name but for its numbers (`digiTal 2023`, `digiTal 2026`).
/// Papers of a council have no editions.
pub(super) fn key(meta: &Meta) -> Option<String> {
    if !matches!(meta.kind, Kind::Strategy | Kind::Report) || meta.period.is_none() {
        return None;
    }
    let name = meta.edition.as_deref().or(meta.title.as_deref())?;
    let plain: Vec<String> = name.split(|letter: char| !letter.is_alphabetic()).map(slug).filter(|word| !word.is_empty()).collect();
    let issuer = meta.issuer.as_deref().map(slug).unwrap_or_default();
    (!plain.is_empty()).then(|| format!("{issuer}/{}", plain.join("-")))
}

/// Groups of editions: of each key that more than one document has, these documents by their years.
pub(super) fn groups<T>(candidates: Vec<(String, Meta, T)>) -> Vec<Vec<(Meta, T)>> {
    let mut by_key: BTreeMap<String, Vec<(Meta, T)>> = BTreeMap::new();
    for (key, meta, rest) in candidates {
        by_key.entry(key).or_default().push((meta, rest));
    }
    let mut groups: Vec<Vec<(Meta, T)>> = by_key.into_values().collect();
    for group in &mut groups {
        group.sort_by(|(a, _), (b, _)| (a.period, &a.id).cmp(&(b.period, &b.id)));
    }
    groups
}

/// Whether two documents next to each other in their group can be compared as editions: those of the same years are two forms of one.
pub(super) fn differ(old: &Meta, new: &Meta) -> bool {
    old.period != new.period
}

/// What an edition is called among its own.
pub(super) fn name(meta: &Meta) -> String {
    let name = meta.edition.as_deref().or(meta.title.as_deref()).unwrap_or(&meta.id);
    match meta.period {
        Some(period) if !name.contains(&period.end.to_string()) => format!("{name} ({})", super::words::period(period)),
        _ => name.to_owned(),
    }
}
