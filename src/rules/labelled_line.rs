//! A heading word and what it announces on one line.

use super::{
    Cells, Context, Draft, Findings, Passage, Rule, What, goal_block, inline_series, year_pairs,
};
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::layout::passage::Piece;
use crate::layout::{Kind, labels, lines};
use crate::model::{Form, SeriesKind};
use crate::notation::{numbers, years};
use crate::text::bullets::is_bullet;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule {
    name: "labelled_line",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A paragraph or an item that opens with a word for goals, indicators or principles and a colon: `Ziel: Ausbau der Netze`, `Kennzahl: Länge der Netze`, `Leitziel 2: …`.
Also `Indikator 3.1` with a name behind. A row of values below or behind an indicator is its series, also years with a value each on lines below it.
# Leaves alone
Words that only resemble one (`Zielgruppe: Eltern`), and sentences without the colon.
# Example
`Ziel: Ausbau der Radwege bis 2028` gives the goal `Ausbau der Radwege bis 2028`.
# Seen in
Measure sheets and short plans.
";

/// Bytes in which a heading word and its colon find room.
const MAX_LABEL_BYTES: usize = 60;

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for at in 0..context.layout.blocks.len() {
        let is_open = matches!(context.kind(at), Some(Kind::Text | Kind::Item))
            && !context.is_heading(at)
            && !findings.is_taken(at);
        if !is_open || numbered_above(context, findings, at) {
            continue;
        }
        let Some(labelled) = split(context, at) else {
            continue;
        };
        let section = context.section(at);
        let place = Place {
            at,
            section,
            group: section.map(|section| context.own_blocks(section).start),
        };
        if labelled.topic == Topic::Indicators {
            indicators(context, findings, &place, labelled.text);
        } else {
            goals(context, findings, &place, labelled);
        }
    }
}

/// Where a labelled line stands.
struct Place {
    at: usize,
    section: Option<usize>,
    group: Option<usize>,
}

impl Place {
    fn draft<'t>(&self, what: What<'t>) -> Draft<'t> {
        Draft {
            rule: RULE.name,
            section: self.section,
            group: self.group,
            what,
        }
    }
}

/// "Ziel 1" on a line of its own: the sentence below it says what it is.
fn numbered_above(context: &Context<'_, '_>, findings: &mut Findings<'_>, at: usize) -> bool {
    // Most blocks are longer, and need no healing.
    let first = context
        .block(at)
        .and_then(|block| context.layout.first(block));
    if first.is_none_or(|line| line.body().len() > MAX_LABEL_BYTES) {
        return false;
    }
    let names_goal = vocabulary::numbered_topic(&context.text(at)) == Some(Topic::Goals);
    if !names_goal || !ends_sentence(&context.text(at + 1)) {
        return false;
    }
    let place = Place {
        at,
        section: context.section(at),
        group: Some(at),
    };
    if context.kind(at + 1) == Some(Kind::Text) {
        for text in goal_block::stated(context, &context.passage(at + 1)) {
            let form = Form::List;
            findings.drafts.push(place.draft(What::Goal { form, text }));
            findings.take(at + 1);
        }
    }
    findings.take(at);
    true
}

/// The indicators of a line, with the values on it or below it.
fn indicators<'t>(
    context: &Context<'_, 't>,
    findings: &mut Findings<'t>,
    place: &Place,
    text: Passage,
) {
    let at = place.at;
    let (section, group) = (place.section, place.group);
    // "Indikator 3.1 …: 2020: 4, 2022: 5" on each line of a block.
    let entries = year_pairs::entries(context, at).filter(|entries| entries.len() > 1);
    if let Some(entries) = entries {
        findings.take(at);
        for entry in entries {
            let label = context.without_indicator_number(entry.label);
            let entry = year_pairs::Entry { label, ..entry };
            year_pairs::drafts(findings, RULE.name, section, group, entry);
        }
        return;
    }
    if let Some(entry) = year_pairs::entry(context, &text) {
        findings.take(at);
        year_pairs::drafts(findings, RULE.name, section, group, entry);
        return;
    }
    let (label, series, next) = valued(context, at, text);
    (at..next).for_each(|block| findings.take(block));
    for (kind, values) in series {
        let what = What::Indicator {
            label: label.clone(),
            values,
            kind,
            stated: None,
            unit: None,
        };
        findings.drafts.push(place.draft(what));
    }
}

