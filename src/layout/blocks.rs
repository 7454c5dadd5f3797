//! Lines become blocks: paragraphs, items, headings that might be, rows of values.

use super::hyphens::{is_open_end, is_waiting_adjective};
use super::kinds::{Follows, kind};
use super::{Block, Kind, Label, Line, Role, Setting};
use crate::notation::{numbers, years};
use crate::text::Evidence;
use crate::vocabulary::{self, Topic};

/// Makes blocks of the lines of content.
pub fn blocks(lines: &[Line<'_>], setting: Setting) -> Vec<Block> {
    blocks_below(lines, setting, None)
}

/// Makes blocks of lines that stand below the last line of a question, if one is given.
pub fn blocks_below(
    lines: &[Line<'_>],
    setting: Setting,
    question: Option<&Line<'_>>,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len() / 3);
    let mut above = question;
    // The block of the question is open until the first line that does not go on with it.
    let mut open = question.map(|_| Kind::Question);
    for (at, line) in lines.iter().enumerate() {
        if line.role != Role::Body {
            continue;
        }
        let follows = open
            .zip(above)
            .map(|(kind, above)| Follows::new(kind, above, setting));
        let kind = match kind(line, follows.as_ref()) {
            Kind::Text => wide_head(lines, at, above, setting).map_or(Kind::Text, Kind::Topic),
            kind => kind,
        };
        let goes_on = follows.is_some_and(|follows| follows.goes_on(line, kind));
        above = Some(line);
        if goes_on && !is_address(lines, at) {
            match blocks.last_mut() {
                Some(block) => block.lines.end = at + 1,
                None => blocks.push(Block::of_line(Kind::Text, at, line)),
            }
            continue;
        }
        if kind == Kind::Values {
            part_label(&mut blocks, lines);
        }
        blocks.push(Block::of_line(kind, at, line));
        open = Some(kind);
    }
    blocks
}

/// What a line of its own announces that is a heading word and whose it is: "Ziele der Sportförderung". What is above is complete, and a list or
/// something that opens with a capital stands below.
fn wide_head(
    lines: &[Line<'_>],
    at: usize,
    above: Option<&Line<'_>>,
    setting: Setting,
) -> Option<Topic> {
    let line = lines
        .get(at)
        .filter(|line| line.shape.lower <= 60 && !line.is_item() && !line.shape.starts_lower)?;
    let topic = vocabulary::wide_topic(line.text)?;
    let complete = above.is_none_or(|above| {
        line.gap > 0
            || line.page_start
            || above.label == Label::Alone
            || above.text.ends_with(['.', ':', '!', '?'])
            || above.is_item()
    });
    let below = lines
        .iter()
        .skip(at + 1)
        .find(|line| line.role == Role::Body)?;
    let heads = below.is_item()
        || ((below.gap > 0
            || line.text.ends_with(':')
            || line.leaves_room(below, setting.measure))
            && !below.shape.starts_lower);
    (complete && heads).then_some(topic)
}

impl Follows<'_, '_> {
    /// Whether a line belongs to the block above.
    fn goes_on(&self, line: &Line<'_>, kind: Kind) -> bool {
        let setting = self.setting;
        match (self.kind, kind) {
            (Kind::Table(above), Kind::Table(table)) => above == table,
            // A heading over two lines, in one style.
            (Kind::Marked, Kind::Marked) => self.above.is_one_title_with(line),
            (Kind::Capitals, Kind::Capitals) => {
                let near = if setting.parted || setting.doubled {
                    line.tight
                } else {
                    line.gap == 0
                };
                near && !line.page_start && line.style == self.above.style && !line.is_item()
            }
            // A title's years: "STRATEGIE DER STADT" / "2018 – 2023".
            (Kind::Capitals, Kind::Figures) => {
                line.tight
                    && !line.page_start
                    && years::spans(line.text)
                        .iter()
                        .any(|span| span.range.len() == line.text.len())
            }
            (Kind::Numbered, Kind::Capitals) => {
                line.tight && !line.page_start && self.above.shape.is_capitals() && !line.is_item()
            }
            // A question over two lines, set like a heading or in bold.
            (Kind::Question, Kind::Marked | Kind::Text) if line.style.heading > 0 => {
                self.above.is_one_title_with(line)
            }
            (Kind::Question, Kind::Text) if line.style.bold && self.above.style.bold => {
                line.gap == 0
            }
            (Kind::Numbered | Kind::Question, Kind::Text) if setting.wrapped => {
                // A title in capitals does not go on in small letters.
                let full = self.is_full(line) && !ends_sentence(self.above.text);
                !self.above.shape.is_capitals()
                    && line.gap == 0
                    && !line.page_start
                    && (line.shape.starts_lower || self.open || full)
            }
            (Kind::Text | Kind::Item, Kind::Text) => self.text_goes_on(line),
            (Kind::Figures, Kind::Figures) => line.gap <= 1 && !line.page_start,
            // A row of values over two lines.
            (Kind::Values, Kind::Values | Kind::Figures) => {
                line.gap == 0 && self.above.text.ends_with('|')
            }
            _ => false,
        }
    }

    /// The line's first word would not have fitted on the line above.
    fn is_full(&self, line: &Line<'_>) -> bool {
        !self.above.leaves_room(line, self.setting.measure)
    }

    fn text_goes_on(&self, line: &Line<'_>) -> bool {
        let above = self.above;
        let flows = line.shape.starts_lower || self.open;
        if line.begins_block {
            return false;
        }
        if line.label != Label::None || (above.label == Label::Alone && !line.shape.starts_lower) {
            return false;
        }
        if (line.style.bold != above.style.bold && !self.setting.wrapped)
            || ends_with_row(above.text)
            || opens_with_topic(line)
        {
            return false;
        }
        if line.page_start {
            let full = above.short == Some(false) && line.shape.has_letters();
            // A paragraph that fills its last line on a page most likely goes on, even if a sentence ends there.
            return ((flows || full) && !ends_sentence(above.text))
                || (full && self.kind == Kind::Text && above.text.ends_with('.'));
        }
        if line.gap > 0 {
            // "Ökologie:" opens a group, whatever the item above ends with.
            let opens_group = line.text.ends_with(':') && !line.shape.starts_lower;
            return self.setting.wrapped
                && !opens_group
                && line.gap == 1
                && flows
                && !ends_sentence(above.text)
                && (line.shape.starts_lower || self.kind == Kind::Item);
        }
        if !self.setting.wrapped {
            // Without empty lines between paragraphs a line is one, unless it goes on a sentence or holds the next bullet.
            let bullet_inside = self.kind == Kind::Item && line.text.contains(" - ");
            return self.setting.parted || ((flows || bullet_inside) && !ends_sentence(above.text));
        }
        if let Some(short) = above.short {
            return !short || flows;
        }
        // A short line that ends a sentence ends its paragraph; a very short one ends its item.
        let short = above.text.len() * 4 < self.setting.measure * 3;
        let ends_item =
            self.kind == Kind::Item && above.text.len() * 2 < self.setting.measure && !flows;
        // A semicolon ends an item only before the next bullet.
        let ends =
            ends_sentence(above.text) && !(self.kind == Kind::Item && above.text.ends_with(';'));
        let ends_paragraph = short && ends && !flows;
        !(ends_paragraph || ends_item)
    }
}

/// Whether a text ends with the mark of a sentence, quotation marks and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['“', '"', '”', ')', '«', ' ', '’', '‘'])
        .ends_with(['.', '!', '?', ':', ';'])
}

/// Whether a line opens with a heading word, or the word for another field, and a colon, a bar, or the end of a cell: "Ziel: Ausbau der Netze", "Kosten | 20 T€".
pub fn opens_with_topic(line: &Line<'_>) -> bool {
    let head = line
        .text
        .as_bytes()
        .get(..line.text.len().min(40))
        .unwrap_or_default();
    let mark = memchr::memchr3(b':', b'|', b'\t', head).filter(|_| !line.shape.starts_lower);
    let word = mark
        .and_then(|mark| line.text.get(..mark))
        .map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.')));
    word.is_some_and(|word| vocabulary::topic(word).is_some() || vocabulary::is_field(word))
}

/// Whether a line of words ends with a row of values: what follows is something else.
fn ends_with_row(text: &str) -> bool {
    let Some(bar) = memchr::memrchr2(b'|', b';', text.as_bytes()) else {
        return false;
    };
    let (head, last) = (
        text.get(..bar).unwrap_or_default(),
        text.get(bar + 1..).unwrap_or_default(),
    );
    let before = head
        .rsplit(['|', ';', ' '])
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    numbers::cell(last).is_some() && numbers::cell(before).is_some()
}

/// Whether an address begins at a line: a postal code with a town, or a street with its number above one.
fn is_address(lines: &[Line<'_>], at: usize) -> bool {
    let town = |line: &Line<'_>| {
        line.text.len() <= 60
            && line.text.split_once(' ').is_some_and(|(code, town)| {
                is_postal_code(code) && town.starts_with(char::is_uppercase)
            })
    };
    let Some(line) = lines.get(at).filter(|line| line.shape.digits > 0) else {
        return false;
    };
    let street = line.text.len() <= 60 && line.text.ends_with(|c: char| c.is_ascii_digit());
    town(line) || (street && lines.get(at + 1).is_some_and(town))
}

fn is_postal_code(word: &str) -> bool {
    word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Parts the label of a row of values from the item or the text right above it: "• Pflege der Netze" / "Länge der Netze".
fn part_label(blocks: &mut Vec<Block>, lines: &[Line<'_>]) {
    let Some(block) = blocks
        .last_mut()
        .filter(|block| matches!(block.kind, Kind::Item | Kind::Text) && block.lines.len() > 1)
    else {
        return;
    };
    let body: Vec<usize> = block
        .lines
        .clone()
        .filter(|at| lines.get(*at).is_some_and(|line| line.role == Role::Body))
        .collect();
    let pairs = body.iter().zip(body.iter().skip(1)).rev();
    let label = pairs
        .map(|(above, at)| (lines.get(*above), *at))
        .find(|(above, at)| {
            above
                .zip(lines.get(*at))
                .is_some_and(|(above, line)| opens_label(above, line))
        });
    if let Some((_, at)) = label {
        let end = block.lines.end;
        block.lines.end = at;
        blocks.push(Block {
            kind: Kind::Text,
            told_by: Evidence::Form,
            lines: at..end,
        });
    }
}

/// Whether a label may begin with a line: what is above is complete. An adjective waits for its noun, unless a word for a measure follows.
fn opens_label(above: &Line<'_>, line: &Line<'_>) -> bool {
    let first = line.text.split(' ').next().unwrap_or_default();
    let last = above.text.rsplit(' ').next().unwrap_or_default();
    let complete = !is_open_end(above.body())
        && !line.shape.starts_lower
        && !line.is_item()
        && above.short != Some(false);
    complete && (vocabulary::is_measure(first) || !is_waiting_adjective(last))
}
