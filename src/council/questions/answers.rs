//! The paragraphs of an answer: those that a page has broken joined, the rows of a table apart.

use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::layout::passage::Passage;
use crate::layout::{Kind, Line};
use crate::notation::numbering;
use crate::outline::Context;

/// Bytes of the longest figure in the last cell of a row.
const MAX_FIGURE_BYTES: usize = 24;

/// The texts of blocks; a paragraph that goes on in the next one is one.
pub fn paragraphs(context: &Context<'_, '_>, blocks: &[usize]) -> Vec<String> {
    let mut found: Vec<(usize, Passage)> = Vec::new();
    for at in blocks {
        let last = found.last_mut();
        if let Some((above, passage)) = last
            && goes_on(context, *above, passage, *at)
        {
            passage.extend(context.passage(*at));
            *above = *at;
            continue;
        }
        let pieces = rows(context, *at).unwrap_or_else(|| vec![context.item(*at)]);
        found.extend(pieces.into_iter().map(|passage| (*at, passage)));
    }
    let texts = found
        .iter()
        .map(|(_, passage)| passage.text(context.layout));
    let mut texts: Vec<String> = texts.collect();
    if let Some(first) = texts.first_mut() {
        *first = without_answer_word(first).to_owned();
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// "Antwort:" is no word of the answer that it opens.
fn without_answer_word(text: &str) -> &str {
    ["Antwort:", "Antwort der Verwaltung:"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map_or(text, str::trim_start)
}

fn first_line<'c>(context: &Context<'c, '_>, at: usize) -> Option<&'c Line<'c>> {
    let block = context.block(at)?;
    context.layout.first(block)
}

/// Whether the paragraph of a block above goes on in a block.
fn goes_on(context: &Context<'_, '_>, above: usize, passage: &Passage, at: usize) -> bool {
    let first = first_line(context, at);
    let is_lower = first.is_some_and(|line| line.shape.starts_lower);
    let is_text = context.kind(at) == Some(Kind::Text);
    let counts = context.kind(at) == Some(Kind::Numbered) && first.is_some_and(opens_with_count);
    let text = passage.text(context.layout);
    match context.kind(above) {
        Some(Kind::Text) if is_text || counts => {
            !ends_sentence(&text) && (is_lower || counts || is_open_end(&text))
        }
        // A word that a page breaks goes on in an item, too.
        Some(Kind::Item | Kind::Numbered) => is_text && is_lower && text.ends_with('-'),
        _ => false,
    }
}

/// A line that a number opens goes on with its sentence, too: "mit höchstens" / "8 Seiten".
fn opens_with_count(line: &Line<'_>) -> bool {
    let number = numbering::leading(line.text).filter(|_| line.gap == 0);
    number.is_some_and(|(number, _)| !number.closed && number.parts.len() == 1)
}

/// The lines of a block that holds rows of a table: each row is kept as it stands, the lines about it as text.
fn rows(context: &Context<'_, '_>, at: usize) -> Option<Vec<Passage>> {
    let block = context
        .block(at)
        .filter(|block| block.kind == Kind::Text && block.lines.len() > 1)?;
    let body: Vec<(usize, &Line<'_>)> = context.layout.body(&block.lines).collect();
    let count = body.iter().filter(|(_, line)| is_row(line.text)).count();
    if count < 2 {
        return None;
    }
    let mut found: Vec<Passage> = Vec::new();
    let mut is_open = false;
    for (place, (line, content)) in body.iter().enumerate() {
        // The heads of the columns stand above the first row.
        let above_row = body
            .get(place + 1)
            .is_some_and(|(_, next)| is_row(next.text));
        let is_head = above_row && content.text.contains("  ") && !ends_sentence(content.text);
        let in_table = is_head || is_row(content.text);
        if in_table || !is_open {
            found.push(Passage::default());
        }
        is_open = !in_table;
        if let Some(passage) = found.last_mut() {
            passage.push(*line, usize::from(content.mark)..content.text.len());
        }
    }
    Some(found)
}

/// Whether a line has columns, the last of them a number: "Neubau    1.200 €".
fn is_row(text: &str) -> bool {
    let columns = text.rsplit_once("  ").or_else(|| text.rsplit_once('\t'));
    let Some((head, last)) = columns else {
        return false;
    };
    let last = last.trim();
    let opens = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+');
    let is_figure =
        last.len() <= MAX_FIGURE_BYTES && last.starts_with(opens) && last.split(' ').count() <= 3;
    is_figure && !head.trim().is_empty()
}
