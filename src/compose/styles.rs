//! How lines are set: the room above them, and which of them are headings by size, weight and place.

use super::Sheet;
use super::lines::Line;
use crate::text::bullets::is_item_label;
use crate::text::{BBox, Evidence};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What its setting says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen by itself")]
pub struct Look {
    /// Empty lines that would stand above it in a text.
    pub gap: u8,
    /// It begins a column or stands apart from the line before it in another way.
    pub turned: bool,
    /// 1 to 6 for a heading, else 0.
    pub heading: u8,
    /// Who says that it is one.
    pub heading_by: Evidence,
    /// The whole line is set in bold where most of the text is not.
    pub bold: bool,
    /// The next line's first word would have fitted on it: it was broken on purpose.
    pub short: bool,
    /// It is the first line of an item that hangs.
    pub item: bool,
}

/// In sizes: more room above a line than this, beyond the usual, parts paragraphs.
const ROOM: f32 = 0.22;
/// In sizes: more room than this is more than one line.
const WIDE_ROOM: f32 = 1.6;
/// In sizes: a first line that is set in by this much opens a paragraph.
const INDENT: (f32, f32) = (0.7, 3.5);
/// Pairs of lines that must show a distance for it to be the usual one.
const PAIRS: usize = 3;
/// Letters that are this much larger than most make headings.
const LARGER: f32 = 1.12;
/// Letters of the longest heading.
const HEADING: usize = 220;

/// What the setting of all lines says, page by page.
pub fn looks(sheets: &[Sheet]) -> Vec<Vec<Look>> {
    let setting = Setting::of(sheets);
    let mut all: Vec<Vec<Look>> = sheets.iter().map(|sheet| rooms(sheet, &setting)).collect();
    headings(sheets, &setting, &mut all);
    all
}

/// How most of the text is set.
struct Setting {
    /// The size of most letters, in tenths of points.
    size: i32,
    /// Most of the text is bold.
    bold: bool,
    /// The usual distance of lines in sizes, by size.
    leading: FxHashMap<i32, f32>,
}

/// How most letters of the text are set: their size in tenths of points, and whether they are bold.
pub fn usual_letters(sheets: &[Sheet]) -> (i32, bool) {
    let mut letters: BTreeMap<(i32, bool), usize> = BTreeMap::new();
    for sheet in sheets {
        let lines = sheet.lines.iter().filter(|line| !line.is_set_aside());
        let spans = lines.flat_map(|line| &line.spans);
        for span in spans.filter_map(|at| sheet.spans.get(*at)) {
            *letters.entry((tenths(span.size), span.bold)).or_default() += span.text.len();
        }
    }
    letters
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or((100, false), |(setting, _)| setting)
}

fn tenths(size: f32) -> i32 {
    (size * 10.0).round() as i32
}

impl Setting {
    fn of(sheets: &[Sheet]) -> Self {
        let mut distances: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
        for sheet in sheets {
            for pair in sheet.lines.windows(2) {
                let [above, line] = pair else { continue };
                let alike = tenths(above.size) == tenths(line.size)
                    && above.table.is_none()
                    && line.table.is_none();
                if let Some(distance) =
                    distance(above, line).filter(|_| alike && surely_goes_on(sheet, above, line))
                {
                    distances
                        .entry(tenths(line.size))
                        .or_default()
                        .push(distance / line.size);
                }
            }
        }
        let (size, bold) = usual_letters(sheets);
        // Lists may be set closer than paragraphs; the wider of both is no room between paragraphs yet.
        let usual = |found: &mut Vec<f32>| {
            let at = found.len() * 3 / 4;
            (found.len() >= PAIRS).then(|| *found.select_nth_unstable_by(at, f32::total_cmp).1)
        };
        let leading = distances
            .iter_mut()
            .filter_map(|(size, found)| Some((*size, usual(found)?)))
            .collect();
        Self {
            size,
            bold,
            leading,
        }
    }

