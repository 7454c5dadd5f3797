//! Council papers: what their heads say, and their questions with the answers.

mod cells;
mod contacts;
mod head;
mod numbers;
mod publicity;
mod questions;
mod sections;
mod sessions;

pub use head::Fields;
pub use questions::Question;

use crate::layout::Layout;
use crate::layout::passage::Passage;
use crate::outline::{Context, Outline};
use crate::problem::Problem;

/// The rules of this stage and what `ziele rules` prints of them.
pub const RULES: [(&str, &str); 2] = [(head::NAME, head::DOC), (questions::NAME, questions::DOC)];

/// What was found in a document.
#[derive(Debug, Default)]
pub struct Paper {
    /// The head, where the document is a council paper.
    pub head: Option<Head>,
    /// The questions, in the order of the document. A document without a head has none.
    pub questions: Vec<Question>,
    /// The blocks of the head and of the questions, closed to all other rules.
    pub taken: Vec<usize>,
    /// What is not as it should be.
    pub problems: Vec<Problem>,
}

/// The head of a council paper.
#[derive(Debug)]
pub struct Head {
    /// The rule that read it.
    pub rule: &'static str,
    /// What its labels and lines say.
    pub fields: Fields,
    /// The number of the paper that it answers.
    pub answers: Option<String>,
    /// Why the paper was written, in a section of its own.
    pub reason: Option<String>,
    /// What is to be decided, in a section of its own.
    pub proposal: Option<String>,
    /// Those who sign, in a section of their own.
    pub signatories: Vec<String>,
    /// Its lines.
    pub place: Passage,
}

/// Reads the head and the questions of a council paper.
pub fn read(layout: &Layout<'_>, outline: &Outline) -> Paper {
    let context = Context { layout, outline };
    let mut paper = Paper::default();
    head::read(&context, &mut paper);
    questions::read(&context, &mut paper);
    paper
}
