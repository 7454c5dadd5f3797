//! The word for an indicator and its number before the name: "Indikator 3.1 Länge der Netze".

use super::{Context, Passage};
use crate::vocabulary::{self, Topic};

/// Bytes of the word for an indicator and the number that open a line, with the name behind: "Indikator 3.1 Länge der Netze".
pub(super) fn counted(text: &str) -> Option<usize> {
    let (word, rest) = text
        .split_once(' ')
        .filter(|(word, _)| vocabulary::topic(word) == Some(Topic::Indicators))?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = rest.get(..rest.len() - behind.len())?;
    let numbered = number.contains('.')
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.len() <= 6;
    let named = behind
        .strip_prefix([' ', ':'])
        .is_some_and(|name| name.trim_start().starts_with(char::is_alphabetic));
    (numbered && named).then_some(word.len() + 1 + number.len())
}

/// A label without the word for an indicator and its number.
pub(super) fn without(context: &Context<'_, '_>, mut label: Passage) -> Passage {
    if let Some(piece) = label.pieces.first_mut()
        && let Some(text) = context
            .layout
            .lines
            .get(piece.line)
            .and_then(|line| line.text.get(piece.bytes.clone()))
        && let Some(rest) = counted(text).and_then(|end| text.get(end..))
    {
        piece.bytes.start = piece.bytes.end - rest.trim_start_matches([':', ' ']).len();
    }
    label
}
