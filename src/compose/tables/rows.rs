//! The rows of a table: which lines below a header belong to it, and which of them make one row.

use super::columns::Columns;
use super::{Piece, has_value, levels, pieces};
use crate::compose::Sheet;
use crate::compose::spans::Span;
use crate::notation::{numbers, years};
use crate::text::BBox;
use std::ops::Range;

/// In sizes: rows that are further apart belong to different things.
const FAR: f32 = 4.0;

/// The rows below a header, as far as they go.
pub fn rows(sheet: &Sheet, columns: &Columns, foot: f32, top: Option<f32>) -> Vec<Vec<Piece>> {
    let inside = |piece: &Piece| {
        piece.start >= columns.bounds.0 - 2.0 && piece.end <= columns.bounds.1 + 2.0
    };
    let (edge, second) = (
        columns.edge(),
        columns
            .values
            .get(1)
            .map_or(f32::MAX, |column| column.start),
    );
    let all = pieces(sheet, columns.zone, foot);
    let within: Vec<Piece> = all
        .iter()
        .filter(|piece| piece.start < columns.bounds.1 && piece.end > columns.bounds.0)
        .copied()
        .collect();
    let text = |piece: &Piece| {
        sheet
            .spans
            .get(piece.span)
            .map(|span| sheet.spans.text_of(span))
            .unwrap_or_default()
    };
    let mut kept: Vec<Vec<Piece>> = Vec::new();
    let mut above = top.unwrap_or(foot);
    let mut pitch = 0.0_f32;
    for level in levels(&within) {
        let Some(first) = level.first() else { continue };
        let room = first.base - above;
        let ruled = is_ruled(sheet, columns, above, first.base);
        // Without values, what is set larger or stands further off than the rows do is a heading or a text.
        let valued = has_value(level, columns);
        let larger = first.size
            > 1.12
                * kept
                    .iter()
                    .flatten()
                    .next()
                    .map_or(columns.size, |piece| piece.size.max(columns.size));
        let apart = !kept.is_empty() && room > 1.25 * pitch.max(first.size) && !ruled;
        let far = room > FAR * first.size && !ruled;
        // A line of text that runs across the columns is none of the table's, nor is another header.
        let across = level
            .iter()
            .any(|piece| !inside(piece) || (piece.start < edge && piece.end > second));
        let years = level
            .iter()
            .filter(|piece| years::heads_column(text(piece)))
            .count();
        let opens = level
            .first()
            .is_some_and(|piece| sheet.lines.get(piece.line).is_some_and(|line| line.item));
        if far || across || larger || years >= 2 || (!valued && (apart || opens)) {
            break;
        }
        pitch = pitch.max(room);
        above = first.base;
        kept.push(level.to_vec());
    }
    group(sheet, columns, &kept)
}

/// Whether a drawn line or area of the table lies between two heights, so that room between them is part of it.
fn is_ruled(sheet: &Sheet, columns: &Columns, from: f32, to: f32) -> bool {
    let wide = (columns.bounds.1 - columns.bounds.0) * 0.4;
    sheet.rules.iter().any(|rule| {
        rule.x1 - rule.x0 > wide
            && rule.y0 > from
            && rule.y1 < to + 40.0
            && rule.x0 < columns.bounds.1
            && rule.x1 > columns.bounds.0
    })
}

/// Puts the lines of a table into rows.
fn group(sheet: &Sheet, columns: &Columns, levels: &[Vec<Piece>]) -> Vec<Vec<Piece>> {
    let heights: Vec<f32> = levels
        .iter()
        .map(|level| level.first().map_or(0.0, |piece| piece.base))
        .collect();
    let valued: Vec<bool> = levels
        .iter()
        .map(|level| has_value(level, columns))
        .collect();
    let rows = ruled(sheet, columns, &heights, &valued)
        .or_else(|| tight(sheet, levels, &heights, &valued))
        .unwrap_or_else(|| by_room(sheet, levels, &heights, &valued));
    let mut grouped: Vec<Vec<Piece>> = rows
        .into_iter()
        .map(|range| levels.get(range).unwrap_or_default().concat())
        .collect();
    // What follows the last row with a value is text below the table.
    while grouped.last().is_some_and(|row| !has_value(row, columns)) {
        grouped.pop();
    }
    grouped
}

/// Rows by drawn lines: enough of them that no part between two has values on more than one height.
fn ruled(
    sheet: &Sheet,
    columns: &Columns,
    heights: &[f32],
    valued: &[bool],
) -> Option<Vec<Range<usize>>> {
    let wide = (columns.bounds.1 - columns.bounds.0) * 0.5;
    let crossing = |area: &&BBox| area.x0 < columns.bounds.1 && area.x1 > columns.bounds.0;
    let mut cuts: Vec<f32> = sheet
        .rules
        .iter()
        .filter(crossing)
        .filter(|rule| rule.x1 - rule.x0 > 8.0 && rule.y1 - rule.y0 < 3.0)
        .map(|rule| rule.y0)
        .collect();
    cuts.extend(
        sheet
            .areas
            .iter()
            .filter(crossing)
            .filter(|area| area.x1 - area.x0 > wide && area.y1 - area.y0 < 200.0)
            .flat_map(|area| [area.y0, area.y1]),
    );
    cuts.sort_by(f32::total_cmp);
    let mut rows: Vec<Range<usize>> = Vec::new();
    for (at, height) in heights.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|above| heights.get(above));
        let cut =
            above.is_none_or(|above| cuts.iter().any(|y| *y > above - 1.0 && *y < height - 1.0));
        match rows.last_mut() {
            Some(row) if !cut => row.end = at + 1,
            _ => rows.push(at..at + 1),
        }
    }
    let single = |row: &Range<usize>| {
        valued
            .get(row.clone())
            .unwrap_or_default()
            .iter()
            .filter(|value| **value)
            .count()
            <= 1
    };
    (rows.len() >= 2 && rows.iter().all(single)).then_some(rows)
}

