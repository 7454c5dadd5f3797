//! Recognises what the bytes of a source are: formats that are not read are named, texts are plain, Markdown or HTML.

use super::Media;
use crate::problem::Error;
use memchr::memmem;
use std::io::Cursor;
use zip::ZipArchive;

/// What to do with a file that is not read, up to the names of what is.
const SAVE: &str = "save it as";
const SAVE_PARTS: &str = "save its text or its attachments as";
const RECOGNISE: &str = "run OCR on it and save it as";
const UNPACK: &str = "unpack it and name what is in it, if that is";

/// A format that is not read, and what to do.
type Other = (&'static str, &'static str);

/// How files of other formats begin.
const SIGNATURES: [(&[u8], Other); 14] = [
    (b"{\\rtf", ("RTF", SAVE)),
    (b"\x89PNG\r\n", ("an image (PNG)", RECOGNISE)),
    (b"\xff\xd8\xff", ("an image (JPEG)", RECOGNISE)),
    (b"GIF87a", ("an image (GIF)", RECOGNISE)),
    (b"GIF89a", ("an image (GIF)", RECOGNISE)),
    (b"II*\0", ("an image (TIFF)", RECOGNISE)),
    (b"MM\0*", ("an image (TIFF)", RECOGNISE)),
    (b"RIFF", ("an image, sound or film (RIFF)", SAVE)),
    (b"%!PS", ("PostScript", SAVE)),
    (b"\x1f\x8b", ("a compressed file (gzip)", UNPACK)),
    (b"BZh", ("a compressed file (bzip2)", UNPACK)),
    (b"\xfd7zXZ", ("a compressed file (xz)", UNPACK)),
    (b"7z\xbc\xaf", ("an archive (7z)", UNPACK)),
    (b"Rar!\x1a\x07", ("an archive (RAR)", UNPACK)),
];

/// How the file begins in which Office 97, Outlook and locked files of today's Office keep their parts.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What such a file is, by the name of a part, which is written in UTF-16.
const PARTS: [(&str, Other); 4] = [
    ("__nameid_version1.0", ("an e-mail (MSG)", SAVE_PARTS)),
    ("WordDocument", ("Word 97 (DOC)", SAVE)),
    ("Workbook", ("a spreadsheet (XLS)", SAVE)),
    ("PowerPoint Document", ("a presentation (PPT)", SAVE)),
];

/// What an archive is, by the name of a file that only this format has.
const ENTRIES: [(&str, Other); 3] = [
    ("xl/workbook.xml", ("a spreadsheet (XLSX)", SAVE)),
    ("xl/workbook.bin", ("a spreadsheet (XLSB)", SAVE)),
    ("ppt/presentation.xml", ("a presentation (PPTX)", SAVE)),
];

/// What an archive is that says so in its first file.
const MIMETYPES: [(&[u8], Other); 4] = [
    (
        b"application/vnd.oasis.opendocument.spreadsheet",
        ("a spreadsheet (ODS)", SAVE),
    ),
    (
        b"application/vnd.oasis.opendocument.presentation",
        ("a presentation (ODP)", SAVE),
    ),
    (
        b"application/vnd.oasis.opendocument",
        ("OpenDocument, but no text", SAVE),
    ),
    (b"application/epub+zip", ("EPUB", SAVE)),
];

/// Suffixes of formats that must never pass for text, should the beginning not give them away.
const SUFFIXES: [(&str, Other); 16] = [
    ("doc", ("Word 97 (DOC)", SAVE)),
    ("xls", ("a spreadsheet (XLS)", SAVE)),
    ("xlsx", ("a spreadsheet (XLSX)", SAVE)),
    ("ods", ("a spreadsheet (ODS)", SAVE)),
    ("ppt", ("a presentation (PPT)", SAVE)),
    ("pptx", ("a presentation (PPTX)", SAVE)),
    ("odp", ("a presentation (ODP)", SAVE)),
    ("rtf", ("RTF", SAVE)),
    ("eml", ("an e-mail", SAVE_PARTS)),
    ("msg", ("an e-mail (MSG)", SAVE_PARTS)),
    ("mht", ("a saved web page in one file (MHTML)", SAVE)),
    ("mhtml", ("a saved web page in one file (MHTML)", SAVE)),
    ("xml", ("XML", SAVE)),
    ("svg", ("an image (SVG)", SAVE)),
    ("json", ("JSON", SAVE)),
    ("epub", ("EPUB", SAVE)),
];

