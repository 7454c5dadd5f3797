//! Opens a source, recognises what it is, decodes and hashes it. Nothing else reads a source from the disk.

mod decode;
mod format;

use crate::problem::Error;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The path that standard input has in outputs.
pub const STDIN: &str = "stdin";

/// How much of a source is read. What is larger is refused by name: see [`Error::Limit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file, and of its text in UTF-8. Places in a text are 32 bits wide, so that no value above
    /// [`Limits::MAX_BYTES`] has an effect.
    pub max_bytes: u64,
    /// Bytes of one line in UTF-8. A text that was meant to be read has lines, a dump of data may have only one.
    pub max_line_bytes: u64,
    /// Objects of a PDF, elements of the other formats.
    pub max_objects: u64,
    /// Depth to which the parts of a PDF may nest: forms in forms, trees of pages. Elements may nest eight times as deep.
    pub max_nesting: u64,
    /// Bytes of one stream of a PDF, of one part of an office file, when it is inflated.
    pub max_stream_bytes: u64,
    /// Bytes of all streams or parts that are read, when they are inflated.
    pub max_inflated_bytes: u64,
    /// Glyphs on one page.
    pub max_page_glyphs: u64,
    /// Seconds that reading one document may take.
    pub max_seconds: u64,
}

impl Limits {
    /// The largest useful value of [`Limits::max_bytes`].
    pub const MAX_BYTES: u64 = u32::MAX as u64;
}

impl Default for Limits {
    /// 1 GiB per file, 16 MiB per line; two million objects or elements, 64 levels, 128 MiB per stream and 512 MiB in all, a million glyphs per
    /// page; half a minute per document.
    fn default() -> Self {
        Self {
            max_bytes: 1 << 30,
            max_line_bytes: 16 << 20,
            max_objects: 2_000_000,
            max_nesting: 64,
            max_stream_bytes: 128 << 20,
            max_inflated_bytes: 512 << 20,
            max_page_glyphs: 1_000_000,
            max_seconds: 30,
        }
    }
}

/// The format of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// Lines as they are.
    Plain,
    /// Lines with marks for headings, emphasis, lists and tables.
    Markdown,
    /// A page of the web.
    Html,
    /// A document of Word.
    Docx,
    /// A document in the format of `LibreOffice` and others.
    Odt,
    /// Pages.
    Pdf,
}

impl Media {
    /// The IANA media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Pdf => "application/pdf",
        }
    }
}

/// A source, read and decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path that outputs show.
    pub path: String,
    /// Its format.
    pub media: Media,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// Number of bytes, before decoding.
    pub bytes: u64,
    /// What is in it.
    pub body: Body,
    /// What reading it may cost.
    pub limits: Limits,
    /// What opens it, should it be locked.
    pub password: Option<String>,
}

/// What is in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The decoded text without byte order mark. Line ends are as in the source.
    Text(String),
    /// The bytes of a format that is no text.
    Bytes(Vec<u8>),
}

impl Source {
    /// Recognises and decodes `bytes`. The suffix of `path` has a say in what they are, but not the only one.
    ///
    /// # Example
    ///
    /// ```
    /// use ziele::problem::Error;
    /// use ziele::source::{Limits, Media, Source};
    ///
    /// let source = Source::from_bytes("papers/plan.md", b"# Plan\n".to_vec(), &Limits::default())?;
    /// assert_eq!((source.media, source.path.as_str()), (Media::Markdown, "papers/plan.md"));
    ///
    /// let tight = Limits { max_bytes: 4, ..Limits::default() };
    /// let error = Source::from_bytes("papers/plan.md", b"# Plan\n".to_vec(), &tight).unwrap_err();
    /// assert_eq!(error.to_string(), "7 bytes exceed the limit of 4; raise it with --max-bytes");
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Unsupported`] for a format that is not read, [`Error::Binary`] for what is no text, [`Error::Empty`]
    /// for a text without ink, [`Error::Limit`] for too large a text.
    pub fn from_bytes(path: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let most = limits.max_bytes.min(Limits::MAX_BYTES);
        let size = bytes.len() as u64;
        check_size(size, most)?;
        if bytes.is_empty() {
            return Err(Error::Empty);
        }
        let suffix = suffix(path);
        let sha256 = sha256(&bytes);
        let made = |media, body| Self {
            path: path.to_owned(),
            media,
            sha256,
            bytes: size,
            body,
            limits: *limits,
            password: None,
        };
        if format::is_pdf(&bytes, &suffix) {
            return Ok(made(Media::Pdf, Body::Bytes(bytes)));
        }
        if let Some(media) = format::of_bytes(&bytes, &suffix)? {
            return Ok(made(media, Body::Bytes(bytes)));
        }
        let text = if format::is_markup(&bytes, &suffix) {
            decode::markup(bytes)
        } else {
            decode::decode(bytes)
        }?;
        // A text of single-byte letters grows when it is decoded.
        check_size(text.len() as u64, most)?;
        check_lines(&text, limits.max_line_bytes)?;
        let media = format::of_text(&text, &suffix)?;
        Ok(made(media, Body::Text(text)))
    }

    /// The same source with a password for files that are locked.
    #[must_use]
    pub fn with_password(self, password: Option<&str>) -> Self {
        Self {
            password: password.map(str::to_owned),
            ..self
        }
    }

    /// Reads a file. `shown` is the path that outputs show.
    ///
    /// ```no_run
    /// use std::path::Path;
    /// use ziele::source::{Limits, Source};
    ///
    /// let source = Source::open(Path::new("papers/plan.pdf"), "plan.pdf", &Limits::default())?.with_password(Some("geheim"));
    /// # Ok::<(), ziele::problem::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`Source::from_bytes`], and [`Error::Io`].
    pub fn open(file: &Path, shown: &str, limits: &Limits) -> Result<Self, Error> {
        let file = File::open(file)?;
        let size = file.metadata()?.len();
        check_size(size, limits.max_bytes.min(Limits::MAX_BYTES))?;
        Self::read(file, size, shown, limits)
    }

