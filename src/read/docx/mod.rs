//! DOCX (ECMA-376): the paragraphs of the document, with the numbers that the program would print.

mod numbering;
mod paragraph;
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
    let main = main_part(&mut archive)?;
    let Some(document) = archive.part(&main)? else {
        return Err(Error::Damaged(format!("{main} is missing")));
    };
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = archive.part(&format!("{folder}/styles.xml"))?;
    let numbering = archive.part(&format!("{folder}/numbering.xml"))?;
    let core = archive.part("docProps/core.xml")?;
    let styles = styles
        .map(|tree| styles::Styles::of(&tree))
        .unwrap_or_default();
    let numbering = numbering
        .map(|tree| numbering::Numbering::of(&tree))
        .unwrap_or_default();
    let blocks = walk::blocks(&document, &styles, numbering);
    if blocks.is_empty() {
        return Err(Error::Empty);
    }
    let title = core.and_then(|tree| tree.find(ROOT, "title").map(|title| tree.whole_text(title)));
    Ok(Flow { blocks, title }.reading())
}

/// The name of the part that holds the document: the relations of the package say it.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Error> {
    let relations = archive.part("_rels/.rels")?;
    let target = relations.and_then(|tree| {
        let is_document = |id: &usize| {
            tree.attribute(*id, "Type")
                .is_some_and(|kind| kind.ends_with("/officeDocument"))
        };
        let found = tree.all(ROOT, "Relationship").find(is_document)?;
        tree.attribute(found, "Target")
            .map(|target| target.trim_start_matches('/').to_owned())
    });
    Ok(target.unwrap_or_else(|| "word/document.xml".to_owned()))
}
