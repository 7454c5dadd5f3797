//! Rows of values under years: each has a label, and for reported and for planned values a series, or a reason why it is left out.

use super::Paper;
use super::groups::{self, Group};
use super::heads::{Head, Header};
use super::labels::{self, Label};
use super::notes;
use super::reporting::Reporting;
use crate::layout::Kind;
use crate::layout::blocks::ends_sentence;
use crate::layout::passage::Passage;
use crate::model::{SeriesKind, Unit};
use crate::notation::{numbers, units};
use crate::text::{self, Cell, Piece};
use crate::vocabulary;

/// Letters of the longest line above a table that names its only row.
const MAX_TITLE_CHARS: usize = 160;

/// A row of values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row<'t> {
    /// Index of [`text::Table::rows`].
    pub at: usize,
    /// What its label cell says.
    pub text: String,
    /// What its values are of: the label without numbers and marks, behind what it is a part of.
    pub label: Passage,
    /// Where its values stand.
    pub values: Passage,
    /// The block above the table that names it, where its own label says no more than "Wert".
    pub named_by: Option<usize>,
    /// One for each kind of values that it has.
    pub series: Vec<Series<'t>>,
    /// Why it, or one kind of its values, is left out.
    pub left_out: Option<LeftOut>,
}

/// The values of one kind in a row, in the order of their years.
#[derive(Debug, Clone, PartialEq)]
pub struct Series<'t> {
    /// Reported or planned.
    pub kind: SeriesKind,
    /// One for each cell.
    pub years: Vec<i32>,
    /// As printed.
    pub cells: Vec<&'t str>,
    /// What a column, a head, the group or a note says of the unit.
    pub unit: Option<Unit>,
}

/// Why a row gives no series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It has no words before its values.
    NoLabel,
    /// It is the caption of a picture.
    Caption,
    /// Its cells hold words, which tell of steps.
    Words,
    /// It has no value, and heads the rows below it.
    Group,
    /// Its values do not stand under the years one by one.
    Shifted,
    /// A year stands twice above its values.
    YearTwice,
}

/// A header with what lines beside the table and the labels of its rows say.
pub fn with_notes(paper: Paper<'_, '_>, at: usize, table: &text::Table, header: &Header) -> Header {
    let mut header = header.clone();
    let beside = [at.checked_sub(1), Some(at + 1)];
    let note = beside
        .into_iter()
        .flatten()
        .find_map(|beside| notes::unit_of_note(&paper.layout.block_text(beside)));
    header.common = header.common.or(note);
    let last_label = table.labels.saturating_sub(1);
    let cells = table
        .rows
        .iter()
        .filter_map(|row| row.cells.get(last_label));
    let labels: Vec<String> = cells
        .map(|cell| Passage::of_cell(cell).text(paper.layout))
        .collect();
    header.numbered |= labels::are_numbered(labels.iter().map(String::as_str));
    header
}

/// The rows of a table, from the first to the last.
pub fn rows<'t>(
    paper: Paper<'_, 't>,
    at: usize,
    table: &text::Table,
    header: &Header,
    reporting: Reporting,
) -> Vec<Row<'t>> {
    let mut reader = Reader {
        paper,
        at,
        table,
        header,
        reporting,
        group: None,
        above: None,
    };
    let rows = table.rows.iter().enumerate();
    rows.map(|(place, row)| Row {
        at: place,
        ..reader.row(row)
    })
    .collect()
}

/// A table while its rows are read.
struct Reader<'a, 't> {
    paper: Paper<'a, 't>,
    at: usize,
    table: &'a text::Table,
    header: &'a Header,
    reporting: Reporting,
    /// The row without values above.
    group: Option<Group>,
    /// The label of the row above that is no part of another.
    above: Option<Passage>,
}

