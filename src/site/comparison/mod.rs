//! The page that compares two editions: what became of each promise, both sides beside each other.

mod arithmetic;
#[cfg(test)]
mod languages;
mod marks;
#[cfg(test)]
mod tests;

use super::anchors::Anchors;
use super::frame::{Frame, Part, lang};
use super::names::{self, Names};
use super::{editions, numbers, passage};
use crate::diff;
use crate::model::{
    Change, Comparison, Difference, Document, Fate, Place, Reckoning, Situation, Subject, Values,
};
use askama::Template;
use marks::{Piece, marked, plain};
use std::collections::{BTreeMap, BTreeSet};

/// The kinds of records in the order of the page, with their names. Sections come last: they only group the others.
const KINDS: [(Subject, &str); 6] = [
    (Subject::Goal, "Ziele"),
    (Subject::Indicator, "Kennzahlen"),
    (Subject::Principle, "Grundsätze"),
    (Subject::Project, "Vorhaben"),
    (Subject::Question, "Fragen"),
    (Subject::Section, "Abschnitte"),
];

/// What can become of a record, in the order of the page: its key in the page, its word, and what the word says.
const FATES: [(Fate, &str, &str, &str); 10] = [
    (
        Fate::Sharpened,
        "verschaerft",
        "verschärft",
        "verspricht mehr oder früher als zuvor",
    ),
    (
        Fate::Relaxed,
        "abgeschwaecht",
        "abgeschwächt",
        "verspricht weniger oder später als zuvor",
    ),
    (
        Fate::Changed,
        "geaendert",
        "geändert",
        "sagt etwas anderes; ob mehr oder weniger, ist nicht klar",
    ),
    (
        Fate::Jumps,
        "springt",
        "Reihe springt",
        "die Werte passen nicht zu denen der alten Ausgabe",
    ),
    (
        Fate::Continues,
        "fortgefuehrt",
        "Reihe fortgeführt",
        "die Werte gehen weiter, wo die alte Ausgabe endet",
    ),
    (
        Fate::Reworded,
        "umformuliert",
        "umformuliert",
        "sagt dasselbe mit anderen Worten",
    ),
    (
        Fate::Dropped,
        "entfallen",
        "entfallen",
        "steht nicht mehr in der neuen Ausgabe",
    ),
    (
        Fate::Ended,
        "beendet",
        "beendet",
        "wird in der neuen Ausgabe nicht mehr gezählt",
    ),
    (Fate::New, "neu", "neu", "stand nicht in der alten Ausgabe"),
    (
        Fate::Kept,
        "beibehalten",
        "beibehalten",
        "sagt dasselbe wie zuvor",
    ),
];

/// The page.
#[derive(Template)]
#[template(path = "comparison.html")]
pub(super) struct Page {
    frame: Frame,
    sides: [Side; 2],
    /// The kinds of records that occur.
    kinds: Vec<&'static str>,
    /// The fates that occur.
    fates: Vec<Told>,
    parts: Vec<Chapter>,
}

/// One of the two documents.
struct Side {
    /// `Alt` or `Neu`.
    age: &'static str,
    name: String,
    page: String,
    /// The attribute for its texts, if they are not German.
    lang: String,
}

/// A fate with the number of records that met it.
struct Told {
    key: &'static str,
    word: &'static str,
    says: &'static str,
    count: String,
    /// How many of each kind.
    by_kind: Vec<Option<String>>,
}

/// The records of one kind.
struct Chapter {
    key: String,
    title: &'static str,
    count: String,
    rows: Vec<Row>,
    /// Headings only group the others: their list is shut.
    shut: bool,
}

/// What became of one record.
struct Row {
    key: &'static str,
    word: &'static str,
    topic: Option<String>,
    /// Both sides say the same in the same words, so that one is shown.
    same: bool,
    sides: [Option<Said>; 2],
    reasons: Vec<String>,
    values: Option<ValueTable>,
}