/// Rows whose lines stand closer to each other than rows do: labels over several lines, their values beside any of them or between two.
fn tight(
    sheet: &Sheet,
    levels: &[Vec<Piece>],
    heights: &[f32],
    valued: &[bool],
) -> Option<Vec<Range<usize>>> {
    let size = levels
        .iter()
        .flatten()
        .map(|piece| piece.size)
        .fold(1.0, f32::max);
    let rooms: Vec<f32> = heights
        .windows(2)
        .map(|pair| {
            if let [above, below] = pair {
                below - above
            } else {
                0.0
            }
        })
        .collect();
    let both = |at: usize| valued.get(at) == Some(&true) && valued.get(at + 1) == Some(&true);
    let pitch = rooms
        .iter()
        .enumerate()
        .filter(|(at, _)| both(*at))
        .map(|(_, room)| *room)
        .min_by(f32::total_cmp);
    // Lines that would overlap if they were lines of one column stand in one row in any case.
    let overlap = 0.9 * size;
    let Some(pitch) = pitch else {
        // Every row has several lines: what is closest are lines of one label.
        let leading = rooms
            .iter()
            .copied()
            .filter(|room| *room >= overlap)
            .min_by(f32::total_cmp)?;
        return closer(sheet, levels, &rooms, valued, 1.12 * leading);
    };
    [(pitch - 0.12 * size).max(overlap), overlap]
        .into_iter()
        .find_map(|limit| closer(sheet, levels, &rooms, valued, limit))
}

/// Rows of the lines that stand closer than a limit, if some do and no row has values on more than one line.
fn closer(
    sheet: &Sheet,
    levels: &[Vec<Piece>],
    rooms: &[f32],
    valued: &[bool],
    limit: f32,
) -> Option<Vec<Range<usize>>> {
    if !rooms.iter().any(|room| *room < limit) {
        return None;
    }
    let mut rows: Vec<Range<usize>> = Vec::new();
    for at in 0..levels.len() {
        let close = at
            .checked_sub(1)
            .and_then(|above| rooms.get(above))
            .is_some_and(|room| *room < limit);
        let value = valued.get(at) == Some(&true);
        let first = levels
            .get(at)
            .and_then(|level| level.first())
            .map(|piece| text_of(sheet, piece))
            .unwrap_or_default();
        let goes_on = !value && first.starts_with(char::is_lowercase);
        match rows.last_mut() {
            Some(row) if close || goes_on => row.end = at + 1,
            _ => rows.push(at..at + 1),
        }
    }
    let single = |row: &Range<usize>| {
        valued
            .get(row.clone())
            .unwrap_or_default()
            .iter()
            .filter(|value| **value)
            .count()
            <= 1
    };
    rows.iter().all(single).then_some(rows)
}

/// Rows by the room between them: a line without values goes with the nearest line that has some.
fn by_room(
    sheet: &Sheet,
    levels: &[Vec<Piece>],
    heights: &[f32],
    valued: &[bool],
) -> Vec<Range<usize>> {
    let text = |at: usize| {
        let piece = levels.get(at).and_then(|level| level.first());
        piece
            .and_then(|piece| sheet.spans.get(piece.span))
            .map(|span| sheet.spans.text_of(span))
            .unwrap_or_default()
    };
    let size = levels
        .iter()
        .flatten()
        .map(|piece| piece.size)
        .fold(1.0, f32::max);
    let room = |a: usize, b: usize| {
        heights
            .get(b)
            .zip(heights.get(a))
            .map_or(f32::MAX, |(b, a)| b - a)
    };
    let mut starts: Vec<bool> = valued.to_vec();
    let top = valued.first() == Some(&true);
    for (at, start) in starts.iter_mut().enumerate() {
        let before = at.checked_sub(1).map_or(f32::MAX, |above| room(above, at));
        let after = if at + 1 < heights.len() {
            room(at, at + 1)
        } else {
            f32::MAX
        };
        let value = valued.get(at) == Some(&true);
        let goes_on = text(at).starts_with(char::is_lowercase)
            || at
                .checked_sub(1)
                .is_some_and(|above| text(above).ends_with(['-', '\u{ad}', '‐']));
        let has_label = levels
            .get(at)
            .and_then(|level| level.first())
            .is_some_and(|piece| {
                numbers::cell(text_of(sheet, piece)).is_none_or(|cell| cell.value.is_none())
            });
        *start = if value {
            // The values of a label over several lines may stand beside its last or its middle line, unless the first row shows that they do not.
            let label_above =
                !top && at > 0 && valued.get(at - 1) == Some(&false) && before < after + 0.1 * size;
            !(label_above && (!has_label || goes_on || before < 1.5 * size))
        } else if top {
            !goes_on && before > after.min(2.0 * size) + 0.25 * size
        } else {
            !(goes_on || before < after - 0.1 * size)
        };
    }
    let mut rows: Vec<Range<usize>> = Vec::new();
    for (at, start) in starts.into_iter().enumerate() {
        match rows.last_mut() {
            Some(row) if !start => row.end = at + 1,
            _ => rows.push(at..at + 1),
        }
    }
    rows
}

fn text_of<'s>(sheet: &'s Sheet, piece: &Piece) -> &'s str {
    sheet
        .spans
        .get(piece.span)
        .map(|span: &Span| sheet.spans.text_of(span))
        .unwrap_or_default()
}