/// The values of an indicator by their kinds.
type ByKind<'t> = Vec<(SeriesKind, Option<(Cells<'t>, Passage)>)>;

/// The label of an indicator, its values, and the block behind them.
fn valued<'t>(context: &Context<'_, 't>, at: usize, text: Passage) -> (Passage, ByKind<'t>, usize) {
    if let Some(series) = year_pairs::below(context, at + 1) {
        let series = series.into_iter();
        let by_kind = series.map(|(kind, cells, place)| (kind, Some((cells, place))));
        return (text, by_kind.collect(), at + 2);
    }
    if let Some((whole, values, end)) = inline_series::labelled(context, at) {
        let by_kind = vec![(SeriesKind::Target, Some(values))];
        return (shortened(text, &whole), by_kind, end);
    }
    let by_kind = vec![(SeriesKind::Target, None)];
    (named(context, text), by_kind, at + 1)
}

/// The goals or principles that a line announces.
fn goals<'t>(
    context: &Context<'_, 't>,
    findings: &mut Findings<'t>,
    place: &Place,
    labelled: Labelled,
) {
    let at = place.at;
    let is_goal = labelled.topic == Topic::Goals;
    for (block, text) in announced(context, at, labelled.text, labelled.numbered) {
        findings.take(block);
        let form = Form::Block;
        let what = if is_goal {
            What::Goal { form, text }
        } else {
            What::Principle { text }
        };
        findings.drafts.push(place.draft(what));
    }
    findings.take(at);
    // The list that begins behind its label goes on below.
    if labelled.marked && context.kind(at) == Some(Kind::Text) && is_goal {
        for (block, text) in goal_block::list(context, at + 1) {
            findings.take(block);
            let form = Form::Block;
            findings.drafts.push(place.draft(What::Goal { form, text }));
        }
    }
}

/// What stands behind a label: the title behind a numbered one, the list that an introduction announces, else the sentences.
fn announced(
    context: &Context<'_, '_>,
    at: usize,
    text: Passage,
    numbered: bool,
) -> Vec<(usize, Passage)> {
    if numbered {
        return vec![(at, title(context, text))];
    }
    let whole = text.text(context.layout);
    let stated = goal_block::stated(context, &text);
    // "Ziele: mehr Busse; kürzere Wege": one sentence lists them.
    let stated = if stated.len() == 1 {
        stated
            .iter()
            .flat_map(|one| one.parts(context.layout, ';'))
            .collect()
    } else {
        stated
    };
    let mut found: Vec<(usize, Passage)> =
        stated.into_iter().map(|sentence| (at, sentence)).collect();
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
        let (Some(above), Some(below)) = (
            context.layout.lines.get(above.line),
            context.layout.lines.get(below.line),
        ) else {
            return false;
        };
        let full = !above.leaves_room(below, context.layout.setting.measure);
        is_open_end(above.text) || below.shape.starts_lower || (full && !ends_sentence(above.text))
    };
    if let Some(end) = text
        .pieces
        .windows(2)
        .position(|pair| matches!(pair, [above, below] if !goes_on(above, below)))
    {
        text.pieces.truncate(end + 1);
    }
    text.sentences(context.layout)
        .into_iter()
        .next()
        .unwrap_or(text)
}

/// A label taken off what it announces.
struct Labelled {
    topic: Topic,
    /// `Ziel 2`: one of several.
    numbered: bool,
    /// A bullet stands behind the label: `Ziele: • …`.
    marked: bool,
    text: Passage,
}

