//! The labels of a head, and where they stand in a line.

use crate::council::numbers::{is_agenda_item, is_paper_number};
use crate::notation::dates;
use crate::vocabulary::{HeadField, head_field};

/// Bytes of the longest label.
const MAX_LABEL_BYTES: usize = 48;

/// Words of the longest label in front of a colon.
const MAX_LABEL_WORDS: usize = 4;

/// The field of a cell that is a label and nothing else, with or without its colon.
pub fn label(cell: &str) -> Option<HeadField> {
    let cell = cell.trim();
    if cell.len() > MAX_LABEL_BYTES || !cell.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let plain = cell.trim_end_matches(':').trim_end();
    head_field(&plain.to_lowercase())
}

/// A piece of a line: a label, or text that stands under none, with what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'t> {
    pub label: Option<HeadField>,
    pub value: &'t str,
}

/// Parts a cell at its labels: "Vorlage Nr.: 2026/0244 Verantwortlich: Dez. 4" has two, "TOP 14 b" has one.
pub fn parts(cell: &str) -> Vec<Part<'_>> {
    let mut found: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    let mut open: Option<HeadField> = None;
    for (colon, _) in cell.match_indices(':') {
        let before = cell.get(start..colon).unwrap_or_default();
        let Some((at, field)) = label_at_end(before) else {
            continue;
        };
        let lead = before.get(..at).unwrap_or_default().trim();
        if open.is_some() || !lead.is_empty() {
            found.push(Part {
                label: open,
                value: lead,
            });
        }
        open = Some(field);
        start = colon + 1;
    }
    if open.is_none() {
        return vec![without_colon(cell.trim())];
    }
    found.push(Part {
        label: open,
        value: cell.get(start..).unwrap_or_default().trim(),
    });
    found
}

/// The longest label that the last words of a text make, and where it begins.
fn label_at_end(text: &str) -> Option<(usize, HeadField)> {
    let words = text.match_indices(' ').map(|(at, _)| at + 1);
    let mut begins = std::iter::once(0).chain(words);
    begins.find_map(|at| {
        let rest = text.get(at..)?;
        let short = rest.split(' ').count() <= MAX_LABEL_WORDS;
        Some((at, label(rest).filter(|_| short)?))
    })
}

/// A label without colon tells by what follows it: "Vorlage Nr. 427", "TOP 14 b", "vom 02.12.2005".
fn without_colon(cell: &str) -> Part<'_> {
    let blanks: Vec<usize> = cell.match_indices(' ').map(|(at, _)| at).take(3).collect();
    let split = blanks.into_iter().rev().find_map(|at| {
        let (head, rest) = cell.split_at_checked(at)?;
        let field = label(head)?;
        follows_label(field, head, rest).then(|| Part {
            label: Some(field),
            value: rest.trim(),
        })
    });
    split.unwrap_or(Part {
        label: None,
        value: cell,
    })
}

/// Whether what stands behind a label without colon is its value.
fn follows_label(field: HeadField, label: &str, rest: &str) -> bool {
    let wide = rest.starts_with("  ");
    let rest = rest.trim();
    let is_day = || dates::day(rest).is_some();
    match field {
        HeadField::Reference => {
            // "Vorlage 3" may be a word of a sentence.
            let sure = label.trim_end_matches('.').contains(['.', '-', ' '])
                || rest.contains(['/', '-'])
                || label.to_lowercase().contains("nummer");
            sure && is_paper_number(rest)
        }
        HeadField::Agenda => is_agenda_item(rest),
        HeadField::Written | HeadField::Date | HeadField::SessionDate => is_day(),
        HeadField::Other => wide || is_day(),
        HeadField::Department => wide || rest.starts_with("Dez"),
        HeadField::Contact
        | HeadField::Decision
        | HeadField::Body
        | HeadField::Public
        | HeadField::Mover => wide,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Vec<(Option<HeadField>, &str)> {
        parts(cell)
            .into_iter()
            .map(|part| (part.label, part.value))
            .collect()
    }

    #[test]
    fn labels_inside_a_line() {
        assert_eq!(
            read("Vorlage Nr.: 2026/0244 Verantwortlich: Dez. 4"),
            [
                (Some(HeadField::Reference), "2026/0244"),
                (Some(HeadField::Department), "Dez. 4")
            ]
        );
        assert_eq!(
            read("Vorlage Nr. 427"),
            [(Some(HeadField::Reference), "427")]
        );
        assert_eq!(read("TOP 14 b"), [(Some(HeadField::Agenda), "14 b")]);
        assert_eq!(
            read("vom 02.12.2005"),
            [(Some(HeadField::Written), "02.12.2005")]
        );
        assert_eq!(
            read("verantwortlich  Dez. 5"),
            [(Some(HeadField::Department), "Dez. 5")]
        );
        assert_eq!(
            read("Radwege: ein Bericht"),
            [(None, "Radwege: ein Bericht")]
        );
        assert_eq!(read("Vorlage an den Rat"), [(None, "Vorlage an den Rat")]);
    }
}
