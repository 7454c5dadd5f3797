//! A comparison for people to read: as text on a terminal, or as Markdown in a pull request.

mod markdown;
mod parts;
mod text;

pub use markdown::markdown;
pub use text::text;

use super::fates::word;
use crate::model::{
    Change, Changes, Comparison, Difference, Fate, Party, Place, Situation, Subject,
};

/// How a kind of record is called: one of them, several.
fn names(subject: Subject) -> (&'static str, &'static str) {
    match subject {
        Subject::Document => ("document", "documents"),
        Subject::Section => ("section", "sections"),
        Subject::Goal => ("goal", "goals"),
        Subject::Indicator => ("indicator", "indicators"),
        Subject::Principle => ("principle", "principles"),
        Subject::Project => ("project", "projects"),
        Subject::Council => ("council head", "council heads"),
        Subject::Question => ("question", "questions"),
        Subject::Diagnostic => ("diagnostic", "diagnostics"),
    }
}

/// The name that a document gives itself, else its id.
fn name(party: &Party) -> &str {
    party.edition.as_deref().unwrap_or(&party.id)
}

/// The two sides and what they are to each other: `digiTal 2023 -> digiTal 2026: two editions`.
fn title(comparison: &Comparison) -> String {
    match comparison.situation {
        Situation::Outputs => format!("{}: two outputs of one document", comparison.new.id),
        Situation::Editions => format!(
            "{} -> {}: two editions",
            name(&comparison.old),
            name(&comparison.new)
        ),
    }
}

/// A document with its source and its years.
fn about(party: &Party) -> String {
    let period = party
        .period
        .map(|period| format!(", {}-{}", period.start, period.end))
        .unwrap_or_default();
    format!("{} ({}{period})", party.id, party.path)
}

/// What is said of two documents that say the same.
fn same(comparison: &Comparison) -> String {
    let counted: Vec<String> = comparison
        .counts
        .iter()
        .filter(|count| {
            !matches!(
                count.subject,
                Subject::Document | Subject::Council | Subject::Diagnostic
            )
        })
        .map(|count| several(count.count, count.subject))
        .collect();
    let counted = if counted.is_empty() {
        String::new()
    } else {
        format!(" ({})", counted.join(", "))
    };
    match comparison.situation {
        Situation::Outputs => format!("{}: no differences{counted}", comparison.new.id),
        Situation::Editions => format!(
            "{} -> {}: no differences{counted}",
            name(&comparison.old),
            name(&comparison.new)
        ),
    }
}

fn several(count: usize, subject: Subject) -> String {
    let (one, more) = names(subject);
    format!("{count} {}", if count == 1 { one } else { more })
}

/// What is said of folders that say the same.
fn all_same(changes: &Changes) -> Option<String> {
    match changes.comparisons.as_slice() {
        _ if !changes.is_same() => None,
        [one] => Some(same(one)),
        many => Some(format!("{} documents: no differences", many.len())),
    }
}

/// Where a record stands: `5.8/ziel-5, page 12, line 580`.
fn place(place: &Place) -> String {
    let mut parts = Vec::new();
    parts.extend(place.record.clone());
    parts.extend(place.at.page.map(|page| format!("page {page}")));
    match place.at.lines {
        [_, 0] => {}
        [first, last] if first == last => parts.push(format!("line {first}")),
        [first, last] => parts.push(format!("lines {first}-{last}")),
    }
    parts.join(", ")
}

/// Longest value of a field that is printed whole, in letters.
const LONGEST: usize = 160;

fn cut(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST {
        text
    } else {
        format!(
            "{} …",
            text.chars().take(LONGEST).collect::<String>().trim_end()
        )
    }
}

/// What a side of a change says; of an indicator also its values, where these are what differs.
fn said(change: &Change, old: bool) -> Option<String> {
    let place = if old {
        change.old.as_ref()
    } else {
        change.new.as_ref()
    }?;
    let series = change
        .differences
        .iter()
        .find(|difference| difference.what == "series");
    let values = series.and_then(|series| {
        if old {
            series.old.as_deref()
        } else {
            series.new.as_deref()
        }
    });
    Some(values.map_or_else(
        || place.text.clone(),
        |values| format!("{}: {values}", place.text),
    ))
}

/// The pieces that differ, one line each. What both sides print anyway is not said again.
fn reasons(change: &Change) -> Vec<String> {
    let printed = |difference: &&Difference| {
        difference.arithmetic.is_some()
            || !matches!(
                difference.what.as_str(),
                "text" | "label" | "title" | "message"
            )
    };
    change
        .differences
        .iter()
        .filter(printed)
        .map(reason)
        .collect()
}

fn reason(difference: &Difference) -> String {
    let Some(arithmetic) = &difference.arithmetic else {
        let side =
            |side: &Option<String>| side.as_deref().map_or_else(|| "nothing".to_owned(), cut);
        return format!(
            "{}: {} -> {}",
            difference.what,
            side(&difference.old),
            side(&difference.new)
        );
    };
    arithmetic.clone()
}

/// The table of counts: its head, and a row for each kind of record. Columns and rows that count nothing are left out.
fn counts(comparison: &Comparison) -> Vec<Vec<String>> {
    let mut fates: Vec<Fate> = comparison.counts.iter().map(|count| count.fate).collect();
    fates.sort();
    fates.dedup();
    let mut subjects: Vec<Subject> = comparison
        .counts
        .iter()
        .map(|count| count.subject)
        .collect();
    subjects.dedup();
    let cell = |subject, fate| {
        let count = comparison
            .counts
            .iter()
            .find(|count| count.subject == subject && count.fate == fate);
        count.map_or_else(|| "-".to_owned(), |count| count.count.to_string())
    };
    let head = std::iter::once(String::new())
        .chain(fates.iter().map(|fate| word(*fate).to_owned()))
        .collect();
    let row = |subject: Subject| {
        std::iter::once(names(subject).1.to_owned())
            .chain(fates.iter().map(|fate| cell(subject, *fate)))
            .collect()
    };
    std::iter::once(head)
        .chain(subjects.into_iter().map(row))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fragment;

    #[test]
    fn places_name_what_there_is() {
        let at = |page, lines| {
            place(&Place {
                record: Some("1/ziel-1".into()),
                text: String::new(),
                at: Fragment {
                    page,
                    lines,
                    bbox: None,
                },
            })
        };
        assert_eq!(at(Some(3), [4, 4]), "1/ziel-1, page 3, line 4");
        assert_eq!(at(None, [4, 6]), "1/ziel-1, lines 4-6");
        assert_eq!(at(None, [0, 0]), "1/ziel-1");
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(cut("a\n b"), "a b");
        assert_eq!(cut(&"ä".repeat(200)).chars().count(), LONGEST + 2);
    }
}
