//! The numbers of items and headings that programs count: `3.`, `c)`, `iii.`

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Digits {
    /// 1, 2, 3
    Arabic,
    /// 01, 02, 03
    Padded,
    /// a, b, c
    Lower,
    /// A, B, C
    Upper,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
}

impl Digits {
    /// A number in these digits. Where they have no sign for it, in Arabic ones.
    pub(in crate::read) fn write(self, number: i64) -> String {
        let small = u32::try_from(number)
            .ok()
            .filter(|number| (1..=3999).contains(number));
        match (self, small) {
            (Self::Padded, Some(number)) => format!("{number:02}"),
            (Self::Lower, Some(number)) => letters(number),
            (Self::Upper, Some(number)) => letters(number).to_uppercase(),
            (Self::LowerRoman, Some(number)) => roman(number).to_lowercase(),
            (Self::UpperRoman, Some(number)) => roman(number),
            _ => number.to_string(),
        }
    }
}

/// a … z, aa, bb …, as word processors count.
fn letters(number: u32) -> String {
    let letter = char::from(b'a' + ((number - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1) as usize).collect()
}

fn roman(mut number: u32) -> String {
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in signs {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn numbers_are_written_as_word_processors_do() {
        assert_eq!(Digits::Lower.write(3), "c");
        assert_eq!(Digits::Upper.write(28), "BB");
        assert_eq!(Digits::LowerRoman.write(14), "xiv");
        assert_eq!(Digits::UpperRoman.write(1999), "MCMXCIX");
        assert_eq!(Digits::Padded.write(7), "07");
        assert_eq!(Digits::Upper.write(0), "0");
        assert_eq!(Digits::Arabic.write(-2), "-2");
    }
}
