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
        let named = |section: &crate::model::Section| {
            format!(
                "{} {}",
                section.number.as_deref().unwrap_or_default(),
                section.title
            )
            .trim()
            .to_owned()
        };
        let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
        for section in &document.sections {
            *titles.entry(&section.title).or_default() += 1;
        }
        // An overview repeats the titles of its sections: what has no number of its own is told by the section above.
        let section = |section: &'d crate::model::Section| {
            let repeats = section.number.is_none()
                && titles
                    .get(section.title.as_str())
                    .is_some_and(|count| *count > 1);
            let above = section
                .parent
                .as_deref()
                .and_then(|id| document.section(id))
                .filter(|_| repeats);
            let name = above.map_or_else(
                || named(section),
                |above| format!("{} ({})", named(section), named(above)),
            );
            (section.id.as_str(), name)
        };
        Self {
            sections: document.sections.iter().map(section).collect(),
            projects: document
                .projects
                .iter()
                .map(|project| (project.id.as_str(), project.title.as_str()))
                .collect(),
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
        let (section, last) = id
            .rsplit_once('/')
            .map_or((None, id), |(section, last)| (Some(section), last));
        match numbered(last) {
            Some(name) if section == from => name,
            Some(name) => match section.and_then(|section| self.sections.get(section)) {
                Some(title) => format!("{name} in {title}"),
                None => name,
            },
            None => self
                .sections
                .get(id)
                .cloned()
                .unwrap_or_else(|| id.to_owned()),
        }
    }
}

/// What a document is called: its title, else its edition, else its id.
pub(super) fn title(document: &Document) -> &str {
    let meta = &document.document;
    meta.title
        .as_deref()
        .or(meta.edition.as_deref())
        .filter(|title| !title.trim().is_empty())
        .unwrap_or(&meta.id)
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
    number
        .bytes()
        .all(|digit| digit.is_ascii_digit())
        .then(|| format!("{word}\u{a0}{number}"))
}

/// The name of a record where its section is clear: what follows the last `/` of its id, in words.
pub(super) fn short(id: &str, other: &str) -> String {
    id.rsplit('/')
        .next()
        .and_then(numbered)
        .unwrap_or_else(|| other.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_of_an_overview_are_told_from_the_sections_that_they_repeat() {
        let mut document = crate::site::sample();
        let section = document.sections[0].clone();
        let chapter = crate::model::Section {
            id: "9".into(),
            number: Some("9".into()),
            title: "ÜBERBLICK".into(),
            ..section.clone()
        };
        let topic = crate::model::Section {
            id: "9/radverkehr".into(),
            number: None,
            level: 2,
            parent: Some("9".into()),
            ..section
        };
        document.sections.extend([chapter, topic]);
        let names = Names::of(&document);
        assert_eq!(
            names.full("9/radverkehr/ziel-1"),
            "Ziel\u{a0}1 in RADVERKEHR (9 ÜBERBLICK)"
        );
        assert_eq!(names.full("1/ziel-1"), "Ziel\u{a0}1 in 1 RADVERKEHR");
    }
}
