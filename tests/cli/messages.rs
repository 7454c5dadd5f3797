//! What the program says beside its results, for people and for programs.

use crate::workspace::{GOALS, Workspace};
use serde_json::{Value, json};

/// A source that can be read, and one that cannot.
fn papers() -> Workspace {
    Workspace::with(&[("papers/plan.txt", GOALS), ("papers/void.txt", "")])
}

/// The lines of standard error, each an object.
fn lines(stderr: &str) -> Vec<Value> {
    stderr
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// The one line of an event.
fn of<'a>(lines: &'a [Value], event: &str) -> &'a Value {
    let mut all = lines.iter().filter(|line| line["event"] == event);
    let first = all
        .next()
        .unwrap_or_else(|| panic!("no line says {event}: {lines:#?}"));
    assert_eq!(all.next(), None);
    first
}

#[test]
fn nothing_is_said_of_what_went_well() {
    assert_eq!(
        papers().run(&["extract", "papers"]).stderr,
        "ziele: papers/void.txt: the file is empty\n"
    );
}

#[test]
fn verbose_tells_of_each_source_what_was_done() {
    let workspace = papers();
    let extracted = workspace.run(&["extract", "papers", "-v"]);
    assert_eq!((extracted.code, extracted.stdout.lines().count()), (1, 3));
    assert_eq!(
        extracted.stderr,
        "ziele: papers/plan.txt: extracted as plan: 2 goals; lines: 2 record, 2 heading\nziele: papers/void.txt: the file is empty\n"
    );
    let unchanged = workspace.run(&["-v", "extract", "papers/plan.txt"]);
    assert_eq!(
        unchanged.stderr,
        "ziele: papers/plan.txt: unchanged as plan: 2 goals; lines: 2 record, 2 heading\n"
    );
}

#[test]
fn verbose_tells_what_other_commands_read() {
    let workspace = papers();
    workspace.run(&["extract", "papers/plan.txt"]);
    assert_eq!(
        workspace.run(&["check", "-v"]).stderr,
        "ziele: output/plan.json: read as plan\n"
    );
    assert_eq!(
        workspace.run(&["check", "-v", "papers/plan.txt"]).stderr,
        "ziele: papers/plan.txt: read as plan\n"
    );
    let said = "ziele: output/plan.json: read as plan\nziele: papers/plan.txt: read as plan\n";
    assert_eq!(
        workspace
            .run(&["diff", "-v", "output/plan.json", "papers/plan.txt"])
            .stderr,
        said
    );
}

#[test]
fn twice_verbose_tells_how_long_each_stage_took() {
    let workspace = papers();
    let stages = |args: &[&str]| -> Vec<String> {
        let run = workspace.run(args);
        let timed: Vec<&str> = run
            .stderr
            .lines()
            .filter(|line| line.ends_with(" ms"))
            .collect();
        let stage = |line: &&str| {
            line.strip_prefix("ziele: papers/plan.txt: ")
                .and_then(|said| said.split(" took ").next())
                .unwrap()
                .to_owned()
        };
        timed.iter().map(stage).collect()
    };
    let inner = [
        "read",
        "layout",
        "outline",
        "tables",
        "council",
        "rules",
        "normalize",
        "link",
        "ledger",
    ];
    assert_eq!(
        stages(&["extract", "papers/plan.txt", "-vv"]),
        [&["open"][..], &inner, &["write"]].concat()
    );
    assert_eq!(stages(&["extract", "papers/plan.txt", "-vv"]), ["open"]);
    assert_eq!(stages(&["check", "papers/plan.txt", "-vv"]), inner);
    assert!(stages(&["extract", "papers/plan.txt", "-v", "--force"]).is_empty());
}

