//! Lines beside a table that say something of all its values.

use crate::model::Unit;
use crate::notation::units;

/// Letters of the longest line that gives a unit.
const MAX_NOTE_CHARS: usize = 60;

/// The unit that a line at a table gives to all its values: "Angaben in T€", "(in Mio. €)", "Alle Werte in %".
pub fn unit_of_note(text: &str) -> Option<Unit> {
    let bare = text
        .trim()
        .trim_matches(['(', ')', '[', ']', '*', ' '])
        .trim_end_matches('.');
    let named = bare.rsplit_once("in ").filter(|(before, _)| {
        let lower = before.trim().to_lowercase();
        lower.is_empty()
            || ["angaben", "werte", "beträge", "zahlen"]
                .iter()
                .any(|word| lower.ends_with(word))
    });
    named
        .filter(|_| text.chars().count() <= MAX_NOTE_CHARS)
        .and_then(|(_, unit)| units::unit(unit.trim()))
}
