//! The questions of a council paper that plain numbers count, and where each ends: its answer may follow on the next line.

mod chain;
mod elsewhere;
mod extent;
mod marks;
mod parts;
mod plain;
mod strip;

use super::{Block, Kind, Line, Role, Setting, blocks, furniture};
use crate::text::{Evidence, Furniture};
use crate::vocabulary;
use chain::Candidate;
use elsewhere::{answered_above, are_reasons, listed};
use std::ops::Range;
use strip::strip_answer_word;

/// Lines among which the kind of the paper is looked for.
const FRONT: usize = 40;

/// A question of a council paper, or what answers it elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The line of its number.
    pub mark: usize,
    /// The lines of the number and of the question, if that is printed.
    pub lines: Range<usize>,
    /// Its number as printed, with that of the question that it is a part of.
    pub number: String,
    /// Numbers that are answered together: first and last.
    pub span: (u32, u32),
    /// The question is printed, not only its number.
    pub printed: bool,
    /// Nothing stands on its lines but number and question.
    pub alone: bool,
    /// It only answers, what it asks stands further up.
    pub answers: bool,
    /// The line behind its answer, where another part of the paper follows before the next question.
    pub until: usize,
}

/// What was found in a document.
#[derive(Debug, Default)]
pub struct Questions {
    /// In the order of the document.
    pub asked: Vec<Asked>,
    /// The line behind the last answer.
    pub end: usize,
}

/// Finds the questions of a paper that asks, moves or answers. Where they are set as headings, their looks tell them.
pub fn find(lines: &mut [Line<'_>], is_question: fn(&Line<'_>) -> bool) -> Questions {
    let front = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role == Role::Body)
        .take(FRONT);
    let kinds = front.filter(|(_, line)| {
        line.text.len() <= 120 && names_kind(line.text) && vocabulary::is_question_type(line.text)
    });
    let Some((kind, line)) = { kinds }.next() else {
        return Questions::default();
    };
    let above = lines.get(..kind).unwrap_or_default();
    if above.iter().any(|line| vocabulary::names_record(line.text)) {
        return Questions::default();
    }
    let motion = line.text.to_lowercase().contains("antrag");
    let answer = vocabulary::is_answer_type(line.text);
    if lines
        .iter()
        .any(|line| line.style.heading > 0 && is_question(line))
    {
        return Questions::default();
    }
    set_sheets_aside(lines, kind + 1);
    let found = chain::candidates(lines, kind + 1);
    let chosen: Vec<Candidate> = chain::questions(&found, lines, motion)
        .into_iter()
        .cloned()
        .collect();
    let Some(last) = chosen.last() else {
        return unnumbered(lines, kind + 1);
    };
    if motion && !answer && are_reasons(lines, &chosen, kind) {
        return Questions::default();
    }
    let end = extent::ending(lines, last.line + 1);
    let printed = chosen.iter().filter(|candidate| candidate.asks).count() * 2 >= chosen.len()
        || (!chosen
            .iter()
            .all(|candidate| candidate.alone || candidate.mark.answers));
    let mut asked = Vec::new();
    for (at, candidate) in chosen.iter().enumerate() {
        let next = chosen.get(at + 1).map_or(end, |next| next.line);
        asked.extend(parts::one(lines, &found, candidate, next, printed));
    }
    let before = asked.first().map_or(0, |first| first.mark);
    listed(lines, &found, &chosen, end, &mut asked);
    answered_above(lines, &found, before, &mut asked);
    for asked in &asked {
        strip_answer_word(lines, asked.lines.end, end);
    }
    Questions { asked, end }
}

/// Whether a line names the kind of the paper: alone, in one of its columns, with its subject or number behind, or behind a dash.
fn names_kind(text: &str) -> bool {
    if text.starts_with("Anfrage: ") || text.starts_with("Antrag: ") {
        return true;
    }
    let wide = text
        .contains("   ")
        .then(|| text.split("   "))
        .into_iter()
        .flatten();
    std::iter::once(cell(text))
        .chain(wide)
        .map(|cell| cell.trim().trim_start_matches("- "))
        .any(|cell| {
            vocabulary::names_type(cell)
                || cell.contains(['/', '-'])
                    && cell.rsplit_once(' ').is_some_and(|(kind, number)| {
                        is_code(number) && vocabulary::names_type(kind)
                    })
        })
}

/// The number of a paper: "KA-0219/V".
fn is_code(word: &str) -> bool {
    word.contains(['/', '-'])
        && word.bytes().filter(u8::is_ascii_digit).count() >= 3
        && word.bytes().all(|b| {
            b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.')
        })
}

