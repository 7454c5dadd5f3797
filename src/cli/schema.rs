//! `ziele schema`

use super::{Outcome, print};
use crate::model;
use std::io;

/// Print the JSON Schema (2020-12) of the outputs
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> io::Result<Outcome> {
    let schema = serde_json::to_string_pretty(&model::schema())?;
    print(&format!("{schema}\n"))?;
    Ok(Outcome::Complete)
}
