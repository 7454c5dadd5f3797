//! The table at the end of a run.

use crate::batch::{Record, Report};

const HEAD: [&str; 8] = ["document", "goals", "indicators", "series", "projects", "questions", "diagnostics", ""];

type Row = [String; HEAD.len()];

/// One row per document that was read, and a row of totals.
pub(super) fn table(report: &Report) -> String {
    let mut rows: Vec<Row> = vec![HEAD.map(str::to_owned)];
    rows.extend(report.records.iter().map(row));
    rows.push(totals(&report.records));
    let mut widths = [0; HEAD.len()];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.len());
        }
    }
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn row(record: &Record) -> Row {
    let [goals, indicators, series, projects, questions, diagnostics] = counts(record).map(|count| count.to_string());
    let note = if record.unchanged { "unchanged".to_owned() } else { String::new() };
    [record.entry.id.clone(), goals, indicators, series, projects, questions, diagnostics, note]
}

fn totals(records: &[Record]) -> Row {
    let mut sums = [0; 6];
    for record in records {
        for (sum, count) in sums.iter_mut().zip(counts(record)) {
            *sum += count;
        }
    }
    let [goals, indicators, series, projects, questions, diagnostics] = sums.map(|sum| sum.to_string());
    let plural = if records.len() == 1 { "" } else { "s" };
    let title = format!("{} document{plural}", records.len());
    [title, goals, indicators, series, projects, questions, diagnostics, String::new()]
}

fn counts(record: &Record) -> [usize; 6] {
    let entry = &record.entry;
    [entry.goals, entry.indicators, entry.series, entry.projects, entry.questions, entry.diagnostics]
}

/// Names to the left, numbers to the right.
fn line(row: &Row, widths: &[usize; HEAD.len()]) -> String {
    let cell = |(column, (cell, width)): (usize, (&String, &usize))| match column {
        0 => format!("{cell:width$}"),
        _ => format!("  {cell:>width$}"),
    };
    let line: String = row.iter().zip(widths).enumerate().map(cell).collect();
    format!("{}\n", line.trim_end())
}