impl<'a, 't> Reader<'a, 't> {
    fn row(&mut self, row: &text::Row) -> Row<'t> {
        let layout = self.paper.layout;
        let Some((text, label)) = self.label(row) else {
            return left_out(LeftOut::NoLabel);
        };
        if names_picture(&text) {
            return left_out(LeftOut::Caption);
        }
        let cells = self.cells(row);
        // "Wert" tells nothing: the line above the table does.
        let named_by = vocabulary::counts(&text)
            .then(|| self.named_above())
            .flatten();
        let label = named_by.map_or(label, |above| layout.block_passage(above));
        let label = labels::label(layout, label, self.header.numbered);
        let mut found = Row {
            named_by,
            values: value_pieces(row, self.table.labels),
            text,
            ..Row::default()
        };
        found.left_out = Self::without_series(row, &cells);
        match found.left_out {
            Some(LeftOut::Words) => (self.group, self.above) = (None, None),
            Some(LeftOut::Group) => {
                self.group = Group::new(layout, label);
                self.above = None;
            }
            Some(_) => {}
            None => {
                found.label = self.whole_label(label);
                self.series(row, &cells, &mut found);
            }
        }
        found
    }

    /// The words before the values. Numbers of items and of accounts may stand before the label: it is the cell with the most letters.
    fn label(&self, row: &text::Row) -> Option<(String, Passage)> {
        let labels = row.cells.iter().take(self.table.labels).enumerate();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        labels
            .filter(|(at, _)| self.header.unit != Some(*at))
            .map(|(_, cell)| Passage::of_cell(cell))
            .map(|label| (label.text(self.paper.layout), label))
            .rev()
            .max_by_key(|(text, _)| letters(text))
            .filter(|(text, _)| letters(text) > 0)
    }

    /// The cells below years.
    fn cells(&self, row: &text::Row) -> Vec<(&'a Head, &'t str)> {
        let columns = self.header.columns.iter().zip(&row.cells);
        columns
            .filter_map(|(head, cell)| Some((head.as_ref()?, self.value(cell))))
            .collect()
    }

    fn value(&self, cell: &Cell) -> &'t str {
        let first = cell.pieces.first();
        first
            .and_then(|piece| self.paper.layout.piece(piece))
            .unwrap_or_default()
            .trim()
    }

    /// Why a row gives no series, whatever its label.
    fn without_series(row: &text::Row, cells: &[(&Head, &str)]) -> Option<LeftOut> {
        if !row.stray.is_empty() {
            return Some(LeftOut::Shifted);
        }
        // Crosses and words tell of steps: "begonnen", "x".
        let is_word = |text: &str| {
            let mark = matches!(text, "x" | "X" | "•");
            !text.is_empty() && (mark || numbers::cell(text).is_none())
        };
        if !cells.iter().any(|(_, text)| is_value(text))
            && cells.iter().any(|(_, text)| is_word(text))
        {
            return Some(LeftOut::Words);
        }
        let blank = cells.iter().all(|(_, text)| numbers::cell(text).is_none());
        blank.then_some(LeftOut::Group)
    }

    /// A label behind what it is a part of.
    fn whole_label(&mut self, mut label: Label) -> Passage {
        let layout = self.paper.layout;
        if self
            .group
            .as_mut()
            .is_some_and(|group| !group.holds(layout, &label))
        {
            self.group = None;
        }
        let own = label.passage.text(layout);
        groups::without_part_word(layout, &mut label.passage);
        let is_part = groups::is_part(&own);
        let named = match (&self.group, &self.above) {
            (_, Some(above)) if is_part && label.passage.text(layout) == own => {
                groups::join(above, label.passage)
            }
            (Some(group), _) => group.prefix(label.passage),
            _ => label.passage,
        };
        if !is_part {
            // A part of a part is a part of the whole.
            self.above = (named.head == 0).then(|| named.clone());
        }
        named
    }

    /// The block above a table that names its only row.
    fn named_above(&self) -> Option<usize> {
        let layout = self.paper.layout;
        let above = self.at.checked_sub(1)?;
        let kind = layout.blocks.get(above)?.kind;
        let may_name = matches!(kind, Kind::Text | Kind::Item);
        if !may_name || self.paper.outline.is_heading(above) || self.table.rows.len() > 2 {
            return None;
        }
        let text = layout.block_text(above);
        let words = text.contains(char::is_alphabetic) && !ends_sentence(&text);
        (words && text.chars().count() <= MAX_TITLE_CHARS).then_some(above)
    }

    fn series(&self, row: &text::Row, cells: &[(&'a Head, &'t str)], found: &mut Row<'t>) {
        let unit = self.header.unit.and_then(|column| row.cells.get(column));
        let unit =
            unit.and_then(|cell| units::printed(&Passage::of_cell(cell).text(self.paper.layout)));
        let kind_of = |head: &Head| {
            head.kind
                .unwrap_or_else(|| self.reporting.kind(self.paper, self.at, head))
        };
        let valued = cells.iter().any(|(_, text)| is_value(text));
        for kind in [SeriesKind::Actual, SeriesKind::Target] {
            let mut own: Vec<(&Head, &'t str)> = cells
                .iter()
                .filter(|(head, _)| kind_of(head) == kind)
                .copied()
                .collect();
            // What the row leaves blank for all years of a kind is not said of it.
            let blank = own.iter().all(|(_, text)| numbers::cell(text).is_none());
            if blank || valued && !own.iter().any(|(_, text)| is_value(text)) {
                continue;
            }
            // The newest year may stand first. The same year twice tells of two things that the header does not name.
            own.sort_by_key(|(head, _)| head.year);
            let twice = |pair: &[(&Head, &str)]| matches!(pair, [a, b] if a.0.year == b.0.year);
            if own.windows(2).any(twice) {
                found.left_out = Some(LeftOut::YearTwice);
                continue;
            }
            let in_head = own.first().and_then(|(head, _)| head.unit.clone());
            let in_group = self.group.as_ref().and_then(|group| group.unit.clone());
            let common = self.header.common.clone();
            found.series.push(Series {
                kind,
                years: own.iter().map(|(head, _)| head.year).collect(),
                cells: own.iter().map(|(_, text)| *text).collect(),
                unit: unit.clone().or(in_head).or(in_group).or(common),
            });
        }
    }
}

fn left_out<'t>(why: LeftOut) -> Row<'t> {
    Row {
        left_out: Some(why),
        ..Row::default()
    }
}

fn is_value(text: &str) -> bool {
    numbers::cell(text).is_some_and(|cell| cell.value.is_some())
}

/// "Abbildung 3: Radwege 2019 bis 2023": a caption with the figures of its picture.
fn names_picture(text: &str) -> bool {
    let rest = ["Abbildung ", "Abb. ", "Diagramm ", "Grafik "]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The places of the values of a row, in the order of the page.
fn value_pieces(row: &text::Row, labels: usize) -> Passage {
    let cells = row.cells.iter().skip(labels).flat_map(|cell| &cell.pieces);
    let mut pieces: Vec<Piece> = cells.chain(&row.stray).cloned().collect();
    pieces.sort_by_key(|piece| (piece.line, piece.bytes.start));
    Passage { pieces, head: 0 }
}
