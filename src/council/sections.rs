//! Reason, proposal and signatures of a paper, each in a section of its own.

use super::Head;
use crate::layout::blocks::ends_sentence;
use crate::outline::Context;
use crate::vocabulary::{HeadSection, head_section};

/// Reads the sections that belong to the head.
pub fn read(context: &Context<'_, '_>, head: &mut Head) {
    for (at, section) in context.outline.sections.iter().enumerate() {
        let title = section.heading.title.trim_end_matches(':').to_lowercase();
        match head_section(&title) {
            Some(HeadSection::Reason) if head.reason.is_none() => head.reason = text(context, at),
            Some(HeadSection::Proposal) if head.proposal.is_none() => {
                head.proposal = text(context, at);
            }
            Some(HeadSection::Signatures) => head.signatories = signatories(context, at),
            _ => {}
        }
    }
}

/// The blocks of a section below its heading.
fn own_blocks(context: &Context<'_, '_>, section: usize) -> impl Iterator<Item = usize> {
    let blocks = context.own_blocks(section);
    blocks.filter(|at| !context.is_heading(*at))
}

fn text(context: &Context<'_, '_>, section: usize) -> Option<String> {
    let texts: Vec<String> = own_blocks(context, section)
        .map(|at| context.text(at))
        .collect();
    let text = texts.join(" ");
    (!text.is_empty()).then_some(text)
}

/// Names stand in one line, parted by more than one blank, or in lines of their own.
fn signatories(context: &Context<'_, '_>, section: usize) -> Vec<String> {
    let mut names = Vec::new();
    let blocks = own_blocks(context, section).filter_map(|at| context.block(at));
    for (_, line) in blocks.flat_map(|block| context.layout.body(&block.lines)) {
        let cells = line.text.split(['\t', '|']);
        for name in cells.flat_map(|cell| cell.split("  ")) {
            let name = name.trim().trim_start_matches("gez.").trim();
            if !name.is_empty() && !ends_sentence(name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}
