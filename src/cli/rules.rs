//! `ziele rules [NAME]`

use super::{Outcome, print};
use crate::rules::catalogue;
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::fmt::Write as _;
use std::io;

/// List the extraction rules, or explain one
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The rule to explain, as it stands in `source.rule`
    #[arg(value_parser = names())]
    name: Option<String>,
}

/// All names, so that a wrong one is answered with the right ones, and a shell can complete them.
fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(
        catalogue()
            .into_iter()
            .map(|rule| PossibleValue::new(rule.name).help(rule.summary)),
    )
}

pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let text = match &args.name {
        Some(name) => explain(name),
        None => list(),
    };
    print(&text)?;
    Ok(Outcome::Complete)
}

fn explain(name: &str) -> String {
    let rule = catalogue().into_iter().find(|rule| rule.name == name);
    // An empty line above each heading but the first.
    rule.map(|rule| {
        format!(
            "{name}\n\n{}\n",
            rule.doc.trim_end().replace("\n# ", "\n\n# ")
        )
    })
    .unwrap_or_default()
}

fn list() -> String {
    let rules = catalogue();
    let width = rules
        .iter()
        .map(|rule| rule.name.len())
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    for rule in rules {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:width$}  {}", rule.name, rule.summary);
    }
    text
}
