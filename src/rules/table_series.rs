//! Tables with an indicator in each row and a year above each column of values.

mod head;
mod label;

use super::{Cells, Context, Draft, Findings, Passage, Rule, What, indicator_block, labelled_line};
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::model::SeriesKind;
use crate::notation::{numbers, units};
use crate::problem::{Problem, ProblemKind};
use crate::text::{Cell, Piece, Row, Table};
use crate::vocabulary::{self, Topic};
use head::{Head, Header, Told};
use label::Group;

/// The rule.
pub const RULE: Rule = Rule {
    name: "table_series",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A table whose header has two years or more: each row is an indicator, each value belongs to the year above it. On pages columns are known by their place, in texts by
bars, tabs or blanks; where one blank parts them, a row must end with as many values as there are years. `Ist`, `Ergebnis`, `Plan`, `Ansatz` beside, above or below a year
tell reported from planned values; a row with both gives two indicators. Else the values of a report up to its own year are reported, and those below `Entwicklung` or
`Bilanz`, and those before a last column of aims. A single row called `Wert` is named by the line above the table. Units come from the label, a column for them, the header, or the group. A row without values heads a group: `Cash-Flow: vor Steuern`. A table with a year in
each row (`Jahr | Kurse`) gives an indicator for each column.
# Leaves alone
Columns for sums and comparisons, rows of words, captions of pictures. A row whose values do not stand under the years one by one, or can be parted in two ways, gets a diagnostic and no
series.
# Example
`Kennzahl | 2027 | 2028` / `Anzahl der Sensoren | 100 | 200` gives one indicator with two points; an empty cell is null.
# Seen in
Strategies, monitoring reports, accounts and budgets set with tables.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let mut before = Header::default();
    let mut told = None;
    for (at, block) in context.layout.blocks.iter().enumerate() {
        let Kind::Table(index) = block.kind else {
            continue;
        };
        let Some(table) = context
            .layout
            .tables
            .get(index as usize)
            .filter(|table| !table.words && !findings.is_taken(at))
        else {
            continue;
        };
        findings.take(at);
        // A table without a header goes on with the one before it.
        let mut header = if table.header.cells.iter().all(Cell::is_empty) {
            before
        } else {
            head::read(context, table)
        };
        let note = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .find_map(|beside| head::note(context, beside));
        header.common = header.common.or(note);
        let labels: Vec<String> = table
            .rows
            .iter()
            .filter_map(|row| row.cells.get(table.labels.saturating_sub(1)))
            .map(|cell| Passage::of_cell(cell).text(context.layout))
            .collect();
        header.numbered |= label::are_numbered(labels.iter().map(String::as_str));
        let told = *told.get_or_insert_with(|| Told::new(context));
        let mut reading = Reading {
            context,
            at,
            table,
            header: &header,
            told,
            group: None,
            above: None,
        };
        for row in &table.rows {
            reading.row(findings, row);
        }
        before = header;
    }
}

/// A table while its rows are read, from the first to the last.
struct Reading<'a, 'c, 't> {
    context: &'a Context<'c, 't>,
    at: usize,
    table: &'a Table,
    header: &'a Header,
    told: Told,
    /// The row without values above.
    group: Option<Group>,
    /// The label of the row above that is no part of another.
    above: Option<Passage>,
}

