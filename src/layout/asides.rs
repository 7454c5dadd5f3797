//! Asides: sentences of the text that are set again beside it.

use super::{Line, Role, Setting};
use crate::vocabulary;

/// Lines of the longest pull quote.
const QUOTE_LINES: usize = 20;
/// Lines of the longest credit, which says whose the quotation is.
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
    Some(close + 1 + credit_lines(lines.get(close + 1..).unwrap_or_default(), narrow))
}

/// How many lines, from the first, say whose a quotation is: names and offices, which may run wider than the quotation itself.
fn credit_lines(lines: &[Line<'_>], narrow: usize) -> usize {
    let count = lines
        .iter()
        .take(CREDIT_LINES)
        .take_while(|line| line.text.len() <= narrow * 4 / 3 && !opens_text(line))
        .count();
    let credit = lines.get(..count).unwrap_or_default();
    // A paragraph that ends a sentence is the text that goes on.
    let sentence = credit.iter().rposition(|line| ends_sentence(line.text));
    let Some(last) = sentence else { return count };
    let paragraph = credit.get(..=last).unwrap_or_default();
    paragraph.iter().rposition(|line| line.gap > 0).unwrap_or(0)
}

/// Whether a line begins what follows a quotation: a title, an item, a label.
fn opens_text(line: &Line<'_>) -> bool {
    let apart = line.page_start || line.role != Role::Body || line.is_item();
    let titled = line.shape.is_capitals() || line.style.heading > 0;
    let label = || vocabulary::topic(line.text).is_some() || vocabulary::is_field(line.text);
    apart || titled || line.shape.starts_lower || label()
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ':'])
}
