//! `index.json`: what a run read and what it could not read.

use super::Report;
use crate::model::{Document, Entry, Extractor, FORMAT, Failure, Index, SCHEMA_VERSION};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// The name of the index in the output folder.
pub(super) const NAME: &str = "index.json";

/// The program with the fingerprint of all code that decides what stands in a document.
fn extractor() -> Extractor {
    Extractor { version: env!("CARGO_PKG_VERSION").to_owned(), fingerprint: env!("ZIELE_FINGERPRINT").to_owned() }
}

/// The index of what a run did.
pub(super) fn of(report: &Report) -> Index {
    let failure = |failed: &super::Failed| Failure { path: failed.path.clone(), error: failed.error.to_string() };
    Index {
        format: FORMAT.to_owned(),
        schema_version: SCHEMA_VERSION.to_owned(),
        extractor: extractor(),
        documents: report.records.iter().map(|record| record.entry.clone()).collect(),
        failed: report.failed.iter().map(failure).collect(),
    }
}

/// The documents of the run before by their ids, if the same extractor made them: of what another one made, nothing
/// holds.
pub(super) fn read(output: &Path) -> Option<BTreeMap<String, Entry>> {
    let file = File::open(output.join(NAME)).ok()?;
    let index: Index = serde_json::from_reader(BufReader::new(file)).ok()?;
    let is_ours = index.format == FORMAT && index.schema_version == SCHEMA_VERSION && index.extractor == extractor();
    is_ours.then(|| index.documents.into_iter().map(|entry| (entry.id.clone(), entry)).collect())
}

/// What a run could not read, whatever extractor it had. A file that is no index tells nothing.
pub(super) fn failures(file: &Path) -> Vec<Failure> {
    let index = File::open(file).ok().and_then(|file| serde_json::from_reader::<_, Index>(BufReader::new(file)).ok());
    index.map(|index| index.failed).unwrap_or_default()
}

/// What the index says of a document.
pub(super) fn entry(document: &Document) -> Entry {
    Entry {
        id: document.document.id.clone(),
        path: document.document.source.path.clone(),
        kind: document.document.kind,
        title: document.document.title.clone(),
        goals: document.goals.len(),
        indicators: document.indicators.len(),
        series: document.indicators.iter().filter(|indicator| indicator.series.is_some()).count(),
        projects: document.projects.len(),
        questions: document.council.as_ref().map_or(0, |council| council.questions.len()),
        diagnostics: document.diagnostics.len(),
    }
}
