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

/// Words before a point that may belong to it.
const MAX_WORDS: usize = 6;

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
    for _ in 0..MAX_WORDS {
        let Some(head) = text.get(..end).map(str::trim_end) else {
            break;
        };
        let begin = word_start(head);
        let Some(word) = head.get(begin..).filter(|word| !word.is_empty()) else {
            break;
        };
        let lower = word.trim_end_matches([':', ',']).to_lowercase();
        if vocabulary::is_reference(&lower) {
            return Lead {
                relation: None,
                ..lead.explicit_from(begin)
            };
        }
        if word.ends_with([':', ',', ';', ')']) {
            break;
        }
        if let Some(done) = lead.end(head, begin, &lower) {
            return done;
        }
        if !lead.takes(begin, &lower) {
            break;
        }
        end = begin;
    }
    lead
}

/// Where the last word of a text begins.
fn word_start(text: &str) -> usize {
    let parts = |c: char| c.is_whitespace() || matches!(c, '(' | '„' | '"' | '/');
    let mark = text.char_indices().rfind(|(_, c)| parts(*c));
    mark.map_or(0, |(at, c)| at + c.len_utf8())
}

impl Lead {
    fn explicit_from(&self, start: usize) -> Self {
        Self {
            start,
            explicit: true,
            ..*self
        }
    }

    /// The lead that ends with a word: "bis", "ab", "vor".
    fn end(&self, head: &str, begin: usize, lower: &str) -> Option<Self> {
        let explicit = self.explicit_from(begin);
        let related = |relation: Relation| Self {
            relation: Some(relation),
            ..explicit
        };
        match lower {
            "bis" => Some(Self {
                start: latest_start(head, begin),
                ..related(Relation::By)
            }),
            "ab" | "seit" | "beginnend" | "nach" | "frühestens" => Some(related(Relation::From)),
            "vor" => Some(Self {
                before: true,
                ..related(Relation::By)
            }),
            "zwischen" => Some(Self {
                between: true,
                ..explicit
            }),
            _ => None,
        }
    }

    /// Whether a word may stand between a point and what introduces it; what the word says is noted.
    fn takes(&mut self, begin: usize, lower: &str) -> bool {
        match lower {
            "spätestens" => {
                *self = Self {
                    relation: Some(Relation::By),
                    ..self.explicit_from(begin)
                }
            }
            "in" | "im" | "am" | "zum" | "zur" | "ins" | "für" | "gegen" | "binnen" | "jahr"
            | "jahre" | "jahren" | "jahres" | "zeitraum" | "zeitraums" | "laufe" | "verlauf"
            | "innerhalb" => *self = self.explicit_from(begin),
            "von" | "vom" => self.from = Some(begin),
            "dem" | "den" | "der" | "des" | "das" | "die" | "zu" | "einschließlich"
            | "voraussichtlich" | "auf" => {}
            "etwa" | "ca." | "ca" | "circa" | "ungefähr" | "rund" | "um" | "mindestens"
            | "über" | "knapp" | "insgesamt" => self.measured = true,
            _ => return false,
        }
        true
    }
}

/// Where "spätestens bis" begins.
fn latest_start(head: &str, begin: usize) -> usize {
    let before = head.get(..begin).map(str::trim_end).unwrap_or_default();
    if before.to_lowercase().ends_with("spätestens") {
        before.len() - "spätestens".len()
    } else {
        begin
    }
}
