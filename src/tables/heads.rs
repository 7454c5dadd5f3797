//! Heads of columns: their years, the kinds of their values, and their units; the column that names units.

use crate::layout::Layout;
use crate::layout::passage::Passage;
use crate::model::{SeriesKind, Unit};
use crate::notation::{units, years};
use crate::text::Table;
use crate::vocabulary;

/// What the heads of the columns say.
#[derive(Debug, Clone, Default)]
pub struct Header {
    /// For each column: the year, the kind of its values, and their unit.
    pub columns: Vec<Option<Head>>,
    /// The column that names units.
    pub unit: Option<usize>,
    /// The unit of all values, from the head of the labels or a note at the table: "Angaben in T€".
    pub common: Option<Unit>,
    /// The head of the labels has a word for numbers of items or accounts before it: "Pos. Bezeichnung".
    pub numbered: bool,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The year of its values.
    pub year: i32,
    /// Reported or planned, if a word says so.
    pub kind: Option<SeriesKind>,
    /// The unit of its values.
    pub unit: Option<Unit>,
    /// Columns behind it are marked as planned, and it is not.
    pub before_aims: bool,
}

/// Reads the header of a table.
pub fn header(layout: &Layout<'_>, table: &Table) -> Header {
    let texts: Vec<String> = table
        .header
        .cells
        .iter()
        .map(|cell| Passage::of_cell(cell).text(layout))
        .collect();
    let unit = texts
        .iter()
        .take(table.labels)
        .position(|text| vocabulary::names_units(text));
    let mut columns: Vec<Option<Head>> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| if at < table.labels { None } else { head(text) })
        .collect();
    spread(&mut columns);
    let common = texts
        .iter()
        .take(table.labels)
        .find_map(|text| units::suffix(text))
        .map(|(_, unit)| unit);
    let numbered = texts.iter().take(table.labels).any(|text| {
        let first = text.split([' ', '.', '/']).next().unwrap_or_default();
        matches!(
            first.to_lowercase().as_str(),
            "nr" | "lfd" | "pos" | "konto" | "konten" | "position" | "zeile" | "ziffer" | "produkt"
        )
    });
    Header {
        columns,
        unit,
        common,
        numbered,
    }
}

/// Gives the kind that a word above several years tells to all of them.
fn spread(columns: &mut [Option<Head>]) {
    let mut heads: Vec<&mut Head> = columns.iter_mut().flatten().collect();
    if spread_over_turns(&mut heads) {
        return;
    }
    mark_reports_before_aims(&mut heads);
    // A word above several years stands over the first of them.
    let mut kind = None;
    for head in heads {
        kind = head.kind.or(kind);
        head.kind = kind;
    }
}

/// Where the same years come again, a word stands anywhere above each turn of them. Whether it was so.
fn spread_over_turns(heads: &mut [&mut Head]) -> bool {
    let first = heads.first().map(|head| head.year);
    let again = heads
        .iter()
        .skip(1)
        .position(|head| Some(head.year) == first);
    let Some(turn) = again.map(|at| at + 1).filter(|turn| *turn > 1) else {
        return false;
    };
    let year = |at: usize| heads.get(at).map(|head| head.year);
    let same = (turn..heads.len()).all(|at| year(at) == year(at - turn));
    if !same || !heads.len().is_multiple_of(turn) {
        return false;
    }
    let single = |turn: &[&mut Head]| {
        let mut told = turn.iter().filter_map(|head| head.kind);
        let kind = told.next()?;
        told.all(|other| other == kind).then_some(kind)
    };
    let kinds: Option<Vec<SeriesKind>> = heads.chunks(turn).map(single).collect();
    let Some(kinds) = kinds else {
        return false;
    };
    for (heads, kind) in heads.chunks_mut(turn).zip(kinds) {
        for head in heads {
            head.kind = Some(kind);
        }
    }
    true
}

/// Where the last columns alone are aims, those of the years before them report: "2021 | 2022 | Ziel 2030".
fn mark_reports_before_aims(heads: &mut [&mut Head]) {
    let Some(aim) = heads.iter().position(|head| head.kind.is_some()) else {
        return;
    };
    let Some((reports, aims)) = heads.split_at_mut_checked(aim) else {
        return;
    };
    let Some(last) = reports.iter().map(|head| head.year).max() else {
        return;
    };
    let is_aim = |head: &&mut Head| head.kind == Some(SeriesKind::Target) && head.year > last;
    if aims.iter().all(is_aim) {
        for head in reports {
            head.before_aims = true;
        }
    }
}

/// The head of a column of a year: one year, and no word for a comparison.
fn head(text: &str) -> Option<Head> {
    let words = || {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let year = years::head(text).or_else(|| {
        let first = words().find_map(years::year)?;
        let single = words().filter_map(years::year).all(|year| year == first)
            && years::spans(text).is_empty();
        let compares = words().any(|word| {
            vocabulary::comparisons(word).is_some_and(|found| found > 0)
                && !vocabulary::sums_up(word)
        });
        (single && !compares).then_some(first)
    })?;
    let unit = text
        .split_once(&year.to_string())
        .and_then(|(before, behind)| unit_of(behind).or_else(|| unit_of(before)));
    Some(Head {
        year,
        kind: vocabulary::series_kind(text),
        unit,
        before_aims: false,
    })
}

fn unit_of(text: &str) -> Option<Unit> {
    let words = text
        .split_whitespace()
        .filter(|word| vocabulary::series_kind(word).is_none());
    let text = words.collect::<Vec<_>>().join(" ");
    let bare = text.trim().trim_matches(['(', ')', '[', ']', ' ']);
    units::unit(bare.strip_prefix("in ").unwrap_or(bare))
}
