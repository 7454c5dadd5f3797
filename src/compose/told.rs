//! Headings that the file itself tells of, in its bookmarks or its structure, where the page agrees: the line stands apart.

use super::Sheet;
use super::styles::Look;
use crate::text::Mark;
use rustc_hash::FxHashMap;

/// Letters of the longest heading.
const LONGEST: usize = 220;

/// What the bookmarks tell: depths by title, without blanks and marks. A goal may have the words of a heading, but not its capitals.
pub struct Told {
    depths: FxHashMap<String, u8>,
}

impl Told {
    /// Prepares the bookmarks of a file.
    pub fn new(bookmarks: &[(String, u8)]) -> Self {
        Self {
            depths: bookmarks
                .iter()
                .map(|(title, depth)| (folded(title), *depth))
                .filter(|(title, _)| title.len() > 3)
                .collect(),
        }
    }

    /// Marks lines as headings that their looks alone do not show to be any.
    pub fn mark(&self, sheet: &Sheet, looks: &mut [Look]) {
        for (line, look) in sheet.lines.iter().zip(looks) {
            let apart = look.gap > 0 || look.turned;
            if look.heading > 0
                || !apart
                || line.is_furniture()
                || line.item
                || line.table.is_some()
            {
                continue;
            }
            let mut text = String::new();
            line.text(&sheet.spans, &mut text);
            if text.len() > LONGEST
                || text.chars().filter(|letter| letter.is_alphabetic()).count() < 3
                || text.ends_with(['.', ':'])
                || !text.starts_with(char::is_alphanumeric)
            {
                continue;
            }
            let mark = line
                .spans
                .first()
                .and_then(|at| sheet.spans.get(*at))
                .and_then(|span| sheet.marks.get(usize::from(span.mark)));
            let tagged = if let Some(Mark::Heading(depth)) = mark {
                Some(*depth)
            } else {
                None
            };
            look.heading = tagged
                .or_else(|| self.depths.get(&folded(&text)).copied())
                .unwrap_or_default();
        }
    }
}

fn folded(title: &str) -> String {
    title
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}
