//! Which words of two texts differ.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its words.
    pub(super) text: String,
    /// Whether the other text does not have them.
    pub(super) own: bool,
}

/// A text that is not compared.
pub(super) fn plain(text: &str) -> Vec<Piece> {
    vec![Piece {
        text: text.to_owned(),
        own: false,
    }]
}

/// Both texts in stretches. Texts with less than a third of their words in common are not marked: nothing would be left unmarked.
pub(super) fn marked(old: &str, new: &str) -> (Vec<Piece>, Vec<Piece>) {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (before, after) = (words(old), words(new));
    let changes = capture_diff_slices(Algorithm::Myers, &before, &after);
    let common: usize = changes
        .iter()
        .map(|change| {
            if let DiffOp::Equal { len, .. } = change {
                *len
            } else {
                0
            }
        })
        .sum();
    if common * 3 < before.len().max(after.len()) {
        return (plain(old), plain(new));
    }
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for change in &changes {
        let own = !matches!(change, DiffOp::Equal { .. });
        for (words, range, side) in [
            (&before, change.old_range(), &mut left),
            (&after, change.new_range(), &mut right),
        ] {
            let text = words.get(range).unwrap_or_default().join(" ");
            if !text.is_empty() {
                side.push(Piece { text, own });
            }
        }
    }
    (left, right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| {
                if piece.own {
                    format!("[{}]", piece.text)
                } else {
                    piece.text.clone()
                }
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn words_of_one_text_only_are_marked() {
        let (old, new) = marked(
            "Ausbau des Netzes um 10 % pro Jahr",
            "Ausbau des Radnetzes um 5 % pro Jahr",
        );
        assert_eq!(
            (shown(&old).as_str(), shown(&new).as_str()),
            (
                "Ausbau des [Netzes] um [10] % pro Jahr",
                "Ausbau des [Radnetzes] um [5] % pro Jahr"
            )
        );
    }

    #[test]
    fn texts_with_little_in_common_are_not_marked() {
        let (old, new) = marked("Ausbau der Radwege", "Neue Brücken für alle");
        assert_eq!(
            (shown(&old).as_str(), shown(&new).as_str()),
            ("Ausbau der Radwege", "Neue Brücken für alle")
        );
        assert_eq!(shown(&marked("", "x").0), "");
    }
}
