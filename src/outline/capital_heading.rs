//! Headings in capitals without a number.

use super::{Form, Heading, Look};
use crate::layout::Kind;
use crate::layout::hyphens::is_open_end;
use crate::vocabulary;

/// Id of the rule.
pub const NAME: &str = "capital_heading";

/// What `ziele rules` prints.
pub const DOC: &str = "\
# Reads
Lines in capitals that head something: a paragraph, a list, a goal or indicator block, or another such heading. Headings of front and back
matter (`NACHWORT`) may head nothing.
# Leaves alone
Labels of figures, titles of projects (a status line follows), captions at the foot of a page, lines of an imprint. Where the table of contents lists
numbered sections, a caption inside one of them is no section unless it owns a goal or indicator block.
# Example
`NEUE ARBEITSWELTEN` below `5.1` opens the section `5.1/neue-arbeitswelten`.
# Seen in
Brochures set from layout programs; overview chapters.
";

/// The heading in a block in capitals, if it is one.
pub(super) fn find(look: &Look<'_, '_>, at: usize) -> Option<Heading> {
    let block = look.block(at)?;
    let mut lines = block.lines.clone();
    let mut title = look.text(at);
    // A title cannot end in "UND": the line that does is cut off.
    while is_open_end(&title)
        && lines.len() > 1
        && title
            .split(' ')
            .next_back()
            .is_some_and(vocabulary::is_open)
    {
        lines.end -= 1;
        title = look.layout.text(&lines);
    }
    let matter = vocabulary::is_matter(&title) || vocabulary::is_figures(&title);
    let heads =
        (look.heads.get(at).copied().unwrap_or_default() || matter) && !title.ends_with(',');
    (heads && title.chars().filter(|c| c.is_alphabetic()).count() >= 3).then_some(Heading {
        block: at,
        blocks: 1,
        lines,
        form: Form::Capitals,
        number: None,
        title,
    })
}

/// For each block in capitals, whether something stands below that a heading heads. Found from the end, because a heading may head a heading.
pub(super) fn heads(look: &Look<'_, '_>) -> Vec<bool> {
    let count = look.layout.blocks.len();
    let mut heads = vec![false; count];
    let mut projects = vec![false; count];
    let inside = inside_listed_sections(look);
    let texted = texted(look);
    for at in (0..count).rev() {
        if look
            .block(at)
            .is_none_or(|block| block.kind != Kind::Capitals)
        {
            continue;
        }
        let project = look.is_project(at);
        let below = look.block(at + 1);
        let page_foot = below
            .and_then(|next| look.layout.first(next))
            .is_some_and(|line| line.page_start);
        let heading = !project
            && !look.title.contains(&at)
            && below.is_some_and(|next| match next.kind {
                Kind::Topic(_) | Kind::Item => true,
                Kind::Text => look.is_sentence(at + 1) && !page_foot && !look.is_caption(at + 1),
                // A group heading may end its page where the next page opens with a heading that owns goals.
                Kind::Capitals => {
                    let below =
                        heads.get(at + 1) == Some(&true) || projects.get(at + 1) == Some(&true);
                    below && (!page_foot || look.owns_topic.get(at + 1) == Some(&true))
                }
                _ => false,
            });
        // One line above a text is a caption; several in one section are sections.
        let several = texted.get(at) >= Some(&2) && look.is_sentence(at + 1);
        let unowned = inside.get(at) == Some(&true) && look.owns_topic.get(at) == Some(&false);
        let caption = unowned && !several && !look.in_contents(&look.text(at));
        if let (Some(flag), Some(project_flag)) = (heads.get_mut(at), projects.get_mut(at)) {
            *flag = heading && !caption;
            *project_flag = project;
        }
    }
    heads
}

/// For each block, how many lines in capitals head a text in its section. One is a caption, several are sections.
fn texted(look: &Look<'_, '_>) -> Vec<usize> {
    let mut counts = vec![0; look.layout.blocks.len()];
    if !look.deep_contents {
        return counts;
    }
    let (mut from, mut count) = (0, 0);
    for at in 0..=counts.len() {
        if at == counts.len() || look.numbered.contains_key(&at) {
            if let Some(section) = counts.get_mut(from..at) {
                section.fill(count);
            }
            (from, count) = (at, 0);
        }
        let capitals = look
            .block(at)
            .is_some_and(|block| block.kind == Kind::Capitals);
        count += usize::from(capitals && look.is_sentence(at + 1) && !look.is_caption(at + 1));
    }
    counts
}

/// For each block, whether it stands in a section with a deep number that a table of contents could list.
fn inside_listed_sections(look: &Look<'_, '_>) -> Vec<bool> {
    let mut inside = vec![false; look.layout.blocks.len()];
    if !look.deep_contents {
        return inside;
    }
    let mut deep = false;
    for (at, flag) in inside.iter_mut().enumerate() {
        if let Some(heading) = look.numbered.get(&at) {
            deep = heading
                .number
                .as_ref()
                .is_some_and(|number| number.parts.len() > 1);
        }
        *flag = deep;
    }
    inside
}

#[cfg(test)]
mod tests {
    #[test]
    fn capital_heading() {
        crate::testing::check(super::NAME);
    }
}
