//! `ziele diff`: what it compares, how it prints it, and what it says of what it cannot compare.

use crate::workspace::{GOALS, Run, Workspace};
use serde_json::{Value, json};

/// Another edition of [`GOALS`]: one goal kept, one gone, one new.
const NEWER: &str = "Stadtgrün\n\nZIELE:\n\n- Ausbau der Baumreihen am Markt\n\n- Regenwasser für die Beete im Park\n";

/// Outputs of both editions in `output`, their sources in `seeds`.
fn extracted() -> Workspace {
    let workspace = Workspace::with(&[
        ("seeds/plan-2023.txt", GOALS),
        ("seeds/plan-2026.txt", NEWER),
    ]);
    assert_eq!(workspace.run(&["extract"]).code, 0);
    workspace
}

fn write_json(workspace: &Workspace, path: &str, value: &Value) {
    workspace.write(path, serde_json::to_string_pretty(value).unwrap());
}

#[track_caller]
fn refused(run: &Run, message: &str) {
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (1, "", format!("ziele: {message}\n").as_str())
    );
}

#[test]
fn identical_inputs_say_so_in_one_line() {
    let workspace = extracted();
    let run = workspace.run(&[
        "diff",
        "output/plan-2023.json",
        "output/plan-2023.json",
        "--exit-code",
    ]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "plan-2023: no differences (1 section, 2 goals)\n", "")
    );
    let run = workspace.run(&["diff", "output", "output", "--exit-code"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "2 documents: no differences\n", "")
    );
}