    /// The usual distance of two lines of a size, in sizes.
    fn leading(&self, size: f32) -> f32 {
        let of = |size: i32| self.leading.get(&size).copied();
        let found = of(tenths(size)).or_else(|| of(self.size)).unwrap_or(1.2);
        // Large letters are set closer.
        if tenths(size) > self.size {
            found.min(of(self.size).unwrap_or(1.4))
        } else {
            found.min(2.2)
        }
    }
}

/// Whether a line is the middle of a sentence, so that its distance from the one above is that of lines.
fn surely_goes_on(sheet: &Sheet, above: &Line, line: &Line) -> bool {
    let first = line
        .spans
        .first()
        .and_then(|at| sheet.spans.get(*at))
        .map(|span| sheet.spans.text_of(span))
        .unwrap_or_default();
    let last = above
        .spans
        .last()
        .and_then(|at| sheet.spans.get(*at))
        .map(|span| sheet.spans.text_of(span))
        .unwrap_or_default();
    first.starts_with(char::is_lowercase) || last.ends_with(['-', '\u{ad}', '\u{2010}', ','])
}

/// How far a line stands below the one before it, if it stands below it at all.
fn distance(above: &Line, line: &Line) -> Option<f32> {
    let below = line.base - above.base;
    let beside = line.start < above.end && line.end > above.start;
    (line.turn == above.turn && beside && below > 0.3 * line.size && below < 30.0 * line.size)
        .then_some(below)
}

fn rooms(sheet: &Sheet, setting: &Setting) -> Vec<Look> {
    let mut looks: Vec<Look> = Vec::with_capacity(sheet.lines.len());
    let mut above: Option<&Line> = None;
    for line in &sheet.lines {
        let mut look = room_above(line, above, setting);
        look.bold = has_bold_letters(sheet, line) && !setting.bold;
        looks.push(look);
        // Content is set below content, whatever furniture stands between.
        if !line.is_set_aside() {
            above = Some(line);
        }
    }
    shorts(sheet, &mut looks);
    indents(sheet, &mut looks);
    looks
}

fn has_bold_letters(sheet: &Sheet, line: &Line) -> bool {
    let mut spans = line.spans.iter().filter_map(|at| sheet.spans.get(*at));
    !line.spans.is_empty() && spans.all(|span| span.bold || !has_letters(sheet, span))
}

/// How a line is set below the one above it.
fn room_above(line: &Line, above: Option<&Line>, setting: &Setting) -> Look {
    let mut look = Look::default();
    match above.map(|above| (above, distance(above, line))) {
        Some((above, Some(distance))) => {
            let larger = line.size.max(above.size);
            let usual = setting.leading(larger) * (larger / line.size).max(1.0);
            let room = distance / line.size - usual;
            look.gap = if room > WIDE_ROOM {
                2
            } else {
                u8::from(room > ROOM)
            };
        }
        Some((_, None)) | None => look.turned = true,
    }
    // No text goes on from one cell into another.
    if above.is_some() && line.opens {
        (look.gap, look.turned) = (2, false);
    }
    look
}

/// In sizes: lines whose beginnings are closer stand in one column.
const COLUMN: f32 = 6.0;
/// Lines around one that show how wide its column is.
const AROUND: usize = 24;

/// Points of a filled area that may be a box of its own, wide and high.
const BOX: (f32, f32) = (70.0, 30.0);
/// Boxes of a page that are looked at.
const BOXES: usize = 64;

