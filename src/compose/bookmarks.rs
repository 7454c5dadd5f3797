//! Headings that the file itself tells of, in its bookmarks or its structure, where the page agrees: the line stands apart.

use super::styles::Look;
use super::{Line, Sheet};
use crate::text::{Evidence, Mark};
use rustc_hash::FxHashMap;

/// Letters of the longest heading.
const MAX_HEADING_CHARS: usize = 220;

/// The bookmarks of a file: depths by title, without blanks and marks. A goal may have the words of a heading, but not its capitals.
pub struct Bookmarks {
    depths: FxHashMap<String, u8>,
}

impl Bookmarks {
    /// Prepares the bookmarks of a file.
    pub fn new(bookmarks: &[(String, u8)]) -> Self {
        let depths = bookmarks
            .iter()
            .map(|(title, depth)| (letters_and_digits(title), *depth))
            .filter(|(title, _)| title.len() > 3)
            .collect();
        Self { depths }
    }

    /// Marks lines as headings that their looks alone do not show to be any.
    pub fn mark(&self, sheet: &Sheet, looks: &mut [Look]) {
        for (line, look) in sheet.lines.iter().zip(looks) {
            if look.heading > 0 || !may_head(line, *look) {
                continue;
            }
            let mut text = String::new();
            line.text(&sheet.spans, &mut text);
            if !is_like_title(&text) {
                continue;
            }
            let bookmark = || self.depths.get(&letters_and_digits(&text)).copied();
            look.heading = tagged_depth(sheet, line).or_else(bookmark).unwrap_or(0);
            look.heading_by = Evidence::Source;
        }
    }
}

/// A line that stands apart and is nothing else yet.
fn may_head(line: &Line, look: Look) -> bool {
    let apart = look.gap > 0 || look.turned;
    let taken = line.is_set_aside() || line.item || line.table.is_some();
    apart && !taken
}

fn is_like_title(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let title_long = letters >= 3 && text.len() <= MAX_HEADING_CHARS;
    title_long && !text.ends_with(['.', ':']) && text.starts_with(char::is_alphanumeric)
}

/// The depth of the heading as which a tagged file marks a line.
fn tagged_depth(sheet: &Sheet, line: &Line) -> Option<u8> {
    let first = line.spans.first().and_then(|at| sheet.spans.get(*at))?;
    match sheet.marks.get(usize::from(first.mark)) {
        Some(Mark::Heading(depth)) => Some(*depth),
        _ => None,
    }
}

fn letters_and_digits(title: &str) -> String {
    let letters = title.chars();
    letters.filter(|letter| letter.is_alphanumeric()).collect()
}
