//! Readers: from the text of one source to runs. Each format has its file.

mod clean;
pub mod markdown;
pub mod plain;

use crate::source::{Media, Source};
use crate::text::Reading;

/// Reads a source by its format.
pub fn read(source: &Source) -> Reading<'_> {
    match source.media {
        Media::Plain => plain::read(&source.text),
        Media::Markdown => markdown::read(&source.text),
    }
}
