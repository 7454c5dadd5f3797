//! Pairs the records of a topic with those of its section, one to one.

use crate::notation::similarity::Terms;

/// Least likeness of a pair.
const ALIKE: f64 = 0.45;
/// Least likeness where nothing else is left on either side.
const LEFT_OVER: f64 = 0.25;

/// Pairs of places in two lists, by their texts and the terms of these, the most alike first. Of equally alike ones, those go together that stand at the same place of their block.
pub fn pairs<'s>(
    here: &[usize],
    there: &[usize],
    text: &dyn Fn(usize) -> Option<&'s str>,
    terms: &dyn Fn(usize) -> Option<&'s Terms>,
) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let free = |found: &[(usize, usize)], a: usize, b: usize| {
        !found.iter().any(|(x, y)| *x == a || *y == b)
    };
    // Most are repeated word for word.
    for a in here {
        let equal = |b: &&usize| {
            free(&found, *a, **b) && text(*a).zip(text(**b)).is_some_and(|(a, b)| a == b)
        };
        if let Some(b) = there.iter().find(equal) {
            found.push((*a, *b));
        }
    }
    let mut ranked: Vec<(f64, usize, usize)> = Vec::new();
    for (row, a) in here.iter().enumerate() {
        for (column, b) in there.iter().enumerate() {
            if free(&found, *a, *b) {
                let likeness = terms(*a)
                    .zip(terms(*b))
                    .map_or(0.0, |(a, b)| a.similarity(b));
                ranked.push((likeness - 0.02 * row.abs_diff(column).min(5) as f64, *a, *b));
            }
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (likeness, a, b) in &ranked {
        if *likeness >= ALIKE && free(&found, *a, *b) {
            found.push((*a, *b));
        }
    }
    // As many here as there, and one left over on each side: they are the same, if they have anything in common.
    if here.len() == there.len() && found.len() + 1 == here.len() {
        let last = ranked
            .iter()
            .find(|(likeness, a, b)| *likeness >= LEFT_OVER && free(&found, *a, *b));
        found.extend(last.map(|(_, a, b)| (*a, *b)));
    }
    found
}
