//! The parts of a line: each byte belongs to one, and they leave no gap.

use super::account::{Account, Entry};
use super::claims::Piece;
use crate::notation::numbering;
use crate::vocabulary;
use std::ops::Range;

/// Parts a line among the records that claim pieces of it. What no record claims goes to the account of the line itself; bullets, numbers
/// of items, bars and blanks go with what they stand beside.
pub(super) fn tiles<'c>(
    line: usize,
    text: &str,
    pieces: &[Piece<'c>],
    own: &Account<'c>,
) -> Vec<Entry<'c>> {
    let mut entries: Vec<Entry<'c>> = Vec::with_capacity(1 + pieces.len());
    let mut lead = 0;
    for part in parts(text, pieces) {
        let claimed = account(&part, pieces);
        let between = text.get(part.clone()).unwrap_or_default();
        let account = match claimed {
            Some(account) => account,
            None if is_mark(between, part.start == 0) => match entries.last_mut() {
                Some(last) => {
                    last.bytes.end = part.end;
                    lead = part.end;
                    continue;
                }
                // It goes with what comes next.
                None if part.end < text.len() => continue,
                None => own.clone(),
            },
            None if part.end < text.len() && is_label(between) => Account::Heading,
            None => own.clone(),
        };
        match entries.last_mut().filter(|last| last.account == account) {
            Some(last) => last.bytes.end = part.end,
            None => entries.push(Entry {
                line,
                bytes: lead..part.end,
                account,
            }),
        }
        lead = part.end;
    }
    entries
}

/// The stretches between the places where a claim begins or ends.
fn parts(text: &str, pieces: &[Piece<'_>]) -> Vec<Range<usize>> {
    let ends = pieces.iter().flat_map(|piece| [piece.start, piece.end]);
    let mut cuts: Vec<usize> = ends
        .filter(|cut| text.is_char_boundary(*cut))
        .chain([0, text.len()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.iter()
        .zip(cuts.iter().skip(1))
        .map(|(start, end)| *start..*end)
        .collect()
}

/// The records that claim a stretch.
fn account<'c>(part: &Range<usize>, pieces: &[Piece<'c>]) -> Option<Account<'c>> {
    let covers = |piece: &&Piece<'_>| piece.start <= part.start && part.end <= piece.end;
    let mut claimed: Vec<&Piece<'c>> = pieces.iter().filter(covers).collect();
    claimed.sort_unstable_by_key(|piece| piece.rank);
    claimed.dedup_by_key(|piece| piece.rank);
    let (first, others) = claimed.split_first()?;
    Some(Account::Record {
        id: first.record,
        also: others.iter().map(|piece| piece.record).collect(),
    })
}

/// Bullets, bars, blanks, and the number of an item at the start of a line.
fn is_mark(text: &str, opens: bool) -> bool {
    let numbers = opens && text.len() <= 12 && numbering::leading(&format!("{text}X")).is_some();
    numbers || !text.contains(char::is_alphanumeric)
}

/// The label of a field before a record: "Ziel:", "Kennzahl 3:".
fn is_label(text: &str) -> bool {
    let plain = text.trim_end();
    plain.ends_with([':', '|']) || vocabulary::is_field(plain) || vocabulary::topic(plain).is_some()
}
