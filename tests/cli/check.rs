//! What `ziele check` reads, finds and prints.

use crate::workspace::{GOALS, Run, Workspace};
use serde_json::Value;

/// A text with one finding of `label_unit` and one of `numbering`.
const SLIPS: &str = "1 AUSGANGSLAGE\n\n1.1 Finanzen\n\nDer Haushalt ist ausgeglichen und wird es bleiben.\n\n1.2 Personal\n\nJede vierte Stelle ist nicht \
                     besetzt.\n\n2 SCHWERPUNKTE\n\n2.1 Straßen\n\nKENNZAHLEN:\n\nAnzahl der erneuerten Straßen für 2024 bis 2027:\n\n5% | 20% | 50% | 90%\n\n\
                     2.3 Kitas\n\nEs fehlen Plätze, die bald gebaut werden.\n\n3 AUSBLICK\n\nDer Rat berät im Herbst.\n";

/// A text with a finding of severity error: the overview has another value, and a link says that it is the same indicator.
fn with_error() -> Workspace {
    let text = "1 RÄDER\n\nKENNZAHLEN:\n\nZahl der Leihräder im Stadtgebiet für 2024 bis 2027:\n\n40 | 55 | 70 | 90\n\n2 PLÄTZE\n\nEs fehlen Plätze.\n\n\
                3 ÜBERSICHT\n\nRÄDER\n\nKENNZAHLEN:\n\nZahl der Leihräder im Stadtgebiet für 2024 bis 2027:\n\n40 | 55 | 75 | 90\n";
    let workspace = Workspace::with(&[("seeds/räder & mehr.txt", text)]);
    workspace.run(&["extract", "-q"]);
    let mut document = workspace.json("output/raeder-mehr.json");
    let indicators = document["indicators"].as_array_mut().unwrap();
    let first = indicators[0]["id"].clone();
    indicators[1]["restates"] = first;
    workspace.write("output/raeder-mehr.json", document.to_string());
    workspace
}

fn slips() -> Workspace {
    let workspace = Workspace::with(&[("seeds/plan.txt", SLIPS), ("seeds/gruen.txt", GOALS)]);
    workspace.run(&["extract", "-q"]);
    workspace
}

