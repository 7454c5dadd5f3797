//! Where a part of a line as read stands in the line as the source has it: marks of Markdown, accents written apart and ligatures are fewer or
//! more letters there.

use std::ops::Range;

/// Bytes of the longest line that is aligned: each text of the line costs a walk along it.
const MAX_LINE_BYTES: usize = 20_000;
/// Letters that one side may have and the other may not: the address of a link is the longest.
const MAX_SKIPPED: usize = 200;
/// Letters that must agree before the two sides go on together.
const AGREEING: usize = 3;

/// The bytes of `raw` that a part of `read` stands for. `None` where the line is too long.
pub(super) fn raw_range(read: &str, raw: &str, part: &Range<usize>) -> Option<Range<usize>> {
    if raw.len() == read.len() {
        return Some(part.clone());
    }
    if raw.len().max(read.len()) > MAX_LINE_BYTES {
        return None;
    }
    let start = raw_place(read, raw, part.start);
    let end = if part.end == read.len() {
        raw.len()
    } else {
        raw_place(read, raw, part.end)
    };
    Some(start..end.max(start))
}

/// The byte of `raw` at which the letter at a byte of `read` stands.
fn raw_place(read: &str, raw: &str, place: usize) -> usize {
    let (mut a, mut b) = (read, raw);
    while read.len() - a.len() < place {
        let (Some(first), Some(second)) = (a.chars().next(), b.chars().next()) else {
            break;
        };
        let same = first == second || (first.is_whitespace() && second.is_whitespace());
        let (step, other) = if same {
            (first.len_utf8(), second.len_utf8())
        } else {
            resume(a, b).unwrap_or((first.len_utf8(), second.len_utf8()))
        };
        a = a.get(step..).unwrap_or_default();
        b = b.get(other..).unwrap_or_default();
    }
    raw.len() - b.len()
}

/// How many bytes of the one or of the other are left out before both go on with the same letters.
fn resume(read: &str, raw: &str) -> Option<(usize, usize)> {
    let of_raw = agreeing(raw, read).map(|skipped| (0, skipped));
    of_raw.or_else(|| agreeing(read, raw).map(|skipped| (skipped, 0)))
}

/// Where in a text the letters stand with which another goes on.
fn agreeing(text: &str, other: &str) -> Option<usize> {
    let end = other
        .char_indices()
        .nth(AGREEING)
        .map_or(other.len(), |(at, _)| at);
    let wanted = other.get(..end).filter(|wanted| !wanted.is_empty())?;
    let mut places = text.char_indices().take(MAX_SKIPPED).map(|(at, _)| at);
    places.find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(wanted)))
}

#[cfg(test)]
mod tests {
    use super::raw_range;

    #[track_caller]
    fn check(read: &str, raw: &str, part: &str, expected: &str) {
        let start = read.find(part).unwrap();
        let range = raw_range(read, raw, &(start..start + part.len())).unwrap();
        assert_eq!(&raw[range], expected);
    }

    #[test]
    fn a_part_is_found_behind_marks_links_and_letters_of_another_length() {
        check(
            "Zwei Wege. Ein Ziel. Ende",
            "**Zwei** Wege. Ein *Ziel*. Ende",
            "Ein Ziel.",
            "Ein *Ziel*.",
        );
        check(
            "Seite eins. Ein Ziel.",
            "[Seite](https://neuental.example/a) eins. Ein Ziel.",
            "Ein Ziel.",
            "Ein Ziel.",
        );
        check(
            "für Bäume. Ein Ziel. Ende",
            "fu\u{308}r Ba\u{308}ume. Ein Ziel. Ende",
            "Ein Ziel.",
            "Ein Ziel.",
        );
        check(
            "finden. Ein Ziel. Ende",
            "\u{fb01}nden. Ein Ziel. Ende",
            "Ein Ziel.",
            "Ein Ziel.",
        );
        check(
            "20 m. Ein Ziel. Ende",
            "20\u{a0}m. Ein\u{a0}Ziel. Ende",
            "Ein Ziel.",
            "Ein\u{a0}Ziel.",
        );
    }

    #[test]
    fn leaves_lines_alone_that_are_read_as_they_stand() {
        check("Eins. Zwei.", "Eins. Zwei.", "Zwei.", "Zwei.");
    }
}
