//! A comparison as text: counts, then what changed, by topic.

use super::parts::{Group, parts};
use super::{about, all_same, counts, names, place, reasons, said, same, title};
use crate::diff::fates::word;
use crate::model::{Change, Changes, Comparison, Party};
use std::fmt::Write as _;

/// All comparisons as text. What says the same says so in one line.
pub fn text(changes: &Changes) -> String {
    if let Some(line) = all_same(changes) {
        return format!("{line}\n");
    }
    let mut parts: Vec<String> = changes.comparisons.iter().map(comparison).collect();
    let only = |side: &str, parties: &[Party]| -> Option<String> {
        let lines: Vec<String> = parties
            .iter()
            .map(|party| format!("  {}", about(party)))
            .collect();
        (!lines.is_empty()).then(|| format!("Only among the {side}:\n{}\n", lines.join("\n")))
    };
    parts.extend(only("old", &changes.only_old));
    parts.extend(only("new", &changes.only_new));
    parts.join("\n")
}

fn comparison(comparison: &Comparison) -> String {
    if comparison.is_same() {
        return format!("{}\n", same(comparison));
    }
    let mut out = format!(
        "{}\n  old  {}\n  new  {}\n\n",
        title(comparison),
        about(&comparison.old),
        about(&comparison.new)
    );
    out.push_str(&table(&counts(comparison)));
    for part in parts(comparison) {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n== {} ({}) ==\n", part.title, part.len());
        for part in &part.groups {
            group(&mut out, part);
        }
    }
    out
}

fn group(out: &mut String, group: &Group<'_>) {
    let whole = if group.whole { ", the whole topic" } else { "" };
    let _ = match group.topic {
        Some(topic) => writeln!(out, "\n{} ({}){whole}", topic.title, topic.id),
        None => writeln!(out),
    };
    for one in &group.changes {
        change(out, one);
    }
}

fn change(out: &mut String, change: &Change) {
    let subject = names(change.subject).0;
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let _ = writeln!(out, "  {subject} {}", word(change.fate));
            let [before, after] =
                [said(change, true), said(change, false)].map(Option::unwrap_or_default);
            if before == after && place(old) == place(new) {
                let _ = writeln!(out, "      {before}  [{}]", place(new));
            } else if before == after {
                let _ = writeln!(out, "      {before}  [{} -> {}]", place(old), place(new));
            } else {
                let _ = writeln!(
                    out,
                    "    - {before}  [{}]\n    + {after}  [{}]",
                    place(old),
                    place(new)
                );
            }
            for reason in reasons(change) {
                let _ = writeln!(out, "      {reason}");
            }
        }
        (Some(old), None) => {
            let _ = writeln!(out, "  - {subject}: {}  [{}]", old.text, place(old));
        }
        (None, Some(new)) => {
            let _ = writeln!(out, "  + {subject}: {}  [{}]", new.text, place(new));
        }
        (None, None) => {}
    }
}

/// Names to the left, numbers to the right.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(String::len)
                .max()
                .unwrap_or_default()
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate();
        let line: String = cells
            .map(|(column, (cell, width))| {
                if column == 0 {
                    format!("  {cell:width$}")
                } else {
                    format!("  {cell:>width$}")
                }
            })
            .collect();
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(line).collect()
}
