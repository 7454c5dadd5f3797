//! Words that mean the opposite of one another.

/// Beginnings of words, in pairs.
const OPPOSITES: &[(&str, &str)] = &[
    ("extern", "intern"),
    ("öffentlich", "privat"),
    ("analog", "digital"),
    ("zentral", "dezentral"),
    ("freiwillig", "verpflichtend"),
    ("aufbau", "abbau"),
    ("aufnahme", "abgabe"),
    ("einführ", "abschaff"),
    ("öffn", "schließ"),
    ("eröffn", "schließ"),
    ("beginn", "abschluss"),
    ("maximal", "minimal"),
    ("einnahm", "ausgab"),
    ("kurzfrist", "langfrist"),
];

/// Whether two words in small letters mean the opposite of one another: "externe" and "interne".
pub fn are_opposite(a: &str, b: &str) -> bool {
    let pair = |x: &str, y: &str| a.starts_with(x) && b.starts_with(y);
    OPPOSITES.iter().any(|(x, y)| pair(x, y) || pair(y, x))
}
