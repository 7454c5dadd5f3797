//! Labels of fields in measure sheets and profiles: lines of their own that say what stands below them.

use super::hyphens::{is_open_end, is_waiting_adjective};
use super::{Line, Role, Setting};
use crate::vocabulary;
use rustc_hash::FxHashMap;

/// Bytes of the longest label.
const LONGEST: usize = 60;
/// A line that stands so often for itself is a label of the form, whatever it says.
const OFTEN: usize = 3;

/// Marks the labels: the words for fields, and short lines that the document repeats.
pub fn mark(lines: &mut [Line<'_>], setting: Setting) {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for line in lines.iter().filter(|line| may_label(line)) {
        *counts.entry(line.text).or_default() += 1;
    }
    let mut above: Option<usize> = None;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at).filter(|line| line.role == Role::Body) else { continue };
        let often = counts.get(line.text).is_some_and(|count| *count >= OFTEN);
        let named = may_label(line) && (often || vocabulary::is_field(line.text));
        let label = named && above.and_then(|above| lines.get(above)).is_none_or(|above| is_apart(line, above, setting));
        if let Some(line) = lines.get_mut(at) {
            line.label = label;
        }
        above = Some(at);
    }
}

/// A short line that opens with a capital and ends no sentence.
fn may_label(line: &Line<'_>) -> bool {
    let short = line.text.len() <= LONGEST && line.role == Role::Body && line.table.is_none() && !line.is_item() && line.style.heading == 0;
    short && line.shape.lower >= 3 && line.text.starts_with(char::is_uppercase) && !line.text.ends_with(['.', '!', ';', ',', '-', '–'])
}

/// Whether a line begins something new: what is above is complete, and the label's first word would have fitted behind it.
fn is_apart(line: &Line<'_>, above: &Line<'_>, setting: Setting) -> bool {
    if line.gap > 0 || line.page_start || above.label {
        return true;
    }
    let first = line.text.split(' ').next().unwrap_or_default();
    let last = above.text.rsplit(' ').next().unwrap_or_default();
    let fits = above.short.unwrap_or(above.text.len() + 1 + first.len() <= setting.measure);
    let ended = above.text.ends_with(['.', '!', '?', ':']);
    (fits || ended) && !is_open_end(above.body()) && !is_waiting_adjective(last)
}