fn found(run: &Run) -> Vec<(String, String)> {
    let findings: Value = serde_json::from_str(&run.stdout).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or("agrees").to_owned();
    findings["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (text(finding, "check"), text(finding, "severity")))
        .collect()
}

fn names(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found
        .iter()
        .map(|(check, severity)| (check.as_str(), severity.as_str()))
        .collect()
}

#[test]
fn without_a_file_the_outputs_are_checked() {
    let run = slips().run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(
        run.stdout
            .starts_with("seeds/plan.txt (plan)\n\n  warning[label_unit] the label counts"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("    line 21, 2.3\n      \"2.3 Kitas\"\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("0 errors, 2 warnings, 0 notes; compared "),
        "{}",
        run.stdout
    );
}

#[test]
fn a_source_gives_the_findings_of_its_output() {
    let workspace = slips();
    let output = workspace.run(&["check", "output/plan.json", "--format", "json"]);
    let source = workspace.run(&["check", "seeds/plan.txt", "--format", "json"]);
    let stdin = workspace.run_with_stdin(
        &["check", "-", "--format", "json"],
        &SLIPS
            .replace("2.3 Kitas", "2.2 Kitas")
            .replace("2.1 Str", "2.I Str"),
    );
    assert_eq!(output.stdout, source.stdout);
    assert_eq!(
        names(&found(&output)),
        [("label_unit", "warning"), ("numbering", "warning")]
    );
    assert_eq!(
        names(&found(&stdin)),
        [("label_unit", "warning"), ("numbering", "note")]
    );
}

#[test]
fn an_output_may_come_from_standard_input() {
    let workspace = slips();
    let document = workspace.json("output/plan.json").to_string();
    assert_eq!(
        workspace.run_with_stdin(&["check", "-"], &document).stdout,
        workspace.run(&["check", "output/plan.json"]).stdout
    );
}

#[test]
fn an_error_makes_the_exit_code_1_and_a_warning_does_not() {
    let workspace = with_error();
    let run = workspace.run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert!(run.stdout.contains("  error[series_twice] printed twice, and not with the same values for 2026\n    = 2026: 75 here, 70 there\n"));
    assert!(
        run.stdout
            .contains("1 error, 0 warnings, 0 notes; compared ")
    );
    assert_eq!(workspace.run(&["check", "--only", "numbering"]).code, 0);
    assert_eq!(
        workspace.run(&["check", "seeds"]).code,
        1,
        "a folder without outputs"
    );
}

#[test]
fn findings_are_chosen_by_weight_and_by_check() {
    let workspace = slips();
    let json =
        |more: &[&str]| found(&workspace.run(&[&["check", "--format", "json"], more].concat()));
    assert_eq!(names(&json(&["--min-severity", "error"])), []);
    assert_eq!(
        names(&json(&["--only", "numbering"])),
        [("numbering", "warning")]
    );
    assert_eq!(
        names(&json(&["--only", "numbering", "--only", "label_unit"])),
        [("label_unit", "warning"), ("numbering", "warning")]
    );
    let explained = json(&["--only", "numbering", "--explain"]);
    assert_eq!(
        names(&explained)[..2],
        [("numbering", "warning"), ("numbering", "agrees")]
    );
    assert!(
        workspace
            .run(&["check", "--explain"])
            .stdout
            .contains("  agrees[numbering] 2 follows 1\n")
    );
}

#[test]
fn a_fingerprint_does_not_hang_on_what_is_asked_for_nor_on_the_place() {
    let workspace = slips();
    let fingerprints = |text: &str, more: &[&str]| -> Vec<String> {
        workspace.write("plan.txt", text);
        let run = workspace.run(
            &[
                &[
                    "check",
                    "plan.txt",
                    "--format",
                    "json",
                    "--only",
                    "numbering",
                ],
                more,
            ]
            .concat(),
        );
        let findings: Value = serde_json::from_str(&run.stdout).unwrap();
        let told = findings["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| !finding["severity"].is_null());
        told.map(|finding| finding["fingerprint"].as_str().unwrap().to_owned())
            .collect()
    };
    let plain = fingerprints(SLIPS, &[]);
    assert_eq!(plain.len(), 1);
    assert_eq!(fingerprints(SLIPS, &["--explain"]), plain);
    assert_eq!(
        fingerprints(&format!("Ein Vorwort.\n\n{SLIPS}"), &[]),
        plain
    );
}

#[test]
fn one_document_in_two_folders_has_two_sets_of_fingerprints() {
    let workspace = slips();
    let output = std::fs::read(workspace.path("output/plan.json")).unwrap();
    workspace.write("copy/plan.json", output);
    let findings: Value = serde_json::from_str(
        &workspace
            .run(&["check", "output", "copy", "--format", "json"])
            .stdout,
    )
    .unwrap();
    let all: Vec<&str> = findings["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["fingerprint"].as_str().unwrap())
        .collect();
    let distinct: std::collections::BTreeSet<&&str> = all.iter().collect();
    assert_eq!((all.len(), distinct.len()), (4, 4));
}

#[test]
fn findings_follow_their_schema() {
    let workspace = with_error();
    let schema: Value =
        serde_json::from_str(&workspace.run(&["schema", "findings"]).stdout).unwrap();
    assert_eq!(schema["title"], "ziele-findings/1");
    let run = workspace.run(&["check", "--format", "json", "--explain"]);
    let findings: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(findings["format"], "ziele-findings/1");
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert_eq!(
        validator
            .iter_errors(&findings)
            .map(|error| error.to_string())
            .collect::<Vec<_>>(),
        [""; 0]
    );
}

#[test]
fn sarif_has_what_its_schema_asks_for() {
    let workspace = with_error();
    let run = workspace.run(&["check", "--format", "sarif", "--explain"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stdout,
        workspace
            .run(&["check", "--format", "sarif", "--explain"])
            .stdout
    );
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let driver = &log["runs"][0]["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &driver["version"]),
        (
            &Value::from("ziele"),
            &Value::from(env!("CARGO_PKG_VERSION"))
        )
    );
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), ziele::checks::CHECKS.len());
    for rule in rules {
        assert!(rule["id"].is_string() && rule["defaultConfiguration"]["level"].is_string());
        assert!(
            ["shortDescription", "fullDescription", "help"]
                .iter()
                .all(|key| !rule[key]["text"].as_str().unwrap().is_empty())
        );
    }
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results[0]["level"], "error");
    assert_eq!(
        results[0]["message"]["text"],
        "printed twice, and not with the same values for 2026 (2026: 75 here, 70 there)"
    );
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(matches!(
            result["level"].as_str().unwrap(),
            "error" | "warning" | "note" | "none"
        ));
        assert!(
            !result["partialFingerprints"]["zieleFinding/v1"]
                .as_str()
                .unwrap()
                .is_empty()
        );
        let related = result["relatedLocations"].as_array().into_iter().flatten();
        for location in result["locations"]
            .as_array()
            .unwrap()
            .iter()
            .chain(related)
        {
            let place = &location["physicalLocation"];
            assert_eq!(
                place["artifactLocation"]["uri"],
                "seeds/r%C3%A4der%20%26%20mehr.txt"
            );
            assert!(
                place["region"]["startLine"].as_u64().unwrap()
                    <= place["region"]["endLine"].as_u64().unwrap()
            );
        }
    }
}

#[test]
fn a_bad_file_is_named_and_the_others_are_checked() {
    let next = "; name a document's JSON file, a folder of them, or a source";
    let workspace = slips();
    workspace.write("void.json", "");
    workspace.write("list.json", "[1, 2]");
    workspace.write("other.json", "{\"format\": \"ziele/9\"}");
    workspace.write(
        "old.json",
        "{\"format\": \"ziele/1\", \"schema_version\": \"0.9\"}",
    );
    workspace.write("notes.docx", "PK");
    workspace.write("empty/readme.txt", "nichts");
    let now = ziele::model::SCHEMA_VERSION;
    let cases = [
        (
            "missing",
            "no such file or folder; run ziele extract first, or name a source".to_owned(),
        ),
        ("void.json", "the file is empty".to_owned()),
        (
            "list.json",
            format!(
                "no output of ziele extract: invalid type: integer `1`, expected a string at line 1 column 2{next}"
            ),
        ),
        (
            "other.json",
            "written as ziele/9, and ziele/1 is read here; extract it anew".to_owned(),
        ),
        (
            "old.json",
            format!("written as ziele/1 0.9, and ziele/1 {now} is read here; extract it anew"),
        ),
        (
            "output/index.json",
            format!("no output of ziele extract: it is the index of a run{next}"),
        ),
        (
            "notes.docx",
            "the file is damaged: it is no sound ZIP archive; open it in a viewer and save it anew"
                .to_owned(),
        ),
        (
            "empty",
            "no outputs of ziele extract in this folder; run ziele extract first, or name a source"
                .to_owned(),
        ),
    ];
    for (path, cause) in cases {
        let run = workspace.run(&["check", path, "output/plan.json", "--format", "sarif"]);
        assert_eq!(run.code, 1);
        assert_eq!(run.stderr, format!("ziele: {path}: {cause}\n"));
        let log: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(
            log["runs"][0]["results"].as_array().unwrap().len(),
            2,
            "{path}"
        );
        assert_eq!(
            log["runs"][0]["invocations"][0]["executionSuccessful"],
            false
        );
    }
}

#[test]
fn checks_are_listed_and_explained() {
    let workspace = Workspace::new();
    let list = workspace.run(&["check", "--list"]);
    let listed: Vec<&str> = list
        .stdout
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let known: Vec<&str> = ziele::checks::CHECKS
        .iter()
        .map(|check| check.name)
        .collect();
    assert_eq!((list.code, listed), (0, known));
    for check in ziele::checks::CHECKS {
        let run = workspace.run(&["check", "--describe", check.name]);
        let explained = format!(
            "{}\n\n{}",
            check.name,
            check.doc.trim_end().replace("\n# ", "\n\n# ")
        );
        assert_eq!((run.code, run.stdout.trim_end()), (0, explained.as_str()));
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    let workspace = slips();
    for args in [
        ["--only", "no_such_check"],
        ["--format", "xml"],
        ["--min-severity", "fatal"],
        ["--describe", "no_such_check"],
    ] {
        let run = workspace.run(&[&["check"], &args[..]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
    }
}
