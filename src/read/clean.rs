//! Lines of a text as a reader sees them: NFC, plain blanks, ligatures resolved, nothing invisible.

use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The lines of a text as byte ranges without their ends. `\n`, `\r\n` and a lone `\r` end a line.
pub fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let lone_returns = memchr::memchr(b'\n', bytes).is_none();
    let end = if lone_returns { b'\r' } else { b'\n' };
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        let stop = bytes
            .get(at..)
            .and_then(|rest| memchr::memchr(end, rest))
            .map_or(bytes.len(), |found| at + found);
        at = stop + 1;
        let cut = if stop > start && bytes.get(stop - 1) == Some(&b'\r') {
            stop - 1
        } else {
            stop
        };
        Some(start..cut)
    })
}

/// How many lines a text has at most, so that they find room at once.
pub fn line_count(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1
}

/// Reads a line that starts at a byte of the source. Returns where its ink stands, without blanks at both ends, and whether that is
/// in the mended text, to which a line is appended only if a reader sees it otherwise than the source has it.
pub fn read(line: &str, start: usize, mended: &mut String) -> (Range<u32>, bool) {
    let ink = line.trim();
    // ASCII and the letters of Latin-1 need no look at single characters.
    if ink
        .bytes()
        .all(|b| (0x20..0xC0).contains(&b) || b == b'\t' || b == 0xC3)
        && split_ligature(ink).is_none()
    {
        let from = start + line.len() - line.trim_start().len();
        return (from as u32..(from + ink.len()) as u32, false);
    }
    (mend(ink, mended), true)
}

/// Appends a line as a reader sees it to the mended text.
pub fn mend(line: &str, mended: &mut String) -> Range<u32> {
    let start = mended.len();
    fold(line.trim(), mended);
    let ink = mended.get(start..).unwrap_or_default();
    if ink.bytes().any(|b| b >= 0xCC) && is_nfc_quick(ink.chars()) != IsNormalized::Yes {
        let composed: String = ink.nfc().collect();
        mended.truncate(start);
        mended.push_str(&composed);
    }
    while let Some(at) = mended.get(start..).and_then(split_ligature) {
        mended.remove(start + at);
    }
    // A line may open or close with a blank that only this pass made plain.
    let ink = mended.get(start..).unwrap_or_default();
    let lead = ink.len() - ink.trim_start().len();
    let end = start + ink.trim_end().len().max(lead);
    (start + lead) as u32..end as u32
}

/// Reads a line of cells: where its ink stands, whether that is in the mended text, and where its cells stand in the ink.
pub fn read_cells(
    line: &str,
    cells: &[Range<usize>],
    start: usize,
    mended: &mut String,
) -> (Range<u32>, bool, Vec<Range<usize>>) {
    let before = mended.len();
    let (ink, is_mended) = read(line, start, mended);
    if is_mended {
        mended.truncate(before);
        let (ink, cells) = mend_cells(line, cells, mended);
        return (ink, true, cells);
    }
    let lead = line.len() - line.trim_start().len();
    let length = ink.len();
    let within = |at: usize| at.saturating_sub(lead).min(length);
    let cells = cells.iter().map(|cell| {
        let cell = trimmed(line, cell);
        within(cell.start)..within(cell.end)
    });
    (ink, false, cells.collect())
}

/// Appends a line of cells as a reader sees it to the mended text: where its ink stands, and where its cells stand in the ink.
pub fn mend_cells(
    line: &str,
    cells: &[Range<usize>],
    mended: &mut String,
) -> (Range<u32>, Vec<Range<usize>>) {
    let start = mended.len();
    let mut found = Vec::with_capacity(cells.len());
    let mut at = 0;
    for cell in cells.iter().map(|cell| trimmed(line, cell)) {
        fold(line.get(at..cell.start).unwrap_or_default(), mended);
        let text = mend(line.get(cell.clone()).unwrap_or_default(), mended);
        mended.truncate(text.end as usize);
        found.push(text.start as usize - start..text.end as usize - start);
        at = cell.end;
    }
    fold(line.get(at..).unwrap_or_default(), mended);
    let whole = mended.get(start..).unwrap_or_default();
    let lead = whole.len() - whole.trim_start().len();
    let ink = whole.trim().len();
    let within = |at: usize| at.saturating_sub(lead).min(ink);
    let cells = found
        .into_iter()
        .map(|cell| within(cell.start)..within(cell.end))
        .collect();
    let from = start + lead;
    (from as u32..(from + ink) as u32, cells)
}

