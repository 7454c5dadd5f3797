//! What an embedded font program says of its glyphs: the last resort where the file's own tables are silent.

use super::names;
use rustc_hash::FxHashMap;
use ttf_parser::{GlyphId, PlatformId, cff};

/// An embedded font, as far as it tells what glyphs mean.
#[derive(Debug, Default)]
pub(super) struct Program {
    /// Meanings by code, in the encoding of the program itself.
    by_code: FxHashMap<u32, String>,
    /// Meanings by glyph.
    by_glyph: FxHashMap<u32, String>,
    /// Glyphs by CID, in fonts that count their glyphs by CIDs.
    cids: Option<FxHashMap<u32, u32>>,
}

impl Program {
    /// What a code of a simple font means.
    pub(super) fn of_code(&self, code: u8) -> Option<&str> {
        self.by_code.get(&u32::from(code)).map(String::as_str)
    }

    /// What a glyph means.
    pub(super) fn of_glyph(&self, glyph: u32) -> Option<&str> {
        self.by_glyph.get(&glyph).map(String::as_str)
    }

    /// The glyph of a CID.
    pub(super) fn glyph_of_cid(&self, cid: u32) -> u32 {
        self.cids
            .as_ref()
            .map_or(cid, |cids| cids.get(&cid).copied().unwrap_or_default())
    }

    /// Reads `FontFile`: Type 1. Only its part in the clear is needed.
    pub(super) fn type1(data: &[u8]) -> Self {
        let clear = memchr::memmem::find(data, b"eexec")
            .map_or(data, |end| data.get(..end).unwrap_or_default());
        let mut program = Self::default();
        let Some(start) = memchr::memmem::find(clear, b"/Encoding") else {
            return program;
        };
        let text = String::from_utf8_lossy(clear.get(start..).unwrap_or_default());
        let mut words = text.split_ascii_whitespace();
        // dup 65 /A put
        while let Some(word) = words.next() {
            match word {
                "dup" => {
                    let (code, name) = (
                        words.next().and_then(|code| code.parse().ok()),
                        words.next().and_then(|name| name.strip_prefix('/')),
                    );
                    if let (Some(code), Some(text)) = (code, name.and_then(names::meaning)) {
                        program.by_code.insert(code, text);
                    }
                }
                "def" | "readonly" if !program.by_code.is_empty() => break,
                _ => {}
            }
        }
        program
    }

    /// Reads `FontFile2` and OpenType: the character maps, and the names of the glyphs.
    pub(super) fn open_type(data: &[u8]) -> Self {
        let Ok(face) = ttf_parser::Face::parse(data, 0) else {
            return Self::of_tables(data);
        };
        let mut program = Self::default();
        for subtable in face
            .tables()
            .cmap
            .into_iter()
            .flat_map(|cmap| cmap.subtables)
        {
            program.read_subtable(&subtable);
        }
        for glyph in 0..face.number_of_glyphs() {
            let named = face.glyph_name(GlyphId(glyph)).and_then(names::meaning);
            if let Some(text) = named {
                program.by_glyph.entry(u32::from(glyph)).or_insert(text);
            }
        }
        program.codes_through_glyphs(face.tables().cmap);
        program
    }

    /// A subset may lack tables that a face must have: its character map is read all the same.
    fn of_tables(data: &[u8]) -> Self {
        let mut program = Self::default();
        let raw = ttf_parser::RawFace::parse(data, 0).ok();
        let table = raw.and_then(|raw| raw.table(ttf_parser::Tag::from_bytes(b"cmap")));
        let Some(cmap) = table.and_then(ttf_parser::cmap::Table::parse) else {
            return program;
        };
        for subtable in cmap.subtables {
            program.read_subtable(&subtable);
        }
        program.codes_through_glyphs(Some(cmap));
        program
    }

    fn read_subtable(&mut self, subtable: &ttf_parser::cmap::Subtable<'_>) {
        let symbol = subtable.platform_id == PlatformId::Windows && subtable.encoding_id == 0;
        if !subtable.is_unicode() || symbol {
            return;
        }
        subtable.codepoints(|code| {
            if let (Some(glyph), Some(letter)) = (subtable.glyph_index(code), char::from_u32(code))
            {
                self.by_glyph
                    .entry(u32::from(glyph.0))
                    .or_insert_with(|| letter.to_string());
            }
        });
    }

    /// Codes of the symbol map (F0xx) and of the Macintosh map lead to glyphs, and those to their meanings.
    fn codes_through_glyphs(&mut self, cmap: Option<ttf_parser::cmap::Table<'_>>) {
        let Some(cmap) = cmap else { return };
        for subtable in cmap.subtables {
            let symbol = subtable.platform_id == PlatformId::Windows && subtable.encoding_id == 0;
            let macintosh = subtable.platform_id == PlatformId::Macintosh;
            if !(symbol || macintosh) {
                continue;
            }
            for code in 0..=255_u32 {
                let glyph = subtable
                    .glyph_index(code)
                    .or_else(|| subtable.glyph_index(0xF000 + code))
                    .filter(|glyph| glyph.0 != 0);
                let Some(glyph) = glyph else { continue };
                // Signs of symbol fonts are told by their codes; codes of control characters tell nothing.
                let private = || {
                    char::from_u32(0xF000 + code)
                        .filter(|_| symbol && code >= 0x20)
                        .map(String::from)
                };
                let text = self
                    .by_glyph
                    .get(&u32::from(glyph.0))
                    .cloned()
                    .or_else(private);
                if let Some(text) = text {
                    self.by_code.entry(code).or_insert(text);
                }
            }
        }
    }

    /// Reads `FontFile3`: bare CFF, or OpenType around it.
    pub(super) fn compact(data: &[u8]) -> Self {
        let Some(table) = cff::Table::parse(data) else {
            return Self::open_type(data);
        };
        let mut program = Self::default();
        let glyphs = || (0..table.number_of_glyphs()).map(GlyphId);
        for glyph in glyphs() {
            if let Some(text) = table.glyph_name(glyph).and_then(names::meaning) {
                program.by_glyph.insert(u32::from(glyph.0), text);
            }
        }
        let cids: FxHashMap<u32, u32> = glyphs()
            .filter_map(|glyph| Some((u32::from(table.glyph_cid(glyph)?), u32::from(glyph.0))))
            .collect();
        if !cids.is_empty() {
            program.cids = Some(cids);
        }
        for code in 0..=255_u8 {
            let glyph = table.glyph_index(code).filter(|glyph| glyph.0 != 0);
            if let Some(text) =
                glyph.and_then(|glyph| program.by_glyph.get(&u32::from(glyph.0)).cloned())
            {
                program.by_code.insert(u32::from(code), text);
            }
        }
        program
    }
}

#[cfg(test)]
mod tests {
    use super::Program;

    #[test]
    fn the_encoding_of_a_type_1_font() {
        let program = Program::type1(b"%!PS-AdobeFont-1.0\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /Adieresis put\ndup 66 /g7 put\nreadonly def\ncurrentfile eexec \x80\x81");
        assert_eq!(program.of_code(65), Some("Ä"));
        assert_eq!(program.of_code(66), None);
    }

    #[test]
    fn broken_programs_say_nothing() {
        for data in [b"".as_slice(), b"\0\x01\0\0\0\x09", b"\x01\0\x04\x01junk"] {
            assert!(Program::open_type(data).of_glyph(1).is_none());
            assert!(Program::compact(data).of_code(65).is_none());
        }
    }
}