impl<'t> Reading<'_, '_, 't> {
    fn row(&mut self, findings: &mut Findings<'t>, row: &Row) {
        let (context, header) = (self.context, self.header);
        // Numbers of items and of accounts may stand before the label: it is the cell with the most letters.
        let labels = row
            .cells
            .iter()
            .take(self.table.labels)
            .enumerate()
            .filter(|(at, _)| header.unit != Some(*at));
        let labels = labels
            .map(|(_, cell)| Passage::of_cell(cell))
            .map(|cell| (cell.text(context.layout), cell));
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let Some((text, label)) = labels.rev().max_by_key(|(text, _)| letters(text)) else {
            return;
        };
        if !text.contains(char::is_alphabetic) || names_picture(&text) {
            return;
        }
        let cells: Vec<(&Head, &'t str)> = header
            .columns
            .iter()
            .zip(&row.cells)
            .filter_map(|(head, cell)| Some((head.as_ref()?, value(context, cell))))
            .collect();
        // "Wert" tells nothing: the line above the table does.
        let label = if vocabulary::counts(&text) {
            self.named_above(findings).unwrap_or(label)
        } else {
            label
        };
        let mut label = label::label(context, label, header.numbered);
        // Crosses and words tell of steps: "begonnen", "x".
        let number = cells
            .iter()
            .any(|(_, text)| numbers::cell(text).is_some_and(|cell| cell.value.is_some()));
        let told = |text: &str| {
            !text.is_empty() && (numbers::cell(text).is_none() || matches!(text, "x" | "X" | "•"))
        };
        if row.stray.is_empty() && !number && cells.iter().any(|(_, text)| told(text)) {
            (self.group, self.above) = (None, None);
            return;
        }
        if row.stray.is_empty() && cells.iter().all(|(_, text)| numbers::cell(text).is_none()) {
            self.group = Group::new(context, label);
            self.above = None;
            return;
        }
        let values = values(row, self.table.labels);
        if !row.stray.is_empty() {
            let kind = ProblemKind::TableRowShifted { row: text };
            Self::problem(findings, &values, kind);
            return;
        }
        if self
            .group
            .as_mut()
            .is_some_and(|group| !group.holds(context, &label))
        {
            self.group = None;
        }
        let own = label.passage.text(context.layout);
        label::without_part_word(context, &mut label.passage);
        let named = match (&self.group, &self.above) {
            (_, Some(above))
                if label::is_part(&own) && label.passage.text(context.layout) == own =>
            {
                label::join(above, label.passage)
            }
            (Some(group), _) => group.prefix(label.passage),
            _ => label.passage,
        };
        if !label::is_part(&own) {
            // A part of a part is a part of the whole.
            self.above = Some(Passage {
                head: 0,
                ..named.clone()
            })
            .filter(|_| named.head == 0);
        }
        self.series(findings, row, &cells, &named, &values, &text);
    }

    /// What the line above a table names whose only row is called "Wert".
    fn named_above(&self, findings: &mut Findings<'t>) -> Option<Passage> {
        let context = self.context;
        let above = self.at.checked_sub(1)?;
        let named = |text: &str| {
            text.chars().count() <= 160
                && text.contains(char::is_alphabetic)
                && !ends_sentence(text)
        };
        let fits = matches!(context.kind(above), Some(Kind::Text | Kind::Item))
            && !context.is_heading(above);
        let passage = context.passage(above);
        if !fits || !named(&passage.text(context.layout)) || self.table.rows.len() > 2 {
            return None;
        }
        findings.take(above);
        Some(labelled_line::unnumbered(context, passage))
    }

    fn problem(findings: &mut Findings<'t>, values: &Passage, kind: ProblemKind) {
        let lines = values.lines().map(|(first, last)| first..last + 1);
        let problem = Problem::at_lines(kind, lines, RULE.name);
        findings.problems.push(problem);
    }

    fn series(
        &self,
        findings: &mut Findings<'t>,
        row: &Row,
        cells: &[(&Head, &'t str)],
        label: &Passage,
        values: &Passage,
        text: &str,
    ) {
        let (context, header) = (self.context, self.header);
        let unit = header
            .unit
            .and_then(|column| row.cells.get(column))
            .and_then(|cell| units::printed(&Passage::of_cell(cell).text(context.layout)));
        let section = indicators_above(context, self.at);
        let kind_of = |head: &Head| {
            head.kind
                .unwrap_or_else(|| self.told.kind(context, self.at, head))
        };
        for kind in [SeriesKind::Actual, SeriesKind::Target] {
            let mut own: Vec<&(&Head, &str)> = cells
                .iter()
                .filter(|(head, _)| kind_of(head) == kind)
                .collect();
            if own.is_empty() || own.iter().all(|(_, text)| numbers::cell(text).is_none()) {
                continue;
            }
            // What the row leaves blank for all years of a kind is not said of it.
            let value = |text: &str| numbers::cell(text).is_some_and(|cell| cell.value.is_some());
            if !own.iter().any(|(_, text)| value(text)) && cells.iter().any(|(_, text)| value(text))
            {
                continue;
            }
            // The newest year may stand first. The same year twice tells of two things that the header does not name.
            own.sort_by_key(|(head, _)| head.year);
            if own
                .windows(2)
                .any(|pair| matches!(pair, [a, b] if a.0.year == b.0.year))
            {
                let kind = ProblemKind::TableYearsTwice { row: text.into() };
                Self::problem(findings, values, kind);
                continue;
            }
            let in_header = own.first().and_then(|(head, _)| head.unit.clone());
            let series = Cells::Row {
                cells: own.iter().map(|(_, text)| *text).collect(),
                header: Some(own.iter().map(|(head, _)| head.year).collect()),
            };
            let in_group = self.group.as_ref().and_then(|group| group.unit.clone());
            let what = What::Indicator {
                label: label.clone(),
                values: Some((series, values.clone())),
                kind,
                stated: None,
                unit: unit
                    .clone()
                    .or(in_header)
                    .or(in_group)
                    .or(header.common.clone()),
            };
            let group = section.map(|head| indicator_block::goals_of(context, head));
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: context.section(section.unwrap_or(self.at)),
                group,
                what,
            });
        }
    }
}

/// "Abbildung 3: Radwege 2019 bis 2023": a caption with the figures of its picture.
fn names_picture(text: &str) -> bool {
    let rest = ["Abbildung ", "Abb. ", "Diagramm ", "Grafik "]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The places of the values of a row, in the order of the page.
fn values(row: &Row, labels: usize) -> Passage {
    let cells = row.cells.iter().skip(labels).flat_map(|cell| &cell.pieces);
    let mut pieces: Vec<Piece> = cells.chain(&row.stray).cloned().collect();
    pieces.sort_by_key(|piece| (piece.line, piece.bytes.start));
    Passage { pieces, head: 0 }
}

/// The text of a cell of values.
fn value<'t>(context: &Context<'_, 't>, cell: &Cell) -> &'t str {
    let first = cell.pieces.first();
    let text = first.and_then(|piece| {
        let line = context.layout.lines.get(piece.line)?;
        line.text.get(piece.bytes.clone())
    });
    text.unwrap_or_default().trim()
}

/// The word for indicators above a table, with nothing but text and tables between.
fn indicators_above(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let between = |at: &usize| {
        matches!(
            context.kind(*at),
            Some(Kind::Text | Kind::Table(_) | Kind::Item | Kind::Values)
        ) && !context.is_heading(*at)
    };
    let above = (0..at).rev().find(|at| !between(at))?;
    (context.kind(above) == Some(Kind::Topic(Topic::Indicators))).then_some(above)
}

#[cfg(test)]
mod tests {
    #[test]
    fn table_series() {
        crate::testing::check(super::RULE.name);
    }
}
