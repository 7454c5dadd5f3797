//! Headings that nothing marks but their place.

use super::{Form, Heading, Look};
use crate::layout::Kind;
use crate::layout::blocks::{ends_sentence, opens_with_topic};
use crate::layout::hyphens::is_open_end;
use crate::vocabulary;

/// Id of the rule.
pub const NAME: &str = "plain_heading";

/// What `ziele rules` prints.
pub const DOC: &str = "\
# Reads
A short line alone above a paragraph, with a capital first and no mark of a sentence at its end, in documents that have no other headings.
Words for front and back matter (`Vorwort`) and for the parts of a council paper (`Beschlussvorschlag`) are headings everywhere, and so is a line\nabove a list that has the title of an earlier section.
# Leaves alone
Short lines in documents whose headings have numbers, capitals or marks; names below a letter; the lines of wrapped text.
# Example
`Transparenz` above `Die Stadt stellt ihre Daten bereit.` opens the section `transparenz`.
# Seen in
Web pages saved as text.
";

/// The heading in a text block of one line, if it is one.
pub(super) fn find(look: &Look<'_, '_>, at: usize) -> Option<Heading> {
    let block = look.block(at)?;
    let mut lines = look.layout.body(&block.lines);
    let (_, line) = lines.next()?;
    if lines.next().is_some()
        || line.text.len() > 100
        || line.shape.starts_lower
        || line.is_item()
        || opens_with_topic(line)
    {
        return None;
    }
    let text = line.text;
    let below = look.block(at + 1);
    let heads =
        look.is_sentence(at + 1) || below.is_some_and(|next| matches!(next.kind, Kind::Topic(_)));
    let alone = !ends_sentence(text)
        && !is_open_end(text)
        && !text.contains(['|', '\t', '@', '['])
        && text.split(' ').count() <= 10;
    let closed_above = at == 0
        || look
            .block(at - 1)
            .is_none_or(|above| above.kind != Kind::Text || look.is_sentence(at - 1));
    // The parts of a paper, and topics with the title of a section before them, head whatever stands below.
    let known = alone
        && (vocabulary::is_paper_part(text)
            || (look.is_known(text)
                && (below.is_some_and(|next| matches!(next.kind, Kind::Item | Kind::Topic(_)))
                    || look
                        .block(at + 2)
                        .is_some_and(|row| row.kind == Kind::Values))));
    let free =
        look.plain_only && !look.layout.setting.wrapped && closed_above && line.shape.has_letters();
    let heads = heads || known;
    let fits = vocabulary::is_matter(text) || known || free;
    (heads && alone && fits && !look.title.contains(&at)).then(|| Heading {
        block: at,
        blocks: 1,
        lines: block.lines.clone(),
        form: Form::Plain,
        number: None,
        title: look.text(at),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn plain_heading() {
        crate::testing::check(super::NAME);
    }
}
