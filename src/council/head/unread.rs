//! A front that looks like a council paper, and whose head is not known, is told of.

use super::NAME;
use super::labels::parts;
use super::record::FRONT_LINES;
use crate::council::cells::cells;
use crate::council::numbers::is_paper_number;
use crate::layout::{Line, Role};
use crate::outline::Context;
use crate::problem::{Problem, ProblemKind};
use crate::vocabulary::{self, HeadField};

/// The diagnostic of a document that looks like a council paper.
pub fn problem(context: &Context<'_, '_>) -> Option<Problem> {
    let lines = context.layout.lines.iter().enumerate();
    let mut front = lines
        .filter(|(_, line)| line.role == Role::Body)
        .take(FRONT_LINES);
    let (at, line) = front.find(|(_, line)| looks_like_paper(line))?;
    let kind = ProblemKind::CouncilHeadNotRead {
        line: line.text.to_owned(),
    };
    Some(Problem::at_lines(kind, Some(at..at + 1), NAME))
}

/// Whether a line has a labelled number, or names a paper that asks, moves or answers.
fn looks_like_paper(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    let names_kind = vocabulary::names_type(text) && vocabulary::is_question_type(text);
    names_kind || cells(text).iter().any(|cell| has_number(cell))
}

/// "Vorlage 2024/0817", "Drucks.-Nr.: VO/0012/25"
fn has_number(cell: &str) -> bool {
    parts(cell).iter().any(|part| {
        let is_number = part.value.contains(['/', '-']) && is_paper_number(part.value);
        part.label == Some(HeadField::Reference) && is_number
    })
}
