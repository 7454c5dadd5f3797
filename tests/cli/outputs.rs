//! What a run writes and prints.

use crate::workspace::{GOALS, Workspace};
use serde_json::Value;
use std::fs;
use std::path::Path;
use ziele::model::Index;

fn sources() -> Workspace {
    let letter = "Sehr geehrte Damen und Herren,\n\nwir danken für Ihr Schreiben.\n";
    Workspace::with(&[
        ("seeds/a.md", GOALS),
        ("seeds/b.txt", GOALS),
        ("seeds/letter.txt", letter),
        ("seeds/void.txt", ""),
    ])
}

fn assert_valid(schema: &Value, document: &Value, name: &str) {
    let validator = jsonschema::draft202012::new(schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(document)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

fn schema(workspace: &Workspace) -> Value {
    serde_json::from_str(&workspace.run(&["schema"]).stdout).unwrap()
}

#[test]
fn every_document_follows_the_schema() {
    let workspace = sources();
    workspace.run(&["extract"]);
    let schema = schema(&workspace);
    for id in workspace.documents("id") {
        assert_valid(&schema, &workspace.json(&format!("output/{id}.json")), &id);
    }
}

#[test]
fn every_document_of_the_repository_follows_the_schema() {
    let schema = schema(&Workspace::new());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("output");
    let Ok(index) = fs::read(folder.join("index.json")) else {
        return;
    };
    let index: Index = serde_json::from_slice(&index).unwrap();
    for entry in index.documents {
        let document = fs::read(folder.join(format!("{}.json", entry.id))).unwrap();
        assert_valid(
            &schema,
            &serde_json::from_slice(&document).unwrap(),
            &entry.id,
        );
    }
}

#[test]
fn the_index_lists_what_was_read_and_what_was_not() {
    let workspace = sources();
    workspace.run(&["extract"]);
    let index: Index = serde_json::from_value(workspace.json("output/index.json")).unwrap();
    assert_eq!(
        (index.format.as_str(), index.schema_version.as_str()),
        ("ziele/1", ziele::model::SCHEMA_VERSION)
    );
    assert_eq!(index.extractor.version, env!("CARGO_PKG_VERSION"));
    assert_eq!(index.extractor.fingerprint.len(), 16);
    let goals: Vec<(&str, usize)> = index
        .documents
        .iter()
        .map(|entry| (entry.id.as_str(), entry.goals))
        .collect();
    assert_eq!(goals, [("a", 2), ("b", 2), ("letter", 0)]);
    assert_eq!(index.failed.len(), 1);
}

#[test]
fn files_are_indented_by_two_and_end_with_one_line_end() {
    let workspace = sources();
    workspace.run(&["extract"]);
    for (name, bytes) in workspace.files("output") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            text.starts_with("{\n  \"format\": \"ziele/1\",\n"),
            "{name}"
        );
        assert!(text.ends_with("}\n") && !text.ends_with("\n\n"), "{name}");
    }
}

#[test]
fn the_number_of_threads_leaves_no_trace() {
    let workspace = sources();
    for number in 0..20 {
        workspace.write(&format!("seeds/more/{number}.md"), GOALS.repeat(number + 1));
    }
    let one = workspace.run(&["extract", "--force", "--jobs", "1", "-o", "one"]);
    let many = workspace.run(&["extract", "--force", "--jobs", "8", "-o", "many"]);
    assert_eq!(workspace.files("one"), workspace.files("many"));
    assert_eq!((one.stdout, one.stderr), (many.stdout, many.stderr));
}

#[cfg(unix)]
#[test]
fn outputs_are_as_readable_as_other_files() {
    use std::os::unix::fs::PermissionsExt as _;

    let workspace = sources();
    workspace.run(&["extract"]);
    let mode = |path: &str| {
        fs::metadata(workspace.path(path))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("output/a.json"), mode("seeds/a.md"));
}

