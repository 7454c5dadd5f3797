//! The table at the end of a run.

use crate::batch::Record;
use std::collections::BTreeMap;

const HEAD: [&str; 8] = [
    "document",
    "goals",
    "indicators",
    "series",
    "projects",
    "questions",
    "diagnostics",
    "",
];

/// Of more documents than a person reads through, only the totals are shown.
const ROWS: usize = 100;

/// Causes that are told apart. Some of them hold numbers, and of a hundred thousand sources each may have its own.
const CAUSES: usize = 50;

type Row = [String; HEAD.len()];

/// What the table tells.
#[derive(Default)]
pub(super) struct Summary {
    /// How many sources could not be read.
    failed: usize,
    /// Why, and how many of them.
    causes: BTreeMap<String, usize>,
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

    /// Adds a source that could not be read.
    pub(super) fn fail(&mut self, cause: &str) {
        self.failed += 1;
        // What a file says of itself may steer a terminal.
        let cause = cause.replace(char::is_control, " ");
        if self.causes.len() < CAUSES || self.causes.contains_key(&cause) {
            *self.causes.entry(cause).or_default() += 1;
        }
    }

    /// What was read, and why what was not read was not.
    pub(super) fn tables(&self) -> String {
        self.table() + &self.failures()
    }

    /// One row per document that was read, unless they are many, and a row of totals.
    fn table(&self) -> String {
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

    /// One row per cause, the commonest first. One failure needs no table: its message says all.
    fn failures(&self) -> String {
        if self.failed < 2 {
            return String::new();
        }
        let mut rows: Vec<(usize, &str)> = self
            .causes
            .iter()
            .map(|(cause, count)| (*count, cause.as_str()))
            .collect();
        rows.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let told: usize = rows.iter().map(|(count, _)| count).sum();
        if told < self.failed {
            rows.push((self.failed - told, "other causes"));
        }
        let head = "not read";
        let rows = rows
            .iter()
            .map(|(count, cause)| format!("{count:>width$}  {cause}\n", width = head.len()));
        format!("\n{head}  cause\n{}", rows.collect::<String>())
    }

    fn totals(&self) -> Row {
        let [goals, indicators, series, projects, questions, diagnostics] =
            self.sums.map(|sum| sum.to_string());
        let plural = if self.documents == 1 { "" } else { "s" };
        let title = format!("{} document{plural}", self.documents);
        let mut notes = Vec::new();
        if self.documents > ROWS && self.unchanged > 0 {
            notes.push(format!("{} unchanged", self.unchanged));
        }
        if self.failed > 0 {
            notes.push(format!("{} not read", self.failed));
        }
        [
            title,
            goals,
            indicators,
            series,
            projects,
            questions,
            diagnostics,
            notes.join(", "),
        ]
    }
}

fn row(record: &Record) -> Row {
    let [goals, indicators, series, projects, questions, diagnostics] =
        counts(record).map(|count| count.to_string());
    let note = if record.unchanged {
        "unchanged".to_owned()
    } else {
        String::new()
    };
    [
        record.entry.id.clone(),
        goals,
        indicators,
        series,
        projects,
        questions,
        diagnostics,
        note,
    ]
}

fn counts(record: &Record) -> [usize; 6] {
    let entry = &record.entry;
    [
        entry.goals,
        entry.indicators,
        entry.series,
        entry.projects,
        entry.questions,
        entry.diagnostics,
    ]
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
