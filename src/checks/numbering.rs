//! Numbers of headings and questions that skip, repeat, go backwards or belong to another chapter.

use super::facts::Facts;
use super::message::Message;
use super::places::{of_question, of_section};
use super::sequence::{self, Step};
use super::{Check, Comparison};
use crate::model::{Place, Section, Severity};
use crate::notation::numbering::{self, Number, Style};
use crate::notation::slug::slug;
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check = Check {
    name: "numbering",
    german_title: "Die Nummerierung springt oder doppelt sich",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The numbers of headings with one another and with that of the heading above, and the numbers of the questions of a council paper. Also the
numbers as printed with what they must mean, and the titles of numbered headings below one heading.
# Leaves alone
Numbers that begin anew with 1; gaps of more than one; documents of which many numbers do not fit, as their headings are not all recognised.
# Example
`A.`, `B.`, `D.`; the headings `2.1` to `2.8` in chapter `1`; `6.5.I` between `6.5` and `6.5.2`.
# How sure
A warning; equal titles, left out questions and odd figures are notes.
";

/// Of fewer headings nobody knows whether they are all.
const LEAST_HEADINGS: usize = 6;

/// A heading with its number.
struct Numbered<'d> {
    section: &'d Section,
    number: Number,
}

/// What the numbers of one row share: the heading above, the kind, and all parts but the last.
type Stem<'n> = (Option<&'n str>, Style, &'n [u32]);

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let numbered: Vec<Numbered<'_>> = facts.document.sections.iter().filter_map(read).collect();
    let mut told = siblings(&numbered);
    told.extend(chapters(facts, &numbered));
    let slips = told
        .iter()
        .filter(|comparison| comparison.severity.is_some())
        .count();
    // One slip in ten is a slip of the document; more are headings that were not recognised, or lists that were taken for headings.
    if numbered.len() >= LEAST_HEADINGS
        && slips.max(strays(facts, &numbered)) <= (numbered.len() / 10).max(1)
    {
        compared.extend(told);
        compared.extend(titles(&numbered));
    }
    compared.extend(numbered.iter().filter_map(odd));
    questions(facts, compared);
}

fn read(section: &Section) -> Option<Numbered<'_>> {
    if section.source.rule == "question_heading" {
        return None;
    }
    Some(Numbered {
        section,
        number: numbering::whole(section.number.as_deref()?)?,
    })
}

/// Headings whose number comes again, and those of which the heading above is missing.
fn strays(facts: &Facts<'_>, numbered: &[Numbered<'_>]) -> usize {
    let again = |id: &str| {
        id.rsplit_once('-').is_some_and(|(first, count)| {
            count.parse::<u32>().is_ok() && facts.section(first).is_some()
        })
    };
    let loose =
        |heading: &Numbered<'_>| heading.section.parent.is_none() && heading.number.parts.len() > 1;
    numbered
        .iter()
        .filter(|heading| again(&heading.section.id) || loose(heading))
        .count()
}

fn warning(message: Message, places: Vec<Place>) -> Comparison {
    Comparison {
        severity: Some(Severity::Warning),
        message,
        arithmetic: None,
        places,
    }
}

/// Headings below one heading, each with the one before.
fn siblings(numbered: &[Numbered<'_>]) -> Vec<Comparison> {
    let printed: BTreeSet<&[u32]> = numbered
        .iter()
        .map(|heading| heading.number.parts.as_slice())
        .collect();
    let mut rows: BTreeMap<Stem<'_>, Vec<(usize, u32, &Numbered<'_>)>> = BTreeMap::new();
    for (at, heading) in numbered.iter().enumerate() {
        if let Some((last, stem)) = heading.number.parts.split_last() {
            rows.entry((
                heading.section.parent.as_deref(),
                heading.number.style,
                stem,
            ))
            .or_default()
            .push((at, *last, heading));
        }
    }
    let mut told = Vec::new();
    for ((_, style, stem), row) in rows {
        let steps = sequence::steps(&row.iter().map(|(_, number, _)| *number).collect::<Vec<_>>());
        for (((_, _, before), (at, _, heading)), step) in
            row.iter().zip(row.iter().skip(1)).zip(steps)
        {
            // The number stands elsewhere: the headings are not in their order.
            let elsewhere = |number: &u32| {
                style == Style::Arabic
                    && printed.contains(
                        stem.iter()
                            .copied()
                            .chain([*number])
                            .collect::<Vec<_>>()
                            .as_slice(),
                    )
            };
            if !matches!(step, Step::LeftOut(number) if elsewhere(&number)) {
                told.extend(step_of(before, heading, step).map(|comparison| (*at, comparison)));
            }
        }
    }
    told.sort_by_key(|(at, _)| *at);
    told.into_iter().map(|(_, comparison)| comparison).collect()
}

