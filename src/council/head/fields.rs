//! What a head says, field by field. Both readers fill it.

use crate::council::contacts::contact;
use crate::council::numbers::split_number;
use crate::council::publicity::publicity;
use crate::model::{Consultation, Contact};
use crate::notation::dates;
use crate::vocabulary::HeadField;

/// The fields of a head.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    /// Number of the paper.
    pub reference: Option<String>,
    /// Number of the paper that it answers.
    pub answers: Option<String>,
    /// Kind of the paper, as printed.
    pub kind: Option<String>,
    /// Those who ask or move.
    pub submitted_by: Vec<String>,
    /// Day of the paper.
    pub date: Option<String>,
    /// Whether it is open to the public.
    pub public: Option<bool>,
    /// Parts of the administration that run the matter.
    pub departments: Vec<String>,
    /// Those who answer questions about it.
    pub contacts: Vec<Contact>,
    /// Sessions in which it is dealt with.
    pub consultations: Vec<Consultation>,
    /// What it is about.
    pub subject: Option<String>,
}

impl Fields {
    /// Takes the value of a label.
    pub fn take(&mut self, field: HeadField, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match field {
            HeadField::Department => self.take_department(text),
            HeadField::Contact => self.contacts.push(contact(text)),
            HeadField::Phone | HeadField::Mail => self.take_address(field, text),
            HeadField::Date | HeadField::Written => {
                self.date = self.date.take().or_else(|| dates::day(text));
            }
            HeadField::Reference => self.take_number(text),
            HeadField::Public => self.public = self.public.or_else(|| publicity(text)),
            HeadField::Subject => keep_first(&mut self.subject, text),
            HeadField::Kind => keep_first(&mut self.kind, text),
            _ => {}
        }
    }

    /// "III" is the number of the part of the administration that has been named.
    fn take_department(&mut self, text: &str) {
        let is_roman = text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        if !is_roman || self.departments.is_empty() {
            self.departments.push(text.to_owned());
        }
    }

    /// Telephone or mail of the contact that has been named.
    fn take_address(&mut self, field: HeadField, text: &str) {
        if self.contacts.is_empty() {
            self.contacts.push(Contact {
                name: String::new(),
                department: None,
                phone: None,
                email: None,
            });
        }
        let Some(contact) = self.contacts.last_mut() else {
            return;
        };
        let slot = if field == HeadField::Phone {
            &mut contact.phone
        } else {
            &mut contact.email
        };
        keep_first(slot, text);
    }

    /// A number, with what may be said of the public behind it.
    fn take_number(&mut self, text: &str) {
        let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
        let number = split_number(text)
            .map(|(number, _)| number)
            .or_else(|| text.split(' ').next().filter(has_digit));
        if let Some(number) = number {
            keep_first(&mut self.reference, number);
        }
        self.public = self.public.or_else(|| publicity(text));
    }
}

/// What is said first counts.
fn keep_first(slot: &mut Option<String>, text: &str) {
    slot.get_or_insert_with(|| text.to_owned());
}
