//! Running heads, feet and page numbers: what comes back on page after page, whatever its words.

use super::Sheet;
use crate::text::Mark;
use rustc_hash::FxHashMap;

/// Share of the height of a page, at its head and at its foot, in which running lines stand.
const ZONE: f32 = 0.14;
/// Points by which the same line may stand higher or lower on another page.
const DRIFT: f32 = 4.0;

/// Places of one text that are compared: a book has fewer pages.
const MOST: usize = 5000;

/// Marks the running lines of all pages.
pub fn mark(sheets: &mut [Sheet]) {
    let mut seen: FxHashMap<String, Vec<(usize, usize, f32)>> = FxHashMap::default();
    let mut inside: FxHashMap<String, usize> = FxHashMap::default();
    for (page, sheet) in sheets.iter().enumerate() {
        for (at, line) in sheet.lines.iter().enumerate() {
            if !in_zone(line.bbox.y0, line.bbox.y1, sheet.height) {
                if line.spans.len() <= 4 {
                    *inside.entry(key(sheet, at)).or_default() += 1;
                }
            } else if in_zone(line.bbox.y0, line.bbox.y1, sheet.height) {
                seen.entry(key(sheet, at))
                    .or_default()
                    .push((page, at, line.bbox.y1));
            }
        }
    }
    let pages = sheets.len();
    // Marks are set one by one, so that the order of the map does not show.
    #[allow(clippy::iter_over_hash_type)]
    for (text, places) in seen {
        // What stands amid the text as well is content that happens to open some pages. Numbers alone stand everywhere.
        let content = inside.get(&text).copied().unwrap_or_default();
        if places.len() > MOST
            || content > 1 && content * 4 > places.len() && text.chars().any(char::is_alphabetic)
        {
            continue;
        }
        for (page, at, height) in &places {
            let level =
                |(other, _, y): &&(usize, usize, f32)| other != page && (y - height).abs() < DRIFT;
            let again = places.iter().filter(level).count();
            // Left and right pages may differ, and some pages have none; but a heading that happens to open three pages of a hundred is content.
            let enough = (again + 1) * 4 >= pages && again >= if pages <= 4 { 1 } else { 2 };
            if let Some(line) = sheets
                .get_mut(*page)
                .and_then(|sheet| sheet.lines.get_mut(*at))
                .filter(|_| enough)
            {
                line.running = true;
            }
        }
    }
    for sheet in sheets.iter_mut() {
        mark_artifacts(sheet);
    }
    if sheets.len() <= MOST {
        mark_by_place(sheets);
    }
}

fn in_zone(top: f32, foot: f32, height: f32) -> bool {
    foot < height * ZONE || top > height * (1.0 - ZONE)
}

/// The text of a line without its numbers.
fn key(sheet: &Sheet, at: usize) -> String {
    let mut text = String::new();
    if let Some(line) = sheet.lines.get(at) {
        line.text(&sheet.spans, &mut text);
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            if !folded.ends_with('#') {
                folded.push('#');
            }
        } else {
            folded.push(letter);
        }
    }
    folded
}

/// What the file itself calls no content, in the zones only: some producers call more so.
fn mark_artifacts(sheet: &mut Sheet) {
    let artifact = |mark: u16| sheet.marks.get(usize::from(mark)) == Some(&Mark::Artifact);
    for line in &mut sheet.lines {
        let all = line
            .spans
            .iter()
            .filter_map(|at| sheet.spans.get(*at))
            .all(|span| artifact(span.mark));
        line.running |= all && in_zone(line.bbox.y0, line.bbox.y1, sheet.height);
    }
}

/// A line of its own at the head or the foot of most pages, always on one height and apart from the text: its words change with the chapter.
fn mark_by_place(sheets: &mut [Sheet]) {
    for head in [true, false] {
        let outer = |sheet: &Sheet| {
            let level = sheet
                .lines
                .iter()
                .enumerate()
                .filter(|(_, line)| line.turn == 0 && !line.running);
            let by_height =
                |(_, line): &(usize, &super::Line)| if head { -line.base } else { line.base };
            let (at, line) = level
                .clone()
                .max_by(|a, b| by_height(a).total_cmp(&by_height(b)))?;
            let next = level
                .filter(|(other, _)| *other != at)
                .map(|(_, other)| (other.base - line.base).abs())
                .fold(f32::MAX, f32::min);
            let apart = next > 2.2 * line.size;
            (apart && in_zone(line.bbox.y0, line.bbox.y1, sheet.height))
                .then_some((at, line.base, line.size))
        };
        let found: Vec<Option<(usize, f32, f32)>> = sheets.iter().map(outer).collect();
        let counted = |base: f32, size: f32| {
            found
                .iter()
                .flatten()
                .filter(|(_, b, s)| (b - base).abs() < 1.0 && (s - size).abs() < 0.2)
                .count()
        };
        let running: Vec<(usize, usize)> = found
            .iter()
            .enumerate()
            .filter_map(|(page, place)| {
                place.map(|(at, base, size)| (page, at, counted(base, size)))
            })
            .filter(|(_, _, count)| *count >= 3 && count * 2 > sheets.len())
            .map(|(page, at, _)| (page, at))
            .collect();
        for (page, at) in running {
            if let Some(line) = sheets
                .get_mut(page)
                .and_then(|sheet| sheet.lines.get_mut(at))
            {
                line.running = true;
            }
        }
    }
}
