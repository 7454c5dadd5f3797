//! An address that is spelled otherwise than the name beside it.

use super::facts::Facts;
use super::message::Message;
use super::places::of_head;
use super::{Check, Comparison};
use crate::model::Severity;
use crate::notation::slug::slug;

/// The check.
pub const CHECK: Check = Check {
    name: "contact_address",
    german_title: "Adresse und Name passen nicht zusammen",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The e-mail addresses of the contacts of a council paper with their names, in all ways to write umlauts, double names and initials.
# Leaves alone
Addresses of offices (`info@`, `poststelle@`, `amt40@`), addresses that hold no name, and contacts of more than one person.
# Example
`daniel.heyman@example.org` beside the name Daniel Heymann.
# How sure
A name that is spelled otherwise and an address that is none are warnings, the name of another person is a note.
";

/// Words of addresses that belong to offices.
const OFFICES: [&str; 30] = [
    "amt",
    "anfragen",
    "antrag",
    "bauamt",
    "buero",
    "buergerbuero",
    "buergermeister",
    "dezernat",
    "fachbereich",
    "fraktion",
    "geschaeftsstelle",
    "info",
    "information",
    "kaemmerei",
    "kanzlei",
    "kontakt",
    "mail",
    "oberbuergermeister",
    "office",
    "post",
    "poststelle",
    "presse",
    "ratsbuero",
    "rathaus",
    "sekretariat",
    "service",
    "sitzungsdienst",
    "stadt",
    "team",
    "verwaltung",
];

/// What a spelling says about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    Agrees,
    Misspelled,
    Other,
    NoName,
}

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let Some(council) = &facts.document.council else {
        return;
    };
    for contact in &council.contacts {
        let Some(email) = &contact.email else {
            continue;
        };
        let (severity, message) = match local(email) {
            None => (
                Some(Severity::Warning),
                Message::NoAddress {
                    email: email.clone(),
                },
            ),
            Some(local) => match compare(&contact.name, local) {
                Spelling::Agrees => (
                    None,
                    Message::AddressFits {
                        email: email.clone(),
                        name: contact.name.clone(),
                    },
                ),
                Spelling::Misspelled => (
                    Some(Severity::Warning),
                    Message::AddressMisspelled {
                        email: email.clone(),
                        name: contact.name.clone(),
                    },
                ),
                Spelling::Other => (
                    Some(Severity::Note),
                    Message::AddressOfAnotherName {
                        email: email.clone(),
                        name: contact.name.clone(),
                    },
                ),
                Spelling::NoName => continue,
            },
        };
        let text = format!("{} {email}", contact.name).trim().to_owned();
        compared.push(Comparison {
            severity,
            message,
            arithmetic: None,
            places: vec![of_head(council, email, text)],
        });
    }
}

/// What stands before the `@` of an address.
fn local(email: &str) -> Option<&str> {
    let (local, domain) = email.split_once('@')?;
    let labels: Vec<&str> = domain.split('.').collect();
    let sound = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || "-_+.".contains(c))
            && !part.starts_with('.')
    };
    (sound(local) && labels.len() >= 2 && labels.iter().all(|label| sound(label))).then_some(local)
}

fn compare(name: &str, local: &str) -> Spelling {
    let Some((first_names, surnames)) = names(name) else {
        return Spelling::NoName;
    };
    let parts: Vec<String> = slug(local)
        .split('-')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let is_office = |part: &String| {
        OFFICES.contains(&part.as_str()) || part.contains(|c: char| c.is_ascii_digit())
    };
    if parts.is_empty() || parts.iter().any(is_office) {
        return Spelling::NoName;
    }
    let whole = parts.concat();
    let is_first = |part: &str| {
        first_names
            .iter()
            .any(|name| name.starts_with(part) || part.starts_with(name.as_str()))
    };
    // "weidemann", "jweidemann", "weidemannj", "joergweidemann"
    let holds = |text: &str, surname: &str| {
        let rest = text
            .strip_suffix(surname)
            .or_else(|| text.strip_prefix(surname));
        rest.is_some_and(|rest| rest.len() <= 2 || is_first(rest))
    };
    let found = surnames
        .iter()
        .any(|surname| holds(&whole, surname) || parts.iter().any(|part| part == surname));
    let strange = |part: &&String| {
        part.len() > 2
            && !is_first(part)
            && !surnames
                .iter()
                .any(|surname| surname.contains(part.as_str()))
    };
    if found {
        let other = parts
            .iter()
            .filter(strange)
            .any(|part| !surnames.iter().any(|surname| holds(part, surname)));
        return if other {
            Spelling::Other
        } else {
            Spelling::Agrees
        };
    }
    let near = |part: &str| {
        surnames.iter().any(|surname| {
            surname.len() >= 4
                && strsim::levenshtein(part, surname) <= (surname.len() / 4).clamp(1, 2)
        })
    };
    if parts.iter().any(|part| near(part)) {
        return Spelling::Misspelled;
    }
    // First name and surname, or their first letter and the surname: all else may be the sign of an office.
    let person = parts.len() == 2 && parts.last().is_some_and(|last| last.len() >= 4);
    if person {
        Spelling::Other
    } else {
        Spelling::NoName
    }
}

