//! Labels of a head with their values: beside them, in the columns below, or awaited in the lines below.

use super::{Form, Step};
use crate::council::cells::cells;
use crate::council::head::labels::{Part, label, parts};
use crate::council::head::letterhead::is_plain_word;
use crate::council::head::movers::{may_be_short_name, split_movers, stated_mover};
use crate::council::numbers::{agenda_item, is_agenda_item, is_paper_number};
use crate::council::publicity::{publicity, stated_public};
use crate::council::sessions;
use crate::notation::dates;
use crate::vocabulary::{self, HeadField};

impl Form<'_, '_> {
    /// Labels beside one another, and their values in the same order in the line below.
    pub(super) fn columns(&mut self, at: usize, text: &str) -> Step {
        let heads: Option<Vec<HeadField>> = cells(text).iter().map(|cell| label(cell)).collect();
        let (Some(heads), Some(below)) = (heads, self.lines.get(at + 1)) else {
            return Step::Pass;
        };
        let values = cells(below.text);
        if heads.len() < 2 || values.len() != heads.len() {
            return Step::Pass;
        }
        let fits_column =
            |(field, value): (&HeadField, &&str)| *field == HeadField::Other || fits(*field, value);
        if !heads.iter().zip(&values).all(fits_column) {
            return Step::Pass;
        }
        for (field, value) in heads.into_iter().zip(values) {
            self.give(field, value);
        }
        self.mark(at + 1);
        Step::Next(at + 2)
    }

    /// The labels of a line with their values.
    pub(super) fn labels(&mut self, at: usize, text: &str) -> Step {
        if let Some(field) = self.broken_label(at, text) {
            self.pending.push(field);
            self.last = Some(at + 1);
            return Step::Next(at + 2);
        }
        let cells = cells(text);
        let several = cells.len() > 1;
        let found: Vec<Part<'_>> = cells
            .iter()
            .flat_map(|cell| self.parts_of_cell(at, cell, several))
            .collect();
        if found.iter().all(|part| part.label.is_none()) {
            return Step::Pass;
        }
        let is_bare_number = matches!(
            found.as_slice(),
            [Part {
                label: Some(HeadField::Reference),
                value: ""
            }]
        );
        self.bare |= is_bare_number && !several && !text.ends_with(':');
        let mut names_mover = false;
        for part in found {
            match part.label {
                Some(HeadField::Mover) if opens_with_matter(text) => {
                    names_mover |= self.give_matter(text, part.value);
                }
                Some(field) => self.give_or_await(field, text, part.value),
                None => self.give_unlabelled(at, part.value),
            }
        }
        // Who moves may stand below the subject, which the last label comes before.
        if names_mover {
            self.mover = Some(at);
        } else {
            self.last = Some(at);
        }
        Step::Next(at + 1)
    }

    /// A label that a hyphen carries to the next line: "Verantwort-" / "lich:".
    fn broken_label(&self, at: usize, text: &str) -> Option<HeadField> {
        let start = text.strip_suffix('-')?;
        let below = self.text_at(at + 1).filter(|below| below.ends_with(':'))?;
        let is_rest = below.starts_with(char::is_lowercase);
        label(&format!("{start}{below}")).filter(|_| is_rest)
    }

