//! The number with which a question or its answer opens a line.

use crate::vocabulary;

/// Bytes of the longest bracket between a number and its colon.
const MAX_BRACKET_BYTES: usize = 32;

/// What a number is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `1`, `2a`
    Arabic,
    /// `a`
    Lower,
    /// `A`
    Upper,
    /// `IV`
    Roman,
    /// `1.2`, the second part of the first question
    Decimal,
}

/// A number at the start of a line, or several: "2. bis 5.".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// How it is written.
    pub(super) style: Style,
    /// What closes it.
    pub(super) closer: Option<char>,
    /// "Zu Frage 1" answers.
    pub(super) answers: bool,
    /// "Frage 1" asks.
    pub(super) asks: bool,
    /// Its value, and that of the last one.
    pub(super) first: u32,
    pub(super) last: u32,
    /// The letter behind a number: `2a` is 1.
    pub(super) sub: Option<u32>,
    /// As printed, without what closes it.
    pub(super) printed: String,
    /// Bytes of the line up to the text behind it.
    pub(super) bytes: usize,
}

/// Whether a line may open with a mark. Most lines open with a word.
fn may_open_with_mark(text: &str) -> bool {
    let opens = matches!(
        text.as_bytes(),
        [b'F' | b'Z' | b'z' | b'A' | b'P' | b'I' | b'V' | b'X', ..] | [_, b'.' | b')' | b':', ..]
    );
    opens || text.starts_with(|c: char| c.is_ascii_digit())
}

/// The numbers of a mark up to the last one.
struct Span<'t> {
    last: u32,
    closer: Option<char>,
    /// Bytes of the line up to the end of the last number.
    bytes: usize,
    rest: &'t str,
}

/// Numbers that are joined to the first one: "2. bis 5.".
fn span(mut bytes: usize, mut rest: &str, style: Style, first: u32) -> Option<Span<'_>> {
    let whole = bytes + rest.len();
    let (mut last, mut closer) = (first, None);
    loop {
        if let Some(sign) = rest.chars().next().filter(|c| matches!(c, '.' | ')' | ':')) {
            closer = Some(sign);
            rest = rest.get(1..)?;
        }
        let Some((_, next, _, after)) = joint(rest)
            .and_then(|after| number(after))
            .filter(|(kind, value, ..)| *kind == style && *value > last && *value < last + 20)
        else {
            return Some(Span {
                last,
                closer,
                bytes,
                rest,
            });
        };
        last = next;
        bytes = whole - after.len();
        rest = after;
    }
}

/// What stands behind a mark and all that closes it: "Antwort zu Frage 2 (mit 2.1 und 2.2):", "Zu Punkt 3 (Kosten):".
fn behind_closers(rest: &str, closer: Option<char>, answers: bool) -> (Option<char>, &str) {
    let bracket = rest
        .strip_prefix(" (")
        .and_then(|rest| rest.split_once("):"))
        .filter(|(inside, _)| answers && closer.is_none() && inside.len() <= MAX_BRACKET_BYTES);
    let (closer, mut rest) = match bracket {
        Some((_, behind)) => (Some(':'), behind),
        None => (closer, rest),
    };
    if closer.is_some() {
        rest = rest.trim_start_matches([')', ':', '.', '?']);
    }
    (closer, rest)
}

