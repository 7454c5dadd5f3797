//! The points of one series, and what its kind is called.

use crate::model::{Point, SeriesKind};

/// The points of one series.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'d> {
    pub(super) kind: SeriesKind,
    pub(super) points: &'d [Point],
}

/// What a value is called beside its year.
pub(super) fn word(kind: SeriesKind) -> &'static str {
    match kind {
        SeriesKind::Target => "Plan",
        SeriesKind::Actual => "Ist",
    }
}

/// How they are called for the style sheet.
pub(super) fn class(kind: SeriesKind) -> &'static str {
    match kind {
        SeriesKind::Target => "plan",
        SeriesKind::Actual => "ist",
    }
}
