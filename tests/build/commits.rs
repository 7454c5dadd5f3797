//! The commit that `ziele --version` names: what the build finds in a checkout, in a packaged crate, and without either.

use crate::commit::{self, Origin, origin};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with sources, in the real path of which no link is left.
fn sources() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap().join("ziele");
    fs::create_dir_all(root.join("src")).unwrap();
    fs::write(root.join("src/main.rs"), "fn main() {}\n").unwrap();
    (folder, root)
}

fn git(root: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command
        .current_dir(root)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
        .args(args);
    for (name, _) in
        std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_"))
    {
        command.env_remove(name);
    }
    command
        .env("GIT_COMMITTER_DATE", "2026-11-22T12:00:00+01:00")
        .env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "git {args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// A checkout with one commit. Without git there is none, and nothing to test.
fn checkout() -> Option<(tempfile::TempDir, PathBuf)> {
    Command::new("git").arg("--version").output().ok()?;
    let (folder, root) = sources();
    git(&root, &["init", "--quiet", "--initial-branch", "main"]);
    git(&root, &["add", "."]);
    git(&root, &["commit", "--quiet", "--message", "Begin"]);
    Some((folder, root))
}

fn names(root: &Path, origin: &Origin) -> Vec<String> {
    assert!(
        origin.watched.iter().all(|path| path.exists()),
        "cargo builds anew each time for a file that is missing: {origin:?}"
    );
    origin
        .watched
        .iter()
        .map(|path| {
            path.strip_prefix(root)
                .unwrap_or(path)
                .to_string_lossy()
                .replace('\\', "/")
        })
        .collect()
}

#[test]
fn a_checkout_names_its_commit_and_watches_its_branch() {
    let Some((_folder, root)) = checkout() else {
        return;
    };
    let found = origin(&root);
    assert_eq!(
        found.suffix,
        format!(" ({} 2026-11-22)", &git(&root, &["rev-parse", "HEAD"])[..7])
    );
    assert_eq!(found.date, "2026-11-22");
    assert_eq!(names(&root, &found), [".git/HEAD", ".git/refs/heads/main"]);
}

#[test]
fn files_that_differ_from_the_commit_are_not_passed_off_as_it() {
    let Some((_folder, root)) = checkout() else {
        return;
    };
    fs::write(root.join("notes.txt"), "no source").unwrap();
    assert!(!origin(&root).suffix.contains('+'));
    fs::write(root.join("src/new.rs"), "").unwrap();
    assert!(
        origin(&root).suffix.contains("+ 2026-11-22)"),
        "{}",
        origin(&root).suffix
    );
}

#[test]
fn a_branch_without_a_file_of_its_own_is_watched_where_it_will_get_one() {
    let Some((_folder, root)) = checkout() else {
        return;
    };
    let before = origin(&root).suffix;
    git(&root, &["pack-refs", "--all"]);
    let found = origin(&root);
    assert_eq!(found.suffix, before);
    assert_eq!(
        names(&root, &found),
        [".git/HEAD", ".git/packed-refs", ".git/refs/heads"]
    );
}

#[test]
fn a_worktree_has_a_head_of_its_own_and_shares_the_branches() {
    let Some((_folder, root)) = checkout() else {
        return;
    };
    let other = root.with_file_name("other");
    git(
        &root,
        &[
            "worktree",
            "add",
            "--quiet",
            "-b",
            "side",
            other.to_str().unwrap(),
        ],
    );
    let found = origin(&other);
    assert_eq!(found.suffix, origin(&root).suffix);
    assert_eq!(
        names(&root, &found),
        [".git/worktrees/other/HEAD", ".git/refs/heads/side"]
    );
}

#[test]
fn a_commit_without_a_branch_is_watched_by_its_head_alone() {
    let Some((_folder, root)) = checkout() else {
        return;
    };
    let before = origin(&root).suffix;
    git(&root, &["checkout", "--quiet", "--detach"]);
    assert_eq!(names(&root, &origin(&root)), [".git/HEAD"]);
    assert_eq!(origin(&root).suffix, before);
}

#[test]
fn a_folder_in_a_checkout_of_something_else_has_no_commit() {
    let Some((_folder, root)) = checkout() else {
        return;
    };
    let inner = root.join("vendor/ziele");
    fs::create_dir_all(inner.join("src")).unwrap();
    assert_eq!(origin(&inner), Origin::default());
}

#[test]
fn a_packaged_crate_names_the_commit_that_cargo_noted() {
    let (_folder, root) = sources();
    let note = |dirty: &str| {
        format!(
            "{{\n  \"git\": {{\n    \"sha1\": \"0123456789abcdef0123456789abcdef01234567\"{dirty}\n  }},\n  \"path_in_vcs\": \"\"\n}}"
        )
    };
    fs::write(root.join(".cargo_vcs_info.json"), note("")).unwrap();
    assert_eq!(
        (origin(&root).suffix.as_str(), names(&root, &origin(&root))),
        (" (0123456)", vec![".cargo_vcs_info.json".to_owned()])
    );
    fs::write(
        root.join(".cargo_vcs_info.json"),
        note(",\n    \"dirty\": true"),
    )
    .unwrap();
    assert_eq!(origin(&root).suffix, " (0123456+)");
    fs::write(root.join(".cargo_vcs_info.json"), "{}").unwrap();
    assert_eq!(origin(&root), Origin::default());
}

#[test]
fn sources_without_a_history_have_no_commit() {
    let (_folder, root) = sources();
    assert_eq!(origin(&root), Origin::default());
}

#[test]
fn what_the_program_is_made_of_is_watched_as_far_as_it_is_there() {
    let (_folder, root) = sources();
    fs::write(root.join("Cargo.lock"), "").unwrap();
    assert_eq!(
        commit::sources(&root),
        [root.join("src"), root.join("Cargo.lock")]
    );
}
