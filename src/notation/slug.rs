//! Slugs for ids.

use unicode_normalization::UnicodeNormalization as _;

/// Lower case, ä→ae, ö→oe, ü→ue, ß→ss, all else but letters and digits of ASCII one `-`.
///
/// ```
/// assert_eq!(ziele::notation::slug::slug("Größe & Maß (2026)"), "groesse-mass-2026");
/// ```
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    // Some systems store `ü` as `u` and two dots.
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn letters_digits_and_single_hyphens() {
        assert_eq!(slug("MOBILES ARBEITEN / MOBILER NETZZUGANG"), "mobiles-arbeiten-mobiler-netzzugang");
        assert_eq!(slug("Übersicht_Maßnahmen (Köln) 2023 "), "uebersicht-massnahmen-koeln-2023");
        assert_eq!(slug("u\u{308}ber „Größe“"), "ueber-groesse");
        assert_eq!(slug("ẞ–É"), "ss");
        assert_eq!(slug("***"), "");
    }
}
