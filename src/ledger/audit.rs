//! What must hold of every ledger.

use super::account::{Account, Ledger};
use crate::layout::Layout;
use crate::normalize::Claim;
use rustc_hash::FxHashSet;

impl Ledger<'_> {
    /// What does not hold of this ledger: each byte of each line has exactly one account, the shares add up to all lines, and every record
    /// has a line.
    pub fn audit(&self, layout: &Layout<'_>, claims: &[Claim]) -> Vec<String> {
        let mut faults = Vec::new();
        let mut end = None;
        for entry in &self.entries {
            let length = layout
                .lines
                .get(entry.line)
                .map_or(0, |line| line.text.len());
            let (line, from) = match end {
                Some((line, end)) if end < line_length(layout, line) => (line, end),
                Some((line, _)) => (line + 1, 0),
                None => (0, 0),
            };
            let follows = (entry.line, entry.bytes.start) == (line, from);
            if !follows || entry.bytes.is_empty() || entry.bytes.end > length {
                faults.push(format!(
                    "{entry:?} does not follow byte {from} of line {line}"
                ));
            }
            end = Some((entry.line, entry.bytes.end));
        }
        let last = layout.lines.len().checked_sub(1);
        let closes = last.map(|line| (line, line_length(layout, line)));
        if end != closes {
            faults.push(format!(
                "the ledger ends at {end:?}, the text at {closes:?}"
            ));
        }
        let sum: usize = self.lines().accounts().iter().map(|(_, count)| count).sum();
        if sum != layout.lines.len() {
            faults.push(format!("{sum} of {} lines are counted", layout.lines.len()));
        }
        faults.extend(self.without_lines(claims));
        faults
    }

    fn without_lines(&self, claims: &[Claim]) -> Vec<String> {
        let ids = self.entries.iter().flat_map(|entry| match &entry.account {
            Account::Record { id, also } => {
                std::iter::once(*id).chain(also.iter().copied()).collect()
            }
            _ => Vec::new(),
        });
        let ids: FxHashSet<&str> = ids.collect();
        claims
            .iter()
            .filter(|claim| !ids.contains(claim.record.as_str()))
            .map(|claim| format!("the record {} has no line", claim.record))
            .collect()
    }
}

fn line_length(layout: &Layout<'_>, line: usize) -> usize {
    layout.lines.get(line).map_or(0, |line| line.text.len())
}
