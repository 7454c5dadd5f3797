//! What stands above the columns of a table, and what the paper says of its years.

use super::{Context, Passage};
use crate::model::{SeriesKind, Unit};
use crate::notation::{units, years};
use crate::text::Table;
use crate::vocabulary;

/// Lines from the first in which a paper without a year in its title may give one.
const OPENING: usize = 40;

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
    pub year: i32,
    pub kind: Option<SeriesKind>,
    pub unit: Option<Unit>,
    /// Columns behind it are marked as planned, and it is not.
    pub before_aims: bool,
}

/// Reads the header of a table.
pub fn read(context: &Context<'_, '_>, table: &Table) -> Header {
    let texts: Vec<String> = table
        .header
        .cells
        .iter()
        .map(|cell| Passage::of_cell(cell).text(context.layout))
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
    // Where the same years come again, a word stands anywhere above each turn of them.
    let first = heads.first().map(|head| head.year);
    let turn = heads
        .iter()
        .skip(1)
        .position(|head| Some(head.year) == first)
        .map(|at| at + 1);
    if let Some(turn) = turn.filter(|turn| heads.len().is_multiple_of(*turn) && *turn > 1) {
        let same = (turn..heads.len()).all(|at| {
            heads.get(at).map(|head| head.year) == heads.get(at - turn).map(|head| head.year)
        });
        let kinds: Vec<Option<SeriesKind>> = heads
            .chunks(turn)
            .map(|turn| {
                let mut told = turn.iter().filter_map(|head| head.kind);
                let kind = told.next()?;
                told.all(|other| other == kind).then_some(kind)
            })
            .collect();
        if same && kinds.iter().all(Option::is_some) {
            for (heads, kind) in heads.chunks_mut(turn).zip(kinds) {
                for head in heads {
                    head.kind = kind;
                }
            }
            return;
        }
    }
    // Where the last columns alone are aims, those of the years before them report: "2021 | 2022 | Ziel 2030".
    if let Some(aim) = heads.iter().position(|head| head.kind.is_some())
        && aim > 0
        && let Some((reports, aims)) = heads.split_at_mut_checked(aim)
        && let Some(last) = reports.iter().map(|head| head.year).max()
        && aims
            .iter()
            .all(|head| head.kind == Some(SeriesKind::Target) && head.year > last)
    {
        for head in reports {
            head.before_aims = true;
        }
    }
    // A word above several years stands over the first of them.
    let mut kind = None;
    for head in heads {
        kind = head.kind.or(kind);
        head.kind = kind;
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

/// The unit that a line at a table gives to all its values: "Angaben in T€", "(in Mio. €)", "Alle Werte in %".
pub fn note(context: &Context<'_, '_>, at: usize) -> Option<Unit> {
    let text = context.text(at);
    let bare = text
        .trim()
        .trim_matches(['(', ')', '[', ']', '*', ' '])
        .trim_end_matches('.');
    let named = bare.rsplit_once("in ").filter(|(before, _)| {
        let lower = before.trim().to_lowercase();
        lower.is_empty()
            || ["angaben", "werte", "beträge", "zahlen"]
                .iter()
                .any(|word| lower.ends_with(word))
    });
    named
        .filter(|_| text.chars().count() <= 60)
        .and_then(|(_, unit)| units::unit(unit.trim()))
}

fn unit_of(text: &str) -> Option<Unit> {
    let words = text
        .split_whitespace()
        .filter(|word| vocabulary::series_kind(word).is_none());
    let text = words.collect::<Vec<_>>().join(" ");
    let bare = text.trim().trim_matches(['(', ')', '[', ']', ' ']);
    units::unit(bare.strip_prefix("in ").unwrap_or(bare))
}

/// What a paper says of the years that a table does not tell to be reported or planned.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// The last year of which a paper that reports can report.
    reports_until: Option<i32>,
    /// The first year of the span in its title.
    begins: Option<i32>,
}

impl Told {
    /// Looks at the title of the paper, and for its year also at what stands below it.
    pub fn new(context: &Context<'_, '_>) -> Self {
        let title = context
            .outline
            .title
            .as_ref()
            .map(|(title, _)| title.as_str())
            .unwrap_or_default();
        let begins = years::spans(title).first().map(|span| span.period.start);
        if !vocabulary::names_report(title) {
            return Self {
                reports_until: None,
                begins,
            };
        }
        let year = |text: &str| {
            text.split(|c: char| !c.is_ascii_digit())
                .filter_map(years::year)
                .max()
        };
        let opening = || {
            context
                .layout
                .lines
                .iter()
                .take(OPENING)
                .filter_map(|line| year(line.text))
                .max()
        };
        // The year of a plan with a report before it is the first that it plans.
        let planned = i32::from(vocabulary::names_plans(title));
        Self {
            reports_until: Some(
                year(title)
                    .or_else(opening)
                    .map_or(i32::MAX, |last| last - planned),
            ),
            begins,
        }
    }

    /// Whether values of a year are reported or planned, for the table at a block.
    pub fn kind(self, context: &Context<'_, '_>, at: usize, head: &Head) -> SeriesKind {
        let year = head.year;
        // A plan can report no year of its own.
        if head.before_aims && self.begins.is_none_or(|begins| year <= begins) {
            return SeriesKind::Actual;
        }
        if self.reports_until.is_some_and(|last| year <= last)
            || self.reports_until.is_none() && is_accounted(context, at)
        {
            SeriesKind::Actual
        } else {
            SeriesKind::Target
        }
    }
}

/// Whether what stands above a table says that its values are reported: "Entwicklung der Schülerzahlen", "Ergebnisrechnung".
fn is_accounted(context: &Context<'_, '_>, at: usize) -> bool {
    let section = context
        .section(at)
        .and_then(|section| context.outline.sections.get(section))
        .map(|section| section.heading.title.clone());
    let caption = at
        .checked_sub(1)
        .map(|above| context.text(above))
        .filter(|text| text.chars().count() <= 120);
    // The nearer one is asked first: a plan may stand in a chapter of accounts.
    for text in [caption, section].into_iter().flatten() {
        if vocabulary::names_plans(&text) {
            return false;
        }
        if vocabulary::names_accounts(&text) {
            return true;
        }
    }
    false
}
