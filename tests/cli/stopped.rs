//! What a run leaves that does not end, and how the next goes on.

use crate::workspace::{GOALS, Workspace};
use std::fs::{self, File};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

const SOURCES: usize = 300;

fn many_sources() -> Workspace {
    let workspace = Workspace::new();
    for number in 0..SOURCES {
        workspace.write(
            &format!("seeds/plan-{number}.md"),
            GOALS.repeat(number % 20 + 1),
        );
    }
    workspace
}

fn outputs(workspace: &Workspace) -> usize {
    fs::read_dir(workspace.path("output")).map_or(0, |entries| {
        entries
            .flatten()
            .filter(|entry| is_output(&entry.file_name().to_string_lossy()))
            .count()
    })
}

fn is_output(name: &str) -> bool {
    name.strip_suffix(".json")
        .is_some_and(|stem| stem != "index")
}

/// Starts a run, and waits until it has written some of its outputs.
fn begin(workspace: &Workspace) -> Child {
    let mut run = Command::new(env!("CARGO_BIN_EXE_ziele"));
    let run = run
        .args(["extract", "--jobs", "2"])
        .current_dir(workspace.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut run = run.spawn().unwrap();
    while outputs(workspace) < 10 && run.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(1));
    }
    run
}

/// Runs to the end, and says how many documents were left as they were.
fn go_on(workspace: &Workspace) -> usize {
    let run = workspace.run(&["extract"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let (_, totals) = run.stdout.trim_end().rsplit_once('\n').unwrap();
    totals.strip_suffix(" unchanged").map_or(0, |totals| {
        totals.rsplit_once(' ').unwrap().1.parse().unwrap()
    })
}

fn assert_nothing_is_torn(workspace: &Workspace) {
    for name in workspace
        .names("output")
        .iter()
        .filter(|name| is_output(name))
    {
        assert_eq!(
            workspace.json(&format!("output/{name}"))["format"],
            "ziele/1"
        );
    }
}

fn undisturbed() -> Vec<(String, Vec<u8>)> {
    let workspace = many_sources();
    assert_eq!(go_on(&workspace), 0);
    workspace.files("output")
}

#[test]
fn a_killed_run_is_gone_on_with() {
    let workspace = many_sources();
    let mut run = begin(&workspace);
    run.kill().unwrap();
    run.wait().unwrap();
    assert_nothing_is_torn(&workspace);
    let written = outputs(&workspace);
    assert!(written < SOURCES, "the run ended before it was killed");
    // Of each thread one output may not have got into the journal.
    let kept = go_on(&workspace);
    assert!(
        (written - 2..=written).contains(&kept),
        "{kept} of {written} were kept"
    );
    assert_eq!(workspace.files("output"), undisturbed());
}

#[cfg(unix)]
#[test]
fn a_run_that_is_interrupted_finishes_what_it_has_in_hand() {
    let workspace = many_sources();
    let run = begin(&workspace);
    let signal = Command::new("sh")
        .args(["-c", &format!("kill -INT {}", run.id())])
        .status()
        .unwrap();
    assert!(signal.success());
    let run = run.wait_with_output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(130), "{said}");
    let written = outputs(&workspace);
    let last = format!(
        "ziele: output: stopped; {written} of {SOURCES} sources are done and kept: run the same command again to go on"
    );
    assert_eq!(said.lines().last(), Some(last.as_str()));
    assert!(!workspace.path("output/index.json").exists());
    assert_nothing_is_torn(&workspace);
    assert_eq!(go_on(&workspace), written);
    assert_eq!(workspace.files("output"), undisturbed());
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_was_started_with_nohup_outlives_its_terminal() {
    let workspace = many_sources();
    let program = format!(
        "trap '' HUP; exec {} extract --jobs 2 2>&1 >/dev/null",
        env!("CARGO_BIN_EXE_ziele")
    );
    let run = Command::new("sh")
        .args(["-c", &program])
        .current_dir(workspace.path(""))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    while outputs(&workspace) < 10 {
        sleep(Duration::from_millis(1));
    }
    let signal = Command::new("sh")
        .args(["-c", &format!("kill -HUP {}", run.id())])
        .status()
        .unwrap();
    assert!(signal.success());
    let run = run.wait_with_output().unwrap();
    assert_eq!(
        (
            run.status.code(),
            String::from_utf8(run.stdout).unwrap().as_str()
        ),
        (Some(0), "")
    );
    assert_eq!(workspace.files("output"), undisturbed());
}

#[test]
fn what_another_program_or_another_version_did_is_not_gone_on_with() {
    let workspace = Workspace::with(&[("seeds/a.md", GOALS)]);
    workspace.run(&["extract"]);
    let sound = workspace.files("output");
    for journal in [
        "",
        "{}\n",
        "no journal",
        "{\"format\":\"ziele/1\"}\n{\"read\":",
    ] {
        workspace.write("output/.ziele-run", journal);
        workspace.run(&["extract"]);
        assert_eq!(workspace.files("output"), sound);
    }
}

#[test]
fn two_runs_into_one_folder_are_refused() {
    let workspace = Workspace::with(&[("seeds/a.md", GOALS), ("output/notes.txt", "Notizen")]);
    let other = File::create(workspace.path("output/.ziele-run")).unwrap();
    other.lock().unwrap();
    let run = workspace.run(&["extract"]);
    let said = "ziele: output: another run of ziele is at work in this folder; wait for it, or name another folder with --output\n";
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (1, "", said)
    );
    assert_eq!(workspace.names("output"), [".ziele-run", "notes.txt"]);
    drop(other);
    assert_eq!(workspace.run(&["extract"]).code, 0);
    assert_eq!(
        workspace.names("output"),
        ["a.json", "index.json", "notes.txt"]
    );
}

#[test]
fn what_a_killed_run_left_half_written_is_removed_by_the_next() {
    let workspace = Workspace::with(&[
        ("seeds/a.md", GOALS),
        ("output/.ziele-Ab12Cd.tmp", "{ \"format\""),
    ]);
    workspace.run(&["extract"]);
    assert_eq!(workspace.names("output"), ["a.json", "index.json"]);
}
