//! Picks among the findings of one slip: what else explains a number, and which series is meant by it.

use super::Comparison;
use super::statement::Statement;
use crate::model::Quantity;

/// What a check has made of one number of a statement.
pub struct Found<'s, 'd> {
    /// The sentence and the series.
    pub statement: &'s Statement<'d>,
    /// The number.
    pub quantity: &'s Quantity,
    /// How they compare.
    pub comparison: Comparison,
    /// Whether the series is surely the one that is meant.
    pub meant: bool,
}

/// Tells what agrees, and what does not where the series is meant.
pub fn tell(found: Vec<Found<'_, '_>>, compared: &mut Vec<Comparison>) {
    compared.extend(told(found).into_iter().map(|one| one.comparison));
}

/// What agrees, and what does not where the series is meant and nothing else explains it: another series of the block that does what the number
/// says, or another number that says what the series does each year. Of two series that agree, the one that is more alike is meant.
pub fn told<'s, 'd>(found: Vec<Found<'s, 'd>>) -> Vec<Found<'s, 'd>> {
    let agrees = |one: &Found<'_, '_>| one.comparison.severity.is_none();
    let explains = |other: &Found<'_, '_>, one: &Found<'_, '_>| {
        let series = other.statement.indicator.id == one.statement.indicator.id;
        let number = other.statement.place == one.statement.place && other.quantity == one.quantity;
        let (theirs, own) = (other.statement.same, one.statement.same);
        if series {
            !number
                && !agrees(one)
                && one.quantity.per.is_some()
                && other.quantity.per.is_some()
                && theirs >= own
        } else {
            number && (!agrees(one) || theirs > own)
        }
    };
    let keep: Vec<bool> = found
        .iter()
        .map(|one| {
            (agrees(one) || one.meant)
                && !found
                    .iter()
                    .any(|other| agrees(other) && explains(other, one))
        })
        .collect();
    found
        .into_iter()
        .zip(keep)
        .filter(|(_, keep)| *keep)
        .map(|(one, _)| one)
        .collect()
}
