//! Heading words of goals or indicators without a record below them.

use super::coverage::Coverage;
use super::diagnostics;
use crate::layout::{Block, Kind, Role};
use crate::outline::Form;
use crate::problem::Problem;
use crate::vocabulary::{self, Topic};
use std::ops::Range;

/// Letters that stand below a heading at least where something may be lost.
const MIN_LETTERS: usize = 12;
/// Lines that a problem names at most.
const MAX_LINES: usize = 40;
/// Letters of the longest label of a field.
const MAX_LABEL_CHARS: usize = 60;

/// Letters of the longest entry of a list without bullets.
const MAX_ENTRY_CHARS: usize = 300;

/// A heading word and what stands below it.
struct Place {
    topic: Topic,
    title: String,
    /// The lines of the heading and those below it, up to the next heading.
    lines: Range<usize>,
    /// The first line below the heading, or the heading's own where text stands behind the word.
    body: usize,
    /// Plain reports may stand below the title of a section; below a heading word alone they are what it announces.
    may_report: bool,
}

/// The heading words with text below them and no record.
pub(super) fn losses(coverage: &Coverage<'_, '_, '_>) -> Vec<Problem> {
    let mut places = of_blocks(coverage);
    places.extend(of_sections(coverage));
    places.extend(of_furniture(coverage));
    places.sort_by_key(|place| (place.lines.start, place.lines.end));
    places.dedup_by_key(|place| place.lines.start);
    places
        .iter()
        .filter_map(|place| {
            if !is_lost(coverage, place) {
                return left_of_list(coverage, place);
            }
            let end = place.lines.end.min(place.lines.start + MAX_LINES);
            let lines = place.lines.start..end;
            let title = &place.title;
            Some(diagnostics::heading_without_record(
                title,
                place.topic,
                lines,
            ))
        })
        .collect()
}

/// Entries of a list that stand right behind its goals, and that no rule took with them.
fn left_of_list(coverage: &Coverage<'_, '_, '_>, place: &Place) -> Option<Problem> {
    if place.may_report || place.topic != Topic::Goals {
        return None;
    }
    let layout = coverage.layout;
    let first = layout
        .blocks
        .partition_point(|block| block.lines.start < place.body);
    let mut blocks = layout
        .blocks
        .iter()
        .skip(first)
        .take_while(|block| block.lines.start < place.lines.end)
        .skip_while(|block| coverage.has_records(block.lines.clone()));
    let left = blocks.next()?;
    // A line of something else may part a list; the items behind it are still entries of it.
    if let Some(item) = item_behind(coverage, place, left) {
        return Some(item);
    }
    // In a form a field reaches to the label of the next one.
    let closed = layout
        .lines
        .get(place.lines.end)
        .is_some_and(|line| vocabulary::is_field(line.body()));
    let follows = left.lines.start > place.body && (closed || layout.first(left)?.gap == 0);
    let text = layout.text(&left.lines);
    let entry = matches!(left.kind, Kind::Text | Kind::Item)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS
        && text.chars().count() <= MAX_ENTRY_CHARS
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', '?', '!'])
        && !text.ends_with(|c: char| c.is_ascii_digit());
    let lines = left.lines.clone();
    (follows && entry && !coverage.is_named(lines.clone()))
        .then(|| diagnostics::aim_without_record(&text, lines))
}

/// Blocks behind a broken list in which it may go on.
const MAX_BLOCKS_BETWEEN: usize = 3;

/// An item that no rule took, behind the line that ended the list of its heading word.
fn item_behind(coverage: &Coverage<'_, '_, '_>, place: &Place, left: &Block) -> Option<Problem> {
    let layout = coverage.layout;
    let listed = |block: &Block| block.kind == Kind::Item;
    let first = layout
        .blocks
        .partition_point(|block| block.lines.start < place.body);
    let head = layout.blocks.get(first)?;
    if !listed(head) || !coverage.has_records(head.lines.clone()) {
        return None;
    }
    let from = layout
        .blocks
        .partition_point(|block| block.lines.start < left.lines.start);
    let behind = layout.blocks.iter().enumerate().skip(from);
    let item = behind
        .take(MAX_BLOCKS_BETWEEN)
        .take_while(|(at, block)| {
            // Below a line that speaks of goals the items are those of somebody or something else.
            let opens_other = || vocabulary::names_goals_or_indicators(&layout.text(&block.lines));
            let is_inside = block.lines.start < place.lines.end;
            is_inside && !coverage.outline.is_heading(*at) && (listed(block) || !opens_other())
        })
        .map(|(_, block)| block)
        .find(|block| listed(block) && !coverage.has_records(block.lines.clone()))?;
    let sign = |block: &Block| {
        let line = layout.first(block)?;
        line.text.get(..usize::from(line.mark))
    };
    let is_of_list = sign(head).is_some_and(|sign| !sign.is_empty()) && sign(head) == sign(item);
    let lines = item.lines.clone();
    let text = layout.text(&lines);
    (is_of_list && !coverage.is_named(lines.clone()))
        .then(|| diagnostics::aim_without_record(&text, lines))
}

