//! Rows of words under heads: what stands in the columns of goals, principles and indicators, part by part.

use crate::layout::lines::mark;
use crate::layout::passage::Passage;
use crate::layout::{Layout, Told};
use crate::model::SeriesKind;
use crate::notation::{numbers, years};
use crate::text::{Cell, Piece, Table};
use crate::vocabulary::{self, Topic};

/// A row of words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row<'t> {
    /// For each cell below a head for goals, principles or indicators: which of them, and what the cell lists.
    pub entries: Vec<(Topic, Vec<Passage>)>,
    /// The value in a column whose head names the year for which it is planned: "Zielwert 2030".
    pub target: Option<Target<'t>>,
}

/// A value that is planned for one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Target<'t> {
    /// The year of the head.
    pub year: i32,
    /// The value as printed.
    pub text: &'t str,
    /// Where it stands.
    pub passage: Passage,
}

/// The rows of a table, from the first to the last.
pub fn rows<'t>(layout: &Layout<'t>, table: &Table) -> Vec<Row<'t>> {
    let heads: Vec<String> = table
        .header
        .cells
        .iter()
        .map(|cell| without_bullets(layout, cell).text(layout))
        .collect();
    let topics: Vec<Option<Topic>> = heads
        .iter()
        .map(|head| vocabulary::column_topic(head))
        .collect();
    let years: Vec<Option<i32>> = heads.iter().map(|head| target_year(head)).collect();
    let row = |cells: &[Cell]| {
        let entries = cells
            .iter()
            .zip(&topics)
            .filter_map(|(cell, topic)| Some(((*topic)?, parts(layout, cell))));
        let mut targets = cells
            .iter()
            .zip(&years)
            .filter_map(|(cell, year)| target(layout, cell, (*year)?));
        Row {
            entries: entries.collect(),
            target: targets.next(),
        }
    };
    table.rows.iter().map(|found| row(&found.cells)).collect()
}

/// The year of a head of planned values: "Zielwert 2030".
fn target_year(head: &str) -> Option<i32> {
    let (word, year) = head.rsplit_once(' ')?;
    years::year(year).filter(|_| vocabulary::series_kind(word) == Some(SeriesKind::Target))
}

fn target<'t>(layout: &Layout<'t>, cell: &Cell, year: i32) -> Option<Target<'t>> {
    let [piece] = cell.pieces.as_slice() else {
        return None;
    };
    let text = layout.piece(piece)?;
    numbers::cell(text).filter(|cell| cell.value.is_some())?;
    Some(Target {
        year,
        text,
        passage: without_bullets(layout, cell),
    })
}

/// The pieces of a cell without bullets.
fn without_bullets(layout: &Layout<'_>, cell: &Cell) -> Passage {
    let mut passage = Passage::default();
    for piece in &cell.pieces {
        passage.extend(without_bullet(layout, piece));
    }
    passage
}

fn without_bullet(layout: &Layout<'_>, piece: &Piece) -> Passage {
    let mut passage = Passage::default();
    let bullet = bullet_bytes(layout, piece);
    passage.push(piece.line, piece.bytes.start + bullet..piece.bytes.end);
    passage
}

/// Bytes of the bullet that opens a piece.
fn bullet_bytes(layout: &Layout<'_>, piece: &Piece) -> usize {
    mark(layout.piece(piece).unwrap_or_default())
}

/// What a cell lists: by bullets, else by lines that were broken on purpose; by semicolons.
fn parts(layout: &Layout<'_>, cell: &Cell) -> Vec<Passage> {
    let opens = |piece: &Piece| {
        let line = layout.lines.get(piece.line);
        let item = line.is_some_and(|line| line.told == Told::Item && piece.bytes.start == 0);
        item || bullet_bytes(layout, piece) > 0
    };
    let listed = cell.pieces.iter().any(opens);
    let mut items: Vec<Passage> = Vec::new();
    for piece in &cell.pieces {
        let own = without_bullet(layout, piece);
        match items.last_mut().filter(|_| !opens(piece)) {
            Some(item) => item.extend(own),
            None => items.push(own),
        }
    }
    let phrases = items.into_iter().flat_map(|item| {
        if listed {
            vec![item]
        } else {
            item.phrases(layout)
        }
    });
    phrases
        .flat_map(|phrase| phrase.parts(layout, ';'))
        .collect()
}
