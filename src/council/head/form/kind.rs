//! The kind of a paper, alone or beside its number, and where its body begins.

use super::{Form, Step};
use crate::council::cells::{cells, unspaced};
use crate::council::head::labels::parts;
use crate::council::head::letterhead::{is_long_number, kind_and_number};
use crate::council::head::movers::{
    kind_and_mover, mover_inside, names_mover, split_movers, without_article,
};
use crate::council::numbers::{is_paper_number, named_papers, split_number};
use crate::council::publicity::{Public, publicity, stated_public};
use crate::council::sessions;
use crate::layout::hyphens::heal;
use crate::notation::dates;
use crate::vocabulary::{self, HeadField};

/// Whether a line has neither words nor ticks.
fn is_filler(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_alphanumeric() || matches!(c, '☒' | '☐'))
}

/// "3 Anlagen", "Anlage"
fn names_annexes(text: &str) -> bool {
    let word = text
        .split_once(' ')
        .filter(|(count, _)| count.parse::<u8>().is_ok());
    let word = word.map_or(text, |(_, word)| word);
    matches!(word, "Anlage" | "Anlagen")
}

/// "17. Wahlperiode"
fn names_term(text: &str) -> bool {
    let count = text
        .split_once(". ")
        .filter(|(count, _)| count.parse::<u8>().is_ok());
    count.is_some_and(|(_, word)| matches!(word, "Wahlperiode" | "Legislaturperiode"))
}

impl Form<'_, '_> {
    /// What says nothing of the paper.
    pub(super) fn skip(&mut self, at: usize, text: &str) -> Step {
        let asks_mover = self.kind.is_none() && vocabulary::asks_mover(text);
        let stands_beside = names_annexes(text) || names_term(text) || vocabulary::is_imprint(text);
        if stands_beside || asks_mover || is_filler(text) {
            Step::Next(at + 1)
        } else {
            Step::Pass
        }
    }

    /// The kind of the paper and its number in a line, or in the cells of one with what is said of the public.
    pub(super) fn numbered_kind(&mut self, at: usize, text: &str) -> Step {
        let is_known = self.fields.kind.is_some() || self.fields.reference.is_some();
        if is_known || !self.pending.is_empty() {
            return Step::Pass;
        }
        let cells = cells(text);
        if cells.len() > 1 {
            let told = cells.iter().find_map(|cell| stated_public(cell));
            self.fields.public = self.fields.public.or(told.and_then(Public::told));
        }
        if let Some((kind, number)) = kind_and_number(text) {
            let public = publicity(text);
            self.facts += usize::from(public.is_some());
            self.fields.public = self.fields.public.or(public);
            self.fields.kind = Some(kind.to_owned());
            self.fields.reference = Some(number.to_owned());
        } else if let Some((kind, number)) = kind_in_cells(text, &cells) {
            self.fields.kind = Some(kind);
            self.fields.reference = number;
        } else {
            return Step::Pass;
        }
        self.facts += usize::from(self.fields.reference.is_some());
        self.kind = Some(at);
        self.mark(at);
        Step::Next(at + 1)
    }

    /// The number of a motion and those who move: "Anfrage Nr. 20-26 / F 00417 von Frau Muster" / "vom 14.09.2022".
    pub(super) fn numbered_motion(&mut self, at: usize, text: &str) -> Step {
        let rest = ["Anfrage Nr. ", "Antrag Nr. "]
            .iter()
            .find_map(|lead| text.strip_prefix(lead));
        let Some((number, behind)) = rest.and_then(split_number) else {
            return Step::Pass;
        };
        if !(behind.starts_with(" von ") || behind.starts_with(" der ")) {
            return Step::Pass;
        }
        // Who moves may go on in the next line.
        let below = self.lines.get(at + 1).filter(|below| below.gap == 0);
        let below = below.map_or("", |below| below.text.trim());
        let whole = if behind.contains(" vom ") {
            behind.to_owned()
        } else {
            format!("{behind} {below}")
        };
        let who = whole.split(" vom ").next().unwrap_or_default().trim();
        let who = ["von ", "der "]
            .iter()
            .find_map(|link| who.strip_prefix(link))
            .unwrap_or(who);
        if !who.split(", ").all(names_mover) {
            return Step::Pass;
        }
        self.facts += usize::from(self.motion.is_none());
        self.motion.get_or_insert_with(|| number.to_owned());
        if self.fields.submitted_by.is_empty() {
            self.fields.submitted_by = split_movers(who);
            self.facts += 1;
        }
        if self.kind.is_some() {
            self.mark(at);
        }
        Step::Next(at + 1)
    }

