//! Words that mean the opposite of one another.

use super::word_list::pairs;
use std::sync::LazyLock;

/// Beginnings of words, in pairs.
static OPPOSITES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let bare = |entry: &'static str| entry.trim_end_matches('-');
    pairs(include_str!("lists/opposites.txt"))
        .map(|(one, other)| (bare(one), bare(other)))
        .collect()
});

/// Whether two words in small letters mean the opposite of one another: "externe" and "interne".
pub fn are_opposite(a: &str, b: &str) -> bool {
    let pair = |x: &str, y: &str| a.starts_with(x) && b.starts_with(y);
    OPPOSITES.iter().any(|(x, y)| pair(x, y) || pair(y, x))
}

/// Whether one text says a word of which the other says the opposite, and neither says both. Both are given by their words in small letters.
pub fn contradict(a: &[&str], b: &[&str]) -> bool {
    let says = |words: &[&str], start: &str| words.iter().any(|word| word.starts_with(start));
    let only = |words: &[&str], x: &str, y: &str| says(words, x) && !says(words, y);
    OPPOSITES.iter().any(|(x, y)| {
        let parted = only(a, x, y) && only(b, y, x);
        parted || (only(a, y, x) && only(b, x, y))
    })
}
