//! Questions of council papers as headings.

use super::{Form, Heading, Look};
use crate::layout::Kind;
use crate::notation::numbering::{Number, Style};

/// Id of the rule.
pub const NAME: &str = "question_heading";

/// What `ziele rules` prints.
pub const DOC: &str = "\
# Reads
A line or paragraph that opens with `Frage 3:`, in bold, marked as a heading or plain, and in a paper that asks, moves or
answers also one that a plain number opens (`3. Wie …?`, `Zu 3:`). It becomes the section `<parent>/frage-3`.
# Leaves alone
The word in a sentence: `Die Frage 3 wurde beantwortet.`; plain numbers of chapters and lists.
# Example
`Frage 2: Wie ist der Stand?` below `Beantwortung` opens `beantwortung/frage-2`.
# Seen in
Answers of administrations to councillors.
";

/// The heading in a question block. Its title is the question, which may stand in the paragraph below its number.
pub(super) fn find(look: &Look<'_, '_>, at: usize) -> Option<Heading> {
    let block = look.block(at)?;
    let text = look.text(at);
    let (printed, question) = split(&text)?;
    let number = Number {
        style: Style::Arabic,
        parts: printed.parse().into_iter().collect(),
        printed: printed.to_owned(),
        closed: true,
    };
    let below = look
        .block(at + 1)
        .filter(|below| question.is_empty() && below.kind == Kind::Text);
    let asked = below
        .map(|below| (below, look.text(at + 1)))
        .filter(|(_, text)| text.ends_with('?'));
    let (lines, title, blocks) = match asked {
        Some((below, text)) => (block.lines.start..below.lines.end, text, 2),
        None => (block.lines.clone(), question.to_owned(), 1),
    };
    Some(Heading {
        block: at,
        blocks,
        lines,
        form: Form::Question,
        number: Some(number),
        title,
    })
}

/// The heading of a question that a plain number counts. Where only its answer is printed, the number is the title.
pub(super) fn asked(look: &Look<'_, '_>, at: usize, index: u32) -> Option<Heading> {
    let asked = look
        .layout
        .asked
        .get(index as usize)
        .filter(|asked| !asked.answers)?;
    let number = Number {
        style: Style::Arabic,
        parts: asked.number.parse().into_iter().collect(),
        printed: asked.number.clone(),
        closed: true,
    };
    let title = if asked.printed {
        look.layout.text(&asked.lines)
    } else {
        asked.number.clone()
    };
    Some(Heading {
        block: at,
        blocks: 1,
        lines: asked.lines.clone(),
        form: Form::Question,
        number: Some(number),
        title,
    })
}

/// The number and the question of "Frage 3: Wie …?" or "3. Wie …?".
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text
        .strip_prefix("Zu ")
        .or_else(|| text.strip_prefix("zu "))
        .unwrap_or(text);
    let rest = rest
        .strip_prefix("Frage ")
        .or_else(|| rest.strip_prefix("FRAGE "))
        .unwrap_or(rest)
        .trim_start();
    let end = rest.find([' ', ':', '.', ')']).unwrap_or(rest.len());
    let (number, question) = rest.split_at_checked(end)?;
    Some((
        number,
        question.trim_start_matches([':', '.', ')', ' ', '-', '–']),
    ))
}

#[cfg(test)]
mod tests {
    #[test]
    fn question_heading() {
        crate::testing::check(super::NAME);
    }
}
