//! The questions of a council paper and their answers.

use super::council_head::papers;
use super::{Context, Findings, Passage, Rule, What};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::model::{Question, Severity};
use crate::outline::Form;
use crate::problem::Problem;

/// The rule.
pub const RULE: Rule = Rule { name: "council_questions", doc: DOC, find };

const DOC: &str = "\
# Reads
In a council paper, the text below each question heading (`Frage 2: …`) up to the next heading: paragraphs and list items in order. A paragraph that a page has
broken is joined. Numbers of other papers in it are listed.
# Leaves alone
Questions in papers that have no head.
# Example
`Frage 1: Wie viele?` / `Derzeit sind es 40 (VO/0107/25).`
# Seen in
Answers of administrations to councillors.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let sections = context.outline.sections.iter().enumerate().filter(|(_, section)| section.heading.form == Form::Question);
    let questions: Vec<(Question, Vec<usize>)> = sections
        .map(|(at, section)| {
            let blocks: Vec<usize> = context.own_blocks(at).filter(|block| !context.is_heading(*block)).collect();
            let answer = paragraphs(context, &blocks);
            let mut named = Vec::new();
            for paper in answer.iter().flat_map(|text| papers(text)) {
                if !named.contains(&paper) {
                    named.push(paper);
                }
            }
            let mut place = Passage::default();
            let lines = context
                .layout
                .body(&section.heading.lines)
                .chain(blocks.iter().filter_map(|at| context.block(*at)).flat_map(|b| context.layout.body(&b.lines)));
            lines.for_each(|(line, content)| place.push(line, 0..content.text.len()));
            let source = place.source(context.layout, RULE.name);
            let question = Question {
                number: section.number.clone(),
                question: section.heading.title.clone(),
                answer,
                papers: named,
                amounts: Vec::new(),
                dates: Vec::new(),
                source,
            };
            (question, blocks)
        })
        .collect();
    let council = findings.drafts.iter_mut().find_map(|draft| match &mut draft.what {
        What::Council(council, _) => Some(council),
        _ => None,
    });
    let Some(council) = council else {
        if let Some((first, _)) = questions.first() {
            let section = context.outline.sections.iter().find(|section| section.heading.form == Form::Question);
            findings.problems.push(Problem {
                code: "questions-without-head",
                severity: Severity::Warning,
                message: format!(
                    "no head of a council paper was recognised above the questions here ({} in all, the first {:?}); they are left out",
                    questions.len(),
                    first.question
                ),
                lines: section.map(|section| section.heading.lines.clone()),
                page: None,
                rule: RULE.name,
            });
        }
        return;
    };
    let mut taken = Vec::new();
    for (question, blocks) in questions {
        council.questions.push(question);
        taken.extend(blocks);
    }
    for block in taken {
        findings.take(block);
    }
}

/// The texts of blocks; a paragraph that goes on in the next one is one.
fn paragraphs(context: &Context<'_, '_>, blocks: &[usize]) -> Vec<String> {
    let mut texts: Vec<(usize, Passage)> = Vec::new();
    for at in blocks {
        let goes_on = texts.last().is_some_and(|(above, passage)| {
            let both_text = context.kind(*above) == Some(Kind::Text) && context.kind(*at) == Some(Kind::Text);
            let text = passage.text(context.layout);
            let lower = context.block(*at).and_then(|block| context.layout.first(block)).is_some_and(|line| line.shape.starts_lower);
            both_text && !ends_sentence(&text) && (lower || is_open_end(&text))
        });
        match texts.last_mut().filter(|_| goes_on) {
            Some((above, passage)) => {
                passage.extend(context.passage(*at));
                *above = *at;
            }
            None => texts.push((*at, context.item(*at))),
        }
    }
    texts.into_iter().map(|(_, passage)| passage.text(context.layout)).filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn council_questions() {
        crate::testing::check(super::RULE.name);
    }
}
