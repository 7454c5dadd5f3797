//! The program `ziele`.

use std::process::ExitCode;
use ziele::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Complete => ExitCode::SUCCESS,
        Outcome::Incomplete => ExitCode::from(1),
        Outcome::Misused => ExitCode::from(2),
    }
}