/// Marks the lines on which the first word of the next would have found room.
fn shorts(sheet: &Sheet, looks: &mut [Look]) {
    let content: Vec<usize> = (0..sheet.lines.len())
        .filter(|at| {
            sheet.lines.get(*at).is_some_and(|line| {
                !line.is_set_aside() && (line.table.is_none() || line.edge.is_some())
            })
        })
        .collect();
    // Text in a box is broken at its edge, whatever stands above and below.
    let boxes: Vec<&BBox> = sheet
        .areas
        .iter()
        .filter(|area| area.x1 - area.x0 > BOX.0 && area.y1 - area.y0 > BOX.1)
        .take(BOXES)
        .collect();
    for (place, at) in content.iter().enumerate() {
        let Some(line) = sheet.lines.get(*at) else {
            continue;
        };
        let near = content
            .get(place.saturating_sub(AROUND)..(place + AROUND).min(content.len()))
            .unwrap_or_default();
        let within = |area: &&BBox| {
            area.x0 <= line.start
                && line.end <= area.x1
                && area.y0 <= line.base
                && line.base <= area.y1
        };
        let edge = boxes
            .iter()
            .copied()
            .filter(within)
            .map(|area| area.x1)
            .fold(sheet.zones.end(line.start, line.base), f32::min);
        let column = near
            .iter()
            .filter_map(|at| sheet.lines.get(*at))
            .filter(|other| other.end <= edge)
            .filter(|other| {
                other.turn == line.turn
                    && (other.start - line.start).abs() < COLUMN * line.size
                    && other.size < 1.3 * line.size
            });
        let right = line
            .edge
            .unwrap_or_else(|| column.map(|other| other.end).fold(line.end, f32::max));
        let next = content
            .get(place + 1)
            .and_then(|at| sheet.lines.get(*at))
            .and_then(|next| next.spans.first());
        let word = next.and_then(|span| {
            sheet
                .spans
                .words(*span)
                .first()
                .map(|(_, start, end)| end - start)
        });
        if let Some(look) = looks.get_mut(*at) {
            look.short = word.is_none_or(|word| line.end + 0.6 * line.size + word < right);
        }
    }
}

fn has_letters(sheet: &Sheet, span: &super::spans::Span) -> bool {
    sheet.spans.text_of(span).contains(char::is_alphanumeric)
}

/// Paragraphs that open with an indent instead of room above them.
fn indents(sheet: &Sheet, looks: &mut [Look]) {
    for (at, lines) in sheet.lines.windows(3).enumerate() {
        let [above, line, below] = lines else {
            continue;
        };
        let close = [(above, line), (line, below)]
            .iter()
            .all(|(a, b)| distance(a, b).is_some_and(|d| d < 2.0 * b.size));
        let level = |a: &Line, b: &Line| (a.start - b.start).abs() < 0.2 * a.size;
        let set_in = (line.start - above.start) / line.size;
        let plain = !above.item
            && !line.item
            && [above, line]
                .iter()
                .all(|line| line.table.is_none() && !opens_item(sheet, line));
        // The paragraph above has ended: else the line hangs from its item.
        let ended = looks.get(at).is_some_and(|look| look.short);
        if ended
            && close
            && plain
            && level(above, below)
            && set_in > INDENT.0
            && set_in < INDENT.1
            && let Some(look) = looks.get_mut(at + 1).filter(|look| look.gap == 0)
        {
            look.gap = 1;
        }
    }
}

/// Whether a sign, a number or a letter of an item opens a line.
pub fn opens_item(sheet: &Sheet, line: &Line) -> bool {
    let first = line.spans.first().and_then(|at| sheet.spans.get(*at));
    first.is_some_and(|span| {
        is_item_label(
            sheet
                .spans
                .text_of(span)
                .split(' ')
                .next()
                .unwrap_or_default(),
        )
    })
}

/// A way of setting: size in tenths, bold, colour apart from black.
type Style = (i32, bool, bool);

