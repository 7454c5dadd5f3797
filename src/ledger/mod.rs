//! What became of every line: a ledger in which each byte of text has exactly one account.
//!
//! The ledger is drawn up after the rules. What a record was made of is its own; all else is what its line is: a heading, running text, what
//! stands at the head or the foot of pages, a table of contents, values that no rule has understood. [`losses`] reads it for what looks like
//! a promise and gave no record.

mod account;
mod aims;
mod audit;
mod books;
mod claims;
mod coverage;
mod diagnostics;
mod headings;
mod losses;
mod rows;
mod shares;
mod tiles;

pub use account::{Account, Entry, Ledger, SetAside};
pub use books::ledger;
pub use claims::council;
pub use losses::losses;
