//! What a head tells without a label of its own: kind and number in one line, labels as heads of columns, and what its front says.

use super::told::{Public, stated_public};
use super::{Form, cells, fits};
use crate::layout::hyphens::heal;
use crate::rules::council_head::labels::{Label, is_number, label, number, parts};
use crate::rules::council_head::{front, sessions, subject};
use crate::vocabulary;

impl Form<'_, '_> {
    /// Whether a table of sessions or a phrase that tells one stands in the next line.
    pub(super) fn sessions_below(&self, at: usize) -> bool {
        let below = self.lines.get(at + 1..).unwrap_or_default();
        sessions::table(below, self.known).is_some()
            || below
                .first()
                .is_some_and(|line| sessions::phrase(line.text).is_some())
    }

    /// The kind of the paper and its number in a line, or in the cells of one with what is said of the public.
    pub(super) fn numbered_kind(&mut self, at: usize, text: &str) -> bool {
        if self.council.type_.is_some()
            || self.council.reference.is_some()
            || !self.pending.is_empty()
        {
            return false;
        }
        let cells = cells(text);
        if cells.len() > 1 {
            self.council.public = self.council.public.or(cells
                .iter()
                .find_map(|cell| stated_public(cell))
                .and_then(Public::told));
        }
        if let Some((kind, number)) = front::kind_and_number(text) {
            (self.council.type_, self.council.reference) =
                (Some(kind.to_owned()), Some(number.to_owned()));
        } else {
            let words = |cell: &str| front::unspaced(cell).unwrap_or_else(|| cell.to_owned());
            let kind = cells.iter().map(|cell| words(cell)).find(|cell| {
                vocabulary::names_type(cell) && !matches!(cell.as_str(), "Drucksache" | "Vorlage")
            });
            let number = cells
                .iter()
                .find(|cell| is_number(cell) && cell.contains(['/', '-']));
            let spaced = front::unspaced(text).is_some();
            let Some(kind) = kind.filter(|kind| {
                spaced
                    || (cells.len() > 1
                        && (number.is_some() || cells.first() != Some(&kind.as_str())))
            }) else {
                return false;
            };
            // A label in the line says more.
            if cells
                .iter()
                .any(|cell| parts(cell).iter().any(|part| part.label.is_some()))
            {
                return false;
            }
            self.council.type_ = Some(kind);
            self.council.reference = number.map(|number| (*number).to_owned());
        }
        self.facts += usize::from(self.council.reference.is_some());
        self.kind = Some(at);
        self.mark(at);
        true
    }

    /// The number of a motion and those who move: "Anfrage Nr. 20-26 / F 00417 von Frau Muster" / "vom 14.09.2022".
    pub(super) fn numbered_motion(&mut self, at: usize, text: &str) -> bool {
        let Some(rest) = ["Anfrage Nr. ", "Antrag Nr. "]
            .iter()
            .find_map(|lead| text.strip_prefix(lead))
        else {
            return false;
        };
        let Some((number, behind)) = number(rest)
            .filter(|(_, behind)| behind.starts_with(" von ") || behind.starts_with(" der "))
        else {
            return false;
        };
        // Who moves may go on in the next line.
        let below = self
            .lines
            .get(at + 1)
            .filter(|below| below.gap == 0)
            .map_or("", |below| below.text.trim());
        let whole = if behind.contains(" vom ") {
            behind.to_owned()
        } else {
            format!("{behind} {below}")
        };
        let who = whole.split(" vom ").next().unwrap_or_default().trim();
        let who = who
            .strip_prefix("von ")
            .or_else(|| who.strip_prefix("der "))
            .unwrap_or(who);
        if !who.split(", ").all(front::is_mover) {
            return false;
        }
        self.facts += usize::from(self.motion.is_none());
        self.motion = self.motion.take().or_else(|| Some(number.to_owned()));
        if self.council.submitted_by.is_empty() {
            self.council.submitted_by.extend(front::movers(who));
            self.facts += 1;
        }
        if self.kind.is_some() {
            self.mark(at);
        }
        true
    }

    /// Labels beside one another, and their values in the same order in the line below.
    pub(super) fn columns(&mut self, at: usize, text: &str) -> bool {
        let heads: Vec<Option<Label>> = cells(text).iter().map(|cell| label(cell)).collect();
        let Some(below) = self
            .lines
            .get(at + 1)
            .map(|below| below.text)
            .filter(|_| heads.len() > 1 && heads.iter().all(Option::is_some))
        else {
            return false;
        };
        let values = cells(below);
        let pairs = || heads.iter().flatten().zip(&values);
        if values.len() != heads.len()
            || !pairs().all(|(kind, value)| *kind == Label::Other || fits(*kind, value))
        {
            return false;
        }
        for (kind, value) in heads.iter().flatten().zip(values) {
            self.give(*kind, value);
        }
        self.mark(at + 1);
        true
    }

    /// Whether a label alone on its line, without a colon, has its value in the line right below.
    pub(super) fn stands_alone(&self, at: usize, kind: Label) -> bool {
        let below = self
            .lines
            .get(at + 1)
            .filter(|below| below.gap == 0)
            .map(|below| below.text.trim());
        let plain = matches!(
            kind,
            Label::Department | Label::Date | Label::Contact | Label::Public
        );
        plain
            && self.facts > 0
            && below.is_some_and(|below| {
                fits(kind, below) && label(below).is_none() && cells(below).len() == 1
            })
    }