/// Reads the mark that opens a line.
pub(super) fn mark(text: &str) -> Option<Mark> {
    if !may_open_with_mark(text) {
        return None;
    }
    let (answers, asks, rest) = prefix(text);
    let from = text.len() - rest.len();
    let (style, first, sub, rest) = decimal(rest).or_else(|| number(rest))?;
    let Span {
        last,
        closer,
        bytes: to,
        rest,
    } = span(text.len() - rest.len(), rest, style, first)?;
    let (closer, rest) = behind_closers(rest, closer, answers);
    let named = answers || asks;
    let blank = rest.is_empty() || rest.starts_with([' ', '\t']);
    let glued = closer.is_some() && style == Style::Arabic && rest.starts_with(char::is_uppercase);
    let dashed = rest.trim_start().strip_prefix(['–', '-']).filter(|_| named);
    if !(blank || glued)
        || (closer.is_none()
            && style != Style::Decimal
            && !(named && (rest.trim().is_empty() || dashed.is_some() || last > first)))
    {
        return None;
    }
    let printed = text.get(from..to)?.trim();
    let rest = dashed.unwrap_or(rest).trim_start();
    let word = rest.split([' ', ',', '.']).next().unwrap_or_default();
    // "1. Mai", "2. Halbjahr" and "3. Sitzung" are no numbers of a list.
    if !named
        && style == Style::Arabic
        && closer == Some('.')
        && (vocabulary::month(word).is_some() || is_counted(word))
    {
        return None;
    }
    let printed = if sub.is_some() {
        printed.replace(' ', "")
    } else {
        printed.to_owned()
    };
    Some(Mark {
        style,
        closer,
        answers,
        asks,
        first,
        last,
        sub,
        printed,
        bytes: text.len() - rest.len(),
    })
}

/// Nouns that are counted by an ordinal number.
fn is_counted(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.ends_with("sitzung")
        || matches!(
            lower.as_str(),
            "halbjahr"
                | "quartal"
                | "lesung"
                | "obergeschoss"
                | "og"
                | "stock"
                | "bauabschnitt"
                | "klasse"
                | "bürgermeister"
        )
}

/// "Zu Frage", "Antwort zu", "Frage".
fn prefix(text: &str) -> (bool, bool, &str) {
    let strip = |text: &'_ str, words: &[&str]| -> Option<usize> {
        let head = text
            .get(..text.char_indices().nth(16).map_or(text.len(), |(at, _)| at))
            .unwrap_or(text)
            .to_lowercase();
        words
            .iter()
            .find(|word| head.starts_with(**word))
            .map(|word| word.len())
    };
    let mut rest = text;
    let mut answers = false;
    for words in [
        &["antwort zu ", "antwort auf ", "antworten zu "][..],
        &["zu den ", "zu der ", "zur ", "zu "][..],
    ] {
        if let Some(more) = strip(rest, words).and_then(|bytes| rest.get(bytes..)) {
            rest = more.trim_start();
            answers = true;
        }
    }
    let noun = strip(
        rest,
        &[
            "frage ", "fragen ", "ziffer ", "ziffern ", "punkt ", "punkten ", "nr. ", "nummer ",
        ],
    );
    let asks = noun.is_some();
    if let Some(more) = noun.and_then(|bytes| rest.get(bytes..)) {
        rest = more.trim_start();
    }
    (answers, asks, rest)
}

/// The number of a part, with that of its question: "1.2". The first line of a sum has more digits or a unit behind it.
fn decimal(text: &str) -> Option<(Style, u32, Option<u32>, &str)> {
    let (question, rest) = text.split_once('.')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let small = |part: &str| {
        (1..=2).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_digit())
            && !part.starts_with('0')
    };
    let (part, rest) = rest.split_at_checked(digits)?;
    let word = rest.trim_start().split(' ').next().unwrap_or_default();
    let sum = matches!(
        word,
        "Mio." | "Millionen" | "Prozent" | "%" | "€" | "Euro" | "Uhr"
    );
    let fits = small(question)
        && small(part)
        && !sum
        && (rest.is_empty() || rest.starts_with([' ', '\t', '.', ')', ':']));
    // "12.03.2024"
    let date = rest
        .strip_prefix('.')
        .is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
    let values = question
        .parse()
        .ok()
        .zip(part.parse().ok())
        .filter(|_| fits && !date);
    values.map(|(question, part)| (Style::Decimal, question, Some(part), rest))
}

/// A Roman number and what follows it.
fn roman(text: &str) -> Option<(Style, u32, Option<u32>, &str)> {
    let letters = text
        .bytes()
        .take_while(|b| matches!(b, b'I' | b'V' | b'X'))
        .count();
    let (figures, rest) = text.split_at_checked(letters).filter(|_| letters > 0)?;
    let known = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV",
    ];
    let value = known.iter().position(|known| *known == figures)?;
    (!rest.starts_with(char::is_alphanumeric)).then(|| {
        (
            Style::Roman,
            u32::try_from(value + 1).unwrap_or_default(),
            None,
            rest,
        )
    })
}

