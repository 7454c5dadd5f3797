//! Recovers goals, indicators with their year series, principles, projects and council answers from German municipal
//! papers, and writes normalized JSON in which every record says where it came from.
//!
//! Most users need three things: [`source::Source`] opens a file, [`extract`] reads it, [`model::Document`] is what comes out.
//!
//! ```
//! use ziele::source::{Limits, Source};
//!
//! let text = "ZIELE:\n\n- Ausbau der Radwege bis 2028\n";
//! let source = Source::from_bytes("radplan.txt", text.into(), &Limits::default())?;
//! // The second argument becomes the document's id.
//! let document = ziele::extract(&source, "radplan")?;
//! println!("{}", serde_json::to_string_pretty(&document)?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What else there is for users:
//!
//! - [`batch::run`] extracts the sources in folders and writes their JSON; [`batch::Inputs`] reads it back, one document at a time.
//! - [`checks::run`] finds what does not agree in a document, [`diff::compare_two`] what differs between two.
//! - [`model`] has the types of all that is written, with serde's `Serialize` and `Deserialize`; [`model::schema`] is their JSON Schema.
//! - [`source::Limits`] bounds what a hostile file may cost, and [`problem::Error`] says in words for people why a source was not read.
//!
//! These follow the version of the crate; all else is the inside, open to look at, and may change with any version.
//!
//! Nothing here prints. What is done, and how long it takes, are events of [`tracing`], which whoever installs a subscriber sees: at the level
//! `DEBUG` one per source, at `TRACE` one per stage.
//!
//! Data flows one way. The stages, in order:
//!
//! 1. [`source`] opens, sniffs, decodes and hashes a file.
//! 2. [`read`] makes runs of [`text`] of a text, and pages of glyphs of a PDF.
//! 3. [`compose`] makes lines of pages, in reading order.
//! 4. [`layout`] makes blocks of lines, and sets running heads and tables of contents aside.
//! 5. [`outline`] finds the headings and makes sections of them.
//! 6. [`tables`] understands the cells of tables: years, kinds, units, groups and labels.
//! 7. [`rules`] recover drafts of records from blocks and tables.
//! 8. [`normalize`] makes records of the [`model`] of the drafts.
//!
//! [`vocabulary`] and [`notation`] hold the words and the ways of writing numbers that the stages know, [`problem`] what can go wrong.
//! [`link`] ties what an overview chapter repeats to what it repeats, [`pipeline`] calls the stages, [`batch`] does so for many sources.
//! [`checks`] find what does not agree in a finished document, [`diff`] compares two of them, [`export`] makes tables of many, [`site`] pages to
//! read; [`cli`] is the command line.

pub mod batch;
pub mod checks;
pub mod cli;
pub mod compose;
pub mod diff;
pub mod export;
pub mod layout;
pub mod link;
pub mod model;
pub mod normalize;
pub mod notation;
pub mod outline;
pub mod pipeline;
pub mod problem;
pub mod read;
pub mod rules;
pub mod site;
pub mod source;
pub mod tables;
#[cfg(test)]
mod testing;
pub mod text;
pub mod vocabulary;

pub use pipeline::extract;
