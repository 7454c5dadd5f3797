//! `ziele man [COMMAND]`

use super::log::complain;
use super::version::DATE;
use super::{Cli, EXIT_CODES, Outcome, print};
use clap::{Command, CommandFactory as _, ValueHint};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Print a manual page, or write those of all commands
///
/// The pages are in the language of man(1): `ziele man extract | man -l -`. To install them, write them where man(1) looks:
/// `ziele man --output ~/.local/share/man/man1`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command that the page is of [default: all of ziele]
    command: Option<String>,

    /// Write the pages of all commands into this folder
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "command")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let commands = commands();
    if let Some(folder) = &args.output {
        return Ok(write(&commands, folder));
    }
    let wanted = args
        .command
        .as_ref()
        .map_or_else(|| "ziele".to_owned(), |name| format!("ziele-{name}"));
    let Some(command) = commands.into_iter().find(|command| name(command) == wanted) else {
        complain(
            args.command.as_deref().unwrap_or_default(),
            "no command of ziele; `ziele --help` lists them",
        );
        return Ok(Outcome::Misused);
    };
    print(&page(command)?)?;
    Ok(Outcome::Complete)
}

/// The program and its commands, with the options that all of them have.
fn commands() -> Vec<Command> {
    let mut ziele = Cli::command().disable_help_subcommand(true);
    ziele.build();
    let mut commands: Vec<Command> = ziele.get_subcommands().cloned().collect();
    commands.insert(0, ziele);
    commands
}

/// As pages are called: `ziele-extract`.
fn name(command: &Command) -> &str {
    command
        .get_display_name()
        .unwrap_or_else(|| command.get_name())
}

fn write(commands: &[Command], folder: &Path) -> Outcome {
    let write_all = || -> Result<(), (PathBuf, io::Error)> {
        fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
        for command in commands {
            let file = folder.join(format!("{}.1", name(command)));
            page(command.clone())
                .and_then(|page| fs::write(&file, page))
                .map_err(|error| (file, error))?;
        }
        Ok(())
    };
    match write_all() {
        Ok(()) => Outcome::Complete,
        Err((path, error)) => {
            complain(path.display(), error);
            Outcome::Incomplete
        }
    }
}

fn page(command: Command) -> io::Result<String> {
    let is_whole = command.has_subcommands();
    // An empty date would leave its place in the title to what comes behind it.
    let date = if DATE.is_empty() { " " } else { DATE };
    let page = Man::new(command)
        .date(date)
        .source(concat!("ziele ", env!("CARGO_PKG_VERSION")))
        .manual("User Commands");
    let mut roff = Vec::new();
    page.render_title(&mut roff)?;
    page.render_name_section(&mut roff)?;
    page.render_synopsis_section(&mut roff)?;
    page.render_description_section(&mut roff)?;
    page.render_options_section(&mut roff)?;
    if is_whole {
        page.render_subcommands_section(&mut roff)?;
    }
    let mut end = Roff::default();
    end.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in EXIT_CODES {
        end.control("TP", ["4"]);
        end.text([roman(code)]);
        end.text([roman(meaning)]);
    }
    if !is_whole {
        end.control("SH", ["SEE ALSO"]);
        end.text([roman("ziele(1)")]);
    }
    end.to_writer(&mut roff)?;
    // A break beside an empty line is one too many, and checkers of manual pages say so.
    Ok(String::from_utf8_lossy(&roff).replace("\n.br\n\n.br\n", "\n.sp\n"))
}
