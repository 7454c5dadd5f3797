//! What an earlier run wrote: as much of it as tells whose it is and whether it still holds.

use crate::model::{Entry, FORMAT, Kind, Lines, Severity};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// An output on the disk.
#[derive(Deserialize)]
pub(super) struct Written {
    format: String,
    document: Head,
    goals: Vec<IgnoredAny>,
    indicators: Vec<Measured>,
    projects: Vec<IgnoredAny>,
    council: Option<Asked>,
    diagnostics: Vec<Graded>,
    lines: Option<Lines>,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    kind: Kind,
    title: Option<String>,
    source: Origin,
}

#[derive(Deserialize)]
struct Measured {
    series: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Asked {
    questions: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
struct Origin {
    path: String,
    sha256: String,
}

#[derive(Deserialize)]
struct Graded {
    severity: Severity,
}

impl Written {
    /// The output for the document `id`, or `None` if the file is missing, torn, or another program's.
    pub(super) fn read(file: &Path, id: &str) -> Option<Self> {
        let reader = BufReader::new(File::open(file).ok()?);
        let written: Self = serde_json::from_reader(reader).ok()?;
        (written.format == FORMAT && written.document.id == id).then_some(written)
    }

    /// Whether it was made from a source of this path and these bytes.
    pub(super) fn is_of(&self, path: &str, sha256: &str) -> bool {
        self.document.source.path == path && self.document.source.sha256 == sha256
    }

    /// What the index says of it.
    pub(super) fn entry(self) -> Entry {
        Entry {
            id: self.document.id,
            path: self.document.source.path,
            kind: self.document.kind,
            title: self.document.title,
            goals: self.goals.len(),
            indicators: self.indicators.len(),
            series: self
                .indicators
                .iter()
                .filter(|indicator| indicator.series.is_some())
                .count(),
            projects: self.projects.len(),
            questions: self.council.map_or(0, |council| council.questions.len()),
            diagnostics: self.diagnostics.len(),
            lines: self.lines.unwrap_or_default(),
        }
    }

    /// Number of diagnostics that are warnings or errors.
    pub(super) fn warnings(&self) -> usize {
        warnings(
            self.diagnostics
                .iter()
                .map(|diagnostic| diagnostic.severity),
        )
    }
}

/// How many of these ask for attention.
pub(super) fn warnings(severities: impl Iterator<Item = Severity>) -> usize {
    severities
        .filter(|severity| *severity >= Severity::Warning)
        .count()
}
