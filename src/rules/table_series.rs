//! Tables with an indicator in each row and a year above each column of values.

use super::{Cells, Context, Draft, Findings, Passage, Rule, What, indicator_block};
use crate::layout::Kind;
use crate::model::{SeriesKind, Severity, Unit};
use crate::notation::{numbers, units, years};
use crate::problem::Problem;
use crate::text::{Row, Table};
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule { name: "table_series", doc: DOC, find };

const DOC: &str = "\
# Reads
A table on a page whose header has two years or more: each row is an indicator, each value belongs to the year above it. `Ist`, `Ergebnis`, `Plan`, `Ansatz` beside
or above a year tell reported from planned values; a row with both gives two indicators. Units come from the label, a column for them, or the header.
# Leaves alone
Rows without values. A row whose values do not stand under the years one by one gets a diagnostic and no series.
# Example
`Kennzahl | 2027 | 2028` / `Anzahl der Sensoren | 100 | 200` gives one indicator with two points; an empty cell is null.
# Seen in
Strategies, monitoring reports and budgets set with tables.
";

/// What the heads of the columns say.
#[derive(Debug, Clone, Default)]
struct Header {
    /// For each column: the year, the kind of its values, and their unit.
    columns: Vec<Option<Head>>,
    /// The column that names units.
    unit: Option<usize>,
    /// The unit of all values, from the head of the labels or a note at the table: "Angaben in T€".
    common: Option<Unit>,
}

#[derive(Debug, Clone, PartialEq)]
struct Head {
    year: i32,
    kind: Option<SeriesKind>,
    unit: Option<Unit>,
}

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let mut before = Header::default();
    for (at, block) in context.layout.blocks.iter().enumerate() {
        let Kind::Table(index) = block.kind else { continue };
        let Some(table) = context.layout.tables.get(index as usize).filter(|_| !findings.is_taken(at)) else { continue };
        findings.take(at);
        // A table without a header goes on with the one before it.
        let mut header = if table.header.cells.iter().all(Vec::is_empty) { before } else { read_header(context, table) };
        let note = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find_map(|beside| note(context, beside));
        header.common = header.common.or(note);
        for row in &table.rows {
            read_row(context, findings, (at, table, &header), row);
        }
        before = header;
    }
}

fn passage(cell: &[(usize, std::ops::Range<usize>)]) -> Passage {
    let mut passage = Passage::default();
    for (line, bytes) in cell {
        passage.push(*line, bytes.clone());
    }
    passage
}

fn read_header(context: &Context<'_, '_>, table: &Table) -> Header {
    let texts: Vec<String> = table.header.cells.iter().map(|cell| passage(cell).text(context.layout)).collect();
    let unit = texts.iter().take(table.labels).position(|text| vocabulary::names_units(text));
    let mut columns: Vec<Option<Head>> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            let year = words.find_map(years::year).filter(|_| at >= table.labels)?;
            let unit = text.split_once(&year.to_string()).and_then(|(before, behind)| unit_of(behind).or_else(|| unit_of(before)));
            Some(Head { year, kind: vocabulary::series_kind(text), unit })
        })
        .collect();
    // A word above several years stands over the first of them.
    let told = columns.iter().flatten().filter(|head| head.kind.is_some()).count();
    if told > 0 {
        let mut kind = None;
        for head in columns.iter_mut().flatten() {
            kind = head.kind.or(kind);
            head.kind = kind;
        }
    }
    let common = texts.iter().take(table.labels).find_map(|text| units::suffix(text)).map(|(_, unit)| unit);
    Header { columns, unit, common }
}

/// The unit that a line at a table gives to all its values: "Angaben in T€", "(in Mio. €)", "Alle Werte in %".
fn note(context: &Context<'_, '_>, at: usize) -> Option<Unit> {
    let text = context.text(at);
    let bare = text.trim().trim_matches(['(', ')', '[', ']', '*', ' ']).trim_end_matches('.');
    let named = bare.rsplit_once("in ").filter(|(before, _)| {
        let lower = before.trim().to_lowercase();
        lower.is_empty() || ["angaben", "werte", "beträge", "zahlen"].iter().any(|word| lower.ends_with(word))
    });
    named.filter(|_| text.chars().count() <= 60).and_then(|(_, unit)| units::unit(unit.trim()))
}

fn unit_of(text: &str) -> Option<Unit> {
    let bare = text.trim().trim_matches(['(', ')', '[', ']', ' ']);
    units::unit(bare.strip_prefix("in ").unwrap_or(bare))
}

