//! `CMaps`: from the bytes of a string to codes, from codes to glyphs (CIDs) or to Unicode (ISO 32000-2, 9.7.5 and 9.10.3).

use super::lexer::{Lexer, Token};
use hayro_cmap::CMapName;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Codes that one range may have, and entries that one `CMap` may have: more than any font has glyphs.
const MOST: u32 = 0x1_0000;
/// Depth to which one `CMap` may be built on another.
const DEPTH: u8 = 4;
/// Bytes of the longest meaning of a code.
const LONGEST: usize = 256;
/// Ranges of codes that one `CMap` may have.
const SPACES: usize = 100;

/// What codes mean in Unicode. Codes of two bytes stand in a table, the rare longer ones in a map.
#[derive(Debug, Default)]
pub(super) struct Unicode {
    table: Vec<u32>,
    long: FxHashMap<u32, u32>,
    /// Texts of more than one character.
    texts: Vec<Box<str>>,
}

/// Marks an index of [`Unicode::texts`] among the characters.
const TEXT: u32 = 1 << 31;

impl Unicode {
    pub(super) fn is_empty(&self) -> bool {
        self.table.is_empty() && self.long.is_empty()
    }

    /// Says what a code means. The first word counts. A meaning longer than any ligature is none.
    pub(super) fn set(&mut self, code: u32, text: &str) {
        if text.len() > LONGEST || self.texts.len() > MOST as usize {
            return;
        }
        let slot = if code < MOST {
            if self.table.len() <= code as usize {
                self.table.resize(code as usize + 1, 0);
            }
            self.table.get_mut(code as usize)
        } else if self.long.len() < MOST as usize {
            Some(self.long.entry(code).or_default())
        } else {
            None
        };
        let Some(slot) = slot.filter(|slot| **slot == 0) else {
            return;
        };
        let mut letters = text.chars();
        *slot = match (letters.next(), letters.next()) {
            (None, _) => 0,
            (Some(letter), None) => letter as u32,
            _ => {
                self.texts.push(text.into());
                TEXT | (self.texts.len() - 1) as u32
            }
        };
    }

    /// Says what a range of codes means: the last character of what the first of them means goes up by one with each code.
    fn set_range(&mut self, low: u32, high: u32, destination: &[u8]) {
        let first = utf16(destination.get(..LONGEST).unwrap_or(destination));
        // A range may begin at U+0000 and so give each code its own number.
        let last = match first.chars().next_back() {
            Some(last) => last,
            None if destination.is_empty() => return,
            None => '\0',
        };
        let stem = first.strip_suffix(last).unwrap_or_default();
        for (step, code) in (low..=high).enumerate() {
            // Half of a surrogate pair is no character.
            let Some(letter) = char::from_u32(last as u32 + step as u32) else {
                continue;
            };
            if stem.is_empty() {
                self.set(code, letter.encode_utf8(&mut [0; 4]));
            } else {
                self.set(code, &format!("{stem}{letter}"));
            }
        }
    }

    /// Appends what a code means. Returns whether it means anything.
    pub(super) fn push(&self, code: u32, out: &mut String) -> bool {
        let value = if code < MOST {
            self.table.get(code as usize).copied()
        } else {
            self.long.get(&code).copied()
        };
        match value {
            None | Some(0) => false,
            Some(value) if value & TEXT != 0 => self
                .texts
                .get((value & !TEXT) as usize)
                .is_some_and(|text| {
                    out.push_str(text);
                    true
                }),
            Some(value) => char::from_u32(value).is_some_and(|letter| {
                out.push(letter);
                true
            }),
        }
    }
}

/// How codes are told apart and which glyphs they are.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Code space ranges: bytes of a code, lowest and highest code.
    spaces: Vec<(u8, u32, u32)>,
    /// Bytes of a code, lowest and highest code, first CID.
    cids: Vec<(u8, u32, u32, u32)>,
    /// What the codes mean, where the `CMap` says so.
    pub(super) unicode: Unicode,
    /// Text runs from top to bottom.
    pub(super) vertical: bool,
    /// One of the predefined `CMaps`, on which this one is built.
    base: Option<Arc<hayro_cmap::CMap>>,
    /// Codes that ranges have named so far.
    named: u32,
}

