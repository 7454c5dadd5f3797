//! The numbers of items and headings, counted as office programs do.

use super::styles::{Level, Styles};
use crate::read::flow::BULLET;
use std::collections::BTreeMap;

/// Levels that are counted.
const LEVELS: usize = 16;

/// How far a list, or the outline, has counted.
pub(super) type Counts = [Option<i64>; LEVELS];

/// What stands before an item or a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) bullet: bool,
}

/// All lists that may go on.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By the id of the list.
    pub(super) ended: BTreeMap<String, Counts>,
    /// By the name of its style.
    pub(super) last: BTreeMap<String, Counts>,
}

/// Counts at a level, from 1 on, and says what is printed. `start` overrules the count.
pub(super) fn count<'s>(
    counts: &mut Counts,
    level: usize,
    start: Option<i64>,
    of: impl Fn(usize) -> Option<&'s Level>,
) -> Option<Label> {
    let own = of(level)?;
    for (at, count) in (1..).zip(counts.iter_mut()) {
        let first = of(at).map_or(1, |level| level.start);
        match at.cmp(&level) {
            std::cmp::Ordering::Less => *count = count.or(Some(first)),
            std::cmp::Ordering::Equal => {
                *count = Some(
                    start
                        .or(count.map(|count| count.saturating_add(1)))
                        .unwrap_or(first),
                );
            }
            std::cmp::Ordering::Greater => *count = None,
        }
    }
    if own.bare {
        return None;
    }
    if own.digits.is_none() {
        return Some(Label {
            text: BULLET.to_owned(),
            bullet: true,
        });
    }
    let numbers = (level.saturating_sub(own.shown.max(1)) + 1..=level).filter_map(|at| {
        let digits = of(at)?.digits?;
        Some(digits.write(counts.get(at.checked_sub(1)?).copied().flatten()?))
    });
    let numbers = numbers.collect::<Vec<_>>().join(".");
    Some(Label {
        text: format!("{}{numbers}{}", own.prefix, own.suffix)
            .trim()
            .to_owned(),
        bullet: false,
    })
}

impl Lists {
    /// What the outline prints before a heading.
    pub(super) fn heading(
        counts: &mut Counts,
        styles: &Styles,
        level: usize,
        start: Option<i64>,
    ) -> Option<Label> {
        count(counts, level, start, |at| styles.outline.get(&at))
            .filter(|label| !label.bullet && !label.text.is_empty())
    }
}