#[test]
fn programs_get_one_object_per_line() {
    let workspace = papers();
    let run = workspace.run(&[
        "extract",
        "papers",
        "-vv",
        "--log-format",
        "json",
        "--progress",
        "always",
    ]);
    assert!(run.stdout.starts_with("document "), "{}", run.stdout);
    let lines = lines(&run.stderr);
    let failed = json!({ "level": "error", "event": "failed", "place": "papers/void.txt", "path": "papers/void.txt", "message": "the file is empty" });
    assert_eq!(of(&lines, "failed"), &failed);
    let extracted = json!({
        "level": "debug", "event": "extracted", "place": "papers/plan.txt", "path": "papers/plan.txt", "id": "plan", "message": "extracted as plan: 2 goals; lines: 2 record, 2 heading",
        "goals": 2, "indicators": 0, "series": 0, "projects": 0, "questions": 0, "diagnostics": 0, "warnings": 0
    });
    assert_eq!(of(&lines, "extracted"), &extracted);
    let stages: Vec<&Value> = lines
        .iter()
        .filter(|line| line["event"] == "stage" && line["place"] == "papers/plan.txt")
        .collect();
    assert_eq!(stages.len(), 11);
    for stage in stages {
        assert_eq!(
            (&stage["level"], &stage["path"]),
            (&json!("trace"), &json!("papers/plan.txt"))
        );
        assert!(
            stage["stage"].is_string() && stage["ms"].is_number(),
            "{stage}"
        );
    }
}

#[test]
fn every_failure_has_its_line_whatever_the_command() {
    let workspace = papers();
    for args in [
        &["text", "papers/void.txt"][..],
        &["check", "papers/void.txt"],
        &["diff", "papers/plan.txt", "papers/void.txt"],
        &["extract", "papers/void.txt"],
    ] {
        let run = workspace
            .ziele(args)
            .env("ZIELE_LOG_FORMAT", "json")
            .output()
            .unwrap();
        let lines = lines(&String::from_utf8(run.stderr).unwrap());
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert_eq!(
            (&lines[0]["level"], &lines[0]["place"], &lines[0]["message"]),
            (
                &json!("error"),
                &json!("papers/void.txt"),
                &json!("the file is empty")
            )
        );
    }
}

#[test]
fn outputs_without_a_source_are_a_warning_and_what_was_asked_for_is_none() {
    let workspace = papers();
    workspace.run(&["extract", "papers/plan.txt"]);
    workspace.write("other/a.txt", GOALS);
    let level = |args: &[&str]| {
        lines(
            &workspace
                .run(&[args, &["extract", "other", "--log-format=json"]].concat())
                .stderr,
        )[0]["level"]
            .clone()
    };
    assert_eq!(level(&[]), "warning");
    assert_eq!(workspace.run(&["extract", "other", "-q"]).stderr, "");
    let run = workspace.run(&["extract", "other", "--prune", "--log-format=json"]);
    let removed = json!({
        "level": "info", "event": "removed", "place": "output/plan.json", "message": "removed, as its source is not among the inputs any more"
    });
    assert_eq!(lines(&run.stderr), [removed]);
}

#[test]
fn quiet_holds_for_every_command_and_takes_no_result_away() {
    let workspace = papers();
    assert_eq!(
        workspace.run(&["-q", "extract", "papers/plan.txt"]).stdout,
        ""
    );
    let quiet = workspace.run(&["text", "-q", "papers/plan.txt"]);
    assert_eq!(
        (quiet.stdout.as_str(), quiet.stderr.as_str()),
        (
            workspace.run(&["text", "papers/plan.txt"]).stdout.as_str(),
            ""
        )
    );
    assert_eq!(
        workspace.run(&["text", "-q", "papers/void.txt"]).stderr,
        "ziele: papers/void.txt: the file is empty\n"
    );
}

#[test]
fn quiet_and_verbose_exclude_each_other() {
    for args in [
        &["extract", "-q", "-v"][..],
        &["-q", "extract", "-v"],
        &["-v", "text", "-q", "a.txt"],
    ] {
        let run = papers().run(args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.stderr);
        assert!(
            run.stderr
                .contains("'--quiet' cannot be used with '--verbose'")
                && run.stderr.contains("Usage: "),
            "{}",
            run.stderr
        );
    }
}
