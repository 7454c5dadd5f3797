//! Lines of a head that stand under no label: the second line of a value, who moves, or what may be the subject.

use super::{Form, Step};
use crate::council::cells::cells;
use crate::council::head::labels::{label, parts};
use crate::council::head::letterhead::{department, is_letterhead};
use crate::council::head::movers::{opens_with_matter, stated_mover, without_article};
use crate::council::head::subject::{is_title, title_lines};
use crate::council::sessions;
use crate::layout::Line;
use crate::layout::hyphens::{heal, is_open_end};
use crate::vocabulary::{self, HeadField};

/// Bytes of a group that is more than a title.
const RUNNING_TEXT_BYTES: usize = 160;

impl Form<'_, '_> {
    /// The part of the administration that runs the matter.
    pub(super) fn department_line(&mut self, at: usize, text: &str) -> Step {
        let is_awaited = self.pending.is_empty() && self.last.is_some();
        let name = department(text).filter(|_| is_awaited && self.fields.departments.is_empty());
        let Some(name) = name else {
            return Step::Pass;
        };
        self.fields.departments.push(name.to_owned());
        self.mark(at);
        Step::Next(at + 1)
    }

    /// Where somebody is reached.
    pub(super) fn letterhead_line(&mut self, at: usize, text: &str) -> Step {
        let is_inside = self.kind.is_some() && self.facts > 0 && self.pending.is_empty();
        if !is_inside || !text.contains('@') || !is_letterhead(text) {
            return Step::Pass;
        }
        self.mark(at);
        Step::Next(at + 1)
    }

    /// "Kleine Anfrage" / "über" / the subject.
    pub(super) fn about(&mut self, at: usize, text: &str) -> Step {
        let lacks_subject = self.kind.is_some() && self.fields.subject.is_none();
        if !lacks_subject || !matches!(text, "über" | "betreffend") {
            return Step::Pass;
        }
        self.pending.push(HeadField::Subject);
        self.last = Some(at);
        Step::Next(at + 1)
    }

    /// The second line of a value.
    pub(super) fn continuation(&mut self, at: usize, text: &str) -> Step {
        let (Some(line), Some(open)) = (self.lines.get(at), self.open) else {
            return Step::Pass;
        };
        let above = at.checked_sub(1).filter(|above| self.last == Some(*above));
        let above = above.and_then(|above| self.lines.get(above));
        let flows = |above: &&&Line<'_>| line.gap == 0 && self.goes_on(at, above, open);
        if !above.as_ref().is_some_and(flows) {
            return Step::Pass;
        }
        let slot = match open {
            HeadField::Department => self.fields.departments.last_mut(),
            HeadField::Body => self.session.body.as_mut(),
            HeadField::Subject => self.fields.subject.as_mut(),
            _ => None,
        };
        let Some(slot) = slot else {
            return Step::Pass;
        };
        *slot = heal([slot.as_str(), text], self.known);
        self.last = Some(at);
        Step::Next(at + 1)
    }

    /// Whether a line goes on with the value above it.
    fn goes_on(&self, at: usize, above: &Line<'_>, open: HeadField) -> bool {
        let Some(line) = self.lines.get(at) else {
            return false;
        };
        let is_open = is_open_end(above.text) || above.text.ends_with(['-', ',']);
        let flows = is_open || line.shape.starts_lower;
        let next = self.text_at(at + 1).unwrap_or_default();
        let before_label = next.ends_with(':') && label(next).is_some();
        match open {
            HeadField::Department => flows && !opens_with_letter(line.text),
            HeadField::Body => flows || before_label,
            HeadField::Subject => {
                let names_mover = opens_with_matter(line.text) && stated_mover(line.text).is_some();
                let is_other = names_mover || opens_field(line.text);
                !before_label && !is_other && !line.text.starts_with("(Eing")
            }
            _ => false,
        }
    }

    /// Who asks or moves.
    pub(super) fn mover_line(&mut self, at: usize, text: &str) -> Step {
        let before_labels = self.last.is_none() && self.table.is_none();
        let name = without_article(text);
        let is_name = before_labels && self.kind.is_some() && vocabulary::is_mover(name);
        let who = if is_name {
            Some(name.to_owned())
        } else {
            stated_mover(text)
        };
        let is_said = opens_with_matter(text) || text.starts_with('(') || before_labels;
        let Some(who) = who.filter(|_| is_said && self.kind.is_some()) else {
            return Step::Pass;
        };
        self.fields.submitted_by.push(who);
        self.facts += 1;
        self.mover = Some(at);
        Step::Next(at + 1)
    }

    /// What stands above the head.
    pub(super) fn foreword(&mut self, at: usize, _: &str) -> Step {
        if self.kind.is_none() && self.facts == 0 {
            Step::Next(at + 1)
        } else {
            Step::Pass
        }
    }

    /// A group of lines under no label. Running text ends the head; the title above it may be the subject.
    pub(super) fn group(&mut self, at: usize, _: &str) -> Step {
        let more = self.lines_from(at + 1);
        let count = (0..more.len())
            .find(|below| self.ends_group(at + 1 + below))
            .unwrap_or(more.len());
        let end = at + 1 + count;
        let group = self.lines.get(at..end).unwrap_or_default();
        let title = title_lines(group, self.measure);
        if title > 0 && is_title(group.get(..title).unwrap_or_default()) {
            self.loose.push(at..at + title);
        }
        let bytes: usize = group.iter().map(|line| line.text.len()).sum();
        let is_running = title < group.len() || (title == 0 && bytes > RUNNING_TEXT_BYTES);
        self.open = None;
        if is_running {
            Step::End
        } else {
            Step::Next(end)
        }
    }

    /// Whether something else begins at a line below a group.
    fn ends_group(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else {
            return true;
        };
        let text = line.text.trim();
        let is_apart = line.gap > 0 || line.page_start;
        let opens_other = || {
            vocabulary::opens_body(text)
                || sessions::table(self.lines_from(at), self.known).is_some()
        };
        let may_name = text.starts_with(['A', '(']) || opens_with_matter(text);
        let names_mover = || may_name && stated_mover(text).is_some();
        is_apart || opens_other() || names_mover() || cells(text).iter().any(opens_with_label)
    }
}

fn opens_with_label(cell: &&str) -> bool {
    parts(cell).first().is_some_and(|part| part.label.is_some())
}

/// Whether a line opens with a small letter that a hyphen ties to a noun, and so may be a title: "e-Roller".
fn opens_with_letter(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().is_some_and(char::is_lowercase);
    first && chars.next() == Some('-') && chars.next().is_some_and(char::is_uppercase)
}

/// Whether a line opens with one word and a colon, as the fields of a form do: "Klimafolgen: keine".
fn opens_field(text: &str) -> bool {
    text.split_once(':').is_some_and(|(word, rest)| {
        let is_word = word.len() >= 5 && word.chars().all(char::is_alphabetic);
        let is_label = word.starts_with(char::is_uppercase) && is_word;
        is_label && (rest.is_empty() || rest.starts_with(' '))
    })
}
