//! The header of a table: two years or more, side by side.

use super::columns::{Column, Columns};
use super::{Piece, levels, pieces};
use crate::compose::Sheet;
use crate::notation::{units, years};
use crate::text::BBox;

/// Columns that a table of years may have.
pub const WIDEST: usize = 40;
/// Lines below a header that show where its labels stand.
const LABELS: usize = 12;

/// The next header below a height: its columns, its pieces, and its lowest line.
#[expect(clippy::too_many_lines, reason = "it waits to be parted")]
pub fn header(sheet: &Sheet, zone: usize, below: f32) -> Option<(Columns, Vec<Piece>, f32)> {
    let pieces = pieces(sheet, zone, below);
    let text = |piece: &Piece| {
        sheet
            .spans
            .get(piece.span)
            .map(|span| sheet.spans.text_of(span))
            .unwrap_or_default()
    };
    let levels = levels(&pieces);
    for (at, level) in levels.iter().enumerate() {
        let years: Vec<Piece> = level
            .iter()
            .filter(|piece| years::heads_column(text(piece)))
            .copied()
            .collect();
        let next = beside(level, &years, text);
        let level: Vec<Piece> = level
            .iter()
            .filter(|piece| next.is_none_or(|next| piece.start < next))
            .copied()
            .collect();
        let years: Vec<Piece> = years
            .into_iter()
            .filter(|piece| next.is_none_or(|next| piece.start < next))
            .collect();
        let (Some(first), Some(last)) = (years.first(), years.last()) else {
            continue;
        };
        // The years stand side by side; behind them, or among them, there may be sums and notes.
        let values: Vec<Piece> = level
            .iter()
            .filter(|piece| piece.start >= first.start)
            .copied()
            .collect();
        let short = values.iter().all(|piece| text(piece).chars().count() <= 40)
            && values.len() <= 2 * years.len() + 1;
        let apart = values.windows(2).all(|pair| matches!(pair, [a, b] if b.start - a.end > if years.len() > 2 { 0.1 } else { 0.3 } * a.size));
        if years.len() < 2 || years.len() > WIDEST || !short || !apart {
            continue;
        }
        let pitch = (last.start - first.start) / (years.len() - 1) as f32;
        let left: Vec<Piece> = level
            .iter()
            .filter(|piece| piece.end <= first.start && text(piece).len() <= 60)
            .copied()
            .collect();
        let end = values.last().map_or(last.end, |piece| piece.end);
        let right = bound(sheet, first.base, end + pitch * 0.6)
            .min(sheet.zones.end(first.start, first.base))
            .min(next.map_or(f32::MAX, |next| next - 2.0));
        let mut header: Vec<Piece> = left.iter().chain(&values).copied().collect();
        let values: Vec<Column> = values
            .iter()
            .map(|piece| Column {
                start: piece.start,
                end: piece.end,
            })
            .collect();
        let foot = first.base;
        // Words above the years may say which of them are planned, a line of units may stand below. What stands above the labels, or the
        // words of a long head for them, may stand on the same height.
        let edge = first.start - pitch * 0.6;
        let over = |piece: &Piece| piece.end > edge;
        let near = |piece: &Piece| {
            foot - piece.base < 2.2 * piece.size
                && text(piece).chars().count() <= if over(piece) { 24 } else { 60 }
        };
        let tells = |piece: &Piece| {
            !over(piece)
                || piece.start < last.end + pitch * 0.6
                    && !text(piece).contains(|c: char| c.is_ascii_digit())
        };
        for above in levels.iter().take(at).rev().take(2) {
            let beside = above
                .iter()
                .filter(|piece| !over(piece))
                .all(|piece| piece.end < first.start);
            if !above.iter().all(|piece| near(piece) && tells(piece)) || !beside {
                break;
            }
            // A head of the labels alone is one only if words above the years stand above it.
            if above.iter().any(over) {
                let top = above.first().map_or(foot, |piece| piece.base) - 1.0;
                let told = levels
                    .iter()
                    .take(at)
                    .filter(|level| level.first().is_some_and(|piece| piece.base >= top))
                    .flat_map(|level| level.iter());
                header.extend(told.clone().filter(|piece| !over(piece)).copied());
                header.extend(over_columns(told.filter(|piece| over(piece)), &years, text));
                break;
            }
        }
        let mut end = foot;
        if let Some(level) = levels.get(at + 1) {
            let words = |piece: &Piece| {
                text(piece)
                    .trim_matches(['(', ')', '[', ']', ' '])
                    .trim_start_matches("in ")
                    .to_owned()
            };
            let near = level
                .iter()
                .all(|piece| piece.base - foot < 3.0 * piece.size);
            let mut below = level
                .iter()
                .filter(|piece| piece.end > first.start)
                .peekable();
            let is_units = near
                && below.peek().is_some()
                && below.all(|piece| units::unit(&words(piece)).is_some());
            if is_units {
                header.extend(level.iter().copied());
                end = level.first().map_or(foot, |piece| piece.base);
            }
        }
        let mut columns = Columns {
            left: left
                .iter()
                .map(|piece| Column {
                    start: piece.start,
                    end: piece.end,
                })
                .collect(),
            values,
            bounds: (
                left.first()
                    .map_or(first.start, |piece| piece.start - piece.size),
                right,
            ),
            zone,
            size: first.size,
            beside: next.is_some(),
        };
        if columns.left.is_empty() {
            columns.left = label_columns(sheet, &columns, end, false);
            columns.bounds.0 = columns.left.first()?.start - 1.0;
        } else if let Some(start) = label_columns(sheet, &columns, end, true)
            .first()
            .map(|column| column.start)
            && let Some(first) = columns.left.first_mut().filter(|first| start < first.start)
        {
            // The head of the labels stands above their middle.
            first.start = start;
            columns.bounds.0 = columns.bounds.0.min(start - 1.0);
        }
        return Some((columns, header, end));
    }
    None
}