fn step_of(before: &Numbered<'_>, heading: &Numbered<'_>, step: Step) -> Option<Comparison> {
    let before_number = before.number.printed.clone();
    let number = heading.number.printed.clone();
    let message = match step {
        Step::Follows => {
            let places = vec![of_section(heading.section)];
            return Some(Comparison {
                severity: None,
                message: Message::NumberFollows {
                    number,
                    before: before_number,
                },
                arithmetic: None,
                places,
            });
        }
        Step::LeftOut(_) => Message::NumberLeftOut {
            number,
            before: before_number,
        },
        Step::Twice => Message::NumberTwice { number },
        Step::TwiceInsteadOf(_) => Message::NumberTwiceOneMissing { number },
        Step::Back => Message::NumberBehind {
            number,
            before: before_number,
        },
        Step::Unclear => return None,
    };
    Some(warning(
        message,
        vec![of_section(heading.section), of_section(before.section)],
    ))
}

/// Headings whose number begins like that of another chapter.
fn chapters(facts: &Facts<'_>, numbered: &[Numbered<'_>]) -> Vec<Comparison> {
    let mut strangers: BTreeMap<(&str, &[u32]), Vec<&Numbered<'_>>> = BTreeMap::new();
    for heading in numbered
        .iter()
        .filter(|heading| heading.number.style == Style::Arabic)
    {
        let Some(above) = heading
            .section
            .parent
            .as_deref()
            .and_then(|id| facts.section(id))
            .and_then(read)
        else {
            continue;
        };
        let begins = heading.number.parts.get(..above.number.parts.len());
        if above.number.style == Style::Arabic
            && heading.number.parts.len() > above.number.parts.len()
            && let Some(begins) = begins.filter(|begins| *begins != above.number.parts.as_slice())
        {
            strangers
                .entry((&above.section.id, begins))
                .or_default()
                .push(heading);
        }
    }
    let tell = |((above, _), headings): ((&str, &[u32]), Vec<&Numbered<'_>>)| {
        let (first, last) = (headings.first()?, headings.last()?);
        let mut places: Vec<Place> = facts.section(above).map(of_section).into_iter().collect();
        places.push(of_section(first.section));
        let chapter = facts
            .section(above)
            .and_then(|section| section.number.as_deref())
            .unwrap_or_default()
            .to_owned();
        let printed = first.number.printed.clone();
        let message = if headings.len() == 1 {
            Message::NumberInChapter {
                number: printed,
                chapter,
            }
        } else {
            places.push(of_section(last.section));
            Message::NumbersInChapter {
                first: printed,
                last: last.number.printed.clone(),
                chapter,
            }
        };
        Some(warning(message, places))
    };
    strangers.into_iter().filter_map(tell).collect()
}

