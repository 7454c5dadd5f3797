//! Values with their years in a line of text: `2021: 148, 2022: 156, 2023 (Plan): 160`, `(2021: 14,8 %; Ziel 2027: 7,9 %)`.

use super::{numbers, years};
use crate::model::SeriesKind;
use crate::vocabulary;
use std::ops::Range;

/// Marks between the pairs, and blanks.
const PARTS: [char; 7] = [',', ';', '|', '/', '·', '•', ' '];

/// A value and its year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The year.
    pub year: i32,
    /// What a word beside it tells: `2023 (Plan)`, `Ziel 2027`.
    pub kind: Option<SeriesKind>,
    /// The bytes of the value.
    pub value: Range<usize>,
}

/// The values that end a text, and how many bytes stand before them. `None` unless all that stands behind the first year is pairs.
pub fn values(text: &str) -> Option<(usize, Vec<Dated>)> {
    memchr::memchr3(b':', b'=', 0xBB, text.as_bytes())?;
    let heads = heads(text);
    let (first, _) = heads.first()?;
    let before = text.get(..first.start)?;
    let label = before.trim_end();
    let open = label.ends_with(['(', '[']);
    let label = label
        .trim_end_matches(['(', '['])
        .trim_end()
        .trim_end_matches([':', '–', '-'])
        .trim_end()
        .len();
    let mut found = Vec::new();
    for (at, (head, told)) in heads.iter().enumerate() {
        let last = heads.get(at + 1).map(|(next, _)| next.start);
        let mut value = text.get(head.end..last.unwrap_or(text.len()))?.trim_end();
        if last.is_some() {
            // Without a mark between them, two pairs are something else.
            let bare = value.trim_end_matches(PARTS);
            if bare.len() == value.len() {
                return None;
            }
            value = bare;
        } else {
            value = value.trim_end_matches(['.', ';', ',']);
            value = if open {
                value.strip_suffix([')', ']'])?
            } else {
                value
            };
        }
        let lead = value.len() - value.trim_start().len();
        let (value, behind) = without_bracket(value.trim())?;
        let kind = told.kind.or(behind);
        numbers::cell(value)?;
        let start = head.end + lead;
        found.push(Dated {
            year: told.year,
            kind,
            value: start..start + value.len(),
        });
    }
    let any = found.iter().any(|one| {
        text.get(one.value.clone())
            .and_then(numbers::cell)
            .is_some_and(|cell| cell.value.is_some())
    });
    let rises = |kind: fn(Option<SeriesKind>) -> bool| {
        found
            .iter()
            .filter(|one| kind(one.kind))
            .is_sorted_by(|a, b| a.year < b.year)
    };
    let sorted = rises(|kind| kind == Some(SeriesKind::Target))
        && rises(|kind| kind != Some(SeriesKind::Target));
    // One value alone is a series only where a word says what it is.
    let enough = found.len() >= 2 || (open && found.iter().all(|one| one.kind.is_some()));
    (any && sorted && enough).then_some((label, found))
}

/// What opens a pair.
struct Head {
    year: i32,
    kind: Option<SeriesKind>,
}

/// The places where pairs open: a year, perhaps a word that tells planned from reported, and a sign.
fn heads(text: &str) -> Vec<(Range<usize>, Head)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(Range<usize>, Head)> = Vec::new();
    let mut at = 0;
    while let Some(digit) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(u8::is_ascii_digit))
        .map(|step| at + step)
    {
        let run = bytes.get(digit..).map_or(0, |rest| {
            rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
        });
        at = digit + run;
        let before = text.get(..digit).unwrap_or_default();
        let opens =
            before.is_empty() || before.ends_with([' ', '(', '[', ',', ';', '|', '/', '·', ':']);
        let Some(year) = text
            .get(digit..at)
            .filter(|_| run == 4 && opens)
            .and_then(years::year)
        else {
            continue;
        };
        let rest = text.get(at..).unwrap_or_default();
        let bracket = rest
            .trim_start()
            .strip_prefix('(')
            .and_then(|inner| inner.split_once(')'));
        let (told, rest) =
            match bracket.map(|(inner, behind)| (vocabulary::series_kind(inner), behind)) {
                Some((Some(kind), behind)) => (Some(kind), behind),
                Some((None, _)) => continue,
                None => (None, rest),
            };
        let Some(behind) = rest.trim_start().strip_prefix([':', '=', '»']) else {
            continue;
        };
        let word = before
            .trim_end()
            .rsplit([' ', '(', ';', ',', '|'])
            .next()
            .unwrap_or_default();
        let led = vocabulary::series_kind(word)
            .filter(|_| before.ends_with(' ') && word.chars().all(char::is_alphabetic));
        let start = if led.is_some() {
            before.trim_end().len() - word.len()
        } else {
            digit
        };
        found.push((
            start..text.len() - behind.len(),
            Head {
                year,
                kind: told.or(led),
            },
        ));
        at = text.len() - behind.len();
    }
    found
}