#[test]
fn differences_are_a_failure_on_request_only() {
    let workspace = extracted();
    let files = ["diff", "output/plan-2023.json", "output/plan-2026.json"];
    let run = workspace.run(&files);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(
        run.stdout
            .starts_with("plan-2023 -> plan-2026: two editions\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("  - goal: Pflege der Wiesen im Tal  ["),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("  + goal: Regenwasser für die Beete im Park  ["),
        "{}",
        run.stdout
    );
    let judged = workspace.run(&[&files[..], &["--exit-code"]].concat());
    assert_eq!(
        (judged.code, judged.stdout, judged.stderr),
        (1, run.stdout, String::new())
    );
}

#[test]
fn a_source_is_extracted_on_the_fly() {
    let workspace = extracted();
    let run = workspace.run(&["diff", "output/plan-2023.json", "seeds/plan-2023.txt"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "plan-2023: no differences (1 section, 2 goals)\n", "")
    );
    let run = workspace.run_with_stdin(&["diff", "seeds/plan-2023.txt", "-"], NEWER);
    assert!(
        run.stdout.starts_with("plan-2023 -> stdin: two editions\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn an_output_may_come_from_standard_input() {
    let workspace = extracted();
    let mut output = workspace.json("output/plan-2023.json");
    output["goals"][0]["text"] = "Ausbau der Baumreihen".into();
    let run =
        workspace.run_with_stdin(&["diff", "-", "output/plan-2023.json"], &output.to_string());
    assert!(
        run.stdout
            .starts_with("plan-2023: two outputs of one document\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("    - Ausbau der Baumreihen  ["),
        "{}",
        run.stdout
    );
}

#[test]
fn the_formats() {
    let workspace = extracted();
    let run = |format| {
        workspace.run(&[
            "diff",
            "output/plan-2023.json",
            "output/plan-2026.json",
            "--format",
            format,
        ])
    };
    assert!(
        run("markdown")
            .stdout
            .starts_with("### plan-2023 -> plan-2026: two editions\n\n")
    );
    let json: Value = serde_json::from_str(&run("json").stdout).unwrap();
    assert_eq!(
        (&json["format"], &json["comparisons"][0]["situation"]),
        (&json!("ziele-diff/1"), &json!("editions"))
    );
    assert!(jsonschema::is_valid(
        ziele::model::changes_schema().as_value(),
        &json
    ));
    assert_eq!(run("json").stdout, run("json").stdout);
    assert_eq!(run("xml").code, 2);
}

#[test]
fn the_caller_may_say_what_the_two_are() {
    let workspace = extracted();
    let run = workspace.run(&[
        "diff",
        "output/plan-2023.json",
        "output/plan-2026.json",
        "--as",
        "outputs",
    ]);
    assert!(
        run.stdout
            .starts_with("plan-2026: two outputs of one document\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn folders_are_compared_by_id() {
    let workspace = extracted();
    for path in ["old/plan-2023.json", "new/plan-2023.json"] {
        write_json(&workspace, path, &workspace.json("output/plan-2023.json"));
    }
    write_json(&workspace, "old/gone.json", &{
        let mut gone = workspace.json("output/plan-2026.json");
        gone["document"]["id"] = "gone".into();
        gone
    });
    write_json(
        &workspace,
        "new/plan-2026.json",
        &workspace.json("output/plan-2026.json"),
    );
    let run = workspace.run(&["diff", "old", "new", "--exit-code"]);
    let expected = "plan-2023: no differences (1 section, 2 goals)\n\nOnly among the old:\n  gone (seeds/plan-2026.txt)\n\nOnly among the new:\n  plan-2026 (seeds/plan-2026.txt)\n";
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (1, expected, "")
    );
}

#[test]
fn a_bad_file_in_a_folder_does_not_stop_the_others() {
    let workspace = extracted();
    write_json(
        &workspace,
        "output/other.json",
        &json!({ "type": "FeatureCollection" }),
    );
    let run = workspace.run(&["diff", "output", "output"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (1, "2 documents: no differences\n")
    );
    assert_eq!(
        run.stderr,
        "ziele: output/other.json: this JSON is no output of ziele; give a file that `ziele extract` wrote, or the source itself\n"
    );
}

#[test]
fn what_cannot_be_compared_is_named_with_its_cause() {
    let workspace = extracted();
    let good = "output/plan-2023.json";
    refused(
        &workspace.run(&["diff", "missing.json", good]),
        "missing.json: no such file or folder",
    );
    refused(
        &workspace.run(&["diff", good, "missing"]),
        "missing: no such file or folder",
    );
    refused(
        &workspace.run(&["diff", "output", "missing"]),
        "missing: no such file or folder",
    );
    refused(
        &workspace.run(&["diff", good, "output"]),
        "output: this is a folder and the other is not; give two files or two folders",
    );
    refused(
        &workspace.run(&["diff", "output/index.json", good]),
        "output/index.json: this is the index of a folder, not a document; give the folder, or one of its documents",
    );
    refused(
        &workspace.run(&["diff", "seeds", "seeds"]),
        "seeds: no outputs in this folder; write them with `ziele extract` and its option --output",
    );
    for (text, cause) in [
        ("", "the file is empty"),
        (
            "[]",
            "this JSON is no output of ziele; give a file that `ziele extract` wrote, or the source itself",
        ),
        (
            "{\"a\": }",
            "not valid JSON: expected value at line 1 column 7; write it anew with `ziele extract`",
        ),
        (
            "{\"format\": \"ziele/2\"}",
            "the format is \"ziele/2\", only \"ziele/1\" is read; extract the source anew",
        ),
    ] {
        workspace.write("bad.json", text);
        refused(
            &workspace.run(&["diff", good, "bad.json"]),
            &format!("bad.json: {cause}"),
        );
    }
    let mut odd = workspace.json(good);
    odd["document"]["kind"] = "poem".into();
    write_json(&workspace, "odd.json", &odd);
    let run = workspace.run(&["diff", good, "odd.json"]);
    assert_eq!((run.code, run.stderr.lines().count()), (1, 1));
    assert!(
        run.stderr
            .starts_with("ziele: odd.json: written with schema 1."),
        "{}",
        run.stderr
    );
    let size = std::fs::metadata(workspace.path(good)).unwrap().len();
    let too_large =
        format!("{good}: {size} bytes exceed the limit of 10; raise it with --max-bytes");
    refused(
        &workspace.run(&["diff", good, good, "--max-bytes", "10"]),
        &too_large,
    );
}

#[test]
fn an_output_of_an_earlier_version_of_the_schema_is_read() {
    let workspace = extracted();
    let mut older = workspace.json("output/plan-2023.json");
    older["schema_version"] = "1.0".into();
    for goal in older["goals"].as_array_mut().unwrap() {
        let goal = goal.as_object_mut().unwrap();
        for key in ["quantities", "dates", "restates"] {
            goal.remove(key);
        }
    }
    write_json(&workspace, "older.json", &older);
    assert_eq!(
        workspace
            .run(&["diff", "older.json", "output/plan-2023.json"])
            .code,
        0
    );
}

#[test]
fn wrong_usage() {
    let workspace = extracted();
    for args in [
        &["diff"][..],
        &["diff", "output"],
        &["diff", "-", "-"],
        &["diff", "output", "output", "--as", "poems"],
    ] {
        let run = workspace.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(!run.stderr.is_empty());
    }
}
