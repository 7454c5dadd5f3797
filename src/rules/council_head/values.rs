//! What the values of a head say.

use super::RULE;
use super::labels::Label;
use crate::model::{Contact, Council, Source};
use crate::notation::dates;

/// A record with nothing in it.
pub fn empty() -> Council {
    Council {
        reference: None,
        answers: None,
        type_: None,
        submitted_by: Vec::new(),
        date: None,
        public: None,
        departments: Vec::new(),
        contacts: Vec::new(),
        consultations: Vec::new(),
        subject: None,
        reason: None,
        proposal: None,
        signatories: Vec::new(),
        questions: Vec::new(),
        source: Source {
            page: None,
            lines: [1, 1],
            bbox: None,
            rule: RULE.name.into(),
            raw: String::new(),
            places: Vec::new(),
        },
    }
}

/// Takes the value of a label.
pub fn value(council: &mut Council, kind: Label, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    match kind {
        // "III" is the number of the part of the administration that has been named.
        Label::Department
            if !council.departments.is_empty()
                && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) => {}
        Label::Department => council.departments.push(text.to_owned()),
        Label::Contact => council.contacts.push(contact(text)),
        Label::Phone | Label::Mail => {
            if council.contacts.is_empty() {
                council.contacts.push(Contact {
                    name: String::new(),
                    department: None,
                    phone: None,
                    email: None,
                });
            }
            if let Some(contact) = council.contacts.last_mut() {
                let slot = if kind == Label::Phone {
                    &mut contact.phone
                } else {
                    &mut contact.email
                };
                *slot = slot.take().or_else(|| Some(text.to_owned()));
            }
        }
        Label::Date | Label::Written => {
            council.date = council.date.take().or_else(|| dates::day(text))
        }
        Label::Reference => {
            let first = || {
                text.split(' ')
                    .next()
                    .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
            };
            let number = super::labels::number(text)
                .map(|(number, _)| number)
                .or_else(first);
            council.reference = council
                .reference
                .take()
                .or_else(|| number.map(str::to_owned));
            council.public = council.public.or_else(|| publicity(text));
        }
        Label::Public => council.public = council.public.or_else(|| publicity(text)),
        _ => {}
    }
}

/// What a text says of the public.
pub fn publicity(text: &str) -> Option<bool> {
    let lower = text.to_lowercase();
    let closed = lower.contains("nichtöffentlich") || lower.contains("nicht öffentlich");
    lower.contains("öffentlich").then_some(!closed)
}

/// "Dr. Eva Beispiel (FB 1) Telefon 563-4717 eva@example.org".
pub(super) fn contact(text: &str) -> Contact {
    let email = text
        .split(' ')
        .find(|word| word.contains('@'))
        .map(|word| word.trim_matches([',', ';', '<', '>']).to_owned());
    let phone = ["Telefon", "Tel.:", "Tel.", "Tel:"]
        .iter()
        .find_map(|word| text.split_once(word))
        .map(|(_, rest)| {
            rest.trim_start_matches([':', ' '])
                .split(|c: char| c.is_alphabetic() || c == '@' || c == ',')
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        });
    let head_end = ["Telefon", "Tel.", "Tel:", "Fax", "E-Mail"]
        .iter()
        .filter_map(|word| text.find(word))
        .min();
    let mail_at = email.as_ref().and_then(|mail| text.find(mail.as_str()));
    let head = text
        .get(
            ..head_end
                .into_iter()
                .chain(mail_at)
                .min()
                .unwrap_or(text.len()),
        )
        .unwrap_or(text)
        .trim();
    let (name, department) = match head.split_once('(') {
        Some((name, rest)) => (
            name.trim(),
            Some(rest.trim_end_matches([')', ' ', ',']).to_owned()),
        ),
        None => (head, None),
    };
    Contact {
        name: name.trim_end_matches([',', ' ']).to_owned(),
        department,
        phone: phone.filter(|p| !p.is_empty()),
        email,
    }
}
