//! Numbers of headings: `6.2.4`, `A.`, `II.`, `1.1.`, and the slip `6.5.I` that text recognition makes of `6.5.1`.

use crate::vocabulary;

/// The kind of a heading number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `A.`
    Letter,
    /// `II.`
    Roman,
    /// `6.2.4`
    Arabic,
}

/// A heading number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Its kind.
    pub style: Style,
    /// Its parts; a letter is 1 for A, a Roman number its value.
    pub parts: Vec<u32>,
    /// As printed, without the last dot, slips mended.
    pub printed: String,
    /// A dot or a bracket closes it.
    pub closed: bool,
}

/// Reads a number from the start of a line; returns it with what follows. The rest may be no heading at all.
pub fn leading(line: &str) -> Option<(Number, &str)> {
    let end = line.find([' ', '\t'])?;
    let (head, rest) = line.split_at_checked(end)?;
    if head.len() > 16 || !head.bytes().next()?.is_ascii_alphanumeric() {
        return None;
    }
    Some((whole(head)?, rest.trim_start()))
}

/// Reads a number that is the whole text.
pub fn whole(text: &str) -> Option<Number> {
    let bare = text.trim_end_matches(['.', ')', ':']);
    let closed = bare.len() < text.len();
    let first = bare.chars().next()?;
    if first.is_ascii_digit() {
        return arabic(bare, closed);
    }
    if let Some(value) = roman(bare) {
        return Some(Number {
            style: Style::Roman,
            parts: vec![value],
            printed: bare.to_owned(),
            closed,
        });
    }
    let letter = bare.len() == 1 && first.is_ascii_uppercase();
    letter.then(|| Number {
        style: Style::Letter,
        parts: vec![u32::from(first) - u32::from('A') + 1],
        printed: bare.to_owned(),
        closed,
    })
}

fn arabic(bare: &str, closed: bool) -> Option<Number> {
    let mut parts = Vec::with_capacity(4);
    for part in bare.split('.') {
        let value = match part {
            // "6.5.I", "6.5.l": text recognition takes a 1 for a letter.
            "I" | "l" if !parts.is_empty() => 1,
            digits
                if (1..=2).contains(&digits.len())
                    && digits.bytes().all(|b| b.is_ascii_digit()) =>
            {
                digits.parse().ok()?
            }
            _ => return None,
        };
        parts.push(value);
    }
    // A part with a leading zero is a date or a time: "01.02".
    let zero = bare
        .split('.')
        .any(|part| part.len() > 1 && part.starts_with('0'));
    if parts.len() > 6 || parts.first() == Some(&0) || zero {
        return None;
    }
    let printed = parts
        .iter()
        .map(u32::to_string)
        .collect::<Vec<_>>()
        .join(".");
    Some(Number {
        style: Style::Arabic,
        parts,
        printed,
        closed,
    })
}

/// Values up to 39: no document has more chapters.
fn roman(text: &str) -> Option<u32> {
    if text.len() > 6 || !text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return None;
    }
    (1..40).find(|value| write_roman(*value) == text)
}

fn write_roman(mut value: u32) -> String {
    let mut out = String::new();
    for (step, digits) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while value >= step {
            out.push_str(digits);
            value -= step;
        }
    }
    out
}

/// Whether what follows a number can be a title: it opens with a capital, a quotation mark or a digit, and is no date
/// ("16. Juli") and no measure ("4 % mehr").
pub fn is_title(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else {
        return false;
    };
    let opens = first.is_uppercase()
        || matches!(first, '„' | '"' | '“' | '«' | '»' | '#')
        || (first.is_ascii_digit() && rest.contains(char::is_alphabetic));
    let word = rest.split([' ', ',']).next().unwrap_or_default();
    opens
        && vocabulary::month(word).is_none()
        && !matches!(
            word,
            "Halbjahr" | "Quartal" | "Lesung" | "Mio." | "Uhr" | "Jahrhundert" | "OG" | "UG"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn printed(line: &str) -> Option<(String, Style, String)> {
        leading(line).map(|(n, rest)| (n.printed, n.style, rest.to_owned()))
    }

    #[test]
    fn every_kind_of_number() {
        assert_eq!(
            printed("6.2.4 WLAN"),
            Some(("6.2.4".into(), Style::Arabic, "WLAN".into()))
        );
        assert_eq!(
            printed("6.5.I PROZESSE"),
            Some(("6.5.1".into(), Style::Arabic, "PROZESSE".into()))
        );
        assert_eq!(
            printed("1.1. Prozesse"),
            Some(("1.1".into(), Style::Arabic, "Prozesse".into()))
        );
        assert_eq!(
            printed("A. Grundlagen"),
            Some(("A".into(), Style::Letter, "Grundlagen".into()))
        );
        assert_eq!(
            printed("IV. Rollen"),
            Some(("IV".into(), Style::Roman, "Rollen".into()))
        );
        assert_eq!(
            printed("2.2\t NETZ"),
            Some(("2.2".into(), Style::Arabic, "NETZ".into()))
        );
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for line in [
            "3.000 Prozesse",
            "2022 folgt",
            "01.02 Termin",
            "575 Leistungen",
            "IIII. Teil",
            "GmbH gründen",
            "6.2.4",
            "0 Treffer",
            "z. B. so",
        ] {
            assert_eq!(printed(line), None, "{line}");
        }
    }

    #[test]
    fn titles_open_with_a_capital_and_are_no_dates() {
        assert!(is_title("WLAN-AUSBAU") && is_title("„Arbeit 4.0“") && is_title("5G in der Stadt"));
        assert!(
            !is_title("Juli 2020 dürfte")
                && !is_title("% p. a.")
                && !is_title("neue Dienste")
                && !is_title("Mio. Euro")
        );
    }

    proptest! {
        #[test]
        fn a_written_number_is_read_back(parts in prop::collection::vec(1_u32..40, 1..5)) {
            let line = format!("{}. Titel", parts.iter().map(u32::to_string).collect::<Vec<_>>().join("."));
            prop_assert_eq!(leading(&line).unwrap().0.parts, parts);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,30}") {
            let _ = (leading(&text), is_title(&text));
        }
    }
}
