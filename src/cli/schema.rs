//! `ziele schema [OF]`

use super::{Outcome, print};
use crate::model;
use clap::ValueEnum;
use std::io;

/// Print the JSON Schema (2020-12) of the outputs
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The output that the schema is of
    #[arg(value_enum, default_value_t = Of::Document)]
    of: Of,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Of {
    /// The documents that `ziele extract` writes
    Document,
    /// The findings of `ziele check --format json`
    Findings,
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let schema = match args.of {
        Of::Document => model::schema(),
        Of::Findings => model::findings_schema(),
    };
    print(&format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    Ok(Outcome::Complete)
}