#[test]
fn a_table_ends_the_run() {
    let workspace = sources();
    let run = workspace.run(&["extract", "seeds/a.md", "seeds/b.txt"]);
    let rows: Vec<Vec<&str>> = run
        .stdout
        .lines()
        .map(|row| row.split_whitespace().collect())
        .collect();
    assert_eq!(
        rows[0],
        [
            "document",
            "goals",
            "indicators",
            "series",
            "projects",
            "questions",
            "diagnostics"
        ]
    );
    assert_eq!(rows[1][..2], ["a", "2"]);
    assert_eq!(rows[2][..2], ["b", "2"]);
    assert_eq!(rows[3][..3], ["2", "documents", "4"]);
    assert_eq!(rows.len(), 4);
}

#[test]
fn of_many_documents_the_table_shows_the_totals() {
    let workspace = Workspace::new();
    for number in 0..101 {
        workspace.write(&format!("seeds/plan-{number}.md"), GOALS);
    }
    workspace.write("seeds/void.md", "");
    let rows = |run: &str| {
        run.lines()
            .map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    let head = "document goals indicators series projects questions diagnostics";
    assert_eq!(
        rows(&workspace.run(&["extract"]).stdout),
        [head, "101 documents 202 0 0 0 0 0 1 not read"]
    );
    assert_eq!(
        rows(&workspace.run(&["extract"]).stdout),
        [
            head,
            "101 documents 202 0 0 0 0 0 101 unchanged, 1 not read"
        ]
    );
}

#[test]
fn a_second_table_counts_what_was_not_read_by_its_cause() {
    let workspace = Workspace::with(&[
        ("seeds/a.md", GOALS),
        ("seeds/b.md", ""),
        ("seeds/c.pdf", "%PDF-1.7"),
        ("seeds/d.md", " "),
    ]);
    let run = workspace.run(&["extract"]);
    let (first, second) = run.stdout.split_once("\n\n").unwrap();
    assert!(first.ends_with("3 not read"), "{first}");
    let rows: Vec<&str> = second.lines().collect();
    assert_eq!(
        rows[..2],
        ["not read  cause", "       2  the file is empty"]
    );
    assert!(
        rows[2].starts_with("       1  the file is damaged"),
        "{second}"
    );
    assert_eq!(run.stderr.lines().count(), 3);
}

#[test]
fn quiet_prints_nothing_but_errors() {
    let workspace = sources();
    let run = workspace.run(&["extract", "--quiet", "--progress", "always"]);
    assert_eq!(run.stdout, "");
    assert_eq!(run.stderr, "ziele: seeds/void.txt: the file is empty\n");
    let run = workspace.run(&["extract", "--quiet", "seeds/a.md"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "", "")
    );
}

#[test]
fn without_a_terminal_progress_is_shown_only_if_asked_for() {
    let workspace = sources();
    let run = |when: &str| {
        workspace.run(&[
            "extract",
            "seeds/a.md",
            "seeds/b.txt",
            "--jobs",
            "1",
            "--progress",
            when,
        ])
    };
    assert_eq!(run("auto").stderr, "");
    assert_eq!(run("never").stderr, "");
    fs::remove_dir_all(workspace.path("output")).unwrap();
    let shown = run("always").stderr;
    assert!(
        shown.starts_with("2 of 2 sources, ") && shown.ends_with(" per second, 0 seconds left\n"),
        "{shown}"
    );
}

#[test]
fn strict_fails_exactly_where_there_are_warnings() {
    let workspace = sources();
    workspace.run(&["extract"]);
    for id in workspace.documents("id") {
        let document = workspace.json(&format!("output/{id}.json"));
        let severities = document["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["severity"].clone());
        let warned = severities.filter(|severity| severity != "note").count() > 0;
        let path = document["document"]["source"]["path"].as_str().unwrap();
        let run = workspace.run(&["extract", path, "--strict", "--force", "--quiet"]);
        assert_eq!(run.code, i32::from(warned), "{path}");
    }
}
