//! From drafts to the model: texts, labels, units, years, ids, and what the document is.

mod identity;
mod issuer;
mod labels;
mod promises;
mod records;
mod series;

use crate::layout::Layout;
use crate::layout::passage::Passage;
use crate::model::{self, Diagnostic, Document, FORMAT, SCHEMA_VERSION, Section, Severity};
use crate::outline::Outline;
use crate::problem::Problem;
use crate::rules::Findings;
use crate::source::Source;
use crate::text::Reading;

/// Puts everything that was found into the form of the contract.
pub fn document(
    source: &Source,
    reading: &Reading<'_>,
    id: &str,
    layout: &Layout<'_>,
    outline: &Outline,
    findings: Findings<'_>,
) -> Document {
    let Findings {
        drafts,
        mut problems,
        ..
    } = findings;
    problems.extend(reading.problems.iter().cloned());
    let found = records::records(layout, outline, drafts, &mut problems);
    let (meta, language) = identity::meta(source, reading, id, layout, outline, &found);
    problems.extend(language);
    if found.is_empty() {
        problems.push(Problem {
            code: "nothing-found",
            severity: Severity::Note,
            message:
                "no goals, indicators, principles, projects or questions were recognised; `ziele text --stage blocks` shows how the lines were read"
                    .to_owned(),
            lines: None,
            page: None,
            rule: "",
        });
    }
    Document {
        format: FORMAT.to_owned(),
        schema_version: SCHEMA_VERSION.to_owned(),
        document: meta,
        sections: sections(layout, outline),
        goals: found.goals,
        principles: found.principles,
        indicators: found.indicators,
        projects: found.projects,
        council: found.council,
        diagnostics: diagnostics(layout, problems),
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
fn diagnostics(layout: &Layout<'_>, mut problems: Vec<Problem>) -> Vec<Diagnostic> {
    problems.sort_by_key(|problem| {
        (
            problem.lines.as_ref().map(|lines| lines.start),
            problem.page,
            problem.code,
        )
    });
    problems
        .into_iter()
        .map(|problem| {
            let lines = problem.lines.map(|lines| {
                let mut passage = Passage::default();
                layout
                    .body(&lines)
                    .for_each(|(at, line)| passage.push(at, 0..line.text.len()));
                passage.source(layout, problem.rule)
            });
            // A page without lines is still a place.
            let whole = |page| model::Source {
                page: Some(page),
                lines: [1, 1],
                bbox: None,
                rule: problem.rule.into(),
                raw: String::new(),
                places: Vec::new(),
            };
            let source = lines.or_else(|| problem.page.map(whole));
            Diagnostic {
                code: problem.code.to_owned(),
                severity: problem.severity,
                message: problem.message,
                source,
            }
        })
        .collect()
}
