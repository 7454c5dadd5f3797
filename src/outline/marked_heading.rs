//! Headings that the source marks.

use super::{Form, Heading, Look};
use crate::notation::numbering;

/// Id of the rule.
pub const NAME: &str = "marked_heading";

/// What `ziele rules` prints.
pub const DOC: &str = "\
# Reads
Lines that the source itself marks as headings: `### Grund der Vorlage` in Markdown. A number in them counts as a heading's number.
# Leaves alone
On pages, a number that no other heading goes on counting from is part of the title (`17 Themenfelder`). Marked lines of nothing but a heading word (`## Ziele`): they open a goal or indicator block of the section around them. Marked questions.
# Example
`### Beantwortung` opens the section `beantwortung`.
# Seen in
Council papers turned into Markdown.
";

/// The heading in a marked block.
pub(super) fn find(look: &Look<'_, '_>, at: usize) -> Option<Heading> {
    let block = look.block(at)?;
    // A title of a project: its milestone and its state follow.
    if look.is_project(at) {
        return None;
    }
    let depth = look.layout.first(block)?.style.heading;
    let text = look.text(at);
    let (number, title, form) = match numbering::leading(&text) {
        Some((number, rest)) if numbering::is_title(rest) && look.is_counted(block, &number) => {
            (Some(number), rest.to_owned(), Form::Numbered)
        }
        _ => (None, text, Form::Marked(depth)),
    };
    (!title.is_empty()).then(|| Heading {
        block: at,
        blocks: 1,
        lines: block.lines.clone(),
        form,
        number,
        title,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn marked_heading() {
        crate::testing::check(super::NAME);
    }
}
