//! PDFs on the command line.

use crate::workspace::Workspace;
use std::path::Path;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures/pdf")
            .join(name),
    )
    .unwrap()
}

fn locked() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("paper.pdf", fixture("variant-aes-256-password.pdf"));
    workspace
}

#[test]
fn a_locked_file_asks_for_its_password() {
    let run = locked().run(&["extract", "paper.pdf", "-q"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stderr,
        "ziele: paper.pdf: the file is locked with a password; give it with --password or in ZIELE_PASSWORD\n"
    );
    let run = locked().run(&["extract", "paper.pdf", "-q", "--password", "falsch"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stderr,
        "ziele: paper.pdf: the password does not open this file; check --password or ZIELE_PASSWORD\n"
    );
}

#[test]
fn the_password_comes_by_flag_or_by_variable() {
    let workspace = locked();
    let flag = workspace.run(&["text", "paper.pdf", "--password", "geheim"]);
    assert_eq!((flag.code, flag.stderr.as_str()), (0, ""));
    assert!(flag.stdout.contains("VO/0123/27"), "{}", flag.stdout);
    let output = workspace
        .ziele(&["text", "paper.pdf"])
        .env("ZIELE_PASSWORD", "geheim")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), flag.stdout);
}

#[test]
fn a_damaged_file_does_not_stop_the_others() {
    let workspace = Workspace::new();
    workspace.write("papers/a.pdf", b"%PDF-1.7\nnothing of use");
    workspace.write("papers/b.pdf", fixture("answer-typst.pdf"));
    let run = workspace.run(&["extract", "papers", "-q"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr
            .starts_with("ziele: papers/a.pdf: the file is damaged: "),
        "{}",
        run.stderr
    );
    assert_eq!(run.stderr.lines().count(), 1);
    let index = workspace.json("output/index.json");
    assert_eq!(index["failed"][0]["path"], "papers/a.pdf");
    assert_eq!(index["documents"][0]["path"], "papers/b.pdf");
    assert_eq!(index["documents"][0]["questions"], 3);
}

#[test]
fn every_stage_shows_page_and_line() {
    let workspace = Workspace::new();
    workspace.write("paper.pdf", fixture("answer-weasyprint.pdf"));
    for (stage, shown) in [
        ("lines", "1:1  Stadt Neuental\n"),
        ("blocks", "Question          form    Welche Mittel"),
        ("outline", "frage-3"),
    ] {
        let run = workspace.run(&["text", "paper.pdf", "--stage", stage]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.contains(shown), "{stage}: {}", run.stdout);
    }
}

#[test]
fn the_same_bytes_whatever_the_number_of_threads() {
    let workspace = Workspace::new();
    workspace.write("paper.pdf", fixture("strategy-libreoffice.pdf"));
    let output = |jobs: &str| {
        let run = workspace.run(&["extract", "paper.pdf", "-q", "-f", "-j", jobs]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        std::fs::read(workspace.path("output/paper.json")).unwrap()
    };
    assert_eq!(output("1"), output("4"));
}