/// What a block announces, and the passage behind the colon or the bar; in bad text layers the label is glued to it: `IndikatorAnzahl der Busse`.
fn split(context: &Context<'_, '_>, at: usize) -> Option<Labelled> {
    let first = context
        .block(at)
        .and_then(|block| context.layout.first(block))?
        .body();
    let head = first.as_bytes().get(..MAX_LABEL_BYTES.min(first.len()))?;
    let glued = labels::glued(first).filter(|end| {
        first
            .get(..*end)
            .is_some_and(|word| vocabulary::topic(word).is_some())
    });
    // On the sheets of a form the label stands beside its list: `Ziele • Ausbau der Netze`.
    let beside = || {
        first.find(is_bullet).filter(|end| {
            *end < MAX_LABEL_BYTES
                && first
                    .get(..*end)
                    .is_some_and(|label| label.ends_with([' ', '\t']))
        })
    };
    let beside = (first.starts_with(char::is_uppercase) && !first.is_ascii())
        .then(beside)
        .flatten();
    let glued = glued.or(beside.filter(|end| {
        first
            .get(..*end)
            .is_some_and(|label| vocabulary::topic(label).is_some())
    }));
    let counted = || vocabulary::indicator_number_len(first);
    let mark = memchr::memchr2(b':', b'|', head)
        .filter(|_| glued.is_none())
        .filter(|mark| counted().is_none_or(|end| end > *mark));
    let end = mark.or(glued).or_else(counted)?;
    let label = first.get(..end)?.trim_end();
    let word = label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.'));
    let topic = vocabulary::topic(word).or_else(|| vocabulary::wide_topic(word))?;
    let mut text = context.passage(at);
    let piece = text.pieces.first_mut()?;
    let line = context
        .layout
        .lines
        .get(piece.line)?
        .text
        .get(piece.bytes.clone())?;
    let rest = line.get(end + usize::from(mark.is_some())..)?;
    let rest = rest.trim_start();
    // `Kennzahl | 2024 | 2025` is the head of a table.
    if first.as_bytes().get(end) == Some(&b'|')
        && rest
            .split('|')
            .all(|cell| years::year(cell.trim()).is_some())
    {
        return None;
    }
    let bullet = lines::mark(rest);
    piece.bytes.start = piece.bytes.end - rest.get(bullet..)?.len();
    let numbered = topic == Topic::Goals && vocabulary::numbered_topic(label).is_some();
    (!rest.is_empty()).then_some(Labelled {
        topic,
        numbered,
        marked: bullet > 0,
        text,
    })
}

/// What names an indicator: the first sentence, without the single value or the answer behind its colon.
fn named(context: &Context<'_, '_>, text: Passage) -> Passage {
    let mut sentences = text.sentences(context.layout);
    let several = sentences.len() > 1;
    let mut label = if sentences.is_empty() {
        text
    } else {
        sentences.swap_remove(0)
    };
    if let (true, Some(last)) = (several, label.pieces.last_mut())
        && context
            .layout
            .lines
            .get(last.line)
            .and_then(|line| line.text.get(last.bytes.clone()))
            .is_some_and(|text| text.ends_with('.'))
    {
        last.bytes.end -= 1;
    }
    let mut behind = String::new();
    for at in (0..label.pieces.len()).rev() {
        let piece = label.pieces.get(at).cloned();
        let own = piece
            .and_then(|piece| context.layout.lines.get(piece.line)?.text.get(piece.bytes))
            .unwrap_or_default();
        let Some((head, tail)) = own
            .rsplit_once([':', '?'])
            .filter(|(head, _)| !head.is_empty())
        else {
            // An answer may run over its line.
            behind = format!("{own} {behind}");
            continue;
        };
        if is_answer(&format!("{tail} {behind}")) {
            label.pieces.truncate(at + 1);
            if let Some(last) = label.pieces.last_mut() {
                last.bytes.end = last.bytes.start + head.len();
            }
        }
        break;
    }
    label
}

/// "95.", "0 m", "Ja", "siehe Abbildung 3", "Diese Daten liegen nicht vor": what a single year's report puts behind an indicator.
fn is_answer(text: &str) -> bool {
    let plain = text.trim().trim_end_matches(['.', ':']);
    let first = plain.split(' ').next().unwrap_or_default();
    let value = || numbers::cell(plain).is_some_and(|cell| cell.value.is_some());
    matches!(
        first,
        "Ja" | "Nein" | "ja" | "nein" | "Siehe" | "siehe" | "Diese" | "Keine" | "Noch"
    ) || (!plain.is_empty() && value())
}

/// The passage behind the colon, cut where the row of values begins.
fn shortened(mut text: Passage, whole: &Passage) -> Passage {
    if let (Some(own), Some(end)) = (
        text.pieces.last_mut(),
        whole.pieces.last().map(|piece| piece.bytes.end),
    ) {
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
