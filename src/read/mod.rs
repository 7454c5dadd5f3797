//! Readers: from the content of one source to runs or to pages. Each format has its file.

mod archive;
mod budget;
pub(crate) mod clean;
pub mod docx;
mod flow;
pub mod html;
pub mod markdown;
pub mod odt;
pub mod pdf;
pub mod plain;
mod tree;
mod xml;

use crate::problem::Error;
use crate::source::{Limits, Media};
use crate::text::Reading;

/// Reads a text by its notation.
///
/// # Errors
/// Those of [`html::read`].
pub fn text(media: Media, text: &str, limits: Limits) -> Result<Reading<'_>, Error> {
    match media {
        Media::Html => html::read(text, limits),
        Media::Markdown => Ok(markdown::read(text)),
        Media::Plain | Media::Docx | Media::Odt | Media::Pdf => Ok(plain::read(text)),
    }
}
