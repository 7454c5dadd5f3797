//! The records of a document while it is put together, and what each is made of.

use crate::layout::passage::Passage;
use crate::model::{Council, Goal, Indicator, Period, Principle, Project};

/// The records of a document.
#[derive(Debug, Default)]
pub struct Records {
    pub goals: Vec<Goal>,
    pub principles: Vec<Principle>,
    pub indicators: Vec<Indicator>,
    pub projects: Vec<Project>,
    pub council: Option<Council>,
    /// What each record is made of.
    pub claims: Vec<Claim>,
    /// The years that the title, or else all planned series, share.
    pub period: Option<Period>,
}

impl Records {
    pub fn is_empty(&self) -> bool {
        self.goals.is_empty()
            && self.principles.is_empty()
            && self.indicators.is_empty()
            && self.projects.is_empty()
            && self.council.is_none()
    }
}

/// The passage that a record is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The id of the record.
    pub record: String,
    /// What the record is.
    pub kind: RecordKind,
    /// The pieces of lines.
    pub passage: Passage,
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// A goal.
    Goal,
    /// A principle.
    Principle,
    /// An indicator.
    Indicator,
    /// A project.
    Project,
    /// The head of a council paper, or one of its questions.
    Council,
}
