//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines of a file.
//!
//! The lines of a PDF are those of a page as read. No viewer knows them, so that they stand in the message and in `properties`.

use super::Report;
use super::text::at;
use crate::checks::{CHECKS, Check};
use crate::model::{Finding, Place, Severity};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// Where the schema of the format is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The version of the fingerprint: it rises when the same findings get others.
const FINGERPRINT: &str = "zieleFinding/v1";

/// Writes the findings of a report.
///
/// # Errors
/// Those of [`serde_json`], which this value does not meet.
pub fn sarif(report: &Report) -> Result<String, serde_json::Error> {
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ziele",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": CHECKS.iter().map(rule).collect::<Vec<_>>(),
            } },
            "invocations": [{
                "executionSuccessful": report.failed.is_empty(),
                "toolExecutionNotifications": report.failed.iter().map(|failure| json!({
                    "level": "error",
                    "message": { "text": format!("{}: {}", failure.path, failure.error) },
                })).collect::<Vec<_>>(),
            }],
            "columnKind": "unicodeCodePoints",
            "results": report.findings.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_string_pretty(&log).map(|text| format!("{text}\n"))
}

fn rule(check: &Check) -> Value {
    let doc = check.doc.trim_end();
    json!({
        "id": check.name,
        "shortDescription": { "text": check.summary() },
        "fullDescription": { "text": check.section("Compares") },
        "help": { "text": doc, "markdown": doc.replace("# ", "## ") },
        "defaultConfiguration": { "level": "warning" },
    })
}

fn result(finding: &Finding) -> Value {
    let level = match finding.severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Note) => "note",
        None => "none",
    };
    let mut value = json!({
        "ruleId": finding.check,
        "ruleIndex": CHECKS.iter().position(|check| check.name == finding.check),
        "kind": if finding.severity.is_some() { "fail" } else { "pass" },
        "level": level,
        "message": { "text": message(finding) },
        "locations": finding.places.first().map(|place| location(finding, place)).into_iter().collect::<Vec<_>>(),
        "partialFingerprints": { FINGERPRINT: finding.fingerprint },
    });
    let related: Vec<Value> = finding
        .places
        .iter()
        .skip(1)
        .enumerate()
        .map(|(at, place)| related(finding, place, at + 1))
        .collect();
    if let Some(object) = value.as_object_mut().filter(|_| !related.is_empty()) {
        object.insert("relatedLocations".to_owned(), Value::Array(related));
    }
    value
}

/// What does not agree, how it was reckoned, and the pages, which no region can say.
fn message(finding: &Finding) -> String {
    let mut text = finding.message.clone();
    if let Some(arithmetic) = &finding.arithmetic {
        let _ = write!(text, " ({arithmetic})");
    }
    let pages: Vec<String> = finding
        .places
        .iter()
        .filter(|place| place.at.page.is_some())
        .map(at)
        .collect();
    if !pages.is_empty() {
        let _ = write!(text, " [{}]", pages.join("; "));
    }
    text
}

fn location(finding: &Finding, place: &Place) -> Value {
    let [first, last] = place.at.lines;
    let mut physical = Map::from_iter([(
        "artifactLocation".to_owned(),
        json!({ "uri": uri(&finding.path) }),
    )]);
    let mut location = Map::new();
    match place.at.page {
        None => {
            physical.insert(
                "region".to_owned(),
                json!({ "startLine": first, "endLine": last, "snippet": { "text": place.text } }),
            );
        }
        Some(page) => {
            location.insert(
                "properties".to_owned(),
                json!({ "page": page, "lines": [first, last], "bbox": place.at.bbox }),
            );
        }
    }
    location.insert("physicalLocation".to_owned(), Value::Object(physical));
    if let Some(record) = &place.record {
        location.insert(
            "logicalLocations".to_owned(),
            json!([{ "fullyQualifiedName": record, "kind": "element" }]),
        );
    }
    Value::Object(location)
}

fn related(finding: &Finding, place: &Place, id: usize) -> Value {
    let mut location = location(finding, place);
    if let Some(object) = location.as_object_mut() {
        object.insert("id".to_owned(), json!(id));
        object.insert("message".to_owned(), json!({ "text": place.text }));
    }
    location
}

/// A path as a relative URI: all but letters, digits and `-._~/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_uris() {
        assert_eq!(
            uri("seeds/Maß & Ziel: 1.md"),
            "seeds/Ma%C3%9F%20%26%20Ziel%3A%201.md"
        );
    }

    #[test]
    fn places_on_pages_have_no_region() {
        let at = crate::model::Fragment {
            page: Some(3),
            lines: [4, 5],
            bbox: None,
        };
        let place = Place {
            record: Some("1/ziel-1".into()),
            text: "mehr".into(),
            at,
        };
        let finding = Finding {
            check: "numbering".into(),
            severity: Some(Severity::Note),
            document: "a".into(),
            path: "a.pdf".into(),
            message: "so".into(),
            arithmetic: None,
            places: vec![place],
            fingerprint: "f".into(),
        };
        let result = result(&finding);
        assert_eq!(result["message"]["text"], "so [page 3, lines 4-5]");
        assert_eq!(
            result["locations"][0]["physicalLocation"],
            json!({ "artifactLocation": { "uri": "a.pdf" } })
        );
        assert_eq!(result["locations"][0]["properties"]["page"], 3);
    }
}
