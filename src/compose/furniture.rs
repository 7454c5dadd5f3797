//! Running heads, feet and page numbers: what comes back on page after page, whatever its words.
//!
//! The page only proposes here. A line that the words know to open a block is judged again later, with both kinds of evidence.

use super::{Line, Sheet};
use crate::text::{Furniture, Mark};
use rustc_hash::FxHashMap;

/// Share of the height of a page, at its head and at its foot, in which furniture stands.
const ZONE: f32 = 0.14;
/// Points by which the same line may stand higher or lower on another page.
const DRIFT: f32 = 4.0;
/// In sizes: a line that is further from the text than this stands apart from it.
const APART: f32 = 2.2;
/// Places of one text that are compared: a book has fewer pages.
const MAX_PLACES: usize = 5000;
/// Spans of a line that may be a running head.
const MAX_SPANS: usize = 4;

/// Marks what seems to be furniture on all pages.
pub fn mark(sheets: &mut [Sheet]) {
    mark_repeated(sheets);
    for sheet in sheets.iter_mut() {
        mark_artifacts(sheet);
    }
    if sheets.len() <= MAX_PLACES {
        mark_same_place(sheets, Side::Head);
        mark_same_place(sheets, Side::Foot);
    }
    for sheet in sheets.iter_mut() {
        unmark_inner(sheet, Side::Head);
        unmark_inner(sheet, Side::Foot);
    }
}

/// An edge of the page.
#[derive(Clone, Copy)]
enum Side {
    Head,
    Foot,
}

impl Side {
    /// Whether a line stands in the zone of furniture at this edge.
    fn holds(self, line: &Line, height: f32) -> bool {
        match self {
            Self::Head => line.bbox.y1 < height * ZONE,
            Self::Foot => line.bbox.y0 > height * (1.0 - ZONE),
        }
    }

    /// How far inside the page a line stands, seen from this edge. Only differences count.
    fn depth(self, line: &Line) -> f32 {
        match self {
            Self::Head => line.base,
            Self::Foot => -line.base,
        }
    }
}

fn in_zone(line: &Line, height: f32) -> bool {
    Side::Head.holds(line, height) || Side::Foot.holds(line, height)
}

/// Where a text stands.
#[derive(Clone, Copy)]
struct Place {
    page: usize,
    line: usize,
    height: f32,
}

/// Marks the lines that stand at one place of many pages with the same words.
fn mark_repeated(sheets: &mut [Sheet]) {
    let mut in_zones: FxHashMap<String, Vec<Place>> = FxHashMap::default();
    let mut inside: FxHashMap<String, usize> = FxHashMap::default();
    for (page, sheet) in sheets.iter().enumerate() {
        for (at, line) in sheet.lines.iter().enumerate() {
            if in_zone(line, sheet.height) {
                let place = Place {
                    page,
                    line: at,
                    height: line.bbox.y1,
                };
                in_zones
                    .entry(without_numbers(sheet, line))
                    .or_default()
                    .push(place);
            } else if line.spans.len() <= MAX_SPANS {
                *inside.entry(without_numbers(sheet, line)).or_default() += 1;
            }
        }
    }
    let pages = sheets.len();
    // Marks are set one by one, so that the order of the map does not show.
    #[allow(clippy::iter_over_hash_type)]
    for (text, places) in in_zones {
        let worded = text.contains(char::is_alphabetic);
        // What stands amid the text as well is content that happens to open some pages. Numbers alone stand everywhere.
        let amid_text = inside.get(&text).copied().unwrap_or_default();
        let is_content = worded && amid_text > 1 && amid_text * 4 > places.len();
        if is_content || places.len() > MAX_PLACES {
            continue;
        }
        let why = if worded {
            Furniture::Repeated
        } else {
            Furniture::PageNumber
        };
        for place in &places {
            if comes_back(place, &places, pages)
                && let Some(line) = line_at(sheets, place.page, place.line)
            {
                line.furniture = Some(why);
            }
        }
    }
}

