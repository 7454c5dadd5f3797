//! Goals below a heading word.

use super::{Context, Draft, Findings, Passage, Rule, What};
use crate::layout::blocks::{ends_sentence, opens_with_topic};
use crate::layout::hyphens::is_open_end;
use crate::layout::lines::mark;
use crate::layout::{Kind, Label};
use crate::model::Form;
use crate::text::bullets::is_bullet;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule {
    name: "goal_block",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
The list below a line of nothing but a word for goals: `ZIELE:`, `Ziel`, `Strategische Ziele`, `Zielsetzungen`, `Allgemeine Ziele / Auftragsgrundlage:`. Each item is a goal, with the lines that
continue it. A bullet in the middle of a line that continues an item starts the next one. Without bullets the paragraph below is the goal.
# Leaves alone
The text behind the list, the word in a sentence or a wider title (`Ziel ist es …`, `Grundsätze und Ziele`), and a
field that points elsewhere (`siehe Produktgruppe`).
# Example
`ZIELE` / `• Ausbau der Radwege auf 120 km` / `bis 2028` gives the goal `Ausbau der Radwege auf 120 km bis 2028`.
# Seen in
Strategies with goal boxes, and their overview chapters.
";

/// Paragraphs that a field of a form may have.
const FIELD: usize = 4;

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for head in context.topics(Topic::Goals) {
        findings.take(head);
        for (at, text) in items(context, head) {
            findings.take(at);
            let what = What::Goal {
                form: Form::Block,
                text,
            };
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: context.section(head),
                group: Some(head),
                what,
            });
        }
    }
}

/// The items below a heading word, each with its block. Shared by goals and principles.
pub(super) fn items(context: &Context<'_, '_>, head: usize) -> Vec<(usize, Passage)> {
    let (mut found, first) = opening(context, head + 1);
    found.extend(list(context, first));
    if found.is_empty() {
        found.extend(paragraphs(context, head));
    }
    found
}

/// The items of the list that begins at a block. A short line that ends in a colon parts it in groups.
pub(super) fn list(context: &Context<'_, '_>, first: usize) -> Vec<(usize, Passage)> {
    let mut found: Vec<(usize, Passage)> = Vec::new();
    let mut at = first;
    let numbered = context.kind(first) == Some(Kind::Numbered);
    loop {
        // Below bullets a numbered line is the next heading.
        if context.kind(at) == Some(Kind::Numbered) && !numbered && !found.is_empty() {
            break;
        }
        if context.is_item(at) {
            found.extend(
                split(context, at)
                    .into_iter()
                    .filter(|text| says_something(&text.text(context.layout)))
                    .map(|text| (at, text)),
            );
        } else if let Some((_, open)) = found.last_mut().filter(|_| continues(context, at)) {
            open.extend(context.passage(at));
        } else if found.is_empty() || !groups(context, at) {
            break;
        }
        at += 1;
    }
    found
}

/// A paragraph between a heading word and its list: the sentences before the one that introduces the list, and where the list begins.
fn opening(context: &Context<'_, '_>, at: usize) -> (Vec<(usize, Passage)>, usize) {
    let introduces = is_paragraph(context, at) && context.is_item(at + 1) && {
        let text = context.text(at);
        text.ends_with(':') || !ends_sentence(&text)
    };
    if !introduces {
        return (Vec::new(), at);
    }
    let mut sentences = stated(context, &context.passage(at));
    sentences.pop();
    (
        sentences
            .into_iter()
            .map(|sentence| (at, sentence))
            .collect(),
        at + 1,
    )
}

/// A bullet alone, or a dash for "none", is an empty item; "siehe Produktgruppe" points elsewhere.
fn says_something(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !vocabulary::points_elsewhere(text)
}

/// The head of a group within a list: `Ökologie:` between items.
fn groups(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text(at);
    is_paragraph(context, at)
        && context.is_item(at + 1)
        && text.ends_with(':')
        && text.split(' ').count() <= 6
        && !vocabulary::is_field(&text)
}

/// A paragraph of content: no heading, and no label of another field.
fn is_paragraph(context: &Context<'_, '_>, at: usize) -> bool {
    let labelled = || {
        context
            .block(at)
            .and_then(|block| context.layout.first(block))
            .is_some_and(|line| line.label != Label::None || opens_with_topic(line))
    };
    context.kind(at) == Some(Kind::Text) && !context.is_heading(at) && !labelled()
}

/// The sentences of a passage that state something to be reached. A question is the form's own, and what was or is the state of things.
pub(super) fn stated(context: &Context<'_, '_>, passage: &Passage) -> Vec<Passage> {
    let sentences = passage.phrases(context.layout);
    let sentences = sentences
        .iter()
        .flat_map(|phrase| phrase.sentences(context.layout));
    sentences
        .filter(|sentence| is_stated(&sentence.text(context.layout)))
        .collect()
}

fn is_stated(sentence: &str) -> bool {
    !sentence.ends_with('?')
        && sentence.contains(char::is_alphabetic)
        && !vocabulary::reports(sentence)
}

