//! What a line of a question says without the mark or the word that opens it.

use super::extent;
use super::marks::Mark;
use crate::layout::Line;

/// Takes the mark out of what a line says.
pub(super) fn strip(lines: &mut [Line<'_>], at: usize, mark: &Mark) {
    if let Some(line) = lines.get_mut(at) {
        line.mark = u8::try_from(mark.bytes).unwrap_or_default();
    }
}

/// The letters of parts are what the question says.
pub(super) fn keep_marks(lines: &mut [Line<'_>], from: usize, to: usize) {
    for line in lines.get_mut(from..to).unwrap_or_default() {
        if line.text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            line.mark = 0;
        }
    }
}

/// "Antwort:" and "Antwort der Verwaltung:" are no words of the answer that they open.
pub(super) fn strip_answer_word(lines: &mut [Line<'_>], from: usize, to: usize) {
    let Some(line) = extent::next(lines, from, to).and_then(|at| lines.get_mut(at)) else {
        return;
    };
    let Some(rest) = line.text.strip_prefix("Antwort").filter(|_| line.mark == 0) else {
        return;
    };
    let word = rest
        .find(':')
        .filter(|colon| {
            *colon <= 32 && !rest.get(..*colon).unwrap_or_default().contains(['.', ','])
        })
        .map(|colon| colon + 1);
    let word = word.or_else(|| {
        (rest.trim().is_empty() || rest.trim().eq_ignore_ascii_case("der Verwaltung"))
            .then_some(rest.len())
    });
    if let Some(bytes) = word {
        let behind = rest.get(bytes..).unwrap_or_default();
        let mark = "Antwort".len() + bytes + behind.len() - behind.trim_start().len();
        line.mark = u8::try_from(mark).unwrap_or_default();
    }
}
