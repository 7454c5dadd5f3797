//! The questions of a council paper that plain numbers count, and where each ends: its answer may follow on the next line.

mod chain;
mod extent;
mod marks;
mod plain;

use super::{Block, Kind, Line, Role, Setting, blocks, furniture};
use crate::text::{Evidence, Furniture};
use crate::vocabulary;
use chain::Candidate;
use extent::Extent;
use marks::{Mark, Style};
use std::ops::Range;

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
        one(lines, &found, candidate, next, printed, &mut asked);
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

/// Whether marks that answer stand among the reasons of a motion: "Begründung" / "Zu 1: …".
fn are_reasons(lines: &[Line<'_>], chosen: &[Candidate], kind: usize) -> bool {
    let Some(first) = chosen
        .first()
        .filter(|_| chosen.iter().all(|one| one.mark.answers && !one.asks))
    else {
        return false;
    };
    let above = || {
        lines
            .get(kind..first.line)
            .unwrap_or_default()
            .iter()
            .map(|line| line.text)
    };
    let answered = |text: &str| {
        ["Stellungnahme", "ntwort"]
            .iter()
            .any(|word| text.contains(word))
    };
    above().any(|text| text.trim_end_matches(':') == "Begründung") && !above().any(answered)
}

/// Answers that stand above the questions: the letter that asks is printed behind the paper.
fn answered_above(
    lines: &mut [Line<'_>],
    found: &[Candidate],
    before: usize,
    asked: &mut Vec<Asked>,
) {
    if asked.len() < 2 || asked.iter().any(|one| one.answers || !one.printed) {
        return;
    }
    let unanswered = asked
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if extent::next(lines, a.lines.end, b.mark).is_none()));
    let above: Vec<&Candidate> = found
        .iter()
        .filter(|one| one.line < before && one.mark.answers && !one.asks && one.mark.sub.is_none())
        .collect();
    let mut next = 1;
    for one in &above {
        if one.mark.first != next {
            return;
        }
        next = one.mark.last + 1;
    }
    if !unanswered || usize::try_from(next).ok() != Some(asked.len() + 1) {
        return;
    }
    let until = above
        .last()
        .map_or(before, |last| extent::ending(lines, last.line + 1))
        .min(before);
    let more: Vec<Asked> = above
        .into_iter()
        .map(|one| {
            strip(lines, one.line, &one.mark);
            let span = (one.mark.first, one.mark.last);
            let number = one.mark.printed.clone();
            Asked {
                mark: one.line,
                lines: one.line..one.line + 1,
                number,
                span,
                printed: false,
                alone: one.alone,
                answers: true,
                until,
            }
        })
        .collect();
    asked.extend(more);
    asked.sort_by_key(|one| one.mark);
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

/// One question, or its parts where each has an answer of its own.
fn one(
    lines: &mut [Line<'_>],
    found: &[Candidate],
    candidate: &Candidate,
    next: usize,
    printed: bool,
    asked: &mut Vec<Asked>,
) {
    let mark = &candidate.mark;
    let parts = parts(lines, found, candidate, next);
    let own = parts.windows(2).any(|pair| matches!(pair, [a, b] if extent::next(lines, part_end(lines, a, b.line), b.line).is_some()));
    let new =
        |lines: Range<usize>, number: String, printed: bool, alone: bool, span: (u32, u32)| Asked {
            mark: lines.start,
            lines,
            number,
            span,
            printed,
            alone,
            answers: false,
            until: usize::MAX,
        };
    let span = (mark.first, mark.last);
    if let [first, .., last] = parts.as_slice() {
        if !own {
            // The parts are asked one after the other and answered together.
            let end = part_end(lines, last, next);
            let end = extent::goes_on(
                lines,
                candidate.line,
                extent::next(lines, end, next).unwrap_or(end),
            )
            .unwrap_or(end);
            keep_marks(lines, first.line, end);
            strip(lines, candidate.line, mark);
            asked.push(new(
                candidate.line..end,
                mark.printed.clone(),
                true,
                true,
                span,
            ));
            return;
        }
        for (at, part) in parts.iter().enumerate() {
            let bound = parts.get(at + 1).map_or(next, |below| below.line);
            let end = part_end(lines, part, bound);
            let start = if at == 0 { candidate.line } else { part.line };
            // "1.1" has the number of its question.
            let stem = if part.mark.style == Style::Decimal {
                ""
            } else {
                mark.printed.as_str()
            };
            let number = format!("{stem}{}", part.mark.printed);
            if at == 0 {
                strip(lines, candidate.line, mark);
                keep_marks(lines, part.line, end);
            } else {
                strip(lines, part.line, &part.mark);
            }
            asked.push(new(start..end, number, true, true, span));
        }
        return;
    }
    if let Some(each) = each(lines, candidate, next) {
        strip(lines, candidate.line, mark);
        for (at, lines) in each.into_iter().enumerate() {
            let count = mark.first + u32::try_from(at).unwrap_or_default();
            let start = if at == 0 { candidate.line } else { lines.start };
            asked.push(new(
                start..lines.end,
                count.to_string(),
                true,
                true,
                (count, count),
            ));
        }
        return;
    }
    let answers = mark.answers && !candidate.asks;
    match extent::extent(
        lines,
        candidate.line,
        next,
        candidate.alone,
        printed && !answers,
    ) {
        Extent::Question(end) => {
            strip(lines, candidate.line, mark);
            keep_marks(lines, candidate.line + 1, end);
            asked.push(new(
                candidate.line..end,
                mark.printed.clone(),
                true,
                true,
                span,
            ));
        }
        Extent::Answer => {
            strip(lines, candidate.line, mark);
            asked.push(new(
                candidate.line..candidate.line + 1,
                mark.printed.clone(),
                false,
                candidate.alone,
                span,
            ));
        }
    }
}

/// "Fragen 3 und 4:" above as many questions: the lines of each.
fn each(lines: &[Line<'_>], candidate: &Candidate, next: usize) -> Option<Vec<Range<usize>>> {
    let mark = &candidate.mark;
    let count = usize::try_from(mark.last.checked_sub(mark.first)? + 1).ok()?;
    if count < 2 || mark.answers || mark.style != Style::Arabic || !candidate.alone {
        return None;
    }
    let start = extent::next(lines, candidate.line + 1, next)?;
    let end = extent::group(lines, start, next);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = start;
    for at in start..end {
        let text = lines.get(at).map_or("", |line| line.text);
        if text.ends_with('?') {
            found.push(from..at + 1);
            from = at + 1;
        }
    }
    (found.len() == count && from == end).then_some(found)
}

/// The lettered parts of a question, if they follow right behind what it says itself.
fn parts(
    lines: &[Line<'_>],
    found: &[Candidate],
    candidate: &Candidate,
    next: usize,
) -> Vec<Candidate> {
    if candidate.mark.style != Style::Arabic
        || candidate.mark.sub.is_some()
        || candidate.mark.answers
    {
        return Vec::new();
    }
    let counts = |other: &Candidate| match other.mark.style {
        Style::Lower => Some(other.mark.first),
        Style::Decimal => other
            .mark
            .sub
            .filter(|_| other.mark.first == candidate.mark.first),
        _ => None,
    };
    let inside = || {
        found.iter().filter(|other| {
            other.line > candidate.line
                && other.line < next
                && counts(other).is_some()
                && !other.mark.answers
        })
    };
    let Some(first) = inside().find(|other| counts(other) == Some(1)) else {
        return Vec::new();
    };
    // Between the number and the first letter stands the stem and nothing else.
    let stem = match extent::extent(lines, candidate.line, first.line, candidate.alone, true) {
        Extent::Question(end) => end,
        Extent::Answer => extent::group(lines, candidate.line, first.line),
    };
    if extent::next(lines, stem, first.line).is_some() {
        return Vec::new();
    }
    let mut parts: Vec<Candidate> = vec![first.clone()];
    let alike = |other: &&Candidate| {
        other.line > first.line
            && (other.mark.closer, other.mark.style) == (first.mark.closer, first.mark.style)
    };
    for other in inside().filter(alike) {
        if parts
            .last()
            .and_then(counts)
            .zip(counts(other))
            .is_some_and(|(above, one)| above + 1 == one)
        {
            parts.push(other.clone());
        }
    }
    if parts.len() >= 2 { parts } else { Vec::new() }
}

/// Where a part of a question ends.
fn part_end(lines: &[Line<'_>], part: &Candidate, next: usize) -> usize {
    match extent::extent(lines, part.line, next, part.alone, true) {
        Extent::Question(end) => end,
        Extent::Answer => extent::group(lines, part.line, next),
    }
}

/// Answers behind a list of questions, and answers that repeat the number: "Zu Frage 2:".
fn listed(
    lines: &mut [Line<'_>],
    found: &[Candidate],
    chosen: &[Candidate],
    end: usize,
    asked: &mut Vec<Asked>,
) {
    let Some(last) = asked.last() else { return };
    let count = last.span.1;
    let mut more: Vec<Asked> = Vec::new();
    let mut add = |lines: &mut [Line<'_>], candidate: &Candidate| {
        strip(lines, candidate.line, &candidate.mark);
        let mark = &candidate.mark;
        let span = (mark.first, mark.last);
        // A question that is printed again above its answer is no word of that.
        let again = match extent::extent(lines, candidate.line, end, candidate.alone, true) {
            Extent::Question(to) if candidate.asks => Some(candidate.line..to),
            _ => None,
        };
        let printed = again.is_some();
        let lines = again.unwrap_or(candidate.line..candidate.line + 1);
        more.push(Asked {
            mark: candidate.line,
            lines,
            number: mark.printed.clone(),
            span,
            printed,
            alone: candidate.alone,
            answers: true,
            until: usize::MAX,
        });
    };
    let unanswered = asked
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if extent::next(lines, a.lines.end, b.mark).is_none()));
    if unanswered && asked.iter().all(|one| one.printed) {
        // A list below one question alone is what answers it.
        let several = asked.len() > 1;
        for candidate in chain::answers(found, lines, chosen, last.lines.end, count)
            .into_iter()
            .filter(|candidate| several || candidate.mark.answers)
        {
            add(lines, candidate);
        }
    } else {
        for (one, next) in asked
            .iter()
            .zip(asked.iter().skip(1).map(|next| next.mark).chain([end]))
        {
            let repeats = |candidate: &&Candidate| {
                let inside = candidate.line >= one.lines.end && candidate.line < next;
                inside
                    && candidate.mark.answers
                    && one.printed
                    && candidate.mark.first <= one.span.0
                    && candidate.mark.last >= one.span.0
                    && !candidate.asks
            };
            if let Some(candidate) = found.iter().find(repeats) {
                add(lines, candidate);
            }
        }
    }
    asked.extend(more);
    asked.sort_by_key(|one| one.mark);
}

/// Takes the mark out of what a line says.
fn strip(lines: &mut [Line<'_>], at: usize, mark: &Mark) {
    if let Some(line) = lines.get_mut(at) {
        line.mark = u8::try_from(mark.bytes).unwrap_or_default();
    }
}

/// The letters of parts are what the question says.
fn keep_marks(lines: &mut [Line<'_>], from: usize, to: usize) {
    for line in lines.get_mut(from..to).unwrap_or_default() {
        if line.text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            line.mark = 0;
        }
    }
}

/// "Antwort:" and "Antwort der Verwaltung:" are no words of the answer that they open.
fn strip_answer_word(lines: &mut [Line<'_>], from: usize, to: usize) {
    let Some(line) = extent::next(lines, from, to).and_then(|at| lines.get_mut(at)) else {
        return;
    };
    let Some(rest) = line.text.strip_prefix("Antwort").filter(|_| line.mark == 0) else {
        return;
    };
    let word = rest
        .find(':')
        .filter(|colon| {
            *colon <= 32 && !rest.get(..*colon).unwrap_or_default().contains(['.', ','])
        })
        .map(|colon| colon + 1);
    let word = word.or_else(|| {
        (rest.trim().is_empty() || rest.trim().eq_ignore_ascii_case("der Verwaltung"))
            .then_some(rest.len())
    });
    if let Some(bytes) = word {
        let behind = rest.get(bytes..).unwrap_or_default();
        let mark = "Antwort".len() + bytes + behind.len() - behind.trim_start().len();
        line.mark = u8::try_from(mark).unwrap_or_default();
    }
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