/// The first names and the spellings of the surname. `None` where it is no name of one person.
fn names(name: &str) -> Option<(Vec<String>, Vec<String>)> {
    let several = [" und ", "/", "&", ";"]
        .iter()
        .any(|mark| name.contains(mark));
    let turned = name
        .split_once(',')
        .map(|(surname, first)| format!("{first} {surname}"));
    let name = turned.as_deref().unwrap_or(name);
    let is_title = |word: &str| {
        word.ends_with('.') || matches!(word, "Herr" | "Herrn" | "Frau" | "Dr" | "Prof" | "Dipl")
    };
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|word| {
            !is_title(word)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || c == '-' || c == '’')
        })
        .collect();
    let (surname, before) = words.split_last()?;
    if several || surname.chars().count() < 2 {
        return None;
    }
    let particles: Vec<&str> = before
        .iter()
        .rev()
        .take_while(|word| word.starts_with(char::is_lowercase))
        .copied()
        .collect();
    let first_names = before
        .iter()
        .take(before.len() - particles.len())
        .flat_map(|word| spellings(word))
        .collect();
    let mut surnames = spellings(surname);
    if !particles.is_empty() {
        let full: String = particles.into_iter().rev().chain([*surname]).collect();
        surnames.extend(spellings(&full));
    }
    Some((first_names, surnames))
}

/// A name in the letters of an address: with and without the e of an umlaut, whole and by its halves.
fn spellings(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let without: String = lower
        .replace('ä', "a")
        .replace('ö', "o")
        .replace('ü', "u")
        .replace('ß', "s");
    let mut all = Vec::new();
    for spelled in [slug(&lower), slug(&without)] {
        all.push(spelled.replace('-', ""));
        all.extend(
            spelled
                .split('-')
                .filter(|half| half.len() > 2)
                .map(str::to_owned),
        );
    }
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::checks;

    #[test]
    fn contact_address() {
        checks::check("contact_address");
    }

    #[test]
    fn one_letter_altered() {
        checks::alter(
            "contact_address",
            "leaves_fitting_addresses_alone.txt",
            "irene.soergel@",
            "irene.sorgl@",
        );
        checks::alter(
            "contact_address",
            "leaves_fitting_addresses_alone.txt",
            "irene.soergel@stadt",
            "irene.soergel@.stadt",
        );
    }

    #[test]
    fn spellings_of_names() {
        for (name, local) in [
            ("Dr. Jörg Weidemann", "joerg.weidemann"),
            ("Jörg Weidemann", "j.weidemann"),
            ("Jörg Weidemann", "jweidemann"),
            ("Weidemann, Jörg", "weidemann"),
            ("Frau Groß-Müller", "gross-mueller"),
            ("Anna Groß-Müller", "anna.muller"),
            ("Max Meier", "maximilian.meier"),
            ("Eva von der Heide", "eva.vonderheide"),
            ("Eva von der Heide", "e.heide"),
        ] {
            assert_eq!(compare(name, local), Spelling::Agrees, "{name} {local}");
        }
        for (name, local) in [
            ("Daniel Heymann", "daniel.heyman"),
            ("Eva Schmidt", "schmitt"),
            ("Uwe Köster", "uwe.koestner"),
        ] {
            assert_eq!(compare(name, local), Spelling::Misspelled, "{name} {local}");
        }
        for (name, local) in [
            ("Daniel Heymann", "petra.schulz"),
            ("Daniel Heymann", "petra.heymann"),
        ] {
            assert_eq!(compare(name, local), Spelling::Other, "{name} {local}");
        }
        for (name, local) in [
            ("Daniel Heymann", "poststelle"),
            ("Daniel Heymann", "amt40"),
            ("Daniel Heymann", "dh"),
            ("Heymann / Schulz", "schulze"),
        ] {
            assert_eq!(compare(name, local), Spelling::NoName, "{name} {local}");
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(local("a.b@c.de"), Some("a.b"));
        for wrong in [
            "a.b", "a@b", "a@@b.de", "a b@c.de", "@c.de", "a@.de", "a@c..de",
        ] {
            assert_eq!(local(wrong), None, "{wrong}");
        }
    }
}
