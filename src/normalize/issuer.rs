//! Who issues a document: the body that it prints as its issuer, never a noun behind "Stadt" in a sentence.

use crate::layout::blocks::ends_sentence;
use crate::layout::{Layout, Role};
use crate::vocabulary::{self, ISSUING_BODIES, ISSUING_BODY_ENDINGS};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Bytes at the head of a document that are looked through for names.
const SAMPLE_BYTES: usize = 200_000;
/// Lines of a title page.
const FRONT_LINES: usize = 40;
/// Lines below a label of the issuer on which it may stand.
const LINES_BELOW_LABEL: usize = 2;
/// Characters of the longest name of an issuer.
const MAX_NAME_CHARS: usize = 80;
/// Sentences that make a body the issuer of a paper that prints none.
const ENOUGH_SENTENCES: usize = 3;

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    let bodies = ISSUING_BODIES.join("|");
    let name = r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*(?: (?:am|an der|im|in der|ob der|bei|vor der) [A-ZÄÖÜ][a-zäöüß]+)?";
    Regex::new(&format!(r"(?-u:\b)({bodies})(?:verwaltung)?\s+({name})")).expect("a valid pattern")
});

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static BODY_IN_CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(STADT|GEMEINDE|LANDKREIS|KREIS)\s+([A-ZÄÖÜ]{4,})(?-u:\b)")
        .expect("a valid pattern")
});

/// How often a document names a body.
#[derive(Debug, Default)]
struct Mentions {
    /// Where no sentence does: in a title, a letterhead, a running head.
    printed: usize,
    /// Anywhere.
    all: usize,
    /// The front speaks of its place: "Radwege in Beispielstadt", "Beispielstädter Radwege", "amt@beispielstadt.de".
    is_topic: bool,
    /// The first line that does.
    first: usize,
}

/// The body that issues a document: "Stadt Beispielstadt".
pub fn issuer(layout: &Layout<'_>) -> Option<String> {
    if let Some(publisher) = below_label(layout) {
        return Some(publisher);
    }
    let mentions = mentions(layout);
    most_named(&mentions, |body| body.printed > 0)
        .or_else(|| in_capitals(layout))
        .or_else(|| {
            most_named(&mentions, |body| {
                body.is_topic || body.all >= ENOUGH_SENTENCES
            })
        })
}

/// What stands behind or below "Herausgeber": the body that it names, or the words themselves.
fn below_label(layout: &Layout<'_>) -> Option<String> {
    let lines = layout.lines.iter().enumerate().take(FRONT_LINES);
    lines
        .filter(|(_, line)| line.role == Role::Body)
        .find_map(|(at, line)| {
            let (label, behind) = line.text.split_once(':').unwrap_or((line.text, ""));
            if !vocabulary::is_publisher_label(label) {
                return None;
            }
            let below = layout.lines.iter().skip(at + 1).take(LINES_BELOW_LABEL);
            let below = below.map(|line| line.text);
            let named = [behind.trim()]
                .into_iter()
                .chain(below)
                .find(|text| !text.is_empty())?;
            let body = bodies(named).next();
            body.or_else(|| is_name(named).then(|| named.to_owned()))
        })
}

/// Whether a text can be the name of an office or a court.
fn is_name(text: &str) -> bool {
    let plain = text
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.'));
    plain
        && text.contains(' ')
        && text.starts_with(char::is_uppercase)
        && text.chars().count() <= MAX_NAME_CHARS
}

fn mentions(layout: &Layout<'_>) -> BTreeMap<String, Mentions> {
    let mut found: BTreeMap<String, Mentions> = BTreeMap::new();
    let mut note = |body: String, at: usize, printed: bool| {
        let mentions = found.entry(body).or_insert(Mentions {
            first: at,
            ..Mentions::default()
        });
        mentions.all += 1;
        mentions.printed += usize::from(printed);
    };
    for text in &layout.running {
        bodies(text).for_each(|body| note(body, 0, true));
    }
    let mut read = 0;
    for block in &layout.blocks {
        let is_front = block.lines.start < FRONT_LINES;
        let printed = is_front && !ends_sentence(&layout.text(&block.lines));
        for (at, line) in layout.body(&block.lines) {
            read += line.text.len();
            let printed = printed || is_sender(line.text);
            bodies(line.text).for_each(|body| note(body, at, printed));
        }
        if read > SAMPLE_BYTES {
            break;
        }
    }
    let front = front_texts(layout);
    for (body, mentions) in &mut found {
        mentions.is_topic = is_topic(&front, body);
    }
    found
}

/// Whether a line opens with a body and a mark behind it: "Stadt Beispielstadt – Hauptamt".
fn is_sender(line: &str) -> bool {
    let found = BODY.find(line).filter(|found| found.start() == 0);
    found
        .and_then(|found| line.get(found.end()..))
        .is_some_and(|rest| rest.trim_start().starts_with(['–', '|', '/', ':']))
}

/// Whether the front speaks of the place of a body outside of sentences: a noun behind "Stadt" makes no adjective and stands behind no "in".
fn is_topic(front: &[String], body: &str) -> bool {
    let Some((_, name)) = body.split_once(' ') else {
        return false;
    };
    let signs = [
        format!("in {name}"),
        format!("{name}r "),
        format!("{name}er "),
    ];
    let domain = name.to_lowercase();
    let is_mail = |word: &str| word.contains('@') && word.to_lowercase().contains(&domain);
    front.iter().any(|text| {
        let has_sign = signs.iter().any(|sign| text.contains(sign.as_str()));
        has_sign || text.split_whitespace().any(is_mail)
    })
}

