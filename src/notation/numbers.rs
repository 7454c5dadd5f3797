//! German numbers: `1.000`, `7,93`, `-800`, `CA. 355`, `20 %`, and `-` for what is left blank.

use crate::model::Number;
use rust_decimal::Decimal;
use std::str::FromStr as _;

/// A cell of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'t> {
    /// `None` where the source leaves it blank.
    pub value: Option<Decimal>,
    /// The source calls it approximate.
    pub approximate: bool,
    /// What follows the digits: `%`, `TB`, or nothing.
    pub unit: &'t str,
}

/// Reads a whole cell. `None` where it is no number and no mark for "left blank".
pub fn cell(text: &str) -> Option<Cell<'_>> {
    let text = without_note(text);
    if is_blank(text) {
        return Some(Cell {
            value: None,
            approximate: false,
            unit: "",
        });
    }
    // Accounts put what is lost in brackets: "(1.250)".
    if let Some(lost) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        let (mut value, _) = leading(lost).filter(|(_, tail)| tail.is_empty())?;
        value.set_sign_negative(!value.is_zero());
        return Some(Cell {
            value: Some(value),
            approximate: false,
            unit: "",
        });
    }
    let (approximate, rest) = strip_approximate(text);
    let (value, tail) = leading(rest)?;
    let unit = tail.trim();
    // A unit is short and no sentence: "370 TB", "7,8 Mio. €".
    // "959 k.A." is two cells that have lost the gap between them.
    let fits = unit.chars().count() <= 12
        && (unit.is_empty() || !is_blank(unit))
        && !unit.bytes().any(|b| b.is_ascii_digit())
        && !unit.starts_with(['|', '/', '-', '.', ',']);
    fits.then_some(Cell {
        value: Some(value),
        approximate,
        unit,
    })
}

/// A text without the mark of a note behind it: a raised figure, `*`, `*)`, `1)`, `**`.
pub fn without_note(text: &str) -> &str {
    let text = text
        .trim()
        .trim_end_matches(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
        .trim_end();
    if !text.ends_with(['*', ')']) {
        return text;
    }
    let bare = text
        .strip_suffix(')')
        .filter(|bare| !bare.contains('('))
        .unwrap_or(text);
    let stars = bare.trim_end_matches('*');
    if stars.len() < bare.len() {
        return stars.trim_end();
    }
    // "12 1)": a small figure behind a blank; without one it would be a part of the number.
    let figure = bare.len() < text.len()
        && bare
            .rsplit_once(' ')
            .is_some_and(|(_, mark)| (1..=2).contains(&mark.len()) && run(mark) == mark.len());
    if figure {
        bare.rsplit_once(' ')
            .map_or(text, |(rest, _)| rest.trim_end())
    } else {
        text
    }
}

/// Whether a cell is one of the marks for "left blank": `-`, `–`, `k. A.`, `n/a`.
pub fn is_blank(text: &str) -> bool {
    text.len() <= 8
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && (matches!(
            text,
            "-" | "–"
                | "—"
                | "--"
                | "---"
                | "––"
                | "/"
                | "."
                | "•"
                | "…"
                | "..."
                | ".."
                | "x"
                | "X"
        ) || matches!(
            text.to_lowercase().as_str(),
            "k. a."
                | "k.a."
                | "n/a"
                | "n. v."
                | "n.v."
                | "n. n."
                | "n.n."
                | "k. w."
                | "k.w."
                | "entf."
                | "offen"
        ))
}

/// Words and signs for "approximately" before a number, and what follows them.
pub fn strip_approximate(text: &str) -> (bool, &str) {
    const WORDS: [&str; 9] = [
        "ca.",
        "ca",
        "circa",
        "rund",
        "knapp",
        "etwa",
        "gut",
        "ungefähr",
        "~",
    ];
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return (false, text);
    }
    for word in WORDS {
        let Some((head, rest)) = text.split_at_checked(word.len()) else {
            continue;
        };
        let starts = head.eq_ignore_ascii_case(word) || head.to_lowercase() == word;
        if starts
            && rest
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit() || c == '-')
            && (rest.starts_with(' ') || !word.ends_with(char::is_alphabetic))
        {
            return (true, rest.trim_start());
        }
    }
    (false, text)
}

/// Reads a number from the start of a text and returns what follows it. Thousands are separated by dots or blanks, decimals
/// by a comma; a dot that no three digits follow is a decimal point.
pub fn leading(text: &str) -> Option<(Decimal, &str)> {
    // A blank may part the sign from its number: "- 80".
    let unsigned = text
        .strip_prefix(['-', '–', '−'])
        .map(|rest| (true, rest))
        .or_else(|| text.strip_prefix('+').map(|rest| (false, rest)));
    let (negative, digits) = unsigned.map_or((false, text), |(negative, rest)| {
        (negative, rest.strip_prefix(' ').unwrap_or(rest))
    });
    let whole_len = run(digits);
    if whole_len == 0 {
        return None;
    }
    let (mut plain, mut rest) = digits
        .split_at_checked(whole_len)
        .map(|(a, b)| (a.to_owned(), b))?;
    // "1.000.000", "12 500": groups of exactly three behind one to three digits.
    let groups = (whole_len <= 3 && !plain.starts_with('0'))
        .then(|| rest.chars().next().filter(|c| matches!(c, '.' | ' ')))
        .flatten();
    if let Some(separator) = groups {
        while let Some(group) = rest.strip_prefix(separator).filter(|group| run(group) == 3) {
            let (three, tail) = group.split_at_checked(3)?;
            plain.push_str(three);
            rest = tail;
        }
    }
    if plain.len() > Number::WHOLE {
        return None;
    }
    if let Some(fraction) = rest.strip_prefix(',').filter(|f| run(f) > 0).or_else(|| {
        rest.strip_prefix('.')
            .filter(|f| run(f) > 0 && plain.len() == whole_len)
    }) {
        let (places, tail) = fraction.split_at_checked(run(fraction))?;
        if places.len() > Number::PLACES {
            return None;
        }
        plain.push('.');
        plain.push_str(places);
        rest = tail;
    }
    let mut value = Decimal::from_str(&plain).ok()?;
    value.set_sign_negative(negative && !value.is_zero());
    Some((value, rest))
}

fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Splits a line into the cells of a series: `593 | 652`, `262 I 288`, `10 ; 20`, `1 » 2 » 3`. `None` unless there are two or more and each
/// one is a number or a mark for "left blank", and one at least a number.
pub fn series(line: &str) -> Option<Vec<&str>> {
    // Anything longer than a series of some dozens of values is running text.
    if line.len() > 400 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    for separator in ["|", " I ", " l ", ";", "»", " / ", "\t"] {
        if !line.contains(separator) {
            continue;
        }
        let mut cells: Vec<&str> = line.split(separator).map(str::trim).collect();
        // A table row may open or close with its separator.
        if cells.len() > 2 && cells.last().is_some_and(|last| last.is_empty()) {
            cells.pop();
        }
        let Some(read) = cells
            .iter()
            .map(|text| cell(text))
            .collect::<Option<Vec<_>>>()
        else {
            continue;
        };
        let numbers = read.iter().filter(|cell| cell.value.is_some()).count();
        // "2023 / 2024" is a span of years, "2019 » 611" a year with its value: only three or more make a row of these.
        let least = if matches!(separator, " / " | "»" | "\t") {
            3
        } else {
            2
        };
        if cells.len() >= least && numbers >= 1 {
            return Some(cells);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_is_a_number_a_blank_or_neither() {
        assert_eq!(
            cell("CA. 1.040").unwrap().value.unwrap().to_string(),
            "1040"
        );
        assert!(cell("-").unwrap().value.is_none());
        assert!(cell("Router").is_none());
    }

    fn value(text: &str) -> String {
        cell(text)
            .and_then(|c| c.value)
            .map_or("none".into(), |v| v.normalize().to_string())
    }

    #[test]
    fn numbers_that_no_document_means_are_none() {
        assert_eq!(
            leading("999.999.999.999.999 Euro").unwrap().0.to_string(),
            "999999999999999"
        );
        assert!(leading("1.000.000.000.000.000 Euro").is_none());
        assert!(leading("1000000000000000").is_none());
        assert!(leading("0,00000000001").is_none());
    }

    #[test]
    fn german_numbers() {
        for (text, expected) in [
            ("1.000", "1000"),
            ("7,93", "7.93"),
            ("9,50", "9.5"),
            ("-800", "-800"),
            ("−1,5", "-1.5"),
            ("1.234.567,89", "1234567.89"),
            ("12 500", "12500"),
            ("20%", "20"),
            ("99,998 %", "99.998"),
            ("CA. 355", "355"),
            ("ca.16.500", "16500"),
            ("0,5", "0.5"),
            ("0.125", "0.125"),
            ("1600", "1600"),
            ("370 TB", "370"),
            ("7,8 Mio. €", "7.8"),
            ("- 80", "-80"),
            ("+ 10", "10"),
            ("-0", "0"),
            ("(1.250)", "-1250"),
            ("43*)", "43"),
            ("0**)", "0"),
            ("12 1)", "12"),
            ("1.250²", "1250"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn blanks_are_cells_without_value() {
        for text in ["-", "–", "k. A."] {
            assert_eq!(
                cell(text),
                Some(Cell {
                    value: None,
                    approximate: false,
                    unit: ""
                }),
                "{text}"
            );
        }
    }

    #[test]
    fn words_are_no_numbers() {
        for text in [
            "Router",
            "",
            "2018 bis 2023",
            "VO/0066/19",
            "3 von 5",
            "5 neue Standorte im Jahr",
            "959 k.A.",
            "1-2",
            "(12,3 %)",
        ] {
            assert_eq!(cell(text), None, "{text}");
        }
    }

    #[test]
    fn series_by_any_separator() {
        assert_eq!(series("593 | 652 | 717").map(|c| c.len()), Some(3));
        assert_eq!(series("262 I 288 I 317").map(|c| c.len()), Some(3));
        assert_eq!(series("- | 15% | 17%"), Some(vec!["-", "15%", "17%"]));
        assert_eq!(series("Status | 12"), None);
        assert_eq!(series("- | -"), None);
        assert_eq!(series("2022"), None);
        assert_eq!(series("2019 » 611"), None);
        assert_eq!(series("2023 / 2024"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(whole in 0_i64..1_000_000_000, cents in 0_u32..100, negative: bool) {
            let grouped = whole.to_string().as_bytes().rchunks(3).rev().map(|c| String::from_utf8_lossy(c).into_owned()).collect::<Vec<_>>().join(".");
            let sign = if negative { "-" } else { "" };
            let expected = Decimal::from_str(&format!("{sign}{whole}.{cents:02}")).unwrap();
            prop_assert_eq!(cell(&format!("{sign}{grouped},{cents:02}")).unwrap().value.unwrap(), expected);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = (cell(&text), series(&text), strip_approximate(&text));
        }

        #[test]
        fn a_series_keeps_every_cell(values in prop::collection::vec(0_u32..100_000, 2..12)) {
            let line = values.iter().map(u32::to_string).collect::<Vec<_>>().join(" | ");
            let cells = series(&line).unwrap();
            prop_assert_eq!(cells.iter().map(|c| c.parse::<u32>().unwrap()).collect::<Vec<_>>(), values);
        }
    }
}
