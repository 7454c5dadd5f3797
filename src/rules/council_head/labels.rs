//! The labels of a head, and where they stand in a line.

use crate::notation::dates;

/// What a label of the head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Department,
    Contact,
    Phone,
    Mail,
    /// The day of the paper itself.
    Date,
    /// The day on which the motion or question was written.
    Written,
    /// The day on which it came in, a mark of the files: nothing that the record has.
    Other,
    Reference,
    /// The head of a table of sessions.
    Session,
    Body,
    SessionDate,
    Agenda,
    Public,
    Mover,
    Subject,
    Kind,
    /// What a session does with the paper.
    Decision,
}

/// A label as printed, in lower case, without colon.
pub fn label(cell: &str) -> Option<Label> {
    let cell = cell.trim();
    if cell.len() > 48 || !cell.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let plain = cell.trim_end_matches(':').trim_end().to_lowercase();
    if is_reference(&plain) {
        return Some(Label::Reference);
    }
    // "Antragsteller/Fragesteller", "Dezernat / Fachbereich"
    if let Some((first, second)) = plain
        .split_once('/')
        .map(|(first, second)| (first.trim(), second.trim()))
        && second.len() > 4
        && let (Some(first), Some(second)) = (name(first), name(second))
        && (first == second || second == Label::Other)
    {
        return Some(first);
    }
    name(&plain)
}

/// A label by its words in lower case.
fn name(plain: &str) -> Option<Label> {
    Some(match plain {
        "geschäftsbereiche"
        | "geschäftsbereich"
        | "federführung"
        | "federführendes amt"
        | "federführendes dezernat"
        | "federführender fachbereich"
        | "federführende dienststelle"
        | "federführend"
        | "dezernat"
        | "fachbereich"
        | "fachdienst"
        | "fachamt"
        | "amt"
        | "abteilung"
        | "organisationseinheit"
        | "referat"
        | "ressort"
        | "ressort / stadtbetrieb"
        | "verantwortlich"
        | "dienststelle" => Label::Department,
        "bearbeiter/in" | "bearbeiter" | "bearbeiterin" | "ansprechpartner"
        | "ansprechpartnerin" | "ansprechpartner/in" | "sachbearbeiter" | "sachbearbeiterin"
        | "sachbearbeiter/in" | "sachbearbeitung" | "kontakt" | "verfasser" | "verfasserin"
        | "verfasser/in" | "auskunft erteilt" | "auskunft" | "bearbeitung" | "bearbeitet von" => {
            Label::Contact
        }
        "telefon" | "tel." | "tel" | "durchwahl" => Label::Phone,
        "e-mail" | "email" | "mail" => Label::Mail,
        "datum" | "erstellt am" | "erstellungsdatum" | "datum der vorlage" => Label::Date,
        "vom" => Label::Written,
        "eingegangen" | "eingegangen am" | "eingang" | "eingangsdatum" | "aktenzeichen" | "az"
        | "az." | "geschäftszeichen" | "beteiligt" | "beteiligte stellen" | "mitzeichnung"
        | "bezug" | "haushaltsrelevanz" | "klimarelevanz" | "unser zeichen" | "anlagen"
        | "anlage" | "wahlperiode" | "legislaturperiode" => Label::Other,
        _ if plain.starts_with("sitzung am ") => Label::Session,
        "sitzung am" | "sitzungsdatum" | "sitzung" | "beratungsfolge" => Label::Session,
        "gremium"
        | "gremien"
        | "ausschuss"
        | "zuständiges gremium"
        | "beratung in"
        | "beratendes gremium" => Label::Body,
        "termin" | "sitzungstermin" | "sitzungstag" | "termin der sitzung"
        | "datum der sitzung" => Label::SessionDate,
        "top" | "tagesordnungspunkt" | "top-nr." | "top nr." | "to-punkt" => Label::Agenda,
        "status" | "öffentlichkeitsstatus" | "öffentlichkeit" => Label::Public,
        "antragsteller"
        | "antragstellerin"
        | "antragsteller/in"
        | "antragsteller*in"
        | "antragstellende"
        | "antragstellende fraktion"
        | "antragstellung"
        | "anfragesteller"
        | "anfragestellerin"
        | "anfragesteller/in"
        | "anfragende"
        | "anfragende fraktion"
        | "fragesteller"
        | "fragestellerin"
        | "fragesteller/in"
        | "einreicher"
        | "einreicherin"
        | "einreicher/in"
        | "einreichende fraktion"
        | "eingereicht von"
        | "eingereicht durch"
        | "eingebracht von"
        | "gestellt von"
        | "antrag von"
        | "anfrage von"
        | "antrag"
        | "anfrage" => Label::Mover,
        "betreff"
        | "betr."
        | "betrifft"
        | "thema"
        | "titel"
        | "gegenstand"
        | "bezeichnung"
        | "beratungsgegenstand"
        | "verhandlungsgegenstand"
        | "zum thema"
        | "antrag zum thema"
        | "anfrage zum thema"
        | "bezeichnung der vorlage"
        | "gegenstand der vorlage"
        | "gegenstand des antrags"
        | "gegenstand der anfrage" => Label::Subject,
        "beratungsart" => Label::Decision,
        "vorlageart" | "vorlagenart" | "art der vorlage" | "vorlagentyp" => Label::Kind,
        _ => return None,
    })
}

