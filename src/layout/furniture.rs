//! Running heads and feet and page numbers: what stands on pages and is no content.

use super::{Line, Role};
use crate::text::Furniture;
use crate::vocabulary;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Sets running heads, feet and page numbers aside and marks where their pages begin. Returns the texts of the running lines.
pub fn set_aside<'t>(lines: &mut [Line<'t>]) -> Vec<&'t str> {
    if lines.first().is_some_and(Line::is_set) {
        judge_proposals(lines);
        running_texts(lines)
    } else {
        find_by_form(lines)
    }
}

/// The page proposes by place and repetition; a heading word with something close below it that it opens is content all the same.
fn judge_proposals(lines: &mut [Line<'_>]) {
    for at in 0..lines.len() {
        if opens_block(lines, at)
            && let Some(line) = lines.get_mut(at)
        {
            line.role = Role::Body;
        }
    }
}

/// In heights of a line: what stands closer below a label is what it opens. A running head keeps more room.
const LABEL_ROOM: f32 = 1.5;

fn opens_block(lines: &[Line<'_>], at: usize) -> bool {
    let repeated = [Furniture::Repeated, Furniture::SamePlace].map(Role::Furniture);
    let Some(line) = lines.get(at).filter(|line| repeated.contains(&line.role)) else {
        return false;
    };
    if vocabulary::topic(line.text).is_none() {
        return false;
    }
    let below = lines
        .iter()
        .skip(at + 1)
        .find(|below| below.role == Role::Body)
        .filter(|below| below.page == line.page);
    below.is_some_and(|below| {
        stands_close_below(below, line) && vocabulary::topic(below.text).is_none()
    })
}

fn stands_close_below(below: &Line<'_>, line: &Line<'_>) -> bool {
    let boxes = below.bbox.zip(line.bbox);
    boxes.is_some_and(|(below, line)| {
        let room = below.y0 - line.y1;
        let height = line.y1 - line.y0;
        room > -height && room < LABEL_ROOM * height
    })
}

/// Different texts of running lines that are told.
const MAX_TEXTS: usize = 32;

/// The texts of what pages show to be furniture, without their numbers.
fn running_texts<'t>(lines: &[Line<'t>]) -> Vec<&'t str> {
    let mut texts: Vec<&'t str> = Vec::new();
    let furniture = lines
        .iter()
        .filter(|line| matches!(line.role, Role::Furniture(_)));
    for line in furniture {
        let text = line.text.trim_matches(|c: char| {
            let parts = matches!(c, '|' | '–' | '-' | '·' | '•' | '/');
            c.is_ascii_digit() || c.is_whitespace() || parts
        });
        if !text.is_empty() && !texts.contains(&text) && texts.len() < MAX_TEXTS {
            texts.push(text);
        }
    }
    texts
}

/// Letters of the longest running line.
const MAX_CHARS: usize = 100;

/// Lines that the form of a text shows to be furniture.
type Found = BTreeMap<usize, Furniture>;

/// Where lines stand that may be furniture, with the number that each has.
type Places = Vec<(usize, u32)>;

/// Finds the furniture of a text without pages.
///
/// It is known by repetition, not by its words: the same text with a page number that rises. A number alone is a page number where it stands apart
/// from what is above it, or where such numbers rise from one stretch of running text to the next.
fn find_by_form<'t>(lines: &mut [Line<'t>]) -> Vec<&'t str> {
    let mut found = Found::new();
    let mut candidates = Candidates::default();
    for (at, line) in lines.iter().enumerate() {
        if line.text.len() > MAX_CHARS || line.shape.digits == 0 {
            continue;
        }
        if is_page_form(line.text) || (lone_number(line.text) && line.gap >= 2) {
            found.insert(at, Furniture::PageNumber);
        } else {
            candidates.add(lines, at, line);
        }
    }
    let texts = candidates.judge(lines, &mut found);
    for _ in 0..RUNNING_LINES {
        let known = found.len();
        for at in second_lines(lines, &found) {
            found.entry(at).or_insert(Furniture::Repeated);
        }
        if found.len() == known {
            break;
        }
    }
    for (at, why) in found {
        if let Some(line) = lines.get_mut(at) {
            line.role = Role::Furniture(why);
        }
        if let Some(next) = lines.get_mut(at + 1) {
            next.page_start = true;
        }
    }
    texts
}

/// Lines with a number that are furniture if others like them follow.
#[derive(Default)]
struct Candidates<'t> {
    /// "6 / 30", by the number of all pages.
    counters: BTreeMap<u32, Places>,
    /// Numbers alone amid running text.
    alone: Places,
    /// Words with a number before or behind them.
    numbered: FxHashMap<&'t str, Places>,
}