/// A value without the brackets behind it: a word that tells planned from reported, or a second value, which has no label of its own.
/// Other words in brackets make it something else.
fn without_bracket(value: &str) -> Option<(&str, Option<SeriesKind>)> {
    let Some((bare, inner)) = value
        .strip_suffix(')')
        .and_then(|rest| rest.split_once(" ("))
    else {
        return Some((value, None));
    };
    let kind = vocabulary::series_kind(inner);
    let known = kind.is_some() || numbers::cell(inner).is_some();
    known.then_some((bare.trim_end(), kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_behind_years_end_a_text() {
        let (label, found) = values("Kurse: 2021: 12, 2022 (Plan): 14").unwrap();
        assert_eq!((label, found.len(), found[1].year), (5, 2, 2022));
        assert!(values("Beschluss 2021: vertagt; 2022: 12 Kurse und mehr").is_none());
    }

    #[expect(
        clippy::type_complexity,
        reason = "label and values are compared as one"
    )]
    fn read(text: &str) -> Option<(String, Vec<(i32, Option<SeriesKind>, String)>)> {
        let (label, found) = values(text)?;
        Some((
            text[..label].to_owned(),
            found
                .into_iter()
                .map(|one| (one.year, one.kind, text[one.value].to_owned()))
                .collect(),
        ))
    }

    #[test]
    fn pairs_by_any_mark() {
        for text in [
            "Kurse: 2021: 1,5, 2022: 2",
            "Kurse (2021: 1,5; 2022: 2)",
            "Kurse: 2021: 1,5 / 2022: 2",
            "Kurse 2021: 1,5 · 2022: 2.",
        ] {
            let values = vec![(2021, None, "1,5".to_owned()), (2022, None, "2".to_owned())];
            assert_eq!(read(text), Some(("Kurse".to_owned(), values)), "{text}");
        }
    }

    #[test]
    fn planned_and_reported() {
        let kinds = |text| {
            read(text).map(|(_, found)| {
                found
                    .into_iter()
                    .map(|(year, kind, _)| (year, kind))
                    .collect::<Vec<_>>()
            })
        };
        let planned = Some(vec![(2021, None), (2023, Some(SeriesKind::Target))]);
        for text in [
            "Kurse: 2021: 12, 2023 (Plan): 14",
            "Kurse (2021: 12 %; Ziel 2023: 14 %)",
            "Kurse: 2021: 12, 2023: 14 (Plan)",
        ] {
            assert_eq!(kinds(text), planned, "{text}");
        }
        assert_eq!(
            kinds("Kurse (Zielwert 2028: 3)"),
            Some(vec![(2028, Some(SeriesKind::Target))])
        );
    }

    #[test]
    fn what_is_not_certain_is_not_read() {
        for text in [
            "Kurse 2021: 12 2022: 14",
            "Kurse: 2022: 12, 2021: 14",
            "Kurse: 2021: 12, 2021: 14",
            "Kurse (2021: 12)",
            "Kurse: 2021: 12, 2022: 14, später mehr",
            "Kurse: 2021: vertagt, 2022: 14",
            "Kurse (2021: 12, 2022: 14) und Feste",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