    /// The subject, the session of the labels, and what is said of the public. Returns the end of the head.
    pub(super) fn finish(&mut self) -> Option<usize> {
        let last = self.last.or(self.kind)?;
        self.wrapped_department(last);
        let mut end = self.mover.map_or(last, |mover| mover.max(last)) + 1;
        let behind_table = self.table.as_ref().map_or(usize::MAX, |table| table.end);
        if let Some(table) = &self.table {
            end = end.max(table.end);
        }
        // The first group behind the labels is the subject; where there is none, that between the kind of paper and the labels.
        let place = self
            .loose
            .iter()
            .position(|group| group.start > last || group.start == behind_table);
        let place = place.or_else(|| {
            self.loose
                .iter()
                .position(|group| self.kind.is_some_and(|kind| group.start > kind))
        });
        if let Some(group) = place
            .and_then(|place| self.loose.get(place))
            .cloned()
            .filter(|_| self.council.subject.is_none())
        {
            let (text, who) = subject::text(
                self.lines.get(group.clone()).unwrap_or_default(),
                self.known,
            );
            self.council.subject = Some(text);
            self.council
                .submitted_by
                .extend(who.filter(|_| self.council.submitted_by.is_empty()));
            end = end.max(group.end);
        } else if let Some(text) = self.council.subject.take() {
            let (text, who) = subject::without_mover(&text);
            self.council.subject = Some(text);
            self.council
                .submitted_by
                .extend(who.filter(|_| self.council.submitted_by.is_empty()));
        }
        if self.session.date.is_some() || self.session.body.is_some() {
            self.facts += 1;
            let counted = !self.council.consultations.is_empty() && self.rows.is_empty();
            let place = if counted && self.session.body.is_some() {
                self.council.consultations.len()
            } else {
                0
            };
            self.council
                .consultations
                .insert(place, self.session.clone());
        } else if let (Some(decision), Some(session)) = (
            self.session.decision.take(),
            self.council.consultations.last_mut(),
        ) {
            session.decision = session.decision.take().or(Some(decision));
        }
        self.take_front(last);
        let said: Vec<bool> = self.rows.iter().flatten().copied().collect();
        let public = said.iter().any(|public| *public);
        self.council.public = self.council.public.or((!said.is_empty()).then_some(public));
        self.council.date = self.council.date.take().or_else(|| {
            self.written
                .take()
                .filter(|_| !self.came_in && self.council.reference.is_some())
        });
        Some(end)
    }

    /// What no label has told: the title above the kind of the paper, who asks or moves, and who runs the matter.
    pub(super) fn take_front(&mut self, last: usize) {
        let kind = self.kind.or(self.last).unwrap_or_default();
        let title = self
            .lines
            .get(..kind)
            .and_then(front::title_above)
            .filter(|_| self.council.subject.is_none());
        if let Some(title) = title.filter(|group| subject::is_title(group)) {
            self.council.subject = Some(subject::text(title, self.known).0);
        }
        let head = || self.lines.iter().take(last + 6);
        if self.council.submitted_by.is_empty() {
            let phrase = self
                .council
                .subject
                .as_deref()
                .and_then(front::mover_inside);
            let phrase = phrase.or_else(|| {
                head()
                    .skip(kind)
                    .find_map(|line| front::mover_inside(line.text))
            });
            let asks = self
                .council
                .type_
                .as_deref()
                .is_some_and(vocabulary::is_question_type);
            let address = || {
                self.lines
                    .iter()
                    .take(kind)
                    .map(|line| line.text.trim())
                    .find(|text| vocabulary::is_mover(text) && cells(text).len() == 1)
            };
            self.council.submitted_by = phrase
                .or_else(|| address().filter(|_| asks).map(str::to_owned))
                .map(|who| front::movers(&who))
                .unwrap_or_default();
        }
        if self.council.departments.is_empty() {
            self.council.departments = head()
                .find_map(|line| front::department(line.text))
                .map(|name| vec![name.to_owned()])
                .unwrap_or_default();
        }
        self.council.reference = self.council.reference.take().or_else(|| self.motion.take());
    }

    /// "Dienststelle: Ortsverwaltung" / "Süd" / an empty line / the subject: what stands right below belongs to the value.
    pub(super) fn wrapped_department(&mut self, last: usize) {
        let beside = self
            .lines
            .get(last)
            .is_some_and(|line| line.text.contains(':') && !line.text.ends_with(':'));
        let table = self.table.as_ref().map_or(usize::MAX, |table| table.start);
        let mut groups = self
            .loose
            .iter()
            .filter(|group| group.start > last && group.start < table);
        let (Some(first), Some(_)) = (groups.next().cloned(), groups.next()) else {
            return;
        };
        let line = self
            .lines
            .get(first.start)
            .filter(|line| line.gap == 0 && first.start == last + 1 && first.len() == 1);
        if let (true, Some(line), Some(slot)) = (
            beside,
            line.filter(|line| line.text.split(' ').count() <= 3),
            self.council.departments.last_mut(),
        ) {
            *slot = heal([slot.as_str(), line.text], self.known);
            self.loose.retain(|group| *group != first);
        }
    }
}
