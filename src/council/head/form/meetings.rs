//! Sessions between the lines of a head.

use super::{Form, Step};
use crate::council::numbers::agenda_item;
use crate::council::publicity::{Public, stated_public};
use crate::council::sessions;
use crate::council::sessions::no_session;
use crate::model::Consultation;
use crate::notation::dates;
use crate::vocabulary::{self, HeadField};

impl Form<'_, '_> {
    /// "Beratungsfolge" above a table or a phrase is no label.
    pub(super) fn sessions_heading(&mut self, at: usize, text: &str) -> Step {
        let name = text.trim_end_matches(':').to_lowercase();
        let is_heading = matches!(name.as_str(), "beratungsfolge" | "beratung in");
        if !is_heading || !self.has_sessions_below(at) {
            return Step::Pass;
        }
        self.pending.clear();
        Step::Next(at + 1)
    }

    /// What is said of the public in a line of its own.
    pub(super) fn public_line(&mut self, at: usize, text: &str) -> Step {
        let Some(public) = stated_public(text) else {
            return Step::Pass;
        };
        self.fields.public = self.fields.public.or(public.told());
        self.pending.retain(|label| *label != HeadField::Public);
        self.mark(at);
        Step::Next(at + 1)
    }

    /// Sessions below a line of column names.
    pub(super) fn session_table(&mut self, at: usize, _: &str) -> Step {
        let Some((found, count)) = sessions::table(self.lines_from(at), self.known) else {
            return Step::Pass;
        };
        self.facts += usize::from(!found.is_empty());
        for session in found {
            self.rows.push(session.public);
            self.fields.consultations.push(session.consultation);
        }
        self.table = Some(at..at + count);
        self.open = None;
        self.pending.clear();
        Step::Next(at + count)
    }

    /// The session that decides, above a line about the public.
    pub(super) fn deciding_session(&self, at: usize, text: &str) -> Option<Consultation> {
        let below = self.text_at(at + 1).and_then(stated_public);
        below.and_then(|_: Public| sessions::decided(text))
    }

    /// A session in a line of its own.
    pub(super) fn session_line(&mut self, at: usize, text: &str) -> Step {
        let row = sessions::bare_row(text).or_else(|| sessions::phrase(text));
        if let Some(session) = row.or_else(|| self.deciding_session(at, text)) {
            self.fields.consultations.push(session);
            self.pending.retain(|label| {
                !matches!(
                    label,
                    HeadField::Session | HeadField::SessionDate | HeadField::Body
                )
            });
        } else if let (None, Some(session)) = (&self.session.date, sessions::line(text)) {
            self.session = session;
            // "Antrag zur Sitzung des Rates am 12.02.2021"
            let matter = text.split_once(" zur Sitzung").map(|(matter, _)| matter);
            let matter = matter.filter(|matter| vocabulary::names_type(matter));
            if let (None, Some(matter)) = (&self.fields.kind, matter) {
                self.fields.kind = Some(matter.to_owned());
                self.kind = Some(at);
            }
        } else {
            return Step::Pass;
        }
        self.facts += 1;
        self.mark(at);
        Step::Next(at + 1)
    }

    /// The values of the labels of a session once more.
    pub(super) fn repeated_session(&mut self, at: usize, text: &str) -> Step {
        let is_known = self.session.body.is_some() && self.session.date.is_some();
        let day_below = self.text_at(at + 1).and_then(dates::day);
        if !is_known || day_below.is_none() || !vocabulary::names_body(text) {
            return Step::Pass;
        }
        let next = Consultation {
            body: Some(text.to_owned()),
            ..no_session()
        };
        let above = std::mem::replace(&mut self.session, next);
        self.fields.consultations.push(above);
        self.pending
            .extend([HeadField::SessionDate, HeadField::Agenda]);
        self.last = Some(at);
        Step::Next(at + 1)
    }

    /// The item of the agenda with the subject behind it: "TOP 7 - Radwege".
    pub(super) fn agenda_title(&mut self, at: usize, text: &str) -> Step {
        let item = text.strip_prefix("TOP ");
        let Some((item, title)) = item.and_then(|rest| rest.split_once(" - ")) else {
            return Step::Pass;
        };
        let Some(item) = agenda_item(item).filter(|_| self.session.date.is_some()) else {
            return Step::Pass;
        };
        self.session.agenda_item = Some(item.to_owned());
        self.give(HeadField::Subject, title);
        self.last = Some(at);
        Step::Next(at + 1)
    }
}
