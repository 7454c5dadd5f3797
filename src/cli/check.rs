//! `ziele check [FILE]...`

use super::reading::ReadArgs;
use super::{Outcome, print};
use crate::batch;
use crate::checks::CHECKS;
use crate::checks::report::{Report, Selection, json, sarif, text};
use crate::model::{Failure, Severity};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ValueEnum, ValueHint};
use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

/// Find what does not agree in documents: goals with their indicators, series with their labels, numbers of headings
///
/// Reads the outputs of `ziele extract`; a source is extracted on the way. Exits with 1 if a finding is an error or a
/// file could not be read.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Outputs of `ziele extract`, folders of them, sources, or `-` for standard input
    #[arg(value_name = "FILE", default_value = "output", value_hint = ValueHint::AnyPath)]
    files: Vec<PathBuf>,

    /// The form of the findings
    #[arg(long, value_enum, value_name = "FORM", default_value_t = Format::Text)]
    format: Format,

    /// Tell what was compared and agrees, too
    #[arg(long)]
    explain: bool,

    /// Leave out findings of less weight
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Least::Note)]
    min_severity: Least,

    /// Run this check only; may be given more than once
    #[arg(long, value_name = "CHECK", value_parser = names())]
    only: Vec<String>,

    /// List the checks
    #[arg(long, conflicts_with_all = ["files", "describe"])]
    list: bool,

    /// Explain a check
    #[arg(long, value_name = "CHECK", value_parser = names(), conflicts_with = "files")]
    describe: Option<String>,

    #[command(flatten)]
    reading: ReadArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// The findings as `ziele-findings/1`
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Least {
    /// All
    Note,
    /// Warnings and errors
    Warning,
    /// Errors
    Error,
}

impl From<Least> for Severity {
    fn from(least: Least) -> Self {
        match least {
            Least::Note => Self::Note,
            Least::Warning => Self::Warning,
            Least::Error => Self::Error,
        }
    }
}

/// All names, so that a wrong one is answered with the right ones, and a shell can complete them.
fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(
        CHECKS
            .iter()
            .map(|check| PossibleValue::new(check.name).help(check.summary())),
    )
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    if args.list {
        print(&list())?;
        return Ok(Outcome::Complete);
    }
    if let Some(name) = &args.describe {
        print(&explain(name))?;
        return Ok(Outcome::Complete);
    }
    let finished = batch::finished(&args.files, &args.reading.limits(), args.reading.password());
    let mut failed = Vec::new();
    for failure in finished.failed {
        tracing::error!(
            event = "failed",
            place = failure.place,
            path = failure.path,
            "{}",
            failure.error
        );
        failed.push(Failure {
            path: failure.path,
            error: failure.error.to_string(),
        });
    }
    let selection = Selection {
        only: args.only.clone(),
        least: args.min_severity.into(),
        agreeing: args.explain,
    };
    let report = Report::of(&finished.documents, failed, &selection);
    print(&match args.format {
        Format::Text => text::text(&report),
        Format::Json => json::json(&report)?,
        Format::Sarif => sarif::sarif(&report)?,
    })?;
    let passed = report.errors == 0 && report.failed.is_empty();
    Ok(if passed {
        Outcome::Complete
    } else {
        Outcome::Incomplete
    })
}

fn list() -> String {
    let width = CHECKS
        .iter()
        .map(|check| check.name.len())
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    for check in CHECKS {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:width$}  {}", check.name, check.summary());
    }
    text
}

fn explain(name: &str) -> String {
    let check = CHECKS.iter().find(|check| check.name == name);
    // An empty line above each heading but the first.
    check
        .map(|check| {
            format!(
                "{name}\n\n{}\n",
                check.doc.trim_end().replace("\n# ", "\n\n# ")
            )
        })
        .unwrap_or_default()
}
