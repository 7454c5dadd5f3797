//! `ziele completions SHELL`

use super::{Cli, Outcome, print};
use clap::CommandFactory as _;
use clap_complete::Shell;
use std::io;

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell that the script is for
    shell: Shell,
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "ziele", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Complete)
}
