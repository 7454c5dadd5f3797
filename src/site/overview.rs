//! The overview: all documents, the editions among them, what could not be read.

use super::finding::Tally;
use super::frame::{Frame, Leaf, Part};
use super::{findings, names, numbers, words};
use crate::model::{Document, Failure};
use askama::Template;

/// The overview, or a later page of its table.
#[derive(Template)]
#[template(path = "index.html")]
pub(super) struct Page {
    pub(super) frame: Frame,
    pub(super) leaf: Leaf,
    pub(super) rows: Vec<Row>,
    /// Only the first page has the rest.
    pub(super) summary: Option<Summary>,
}

/// What stands above and below the table.
pub(super) struct Summary {
    /// Counts with their nouns.
    pub(super) totals: Vec<(String, &'static str)>,
    /// Findings by severity.
    pub(super) findings: Vec<(&'static str, String)>,
    /// The worst of them.
    pub(super) worst: Vec<findings::Row>,
    /// Strategies with more than one edition.
    pub(super) groups: Vec<Group>,
    /// The first sources that could not be read.
    pub(super) failed: Vec<Failure>,
    /// How many more there are, if they have pages of their own.
    pub(super) more_failed: Option<String>,
}

/// The editions of a strategy.
pub(super) struct Group {
    /// What they have in common.
    pub(super) issuer: Option<String>,
    /// Name and page of each, in the order of the years.
    pub(super) editions: Vec<(String, String)>,
    /// Words and page of each comparison.
    pub(super) comparisons: Vec<(String, String)>,
}

/// A document in the table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) title: String,
    pub(super) page: String,
    pub(super) path: String,
    pub(super) kind: &'static str,
    pub(super) issuer: String,
    pub(super) period: String,
    pub(super) edition: String,
    /// Goals, indicators, series, projects, questions.
    pub(super) counts: [usize; 5],
    pub(super) findings: Tally,
    /// How many diagnostics there are, with their noun.
    pub(super) doubts: Option<String>,
}

impl Row {
    /// A document with its page and its findings.
    pub(super) fn of(document: &Document, page: String, findings: Tally) -> Self {
        let meta = &document.document;
        let series = document
            .indicators
            .iter()
            .filter(|indicator| indicator.series.is_some())
            .count();
        let questions = document
            .council
            .as_ref()
            .map_or(0, |council| council.questions.len());
        Self {
            title: names::title(document).to_owned(),
            page,
            path: meta.source.path.clone(),
            kind: words::kind(meta.kind),
            issuer: meta.issuer.clone().unwrap_or_default(),
            period: meta.period.map(words::period).unwrap_or_default(),
            edition: meta.edition.clone().unwrap_or_default(),
            counts: [
                document.goals.len(),
                document.indicators.len(),
                series,
                document.projects.len(),
                questions,
            ],
            findings,
            doubts: Some(document.diagnostics.len())
                .filter(|count| *count > 0)
                .map(|count| numbers::counted(count, "Lesehinweis", "Lesehinweise")),
        }
    }

    /// The counts as they stand in the table; what there is none of, is told by a dash.
    pub(super) fn cells(&self) -> Vec<String> {
        self.counts
            .iter()
            .map(|count| {
                if *count == 0 {
                    "–".to_owned()
                } else {
                    numbers::count(*count)
                }
            })
            .collect()
    }
}

/// Totals over all documents.
#[derive(Default)]
pub(super) struct Totals {
    documents: usize,
    counts: [usize; 5],
    /// Findings by severity.
    pub(super) findings: Tally,
}

impl Totals {
    /// Adds a document.
    pub(super) fn add(&mut self, row: &Row) {
        self.documents += 1;
        for (sum, count) in self.counts.iter_mut().zip(row.counts) {
            *sum += count;
        }
        self.findings.add_all(row.findings);
    }

    /// Each with its noun.
    pub(super) fn shown(&self) -> Vec<(String, &'static str)> {
        let [goals, indicators, series, projects, questions] = self.counts;
        let all = [
            (self.documents, "Dokument", "Dokumente"),
            (goals, "Ziel", "Ziele"),
            (indicators, "Kennzahl", "Kennzahlen"),
            (series, "Wertereihe", "Wertereihen"),
            (projects, "Vorhaben", "Vorhaben"),
            (questions, "Frage", "Fragen"),
        ];
        all.into_iter()
            .map(|(count, one, more)| (numbers::count(count), if count == 1 { one } else { more }))
            .collect()
    }
}

/// A page of the list of what could not be read.
#[derive(Template)]
#[template(path = "unread.html")]
pub(super) struct Unread {
    pub(super) frame: Frame,
    pub(super) leaf: Leaf,
    pub(super) failed: Vec<Failure>,
}
