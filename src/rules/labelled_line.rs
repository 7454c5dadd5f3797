//! A heading word and what it announces on one line.

use super::{Cells, Context, Draft, Findings, Passage, Rule, What, goal_block, inline_series, year_pairs};
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::layout::passage::Piece;
use crate::layout::{Kind, labels, lines};
use crate::model::{Form, SeriesKind};
use crate::notation::numbers;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule { name: "labelled_line", doc: DOC, find };

const DOC: &str = "\
# Reads
A paragraph or an item that opens with a word for goals, indicators or principles and a colon: `Ziel: Ausbau der Netze`, `Kennzahl: Länge der Netze`, `Leitziel 2: …`.
A row of values below or behind an indicator is its series, also years with a value each on lines below it.
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
        // "Ziel 1" on a line of its own: the sentence below it says what it is.
        if open && vocabulary::numbered_topic(&context.text(at)) == Some(Topic::Goals) && ends_sentence(&context.text(at + 1)) {
            for text in goal_block::stated(context, &context.passage(at + 1)).into_iter().filter(|_| context.kind(at + 1) == Some(Kind::Text)) {
                let what = What::Goal { form: Form::List, text };
                findings.drafts.push(Draft { rule: RULE.name, section: context.section(at), group: Some(at), what });
                findings.take(at + 1);
            }
            findings.take(at);
            continue;
        }
        let Some(Labelled { topic, numbered, text }) = open.then(|| split(context, at)).flatten() else { continue };
        let group = context.section(at).map(|section| context.own_blocks(section).start);
        let section = context.section(at);
        if topic == Topic::Indicators {
            let (label, values, next) = match (inline_series::labelled(context, at), year_pairs::below(context, at + 1)) {
                (_, Some(values)) => (text, Some(values), at + 2),
                (Some((whole, values, end)), _) => (shortened(text, &whole), Some(values), end),
                (None, None) => (named(context, text), None, at + 1),
            };
            let kind = if matches!(&values, Some((Cells::Pairs(_), _))) { SeriesKind::Actual } else { SeriesKind::Target };
            (at..next).for_each(|block| findings.take(block));
            let what = What::Indicator { label, values, kind, stated: None, unit: None };
            findings.drafts.push(Draft { rule: RULE.name, section, group, what });
            continue;
        }
        for (block, text) in announced(context, at, text, numbered) {
            findings.take(block);
            let what = if topic == Topic::Goals { What::Goal { form: Form::Block, text } } else { What::Principle { text } };
            findings.drafts.push(Draft { rule: RULE.name, section, group, what });
        }
        findings.take(at);
    }
}

/// What stands behind a label: the title behind a numbered one, the list that an introduction announces, else the sentences.
fn announced(context: &Context<'_, '_>, at: usize, text: Passage, numbered: bool) -> Vec<(usize, Passage)> {
    if numbered {
        return vec![(at, title(context, text))];
    }
    let whole = text.text(context.layout);
    let stated = goal_block::stated(context, &text);
    // "Ziele: mehr Busse; kürzere Wege": one sentence lists them.
    let stated = if stated.len() == 1 { stated.iter().flat_map(|one| one.parts(context.layout, ';')).collect() } else { stated };
    let mut found: Vec<(usize, Passage)> = stated.into_iter().map(|sentence| (at, sentence)).collect();
    if context.kind(at) == Some(Kind::Text) && whole.ends_with(':') && context.is_item(at + 1) {
        found.pop();
        found.extend(goal_block::list(context, at + 1));
    } else if whole.ends_with('?') {
        // The form's own question: what it asks for stands below.
        found.extend(goal_block::items(context, at));
    }
    found
}

