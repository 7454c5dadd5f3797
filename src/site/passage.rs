//! The passage that a record was read from.

use super::links::Sources;
use crate::model::{File, Fragment, Source};

/// A passage with the ways to it.
pub(super) struct Passage {
    /// `Seite 3, Zeilen 4–5`.
    pub(super) place: String,
    /// The text as it stands there.
    pub(super) raw: String,
    /// The id of the record.
    pub(super) id: Option<String>,
    /// The rule that read it.
    pub(super) rule: String,
    /// Links to the pages, with their words.
    pub(super) links: Vec<(String, String)>,
}

impl Passage {
    /// The passage of a record of the document with this file.
    pub(super) fn of(source: &Source, id: Option<&str>, file: &File, sources: &Sources) -> Self {
        let own = Fragment {
            page: source.page,
            lines: source.lines,
            bbox: source.bbox,
        };
        let fragments = if source.places.is_empty() {
            std::slice::from_ref(&own)
        } else {
            &source.places
        };
        let mut links: Vec<(String, String)> = Vec::new();
        for fragment in fragments {
            if let Some(href) = sources
                .link(file, fragment.page)
                .filter(|href| links.iter().all(|(known, _)| known != href))
            {
                let words = fragment.page.map_or_else(
                    || "Quelldatei öffnen".to_owned(),
                    |page| format!("Seite {page} der Quelldatei öffnen"),
                );
                links.push((href, words));
            }
        }
        let place = fragments.iter().map(at).collect::<Vec<_>>().join(" und ");
        Self {
            place,
            raw: source.raw.clone(),
            id: id.map(str::to_owned),
            rule: source.rule.to_string(),
            links,
        }
    }
}

/// Where something stands: `Seite 3, Zeilen 4–5`.
pub(super) fn at(fragment: &Fragment) -> String {
    let lines = lines(fragment.lines);
    fragment
        .page
        .map_or_else(|| lines.clone(), |page| format!("Seite {page}, {lines}"))
}

fn lines([first, last]: [u32; 2]) -> String {
    if first == last {
        format!("Zeile {first}")
    } else {
        format!("Zeilen {first}–{last}")
    }
}