/// What one side says.
struct Said {
    pieces: Vec<Piece>,
    /// The record on the page of its document.
    link: String,
    /// What the link leads to: `Ziel 5 in 5.2 Portal`.
    name: String,
    place: String,
}

/// The values of both sides by year.
struct ValueTable {
    units: [String; 2],
    rows: Vec<ValueRow>,
}

/// The values of a year.
struct ValueRow {
    year: String,
    values: [Option<String>; 2],
    /// Both sides have a value, and not the same.
    differs: bool,
}

/// The page for two documents that may be editions of one strategy. `pages` are those of the two, as this page links to them. `None` where the
/// two have nothing in common: then only their names are alike.
pub(super) fn page(old: &Document, new: &Document, pages: [&str; 2]) -> Option<Page> {
    let comparison = diff::compare(old, new, Some(Situation::Editions));
    if !comparison.changes.iter().any(|change| {
        change.subject != Subject::Section && change.old.is_some() && change.new.is_some()
    }) {
        return None;
    }
    let title = format!(
        "{} und {} im Vergleich",
        editions::name(&old.document),
        editions::name(&new.document)
    );
    let [from, to] = pages;
    let anchors = [Anchors::of(old), Anchors::of(new)];
    let [before, after] = &anchors;
    let readers = [
        Reader {
            document: old,
            anchors: before,
            page: from,
            names: Names::of(old),
        },
        Reader {
            document: new,
            anchors: after,
            page: to,
            names: Names::of(new),
        },
    ];
    let side = |age, document: &Document, page: &str| Side {
        age,
        name: editions::name(&document.document),
        page: page.to_owned(),
        lang: lang(document.document.language.as_deref()),
    };
    Some(Page {
        frame: Frame::inside(title),
        sides: [side("Alt", old, from), side("Neu", new, to)],
        kinds: kinds(&comparison).map(|(_, title)| title).collect(),
        fates: fates(&comparison),
        parts: KINDS
            .iter()
            .filter_map(|(subject, title)| chapter(&comparison, *subject, title, &readers))
            .collect(),
    })
}

/// The kinds of records that a comparison has.
fn kinds(comparison: &Comparison) -> impl Iterator<Item = (Subject, &'static str)> {
    KINDS.into_iter().filter(|(subject, _)| {
        comparison
            .counts
            .iter()
            .any(|count| count.subject == *subject && count.count > 0)
    })
}

fn fates(comparison: &Comparison) -> Vec<Told> {
    let told = |(fate, key, word, says): (Fate, &'static str, &'static str, &'static str)| {
        let count = |subject| {
            comparison
                .counts
                .iter()
                .filter(|count| count.fate == fate && count.subject == subject)
                .map(|count| count.count)
                .sum::<usize>()
        };
        let counts: Vec<usize> = kinds(comparison)
            .map(|(subject, _)| count(subject))
            .collect();
        let all: usize = counts.iter().sum();
        let by_kind = counts
            .into_iter()
            .map(|count| (count > 0).then(|| numbers::count(count)))
            .collect();
        (all > 0).then(|| Told {
            key,
            word,
            says,
            count: numbers::count(all),
            by_kind,
        })
    };
    FATES.into_iter().filter_map(told).collect()
}

/// What leads from a side of a change to the page of its document.
struct Reader<'d> {
    document: &'d Document,
    anchors: &'d Anchors,
    page: &'d str,
    names: Names<'d>,
}

impl Reader<'_> {
    /// What a record is called. The words of a project or of a section stand beside it already.
    fn name(&self, subject: Subject, record: Option<&str>) -> String {
        let numbered = |id: &&str| id.rsplit('/').next().and_then(names::numbered).is_some();
        match (subject, record.filter(numbered)) {
            (_, Some(id)) => self.names.full(id),
            (Subject::Section, None) => "Zum Abschnitt".to_owned(),
            (Subject::Project, None) => "Zum Vorhaben".to_owned(),
            (_, None) => "Zum Eintrag".to_owned(),
        }
    }
}

