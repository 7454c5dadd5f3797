//! What the ledger has to say, as problems with their places.

use super::account::Reason;
use crate::model::Severity;
use crate::problem::Problem;
use crate::vocabulary::Topic;
use std::ops::Range;

/// Letters of a text that a message quotes.
const MAX_QUOTED_CHARS: usize = 80;

/// A heading word with text below it, and no record.
pub(super) fn heading_without_record(title: &str, topic: Topic, lines: Range<usize>) -> Problem {
    let missing = match topic {
        Topic::Goals => "goals",
        Topic::Indicators => "indicators",
        Topic::Principles => "principles",
    };
    Problem {
        code: "heading-without-record",
        severity: Severity::Warning,
        message: format!(
            "no {missing} were recognised below the heading {:?}, though text stands there",
            quoted(title)
        ),
        lines: Some(lines),
        page: None,
        rule: "",
    }
}

/// Rows of values, and no record.
pub(super) fn values_without_record(
    label: &str,
    rows: usize,
    reason: Reason,
    lines: Range<usize>,
) -> Problem {
    let rows = if rows == 1 {
        "a row of values gave no indicator".to_owned()
    } else {
        format!("{rows} rows of values gave no indicator")
    };
    Problem {
        code: "values-without-record",
        severity: Severity::Warning,
        message: format!("{rows}, from {:?}: {reason}", quoted(label)),
        lines: Some(lines),
        page: None,
        rule: "",
    }
}

/// A sentence or a list that states an aim, and no record.
pub(super) fn aim_without_record(text: &str, lines: Range<usize>) -> Problem {
    Problem {
        code: "aim-without-record",
        severity: Severity::Note,
        message: format!(
            "this may state a goal, and no rule has taken it: {:?}",
            quoted(text)
        ),
        lines: Some(lines),
        page: None,
        rule: "",
    }
}

/// The beginning of a text, up to a whole word.
fn quoted(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MAX_QUOTED_CHARS) else {
        return text.to_owned();
    };
    let head = text.get(..end).unwrap_or(text);
    let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    format!("{words} …")
}
