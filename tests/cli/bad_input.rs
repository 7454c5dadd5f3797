//! A bad source gets one line on standard error and an entry in `failed[]`, and the others are written.

use crate::workspace::{GOALS, Run, Workspace};

/// Extracts the sound `good.txt` together with `bad`, and checks all that holds of every bad source.
pub fn extract_with_bad(workspace: &Workspace, bad: &str, options: &[&str], cause: &str) {
    workspace.write("good.txt", GOALS);
    let run = workspace.run(&[&["extract", "good.txt", bad], options].concat());
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(run.stderr, format!("ziele: {bad}: {cause}\n"));
    assert_eq!(workspace.failures("path"), [bad]);
    assert_eq!(workspace.failures("error"), [cause]);
    assert_eq!(workspace.names("output"), ["good.json", "index.json"]);
}

/// Checks what is said of a file of these bytes.
pub fn refused(name: &str, bytes: &[u8], cause: &str) {
    let workspace = Workspace::new();
    workspace.write(name, bytes);
    extract_with_bad(&workspace, name, &[], cause);
}

#[test]
fn a_missing_file() {
    extract_with_bad(
        &Workspace::new(),
        "missing.txt",
        &[],
        "no such file or folder",
    );
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt as _;

    let workspace = Workspace::with(&[("locked.txt", GOALS)]);
    let file = workspace.path("locked.txt");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
    // The administrator may read everything.
    if std::fs::read(&file).is_err() {
        extract_with_bad(&workspace, "locked.txt", &[], "permission denied");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere() {
    let workspace = Workspace::with(&[("seeds/good.txt", GOALS)]);
    std::os::unix::fs::symlink("gone.txt", workspace.path("seeds/link.txt")).unwrap();
    let run = workspace.run(&["extract"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stderr,
        "ziele: seeds/link.txt: no such file or folder\n"
    );
    assert_eq!(workspace.documents("path"), ["seeds/good.txt"]);
}

#[test]
fn an_empty_file() {
    for blank in ["", " \r\n\t\n", "\u{feff}"] {
        refused("empty.txt", blank.as_bytes(), "the file is empty");
    }
}

#[test]
fn binary_rubbish() {
    let bytes: Vec<u8> = (0..4096_u32)
        .map(|number| (number * number % 251) as u8)
        .collect();
    let cause = "not a text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8 text";
    refused("rubbish.txt", &bytes, cause);
    refused("zeros.md", &[0; 100], cause);
}

#[test]
fn a_folder_without_documents() {
    let workspace = Workspace::with(&[
        ("empty/README.md", "Nur zur Erklärung"),
        ("empty/.hidden.txt", GOALS),
    ]);
    let cause = "no documents in this folder; name a folder with .pdf, .html, .docx, .odt, .md or .txt files";
    extract_with_bad(&workspace, "empty", &[], cause);
}

#[test]
fn one_line_of_20_megabytes() {
    let workspace = Workspace::with(&[("line.txt", &"Ziel ".repeat(4 << 20))]);
    let cause =
        "20971520 bytes in one line exceed the limit of 16777216; raise it with --max-line-bytes";
    extract_with_bad(&workspace, "line.txt", &[], cause);
}

#[test]
fn a_line_or_a_file_over_a_limit_of_the_user() {
    let workspace = Workspace::with(&[("long.txt", &"Ziel ".repeat(50))]);
    let cause = "250 bytes in one line exceed the limit of 200; raise it with --max-line-bytes";
    extract_with_bad(&workspace, "long.txt", &["--max-line-bytes", "200"], cause);
    let cause = "250 bytes exceed the limit of 200; raise it with --max-bytes";
    extract_with_bad(&workspace, "long.txt", &["--max-bytes", "200"], cause);
    let run = workspace.run(&[
        "extract",
        "long.txt",
        "--max-bytes",
        "250",
        "--max-line-bytes",
        "250",
    ]);
    assert_eq!(run.code, 0);
}

#[test]
fn a_missing_default_folder() {
    let workspace = Workspace::new();
    let run = workspace.run(&["extract"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr, "ziele: seeds: no such file or folder\n");
    assert_eq!(workspace.failures("path"), ["seeds"]);
}

#[test]
fn the_same_bad_input_twice_fails_once() {
    let workspace = Workspace::new();
    let run = workspace.run(&["extract", "missing.txt", "./missing.txt"]);
    assert_eq!(run.stderr.lines().count(), 1);
    assert_eq!(workspace.failures("path"), ["missing.txt"]);
}

#[test]
fn failures_are_told_in_the_order_of_their_paths() {
    let workspace = Workspace::with(&[
        ("seeds/c.txt", ""),
        ("seeds/a.txt", ""),
        ("seeds/b.txt", GOALS),
    ]);
    let run = workspace.run(&["extract", "seeds", "b-missing.txt"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        workspace.failures("path"),
        ["b-missing.txt", "seeds/a.txt", "seeds/c.txt"]
    );
    let places: Vec<&str> = run
        .stderr
        .lines()
        .map(|line| line.split(": ").nth(1).unwrap())
        .collect();
    assert_eq!(places, ["b-missing.txt", "seeds/a.txt", "seeds/c.txt"]);
}

#[test]
fn an_output_folder_that_is_a_file() {
    let workspace = Workspace::with(&[("seeds/a.txt", GOALS), ("taken", "Text")]);
    let Run { code, stderr, .. } = workspace.run(&["extract", "-o", "taken"]);
    assert_eq!(code, 1);
    assert_eq!(stderr, "ziele: taken: this is a file, not a folder\n");
}
