//! The table at the end of a run.

use crate::batch::Record;

const HEAD: [&str; 8] = ["document", "goals", "indicators", "series", "projects", "questions", "diagnostics", ""];

/// Of more documents than a person reads through, only the totals are shown.
const ROWS: usize = 100;

type Row = [String; HEAD.len()];

/// What the table tells.
#[derive(Default)]
pub(super) struct Summary {
    /// How many sources could not be read.
    pub(super) failed: usize,
    /// At most one more than are shown.
    rows: Vec<Row>,
    documents: usize,
    unchanged: usize,
    sums: [usize; 6],
}

impl Summary {
    /// Adds a document.
    pub(super) fn add(&mut self, record: &Record) {
        self.documents += 1;
        self.unchanged += usize::from(record.unchanged);
        for (sum, count) in self.sums.iter_mut().zip(counts(record)) {
            *sum += count;
        }
        if self.rows.len() <= ROWS {
            self.rows.push(row(record));
        }
    }

    /// One row per document that was read, unless they are many, and a row of totals.
    pub(super) fn table(&self) -> String {
        let mut rows: Vec<Row> = vec![HEAD.map(str::to_owned)];
        if self.documents <= ROWS {
            rows.extend(self.rows.iter().cloned());
        }
        rows.push(self.totals());
        let mut widths = [0; HEAD.len()];
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.len());
            }
        }
        rows.iter().map(|row| line(row, &widths)).collect()
    }

    fn totals(&self) -> Row {
        let [goals, indicators, series, projects, questions, diagnostics] = self.sums.map(|sum| sum.to_string());
        let plural = if self.documents == 1 { "" } else { "s" };
        let title = format!("{} document{plural}", self.documents);
        let mut notes = Vec::new();
        if self.documents > ROWS && self.unchanged > 0 {
            notes.push(format!("{} unchanged", self.unchanged));
        }
        if self.failed > 0 {
            notes.push(format!("{} not read", self.failed));
        }
        [title, goals, indicators, series, projects, questions, diagnostics, notes.join(", ")]
    }
}

fn row(record: &Record) -> Row {
    let [goals, indicators, series, projects, questions, diagnostics] = counts(record).map(|count| count.to_string());
    let note = if record.unchanged { "unchanged".to_owned() } else { String::new() };
    [record.entry.id.clone(), goals, indicators, series, projects, questions, diagnostics, note]
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
