//! What stands on pages and is no content: running heads and feet, page numbers, pull quotes.

use super::{Line, Role, Setting};
use crate::vocabulary;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Sets running heads, feet and page numbers aside and marks where their pages begin. Returns the texts of the running lines.
///
/// They are known by repetition, not by their words: the same text with a page number that rises. A number alone is a page
/// number where it stands apart from what is above it, or where such numbers rise from one stretch of running text to the next.
pub fn mark_running<'t>(lines: &mut [Line<'t>]) -> Vec<&'t str> {
    // On pages they are known by their place.
    if lines.first().is_some_and(Line::is_set) {
        let mut running: Vec<&'t str> = Vec::new();
        for line in lines.iter().filter(|line| line.role == Role::Running) {
            let text = line.text.trim_matches(|c: char| {
                c.is_ascii_digit()
                    || c.is_whitespace()
                    || matches!(c, '|' | '–' | '-' | '·' | '•' | '/')
            });
            if !text.is_empty() && !running.contains(&text) && running.len() < 32 {
                running.push(text);
            }
        }
        return running;
    }
    let mut repeated: FxHashMap<&'t str, Vec<(usize, u32)>> = FxHashMap::default();
    let mut alone: Vec<(usize, u32)> = Vec::new();
    let mut counters: BTreeMap<u32, Vec<(usize, u32)>> = BTreeMap::new();
    let mut running = Vec::new();
    let mut feet = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.text.len() > 100 || line.shape.digits == 0 {
            continue;
        }
        if is_page_form(line.text) || (lone_number(line.text) && line.gap >= 2) {
            feet.push(at);
        } else if let Some((page, pages)) = counted(line.text) {
            counters.entry(pages).or_default().push((at, page));
        } else if lone_number(line.text) && amid_text(lines, at) {
            alone.extend(line.text.parse().map(|number| (at, number)));
        } else if let Some((rest, number)) = numbered(line.text).filter(|_| !line.is_item()) {
            repeated.entry(rest).or_default().push((at, number));
        }
    }
    for places in counters.into_values() {
        let rises = places
            .windows(2)
            .all(|pair| matches!(pair, [above, below] if above.1 < below.1));
        if places.len() >= 2 && rises {
            feet.extend(places.into_iter().map(|(at, _)| at));
        }
    }
    if alone.len() >= 2 && rise_apart(&alone) {
        feet.extend(alone.iter().map(|(at, _)| *at));
    }
    // The map's order is the hash's; the feet are sorted before anything depends on them.
    #[allow(clippy::iter_over_hash_type)]
    for (rest, places) in repeated {
        let glued = places
            .iter()
            .all(|(at, _)| lines.get(*at).is_some_and(|line| is_glued(line.text)));
        if places.len() >= if glued { 2 } else { 3 } && rise_apart(&places) {
            running.push((places.first().map_or(0, |p| p.0), rest));
            feet.extend(places.iter().map(|(at, _)| *at));
        }
    }
    for _ in 0..RUNNING_LINES {
        let more: Vec<usize> = second_lines(lines, &feet)
            .into_iter()
            .filter(|at| !feet.contains(at))
            .collect();
        if more.is_empty() {
            break;
        }
        feet.extend(more);
        feet.sort_unstable();
        feet.dedup();
    }
    feet.sort_unstable();
    feet.dedup();
    running.sort_unstable();
    for at in feet {
        if let Some(line) = lines.get_mut(at) {
            line.role = Role::Running;
        }
        if let Some(next) = lines.get_mut(at + 1) {
            next.page_start = true;
        }
    }
    running.into_iter().map(|(_, rest)| rest).collect()
}

/// "Frage 1", "Frage 2" rise too, by one each: most pages with a running line of their own do not follow one another so closely.
fn rise_apart(places: &[(usize, u32)]) -> bool {
    let pairs = || places.iter().zip(places.iter().skip(1));
    let apart = pairs().filter(|(a, b)| b.0 - a.0 > 8).count();
    pairs().all(|(a, b)| a.1 < b.1) && apart * 3 >= (places.len() - 1) * 2
}

/// "13STADT BEISPIEL": no title is glued to its number, so two such lines are enough.
fn is_glued(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() > 0
        && text
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .starts_with(char::is_alphabetic)
}

/// Running text stands on both sides of a line.
fn amid_text(lines: &[Line<'_>], at: usize) -> bool {
    let wordy = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .is_some_and(|line| line.shape.lower >= 10)
    };
    wordy(at.checked_sub(1)) && wordy(Some(at + 1))
}

/// Lines that a running head or foot has at most, beside the one with the number.
const RUNNING_LINES: usize = 3;

