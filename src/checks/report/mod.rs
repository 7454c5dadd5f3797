//! Findings of many documents, and the forms in which they are told.

pub mod json;
pub mod sarif;
pub mod text;

use super::{run, tell_apart};
use crate::model::{Document, Failure, Finding, Severity};

/// What is to be told.
#[derive(Debug, Clone)]
pub struct Selection {
    /// Names of checks; without one, all.
    pub only: Vec<String>,
    /// Findings of less weight are left out.
    pub least: Severity,
    /// Whether what agrees is told too.
    pub agreeing: bool,
}

/// What the checks have found.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What is told, by document.
    pub findings: Vec<Finding>,
    /// How many comparisons were made.
    pub compared: usize,
    /// How many of them agree.
    pub agreeing: usize,
    /// How many are an error, told or not.
    pub errors: usize,
    /// Documents that could not be read.
    pub failed: Vec<Failure>,
}

impl Report {
    /// Runs the checks over all documents.
    pub fn of(documents: &[Document], failed: Vec<Failure>, selection: &Selection) -> Self {
        let mut all: Vec<Finding> = documents.iter().flat_map(run).collect();
        // Before anything is left out, so that a fingerprint does not hang on what is asked for.
        tell_apart(all.iter_mut());
        all.retain(|finding| selection.only.is_empty() || selection.only.contains(&finding.check));
        let compared = all.len();
        let agreeing = all
            .iter()
            .filter(|finding| finding.severity.is_none())
            .count();
        let errors = all
            .iter()
            .filter(|finding| finding.severity == Some(Severity::Error))
            .count();
        all.retain(|finding| {
            finding
                .severity
                .map_or(selection.agreeing, |severity| severity >= selection.least)
        });
        Self {
            findings: all,
            compared,
            agreeing,
            errors,
            failed,
        }
    }

    /// How many findings of this weight are told.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == Some(severity))
            .count()
    }
}