fn is_lost(coverage: &Coverage<'_, '_, '_>, place: &Place) -> bool {
    let found = match place.topic {
        Topic::Goals | Topic::Principles => coverage.has_goals(place.lines.clone()),
        Topic::Indicators => coverage.has_indicators(place.lines.clone()),
    };
    let body = place.body..place.lines.end;
    !found
        && says_something(coverage, body, place.may_report)
        && !coverage.is_named(place.lines.start..place.body.max(place.lines.start + 1))
}

/// Whether text stands in these lines that is no pointer elsewhere, no word for "none", no question of the form, and no mere report.
fn says_something(coverage: &Coverage<'_, '_, '_>, lines: Range<usize>, may_report: bool) -> bool {
    let layout = coverage.layout;
    let first = layout
        .blocks
        .partition_point(|block| block.lines.end <= lines.start);
    let blocks = layout.blocks.iter().skip(first);
    let blocks = blocks.take_while(|block| block.lines.start < lines.end);
    let own = blocks.filter(|block| !is_heading_line(coverage, block.lines.start));
    let mut asks = false;
    let mut found = 0;
    for block in own.take(MAX_LINES) {
        let text = layout.text(&(block.lines.start.max(lines.start)..block.lines.end));
        let may_report = may_report && block.kind == Kind::Text;
        let is_report = may_report && vocabulary::reports(&text);
        if !is_report && !vocabulary::points_elsewhere(&text) {
            found += text.chars().filter(|c| c.is_alphabetic()).count();
        }
        asks = text.ends_with('?');
    }
    !asks && found >= MIN_LETTERS
}

fn is_heading_line(coverage: &Coverage<'_, '_, '_>, line: usize) -> bool {
    let sections = &coverage.outline.sections;
    let at = sections.partition_point(|section| section.heading.lines.start <= line);
    at.checked_sub(1)
        .and_then(|at| sections.get(at))
        .is_some_and(|section| {
            section.heading.form != Form::Plain && section.heading.lines.contains(&line)
        })
}

/// Whether a block is a heading by nothing but its place above a text.
fn is_plain_heading(coverage: &Coverage<'_, '_, '_>, block: usize) -> bool {
    let mut headings = coverage
        .outline
        .sections
        .iter()
        .map(|section| &section.heading);
    headings.any(|heading| heading.block == block && heading.form == Form::Plain)
}

/// What a line announces that is nothing but a heading word, alone or beside another noun: "Ziele", "Allgemeine Ziele / Auftragsgrundlage:".
fn announced(text: &str) -> Option<Topic> {
    let wanted = |topic: &Topic| *topic != Topic::Principles;
    if let Some(topic) = vocabulary::topic(text).or_else(|| vocabulary::numbered_topic(text)) {
        return Some(topic).filter(wanted);
    }
    if text.chars().count() > MAX_LABEL_CHARS || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let plain = text.trim_end_matches(':').trim_end();
    let parts: Vec<&str> = [" / ", "/", " und ", " & ", ", "]
        .iter()
        .find(|mark| plain.contains(**mark))
        .map(|mark| plain.split(mark).map(str::trim).collect())
        .unwrap_or_default();
    let nouns = parts
        .iter()
        .all(|part| part.starts_with(char::is_uppercase) && part.split(' ').count() <= 3);
    let topic = || parts.iter().find_map(|part| vocabulary::topic(part));
    if nouns { topic().filter(wanted) } else { None }
}

/// Heading words that are blocks, and labels of fields with text behind or below them.
fn of_blocks(coverage: &Coverage<'_, '_, '_>) -> Vec<Place> {
    let layout = coverage.layout;
    let blocks = layout.blocks.iter().enumerate();
    blocks
        .filter_map(|(at, block)| {
            let opening = opening(coverage, at, block)?;
            Some(Place {
                topic: opening.topic,
                title: opening.title.trim_end_matches(':').to_owned(),
                lines: block.lines.start..end_below(coverage, at, &opening),
                body: opening.body,
                may_report: false,
            })
        })
        .collect()
}

/// A heading word at the beginning of a block.
struct Opening<'t> {
    topic: Topic,
    title: &'t str,
    /// The first line with what the word announces.
    body: usize,
}

