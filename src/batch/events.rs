//! What is said of each source to those who watch: an event, within the span that names the source.

use super::Record;
use crate::model::{Document, Entry};

/// The output of a source is written, or still holds.
pub(super) fn done(record: &Record) {
    let Record {
        entry,
        warnings,
        unchanged,
    } = record;
    let Entry {
        goals,
        indicators,
        series,
        projects,
        questions,
        diagnostics,
        ..
    } = entry;
    let verb = if *unchanged { "unchanged" } else { "extracted" };
    tracing::debug!(
        event = verb,
        id = entry.id,
        goals,
        indicators,
        series,
        projects,
        questions,
        diagnostics,
        warnings,
        "{verb} as {}: {}; lines: {}",
        entry.id,
        found(entry),
        accounts(entry)
    );
}

/// An output was read back, or a source extracted on the way.
pub(super) fn read(document: &Document) {
    let id = &document.document.id;
    tracing::debug!(event = "read", id, "read as {id}");
}

/// What was found, in words; of what there is nothing, nothing is said.
fn found(entry: &Entry) -> String {
    let counts = [
        (entry.goals, "goal"),
        (entry.indicators, "indicator"),
        (entry.series, "series"),
        (entry.projects, "project"),
        (entry.questions, "question"),
        (entry.diagnostics, "diagnostic"),
    ];
    let counts = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| match (count, *noun) {
            (1, _) | (_, "series") => format!("{count} {noun}"),
            _ => format!("{count} {noun}s"),
        });
    let found: Vec<String> = counts.collect();
    if found.is_empty() {
        "nothing found".to_owned()
    } else {
        found.join(", ")
    }
}

/// How many lines went to which account of the ledger.
fn accounts(entry: &Entry) -> String {
    let accounts = entry.lines.accounts();
    let used = accounts.iter().filter(|(_, count)| *count > 0);
    let shares: Vec<String> = used
        .map(|(account, count)| format!("{count} {account}"))
        .collect();
    if shares.is_empty() {
        "none".to_owned()
    } else {
        shares.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Lines};

    #[test]
    fn what_was_found_is_said_in_words() {
        let (id, path) = ("plan".to_owned(), "plan.pdf".to_owned());
        let nothing = Entry {
            id,
            path,
            kind: Kind::Other,
            title: None,
            goals: 0,
            indicators: 0,
            series: 0,
            projects: 0,
            questions: 0,
            diagnostics: 0,
            lines: Lines {
                record: 2,
                text: 7,
                ..Lines::default()
            },
        };
        assert_eq!(accounts(&nothing), "2 record, 7 text");
        let some = Entry {
            goals: 1,
            indicators: 3,
            series: 2,
            ..nothing.clone()
        };
        assert_eq!(found(&nothing), "nothing found");
        assert_eq!(found(&some), "1 goal, 3 indicators, 2 series");
    }
}
