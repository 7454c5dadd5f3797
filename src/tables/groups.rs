//! What rows are a part of: a row without values above them, or the row above that "davon" speaks of.

use super::labels::Label;
use crate::layout::Layout;
use crate::layout::hyphens::is_open_end;
use crate::layout::passage::Passage;
use crate::model::Unit;
use crate::notation::{numbering, units};
use crate::vocabulary;

/// A row without values above rows that are a part of it.
#[derive(Debug, Clone, Default)]
pub struct Group {
    label: Passage,
    /// Parts of its number.
    number: Vec<u32>,
    /// The unit of its rows.
    pub unit: Option<Unit>,
    /// Where it begins, and whether its rows are set in.
    edge: Option<f32>,
    set_in: bool,
}

impl Group {
    /// The group that a row without values opens. A word alone that tells of parts opens none: the row above has values of its own.
    pub fn new(layout: &Layout<'_>, label: Label) -> Option<Self> {
        let Label {
            mut passage,
            number,
            edge,
        } = label;
        let text = passage.text(layout);
        let alone = is_part(&text) && text.split(' ').count() == 1;
        // A part of a label that has lost its values names nothing.
        let broken = is_open_end(&text)
            || text.starts_with(char::is_lowercase)
            || (text.ends_with('.') && text.split(' ').count() > 2);
        // "Der Bestand setzt sich wie folgt zusammen:" is a sentence.
        let sentence = text.ends_with(':') && text.split(' ').count() > 5;
        if alone || broken || sentence || text.chars().count() > 110 {
            return None;
        }
        // "3 Ordnung": a row of values may begin with a count, the head of a group does not.
        if let Some(piece) = passage.pieces.first_mut()
            && let Some(printed) = layout.piece(piece)
            && let Some((_, rest)) = numbering::leading(printed).filter(|(found, rest)| {
                found.parts.len() == 1 && rest.starts_with(char::is_uppercase)
            })
        {
            piece.bytes.start = piece.bytes.end - rest.len();
        }
        let unit = units::suffix(text.trim_end_matches(':')).map(|(_, unit)| unit);
        if let Some(piece) = passage.pieces.last_mut()
            && let Some(printed) = layout.piece(piece)
        {
            let bare = printed.trim_end_matches([':', ' ']);
            piece.bytes.end =
                piece.bytes.start + units::suffix(bare).map_or(bare.len(), |(rest, _)| rest.len());
        }
        (!passage.pieces.is_empty()).then_some(Self {
            label: passage,
            number,
            unit,
            edge,
            set_in: false,
        })
    }

    /// Whether a row is a part of the group: a number of its own level or above ends a group with a number, a row that is no more set in
    /// one whose rows were, a sum each.
    pub fn holds(&mut self, layout: &Layout<'_>, label: &Label) -> bool {
        let set_in = self
            .edge
            .zip(label.edge)
            .is_some_and(|(group, row)| row > group + 2.0);
        let text = label.passage.text(layout).to_lowercase();
        let word = text.split(' ').next().unwrap_or_default();
        if (self.set_in && !set_in)
            || word.ends_with("summe")
            || matches!(
                word,
                "gesamtergebnis"
                    | "gesamtbetrag"
                    | "gesamtkosten"
                    | "gesamterträge"
                    | "gesamtaufwendungen"
                    | "saldo"
            )
            || text.ends_with("insgesamt")
            || vocabulary::sums_up(word)
        {
            return false;
        }
        self.set_in |= set_in;
        label.number.is_empty()
            || self.number.is_empty()
            || (label.number.len() > self.number.len() && label.number.starts_with(&self.number))
    }

    /// The label of a row of the group.
    pub fn prefix(&self, label: Passage) -> Passage {
        join(&self.label, label)
    }
}

/// A label behind what it is a part of.
pub fn join(head: &Passage, label: Passage) -> Passage {
    let mut joined = head.clone();
    joined.head = joined.pieces.len();
    joined.pieces.extend(label.pieces);
    joined
}

/// "davon weiblich", "darunter Kinder": a part of the row above.
pub fn is_part(text: &str) -> bool {
    let word = text.split([' ', ':']).next().unwrap_or_default();
    matches!(word, "davon" | "darunter" | "Davon" | "Darunter")
}

/// Cuts "davon:" off a label that says itself what part it is.
pub fn without_part_word(layout: &Layout<'_>, passage: &mut Passage) {
    if let Some(piece) = passage.pieces.first_mut()
        && let Some(printed) = layout.piece(piece)
        && let Some(rest) = ["davon:", "darunter:", "Davon:", "Darunter:"]
            .iter()
            .find_map(|word| printed.strip_prefix(word))
        && rest.contains(char::is_alphabetic)
    {
        piece.bytes.start = piece.bytes.end - rest.trim_start().len();
    }
}
