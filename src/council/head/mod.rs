//! The head of a council paper.

mod fields;
mod form;
mod labels;
mod letterhead;
mod movers;
mod record;
mod subject;
mod table;
mod unread;

pub use fields::Fields;

use super::numbers::named_papers;
use super::{Head, Paper, sections};
use crate::layout::passage::Passage;
use crate::outline::Context;

/// Id of the rule.
pub const NAME: &str = "council_head";

/// What `ziele rules` prints.
pub const DOC: &str = "\
# Reads
The head of a council paper. As a table: labels (`Geschäftsbereiche`, `Bearbeiter/in`, `Datum:`, `Drucks.-Nr.:`) with their values in the next cell and the rows below. As
lines: labels (`Vorlage Nr.:`, `DS-Nr.`, `Gremium:`, `TOP`, `Antragsteller:`, `Betreff:`) with their values beside them, in the line below, or all values below all labels in
their order. The sessions below a line of column names (`Gremium Termin TOP ö nö`), in bare rows, or in one line (`17. Sitzung des Rates am 25.10.05`). The kind of paper, who
asks or moves, the subject, and the sections for reason, proposal and signatures. Minutes and invitations that name their session and its day; the questions told of in
them are not read.
# Leaves alone
Documents without a paper number and a second label in their first lines, unless they name themselves as an answer or statement; invitations to what is no session;
values that nothing tells apart, as two words for the public whose ticks are lost. Where the front looks like a council paper all the same, a diagnostic says so.
# Example
`Drucks.-Nr.:` / `VO/0012/25 öffentlich`
# Seen in
Papers of council information systems, and the forms of administrations since 2005.
";

/// Reads the head, and takes its blocks.
pub fn read(context: &Context<'_, '_>, paper: &mut Paper) {
    let Some((fields, end)) = fields(context) else {
        paper.problems.extend(unread::problem(context));
        return;
    };
    let mut place = Passage::default();
    for (at, line) in context.layout.lines.iter().enumerate().take(end) {
        place.push(at, 0..line.text.len());
    }
    let mut head = Head {
        rule: NAME,
        fields,
        answers: None,
        reason: None,
        proposal: None,
        signatories: Vec::new(),
        place,
    };
    sections::read(context, &mut head);
    head.answers = head.fields.answers.take().or_else(|| answered_paper(&head));
    paper.head = Some(head);
    let blocks = context.layout.blocks.iter().enumerate();
    let inside = blocks.filter(|(_, block)| block.lines.end <= end);
    paper.taken.extend(inside.map(|(at, _)| at));
}

/// The paper that subject or reason name, if it is another one.
fn answered_paper(head: &Head) -> Option<String> {
    let own = head.fields.reference.as_ref();
    let texts = [head.fields.subject.as_deref(), head.reason.as_deref()];
    texts
        .into_iter()
        .flatten()
        .flat_map(named_papers)
        .find(|paper| Some(paper) != own)
}

/// The head as a table or as lines, and the line behind it: the one that says more, and from the other what it leaves open.
fn fields(context: &Context<'_, '_>) -> Option<(Fields, usize)> {
    let ((mut head, end), (form, form_end)) = match (table::read(context), form::read(context)) {
        (Some(table), Some(form)) => (table, form),
        (table, form) => return table.or(form).or_else(|| record::read(context)),
    };
    let lacks_sessions = head.consultations.is_empty() && !form.consultations.is_empty();
    let lacks_subject = head.subject.is_none() || lacks_sessions;
    if lacks_subject && form.subject.is_some() {
        return Some((form, form_end));
    }
    head.kind = head.kind.or(form.kind);
    head.public = head.public.or(form.public);
    if head.submitted_by.is_empty() {
        head.submitted_by = form.submitted_by;
    }
    for session in &mut head.consultations {
        let mut others = form.consultations.iter();
        let same_day = others.find(|other| session.date.is_some() && other.date == session.date);
        if let (None, Some(other)) = (&session.agenda_item, same_day) {
            session.agenda_item.clone_from(&other.agenda_item);
        }
    }
    Some((head, end))
}

#[cfg(test)]
mod tests {
    #[test]
    fn council_head() {
        crate::testing::check(super::NAME);
    }
}
