//! How administrations write numbers, units, years and dates. Pure functions on pieces of text.

pub mod dated;
pub mod dates;
pub mod numbering;
pub mod numbers;
pub mod quantities;
pub mod sentences;
pub mod similarity;
pub mod slug;
pub mod tokens;
pub mod units;
pub mod years;
