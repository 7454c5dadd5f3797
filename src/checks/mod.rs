//! Findings over finished documents: plain functions, one file each, called in the order of [`CHECKS`].
//!
//! A check compares two things that a document says, and tells what it compared. What agrees is told on request only; what does not becomes
//! a finding with both places and the arithmetic.

mod contact_address;
mod course;
mod courses;
mod dated_level;
mod dates_impossible;
mod dates_outside;
mod deadline;
mod facts;
mod judge;
mod label_unit;
pub(crate) mod message;
mod nouns;
mod numbering;
mod overview_changed;
mod overview_missing;
mod paper_dates;
mod places;
mod project_end;
mod rate;
pub mod report;
mod sequence;
mod series_copied;
mod series_period;
mod series_twice;
mod stated_rate;
mod stated_step;
mod stated_value;
mod statement;
mod statements;
#[cfg(test)]
mod tests;
mod text_copied;
mod topics;
mod values;
mod wording;
mod yearly_or_total;

pub(crate) use course::Course;
pub(crate) use courses::courses;
pub(crate) use facts::Facts;

use message::{Arithmetic, Message};

use crate::model::{Document, Finding, Place, Severity};
use crate::source::sha256;
use std::collections::BTreeSet;

/// A check.
pub struct Check {
    /// Its id: the stem of its file.
    pub name: &'static str,
    /// What it finds, in a few German words: the title of its findings on pages.
    pub german_title: &'static str,
    /// What it compares, leaves alone, an example, how sure it is.
    pub doc: &'static str,
    /// What it does.
    run: fn(&Facts<'_>, &mut Vec<Comparison>),
}

/// All checks.
pub const CHECKS: &[Check] = &[
    stated_rate::CHECK,
    stated_step::CHECK,
    stated_value::CHECK,
    deadline::CHECK,
    project_end::CHECK,
    overview_missing::CHECK,
    overview_changed::CHECK,
    series_period::CHECK,
    series_twice::CHECK,
    series_copied::CHECK,
    label_unit::CHECK,
    yearly_or_total::CHECK,
    dates_impossible::CHECK,
    dates_outside::CHECK,
    text_copied::CHECK,
    numbering::CHECK,
    contact_address::CHECK,
    paper_dates::CHECK,
];

impl Check {
    /// What stands below a heading of its documentation, in one line.
    pub fn section(&self, heading: &str) -> String {
        let parts = self
            .doc
            .split("# ")
            .filter_map(|part| part.split_once('\n'));
        parts
            .filter(|(title, _)| *title == heading)
            .map(|(_, text)| text.trim_end().replace('\n', " "))
            .collect()
    }

    /// What it compares, in one sentence without its full stop.
    pub fn summary(&self) -> String {
        // Examples in brackets may hold what looks like the end of a sentence.
        let mut plain = self.section("Compares");
        while let Some((start, len)) = plain
            .find(" (`")
            .and_then(|start| Some((start, plain.get(start..)?.find("`)")? + 2)))
        {
            plain.replace_range(start..start + len, "");
        }
        let end = [". ", "; ", ": "]
            .iter()
            .filter_map(|mark| plain.find(mark))
            .min()
            .unwrap_or(plain.len());
        plain
            .get(..end)
            .unwrap_or(&plain)
            .trim_end_matches('.')
            .to_owned()
    }
}

/// The check of this name.
pub fn named(name: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.name == name)
}

/// What a check has compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// How sure it is that something is wrong. `None` for what agrees.
    pub severity: Option<Severity>,
    /// What agrees or does not.
    pub message: Message,
    /// How it was reckoned.
    pub arithmetic: Option<Arithmetic>,
    /// What was compared, the place to mend first.
    pub places: Vec<Place>,
}

/// Runs all checks over a document: first what is surest, then in the order of [`CHECKS`], then in that of the document. What agrees is among
/// it, with no severity.
///
/// ```
/// use ziele::source::{Limits, Source};
///
/// let text = "1 RADVERKEHR\n\nZIELE:\n\n- Bau von zwei Radwegen pro Jahr\n\nKENNZAHLEN:\n\n- Anzahl der Radwege für 2022 bis 2026: 19 | 21 | 23 | 25 | 28\n";
/// let source = Source::from_bytes("radplan.txt", text.into(), &Limits::default())?;
/// let document = ziele::extract(&source, "radplan")?;
/// let findings = ziele::checks::run(&document);
/// let wrong: Vec<_> = findings.iter().filter(|finding| finding.severity.is_some()).collect();
/// assert_eq!(wrong[0].arithmetic.as_deref(), Some("19 → 21 → 23 → 25 → 28: +2, +2, +2, +3; stated +2"));
/// // Each place says where it stands in the document.
/// assert_eq!(wrong[0].places[0].at.lines, [5, 5]);
/// # Ok::<(), ziele::problem::Error>(())
/// ```
pub fn run(document: &Document) -> Vec<Finding> {
    judge(document)
        .into_iter()
        .map(|judgement| judgement.finding)
        .collect()
}

/// A finding with what it says as data, for those who say it in another language.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The finding, in English.
    pub finding: Finding,
    /// What does not agree.
    pub message: Message,
    /// How it was reckoned.
    pub arithmetic: Option<Arithmetic>,
}

/// Runs all checks over a document, like [`run`].
pub fn judge(document: &Document) -> Vec<Judgement> {
    let facts = statements::facts(document);
    let mut judgements = Vec::new();
    for check in CHECKS {
        let mut compared = Vec::new();
        (check.run)(&facts, &mut compared);
        judgements.extend(
            compared
                .into_iter()
                .map(|comparison| judgement(document, check, comparison)),
        );
    }
    tell_apart(
        judgements
            .iter_mut()
            .map(|judgement| &mut judgement.finding),
    );
    // Stable: the order of the checks and of the document stays.
    judgements.sort_by_key(|judgement| std::cmp::Reverse(judgement.finding.severity));
    judgements
}

/// Gives findings of one fingerprint a running number: the same words may stand twice in a document, or one document in two files.
pub fn tell_apart<'f>(findings: impl Iterator<Item = &'f mut Finding>) {
    let mut seen = BTreeSet::new();
    for finding in findings {
        let plain = finding.fingerprint.clone();
        let mut number = 1;
        while !seen.insert(finding.fingerprint.clone()) {
            number += 1;
            finding.fingerprint = format!("{plain}-{number}");
        }
    }
}

fn judgement(document: &Document, check: &Check, comparison: Comparison) -> Judgement {
    let Comparison {
        severity,
        message,
        arithmetic,
        places,
    } = comparison;
    let finding = Finding {
        check: check.name.to_owned(),
        severity,
        document: document.document.id.clone(),
        path: document.document.source.path.clone(),
        fingerprint: fingerprint(&document.document.id, check.name, &places),
        message: message.english(),
        arithmetic: arithmetic.as_ref().map(Arithmetic::english),
        places,
    };
    Judgement {
        finding,
        message,
        arithmetic,
    }
}

/// A hash of what was compared, not of where it stands: a page more at the front leaves it as it was.
fn fingerprint(document: &str, check: &str, places: &[Place]) -> String {
    let mut bytes = Vec::new();
    let told = places.iter().flat_map(|place| {
        [
            place.record.as_deref().unwrap_or_default(),
            place.text.as_str(),
        ]
    });
    for part in [document, check].into_iter().chain(told) {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    let mut digits = sha256(&bytes);
    digits.truncate(16);
    digits
}
