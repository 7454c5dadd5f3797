//! Documents as a folder of pages to read: no server, no network.
//!
//! `index.html` leads to a page for each document, to the list of all goals with its search, to the findings, and to the comparison of
//! editions. Documents come one at a time; of those that were, only what the lists need is kept. Lists are parted in pages, and the data of the
//! search in files, so that each of them opens however many documents there are.

mod anchors;
mod chart;
mod chips;
mod comparison;
mod document;
mod editions;
mod finding;
mod findings;
mod folder;
mod frame;
mod goals;
mod links;
mod names;
mod overview;
mod passage;
mod records;
mod spill;
mod timeline;
mod units;
mod words;
mod writer;

pub use folder::Stale;

use crate::atomic::Unusable;
use crate::batch::Failed;
use crate::message::{dates, numbers};
use crate::source::Limits;
use std::path::PathBuf;

/// What a report is made of and where it goes.
#[derive(Debug, Clone)]
pub struct Options {
    /// Outputs of `ziele extract`, folders of them, sources, and `-` for standard input.
    pub inputs: Vec<PathBuf>,
    /// The folder for the pages; made if it is missing.
    pub output: PathBuf,
    /// An address or a folder in which the paths of the sources hold. Without it they hold in the working folder.
    pub sources: Option<String>,
    /// Remove pages of an earlier report that this one does not have.
    pub prune: bool,
    /// How large an input may be.
    pub limits: Limits,
    /// What opens sources that are locked.
    pub password: Option<String>,
}

/// What became of it.
#[derive(Debug)]
pub struct Report {
    /// How many documents have a page.
    pub documents: usize,
    /// How many files were written.
    pub files: usize,
    /// Inputs that could not be read, by path.
    pub failed: Vec<Failed>,
    /// Pages of an earlier report.
    pub stale: Vec<Stale>,
}

/// Writes the report.
///
/// # Errors
/// [`Unusable`], if the folder or a page in it cannot be written. What cannot be read stands in the report.
pub fn write(options: &Options) -> Result<Report, Unusable> {
    writer::write(options)
}

/// A small document for the tests: planned and reported values of one thing, and another one.
#[cfg(test)]
fn sample() -> crate::model::Document {
    use crate::source::{Limits, Source};
    let text = "1 RADVERKEHR\n\nKENNZAHLEN:\n\n- Anzahl der Räder für 2020 bis 2022:\n  100 | 110 | 140\n\n- Anzahl der Bügel für 2020 bis 2022:\n  1 | 2 | 3\n";
    let source = Source::from_bytes("radplan.txt", text.into(), &Limits::default()).unwrap();
    let mut document = crate::pipeline::extract(&source, "radplan").unwrap();
    let mut reported = document.indicators[0].clone();
    reported.id = "1/kennzahl-2".into();
    reported.series.as_mut().unwrap().kind = crate::model::SeriesKind::Actual;
    document.indicators.insert(1, reported);
    document.indicators[2].id = "1/kennzahl-3".into();
    document
}
