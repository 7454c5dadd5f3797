//! Goals and indicators in tables of words: a row for each measure, a column for its goals, a column for its indicators.

use super::{Cells, Context, Draft, Findings, Passage, Rule, What, goal_block};
use crate::layout::{Kind, Told};
use crate::model::{Form, SeriesKind};
use crate::notation::{numbers, years};
use crate::text::{Row, Table};
use crate::vocabulary::{self, Topic};
use std::ops::Range;

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
    let mut done: Vec<u32> = Vec::new();
    for (at, block) in context.layout.blocks.iter().enumerate() {
        let Kind::Table(index) = block.kind else {
            continue;
        };
        let Some(table) = context
            .layout
            .tables
            .get(index as usize)
            .filter(|table| table.words && !findings.is_taken(at))
        else {
            continue;
        };
        findings.take(at);
        // A table that goes on over a page may have several blocks.
        if !done.contains(&index) {
            done.push(index);
            read(context, findings, at, table, index);
        }
    }
}

fn read<'t>(
    context: &Context<'_, 't>,
    findings: &mut Findings<'t>,
    at: usize,
    table: &Table,
    index: u32,
) {
    let topics: Vec<Option<Topic>> = table
        .header
        .cells
        .iter()
        .map(|cell| vocabulary::column_topic(&passage(context, cell).text(context.layout)))
        .collect();
    for (number, row) in table.rows.iter().enumerate() {
        // Beyond the blocks no other group has its number.
        let group = context.layout.blocks.len() + ((index as usize) << 16) + number;
        for (cell, topic) in row.cells.iter().zip(&topics) {
            let Some(topic) = topic else { continue };
            let found = parts(context, cell, *topic);
            // A value beside several indicators may be that of any.
            let mut value = target(context, table, row).filter(|_| found.len() == 1);
            for text in found {
                let what = match topic {
                    Topic::Goals => What::Goal {
                        form: Form::Block,
                        text,
                    },
                    Topic::Principles => What::Principle { text },
                    Topic::Indicators => What::Indicator {
                        label: text,
                        values: value.take(),
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
}

/// The value of a row in a column whose head names the year for which it is planned: "Zielwert 2030".
fn target<'t>(context: &Context<'_, 't>, table: &Table, row: &Row) -> Option<(Cells<'t>, Passage)> {
    table
        .header
        .cells
        .iter()
        .zip(&row.cells)
        .find_map(|(head, cell)| {
            let head = passage(context, head).text(context.layout);
            let (word, year) = head.rsplit_once(' ')?;
            let year = years::year(year)
                .filter(|_| vocabulary::series_kind(word) == Some(SeriesKind::Target))?;
            let [(line, bytes)] = cell.as_slice() else {
                return None;
            };
            let text = context.layout.lines.get(*line)?.text.get(bytes.clone())?;
            numbers::cell(text).filter(|cell| cell.value.is_some())?;
            Some((Cells::Pairs(vec![(year, text)]), passage(context, cell)))
        })
}

/// The pieces of a cell without bullets.
fn passage(context: &Context<'_, '_>, cell: &[(usize, Range<usize>)]) -> Passage {
    let mut passage = Passage::default();
    for (line, bytes) in cell {
        let mark = mark(context, *line, bytes);
        passage.push(*line, bytes.start + mark..bytes.end);
    }
    passage
}

/// Bytes of the bullet that opens a piece.
fn mark(context: &Context<'_, '_>, line: usize, bytes: &Range<usize>) -> usize {
    let text = context
        .layout
        .lines
        .get(line)
        .and_then(|line| line.text.get(bytes.clone()))
        .unwrap_or_default();
    crate::layout::lines::mark(text)
}

/// What a cell lists: by bullets, else by lines that were broken on purpose; by semicolons; goals also by sentences.
fn parts(context: &Context<'_, '_>, cell: &[(usize, Range<usize>)], topic: Topic) -> Vec<Passage> {
    let opens = |(line, bytes): &&(usize, Range<usize>)| {
        mark(context, *line, bytes) > 0
            || context
                .layout
                .lines
                .get(*line)
                .is_some_and(|line| line.told == Told::Item && bytes.start == 0)
    };
    let listed = cell.iter().any(|piece| opens(&piece));
    let mut items: Vec<Passage> = Vec::new();
    for piece in cell {
        let own = passage(context, std::slice::from_ref(piece));
        match items.last_mut().filter(|_| !opens(&piece)) {
            Some(item) => item.extend(own),
            None => items.push(own),
        }
    }
    let phrases = items.into_iter().flat_map(|item| {
        if listed {
            vec![item]
        } else {
            item.phrases(context.layout)
        }
    });
    let parts = phrases.flat_map(|phrase| phrase.parts(context.layout, ';'));
    let stated = parts.flat_map(|part| {
        if topic == Topic::Goals {
            goal_block::stated(context, &part)
        } else {
            vec![part]
        }
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