/// Finds the ways in which headings are set and ranks them.
fn headings(sheets: &[Sheet], setting: &Setting, looks: &mut [Vec<Look>]) {
    let mut found: BTreeMap<Style, Use> = BTreeMap::new();
    each(sheets, looks, |page, at, sheet, look| {
        let Some(style) = candidate(sheet, at, look, setting) else {
            return;
        };
        let used = found.entry(style).or_default();
        used.lines += 1;
        used.groups += usize::from(used.last != Some((page, at.wrapping_sub(1))) || look.gap > 0);
        used.last = Some((page, at));
        used.first_page_only &= page == 0;
    });
    // Text in larger letters runs over many lines; what is set so on the cover only is the cover's.
    let many = sheets.len() > 2;
    let mut styles: Vec<Style> = found
        .iter()
        .filter(|(_, used)| used.lines <= 3 * used.groups && !(many && used.first_page_only))
        .map(|(style, _)| *style)
        .collect();
    styles.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2)));
    // Sizes that differ by a hair are one.
    let mut ranks: BTreeMap<Style, u8> = BTreeMap::new();
    let mut rank = 0;
    let mut before: Option<Style> = None;
    for style in styles {
        if before.is_none_or(|other| other.0 - style.0 > 3 || other.1 != style.1) {
            rank += 1;
        }
        ranks.insert(style, rank.min(6));
        before = Some(style);
    }
    let mut marked: Vec<(usize, usize, u8)> = Vec::new();
    each(sheets, looks, |page, at, sheet, look| {
        if let Some(rank) = candidate(sheet, at, look, setting).and_then(|style| ranks.get(&style))
        {
            marked.push((page, at, *rank));
        }
    });
    for (page, at, rank) in marked {
        if let Some(look) = looks.get_mut(page).and_then(|looks| looks.get_mut(at)) {
            (look.heading, look.heading_by) = (rank, Evidence::Page);
        }
    }
    for (sheet, looks) in sheets.iter().zip(looks) {
        go_on(sheet, looks);
    }
}

/// A heading goes on in the lines close below it that are set like it, whatever they begin with.
fn go_on(sheet: &Sheet, looks: &mut [Look]) {
    // A long word may leave the number above it alone on its line.
    for at in 1..looks.len() {
        let (Some(number), Some(line)) = (sheet.lines.get(at - 1), sheet.lines.get(at)) else {
            break;
        };
        let alone = number.spans.len() == 1
            && number
                .spans
                .first()
                .and_then(|at| sheet.spans.get(*at))
                .is_some_and(|span| is_item_label(sheet.spans.text_of(span)));
        let alike = tenths(number.size) == tenths(line.size)
            && distance(number, line).is_some_and(|distance| distance < 1.6 * line.size);
        let below = looks.get(at).copied().unwrap_or_default();
        if let Some(look) = looks.get_mut(at - 1).filter(|look| {
            look.heading == 0 && alone && alike && below.heading > 0 && below.bold == look.bold
        }) {
            (look.heading, look.heading_by) = (below.heading, Evidence::Page);
        }
    }
    for at in 1..looks.len() {
        let Some((above, look)) = looks
            .split_at_mut_checked(at)
            .and_then(|(above, below)| Some((above.last()?, below.first_mut()?)))
        else {
            return;
        };
        let (Some(heading), Some(line)) = (sheet.lines.get(at - 1), sheet.lines.get(at)) else {
            return;
        };
        let alike = tenths(heading.size) == tenths(line.size)
            && above.bold == look.bold
            && colour(sheet, heading) == colour(sheet, line);
        let close = distance(heading, line).is_some_and(|distance| distance < 1.6 * line.size);
        if above.heading > 0
            && look.heading == 0
            && look.gap == 0
            && alike
            && close
            && !line.item
            && line.table.is_none()
            && !line.is_set_aside()
        {
            (look.heading, look.heading_by) = (above.heading, Evidence::Page);
        }
    }
}

fn colour(sheet: &Sheet, line: &Line) -> u32 {
    line.spans
        .iter()
        .filter_map(|at| sheet.spans.get(*at))
        .find(|span| has_letters(sheet, span))
        .map_or(0, |span| span.colour)
}

#[derive(Debug)]
struct Use {
    lines: usize,
    groups: usize,
    last: Option<(usize, usize)>,
    first_page_only: bool,
}

impl Default for Use {
    fn default() -> Self {
        Self {
            lines: 0,
            groups: 0,
            last: None,
            first_page_only: true,
        }
    }
}

fn each(sheets: &[Sheet], looks: &[Vec<Look>], mut see: impl FnMut(usize, usize, &Sheet, Look)) {
    for (page, (sheet, looks)) in sheets.iter().zip(looks).enumerate() {
        for (at, look) in looks.iter().enumerate() {
            see(page, at, sheet, *look);
        }
    }
}

