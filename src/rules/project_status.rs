//! Projects with a milestone and a state in brackets.

use super::{Context, Draft, Findings, Passage, Rule, What};
use crate::layout::Kind;

/// The rule.
pub const RULE: Rule = Rule {
    name: "project_status",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A title, a text and `[Pilot: 12/2018 | Status: Umsetzung]` in any of three layouts: title, brackets, text; title, text, brackets; or an item that opens with title and
brackets and goes on with the text.
# Leaves alone
Brackets without a milestone and a state, and bars in a sentence.
# Example
`BÜRGER-APP` / `[Abschluss: 09/2026 | Status: Planung]` / `Dienste der Stadt auf dem Telefon.`
# Seen in
Strategies that list their running projects.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for at in 0..context.layout.blocks.len() {
        match context.kind(at) {
            Some(Kind::Status) => below_title(context, findings, at),
            Some(Kind::Item | Kind::Text) => in_one_item(context, findings, at),
            _ => {}
        }
    }
}

/// Title, brackets, text; or title, text, brackets.
fn below_title<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, at: usize) {
    let is_title = |block: usize| {
        matches!(
            context.kind(block),
            Some(Kind::Capitals | Kind::Marked | Kind::Text | Kind::Item)
        ) && !context.is_heading(block)
            && !findings.is_taken(block)
    };
    let is_text = |block: usize| {
        context.kind(block) == Some(Kind::Text)
            && !context.is_heading(block)
            && !findings.is_taken(block)
    };
    let capitals =
        |block: usize| matches!(context.kind(block), Some(Kind::Capitals | Kind::Marked));
    let Some(above) = at.checked_sub(1).filter(|above| is_title(*above)) else {
        return;
    };
    let two_above = above
        .checked_sub(1)
        .filter(|title| is_text(above) && capitals(*title) && is_title(*title));
    let (title, text) = match two_above {
        Some(title) => (title, Some(above)),
        None => (above, Some(at + 1).filter(|text| is_text(*text))),
    };
    let Some(line) = context
        .block(at)
        .and_then(|block| context.layout.lines.get(block.lines.start))
    else {
        return;
    };
    let status = line.body().trim_start_matches('[').trim_end_matches(']');
    findings.take(at);
    findings.take(title);
    if let Some(text) = text {
        findings.take(text);
    }
    let what = What::Project {
        title: context.passage(title),
        status,
        status_line: context.passage(at),
        text: text.map(|text| context.passage(text)),
    };
    findings.drafts.push(Draft {
        rule: RULE.name,
        section: context.section(title),
        group: None,
        what,
    });
}

/// `- TITLE [Pilot: 12/2018 | Status: Umsetzung]` and the text in the lines behind.
fn in_one_item<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, at: usize) {
    let Some(block) = context.block(at) else {
        return;
    };
    let mut lines = context.layout.body(&block.lines);
    let Some((first, line)) = lines.next() else {
        return;
    };
    let found = line
        .text
        .strip_suffix(']')
        .and_then(|text| text.split_once('['))
        .filter(|(title, status)| {
            title.contains(char::is_alphabetic)
                && status.contains('|')
                && status.to_lowercase().contains("status:")
        });
    let Some((title, status)) = found else { return };
    let (mut title_passage, mut status_line, mut text) =
        (Passage::default(), Passage::default(), Passage::default());
    title_passage.push(first, usize::from(line.mark)..title.trim_end().len());
    status_line.push(first, title.len()..line.text.len());
    for (line, content) in lines {
        text.push(line, usize::from(content.mark)..content.text.len());
    }
    findings.take(at);
    let what = What::Project {
        title: title_passage,
        status,
        status_line,
        text: Some(text).filter(|text| !text.pieces.is_empty()),
    };
    findings.drafts.push(Draft {
        rule: RULE.name,
        section: context.section(at),
        group: None,
        what,
    });
}

#[cfg(test)]
mod tests {
    #[test]
    fn project_status() {
        crate::testing::check(super::RULE.name);
    }
}