/// Questions that nothing counts.
fn unnumbered(lines: &mut [Line<'_>], from: usize) -> Questions {
    let asked = plain::questions(lines, from);
    let Some(last) = asked.last() else {
        return Questions::default();
    };
    let end = extent::ending(lines, last.lines.end);
    for asked in &asked {
        strip_answer_word(lines, asked.lines.end, end);
    }
    Questions { asked, end }
}

/// Sets aside what every sheet of a form repeats: its name with the page, and the edition of the form at its foot.
fn set_sheets_aside(lines: &mut [Line<'_>], from: usize) {
    let mut aside: Vec<usize> = Vec::new();
    for (at, line) in lines
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, line)| line.role == Role::Body)
    {
        let text = line.text;
        let page =
            |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let named = text.rsplit_once("Seite ").is_some_and(|(head, rest)| {
            head.len() <= 120
                && head.ends_with("  ")
                && !head.trim_end().ends_with(['.', ','])
                && rest.split(" von ").all(|part| page(part.trim()))
        });
        if text == "Seite" && lines.get(at + 1).is_some_and(|next| page(next.text)) {
            aside.extend([at, at + 1]);
        } else if named || furniture::is_page_form(text) {
            aside.push(at);
        } else if let Some(count) = letter_foot(lines, at) {
            aside.extend(at..at + count);
        } else if vocabulary::is_imprint(text) {
            aside.push(at);
            // The name of the form stands right above.
            let above = |at: usize| {
                lines.get(at).is_some_and(|line| {
                    line.text.len() <= 60 && !blocks::ends_sentence(line.text) && line.gap == 0
                })
            };
            aside.extend((from..at).rev().take(2).take_while(|at| above(*at)));
        }
    }
    for at in aside {
        if let Some(line) = lines.get_mut(at) {
            line.role = Role::Furniture(Furniture::Imprint);
        }
        if let Some(next) = lines.get_mut(at + 1) {
            next.page_start = true;
        }
    }
}

/// The lines at the foot of a letter's sheet that say where the office is reached: street and town, telephone, mail.
fn letter_foot(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let body = lines.get(at..).unwrap_or_default();
    let count = 1 + body
        .iter()
        .skip(1)
        .take_while(|line| line.gap == 0 && !line.page_start)
        .count();
    let group = body.get(..count).filter(|group| {
        (2..=4).contains(&group.len()) && group.iter().all(|line| line.text.len() <= 100)
    })?;
    let town = |text: &str| {
        text.split(' ')
            .any(|word| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit()))
    };
    let starts = group
        .first()
        .is_some_and(|line| (line.gap > 0 || line.page_start) && town(line.text));
    let reached = |word: &str| group.iter().any(|line| line.text.contains(word));
    let sheet = body.get(count).is_none_or(|below| {
        below.page_start || below.gap > 1 || furniture::is_page_form(below.text)
    });
    (starts && sheet && (reached("Tel") || reached("@"))).then_some(count)
}

/// What stands before the first column.
fn cell(text: &str) -> &str {
    text.split('\t').next().unwrap_or_default().trim()
}

/// Makes blocks of the lines, those of each question apart from those of its answer.
pub fn part(lines: &[Line<'_>], questions: &Questions, setting: Setting) -> Vec<Block> {
    let mut made: Vec<Block> = Vec::new();
    let mut from = 0;
    // Answers are running text, however short the paper is.
    let answered = Setting {
        wrapped: setting.wrapped || setting.measure <= 120,
        ..setting
    };
    let between = |from: usize, to: usize, setting: Setting, made: &mut Vec<Block>| {
        let inside = lines.get(from..to).unwrap_or_default();
        let question = from
            .checked_sub(1)
            .and_then(|above| lines.get(above))
            .filter(|_| !made.is_empty());
        let moved = blocks::blocks_below(inside, setting, question)
            .into_iter()
            .map(|block| Block {
                lines: block.lines.start + from..block.lines.end + from,
                ..block
            });
        made.extend(moved);
    };
    for (at, asked) in questions.asked.iter().enumerate() {
        between(
            from,
            asked.mark,
            if at == 0 { setting } else { answered },
            &mut made,
        );
        let end = if asked.printed || asked.alone {
            asked.lines.end
        } else {
            asked.mark
        };
        made.push(Block {
            kind: Kind::Asked(u32::try_from(at).unwrap_or_default()),
            told_by: Evidence::Form,
            lines: asked.mark..end,
        });
        from = end;
    }
    between(from, questions.end.max(from), answered, &mut made);
    between(questions.end.max(from), lines.len(), setting, &mut made);
    made
}
