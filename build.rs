//! Hashes the code that decides what is extracted, so that a run can tell whether an older output is still what it would write, and finds
//! out the commit for `ziele --version`.

#[path = "build/commit.rs"]
mod commit;

use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What decides how a run is called, where its files go and what is made of them, but not what stands in a document.
const LEFT_OUT: [&str; 7] = [
    "src/batch",
    "src/checks",
    "src/cli",
    "src/diff",
    "src/export",
    "src/main.rs",
    "src/site",
];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=build.rs");
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files)?;
    // Sorted by components: the same order on every system.
    files.sort();
    let mut hasher = Sha256::new();
    for file in &files {
        // A checkout with CRLF is the same code.
        let code = fs::read_to_string(file)?.replace("\r\n", "\n");
        hasher.update(code);
    }
    let digest = hasher.finalize();
    let fingerprint = digest
        .iter()
        .take(8)
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    println!("cargo:rustc-env=ZIELE_FINGERPRINT={fingerprint}");

    // A build script runs in the folder of its package; what was true when it was compiled need not be.
    let origin = commit::origin(Path::new("."));
    println!("cargo:rustc-env=ZIELE_COMMIT={}", origin.suffix);
    println!("cargo:rustc-env=ZIELE_DATE={}", origin.date);
    for file in &origin.watched {
        println!("cargo:rerun-if-changed={}", file.display());
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if LEFT_OUT.iter().any(|left_out| path == Path::new(left_out)) {
            continue;
        }
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|suffix| suffix == "rs" || suffix == "txt")
        {
            files.push(path);
        }
    }
    Ok(())
}
