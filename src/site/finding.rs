//! A finding as it stands on a page.

use super::anchors::Anchors;
use super::names::Names;
use super::{passage, words};
use crate::checks::message::Arithmetic;
use crate::checks::{self, Judgement};
use crate::model::{Document, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A finding.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Told {
    /// The id of its element.
    pub(super) anchor: String,
    /// How much it matters: a word, and the name of its class.
    pub(super) severity: (String, String),
    /// What was found, in a word of its check.
    pub(super) title: String,
    /// What was found, in one sentence.
    pub(super) message: String,
    /// How it was reckoned.
    pub(super) arithmetic: Option<String>,
    /// What was compared.
    pub(super) places: Vec<Side>,
}

/// One side of a comparison.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Side {
    /// What it says.
    pub(super) text: String,
    /// Where it stands: `Ziel 4 in 5.4 Zusammenarbeit, Zeile 352`.
    pub(super) place: String,
    /// The fragment of its record.
    pub(super) anchor: Option<String>,
}

impl Told {
    /// The finding on the page of its document, if it says that something does not agree.
    pub(super) fn of(
        judgement: &Judgement,
        document: &Document,
        anchors: &Anchors,
        names: &Names<'_>,
    ) -> Option<Self> {
        let finding = &judgement.finding;
        let (word, class) = words::severity(finding.severity?);
        let side = |place: &crate::model::Place| {
            let at = passage::at(&place.at);
            Side {
                text: place.text.split_whitespace().collect::<Vec<_>>().join(" "),
                place: place.record.as_ref().map_or_else(
                    || at.clone(),
                    |record| format!("{}, {at}", names.full(record)),
                ),
                anchor: anchors.place(document, place),
            }
        };
        Some(Self {
            anchor: format!("~befund-{}", finding.fingerprint),
            severity: (word.to_owned(), class.to_owned()),
            title: checks::named(&finding.check)
                .map_or(finding.check.as_str(), |check| check.german_title)
                .to_owned(),
            message: judgement.message.german(),
            arithmetic: judgement.arithmetic.as_ref().map(Arithmetic::german),
            places: finding.places.iter().map(side).collect(),
        })
    }

    /// The fragment that the finding belongs to: that of what is to be mended first.
    pub(super) fn owner(&self) -> Option<&str> {
        self.places
            .first()
            .and_then(|place| place.anchor.as_deref())
    }
}

impl Told {
    /// The fragments of all else that was compared, each once.
    pub(super) fn others(&self) -> BTreeSet<&str> {
        self.places
            .iter()
            .filter_map(|place| place.anchor.as_deref())
            .filter(|anchor| Some(*anchor) != self.owner())
            .collect()
    }
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Errors, warnings, notes.
    pub(super) counts: [usize; 3],
}

impl Tally {
    /// Counts one more.
    pub(super) fn add(&mut self, severity: Severity) {
        let [errors, warnings, notes] = &mut self.counts;
        *match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Note => notes,
        } += 1;
    }

    /// Adds those of another document.
    pub(super) fn add_all(&mut self, other: Self) {
        for (own, other) in self.counts.iter_mut().zip(other.counts) {
            *own += other;
        }
    }

    /// What there is, the worst first: class, count with its noun.
    pub(super) fn shown(&self) -> Vec<(&'static str, String)> {
        let nouns = [
            ("fehler", "Fehler", "Fehler"),
            ("warnung", "Warnung", "Warnungen"),
            ("hinweis", "Hinweis", "Hinweise"),
        ];
        let told = self
            .counts
            .iter()
            .zip(nouns)
            .filter(|(count, _)| **count > 0);
        told.map(|(count, (class, one, more))| (class, super::numbers::counted(*count, one, more)))
            .collect()
    }

    /// All of them.
    pub(super) fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}