/// Words above the years, each at the place of the column that it opens: one for each of them, or for each turn in which the same years come.
fn over_columns<'p, 's>(
    words: impl Iterator<Item = &'p Piece>,
    years: &[Piece],
    text: impl Fn(&Piece) -> &'s str,
) -> Vec<Piece> {
    let mut words: Vec<Piece> = words
        .map(|piece| Piece {
            value: true,
            ..*piece
        })
        .collect();
    words.sort_by(|a, b| a.start.total_cmp(&b.start));
    let first = years.first().map(&text);
    let turn = years
        .iter()
        .skip(1)
        .position(|year| Some(text(year)) == first)
        .map_or(1, |at| at + 1);
    if words.len() * turn == years.len() {
        for (word, year) in words.iter_mut().zip(years.iter().step_by(turn)) {
            (word.start, word.end) = (year.start, year.end);
        }
    }
    words
}

/// Where a table at the right of this one begins: at words behind the years above which the first year stands again.
fn beside<'s>(level: &[Piece], years: &[Piece], text: impl Fn(&Piece) -> &'s str) -> Option<f32> {
    let first = years.first()?;
    let again = years
        .iter()
        .skip(2)
        .find(|piece| text(piece) == text(first))?;
    let behind = years.get(1)?.end;
    level
        .iter()
        .rev()
        .find(|piece| {
            piece.start > behind && piece.end <= again.start && !years::heads_column(text(piece))
        })
        .map(|piece| piece.start)
}

/// Where a table ends at the right: at the last upright rule that crosses its header, or where its last column may reach.
fn bound(sheet: &Sheet, base: f32, usual: f32) -> f32 {
    let crosses = |rule: &&BBox| {
        rule.y1 - rule.y0 > 4.0
            && rule.x1 - rule.x0 < 3.0
            && rule.y0 <= base
            && rule.y1 >= base - 4.0
    };
    let rules = sheet.rules.iter().filter(crosses).map(|rule| rule.x1);
    rules
        .filter(|x| *x > usual - 60.0 && *x < usual + 80.0)
        .fold(usual, f32::max)
}

/// The columns of the labels where the header has none for them: what stands before the values of the first rows. Numbers and signs before
/// the words have columns of their own. Where there is a head, only what stands beside values is looked at.
fn label_columns(sheet: &Sheet, columns: &Columns, foot: f32, headed: bool) -> Vec<Column> {
    let Some(first) = columns.values.first() else {
        return Vec::new();
    };
    let below = pieces(sheet, columns.zone, foot);
    let (mut words, mut signs): (Vec<Column>, Vec<Column>) = (Vec::new(), Vec::new());
    let mut valued = false;
    let mut above = foot;
    for level in levels(&below).into_iter().take(LABELS) {
        let base = level.first().map_or(above, |piece| piece.base);
        let far = level
            .first()
            .is_some_and(|piece| base - above > 5.0 * piece.size);
        if far && valued {
            break;
        }
        above = base;
        let values = level.iter().any(|piece| {
            piece.value && piece.start >= first.start - 20.0 && piece.end <= columns.bounds.1
        });
        valued |= values;
        if headed && !values {
            continue;
        }
        for piece in level.iter().filter(|piece| piece.end < first.start + 2.0) {
            let text = sheet
                .spans
                .get(piece.span)
                .map(|span| sheet.spans.text_of(span))
                .unwrap_or_default();
            let column = Column {
                start: piece.start,
                end: piece.end.min(first.start),
            };
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            if letters >= 2 {
                words.push(column);
            } else {
                signs.push(column);
            }
        }
    }
    let Some(start) = words
        .iter()
        .map(|column| column.start)
        .min_by(f32::total_cmp)
        .filter(|_| valued)
    else {
        return Vec::new();
    };
    let end = words.iter().map(|column| column.end).fold(start, f32::max);
    signs.retain(|column| column.end < start);
    signs.sort_by(|a, b| a.start.total_cmp(&b.start));
    let mut found: Vec<Column> = Vec::new();
    for column in signs {
        match found.last_mut() {
            Some(last) if column.start <= last.end => last.end = last.end.max(column.end),
            _ => found.push(column),
        }
    }
    found.push(Column { start, end });
    found
}
