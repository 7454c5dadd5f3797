//! How the quantities of a promise have changed: more, less, or something else.

use super::measure::{amount, plain, same_kind, step, times_a_year};
use super::verdict::{Piece, difference, paired};
use crate::model::{Comparator, Difference, Direction, Fate, Quantity, Reckoning, Role, Step};
use rust_decimal::Decimal;
use std::cmp::Ordering;

const PIECE: Piece<Quantity> = Piece {
    says_same,
    judge,
    text: |piece| &piece.text,
    gone: |old| Reckoning::QuantityGone { old: amount(old) },
    added: |new| Reckoning::QuantityAdded { new: amount(new) },
};

/// What differs between the quantities of an old and a new promise.
pub fn compare(old: &[Quantity], new: &[Quantity]) -> Vec<Difference> {
    let ways: [fn(&Quantity, &Quantity) -> bool; 3] = [
        |a, b| says_same(a, b),
        |a, b| a.role == b.role && a.per == b.per && same_kind(a.unit.as_ref(), b.unit.as_ref()),
        |a, b| {
            (a.role == Role::Baseline) == (b.role == Role::Baseline)
                && same_kind(a.unit.as_ref(), b.unit.as_ref())
        },
    ];
    paired(old, new, &ways)
        .into_iter()
        .filter_map(|(old, new)| difference("quantity", old, new, &PIECE))
        .collect()
}

fn says_same(a: &Quantity, b: &Quantity) -> bool {
    a.role == b.role
        && a.per == b.per
        && a.comparator == b.comparator
        && (a.direction == b.direction || a.direction.is_none() || b.direction.is_none())
        && same_kind(a.unit.as_ref(), b.unit.as_ref())
        && plain(a.value, a.unit.as_ref()) == plain(b.value, b.unit.as_ref())
}

/// Whether the new quantity asks for more than the old one, and how that was reckoned.
fn judge(old: &Quantity, new: &Quantity) -> (Fate, Reckoning) {
    let same_per = old.per == new.per;
    let unit = new.unit.as_ref();
    let values = plain(old.value, old.unit.as_ref()).zip(plain(new.value, unit));
    let reckoned = |by: Option<Step>| Reckoning::Quantities {
        old: amount(old),
        new: amount(new),
        by,
    };
    // Counts can be brought to one measure; ten percent a year are not five in half a year.
    let rates = if same_per {
        values
    } else {
        values
            .zip(rate(old).zip(rate(new)))
            .and_then(|((a, b), (x, y))| a.checked_mul(x).zip(b.checked_mul(y)))
    };
    let judged = rates.and_then(|(a, b)| Some((more_is(old, new)?, b.cmp(&a), b.checked_sub(a)?)));
    let Some((more, order, by)) = judged else {
        return (Fate::Changed, reckoned(None));
    };
    let fate = match order {
        Ordering::Equal => binding(old.comparator, new.comparator),
        order if order == more => Fate::Sharpened,
        _ => Fate::Relaxed,
    };
    let by = match (order, same_per) {
        (Ordering::Equal, _) => None,
        (_, true) => step(by, unit),
        (_, false) => step(by, None).map(|step| Step {
            per: Some("P1Y".to_owned()),
            ..step
        }),
    };
    (fate, reckoned(by))
}

fn rate(quantity: &Quantity) -> Option<Decimal> {
    quantity
        .unit
        .is_none()
        .then(|| times_a_year(quantity.per.as_deref()?))
        .flatten()
}

/// Whether a greater value promises more, or a smaller one. `None` where that is not clear.
fn more_is(old: &Quantity, new: &Quantity) -> Option<Ordering> {
    if old.role != new.role || old.role == Role::Baseline {
        return None;
    }
    match (sense(old), sense(new)) {
        (Some(old), Some(new)) => (old == new).then_some(old),
        (old, new) => old.or(new),
    }
}

fn sense(quantity: &Quantity) -> Option<Ordering> {
    match (quantity.role, quantity.direction, quantity.comparator) {
        // Whichever way it goes, a longer step is more.
        (Role::Change, Some(_), _)
        | (Role::Level, Some(Direction::Increase), _)
        | (Role::Level, None, Comparator::Ge) => Some(Ordering::Greater),
        (Role::Level, Some(Direction::Decrease), _) | (Role::Level, None, Comparator::Le) => {
            Some(Ordering::Less)
        }
        _ => None,
    }
}