    /// The kind of the paper, which a hyphen may carry to the next line. Behind it may stand who asks or moves.
    pub(super) fn kind(&mut self, at: usize, text: &str) -> Step {
        if self.fields.kind.as_deref() == Some(text) && self.pending.is_empty() {
            self.kind = Some(at);
            return Step::Next(at + 1);
        }
        let is_awaited = self.fields.kind.is_none() && self.pending.is_empty();
        if !is_awaited || !vocabulary::names_type(text) {
            return Step::Pass;
        }
        let goes_on = self
            .lines
            .get(at + 1)
            .filter(|next| text.ends_with('-') && next.shape.starts_lower);
        let pieces = std::iter::once(text).chain(goes_on.map(|next| next.text));
        let whole = heal(pieces, self.known);
        let (kind, who) = kind_and_mover(whole.trim_end_matches(':'));
        let below = at + 1 + usize::from(goes_on.is_some());
        self.fields.kind = Some(kind.to_owned());
        self.facts += usize::from(who.is_some());
        self.fields.submitted_by.extend(who);
        self.kind = Some(at);
        // The rules of procedure know no other papers.
        self.facts += usize::from(text.contains('§'));
        self.take_number_above(at);
        // Only the number of a motion may stand below it without a label.
        let Some(number) = self.text_at(below).filter(|text| is_paper_number(text)) else {
            return Step::Next(below);
        };
        if number.contains('/') {
            self.fields.reference = Some(number.to_owned());
            self.facts += 1;
            self.last = Some(below);
        }
        Step::Next(below + 1)
    }

    /// The kind goes on below itself: "Antwort" / "der Landesregierung" / "auf die Kleine Anfrage der Fraktion A".
    pub(super) fn below_kind(&mut self, at: usize, text: &str) -> Step {
        let is_right_below = self.kind.is_some_and(|kind| kind + 1 == at);
        let goes_on = ["der ", "des ", "von ", "auf die ", "auf den "]
            .iter()
            .any(|link| text.starts_with(link));
        if !is_right_below || !goes_on {
            return Step::Pass;
        }
        let name = without_article(text);
        let named = || names_mover(name).then(|| name.to_owned());
        if let Some(who) = mover_inside(text).or_else(named)
            && self.fields.submitted_by.is_empty()
        {
            self.fields.submitted_by = split_movers(&who);
            self.facts += 1;
        }
        self.kind = Some(at);
        self.mover = Some(at);
        Step::Next(at + 1)
    }

    /// The number of the paper that is answered, between dashes or brackets: "– Drucksache 8/3960 –".
    pub(super) fn answered_number(&mut self, at: usize, text: &str) -> Step {
        let inside = text.trim_matches(['-', '–', '(', ')', ' ']);
        let is_set_off = inside.len() < text.len() && inside.split(' ').count() <= 3;
        let Some(number) = named_papers(inside).pop().filter(|_| is_set_off) else {
            return Step::Pass;
        };
        if self.kind.is_none() || self.fields.reference.as_ref() == Some(&number) {
            return Step::Pass;
        }
        self.fields.answers.get_or_insert(number);
        self.mover = Some(at);
        Step::Next(at + 1)
    }

    /// A day alone right below the number is that of the paper.
    pub(super) fn day_below_number(&mut self, at: usize, text: &str) -> Step {
        let is_below =
            self.open == Some(HeadField::Reference) && self.last.is_some_and(|last| last + 1 == at);
        let Some(day) = dates::day(text).filter(|_| is_below && self.fields.date.is_none()) else {
            return Step::Pass;
        };
        self.fields.date = Some(day);
        self.mark(at);
        Step::Next(at + 1)
    }

    /// The number alone in the line above the kind is that of the paper.
    fn take_number_above(&mut self, at: usize) {
        let above = at.checked_sub(1).and_then(|above| self.text_at(above));
        let number = above.filter(|text| is_paper_number(text) && is_long_number(text));
        if let Some(number) = number
            && self.fields.reference.is_none()
        {
            self.fields.reference = Some(number.to_owned());
            self.facts += 1;
        }
    }

    /// The body of the paper ends the head. A session that decides opens with the same word.
    pub(super) fn body_opening(&mut self, at: usize, text: &str) -> Step {
        let is_open = self.kind.is_some() || self.facts > 0;
        if is_open && vocabulary::opens_body(text) && self.deciding_session(at, text).is_none() {
            return Step::End;
        }
        let asks_mover = self.facts == 0 && vocabulary::asks_mover(text);
        if self.kind.is_some() && asks_mover {
            Step::Next(at + 1)
        } else {
            Step::Pass
        }
    }

    /// Whether a table of sessions or a phrase that tells one stands in the next line.
    pub(super) fn has_sessions_below(&self, at: usize) -> bool {
        let below = self.lines_from(at + 1);
        let phrase = || below.first().and_then(|line| sessions::phrase(line.text));
        sessions::table(below, self.known).is_some() || phrase().is_some()
    }
}

/// The kind and the number that stand in cells of their own, or the kind alone, set apart letter by letter.
fn kind_in_cells(text: &str, cells: &[&str]) -> Option<(String, Option<String>)> {
    let words = |cell: &&str| unspaced(cell).unwrap_or_else(|| (*cell).to_owned());
    let kind = cells
        .iter()
        .map(words)
        .find(|cell| vocabulary::names_type(cell) && !is_label_word(cell))?;
    let number = cells
        .iter()
        .find(|cell| is_paper_number(cell) && cell.contains(['/', '-']));
    let stands_second = cells.first() != Some(&kind.as_str());
    let in_columns = cells.len() > 1 && (number.is_some() || stands_second);
    if !in_columns && unspaced(text).is_none() {
        return None;
    }
    // A label in the line says more.
    let has_label = |cell: &&str| parts(cell).iter().any(|part| part.label.is_some());
    if cells.iter().any(has_label) {
        return None;
    }
    Some((kind, number.map(|number| (*number).to_owned())))
}

fn is_label_word(cell: &str) -> bool {
    matches!(cell, "Drucksache" | "Vorlage")
}
