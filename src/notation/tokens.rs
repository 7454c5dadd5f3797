//! A sentence as words, numbers and marks, each with its place.

use super::{numbers, units};
use rust_decimal::Decimal;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, also one with figures that are part of a name: `S/4-HANA`, `3D-Modell`, `VO/0066/19`, `2.`.
    Word,
    /// A number written in figures.
    Number(Decimal),
    /// A mark of the sentence, a quotation mark, a bracket, a sign for a unit.
    Mark,
}

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// As printed.
    pub text: &'t str,
    /// The byte at which it begins.
    pub start: usize,
    /// What it is.
    pub kind: Kind,
}

impl Token<'_> {
    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Words that end in a dot which is theirs.
const ABBREVIATIONS: &[&str] = &[
    "ca.", "mio.", "mrd.", "tsd.", "std.", "min.", "max.", "mind.", "rd.", "nr.", "abs.", "art.",
    "kap.", "bzw.", "inkl.", "vgl.", "ggf.", "stk.", "dr.", "jan.", "feb.", "apr.", "aug.",
    "sept.", "sep.", "okt.", "nov.", "dez.", "lfd.", "ziff.", "proz.", "str.",
];

/// Splits a sentence.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 {
            at += blank;
            continue;
        }
        let (len, kind) = next(
            rest,
            found.last().is_none_or(|last: &Token<'_>| last.end() < at),
        );
        if let Some(piece) = rest.get(..len) {
            found.push(Token {
                text: piece,
                start: at,
                kind,
            });
        }
        at += len.max(1);
    }
    found
}

/// Length and kind of the first token of a text that does not begin with a blank.
fn next(rest: &str, behind_blank: bool) -> (usize, Kind) {
    let first = rest.chars().next().unwrap_or(' ');
    let signed = behind_blank
        && matches!(first, '+' | '-' | '–' | '−')
        && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if (first.is_ascii_digit() || signed)
        && let Some((value, tail)) = numbers::leading(rest)
    {
        if stands_alone(rest, value, tail) {
            return (rest.len() - tail.len(), Kind::Number(value));
        }
        return (word_len(rest), Kind::Word);
    }
    if first.is_alphanumeric() {
        (word_len(rest), Kind::Word)
    } else {
        (first.len_utf8(), Kind::Mark)
    }
}

/// Whether the figures at the start of a text are a number by themselves and not a part of a name, a time or an ordinal.
fn stands_alone(rest: &str, value: Decimal, tail: &str) -> bool {
    let mut behind = tail.chars();
    let (first, second) = (behind.next(), behind.next());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match first {
        // "4.2.1" is the number of a section, "12:30" a time; "2. Stufe" counts through, but a sentence may end in a number.
        Some('.') => {
            !digit(second)
                && (second != Some(' ') || value > Decimal::from(31) || !value.is_integer())
        }
        Some(':') => !digit(second),
        // "3–6 Monate" is a range, "563-4717" a telephone number, "100-Dächer-Programm" a name.
        Some('-' | '–' | '—') => {
            let figures = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
            second.is_none_or(|c| c.is_whitespace() || c.is_ascii_digit())
                && !(digit(second)
                    && figures(rest) >= 3
                    && tail
                        .get(first.map_or(0, char::len_utf8)..)
                        .is_some_and(|other| figures(other) >= 4))
        }
        Some('/' | '*' | '_') => false,
        Some('x' | '×') => second.is_none_or(char::is_whitespace),
        Some(letter) if letter.is_alphabetic() => {
            let glued: &str = tail
                .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '('))
                .next()
                .unwrap_or_default();
            matches!(glued, "mal" | "Mal") || units::unit(glued.trim_end_matches('.')).is_some()
        }
        _ => true,
    }
}

/// Length of the word at the start of a text: letters, figures, and the marks inside it.
fn word_len(rest: &str) -> usize {
    let chunk = rest.split(char::is_whitespace).next().unwrap_or(rest);
    let inner = chunk
        .find([
            ',', ';', '(', ')', '“', '”', '„', '"', '»', '«', '!', '?', '…', '[', ']', '–', '—',
            '|',
        ])
        .unwrap_or(chunk.len());
    let word = chunk.get(..inner).unwrap_or(chunk);
    let bare = word.trim_end_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '*' | '-' | '€' | '%' | '²' | '³')
    });
    let dotted = word
        .get(..bare.len() + 1)
        .filter(|word| word.ends_with('.'));
    let ordinal = bare.len() <= 2 && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    let short = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    match dotted {
        // A word at the end of the text ends the sentence, unless it is cut short.
        Some(dotted)
            if ordinal || short || ABBREVIATIONS.contains(&dotted.to_lowercase().as_str()) =>
        {
            dotted.len()
        }
        _ => bare
            .len()
            .max(rest.chars().next().map_or(1, char::len_utf8)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_parted_in_words_numbers_and_signs() {
        let texts: Vec<&str> = tokens("um 10% (S/4-HANA), 3–6 Mio. €.")
            .iter()
            .map(|token| token.text)
            .collect();
        assert_eq!(
            texts,
            [
                "um", "10", "%", "(", "S/4-HANA", ")", ",", "3", "–", "6", "Mio.", "€", "."
            ]
        );
    }

    fn kinds(text: &str) -> String {
        tokens(text)
            .iter()
            .map(|token| match token.kind {
                Kind::Word => format!("w:{}", token.text),
                Kind::Number(value) => format!("n:{value}"),
                Kind::Mark => token.text.to_owned(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn numbers_stand_alone() {
        assert_eq!(kinds("mit 500MBit/s"), "w:mit n:500 w:MBit/s");
        assert_eq!(kinds("7,8 Mio. € (1.000)"), "n:7.8 w:Mio. € ( n:1000 )");
        assert_eq!(
            kinds("3–6 Monaten, 10 - 15 %"),
            "n:3 – n:6 w:Monaten , n:10 - n:15 %"
        );
        assert_eq!(kinds("10 v. H. von 50."), "n:10 w:v. w:H. w:von n:50 .");
    }

    #[test]
    fn names_with_figures_are_words() {
        for name in [
            "S/4-HANA",
            "3D-Modell",
            "VO/0066/19",
            "200-x",
            "24/7",
            "5G",
            "563-4717",
            "4.2.1",
            "12:30",
            "2.",
            "100-Dächer-Programm",
            "G20",
        ] {
            assert_eq!(kinds(&format!("{name} a")), format!("w:{name} w:a"));
        }
    }

    proptest! {
        #[test]
        fn every_letter_has_its_token(text in "\\PC{0,60}") {
            let found = tokens(&text);
            let told: usize = found.iter().map(|token| token.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
            prop_assert_eq!(told, text.chars().filter(|c| !c.is_whitespace()).count());
            prop_assert!(found.windows(2).all(|pair| pair[0].end() <= pair[1].start));
        }
    }
}