/// Fields at the head of an e-mail. Two of the first three stand in all that were sent.
const MAIL: [&str; 9] = [
    "message-id:",
    "mime-version:",
    "received:",
    "return-path:",
    "delivered-to:",
    "from:",
    "to:",
    "subject:",
    "date:",
];

/// Suffixes of pages of the web.
const PAGES: [&str; 4] = ["html", "htm", "xhtml", "xht"];

/// Readers of PDF accept other bytes before the header, so that files with some are in use.
const PDF_HEADER_WITHIN: usize = 1024;

/// Lines of a text that are looked at to tell what it is.
const SAMPLE: usize = 1000;

/// Whether the bytes are those of a PDF, or claim to be by their suffix: a damaged one may lack its header.
pub(super) fn is_pdf(bytes: &[u8], suffix: &str) -> bool {
    let head = bytes.get(..PDF_HEADER_WITHIN).unwrap_or(bytes);
    memmem::find(head, b"%PDF-").is_some() || suffix == "pdf"
}

/// The format of a file that is no text, by its bytes. Nothing where it may be one.
///
/// # Errors
/// [`Error::Unsupported`] for a format that is not read, [`Error::Encrypted`] for a locked office file.
pub(super) fn of_bytes(bytes: &[u8], suffix: &str) -> Result<Option<Media>, Error> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_archive(bytes, suffix).map(Some);
    }
    if bytes.starts_with(COMPOUND) {
        let has = |name: &str| {
            memmem::find(
                bytes,
                &name
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<u8>>(),
            )
            .is_some()
        };
        if has("EncryptedPackage") {
            return Err(Error::Encrypted);
        }
        let part = PARTS.iter().find(|(name, _)| has(name));
        return Err(unsupported(part.map_or(
            ("Microsoft Office 97 (DOC, XLS, PPT)", SAVE),
            |(_, other)| *other,
        )));
    }
    if let Some((_, other)) = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
    {
        return Err(unsupported(*other));
    }
    if let Some((_, other)) = SUFFIXES.iter().find(|(known, _)| *known == suffix) {
        return Err(unsupported(*other));
    }
    // Damaged beyond their beginning: their reader says how.
    Ok(match suffix {
        "docx" | "docm" => Some(Media::Docx),
        "odt" | "ott" => Some(Media::Odt),
        "zip" => return Err(unsupported(("a ZIP archive", UNPACK))),
        _ => None,
    })
}

fn unsupported((format, step): Other) -> Error {
    Error::Unsupported { format, step }
}

