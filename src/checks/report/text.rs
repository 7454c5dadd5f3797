//! Findings as text for people: by document, each with its arithmetic and the places that were compared.

use super::Report;
use crate::model::{Finding, Place, Severity};
use std::fmt::Write as _;

/// Writes the findings of a report and a line with their number. Writing to a string cannot fail.
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    let mut document = None;
    for finding in &report.findings {
        if document != Some((&finding.path, &finding.document)) {
            document = Some((&finding.path, &finding.document));
            let _ = writeln!(out, "{} ({})\n", finding.path, finding.document);
        }
        one(finding, &mut out);
    }
    let numbers = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| counted(report.count(severity), name(Some(severity))));
    let _ = writeln!(
        out,
        "{}; compared {}, agreed {}",
        numbers.join(", "),
        report.compared,
        report.agreeing
    );
    if report.compared == 0 {
        out.push_str("nothing here could be compared: that no finding is told does not mean that all agrees\n");
    }
    out
}

/// How a severity is called.
fn name(severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Note) => "note",
        None => "agrees",
    }
}

fn counted(count: usize, name: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {name}{plural}")
}

fn one(finding: &Finding, out: &mut String) {
    let _ = writeln!(
        out,
        "  {}[{}] {}",
        name(finding.severity),
        finding.check,
        finding.message
    );
    if let Some(arithmetic) = &finding.arithmetic {
        let _ = writeln!(out, "    = {arithmetic}");
    }
    for place in &finding.places {
        let record = place
            .record
            .as_ref()
            .map(|record| format!(", {record}"))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "    {}{record}\n      \"{}\"",
            at(place),
            place.text.split_whitespace().collect::<Vec<_>>().join(" ")
        );
    }
    out.push('\n');
}

/// Where a place is, in words: "page 3, line 12", "lines 12-14".
pub(super) fn at(place: &Place) -> String {
    let [first, last] = place.at.lines;
    let lines = if first == last {
        format!("line {first}")
    } else {
        format!("lines {first}-{last}")
    };
    place
        .at
        .page
        .map_or(lines.clone(), |page| format!("page {page}, {lines}"))
}
