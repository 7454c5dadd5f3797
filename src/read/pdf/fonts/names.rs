//! Glyph names and what they mean (Adobe Glyph List Specification, section 2).

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Names that the list for new fonts leaves out and fonts in use have: ligatures of TeX, and names of the older list.
const OLDER: [(&str, &str); 24] = [
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("sfthyphen", "-"),
    ("hyphenminus", "-"),
    ("nbspace", " "),
    ("nonbreakingspace", " "),
    ("middot", "\u{b7}"),
    ("overscore", "\u{af}"),
    ("macron", "\u{af}"),
    ("mu1", "\u{b5}"),
    ("Omega", "\u{3a9}"),
    ("Delta", "\u{394}"),
    ("visiblespace", " "),
    ("compwordmark", "\u{200c}"),
    ("blackcircle", "\u{25cf}"),
    ("blacksquare", "\u{25a0}"),
    ("arrowrightbold", "\u{2794}"),
    ("Tcommaaccent", "\u{162}"),
    ("tcommaaccent", "\u{163}"),
    ("dotlessj", "j"),
    ("angbracketleft", "\u{27e8}"),
];

/// Raised figures that mean something else than plain ones: "m²".
const RAISED: [(&str, &str); 6] = [
    ("one.superior", "¹"),
    ("two.superior", "²"),
    ("three.superior", "³"),
    ("onesuperior", "¹"),
    ("twosuperior", "²"),
    ("threesuperior", "³"),
];

static LETTERS: LazyLock<FxHashMap<&'static str, char>> = LazyLock::new(|| {
    glyph_names::GLYPH_NAME_PAIRS
        .iter()
        .map(|(letter, name)| (*name, *letter))
        .collect()
});

/// What a glyph name means, or `None` if it says nothing: `g12`, `.notdef`.
pub(super) fn meaning(name: &str) -> Option<String> {
    if let Some((_, text)) = RAISED.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    // "Aacute.sc" is a variant of "Aacute", "f_i" is a ligature.
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    base.split('_').map(component).collect()
}

fn component(name: &str) -> Option<String> {
    if let Some((_, text)) = OLDER.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    if let Some(letter) = LETTERS.get(name) {
        return Some(letter.to_string());
    }
    if let Some(digits) = name
        .strip_prefix("uni")
        .filter(|digits| digits.len() >= 4 && digits.len() % 4 == 0 && is_hex(digits))
    {
        let codes = digits
            .as_bytes()
            .chunks(4)
            .filter_map(|four| u32::from_str_radix(str::from_utf8(four).ok()?, 16).ok());
        return codes.map(char::from_u32).collect();
    }
    let digits = name
        .strip_prefix('u')
        .filter(|digits| (4..=6).contains(&digits.len()) && is_hex(digits))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?).map(String::from)
}

fn is_hex(digits: &str) -> bool {
    digits
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b) || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::meaning;

    #[test]
    fn names_by_list_by_code_and_in_parts() {
        for (name, text) in [
            ("Adieresis", "Ä"),
            ("germandbls", "ß"),
            ("Euro", "€"),
            ("f_i", "fi"),
            ("ffi", "ffi"),
            ("a.sc", "a"),
            ("uni00E4", "ä"),
            ("u1F600", "😀"),
        ] {
            assert_eq!(meaning(name).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn leaves_names_without_meaning_alone() {
        for name in ["g12", ".notdef", "", "cid7", "uniXYZ", "G41"] {
            assert_eq!(meaning(name), None, "{name}");
        }
    }
}
