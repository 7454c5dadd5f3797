//! The words before a point in time: "bis spätestens", "ab dem Jahr", "gegenüber".

use crate::model::Relation;
use crate::vocabulary;

/// What stands before a point.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one word whether it stands there"
)]
pub struct Lead {
    /// Where the phrase begins.
    pub start: usize,
    /// How the date binds; `None` where it is only a measure for something else.
    pub relation: Option<Relation>,
    /// A preposition says that it is a date.
    pub explicit: bool,
    /// Where a "von" stands, which belongs to a span.
    pub from: Option<usize>,
    /// "zwischen", which an "und" belongs to.
    pub between: bool,
    /// "vor": the last day is the one before.
    pub before: bool,
    /// A word before a number: "rund", "um".
    pub measured: bool,
}

/// Reads the words before a point from right to left, as far as they belong to it.
pub fn lead(text: &str, point: usize) -> Lead {
    let mut lead = Lead {
        start: point,
        relation: Some(Relation::In),
        explicit: false,
        from: None,
        between: false,
        before: false,
        measured: false,
    };
    let mut end = point;
    for _ in 0..6 {
        let Some(head) = text.get(..end).map(str::trim_end) else {
            break;
        };
        let begin = head
            .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '„' | '"' | '/'))
            .map_or(0, |at| {
                at + head
                    .get(at..)
                    .and_then(|t| t.chars().next())
                    .map_or(1, char::len_utf8)
            });
        let Some(word) = head.get(begin..).filter(|word| !word.is_empty()) else {
            break;
        };
        let lower = word.trim_end_matches([':', ',']).to_lowercase();
        if vocabulary::is_reference(&lower) {
            return Lead {
                start: begin,
                relation: None,
                explicit: true,
                ..lead
            };
        }
        if word.ends_with([':', ',', ';', ')']) {
            break;
        }
        match lower.as_str() {
            "bis" => {
                let wide = head
                    .get(..begin)
                    .map(str::trim_end)
                    .filter(|rest| rest.to_lowercase().ends_with("spätestens"));
                let start = wide.map_or(begin, |rest| rest.len() - "spätestens".len());
                return Lead {
                    start,
                    relation: Some(Relation::By),
                    explicit: true,
                    ..lead
                };
            }
            "spätestens" => {
                lead = Lead {
                    start: begin,
                    relation: Some(Relation::By),
                    explicit: true,
                    ..lead
                }
            }
            "ab" | "seit" | "beginnend" | "nach" | "frühestens" => {
                return Lead {
                    start: begin,
                    relation: Some(Relation::From),
                    explicit: true,
                    ..lead
                };
            }
            "vor" => {
                return Lead {
                    start: begin,
                    relation: Some(Relation::By),
                    explicit: true,
                    before: true,
                    ..lead
                };
            }
            "zwischen" => {
                return Lead {
                    start: begin,
                    explicit: true,
                    between: true,
                    ..lead
                };
            }
            "in" | "im" | "am" | "zum" | "zur" | "ins" | "für" | "gegen" | "binnen" | "jahr"
            | "jahre" | "jahren" | "jahres" | "zeitraum" | "zeitraums" | "laufe" | "verlauf"
            | "innerhalb" => {
                lead = Lead {
                    start: begin,
                    explicit: true,
                    ..lead
                };
            }
            "von" | "vom" => lead.from = Some(begin),
            "dem" | "den" | "der" | "des" | "das" | "die" | "zu" | "einschließlich"
            | "voraussichtlich" | "auf" => {}
            "etwa" | "ca." | "ca" | "circa" | "ungefähr" | "rund" | "um" | "mindestens"
            | "über" | "knapp" | "insgesamt" => lead.measured = true,
            _ => break,
        }
        end = begin;
    }
    lead
}
