//! What all forms of a German word have in common.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The stem of a word in small letters, by the German stemmer of Snowball: umlauts are plain in it, and a word for women has that of the
/// word for all.
pub fn stem(word: &str) -> String {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::German));
    let plain = word
        .strip_suffix("innen")
        .filter(|rest| rest.ends_with("er") && rest.len() > 4)
        .unwrap_or(word);
    // The stemmer knows ß, but not in capitals, which write SS.
    STEMMER.stem(plain).into_owned()
}

/// A text in small letters without the marks that name women and men in one word: "Mitarbeiter*innen" is "mitarbeiter".
pub fn without_gender_marks(lower: &str) -> Cow<'_, str> {
    let is_mark = |c: char| matches!(c, '*' | ':' | '_' | '/');
    if !lower.contains(is_mark) {
        return Cow::Borrowed(lower);
    }
    let mut plain = String::with_capacity(lower.len());
    let mut rest = lower;
    while let Some(at) = rest.find(is_mark) {
        let (head, tail) = rest.split_at(at);
        plain.push_str(head);
        let form = head
            .ends_with(char::is_alphabetic)
            .then(|| feminine_len(tail));
        rest = if let Some(behind) = form.flatten().and_then(|len| tail.get(len..)) {
            behind
        } else {
            let mut letters = tail.chars();
            plain.extend(letters.next());
            letters.as_str()
        };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Bytes of the form for women at the start of a text: "*innen", "/-in".
fn feminine_len(text: &str) -> Option<usize> {
    let word = text.get(1..)?;
    let word = word.strip_prefix('-').unwrap_or(word);
    let behind = word
        .strip_prefix("innen")
        .or_else(|| word.strip_prefix("in"))
        .filter(|behind| !behind.starts_with(char::is_alphanumeric))?;
    Some(text.len() - behind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem_and_compounds_do_not() {
        assert_eq!(stem("ämtern"), stem("amt"));
        assert_eq!(stem("bürgerinnen"), stem("bürger"));
        assert_ne!(stem("bürgerhaus"), stem("bürger"));
    }

    #[test]
    fn women_and_men_are_one_word() {
        for (text, plain) in [
            ("für alle mitarbeiter*innen und", "für alle mitarbeiter und"),
            ("lehrer/-innen, schüler:in", "lehrer, schüler"),
            ("ziel:innenstadt / in 2030", "ziel:innenstadt / in 2030"),
        ] {
            assert_eq!(without_gender_marks(text), plain);
        }
    }
}
