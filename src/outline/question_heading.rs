//! Questions of council papers as headings.

use super::{Form, Heading, Look};
use crate::notation::numbering::{Number, Style};

/// Id of the rule.
pub const NAME: &str = "question_heading";

/// What `ziele rules` prints.
pub const DOC: &str = "\
# Reads
A line or paragraph that opens with `Frage 3:`, in bold, marked as a heading or plain. It becomes the section `<parent>/frage-3`.
# Leaves alone
The word in a sentence: `Die Frage 3 wurde beantwortet.`
# Example
`Frage 2: Wie ist der Stand?` below `Beantwortung` opens `beantwortung/frage-2`.
# Seen in
Answers of administrations to councillors.
";

/// The heading in a question block. Its title is the question.
pub(super) fn find(look: &Look<'_, '_>, at: usize) -> Option<Heading> {
    let block = look.block(at)?;
    let text = look.text(at);
    let (printed, question) = split(&text)?;
    let number = Number { style: Style::Arabic, parts: printed.parse().into_iter().collect(), printed: printed.to_owned(), closed: true };
    Some(Heading { block: at, lines: block.lines.clone(), form: Form::Question, number: Some(number), title: question.to_owned() })
}

/// The number and the question of "Frage 3: Wie …?".
pub fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("Zu ").or_else(|| text.strip_prefix("zu ")).unwrap_or(text);
    let rest = rest.strip_prefix("Frage ").or_else(|| rest.strip_prefix("FRAGE "))?.trim_start();
    let end = rest.find([' ', ':', '.', ')']).unwrap_or(rest.len());
    let (number, question) = rest.split_at_checked(end)?;
    Some((number, question.trim_start_matches([':', '.', ')', ' ', '-', '–'])))
}

#[cfg(test)]
mod tests {
    #[test]
    fn question_heading() {
        crate::testing::check(super::NAME);
    }
}
