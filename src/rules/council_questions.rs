//! The questions of a council paper and their answers.

use super::council_head::papers;
use super::{Context, Findings, Passage, Rule, What};
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::layout::questions::Asked;
use crate::layout::{Kind, Line};
use crate::model::Question;
use crate::notation::numbering;
use crate::outline::Form;
use crate::problem::{Problem, ProblemKind};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    name: "council_questions",
    doc: DOC,
    find,
};

const DOC: &str = "\
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

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let questions = if context.layout.asked.is_empty() {
        headed(context)
    } else {
        counted(context)
    };
    let council = findings
        .drafts
        .iter_mut()
        .find_map(|draft| match &mut draft.what {
            What::Council(council, _) => Some(council),
            _ => None,
        });
    let Some(council) = council else {
        if let Some((first, _)) = questions.first() {
            let section = context
                .outline
                .sections
                .iter()
                .find(|section| section.heading.form == Form::Question);
            let kind = ProblemKind::QuestionsWithoutHead {
                questions: questions.len(),
                first: first.question.clone(),
            };
            let lines = section.map(|section| section.heading.lines.clone());
            let problem = Problem::at_lines(kind, lines, RULE.name);
            findings.problems.push(problem);
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

/// The questions that are headings, each with the blocks of its section.
fn headed(context: &Context<'_, '_>) -> Vec<(Question, Vec<usize>)> {
    let sections = context
        .outline
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.heading.form == Form::Question);
    sections
        .map(|(at, section)| {
            let blocks: Vec<usize> = context
                .own_blocks(at)
                .filter(|block| !context.is_heading(*block))
                .collect();
            let question = question(
                context,
                section.number.clone(),
                section.heading.title.clone(),
                &section.heading.lines,
                &blocks,
            );
            (question, blocks)
        })
        .collect()
}

/// The questions that plain numbers count. Their answers stand below them or under their number further down; what answers several is the
/// answer of each.
fn counted(context: &Context<'_, '_>) -> Vec<(Question, Vec<usize>)> {
    let layout = context.layout;
    let blocks_of = |index: usize| -> Vec<usize> {
        let own = layout
            .blocks
            .iter()
            .position(|block| block.kind == Kind::Asked(index as u32))
            .map_or(layout.blocks.len(), |at| at + 1);
        let until = layout
            .asked
            .get(index)
            .map_or(layout.answered.end, |asked| {
                asked.until.min(layout.answered.end)
            });
        let rest = layout.blocks.iter().enumerate().skip(own);
        let mut found: Vec<usize> = rest
            .take_while(|(_, block)| {
                !matches!(block.kind, Kind::Asked(_)) && block.lines.start < until
            })
            .map(|(at, _)| at)
            .collect();
        // A title right above the next question is no word of the answer: "Radwege:" / "4. Wie viele …?"
        let next = layout
            .asked
            .get(index + 1)
            .is_some_and(|next| !next.answers && next.printed);
        let title = found
            .last()
            .and_then(|at| layout.blocks.get(*at))
            .filter(|block| block.lines.len() == 1)
            .and_then(|block| layout.first(block));
        if next
            && found.len() > 1
            && title.is_some_and(|line| {
                line.gap > 0 && line.text.ends_with(':') && line.text.split(' ').count() <= 5
            })
        {
            found.pop();
        }
        found
    };
    let mut blocks: Vec<Vec<usize>> = (0..layout.asked.len()).map(blocks_of).collect();
    // Questions one right below the other are answered together.
    for at in (1..blocks.len()).rev() {
        let both = layout
            .asked
            .get(at - 1)
            .zip(layout.asked.get(at))
            .is_some_and(|(above, one)| {
                above.printed && one.printed && !above.answers && !one.answers
            });
        if let (true, Some([above, one])) = (both, blocks.get_mut(at - 1..=at))
            && above.is_empty()
        {
            above.clone_from(one);
        }
    }
    let answers: Vec<(usize, &Asked)> = layout
        .asked
        .iter()
        .enumerate()
        .filter(|(_, asked)| asked.answers)
        .collect();
    let list = answers
        .iter()
        .any(|(at, _)| layout.asked.get(at + 1).is_none_or(|next| next.answers));
    let questions = layout
        .asked
        .iter()
        .enumerate()
        .filter(|(_, asked)| !asked.answers);
    questions
        .map(|(at, asked)| {
            let own = blocks.get(at).cloned().unwrap_or_default();
            let under: Vec<usize> = answers
                .iter()
                .filter(|(_, answer)| {
                    answer.span.0 <= asked.span.0 && asked.span.1 <= answer.span.1
                })
                .flat_map(|(at, _)| blocks.get(*at).cloned().unwrap_or_default())
                .collect();
            // Below a list of questions stands what introduces the answers.
            let all = if under.is_empty() {
                own
            } else if list {
                under
            } else {
                own.into_iter().chain(under).collect()
            };
            let title = if asked.printed {
                layout.text(&asked.lines)
            } else {
                String::new()
            };
            (
                question(
                    context,
                    Some(asked.number.clone()).filter(|number| !number.is_empty()),
                    title,
                    &asked.lines,
                    &all,
                ),
                all,
            )
        })
        .collect()
}

/// A question with the answer that blocks hold.
fn question(
    context: &Context<'_, '_>,
    number: Option<String>,
    title: String,
    heading: &Range<usize>,
    blocks: &[usize],
) -> Question {
    let answer = paragraphs(context, blocks);
    let mut named = Vec::new();
    for paper in answer.iter().flat_map(|text| papers(text)) {
        if !named.contains(&paper) {
            named.push(paper);
        }
    }
    let mut place = Passage::default();
    let below = blocks
        .iter()
        .filter_map(|at| context.block(*at))
        .flat_map(|block| context.layout.body(&block.lines));
    let lines = context
        .layout
        .body(heading)
        .chain(below.filter(|(line, _)| !heading.contains(line)));
    // The letter that asks may be printed behind the answers.
    let mut lines: Vec<(usize, &Line<'_>)> = lines.collect();
    lines.sort_by_key(|(line, _)| *line);
    for (line, content) in lines {
        place.push(line, 0..content.text.len());
    }
    let source = place.source(context.layout, RULE.name);
    Question {
        number,
        question: title,
        answer,
        papers: named,
        amounts: Vec::new(),
        dates: Vec::new(),
        source,
    }
}

/// The texts of blocks; a paragraph that goes on in the next one is one.
fn paragraphs(context: &Context<'_, '_>, blocks: &[usize]) -> Vec<String> {
    let mut texts: Vec<(usize, Passage)> = Vec::new();
    for at in blocks {
        let goes_on = texts.last().is_some_and(|(above, passage)| {
            // A line that a number opens goes on with its sentence, too: "mit höchstens" / "8 Seiten".
            let counts = context.kind(*at) == Some(Kind::Numbered)
                && context
                    .block(*at)
                    .and_then(|block| context.layout.first(block))
                    .is_some_and(|line| {
                        line.gap == 0
                            && numbering::leading(line.text).is_some_and(|(number, _)| {
                                !number.closed && number.parts.len() == 1
                            })
                    });
            let both_text = context.kind(*above) == Some(Kind::Text)
                && (context.kind(*at) == Some(Kind::Text) || counts);
            let text = passage.text(context.layout);
            let lower = context
                .block(*at)
                .and_then(|block| context.layout.first(block))
                .is_some_and(|line| line.shape.starts_lower);
            // A word that a page breaks goes on in an item, too.
            let broken = matches!(context.kind(*above), Some(Kind::Item | Kind::Numbered))
                && context.kind(*at) == Some(Kind::Text)
                && text.ends_with('-');
            (broken && lower)
                || both_text && !ends_sentence(&text) && (lower || counts || is_open_end(&text))
        });
        match texts.last_mut().filter(|_| goes_on) {
            Some((above, passage)) => {
                passage.extend(context.passage(*at));
                *above = *at;
            }
            None => match rows(context, *at) {
                Some(lines) => texts.extend(lines.into_iter().map(|passage| (*at, passage))),
                None => texts.push((*at, context.item(*at))),
            },
        }
    }
    texts
        .into_iter()
        .map(|(_, passage)| passage.text(context.layout))
        .filter(|text| !text.is_empty())
        .collect()
}

/// The lines of a block that holds rows of a table: each row is kept as it stands, the lines about it as text.
fn rows(context: &Context<'_, '_>, at: usize) -> Option<Vec<Passage>> {
    let block = context
        .block(at)
        .filter(|block| block.kind == Kind::Text && block.lines.len() > 1)?;
    let body: Vec<(usize, &Line<'_>)> = context.layout.body(&block.lines).collect();
    let count = body.iter().filter(|(_, line)| is_row(line.text)).count();
    if count < 2 {
        return None;
    }
    let mut found: Vec<Passage> = Vec::new();
    let mut open = false;
    for (place, (line, content)) in body.iter().enumerate() {
        // The heads of the columns stand above the first row.
        let head = content.text.contains("  ")
            && body
                .get(place + 1)
                .is_some_and(|(_, next)| is_row(next.text))
            && !ends_sentence(content.text);
        let row = is_row(content.text) || head;
        if row || !open {
            found.push(Passage::default());
        }
        open = !row;
        if let Some(passage) = found.last_mut() {
            passage.push(*line, usize::from(content.mark)..content.text.len());
        }
    }
    Some(found)
}

/// Whether a line has columns, the last of them a number: "Neubau    1.200 €".
fn is_row(text: &str) -> bool {
    let Some((head, last)) = text.rsplit_once("  ").or_else(|| text.rsplit_once('\t')) else {
        return false;
    };
    let last = last.trim();
    !head.trim().is_empty()
        && last.len() <= 24
        && last.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'))
        && last.split(' ').count() <= 3
}

#[cfg(test)]
mod tests {
    #[test]
    fn council_questions() {
        crate::testing::check(super::RULE.name);
    }
}
