//! The subject of a paper: the lines between its labels and its body, and who asks or moves beside it.

use crate::layout::Line;
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::{Known, heal, is_open_end};
use crate::vocabulary;

/// Lines of the longest subject.
const LONGEST: usize = 5;

/// How many lines of a group that may be a subject are one: all of them, or the title above running text.
pub fn lines(group: &[&Line<'_>], measure: usize) -> usize {
    let running = group.len() > LONGEST
        || group
            .last()
            .is_some_and(|line| line.text.ends_with('.') && !line.text.ends_with("e.V."));
    if !running {
        return group.len();
    }
    let mut count = 1;
    for (above, line) in group.iter().zip(group.iter().skip(1)) {
        let full = above.text.chars().count() * 5 >= measure * 4 && !ends_sentence(above.text);
        if !(line.shape.starts_lower || is_open_end(above.text) || full) {
            break;
        }
        count += 1;
    }
    if count < group.len() && count <= LONGEST {
        count
    } else {
        0
    }
}

/// Whether lines can be a title: words, not figures, columns or boxes.
pub fn is_title(group: &[&Line<'_>]) -> bool {
    !group.is_empty()
        && group.iter().all(|line| {
            let letters = usize::from(line.shape.upper + line.shape.lower);
            letters >= 2 * usize::from(line.shape.digits) && !line.text.starts_with(['☐', '☒', '|'])
        })
        && group
            .iter()
            .map(|line| usize::from(line.shape.lower))
            .sum::<usize>()
            >= 2
}

/// The text of a subject, and those who ask or move as it names them at its end: "Radwege (CDU-Anfrage)".
pub fn text(group: &[&Line<'_>], known: Known<'_>) -> (String, Option<String>) {
    let whole = heal(group.iter().map(|line| line.text), known);
    without_mover(&whole)
}

/// A subject without the bracket that says who asks or moves, and who that is.
pub fn without_mover(whole: &str) -> (String, Option<String>) {
    let whole = whole.trim_matches('*').trim();
    if let Some((title, behind)) = whole.rsplit_once('(')
        && let Some(inside) = behind.strip_suffix(')')
        && let Some(who) = mover(inside)
        && !title.trim().is_empty()
    {
        return (title.trim().to_owned(), Some(who));
    }
    (whole.to_owned(), None)
}

/// The kind of a paper without those who ask or move, and who they are: "Große Anfrage der Fraktion Bürgerliste".
pub fn kind(text: &str) -> (&str, Option<String>) {
    let links = [" der ", " des ", " von ", " vom "];
    let found = links
        .iter()
        .flat_map(|link| text.match_indices(link))
        .filter_map(|(at, link)| {
            let (head, who) = (text.get(..at)?, text.get(at + link.len()..)?);
            let head_says = ["anfrage", "anfragen", "antrag"]
                .iter()
                .any(|word| head.to_lowercase().ends_with(word));
            let who = who.split_once(" vom ").map_or(who, |(who, _)| who);
            (head_says && vocabulary::is_mover(who)).then(|| (head, who.to_owned()))
        });
    found
        .min_by_key(|(head, _)| head.len())
        .map_or((text, None), |(head, who)| (head, Some(who)))
}

/// A name without the article before it: "der Ratsfrau Eva Muster".
pub fn without_article(text: &str) -> &str {
    ["von der ", "von dem ", "der ", "des ", "von ", "die "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text)
}

/// Who asks or moves, by a line or bracket that says so: "Anfrage der CDU-Fraktion", "Antrag: GRÜNE", "CDU-Anfrage".
pub fn mover(text: &str) -> Option<String> {
    let plain = text
        .trim()
        .trim_start_matches('(')
        .trim_end_matches(')')
        .trim();
    let lower = plain.to_lowercase();
    for word in ["anfrage", "antrag", "ergänzungsantrag", "änderungsantrag"] {
        if let Some(rest) = lower
            .strip_prefix(word)
            .and_then(|rest| plain.get(plain.len() - rest.len()..))
        {
            let who = [" der ", " des ", " von ", ": ", " durch die ", " vom "]
                .iter()
                .find_map(|link| rest.strip_prefix(link))
                .unwrap_or_default()
                .trim();
            let who = who.split_once(" vom ").map_or(who, |(who, _)| who);
            // What they ask stands in quotation marks behind them.
            let who = who
                .split(['"', '„', '“', '«', '»'])
                .next()
                .unwrap_or(who)
                .trim_end();
            return (vocabulary::is_mover(who)).then(|| who.to_owned());
        }
        let named = lower
            .strip_suffix(word)
            .and_then(|rest| rest.strip_suffix('-'))
            .and_then(|rest| plain.get(..rest.len()));
        if let Some(who) = named.filter(|who| vocabulary::is_mover(who)) {
            return Some(who.to_owned());
        }
    }
    let sure =
        lower.contains("fraktion") || text.trim().starts_with('(') && text.trim().ends_with(')');
    let one = plain.split(' ').count() <= 8;
    (sure && one && vocabulary::is_mover(plain)).then(|| plain.to_owned())
}
