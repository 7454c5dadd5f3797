//! From the pieces that differ to what became of a record.

use super::reckoning;
use crate::model::{Difference, Fate, Reckoning};

/// Pairs what belongs together, by the first way that fits, then by the next; what has no partner stands alone. A way other than the first
/// pairs only what it leaves no choice for.
pub fn paired<'t, T>(
    old: &'t [T],
    new: &'t [T],
    ways: &[fn(&T, &T) -> bool],
) -> Vec<(Option<&'t T>, Option<&'t T>)> {
    let mut free_old: Vec<&T> = old.iter().collect();
    let mut free_new: Vec<&T> = new.iter().collect();
    let mut pairs = Vec::new();
    for (at, way) in ways.iter().enumerate() {
        let mut left = Vec::new();
        for (place, one) in free_old.iter().enumerate() {
            let partners: Vec<usize> = (0..)
                .zip(&free_new)
                .filter(|(_, other)| way(one, other))
                .map(|(place, _)| place)
                .collect();
            let rivals = |other: &T| {
                (0..)
                    .zip(&free_old)
                    .any(|(rival, older)| rival != place && way(older, other))
            };
            let partner = match partners.as_slice() {
                [first, ..] if at == 0 => Some(*first),
                [only] if free_new.get(*only).is_some_and(|other| !rivals(other)) => Some(*only),
                _ => None,
            };
            match partner.filter(|partner| *partner < free_new.len()) {
                Some(partner) => pairs.push((Some(*one), Some(free_new.remove(partner)))),
                None => left.push(*one),
            }
        }
        free_old = left;
    }
    pairs.extend(free_old.into_iter().map(|one| (Some(one), None)));
    pairs.extend(free_new.into_iter().map(|other| (None, Some(other))));
    pairs
}

/// How pieces of one kind are compared and shown.
pub struct Piece<T> {
    /// Whether two say the same.
    pub says_same: fn(&T, &T) -> bool,
    /// What became of one, and how that was reckoned.
    pub judge: fn(&T, &T) -> (Fate, Reckoning),
    /// As printed.
    pub text: fn(&T) -> &str,
    /// What only the old side says.
    pub gone: fn(&T) -> Reckoning,
    /// What only the new side says.
    pub added: fn(&T) -> Reckoning,
}

/// What differs between an old and a new piece of a promise, of which one may be missing.
pub fn difference<T>(
    what: &str,
    old: Option<&T>,
    new: Option<&T>,
    piece: &Piece<T>,
) -> Option<Difference> {
    let (fate, reckoning) = match (old, new) {
        (Some(old), Some(new)) if (piece.says_same)(old, new) => return None,
        (Some(old), Some(new)) => (piece.judge)(old, new),
        (Some(old), None) => (Fate::Changed, (piece.gone)(old)),
        (None, Some(new)) => (Fate::Changed, (piece.added)(new)),
        (None, None) => return None,
    };
    let text = |side: Option<&T>| side.map(|side| (piece.text)(side).to_owned());
    let sides = [text(old), text(new)];
    Some(reckoning::difference(what, fate, sides, reckoning))
}

/// What became of a promise whose pieces differ like this. More of one and less of another is neither.
pub fn of(differences: &[Difference]) -> Option<Fate> {
    let first = differences.first()?.fate;
    let one = differences
        .iter()
        .all(|difference| difference.fate == first);
    Some(if one { first } else { Fate::Changed })
}
