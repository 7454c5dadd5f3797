//! What looks like a promise and gave no record.

use super::account::Ledger;
use super::rows::{ROW_DISTANCE, ValueRow};
use super::{aims, diagnostics, headings};
use crate::layout::Layout;
use crate::normalize::{Claim, RecordKind};
use crate::outline::Outline;
use crate::problem::{LostValues, Place, Problem};
use std::ops::Range;

/// What the losses are looked for in.
pub(super) struct Books<'a, 'c, 't> {
    pub layout: &'a Layout<'t>,
    pub outline: &'a Outline,
    pub ledger: &'a Ledger<'c>,
    /// For each line, whether a goal or a principle is made of it.
    goals: Vec<bool>,
    /// For each line, whether an indicator is made of it.
    indicators: Vec<bool>,
    /// For each line, whether any record is made of it.
    records: Vec<bool>,
    /// For each line, whether a diagnostic names it already.
    named: Vec<bool>,
}

impl<'a, 'c, 't> Books<'a, 'c, 't> {
    fn new(
        layout: &'a Layout<'t>,
        outline: &'a Outline,
        ledger: &'a Ledger<'c>,
        claims: &[Claim],
        problems: &[Problem],
    ) -> Self {
        let none = || vec![false; layout.lines.len()];
        let mut books = Self {
            layout,
            outline,
            ledger,
            goals: none(),
            indicators: none(),
            records: none(),
            named: none(),
        };
        for claim in claims {
            for piece in &claim.passage.pieces {
                let kind = match claim.kind {
                    RecordKind::Goal | RecordKind::Principle => &mut books.goals,
                    RecordKind::Indicator => &mut books.indicators,
                    RecordKind::Project | RecordKind::Council => &mut books.records,
                };
                mark(kind, piece.line);
                mark(&mut books.records, piece.line);
            }
        }
        for problem in problems {
            if let Place::Lines(lines) = problem.place.clone() {
                lines.for_each(|line| mark(&mut books.named, line));
            }
        }
        books
    }

    pub(super) fn has_goals(&self, lines: Range<usize>) -> bool {
        any(&self.goals, lines)
    }

    pub(super) fn has_indicators(&self, lines: Range<usize>) -> bool {
        any(&self.indicators, lines)
    }

    pub(super) fn has_records(&self, lines: Range<usize>) -> bool {
        any(&self.records, lines)
    }

    pub(super) fn is_named(&self, lines: Range<usize>) -> bool {
        any(&self.named, lines)
    }
}

fn mark(flags: &mut [bool], line: usize) {
    if let Some(flag) = flags.get_mut(line) {
        *flag = true;
    }
}

fn any(flags: &[bool], lines: Range<usize>) -> bool {
    let end = lines.end.min(flags.len());
    flags
        .get(lines.start.min(end)..end)
        .unwrap_or_default()
        .contains(&true)
}

/// What looks like a promise and gave no record, unless a diagnostic names its place already.
pub fn losses(
    layout: &Layout<'_>,
    outline: &Outline,
    ledger: &Ledger<'_>,
    claims: &[Claim],
    problems: &[Problem],
) -> Vec<Problem> {
    let books = Books::new(layout, outline, ledger, claims, problems);
    let mut found = values(&books);
    found.extend(headings::losses(&books));
    found.extend(aims::losses(&books));
    found
}

/// The rows of values without a record, those that stand together in one problem.
fn values(books: &Books<'_, '_, '_>) -> Vec<Problem> {
    let rows = books.ledger.rows.iter();
    let rows: Vec<&ValueRow> = rows
        .filter(|row| !books.is_named(row.line..row.line + 1))
        .collect();
    rows.chunk_by(|one, other| {
        one.reason == other.reason
            && one.reason != LostValues::SingleValue
            && other.line - one.line <= ROW_DISTANCE
            && !books.has_records(one.line..other.line)
    })
    .filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        let own = books.layout.lines.get(first.label..=first.line)?;
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
