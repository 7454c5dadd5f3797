//! HTML: a parser in the way of browsers makes the tree; what is no content is left out; the rest becomes blocks.

mod content;
mod list;
mod parse;
mod table;
mod walk;

use super::budget::Budget;
use super::flow::Flow;
use super::tree::{ROOT, Tree};
use crate::problem::Error;
use crate::source::Limits;
use crate::text::Reading;

/// Reads a page.
///
/// # Errors
/// [`Error::Exceeded`] for a page that costs more than it may, [`Error::Empty`] for one without text.
pub fn read(text: &str, limits: Limits) -> Result<Reading<'static>, Error> {
    let budget = Budget::new(limits);
    let tree = parse::parse(text, &budget)?;
    let content = content::Content::of(&tree);
    let blocks = walk::blocks(&tree, &content);
    if blocks.is_empty() {
        return Err(Error::Empty);
    }
    Ok(Flow {
        blocks,
        title: title(&tree),
    }
    .reading())
}

/// What the page calls itself in its head.
fn title(tree: &Tree) -> Option<String> {
    let head = tree.find(ROOT, "head")?;
    tree.child(head, "title")
        .map(|title| tree.whole_text(title))
}
