//! A head in lines: labels with their values beside them or in the lines below, whatever their order.

mod finish;
mod kind;
mod labelled;
mod meetings;
mod unlabelled;

use super::fields::Fields;
use crate::council::sessions::no_session;
use crate::layout::hyphens::Known;
use crate::layout::{Line, Role};
use crate::model::Consultation;
use crate::outline::Context;
use crate::vocabulary::{self, HeadField};
use std::ops::Range;

/// Lines in which a head is looked for.
const MAX_HEAD_LINES: usize = 80;

/// Lines among which a record of a session names itself.
const RECORD_LINES: usize = 12;

/// What a line is to a step of the reading.
enum Step {
    /// The step does not know the line; the next one looks at it.
    Pass,
    /// The line is read; the head goes on at this one.
    Next(usize),
    /// The head has ended above the line.
    End,
}

/// A head as far as it is read.
struct Form<'c, 't> {
    fields: Fields,
    known: Known<'c>,
    measure: usize,
    lines: Vec<&'c Line<'t>>,
    /// Labels whose values come.
    pending: Vec<HeadField>,
    /// The label whose value stands in the line above and may go on.
    open: Option<HeadField>,
    /// The session that labels tell of.
    session: Consultation,
    /// What each row of a table says of the public.
    rows: Vec<Option<bool>>,
    /// Lines that stand under no label, in groups that nothing parts.
    loose: Vec<Range<usize>>,
    /// Day on which the motion was written; the paper's own where nothing says that one came in.
    written: Option<String>,
    came_in: bool,
    /// The line of the kind of paper, and the last one with a label or its value.
    kind: Option<usize>,
    last: Option<usize>,
    table: Option<Range<usize>>,
    /// The last line that says who asks or moves.
    mover: Option<usize>,
    /// Values that make a head of these lines.
    facts: usize,
    /// The number of a motion with those who move behind it, where the paper itself has none.
    motion: Option<String>,
    /// Labels stand alone on their lines, without colons.
    bare: bool,
}

/// The head and the line behind it.
pub fn read(context: &Context<'_, '_>) -> Option<(Fields, usize)> {
    let layout = context.layout;
    let first_question = layout.asked.first();
    let stop = first_question.map_or(layout.lines.len(), |asked| asked.mark);
    let above = layout.lines.get(..stop).unwrap_or_default();
    let (places, lines): (Vec<usize>, Vec<&Line<'_>>) = above
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role == Role::Body)
        .take(MAX_HEAD_LINES)
        .unzip();
    let mut front = lines.iter().take(RECORD_LINES);
    if front.any(|line| vocabulary::names_record(line.text)) {
        return None;
    }
    let mut form = Form::new(lines, layout.known(), layout.setting.measure);
    let mut at = 0;
    while let Some(next) = form.step(at) {
        at = next;
    }
    let end = form.finish()?;
    if !form.says_enough(first_question.is_some()) {
        return None;
    }
    let last = end.checked_sub(1).and_then(|last| places.get(last));
    Some((form.fields, last.map_or(0, |line| line + 1)))
}

impl<'c, 't> Form<'c, 't> {
    /// The steps that look at a line, in their order: the first that knows it reads it.
    const STEPS: [fn(&mut Self, usize, &str) -> Step; 24] = [
        Self::skip,
        Self::sessions_heading,
        Self::numbered_kind,
        Self::numbered_motion,
        Self::kind,
        Self::body_opening,
        Self::public_line,
        Self::session_table,
        Self::session_line,
        Self::columns,
        Self::labels,
        Self::awaited_value,
        Self::below_kind,
        Self::answered_number,
        Self::day_below_number,
        Self::repeated_session,
        Self::department_line,
        Self::letterhead_line,
        Self::about,
        Self::agenda_title,
        Self::continuation,
        Self::mover_line,
        Self::foreword,
        Self::group,
    ];

    fn new(lines: Vec<&'c Line<'t>>, known: Known<'c>, measure: usize) -> Self {
        Self {
            fields: Fields::default(),
            known,
            measure,
            lines,
            pending: Vec::new(),
            open: None,
            session: no_session(),
            rows: Vec::new(),
            loose: Vec::new(),
            written: None,
            came_in: false,
            kind: None,
            last: None,
            table: None,
            mover: None,
            facts: 0,
            motion: None,
            bare: false,
        }
    }

    /// Reads what stands at a line and says which comes next; nothing where the head has ended.
    fn step(&mut self, at: usize) -> Option<usize> {
        let line = self.lines.get(at)?;
        let plain = line.text.replace("**", "");
        let text = plain.trim().trim_matches('*').trim();
        for step in Self::STEPS {
            match step(self, at, text) {
                Step::Pass => {}
                Step::Next(next) => return Some(next),
                Step::End => return None,
            }
        }
        None
    }

    /// Whether the lines make a head: a kind with a number or a session, an answer with anything, or a number with more.
    fn says_enough(&self, has_questions: bool) -> bool {
        let fields = &self.fields;
        let Some(kind) = fields.kind.as_deref() else {
            return fields.reference.is_some() && self.facts >= 3;
        };
        if has_questions {
            return true;
        }
        let is_filed = fields.reference.is_some() || !fields.consultations.is_empty();
        if vocabulary::is_answer_type(kind) {
            self.facts >= 1
        } else {
            is_filed && self.facts >= 2
        }
    }

    /// Notes a line that a label or its value stands on.
    fn mark(&mut self, at: usize) {
        (self.last, self.open) = (Some(at), None);
    }

    fn text_at(&self, at: usize) -> Option<&'t str> {
        self.lines.get(at).map(|line| line.text.trim())
    }

    fn lines_from(&self, at: usize) -> &[&'c Line<'t>] {
        self.lines.get(at..).unwrap_or_default()
    }
}
