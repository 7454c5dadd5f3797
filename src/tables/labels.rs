//! Labels of rows: without the numbers of items and the marks of notes.

use crate::layout::Layout;
use crate::layout::passage::Passage;
use crate::notation::numbering;

/// A label as printed, and its number.
pub struct Label {
    /// Its words.
    pub passage: Passage,
    /// Parts of its number.
    pub number: Vec<u32>,
    /// Where it begins.
    pub edge: Option<f32>,
}

/// The label of a row, without its number and the marks of notes.
pub fn label(layout: &Layout<'_>, mut passage: Passage, numbered: bool) -> Label {
    let mut number = Vec::new();
    if let Some(piece) = passage.pieces.first_mut()
        && let Some(printed) = layout.piece(piece)
    {
        let (parts, rest) = without_number(printed, numbered);
        number = parts;
        piece.bytes.start = piece.bytes.end - rest.len();
    }
    if let Some(piece) = passage.pieces.last_mut()
        && let Some(printed) = layout.piece(piece)
    {
        piece.bytes.end = piece.bytes.start + without_note(printed).len();
    }
    let edge = passage
        .pieces
        .first()
        .and_then(|piece| edge(layout, piece.line, piece.bytes.start));
    Label {
        passage,
        number,
        edge,
    }
}

/// Where a label begins: on a page by its place, in a text by the blanks before it.
fn edge(layout: &Layout<'_>, line: usize, start: usize) -> Option<f32> {
    let line = layout.lines.get(line)?;
    match line.bbox {
        Some(bbox) => (start == 0).then_some(bbox.x0),
        None => Some((line.raw.len() - line.raw.trim_start().len() + start) as f32 * 4.0),
    }
}

/// Whether the rows of a table are numbered: most of their labels open with a number that rises, and the words behind them differ.
pub fn are_numbered<'l>(labels: impl Iterator<Item = &'l str>) -> bool {
    let (mut rows, mut numbers, mut words) = (0, Vec::new(), Vec::new());
    for label in labels.filter(|label| has_letters(label)) {
        rows += 1;
        let opened = label.split_once(' ').and_then(|(number, rest)| {
            Some((number.parse::<u32>().ok()?, rest.trim_start_matches(SIGNS)))
        });
        if let Some((number, rest)) =
            opened.filter(|(_, rest)| rest.starts_with(char::is_uppercase))
        {
            numbers.push(number);
            words.push(rest.chars().take(5).collect::<String>());
        }
    }
    let counted = numbers.len();
    words.sort_unstable();
    words.dedup();
    counted >= 3
        && counted * 10 >= rows * 7
        && words.len() * 10 >= counted * 7
        && numbers.is_sorted_by(|a, b| a < b)
}

/// Signs between the number of an item and its words: "02 + Zuwendungen", "10 = Erträge".
const SIGNS: [char; 7] = ['+', '-', '–', '=', '/', '.', ' '];

/// "5.1 vor Veränderung", "a) Personal", "1. Erlöse", and below "Pos." also "30 548-549 Erstattungen".
fn without_number(text: &str, numbered: bool) -> (Vec<u32>, &str) {
    let mut rest = text;
    let mut parts = Vec::new();
    if let Some((number, behind)) = numbering::leading(text)
        .filter(|(number, rest)| (number.closed || number.parts.len() > 1) && has_letters(rest))
    {
        (parts, rest) = (number.parts, behind);
    } else if let Some((item, behind)) = text.split_once(") ").filter(|(item, rest)| {
        item.len() == 1 && item.starts_with(char::is_alphabetic) && has_letters(rest)
    }) {
        let _ = item;
        rest = behind.trim_start();
    } else if let Some((code, behind)) = text
        .split_once(' ')
        .filter(|(code, rest)| is_code(code) && has_letters(rest))
    {
        parts = code
            .split('.')
            .filter_map(|part| part.parse().ok())
            .collect();
        rest = behind.trim_start();
    }
    // Numbers of accounts behind that of the item.
    let is_account = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.len() <= 20
            && word
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b',' | b'/' | b'.'))
    };
    let accounts = |word: &str, behind: &str| {
        is_account(word)
            && has_letters(behind)
            && (numbered
                || behind.split(' ').next().is_some_and(is_account)
                || word.contains('-') && word.len() > 5)
    };
    if let Some((_, behind)) = rest.split_once(' ').filter(|(word, behind)| {
        let number = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
        let sign = behind
            .split(' ')
            .next()
            .is_some_and(|sign| matches!(sign, "+" | "-" | "–" | "=" | "+/-" | "-/+" | "./."));
        number
            && has_letters(behind)
            && (sign || word.starts_with('0') && behind.starts_with(char::is_uppercase))
    }) {
        rest = behind.trim_start_matches(SIGNS);
    }
    while let Some((_, behind)) = rest
        .split_once(' ')
        .filter(|(word, behind)| accounts(word, behind))
    {
        rest = behind.trim_start();
    }
    (parts, rest)
}

