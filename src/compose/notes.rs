//! Notes at the foot of a page: small lines below the text, the first of which opens with the mark of a note.

use super::styles::usual_letters;
use super::{Line, Sheet};

/// Letters of notes are smaller than those of the text, by this much at least.
const SMALLER: f32 = 0.93;
/// Letters of the shortest note.
const MIN_LETTERS: usize = 8;

/// Marks the notes of all pages.
pub fn mark(sheets: &mut [Sheet]) {
    let (tenths, _) = usual_letters(sheets);
    let largest = tenths as f32 / 10.0 * SMALLER;
    for sheet in sheets {
        let Some(top) = first_note(sheet, largest) else {
            continue;
        };
        for line in &mut sheet.lines {
            line.note |= is_text(line) && line.base >= top;
        }
    }
}

fn is_text(line: &Line) -> bool {
    line.turn == 0 && line.table.is_none() && !line.is_set_aside()
}

/// Where the highest note stands, if only small lines stand below it and text above.
fn first_note(sheet: &Sheet, largest: f32) -> Option<f32> {
    let mut lines: Vec<&Line> = sheet.lines.iter().filter(|line| is_text(line)).collect();
    lines.sort_by(|a, b| b.base.total_cmp(&a.base));
    let is_small = |line: &&&Line| line.size <= largest && !is_row(sheet, line);
    let small = lines.iter().take_while(is_small).count();
    let foot = lines.get(..small).filter(|_| small < lines.len())?;
    let notes = foot.iter().filter(|line| opens_note(sheet, line));
    notes.map(|line| line.base).min_by(f32::total_cmp)
}

/// A row of values: tables may be set in small letters, too, with notes between them.
fn is_row(sheet: &Sheet, line: &Line) -> bool {
    let mut text = String::new();
    line.text(&sheet.spans, &mut text);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    line.spans.len() > 1 && digits > letters
}

/// "¹ ohne Eigenbetriebe", "* geschätzt", "2 gemessen im Mai"
fn opens_note(sheet: &Sheet, line: &Line) -> bool {
    let mut text = String::new();
    line.text(&sheet.spans, &mut text);
    let raised = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '*', '†'];
    let words = text.trim_start_matches(raised).trim_start();
    let mark_ends = if words.len() < text.len() {
        Some(words)
    } else {
        behind_number(&text)
    };
    mark_ends.is_some_and(|words| {
        let letters = words.chars().filter(|letter| letter.is_alphabetic());
        words.starts_with(char::is_alphabetic) && letters.count() >= MIN_LETTERS
    })
}

/// The text behind a number of one figure or two that opens a line.
fn behind_number(text: &str) -> Option<&str> {
    let (number, words) = text.split_once([' ', '\t'])?;
    let digits = number.strip_suffix(')').unwrap_or(number);
    let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| words.trim_start())
}

#[cfg(test)]
mod tests {
    use crate::testing::pages::{Line, goals, line, lines, text};

    /// A list that is broken by the end of its page, with small lines at the foot of the first page.
    fn list_over_two_pages<'t>(foot: &[&'t str]) -> Vec<Vec<Line<'t>>> {
        let mut first = text(60.0, &["1 Wege am Fluss", "ZIELE"]);
        let items = [
            "• Bau von 12 Brunnen bis 2029",
            "• Umbau aller Haltestellen der Linie am Ufer und der",
        ];
        first.extend(text(88.0, &items));
        let small = foot.iter().zip(0_u8..);
        first.extend(small.map(|(note, at)| line(740.0 + 10.0 * f32::from(at), 8.0, note)));
        let second = text(
            60.0,
            &["Haltestellen am Markt bis 2031", "• Pflege der Ufer"],
        );
        vec![first, second]
    }

    const BROKEN_ITEM: &str =
        "Umbau aller Haltestellen der Linie am Ufer und der Haltestellen am Markt bis 2031";

    #[test]
    fn an_item_goes_on_over_the_notes_of_its_page() {
        for foot in [
            &["1 ohne die Brunnen der Ortsteile"][..],
            &["* ohne die Brunnen der", "Ortsteile am Rand der Stadt"],
            &["1) ohne die Brunnen", "2) mit den Halten der Ortsteile"],
        ] {
            let found = goals(&list_over_two_pages(foot));
            assert_eq!(found.len(), 3, "{foot:?}: {found:?}");
            assert_eq!(found[1], BROKEN_ITEM, "{foot:?}");
        }
    }

    #[test]
    fn leaves_small_text_without_a_mark_alone() {
        let found = goals(&list_over_two_pages(&["Ortsteile am Rand der Stadt"]));
        assert_ne!(found.get(1).map(String::as_str), Some(BROKEN_ITEM));
    }

    #[test]
    fn leaves_numbered_lines_in_the_letters_of_the_text_alone() {
        let page = [
            text(60.0, &["1 Brunnen", "Wir bauen Brunnen."]),
            text(760.0, &["2 Haltestellen am Ufer"]),
        ];
        let shown = lines(&[page.concat()]);
        assert!(!shown.contains("[note]"), "{shown}");
    }
}
