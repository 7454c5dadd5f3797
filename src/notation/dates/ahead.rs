//! Spans that begin on the day of the document: "in den nächsten fünf Jahren".

use super::calendar;
use super::mention::Mention;
use crate::model::{Date, Relation};
use crate::notation::{numbers, units};
use crate::vocabulary;
use regex::Regex;
use std::sync::LazyLock;

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:in|innerhalb|während|binnen)\s+(?:der|den)\s+(?:nächsten|kommenden|folgenden)\s+([0-9]{1,2}|\p{L}+)\s+(\p{L}+)")
        .expect("a valid pattern")
});

/// "in den nächsten fünf Jahren", from the day of the document on.
pub fn spans_ahead(text: &str, today: &str) -> Vec<Mention> {
    if !["ächsten", "ommenden", "olgenden"]
        .iter()
        .any(|word| text.contains(word))
    {
        return Vec::new();
    }
    AHEAD
        .captures_iter(text)
        .filter_map(|found| {
            let (count, unit) = (found.get(1)?.as_str(), found.get(2)?.as_str());
            let count = numbers::leading(count)
                .map(|(value, _)| value)
                .or_else(|| vocabulary::number(count).map(Into::into))?;
            let edtf = calendar::span_from(
                today,
                i64::try_from(count).ok()?,
                units::unit(unit)?.code.as_deref()?,
            )?;
            let (_, latest) = calendar::bounds(&edtf)?;
            let all = found.get(0)?;
            let date = Date {
                text: all.as_str().to_owned(),
                relation: Relation::In,
                edtf,
                latest: Some(latest),
                inferred_year: false,
            };
            Some(Mention {
                range: all.range(),
                date: Some(date),
            })
        })
        .collect()
}
