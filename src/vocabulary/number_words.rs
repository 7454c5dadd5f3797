//! Numbers written as words: `drei`, `zweiundzwanzig`, `dreihundert`, with their endings (`zweier`, `dreien`).

use rust_decimal::Decimal;

/// From one to twelve, and the stems of the teens and tens.
const UNITS: [&str; 13] = [
    "", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    "zwölf",
];
const TENS: [(&str, u32); 8] = [
    ("zwanzig", 20),
    ("dreißig", 30),
    ("vierzig", 40),
    ("fünfzig", 50),
    ("sechzig", 60),
    ("siebzig", 70),
    ("achtzig", 80),
    ("neunzig", 90),
];

/// The number that a word is. An article (`ein`, `eine`) is 1, too; whether it counts depends on what stands beside it.
pub fn number(word: &str) -> Option<u32> {
    // Few words begin like a number.
    if word.len() > 40 || word.len() < 3 || !begins_like_a_number(word) {
        return None;
    }
    let word = word.to_lowercase();
    match word.as_str() {
        "ein" | "eins" | "eine" | "einem" | "einen" | "einer" | "eines" => return Some(1),
        "dutzend" => return Some(12),
        "zwo" => return Some(2),
        _ => {}
    }
    below_million(&word).or_else(|| {
        // "zweier", "dreien", "vieren".
        let stem = word
            .strip_suffix("er")
            .or_else(|| word.strip_suffix("en"))
            .or_else(|| word.strip_suffix('e'))?;
        UNITS
            .iter()
            .position(|unit| *unit == stem)
            .filter(|value| matches!(value, 2..=7 | 9..=12))
            .map(|value| value as u32)
    })
}

fn begins_like_a_number(word: &str) -> bool {
    let mut bytes = word.bytes().map(|byte| byte.to_ascii_lowercase());
    let first = [
        bytes.next().unwrap_or_default(),
        bytes.next().unwrap_or_default(),
    ];
    matches!(
        &first,
        b"ei"
            | b"zw"
            | b"dr"
            | b"vi"
            | b"f\xc3"
            | b"se"
            | b"si"
            | b"ac"
            | b"ne"
            | b"ze"
            | b"el"
            | b"hu"
            | b"ta"
            | b"du"
    )
}

/// The number that a word with a half is: 1.5 for "anderthalb" and "eineinhalb", 2.5 for "zweieinhalb".
pub fn half(word: &str) -> Option<Decimal> {
    if !word.ends_with("halb") && !word.eq_ignore_ascii_case("null") {
        return None;
    }
    let word = word.to_lowercase();
    let whole = match word.as_str() {
        "anderthalb" => 1,
        "null" => return Some(Decimal::ZERO),
        _ => number(word.strip_suffix("einhalb")?)?,
    };
    Some(Decimal::from(whole) + Decimal::new(5, 1))
}

/// Whether a word is the article, which counts only where something says so.
pub fn is_article(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "ein" | "eine" | "einem" | "einen" | "einer" | "eines"
    )
}

fn below_million(word: &str) -> Option<u32> {
    let Some((head, tail)) = word.split_once("tausend") else {
        return below_thousand(word);
    };
    let thousands = if head.is_empty() {
        1
    } else {
        below_thousand(head)?
    };
    let rest = tail.strip_prefix("und").unwrap_or(tail);
    Some(
        thousands * 1000
            + if rest.is_empty() {
                0
            } else {
                below_thousand(rest)?
            },
    )
}

fn below_thousand(word: &str) -> Option<u32> {
    let Some((head, tail)) = word.split_once("hundert") else {
        return below_hundred(word);
    };
    let hundreds = if head.is_empty() {
        1
    } else {
        below_hundred(head).filter(|value| *value < 100)?
    };
    let rest = tail.strip_prefix("und").unwrap_or(tail);
    Some(
        hundreds * 100
            + if rest.is_empty() {
                0
            } else {
                below_hundred(rest)?
            },
    )
}

fn below_hundred(word: &str) -> Option<u32> {
    let unit = |text: &str| {
        UNITS
            .iter()
            .position(|unit| !unit.is_empty() && *unit == text)
            .map(|value| value as u32)
    };
    let teen = || {
        let stem = word.strip_suffix("zehn").filter(|stem| !stem.is_empty())?;
        let value = match stem {
            "sech" => 6,
            "sieb" => 7,
            stem => unit(stem).filter(|value| matches!(value, 3..=5 | 8 | 9))?,
        };
        Some(value + 10)
    };
    let tens = || {
        let (stem, ten) = TENS
            .iter()
            .find_map(|(name, value)| Some((word.strip_suffix(name)?, *value)))?;
        if stem.is_empty() {
            return Some(ten);
        }
        unit(stem.strip_suffix("und")?)
            .filter(|value| *value < 10)
            .map(|value| value + ten)
    };
    unit(word).or_else(teen).or_else(tens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_word_is_a_number_and_an_ordinal_is_none() {
        assert_eq!(number("zweiundzwanzig"), Some(22));
        assert_eq!(number("Dreier"), Some(3));
        assert_eq!(number("zweiten"), None);
    }

    #[test]
    fn words_with_their_values() {
        for (word, value) in [
            ("eine", 1),
            ("zwei", 2),
            ("zwölf", 12),
            ("sechzehn", 16),
            ("siebzehn", 17),
            ("dreizehn", 13),
            ("zwanzig", 20),
            ("einundzwanzig", 21),
            ("neunundneunzig", 99),
            ("hundert", 100),
            ("einhundert", 100),
            ("zweihundertfünfzig", 250),
            ("tausend", 1000),
            ("zweitausendfünfhundert", 2500),
            ("dreien", 3),
            ("Fünf", 5),
            ("zweier", 2),
        ] {
            assert_eq!(number(word), Some(value), "{word}");
        }
    }

    #[test]
    fn leaves_other_words_alone() {
        for word in [
            "zweite",
            "dritter",
            "achten",
            "einig",
            "einzeln",
            "zweifach",
            "dreimal",
            "Vierer-Team",
            "zehnte",
            "elfmal",
            "hunderte",
            "Feier",
            "neuen",
            "neue",
        ] {
            assert_eq!(number(word), None, "{word}");
        }
    }
}
