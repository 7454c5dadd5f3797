//! Tables whose columns are parted by blanks only: a header with years, and rows that end with a value for each of them.
//!
//! Where two blanks or more part the columns, a value stands under its year; where one blank does, a row counts as one only if it has as
//! many values as there are years, and can be read in one way only.

use super::columns::{Extent, cells};
use super::head::{Head, Header};
use super::trailing::{Trailing, trailing};
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::layout::{Line, Role};
use crate::notation::{numbers, units};
use crate::text::{Cell, Piece, Row, Table};
use crate::vocabulary;
use std::ops::Range;

/// Lines without values that may stand above those with values: a label over several lines, the head of a group.
const LABEL: usize = 3;
/// Bytes of the longest line of a label.
const LONGEST: usize = 110;

/// What a line below a header is.
enum Read {
    /// Words.
    Words,
    /// A row: its label, and a value or nothing for each column.
    Values(Option<Range<usize>>, Vec<Range<usize>>),
    /// Values that nobody can tell the years of, and the label before them.
    Stray(Option<Range<usize>>, Range<usize>),
}

/// The table whose header stands at a line, with the line where it begins and the one behind it.
pub fn table(lines: &[Line<'_>], at: usize) -> Option<(Table, Range<usize>)> {
    let header = super::header::header(lines, at)?;
    let mut table = Table {
        labels: header.labels.len().max(1),
        header: head_row(&header),
        ..Table::default()
    };
    let (mut at, mut end) = (header.lines.end, header.lines.end);
    let mut good = 0;
    while let Some((rows, next, fits)) = row(lines, at, &header, &table) {
        table.rows.extend(rows);
        at = next;
        if fits {
            (good, end) = (table.rows.len(), next);
        }
    }
    // A row that cannot be read belongs to the table if others follow, or if it stands right below the last.
    let kept = (good + 1).min(table.rows.len());
    if let Some(last) = table.rows.get(good).filter(|row| {
        !row.stray.is_empty() && row.cells.first().is_some_and(|label| !label.is_empty())
    }) {
        end = last
            .stray
            .iter()
            .map(|piece| piece.line + 1)
            .max()
            .unwrap_or(end);
        table.rows.truncate(kept);
    } else {
        table.rows.truncate(good);
    }
    (good > 0).then_some((table, header.lines.start..end))
}

fn head_row(header: &Header) -> Row {
    let labels = if header.labels.is_empty() {
        vec![Cell::default()]
    } else {
        header.labels.clone()
    };
    Row {
        cells: labels
            .into_iter()
            .chain(header.heads.iter().map(|head| head.cell.clone()))
            .collect(),
        stray: Vec::new(),
    }
}

/// The rows that the next lines make, the line behind them, and whether the last of them has its values in their places.
#[expect(clippy::too_many_lines, reason = "it waits to be parted")]
fn row(
    lines: &[Line<'_>],
    at: usize,
    header: &Header,
    table: &Table,
) -> Option<(Vec<Row>, usize, bool)> {
    let mut words: Vec<usize> = Vec::new();
    let mut next = at;
    let (line, read) = loop {
        let line = lines
            .get(next)
            .filter(|line| follows(line, next == header.lines.end))?;
        match read(line, header) {
            Read::Words if is_ruler(line.text) => {}
            Read::Words => {
                let sentence = ends_sentence(line.text)
                    && !line.text.ends_with([':', ')'])
                    && line.text.split_whitespace().count() > 8;
                if words.len() == LABEL
                    || line.text.len() > LONGEST
                    || sentence
                    || opens_other(line.text)
                    || super::header::header(lines, next).is_some()
                {
                    return None;
                }
                words.push(next);
            }
            read => break (next, read),
        }
        next += 1;
    };
    if super::header::header(lines, line).is_some() {
        return None;
    }
    let text = |at: usize| lines.get(at).map(|line| line.text).unwrap_or_default();
    let piece = |line: usize, bytes: Range<usize>| Piece::new(line, bytes);
    let whole = |at: usize| piece(at, 0..text(at).len());
    let (label, cells, stray) = match read {
        Read::Values(label, values) => (label, values, None),
        Read::Stray(label, stray) => (label, Vec::new(), Some(stray)),
        Read::Words => return None,
    };
    let own = label
        .clone()
        .and_then(|label| text(line).get(label))
        .is_some_and(|label| label.contains(char::is_alphabetic));
    // The lines above are this row's label if it has none of its own, or if they go on in it. Others head a group.
    let mut joined = 0;
    for (count, above) in words.iter().rev().enumerate() {
        let below = if count == 0 {
            label
                .clone()
                .and_then(|label| text(line).get(label))
                .unwrap_or_default()
        } else {
            text(above + 1)
        };
        let goes_on =
            is_open_end(text(*above)) || below.starts_with(|c: char| c.is_lowercase() || c == '(');
        let heads = text(*above).ends_with(':') || is_part_word(text(*above));
        if heads || !(goes_on || (!own && (count == 0 || !is_numbered(text(*above))))) {
            break;
        }
        joined = count + 1;
    }
    let (groups, above) = words.split_at(words.len() - joined);
    let mut pieces: Vec<Piece> = above.iter().map(|at| whole(*at)).collect();
    pieces.extend(label.filter(|_| own).map(|label| piece(line, label)));
    let mut end = line + 1;
    // "Aufwendungen für laufende Zwecke  4.164  4.223" / "und besondere Finanzaufwendungen"
    while let (Some(below), Some(last)) = (
        lines
            .get(end)
            .filter(|below| follows(below, false) && below.gap == 0),
        pieces.last(),
    ) {
        let last = text(last.line).get(last.bytes.clone()).unwrap_or_default();
        let before = if above.is_empty() {
            last
        } else {
            above.last().map_or(last, |above| text(*above))
        };
        let lower = below
            .text
            .starts_with(|c: char| c.is_lowercase() || c == '(')
            && !is_part_word(below.text);
        let goes_on = (above.is_empty() && own && (lower || is_open_end(last)))
            || (!own && above.len() == 1 && (is_open_end(before) || before.ends_with('.')));
        let fits = end == line + 1
            && below.text.len() <= LONGEST
            && !below.text.ends_with(['.', ':'])
            && matches!(self::read(below, header), Read::Words);
        if !(goes_on && fits) || super::header::header(lines, end).is_some() {
            break;
        }
        pieces.push(whole(end));
        end += 1;
    }
    let heads = table.header.cells.len();
    let mut rows: Vec<Row> = groups
        .iter()
        .map(|at| {
            let mut cells = vec![Cell::default(); heads];
            if let Some(first) = cells.first_mut() {
                first.pieces.push(whole(*at));
            }
            Row {
                cells,
                stray: Vec::new(),
            }
        })
        .collect();
    let fits = stray.is_none() && !pieces.is_empty();
    let mut all = vec![Cell::default(); table.labels];
    if let Some(first) = all.first_mut() {
        first.pieces = pieces;
    }
    split_labels(lines, header, &mut all);
    all.extend(cells.into_iter().map(|cell| Cell::on_line(line, cell)));
    all.resize(heads, Cell::default());
    rows.push(Row {
        cells: all,
        stray: stray.map(|stray| piece(line, stray)).into_iter().collect(),
    });
    Some((rows, end, fits))
}

/// Puts the cells of the label's line under the heads of the labels, where there are as many.
fn split_labels(lines: &[Line<'_>], header: &Header, labels: &mut [Cell]) {
    let Some([only]) = labels.first().map(|label| label.pieces.as_slice()) else {
        return;
    };
    let (line, range) = (only.line, only.bytes.clone());
    let Some(text) = lines
        .get(line)
        .and_then(|line| line.text.get(range.clone()))
    else {
        return;
    };
    let parts: Vec<Range<usize>> = cells(text)
        .into_iter()
        .map(|cell| cell.start + range.start..cell.end + range.start)
        .collect();
    // "Anteil Ökostrom %" below "Kennzahl Einheit": one blank parts the unit from the label.
    if let ([_, unit], [_, _]) = (&*labels, header.labels.as_slice())
        && parts.len() == 1
        && unit.is_empty()
        && !header.wide
    {
        if let Some((before, word)) = text
            .rsplit_once(' ')
            .filter(|(_, word)| vocabulary::counts(word) || units::unit(word).is_some())
        {
            let cut = range.start + before.len();
            let end = cut + 1 + word.len();
            if let [label, unit] = labels {
                *label = Cell::on_line(line, range.start..cut);
                *unit = Cell::on_line(line, cut + 1..end);
            }
        }
        return;
    }
    if parts.len() < 2 {
        return;
    }
    if parts.len() == header.labels.len() {
        for (label, part) in labels.iter_mut().zip(parts) {
            *label = Cell::on_line(line, part);
        }
        return;
    }
    // Numbers of items and of accounts stand before the label: it is the cell with the most letters.
    let letters = |part: &Range<usize>| {
        lines
            .get(line)
            .and_then(|line| line.text.get(part.clone()))
            .map_or(0, |text| text.chars().filter(|c| c.is_alphabetic()).count())
    };
    if let (Some(part), Some(first)) = (
        parts.into_iter().rev().max_by_key(letters),
        labels.first_mut(),
    ) {
        *first = Cell::on_line(line, part);
    }
}

/// Whether a line may belong to the table above it.
fn follows(line: &Line<'_>, first: bool) -> bool {
    // On a page, words in bold may head a group of rows, and rows may stand far apart.
    let near = line.gap <= if first || line.is_set() { 2 } else { 1 };
    line.role == Role::Body
        && line.table.is_none()
        && (line.style.heading == 0 || line.is_set())
        && near
        && !line.text.contains('|')
}

fn read(line: &Line<'_>, header: &Header) -> Read {
    if header.wide
        && let Some(read) = in_columns(line, header)
    {
        return read;
    }
    match trailing(line.text, header.heads.len(), header.dotted) {
        Trailing::Nothing => Read::Words,
        Trailing::Fits(label, values) => Read::Values(
            Some(
                0..line
                    .text
                    .get(..label)
                    .map_or(0, |text| text.trim_end().len()),
            ),
            values,
        ),
        Trailing::Unclear(start) => {
            let stray = line.text.get(start..).unwrap_or_default();
            // "Pflegegrad 2", "(20,3%)": one number alone may belong to the words.
            let few =
                stray.split_whitespace().count() == 1 && (start > 0 || header.heads.len() > 2);
            let label = line.text.get(..start).map(|text| 0..text.trim_end().len());
            if few {
                Read::Words
            } else {
                Read::Stray(label, start..line.text.len())
            }
        }
    }
}

/// The cells of a line under the heads, where blanks show the columns. `None` where they do not.
fn in_columns(line: &Line<'_>, header: &Header) -> Option<Read> {
    let cells = cells(line.text);
    let text = |cell: &Range<usize>| line.text.get(cell.clone()).unwrap_or_default();
    let place = |cell: &Range<usize>| Extent::of(line, cell);
    let edge = header.edge();
    let first = cells
        .iter()
        .position(|cell| place(cell).end > edge && numbers::cell(text(cell)).is_some())?;
    let (labels, values) = cells.split_at(first);
    let label = labels
        .first()
        .zip(labels.last())
        .map(|(first, last)| first.start..last.end);
    let beyond = labels
        .last()
        .is_some_and(|label| place(label).end > edge + header.pitch());
    if beyond
        || values
            .iter()
            .any(|cell| numbers::cell(text(cell)).is_none())
    {
        return None;
    }
    if values.len() == header.heads.len() {
        return Some(Read::Values(label, values.to_vec()));
    }
    let stray = || {
        Some(Read::Stray(
            label.clone(),
            values.first()?.start..values.last()?.end,
        ))
    };
    let mut row = vec![0..0; header.heads.len()];
    let mut before = None;
    for cell in values {
        let Some(column) = nearest(&header.heads, place(cell), header.pitch())
            .filter(|column| before.is_none_or(|before| *column > before))
        else {
            return stray();
        };
        if let Some(slot) = row.get_mut(column) {
            *slot = cell.clone();
        }
        before = Some(column);
    }
    Some(Read::Values(label, row))
}

/// The column under whose head a value stands, and under no other.
fn nearest(heads: &[Head], place: Extent, pitch: usize) -> Option<usize> {
    let distance = |head: &Head| {
        let edges = head.place.start.abs_diff(place.start);
        let edges = edges.min(head.place.end.abs_diff(place.end));
        let (own, other) = (head.place, place);
        edges.min((own.start + own.end).abs_diff(other.start + other.end) / 2)
    };
    let mut by: Vec<(usize, usize)> = heads
        .iter()
        .map(distance)
        .enumerate()
        .map(|(at, distance)| (distance, at))
        .collect();
    by.sort_unstable();
    let (near, column) = *by.first()?;
    let clear = by.get(1).is_none_or(|(next, _)| *next >= near + pitch / 3);
    (near * 2 <= pitch && clear).then_some(column)
}

/// "davon", "darunter": what follows are parts of what is above.
fn is_part_word(text: &str) -> bool {
    matches!(
        text.trim_end_matches([':', ' ']),
        "davon" | "darunter" | "Davon" | "Darunter"
    )
}

/// "1.2 Organisation"
fn is_numbered(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text
            .split(' ')
            .next()
            .is_some_and(|word| word.contains('.'))
}

/// Lines that stand below a table and are none of it.
fn opens_other(text: &str) -> bool {
    [
        "Quelle",
        "Tabelle",
        "Abbildung",
        "Abb.",
        "Tab.",
        "Anmerkung",
        "Hinweis",
        "Datenquelle",
        "*)",
        "Stand:",
        "--",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

/// `-----  ----  ----`
fn is_ruler(text: &str) -> bool {
    text.len() >= 3
        && text
            .chars()
            .all(|c| matches!(c, '-' | '=' | '_' | '+' | ' '))
}