/// The style of a line that may be a heading: larger than the text, or bold and alone.
fn candidate(sheet: &Sheet, at: usize, look: Look, setting: &Setting) -> Option<Style> {
    let line = sheet.lines.get(at).filter(|line| {
        !line.is_set_aside() && !line.item && line.table.is_none() && line.turn == 0
    })?;
    // Most lines are set like the text and need no closer look.
    if !look.bold
        && !line
            .spans
            .iter()
            .filter_map(|at| sheet.spans.get(*at))
            .any(|span| tenths(span.size) as f32 >= setting.size as f32 * LARGER)
    {
        return None;
    }
    let mut text = String::new();
    line.text(&sheet.spans, &mut text);
    // Items of a list on a slide are large, and so are the lines on which its sentences go on.
    let first = text.chars().next().unwrap_or_default();
    let sentence = text.ends_with('.') && text.contains(' ') && text.contains(char::is_lowercase);
    if sentence || first.is_lowercase() || (opens_item(sheet, line) && !first.is_alphanumeric()) {
        return None;
    }
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    if letters < 3
        || text.len() > HEADING
        || text.contains('|')
        || text.starts_with(['•', '„', '"', '“', '»'])
        || in_quotation(sheet, at)
    {
        return None;
    }
    let size = line
        .spans
        .iter()
        .filter_map(|at| sheet.spans.get(*at))
        .filter(|span| has_letters(sheet, span))
        .map(|span| tenths(span.size))
        .min()?;
    let style = (size, look.bold, is_colour(colour(sheet, line)));
    if size as f32 >= setting.size as f32 * LARGER {
        return Some(style);
    }
    // Bold at the size of the text: a heading only where it stands alone and is no label of what follows on its line.
    let next = sheet.lines.get(at + 1).filter(|next| !next.is_set_aside());
    let apart = look.gap > 0 || look.turned || at == 0;
    let ends = text.trim_end().ends_with([':', '.', ',', ';', '?', '!']);
    // A title may have two lines or three.
    let rest = sheet.lines.get(at + 1..).unwrap_or_default();
    let run = rest
        .iter()
        .take(4)
        .zip([line].into_iter().chain(rest))
        .take_while(|(next, above)| goes_on_bold(sheet, above, next))
        .count();
    let alone = next.is_some() && run < 3;
    (look.bold
        && size * 100 >= setting.size * 98
        && apart
        && alone
        && !ends
        && text.len() <= 120
        && !text.contains('\t'))
    .then_some(style)
}

/// Lines of a pull quote that are looked back through.
const QUOTE: usize = 12;

/// Whether a line goes on with a quotation that opens with its mark in a line above, set alike.
fn in_quotation(sheet: &Sheet, at: usize) -> bool {
    let Some(line) = sheet.lines.get(at) else {
        return false;
    };
    let mut below = line;
    for above in sheet
        .lines
        .get(at.saturating_sub(QUOTE)..at)
        .unwrap_or_default()
        .iter()
        .rev()
    {
        if tenths(above.size) != tenths(line.size)
            || distance(above, below).is_none_or(|distance| distance > 2.0 * line.size)
        {
            return false;
        }
        let first = above
            .spans
            .first()
            .and_then(|at| sheet.spans.get(*at))
            .map(|span| sheet.spans.text_of(span))
            .unwrap_or_default();
        if first.starts_with(['„', '"', '“', '»']) {
            return true;
        }
        below = above;
    }
    false
}

/// Whether a line in bold stands close below another.
fn goes_on_bold(sheet: &Sheet, above: &Line, line: &Line) -> bool {
    is_bold(sheet, line)
        && !line.is_set_aside()
        && distance(above, line).is_some_and(|distance| distance < 1.7 * line.size)
}

fn is_bold(sheet: &Sheet, line: &Line) -> bool {
    line.spans
        .iter()
        .filter_map(|at| sheet.spans.get(*at))
        .all(|span| span.bold)
}

/// Whether a colour is one: not black, white or grey.
fn is_colour(colour: u32) -> bool {
    let parts = [colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF];
    let (least, most) = parts.iter().fold((255, 0), |(least, most), part| {
        (least.min(*part), most.max(*part))
    });
    most - least > 24
}