impl CMap {
    /// Two bytes per code, each its own CID.
    pub(super) fn identity(vertical: bool) -> Self {
        Self {
            spaces: vec![(2, 0, 0xFFFF)],
            cids: vec![(2, 0, 0xFFFF, 0)],
            vertical,
            ..Self::default()
        }
    }

    /// A predefined `CMap` by its name, or `None` if no such name is known.
    pub(super) fn predefined(name: &[u8]) -> Option<Self> {
        match name {
            b"Identity-H" => Some(Self::identity(false)),
            b"Identity-V" => Some(Self::identity(true)),
            _ => Some(Self {
                vertical: name.ends_with(b"-V") || name == b"V",
                base: Some(predefined(name)?),
                ..Self::default()
            }),
        }
    }

    /// Reads a `CMap` stream.
    pub(super) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        map.read(data, 0);
        map.cids.sort_unstable();
        map
    }

    fn read(&mut self, data: &[u8], depth: u8) {
        let mut lexer = Lexer::new(data);
        let mut pending: Vec<Token> = Vec::new();
        while let Some(token) = lexer.next() {
            let Token::Word(word) = &token else {
                if pending.len() < 4 * MOST as usize {
                    pending.push(token);
                }
                continue;
            };
            self.operator(lexer.bytes(word), &lexer, &pending, depth);
            pending.clear();
            lexer.forget();
        }
    }

    fn operator(&mut self, word: &[u8], lexer: &Lexer<'_>, pending: &[Token], depth: u8) {
        match first_operator(word) {
            b"endcodespacerange" => self.code_spaces(lexer, pending),
            b"endcidrange" => self.cid_ranges(lexer, pending, 3),
            b"endcidchar" => self.cid_ranges(lexer, pending, 2),
            b"endbfrange" => self.bf_ranges(lexer, pending),
            b"endbfchar" => self.bf_chars(lexer, pending),
            b"usecmap" => {
                if let Some(Token::Name(name)) = pending.last() {
                    self.build_on(lexer.bytes(name), depth);
                }
            }
            b"def" => {
                if let [.., Token::Name(key), Token::Number(value)] = pending
                    && lexer.bytes(key) == b"WMode"
                {
                    self.vertical = *value > 0.5;
                }
            }
            _ => {}
        }
    }

    fn build_on(&mut self, name: &[u8], depth: u8) {
        if name.starts_with(b"Identity") {
            self.spaces.push((2, 0, 0xFFFF));
            self.cids.push((2, 0, 0xFFFF, 0));
        } else if depth < DEPTH {
            self.base = predefined(name);
        }
    }

    fn code_spaces(&mut self, lexer: &Lexer<'_>, pending: &[Token]) {
        for pair in pending.chunks_exact(2) {
            if let [Token::Text(low), Token::Text(high)] = pair {
                let (low, high) = (lexer.string(low), lexer.string(high));
                if (1..=4).contains(&low.len()) && self.spaces.len() < SPACES {
                    self.spaces.push((low.len() as u8, code(low), code(high)));
                }
            }
        }
    }

    /// `low high cid` of a range, or `code cid` of a single code.
    fn cid_ranges(&mut self, lexer: &Lexer<'_>, pending: &[Token], width: usize) {
        for parts in pending.chunks_exact(width) {
            let (Some(Token::Text(low)), Some(Token::Number(cid))) = (parts.first(), parts.last())
            else {
                continue;
            };
            let low = lexer.string(low);
            let high = match parts.get(width - 2) {
                Some(Token::Text(high)) => code(lexer.string(high)),
                _ => code(low),
            };
            if self.cids.len() < MOST as usize {
                self.cids
                    .push((low.len().min(4) as u8, code(low), high, *cid as u32));
            }
        }
    }

    fn bf_chars(&mut self, lexer: &Lexer<'_>, pending: &[Token]) {
        for pair in pending.chunks_exact(2) {
            if let [Token::Text(from), Token::Text(to)] = pair {
                self.unicode
                    .set(code(lexer.string(from)), &utf16(lexer.string(to)));
            }
        }
    }

    fn bf_ranges(&mut self, lexer: &Lexer<'_>, pending: &[Token]) {
        let mut tokens = pending.iter();
        while let (Some(Token::Text(low)), Some(Token::Text(high))) = (tokens.next(), tokens.next())
        {
            let (low, high) = (code(lexer.string(low)), code(lexer.string(high)));
            let high = high.min(low.saturating_add(MOST - 1));
            self.named = self.named.saturating_add(high.saturating_sub(low));
            if self.named > 4 * MOST {
                return;
            }
            match tokens.next() {
                Some(Token::Text(to)) => self.unicode.set_range(low, high, lexer.string(to)),
                Some(Token::Open) => {
                    for (step, token) in tokens
                        .by_ref()
                        .take_while(|token| **token != Token::Close)
                        .enumerate()
                    {
                        if let Token::Text(to) = token {
                            self.unicode
                                .set(low.saturating_add(step as u32), &utf16(lexer.string(to)));
                        }
                    }
                }
                _ => return,
            }
        }
    }

    /// The next code of a string and how many bytes it has. Never 0 bytes where there are any.
    pub(super) fn next_code(&self, bytes: &[u8]) -> (u32, u8) {
        let mut value = 0;
        for (length, byte) in (1..=4_u8).zip(bytes) {
            value = value << 8 | u32::from(*byte);
            let within = |(bytes, low, high): &(u8, u32, u32)| {
                *bytes == length && in_space(value, *low, *high, length)
            };
            let known = self
                .base
                .as_ref()
                .is_some_and(|base| base.lookup_cid_code(value, length).is_some());
            if self.spaces.iter().any(within) || known {
                return (value, length);
            }
        }
        // No range has the code: it is as long as the shortest of those known.
        let shortest = self
            .spaces
            .iter()
            .map(|space| space.0)
            .min()
            .unwrap_or(if self.base.is_some() { 2 } else { 1 });
        let length = usize::from(shortest).min(bytes.len()).max(1);
        (code(bytes.get(..length).unwrap_or(bytes)), length as u8)
    }

    /// The glyph of a code.
    pub(super) fn cid(&self, code: u32, length: u8) -> u32 {
        let at = self
            .cids
            .partition_point(|(bytes, low, ..)| (*bytes, *low) <= (length, code));
        let found = at
            .checked_sub(1)
            .and_then(|at| self.cids.get(at))
            .filter(|(bytes, _, high, _)| *bytes == length && code <= *high);
        match found {
            Some((_, low, _, cid)) => cid.saturating_add(code - low),
            None => self
                .base
                .as_ref()
                .and_then(|base| base.lookup_cid_code(code, length))
                .unwrap_or_default(),
        }
    }
}

