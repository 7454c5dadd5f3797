//! Words that say which way something is to go.

use crate::model::Direction;
use regex::Regex;
use std::sync::LazyLock;

const UP: &[&str] = &[
    "steiger",
    "steigt",
    "steigen",
    "stieg",
    "gestiegen",
    "anstieg",
    "erhöh",
    "ausbau",
    "ausgebaut",
    "ausweit",
    "ausgeweit",
    "erweiter",
    "wachs",
    "wächst",
    "wuchs",
    "zuwachs",
    "zunahm",
    "zunehm",
    "zugenommen",
    "anheb",
    "angehoben",
    "anhebt",
    "aufstock",
    "aufgestockt",
    "vermehr",
    "vergrößer",
    "verlänger",
    "klettert",
    "klettern",
    "hinzu",
    "aufwuchs",
    "ausdehn",
    "verdoppel",
    "verdoppl",
    "verdrei",
    "vervier",
    "verviel",
    "verzehn",
];
const DOWN: &[&str] = &[
    "senk",
    "sink",
    "gesunken",
    "sank",
    "reduzier",
    "reduktion",
    "verringer",
    "verminder",
    "minderung",
    "gemindert",
    "mindern",
    "abbau",
    "abgebaut",
    "rückgang",
    "rückgäng",
    "zurückgeh",
    "zurückgeg",
    "einspar",
    "eingespart",
    "kürz",
    "gesenk",
    "absenk",
    "halbier",
    "abnahm",
    "abnehm",
    "abgenommen",
    "schrumpf",
    "verkleiner",
    "drossel",
    "zurückgef",
    "rückbau",
];
/// The stems as one pattern: at the start of a word, and those that are long enough also inside it.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
fn pattern(stems: &[&str]) -> Regex {
    let inside: Vec<&str> = stems
        .iter()
        .copied()
        .filter(|stem| stem.len() >= 5)
        .collect();
    Regex::new(&format!(
        "^(?:{})|(?:{})",
        stems.join("|"),
        inside.join("|")
    ))
    .expect("a valid pattern")
}

/// Which way a word of change goes.
pub fn direction(word: &str) -> Option<Direction> {
    static UPWARDS: LazyLock<Regex> = LazyLock::new(|| pattern(UP));
    static DOWNWARDS: LazyLock<Regex> = LazyLock::new(|| pattern(DOWN));
    // "Verkürzung" and "Senkung" hold stems of the other side only by accident: what goes down is asked first.
    if word.len() < 4 {
        None
    } else if DOWNWARDS.is_match(word) {
        Some(Direction::Decrease)
    } else if UPWARDS.is_match(word) {
        Some(Direction::Increase)
    } else {
        None
    }
}

/// A noun that means nothing but change: "Steigerung", "Rückgang".
pub fn change_noun(word: &str) -> Option<Direction> {
    let up = [
        "steigerung",
        "erhöhung",
        "zuwachs",
        "zunahme",
        "wachstum",
        "anstieg",
        "anhebung",
        "plus",
        "mehr",
    ];
    let down = [
        "reduzierung",
        "reduktion",
        "senkung",
        "verringerung",
        "minderung",
        "einsparung",
        "einsparungen",
        "rückgang",
        "absenkung",
        "kürzung",
        "abnahme",
        "minus",
        "abbau",
    ];
    let ends = |list: &[&str]| list.iter().any(|noun| word.ends_with(noun));
    if ends(&down) {
        Some(Direction::Decrease)
    } else if ends(&up) {
        Some(Direction::Increase)
    } else {
        None
    }
}

/// Whether a word says that something changes.
pub fn is_change(word: &str) -> bool {
    direction(word).is_some()
        || word.starts_with("verdopp")
        || word.starts_with("halbier")
        || change_noun(word).is_some()
}
