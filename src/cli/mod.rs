//! The command line: one file per subcommand. Results go to standard output, all else to standard error.

mod check;
mod completions;
mod diff;
mod extract;
mod interrupt;
mod limits;
mod log;
mod progress;
mod rules;
mod schema;
mod summary;
mod text;

pub use interrupt::INTERRUPTED;

use crate::batch;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};
use log::{LogArgs, complain};
use std::ffi::OsString;
use std::io::{self, Write as _};

/// Recovers goals, indicators and their year series, principles, projects and council answers from German municipal
/// papers as JSON.
#[derive(Debug, Parser)]
#[command(name = "ziele", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(flatten)]
    log: LogArgs,

    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all read, 1 something could not be read (with --strict also: there are warnings; of check also: there are \
     errors; of diff --exit-code also: there are differences), 2 wrong usage, 130 stopped with Ctrl-C.";

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Check(check::Args),
    Text(text::Args),
    Diff(diff::Args),
    Rules(rules::Args),
    Schema(schema::Args),
    Completions(completions::Args),
}

/// How a call went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All was read.
    Complete,
    /// Something could not be read; a message says what.
    Incomplete,
    /// The command line makes no sense; a message says why.
    Misused,
    /// The caller stopped the run; what is done stays.
    Interrupted,
}

/// Does what the command line asks for. The first of `args` is the name of the program.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let cli = match Cli::try_parse_from(args).and_then(Cli::sound) {
        Ok(cli) => cli,
        Err(message) => {
            // Help and version come this way too. If they cannot be printed there is nobody to tell.
            let _ = message.print();
            return if message.use_stderr() { Outcome::Misused } else { Outcome::Complete };
        }
    };
    log::install(cli.log);
    // A panic is a mistake of the program, and it is said like any other failure.
    match batch::guarded(|| cli.command.run(cli.log)) {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(error)) => {
            complain("standard output", &error);
            Outcome::Incomplete
        }
        Err(internal) => {
            tracing::error!("{internal}");
            Outcome::Incomplete
        }
    }
}

impl Cli {
    fn sound(self) -> Result<Self, clap::Error> {
        if self.log.is_sound() {
            return Ok(self);
        }
        Err(Self::command().error(ErrorKind::ArgumentConflict, "the argument '--quiet' cannot be used with '--verbose'"))
    }
}

impl Command {
    fn run(&self, log: LogArgs) -> io::Result<Outcome> {
        match self {
            Self::Extract(args) => extract::run(args, log),
            Self::Check(args) => check::run(args),
            Self::Text(args) => text::run(args),
            Self::Diff(args) => diff::run(args),
            Self::Rules(args) => rules::run(args),
            Self::Schema(args) => schema::run(args),
            Self::Completions(args) => completions::run(args),
        }
    }
}

/// Prints a result. A reader that has seen enough and closes its end (`ziele schema | head -1`) is no failure.
fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}
