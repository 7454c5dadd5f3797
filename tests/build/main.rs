//! What the build finds out about the program: its commit, and the fingerprint of the code that extracts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop at once and say where"
)]

#[path = "../../build/commit.rs"]
mod commit;
#[path = "../../build/fingerprint.rs"]
mod fingerprint;
#[path = "../../build/lock.rs"]
mod lock;
#[path = "../../build/tokens.rs"]
mod tokens;

mod commits;
mod fingerprints;