/// "Drucks.-Nr.", "Vorlagen-Nummer", "DS-Nr.", "Beschlussvorlage Nr."
fn is_reference(plain: &str) -> bool {
    let bare: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    let stem = ["nummer", "nr"]
        .iter()
        .find_map(|end| bare.strip_suffix(end));
    match stem {
        Some(stem) => {
            matches!(
                stem,
                "" | "ds"
                    | "drs"
                    | "drucks"
                    | "drucksache"
                    | "drucksachen"
                    | "vorl"
                    | "vorlage"
                    | "vorlagen"
                    | "antrag"
                    | "antrags"
                    | "anfrage"
                    | "anfragen"
            ) || stem.ends_with("vorlage")
                || stem.ends_with("vorlagen")
        }
        None => {
            matches!(
                bare.as_str(),
                "drucksache" | "drucks" | "ds" | "drs" | "vorlage"
            ) || bare == "nummer"
        }
    }
}

/// A piece of a line: a label, or text that stands under none, with what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'t> {
    pub label: Option<Label>,
    pub value: &'t str,
}

/// Parts a cell at its labels: "Vorlage Nr.: 2026/0244 Verantwortlich: Dez. 4" has two, "TOP 14 b" has one.
pub fn parts(cell: &str) -> Vec<Part<'_>> {
    let mut found: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    let mut open: Option<Label> = None;
    for (colon, _) in cell.match_indices(':') {
        let Some(before) = cell.get(start..colon) else {
            continue;
        };
        // The longest of the last words that make a label.
        let begins = std::iter::once(0)
            .chain(before.match_indices(' ').map(|(at, _)| at + 1))
            .filter(|at| {
                before
                    .get(*at..)
                    .is_some_and(|rest| rest.split(' ').count() <= 4)
            });
        let Some((at, kind)) = { begins }.find_map(|at| Some((at, label(before.get(at..)?)?)))
        else {
            continue;
        };
        let lead = before.get(..at).unwrap_or_default().trim();
        if open.is_some() || !lead.is_empty() {
            found.push(Part {
                label: open,
                value: lead,
            });
        }
        open = Some(kind);
        start = colon + 1;
    }
    let rest = cell.get(start..).unwrap_or_default().trim();
    if open.is_some() {
        found.push(Part {
            label: open,
            value: rest,
        });
        return found;
    }
    vec![bare(cell.trim())]
}

/// A label without colon tells by what follows it: "Vorlage Nr. 427", "TOP 14 b", "vom 02.12.2005".
fn bare(cell: &str) -> Part<'_> {
    let spaces = cell
        .match_indices(' ')
        .map(|(at, _)| at)
        .take(3)
        .collect::<Vec<_>>();
    for at in spaces.into_iter().rev() {
        let (Some(head), Some(rest)) = (cell.get(..at), cell.get(at..)) else {
            continue;
        };
        let wide = rest.starts_with("  ");
        let rest = rest.trim();
        let fits = match label(head) {
            Some(Label::Reference) => {
                is_number(rest)
                    && (head.trim_end_matches('.').contains(['.', '-', ' '])
                        || rest.contains(['/', '-'])
                        || head.to_lowercase().contains("nummer"))
            }
            Some(Label::Agenda) => is_agenda_item(rest),
            Some(Label::Written | Label::Date | Label::SessionDate) => dates::day(rest).is_some(),
            Some(Label::Other) => dates::day(rest).is_some() || wide,
            Some(Label::Department) => wide || rest.starts_with("Dez"),
            Some(Label::Contact | Label::Decision | Label::Body | Label::Public | Label::Mover) => {
                wide
            }
            _ => false,
        };
        if fits {
            return Part {
                label: label(head),
                value: rest,
            };
        }
    }
    Part {
        label: None,
        value: cell,
    }
}

/// Whether a text is the number of a paper, with nothing but "öffentlich" behind it.
pub fn is_number(text: &str) -> bool {
    number(text).is_some_and(|(_, rest)| {
        rest.split_whitespace().all(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "öffentlich" | "nichtöffentlich" | "nicht" | "(öffentlich)" | "(nichtöffentlich)"
            )
        })
    })
}

