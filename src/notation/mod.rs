//! How administrations write numbers, units, years and dates. Pure functions on pieces of text.

pub mod dates;
pub mod numbering;
pub mod numbers;
pub mod slug;
pub mod units;
pub mod years;
