//! A head that is a table: labels in one column, their values in the next cell and the rows below.

use super::labels::{self, Label};
use super::values::{empty, value};
use crate::layout::hyphens::{Known, heal};
use crate::layout::{Line, Role};
use crate::model::{Consultation, Council};
use crate::notation::dates;
use crate::rules::Context;
use crate::vocabulary;

/// Lines in which a head is looked for.
const HEAD: usize = 60;

/// Points by which the values of a label stand right of it.
const SET_IN: f32 = 20.0;

/// A label of a table: those whose values stand in the next column.
fn label(cell: &str) -> Option<Label> {
    match labels::label(cell)? {
        Label::Session | Label::Body => Some(Label::Session),
        Label::Date | Label::Written => Some(Label::Date),
        kind @ (Label::Department
        | Label::Contact
        | Label::Phone
        | Label::Mail
        | Label::Reference) => Some(kind),
        _ => None,
    }
}

/// A head as far as it is read.
struct Head<'c, 't> {
    council: Council,
    known: Known<'c>,
    /// The label whose values come.
    open: Option<Label>,
    /// Where the labels begin.
    left: Option<f32>,
    labels: usize,
    sessions: bool,
    /// The line above, if it is one of the head.
    above: Option<&'c Line<'t>>,
}

/// The head and the line behind it. A head has a paper number and one more label.
pub fn read(context: &Context<'_, '_>) -> Option<(Council, usize)> {
    let lines = context
        .layout
        .lines
        .get(..HEAD.min(context.layout.lines.len()))
        .unwrap_or_default();
    let known = context.layout.known();
    let mut head = Head {
        council: empty(),
        known,
        open: None,
        left: None,
        labels: 0,
        sessions: false,
        above: None,
    };
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        // On a page the name of the city and the kind of paper may be set like headings; the parts of the paper end the head.
        if line.style.heading > 0 && (!line.is_set() || vocabulary::is_paper_part(line.text)) {
            break;
        }
        if line.role != Role::Body {
            continue;
        }
        match head.take(line) {
            Some(true) => end = at + 1,
            Some(false) => {}
            None => break,
        }
        head.above = Some(line);
    }
    (head.council.reference.is_some() && head.labels >= 2).then_some((head.council, end))
}

impl<'c, 't> Head<'c, 't> {
    /// Reads a line. Returns whether it belongs to the head, or nothing where the head has ended.
    fn take(&mut self, line: &'c Line<'t>) -> Option<bool> {
        let mut cells: Vec<&str> = line
            .text
            .split('\t')
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        // "Federführung: Amt 40" in one cell.
        if let [first, ..] = cells.as_slice()
            && let Some((name, rest)) = first
                .split_once(':')
                .filter(|(name, rest)| line.is_set() && !rest.is_empty() && label(name).is_some())
        {
            cells.splice(..1, [name, rest.trim()]);
        }
        let found = cells.iter().position(|cell| label(cell).is_some());
        if let Some((cell, kind)) = found.and_then(|cell| Some((cell, label(cells.get(cell)?)?))) {
            // What stands before the first label names the kind of paper.
            if cell > 0 && self.council.type_.is_none() {
                self.council.type_ = cells.first().map(|text| (*text).to_owned());
            }
            cells.drain(..=cell);
            self.left = line.bbox.map(|bbox| bbox.x0);
            self.open = Some(kind);
            self.sessions |= kind == Label::Session;
            self.labels += usize::from(kind == Label::Session || !cells.is_empty());
            value(&mut self.council, kind, &cells.join(" "));
            return Some(true);
        }
        let set_in = line
            .bbox
            .zip(self.left)
            .is_some_and(|(here, left)| here.x0 > left + SET_IN && !line.page_start)
            && line.gap == 0;
        if self.sessions && cells.first().is_some_and(|cell| dates::day(cell).is_some()) {
            self.council.consultations.push(consultation(&cells));
            return Some(true);
        }
        if self.council.type_.is_none()
            && !self.sessions
            && cells.len() == 1
            && vocabulary::names_type(line.text)
        {
            self.council.type_ = Some(line.text.to_owned());
            return Some(true);
        }
        if !self.sessions {
            let Some(open) = self.open.filter(|_| line.raw.starts_with('\t') || set_in) else {
                return Some(false);
            };
            // On a page a value may run over two lines.
            let goes_on = self.above.is_some_and(|above| above.short == Some(false));
            match self.council.departments.last_mut() {
                Some(last) if goes_on && open == Label::Department => {
                    *last = heal([last.as_str(), line.text], self.known)
                }
                _ => value(&mut self.council, open, &cells.join(" ")),
            }
            return Some(true);
        }
        self.below_sessions(line, &cells, set_in)
    }

    /// A line below the sessions: the second line of a cell, or the subject.
    fn below_sessions(&mut self, line: &'c Line<'t>, cells: &[&str], set_in: bool) -> Option<bool> {
        match (
            &mut self.council.subject,
            self.council.consultations.last_mut(),
        ) {
            (None, Some(session)) if set_in && cells.len() == 2 => {
                for (cell, more) in [&mut session.body, &mut session.decision]
                    .into_iter()
                    .zip(cells)
                {
                    *cell = Some(heal(
                        [cell.as_deref().unwrap_or_default(), more],
                        self.known,
                    ));
                }
                Some(true)
            }
            (None, Some(session)) if set_in => {
                let left_half = line
                    .bbox
                    .zip(self.above.and_then(|above| above.bbox))
                    .is_some_and(|(here, row)| here.x0 < f32::midpoint(row.x0, row.x1));
                let cell = if left_half || session.decision.is_none() {
                    &mut session.body
                } else {
                    &mut session.decision
                };
                *cell = Some(heal(
                    [cell.as_deref().unwrap_or_default(), line.text],
                    self.known,
                ));
                Some(true)
            }
            (subject @ None, _) if !cells.is_empty() => {
                *subject = Some(cells.join(" "));
                Some(true)
            }
            (Some(subject), _) if line.tight => {
                *subject = heal([subject.as_str(), line.text], self.known);
                Some(true)
            }
            (Some(_), _) => None,
            _ => Some(false),
        }
    }
}

fn consultation(cells: &[&str]) -> Consultation {
    let text = |at: usize| cells.get(at).map(|cell| (*cell).to_owned());
    Consultation {
        date: cells.first().and_then(|cell| dates::day(cell)),
        body: text(1),
        agenda_item: None,
        decision: text(2),
    }
}
