//! Which papers of an export belong together: an answer and what it answers.

use crate::model::Council;
use std::collections::BTreeMap;

/// The papers by the numbers that they bear and that they answer.
#[derive(Debug, Default)]
pub(super) struct Related {
    bearing: BTreeMap<String, Vec<Party>>,
    answering: BTreeMap<String, Vec<Party>>,
}

/// A paper, and who publishes it, if that is known.
#[derive(Debug)]
struct Party {
    id: String,
    issuer: Option<String>,
}

impl Related {
    /// Notes a paper.
    pub(super) fn note(&mut self, id: &str, issuer: Option<&str>, council: &Council) {
        let party = || Party {
            id: id.to_owned(),
            issuer: issuer.map(str::to_owned),
        };
        if let Some(number) = &council.reference {
            self.bearing
                .entry(number.clone())
                .or_default()
                .push(party());
        }
        if let Some(number) = &council.answers {
            self.answering
                .entry(number.clone())
                .or_default()
                .push(party());
        }
    }

    /// The ids of the papers that this one answers and of those that answer it, in this order, each once.
    ///
    /// A number means one paper within a city only, so papers that name different issuers are strangers.
    pub(super) fn of(&self, id: &str, issuer: Option<&str>, council: &Council) -> Vec<String> {
        let answered = council
            .answers
            .as_ref()
            .and_then(|number| self.bearing.get(number));
        let answers = council
            .reference
            .as_ref()
            .and_then(|number| self.answering.get(number));
        let mut related: Vec<String> = Vec::new();
        for party in answered.into_iter().chain(answers).flatten() {
            let strangers = party
                .issuer
                .as_deref()
                .zip(issuer)
                .is_some_and(|(one, other)| one != other);
            if party.id != id && !strangers && !related.contains(&party.id) {
                related.push(party.id.clone());
            }
        }
        related
    }
}
