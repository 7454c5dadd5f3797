//! What a second run skips, writes anew, reports and removes.

use crate::workspace::{GOALS, Workspace};
use std::fs;

fn two_documents() -> Workspace {
    let workspace = Workspace::with(&[("seeds/a.md", GOALS), ("seeds/b.md", GOALS)]);
    assert_eq!(workspace.run(&["extract"]).code, 0);
    workspace
}

/// The ids that the table of a run calls unchanged.
fn skipped(workspace: &Workspace, args: &[&str]) -> Vec<String> {
    let run = workspace.run(args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let rows = run.stdout.lines().filter(|row| row.ends_with("unchanged"));
    rows.map(|row| row.split(' ').next().unwrap().to_owned())
        .collect()
}

/// Changes a text in an output as no run would.
fn tamper(workspace: &Workspace, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(workspace.path(path)).unwrap();
    assert!(text.contains(from), "{text}");
    workspace.write(path, text.replace(from, to));
}

#[test]
fn unchanged_sources_are_skipped_and_all_bytes_stay() {
    let workspace = two_documents();
    let before = workspace.files("output");
    assert_eq!(skipped(&workspace, &["extract"]), ["a", "b"]);
    assert_eq!(workspace.files("output"), before);
}

#[test]
fn a_changed_source_is_read_anew() {
    let workspace = two_documents();
    workspace.write("seeds/a.md", "ZIELE:\n\n- Ausbau der Radwege\n");
    assert_eq!(skipped(&workspace, &["extract"]), ["b"]);
    assert_eq!(
        workspace.json("output/a.json")["goals"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        workspace.json("output/index.json")["documents"][0]["goals"],
        1
    );
}

#[test]
fn force_reads_everything_anew() {
    let workspace = two_documents();
    assert_eq!(skipped(&workspace, &["extract", "--force"]), [""; 0]);
}

#[test]
fn an_output_that_is_missing_torn_or_of_another_source_is_written_anew() {
    let workspace = two_documents();
    let sound = workspace.files("output");
    fs::remove_file(workspace.path("output/a.json")).unwrap();
    assert_eq!(skipped(&workspace, &["extract"]), ["b"]);
    workspace.write("output/a.json", "{ \"format\": \"ziele/1\",");
    assert_eq!(skipped(&workspace, &["extract"]), ["b"]);
    tamper(&workspace, "output/a.json", "seeds/a.md", "seeds/c.md");
    assert_eq!(skipped(&workspace, &["extract"]), ["b"]);
    assert_eq!(workspace.files("output"), sound);
}

#[test]
fn the_index_says_what_stands_in_the_outputs_whatever_an_earlier_one_told() {
    let workspace = two_documents();
    let sound = workspace.files("output");
    let goals = sound
        .iter()
        .find_map(|(name, bytes)| {
            (name == "index.json").then(|| String::from_utf8_lossy(bytes).into_owned())
        })
        .unwrap();
    let told = goals
        .lines()
        .find(|line| line.contains("\"goals\""))
        .unwrap()
        .to_owned();
    tamper(
        &workspace,
        "output/index.json",
        &told,
        &format!("\"goals\": {},", u64::MAX),
    );
    assert_eq!(skipped(&workspace, &["extract"]), ["a", "b"]);
    assert_eq!(workspace.files("output"), sound);
}

#[test]
fn the_outputs_of_another_extractor_are_written_anew() {
    let workspace = two_documents();
    let extractor = workspace.json("output/index.json")["extractor"].clone();
    for key in ["fingerprint", "version"] {
        tamper(
            &workspace,
            "output/index.json",
            extractor[key].as_str().unwrap(),
            "another",
        );
        assert_eq!(skipped(&workspace, &["extract"]), [""; 0], "{key}");
    }
    fs::remove_file(workspace.path("output/index.json")).unwrap();
    assert_eq!(skipped(&workspace, &["extract"]), [""; 0]);
}

#[test]
fn an_output_whose_source_is_gone_is_reported_until_it_is_pruned() {
    let workspace = two_documents();
    fs::remove_file(workspace.path("seeds/a.md")).unwrap();
    for _ in 0..2 {
        let run = workspace.run(&["extract"]);
        assert_eq!(run.code, 0);
        assert_eq!(
            run.stderr,
            "ziele: output/a.json: its source is not among the inputs any more; remove it with --prune\n"
        );
        assert_eq!(workspace.documents("id"), ["b"]);
        assert_eq!(
            workspace.names("output"),
            ["a.json", "b.json", "index.json"]
        );
    }
    let run = workspace.run(&["extract", "--prune"]);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.stderr,
        "ziele: output/a.json: removed, as its source is not among the inputs any more\n"
    );
    assert_eq!(workspace.names("output"), ["b.json", "index.json"]);
}

#[test]
fn pruning_touches_no_file_of_others() {
    let workspace = two_documents();
    workspace.write("output/notes.json", "{ \"format\": \"ziele/1\" }");
    workspace.write("output/notes.txt", "Notizen");
    workspace.write(
        "output/copy-of-a.json",
        fs::read(workspace.path("output/a.json")).unwrap(),
    );
    let run = workspace.run(&["extract", "--prune"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(workspace.names("output").len(), 6);
}

#[test]
fn pruning_waits_until_all_inputs_can_be_looked_through() {
    let workspace = two_documents();
    let run = workspace.run(&["extract", "sedes", "--prune"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr
            .contains("ziele: sedes: no such file or folder\n"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("kept, as not all inputs could be looked through"),
        "{}",
        run.stderr
    );
    assert_eq!(
        workspace.names("output"),
        ["a.json", "b.json", "index.json"]
    );
}

#[test]
fn the_output_of_a_source_that_cannot_be_read_any_more_is_left_over() {
    let workspace = two_documents();
    workspace.write("seeds/a.md", "");
    let run = workspace.run(&["extract"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains(
            "ziele: output/a.json: its source could not be read this time; remove it with --prune\n"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(
        (workspace.documents("id"), workspace.failures("path")),
        (vec!["b".into()], vec!["seeds/a.md".into()])
    );
    assert_eq!(workspace.run(&["extract", "--prune"]).code, 1);
    assert_eq!(workspace.names("output"), ["b.json", "index.json"]);
}

#[test]
fn strict_counts_the_warnings_of_skipped_documents_too() {
    let workspace = two_documents();
    let mut document = workspace.json("output/a.json");
    let with = |severity: &str| serde_json::json!([{ "code": "test", "severity": severity, "message": "", "source": null }]);
    for (severity, code) in [("note", 0), ("warning", 1), ("error", 1)] {
        document["diagnostics"] = with(severity);
        workspace.write("output/a.json", document.to_string());
        assert_eq!(workspace.run(&["extract"]).code, 0);
        let run = workspace.run(&["extract", "--strict"]);
        assert_eq!(run.code, code, "{severity}");
        let said = if code == 0 {
            ""
        } else {
            "ziele: seeds/a.md: 1 warning in its diagnostics\n"
        };
        assert_eq!(run.stderr, said);
    }
}

#[test]
fn more_threads_than_help_are_not_started() {
    let workspace = two_documents();
    assert_eq!(
        skipped(&workspace, &["extract", "--jobs", "100000"]),
        ["a", "b"]
    );
}
