//! What is decided at the end of a head: the subject, the session of the labels, and what its front says.

use super::Form;
use crate::council::cells::cells;
use crate::council::head::letterhead::{day_behind_place, department, title_above};
use crate::council::head::movers::{mover_inside, split_movers};
use crate::council::head::subject::{is_title, split_mover, subject_and_mover};
use crate::council::publicity::publicity;
use crate::layout::hyphens::heal;
use crate::vocabulary;
use std::ops::Range;

/// Lines behind the last label in which the front of a letter may go on.
const FRONT_LINES: usize = 6;

impl Form<'_, '_> {
    /// Puts together what the lines have told. Returns the end of the head.
    pub(super) fn finish(&mut self) -> Option<usize> {
        let last = self.last.or(self.kind)?;
        self.extend_department(last);
        let behind_table = self.table.as_ref().map_or(0, |table| table.end);
        let end = self.mover.map_or(last, |mover| mover.max(last)) + 1;
        let end = self.take_subject(last).max(end).max(behind_table);
        self.take_session();
        self.take_front(last);
        let said: Vec<bool> = self.rows.iter().flatten().copied().collect();
        let is_public = said.contains(&true);
        let by_rows = (!said.is_empty()).then_some(is_public);
        let by_kind = self.fields.kind.as_deref().and_then(public_kind);
        self.fields.public = self.fields.public.or(by_rows).or(by_kind);
        if self.fields.date.is_none() && !self.came_in {
            self.fields.date = match self.written.take() {
                Some(day) => Some(day).filter(|_| self.fields.reference.is_some()),
                None => self.day_of_letter(last),
            };
        }
        Some(end)
    }

    /// The day that stands behind the place at the front of a letter.
    fn day_of_letter(&self, last: usize) -> Option<String> {
        let mut front = self.lines.iter().take(last + FRONT_LINES);
        front.find_map(|line| day_behind_place(line.text.trim()))
    }

    /// The subject of a label or of a group of lines, without who asks or moves. Returns the line behind it.
    fn take_subject(&mut self, last: usize) -> usize {
        let group = self.subject_group(last);
        let (subject, who, end) = match (self.fields.subject.take(), group) {
            (Some(text), _) => {
                let (subject, who) = split_mover(&text);
                (subject, who, 0)
            }
            (None, Some(group)) => {
                let lines = self.lines.get(group.clone()).unwrap_or_default();
                let (subject, who) = subject_and_mover(lines, self.known);
                (subject, who, group.end)
            }
            (None, None) => return 0,
        };
        self.fields.subject = Some(subject);
        if self.fields.submitted_by.is_empty() {
            self.fields.submitted_by.extend(who);
        }
        end
    }

    /// The first group behind the labels is the subject; where there is none, that between the kind of paper and the labels.
    fn subject_group(&self, last: usize) -> Option<Range<usize>> {
        let behind_table = self.table.as_ref().map(|table| table.end);
        let mut groups = self.loose.iter();
        let behind = groups.find(|group| group.start > last || Some(group.start) == behind_table);
        let mut groups = self.loose.iter();
        let between = || groups.find(|group| self.kind.is_some_and(|kind| group.start > kind));
        behind.or_else(between).cloned()
    }

    /// The session that labels tell of, or what it decides.
    fn take_session(&mut self) {
        let sessions = &mut self.fields.consultations;
        if self.session.date.is_some() || self.session.body.is_some() {
            self.facts += 1;
            let is_repeated = !sessions.is_empty() && self.rows.is_empty();
            let place = if is_repeated && self.session.body.is_some() {
                sessions.len()
            } else {
                0
            };
            sessions.insert(place, self.session.clone());
        } else if let (Some(decision), Some(session)) =
            (self.session.decision.take(), sessions.last_mut())
        {
            session.decision.get_or_insert(decision);
        }
    }

    /// What no label has told: the title above the kind of the paper, who asks or moves, and who runs the matter.
    fn take_front(&mut self, last: usize) {
        let kind = self.kind.or(self.last).unwrap_or_default();
        let above = self.lines.get(..kind);
        if self.fields.subject.is_none()
            && let Some(title) = above.and_then(title_above)
            && is_title(title)
        {
            self.fields.subject = Some(subject_and_mover(title, self.known).0);
        }
        if self.fields.submitted_by.is_empty()
            && let Some(who) = self.front_mover(kind, last)
        {
            self.fields.submitted_by = split_movers(&who);
        }
        if self.fields.departments.is_empty() {
            let mut head = self.lines.iter().take(last + FRONT_LINES);
            let name = head.find_map(|line| department(line.text));
            self.fields.departments.extend(name.map(str::to_owned));
        }
        if self.fields.reference.is_none() {
            self.fields.reference = self.motion.take();
        }
    }

    /// Who asks or moves, by a phrase in the subject or below the kind, or by the address of the letter that asks.
    fn front_mover(&self, kind: usize, last: usize) -> Option<String> {
        let subject = self.fields.subject.as_deref();
        if let Some(who) = subject.and_then(mover_inside) {
            return Some(who);
        }
        let mut head = self.lines.iter().take(last + FRONT_LINES).skip(kind);
        if let Some(who) = head.find_map(|line| mover_inside(line.text)) {
            return Some(who);
        }
        let paper = self.fields.kind.as_deref();
        if !paper.is_some_and(vocabulary::is_question_type) {
            return None;
        }
        let mut above = self.lines.iter().take(kind).map(|line| line.text.trim());
        let who = above.find(|text| vocabulary::is_mover(text) && cells(text).len() == 1)?;
        Some(mover_inside(who).unwrap_or_else(|| who.to_owned()))
    }

    /// "Dienststelle: Ortsverwaltung" / "Süd" / an empty line / the subject: what stands right below belongs to the value.
    fn extend_department(&mut self, last: usize) {
        let Some(value) = self.lines.get(last) else {
            return;
        };
        let has_value_beside = value.text.contains(':') && !value.text.ends_with(':');
        let table = self.table.as_ref().map_or(usize::MAX, |table| table.start);
        let mut groups = self
            .loose
            .iter()
            .filter(|group| (last + 1..table).contains(&group.start));
        let (Some(first), Some(_)) = (groups.next().cloned(), groups.next()) else {
            return;
        };
        let Some(line) = self.lines.get(first.start) else {
            return;
        };
        let is_right_below = line.gap == 0 && first == (last + 1..last + 2);
        let is_short = line.text.split(' ').count() <= 3;
        if let Some(department) = self.fields.departments.last_mut()
            && has_value_beside
            && is_right_below
            && is_short
        {
            *department = heal([department.as_str(), line.text], self.known);
            self.loose.retain(|group| *group != first);
        }
    }
}

/// What the kind of the paper says of the public: "Öffentliche Beschlussvorlage".
fn public_kind(kind: &str) -> Option<bool> {
    let first = kind.split(' ').next()?;
    publicity(first)
}
