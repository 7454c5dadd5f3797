//! The projects of a document on one line of time.

use crate::model::Project;

/// The milestones of the projects as an SVG, to be read beside their list; empty where no project has a date.
pub(super) fn projects(_projects: &[Project]) -> String {
    String::new()
}
