//! The chart of an indicator.

use crate::model::{Indicator, Quantity};

/// The series of an indicator as an SVG, to be read beside its table; empty where there is nothing to draw. `rate` is the yearly change that
/// a goal of the same block states.
pub(super) fn series(_indicator: &Indicator, _rate: Option<&Quantity>) -> String {
    String::new()
}