/// The texts of the front that are no sentences.
fn front_texts(layout: &Layout<'_>) -> Vec<String> {
    let front = layout.blocks.iter();
    front
        .take_while(|block| block.lines.start < FRONT_LINES)
        .map(|block| layout.text(&block.lines))
        .filter(|text| !ends_sentence(text))
        .collect()
}

/// The bodies that a line names. What stands behind the number of a place is an address.
fn bodies(line: &str) -> impl Iterator<Item = String> {
    let may_name = ISSUING_BODY_ENDINGS
        .iter()
        .any(|ending| line.contains(ending));
    let found = BODY.captures_iter(if may_name { line } else { "" });
    found.filter_map(move |found| {
        let (kind, name, all) = (found.get(1)?, found.get(2)?, found.get(0)?);
        let before = line.get(..all.start())?.trim_end();
        let in_address = before.ends_with(|c: char| c.is_ascii_digit());
        let is_broken = line.get(all.end()..)?.starts_with('-');
        let named = !in_address && !is_broken && vocabulary::may_name_body(name.as_str());
        named.then(|| format!("{} {}", kind.as_str(), name.as_str()))
    })
}

/// Most often, then first.
fn most_named(
    mentions: &BTreeMap<String, Mentions>,
    counts: impl Fn(&Mentions) -> bool,
) -> Option<String> {
    mentions
        .iter()
        .filter(|(_, body)| counts(body))
        .max_by_key(|(_, body)| (body.all, std::cmp::Reverse(body.first)))
        .map(|(name, _)| name.clone())
}

/// The body in what runs at the foot of the pages, or in a title: "STADT BEISPIELSTADT / …".
fn in_capitals(layout: &Layout<'_>) -> Option<String> {
    let front = layout.lines.iter().take(FRONT_LINES);
    let found = layout
        .running
        .iter()
        .copied()
        .chain(front.map(|line| line.text))
        .find_map(|text| BODY_IN_CAPITALS.captures(text))?;
    let capitalized = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next();
        let rest = letters.flat_map(char::to_lowercase);
        first.into_iter().chain(rest).collect::<String>()
    };
    Some(format!(
        "{} {}",
        capitalized(found.get(1)?.as_str()),
        capitalized(found.get(2)?.as_str())
    ))
}

#[cfg(test)]
mod tests {
    use super::issuer;
    use crate::layout::layout;
    use crate::read::plain;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(issuer(&layout(&plain::read(text))).as_deref(), expected);
    }

    #[test]
    fn a_letterhead_a_title_and_a_label_name_the_issuer() {
        check(
            "Stadt Neuental\nDezernat 2\n\nBericht\n\nIn der Stadt Altfeld steht ein Turm. Die Stadt Altfeld baut.\n",
            Some("Stadt Neuental"),
        );
        check(
            "Verkehrsplan der Stadt Neuental\n\n1. Lage\n\nEs fahren viele.\n",
            Some("Stadt Neuental"),
        );
        check(
            "Bericht 2022\n\nHerausgeber\nRechnungshof des Landes\nMarkt 1\nStadt Neuental\n",
            Some("Rechnungshof des Landes"),
        );
        check(
            "Bericht 2022\n\nHerausgeberin: Stadt Neuental, Amt für Wege\n",
            Some("Stadt Neuental"),
        );
    }

    #[test]
    fn a_body_that_a_paper_tells_of_again_and_again_issues_it() {
        let text = "Stellungnahme\n\nDie Stadt Neuental plant. Die Stadt Neuental baut.\n\nDie Stadt Neuental zahlt.\n";
        check(text, Some("Stadt Neuental"));
    }

    #[test]
    fn a_sender_and_a_title_about_the_place_name_the_issuer() {
        check(
            "Antwort\n\nDer Umbau ist fertig.\n\nStadt Neuental – Hauptamt: Stellungnahme 12\n",
            Some("Stadt Neuental"),
        );
        check(
            "Radwege in Neuental\n\nWo fehlen Wege?\n\nDie Stadt Neuental hat sie gezählt.\n",
            Some("Stadt Neuental"),
        );
        check(
            "Antwort\n\nBearbeiter: A. Moor (amt@stadt.neuental.de)\n\nWo?\n\nDie Stadt Neuental zählt.\n",
            Some("Stadt Neuental"),
        );
    }

    #[test]
    fn leaves_nouns_and_other_bodies_in_sentences_alone() {
        check(
            "Antwort\n\nWerden für diese Zimmer von der\nStadt Leistungen gezahlt? Wenn ja, in welcher Höhe?\n",
            None,
        );
        check(
            "Antwort\n\nWelche Erfahrungen hat die Stadt Altfeld?\n\nDie Stadt Altfeld hat gute.\n",
            None,
        );
        check(
            "Rechnungshof\nDomplatz 4, 12345 Stadt Altfeld\n\nBericht\n\nEs wurde geprüft.\n",
            None,
        );
    }
}