/// A short paragraph behind an item that goes on with it: a page, a running foot or a pull quote has parted them, or the item cannot end where it does.
fn continues(context: &Context<'_, '_>, at: usize) -> bool {
    let Some(above) = at.checked_sub(1).filter(|above| context.is_item(*above)) else {
        return false;
    };
    let Some(block) = context.block(at).filter(|block| {
        block.kind == Kind::Text && block.lines.len() <= 3 && !context.is_heading(at)
    }) else {
        return false;
    };
    let turned = context
        .layout
        .first(block)
        .is_some_and(|line| line.page_start || line.shape.starts_lower);
    let parted = context
        .block(above)
        .is_some_and(|above| above.lines.end < block.lines.start);
    if groups(context, at) || !is_paragraph(context, at) {
        return false;
    }
    let open = is_open_end(&context.text(above));
    (open && (turned || parted || context.is_item(at + 1)))
        || ((turned || parted) && context.is_item(at + 1))
}

/// Without bullets the paragraph below the heading word holds the goals, one in each sentence; several that are no sentences are one item each.
fn paragraphs(context: &Context<'_, '_>, head: usize) -> Vec<(usize, Passage)> {
    let is_text = |at: usize| is_paragraph(context, at);
    let short = |at: usize| {
        is_text(at) && !ends_sentence(&context.text(at)) && context.text(at).chars().count() <= 200
    };
    let first = head + 1;
    if vocabulary::points_elsewhere(&context.text(first)) {
        return Vec::new();
    }
    // A label in a box ("Ziele" / "der Stadt") is no goal: on pages such boxes are common.
    let set = context
        .block(first)
        .and_then(|block| context.layout.first(block))
        .is_some_and(crate::layout::Line::is_set);
    let labelled = context
        .block(head)
        .and_then(|block| context.layout.first(block))
        .is_some_and(|line| line.text.ends_with(':'));
    if set && !labelled && context.text(first).split(' ').count() < 4 {
        return Vec::new();
    }
    if short(first) {
        let count = (first..context.layout.blocks.len())
            .take_while(|at| short(*at))
            .count();
        let blocks = (first..first + count).map(|at| (at, context.passage(at)));
        return blocks
            .flat_map(|(at, passage)| {
                passage
                    .phrases(context.layout)
                    .into_iter()
                    .filter(|phrase| says_something(&phrase.text(context.layout)))
                    .map(move |phrase| (at, phrase))
            })
            .collect();
    }
    if !is_text(first) {
        return Vec::new();
    }
    // In a form a field reaches to the label of the next one.
    let end = (first..=context.layout.blocks.len())
        .find(|at| !is_text(*at))
        .unwrap_or(first + 1);
    let closed = end - first <= FIELD
        && context
            .block(end)
            .and_then(|block| context.layout.first(block))
            .is_some_and(|line| line.label != Label::None);
    let field = if closed { first..end } else { first..first + 1 };
    field
        .flat_map(|at| {
            stated(context, &context.passage(at))
                .into_iter()
                .map(move |sentence| (at, sentence))
        })
        .collect()
}

/// The texts of an item: more than one where a bullet stands in the middle of a line that continues it.
pub(super) fn split(context: &Context<'_, '_>, at: usize) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut open = Passage::default();
    for piece in context.item(at).pieces {
        let Some(line) = context.layout.lines.get(piece.line) else {
            continue;
        };
        let mut from = piece.bytes.start;
        let bullet = line
            .text
            .get(from..)
            .and_then(|body| inner_bullet(body, !open.pieces.is_empty()));
        if let Some((before, behind)) = bullet {
            open.push(piece.line, from..from + before);
            found.push(std::mem::take(&mut open));
            from += behind;
        }
        open.push(piece.line, from..piece.bytes.end);
    }
    found.push(open);
    found
}

/// A bullet inside a line: a round one anywhere, a hyphen only where the line continues an item and what follows opens like one.
fn inner_bullet(body: &str, continues: bool) -> Option<(usize, usize)> {
    let round = body.char_indices().find(|(at, c)| {
        let blanks = body.get(..*at).is_some_and(|head| head.ends_with(' '))
            && body
                .get(at + c.len_utf8()..)
                .is_some_and(|tail| tail.starts_with([' ', '\t']));
        blanks && *c != '\\' && is_bullet(*c)
    });
    let (at, hyphen) = match round {
        Some((at, _)) => (at - 1, false),
        None => (
            body.find(" - ")
                .or_else(|| body.find(" – "))
                .or_else(|| body.find(" * "))?,
            true,
        ),
    };
    let (before, behind) = body.split_at_checked(at)?;
    let behind = behind.trim_start();
    let skipped = body.len() - behind.len() + mark(behind);
    let opens = behind
        .get(mark(behind)..)
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let enclosed = before.matches(['(', '„']).count() > before.matches([')', '“']).count();
    (!hyphen || (continues && opens && !enclosed && !ends_sentence(before)))
        .then_some((at, skipped))
}

#[cfg(test)]
mod tests {
    #[test]
    fn goal_block() {
        crate::testing::check(super::RULE.name);
    }
}
