//! What a paper should give against what it gives.

use crate::indicators::GROUPS;
use ziele::model::Document;

/// How well a layout is read.
pub struct Score {
    expected: Vec<String>,
    missed: Vec<String>,
    extra: Vec<String>,
}

/// A text as it is compared: the mark behind a sentence may stay or go.
fn bare(text: &str) -> String {
    text.trim()
        .trim_end_matches(['.', ',', ';', ':'])
        .to_owned()
}

/// A goal as a line.
pub fn goal(text: &str) -> String {
    format!("goal {}", bare(text))
}

/// An indicator as a line.
pub fn indicator(label: &str, values: &[(i32, f64)]) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|(year, value)| format!(" {year}={value}"))
        .collect();
    format!("indicator {}:{}", bare(label), values.concat())
}

/// The goals and the indicators of a document as lines.
pub fn found(document: &Document) -> Vec<String> {
    let goals = document.goals.iter().map(|found| goal(&found.text));
    let indicators = document.indicators.iter().map(|found| {
        let points = found.series.iter().flat_map(|series| &series.points);
        let values: Vec<(i32, f64)> = points
            .filter_map(|point| {
                Some((
                    point.year,
                    serde_json::to_value(point.value?).ok()?.as_f64()?,
                ))
            })
            .collect();
        // The group of a row may stand before its label.
        let label = GROUPS
            .iter()
            .find_map(|group| found.label.strip_prefix(group)?.strip_prefix(": "))
            .unwrap_or(&found.label);
        indicator(label, &values)
    });
    goals.chain(indicators).collect()
}

impl Score {
    /// Counts each line as often as it stands on both sides.
    pub fn new(expected: Vec<String>, found: Vec<String>) -> Self {
        let mut extra = found;
        let missed =
            expected
                .iter()
                .filter(|line| match extra.iter().position(|other| other == *line) {
                    Some(at) => {
                        extra.remove(at);
                        false
                    }
                    None => true,
                });
        let missed = missed.cloned().collect();
        Self {
            expected,
            missed,
            extra,
        }
    }

    fn right(&self) -> f64 {
        (self.expected.len() - self.missed.len()) as f64
    }

    /// How much of what stands there is found.
    pub fn recall(&self) -> f64 {
        self.right() / self.expected.len().max(1) as f64
    }

    /// How much of what is found stands there.
    pub fn precision(&self) -> f64 {
        let found = self.right() + self.extra.len() as f64;
        if found == 0.0 {
            1.0
        } else {
            self.right() / found
        }
    }

    /// One line for a layout.
    pub fn line(&self, layout: &str) -> String {
        let first = |lines: &[String]| {
            lines
                .iter()
                .take(2)
                .cloned()
                .collect::<Vec<_>>()
                .join(" // ")
        };
        let (missed, extra) = (first(&self.missed), first(&self.extra));
        format!(
            "{:.2} {:.2}  {layout}  missed: {missed}  extra: {extra}",
            self.recall(),
            self.precision()
        )
    }
}
