//! Healing of words that a line's end has broken.
//!
//! A hyphen at a line's end is either the break's (`Verwal-` `tung`) or the word's (`Open-Data-` `Angebot`), and some breaks have lost
//! theirs (`Verkehrsteil` `nehmer`). The document's own words decide where they can; else the letters around the break do.

use super::{Line, Role};
use crate::vocabulary;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// The words of a document that stand whole on a line. Collected when the first break asks for them.
#[derive(Debug, Default)]
pub struct Words(OnceLock<Collected>);

#[derive(Debug, Default)]
struct Collected {
    /// As printed.
    printed: FxHashSet<Box<str>>,
    /// Those with capitals, in small letters.
    folded: FxHashSet<Box<str>>,
}

impl Collected {
    fn insert(&mut self, word: &str) {
        if !self.printed.contains(word) {
            self.printed.insert(word.into());
            if word.contains(char::is_uppercase) {
                self.folded.insert(word.to_lowercase().into());
            }
        }
    }
}

/// What is known of a document's words.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub(super) words: &'a Words,
    pub(super) lines: &'a [Line<'a>],
    pub(super) wrapped: bool,
}

impl Known<'_> {
    fn collected(&self) -> &Collected {
        self.words
            .0
            .get_or_init(|| collect(self.lines, self.wrapped))
    }

    /// Whether the document has a word whole, in any case of its letters.
    fn has(&self, word: &str) -> bool {
        let (words, folded) = (self.collected(), word.to_lowercase());
        words.printed.contains(folded.as_str()) || words.folded.contains(folded.as_str())
    }

    /// Whether the document has a word just so: "Gewinnung" does not make "gewinnung" a word.
    fn has_printed(&self, word: &str) -> bool {
        self.collected().printed.contains(word)
    }
}

/// Bytes of the shortest word that the healing asks for.
const SHORTEST: usize = 4;

fn collect(lines: &[Line<'_>], wrapped: bool) -> Collected {
    let mut words = Collected::default();
    words.printed.reserve(lines.len());
    let mut above = "";
    for line in lines.iter().filter(|line| line.role == Role::Body) {
        let body = line.body();
        let mut at = 0;
        for end in memchr::memchr3_iter(b' ', b'\t', b'/', body.as_bytes()).chain([body.len()]) {
            let token = body.get(at..end).unwrap_or_default();
            // Where lines are wrapped, what stands at their ends may be half a word.
            let edge = wrapped && (at == 0 || end == body.len());
            if at == 0 {
                broken(above, token, &mut words);
            }
            at = end + 1;
            // Shorter words are never asked for.
            if !edge && token.len() >= SHORTEST {
                words.insert(bare(token));
            }
        }
        above = body;
    }
    words
}

/// A word that a hyphen has surely broken is one of the document's words, too.
fn broken(above: &str, head: &str, words: &mut Collected) {
    let Some(stem) = above
        .strip_suffix(['-', '\u{ad}'])
        .filter(|stem| stem.ends_with(char::is_lowercase))
    else {
        return;
    };
    let tail = stem.rsplit([' ', '/', '-']).next().unwrap_or_default();
    if head.starts_with(char::is_lowercase)
        && !vocabulary::is_conjunction(head)
        && bare(tail).len() > 2
    {
        words.insert(bare(&format!("{tail}{head}")));
    }
}

fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Joins pieces of text, line by line, to the text that the breaks were made of. Blanks become single.
pub fn heal<'p>(pieces: impl IntoIterator<Item = &'p str>, known: Known<'_>) -> String {
    let mut out = String::new();
    for piece in pieces {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        if !out.is_empty() {
            join(&mut out, piece, known);
        }
        push_spaced(&mut out, piece);
    }
    if out.contains('\u{ad}') {
        out = out.replace('\u{ad}', "");
    }
    mend_inner(out, known)
}

fn push_spaced(out: &mut String, piece: &str) {
    if !piece.contains("  ") && !piece.contains('\t') {
        out.push_str(piece);
        return;
    }
    let mut blank = false;
    for word in piece.split([' ', '\t']).filter(|word| !word.is_empty()) {
        if blank {
            out.push(' ');
        }
        out.push_str(word);
        blank = true;
    }
}

