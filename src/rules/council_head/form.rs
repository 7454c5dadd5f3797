//! A head in lines: labels with their values beside them or in the lines below, whatever their order.

mod front;
mod told;

use super::labels::{Label, Part, agenda_item, is_agenda_item, is_number, label, parts};
use super::values::{empty, publicity, value};
use super::{front as sheet, sessions, subject};
use crate::layout::hyphens::{Known, heal, is_open_end};
use crate::layout::{Line, Role};
use crate::model::{Consultation, Council};
use crate::notation::dates;
use crate::rules::Context;
use crate::vocabulary;
use std::ops::Range;
use told::stated_public;

/// Lines in which a head is looked for.
const HEAD: usize = 80;

/// Lines among which a record of a session names itself.
const RECORD: usize = 12;

/// A head as far as it is read.
struct Form<'c, 't> {
    council: Council,
    known: Known<'c>,
    measure: usize,
    lines: Vec<&'c Line<'t>>,
    /// Labels whose values come.
    pending: Vec<Label>,
    /// The label whose value stands in the line above and may go on.
    open: Option<Label>,
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
    facts: usize,
    /// The number of a motion with those who move behind it, where the paper itself has none.
    motion: Option<String>,
    /// Labels stand alone on their lines, without colons.
    bare: bool,
}

