//! The findings of all documents, the worst first.

use super::finding::Told;
use super::frame::{Frame, Leaf, Part};
use askama::Template;
use serde::{Deserialize, Serialize};

/// A page of the list.
#[derive(Template)]
#[template(path = "findings.html")]
pub(super) struct Page {
    pub(super) frame: Frame,
    pub(super) leaf: Leaf,
    pub(super) totals: Vec<(&'static str, String)>,
    pub(super) rows: Vec<Row>,
}

/// A finding with its document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) title: String,
    pub(super) page: String,
    pub(super) told: Told,
}
