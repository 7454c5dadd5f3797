//! The axis of the values: where it begins and ends, and the round numbers on it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Most steps between the numbers on the axis.
const STEPS: i64 = 5;

/// An axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    low: Decimal,
    high: Decimal,
    /// The numbers on it, the lowest first.
    pub(super) ticks: Vec<Decimal>,
}

impl Scale {
    /// An axis that holds all values, if they are [`tame`]. It begins at zero, unless that would press what differs into less than a quarter of its length.
    pub(super) fn over(values: &[Decimal]) -> Self {
        let low = values.iter().copied().min().unwrap_or_default();
        let high = values.iter().copied().max().unwrap_or_default();
        let (low, high) = with_zero(low, high);
        let whole = values.iter().all(|value| value.normalize().scale() == 0);
        round(low, high, whole).unwrap_or_else(|| Self {
            low,
            high,
            ticks: vec![low, high],
        })
    }

    /// Where a value lies: 0 at the lower end of the axis, 1 at the upper.
    pub(super) fn share(&self, value: Decimal) -> f64 {
        let [low, high, value] =
            [self.low, self.high, value].map(|value| value.to_f64().unwrap_or_default());
        if high > low {
            ((value - low) / (high - low)).clamp(0.0, 1.0)
        } else {
            0.5
        }
    }

    /// Whether a value lies on the axis.
    pub(super) fn holds(&self, value: Decimal) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// The end that is nearer to a value that does not lie on the axis.
    pub(super) fn end_towards(&self, value: Decimal) -> Decimal {
        if value > self.high {
            self.high
        } else {
            self.low
        }
    }

    /// The ends of an axis on which zero does not lie.
    pub(super) fn without_zero(&self) -> Option<(Decimal, Decimal)> {
        (!self.holds(Decimal::ZERO)).then_some((self.low, self.high))
    }
}

/// A value as it is drawn: with nine places, and no farther from zero than a trillion millions, so that sums and differences can be reckoned.
pub(super) fn tame(value: Decimal) -> Decimal {
    let most = Decimal::from(1_000_000_000_000_000_000_i64);
    if value > most {
        most
    } else if value < -most {
        -most
    } else {
        value.round_dp(9)
    }
}

fn with_zero(low: Decimal, high: Decimal) -> (Decimal, Decimal) {
    if low.is_zero() && high.is_zero() {
        return (Decimal::ZERO, Decimal::ONE);
    }
    let span = high.saturating_sub(low);
    let size = low.abs().max(high.abs());
    let is_far = !span.is_zero() && span.saturating_mul(Decimal::from(4)) < size;
    if is_far {
        (low, high)
    } else {
        (low.min(Decimal::ZERO), high.max(Decimal::ZERO))
    }
}

/// The same ends, moved out to round numbers.
fn round(low: Decimal, high: Decimal, whole: bool) -> Option<Scale> {
    let least = high.checked_sub(low)?.checked_div(Decimal::from(STEPS))?;
    let step = steps().find(|step| *step >= least && (!whole || step.normalize().scale() == 0))?;
    let low = low.checked_div(step)?.floor().checked_mul(step)?;
    let high = high.checked_div(step)?.ceil().checked_mul(step)?;
    let count = high.checked_sub(low)?.checked_div(step)?.to_i64()?;
    let tick = |at: i64| {
        low.checked_add(step.checked_mul(Decimal::from(at))?)
            .map(|tick| tick.normalize())
    };
    let ticks = (0..=count).map(tick).collect::<Option<Vec<_>>>()?;
    Some(Scale { low, high, ticks })
}

/// Round numbers, the least first: 1, 2, 2.5 and 5 with all powers of ten.
fn steps() -> impl Iterator<Item = Decimal> {
    (-10_i32..=18).flat_map(|power| {
        [10_i64, 20, 25, 50].into_iter().filter_map(move |tenths| {
            let shift = power - 1;
            if shift <= 0 {
                Decimal::try_new(tenths, shift.unsigned_abs()).ok()
            } else {
                Decimal::try_from_i128_with_scale(10_i128.checked_pow(shift.unsigned_abs())?, 0)
                    .ok()?
                    .checked_mul(Decimal::from(tenths))
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[&str]) -> Vec<String> {
        let values: Vec<Decimal> = values.iter().map(|value| value.parse().unwrap()).collect();
        Scale::over(&values)
            .ticks
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn the_axis_has_few_round_numbers() {
        assert_eq!(
            ticks(&["147", "237"]),
            ["0", "50", "100", "150", "200", "250"]
        );
        assert_eq!(
            ticks(&["-800", "-500"]),
            ["-800", "-600", "-400", "-200", "0"]
        );
        assert_eq!(ticks(&["0.1", "0.35"]), ["0", "0.1", "0.2", "0.3", "0.4"]);
        assert_eq!(ticks(&["-3", "4"]), ["-4", "-2", "0", "2", "4"]);
    }

    #[test]
    fn an_axis_far_from_zero_begins_there() {
        assert_eq!(
            ticks(&["20500", "24000"]),
            ["20000", "21000", "22000", "23000", "24000"]
        );
        assert_eq!(
            Scale::over(&[20_500.into(), 24_000.into()]).without_zero(),
            Some((20_000.into(), 24_000.into()))
        );
        assert_eq!(Scale::over(&[147.into(), 237.into()]).without_zero(), None);
    }

    #[test]
    fn one_value_stands_over_zero() {
        assert_eq!(ticks(&["50", "50"]), ["0", "10", "20", "30", "40", "50"]);
        assert_eq!(ticks(&["0", "0"]), ["0", "1"]);
        assert_eq!(ticks(&["1"]), ["0", "1"]);
        assert_eq!(ticks(&["-2"]), ["-2", "-1", "0"]);
    }

    #[test]
    fn the_largest_and_the_least_numbers_have_an_axis() {
        for values in [
            [Decimal::MAX, Decimal::MIN],
            [Decimal::MAX, Decimal::new(1, 28)],
            [Decimal::new(1, 28), Decimal::ZERO],
        ] {
            let values = values.map(tame);
            let scale = Scale::over(&values);
            assert!(
                scale.ticks.len() >= 2 && scale.ticks.len() <= 8,
                "{scale:?}"
            );
            assert!(
                values
                    .iter()
                    .all(|value| scale.share(*value).is_finite() && scale.holds(*value)),
                "{scale:?}"
            );
        }
    }
}
