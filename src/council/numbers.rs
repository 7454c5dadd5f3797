//! Numbers of papers and of items of an agenda.

use crate::notation::dates;
use regex::Regex;
use std::sync::LazyLock;

/// Characters of the longest number of a paper.
const MAX_NUMBER_CHARS: usize = 24;

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static NAMED_PAPER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)[A-ZÄÖÜ]{1,5}/[0-9]{2,6}/[0-9]{2,4}(?:[/-][0-9A-Z]{1,3})*(?-u:\b)|(?:Vorlage|Drucksache|Drucks\.|Vorl\.)(?:[ -]?Nr\.?)?:?\s*([0-9][0-9A-Za-z/.-]*[0-9])",
    )
    .expect("a valid pattern")
});

/// The numbers of papers that a text names: `VO/0107/19`, `Vorlage Nr. 2019/0225`.
pub fn named_papers(text: &str) -> Vec<String> {
    if !text.contains('/') && !text.contains("Nr") {
        return Vec::new();
    }
    let mut seen: Vec<String> = Vec::new();
    for found in NAMED_PAPER.captures_iter(text) {
        let Some(paper) = found.get(1).or_else(|| found.get(0)) else {
            continue;
        };
        if !seen.iter().any(|above| above == paper.as_str()) {
            seen.push(paper.as_str().to_owned());
        }
    }
    seen
}

/// Whether a text is the number of a paper, with nothing but "öffentlich" behind it.
pub fn is_paper_number(text: &str) -> bool {
    let tells_public = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "öffentlich" | "nichtöffentlich" | "nicht" | "(öffentlich)" | "(nichtöffentlich)"
        )
    };
    split_number(text).is_some_and(|(_, rest)| rest.split_whitespace().all(tells_public))
}

/// The number of a paper that opens a text, and what stands behind it: "2013/0162", "DS 0456/21", "20-26 / V 01234".
pub fn split_number(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let length = term_number(text)
        .or_else(|| lettered_number(text))
        .or_else(|| plain_number(text))?;
    text.split_at_checked(length)
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// The bytes of a number that its electoral term opens: "20-26 / V 01234".
fn term_number(text: &str) -> Option<usize> {
    let mut words = text.split(' ');
    let (term, stroke, letter, count) =
        (words.next()?, words.next()?, words.next()?, words.next()?);
    let is_term = term
        .split('-')
        .all(|year| is_digits(year) && year.len() == 2);
    let is_letter = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_uppercase());
    let digits = count.bytes().take_while(u8::is_ascii_digit).count();
    let fits = stroke == "/" && is_term && is_letter && (3..=6).contains(&digits);
    fits.then_some(term.len() + letter.len() + 4 + digits)
}

/// The bytes of a number behind the letters of its kind: "DS 0456/21".
fn lettered_number(text: &str) -> Option<usize> {
    let mut words = text.split_whitespace();
    let (letters, number) = (words.next()?, words.next()?);
    let is_kind = (2..=4).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_alphabetic())
        && letters.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && letters != "TOP";
    let mut parts = number.split(['/', '-']);
    let is_number =
        number.contains(['/', '-']) && parts.all(|part| is_digits(part) && part.len() >= 2);
    let length = letters.len() + 1 + number.len();
    let one_blank = text
        .get(..length)
        .is_some_and(|head| head.ends_with(number));
    (is_kind && is_number && one_blank).then_some(length)
}

/// The bytes of a number of one word: "2013/0162", "KA-0219/V".
fn plain_number(text: &str) -> Option<usize> {
    let word = text.split_whitespace().next()?;
    // "Dez.1" is no number: a word in small letters needs a stroke.
    let is_word = word.contains(|c: char| c.is_ascii_lowercase())
        && !word.contains(['/', '-'])
        && !word.ends_with(|c: char| c.is_ascii_lowercase());
    let has_signs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '_');
    let is_number = word.len() <= MAX_NUMBER_CHARS
        && word.chars().all(has_signs)
        && word.bytes().any(|b| b.is_ascii_digit());
    (!is_word && is_number && dates::day(word).is_none()).then_some(word.len())
}

/// The number of an item of an agenda without the sign of the public before it: "TOP Ö 7.1" is 7.1.
pub fn agenda_item(text: &str) -> Option<&str> {
    let text = text.trim();
    let item = text.strip_prefix("TOP").unwrap_or(text);
    let item = item.trim_matches([' ', ':', '.']);
    is_agenda_item(item).then_some(without_public_sign(item).trim())
}

/// Whether a text is the number of an item of an agenda: "14 b", "8.2", "Ö 7".
pub fn is_agenda_item(text: &str) -> bool {
    let plain = without_public_sign(text.trim_end_matches('.'));
    let digits = plain.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let digits = digits.trim_end();
    let letters = plain.len() - digits.len();
    let first = digits.bytes().take_while(u8::is_ascii_digit).count();
    let is_part = |part: &str| is_digits(part) && part.len() <= 3;
    let fits = letters <= 2 && (1..=3).contains(&first) && digits.len() <= 8;
    fits && digits.split('.').all(is_part)
}

fn without_public_sign(item: &str) -> &str {
    ["Ö ", "N ", "Ö", "N"]
        .iter()
        .find_map(|sign| item.strip_prefix(sign))
        .unwrap_or(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_papers_and_of_items() {
        for number in [
            "427",
            "2013/0162",
            "DS 0456/21",
            "BerV 15/0277",
            "20-26 / V 01234",
            "KA-0219/V",
            "VO/0412/24/1-A öffentlich",
            "DS-21/4567",
            "0815-BR/2024",
        ] {
            assert!(is_paper_number(number), "{number}");
        }
        for other in ["am Markt", "Dez.1", "12.03.2024", "der Fraktion 12"] {
            assert!(!is_paper_number(other), "{other}");
        }
        assert!(
            ["14 b", "8.2", "5", "Ö 7", "44.1"]
                .iter()
                .all(|item| is_agenda_item(item))
        );
        assert!(
            !["12.03.2024", "2019", "Rat"]
                .iter()
                .any(|item| is_agenda_item(item))
        );
    }

    #[test]
    fn papers_by_their_numbers() {
        assert_eq!(
            named_papers("siehe Vorlage (VO/0107/19) und VO/0066/19/1-A"),
            ["VO/0107/19", "VO/0066/19/1-A"]
        );
        assert_eq!(named_papers("Vorlage Nr. 2019/0225 vom Mai"), ["2019/0225"]);
        assert!(named_papers("im Jahr 2023/2024").is_empty());
    }
}
