//! The questions of a council paper and their answers.

mod answers;
mod counted;

use super::Paper;
use super::numbers::named_papers;
use crate::layout::Line;
use crate::layout::passage::Passage;
use crate::outline::{Context, Form};
use crate::problem::{Problem, ProblemKind};
use crate::vocabulary;
use std::ops::Range;

/// Id of the rule.
pub const NAME: &str = "council_questions";

/// What `ziele rules` prints.
pub const DOC: &str = "\
# Reads
In a council paper, the text below each question heading (`Frage 2: …`) up to the next heading, and below each question that a plain number counts (`1.`, `B:`, `2a.`, `Zu c)`)
up to the next number: paragraphs and list items in order, each row of a table for itself. A paragraph that a page has broken is joined. An answer may stand right below its
question, under the number further down, or under several numbers: then it is the answer of each. Where only numbers and answers are printed, the question is empty. Numbers of
other papers are listed.
# Leaves alone
Questions in papers that have no head; numbers that do not count on, numbered lists in answers, the chapters of reports and the points of a motion itself.
# Example
`1. Wie viele?` / `Derzeit sind es 40 (VO/0107/25).`
# Seen in
Answers of administrations to councillors.
";

/// A question with its answer.
#[derive(Debug)]
pub struct Question {
    /// The rule that read it.
    pub rule: &'static str,
    /// Its number, as printed.
    pub number: Option<String>,
    /// What is asked; empty where only the number is printed.
    pub text: String,
    /// Paragraphs and list items of the answer.
    pub answer: Vec<String>,
    /// Numbers of papers that the answer names.
    pub papers: Vec<String>,
    /// Its lines and those of the answer.
    pub place: Passage,
}

/// A question as it stands in the document.
struct Asked {
    number: Option<String>,
    title: String,
    lines: Range<usize>,
    /// The blocks of the answer.
    blocks: Vec<usize>,
}

/// Reads the questions of a paper that has a head, and takes their blocks.
pub fn read(context: &Context<'_, '_>, paper: &mut Paper) {
    let asked = if context.layout.asked.is_empty() {
        headed(context)
    } else {
        counted::read(context)
    };
    if paper.head.is_none() {
        paper.problems.extend(without_head(context, &asked));
        return;
    }
    let kind = paper
        .head
        .as_ref()
        .and_then(|head| head.fields.kind.as_deref());
    // Minutes tell of questions that other papers ask.
    if kind.is_some_and(vocabulary::names_record) {
        return;
    }
    let answers = kind.is_some_and(vocabulary::is_answer_type);
    for one in asked {
        let question = question(context, &one);
        if answers && question.answer.is_empty() {
            paper.problems.push(without_answer(&one));
        }
        paper.questions.push(question);
        paper.taken.extend(one.blocks);
    }
}

/// A paper that answers leaves no question without a word.
fn without_answer(asked: &Asked) -> Problem {
    let number = asked.number.clone().unwrap_or_default();
    let kind = ProblemKind::QuestionWithoutAnswer { number };
    Problem::at_lines(kind, Some(asked.lines.clone()), NAME)
}

/// Questions without the head of a paper are left out, and a diagnostic says so.
fn without_head(context: &Context<'_, '_>, asked: &[Asked]) -> Option<Problem> {
    let first = asked.first()?;
    let mut sections = context.outline.sections.iter();
    let section = sections.find(|section| section.heading.form == Form::Question);
    let kind = ProblemKind::QuestionsWithoutHead {
        questions: asked.len(),
        first: first.title.clone(),
    };
    let lines = section.map(|section| section.heading.lines.clone());
    Some(Problem::at_lines(kind, lines, NAME))
}

/// The questions that are headings, each with the blocks of its section.
fn headed(context: &Context<'_, '_>) -> Vec<Asked> {
    let mut found = Vec::new();
    for (at, section) in context.outline.sections.iter().enumerate() {
        if section.heading.form != Form::Question {
            continue;
        }
        let blocks = context.own_blocks(at);
        found.push(Asked {
            number: section.number.clone(),
            title: section.heading.title.clone(),
            lines: section.heading.lines.clone(),
            blocks: blocks.filter(|block| !context.is_heading(*block)).collect(),
        });
    }
    found
}

fn question(context: &Context<'_, '_>, asked: &Asked) -> Question {
    let answer = answers::paragraphs(context, &asked.blocks);
    let mut papers = Vec::new();
    for paper in answer.iter().flat_map(|text| named_papers(text)) {
        if !papers.contains(&paper) {
            papers.push(paper);
        }
    }
    Question {
        rule: NAME,
        number: asked.number.clone(),
        text: asked.title.clone(),
        answer,
        papers,
        place: place(context, asked),
    }
}

/// The lines of a question and of its answer. The letter that asks may be printed behind the answers.
fn place(context: &Context<'_, '_>, asked: &Asked) -> Passage {
    let layout = context.layout;
    let blocks = asked.blocks.iter().filter_map(|at| context.block(*at));
    let below = blocks.flat_map(|block| layout.body(&block.lines));
    let mut lines: Vec<(usize, &Line<'_>)> = layout.body(&asked.lines).collect();
    lines.extend(below.filter(|(line, _)| !asked.lines.contains(line)));
    lines.sort_by_key(|(line, _)| *line);
    let mut place = Passage::default();
    for (line, content) in lines {
        place.push(line, 0..content.text.len());
    }
    place
}

#[cfg(test)]
mod tests {
    #[test]
    fn council_questions() {
        crate::testing::check(super::NAME);
    }
}
