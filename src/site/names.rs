//! What records are called in running text: `Ziel 2 in 5.4 Interkommunale Zusammenarbeit`.

use crate::model::Document;
use std::collections::BTreeMap;

/// The names of a document's sections and projects by their ids.
pub(super) struct Names<'d> {
    sections: BTreeMap<&'d str, String>,
    projects: BTreeMap<&'d str, &'d str>,
}

impl<'d> Names<'d> {
    /// The names in a document.
    pub(super) fn of(document: &'d Document) -> Self {
        let section = |section: &'d crate::model::Section| {
            let number = section.number.as_deref().unwrap_or_default();
            (section.id.as_str(), format!("{number} {}", section.title).trim().to_owned())
        };
        Self {
            sections: document.sections.iter().map(section).collect(),
            projects: document.projects.iter().map(|project| (project.id.as_str(), project.title.as_str())).collect(),
        }
    }

    /// The name of a record or of a section.
    pub(super) fn full(&self, id: &str) -> String {
        self.seen_from(None, id)
    }

    /// The name of a record as a record of the section `from` calls it: what stands in the same section needs no more than its number.
    pub(super) fn seen_from(&self, from: Option<&str>, id: &str) -> String {
        if let Some(title) = self.projects.get(id) {
            return format!("Vorhaben {title}");
        }
        let (section, last) = id.rsplit_once('/').map_or((None, id), |(section, last)| (Some(section), last));
        match numbered(last) {
            Some(name) if section == from => name,
            Some(name) => match section.and_then(|section| self.sections.get(section)) {
                Some(title) => format!("{name} in {title}"),
                None => name,
            },
            None => self.sections.get(id).cloned().unwrap_or_else(|| id.to_owned()),
        }
    }
}

/// `ziel-2`: `Ziel 2`.
pub(super) fn numbered(last: &str) -> Option<String> {
    let (kind, number) = last.rsplit_once('-')?;
    let word = match kind {
        "ziel" => "Ziel",
        "kennzahl" => "Kennzahl",
        "grundsatz" => "Grundsatz",
        "frage" => "Frage",
        _ => return None,
    };
    number.bytes().all(|digit| digit.is_ascii_digit()).then(|| format!("{word}\u{a0}{number}"))
}

/// The name of a record where its section is clear: what follows the last `/` of its id, in words.
pub(super) fn short(id: &str, other: &str) -> String {
    id.rsplit('/').next().and_then(numbered).unwrap_or_else(|| other.to_owned())
}
