//! From drafts to the model: texts, labels, units, years, ids, and what the document is.

mod council;
mod drafts;
mod identity;
mod issuer;
mod labels;
mod promises;
mod records;
mod series;

pub use records::{Claim, RecordKind};

use crate::council::Paper;
use crate::layout::Layout;
use crate::layout::passage::Passage;
use crate::model::{self, Diagnostic, Document, FORMAT, SCHEMA_VERSION, Section};
use crate::outline::Outline;
use crate::problem::{Place, Problem, ProblemKind};
use crate::rules::Findings;
use crate::source::Source;
use crate::text::Reading;

/// A document, and what the ledger is drawn up from.
pub struct Understood {
    /// The document without its diagnostics.
    pub document: Document,
    /// What each record is made of.
    pub claims: Vec<Claim>,
    /// What is not as it should be.
    pub problems: Vec<Problem>,
}

/// Puts everything that was found into the form of the contract.
pub fn document(
    source: &Source,
    reading: &Reading<'_>,
    id: &str,
    layout: &Layout<'_>,
    outline: &Outline,
    mut paper: Paper,
    findings: Findings<'_>,
) -> Understood {
    let Findings {
        drafts,
        mut problems,
        ..
    } = findings;
    problems.append(&mut paper.problems);
    problems.extend(reading.problems.iter().cloned());
    let council = council::record(layout, paper);
    let found = drafts::records(layout, outline, drafts, council, &mut problems);
    let (meta, language) = identity::meta(source, reading, id, layout, outline, &found);
    problems.extend(language);
    if found.is_empty() {
        problems.push(Problem::of_document(ProblemKind::NothingFound));
    }
    let document = Document {
        format: FORMAT.to_owned(),
        schema_version: SCHEMA_VERSION.to_owned(),
        document: meta,
        sections: sections(layout, outline),
        goals: found.goals,
        principles: found.principles,
        indicators: found.indicators,
        projects: found.projects,
        council: found.council,
        diagnostics: Vec::new(),
        lines: None,
    };
    Understood {
        document,
        claims: found.claims,
        problems,
    }
}

fn sections(layout: &Layout<'_>, outline: &Outline) -> Vec<Section> {
    outline
        .sections
        .iter()
        .map(|section| {
            let mut passage = Passage::default();
            layout
                .body(&section.heading.lines)
                .for_each(|(at, line)| passage.push(at, 0..line.text.len()));
            Section {
                id: section.id.clone(),
                number: section.number.clone(),
                title: section.heading.title.clone(),
                level: section.level,
                parent: section
                    .parent
                    .and_then(|parent| outline.sections.get(parent))
                    .map(|parent| parent.id.clone()),
                summarises: None,
                source: passage.source(layout, section.heading.form.rule()),
            }
        })
        .collect()
}

/// Problems as diagnostics, those of the whole document first, then in its order.
pub fn diagnostics(layout: &Layout<'_>, mut problems: Vec<Problem>) -> Vec<Diagnostic> {
    problems.sort_by_key(Problem::order);
    problems
        .iter()
        .map(|problem| diagnostic(layout, problem))
        .collect()
}

fn diagnostic(layout: &Layout<'_>, problem: &Problem) -> Diagnostic {
    let source = match &problem.place {
        Place::Document => None,
        // A page without lines is still a place.
        Place::Page(page) => Some(model::Source {
            page: Some(*page),
            lines: [1, 1],
            bbox: None,
            rule: problem.rule.into(),
            raw: String::new(),
            places: Vec::new(),
        }),
        Place::Lines(lines) => {
            let mut passage = Passage::default();
            layout
                .body(lines)
                .for_each(|(at, line)| passage.push(at, 0..line.text.len()));
            Some(passage.source(layout, problem.rule))
        }
    };
    let code = problem.kind.code();
    Diagnostic {
        code: code.as_str().to_owned(),
        severity: code.severity(),
        message: problem.kind.english(),
        fields: problem.kind.fields(),
        source,
    }
}
