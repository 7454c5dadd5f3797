//! What stands at the front of a paper without a label: its kind beside its number, those who run the matter, and those who ask.

use super::labels;
use super::subject::without_article;
use crate::layout::Line;
use crate::notation::dates;
use crate::vocabulary;

/// Words set apart letter by letter: "T I S C H V O R L A G E".
pub fn unspaced(text: &str) -> Option<String> {
    let single = text.len() >= 11
        && text
            .split(' ')
            .all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic));
    single.then(|| text.split(' ').collect())
}

/// The kind of a paper with its number behind: "Kleine Anfrage KA-0219/V", "Sitzungsvorlage Nr. 20-26 / V 01234".
pub fn kind_and_number(text: &str) -> Option<(&str, &str)> {
    if text.len() > 80 || text.contains(':') || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    text.match_indices(' ').find_map(|(at, _)| {
        let (head, rest) = (text.get(..at)?, text.get(at + 1..)?);
        let kind = head.strip_suffix(" Nr.").unwrap_or(head);
        let (number, behind) = labels::number(rest)?;
        let sure =
            number.contains(['/', '-']) && number.bytes().filter(u8::is_ascii_digit).count() >= 3;
        let alone = kind.eq_ignore_ascii_case("drucksache") || kind == "Vorlage";
        (sure && !alone && behind.trim().is_empty() && vocabulary::names_type(kind))
            .then_some((kind, number))
    })
}

/// Words with which the name of a part of the administration begins.
const DEPARTMENTS: [&str; 9] = [
    "Fachbereich ",
    "Fachdienst ",
    "Dezernat ",
    "Amt ",
    "Abt. ",
    "Abteilung ",
    "Referat ",
    "Stabsstelle ",
    "Geschäftsbereich ",
];

/// The part of the administration that a letterhead names in its first column.
pub fn department(text: &str) -> Option<&str> {
    let first = text.split('\t').next()?.split("   ").next()?.trim();
    let named = first.len() <= 60
        && !first.contains(':')
        && !first.ends_with(['.', ','])
        && first.split(' ').count() <= 7;
    (named && DEPARTMENTS.iter().any(|word| first.starts_with(word))).then_some(first)
}

/// Whether a line of a letterhead says where somebody is reached, or when and where it was written.
pub fn is_letterhead(text: &str) -> bool {
    let lower = text.to_lowercase();
    let reached = text.split(' ').any(|word| word.contains('@'))
        || lower.starts_with("telefon")
        || lower.starts_with("telefax")
        || lower.starts_with("tel.");
    let place = text.rsplit_once(", ").is_some_and(|(place, day)| {
        place.split(' ').count() <= 3 && dates::day(day.trim_start_matches("den ")).is_some()
    });
    text.len() <= 100 && (reached || place || dates::day(text).is_some())
}

/// Who asks or moves, as a phrase inside a text says: "- Anfrage der FDP-Fraktion vom 2. März", "(Antrag der Gruppe A)".
pub fn mover_inside(text: &str) -> Option<String> {
    let found = ["nfrage ", "ntrag ", "uskunftsersuchen "]
        .iter()
        .filter_map(|word| text.find(word).map(|at| (at, at + word.len())));
    let (start, end) = found.min_by_key(|(start, _)| *start)?;
    // "Gemeinderatsanfrage" is no word of its own.
    let opens = text.get(..start)?.ends_with(['A']) || text.get(..start)?.ends_with("santr");
    let mut rest = text.get(end..).filter(|_| opens)?;
    if let Some((_, behind)) = labels::number(rest.strip_prefix("Nr. ").unwrap_or(rest)) {
        rest = behind.trim_start();
    }
    let who = ["der ", "des ", "von ", "vom "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))?;
    let ends = [
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
    let who = ends
        .iter()
        .filter_map(|stop| who.find(stop))
        .min()
        .and_then(|at| who.get(..at))
        .unwrap_or(who);
    // "von Frau StRin Eva Muster (CDU)" ends with its bracket.
    let whole = text.get(text.find(who)? + who.len()..)?;
    let closed = who.contains('(') && !who.contains(')') && whole.starts_with(')');
    let who = without_article(who.trim().trim_end_matches([',', '.']));
    (who.len() >= 3 && is_mover(who)).then(|| format!("{who}{}", if closed { ")" } else { "" }))
}

/// Whether a text names who asks or moves, if need be with "Herr" or "Frau" before it.
pub fn is_mover(text: &str) -> bool {
    let plain = ["Herrn ", "Herr ", "Frau "]
        .iter()
        .find_map(|lead| text.strip_prefix(lead));
    vocabulary::is_mover(text) || plain.is_some_and(vocabulary::is_mover)
}

/// Those who ask or move, each for itself: "Herrn Stadtrat Muster, Frau Beispiel".
pub fn movers(text: &str) -> Vec<String> {
    // What they ask stands in quotation marks behind them.
    let text = text
        .split(['"', '„', '“', '«', '»'])
        .next()
        .unwrap_or(text)
        .trim_end();
    let pieces: Vec<&str> = text.split(", ").map(str::trim).collect();
    let each = pieces.len() > 1
        && pieces
            .iter()
            .all(|piece| is_mover(piece) || piece.starts_with("Stv. "))
        && pieces.iter().skip(1).all(|piece| {
            ["Herrn ", "Herr ", "Frau ", "Stv. "]
                .iter()
                .any(|lead| piece.starts_with(lead))
        });
    if each {
        pieces.into_iter().map(str::to_owned).collect()
    } else {
        vec![text.to_owned()]
    }
}

/// The title that stands above the kind of a paper, behind the letterhead: lines in one column right under one another.
pub fn title_above<'l, 't>(lines: &'l [&'l Line<'t>]) -> Option<&'l [&'l Line<'t>]> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match groups.last_mut() {
            Some((_, end)) if line.gap == 0 && !line.page_start => *end = at + 1,
            _ => groups.push((at, at + 1)),
        }
    }
    let fits = |(start, end): &(usize, usize)| {
        let group = lines.get(*start..*end).unwrap_or_default();
        let plain = |line: &&Line<'_>| {
            let text = line.text.trim();
            !text.contains("   ")
                && !text.contains('\t')
                && !is_letterhead(text)
                && department(text).is_none()
                && !text.ends_with(':')
        };
        let set_in = group
            .first()
            .is_some_and(|line| line.raw.starts_with("          "));
        let address = group.first().is_some_and(|line| {
            let first = line.text.trim();
            first.starts_with("An ")
                || matches!(first, "Herrn" | "Frau" | "I." | "über")
                || first.starts_with("nachrichtlich")
        });
        let words: usize = group
            .iter()
            .map(|line| line.text.split_whitespace().count())
            .sum();
        !group.is_empty() && group.iter().all(plain) && !set_in && !address && words >= 3
    };
    // The first one below the letterhead.
    let (start, end) = groups.iter().skip(1).find(|group| fits(group))?;
    lines.get(*start..*end)
}
