//! Which commit the program is built from: asked of git in a checkout, of what cargo notes in a packaged crate, else unknown.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Where cargo notes the commit that a crate was packaged from.
const PACKAGED: &str = ".cargo_vcs_info.json";
/// What the program is made of.
const SOURCES: [&str; 6] = [
    "src",
    "templates",
    "build",
    "build.rs",
    "Cargo.toml",
    "Cargo.lock",
];
/// As many digits as people are used to read.
const DIGITS: usize = 7;

/// What is known of the commit.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// ` (abc1234 2026-11-22)`, to be put behind the version; `+` behind the commit says that files differ from it. Empty if nothing is known.
    pub suffix: String,
    /// The day of the commit, where it is known: `2026-11-22`.
    pub date: String,
    /// The files that change with the commit. All of them exist: cargo would build anew each time for one that does not.
    pub watched: Vec<PathBuf>,
}

/// What the program in `root` is made of, as far as it is there: a packaged crate may lack some of it.
pub fn sources(root: &Path) -> Vec<PathBuf> {
    let paths = SOURCES.iter().map(|source| root.join(source));
    paths.filter(|path| path.exists()).collect()
}

/// Finds out the commit of the sources in `root`.
pub fn origin(root: &Path) -> Origin {
    // A packaged crate may lie in another project's checkout, whose commit is not its own.
    packaged(root)
        .or_else(|| checkout(root))
        .unwrap_or_default()
}

fn packaged(root: &Path) -> Option<Origin> {
    let file = root.join(PACKAGED);
    let noted = fs::read_to_string(&file).ok()?;
    let (_, rest) = noted.split_once("\"sha1\"")?;
    let commit = rest.split('"').nth(1)?;
    let suffix = suffix(commit, None, noted.contains("\"dirty\": true"))?;
    Some(Origin {
        suffix,
        date: String::new(),
        watched: vec![file],
    })
}

fn checkout(root: &Path) -> Option<Origin> {
    let top = git(root, &["rev-parse", "--show-toplevel"])?;
    if fs::canonicalize(top).ok()? != fs::canonicalize(root).ok()? {
        return None;
    }
    let head = git(
        root,
        &[
            "-c",
            "log.showSignature=false",
            "log",
            "-1",
            "--format=%H %cs",
        ],
    )?;
    let (commit, date) = head.split_once(' ')?;
    let changed = git(
        root,
        &[&["status", "--porcelain", "--"][..], &SOURCES].concat(),
    )?;
    let suffix = suffix(commit, Some(date), !changed.is_empty())?;
    Some(Origin {
        suffix,
        date: date.to_owned(),
        watched: references(root),
    })
}

/// The files of git that change with the commit: `HEAD`, and the branch that it names. That has a file of its own, or a line in a file of
/// all; then its own appears with the next commit. A worktree has a `HEAD` of its own and shares the branches, which git knows.
fn references(root: &Path) -> Vec<PathBuf> {
    let path = |name: &str| {
        git(root, &["rev-parse", "--git-path", name])
            .map(|path| root.join(path))
            .filter(|path| path.exists())
    };
    let mut files = vec![path("HEAD")];
    if let Some(branch) = git(root, &["symbolic-ref", "--quiet", "HEAD"]) {
        match path(&branch) {
            Some(file) => files.push(Some(file)),
            None => files.extend(["packed-refs", "refs/heads", "reftable"].map(path)),
        }
    }
    files.into_iter().flatten().collect()
}

/// What git prints, without the end of the line. Nothing, if it is not there, or has no answer.
fn git(root: &Path, args: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    // Looking does not write, and what a hook says of its own repository is not about this one.
    command
        .arg("--no-optional-locks")
        .arg("-C")
        .arg(root)
        .args(args);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim_end().to_owned())
}

fn suffix(commit: &str, date: Option<&str>, modified: bool) -> Option<String> {
    let short = commit
        .get(..DIGITS)
        .filter(|_| commit.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    let mark = if modified { "+" } else { "" };
    Some(date.map_or_else(
        || format!(" ({short}{mark})"),
        |date| format!(" ({short}{mark} {date})"),
    ))
}
