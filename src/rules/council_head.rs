//! The head of a council paper.

mod form;
mod front;
mod labels;
mod sessions;
mod subject;
mod table;
mod values;

use super::{Context, Draft, Findings, Passage, Rule, What};
use crate::layout::blocks::ends_sentence;
use crate::model::Council;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    name: "council_head",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
The head of a council paper. As a table: labels (`Geschäftsbereiche`, `Bearbeiter/in`, `Datum:`, `Drucks.-Nr.:`) with their values in the next cell and the rows below. As
lines: labels (`Vorlage Nr.:`, `DS-Nr.`, `Gremium:`, `TOP`, `Antragsteller:`, `Betreff:`) with their values beside them, in the line below, or all values below all labels in
their order. The sessions below a line of column names (`Gremium Termin TOP ö nö`), in bare rows, or in one line (`17. Sitzung des Rates am 25.10.05`). The kind of paper, who
asks or moves, the subject, and the sections for reason, proposal and signatures.
# Leaves alone
Documents without a paper number and a second label in their first lines, unless they name themselves as an answer or statement; minutes and invitations; values
that nothing tells apart, as two words for the public whose ticks are lost.
# Example
`Drucks.-Nr.:` / `VO/0012/25 öffentlich`
# Seen in
Papers of council information systems, and the forms of administrations since 2005.
";

/// The head as a table or as lines: the one that says more, and from the other what it leaves open.
fn read(context: &Context<'_, '_>) -> Option<(Council, usize)> {
    let (table, form) = (table::read(context), form::read(context));
    let (Some((mut head, end)), Some((other, other_end))) = (table.clone(), form.clone()) else {
        return table.or(form);
    };
    let lacks_sessions = head.consultations.is_empty() && !other.consultations.is_empty();
    if other.subject.is_some() && (head.subject.is_none() || lacks_sessions) {
        return Some((other, other_end));
    }
    head.type_ = head.type_.or(other.type_);
    head.public = head.public.or(other.public);
    if head.submitted_by.is_empty() {
        head.submitted_by = other.submitted_by;
    }
    for session in &mut head.consultations {
        let same = other
            .consultations
            .iter()
            .find(|also| also.date == session.date && session.date.is_some());
        session.agenda_item = session
            .agenda_item
            .take()
            .or_else(|| same.and_then(|also| also.agenda_item.clone()));
    }
    Some((head, end))
}

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let Some((head, end)) = read(context) else {
        return;
    };
    let mut passage = Passage::default();
    for (at, line) in context.layout.lines.iter().enumerate().take(end) {
        passage.push(at, 0..line.text.len());
    }
    let mut council = Council {
        source: passage.source(context.layout, RULE.name),
        ..head
    };
    read_sections(context, &mut council);
    let named = [council.subject.as_deref(), council.reason.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(papers);
    council.answers = { named }.find(|paper| Some(paper) != council.reference.as_ref());
    for at in 0..context.layout.blocks.len() {
        if context
            .block(at)
            .is_some_and(|block| block.lines.end <= end)
        {
            findings.take(at);
        }
    }
    findings.drafts.push(Draft {
        rule: RULE.name,
        section: None,
        group: None,
        what: What::Council(Box::new(council), passage),
    });
}

/// Reason, proposal and signatures stand in sections of their own.
fn read_sections(context: &Context<'_, '_>, council: &mut Council) {
    for (at, section) in context.outline.sections.iter().enumerate() {
        let title = section.heading.title.trim_end_matches(':').to_lowercase();
        match title.as_str() {
            "grund der vorlage" | "begründung" | "anlass" => {
                council.reason = council.reason.take().or_else(|| text(context, at))
            }
            "beschlussvorschlag" | "beschlussentwurf" | "beschlussantrag" => {
                council.proposal = council.proposal.take().or_else(|| text(context, at))
            }
            "unterschrift" | "unterschriften" => council.signatories = signatories(context, at),
            _ => {}
        }
    }
}

fn text(context: &Context<'_, '_>, section: usize) -> Option<String> {
    let blocks = context
        .own_blocks(section)
        .filter(|at| !context.is_heading(*at));
    let text = blocks
        .map(|at| context.text(at))
        .collect::<Vec<_>>()
        .join(" ");
    (!text.is_empty()).then_some(text)
}

/// Names stand in one line, parted by more than one blank, or in lines of their own.
fn signatories(context: &Context<'_, '_>, section: usize) -> Vec<String> {
    let blocks = context
        .own_blocks(section)
        .filter(|at| !context.is_heading(*at));
    let lines = blocks
        .filter_map(|at| context.block(at))
        .flat_map(|block| context.layout.body(&block.lines));
    let names = lines.flat_map(|(_, line)| {
        line.text
            .split(['\t', '|'])
            .flat_map(|cell| cell.split("  "))
    });
    names
        .map(|name| name.trim().trim_start_matches("gez.").trim())
        .filter(|name| !name.is_empty() && !ends_sentence(name))
        .map(str::to_owned)
        .collect()
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)[A-ZÄÖÜ]{1,5}/[0-9]{2,6}/[0-9]{2,4}(?:[/-][0-9A-Z]{1,3})*(?-u:\b)|(?:Vorlage|Drucksache|Drucks\.|Vorl\.)(?:[ -]?Nr\.?)?:?\s*([0-9][0-9A-Za-z/.-]*[0-9])",
    )
    .expect("a valid pattern")
});

/// The numbers of papers that a text names: `VO/0107/19`, `Vorlage Nr. 2019/0225`.
pub fn papers(text: &str) -> Vec<String> {
    if !text.contains('/') && !text.contains("Nr") {
        return Vec::new();
    }
    let found = PAPER
        .captures_iter(text)
        .filter_map(|found| found.get(1).or_else(|| found.get(0)))
        .map(|m| m.as_str().to_owned());
    let mut seen = Vec::new();
    found.for_each(|paper| {
        if !seen.contains(&paper) {
            seen.push(paper);
        }
    });
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn council_head() {
        crate::testing::check(RULE.name);
    }

    #[test]
    fn a_contact_in_one_cell() {
        use super::values::contact;

        let found = contact("Dr. Eva Beispiel (FB 1) Telefon 563-4717 eva.beispiel@example.org");
        assert_eq!(found.name, "Dr. Eva Beispiel");
        assert_eq!(found.department.as_deref(), Some("FB 1"));
        assert_eq!(found.phone.as_deref(), Some("563-4717"));
        assert_eq!(found.email.as_deref(), Some("eva.beispiel@example.org"));
    }

    #[test]
    fn papers_by_their_numbers() {
        assert_eq!(
            papers("siehe Vorlage (VO/0107/19) und VO/0066/19/1-A"),
            ["VO/0107/19", "VO/0066/19/1-A"]
        );
        assert_eq!(papers("Vorlage Nr. 2019/0225 vom Mai"), ["2019/0225"]);
        assert!(papers("im Jahr 2023/2024").is_empty());
    }
}
