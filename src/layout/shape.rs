//! What the letters of a line are like, found in one pass over its bytes.

/// Bytes that tell what a line is like: anything longer is running text.
pub const SEEN: usize = 160;

/// What the letters of a line are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Capital letters (A–Z and the capitals of Latin-1).
    pub upper: u16,
    /// Small letters outside brackets.
    pub lower: u16,
    /// Digits.
    pub digits: u16,
    /// The first letter or digit is a small letter.
    pub starts_lower: bool,
}

impl Shape {
    /// Looks at a text, or the first [`SEEN`] bytes of a long one.
    pub fn of(text: &str) -> Self {
        let mut shape = Self::default();
        let (mut first, mut depth, mut pair) = (true, 0_u16, false);
        for byte in text.bytes().take(SEEN) {
            let (upper, lower) = match byte {
                b'A'..=b'Z' => (true, false),
                b'a'..=b'z' => (false, true),
                // The second byte of a letter of Latin-1, U+00C0 to U+00FF; ß has no capital and counts as neither.
                0x80..=0x9E if pair && byte != 0x97 => (true, false),
                0xA0..=0xBF if pair && byte != 0xB7 => (false, true),
                b'(' => {
                    depth += 1;
                    (false, false)
                }
                b')' => {
                    depth = depth.saturating_sub(1);
                    (false, false)
                }
                b'0'..=b'9' => {
                    shape.digits = shape.digits.saturating_add(1);
                    first = false;
                    (false, false)
                }
                _ => (false, false),
            };
            pair = byte == 0xC3;
            if upper {
                shape.upper = shape.upper.saturating_add(1);
            }
            if lower && depth == 0 {
                shape.lower = shape.lower.saturating_add(1);
            }
            if first && (upper || lower) {
                shape.starts_lower = lower;
                first = false;
            }
        }
        shape
    }

    /// Set in capitals: no small letters but an inflection ("PCs"), apart from brackets.
    pub fn is_capitals(self) -> bool {
        self.upper >= 3 && (self.lower == 0 || (self.lower <= 2 && self.upper >= 6))
    }

    /// Whether there are letters at all.
    pub fn has_letters(self) -> bool {
        self.upper + self.lower > 0
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn capitals_with_umlauts_brackets_and_inflections() {
        for text in ["BESCHÄFTIGTEN-APP", "PROZESS (in %)", "DESKTOP-PCs", "6.2.4 WLAN-AUSBAU", "GROßE STRAßE"] {
            assert!(Shape::of(text).is_capitals(), "{text}");
        }
    }

    #[test]
    fn leaves_words_and_numbers_alone() {
        for text in ["Ziele", "IT-Kosten", "2018 2021", "KI im Amt", "äöü"] {
            assert!(!Shape::of(text).is_capitals(), "{text}");
        }
        assert!(Shape::of("„über 100").starts_lower);
        assert!(!Shape::of("100 mal").starts_lower);
    }
}
