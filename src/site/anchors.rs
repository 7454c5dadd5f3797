//! The ids of the elements that records become on the page of their document.

use super::links::fragment;
use crate::model::{Document, Place, Question};
use std::collections::{BTreeMap, BTreeSet};

/// The fragments of a document's records, by kind and in its order. Each is what [`fragment`] makes of the record's id; where two would share
/// one (a section may be called like a goal), the records keep it and sections give way.
pub(super) struct Anchors {
    pub(super) goals: Vec<String>,
    pub(super) indicators: Vec<String>,
    pub(super) principles: Vec<String>,
    pub(super) projects: Vec<String>,
    pub(super) sections: Vec<String>,
    by_record: BTreeMap<String, String>,
    by_section: BTreeMap<String, String>,
}

impl Anchors {
    /// The fragments of all records.
    pub(super) fn of(document: &Document) -> Self {
        let (mut taken, mut by_record, mut by_section) =
            (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        Self {
            goals: given(
                document.goals.iter().map(|goal| &goal.id),
                &mut taken,
                &mut by_record,
            ),
            indicators: given(
                document.indicators.iter().map(|indicator| &indicator.id),
                &mut taken,
                &mut by_record,
            ),
            principles: given(
                document.principles.iter().map(|principle| &principle.id),
                &mut taken,
                &mut by_record,
            ),
            projects: given(
                document.projects.iter().map(|project| &project.id),
                &mut taken,
                &mut by_record,
            ),
            sections: given(
                document.sections.iter().map(|section| &section.id),
                &mut taken,
                &mut by_section,
            ),
            by_record,
            by_section,
        }
    }

    /// The fragment of a goal, an indicator, a principle or a project.
    pub(super) fn record(&self, id: &str) -> Option<&str> {
        self.by_record.get(id).map(String::as_str)
    }

    /// The fragment of a section.
    pub(super) fn section(&self, id: &str) -> Option<&str> {
        self.by_section.get(id).map(String::as_str)
    }

    /// The fragment of one side of a comparison.
    pub(super) fn place(&self, document: &Document, place: &Place) -> Option<String> {
        if let Some(id) = &place.record {
            return self
                .record(id)
                .or_else(|| self.section(id))
                .map(str::to_owned);
        }
        let council = document.council.as_ref()?;
        let is_there = |question: &Question| {
            question.source.page == place.at.page && question.source.lines == place.at.lines
        };
        let number = council.questions.iter().position(is_there);
        Some(number.map_or_else(|| HEAD.to_owned(), question))
    }
}

/// The head of a council paper. Ids that no record has begin with `~`, which stands in no [`fragment`].
pub(super) const HEAD: &str = "~kopf";

/// The question with this position, from 0 on.
pub(super) fn question(position: usize) -> String {
    format!("~frage-{}", position + 1)
}

fn given<'d>(
    ids: impl Iterator<Item = &'d String>,
    taken: &mut BTreeSet<String>,
    by_id: &mut BTreeMap<String, String>,
) -> Vec<String> {
    let mut fragments = Vec::new();
    for id in ids {
        let plain = fragment(id);
        let mut free = plain.clone();
        let mut number = 1;
        while free.is_empty() || !taken.insert(free.clone()) {
            number += 1;
            free = format!("{plain}-{number}");
        }
        // Of records that share an id, the first is the one that links lead to.
        by_id.entry(id.clone()).or_insert_with(|| free.clone());
        fragments.push(free);
    }
    fragments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_would_share_a_fragment_get_their_own() {
        let ids = [
            "1/ziel-1".to_owned(),
            "1/ziel-1".to_owned(),
            String::new(),
            "1_ziel-1".to_owned(),
        ];
        let (mut taken, mut by_id) = (BTreeSet::new(), BTreeMap::new());
        assert_eq!(
            given(ids.iter(), &mut taken, &mut by_id),
            ["1_ziel-1", "1_ziel-1-2", "-2", "1_5f_ziel-1"]
        );
        assert_eq!(by_id["1/ziel-1"], "1_ziel-1");
    }
}
