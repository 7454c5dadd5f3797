//! The command line: one file per subcommand. Results go to standard output, all else to standard error.

mod check;
mod completions;
mod diff;
mod extract;
mod limits;
mod progress;
mod report;
mod rules;
mod schema;
mod summary;
mod text;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write as _};

/// Recovers goals, indicators and their year series, principles, projects and council answers from German municipal
/// papers as JSON.
#[derive(Debug, Parser)]
#[command(name = "ziele", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all read, 1 something could not be read (with --strict also: there are warnings; of check also: there are \
     errors; of diff --exit-code also: there are differences), 2 wrong usage.";

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Check(check::Args),
    Report(report::Args),
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
}

/// Does what the command line asks for. The first of `args` is the name of the program.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(message) => {
            // Help and version come this way too. If they cannot be printed there is nobody to tell.
            let _ = message.print();
            return if message.use_stderr() { Outcome::Misused } else { Outcome::Complete };
        }
    };
    let outcome = match cli.command {
        Command::Extract(args) => extract::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Text(args) => text::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    outcome.unwrap_or_else(|error| {
        complain("standard output", &error);
        Outcome::Incomplete
    })
}

/// Prints a result. A reader that has seen enough and closes its end (`ziele schema | head -1`) is no failure.
fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}

/// Says on one line of standard error what is wrong with what.
fn complain(place: impl Display, cause: impl Display) {
    let message = format!("ziele: {place}: {cause}");
    // A file name may hold line ends, and so may the message of a panic.
    let message: String = message.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    // Without standard error there is nobody to tell; the exit code still says it.
    let _ = writeln!(io::stderr().lock(), "{message}");
}
