//! The program `ziele`.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// The objects of a PDF are many and small; the system's allocator takes a fifth longer over them.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

use ziele::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Complete => ExitCode::SUCCESS,
        Outcome::Incomplete => ExitCode::from(1),
        Outcome::Misused => ExitCode::from(2),
        Outcome::Interrupted => ExitCode::from(cli::INTERRUPTED),
    }
}