/// The number of a paper that opens a text, and what stands behind it: "2013/0162", "DS 0456/21", "20-26 / V 01234".
pub fn number(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let first = text.split_whitespace().next().unwrap_or_default();
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let mut words = text.split(' ');
    if let (Some(term), Some("/"), Some(letter), Some(count)) =
        (words.next(), words.next(), words.next(), words.next())
        && term.split('-').all(|year| digits(year) && year.len() == 2)
        && letter.len() == 1
        && letter.bytes().all(|b| b.is_ascii_uppercase())
        && (3..=6).contains(&count.bytes().take_while(u8::is_ascii_digit).count())
    {
        let length =
            term.len() + letter.len() + 4 + count.bytes().take_while(u8::is_ascii_digit).count();
        return text.get(..length).zip(text.get(length..));
    }
    // Letters that stand for the kind of paper, with a blank before the number.
    let letters = (2..=4).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && first.bytes().filter(u8::is_ascii_uppercase).count() >= 2;
    let behind = text
        .get(first.len()..)
        .unwrap_or_default()
        .split_whitespace()
        .next()
        .unwrap_or_default();
    if letters
        && first != "TOP"
        && behind.contains(['/', '-'])
        && behind
            .split(['/', '-'])
            .all(|part| digits(part) && part.len() >= 2)
    {
        let length = first.len() + 1 + behind.len();
        return text
            .get(..length)
            .zip(text.get(length..))
            .filter(|(number, _)| number.ends_with(behind));
    }
    // "Dez.1" is no number: a word in small letters needs a stroke.
    let word = first.contains(|c: char| c.is_ascii_lowercase())
        && !first.contains(['/', '-'])
        && !first.ends_with(|c: char| c.is_ascii_lowercase());
    let signs = !word
        && first
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '_'));
    let one = first.len() <= 24
        && signs
        && first.bytes().any(|b| b.is_ascii_digit())
        && dates::day(first).is_none();
    one.then(|| text.split_at_checked(first.len())).flatten()
}

/// The number of an item of an agenda without the sign of the public before it: "TOP Ö 7.1" is 7.1.
pub fn agenda_item(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = text
        .strip_prefix("TOP")
        .unwrap_or(text)
        .trim_matches([' ', ':', '.']);
    let plain = text
        .strip_prefix("Ö ")
        .or_else(|| text.strip_prefix("N "))
        .or_else(|| text.strip_prefix(['Ö', 'N']))
        .unwrap_or(text);
    is_agenda_item(text).then_some(plain.trim())
}

/// Whether a text is the number of an item of an agenda: "14 b", "8.2", "Ö 7".
pub fn is_agenda_item(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    let plain = text
        .strip_prefix("Ö ")
        .or_else(|| text.strip_prefix("N "))
        .or_else(|| text.strip_prefix(['Ö', 'N']))
        .unwrap_or(text);
    let digits = plain
        .trim_end_matches(|c: char| c.is_ascii_lowercase())
        .trim_end();
    let letters = plain.len() - digits.len() <= 2;
    let first = digits.bytes().take_while(u8::is_ascii_digit).count();
    letters
        && (1..=3).contains(&first)
        && digits.len() <= 8
        && digits.split('.').all(|part| {
            !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Vec<(Option<Label>, &str)> {
        parts(cell)
            .into_iter()
            .map(|part| (part.label, part.value))
            .collect()
    }

    #[test]
    fn labels_inside_a_line() {
        assert_eq!(
            read("Vorlage Nr.: 2026/0244 Verantwortlich: Dez. 4"),
            [
                (Some(Label::Reference), "2026/0244"),
                (Some(Label::Department), "Dez. 4")
            ]
        );
        assert_eq!(read("Vorlage Nr. 427"), [(Some(Label::Reference), "427")]);
        assert_eq!(read("TOP 14 b"), [(Some(Label::Agenda), "14 b")]);
        assert_eq!(
            read("vom 02.12.2005"),
            [(Some(Label::Written), "02.12.2005")]
        );
        assert_eq!(
            read("verantwortlich  Dez. 5"),
            [(Some(Label::Department), "Dez. 5")]
        );
        assert_eq!(
            read("Radwege: ein Bericht"),
            [(None, "Radwege: ein Bericht")]
        );
        assert_eq!(read("Vorlage an den Rat"), [(None, "Vorlage an den Rat")]);
    }

    #[test]
    fn numbers_of_papers_and_of_items() {
        for number in [
            "427",
            "2013/0162",
            "DS 0456/21",
            "BerV 15/0277",
            "20-26 / V 01234",
            "KA-0219/V",
            "VO/0412/24/1-A öffentlich",
            "DS-21/4567",
            "0815-BR/2024",
        ] {
            assert!(is_number(number), "{number}");
        }
        for other in ["am Markt", "Dez.1", "12.03.2024", "der Fraktion 12"] {
            assert!(!is_number(other), "{other}");
        }
        assert!(
            ["14 b", "8.2", "5", "Ö 7", "44.1"]
                .iter()
                .all(|item| is_agenda_item(item))
        );
        assert!(
            !["12.03.2024", "2019", "Rat"]
                .iter()
                .any(|item| is_agenda_item(item))
        );
    }
}
