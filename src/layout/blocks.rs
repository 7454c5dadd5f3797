//! Lines become blocks: paragraphs, items, headings that might be, rows of values.

use super::hyphens::is_open_end;
use super::shape::SEEN;
use super::{Block, Kind, Line, Role, Setting};
use crate::notation::{numbering, numbers, units, years};
use crate::vocabulary;

/// Makes blocks of the lines of content.
pub fn blocks(lines: &[Line<'_>], setting: Setting) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len() / 3);
    let mut above: Option<&Line<'_>> = None;
    for (at, line) in lines.iter().enumerate() {
        if line.role != Role::Body {
            continue;
        }
        let mut open = blocks.last_mut();
        let follows = open.as_deref().zip(above).map(|(block, above)| Follows { kind: block.kind, above, setting });
        let kind = kind(line, follows.as_ref());
        match (open.as_mut(), follows) {
            (Some(block), Some(follows)) if follows.goes_on(line, kind) => block.lines.end = at + 1,
            _ => blocks.push(Block { kind, lines: at..at + 1 }),
        }
        above = Some(line);
    }
    blocks
}

/// What a line is, given what it follows.
fn kind(line: &Line<'_>, follows: Option<&Follows<'_, '_>>) -> Kind {
    let body = line.body();
    let waiting = follows.is_some_and(|follows| follows.is_waiting(line));
    if line.style.heading > 0 {
        return match vocabulary::topic(body) {
            Some(topic) => Kind::Topic(topic),
            None if is_question(body) => Kind::Question,
            None => Kind::Marked,
        };
    }
    if body.len() < SEEN && !(waiting && line.shape.starts_lower) {
        // The second line of a title: "GRUNDSÄTZE UND" / "ZIELE".
        if line.shape.is_capitals() && follows.is_some_and(|follows| follows.is_open_title(line)) {
            return Kind::Capitals;
        }
        if let Some(topic) = vocabulary::topic(body).filter(|_| !waiting && !line.is_item()) {
            return Kind::Topic(topic);
        }
        if is_question(body) && !waiting {
            return Kind::Question;
        }
        if is_status(body) {
            return Kind::Status;
        }
        if line.shape.digits > 0 && numbers::series(body).is_some() {
            return Kind::Values;
        }
        if line.shape.digits > 0 && is_figure(body) && !follows.is_some_and(Follows::is_text) {
            return Kind::Figures;
        }
        // A chapter's title may stand in the middle of a sentence; its capitals tell it from the text.
        if (!waiting || line.shape.is_capitals()) && !line.is_item() && is_numbered(body) {
            return Kind::Numbered;
        }
        let bold_item = line.is_item() && line.style.bold;
        let alone = bold_item || !(waiting || line.is_item());
        if line.shape.is_capitals() && alone && !body.ends_with(':') {
            return Kind::Capitals;
        }
    }
    if line.is_item() { Kind::Item } else { Kind::Text }
}

fn is_numbered(body: &str) -> bool {
    numbering::leading(body).is_some_and(|(_, rest)| numbering::is_title(rest))
}

/// "Frage 3: …", "Zu Frage 3", "3. Frage:".
fn is_question(body: &str) -> bool {
    let rest = body.strip_prefix("Zu ").or_else(|| body.strip_prefix("zu ")).unwrap_or(body);
    let Some(rest) = rest.strip_prefix("Frage ").or_else(|| rest.strip_prefix("FRAGE ")) else { return false };
    let word = rest.trim_start().split([' ', ':', '.', ')']).next().unwrap_or_default();
    !word.is_empty() && word.len() <= 3 && (word.bytes().all(|b| b.is_ascii_digit()) || numbering::whole(word).is_some() || word.len() == 1)
}

/// "[Pilot: 12/2018 | Status: Umsetzung]", alone on its line.
fn is_status(body: &str) -> bool {
    body.starts_with('[') && body.ends_with(']') && body.contains(':') && body.contains('|')
}

/// A single number, a year, or a year with its value; units and signs may stand with them, words may not.
fn is_figure(body: &str) -> bool {
    body.split([' ', '\t']).filter(|token| !token.is_empty()).all(|token| {
        let plain = token.trim_matches(['(', ')', '>', '<', '≥', '≤', '»', ':', ';', '|', '–', '-', '=']);
        plain.is_empty()
            || plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'%'))
            || matches!(plain.to_lowercase().as_str(), "ca." | "ca" | "rund")
            || (plain.starts_with(|c: char| c.is_ascii_digit()) && plain.split('–').all(|half| numbers::cell(half).is_some()))
            || (units::unit(plain).is_some() && body.bytes().any(|b| b.is_ascii_digit()))
    })
}