impl<'t> Candidates<'t> {
    fn add(&mut self, lines: &[Line<'t>], at: usize, line: &Line<'t>) {
        if let Some((page, pages)) = counted(line.text) {
            self.counters.entry(pages).or_default().push((at, page));
        } else if lone_number(line.text) && amid_text(lines, at) {
            self.alone
                .extend(line.text.parse().map(|number| (at, number)));
        } else if let Some((words, number)) = numbered(line.text).filter(|_| !line.is_item()) {
            self.numbered.entry(words).or_default().push((at, number));
        }
    }

    /// Keeps those whose numbers rise as those of pages do. Returns the words of the running lines, in the order of the text.
    fn judge(self, lines: &[Line<'_>], found: &mut Found) -> Vec<&'t str> {
        let mut keep = |places: &Places, why: Furniture| {
            found.extend(places.iter().map(|(at, _)| (*at, why)));
        };
        for places in self.counters.values() {
            let rises = places.is_sorted_by(|above, below| above.1 < below.1);
            if places.len() >= 2 && rises {
                keep(places, Furniture::PageNumber);
            }
        }
        if self.alone.len() >= 2 && rise_apart(&self.alone) {
            keep(&self.alone, Furniture::PageNumber);
        }
        let mut texts: Vec<(usize, &'t str)> = Vec::new();
        // The map's order is the hash's; what is found is sorted before anything depends on it.
        #[allow(clippy::iter_over_hash_type)]
        for (words, places) in self.numbered {
            let mut own = places.iter().filter_map(|(at, _)| lines.get(*at));
            let least = if own.all(|line| is_glued(line.text)) {
                2
            } else {
                3
            };
            let rises = rise_apart(&places) || (is_barred(words) && rise_by_one(&places));
            if places.len() >= least && rises {
                texts.push((places.first().map_or(0, |place| place.0), words));
                keep(&places, Furniture::Repeated);
            }
        }
        texts.sort_unstable();
        texts.into_iter().map(|(_, words)| words).collect()
    }
}

/// "Frage 1", "Frage 2" rise too, by one each: most pages with a running line of their own do not follow one another so closely.
fn rise_apart(places: &[(usize, u32)]) -> bool {
    let pairs = || places.iter().zip(places.iter().skip(1));
    let apart = pairs().filter(|(a, b)| b.0 - a.0 > 8).count();
    pairs().all(|(a, b)| a.1 < b.1) && apart * 3 >= (places.len() - 1) * 2
}

/// The pages follow one another, however short they are, and something stands on each.
fn rise_by_one(places: &[(usize, u32)]) -> bool {
    places.is_sorted_by(|above, below| above.1 + 1 == below.1 && above.0 + 2 < below.0)
}

/// A bar parts the words from the number: "STADT BEISPIEL | 35".
fn is_barred(words: &str) -> bool {
    let bars = ['|', '·', '•'];
    words.starts_with(bars) || words.ends_with(bars)
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
fn second_lines(lines: &[Line<'_>], feet: &Found) -> Vec<usize> {
    let mut found = Vec::new();
    for side in [1, usize::MAX] {
        let beside: Vec<usize> = feet.keys().map(|at| at.wrapping_add(side)).collect();
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
    let named = words >= 2 || (words == 1 && is_barred(rest));
    (named && !rest.starts_with(['.', ',', ')', '%', '€']))
        .then(|| number.parse().ok().map(|n| (rest, n)))
        .flatten()
}

#[cfg(test)]
mod tests {
    use crate::testing::pages::{Line, goals, line, text};

    /// What the profiles of three pages list.
    const ITEMS: [[&str; 2]; 3] = [
        ["• Bau von 12 Brunnen bis 2029", "• Pflege der Ufer"],
        ["• Neue Bänke in allen Parks", "• Erhalt der Alleen"],
        ["• Zwei neue Stege bis 2030", "• Umbau der Halle"],
    ];

    /// A page for each profile: a label, the items so far below it, and a text that fills the page.
    fn profiles(label: &str, room: f32) -> Vec<Vec<Line<'_>>> {
        let about = ["Das Amt berichtet dem Rat im Herbst über den Stand der Arbeiten."; 12];
        let page = |items: &[&'static str; 2]| {
            let mut lines = vec![line(60.0, 11.0, label)];
            lines.extend(text(60.0 + room, items));
            lines.extend(text(320.0, &about));
            lines
        };
        ITEMS.iter().map(page).collect()
    }

    #[test]
    fn a_label_at_the_head_of_every_page_opens_what_stands_close_below() {
        for label in ["ZIELE", "Ziele:", "Unsere Ziele"] {
            let found = goals(&profiles(label, 16.0));
            assert_eq!(found.len(), 6, "{label}: {found:?}");
        }
    }

    #[test]
    fn a_label_below_titles_that_change_is_no_running_head() {
        let titles = ["Brunnen", "Parks und Alleen", "Sport am Fluss"];
        let pages: Vec<Vec<Line<'_>>> = titles
            .iter()
            .zip(&ITEMS)
            .map(|(title, items)| {
                let mut lines = vec![line(40.0, 8.0, "Plan der Stadt Quellbach")];
                lines.push(line(70.0, 14.0, title));
                lines.push(line(88.0, 11.0, "Ziele"));
                lines.extend(text(102.0, items));
                lines.extend(text(300.0, &["Das Amt berichtet im Herbst."]));
                lines
            })
            .collect();
        assert_eq!(goals(&pages).len(), 6);
    }

    #[test]
    fn leaves_a_running_head_apart_from_the_text_alone() {
        assert_eq!(goals(&profiles("Ziele", 60.0)), [""; 0]);
    }

    #[test]
    fn leaves_a_running_head_with_other_words_alone() {
        assert_eq!(goals(&profiles("Plan der Stadt Quellbach", 16.0)), [""; 0]);
    }
}