/// Makes the end of the text ready for the next piece: a blank, or nothing where a word goes on.
fn join(out: &mut String, next: &str, known: Known<'_>) {
    let head = next.split([' ', '\t']).next().unwrap_or_default();
    if out.ends_with('\u{ad}') {
        out.pop();
        return;
    }
    // "Rad-/" "Fußwege", "Mbit/" "s": a stroke that is close to its word is close to the next.
    if out.ends_with('/') && !out.ends_with(" /") && !out.ends_with("//") {
        return;
    }
    let tail_at = out.rfind([' ', '/', '(', '„']).map_or(0, |at| {
        at + out
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let tail = out.get(tail_at..).unwrap_or_default();
    match tail.strip_suffix('-') {
        // A dash: "Kinder -" or a hyphen that waits for its word: "Ein-" "und Ausgang".
        Some("") => out.push(' '),
        // "so-" "wie" is a word; so is what the document has whole.
        Some(stem)
            if vocabulary::is_conjunction(head)
                && stem != "so"
                && !known.has(bare(&format!("{stem}{head}"))) =>
        {
            out.push(' ');
        }
        Some(stem) => {
            if !keeps_hyphen(stem, head, known) {
                out.pop();
            }
        }
        None if lost_hyphen(tail, head, known) => {}
        None => out.push(' '),
    }
}

/// Whether the hyphen behind a stem is the word's own.
fn keeps_hyphen(stem: &str, head: &str, known: Known<'_>) -> bool {
    let head = head.trim_end_matches(|c: char| !c.is_alphanumeric());
    // "Bus-" "und-Bahn-Ticket"
    if head
        .split_once('-')
        .is_some_and(|(first, _)| vocabulary::is_conjunction(first))
    {
        return true;
    }
    let joined = known.has(bare(&format!("{stem}{head}")));
    let hyphened = known.has(bare(&format!("{stem}-{head}")));
    if joined != hyphened {
        return hyphened;
    }
    let last = stem.rsplit(['-', '*']).next().unwrap_or_default();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    // "IT", and "KfW" with a capital inside.
    let capitals = letters > 0
        && (last.chars().all(|c| !c.is_lowercase())
            || last.chars().skip(1).any(char::is_uppercase));
    let digits = last.contains(|c: char| c.is_ascii_digit());
    match head.chars().next() {
        // "Mitarbeiter*in-" "nen", "Verwal-" "tung"; but "IT-" "gestützt", "E-" "mail", "24-" "stündig".
        Some(first) if first.is_lowercase() => digits || (capitals && letters <= 4),
        // A text in capitals breaks words like any other: "RAHMENBE-" "DINGUNGEN"; "SMART-CITY-" "PLAN" has hyphens of its own.
        Some(first) if first.is_uppercase() => {
            !(capitals
                && !digits
                && letters > 3
                && !stem.contains('-')
                && head.chars().all(|c| !c.is_lowercase())
                && head.chars().count() > 1)
        }
        _ => true,
    }
}

/// Whether two words are one whose hyphen was lost: the document has it whole, and not both of its halves.
fn lost_hyphen(tail: &str, head: &str, known: Known<'_>) -> bool {
    let (tail, head) = (
        tail.trim_start_matches(|c: char| !c.is_alphanumeric()),
        head.trim_end_matches(|c: char| !c.is_alphanumeric()),
    );
    let plausible = tail.chars().count() >= 3
        && head.len() >= SHORTEST
        && tail.ends_with(char::is_alphabetic)
        && head.starts_with(char::is_lowercase)
        && !vocabulary::is_open(tail);
    plausible
        && known.has(&format!("{tail}{head}"))
        && !(known.has(tail) && known.has_printed(head))
}

/// Mends breaks that a reader before us has left inside a line: `RAHMEN- BEDINGUNGEN`, `Mitarbeiter-*innen`.
fn mend_inner(text: String, known: Known<'_>) -> String {
    let mut text = if text.contains("-*in") {
        text.replace("-*in", "*in")
    } else {
        text
    };
    let mut from = 0;
    while let Some(at) = text
        .get(from..)
        .and_then(|rest| rest.find("- "))
        .map(|found| from + found)
    {
        from = at + 2;
        let stem = text
            .get(..at)
            .and_then(|head| head.rsplit([' ', '(', '„']).next())
            .unwrap_or_default();
        let head = text
            .get(at + 2..)
            .and_then(|rest| rest.split(' ').next())
            .unwrap_or_default();
        let word = head.trim_end_matches(|c: char| !c.is_alphanumeric());
        // "Haupt- und Personalamt" and "Ist - Soll" stay; only a word that the document has whole is made one.
        if stem.ends_with(char::is_alphabetic)
            && stem.len() >= 2
            && word.len() >= 2
            && !vocabulary::is_conjunction(word)
            && known.has(bare(&format!("{stem}{word}")))
        {
            text.replace_range(at..at + 2, "");
            from = at;
        }
    }
    text
}

/// Words that end like an adjective before its noun and are none.
const CLOSED: [&str; 12] = [
    "heute", "immer", "weiter", "wieder", "sicher", "bisher", "daher", "gerade", "beide",
    "genommen", "sofort", "heraus",
];

/// Whether a text cannot end where it does: on a hyphen, a comma, an article, a preposition, an adjective before its noun.
pub fn is_open_end(text: &str) -> bool {
    let text = text.trim_end();
    if text.ends_with(['-', ',', '/', '&', '(', '\u{ad}', '–']) {
        return true;
    }
    let word = text.rsplit([' ', '(', '„']).next().unwrap_or_default();
    if !word.ends_with(char::is_alphabetic) {
        // "z." waits for "B.", "u." for "a."
        return matches!(
            word,
            "bzw." | "inkl." | "ca." | "z." | "u." | "d." | "o." | "i."
        );
    }
    let inflected = word.chars().all(char::is_lowercase)
        && word.chars().count() >= 5
        && ["e", "es", "er", "em"]
            .iter()
            .any(|end| word.ends_with(end));
    vocabulary::is_open(word) || (inflected && !CLOSED.contains(&word)) || waits_for_noun(text)
}

/// Endings of adjectives that wait for their noun: "des zweiten", "der städtischen".
const WAITING: [&str; 17] = [
    "igen", "ichen", "ischen", "baren", "samen", "haften", "alen", "ilen", "iven", "ären", "ellen",
    "enen", "ten", "euen", "roßen", "nden", "eren",
];

/// Whether a word has the ending of an adjective before its noun.
pub(super) fn is_waiting_adjective(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && WAITING.iter().any(|end| word.ends_with(end))
}

/// "der aufsuchenden", "der aufsuchenden und telefonischen": an article or a preposition, and an adjective without its noun.
fn waits_for_noun(text: &str) -> bool {
    let mut words = text.rsplit(' ');
    if !words.next().is_some_and(is_waiting_adjective) {
        return false;
    }
    match words.next() {
        Some("und" | "oder") => {
            words.next().is_some_and(is_waiting_adjective)
                && words.next().is_some_and(vocabulary::governs)
        }
        Some(word) => vocabulary::governs(word),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::layout;
    use crate::read::plain;
    use proptest::prelude::*;

    /// Heals lines in a document that also has some other words.
    fn healed(pieces: &[&str], others: &str) -> String {
        let reading = plain::read(others);
        let layout = layout(&reading);
        heal(pieces.iter().copied(), layout.known())
    }

    #[test]
    fn the_breaks_hyphen_goes() {
        assert_eq!(
            healed(&["die Stadtver-", "waltung"], ""),
            "die Stadtverwaltung"
        );
        assert_eq!(healed(&["Häuser so-", "wie Wege"], ""), "Häuser sowie Wege");
        assert_eq!(
            healed(&["die Stadtver\u{ad}", "waltung"], ""),
            "die Stadtverwaltung"
        );
        assert_eq!(healed(&["RAHMENBE-", "DINGUNGEN"], ""), "RAHMENBEDINGUNGEN");
        assert_eq!(healed(&["zum E-Govern-", "ment"], ""), "zum E-Government");
        assert_eq!(
            healed(&["Bürger und Mitarbeiter-*in-", "nen sind"], ""),
            "Bürger und Mitarbeiter*innen sind"
        );
    }

    #[test]
    fn the_words_hyphen_stays() {
        assert_eq!(
            healed(&["Ausbau Open-Data-", "Angebot"], ""),
            "Ausbau Open-Data-Angebot"
        );
        assert_eq!(healed(&["Ein-", "und Ausgang"], ""), "Ein- und Ausgang");
        assert_eq!(
            healed(&["eine IT-", "gestützte Akte"], ""),
            "eine IT-gestützte Akte"
        );
        assert_eq!(healed(&["BPMN-", "2.0-Standard"], ""), "BPMN-2.0-Standard");
        assert_eq!(
            healed(&["SMART-CITY-", "STRATEGIE"], ""),
            "SMART-CITY-STRATEGIE"
        );
        assert_eq!(healed(&["Kita -", "Ausbau"], ""), "Kita - Ausbau");
        assert_eq!(
            healed(&["der KfW-", "geförderten Häuser"], ""),
            "der KfW-geförderten Häuser"
        );
        assert_eq!(healed(&["Rad-/", "Fußwege"], ""), "Rad-/Fußwege");
        assert_eq!(
            healed(&["500 Mbit/", "s je Schule"], ""),
            "500 Mbit/s je Schule"
        );
        assert_eq!(
            healed(&["Geschäftsbereich /", "Ressort"], ""),
            "Geschäftsbereich / Ressort"
        );
        assert_eq!(
            healed(&["das Bus-", "und-Bahn-Ticket"], ""),
            "das Bus-und-Bahn-Ticket"
        );
        assert_eq!(
            healed(&["mittel-", "bis langfristig"], ""),
            "mittel- bis langfristig"
        );
    }

    #[test]
    fn the_documents_own_words_decide() {
        assert_eq!(
            healed(&["Know-", "how"], "Das Know-how der Stadt"),
            "Know-how"
        );
        assert_eq!(
            healed(
                &["alle Verkehrsteil", "nehmer*innen"],
                "Für alle Verkehrsteilnehmer*innen gilt das."
            ),
            "alle Verkehrsteilnehmer*innen"
        );
        assert_eq!(
            healed(&["RAHMEN- BEDINGUNGEN"], "Die Rahmenbedingungen sind neu"),
            "RAHMENBEDINGUNGEN"
        );
    }

    #[test]
    fn leaves_words_alone_that_only_look_like_halves() {
        assert_eq!(
            healed(&["nicht in", "dem Haus"], "Das gelingt, indem wir planen"),
            "nicht in dem Haus"
        );
        assert_eq!(
            healed(
                &["mit Stadt", "bahn fahren"],
                "Die Stadtbahn und die bahn der Stadt kommen"
            ),
            "mit Stadt bahn fahren"
        );
        assert_eq!(
            healed(&["Wohnen- Arbeiten"], "Wir wohnen und arbeiten"),
            "Wohnen- Arbeiten"
        );
    }

    #[test]
    fn an_end_is_open_where_a_phrase_cannot_end() {
        for text in [
            "mit mindestens",
            "der aufsuchenden und telefonischen",
            "in allen",
            "Nutzung der",
            "Ein-",
            "durch smarte",
            "Netz, ",
        ] {
            assert!(is_open_end(text), "{text}");
        }
        for text in [
            "bis 2026",
            "Planung und Beschaffung",
            "Marktreife.",
            "gewinnen",
            "beraten und begleiten",
            "zu ermöglichen",
            "Digitalisierungsbestrebungen",
            "weiter",
        ] {
            assert!(!is_open_end(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn letters_are_never_lost(pieces in prop::collection::vec("[A-ZÄÖÜa-zäöüß]{1,9}( [a-zäöüß]{1,9}){0,3}-?", 1..6)) {
            let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            let out = healed(&pieces.iter().map(String::as_str).collect::<Vec<_>>(), "");
            prop_assert_eq!(letters(&out), letters(&pieces.concat()));
        }

        #[test]
        fn words_without_hyphens_are_never_joined(words in prop::collection::vec("[A-Za-zäöü]{1,9}", 1..8)) {
            prop_assert_eq!(healed(&words.iter().map(String::as_str).collect::<Vec<_>>(), ""), words.join(" "));
        }

        #[test]
        fn healing_again_changes_nothing(pieces in prop::collection::vec("\\PC{0,20}", 0..5)) {
            let once = healed(&pieces.iter().map(String::as_str).collect::<Vec<_>>(), "");
            prop_assert_eq!(healed(&[&once], ""), once);
        }
    }
}
