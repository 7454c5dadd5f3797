//! The fingerprint changes with what a document may give, and with nothing else.

use crate::fingerprint::fingerprint;
use crate::lock::packages_behind;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A small package: a stage that reads, one that is left out, a list of words, tests, and a lock.
const FILES: [(&str, &str); 7] = [
    (
        "src/lib.rs",
        "//! Reads.\npub mod cli;\npub mod read;\n#[cfg(test)]\nmod testing;\n",
    ),
    (
        "src/read.rs",
        "//! Reads.\nmod words;\n/// Adds.\npub fn add(a: u8, b: u8) -> u8 { lopdf::load(); a + b }\n\
         #[cfg(test)]\nmod tests { #[test] fn adds() { assert_eq!(super::add(1, 2), 3); } }\n",
    ),
    (
        "src/read/words.rs",
        "pub const WORDS: &str = include_str!(\"words.txt\");\n",
    ),
    ("src/read/words.txt", "Ziel\n"),
    ("src/cli.rs", "pub fn run() { clap::parse(); }\n"),
    ("src/testing.rs", "pub fn check() {}\n"),
    ("Cargo.lock", LOCK),
];

const LOCK: &str = r#"
version = 4

[[package]]
name = "clap"
version = "4.5.0"

[[package]]
name = "flate2"
version = "1.1.0"
source = "registry+https://github.com/rust-lang/crates.io-index"

[[package]]
name = "lopdf"
version = "0.47.0"
dependencies = [
 "flate2",
]

[[package]]
name = "ziele"
version = "0.1.0"
dependencies = [
 "clap",
 "lopdf",
]
"#;

/// The fingerprint of the package, once as it is and once with `from` written as `to` in `file`.
fn before_and_after(file: &str, from: &str, to: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        write(folder.path(), path, text);
    }
    let before = fingerprint(folder.path()).unwrap();
    let text = fs::read_to_string(folder.path().join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    write(folder.path(), file, &text.replace(from, to));
    (before, fingerprint(folder.path()).unwrap())
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn assert_changed(file: &str, from: &str, to: &str) {
    let (before, after) = before_and_after(file, from, to);
    assert_ne!(before, after, "{file}: {from} → {to}");
}

fn assert_kept(file: &str, from: &str, to: &str) {
    let (before, after) = before_and_after(file, from, to);
    assert_eq!(before, after, "{file}: {from} → {to}");
}

#[test]
fn code_that_extracts_changes_the_fingerprint() {
    assert_changed("src/read.rs", "a + b", "a - b");
    assert_changed("src/read.rs", "u8", "u16");
    assert_changed("src/lib.rs", "pub mod read;", "");
    assert_changed("src/read/words.txt", "Ziel", "Ziele");
}

#[test]
fn comments_and_lay_out_keep_the_fingerprint() {
    assert_kept("src/read.rs", "/// Adds.", "/// Adds two numbers.");
    assert_kept("src/read.rs", "a + b", "// Never too much.\n    a +\n b");
    assert_kept("src/read.rs", "b: u8)", "b: u8,\n)");
    assert_kept("src/read.rs", "pub fn", "#[must_use]\npub fn");
    assert_kept("src/read.rs", "\n", "\r\n");
    assert_kept("src/read/words.txt", "\n", "\r\n");
}

#[test]
fn white_space_within_a_text_counts() {
    assert_changed("src/read.rs", "a + b", "a + b + \"x y\".len()");
    assert_ne!(
        before_and_after("src/read.rs", "a + b", "\"x y\"").1,
        before_and_after("src/read.rs", "a + b", "\"x  y\"").1
    );
}

#[test]
fn tests_keep_the_fingerprint() {
    assert_kept("src/read.rs", "(1, 2), 3", "(2, 3), 5");
    assert_kept("src/testing.rs", "{}", "{ panic!(); }");
    assert_kept(
        "src/lib.rs",
        "#[cfg(test)]",
        "#[cfg(test)]\nuse std::{fs, io};\n#[cfg(test)]",
    );
}

#[test]
fn what_follows_a_test_counts() {
    let (_, with) = before_and_after("src/testing.rs", "{}", "{}");
    let (_, more) = before_and_after(
        "src/lib.rs",
        "mod testing;",
        "mod testing;\npub fn more() {}",
    );
    assert_ne!(with, more);
    let (_, more) = before_and_after("src/read.rs", "3); } }", "3); } }\npub fn more() {}");
    assert_ne!(with, more);
}

#[test]
fn stages_that_look_at_finished_documents_keep_the_fingerprint() {
    assert_kept("src/cli.rs", "clap::parse()", "clap::parse_from(3)");
}

#[test]
fn crates_that_read_change_the_fingerprint_with_their_versions() {
    assert_changed("Cargo.lock", "0.47.0", "0.47.1");
    assert_changed("Cargo.lock", "1.1.0", "1.1.1");
    assert_kept("Cargo.lock", "4.5.0", "4.5.1");
    assert_kept("Cargo.lock", "0.1.0", "0.1.1");
}

#[test]
fn a_module_may_become_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        write(folder.path(), path, text);
    }
    let before = fingerprint(folder.path()).unwrap();
    let source = folder.path().join("src/read.rs");
    fs::rename(source, folder.path().join("src/read/mod.rs")).unwrap();
    assert_eq!(fingerprint(folder.path()).unwrap(), before);
}

#[test]
fn a_module_without_a_file_stops_the_build() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "src/lib.rs", "mod read;");
    let error = fingerprint(folder.path()).unwrap_err().to_string();
    assert!(error.ends_with("no file of mod read"), "{error}");
}

#[test]
fn of_two_versions_of_a_crate_the_one_that_is_called_counts() {
    let lock = r#"
[[package]]
name = "ttf"
version = "0.2.0"

[[package]]
name = "ttf"
version = "0.3.0"

[[package]]
name = "ziele"
version = "0.1.0"
dependencies = [
 "ttf 0.3.0",
]
"#;
    let paths = BTreeSet::from(["ttf".to_owned()]);
    assert_eq!(
        packages_behind(lock, "ziele", &paths),
        BTreeSet::from(["ttf 0.3.0".to_owned()])
    );
}

#[test]
fn the_crates_of_this_package_that_read_are_found_and_the_others_are_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap();
    let paths = crate::fingerprint::paths(root).unwrap();
    let found = packages_behind(&lock, "ziele", &paths);
    let has = |name: &str| {
        found
            .iter()
            .any(|package| package.starts_with(&format!("{name} ")))
    };
    for name in [
        "lopdf",
        "flate2",
        "html5ever",
        "quick-xml",
        "edtf-core",
        "zip",
    ] {
        assert!(has(name), "{name} is missing: {found:?}");
    }
    for name in ["askama", "clap", "insta", "parquet", "rust_xlsxwriter"] {
        assert!(!has(name), "{name} does not read: {found:?}");
    }
}
