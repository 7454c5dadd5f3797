//! A heading word and what it announces on one line.

use super::{Context, Draft, Findings, Passage, Rule, What, inline_series};
use crate::layout::Kind;
use crate::model::{Form, SeriesKind};
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule { name: "labelled_line", doc: DOC, find };

const DOC: &str = "\
# Reads
A paragraph or an item that opens with a word for goals, indicators or principles and a colon: `Ziel: Ausbau der Netze`, `Kennzahl: Länge der Netze`, `Leitziel 2: …`.
A row of values below or behind an indicator is its series.
# Leaves alone
Words that only resemble one (`Zielgruppe: Eltern`), and sentences without the colon.
# Example
`Ziel: Ausbau der Radwege bis 2028` gives the goal `Ausbau der Radwege bis 2028`.
# Seen in
Measure sheets and short plans.
";

/// Bytes in which a heading word and its colon find room.
const LONGEST: usize = 60;

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for at in 0..context.layout.blocks.len() {
        let open = matches!(context.kind(at), Some(Kind::Text | Kind::Item)) && !context.is_heading(at) && !findings.is_taken(at);
        let Some((topic, text)) = open.then(|| split(context, at)).flatten() else { continue };
        let mut next = at + 1;
        let what = match topic {
            Topic::Goals => What::Goal { form: Form::Block, text },
            Topic::Principles => What::Principle { text },
            Topic::Indicators => {
                let (label, values) = match inline_series::labelled(context, at) {
                    Some((whole, values, end)) => {
                        next = end;
                        (shortened(text, &whole), Some(values))
                    }
                    None => (text, None),
                };
                What::Indicator { label, values, kind: SeriesKind::Target, stated: None, unit: None }
            }
        };
        (at..next).for_each(|block| findings.take(block));
        let group = context.section(at).map(|section| context.own_blocks(section).start);
        findings.drafts.push(Draft { rule: RULE.name, section: context.section(at), group, what });
    }
}

/// What a block announces, and the passage behind the colon.
fn split(context: &Context<'_, '_>, at: usize) -> Option<(Topic, Passage)> {
    // Most paragraphs have no colon near their start: no need to take them apart.
    let first = context.block(at).and_then(|block| context.layout.first(block))?.body();
    memchr::memchr(b':', first.as_bytes().get(..LONGEST.min(first.len()))?)?;
    let mut text = context.passage(at);
    let piece = text.pieces.first_mut()?;
    let line = context.layout.lines.get(piece.line)?.text.get(piece.bytes.clone())?;
    let colon = line.find(':')?;
    let word = line.get(..colon)?.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.');
    let topic = vocabulary::topic(word)?;
    let rest = line.get(colon + 1..)?;
    piece.bytes.start = piece.bytes.end - rest.trim_start().len();
    (!rest.trim().is_empty()).then_some((topic, text))
}

/// The passage behind the colon, cut where the row of values begins.
fn shortened(mut text: Passage, whole: &Passage) -> Passage {
    if let (Some(own), Some(end)) = (text.pieces.last_mut(), whole.pieces.last().map(|piece| piece.bytes.end)) {
        own.bytes.end = end.max(own.bytes.start);
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn labelled_line() {
        crate::testing::check(super::RULE.name);
    }
}
