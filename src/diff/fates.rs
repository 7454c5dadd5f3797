//! What became of a promise, in a word.

use crate::model::Fate;

/// A fate as a word.
pub fn word(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "kept",
        Fate::Reworded => "reworded",
        Fate::Sharpened => "sharpened",
        Fate::Relaxed => "relaxed",
        Fate::Continues => "continues",
        Fate::Jumps => "jumps",
        Fate::Changed => "changed",
        Fate::Moved => "moved",
        Fate::Dropped => "dropped",
        Fate::Ended => "ended",
        Fate::Lost => "lost",
        Fate::New => "new",
    }
}
