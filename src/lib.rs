//! Recovers goals, indicators with their year series, principles, projects and council answers from German municipal
//! papers, and writes normalized JSON in which every record says where it came from.
//!
//! Data flows one way. The stages, in order:
//!
//! 1. [`source`] opens, sniffs, decodes and hashes a file.
//! 2. [`read`] makes runs of text of it.
//! 3. [`layout`] makes lines of runs and blocks of lines, and sets running heads and tables of contents aside.
//! 4. [`outline`] finds the headings and makes sections of them.
//! 5. [`rules`] recover drafts of records from the blocks.
//! 6. [`normalize`] makes records of the [`model`] of the drafts.
//!
//! [`pipeline`] calls them, [`batch`] does so for many sources.

pub mod batch;
pub mod cli;
pub mod layout;
pub mod model;
pub mod normalize;
pub mod notation;
pub mod outline;
pub mod pipeline;
pub mod problem;
pub mod read;
pub mod rules;
pub mod source;
#[cfg(test)]
mod testing;
pub mod text;
pub mod vocabulary;

pub use pipeline::extract;
