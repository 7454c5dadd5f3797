//! Slugs for ids.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;

/// Lower case, ä→ae, ö→oe, ü→ue, ß→ss, all else but letters and digits of ASCII one `-`.
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

/// `wanted`, or where that is given already, `wanted-2`, `wanted-3` … `given` knows all names that were given, and how often each was wanted.
///
/// A name that is wanted as it is may have been given with a number before: "Potenzial 2" and the second "Potenzial" never share one.
pub(crate) fn unique(given: &mut FxHashMap<String, u32>, wanted: String) -> String {
    let mut count = given.get(&wanted).copied().unwrap_or_default() + 1;
    let mut name = wanted.clone();
    while given.contains_key(&name) {
        name = format!("{wanted}-{count}");
        count += u32::from(given.contains_key(&name));
    }
    given.insert(wanted, count);
    given.entry(name.clone()).or_insert(1);
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_and_signs_become_plain_letters() {
        assert_eq!(slug("Größe & Maß (2026)"), "groesse-mass-2026");
    }

    #[test]
    fn letters_digits_and_single_hyphens() {
        assert_eq!(
            slug("MOBILES ARBEITEN / MOBILER NETZZUGANG"),
            "mobiles-arbeiten-mobiler-netzzugang"
        );
        assert_eq!(
            slug("Übersicht_Maßnahmen (Köln) 2023 "),
            "uebersicht-massnahmen-koeln-2023"
        );
        assert_eq!(slug("u\u{308}ber „Größe“"), "ueber-groesse");
        assert_eq!(slug("ẞ–É"), "ss");
        assert_eq!(slug("***"), "");
    }

    #[test]
    fn a_name_is_given_once() {
        let mut given = FxHashMap::default();
        let wanted = ["p", "p", "p-2", "p", "p-3", "p-2", "p", "q-2", "q", "q"];
        let names: Vec<String> = wanted
            .iter()
            .map(|wanted| unique(&mut given, (*wanted).to_owned()))
            .collect();
        assert_eq!(
            names,
            [
                "p", "p-2", "p-2-2", "p-3", "p-3-2", "p-2-3", "p-4", "q-2", "q", "q-3"
            ]
        );
    }
}
