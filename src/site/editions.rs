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
    let plain: Vec<String> = name
        .split(|letter: char| !letter.is_alphabetic())
        .map(slug)
        .filter(|word| !word.is_empty())
        .collect();
    let issuer = meta.issuer.as_deref().map(slug).unwrap_or_default();
    (!plain.is_empty()).then(|| format!("{issuer}/{}", plain.join("-")))
}

/// Most editions that a strategy has. A name that more documents bear is that of a kind of paper.
const MOST: usize = 24;

/// All candidates in groups of one key, each by their years.
pub(super) fn groups<T>(candidates: Vec<(String, Meta, T)>) -> Vec<Vec<(Meta, T)>> {
    let mut by_key: BTreeMap<String, Vec<(Meta, T)>> = BTreeMap::new();
    for (key, meta, rest) in candidates {
        by_key.entry(key).or_default().push((meta, rest));
    }
    let mut groups = Vec::new();
    for mut group in by_key.into_values() {
        group.sort_by(|(a, _), (b, _)| (a.period, &a.id).cmp(&(b.period, &b.id)));
        if group.len() > MOST {
            groups.extend(group.into_iter().map(|one| vec![one]));
        } else {
            groups.push(group);
        }
    }
    groups
}

/// Whether two documents next to each other in their group can be compared as editions: those of the same years are two forms of one.
pub(super) fn differ(old: &Meta, new: &Meta) -> bool {
    old.period != new.period
}

/// What an edition is called among its own.
pub(super) fn name(meta: &Meta) -> String {
    let name = meta
        .edition
        .as_deref()
        .or(meta.title.as_deref())
        .unwrap_or(&meta.id);
    match meta.period {
        Some(period) if !name.contains(&period.end.to_string()) => {
            format!("{name} ({})", super::words::period(period))
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{File, Period};

    fn meta(kind: Kind, edition: &str, years: Option<(i32, i32)>) -> Meta {
        Meta {
            id: edition.to_lowercase(),
            kind,
            title: None,
            edition: Some(edition.to_owned()),
            issuer: Some("Stadt Neustadt".to_owned()),
            period: years.map(|(start, end)| Period { start, end }),
            language: None,
            source: File {
                path: String::new(),
                media_type: String::new(),
                sha256: String::new(),
                bytes: 0,
                pages: None,
            },
        }
    }

    #[test]
    fn editions_have_one_name_but_for_its_numbers() {
        let of = |kind, edition, years| key(&meta(kind, edition, years));
        let years = Some((2018, 2023));
        assert_eq!(
            of(Kind::Strategy, "digiTal 2023", years).as_deref(),
            Some("stadt-neustadt/digital")
        );
        assert_eq!(
            of(Kind::Strategy, "digiTal 2023", years),
            of(Kind::Strategy, "digiTal 2026", Some((2022, 2026)))
        );
        assert_ne!(
            of(Kind::Strategy, "digiTal 2023", years),
            of(Kind::Strategy, "Radplan 2023", years)
        );
        assert_eq!(of(Kind::Strategy, "2023", years), None);
        assert_eq!(of(Kind::Strategy, "digiTal", None), None);
        assert_eq!(of(Kind::CouncilPaper, "Vorlage 2023", years), None);
    }

    #[test]
    fn a_group_is_in_the_order_of_the_years() {
        let all = [
            ("b", (2022, 2026)),
            ("a", (2018, 2023)),
            ("c", (2018, 2022)),
        ];
        let candidates = all.map(|(name, years)| {
            (
                "key".to_owned(),
                meta(Kind::Strategy, name, Some(years)),
                name,
            )
        });
        let groups = groups(candidates.to_vec());
        assert_eq!(
            groups
                .iter()
                .map(|group| group.iter().map(|(_, name)| *name).collect::<String>())
                .collect::<Vec<_>>(),
            ["cab"]
        );
    }

    #[test]
    fn what_very_many_documents_are_called_is_no_strategy() {
        let candidates = (0..=24).map(|number| {
            (
                "key".to_owned(),
                meta(Kind::Report, "Jahresbericht", Some((number, number))),
                number,
            )
        });
        assert_eq!(groups(candidates.collect()).len(), 25);
    }
}