/// The same value, bound in another way.
fn binding(old: Comparator, new: Comparator) -> Fate {
    match (old, new) {
        (Comparator::Approx, Comparator::Eq | Comparator::Ge | Comparator::Le) => Fate::Sharpened,
        (Comparator::Eq | Comparator::Ge | Comparator::Le, Comparator::Approx) => Fate::Relaxed,
        _ => Fate::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Unit};

    fn quantity(
        role: Role,
        direction: Option<Direction>,
        comparator: Comparator,
        value: &str,
    ) -> Quantity {
        let (value, unit) = value
            .split_once(' ')
            .map_or((value, None), |(value, unit)| (value, Some(unit)));
        let scale = if unit == Some("T€") { 1000 } else { 1 };
        let unit = unit.map(|text| Unit {
            text: text.into(),
            code: Some(text.replace("T€", "EUR").replace('€', "EUR")),
            scale,
        });
        Quantity {
            text: value.into(),
            role,
            direction,
            comparator,
            value: Number(value.parse().unwrap()),
            unit,
            per: None,
        }
    }

    fn judged(old: &Quantity, new: &Quantity) -> (Fate, String) {
        let found = compare(std::slice::from_ref(old), std::slice::from_ref(new));
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].fate, found[0].arithmetic.clone().unwrap())
    }

    const UP: Option<Direction> = Some(Direction::Increase);
    const DOWN: Option<Direction> = Some(Direction::Decrease);

    #[test]
    fn a_smaller_step_is_less_whichever_way_it_goes() {
        for direction in [UP, DOWN] {
            let [mut old, mut new] = ["10 %", "5 %"]
                .map(|value| quantity(Role::Change, direction, Comparator::Eq, value));
            (old.per, new.per) = (Some("P1Y".into()), Some("P1Y".into()));
            assert_eq!(
                judged(&old, &new),
                (
                    Fate::Relaxed,
                    "10 % -> 5 % per year: relaxed by 5 points".into()
                )
            );
            assert_eq!(judged(&new, &old).0, Fate::Sharpened);
        }
    }

    #[test]
    fn a_level_to_sink_to_is_more_when_it_is_lower() {
        let [old, new] =
            ["400 T€", "500000 €"].map(|value| quantity(Role::Level, DOWN, Comparator::Eq, value));
        assert_eq!(
            judged(&old, &new),
            (
                Fate::Relaxed,
                "400 T€ -> 500000 €: relaxed by 100000 €".into()
            )
        );
    }

    #[test]
    fn a_bound_says_which_way_is_more() {
        let least = quantity(Role::Level, None, Comparator::Ge, "60 %");
        let plain = quantity(Role::Level, None, Comparator::Eq, "50 %");
        assert_eq!(
            judged(&least, &plain),
            (
                Fate::Relaxed,
                "at least 60 % -> 50 %: relaxed by 10 points".into()
            )
        );
        let [three, two] =
            ["3", "2"].map(|value| quantity(Role::Level, None, Comparator::Le, value));
        assert_eq!(
            judged(&three, &two),
            (
                Fate::Sharpened,
                "at most 3 -> at most 2: sharpened by 1".into()
            )
        );
    }

    #[test]
    fn what_is_not_clear_is_changed() {
        let [a, b] =
            ["7.8 €", "9.28 €"].map(|value| quantity(Role::Level, None, Comparator::Eq, value));
        assert_eq!(
            judged(&a, &b),
            (Fate::Changed, "7.8 € -> 9.28 €: changed".into())
        );
        let up = quantity(Role::Level, UP, Comparator::Eq, "5");
        let down = quantity(Role::Level, DOWN, Comparator::Eq, "7");
        assert_eq!(judged(&up, &down).0, Fate::Changed);
        let [a, b] =
            ["54 %", "60 %"].map(|value| quantity(Role::Baseline, None, Comparator::Eq, value));
        assert_eq!(judged(&a, &b).0, Fate::Changed);
    }

    #[test]
    fn counts_are_brought_to_one_year() {
        let mut monthly = quantity(Role::Change, UP, Comparator::Eq, "1");
        monthly.per = Some("P1M".into());
        let mut yearly = quantity(Role::Change, UP, Comparator::Eq, "10");
        yearly.per = Some("P1Y".into());
        assert_eq!(
            judged(&monthly, &yearly),
            (
                Fate::Relaxed,
                "1 per month -> 10 per year: relaxed by 2 per year".into()
            )
        );
    }

    #[test]
    fn other_units_are_no_pair() {
        let (percent, money) = (
            quantity(Role::Level, UP, Comparator::Eq, "5 %"),
            quantity(Role::Level, UP, Comparator::Eq, "5 €"),
        );
        let found: Vec<String> = compare(std::slice::from_ref(&percent), &[money])
            .into_iter()
            .filter_map(|d| d.arithmetic)
            .collect();
        assert_eq!(found, ["5 %: not said any more", "5 €: not said before"]);
        assert_eq!(
            compare(
                std::slice::from_ref(&percent),
                std::slice::from_ref(&percent)
            ),
            []
        );
    }
}