/// The head and the line behind it.
pub fn read(context: &Context<'_, '_>) -> Option<(Council, usize)> {
    let layout = context.layout;
    let stop = layout.asked.first().map_or(usize::MAX, |asked| asked.mark);
    let body = layout
        .lines
        .iter()
        .enumerate()
        .take_while(|(at, _)| *at < stop)
        .filter(|(_, line)| line.role == Role::Body)
        .take(HEAD);
    let (places, lines): (Vec<usize>, Vec<&Line<'_>>) = body.unzip();
    let mut form = Form {
        council: empty(),
        known: layout.known(),
        measure: layout.setting.measure,
        lines,
        pending: Vec::new(),
        open: None,
        session: Consultation {
            date: None,
            body: None,
            agenda_item: None,
            decision: None,
        },
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
    };
    if form
        .lines
        .iter()
        .take(RECORD)
        .any(|line| vocabulary::names_record(line.text))
    {
        return None;
    }
    let mut at = 0;
    while let Some(next) = form.step(at) {
        at = next;
    }
    let end = form.finish()?;
    let asked = !layout.asked.is_empty();
    let council = form.council;
    let kind = council.type_.as_deref();
    let enough = match kind {
        Some(kind) if vocabulary::is_answer_type(kind) && vocabulary::is_question_type(kind) => {
            form.facts >= 1 || asked
        }
        Some(_) => {
            ((council.reference.is_some() || !council.consultations.is_empty()) && form.facts >= 2)
                || asked
        }
        None => council.reference.is_some() && form.facts >= 3,
    };
    let end = places.get(end.wrapping_sub(1)).map_or(0, |line| line + 1);
    enough.then_some((council, end))
}

impl Form<'_, '_> {
    /// Reads what stands at a line and says which comes next; nothing where the head has ended.
    fn step(&mut self, at: usize) -> Option<usize> {
        let line = *self.lines.get(at)?;
        let plain = if line.text.contains("**") {
            line.text.replace("**", "")
        } else {
            line.text.to_owned()
        };
        let text = plain.trim().trim_matches('*').trim();
        let filler = text
            .chars()
            .all(|c| !c.is_alphanumeric() && !matches!(c, '☒' | '☐'));
        let attached = text.split_once(' ').is_some_and(|(count, word)| {
            count.parse::<u8>().is_ok() && matches!(word, "Anlage" | "Anlagen")
        });
        if filler
            || attached
            || vocabulary::is_imprint(text)
            || (self.kind.is_none() && vocabulary::asks_mover(text))
        {
            return Some(at + 1);
        }
        if matches!(
            text.trim_end_matches(':').to_lowercase().as_str(),
            "beratungsfolge" | "beratung in"
        ) && self.sessions_below(at)
        {
            self.pending.clear();
            return Some(at + 1);
        }
        if self.numbered_kind(at, text) || self.numbered_motion(at, text) {
            return Some(at + 1);
        }
        if self.council.type_.is_none() && self.pending.is_empty() && vocabulary::names_type(text) {
            return Some(self.take_kind(at, text));
        }
        let decided = sessions::decided(text).filter(|_| {
            self.lines
                .get(at + 1)
                .is_some_and(|below| stated_public(below.text).is_some())
        });
        if (self.kind.is_some() || self.facts > 0)
            && decided.is_none()
            && vocabulary::opens_body(text)
        {
            return None;
        }
        if self.kind.is_some() && self.facts == 0 && vocabulary::asks_mover(text) {
            return Some(at + 1);
        }
        if let Some(public) = stated_public(text) {
            self.council.public = self.council.public.or(public.told());
            self.pending.retain(|label| *label != Label::Public);
            self.mark(at);
            return Some(at + 1);
        }
        if let Some((found, count)) =
            sessions::table(self.lines.get(at..).unwrap_or_default(), self.known)
        {
            self.facts += usize::from(!found.is_empty());
            self.rows.extend(found.iter().map(|session| session.public));
            self.council
                .consultations
                .extend(found.into_iter().map(|session| session.consultation));
            self.table = Some(at..at + count);
            (self.open, self.pending) = (None, Vec::new());
            return Some(at + count);
        }
        if let Some(session) = sessions::bare_row(text)
            .or_else(|| sessions::phrase(text))
            .or(decided)
        {
            self.council.consultations.push(session);
            self.pending.retain(|label| {
                !matches!(label, Label::Session | Label::SessionDate | Label::Body)
            });
            self.facts += 1;
            self.mark(at);
            return Some(at + 1);
        }
        if let Some(session) = sessions::line(text).filter(|_| self.session.date.is_none()) {
            self.session = session;
            self.facts += 1;
            self.mark(at);
            return Some(at + 1);
        }
        if self.columns(at, text) {
            return Some(at + 2);
        }
        if self.labels(at, text) {
            return Some(at + 1);
        }
        self.unlabelled(at, text)
    }

    fn mark(&mut self, at: usize) {
        (self.last, self.open) = (Some(at), None);
    }

    /// The kind of the paper, which a hyphen may carry to the next line. Behind it may stand who asks or moves.
    fn take_kind(&mut self, at: usize, text: &str) -> usize {
        let goes_on = text
            .ends_with('-')
            .then(|| self.lines.get(at + 1))
            .flatten()
            .filter(|next| next.shape.starts_lower);
        let whole = heal(
            [Some(text), goes_on.map(|next| next.text)]
                .into_iter()
                .flatten(),
            self.known,
        );
        let (kind, who) = subject::kind(whole.trim_end_matches(':'));
        self.council.type_ = Some(kind.to_owned());
        self.facts += usize::from(who.is_some());
        self.council.submitted_by.extend(who);
        self.kind = Some(at);
        // Only the number of a motion may stand below it without a label.
        let below = at + 1 + usize::from(goes_on.is_some());
        if let Some(number) = self
            .lines
            .get(below)
            .map(|line| line.text.trim())
            .filter(|text| is_number(text) && self.kind.is_some())
        {
            if number.contains('/') {
                self.council.reference = Some(number.to_owned());
                self.facts += 1;
                self.last = Some(below);
            }
            return below + 1;
        }
        below
    }

    /// Takes the labels of a line with their values.
    fn labels(&mut self, at: usize, text: &str) -> bool {
        let cells = cells(text);
        let several = cells.len() > 1;
        let found: Vec<Part<'_>> = cells
            .iter()
            .flat_map(|cell| match label(cell) {
                // A label that is all of its cell has no value there.
                Some(kind)
                    if several
                        || cell.ends_with(':')
                        || kind == Label::Reference
                        || self.bare
                        || (kind == Label::Subject
                            && (cell.contains(' ') || *cell == "Betreff"))
                        || self.stands_alone(at, kind) =>
                {
                    vec![Part {
                        label: Some(kind),
                        value: "",
                    }]
                }
                _ => parts(cell),
            })
            .collect();
        if found.iter().all(|part| part.label.is_none()) {
            return false;
        }
        self.bare |= !several
            && !text.ends_with(':')
            && matches!(
                found.as_slice(),
                [Part {
                    label: Some(Label::Reference),
                    value: ""
                }]
            );
        let mut named = false;
        for part in found {
            match part.label {
                // "Anfrage: GRÜNE" says who asks, "Anfrage: Radwege" does not.
                Some(Label::Mover)
                    if text.starts_with(['A'])
                        && text
                            .split(':')
                            .next()
                            .is_some_and(|word| matches!(word, "Antrag" | "Anfrage")) =>
                {
                    match subject::mover(text) {
                        Some(who) => {
                            self.council.submitted_by.push(who);
                            self.facts += 1;
                            named = true;
                        }
                        None => self.give(Label::Subject, part.value),
                    }
                }
                Some(kind) if part.value.is_empty() => self.pending.push(kind),
                Some(kind) => {
                    if kind == Label::Reference && self.council.type_.is_none() {
                        let first = text.split(' ').next().filter(|word| {
                            vocabulary::names_type(word)
                                && !word.eq_ignore_ascii_case("drucksache")
                                && *word != "Vorlage"
                        });
                        self.council.type_ = first.map(str::to_owned);
                    }
                    self.pending.retain(|label| *label != kind);
                    self.give(kind, part.value);
                }
                None => {
                    // The value of the label beside it, else of one further up.
                    if let Some(place) = self
                        .pending
                        .iter()
                        .rposition(|kind| fits(*kind, part.value))
                    {
                        let kind = self.pending.remove(place);
                        self.give(kind, part.value);
                    } else if let Some(public) = stated_public(part.value) {
                        self.council.public = self.council.public.or(public.told());
                    } else if self.council.type_.is_none() && vocabulary::names_type(part.value) {
                        self.council.type_ = Some(part.value.to_owned());
                        self.kind = Some(at);
                    }
                }
            }
        }
        // Who moves may stand below the subject, which the last label comes before.
        if named {
            self.mover = Some(at);
        } else {
            self.last = Some(at);
        }
        true
    }

    /// Takes the value of a label.
    fn give(&mut self, kind: Label, text: &str) {
        self.open = Some(kind);
        self.facts += usize::from(!matches!(
            kind,
            Label::Contact | Label::Phone | Label::Mail | Label::Kind
        ));
        let text = text.trim();
        match kind {
            Label::Written => self.written = dates::day(text),
            Label::Other => self.came_in |= dates::day(text).is_some(),
            Label::Body | Label::Session if sessions::phrase(text).is_some() => {
                self.council.consultations.extend(sessions::phrase(text))
            }
            Label::Body | Label::Session if dates::day(text).is_none() => {
                self.session.body = Some(text.to_owned());
                if kind == Label::Session && !self.pending.contains(&Label::SessionDate) {
                    self.pending.push(Label::SessionDate);
                }
            }
            Label::SessionDate | Label::Body | Label::Session => {
                self.session.date = dates::day(
                    text.trim_start_matches("am ")
                        .split(',')
                        .next()
                        .unwrap_or(text),
                );
            }
            Label::Agenda => self.session.agenda_item = agenda_item(text).map(str::to_owned),
            Label::Decision => self.session.decision = Some(text.to_owned()),
            Label::Mover => self.council.submitted_by.extend(sheet::movers(text)),
            Label::Subject => {
                self.council.subject = self
                    .council
                    .subject
                    .take()
                    .or_else(|| Some(text.to_owned()))
            }
            Label::Kind => {
                self.council.type_ = self.council.type_.take().or_else(|| Some(text.to_owned()))
            }
            _ => value(&mut self.council, kind, text),
        }
    }

    /// A line under no label: a value, the second line of one, who moves, or what may be the subject.
    fn unlabelled(&mut self, at: usize, text: &str) -> Option<usize> {
        if let Some(place) = self.pending.iter().position(|kind| fits(*kind, text)) {
            let kind = self.pending.remove(place);
            // What was asked for before this value and has not come is not printed.
            self.give(kind, text);
            self.last = Some(at);
            return Some(at + 1);
        }
        let below = self.lines.get(at + 1).map(|below| below.text.trim());
        if self.session.body.is_some()
            && self.session.date.is_some()
            && vocabulary::names_body(text)
            && below.and_then(dates::day).is_some()
        {
            // The values of the same labels once more.
            let none = Consultation {
                date: None,
                body: Some(text.to_owned()),
                agenda_item: None,
                decision: None,
            };
            self.council
                .consultations
                .push(std::mem::replace(&mut self.session, none));
            self.pending.extend([Label::SessionDate, Label::Agenda]);
            self.last = Some(at);
            return Some(at + 1);
        }
        if self.pending.is_empty()
            && self.last.is_some()
            && self.council.departments.is_empty()
            && sheet::department(text).is_some()
        {
            self.council
                .departments
                .extend(sheet::department(text).map(str::to_owned));
            self.mark(at);
            return Some(at + 1);
        }
        if self.kind.is_some()
            && self.facts > 0
            && self.pending.is_empty()
            && text.contains('@')
            && sheet::is_letterhead(text)
        {
            self.mark(at);
            return Some(at + 1);
        }
        // "Kleine Anfrage" / "über" / the subject.
        if self.kind.is_some()
            && self.council.subject.is_none()
            && matches!(text, "über" | "betreffend")
        {
            self.pending.push(Label::Subject);
            self.last = Some(at);
            return Some(at + 1);
        }
        let item = text
            .strip_prefix("TOP ")
            .and_then(|rest| rest.split_once(" - "));
        if let Some((item, title)) =
            item.filter(|(item, _)| agenda_item(item).is_some() && self.session.date.is_some())
        {
            self.session.agenda_item = agenda_item(item).map(str::to_owned);
            self.give(Label::Subject, title);
            self.last = Some(at);
            return Some(at + 1);
        }
        let above = at
            .checked_sub(1)
            .and_then(|above| self.lines.get(above))
            .filter(|_| self.last.is_some() && self.last == at.checked_sub(1));
        let line = *self.lines.get(at)?;
        if let (Some(above), Some(open)) = (above.filter(|_| line.gap == 0), self.open)
            && self.goes_on(at, above, open)
        {
            let slot = match open {
                Label::Department => self.council.departments.last_mut(),
                Label::Body => self.session.body.as_mut(),
                Label::Subject => self.council.subject.as_mut(),
                _ => None,
            };
            if let Some(slot) = slot {
                *slot = heal([slot.as_str(), text], self.known);
                self.last = Some(at);
                return Some(at + 1);
            }
        }
        let before_labels = self.last.is_none() && self.table.is_none();
        let who = if before_labels
            && self.kind.is_some()
            && vocabulary::is_mover(subject::without_article(text))
        {
            Some(subject::without_article(text).to_owned())
        } else {
            subject::mover(text)
        };
        let starts = text.to_lowercase();
        let said = starts.starts_with("anfrage ")
            || starts.starts_with("antrag ")
            || text.starts_with('(')
            || before_labels;
        if let Some(who) = who.filter(|_| said && self.kind.is_some()) {
            self.council.submitted_by.push(who);
            self.facts += 1;
            self.mover = Some(at);
            return Some(at + 1);
        }
        if self.kind.is_none() && self.facts == 0 {
            return Some(at + 1);
        }
        self.group(at)
    }

    /// Whether a line goes on with the value above it.
    fn goes_on(&self, at: usize, above: &Line<'_>, open: Label) -> bool {
        let flows = is_open_end(above.text)
            || above.text.ends_with(['-', ','])
            || self
                .lines
                .get(at)
                .is_some_and(|line| line.shape.starts_lower);
        let next = self.lines.get(at + 1).map(|next| next.text.trim());
        let before_label = next.is_some_and(|next| next.ends_with(':') && label(next).is_some());
        match open {
            Label::Department => flows,
            Label::Body => flows || before_label,
            Label::Subject => {
                !before_label
                    && !self.lines.get(at).is_some_and(|line| {
                        opens_field(line.text) || line.text.starts_with("(Eing")
                    })
            }
            _ => false,
        }
    }

    /// A group of lines under no label. Running text ends the head; the title above it may be the subject.
    fn group(&mut self, at: usize) -> Option<usize> {
        let mut end = at + 1;
        while let Some(line) = self.lines.get(end) {
            let text = line.text.trim();
            let ends = line.gap > 0
                || line.page_start
                || vocabulary::opens_body(text)
                || sessions::table(self.lines.get(end..).unwrap_or_default(), self.known).is_some();
            if ends
                || subject::mover(text).is_some_and(|_| text.starts_with(['A', '(']))
                || cells(text)
                    .iter()
                    .any(|cell| parts(cell).first().is_some_and(|part| part.label.is_some()))
            {
                break;
            }
            end += 1;
        }
        let group = self.lines.get(at..end).unwrap_or_default();
        let title = subject::lines(group, self.measure);
        if title > 0 && subject::is_title(group.get(..title).unwrap_or_default()) {
            self.loose.push(at..at + title);
        }
        self.open = None;
        let text = group.iter().map(|line| line.text.len()).sum::<usize>();
        let running = title < group.len() || (title == 0 && text > 160);
        (!running).then_some(end)
    }
}

/// Whether a line opens with one word and a colon, as the fields of a form do: "Klimafolgen: keine".
fn opens_field(text: &str) -> bool {
    text.split_once(':').is_some_and(|(word, rest)| {
        word.len() >= 5
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && (rest.starts_with(' ') || rest.is_empty())
    })
}

/// The cells of a line: parted by tabs, bars or wide gaps.
fn cells(text: &str) -> Vec<&str> {
    let bars = text.starts_with('|') && text.ends_with('|') && text.len() > 2;
    let mut cells: Vec<&str> = text
        .split(move |c| c == '\t' || (bars && c == '|'))
        .collect();
    if cells.len() == 1 && text.contains("   ") {
        cells = text.split("   ").collect();
    }
    cells
        .into_iter()
        .map(|cell| cell.trim().trim_matches('*').trim())
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// Whether a text can be the value of a label.
fn fits(kind: Label, text: &str) -> bool {
    let words = || text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    match kind {
        Label::Reference => is_number(text),
        Label::SessionDate => dates::day(text.trim_start_matches("am ")).is_some(),
        Label::Date | Label::Written | Label::Other => dates::day(text).is_some(),
        Label::Session => dates::day(text).is_some() || vocabulary::names_body(text),
        Label::Agenda => is_agenda_item(text),
        Label::Public => publicity(text).is_some(),
        Label::Phone => text.bytes().filter(u8::is_ascii_digit).count() >= 3,
        Label::Mail => text.contains('@'),
        Label::Body
        | Label::Department
        | Label::Contact
        | Label::Mover
        | Label::Subject
        | Label::Kind
        | Label::Decision => words() && dates::day(text).is_none() && !is_number(text),
    }
}