/// Whether a text comes back on enough other pages at this height. Left and right pages may differ, and some pages have none; but a heading
/// that happens to open three pages of a hundred is content.
fn comes_back(place: &Place, places: &[Place], pages: usize) -> bool {
    let again = places
        .iter()
        .filter(|other| other.page != place.page && (other.height - place.height).abs() < DRIFT)
        .count();
    let least = if pages <= 4 { 1 } else { 2 };
    again >= least && (again + 1) * 4 >= pages
}

fn line_at(sheets: &mut [Sheet], page: usize, line: usize) -> Option<&mut Line> {
    sheets.get_mut(page)?.lines.get_mut(line)
}

/// The text of a line without its numbers.
fn without_numbers(sheet: &Sheet, line: &Line) -> String {
    let mut text = String::new();
    line.text(&sheet.spans, &mut text);
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letter.is_ascii_digit() {
            folded.push(letter);
        } else if !folded.ends_with('#') {
            folded.push('#');
        }
    }
    folded
}

/// What the file itself calls no content, in the zones only: some producers call more so.
fn mark_artifacts(sheet: &mut Sheet) {
    let is_artifact = |mark: u16| sheet.marks.get(usize::from(mark)) == Some(&Mark::Artifact);
    for line in &mut sheet.lines {
        let mut spans = line.spans.iter().filter_map(|at| sheet.spans.get(*at));
        let all = spans.all(|span| is_artifact(span.mark));
        if all && in_zone(line, sheet.height) {
            line.furniture.get_or_insert(Furniture::Artifact);
        }
    }
}

/// Marks a line of its own at one edge of most pages, always on one height and apart from the text: its words change with the chapter.
fn mark_same_place(sheets: &mut [Sheet], side: Side) {
    let outermost: Vec<Option<Outermost>> =
        sheets.iter().map(|sheet| outermost(sheet, side)).collect();
    for (page, line) in outermost.iter().enumerate() {
        let Some(line) = line else { continue };
        let alike = outermost
            .iter()
            .flatten()
            .filter(|other| other.is_like(line))
            .count();
        if alike >= 3
            && alike * 2 > sheets.len()
            && let Some(line) = line_at(sheets, page, line.at)
        {
            line.furniture = Some(Furniture::SamePlace);
        }
    }
}

/// The line of content that is nearest to an edge of its page.
struct Outermost {
    at: usize,
    base: f32,
    size: f32,
}

impl Outermost {
    fn is_like(&self, other: &Self) -> bool {
        (self.base - other.base).abs() < 1.0 && (self.size - other.size).abs() < 0.2
    }
}

/// The outermost line of content of a page, if it stands in the zone and apart from what is further inside.
fn outermost(sheet: &Sheet, side: Side) -> Option<Outermost> {
    let level = || sheet.lines.iter().enumerate().filter(|(_, l)| l.turn == 0);
    let (at, line) = level()
        .filter(|(_, line)| !line.is_set_aside())
        .min_by(|(_, a), (_, b)| side.depth(a).total_cmp(&side.depth(b)))?;
    // A heading may stand close above a label that comes back on each page.
    let next = level()
        .filter(|(other, inner)| *other != at && side.depth(inner) >= side.depth(line))
        .map(|(_, inner)| side.depth(inner) - side.depth(line))
        .fold(f32::MAX, f32::min);
    let apart = next > APART * line.size;
    (apart && side.holds(line, sheet.height)).then_some(Outermost {
        at,
        base: line.base,
        size: line.size,
    })
}

/// Furniture begins at the edge of the page. What stands further inside than a line of content is content: the label of a form stands at one place
/// of each of its sheets.
fn unmark_inner(sheet: &mut Sheet, side: Side) {
    let content = sheet
        .lines
        .iter()
        .filter(|line| line.turn == 0 && !line.is_set_aside())
        .map(|line| side.depth(line))
        .fold(f32::MAX, f32::min);
    for line in &mut sheet.lines {
        let inner = side.depth(line) > content + line.size;
        if inner && line.furniture == Some(Furniture::Repeated) && side.holds(line, sheet.height) {
            line.furniture = None;
        }
    }
}
