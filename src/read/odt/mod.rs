//! ODT (ODF 1.3): the paragraphs of the document, with the numbers that the program would print.

mod lists;
mod styles;
mod table;
mod walk;

use super::archive::Archive;
use super::budget::Budget;
use super::flow::Flow;
use super::tree::ROOT;
use crate::problem::Error;
use crate::source::Limits;
use crate::text::Reading;

/// Reads a document.
///
/// # Errors
/// [`Error::Damaged`] for an archive or XML that is broken, [`Error::Encrypted`] for a locked one, [`Error::Exceeded`] for one that costs
/// more than it may, [`Error::Empty`] for one without text.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Reading<'static>, Error> {
    let budget = Budget::new(limits);
    let mut archive = Archive::open(bytes, &budget)?;
    let manifest = archive.part("META-INF/manifest.xml")?;
    if manifest.is_some_and(|tree| tree.find(ROOT, "encryption-data").is_some()) {
        return Err(Error::Encrypted);
    }
    let Some(document) = archive.part("content.xml")? else {
        return Err(Error::Damaged("content.xml is missing".to_owned()));
    };
    let named = archive.part("styles.xml")?;
    let meta = archive.part("meta.xml")?;
    let trees = named.iter().chain([&document]);
    let styles = trees.fold(styles::Styles::default(), styles::Styles::and);
    let blocks = walk::blocks(&document, &styles);
    if blocks.is_empty() {
        return Err(Error::Empty);
    }
    let title = meta.and_then(|tree| tree.find(ROOT, "title").map(|title| tree.whole_text(title)));
    Ok(Flow { blocks, title }.reading())
}