/// Equal titles below one heading.
fn titles(numbered: &[Numbered<'_>]) -> Vec<Comparison> {
    let mut seen: BTreeMap<(Option<&str>, String), &Numbered<'_>> = BTreeMap::new();
    let mut told = Vec::new();
    for heading in numbered {
        let key = (
            heading.section.parent.as_deref(),
            slug(&heading.section.title),
        );
        match seen.get(&key) {
            Some(before) if before.number != heading.number => told.push(Comparison {
                severity: Some(Severity::Note),
                message: Message::SameTitle {
                    number: heading.number.printed.clone(),
                    other: before.number.printed.clone(),
                },
                arithmetic: None,
                places: vec![of_section(heading.section), of_section(before.section)],
            }),
            Some(_) => {}
            None => {
                seen.insert(key, heading);
            }
        }
    }
    told
}

/// A number that is printed with other figures than it must have: `6.5.I`.
fn odd(heading: &Numbered<'_>) -> Option<Comparison> {
    let raw = heading
        .section
        .source
        .raw
        .trim_start_matches(['#', '*', '-', '•', ' ', '\t']);
    let printed = raw
        .split([' ', '\t', '\n', '*'])
        .next()?
        .trim_end_matches(['.', ')', ':']);
    let is_other = printed != heading.number.printed
        && numbering::whole(printed).is_some_and(|read| read.parts == heading.number.parts);
    is_other.then(|| Comparison {
        severity: Some(Severity::Note),
        message: Message::NumberPrintedAs {
            number: heading.number.printed.clone(),
            printed: printed.to_owned(),
        },
        arithmetic: None,
        places: vec![Place {
            text: format!("{printed} {}", heading.section.title),
            ..of_section(heading.section)
        }],
    })
}

/// Questions that one answer joins at most.
const JOINT: u32 = 30;

/// What the step from one question to the next says.
fn question_step(step: Step, number: u32, before: u32) -> Option<(Option<Severity>, Message)> {
    let (note, warning) = (Some(Severity::Note), Some(Severity::Warning));
    Some(match step {
        Step::Follows => (None, Message::QuestionFollows { number, before }),
        Step::LeftOut(missing) => {
            let message = Message::QuestionLeftOut {
                number,
                before,
                missing,
            };
            (note, message)
        }
        Step::Twice => (warning, Message::QuestionTwice { number }),
        Step::TwiceInsteadOf(missing) => {
            (warning, Message::QuestionTwiceInsteadOf { number, missing })
        }
        Step::Back => (warning, Message::QuestionBehind { number, before }),
        Step::Unclear => return None,
    })
}

/// The questions of a council paper, each with the one before.
fn questions(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let questions = facts
        .document
        .council
        .iter()
        .flat_map(|council| &council.questions);
    let mut numbered: Vec<_> = questions
        .flat_map(|question| {
            numbers(question.number.as_deref()).map(move |number| (question, number))
        })
        .collect();
    // "2a", "2b": parts of one question.
    numbered.dedup_by(|next, before| next.1 == before.1 && next.0.number != before.0.number);
    let steps = sequence::steps(
        &numbered
            .iter()
            .map(|(_, number)| *number)
            .collect::<Vec<_>>(),
    );
    for (((before, from), (question, to)), step) in
        numbered.iter().zip(numbered.iter().skip(1)).zip(steps)
    {
        let Some((severity, message)) = question_step(step, *to, *from) else {
            continue;
        };
        compared.push(Comparison {
            severity,
            message,
            arithmetic: None,
            places: vec![of_question(question), of_question(before)],
        });
    }
}

/// The numbers that a printed one stands for: "2a" for 2, "2. bis 5." for all from 2 to 5, letters for none.
fn numbers(printed: Option<&str>) -> std::ops::Range<u32> {
    let figures = printed
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse::<u32>().ok());
    match *figures.collect::<Vec<_>>() {
        [] => 0..0,
        [first, .., last] if (first..first + JOINT).contains(&last) => first..last + 1,
        [first, ..] => first..first + 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn numbering() {
        checks::check("numbering");
    }

    #[test]
    fn one_number_altered() {
        for (from, to) in [
            ("2.3 Schulen", "2.4 Schulen"),
            ("2.3 Schulen", "2.2 Schulen"),
            ("1.1 Finanzen", "1.I Finanzen"),
        ] {
            checks::alter("numbering", "leaves_numbers_in_order_alone.txt", from, to);
        }
        checks::alter(
            "numbering",
            "leaves_numbers_in_order_alone.txt",
            "2.2 Kitas",
            "2.3 Kitas",
        );
        checks::alter(
            "numbering",
            "leaves_questions_in_order_alone.txt",
            "Frage 3",
            "Frage 4",
        );
    }
}
