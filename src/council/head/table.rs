//! A head that is a table: labels in one column, their values in the next cell and the rows below.

use super::fields::Fields;
use super::labels;
use crate::layout::hyphens::{Known, heal};
use crate::layout::{Line, Role};
use crate::model::Consultation;
use crate::notation::dates;
use crate::outline::Context;
use crate::vocabulary::{self, HeadField};

/// Lines in which a head is looked for.
const MAX_HEAD_LINES: usize = 60;

/// Points by which the values of a label stand right of it.
const VALUE_INDENT: f32 = 20.0;

/// A label of a table: those whose values stand in the next column.
fn label(cell: &str) -> Option<HeadField> {
    match labels::label(cell)? {
        HeadField::Session | HeadField::Body => Some(HeadField::Session),
        HeadField::Date | HeadField::Written => Some(HeadField::Date),
        field @ (HeadField::Department
        | HeadField::Contact
        | HeadField::Phone
        | HeadField::Mail
        | HeadField::Reference) => Some(field),
        _ => None,
    }
}

/// What a line is to the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Inside,
    Outside,
    /// The head has ended above it.
    Ended,
}

/// A head as far as it is read.
struct Table<'c, 't> {
    fields: Fields,
    known: Known<'c>,
    /// The label whose values come.
    open: Option<HeadField>,
    /// Where the labels begin.
    left: Option<f32>,
    /// Labels that have a value beside them.
    labels: usize,
    /// The rows below are sessions.
    in_sessions: bool,
    /// The line above.
    above: Option<&'c Line<'t>>,
}

/// The head and the line behind it. A head has a paper number and one more label.
pub fn read(context: &Context<'_, '_>) -> Option<(Fields, usize)> {
    let lines = &context.layout.lines;
    let mut table = Table {
        fields: Fields::default(),
        known: context.layout.known(),
        open: None,
        left: None,
        labels: 0,
        in_sessions: false,
        above: None,
    };
    let mut end = 0;
    for (at, line) in lines.iter().enumerate().take(MAX_HEAD_LINES) {
        // On a page the name of the city and the kind of paper may be set like headings; the parts of the paper end the head.
        let is_part = !line.is_set() || vocabulary::is_paper_part(line.text);
        if line.style.heading > 0 && is_part {
            break;
        }
        if line.role != Role::Body {
            continue;
        }
        match table.take(line) {
            Taken::Inside => end = at + 1,
            Taken::Outside => {}
            Taken::Ended => break,
        }
        table.above = Some(line);
    }
    let is_head = table.fields.reference.is_some() && table.labels >= 2;
    is_head.then_some((table.fields, end))
}

/// The cells of a line. "Federführung: Amt 40" in one cell has two.
fn cells<'t>(line: &Line<'t>) -> Vec<&'t str> {
    let mut cells: Vec<&str> = line.text.split('\t').map(str::trim).collect();
    cells.retain(|cell| !cell.is_empty());
    let pair = cells
        .first()
        .filter(|_| line.is_set())
        .and_then(|first| first.split_once(':'))
        .filter(|(name, rest)| !rest.is_empty() && label(name).is_some());
    if let Some((name, rest)) = pair {
        cells.splice(..1, [name, rest.trim()]);
    }
    cells
}

impl<'c, 't> Table<'c, 't> {
    fn take(&mut self, line: &'c Line<'t>) -> Taken {
        let cells = cells(line);
        if self.take_label(line, &cells) {
            return Taken::Inside;
        }
        let stands_right = line
            .bbox
            .zip(self.left)
            .is_some_and(|(here, left)| here.x0 > left + VALUE_INDENT);
        let set_in = stands_right && !line.page_start && line.gap == 0;
        if !self.in_sessions {
            return self.take_value(line, &cells, set_in);
        }
        if cells.first().is_some_and(|cell| dates::day(cell).is_some()) {
            self.fields.consultations.push(consultation(&cells));
            return Taken::Inside;
        }
        self.below_sessions(line, &cells, set_in)
    }

    /// The first label of a line with the values beside it.
    fn take_label(&mut self, line: &Line<'_>, cells: &[&str]) -> bool {
        let mut places = cells.iter().enumerate();
        let Some((place, field)) = places.find_map(|(at, cell)| Some((at, label(cell)?))) else {
            return false;
        };
        // What stands before the first label names the kind of paper.
        let before = cells.get(..place).unwrap_or_default();
        if self.fields.kind.is_none() {
            let kind = before.iter().find(|cell| vocabulary::names_type(cell));
            self.fields.kind = kind.map(|text| (*text).to_owned());
        }
        let values = cells.get(place + 1..).unwrap_or_default();
        self.left = line.bbox.map(|bbox| bbox.x0);
        self.open = Some(field);
        self.in_sessions |= field == HeadField::Session;
        self.labels += usize::from(field == HeadField::Session || !values.is_empty());
        self.fields.take(field, &values.join(" "));
        true
    }

    /// A line above the sessions: the kind of paper, or one more value of the label above.
    fn take_value(&mut self, line: &Line<'_>, cells: &[&str], set_in: bool) -> Taken {
        let names_kind = cells.len() == 1 && vocabulary::names_type(line.text);
        if self.fields.kind.is_none() && names_kind {
            self.fields.kind = Some(line.text.to_owned());
            return Taken::Inside;
        }
        let in_column = line.raw.starts_with('\t') || set_in;
        let Some(open) = self.open.filter(|_| in_column) else {
            return Taken::Outside;
        };
        // On a page a value may run over two lines.
        let goes_on = self.above.is_some_and(|above| above.short == Some(false));
        match self.fields.departments.last_mut() {
            Some(last) if goes_on && open == HeadField::Department => {
                *last = heal([last.as_str(), line.text], self.known);
            }
            _ => self.fields.take(open, &cells.join(" ")),
        }
        Taken::Inside
    }

    /// A line below the sessions: the second line of a cell, or the subject.
    fn below_sessions(&mut self, line: &'c Line<'t>, cells: &[&str], set_in: bool) -> Taken {
        if let Some(subject) = &mut self.fields.subject {
            if !line.tight {
                return Taken::Ended;
            }
            *subject = heal([subject.as_str(), line.text], self.known);
            return Taken::Inside;
        }
        if set_in && self.extend_session(line, cells) {
            return Taken::Inside;
        }
        if cells.is_empty() {
            return Taken::Outside;
        }
        self.fields.subject = Some(cells.join(" "));
        Taken::Inside
    }

    /// The second line of the cells of a session.
    fn extend_session(&mut self, line: &Line<'_>, cells: &[&str]) -> bool {
        let known = self.known;
        let Some(session) = self.fields.consultations.last_mut() else {
            return false;
        };
        let extend = |cell: &mut Option<String>, more: &str| {
            *cell = Some(heal([cell.as_deref().unwrap_or_default(), more], known));
        };
        if let [body, decision] = cells {
            extend(&mut session.body, body);
            extend(&mut session.decision, decision);
            return true;
        }
        let above = self.above.and_then(|above| above.bbox);
        let in_left_half = line
            .bbox
            .zip(above)
            .is_some_and(|(here, row)| here.x0 < f32::midpoint(row.x0, row.x1));
        if in_left_half || session.decision.is_none() {
            extend(&mut session.body, line.text);
        } else {
            extend(&mut session.decision, line.text);
        }
        true
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
