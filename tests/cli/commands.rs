//! The other subcommands, and wrong usage.

use crate::workspace::{GOALS, Workspace};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

#[test]
fn the_version_is_that_of_the_crate_with_the_commit_where_it_is_known() {
    let run = Workspace::new().run(&["-V"]);
    assert_eq!(
        (run.code, run.stderr.as_str(), run.stdout.lines().count()),
        (0, "", 1)
    );
    let rest = run
        .stdout
        .strip_prefix(concat!("ziele ", env!("CARGO_PKG_VERSION")))
        .unwrap();
    let commit = rest
        .trim_end()
        .strip_prefix(" (")
        .and_then(|rest| rest.strip_suffix(')'));
    let digits = commit.map(|commit| commit.chars().take_while(char::is_ascii_hexdigit).count());
    assert!(rest == "\n" || digits == Some(7), "{}", run.stdout);
}

#[test]
fn the_long_version_tells_what_the_program_writes() {
    let workspace = Workspace::with(&[("a.txt", GOALS)]);
    workspace.run(&["extract", "a.txt"]);
    let index = workspace.json("output/index.json");
    assert_eq!(index["extractor"]["version"], env!("CARGO_PKG_VERSION"));
    let run = workspace.run(&["--version"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(format!("{}\n", lines[0]), workspace.run(&["-V"]).stdout);
    let format = format!(
        "writes {} (schema {}), ",
        index["format"].as_str().unwrap(),
        index["schema_version"].as_str().unwrap()
    );
    assert!(lines[1].starts_with(&format), "{}", run.stdout);
    assert_eq!(
        lines[2..],
        [format!(
            "fingerprint of the extraction {}",
            index["extractor"]["fingerprint"].as_str().unwrap()
        )]
    );
}

#[test]
fn wrong_usage_exits_with_2() {
    let workspace = Workspace::with(&[("seeds/a.md", GOALS)]);
    let calls: [&[&str]; 6] = [
        &[],
        &["extrakt"],
        &["extract", "--jobs", "0"],
        &["extract", "--max-bytes", "many"],
        &["text"],
        &["completions", "dos"],
    ];
    for args in calls {
        let run = workspace.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            run.stderr.contains("Usage") || run.stderr.contains("--help"),
            "{}",
            run.stderr
        );
    }
    assert!(!workspace.path("output").exists());
}

#[test]
fn text_prints_what_is_read_with_line_numbers() {
    let workspace = Workspace::with(&[("plan.txt", GOALS)]);
    let run = workspace.run(&["text", "plan.txt"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let line = run
        .stdout
        .lines()
        .find(|line| line.contains("Pflege der Wiesen im Tal"))
        .unwrap();
    assert!(line.contains('7'), "{line}");
}

#[test]
fn text_shows_every_stage() {
    let workspace = Workspace::with(&[("plan.txt", GOALS)]);
    for stage in ["lines", "healed", "blocks", "outline"] {
        assert_eq!(
            workspace.run(&["text", "plan.txt", "--stage", stage]).code,
            0,
            "{stage}"
        );
    }
    assert_eq!(
        workspace
            .run(&["text", "plan.txt", "--stage", "cooked"])
            .code,
        2
    );
}

#[test]
fn text_reads_standard_input() {
    let run = Workspace::new().run_with_stdin(&["text", "-"], GOALS);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("Ausbau der Baumreihen am Markt"));
}

#[test]
fn text_says_why_a_source_cannot_be_read() {
    let workspace = Workspace::with(&[("void.txt", ""), ("folder/a.txt", GOALS)]);
    for (path, cause) in [
        ("void.txt", "the file is empty"),
        ("missing.txt", "no such file or folder"),
        ("folder", "this is a folder, not a file"),
    ] {
        let run = workspace.run(&["text", path]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert_eq!(run.stderr, format!("ziele: {path}: {cause}\n"));
    }
}

#[test]
fn rules_are_listed_and_explained() {
    let workspace = Workspace::new();
    let list = workspace.run(&["rules"]);
    assert_eq!(list.code, 0);
    let names: Vec<&str> = list
        .stdout
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let known: Vec<&str> = ziele::catalogue().iter().map(|rule| rule.name).collect();
    assert_eq!(names, known);
    for rule in ziele::catalogue() {
        let run = workspace.run(&["rules", rule.name]);
        let explained = format!(
            "{}\n\n{}",
            rule.name,
            rule.doc.trim_end().replace("\n# ", "\n\n# ")
        );
        assert_eq!((run.code, run.stdout.trim_end()), (0, explained.as_str()));
    }
}

#[test]
fn an_unknown_rule_is_answered_with_the_known_ones() {
    let run = Workspace::new().run(&["rules", "no_such_rule"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    for rule in ziele::catalogue() {
        assert!(run.stderr.contains(rule.name), "{}", run.stderr);
    }
}

#[test]
fn the_schema_is_of_the_draft_2020_12() {
    let run = Workspace::new().run(&["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert_eq!(schema["title"], "ziele/1");
    assert!(jsonschema::meta::is_valid(&schema));
}

#[test]
fn completions_know_the_subcommands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Workspace::new().run(&["completions", shell]);
        assert_eq!(run.code, 0);
        for word in ["extract", "schema", "prune"] {
            assert!(run.stdout.contains(word), "{shell}");
        }
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut ziele = Command::new(env!("CARGO_BIN_EXE_ziele"));
    let mut run = ziele
        .arg("schema")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    // Reading one line with a small buffer closes the pipe while the program still writes.
    BufReader::with_capacity(8, run.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    let output = run.wait_with_output().unwrap();
    assert_eq!(first, "{\n");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.stderr.is_empty());
}