/// What a ZIP archive is, by the names of what is in it; one that has lost its table of contents by names anywhere in it.
fn of_archive(bytes: &[u8], suffix: &str) -> Result<Media, Error> {
    // The type stands uncompressed in the first file.
    let head = bytes.get(..200).unwrap_or(bytes);
    let typed = |name: &[u8]| {
        memmem::find(head, b"mimetype").is_some() && memmem::find(head, name).is_some()
    };
    if typed(b"application/vnd.oasis.opendocument.text") {
        return Ok(Media::Odt);
    }
    if let Some((_, other)) = MIMETYPES.iter().find(|(name, _)| typed(name)) {
        return Err(unsupported(*other));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let has = |name: &str| match &archive {
        Some(archive) => archive.index_for_name(name).is_some(),
        None => memmem::find(bytes, name.as_bytes()).is_some(),
    };
    if let Some((_, other)) = ENTRIES.iter().find(|(name, _)| has(name)) {
        return Err(unsupported(*other));
    }
    match suffix {
        _ if has("word/document.xml") || has("word/document2.xml") => Ok(Media::Docx),
        "docx" | "docm" => Ok(Media::Docx),
        "odt" | "ott" => Ok(Media::Odt),
        _ => Err(unsupported(("a ZIP archive", UNPACK))),
    }
}

/// Whether bytes may be markup, so that they may name their encoding.
pub(super) fn is_markup(bytes: &[u8], suffix: &str) -> bool {
    PAGES.contains(&suffix) || bytes.trim_ascii_start().starts_with(b"<")
}

/// What a text is: by the suffix where it says so, else by its beginning and the marks in it.
///
/// # Errors
/// [`Error::Unsupported`] for a notation that is not read.
pub(super) fn of_text(text: &str, suffix: &str) -> Result<Media, Error> {
    let start = text.trim_start();
    let begins = |mark: &str| {
        start
            .get(..mark.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(mark))
    };
    if PAGES.contains(&suffix) || begins("<!doctype html") || begins("<html") {
        return Ok(Media::Html);
    }
    if ["<!--", "<?xml", "<head", "<body", "<title", "<meta"]
        .into_iter()
        .any(begins)
    {
        let is_page = |line: &str| {
            ["<html", "<body"]
                .iter()
                .any(|tag| line.to_ascii_lowercase().contains(tag))
        };
        if start.lines().take(SAMPLE).any(is_page) {
            return Ok(Media::Html);
        }
        if begins("<?xml") {
            return Err(unsupported(("XML", SAVE)));
        }
    }
    if is_mail(start) {
        return Err(unsupported(("an e-mail", SAVE_PARTS)));
    }
    let markdown = match suffix {
        "md" | "markdown" | "mkd" => true,
        "txt" | "text" => false,
        _ => looks_like_markdown(text),
    };
    Ok(if markdown {
        Media::Markdown
    } else {
        Media::Plain
    })
}

/// Whether a text opens with the fields of an e-mail, two of which only programs write.
fn is_mail(text: &str) -> bool {
    let field = |line: &str| {
        MAIL.iter().position(|name| {
            line.get(..name.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(name))
        })
    };
    let first = text.lines().next().unwrap_or_default();
    let named = first.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    });
    let head = || {
        text.lines()
            .take(SAMPLE)
            .take_while(|line| !line.trim().is_empty())
            .filter_map(field)
    };
    named && head().any(|field| field < 5) && head().filter(|field| *field >= 5).count() >= 2
}