fn chapter(
    comparison: &Comparison,
    subject: Subject,
    title: &'static str,
    readers: &[Reader<'_>; 2],
) -> Option<Chapter> {
    let mut changes: Vec<&Change> = comparison
        .changes
        .iter()
        .filter(|change| change.subject == subject)
        .collect();
    // What became another promise is what readers look for. Stable: each fate stays in the order of the documents.
    changes.sort_by_key(|change| FATES.iter().position(|(fate, ..)| *fate == change.fate));
    let rows: Vec<Row> = changes
        .into_iter()
        .filter_map(|change| row(change, readers))
        .collect();
    let key = crate::notation::slug::slug(title);
    (!rows.is_empty()).then(|| Chapter {
        key,
        title,
        count: numbers::count(rows.len()),
        rows,
        shut: subject == Subject::Section,
    })
}

fn row(change: &Change, readers: &[Reader<'_>; 2]) -> Option<Row> {
    let (_, key, word, _) = FATES.iter().find(|(fate, ..)| *fate == change.fate)?;
    let (old, new) = match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let (before, after) = marked(&old.text, &new.text);
            (Some((old, before)), Some((new, after)))
        }
        (old, new) => (
            old.as_ref().map(|place| (place, plain(&place.text))),
            new.as_ref().map(|place| (place, plain(&place.text))),
        ),
    };
    let same = matches!((&old, &new), (Some((old, _)), Some((new, _))) if old.text == new.text);
    let [from, to] = readers;
    let series = change
        .differences
        .iter()
        .find(|difference| difference.what == "series");
    Some(Row {
        key,
        word,
        topic: change
            .section
            .as_ref()
            .filter(|_| change.subject != Subject::Section)
            .map(|topic| topic.title.clone()),
        same,
        sides: [
            old.map(|(place, pieces)| said(change.subject, place, pieces, from)),
            new.map(|(place, pieces)| said(change.subject, place, pieces, to)),
        ],
        reasons: change
            .differences
            .iter()
            .filter_map(arithmetic::german)
            .collect(),
        values: series.and_then(values),
    })
}

fn said(subject: Subject, place: &Place, pieces: Vec<Piece>, reader: &Reader<'_>) -> Said {
    let link = reader
        .anchors
        .place(reader.document, place)
        .map(|anchor| format!("{}#{anchor}", reader.page));
    Said {
        pieces,
        link: link.unwrap_or_else(|| reader.page.to_owned()),
        name: reader.name(subject, place.record.as_deref()),
        place: passage::at(&place.at),
    }
}

/// The values that the sides of a series say, year by year.
fn values(difference: &Difference) -> Option<ValueTable> {
    let Some(Reckoning::Series { old, new, .. }) = &difference.reckoning else {
        return None;
    };
    let [before, after] = [old, new].map(|side| by_year(side.as_ref()));
    let years: BTreeSet<i32> = before.keys().chain(after.keys()).copied().collect();
    let rows = years.into_iter().map(|year| {
        let values = [&before, &after].map(|side| side.get(&year).cloned().flatten());
        let differs = matches!(&values, [Some(old), Some(new)] if old != new);
        ValueRow {
            year: year.to_string(),
            values,
            differs,
        }
    });
    Some(ValueTable {
        rows: rows.collect(),
        units: [old, new].map(|side| unit(side.as_ref())),
    })
}

/// The values of one side. Of points finer than a year, the last one of it stands for it.
fn by_year(side: Option<&Values>) -> BTreeMap<i32, Option<String>> {
    let points = side.into_iter().flat_map(|values| &values.points);
    let written = points.map(|point| {
        let value = point.value.map(|value| numbers::german(value.0));
        (point.year, value)
    });
    written.collect()
}

fn unit(side: Option<&Values>) -> String {
    let unit = side.and_then(|values| values.unit.as_ref());
    unit.map(|unit| format!("in {unit}")).unwrap_or_default()
}
