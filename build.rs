//! Finds out what the program is: the fingerprint of the code that extracts, so that a run can tell whether an older output is still what it
//! would write, and the commit for `ziele --version`.

#[path = "build/commit.rs"]
mod commit;
#[path = "build/fingerprint.rs"]
mod fingerprint;
#[path = "build/lock.rs"]
mod lock;
#[path = "build/tokens.rs"]
mod tokens;

use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    // A build script runs in the folder of its package; what was true when it was compiled need not be.
    let root = Path::new(".");
    let fingerprint = fingerprint::fingerprint(root)?;
    println!("cargo:rustc-env=ZIELE_FINGERPRINT={fingerprint}");
    let origin = commit::origin(root);
    println!("cargo:rustc-env=ZIELE_COMMIT={}", origin.suffix);
    println!("cargo:rustc-env=ZIELE_DATE={}", origin.date);
    for file in commit::sources(root).iter().chain(&origin.watched) {
        println!("cargo:rerun-if-changed={}", file.display());
    }
    Ok(())
}
