//! Goals and indicators in tables of words: a row for each measure, a column for its goals, a column for its indicators.

use super::{Cells, Context, Draft, Findings, Passage, Rule, What, goal_block};
use crate::model::{Form, SeriesKind};
use crate::notation::numbers;
use crate::tables::Content;
use crate::tables::words::{Row, Target};
use crate::vocabulary::Topic;

/// The rule.
pub const RULE: Rule = Rule {
    name: "table_columns",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A table whose header has a word for goals or indicators above a column of words: `Nr. | Maßnahme | Ziel | Indikator`. What stands in a cell of such a column is a goal or
an indicator, several where bullets, semicolons, or lines broken on purpose part them. Indicators belong to the goals of their row. On pages drawn lines show the
columns, in texts bars, tabs, or two blanks and more. A column for the value of one year (`Zielwert 2030`) gives it to the indicator beside.
# Leaves alone
Empty cells and dashes, columns with other heads (`Zielgruppe`, `Zielwert` beside goals), tables of values under years, forms with a label in each row.
# Example
`Maßnahme | Ziel | Indikator` / `Radwege | sichere Wege | Unfälle; Länge der Netze` gives one goal and two indicators.
# Seen in
Action plans and lists of measures.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for table in context.tables {
        let Content::Words(rows) = &table.content else {
            continue;
        };
        let free = table
            .blocks
            .iter()
            .copied()
            .find(|at| !findings.is_taken(*at));
        let Some(at) = free else {
            continue;
        };
        for block in &table.blocks {
            findings.take(*block);
        }
        for (number, row) in rows.iter().enumerate() {
            // Beyond the blocks no other group has its number.
            let group = context.layout.blocks.len() + ((table.index as usize) << 16) + number;
            read(context, findings, at, row, group);
        }
    }
}

fn read<'t>(
    context: &Context<'_, 't>,
    findings: &mut Findings<'t>,
    at: usize,
    row: &Row<'t>,
    group: usize,
) {
    for (topic, parts) in &row.entries {
        let found = stated(context, *topic, parts);
        // A value beside several indicators may be that of any.
        let mut target = row.target.as_ref().filter(|_| found.len() == 1);
        for text in found {
            let what = match topic {
                Topic::Goals => What::Goal {
                    form: Form::Block,
                    text,
                },
                Topic::Principles => What::Principle { text },
                Topic::Indicators => What::Indicator {
                    label: text,
                    values: target.take().map(values),
                    kind: SeriesKind::Target,
                    stated: None,
                    unit: None,
                },
            };
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: context.section(at),
                group: Some(group),
                what,
            });
        }
    }
}

fn values<'t>(target: &Target<'t>) -> (Cells<'t>, Passage) {
    let cells = Cells::Pairs(vec![(target.year, target.text)]);
    (cells, target.passage.clone())
}

/// What the parts of a cell say, goals sentence by sentence.
fn stated(context: &Context<'_, '_>, topic: Topic, parts: &[Passage]) -> Vec<Passage> {
    let stated = parts.iter().flat_map(|part| match topic {
        Topic::Goals => goal_block::stated(context, part),
        Topic::Principles | Topic::Indicators => vec![part.clone()],
    });
    stated
        .filter(|part| says_something(&part.text(context.layout)))
        .collect()
}

/// A dash, or a value with its unit below "Ziel 2030", says nothing of itself.
fn says_something(text: &str) -> bool {
    let value = numbers::cell(text).is_some()
        || text.starts_with(|c: char| c.is_ascii_digit()) && text.split(' ').count() <= 2;
    !value && text.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

#[cfg(test)]
mod tests {
    #[test]
    fn table_columns() {
        crate::testing::check(super::RULE.name);
    }
}
