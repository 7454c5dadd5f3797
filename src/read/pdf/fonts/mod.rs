//! Fonts: from the bytes of a shown string to what they mean and how wide they are (ISO 32000-2, 9.5 to 9.10).
//!
//! What a code means is asked of the tables in the order of their worth: `ToUnicode`, the differences of the encoding, the encoding, the
//! program of the font itself. A code that none of them explains becomes U+FFFD, and the font is reported once.

mod composite;
mod names;
mod program;
mod simple;
mod standard;

use super::cmap::{CMap, Unicode};
use super::file::File;
use lopdf::{Dictionary, Object};
use program::Program;

/// A font as far as reading its text needs it.
#[derive(Debug)]
pub(super) struct Font {
    /// Its name in the file, without the mark of a subset.
    pub(super) name: String,
    /// Set in bold, by its name, its flags or its weight.
    pub(super) bold: bool,
    /// Set in italics.
    pub(super) italic: bool,
    /// Thousandths of the size to which its letters reach above and (negative) below the line.
    pub(super) ascent: f32,
    pub(super) descent: f32,
    /// From glyph space to text space; a thousandth but for Type 3.
    pub(super) unit: f32,
    /// Text runs from top to bottom.
    pub(super) vertical: bool,
    codes: Codes,
}

#[derive(Debug)]
enum Codes {
    Simple(Box<simple::Simple>),
    Composite(Box<composite::Composite>),
}

/// A code of a shown string.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Code {
    /// Its bytes.
    pub(super) length: u8,
    /// Its width, in units of the font.
    pub(super) width: f32,
    /// A table explains it; else U+FFFD was appended.
    pub(super) known: bool,
    /// It is the single byte 32, to which word spacing applies.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads the dictionary of a font.
    pub(super) fn read(dict: &Dictionary, file: &File) -> Self {
        let subtype = file.name(dict, b"Subtype").unwrap_or_default();
        let composite = subtype == b"Type0";
        let descendant = file
            .array(dict, b"DescendantFonts")
            .and_then(|fonts| file.as_dict(fonts.first()?));
        let inner = descendant.filter(|_| composite).unwrap_or(dict);
        let descriptor = file.dict(inner, b"FontDescriptor");
        let full = file
            .name(dict, b"BaseFont")
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .unwrap_or_default();
        let name = full
            .split_once('+')
            .filter(|(tag, _)| tag.len() == 6)
            .map_or(full.as_str(), |(_, name)| name)
            .to_owned();
        let flags = descriptor
            .and_then(|d| file.number(d, b"Flags"))
            .unwrap_or_default() as u32;
        let weight = descriptor
            .and_then(|d| file.number(d, b"FontWeight"))
            .unwrap_or_default();
        let lower = name.to_lowercase();
        let has = |marks: &[&str]| marks.iter().any(|mark| lower.contains(mark));
        let measure = |key: &[u8], usual: f32, most: f32| {
            let found = descriptor
                .and_then(|d| file.number(d, key))
                .filter(|value| value.abs() >= 100.0 && value.abs() <= most);
            found.unwrap_or(usual)
        };
        let mut font = Self {
            // Bit 19 of the flags is ForceBold (table 121).
            bold: has(&["bold", "black", "heavy", "semibold", "demi"])
                || weight >= 600.0
                || flags & (1 << 18) != 0,
            italic: has(&["italic", "oblique"]) || flags & (1 << 6) != 0,
            ascent: measure(b"Ascent", 750.0, 1300.0),
            descent: -measure(b"Descent", -220.0, 600.0).abs(),
            unit: 0.001,
            vertical: false,
            codes: Codes::Simple(Box::default()),
            name,
        };
        let unicode = to_unicode(dict, file);
        let program = || descriptor.map(|d| embedded(d, file)).unwrap_or_default();
        if composite {
            let read = composite::Composite::read(dict, inner, unicode, program, file);
            font.vertical = read.is_vertical();
            font.codes = Codes::Composite(Box::new(read));
        } else {
            if subtype == b"Type3" {
                let matrix = file
                    .array(dict, b"FontMatrix")
                    .and_then(|m| file.as_number(m.first()?));
                font.unit = matrix
                    .filter(|unit| *unit != 0.0 && unit.is_finite())
                    .unwrap_or(0.001)
                    .abs();
            }
            font.codes = Codes::Simple(Box::new(simple::Simple::read(
                dict, descriptor, &font.name, &unicode, program, file,
            )));
        }
        font
    }

    /// Reads the next code of a string and appends what it means. `None` at the end.
    pub(super) fn next(&self, bytes: &[u8], out: &mut String) -> Option<Code> {
        match &self.codes {
            Codes::Simple(simple) => bytes.first().map(|code| simple.code(*code, out)),
            Codes::Composite(composite) if !bytes.is_empty() => Some(composite.code(bytes, out)),
            Codes::Composite(_) => None,
        }
    }
}

fn to_unicode(dict: &Dictionary, file: &File) -> Unicode {
    let stream = dict
        .get(b"ToUnicode")
        .ok()
        .and_then(|object| file.as_stream(object));
    stream
        .and_then(|stream| file.inflate(stream))
        .map(|data| CMap::parse(&data).unicode)
        .unwrap_or_default()
}

/// The embedded program of a font.
fn embedded(descriptor: &Dictionary, file: &File) -> Program {
    let data = |key: &[u8]| {
        descriptor
            .get(key)
            .ok()
            .and_then(|object: &Object| file.as_stream(object))
            .and_then(|stream| file.inflate(stream))
    };
    if let Some(data) = data(b"FontFile2") {
        return Program::open_type(&data);
    }
    if let Some(data) = data(b"FontFile3") {
        return Program::compact(&data);
    }
    data(b"FontFile")
        .map(|data| Program::type1(&data))
        .unwrap_or_default()
}

/// Appends a meaning that is worth something: control characters and the replacement character are none.
fn is_meaning(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|letter| {
            letter != char::REPLACEMENT_CHARACTER
                && (!letter.is_control() || letter == '\t' || letter == '\n' || letter == '\r')
        })
}
