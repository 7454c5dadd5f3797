//! The order of the house: what imports what, how long files grow, and that every rule and every check has its fixtures and snapshots.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of a test may stop like the test itself"
)]

mod circles;
#[path = "../../build/tokens.rs"]
mod tokens;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The stages, lowest first. A file may import from its own stage and from those before it. The README prints the same list.
const ORDER: [&str; 25] = [
    "model",
    "message",
    "problem",
    "atomic",
    "text",
    "vocabulary",
    "notation",
    "source",
    "read",
    "compose",
    "layout",
    "outline",
    "tables",
    "council",
    "rules",
    "normalize",
    "link",
    "ledger",
    "pipeline",
    "checks",
    "diff",
    "batch",
    "export",
    "site",
    "cli",
];

/// Longest file of code, in lines.
const MAX_LINES: usize = 400;

/// Tables of data may be longer: types of the contract, messages in two languages, labels of heads.
const TABLES: [&str; 3] = [
    "src/checks/message/mod.rs",
    "src/model/mod.rs",
    "src/vocabulary/heads.rs",
];

/// Files that are still too long, and none that is not.
const TOO_LONG: [&str; 28] = [
    "src/checks/overview_missing.rs",
    "src/checks/stated_step.rs",
    "src/compose/spans.rs",
    "src/compose/styles.rs",
    "src/export/xlsx.rs",
    "src/layout/hyphens.rs",
    "src/layout/lines.rs",
    "src/layout/tables/blanks.rs",
    "src/ledger/rows.rs",
    "src/normalize/drafts.rs",
    "src/notation/quantities/amounts.rs",
    "src/read/markdown.rs",
    "src/read/pdf/canvas.rs",
    "src/read/pdf/cmap.rs",
    "src/read/pdf/content.rs",
    "src/read/pdf/file.rs",
    "src/rules/labelled_line.rs",
    "src/rules/prose_goal/aim.rs",
    "src/rules/prose_goal/promise.rs",
    "src/site/chart/draw.rs",
    "src/site/document.rs",
    "src/site/writer.rs",
    "src/source/format.rs",
    "tests/cli/export.rs",
    "tests/cli/oparl.rs",
    "tests/cli/report.rs",
    "tests/pdf/main.rs",
    "tests/schema.rs",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn stage(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    inside
        .iter()
        .next()
        .unwrap()
        .to_string_lossy()
        .trim_end_matches(".rs")
        .to_owned()
}

#[test]
fn imports_point_downwards() {
    let rank = |name: &str| ORDER.iter().position(|stage| *stage == name);
    for file in files("src", "rs") {
        let own = stage(&file);
        if matches!(own.as_str(), "lib" | "main" | "testing") {
            continue;
        }
        let own_rank =
            rank(&own).unwrap_or_else(|| panic!("{own} has no place in the order of the stages"));
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (number, line) in (1..).zip(
            code.lines()
                .filter(|line| !line.trim_start().starts_with("//")),
        ) {
            for (_, rest) in line
                .match_indices("crate::")
                .map(|(at, word)| (at, &line[at + word.len()..]))
            {
                let names: Vec<&str> = match rest.strip_prefix('{') {
                    Some(list) => list
                        .split([',', '}'])
                        .map(|name| name.trim().split("::").next().unwrap())
                        .filter(|name| rank(name).is_some())
                        .collect(),
                    None => vec![
                        rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                            .next()
                            .unwrap(),
                    ],
                };
                for name in names {
                    let other = rank(name).unwrap_or(own_rank);
                    assert!(
                        other <= own_rank,
                        "{}:{number}: {own} imports {name}, which stands above it",
                        file.display()
                    );
                }
            }
        }
    }
}

/// The place of a line on a page does not depend on what it says. Tables still ask for words where they look for their heads.
#[test]
fn geometry_asks_for_no_words() {
    let compose = root().join("src/compose");
    let asks_still = ["tables", "grid"].map(|folder| compose.join(folder));
    for file in files("src/compose", "rs") {
        if asks_still.iter().any(|folder| file.starts_with(folder)) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for stage in ["vocabulary", "notation"] {
            let imports = text.contains(&format!("crate::{stage}"));
            assert!(!imports, "{} imports {stage}", file.display());
        }
    }
}

#[test]
fn a_folder_has_its_door_inside() {
    for file in files("src", "rs") {
        let folder = file.with_extension("");
        assert!(
            !folder.is_dir(),
            "{} stands beside its folder: move it to {}",
            file.display(),
            folder.join("mod.rs").display()
        );
    }
}

#[test]
fn files_stay_short() {
    for file in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        let name = file.strip_prefix(root()).unwrap().to_str().unwrap();
        if TABLES.contains(&name) {
            continue;
        }
        let is_long = lines > MAX_LINES;
        assert_eq!(
            is_long,
            TOO_LONG.contains(&name),
            "{name} has {lines} lines: make two files of two subjects, and name those that are too long"
        );
    }
}

