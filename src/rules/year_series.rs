//! A label and, below it, the row of its values.

use super::{Cells, Context, Draft, Findings, Passage, Rule, What};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::model::SeriesKind;
use crate::notation::{numbers, years};
use crate::problem::{Problem, ProblemKind};

/// The rule.
pub const RULE: Rule = Rule {
    name: "year_series",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A label and below it a row of values, parted by `|`, a capital `I` that stands for it, `»` or `;`. `-` is a value left blank. The years come from the label (`für
2022 bis 2026`), from a row of years between label and values, or from the period of the document.
# Leaves alone
Rows without a label, and rows of words.
# Example
`Anzahl der Sensoren für 2022 bis 2024:` / `100 I 200 I 400`
# Seen in
Strategies and monitoring reports of every kind.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let mut at = 0;
    while at < context.layout.blocks.len() {
        let Some((values, next)) = row(context, at).filter(|_| !findings.is_taken(at)) else {
            at += 1;
            continue;
        };
        match at
            .checked_sub(1)
            .filter(|label| is_label(context, findings, *label))
        {
            Some(label) => {
                (label..next).for_each(|block| findings.take(block));
                let what = What::Indicator {
                    label: context.passage(label),
                    values: Some(values),
                    kind: SeriesKind::Target,
                    stated: None,
                    unit: None,
                };
                findings.drafts.push(Draft {
                    rule: RULE.name,
                    section: context.section(label),
                    group: None,
                    what,
                });
            }
            None => findings.problems.push(Problem::at_lines(
                ProblemKind::SeriesWithoutLabel,
                context.block(at).map(|block| block.lines.clone()),
                RULE.name,
            )),
        }
        at = next;
    }
}

/// A paragraph, an item or a line in capitals that is no sentence and no heading.
fn is_label(context: &Context<'_, '_>, findings: &Findings<'_>, at: usize) -> bool {
    let kind = matches!(
        context.kind(at),
        Some(Kind::Text | Kind::Item | Kind::Capitals | Kind::Numbered)
    );
    kind && !context.is_heading(at) && !findings.is_taken(at) && names_something(&context.text(at))
}

/// Whether a text can be a label: words, not too many, and no sentence.
pub(super) fn names_something(text: &str) -> bool {
    let short = text.chars().count() <= 250
        && text
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.chars().count() >= 3);
    let abbreviated = [
        "Tsd.", "Mio.", "Mrd.", "p. a.", "p.a.", "etc.", "usw.", "u. a.", "Std.", "Min.",
    ]
    .iter()
    .any(|end| text.ends_with(end));
    // "Jahr Erdgas Fernwärme" heads a table with a year in each row.
    let transposed =
        text == "Jahr" || text.starts_with("Jahr ") && !text.contains(|c: char| c.is_ascii_digit());
    short
        && !transposed
        && (!ends_sentence(text)
            || abbreviated
            || text.ends_with([':', ')'])
            || text.split(' ').count() <= 3)
}

/// The row of values at a block, with a row of years above it if there is one; returns the block behind it.
pub(super) fn row<'t>(
    context: &Context<'_, 't>,
    at: usize,
) -> Option<((Cells<'t>, Passage), usize)> {
    let cells = cells(context, at)?;
    let header: Option<Vec<i32>> = cells.iter().map(|cell| years::year(cell)).collect();
    let below = header.as_ref().and_then(|_| self::cells(context, at + 1));
    match (header, below) {
        (Some(header), Some(below)) if rises(&header) => {
            let mut passage = context.passage(at);
            passage.extend(context.passage(at + 1));
            Some((
                (
                    Cells::Row {
                        cells: below,
                        header: Some(header),
                    },
                    passage,
                ),
                at + 2,
            ))
        }
        // Years alone are no values.
        (Some(header), _) if rises(&header) => None,
        _ => Some((
            (
                Cells::Row {
                    cells,
                    header: None,
                },
                context.passage(at),
            ),
            at + 1,
        )),
    }
}

fn cells<'t>(context: &Context<'_, 't>, at: usize) -> Option<Vec<&'t str>> {
    let block = context
        .block(at)
        .filter(|block| block.kind == Kind::Values)?;
    let mut cells = Vec::new();
    for line in block
        .lines
        .clone()
        .filter_map(|line| context.layout.lines.get(line))
    {
        let text: &'t str = line.text;
        let body = text.get(usize::from(line.mark)..)?;
        // The second line of a row may hold a single value.
        cells.extend(
            numbers::series(body)
                .or_else(|| numbers::cell(body).map(|_| vec![body]))
                .unwrap_or_default(),
        );
    }
    (!cells.is_empty()).then_some(cells)
}

pub(super) fn rises(years: &[i32]) -> bool {
    years.len() >= 2 && years.is_sorted_by(|a, b| a < b)
}

#[cfg(test)]
mod tests {
    #[test]
    fn year_series() {
        crate::testing::check(super::RULE.name);
    }
}