/// A range of a line without the blanks at its ends.
fn trimmed(line: &str, range: &Range<usize>) -> Range<usize> {
    let text = line.get(range.clone()).unwrap_or_default();
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

/// Words that end as a ligature does.
const WHOLE: [&str; 5] = ["profi", "hifi", "wifi", "grafi", "sci-fi"];

/// The blank behind a ligature that a text layer has set as a letter of its own: "Wohnfl äche", "fi nanziell". No German word ends in "fl", few in "fi".
fn split_ligature(line: &str) -> Option<usize> {
    memchr::memchr_iter(b'f', line.as_bytes()).find_map(|at| {
        let behind = line.get(at + 1..)?;
        let letter = behind.strip_prefix("l ").or_else(|| {
            behind
                .strip_prefix("i ")
                .filter(|_| !is_whole(line.get(..at + 2).unwrap_or_default()))
        })?;
        letter.starts_with(char::is_lowercase).then_some(at + 2)
    })
}

fn is_whole(head: &str) -> bool {
    let word = head
        .rsplit([' ', '(', '/'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    WHOLE.iter().any(|whole| word.ends_with(whole))
}

fn fold(line: &str, out: &mut String) {
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200a}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}' => out.push(' '),
            // A soft hyphen is seen only where the line, or the line of a cell, breaks.
            '\u{ad}' if rest.peek().is_some_and(|next| *next != '\t') => {}
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => {}
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\t' => out.push('\t'),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cleaned(line: &str) -> String {
        let mut mended = String::new();
        let (range, is_mended) = read(line, 0, &mut mended);
        (if is_mended { &mended } else { line })[range.start as usize..range.end as usize]
            .to_owned()
    }

    #[test]
    fn cells_stay_where_they_are_when_a_line_is_mended() {
        for line in [
            "| Länge | 10 | |",
            "| Zerti\u{fb01}zierung\u{a0}| U\u{308}bersicht | x |",
        ] {
            let bars: Vec<usize> = line.match_indices('|').map(|(at, _)| at).collect();
            let cells: Vec<_> = bars.windows(2).map(|two| two[0] + 1..two[1]).collect();
            let mut mended = String::new();
            let (ink, is_mended, found) = read_cells(line, &cells, 0, &mut mended);
            let text =
                &(if is_mended { &mended[..] } else { line })[ink.start as usize..ink.end as usize];
            assert_eq!(text, cleaned(line));
            let printed = cells.iter().map(|cell| cleaned(&line[cell.clone()]));
            let read = found
                .iter()
                .map(|cell| text[cell.clone()].trim().to_owned());
            assert_eq!(read.collect::<Vec<_>>(), printed.collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_no_reader_sees_is_gone() {
        assert_eq!(cleaned("  digiTal\u{a0}2026 "), "digiTal 2026");
        assert_eq!(cleaned("Zerti\u{fb01}zierung"), "Zertifizierung");
        assert_eq!(cleaned("U\u{308}bersicht"), "Übersicht");
        assert_eq!(cleaned("Ver\u{ad}waltung"), "Verwaltung");
        assert_eq!(cleaned("Ver\u{ad}"), "Ver\u{ad}");
        assert_eq!(
            cleaned("\u{feff}Kommunal\u{2011}Portal\u{200b}"),
            "Kommunal-Portal"
        );
        assert_eq!(cleaned("\u{a0}\u{a0}"), "");
        assert_eq!(
            cleaned("Wohnfl ächen sind berufl ich fi nanziell"),
            "Wohnflächen sind beruflich finanziell"
        );
        assert_eq!(
            cleaned("ein Profi ist kein Chef und"),
            "ein Profi ist kein Chef und"
        );
    }

    #[test]
    fn every_kind_of_line_end() {
        let split = |text: &str| lines(text).map(|r| text[r].to_owned()).collect::<Vec<_>>();
        assert_eq!(split("a\nb\n"), ["a", "b"]);
        assert_eq!(split("a\r\n\r\nb"), ["a", "", "b"]);
        assert_eq!(split("a\rb"), ["a", "b"]);
        assert!(split("").is_empty());
    }

    proptest! {
        #[test]
        fn a_clean_line_stays_as_it_is(line in "\\PC{0,60}") {
            let once = cleaned(&line);
            prop_assert_eq!(cleaned(&once), once);
        }
    }
}
