//! What two outputs, or two editions of one strategy, say differently.

use super::{Period, Place, Reckoning};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Name and major version of the list of changes.
pub const CHANGES: &str = "ziele-diff/1";
/// Version of its schema: the minor rises with every added key.
pub const CHANGES_VERSION: &str = "1.1";

/// The result of `ziele diff`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "ziele-diff/1")]
pub struct Changes {
    /// `ziele-diff/1`.
    pub format: String,
    /// One per pair of documents, by id.
    pub comparisons: Vec<Comparison>,
    /// Documents without a partner among the new ones, by id.
    pub only_old: Vec<Party>,
    /// Documents without a partner among the old ones, by id.
    pub only_new: Vec<Party>,
}

/// Two documents, compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// What the two are to each other.
    pub situation: Situation,
    /// The old one.
    pub old: Party,
    /// The new one.
    pub new: Party,
    /// How many records of each kind met which fate.
    pub counts: Vec<Count>,
    /// By kind of record, in the order of the new document, and at the end of each kind what is left of the old one. Of two editions also what
    /// was kept; of two outputs only what differs.
    pub changes: Vec<Change>,
}

/// What two documents are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Situation {
    /// Two outputs of one document: what differs is what the program made of it.
    Outputs,
    /// Two editions of one strategy: what differs is what its authors changed.
    Editions,
}

/// A document of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Id of the document.
    pub id: String,
    /// Its source, as its JSON names it.
    pub path: String,
    /// The printed title.
    pub title: Option<String>,
    /// The short name that it gives itself.
    pub edition: Option<String>,
    /// The years that it covers.
    pub period: Option<Period>,
}

/// How many records of a kind met a fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The kind of record.
    pub subject: Subject,
    /// Its fate.
    pub fate: Fate,
    /// How many.
    pub count: usize,
}

/// A kind of record.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// What is said of the document as a whole.
    Document,
    /// A section; of two editions, one that has records.
    Section,
    /// A goal.
    Goal,
    /// An indicator.
    Indicator,
    /// A principle.
    Principle,
    /// A project.
    Project,
    /// The head of a council paper.
    Council,
    /// A question of a council paper.
    Question,
    /// A diagnostic of the extraction.
    Diagnostic,
}

/// What became of a record.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It says the same.
    Kept,
    /// It says the same in other words.
    Reworded,
    /// It promises more, or sooner.
    Sharpened,
    /// It promises less, or later.
    Relaxed,
    /// Its series goes on where the old one ended.
    Continues,
    /// Its series does not fit the old one.
    Jumps,
    /// It says something else, and whether that is more or less is not clear.
    Changed,
    /// It says the same under another id.
    Moved,
    /// The new edition does not have it any more.
    Dropped,
    /// The new edition does not count it any more.
    Ended,
    /// The new output does not have it any more.
    Lost,
    /// The old one did not have it.
    New,
}

/// A record of both sides, or of one that has no partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The kind of record.
    pub subject: Subject,
    /// What became of it.
    pub fate: Fate,
    /// The section that it stands in, on the new side where it has one.
    pub section: Option<Topic>,
    /// What the old side says.
    pub old: Option<Place>,
    /// What the new side says.
    pub new: Option<Place>,
    /// What differs, piece by piece.
    pub differences: Vec<Difference>,
}

/// A section that groups changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Id of the section.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One thing that differs in a pair of records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// What was compared: `quantity`, `date`, `series`, `milestone`, or the name of a field.
    pub what: String,
    /// What it does to the record.
    pub fate: Fate,
    /// What the old side says; `null` where it says nothing.
    pub old: Option<String>,
    /// What the new side says; `null` where it says nothing.
    pub new: Option<String>,
    /// How it was reckoned: `10 % -> 5 % per year: relaxed by 5 points`.
    pub arithmetic: Option<String>,
    /// The same as values; `null` where nothing was reckoned.
    pub reckoning: Option<Reckoning>,
}

impl Comparison {
    /// Whether the two say the same.
    pub fn is_same(&self) -> bool {
        self.changes.iter().all(|change| change.fate == Fate::Kept)
    }
}

impl Changes {
    /// Whether all documents have a partner that says the same.
    pub fn is_same(&self) -> bool {
        self.only_old.is_empty()
            && self.only_new.is_empty()
            && self.comparisons.iter().all(Comparison::is_same)
    }
}

/// The JSON Schema (2020-12) of the list of changes.
pub fn changes_schema() -> schemars::Schema {
    schemars::schema_for!(Changes)
}