/// Holds each folder of fixtures to its names, and the snapshots to the fixtures.
fn fixtures_and_snapshots(kind: &str, names: &[&str]) {
    let mut expected = BTreeSet::new();
    let home = root().join("fixtures").join(kind);
    let mut folders: BTreeSet<String> = std::fs::read_dir(&home)
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    for name in names {
        assert!(
            folders.remove(*name),
            "{name} has no folder fixtures/{kind}/{name}"
        );
        let fixtures: Vec<String> = std::fs::read_dir(home.join(name))
            .unwrap()
            .map(|f| {
                f.unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        assert!(
            fixtures
                .iter()
                .any(|fixture| !fixture.starts_with("leaves_")),
            "{name} has no fixture in which it finds something"
        );
        assert!(
            fixtures
                .iter()
                .any(|fixture| fixture.starts_with("leaves_") && fixture.ends_with("_alone")),
            "{name} has no fixture leaves_…_alone"
        );
        expected.extend(
            fixtures
                .iter()
                .map(|fixture| format!("{name}@{fixture}.snap")),
        );
    }
    assert!(
        folders.is_empty(),
        "fixtures/{kind} of no name: {folders:?}"
    );
    let snapshots: BTreeSet<String> = files(&format!("tests/snapshots/{kind}"), "snap")
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        snapshots, expected,
        "left: the snapshots; right: what the fixtures ask for"
    );
}

#[test]
fn every_rule_has_fixtures_and_every_fixture_its_snapshot() {
    let rules: Vec<&str> = ziele::catalogue().iter().map(|rule| rule.name).collect();
    fixtures_and_snapshots("rules", &rules);
}

#[test]
fn every_check_has_fixtures_and_every_fixture_its_snapshot() {
    let checks: Vec<&str> = ziele::checks::CHECKS
        .iter()
        .map(|check| check.name)
        .collect();
    fixtures_and_snapshots("checks", &checks);
}

#[test]
fn every_snapshot_of_a_document_has_its_document() {
    let stems = |folder: &str, endings: [&str; 3]| -> BTreeSet<String> {
        endings
            .iter()
            .flat_map(|ending| files(folder, ending))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        stems("tests/snapshots/documents", ["snap", "-", "-"]),
        stems("seeds", ["md", "txt", "-"])
    );
}

#[test]
fn every_rule_explains_itself_under_the_fixed_headings() {
    for rule in ziele::catalogue() {
        let headings: Vec<&str> = rule
            .doc
            .lines()
            .filter(|line| line.starts_with('#'))
            .collect();
        assert_eq!(
            headings,
            ["# Reads", "# Leaves alone", "# Example", "# Seen in"],
            "{}",
            rule.name
        );
        let part = rule.name.trim_start_matches("council_");
        let own = [
            format!("src/rules/{}.rs", rule.name),
            format!("src/rules/{}/mod.rs", rule.name),
            format!("src/outline/{}.rs", rule.name),
            format!("src/council/{part}/mod.rs"),
        ];
        assert!(
            own.iter().any(|file| root().join(file).exists()),
            "the rule {} has no file of its name",
            rule.name
        );
    }
}

#[test]
fn every_check_explains_itself_under_the_fixed_headings() {
    for check in ziele::checks::CHECKS {
        let headings: Vec<&str> = check
            .doc
            .lines()
            .filter(|line| line.starts_with('#'))
            .collect();
        assert_eq!(
            headings,
            ["# Compares", "# Leaves alone", "# Example", "# How sure"],
            "{}",
            check.name
        );
        assert!(
            root()
                .join(format!("src/checks/{}.rs", check.name))
                .exists(),
            "the check {} has no file of its name",
            check.name
        );
        assert!(
            check.summary().chars().count() <= 160,
            "the summary of {} is long: {}",
            check.name,
            check.summary()
        );
    }
}
