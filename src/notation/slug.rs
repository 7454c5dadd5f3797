//! Slugs for ids.

/// Lower case, ä→ae, ö→oe, ü→ue, ß→ss, other letters with marks to their plain letter, all else one `-`.
///
/// ```
/// assert_eq!(ziele::notation::slug::slug("Größe & Maß (2026)"), "groesse-mass-2026");
/// ```
pub fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            _ => {
                let plain = std::iter::once(c).nfd().next().filter(char::is_ascii_alphanumeric);
                match plain {
                    Some(letter) => out.push(letter),
                    None if !out.ends_with('-') && !out.is_empty() => out.push('-'),
                    None => {}
                }
            }
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn marks_become_one_hyphen() {
        assert_eq!(slug("MOBILES ARBEITEN / MOBILER NETZZUGANG"), "mobiles-arbeiten-mobiler-netzzugang");
        assert_eq!(slug("LIEBE LESERINNEN,"), "liebe-leserinnen");
        assert_eq!(slug("Café „Größe“"), "cafe-groesse");
        assert_eq!(slug("***"), "");
    }
}
