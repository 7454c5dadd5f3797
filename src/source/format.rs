//! Recognises what the bytes of a source are: formats that are not read are named, texts are plain or Markdown.

use super::Media;
use memchr::memmem;

/// How files of other formats begin.
const SIGNATURES: [(&[u8], &str); 15] = [
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office 97 (DOC, XLS, PPT)"),
    (b"\x89PNG\r\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"II*\0", "an image (TIFF)"),
    (b"MM\0*", "an image (TIFF)"),
    (b"RIFF", "an image, sound or film (RIFF)"),
    (b"%!PS", "PostScript"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"Rar!\x1a\x07", "an archive (RAR)"),
];

/// What a ZIP archive is, by the name of a file that only this format has. Names stand uncompressed in the archive.
const ARCHIVES: [(&[u8], &str); 7] = [
    (b"word/document", "Word (DOCX)"),
    (b"xl/workbook", "Excel (XLSX)"),
    (b"ppt/presentation", "PowerPoint (PPTX)"),
    (b"application/vnd.oasis.opendocument.text", "OpenDocument text (ODT)"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
    (b"", "a ZIP archive"),
];

/// Suffixes of formats that must never pass for text, should the beginning not give them away.
const SUFFIXES: [(&str, &str); 15] = [
    ("docx", "Word (DOCX)"),
    ("docm", "Word (DOCX)"),
    ("doc", "Word 97 (DOC)"),
    ("odt", "OpenDocument text (ODT)"),
    ("xlsx", "Excel (XLSX)"),
    ("pptx", "PowerPoint (PPTX)"),
    ("rtf", "RTF"),
    ("html", "HTML"),
    ("htm", "HTML"),
    ("xhtml", "HTML"),
    ("xml", "XML"),
    ("svg", "an image (SVG)"),
    ("json", "JSON"),
    ("epub", "EPUB"),
    ("zip", "a ZIP archive"),
];

/// Readers of PDF accept other bytes before the header, so that files with some are in use.
const PDF_HEADER_WITHIN: usize = 1024;

/// Lines of a text that are looked at to tell what it is.
const SAMPLE: usize = 1000;

/// Whether the bytes are those of a PDF, or claim to be by their suffix: a damaged one may lack its header.
pub(super) fn is_pdf(bytes: &[u8], suffix: &str) -> bool {
    let head = bytes.get(..PDF_HEADER_WITHIN).unwrap_or(bytes);
    memmem::find(head, b"%PDF-").is_some() || suffix == "pdf"
}

/// The name of a format that is not read, by its bytes.
pub(super) fn of_bytes(bytes: &[u8], suffix: &str) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let is = |(name, _): &&(&[u8], &str)| memmem::find(bytes, name).is_some();
        return ARCHIVES.iter().find(is).map(|(_, format)| *format);
    }
    let begins = |(signature, _): &&(&[u8], &str)| bytes.starts_with(signature);
    let by_signature = SIGNATURES.iter().find(begins).map(|(_, format)| *format);
    by_signature.or_else(|| SUFFIXES.iter().find(|(known, _)| *known == suffix).map(|(_, format)| *format))
}

/// The name of a format that is not read, by its text: markup may come in any encoding.
pub(super) fn of_text(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let begins = |mark: &str| text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    if begins("<!doctype html") || begins("<html") {
        return Some("HTML");
    }
    if begins("<?xml") {
        let is_html = text.lines().take(SAMPLE).any(|line| line.contains("<html"));
        return Some(if is_html { "HTML" } else { "XML" });
    }
    None
}

/// Plain text or Markdown: by the suffix where it says so, else by the marks in the text.
pub(super) fn media(text: &str, suffix: &str) -> Media {
    let markdown = match suffix {
        "md" | "markdown" | "mkd" => true,
        "txt" | "text" => false,
        _ => looks_like_markdown(text),
    };
    if markdown { Media::Markdown } else { Media::Plain }
}

/// Whether the text has a heading with `#`, or bold words. Lists with `-` are as common in plain text.
fn looks_like_markdown(text: &str) -> bool {
    text.lines().take(SAMPLE).any(|line| is_heading(line) || has_bold(line))
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let depth = line.len() - rest.len();
    (1..=6).contains(&depth) && rest.starts_with(' ') && !rest.trim().is_empty()
}

fn has_bold(line: &str) -> bool {
    let mut parts = line.split("**").skip(1);
    let (inside, after) = (parts.next(), parts.next());
    after.is_some() && inside.is_some_and(|words| !words.is_empty() && words.trim() == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_formats_are_known_by_their_beginning_whatever_the_suffix() {
        assert!(is_pdf(b"%PDF-1.7\n%\xe2\xe3", "txt"));
        assert!(is_pdf(b"\n\njunk %PDF-1.4", "md"));
        assert_eq!(of_bytes(b"{\\rtf1\\ansi Ziele}", "txt"), Some("RTF"));
        assert_eq!(of_bytes(b"PK\x03\x04...[Content_Types].xml...word/document.xml", ""), Some("Word (DOCX)"));
        assert_eq!(of_bytes(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", ""), Some("OpenDocument text (ODT)"));
        assert_eq!(of_bytes(b"PK\x03\x04notes.txt", "md"), Some("a ZIP archive"));
        assert_eq!(of_bytes(b"\xff\xd8\xff\xe0", "md"), Some("an image (JPEG)"));
    }

    #[test]
    fn other_formats_are_known_by_their_suffix_where_the_beginning_is_damaged() {
        assert!(is_pdf(b"1.7 obj", "pdf"));
        assert!(!is_pdf(b"Ziele", "txt"));
        assert_eq!(of_bytes(b"<p>Ziele</p>", "htm"), Some("HTML"));
        assert_eq!(of_bytes(b"Ziele", "txt"), None);
        assert_eq!(of_bytes(b"Ziele", ""), None);
    }

    #[test]
    fn markup_is_known_by_its_first_mark() {
        assert_eq!(of_text("\n<!DOCTYPE HTML>\n<title>Ziele</title>"), Some("HTML"));
        assert_eq!(of_text("<html lang=\"de\">"), Some("HTML"));
        assert_eq!(of_text("<?xml version=\"1.0\"?>\n<html>"), Some("HTML"));
        assert_eq!(of_text("<?xml version=\"1.0\"?>\n<ziele/>"), Some("XML"));
        assert_eq!(of_text("Ziele < 5 und <html> im Satz"), None);
        assert_eq!(of_text("ä"), None);
    }

    #[test]
    fn a_suffix_decides_between_markdown_and_plain_text() {
        assert_eq!(media("Ziele", "md"), Media::Markdown);
        assert_eq!(media("# Ziele", "txt"), Media::Plain);
    }

    #[test]
    fn without_a_suffix_headings_and_bold_words_make_markdown() {
        assert_eq!(media("Vorwort\n\n## Ziele\n", ""), Media::Markdown);
        assert_eq!(media("**Ziele**\n\nmehr Grün", ""), Media::Markdown);
        for plain in ["Ziele\n- mehr Grün\n* und Blau", "#Hashtag", "2 ** 3 ** 4", "#", "a ** b"] {
            assert_eq!(media(plain, ""), Media::Plain, "{plain}");
        }
    }
}
