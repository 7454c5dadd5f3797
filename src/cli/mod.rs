//! The command line: one file per subcommand. Results go to standard output, all else to standard error.

mod check;
mod completions;
mod diff;
mod export;
mod extract;
mod interrupt;
mod log;
mod man;
mod oparl;
mod progress;
mod reading;
mod report;
mod rules;
mod schema;
mod summary;
mod text;
mod version;

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
#[command(name = "ziele", version = version::SHORT, long_version = version::LONG.as_str(), after_help = exit_codes())]
struct Cli {
    #[command(flatten)]
    log: LogArgs,

    #[command(subcommand)]
    command: Command,
}

/// What the exit codes mean.
const EXIT_CODES: [(&str, &str); 4] = [
    ("0", "All was read."),
    (
        "1",
        "Something could not be read; with --strict also: there are warnings; of check also: there are errors; of diff --exit-code also: there are \
         differences.",
    ),
    ("2", "Wrong usage."),
    ("130", "Stopped with Ctrl-C; what is done stays."),
];

fn exit_codes() -> String {
    let lines = EXIT_CODES.map(|(code, meaning)| format!("  {code:<3}  {meaning}"));
    format!("Exit codes:\n{}", lines.join("\n"))
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Check(check::Args),
    Report(report::Args),
    Text(text::Args),
    Diff(diff::Args),
    Export(export::Args),
    Rules(rules::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
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
            return if message.use_stderr() {
                Outcome::Misused
            } else {
                Outcome::Complete
            };
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
        Err(Self::command().error(
            ErrorKind::ArgumentConflict,
            "the argument '--quiet' cannot be used with '--verbose'",
        ))
    }
}

impl Command {
    fn run(&self, log: LogArgs) -> io::Result<Outcome> {
        match self {
            Self::Extract(args) => extract::run(args, log),
            Self::Check(args) => check::run(args),
            Self::Text(args) => text::run(args),
            Self::Diff(args) => diff::run(args),
            Self::Report(args) => report::run(args, log),
            Self::Export(args) => Ok(export::run(args)),
            Self::Rules(args) => rules::run(args),
            Self::Schema(args) => schema::run(args),
            Self::Completions(args) => completions::run(args),
            Self::Man(args) => man::run(args),
        }
    }
}

/// Prints a result. A reader that has seen enough and closes its end (`ziele schema | head -1`) is no failure.
fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command as Clap;

    /// The program and its commands, as they are after clap has put in what it adds.
    fn commands() -> Vec<Clap> {
        let mut ziele = Cli::command();
        ziele.build();
        let mut commands: Vec<Clap> = ziele
            .get_subcommands()
            .filter(|command| command.get_name() != "help")
            .cloned()
            .collect();
        commands.insert(0, ziele);
        commands
    }

    #[test]
    fn every_command_is_well_made() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_every_option_says_what_it_is() {
        for command in commands() {
            let about = command
                .get_about()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(
                !about.is_empty(),
                "{} says nothing of itself",
                command.get_name()
            );
            for argument in command.get_arguments() {
                let (name, help) = (
                    argument.get_id(),
                    argument
                        .get_help()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                );
                assert!(
                    help.starts_with(|first: char| first.is_uppercase()),
                    "{} {name}: {help:?}",
                    command.get_name()
                );
                assert!(
                    !help.ends_with('.'),
                    "a short help is no sentence: {} {name}: {help:?}",
                    command.get_name()
                );
                for value in argument
                    .get_possible_values()
                    .iter()
                    .filter(|_| argument.get_action().takes_values())
                {
                    let says = value.get_help().is_some() || name == "shell";
                    assert!(
                        says,
                        "{} {name}: the value {} says nothing of itself",
                        command.get_name(),
                        value.get_name()
                    );
                }
            }
        }
    }
}