fn has_letters(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// "01.02.03", "03.1": numbers of products have zeros that those of headings have not.
fn is_code(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_end_matches('.').split('.').collect();
    parts.len() >= 2
        && parts
            .iter()
            .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        && word.starts_with('0')
}

/// A label without the mark of a note: "insgesamt*)", "Schulen ¹", "daheim versorgt6".
fn without_note(text: &str) -> &str {
    let mut text = text
        .trim_end()
        .trim_end_matches(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
        .trim_end();
    // "m²" keeps its figure.
    if text
        .rsplit(' ')
        .next()
        .is_some_and(|word| word.chars().count() <= 3)
        && text.len() < 4
    {
        text = text.trim_end();
    }
    let bare = text.strip_suffix(')').filter(|bare| {
        bare.ends_with('*')
            || bare.rsplit(' ').next().is_some_and(|mark| {
                mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_digit())
            })
    });
    if let Some(bare) = bare {
        return bare
            .trim_end_matches(|c: char| c == '*' || c.is_ascii_digit())
            .trim_end();
    }
    let stars = text.trim_end_matches('*');
    if stars.len() < text.len() {
        return stars.trim_end();
    }
    let word = text.rsplit(' ').next().unwrap_or_default();
    let figure = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let raised = figure.len() + 1 == word.len()
        && figure.chars().count() >= 5
        && figure.chars().skip(1).all(char::is_lowercase);
    if raised {
        text.get(..text.len() - 1).unwrap_or(text)
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{are_numbered, without_note, without_number};

    #[test]
    fn numbers_of_items_leave_the_label() {
        for (text, rest) in [
            ("5.1 vor Veränderung", "vor Veränderung"),
            ("1. Erlöse", "Erlöse"),
            ("a) Personal", "Personal"),
            ("30 548-549 Erstattungen", "Erstattungen"),
            ("01.2.03 Personalrat", "Personalrat"),
            ("02 + Zuwendungen", "Zuwendungen"),
            ("10 = Erträge", "Erträge"),
        ] {
            assert_eq!(without_number(text, false).1, rest, "{text}");
        }
        for text in [
            "85 Jahre und älter",
            "5% Einsparung",
            "2 bis 3 Räume",
            "1 Person",
            "3D-Drucker",
        ] {
            assert_eq!(without_number(text, false).1, text);
        }
        assert_eq!(without_number("50 Entgelte", true).1, "Entgelte");
    }

    #[test]
    fn numbers_that_count_stay() {
        assert!(are_numbered(
            ["10 Steuern", "20 Umlagen", "30 Erträge"].into_iter()
        ));
        assert!(!are_numbered(
            ["1 Person", "2 Personen", "3 Personen"].into_iter()
        ));
        assert!(!are_numbered(
            ["0 bis 3 Jahre", "3 bis 6 Jahre", "6 bis 9 Jahre"].into_iter()
        ));
    }

    #[test]
    fn marks_of_notes_leave_the_label() {
        for (text, rest) in [
            ("insgesamt*)", "insgesamt"),
            ("versorgt6", "versorgt"),
            ("Schulen ¹", "Schulen"),
            ("Kurse 1)", "Kurse"),
            ("CO2", "CO2"),
            ("Räume (neu)", "Räume (neu)"),
        ] {
            assert_eq!(without_note(text), rest);
        }
    }
}