/// The heading word that a block is or opens with.
fn opening<'t>(coverage: &Coverage<'_, '_, 't>, at: usize, block: &Block) -> Option<Opening<'t>> {
    if coverage.outline.is_heading(at) {
        return None;
    }
    let (first, line) = coverage.layout.body(&block.lines).next()?;
    let single = block.lines.len() == 1;
    let text = line.body();
    match block.kind {
        Kind::Topic(topic) if topic != Topic::Principles => Some(Opening {
            topic,
            title: text,
            body: block.lines.end,
        }),
        Kind::Text | Kind::Item | Kind::Capitals | Kind::Numbered | Kind::Marked => {
            let alone = text.ends_with(':') || (single && !line.is_item());
            if let Some(topic) = alone.then(|| announced(text)).flatten() {
                return Some(Opening {
                    topic,
                    title: text,
                    body: first + 1,
                });
            }
            let mark = text.find([':', '|', '\t'])?;
            let (word, rest) = text.split_at_checked(mark)?;
            let topic = announced(word.trim_end())?;
            let behind = rest.get(1..).unwrap_or_default();
            let letters = behind.chars().filter(|c| c.is_alphabetic()).count();
            let heads_table = single && is_head_row(behind);
            (letters >= 3 || !single).then_some(Opening {
                topic,
                title: word.trim_end(),
                body: if heads_table { first + 1 } else { first },
            })
        }
        _ => None,
    }
}

/// Whether what stands behind a heading word are the other heads of a table: "Ziel | Maßnahme | Beginn".
fn is_head_row(behind: &str) -> bool {
    let cells: Vec<&str> = behind.split(['|', '\t']).map(str::trim).collect();
    cells.len() >= 2 && cells.iter().all(|cell| !cell.contains(' '))
}

/// Where what stands below a block ends: before the next heading, heading word, or label of a field.
fn end_below(coverage: &Coverage<'_, '_, '_>, at: usize, opening: &Opening<'_>) -> usize {
    let layout = coverage.layout;
    let behind = layout
        .blocks
        .get(at)
        .is_some_and(|block| block.lines.start == opening.body);
    let closes = |(index, block): &(usize, &Block)| {
        let first = layout.first(block);
        // A plain line right below a heading word may be its first entry.
        let is_entry = *index == at + 1 && is_plain_heading(coverage, *index);
        (coverage.outline.is_heading(*index) && !is_entry)
            || matches!(block.kind, Kind::Topic(_))
            || first.is_some_and(|line| {
                vocabulary::is_field(line.body())
                    || announced(line.body()).is_some()
                    || crate::layout::blocks::opens_with_topic(line)
                    || line.label != crate::layout::Label::None
            })
            || (behind && matches!(block.kind, Kind::Capitals | Kind::Marked))
    };
    let next = layout.blocks.iter().enumerate().skip(at + 1).find(closes);
    next.map_or(layout.lines.len(), |(_, block)| block.lines.start)
}

/// Sections whose title is a heading word, with all sections below them.
fn of_sections(coverage: &Coverage<'_, '_, '_>) -> Vec<Place> {
    let sections = &coverage.outline.sections;
    let places = sections.iter().enumerate().filter_map(|(at, section)| {
        let title = &section.heading.title;
        let topic = announced(title).or_else(|| vocabulary::wide_topic(title))?;
        let below = sections
            .iter()
            .skip(at + 1)
            .find(|next| next.level <= section.level);
        let end = below.map_or(coverage.layout.lines.len(), |next| next.start);
        let lines = &section.heading.lines;
        Some(Place {
            topic,
            title: title.clone(),
            lines: section.start.min(lines.start)..end,
            body: lines.end,
            may_report: topic == Topic::Goals,
        })
    });
    places
        .filter(|place| place.topic != Topic::Principles)
        .collect()
}

/// Heading words that were set aside: at the head of each page, or with a pull quote.
fn of_furniture(coverage: &Coverage<'_, '_, '_>) -> Vec<Place> {
    let layout = coverage.layout;
    let lines = layout.lines.iter().enumerate();
    let words: Vec<(usize, Topic, &str)> = lines
        .filter(|(_, line)| matches!(line.role, Role::Furniture(_) | Role::PullQuote))
        .filter_map(|(at, line)| Some((at, announced(line.body())?, line.body())))
        .collect();
    let places = words.iter().enumerate().map(|(index, (at, topic, title))| {
        let next = words
            .get(index + 1)
            .map_or(layout.lines.len(), |next| next.0);
        let section = coverage
            .outline
            .sections
            .iter()
            .map(|section| section.start)
            .find(|start| start > at)
            .unwrap_or(next);
        Place {
            topic: *topic,
            title: (*title).to_owned(),
            lines: *at..next.min(section).max(at + 1),
            body: at + 1,
            may_report: false,
        }
    });
    places.collect()
}