    /// Reads standard input to its end.
    ///
    /// # Errors
    /// Those of [`Source::open`].
    pub fn stdin(limits: &Limits) -> Result<Self, Error> {
        Self::read(io::stdin().lock(), 0, STDIN, limits)
    }

    /// `size` is what the reader promises; what it holds decides.
    fn read(reader: impl Read, size: u64, shown: &str, limits: &Limits) -> Result<Self, Error> {
        // One byte more than allowed is enough to know that there is too much, even of a stream without end.
        let most = limits.max_bytes.min(Limits::MAX_BYTES).saturating_add(1);
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        reader.take(most).read_to_end(&mut bytes)?;
        Self::from_bytes(shown, bytes, limits)
    }
}

/// SHA-256 in lower-case hex digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// The suffix in lower case, empty if there is none.
fn suffix(path: &str) -> String {
    let suffix = Path::new(path).extension().unwrap_or_default();
    suffix.to_string_lossy().to_lowercase()
}

fn check_size(found: u64, limit: u64) -> Result<(), Error> {
    if found <= limit {
        return Ok(());
    }
    Err(Error::Limit {
        what: "bytes",
        found,
        limit,
        flag: "--max-bytes",
    })
}

fn check_lines(text: &str, limit: u64) -> Result<(), Error> {
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes());
    for end in ends.chain([text.len()]) {
        let found = (end - start) as u64;
        if found > limit {
            return Err(Error::Limit {
                what: "bytes in one line",
                found,
                limit,
                flag: "--max-line-bytes",
            });
        }
        start = end + 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, bytes: impl Into<Vec<u8>>) -> Result<Source, Error> {
        Source::from_bytes(path, bytes.into(), &Limits::default())
    }

    #[test]
    fn a_text_keeps_its_line_ends_and_loses_its_byte_order_mark() {
        let source = read("a/b.txt", "\u{feff}Ziele\r\nmehr Grün\r").unwrap();
        assert_eq!(source.body, Body::Text("Ziele\r\nmehr Grün\r".to_owned()));
        assert_eq!(source.bytes, 21);
        assert_eq!(source.path, "a/b.txt");
        assert_eq!(source.media, Media::Plain);
    }

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let source = read("a.txt", "abc").unwrap();
        assert_eq!(
            source.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn nothing_but_blanks_is_empty() {
        for blank in ["", " \n\t\r\n", "\u{feff}", "\u{feff} \u{a0}\u{200b}\n"] {
            assert!(
                matches!(read("a.txt", blank), Err(Error::Empty)),
                "{blank:?}"
            );
        }
    }

    #[test]
    fn a_large_text_is_refused_by_the_name_of_the_limit() {
        let limits = Limits {
            max_bytes: 10,
            max_line_bytes: 4,
            ..Limits::default()
        };
        let refused = |text: &str| {
            Source::from_bytes("a.txt", text.into(), &limits)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            refused("eins zwei drei"),
            "14 bytes exceed the limit of 10; raise it with --max-bytes"
        );
        assert_eq!(
            refused("ab\nlange"),
            "5 bytes in one line exceed the limit of 4; raise it with --max-line-bytes"
        );
        assert!(Source::from_bytes("a.txt", "abcd\rabcd\n".into(), &limits).is_ok());
    }

    #[test]
    fn a_text_that_grows_beyond_the_limit_when_decoded_is_refused() {
        let limits = Limits {
            max_bytes: 4,
            ..Limits::default()
        };
        let error = Source::from_bytes("a.txt", b"gr\xfcn".to_vec(), &limits).unwrap_err();
        assert!(matches!(
            error,
            Error::Limit {
                found: 5,
                limit: 4,
                ..
            }
        ));
    }
}