/// What a line follows.
struct Follows<'a, 't> {
    kind: Kind,
    above: &'a Line<'t>,
    setting: Setting,
}

impl Follows<'_, '_> {
    fn is_text(&self) -> bool {
        // "mit mindestens" / "500 Mbit/s": a number ends the sentence above, unless that one announces figures.
        matches!(self.kind, Kind::Text | Kind::Item) && self.setting.wrapped && !self.above.text.ends_with(':')
    }

    /// The text above waits for more: it ends on a hyphen, a comma, an article.
    fn is_waiting(&self, line: &Line<'_>) -> bool {
        let text = matches!(self.kind, Kind::Text | Kind::Item | Kind::Question);
        text && line.gap == 0 && is_open_end(self.above.body()) && !self.above.text.ends_with('–')
    }

    /// The title above waits for more.
    fn is_open_title(&self, line: &Line<'_>) -> bool {
        matches!(self.kind, Kind::Numbered | Kind::Capitals) && line.tight && !line.page_start && is_open_end(self.above.body())
    }

    /// Whether a line belongs to the block above.
    fn goes_on(&self, line: &Line<'_>, kind: Kind) -> bool {
        let setting = self.setting;
        match (self.kind, kind) {
            (Kind::Capitals, Kind::Capitals) => {
                let near = if setting.parted || setting.doubled { line.tight } else { line.gap == 0 };
                near && !line.page_start && line.style == self.above.style && !line.is_item()
            }
            // A title's years: "STRATEGIE DER STADT" / "2018 – 2023".
            (Kind::Capitals, Kind::Figures) => {
                line.tight && !line.page_start && years::spans(line.text).iter().any(|span| span.range.len() == line.text.len())
            }
            (Kind::Numbered, Kind::Capitals) => line.tight && !line.page_start && self.above.shape.is_capitals() && !line.is_item(),
            (Kind::Numbered | Kind::Question, Kind::Text) if setting.wrapped => {
                line.gap == 0 && !line.page_start && (line.shape.starts_lower || is_open_end(self.above.body()))
            }
            (Kind::Text | Kind::Item, Kind::Text) => self.text_goes_on(line),
            (Kind::Figures, Kind::Figures) => line.gap <= 1 && !line.page_start,
            _ => false,
        }
    }

    fn text_goes_on(&self, line: &Line<'_>) -> bool {
        let above = self.above;
        let flows = line.shape.starts_lower || is_open_end(above.body());
        if line.style.bold != above.style.bold && !self.setting.wrapped {
            return false;
        }
        if line.page_start {
            return flows && !ends_sentence(above.text);
        }
        if line.gap > 0 {
            return self.setting.wrapped
                && line.gap == 1
                && flows
                && !ends_sentence(above.text)
                && (line.shape.starts_lower || self.kind == Kind::Item);
        }
        if !self.setting.wrapped {
            return self.setting.parted || (flows && !ends_sentence(above.text));
        }
        // A short line that ends a sentence ends its paragraph.
        let short = above.text.len() * 4 < self.setting.measure * 3;
        !(short && ends_sentence(above.text) && !line.shape.starts_lower)
    }
}

/// Whether a text ends with the mark of a sentence, quotation marks and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['“', '"', '”', ')', '«', ' ', '’', '‘']).ends_with(['.', '!', '?', ':', ';'])
}
