//! Findings as JSON, in the form `ziele-findings/1`.

use super::Report;
use crate::model::{FINDINGS, Findings};

/// Writes the findings of a report.
///
/// # Errors
/// Those of [`serde_json`], which this type does not meet.
pub fn json(report: &Report) -> Result<String, serde_json::Error> {
    let findings = Findings {
        format: FINDINGS.to_owned(),
        findings: report.findings.clone(),
    };
    serde_json::to_string_pretty(&findings).map(|text| format!("{text}\n"))
}
