//! Which lines have records, and which a diagnostic names already.

use super::account::Ledger;
use crate::layout::Layout;
use crate::normalize::{Claim, RecordKind};
use crate::outline::Outline;
use crate::problem::{Place, Problem};
use std::ops::Range;

/// What the losses are looked for in.
pub(super) struct Coverage<'a, 'c, 't> {
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

impl<'a, 'c, 't> Coverage<'a, 'c, 't> {
    pub(super) fn new(
        layout: &'a Layout<'t>,
        outline: &'a Outline,
        ledger: &'a Ledger<'c>,
        claims: &[Claim],
        problems: &[Problem],
    ) -> Self {
        let none = || vec![false; layout.lines.len()];
        let mut coverage = Self {
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
                    RecordKind::Goal | RecordKind::Principle => &mut coverage.goals,
                    RecordKind::Indicator => &mut coverage.indicators,
                    RecordKind::Project | RecordKind::Council => &mut coverage.records,
                };
                mark(kind, piece.line);
                mark(&mut coverage.records, piece.line);
            }
        }
        for problem in problems {
            if let Place::Lines(lines) = problem.place.clone() {
                lines.for_each(|line| mark(&mut coverage.named, line));
            }
        }
        coverage
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
