//! The check behind the test of every check of findings: its fixtures, their snapshots, and what one altered number does.
//!
//! A fixture `fixtures/checks/<check>/<name>.txt` is a short document. Its snapshot `tests/snapshots/checks/<check>@<name>.snap` has its lines
//! with what was compared beneath the first place of each.

use super::extract;
use crate::checks;
use crate::model::{Document, Finding, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folder(check: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/checks")
        .join(check)
}

fn read(text: &str) -> (Document, Vec<Finding>) {
    let document = extract("fixture.txt", text);
    let findings = checks::run(&document);
    (document, findings)
}

/// Runs all fixtures of a check.
pub fn check(name: &str) {
    let mut fixtures: Vec<PathBuf> = std::fs::read_dir(folder(name))
        .unwrap_or_else(|e| panic!("{name}: {e}"))
        .map(|fixture| fixture.unwrap().path())
        .collect();
    fixtures.sort();
    for fixture in fixtures {
        let stem = fixture.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&fixture).unwrap();
        let (document, findings) = read(&text);
        assert_eq!(
            findings,
            checks::run(&document),
            "{name}/{stem}: two runs differ"
        );
        let own: Vec<&Finding> = findings
            .iter()
            .filter(|finding| finding.check == name)
            .collect();
        let found = own.iter().any(|finding| finding.severity.is_some());
        let must_not = stem.starts_with("leaves_");
        assert_ne!(
            found,
            must_not,
            "{name}/{stem}: the check {} here\n{own:#?}",
            if must_not {
                "must find nothing"
            } else {
                "finds nothing"
            }
        );
        let distinct: BTreeSet<&str> = findings
            .iter()
            .map(|finding| finding.fingerprint.as_str())
            .collect();
        assert_eq!(
            distinct.len(),
            findings.len(),
            "{name}/{stem}: two findings share a fingerprint"
        );
        assert!(
            findings.iter().all(|finding| !finding.places.is_empty()),
            "{name}/{stem}: a finding has no place"
        );
        let lines = text.lines().count() as u32;
        for place in own.iter().flat_map(|finding| &finding.places) {
            assert!(
                1 <= place.at.lines[0] && place.at.lines[1] <= lines,
                "{name}/{stem}: {place:?} is outside of the input"
            );
        }
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/checks"),
            prepend_module_to_snapshot => false,
            snapshot_suffix => &stem,
            omit_expression => true,
            input_file => Path::new("fixtures/checks").join(name).join(fixture.file_name().unwrap()),
        }, { insta::assert_snapshot!(name, annotated(&text, &own)); });
    }
}

/// In a fixture that is silent, one altered number gives exactly one finding, and it is of this check.
pub fn alter(name: &str, fixture: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(folder(name).join(fixture)).unwrap();
    assert_eq!(
        text.matches(from).count(),
        1,
        "{name}/{fixture}: {from:?} must stand there once"
    );
    let told = |text: &str| -> Vec<(String, String)> {
        let findings = read(text).1;
        findings
            .into_iter()
            .filter(|finding| finding.severity.is_some())
            .map(|finding| (finding.check, finding.message))
            .collect()
    };
    assert_eq!(
        told(&text),
        [],
        "{name}/{fixture} is not silent as it stands"
    );
    let altered = told(&text.replace(from, to));
    assert!(
        altered.len() == 1 && altered.iter().all(|(check, _)| check == name),
        "{name}/{fixture}, {from:?} for {to:?}: {altered:#?}"
    );
}

fn annotated(text: &str, findings: &[&Finding]) -> String {
    let mut beneath: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for finding in findings {
        let mut shown = match finding.severity {
            Some(Severity::Error) => "error".to_owned(),
            Some(Severity::Warning) => "warning".to_owned(),
            Some(Severity::Note) => "note".to_owned(),
            None => "agrees".to_owned(),
        };
        let _ = write!(shown, ": {}", finding.message);
        if let Some(arithmetic) = &finding.arithmetic {
            let _ = write!(shown, "\n{arithmetic}");
        }
        for place in &finding.places {
            let _ = write!(
                shown,
                "\n{}-{} {}: {}",
                place.at.lines[0],
                place.at.lines[1],
                place.record.as_deref().unwrap_or("-"),
                place.text
            );
        }
        let line = finding.places.first().map_or(0, |place| place.at.lines[1]);
        beneath.entry(line).or_default().push(shown);
    }
    super::lines_with(text, beneath)
}
