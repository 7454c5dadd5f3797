//! Readers: from the content of one source to runs or to pages. Each format has its file.

pub(crate) mod clean;
pub mod markdown;
pub mod pdf;
pub mod plain;

use crate::source::Media;
use crate::text::Reading;

/// Reads a text by its notation.
pub fn text(media: Media, text: &str) -> Reading<'_> {
    match media {
        Media::Markdown => markdown::read(text),
        Media::Plain | Media::Pdf => plain::read(text),
    }
}
