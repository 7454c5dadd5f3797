//! Tables with an indicator in each row and a year above each column of values.

use super::{Cells, Context, Draft, Findings, Rule, What, indicator_block};
use crate::layout::Kind;
use crate::problem::{Problem, ProblemKind};
use crate::tables::Content;
use crate::tables::values::{LeftOut, Row, Series};
use crate::vocabulary::Topic;

/// The rule.
pub const RULE: Rule = Rule {
    name: "table_series",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A table whose header has two years or more: each row is an indicator, each value belongs to the year above it. On pages columns are known by their place, in texts by
bars, tabs or blanks; where one blank parts them, a row must end with as many values as there are years. `Ist`, `Ergebnis`, `Plan`, `Ansatz` beside, above or below a year
tell reported from planned values; a row with both gives two indicators. Else the values of a report up to its own year are reported, and those below `Entwicklung` or
`Bilanz`, and those before a last column of aims. A single row called `Wert` is named by the line above the table. Units come from the label, a column for them, the header, or the group. A row without values heads a group: `Cash-Flow: vor Steuern`. A table with a year in
each row (`Jahr | Kurse`) gives an indicator for each column.
# Leaves alone
Columns for sums and comparisons, rows of words, captions of pictures. A row whose values do not stand under the years one by one, or can be parted in two ways, gets a diagnostic and no
series.
# Example
`Kennzahl | 2027 | 2028` / `Anzahl der Sensoren | 100 | 200` gives one indicator with two points; an empty cell is null.
# Seen in
Strategies, monitoring reports, accounts and budgets set with tables.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for table in context.tables {
        let Content::Values(rows) = &table.content else {
            continue;
        };
        let Some(at) = table.blocks.first().copied() else {
            continue;
        };
        if findings.is_taken(at) {
            continue;
        }
        for block in &table.blocks {
            findings.take(*block);
        }
        for row in rows {
            read(context, findings, at, row);
        }
    }
}

fn read<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, at: usize, row: &Row<'t>) {
    if let Some(above) = row.named_by {
        findings.take(above);
    }
    findings
        .problems
        .extend(row.left_out.and_then(|why| problem(row, why)));
    let section = indicators_above(context, at);
    for series in &row.series {
        findings.drafts.push(Draft {
            rule: RULE.name,
            section: context.section(section.unwrap_or(at)),
            group: section.map(|head| indicator_block::goals_of(context, head)),
            what: indicator(context, row, series),
        });
    }
}

fn indicator<'t>(context: &Context<'_, 't>, row: &Row<'t>, series: &Series<'t>) -> What<'t> {
    let label = row.label.clone();
    let label = match row.named_by {
        Some(_) => context.without_indicator_number(label),
        None => label,
    };
    let cells = Cells::Row {
        cells: series.cells.clone(),
        header: Some(series.years.clone()),
    };
    What::Indicator {
        label,
        values: Some((cells, row.values.clone())),
        kind: series.kind,
        stated: None,
        unit: series.unit.clone(),
    }
}

/// What is said of a row whose values are left out.
fn problem(row: &Row<'_>, why: LeftOut) -> Option<Problem> {
    let text = row.text.clone();
    let kind = match why {
        LeftOut::Shifted => ProblemKind::TableRowShifted { row: text },
        LeftOut::YearTwice => ProblemKind::TableYearsTwice { row: text },
        LeftOut::NoLabel | LeftOut::Caption | LeftOut::Words | LeftOut::Group => return None,
    };
    let lines = row.values.lines().map(|(first, last)| first..last + 1);
    Some(Problem::at_lines(kind, lines, RULE.name))
}

/// The word for indicators above a table, with nothing but text and tables between.
fn indicators_above(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let between = |at: &usize| {
        matches!(
            context.kind(*at),
            Some(Kind::Text | Kind::Table(_) | Kind::Item | Kind::Values)
        ) && !context.is_heading(*at)
    };
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
