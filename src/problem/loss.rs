//! What a text announced and no record holds.

use serde::{Deserialize, Serialize};

/// Records that a heading word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Announced {
    /// Goals.
    Goals,
    /// Indicators.
    Indicators,
    /// Principles.
    Principles,
}

impl Announced {
    /// In English.
    pub fn english(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Indicators => "indicators",
            Self::Principles => "principles",
        }
    }

    /// In German.
    pub fn german(self) -> &'static str {
        match self {
            Self::Goals => "Ziele",
            Self::Indicators => "Kennzahlen",
            Self::Principles => "Grundsätze",
        }
    }
}

/// Why values gave no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LostValues {
    /// No years stand above them.
    NoYears,
    /// Years stand above them, but which value belongs to which is not certain.
    YearsNotMatched,
    /// One value alone stands below its label.
    SingleValue,
    /// No label stands before or above them.
    NoLabel,
}

impl LostValues {
    /// In English.
    pub fn english(self) -> &'static str {
        match self {
            Self::NoYears => "no years stand above the values",
            Self::YearsNotMatched => "the values do not stand under the years one by one",
            Self::SingleValue => "one value alone stands below its label",
            Self::NoLabel => "no label stands before the values",
        }
    }

    /// In German.
    pub fn german(self) -> &'static str {
        match self {
            Self::NoYears => "über den Werten stehen keine Jahre",
            Self::YearsNotMatched => "die Werte stehen nicht einzeln unter den Jahren",
            Self::SingleValue => "unter der Bezeichnung steht ein einzelner Wert",
            Self::NoLabel => "vor den Werten steht keine Bezeichnung",
        }
    }
}

#[cfg(test)]
mod samples {
    use super::{Announced, LostValues};
    use crate::message::samples::Sample;

    impl Sample for Announced {
        fn sample() -> Self {
            Self::Goals
        }
    }

    impl Sample for LostValues {
        fn sample() -> Self {
            Self::NoYears
        }
    }
}
