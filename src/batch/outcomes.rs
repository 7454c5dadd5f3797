//! What became of the sources of a run, told one by one when it ends.

use super::journal::{self, Journal, Line};
use super::sources::Sources;
use super::{Failed, Outcome, Record, Step};
use crate::model::{Entry, Failure};
use std::collections::HashSet;
use std::io;

/// What became of all sources, in the order of their paths, so that neither the threads nor the order of the inputs show.
pub(super) struct Outcomes<'a> {
    pub(super) sources: &'a Sources,
    /// Inputs and folders that could not be looked through.
    pub(super) unread: &'a [Failed],
    pub(super) found: &'a [Outcome],
    pub(super) journal: &'a Journal,
}

impl<'a> Outcomes<'a> {
    fn records(&self) -> impl Iterator<Item = io::Result<Record>> + 'a {
        let journal = self.journal;
        self.found.iter().filter_map(move |outcome| {
            let Outcome::Read(offset) = outcome else {
                return None;
            };
            match journal.read(*offset) {
                Ok(Line::Read(record)) => Some(Ok(record)),
                Ok(Line::Failed { .. }) => None,
                Err(error) => Some(Err(error)),
            }
        })
    }

    /// What the index says of the documents.
    pub(super) fn entries(&self) -> impl Iterator<Item = io::Result<Entry>> + 'a {
        self.records()
            .map(|record| record.map(|record| record.entry))
    }

    /// Place and path with the cause.
    fn failed(&self) -> impl Iterator<Item = io::Result<(String, Failure)>> + 'a {
        let (sources, journal) = (self.sources, self.journal);
        let failed = self
            .found
            .iter()
            .enumerate()
            .filter_map(move |(number, outcome)| {
                let (Outcome::Failed(offset), source) = (outcome, sources.get(number)?) else {
                    return None;
                };
                match journal.read(*offset) {
                    Ok(Line::Failed { error }) => Some(Ok((
                        source.place(),
                        Failure {
                            path: source.path,
                            error,
                        },
                    ))),
                    Ok(Line::Read(_)) => None,
                    Err(error) => Some(Err(error)),
                }
            });
        let unread = self.unread.iter().map(|failed| {
            (
                failed.place.clone(),
                Failure {
                    path: failed.path.clone(),
                    error: failed.error.to_string(),
                },
            )
        });
        merge(unread, failed)
    }

    /// What the index says of what could not be read.
    pub(super) fn failures(&self) -> impl Iterator<Item = io::Result<Failure>> + 'a {
        self.failed()
            .map(|failed| failed.map(|(_, failure)| failure))
    }

    /// Tells it to who watches the run.
    pub(super) fn to(&self, watch: &(dyn Fn(Step<'_>) + Sync)) -> io::Result<()> {
        for record in self.records() {
            watch(Step::Read(&record?));
        }
        for failed in self.failed() {
            let (place, Failure { path, error }) = failed?;
            watch(Step::Failed {
                place: &place,
                path: &path,
                error: &error,
            });
        }
        Ok(())
    }

    /// The hashes of the ids of what was read, or of what was not.
    pub(super) fn ids(&self, of_read: bool) -> HashSet<u64> {
        let chosen = self
            .found
            .iter()
            .enumerate()
            .filter(|(_, outcome)| matches!(outcome, Outcome::Read(_)) == of_read);
        chosen
            .filter_map(|(number, _)| self.sources.id(number))
            .map(|id| journal::hash(&id))
            .collect()
    }
}

/// Two sorted lists of failures as one.
fn merge(
    first: impl Iterator<Item = (String, Failure)>,
    second: impl Iterator<Item = io::Result<(String, Failure)>>,
) -> impl Iterator<Item = io::Result<(String, Failure)>> {
    let (mut first, mut second) = (first.peekable(), second.peekable());
    std::iter::from_fn(move || match (first.peek(), second.peek()) {
        (Some((place, failure)), Some(Ok((other_place, other))))
            if (&failure.path, place) > (&other.path, other_place) =>
        {
            second.next()
        }
        (Some(_), _) => first.next().map(Ok),
        (None, _) => second.next(),
    })
}