/// Operators that end a list. Some producers leave out the blank behind them: `endbfcharendcmap`, `endbfchar2 beginbfrange`.
const LIST_ENDS: [&[u8]; 5] = [
    b"endcodespacerange",
    b"endcidrange",
    b"endcidchar",
    b"endbfrange",
    b"endbfchar",
];

/// The operator with which a word begins. What is glued to it ends or opens something and needs no operands.
fn first_operator(word: &[u8]) -> &[u8] {
    LIST_ENDS
        .into_iter()
        .find(|operator| word.starts_with(operator))
        .unwrap_or(word)
}

/// Every byte of a code must lie in the range of its place (ISO 32000-2, 9.7.6.2).
fn in_space(code: u32, low: u32, high: u32, length: u8) -> bool {
    (0..length).all(|at| {
        let byte = |value: u32| (value >> (8 * u32::from(at))) & 0xFF;
        (byte(low)..=byte(high)).contains(&byte(code))
    })
}

/// The `CMap` that maps the glyphs of a character collection (`Adobe`, `Japan1`) to Unicode.
pub(super) fn of_collection(registry: &[u8], ordering: &[u8]) -> Option<Arc<hayro_cmap::CMap>> {
    load(hayro_cmap::CidFamily::from_registry_ordering(registry, ordering).ucs2_cmap()?)
}

fn predefined(name: &[u8]) -> Option<Arc<hayro_cmap::CMap>> {
    match CMapName::from_bytes(name) {
        CMapName::Custom(_) => None,
        known => load(known),
    }
}

/// Each predefined `CMap` is unpacked once, however many fonts ask for it.
static LOADED: LazyLock<Mutex<Predefined>> = LazyLock::new(Mutex::default);

