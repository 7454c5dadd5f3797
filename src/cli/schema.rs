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
    /// The list of them, `index.json`
    Index,
    /// The findings of `ziele check --format json`
    Findings,
    /// The changes of `ziele diff --format json`
    Diff,
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let schema = match args.of {
        Of::Document => model::schema(),
        Of::Index => model::index_schema(),
        Of::Findings => model::findings_schema(),
        Of::Diff => model::changes_schema(),
    };
    print(&format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    Ok(Outcome::Complete)
}
