//! How a difference was reckoned, as values. English and German are both made from them.

use super::{Comparator, Number, SeriesKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a difference was reckoned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reckoning {
    /// A quantity became another.
    Quantities {
        /// What the old side promises.
        old: Amount,
        /// What the new side promises.
        new: Amount,
        /// How far they lie apart; `null` where that is not clear.
        by: Option<Step>,
    },
    /// A quantity is not said any more.
    QuantityGone {
        /// What the old side promised.
        old: Amount,
    },
    /// A quantity was not said before.
    QuantityAdded {
        /// What the new side promises.
        new: Amount,
    },
    /// A date became another.
    Dates {
        /// The last day of the old date, or the date itself.
        old: String,
        /// The last day of the new date, or the date itself.
        new: String,
        /// How far they lie apart; `null` where that says nothing.
        by: Option<Span>,
    },
    /// A date is not said any more.
    DateGone {
        /// What the old side said.
        old: String,
    },
    /// A date was not said before.
    DateAdded {
        /// What the new side says.
        new: String,
    },
    /// The values of an indicator, side by side.
    Series {
        /// What the old side says; `null` where it has no values.
        old: Option<Values>,
        /// What the new side says; `null` where it has no values.
        new: Option<Values>,
        /// How they fit.
        fit: SeriesFit,
    },
    /// A milestone comes sooner or later.
    MilestoneMoved {
        /// What is to be reached: `Pilot`.
        milestone: String,
        /// The old date, as printed.
        old: String,
        /// The new date, as printed.
        new: String,
        /// How far they lie apart.
        by: Span,
        /// Whether the new date is the later one.
        later: bool,
    },
    /// A field says something else.
    Field {
        /// What the old side says.
        old: Option<String>,
        /// What the new side says.
        new: Option<String>,
    },
    /// A text has other numbers in it.
    OtherNumbers,
}

/// How much a quantity says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// How the value binds.
    pub comparator: Comparator,
    /// The value.
    pub value: Number,
    /// Its unit, as printed.
    pub unit: Option<String>,
    /// How often, as an ISO 8601 duration.
    pub per: Option<String>,
}

/// How far two quantities lie apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// How much.
    pub value: Number,
    /// The unit, as printed; `null` for percentage points.
    pub unit: Option<String>,
    /// Whether the value counts percentage points.
    pub points: bool,
    /// How often, as an ISO 8601 duration.
    pub per: Option<String>,
}

/// How far two days lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// How many.
    pub count: i64,
    /// Of what.
    pub unit: SpanUnit,
}

/// What a span counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SpanUnit {
    /// Days.
    Day,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// The values of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Values {
    /// The values, in their order.
    pub points: Vec<YearValue>,
    /// Their unit, as printed.
    pub unit: Option<String>,
}

/// The value of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearValue {
    /// The year.
    pub year: i32,
    /// The value; `null` where none is printed.
    pub value: Option<Number>,
}

/// How a series fits the one before it. Values are in the unit of the new side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SeriesFit {
    /// The new side has no values.
    Gone,
    /// The old side had no values.
    Added,
    /// The units cannot be compared.
    OtherUnit,
    /// What was planned is reported, or the reverse.
    OtherKind {
        /// What the old values are.
        old: SeriesKind,
        /// What the new values are.
        new: SeriesKind,
        /// The years with other values.
        years: Vec<YearChange>,
    },
    /// The same years have other values.
    OtherValues {
        /// The years with other values.
        years: Vec<YearChange>,
    },
    /// The same years have the same values.
    SameValues {
        /// The years that both sides have.
        years: Vec<i32>,
    },
    /// No side has a value.
    NoValues,
    /// No year has a value on both sides: the first new value is held against the last old one.
    Joined {
        /// The last old value.
        last: YearValue,
        /// The first new value.
        first: YearValue,
        /// How the two fit.
        seam: Seam,
    },
}

/// A year that has another value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearChange {
    /// The year.
    pub year: i32,
    /// The old value.
    pub old: Number,
    /// The new value.
    pub new: Number,
    /// New minus old.
    pub by: Number,
}

/// How the first value of a series fits the last one of the series before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Seam {
    /// The new series begins before the end of the old one.
    Overlaps,
    /// Both values are equal.
    Equal,
    /// The old series has no step to compare with.
    NoStep,
    /// The step between them, and how far the old steps reach.
    Step {
        /// First new value minus last old one.
        by: Number,
        /// How far the old series could have come.
        allowed: Number,
    },
}
