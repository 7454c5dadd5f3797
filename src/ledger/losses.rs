//! What looks like a promise and gave no record.

use super::account::Ledger;
use super::coverage::Coverage;
use super::rows::{ROW_DISTANCE, ValueRow};
use super::{aims, diagnostics, headings};
use crate::layout::Layout;
use crate::normalize::Claim;
use crate::outline::Outline;
use crate::problem::{LostValues, Problem};

/// What looks like a promise and gave no record, unless a diagnostic names its place already.
pub fn losses(
    layout: &Layout<'_>,
    outline: &Outline,
    ledger: &Ledger<'_>,
    claims: &[Claim],
    problems: &[Problem],
) -> Vec<Problem> {
    let coverage = Coverage::new(layout, outline, ledger, claims, problems);
    let mut found = values(&coverage);
    found.extend(headings::losses(&coverage));
    found.extend(aims::losses(&coverage));
    found
}

/// The rows of values without a record, those that stand together in one problem.
fn values(coverage: &Coverage<'_, '_, '_>) -> Vec<Problem> {
    let rows = coverage.ledger.rows.iter();
    let rows: Vec<&ValueRow> = rows
        .filter(|row| !coverage.is_named(row.line..row.line + 1))
        .collect();
    rows.chunk_by(|one, other| {
        one.reason == other.reason
            && one.reason != LostValues::SingleValue
            && other.line - one.line <= ROW_DISTANCE
            && !coverage.has_records(one.line..other.line)
    })
    .filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        let own = coverage.layout.lines.get(first.label..=first.line)?;
        let texts = own.iter().flat_map(|line| line.text.split_whitespace());
        Some(diagnostics::values_without_record(
            &texts.collect::<Vec<_>>().join(" "),
            run.len(),
            first.reason,
            first.label.min(first.line)..last.line + 1,
        ))
    })
    .collect()
}
