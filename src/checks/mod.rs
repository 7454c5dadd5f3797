//! Findings over finished documents: plain functions, one file each, called in the order of [`CHECKS`].
//!
//! A check compares two things that a document says, and tells what it compared. What agrees is told on request only; what does not becomes
//! a finding with both places and the arithmetic.

mod facts;
pub mod series_period;

pub use facts::{Facts, of_goal, of_indicator, of_project, of_section};

use crate::model::{Document, Finding, Place, Severity};
use sha2::{Digest as _, Sha256};

/// A check.
pub struct Check {
    /// Its id: the stem of its file.
    pub name: &'static str,
    /// What it compares, leaves alone, an example, how sure it is.
    pub doc: &'static str,
    /// What it does.
    run: fn(&Facts<'_>, &mut Vec<Comparison>),
}

/// All checks.
pub const CHECKS: &[Check] = &[series_period::CHECK];

/// What a check has compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// How sure it is that something is wrong. `None` for what agrees.
    pub severity: Option<Severity>,
    /// What agrees or does not, in one sentence.
    pub message: String,
    /// How it was reckoned: `262 → 288 is +9.9 %, stated are 10 %`.
    pub arithmetic: Option<String>,
    /// What was compared, the place to mend first.
    pub places: Vec<Place>,
}

/// Runs all checks over a document: first what is surest, then in the order of [`CHECKS`], then in that of the document. What agrees is among
/// it, with no severity.
pub fn run(document: &Document) -> Vec<Finding> {
    let facts = Facts::of(document);
    let mut findings = Vec::new();
    for check in CHECKS {
        let mut compared = Vec::new();
        (check.run)(&facts, &mut compared);
        findings.extend(compared.into_iter().map(|comparison| finding(document, check, comparison)));
    }
    // Stable: the order of the checks and of the document stays.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}

fn finding(document: &Document, check: &Check, comparison: Comparison) -> Finding {
    let Comparison { severity, message, arithmetic, places } = comparison;
    Finding {
        check: check.name.to_owned(),
        severity,
        document: document.document.id.clone(),
        path: document.document.source.path.clone(),
        fingerprint: fingerprint(&document.document.id, check.name, &places),
        message,
        arithmetic,
        places,
    }
}

/// A hash of what was compared, not of where it stands: a page more at the front leaves it as it was.
fn fingerprint(document: &str, check: &str, places: &[Place]) -> String {
    let mut hash = Sha256::new();
    for part in [document, check] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    for place in places {
        hash.update(place.record.as_deref().unwrap_or_default().as_bytes());
        hash.update([0]);
        hash.update(place.text.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