fn read_row<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, (at, table, header): (usize, &Table, &Header), row: &Row) {
    // Numbers of items and of accounts may stand before the label: it is the cell with the most letters.
    let labels = row.cells.iter().take(table.labels).enumerate().filter(|(at, _)| header.unit != Some(*at));
    let labels = labels.map(|(_, cell)| passage(cell)).map(|cell| (cell.text(context.layout), cell));
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let Some((text, label)) = labels.rev().max_by_key(|(text, _)| letters(text)) else { return };
    let cells: Vec<(&Head, &'t str)> =
        header.columns.iter().zip(&row.cells).filter_map(|(head, cell)| Some((head.as_ref()?, value(context, cell)))).collect();
    let valued = cells.iter().any(|(_, text)| numbers::cell(text).is_some());
    if (!valued && row.stray.is_empty()) || !text.contains(char::is_alphabetic) {
        return;
    }
    let mut values = Passage::default();
    let places = row.cells.iter().skip(table.labels).flatten().chain(&row.stray);
    let mut places: Vec<&(usize, std::ops::Range<usize>)> = places.collect();
    places.sort_by_key(|(line, bytes)| (*line, bytes.start));
    for (line, bytes) in places {
        values.push(*line, bytes.clone());
    }
    if !row.stray.is_empty() {
        let (first, last) = values.lines().unwrap_or_default();
        findings.problems.push(Problem {
            code: "table-row-shifted",
            severity: Severity::Warning,
            message: format!("the values of the row {text:?} do not stand under the years of the table one by one; they are left out"),
            lines: Some(first..last + 1),
            page: None,
            rule: RULE.name,
        });
        return;
    }
    let unit = header.unit.and_then(|column| row.cells.get(column)).and_then(|cell| units::printed(&passage(cell).text(context.layout)));
    let head = indicators_above(context, at);
    let kind_of = |head: &Head| head.kind.unwrap_or(SeriesKind::Target);
    for kind in [SeriesKind::Actual, SeriesKind::Target] {
        let mut own: Vec<&(&Head, &str)> = cells.iter().filter(|(head, _)| kind_of(head) == kind).collect();
        if own.is_empty() || own.iter().all(|(_, text)| numbers::cell(text).is_none()) {
            continue;
        }
        // The newest year may stand first. The same year twice tells of two things that the header does not name.
        own.sort_by_key(|(head, _)| head.year);
        if own.windows(2).any(|pair| matches!(pair, [a, b] if a.0.year == b.0.year)) {
            let lines = values.lines().map(|(first, last)| first..last + 1);
            let message = format!("a year stands twice above the values of the row {text:?}; they are left out");
            findings.problems.push(Problem { code: "table-years-twice", severity: Severity::Warning, message, lines, page: None, rule: RULE.name });
            continue;
        }
        let in_header = own.first().and_then(|(head, _)| head.unit.clone());
        let series = Cells::Row { cells: own.iter().map(|(_, text)| *text).collect(), header: Some(own.iter().map(|(head, _)| head.year).collect()) };
        let what = What::Indicator {
            label: label.clone(),
            values: Some((series, values.clone())),
            kind,
            stated: None,
            unit: unit.clone().or(in_header).or(header.common.clone()),
        };
        let group = head.map(|head| indicator_block::goals_of(context, head));
        findings.drafts.push(Draft { rule: RULE.name, section: context.section(head.unwrap_or(at)), group, what });
    }
}

/// The text of a cell of values.
fn value<'t>(context: &Context<'_, 't>, cell: &[(usize, std::ops::Range<usize>)]) -> &'t str {
    let piece = cell.first().and_then(|(line, bytes)| context.layout.lines.get(*line)?.text.get(bytes.clone()));
    piece.unwrap_or_default().trim()
}

/// The word for indicators above a table, with nothing but text and tables between.
fn indicators_above(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let between = |at: &usize| matches!(context.kind(*at), Some(Kind::Text | Kind::Table(_) | Kind::Item | Kind::Values)) && !context.is_heading(*at);
    let above = (0..at).rev().find(|at| !between(at))?;
    (context.kind(above) == Some(Kind::Topic(Topic::Indicators))).then_some(above)
}

#[cfg(test)]
mod tests {
    #[test]
    fn table_series() {
        crate::testing::check(super::RULE.name);
    }
}