/// Lines that stand beside the feet and are always the same: the second line of a foot. A word for a field may open a page, too.
fn second_lines(lines: &[Line<'_>], feet: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for side in [1, usize::MAX] {
        let beside: Vec<usize> = feet.iter().map(|at| at.wrapping_add(side)).collect();
        let runs = |line: &&Line<'_>| {
            let field =
                || vocabulary::is_field(line.text) || vocabulary::topic(line.text).is_some();
            !line.shape.starts_lower && !line.is_item() && line.role == Role::Body && !field()
        };
        let text = |at: &usize| lines.get(*at).filter(runs).map(|line| line.text);
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for line in beside.iter().filter_map(text) {
            *counts.entry(line).or_default() += 1;
        }
        counts.retain(|line, count| *count >= 3 && line.len() <= 80);
        if counts.is_empty() {
            continue;
        }
        // What stands within the pages as well is content.
        let mut all: FxHashMap<&str, usize> = FxHashMap::default();
        for line in lines.iter().filter(|line| counts.contains_key(line.text)) {
            *all.entry(line.text).or_default() += 1;
        }
        let runs = |line: &str| {
            counts
                .get(line)
                .zip(all.get(line))
                .is_some_and(|(beside, all)| beside * 4 >= all * 3)
        };
        found.extend(beside.iter().filter(|at| text(at).is_some_and(runs)));
    }
    found
}

/// "Seite 3", "Seite 3 von 7", "- 3 -".
pub(super) fn is_page_form(text: &str) -> bool {
    let plain = text.trim_matches(['-', '–', ' ', '|']);
    if let Some(rest) = plain.strip_prefix("Seite ") {
        let barred = rest
            .split_once(['|', '·', '•', '–'])
            .is_some_and(|(number, _)| lone_number(number));
        return barred || rest.split(" von ").all(lone_number) || rest.split('/').all(lone_number);
    }
    plain.len() < text.len()
        && text.starts_with(['-', '–'])
        && text.ends_with(['-', '–'])
        && lone_number(plain)
}

/// A page and the number of all pages, alone on a line: "6 / 30", "-- 2 of 6 --".
fn counted(text: &str) -> Option<(u32, u32)> {
    let plain = text.trim_matches(['-', '–', ' ', '|']);
    if plain.len() > 16 {
        return None;
    }
    let (page, pages) = [" / ", " of ", " von ", "/"]
        .iter()
        .find_map(|mark| plain.split_once(mark))?;
    let (page, pages) = (page.trim().parse().ok()?, pages.trim().parse().ok()?);
    (1..=pages).contains(&page).then_some((page, pages))
}

fn lone_number(text: &str) -> bool {
    let text = text.trim();
    (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Two words or more with a page number before or behind them.
fn numbered(text: &str) -> Option<(&str, u32)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = if (1..=3).contains(&digits) {
        text.split_at_checked(digits)?
    } else {
        let tail = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (rest, number) = text.split_at_checked(text.len() - tail)?;
        if !(1..=3).contains(&tail) || rest.ends_with(['.', ',', '/', '-', '–']) {
            return None;
        }
        (number, rest)
    };
    let rest = rest.trim();
    // A dot or a comma behind the digits makes them an item's number or an amount.
    let words = rest
        .split(' ')
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2)
        .count();
    // One word is enough where a bar parts it from the number: "12 | Strategie 2030".
    let barred = words >= 1 && rest.starts_with(['|', '·', '•']) || rest.ends_with(['|', '·', '•']);
    ((words >= 2 || barred) && !rest.starts_with(['.', ',', ')', '%', '€']))
        .then(|| number.parse().ok().map(|n| (rest, n)))
        .flatten()
}

/// Longest pull quote with the lines that say whose it is.
const QUOTE_LINES: usize = 20;
const CREDIT_LINES: usize = 7;

/// Sets pull quotes aside: a quotation in lines far narrower than the text, and the narrow lines below that say whose it is.
pub fn mark_pull_quotes(lines: &mut [Line<'_>], setting: Setting) {
    if !setting.wrapped {
        return;
    }
    let narrow = setting.measure * 3 / 5;
    let mut at = 0;
    while at < lines.len() {
        let end = match lines.get(at) {
            Some(line)
                if line.role == Role::Body && line.text.starts_with(['„', '"', '“', '»']) =>
            {
                quote_end(lines, at, narrow)
            }
            _ => None,
        };
        let Some(end) = end else {
            at += 1;
            continue;
        };
        for line in lines.get_mut(at..end).unwrap_or_default() {
            if line.role == Role::Body {
                line.role = Role::PullQuote;
            }
        }
        at = end;
    }
}

/// Where a pull quote that opens at a line ends, with its credit.
fn quote_end(lines: &[Line<'_>], start: usize, narrow: usize) -> Option<usize> {
    let is_narrow =
        |line: &Line<'_>| line.text.len() <= narrow && line.role == Role::Body && !line.is_item();
    let window = lines.get(start..(start + QUOTE_LINES).min(lines.len()))?;
    let mut close = None;
    for (offset, line) in window.iter().enumerate() {
        if !is_narrow(line) || (offset > 0 && line.page_start) {
            break;
        }
        if line.text.ends_with(['“', '"', '”', '«']) {
            close = Some(start + offset);
            break;
        }
    }
    let close = close.filter(|close| close - start >= 2)?;
    let mut end = close + 1;
    while let Some(line) = lines.get(end) {
        let opens_text = line.page_start
            || line.shape.is_capitals()
            || line.role != Role::Body
            || line.is_item()
            || line.shape.starts_lower;
        // Names and offices may run wider than the quotation itself.
        if line.text.len() > narrow * 4 / 3 || opens_text || end - close > CREDIT_LINES {
            break;
        }
        end += 1;
    }
    Some(end)
}
