//! Composite fonts: codes of several bytes, glyphs by CID (ISO 32000-2, 9.7).

use super::{Code, Program, Unicode, is_meaning};
use crate::read::pdf::cmap::{self, CMap};
use crate::read::pdf::file::File;
use hayro_cmap::BfString;
use lopdf::{Dictionary, Object};
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// Widths that one array may set for a range: more than any font has glyphs.
const MOST: u32 = 0x1_0000;

/// A composite font.
#[derive(Debug)]
pub(super) struct Composite {
    cmap: CMap,
    unicode: Unicode,
    widths: Widths,
    usual: f32,
    /// The glyphs of CIDs, where the file lists them.
    glyphs: Option<Vec<u8>>,
    collection: Option<Arc<hayro_cmap::CMap>>,
    program: Program,
    /// Two bytes per code and nothing to look up: by far the commonest.
    plain: bool,
    /// `/ToUnicode /Identity-H`: the codes are UTF-16, should nothing else explain them.
    codes_are_unicode: bool,
    space: OnceLock<Option<u32>>,
}

impl Composite {
    pub(super) fn read(
        dict: &Dictionary,
        descendant: &Dictionary,
        unicode: Unicode,
        program: impl FnOnce() -> Program,
        file: &File,
    ) -> Self {
        let (cmap, plain) = match dict
            .get(b"Encoding")
            .ok()
            .map(|object| file.resolve(object))
        {
            Some(Object::Name(name)) => (
                CMap::predefined(name).unwrap_or_else(|| CMap::identity(false)),
                name.starts_with(b"Identity"),
            ),
            Some(Object::Stream(stream)) => (
                file.inflate(stream)
                    .map_or_else(|| CMap::identity(false), |data| CMap::parse(&data)),
                false,
            ),
            _ => (CMap::identity(false), true),
        };
        let info = file.dict(descendant, b"CIDSystemInfo");
        let text = |key: &[u8]| {
            info.and_then(|info| info.get(key).ok())
                .and_then(|object| file.resolve(object).as_str().ok())
                .unwrap_or_default()
        };
        let collection = cmap::of_collection(text(b"Registry"), text(b"Ordering"));
        // The program is read only where no table of the file says what the codes mean.
        let needed = unicode.is_empty() && collection.is_none();
        let map = descendant
            .get(b"CIDToGIDMap")
            .ok()
            .filter(|_| needed)
            .and_then(|object| file.as_stream(object));
        let glyphs = map
            .and_then(|stream| file.inflate(stream))
            .map(std::borrow::Cow::into_owned);
        let program = if needed {
            program()
        } else {
            Program::default()
        };
        let usual = file.number(descendant, b"DW").unwrap_or(1000.0);
        let widths = file
            .array(descendant, b"W")
            .map(|list| widths(list, file))
            .unwrap_or_default();
        Self {
            cmap,
            unicode,
            widths,
            usual,
            glyphs,
            collection,
            program,
            plain,
            codes_are_unicode: file
                .name(dict, b"ToUnicode")
                .is_some_and(|name| name.starts_with(b"Identity")),
            space: OnceLock::new(),
        }
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.cmap.vertical
    }

    pub(super) fn code(&self, bytes: &[u8], out: &mut String) -> Code {
        let (code, length, cid) = match bytes {
            [high, low, ..] if self.plain => {
                let code = u32::from(*high) << 8 | u32::from(*low);
                (code, 2, code)
            }
            _ => {
                let (code, length) = self.cmap.next_code(bytes);
                (code, length, self.cmap.cid(code, length))
            }
        };
        let width = self.widths.of(cid).unwrap_or(self.usual);
        let start = out.len();
        let known = (self.unicode.push(code, out) || self.cmap.unicode.push(code, out))
            && out.get(start..).is_some_and(is_meaning)
            || {
                out.truncate(start);
                self.push_otherwise(code, cid, length, out)
            };
        if !known {
            out.truncate(start);
            out.push(char::REPLACEMENT_CHARACTER);
        }
        Code {
            length,
            width,
            known,
            is_space: length == 1 && code == 32,
        }
    }

    /// What the character collection or the program of the font says.
    fn push_otherwise(&self, code: u32, cid: u32, length: u8, out: &mut String) -> bool {
        let collected = self
            .collection
            .as_ref()
            .and_then(|map| map.lookup_bf_string(cid));
        match collected {
            Some(BfString::Char(letter)) => out.push(letter),
            Some(BfString::String(text)) => out.push_str(&text),
            None => {
                let glyph = match &self.glyphs {
                    Some(table) => {
                        let at = cid as usize * 2;
                        table.get(at..at + 2).map_or(0, |pair| {
                            pair.iter()
                                .fold(0, |value, byte| value << 8 | u32::from(*byte))
                        })
                    }
                    None => self.program.glyph_of_cid(cid),
                };
                match self.program.of_glyph(glyph) {
                    Some(text) => out.push_str(text),
                    None if self.is_blank(code, cid, length) => out.push(' '),
                    None if self.codes_are_unicode => {
                        let start = out.len();
                        out.extend(char::from_u32(code));
                        return out.get(start..).is_some_and(is_meaning);
                    }
                    None => return false,
                }
            }
        }
        true
    }

    /// A `ToUnicode` map may leave out the blank: glyph 3 of nearly every TrueType font.
    fn is_blank(&self, code: u32, cid: u32, length: u8) -> bool {
        let first = self.space.get_or_init(|| {
            let mut text = String::new();
            // Only fonts whose exclamation mark is the glyph behind have it there.
            (self.unicode.push(4, &mut text) && text == "!").then_some(3)
        });
        length == 2 && code == cid && *first == Some(cid)
    }
}

/// Widths by CID: one by one, or one for a range.
#[derive(Debug, Default)]
struct Widths {
    single: FxHashMap<u32, f32>,
    /// First and last CID of each range, sorted.
    ranges: Vec<(u32, u32, f32)>,
}

impl Widths {
    fn of(&self, cid: u32) -> Option<f32> {
        self.single.get(&cid).copied().or_else(|| {
            let at = self
                .ranges
                .partition_point(|(first, ..)| *first <= cid)
                .checked_sub(1)?;
            self.ranges
                .get(at)
                .filter(|(_, last, _)| cid <= *last)
                .map(|(.., width)| *width)
        })
    }
}

/// `[ 3 [250 333] 120 140 500 ]`: widths one by one, or one for a range.
fn widths(list: &[Object], file: &File) -> Widths {
    let mut widths = Widths::default();
    let mut rest = list
        .iter()
        .take(2 * MOST as usize)
        .map(|object| file.resolve(object));
    let mut listed = 0;
    while let Some(first) = rest.next().and_then(|object| file.as_number(object)) {
        let first = first.max(0.0) as u32;
        match rest.next() {
            Some(Object::Array(each)) => {
                listed += each.len();
                if listed > 2 * MOST as usize {
                    break;
                }
                for (cid, width) in (first..).zip(each) {
                    widths
                        .single
                        .extend(file.as_number(width).map(|width| (cid, width)));
                }
            }
            Some(last) => {
                let (Some(last), Some(width)) = (
                    file.as_number(last),
                    rest.next().and_then(|object| file.as_number(object)),
                ) else {
                    break;
                };
                widths.ranges.push((first, last.max(0.0) as u32, width));
            }
            None => break,
        }
    }
    widths
        .ranges
        .sort_by_key(|(first, last, _)| (*first, *last));
    // What many fonts share is unpacked for each of them.
    file.budget
        .inflate((widths.single.len() + widths.ranges.len()) * 16);
    widths
}
