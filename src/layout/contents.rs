//! Tables of contents: evidence for the outline, never content.

use super::{Line, Role};
use crate::notation::numbering::{self, Number};
use crate::notation::numbers;
use crate::vocabulary;
use rustc_hash::{FxHashMap, FxHashSet};

/// An entry of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The number of the section, where it has one.
    pub number: Option<Number>,
    /// Its title.
    pub title: &'t str,
}

/// Fewer entries than this are a list that happens to end in numbers.
const ENTRIES: usize = 5;
/// Lines that may stand between two entries: the second line of a long title, a page's foot.
const STRAY: usize = 2;

/// Sets the lines of tables of contents aside and returns their entries.
pub fn mark<'t>(lines: &mut [Line<'t>]) -> Vec<Entry<'t>> {
    let mut entries = Vec::new();
    let mut last = None;
    let mut at = 0;
    while at < lines.len() {
        let titled = lines
            .get(at)
            .is_some_and(|line| vocabulary::is_contents(line.body()));
        let start = if titled { at + 1 } else { at };
        match table(lines, start, titled).or_else(|| {
            titled
                .then(|| {
                    without_pages(lines, start, last.get_or_insert_with(|| last_places(lines)))
                })
                .flatten()
        }) {
            Some((end, found)) => {
                for line in lines.get_mut(at..end).unwrap_or_default() {
                    line.role = Role::Contents;
                }
                entries.extend(found);
                at = end;
            }
            None => at += 1,
        }
    }
    entries
}

/// The table that starts at a line: its end and its entries. Page numbers must not fall, but for a slip or two.
fn table<'t>(lines: &[Line<'t>], start: usize, titled: bool) -> Option<(usize, Vec<Entry<'t>>)> {
    entry(lines.get(start)?, titled)?;
    let (mut found, mut end, mut stray, mut page, mut falls) = (Vec::new(), start, 0, 0, 0);
    for (at, line) in lines.iter().enumerate().skip(start) {
        let Some((entry, number)) = entry(line, titled) else {
            stray += 1;
            if stray > STRAY {
                break;
            }
            continue;
        };
        if number < page {
            falls += 1;
        }
        // A number far below those before it is no page but the first chapter behind the table.
        if number * 2 < page || falls * 8 > found.len() + 8 {
            break;
        }
        page = page.max(number);
        found.push(entry);
        (end, stray) = (at + 1, 0);
    }
    (found.len() >= if titled { 2 } else { ENTRIES }).then_some((end, found))
}

/// Longest entry of a table without page numbers.
const LONGEST: usize = 120;

/// Where each short line stands for the last time.
fn last_places<'t>(lines: &[Line<'t>]) -> FxHashMap<&'t str, usize> {
    lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.text.len() <= LONGEST)
        .map(|(at, line)| (line.body(), at))
        .collect()
}

/// The table without page numbers below its title: short lines that all stand again below it, as headings do.
fn without_pages<'t>(
    lines: &[Line<'t>],
    start: usize,
    last: &FxHashMap<&'t str, usize>,
) -> Option<(usize, Vec<Entry<'t>>)> {
    let mut seen = FxHashSet::default();
    let again =
        |line: &&Line<'t>, at: usize| last.get(line.body()).is_some_and(|place| *place > at);
    // The first entry stands again where the table has ended.
    let rest = lines.iter().enumerate().skip(start);
    let count = rest
        .take_while(|(at, line)| again(line, *at) && (seen.insert(line.body()) || seen.len() < 3))
        .count();
    let entries: Vec<Entry<'t>> = lines
        .get(start..start + count)?
        .iter()
        .filter_map(|line| named(line.body()))
        .collect();
    (entries.len() >= 3).then_some((start + count, entries))
}

/// An entry and its page: `1.1 Titel …… 12`, `Titel\t12`, and below a title also `12 1.1 Titel`.
fn entry<'t>(line: &Line<'t>, titled: bool) -> Option<(Entry<'t>, u32)> {
    let text = line.body();
    if line.table.is_some() {
        return None;
    }
    // Leaders may be longer than any title.
    if !text.bytes().any(|b| b.is_ascii_digit())
        || text.len() > 600
        || text.bytes().filter(|b| !matches!(b, b'.' | b' ')).count() > 200
    {
        return None;
    }
    let tail = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&tail) {
        let (head, page) = text.split_at_checked(text.len() - tail)?;
        let title = head.trim_end_matches([' ', '.', '\t', '·', '…', '_']);
        // One hyphen may end a word, three are leaders.
        let title = if title.ends_with("---") || title.ends_with("–––") {
            title.trim_end_matches(['-', '–', ' ', '.'])
        } else {
            title
        };
        let leaders = head.len() - title.len();
        // "Kurse  49  41  52  58" is a row of values.
        let mut cells = title
            .rsplit("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty());
        let value = |cell: Option<&str>| cell.is_some_and(|cell| numbers::cell(cell).is_some());
        if value(cells.next()) && value(cells.next()) {
            return None;
        }
        // One blank before the page is enough only below a title.
        if leaders >= 2 || head.ends_with('\t') || (titled && leaders == 1) {
            return Some((named(title)?, page.parse().ok()?));
        }
    }
    let lead = text.bytes().take_while(u8::is_ascii_digit).count();
    if titled && (1..=3).contains(&lead) {
        let (page, title) = text.split_at_checked(lead)?;
        if title.starts_with([' ', '\t']) {
            return Some((named(title.trim_start())?, page.parse().ok()?));
        }
    }
    None
}

fn named(title: &str) -> Option<Entry<'_>> {
    let (number, title) = match numbering::leading(title) {
        Some((number, rest)) if numbering::is_title(rest) => (Some(number), rest),
        _ => (None, title),
    };
    title
        .contains(char::is_alphabetic)
        .then_some(Entry { number, title })
}