type Predefined = BTreeMap<Vec<u8>, Option<Arc<hayro_cmap::CMap>>>;

fn load(name: CMapName<'_>) -> Option<Arc<hayro_cmap::CMap>> {
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    let unpack = || {
        hayro_cmap::CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded)
            .map(Arc::new)
    };
    loaded
        .entry(name.to_bytes().to_vec())
        .or_insert_with(unpack)
        .clone()
}

fn code(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |value, byte| value << 8 | u32::from(*byte))
}

/// Text in UTF-16BE; a single byte is a character of its own.
fn utf16(bytes: &[u8]) -> String {
    if let [single] = bytes {
        return char::from(*single).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| {
        pair.iter()
            .fold(0, |value, byte| value << 8 | u16::from(*byte))
    });
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|letter| *letter != '\0')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(map: &CMap, code: u32) -> String {
        let mut out = String::new();
        map.unicode.push(code, &mut out);
        out
    }

    #[test]
    fn codes_to_unicode() {
        let map = CMap::parse(
            b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <0041> <02> <00660069> endbfchar
              2 beginbfrange <10> <12> <0061> <20> <21> [<0058> <D83DDE00>] endbfrange",
        );
        let all: Vec<String> = [1, 2, 0x10, 0x12, 0x20, 0x21, 0x30]
            .iter()
            .map(|code| meaning(&map, *code))
            .collect();
        assert_eq!(all, ["A", "fi", "a", "c", "X", "\u{1F600}", ""]);
    }

    #[test]
    fn codes_of_one_and_two_bytes_are_told_apart_by_their_ranges() {
        let map = CMap::parse(
            b"2 begincodespacerange <00> <80> <8140> <9FFC> endcodespacerange
              1 begincidrange <20> <7E> 1 endcidrange 1 begincidchar <8150> 700 endcidchar /WMode 1 def",
        );
        assert_eq!(map.next_code(&[0x41, 0x81]), (0x41, 1));
        assert_eq!(map.next_code(&[0x81, 0x50]), (0x8150, 2));
        assert_eq!(map.next_code(&[0xFF]), (0xFF, 1));
        assert_eq!(
            (map.cid(0x41, 1), map.cid(0x8150, 2), map.cid(0x8151, 2)),
            (34, 700, 0)
        );
        assert!(map.vertical);
    }

    #[test]
    fn predefined_maps_come_from_the_library() {
        let map = CMap::predefined(b"UniJIS-UTF16-H").unwrap();
        let (code, length) = map.next_code(&[0x30, 0x42]);
        let cid = map.cid(code, length);
        let back = of_collection(b"Adobe", b"Japan1")
            .unwrap()
            .lookup_bf_string(cid);
        assert_eq!(back, Some(hayro_cmap::BfString::Char('あ')));
        assert!(CMap::predefined(b"No-Such-Map").is_none());
    }

    #[test]
    fn a_range_that_begins_at_zero_names_every_code_by_its_number() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              1 beginbfrange <0000> <FFFF> <0000> endbfrange",
        );
        let all = [0x00, 0x41, 0xE4, 0x20AC, 0xD800].map(|code| meaning(&map, code));
        assert_eq!(all, ["", "A", "ä", "€", ""]);
        let single = CMap::parse(b"1 beginbfrange <00> <FF> <00> endbfrange");
        assert_eq!(meaning(&single, 0xFC), "ü");
    }

    #[test]
    fn operators_without_blanks_between_them() {
        let map = CMap::parse(
            b"/CMapName/X def 1 begincodespacerange<00><FF>endcodespacerange1 beginbfchar<01><0041>endbfchar2 beginbfrange<10><12><0061><20><21>[<0058><0059>]endbfrangeendcmap",
        );
        let all = [0x01, 0x12, 0x21].map(|code| meaning(&map, code));
        assert_eq!(all, ["A", "c", "Y"]);
        let glued = CMap::parse(b"1 beginbfchar<01><0041>endbfcharendcmap");
        assert_eq!(meaning(&glued, 1), "A");
    }

    #[test]
    fn a_hostile_range_is_cut() {
        let map = CMap::parse(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert_eq!(meaning(&map, 1), "B");
    }
}
