//! What a sentence promises: how much, and by when.

use super::{Number, Unit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// As printed, `…` for words left out.
    pub text: String,
    /// What the value is to the goal.
    pub role: Role,
    /// Where it is to go.
    pub direction: Option<Direction>,
    /// How the value binds.
    pub comparator: Comparator,
    /// In the unit as printed: 7.8 for "7,8 Mio. €".
    pub value: Number,
    /// What is measured; `null` for things that are counted.
    pub unit: Option<Unit>,
    /// ISO 8601 duration in which it happens once: `P1Y` for "pro Jahr".
    pub per: Option<String>,
}

/// What a value is to a goal.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A step or a rate: "um 10 %", "50 zusätzliche".
    Change,
    /// A value to reach or to keep: "auf 7,8 Mio. €", "mindestens 60 %".
    Level,
    /// Where it starts: "von aktuell 54 %".
    Baseline,
}

/// Where a value is to go.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Up.
    Increase,
    /// Down.
    Decrease,
}

/// How a value binds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// As printed.
    Eq,
    /// That much or more: "mindestens", "mehr als".
    Ge,
    /// That much or less: "höchstens", "bis zu", "Top 10".
    Le,
    /// About that much: "rund", "ca.".
    Approx,
}

/// When.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Date {
    /// As printed, with its preposition.
    pub text: String,
    /// How the date binds.
    pub relation: Relation,
    /// ISO 8601-2, level 2: `2021-39` for the last third of 2021.
    pub edtf: String,
    /// Last calendar day allowed; `null` where the end is open.
    pub latest: Option<String>,
    /// The year is not printed; it is the nearest that the tense and the document's own date allow.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred_year: bool,
}

/// How a date binds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Until then: "bis 2026".
    By,
    /// From then on: "ab 2020", "seit 2015".
    From,
    /// Then, or within that span: "in 2019", "2023/2024".
    In,
}
