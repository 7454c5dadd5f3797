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
//! What else there is:
//!
//! - [`batch::run`] extracts the sources in folders and writes their JSON; [`batch::Inputs`] reads it back, one document at a time.
//! - [`checks::run`] finds what does not agree in a document, [`diff::compare_two`] what differs between two.
//! - [`export::run`] makes tables of documents, [`site::write`] pages to read.
//! - [`model`] has the types of all that is written, with serde's `Serialize` and `Deserialize`; [`model::schema`] is their JSON Schema.
//! - [`source::Limits`] bounds what a hostile file may cost, and [`problem::Error`] says in words for people why a source was not read.
//! - [`show`] shows how a source is read, stage by stage, and [`catalogue`] lists the rules with their explanations.
//! - [`cli`] is the program `ziele`.
//!
//! Nothing here prints but [`cli`]. What is done, and how long it takes, are events of [`tracing`], which whoever installs a subscriber sees:
//! at the level `DEBUG` one per source, at `TRACE` one per stage.
//!
//! Data flows one way. The stages, in order:
//!
//! 1. [`source`] opens, sniffs, decodes and hashes a file.
//! 2. `read` makes runs of `text` of a text, and pages of glyphs of a PDF.
//! 3. `compose` makes lines of pages, in reading order.
//! 4. `layout` makes blocks of lines, and sets running heads and tables of contents aside.
//! 5. `outline` finds the headings and makes sections of them.
//! 6. `tables` understands the cells of tables: years, kinds, units, groups and labels.
//! 7. `council` reads the head and the questions of a council paper.
//! 8. `rules` recover drafts of records from the other blocks and the tables.
//! 9. `normalize` makes records of the [`model`] of the drafts.
//! 10. `link` ties what an overview chapter repeats to what it repeats.
//! 11. [`ledger`] says what became of every line, and finds what looks like a promise and gave no record.
//!
//! `pipeline` calls the stages. `vocabulary` and `notation` hold the words and the ways of writing numbers that they know, `message` how
//! things are said in English and in German.

mod atomic;
pub mod batch;
pub mod checks;
pub mod cli;
mod compose;
mod council;
pub mod diff;
pub mod export;
mod layout;
pub mod ledger;
mod link;
mod message;
pub mod model;
mod normalize;
mod notation;
mod outline;
mod pipeline;
pub mod problem;
mod read;
mod rules;
pub mod site;
pub mod source;
mod tables;
#[cfg(test)]
mod testing;
mod text;
mod vocabulary;

#[doc(hidden)]
pub use pipeline::audit;
pub use pipeline::{Stage, extract, show};
pub use rules::{Rule, catalogue};