/// Whether the text has a heading with `#`, or bold words. Lists with `-` are as common in plain text.
fn looks_like_markdown(text: &str) -> bool {
    text.lines()
        .take(SAMPLE)
        .any(|line| is_heading(line) || has_bold(line))
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

    fn refused(bytes: &[u8], suffix: &str) -> Option<&'static str> {
        match of_bytes(bytes, suffix) {
            Err(Error::Unsupported { format, .. }) => Some(format),
            _ => None,
        }
    }

    fn wide(name: &str) -> Vec<u8> {
        [
            COMPOUND.to_vec(),
            name.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ]
        .concat()
    }

    #[test]
    fn other_formats_are_known_by_their_beginning_whatever_the_suffix() {
        assert!(is_pdf(b"%PDF-1.7\n%\xe2\xe3", "txt"));
        assert!(is_pdf(b"\n\njunk %PDF-1.4", "md"));
        assert_eq!(refused(b"{\\rtf1\\ansi Ziele}", "txt"), Some("RTF"));
        assert_eq!(
            refused(
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                "odt"
            ),
            Some("a spreadsheet (ODS)")
        );
        assert_eq!(refused(b"PK\x03\x04notes.txt", "md"), Some("a ZIP archive"));
        assert_eq!(refused(b"\xff\xd8\xff\xe0", "md"), Some("an image (JPEG)"));
        assert_eq!(
            refused(&wide("WordDocument"), "docx"),
            Some("Word 97 (DOC)")
        );
        assert_eq!(
            refused(&wide("__nameid_version1.0"), ""),
            Some("an e-mail (MSG)")
        );
        assert!(matches!(
            of_bytes(&wide("EncryptedPackage"), "docx"),
            Err(Error::Encrypted)
        ));
    }

    #[test]
    fn office_files_are_known_by_what_is_in_them() {
        assert_eq!(
            of_bytes(b"PK\x03\x04...[Content_Types].xml...word/document.xml", "").unwrap(),
            Some(Media::Docx)
        );
        assert_eq!(
            of_bytes(
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
                ""
            )
            .unwrap(),
            Some(Media::Odt)
        );
    }

    #[test]
    fn other_formats_are_known_by_their_suffix_where_the_beginning_is_damaged() {
        assert!(is_pdf(b"1.7 obj", "pdf"));
        assert!(!is_pdf(b"Ziele", "txt"));
        assert_eq!(refused(b"Ziele", "eml"), Some("an e-mail"));
        assert_eq!(of_bytes(b"Ziele", "docx").unwrap(), Some(Media::Docx));
        assert_eq!(of_bytes(b"Ziele", "txt").unwrap(), None);
        assert_eq!(of_bytes(b"Ziele", "").unwrap(), None);
    }

    #[test]
    fn markup_is_known_by_its_first_mark() {
        let media = |text: &str| of_text(text, "txt").ok();
        assert_eq!(
            media("\n<!DOCTYPE HTML>\n<title>Ziele</title>"),
            Some(Media::Html)
        );
        assert_eq!(media("<html lang=\"de\">"), Some(Media::Html));
        assert_eq!(media("<!-- saved -->\n<HTML>"), Some(Media::Html));
        assert_eq!(media("<?xml version=\"1.0\"?>\n<html>"), Some(Media::Html));
        assert_eq!(media("<?xml version=\"1.0\"?>\n<ziele/>"), None);
        assert_eq!(media("Ziele < 5 und <html> im Satz"), Some(Media::Plain));
        assert_eq!(media("ä"), Some(Media::Plain));
        assert_eq!(
            of_text("<!-- Entwurf -->\n# Ziele", "md").ok(),
            Some(Media::Markdown)
        );
    }

    #[test]
    fn e_mails_are_known_by_the_fields_of_their_head() {
        let mail = "Return-Path: <a@example.org>\nFrom: a@example.org\nTo: b@example.org\nSubject: Ziele\n\nHallo";
        assert!(matches!(
            of_text(mail, ""),
            Err(Error::Unsupported {
                format: "an e-mail",
                ..
            })
        ));
        assert!(of_text("Datum: 3. Mai\nTo: Do\nFrom: Amt\n\nZiele", "").is_ok());
        assert!(of_text("Ziel: mehr Grün\nFrom: A\nSubject: B", "").is_ok());
    }

    #[test]
    fn a_suffix_decides_between_markdown_and_plain_text() {
        assert_eq!(of_text("Ziele", "md").ok(), Some(Media::Markdown));
        assert_eq!(of_text("# Ziele", "txt").ok(), Some(Media::Plain));
    }

    #[test]
    fn without_a_suffix_headings_and_bold_words_make_markdown() {
        assert_eq!(
            of_text("Vorwort\n\n## Ziele\n", "").ok(),
            Some(Media::Markdown)
        );
        assert_eq!(
            of_text("**Ziele**\n\nmehr Grün", "").ok(),
            Some(Media::Markdown)
        );
        for plain in [
            "Ziele\n- mehr Grün\n* und Blau",
            "#Hashtag",
            "2 ** 3 ** 4",
            "#",
            "a ** b",
        ] {
            assert_eq!(of_text(plain, "").ok(), Some(Media::Plain), "{plain}");
        }
    }
}
