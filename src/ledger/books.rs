//! Drawing the ledger up.

use super::account::{Account, Ledger, SetAside};
use super::claims::Claims;
use super::rows;
use super::tiles::tiles;
use crate::layout::{Kind, Label, Layout, Line, Role};
use crate::normalize::Claim;
use crate::outline::Outline;
use crate::problem::LostValues;
use rustc_hash::FxHashMap;

/// Bytes of the longest line that is the label of what stands below it.
const MAX_LABEL_BYTES: usize = 60;

/// The ledger of a document: what its records claim, and what all other lines are.
pub fn ledger<'c>(layout: &Layout<'_>, outline: &Outline, claims: &'c [Claim]) -> Ledger<'c> {
    let claims = Claims::new(layout, claims);
    let rows = rows::rows(layout, outline, &claims);
    let reasons: FxHashMap<usize, LostValues> =
        rows.iter().map(|row| (row.line, row.reason)).collect();
    let kinds = LineKinds::new(layout, outline);
    let mut ledger = Ledger {
        entries: Vec::with_capacity(layout.lines.len()),
        rows,
    };
    for (at, line) in layout.lines.iter().enumerate() {
        let own = match reasons.get(&at) {
            Some(reason) => Account::NotUnderstood(*reason),
            None => kinds.account(at, line),
        };
        let pieces = claims.of_line(at);
        ledger.entries.extend(tiles(at, line.text, pieces, &own));
    }
    ledger
}

/// What the lines are that no record claims.
struct LineKinds {
    headings: Vec<bool>,
    notes: Vec<bool>,
}

impl LineKinds {
    fn new(layout: &Layout<'_>, outline: &Outline) -> Self {
        let mut headings = vec![false; layout.lines.len()];
        let title = outline.title.iter().flat_map(|(_, blocks)| blocks);
        let titles = title
            .filter_map(|block| layout.blocks.get(*block))
            .map(|block| block.lines.clone());
        let sections = outline
            .sections
            .iter()
            .map(|section| section.heading.lines.clone());
        let topics = layout
            .blocks
            .iter()
            .filter(|block| matches!(block.kind, Kind::Topic(_)))
            .map(|block| block.lines.clone());
        for lines in titles.chain(sections).chain(topics) {
            if let Some(flags) = headings.get_mut(lines) {
                flags.fill(true);
            }
        }
        // "Zielgruppe:" on a line of its own heads the lines below it.
        let texts = layout
            .blocks
            .iter()
            .filter(|block| block.kind == Kind::Text);
        let labels = texts.filter_map(|block| layout.body(&block.lines).next());
        for (at, line) in labels {
            if let Some(flag) = headings.get_mut(at) {
                *flag |= line.text.ends_with(':') && line.text.len() <= MAX_LABEL_BYTES;
            }
        }
        for table in &layout.tables {
            for piece in table.header.cells.iter().flat_map(|cell| &cell.pieces) {
                if let Some(flag) = headings.get_mut(piece.line) {
                    *flag = true;
                }
            }
        }
        Self {
            headings,
            notes: notes(layout),
        }
    }

    fn account<'c>(&self, at: usize, line: &Line<'_>) -> Account<'c> {
        let is = |flags: &[bool]| flags.get(at).copied().unwrap_or_default();
        match line.role {
            Role::Furniture(why) => Account::Furniture(why),
            Role::Note => Account::Note,
            Role::PullQuote => Account::SetAside(SetAside::PullQuote),
            Role::Contents => Account::Contents,
            Role::Body if is(&self.headings) || line.label == Label::Alone => Account::Heading,
            Role::Body if is(&self.notes) => Account::Note,
            Role::Body => Account::Text,
        }
    }
}

/// The lines that begin with the mark of a note, below a table or below another such line.
fn notes(layout: &Layout<'_>) -> Vec<bool> {
    let mut notes = vec![false; layout.lines.len()];
    let mut below_table = false;
    for (at, line) in layout.lines.iter().enumerate() {
        let note = below_table && line.role == Role::Body && opens_note(line.text);
        if let Some(flag) = notes.get_mut(at) {
            *flag = note;
        }
        below_table = note || line.table.is_some() || (below_table && line.role != Role::Body);
    }
    notes
}

/// "1) Stand Juni", "* vorläufig", "Quelle: …".
fn opens_note(text: &str) -> bool {
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let counted = (1..=2).contains(&number) && text.as_bytes().get(number) == Some(&b')');
    counted
        || text.starts_with(['*', '¹', '²', '³', '⁴', '⁵'])
        || [
            "Quelle:",
            "Quellen:",
            "Anmerkung:",
            "Anmerkungen:",
            "Hinweis:",
        ]
        .iter()
        .any(|word| text.starts_with(word))
}
