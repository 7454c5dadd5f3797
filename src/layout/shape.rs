//! What the letters of a line are like, counted over its bytes.

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
        let bytes = text.as_bytes().get(..SEEN).unwrap_or(text.as_bytes());
        // Brackets are rare; a line without them is counted whole, which the compiler turns into a few wide instructions.
        let all = Counts::of(bytes);
        // A line that opens with a bracket has nothing outside to go by.
        let lower = if memchr::memchr(b'(', bytes).is_none_or(|at| at == 0) {
            all.lower
        } else {
            outside_brackets(bytes)
        };
        let starts_lower = text
            .chars()
            .take(SEEN)
            .find(|c| c.is_alphanumeric())
            .is_some_and(char::is_lowercase);
        Self {
            upper: all.upper,
            lower,
            digits: all.digits,
            starts_lower,
        }
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

/// How many bytes of a kind there are.
struct Counts {
    upper: u16,
    lower: u16,
    digits: u16,
}

impl Counts {
    fn of(bytes: &[u8]) -> Self {
        let count =
            |kind: fn(&u8) -> bool| bytes.iter().map(|byte| u16::from(kind(byte))).sum::<u16>();
        let mut counts = Self {
            upper: count(u8::is_ascii_uppercase),
            lower: count(u8::is_ascii_lowercase),
            digits: count(u8::is_ascii_digit),
        };
        // The second byte of a letter of Latin-1, U+00C0 to U+00FF. × and ÷ are no letters; ß has no capital and counts as neither.
        for at in memchr::memchr_iter(0xC3, bytes) {
            match bytes.get(at + 1) {
                Some(0x80..=0x96 | 0x98..=0x9E) => counts.upper += 1,
                Some(0xA0..=0xB6 | 0xB8..=0xBF) => counts.lower += 1,
                _ => {}
            }
        }
        counts
    }
}

/// Small letters that stand in no brackets.
fn outside_brackets(bytes: &[u8]) -> u16 {
    let (mut lower, mut rest) = (0, bytes);
    while let Some(open) = memchr::memchr(b'(', rest) {
        let (before, inside) = rest.split_at(open);
        lower += Counts::of(before).lower;
        // A bracket that is not closed holds the rest.
        let mut depth = 0_usize;
        let close = inside.iter().position(|byte| {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        rest = close
            .and_then(|close| inside.get(close + 1..))
            .unwrap_or_default();
    }
    lower + Counts::of(rest).lower
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn capitals_with_umlauts_brackets_and_inflections() {
        for text in [
            "BESCHÄFTIGTEN-APP",
            "PROZESS (in %)",
            "DESKTOP-PCs",
            "6.2.4 WLAN-AUSBAU",
            "GROßE STRAßE",
        ] {
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
