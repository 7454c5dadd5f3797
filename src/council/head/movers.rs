//! Who asks or moves, as lines, brackets and phrases of a head say.

use crate::council::numbers::split_number;
use crate::vocabulary;

/// Signs that open or close what is quoted.
const QUOTES: [char; 5] = ['"', '„', '“', '«', '»'];

/// Courtesy before the name of a person.
const COURTESIES: [&str; 3] = ["Herrn ", "Herr ", "Frau "];

/// A name without the article before it: "der Ratsfrau Eva Muster".
pub fn without_article(text: &str) -> &str {
    ["von der ", "von dem ", "der ", "des ", "von ", "die "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text)
}

/// Whether a text names who asks or moves, if need be with "Herr" or "Frau" before it.
pub fn names_mover(text: &str) -> bool {
    let plain = COURTESIES.iter().find_map(|lead| text.strip_prefix(lead));
    vocabulary::is_mover(text) || plain.is_some_and(vocabulary::is_mover)
}

/// Those who ask or move, each for itself: "Herrn Stadtrat Muster, Frau Beispiel".
pub fn split_movers(text: &str) -> Vec<String> {
    let text = unquoted(text);
    let pieces: Vec<&str> = text.split(", ").map(str::trim).collect();
    let is_deputy = |piece: &str| piece.starts_with("Stv. ");
    let is_person =
        |piece: &str| is_deputy(piece) || COURTESIES.iter().any(|lead| piece.starts_with(lead));
    let all_named = pieces
        .iter()
        .all(|piece| names_mover(piece) || is_deputy(piece));
    let several = pieces.len() > 1 && pieces.iter().skip(1).all(|piece| is_person(piece));
    if several && all_named {
        pieces.into_iter().map(str::to_owned).collect()
    } else {
        vec![text.to_owned()]
    }
}

/// What they ask stands in quotation marks behind them.
fn unquoted(text: &str) -> &str {
    text.split(QUOTES).next().unwrap_or(text).trim_end()
}

/// A name without the day behind it: "CDU-Fraktion vom 12.03.2024".
fn undated(who: &str) -> &str {
    who.split_once(" vom ").map_or(who, |(who, _)| who)
}

/// The kind of a paper without those who ask or move, and who they are: "Große Anfrage der Fraktion Bürgerliste".
pub fn kind_and_mover(text: &str) -> (&str, Option<String>) {
    let asks = |kind: &str| {
        let kind = kind.to_lowercase();
        ["anfrage", "anfragen", "antrag"]
            .iter()
            .any(|word| kind.ends_with(word))
    };
    let mut shortest: Option<(&str, &str)> = None;
    for link in [" der ", " des ", " von ", " vom "] {
        for (at, _) in text.match_indices(link) {
            let (Some(kind), Some(who)) = (text.get(..at), text.get(at + link.len()..)) else {
                continue;
            };
            let who = undated(who);
            let shorter = shortest.is_none_or(|(above, _)| kind.len() < above.len());
            if shorter && asks(kind) && vocabulary::is_mover(who) {
                shortest = Some((kind, who));
            }
        }
    }
    match shortest {
        Some((kind, who)) => (kind, Some(who.to_owned())),
        None => (text, None),
    }
}

/// Words for what is asked or moved, before or behind who does.
const MATTERS: [&str; 4] = ["anfrage", "antrag", "ergänzungsantrag", "änderungsantrag"];

/// Whether a line opens with the word for what is asked or moved: "Änderungsantrag: SPD".
pub fn opens_with_matter(text: &str) -> bool {
    let first = text.split([' ', ':']).next().unwrap_or_default();
    first.len() < text.len() && MATTERS.contains(&first.to_lowercase().as_str())
}

/// Whether a word is the short name of a group of members: `BfL`. Where nothing else tells, it may be any abbreviation.
pub fn may_be_short_name(text: &str) -> bool {
    let is_short = (2..=6).contains(&text.chars().count());
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    is_short && capitals >= 2 && text.chars().all(char::is_alphabetic)
}

/// Who asks or moves, by a line or bracket that says so: "Anfrage der CDU-Fraktion", "Antrag: GRÜNE", "CDU-Anfrage".
pub fn stated_mover(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = text.trim_start_matches('(').trim_end_matches(')').trim();
    let lower = plain.to_lowercase();
    for word in MATTERS {
        if let Some(rest) = lower.strip_prefix(word) {
            let rest = plain.get(plain.len().checked_sub(rest.len())?..)?;
            return behind_matter(rest);
        }
        let before = lower.strip_suffix(word);
        let named = before
            .and_then(|rest| rest.strip_suffix('-'))
            .and_then(|rest| plain.get(..rest.len()));
        if let Some(who) = named.filter(|who| vocabulary::is_mover(who)) {
            return Some(who.to_owned());
        }
    }
    let in_brackets = text.starts_with('(') && text.ends_with(')');
    let sure = in_brackets || lower.contains("fraktion");
    let short = plain.split(' ').count() <= 8;
    (sure && short && vocabulary::is_mover(plain)).then(|| plain.to_owned())
}

/// Who is named behind the word for the matter: " der CDU-Fraktion vom 12.03.2024".
fn behind_matter(rest: &str) -> Option<String> {
    let who = [" der ", " des ", " von ", ": ", " durch die ", " vom "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))
        .unwrap_or_default()
        .trim();
    let who = unquoted(undated(who));
    vocabulary::is_mover(who).then(|| who.to_owned())
}

/// What ends the name of who asks or moves in a sentence.
const NAME_ENDS: [&str; 9] = [
    " vom ",
    " zur ",
    " zum ",
    " zu ",
    ")",
    ";",
    ":",
    " auf ",
    " betreffend",
];

/// Who asks or moves, as a phrase inside a text says: "- Anfrage der FDP-Fraktion vom 2. März", "(Antrag der Gruppe A)".
pub fn mover_inside(text: &str) -> Option<String> {
    let found = ["nfrage ", "ntrag ", "uskunftsersuchen "]
        .iter()
        .filter_map(|word| text.find(word).map(|at| (at, at + word.len())));
    let (start, end) = found.min_by_key(|(start, _)| *start)?;
    let before = text.get(..start)?;
    // "Gemeinderatsanfrage" is no word of its own.
    let opens_word = before.ends_with('A') || before.ends_with("santr");
    let mut rest = text.get(end..).filter(|_| opens_word)?;
    if let Some((_, behind)) = split_number(rest.strip_prefix("Nr. ").unwrap_or(rest)) {
        rest = behind.trim_start();
    }
    let named = ["der ", "des ", "von ", "vom "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))?;
    let end = NAME_ENDS.iter().filter_map(|stop| named.find(stop)).min();
    let named = end.and_then(|at| named.get(..at)).unwrap_or(named);
    // "von Frau StRin Eva Muster (CDU)" ends with its bracket.
    let behind = text.get(text.find(named)? + named.len()..)?;
    let is_open = named.contains('(') && !named.contains(')');
    let bracket = if is_open && behind.starts_with(')') {
        ")"
    } else {
        ""
    };
    let who = without_article(named.trim().trim_end_matches([',', '.']));
    let sure = who.len() >= 3 && names_mover(who);
    sure.then(|| format!("{who}{bracket}"))
}
