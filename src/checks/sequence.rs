//! How a row of running numbers goes on.

/// What a number is to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One more.
    Follows,
    /// Two more: this one is left out.
    LeftOut(u32),
    /// The same number.
    Twice,
    /// The same number, where this one was to be expected.
    TwiceInsteadOf(u32),
    /// A smaller number.
    Back,
    /// A new beginning, a wide gap, or what another step tells already.
    Unclear,
}

/// The steps from each number to the next.
pub fn steps(numbers: &[u32]) -> Vec<Step> {
    let mut steps: Vec<Step> = numbers
        .iter()
        .zip(numbers.iter().skip(1))
        .map(|(from, to)| step(*from, *to))
        .collect();
    // One wrong number is left out at one place and stands twice at the next: that is one slip.
    for at in 1..steps.len() {
        if let Some([before, behind]) = steps.get_mut(at - 1..=at) {
            match (*before, *behind) {
                (Step::LeftOut(number), Step::Twice) => {
                    (*before, *behind) = (Step::Unclear, Step::TwiceInsteadOf(number));
                }
                (Step::Twice, Step::LeftOut(number)) => {
                    (*before, *behind) = (Step::TwiceInsteadOf(number), Step::Unclear);
                }
                _ => {}
            }
        }
    }
    steps
}

fn step(from: u32, to: u32) -> Step {
    match to.checked_sub(from) {
        Some(0) => Step::Twice,
        Some(1) => Step::Follows,
        Some(2) => Step::LeftOut(to - 1),
        None if to != 1 => Step::Back,
        _ => Step::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::Step::*;
    use super::*;

    #[test]
    fn one_wrong_number_is_one_slip() {
        assert_eq!(steps(&[1, 2, 3]), [Follows, Follows]);
        assert_eq!(steps(&[1, 2, 4]), [Follows, LeftOut(3)]);
        assert_eq!(steps(&[1, 3, 3, 4]), [Unclear, TwiceInsteadOf(2), Follows]);
        assert_eq!(steps(&[1, 2, 2, 4]), [Follows, TwiceInsteadOf(3), Unclear]);
        assert_eq!(steps(&[1, 2, 2]), [Follows, Twice]);
        assert_eq!(steps(&[2, 4, 3]), [LeftOut(3), Back]);
        assert_eq!(steps(&[1, 2, 1, 2]), [Follows, Unclear, Follows]);
        assert_eq!(steps(&[1, 9]), [Unclear]);
        assert_eq!(steps(&[1]), []);
    }
}
