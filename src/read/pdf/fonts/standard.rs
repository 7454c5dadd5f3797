//! The standard 14 fonts, which a file need not bring along, and the encodings that have names (ISO 32000-2, 9.6.2.2 and annex D).

use super::names;
use pdf_core_14_font_afms as afms;
use std::sync::LazyLock;

/// What Adobe's metrics say of a font: by code, the width in thousandths of the size and the meaning of the glyph.
#[derive(Debug)]
pub(super) struct Metrics {
    /// By the font's own encoding.
    encoded: Vec<(u8, f32, Option<String>)>,
    /// Widths by glyph.
    named: Vec<(String, f32)>,
}

impl Metrics {
    fn parse(afm: &str) -> Self {
        let mut metrics = Self {
            encoded: Vec::new(),
            named: Vec::new(),
        };
        for line in afm.lines().filter(|line| line.starts_with("C ")) {
            // C 32 ; WX 278 ; N space ; B 0 0 0 0 ;
            let mut fields = line.split(';').map(str::trim);
            let mut field = |key: &str| {
                fields
                    .next()
                    .and_then(|field| field.strip_prefix(key))
                    .map(str::trim)
            };
            let (Some(code), Some(width), Some(name)) = (field("C "), field("WX "), field("N "))
            else {
                continue;
            };
            let Ok(width) = width.parse() else { continue };
            let text = names::meaning(name);
            if let Ok(code) = code.parse() {
                metrics.encoded.push((code, width, text.clone()));
            }
            metrics.named.extend(text.map(|text| (text, width)));
        }
        metrics
    }

    /// The width of the glyph that means a text.
    pub(super) fn width_of(&self, text: &str) -> Option<f32> {
        self.named
            .iter()
            .find(|(known, _)| known == text)
            .map(|(_, width)| *width)
    }

    /// The width and the meaning of a code in the font's own encoding.
    pub(super) fn of_code(&self, code: u8) -> Option<(f32, Option<&str>)> {
        self.encoded
            .iter()
            .find(|(known, ..)| *known == code)
            .map(|(_, width, text)| (*width, text.as_deref()))
    }
}

static HELVETICA: LazyLock<Metrics> = LazyLock::new(|| Metrics::parse(afms::HELVETICA));
static HELVETICA_BOLD: LazyLock<Metrics> = LazyLock::new(|| Metrics::parse(afms::HELVETICA_BOLD));
static TIMES: LazyLock<Metrics> = LazyLock::new(|| Metrics::parse(afms::TIMES_ROMAN));
static TIMES_BOLD: LazyLock<Metrics> = LazyLock::new(|| Metrics::parse(afms::TIMES_BOLD));
static TIMES_ITALIC: LazyLock<Metrics> = LazyLock::new(|| Metrics::parse(afms::TIMES_ITALIC));
static TIMES_BOLD_ITALIC: LazyLock<Metrics> =
    LazyLock::new(|| Metrics::parse(afms::TIMES_BOLD_ITALIC));
static COURIER: LazyLock<Metrics> = LazyLock::new(|| Metrics::parse(afms::COURIER));
static SYMBOL: LazyLock<Metrics> = LazyLock::new(|| Metrics::parse(afms::SYMBOL));
static DINGBATS: LazyLock<Metrics> = LazyLock::new(|| Metrics::parse(afms::ZAPF_DINGBATS));

/// The metrics of a standard font by its name, or by those of the fonts that everyone takes it for.
pub(super) fn metrics(name: &str) -> Option<&'static Metrics> {
    let name = name.split_once('+').map_or(name, |(_, name)| name);
    let (bold, italic) = (
        name.contains("Bold"),
        name.contains("Italic") || name.contains("Oblique"),
    );
    if name.starts_with("Helvetica") || name.starts_with("Arial") {
        return Some(if bold { &HELVETICA_BOLD } else { &HELVETICA });
    }
    if name.starts_with("Times") {
        return Some(match (bold, italic) {
            (false, false) => &TIMES,
            (true, false) => &TIMES_BOLD,
            (false, true) => &TIMES_ITALIC,
            (true, true) => &TIMES_BOLD_ITALIC,
        });
    }
    if name.starts_with("Courier") {
        return Some(&COURIER);
    }
    match name {
        "Symbol" => Some(&SYMBOL),
        "ZapfDingbats" => Some(&DINGBATS),
        _ => None,
    }
}