/// The title that opens a passage: it ends with its sentence, or where the next line's first word would have fitted on the line.
fn title(context: &Context<'_, '_>, mut text: Passage) -> Passage {
    let goes_on = |above: &Piece, below: &Piece| {
        let (Some(above), Some(below)) = (context.layout.lines.get(above.line), context.layout.lines.get(below.line)) else { return false };
        let first = below.text.split(' ').next().unwrap_or_default();
        let full = above.short.map_or(above.text.len() + 1 + first.len() > context.layout.setting.measure, |short| !short);
        is_open_end(above.text) || below.shape.starts_lower || (full && !ends_sentence(above.text))
    };
    if let Some(end) = text.pieces.windows(2).position(|pair| matches!(pair, [above, below] if !goes_on(above, below))) {
        text.pieces.truncate(end + 1);
    }
    text.sentences(context.layout).into_iter().next().unwrap_or(text)
}

/// A label taken off what it announces.
struct Labelled {
    topic: Topic,
    /// `Ziel 2`: one of several.
    numbered: bool,
    text: Passage,
}

/// What a block announces, and the passage behind the colon or the bar; in bad text layers the label is glued to it: `IndikatorAnzahl der Busse`.
fn split(context: &Context<'_, '_>, at: usize) -> Option<Labelled> {
    let first = context.block(at).and_then(|block| context.layout.first(block))?.body();
    let head = first.as_bytes().get(..LONGEST.min(first.len()))?;
    let named = |end: &usize| {
        let label = first.get(..*end).unwrap_or_default().trim_end();
        let word = label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.'));
        vocabulary::topic(word).or_else(|| vocabulary::wide_topic(word)).is_some()
    };
    // "IndikatorFläche der Gärten:" has a colon of its own.
    let mark = memchr::memchr2(b':', b'|', head).filter(named);
    let end = mark.or_else(|| labels::glued(first))?;
    let label = first.get(..end)?.trim_end();
    let word = label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.'));
    let topic = vocabulary::topic(word).or_else(|| vocabulary::wide_topic(word))?;
    let mut text = context.passage(at);
    let piece = text.pieces.first_mut()?;
    let line = context.layout.lines.get(piece.line)?.text.get(piece.bytes.clone())?;
    let rest = line.get(end + usize::from(mark.is_some())..)?;
    let rest = rest.trim_start();
    piece.bytes.start = piece.bytes.end - rest.get(lines::mark(rest)..)?.len();
    let numbered = word.len() < label.len() && topic == Topic::Goals;
    (!rest.is_empty()).then_some(Labelled { topic, numbered, text })
}

/// What names an indicator: the first sentence, without the single value or the answer behind its colon.
fn named(context: &Context<'_, '_>, text: Passage) -> Passage {
    let mut sentences = text.sentences(context.layout);
    let several = sentences.len() > 1;
    let mut label = if sentences.is_empty() { text } else { sentences.swap_remove(0) };
    if let (true, Some(last)) = (several, label.pieces.last_mut())
        && context.layout.lines.get(last.line).and_then(|line| line.text.get(last.bytes.clone())).is_some_and(|text| text.ends_with('.'))
    {
        last.bytes.end -= 1;
    }
    if let Some(last) = label.pieces.last_mut()
        && let Some(own) = context.layout.lines.get(last.line).and_then(|line| line.text.get(last.bytes.clone()))
        && let Some((head, behind)) = own.rsplit_once([':', '?']).filter(|(head, _)| !head.is_empty())
        && is_answer(behind)
    {
        last.bytes.end = last.bytes.start + head.len();
    }
    label
}

/// "95.", "0 m", "Ja", "siehe Abbildung 3": what a single year's report puts behind an indicator.
fn is_answer(text: &str) -> bool {
    let plain = text.trim().trim_end_matches(['.', ':']);
    let first = plain.split(' ').next().unwrap_or_default();
    let value = || numbers::cell(plain).is_some_and(|cell| cell.value.is_some());
    matches!(first, "Ja" | "Nein" | "ja" | "nein" | "Siehe" | "siehe") || (!plain.is_empty() && value())
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
