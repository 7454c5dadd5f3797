//! Bullets find their lines: some producers write them behind the text of the page, others draw them.

use super::lines::Line;
use super::spans::Spans;
use crate::text::bullets::is_item_label;
use crate::text::{BBox, Mark, Page};

/// In sizes: how far a bullet may stand before the text of its item.
const REACH: f32 = 4.0;

/// Lines of a page among which bullets are looked for.
const MOST: usize = 5000;

/// Joins bullets that stand alone to the line at their right, and marks the lines of drawn ones.
pub fn join(page: &Page, spans: &Spans, lines: &mut Vec<Line>) {
    // A page with more lines than this is no text that anyone has set with bullets.
    if lines.len() > MOST {
        return;
    }
    let mut at = 0;
    while at < lines.len() {
        let lone = lines
            .get(at)
            .filter(|line| line.spans.len() == 1 && is_lone(line, spans))
            .cloned();
        let target = lone.as_ref().and_then(|bullet| beside(lines, at, bullet));
        match (lone, target) {
            (Some(bullet), Some(target)) => {
                for span in &bullet.spans {
                    if let Some(line) = lines.get_mut(target) {
                        line.add(*span, spans);
                    }
                }
                lines.remove(at);
            }
            _ => at += 1,
        }
    }
    for dot in &page.dots {
        mark_drawn(dot, lines);
    }
    mark_tagged(page, spans, lines);
}

fn is_lone(line: &Line, spans: &Spans) -> bool {
    line.spans
        .first()
        .and_then(|at| spans.get(*at))
        .is_some_and(|span| is_item_label(spans.text_of(span)))
}

/// The line that begins nearest at the right of a bullet, on its height.
fn beside(lines: &[Line], at: usize, bullet: &Line) -> Option<usize> {
    let near = |line: &Line| {
        let gap = line.start - bullet.end;
        line.is_level_with(bullet) && gap > -0.2 * line.size && gap < REACH * line.size
    };
    let found = lines
        .iter()
        .enumerate()
        .filter(|(other, line)| *other != at && near(line));
    found
        .min_by(|(_, a), (_, b)| a.start.total_cmp(&b.start))
        .map(|(other, _)| other)
}

/// A small filled shape at half the height of the small letters, right before a line.
fn mark_drawn(dot: &BBox, lines: &mut [Line]) {
    let (size, middle) = (
        (dot.x1 - dot.x0).max(dot.y1 - dot.y0),
        f32::midpoint(dot.y0, dot.y1),
    );
    let opens = |line: &&mut Line| {
        let gap = line.start - dot.x1;
        let height = (line.base - middle) / line.size;
        line.turn == 0
            && size < 0.7 * line.size
            && (0.05..0.7).contains(&height)
            && gap > 0.1 * line.size
            && gap < 2.5 * line.size
    };
    if let Some(line) = lines
        .iter_mut()
        .filter(opens)
        .min_by(|a, b| a.start.total_cmp(&b.start))
    {
        line.item = true;
    }
}

/// The first line of each list item of a tagged file that has no bullet of its own.
fn mark_tagged(page: &Page, spans: &Spans, lines: &mut [Line]) {
    let mut last = None;
    for line in lines {
        let mark = line
            .spans
            .last()
            .and_then(|at| spans.get(*at))
            .and_then(|span| page.marks.get(usize::from(span.mark)));
        let Some(Mark::Item(item)) = mark else {
            continue;
        };
        if last != Some(*item)
            && !line
                .spans
                .first()
                .and_then(|at| spans.get(*at))
                .is_some_and(|span| is_item_label(spans.text_of(span)))
        {
            line.item = true;
        }
        last = Some(*item);
    }
}