/// An encoding with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// `WinAnsiEncoding`
    WinAnsi,
    /// `MacRomanEncoding`
    MacRoman,
    /// `StandardEncoding`, that of Adobe's Latin fonts.
    Standard,
    /// That of the font Symbol.
    Symbol,
    /// That of the font `ZapfDingbats`.
    Dingbats,
}

impl Encoding {
    /// An encoding by its name in a file.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// What a code means.
    pub(super) fn meaning(self, code: u8) -> Option<String> {
        match self {
            Self::WinAnsi => win_ansi(code).map(String::from),
            Self::MacRoman => eight_bit(encoding_rs::MACINTOSH, code).map(String::from),
            Self::Standard => HELVETICA
                .of_code(code)
                .and_then(|(_, text)| text.map(str::to_owned)),
            Self::Symbol => SYMBOL
                .of_code(code)
                .and_then(|(_, text)| text.map(str::to_owned)),
            Self::Dingbats => dingbat(code).map(String::from),
        }
    }
}

/// Windows-1252 with what table D.2 and its notes change.
fn win_ansi(code: u8) -> Option<char> {
    match code {
        0..0x20 => None,
        // All codes that are not used above 0x7F stand for the bullet (note 3).
        0x7F | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D => Some('•'),
        0xA0 => Some(' '),
        0xAD => Some('-'),
        _ => eight_bit(encoding_rs::WINDOWS_1252, code),
    }
}

fn eight_bit(encoding: &'static encoding_rs::Encoding, code: u8) -> Option<char> {
    let letter = encoding
        .decode_without_bom_handling(&[code])
        .0
        .chars()
        .next();
    letter.filter(|letter| !letter.is_control() && *letter != char::REPLACEMENT_CHARACTER)
}

/// Unicode's block Dingbats has the order of the font (table D.6); signs that stood elsewhere before it have their old codes.
fn dingbat(code: u8) -> Option<char> {
    let moved = match code {
        0x20 => 0x20,
        0x25 => 0x260E,
        0x2A => 0x261B,
        0x2B => 0x261E,
        0x48 => 0x2605,
        0x6C => 0x25CF,
        0x6E => 0x25A0,
        0x73 => 0x25B2,
        0x74 => 0x25BC,
        0x75 => 0x25C6,
        0x77 => 0x25D7,
        0xA8 => 0x2663,
        0xA9 => 0x2666,
        0xAA => 0x2665,
        0xAB => 0x2660,
        0xAC..=0xB5 => 0x2460 + u32::from(code - 0xAC),
        0xD5 => 0x2192,
        0xD6 => 0x2194,
        0xD7 => 0x2195,
        0x21..=0x7E => 0x2701 + u32::from(code - 0x21),
        0xA1..=0xEF | 0xF1..=0xFE => 0x2761 + u32::from(code - 0xA1),
        _ => return None,
    };
    char::from_u32(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_by_their_tables() {
        for (encoding, code, text) in [
            (Encoding::WinAnsi, 0xE4, "ä"),
            (Encoding::WinAnsi, 0x80, "€"),
            (Encoding::WinAnsi, 0x95, "•"),
            (Encoding::WinAnsi, 0xAD, "-"),
            (Encoding::MacRoman, 0x8A, "ä"),
            (Encoding::Standard, 0xFB, "ß"),
            (Encoding::Standard, 0xAE, "fi"),
            (Encoding::Symbol, 0xB7, "•"),
            (Encoding::Symbol, 0x61, "α"),
            (Encoding::Dingbats, 0x6E, "■"),
            (Encoding::Dingbats, 0x34, "✔"),
            (Encoding::Dingbats, 0xE8, "➨"),
        ] {
            assert_eq!(
                encoding.meaning(code).as_deref(),
                Some(text),
                "{encoding:?} {code:#x}"
            );
        }
        assert_eq!(Encoding::Standard.meaning(0x80), None);
    }

    #[test]
    fn widths_of_the_standard_fonts_and_their_doubles() {
        assert_eq!(metrics("Helvetica").unwrap().width_of("Ä"), Some(667.0));
        assert_eq!(
            metrics("ABCDEF+TimesNewRoman,Bold").unwrap().width_of("a"),
            Some(500.0)
        );
        assert!((metrics("ZapfDingbats").unwrap().of_code(0x6E).unwrap().0 - 761.0).abs() < 0.1);
        assert!(metrics("Frutiger").is_none());
    }
}
