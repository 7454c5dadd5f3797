//! Office files, made of the XML that a test is about.

use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these files.
pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        zip.start_file(
            *name,
            SimpleFileOptions::default().compression_method(method),
        )
        .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Text in an element that stands for the root of a part.
fn part(name: &str, inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:{name} xmlns:x=\"urn:x\">{inner}</x:{name}>"
    )
}

/// A DOCX of what stands in its body, its styles and its numberings.
pub fn docx(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", &part("Types", "")),
        (
            "word/document.xml",
            &part("document", &format!("<body>{body}</body>")),
        ),
        ("word/styles.xml", &part("styles", styles)),
        ("word/numbering.xml", &part("numbering", numbering)),
    ])
}

/// An ODT of its content and its styles.
pub fn odt(content: &str, styles: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &part("document-content", content)),
        ("styles.xml", &part("document-styles", styles)),
    ])
}
