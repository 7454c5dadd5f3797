//! Plain text: every line with ink is a run.

use super::clean;
use crate::text::{Reading, Run};

/// Reads plain text. Lines count from 1; a form feed stays at the head of its line's raw text.
pub fn read(text: &str) -> Reading<'_> {
    let mut reading = Reading {
        raw: text.into(),
        runs: Vec::with_capacity(clean::line_count(text)),
        ..Reading::default()
    };
    for (number, range) in (1..).zip(clean::lines(text)) {
        let (ink, mended) = clean::read(
            text.get(range.clone()).unwrap_or_default(),
            range.start,
            &mut reading.mended,
        );
        if !ink.is_empty() {
            let raw = range.start as u32..range.end as u32;
            reading
                .runs
                .push(Run::line(ink, mended, raw, number, false));
        }
    }
    reading
}
