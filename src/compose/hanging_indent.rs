//! Lists without bullets: items whose first line stands out to the left of those that go on with it.

use super::Sheet;
use super::lines::Line;
use super::styles::{Look, opens_item};

/// In sizes: how far the lines that go on are set in.
const SET_IN: (f32, f32) = (0.6, 3.6);
/// In sizes: lines that begin closer than this begin on one edge.
const EDGE: f32 = 0.15;

/// Marks the first lines of items that hang.
pub fn mark(sheet: &Sheet, looks: &mut [Look]) {
    let mut from = 0;
    for at in 1..=sheet.lines.len() {
        let open = sheet
            .lines
            .get(at)
            .zip(looks.get(at))
            .is_some_and(|(line, look)| {
                is_plain(sheet, line, *look) && !look.turned && look.gap == 0
            });
        if open && at > from {
            continue;
        }
        if is_list(sheet, looks, from, at) {
            let edge = sheet.lines.get(from).map_or(0.0, |line| line.start);
            for (line, look) in sheet.lines.iter().zip(looks.iter_mut()).take(at).skip(from) {
                look.item = line.start - edge < EDGE * line.size;
            }
        }
        from = at;
    }
}

/// A line that could be one of such a list.
fn is_plain(sheet: &Sheet, line: &Line, look: Look) -> bool {
    !line.is_set_aside()
        && !line.item
        && line.table.is_none()
        && look.heading == 0
        && line.spans.len() == 1
        && !opens_item(sheet, line)
}

/// Whether lines are a list: they begin on two edges, two items at least begin on the outer one, a line that is set in goes on with a full
/// one, and where a line begins on the outer edge the one above it has ended.
fn is_list(sheet: &Sheet, looks: &[Look], from: usize, to: usize) -> bool {
    let Some(lines) = sheet.lines.get(from..to).filter(|lines| lines.len() >= 3) else {
        return false;
    };
    let Some(first) = lines.first().filter(|line| {
        looks
            .get(from)
            .is_some_and(|look| is_plain(sheet, line, *look))
    }) else {
        return false;
    };
    let (mut outer, mut inner, mut edge) = (1, 0, None);
    for (at, line) in lines.iter().enumerate().skip(1) {
        let ended = looks.get(from + at - 1).is_some_and(|look| look.short);
        let set_in = (line.start - first.start) / line.size;
        let on_edge = set_in.abs() < EDGE;
        let on_inner = set_in > SET_IN.0
            && set_in < SET_IN.1
            && edge.is_none_or(|edge: f32| (line.start - edge).abs() < EDGE * line.size);
        if on_edge && ended {
            outer += 1;
        } else if on_inner && !ended {
            (inner, edge) = (inner + 1, Some(line.start));
        } else {
            return false;
        }
    }
    outer >= 2 && inner >= 1
}