/// A number and what follows it.
fn number(text: &str) -> Option<(Style, u32, Option<u32>, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let value: u32 = text
            .get(..digits)
            .filter(|_| digits <= 2)?
            .parse()
            .ok()
            .filter(|value| *value > 0)?;
        let rest = text.get(digits..)?;
        // "2a." and "2 a)".
        let tight = rest.strip_prefix(' ').unwrap_or(rest);
        let mut signs = tight.chars();
        if let (Some(letter @ 'a'..='z'), Some('.' | ')' | ':')) = (signs.next(), signs.next()) {
            return Some((
                Style::Arabic,
                value,
                Some(ordinal(letter, 'a')),
                tight.get(1..)?,
            ));
        }
        return Some((Style::Arabic, value, None, rest));
    }
    if let Some(found) = roman(text) {
        return Some(found);
    }
    let letter = text.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = text.get(1..)?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    if letter.is_ascii_lowercase() {
        Some((Style::Lower, ordinal(letter, 'a'), None, rest))
    } else {
        Some((Style::Upper, ordinal(letter, 'A'), None, rest))
    }
}

fn ordinal(letter: char, first: char) -> u32 {
    u32::from(letter) - u32::from(first) + 1
}

/// What joins numbers that are answered together.
fn joint(text: &str) -> Option<&str> {
    let links = [
        " und ", " u. ", " bis ", " + ", " & ", ", ", " - ", " – ", "-", "–", "+", "/", " sowie ",
    ];
    let rest = links
        .iter()
        .find_map(|link| text.strip_prefix(link))?
        .trim_start();
    let rest = rest
        .strip_prefix("Frage ")
        .or_else(|| rest.strip_prefix("zu "))
        .unwrap_or(rest);
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, u32, u32, &str)> {
        mark(text).map(|mark| (mark.printed, mark.first, mark.last, &text[mark.bytes..]))
    }

    #[test]
    fn marks_and_the_text_behind_them() {
        for (text, printed, first, last, rest) in [
            ("1. Wie viele?", "1", 1, 1, "Wie viele?"),
            ("12.", "12", 12, 12, ""),
            ("1.Wie viele?", "1", 1, 1, "Wie viele?"),
            ("Zu a) Die Verwaltung", "a", 1, 1, "Die Verwaltung"),
            ("zu 3): Ja.", "3", 3, 3, "Ja."),
            ("A: Ist das so?", "A", 1, 1, "Ist das so?"),
            ("2. bis 5.", "2. bis 5", 2, 5, ""),
            ("Zu 1 und 2:", "1 und 2", 1, 2, ""),
            ("Zu den Fragen 1 bis 3", "1 bis 3", 1, 3, ""),
            ("2 a. Gibt es?", "2a", 2, 2, "Gibt es?"),
            ("2c) Wie?", "2c", 2, 2, "Wie?"),
            ("Frage 4: Wer zahlt?", "4", 4, 4, "Wer zahlt?"),
            ("Antwort zu Frage 4", "4", 4, 4, ""),
            ("Antwort zu Frage 2 (mit 2.1 und 2.2):", "2", 2, 2, ""),
            ("IV. Wer zahlt?", "IV", 4, 4, "Wer zahlt?"),
            ("1.2 in Wohnungen?", "1.2", 1, 1, "in Wohnungen?"),
        ] {
            assert_eq!(
                read(text),
                Some((printed.to_owned(), first, last, rest)),
                "{text}"
            );
        }
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "1 Mitarbeiter des Amtes",
            "10.000 Euro",
            "1.5 Mio. Euro",
            "IT. Ein Bericht",
            "4 gelten als",
            "3. Mai 2024",
            "2. Sitzung",
            "12.03.2024",
            "Zu 1 Prozent",
            "Auf Dauer",
            "z.B. so",
            "Zum Bau",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
