//! How many lines went to which account.

use super::account::{Account, Ledger};
use crate::model::Lines;

impl Ledger<'_> {
    /// The lines by account. A line with several accounts counts for the first in the order of [`Lines`]: a record before a heading.
    pub fn lines(&self) -> Lines {
        let mut lines = Lines::default();
        let by_line = self.entries.chunk_by(|one, other| one.line == other.line);
        for entries in by_line {
            let best = entries.iter().min_by_key(|entry| rank(&entry.account));
            if let Some(entry) = best {
                *slot(&mut lines, &entry.account) += 1;
            }
        }
        lines
    }
}

fn rank(account: &Account<'_>) -> u8 {
    match account {
        Account::Record { .. } => 0,
        Account::NotUnderstood(_) => 1,
        Account::Heading => 2,
        Account::Text => 3,
        Account::Note => 4,
        Account::Furniture(_) => 5,
        Account::Contents => 6,
        Account::SetAside(_) => 7,
    }
}

fn slot<'l>(lines: &'l mut Lines, account: &Account<'_>) -> &'l mut usize {
    match account {
        Account::Record { .. } => &mut lines.record,
        Account::NotUnderstood(_) => &mut lines.not_understood,
        Account::Heading => &mut lines.heading,
        Account::Text => &mut lines.text,
        Account::Note => &mut lines.note,
        Account::Furniture(_) => &mut lines.furniture,
        Account::Contents => &mut lines.contents,
        Account::SetAside(_) => &mut lines.set_aside,
    }
}
