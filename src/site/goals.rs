//! All goals on pages and as data for the search.

use super::chips::{self, Chip};
use super::dates;
use super::frame::{Frame, Leaf, Part};
use crate::model::{Document, Goal};
use askama::Template;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A page of the list of all goals.
#[derive(Template)]
#[template(path = "goals.html")]
pub(super) struct Page {
    pub(super) frame: Frame,
    pub(super) leaf: Leaf,
    pub(super) rows: Vec<Row>,
}

/// A goal in the list.
pub(super) struct Row {
    pub(super) text: String,
    pub(super) href: String,
    pub(super) document: String,
    pub(super) section: String,
    pub(super) chips: Vec<Chip>,
    pub(super) lang: String,
}

impl Row {
    /// A goal of a document with that page.
    pub(super) fn of(goal: &Goal, title: &str, section: &str, href: String, lang: String) -> Self {
        Self {
            text: goal.text.clone(),
            href,
            document: title.to_owned(),
            section: section.to_owned(),
            chips: chips::chips(&goal.quantities, &goal.dates),
            lang,
        }
    }
}

/// A goal in the data of the search: document, fragment, text, section, form, chips, years, units.
#[derive(Debug, Serialize)]
pub(super) struct Entry(
    pub(super) usize,
    String,
    String,
    String,
    u8,
    Vec<(u8, String, String)>,
    Vec<i32>,
    Vec<String>,
);

impl Entry {
    /// A goal of the document with this number in the list of documents.
    pub(super) fn of(goal: &Goal, document: usize, anchor: &str, section: &str) -> Self {
        let shown = chips::chips(&goal.quantities, &goal.dates);
        let chips = shown
            .into_iter()
            .map(|chip| (u8::from(chip.class == "termin"), chip.lead, chip.value))
            .collect();
        let years: BTreeSet<i32> = goal
            .dates
            .iter()
            .flat_map(|date| dates::years(&date.edtf))
            .collect();
        let units: BTreeSet<String> = goal
            .quantities
            .iter()
            .map(|quantity| unit(quantity.unit.as_ref()))
            .collect();
        let (years, units) = (years.into_iter().collect(), units.into_iter().collect());
        Self(
            document,
            anchor.to_owned(),
            goal.text.clone(),
            section.to_owned(),
            goal.form as u8,
            chips,
            years,
            units,
        )
    }
}

/// The name of a unit in the filter.
fn unit(unit: Option<&crate::model::Unit>) -> String {
    match unit.map(|unit| (unit.code.as_deref(), unit.text.as_str())) {
        None => "Anzahl".to_owned(),
        Some((Some("EUR"), _)) => "Euro".to_owned(),
        Some((Some("factor"), _)) => "Faktor".to_owned(),
        Some((_, text)) => text.to_owned(),
    }
}

/// What the form of the search offers.
#[derive(Debug, Default, Serialize)]
pub(super) struct Offer {
    /// The documents: title, page.
    pub(super) documents: Vec<(String, String)>,
    /// How many files of goals there are.
    pub(super) parts: usize,
    /// How many goals there are.
    pub(super) goals: usize,
    years: BTreeMap<i32, usize>,
    units: BTreeMap<String, usize>,
}

impl Offer {
    /// Counts a goal.
    pub(super) fn add(&mut self, entry: &Entry) {
        self.goals += 1;
        for year in &entry.6 {
            *self.years.entry(*year).or_default() += 1;
        }
        for unit in &entry.7 {
            *self.units.entry(unit.clone()).or_default() += 1;
        }
    }
}

/// Data as a classic script that hands it to `name`: what a page from the file system may load. Nothing in it ends the script or a line.
pub(super) fn script<T: Serialize>(name: &str, data: &T) -> serde_json::Result<String> {
    let json = serde_json::to_string(data)?;
    let json = json
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    Ok(format!("{name}({json});\n"))
}

/// The titles of the sections of a document by their ids.
pub(super) fn titles(document: &Document) -> BTreeMap<&str, &str> {
    document
        .sections
        .iter()
        .map(|section| (section.id.as_str(), section.title.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_leave_its_script() {
        let hostile = "</script><!-- \u{2028}\u{2029} \" \\ \n";
        let script = script("zieleTeil", &[hostile]).unwrap();
        assert_eq!(
            script,
            "zieleTeil([\"\\u003c/script>\\u003c!-- \\u2028\\u2029 \\\" \\\\ \\n\"]);\n"
        );
    }
}