    /// The labels of a cell. A label that is all of its cell has no value there.
    fn parts_of_cell<'l>(&self, at: usize, cell: &'l str, several: bool) -> Vec<Part<'l>> {
        let stands_alone = |field: HeadField| {
            let is_subject = cell.contains(' ') || matches!(cell, "Betreff" | "Betrifft");
            several
                || self.bare
                || cell.ends_with(':')
                || field == HeadField::Reference
                || (field == HeadField::Subject && is_subject)
                || self.has_value_below(at, field)
        };
        match label(cell).filter(|field| stands_alone(*field)) {
            Some(field) => vec![Part {
                label: Some(field),
                value: "",
            }],
            None => parts(cell),
        }
    }

    /// Whether a label alone on its line, without a colon, has its value in the line right below.
    fn has_value_below(&self, at: usize, field: HeadField) -> bool {
        let is_plain = matches!(
            field,
            HeadField::Department | HeadField::Date | HeadField::Contact | HeadField::Public
        );
        let below = self.lines.get(at + 1).filter(|below| below.gap == 0);
        let Some(below) = below.filter(|_| is_plain && self.facts > 0) else {
            return false;
        };
        let value = below.text.trim();
        let is_one_value = label(value).is_none() && cells(value).len() == 1;
        is_one_value && fits(field, value)
    }

    /// "Anfrage: GRÜNE" says who asks, "Anfrage: Radwege" does not. Returns whether it does.
    fn give_matter(&mut self, text: &str, value: &str) -> bool {
        // Below a title "Anfrage: BfL" names a group.
        let has_title = !self.loose.is_empty() || self.fields.subject.is_some();
        let short_name = (has_title && may_be_short_name(value)).then(|| value.to_owned());
        let Some(who) = stated_mover(text).or(short_name) else {
            let kind = text.split(':').next().map(str::to_owned);
            self.fields.kind = self.fields.kind.take().or(kind);
            self.give(HeadField::Subject, value);
            return false;
        };
        self.fields.submitted_by.push(who);
        self.facts += 1;
        true
    }

    fn give_or_await(&mut self, field: HeadField, text: &str, value: &str) {
        if value.is_empty() {
            self.pending.push(field);
            return;
        }
        if field == HeadField::Reference && self.fields.kind.is_none() {
            let first = text.split(' ').next().unwrap_or_default();
            let names_kind = vocabulary::names_type(first) && !is_plain_word(first);
            self.fields.kind = names_kind.then(|| first.to_owned());
        }
        self.pending.retain(|label| *label != field);
        self.give(field, value);
    }

    /// A value that stands under no label of its cell: that of the label beside it, else of one further up.
    fn give_unlabelled(&mut self, at: usize, value: &str) {
        let mut pending = self.pending.iter();
        if let Some(place) = pending.rposition(|field| fits(*field, value)) {
            let field = self.pending.remove(place);
            self.give(field, value);
        } else if let Some(public) = stated_public(value) {
            self.fields.public = self.fields.public.or(public.told());
        } else if self.fields.kind.is_none() && vocabulary::names_type(value) {
            self.fields.kind = Some(value.to_owned());
            self.kind = Some(at);
        }
    }

    /// A line that is the value of a label above.
    pub(super) fn awaited_value(&mut self, at: usize, text: &str) -> Step {
        let Some(place) = self.pending.iter().position(|field| fits(*field, text)) else {
            return Step::Pass;
        };
        let field = self.pending.remove(place);
        self.give(field, text);
        self.last = Some(at);
        Step::Next(at + 1)
    }

    /// Takes the value of a label.
    pub(super) fn give(&mut self, field: HeadField, text: &str) {
        let is_fact = !matches!(
            field,
            HeadField::Contact | HeadField::Phone | HeadField::Mail | HeadField::Kind
        );
        self.open = Some(field);
        self.facts += usize::from(is_fact);
        let text = text.trim();
        match field {
            HeadField::Written => self.written = dates::day(text),
            HeadField::Other => self.came_in |= dates::day(text).is_some(),
            HeadField::Body | HeadField::Session | HeadField::SessionDate => {
                self.give_session(field, text);
            }
            HeadField::Agenda => self.session.agenda_item = agenda_item(text).map(str::to_owned),
            HeadField::Decision => self.session.decision = Some(text.to_owned()),
            HeadField::Mover => self.fields.submitted_by.extend(split_movers(text)),
            _ => self.fields.take(field, text),
        }
    }

    /// Takes the body or the day of a session, or both in one phrase.
    fn give_session(&mut self, field: HeadField, text: &str) {
        if field != HeadField::SessionDate {
            if let Some(session) = sessions::phrase(text) {
                self.fields.consultations.push(session);
                return;
            }
            if dates::day(text).is_none() {
                self.session.body = Some(text.to_owned());
                let awaits_day = self.pending.contains(&HeadField::SessionDate);
                if field == HeadField::Session && !awaits_day {
                    self.pending.push(HeadField::SessionDate);
                }
                return;
            }
        }
        let day = text.trim_start_matches("am ").split(',').next();
        self.session.date = dates::day(day.unwrap_or(text));
    }
}

/// Whether a line opens with what is asked or moved, and no label of a form.
fn opens_with_matter(text: &str) -> bool {
    let word = text.split(':').next();
    matches!(word, Some("Antrag" | "Anfrage"))
}

/// Whether a text can be the value of a label.
pub(super) fn fits(field: HeadField, text: &str) -> bool {
    let is_day = || dates::day(text).is_some();
    match field {
        HeadField::Reference => is_paper_number(text),
        HeadField::SessionDate => dates::day(text.trim_start_matches("am ")).is_some(),
        HeadField::Date | HeadField::Written | HeadField::Other => is_day(),
        HeadField::Session => is_day() || vocabulary::names_body(text),
        HeadField::Agenda => is_agenda_item(text),
        HeadField::Public => publicity(text).is_some(),
        HeadField::Phone => text.bytes().filter(u8::is_ascii_digit).count() >= 3,
        HeadField::Mail => text.contains('@'),
        HeadField::Department if is_office_code(text) => true,
        HeadField::Body
        | HeadField::Department
        | HeadField::Contact
        | HeadField::Mover
        | HeadField::Subject
        | HeadField::Kind
        | HeadField::Decision => {
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            letters >= 2 && !is_day() && !is_paper_number(text)
        }
    }
}

/// The code of an office in its department: "V/51/514".
fn is_office_code(text: &str) -> bool {
    let parts = text.split_once('/');
    parts.is_some_and(|(department, office)| {
        let is_roman = !department.is_empty() && department.bytes().all(|b| b"IVX".contains(&b));
        is_roman && office.bytes().all(|b| b.is_ascii_digit() || b == b'/')
    })
}
