//! Tokens of content streams and `CMaps` (ISO 32000-2, 7.2 and 7.8.2), read without copying more than the strings.

use std::ops::Range;

/// A token. Ranges of names and operators are bytes of the input, those of strings are bytes of [`Lexer::strings`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A number.
    Number(f32),
    /// A name without its slash, escapes not resolved.
    Name(Range<usize>),
    /// A string, literal or hexadecimal, decoded.
    Text(Range<usize>),
    /// `[`
    Open,
    /// `]`
    Close,
    /// `<<`
    DictOpen,
    /// `>>`
    DictClose,
    /// Anything else: operators, `true`, `null`.
    Word(Range<usize>),
}

/// Numbers up to this take one digit more.
const MOST: u64 = 100_000_000_000_000_000;
/// Powers of ten.
const SCALES: [f64; 19] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18,
];

/// Reads tokens one after the other. Damaged input gives fewer tokens, never an error.
pub(super) struct Lexer<'a> {
    data: &'a [u8],
    at: usize,
    /// The decoded strings, until [`Lexer::forget`].
    pub(super) strings: Vec<u8>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self {
            data,
            at: 0,
            strings: Vec::new(),
        }
    }

    /// The bytes of a name or a word.
    pub(super) fn bytes(&self, range: &Range<usize>) -> &'a [u8] {
        self.data.get(range.clone()).unwrap_or_default()
    }

    /// The bytes of a string.
    pub(super) fn string(&self, range: &Range<usize>) -> &[u8] {
        self.strings.get(range.clone()).unwrap_or_default()
    }

    /// Drops the decoded strings: none of them is needed any more.
    pub(super) fn forget(&mut self) {
        self.strings.clear();
    }

    /// Moves behind the data of an inline image: past `EI` with blanks on both sides.
    pub(super) fn skip_image(&mut self) {
        let rest = self.data.get(self.at..).unwrap_or_default();
        let ends = memchr::memmem::find_iter(rest, b"EI").find(|found| {
            let before = found
                .checked_sub(1)
                .and_then(|at| rest.get(at))
                .is_some_and(|b| is_blank(*b));
            // Binary data may hold the letters by chance; text follows the real end.
            let behind = rest
                .get(found + 2..(found + 12).min(rest.len()))
                .unwrap_or_default();
            before
                && behind.first().is_none_or(|b| is_blank(*b))
                && behind
                    .iter()
                    .all(|b| b.is_ascii() && (*b >= b' ' || is_blank(*b)))
        });
        self.at = ends.map_or(self.data.len(), |found| self.at + found + 2);
    }

    /// The next token, or `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token> {
        self.skip_blanks();
        let first = *self.data.get(self.at)?;
        let start = self.at;
        self.at += 1;
        Some(match first {
            b'0'..=b'9' | b'+' | b'-' | b'.' => return Some(self.number(start)),
            b'/' => {
                self.skip_regular();
                Token::Name(start + 1..self.at)
            }
            b'(' => self.literal(),
            b'<' if self.data.get(self.at) == Some(&b'<') => {
                self.at += 1;
                Token::DictOpen
            }
            b'<' => self.hexadecimal(),
            b'>' => {
                self.at += usize::from(self.data.get(self.at) == Some(&b'>'));
                Token::DictClose
            }
            b'[' => Token::Open,
            b']' => Token::Close,
            b'{' | b'}' | b')' => Token::Word(start..self.at),
            _ => {
                self.skip_regular();
                Token::Word(start..self.at)
            }
        })
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.data.get(self.at) {
            if *byte == b'%' {
                let rest = self.data.get(self.at..).unwrap_or_default();
                self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            } else if is_blank(*byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn skip_regular(&mut self) {
        while self
            .data
            .get(self.at)
            .is_some_and(|b| !is_blank(*b) && !is_delimiter(*b))
        {
            self.at += 1;
        }
    }

    /// A number; `-.5`, `+3`, `--4` and `1.2-3` (read as 1.2) are met in practice.
    fn number(&mut self, start: usize) -> Token {
        let (mut digits, mut places, mut value) = (0_u32, 0_usize, 0_u64);
        let (mut negative, mut point, mut at) = (false, false, start);
        while let Some(byte) = self.data.get(at) {
            match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    // More digits than these change nothing that f32 could hold.
                    if value < MOST {
                        value = value * 10 + u64::from(byte - b'0');
                        places += usize::from(point);
                    } else if !point {
                        value = value.saturating_mul(10);
                    }
                }
                b'.' if !point => point = true,
                b'-' if digits == 0 && !point => negative = true,
                b'+' if digits == 0 && !point => {}
                b'-' | b'.' => {
                    // What follows belongs to no number that makes sense.
                    while self
                        .data
                        .get(at)
                        .is_some_and(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'))
                    {
                        at += 1;
                    }
                    break;
                }
                _ => break,
            }
            at += 1;
        }
        self.at = at.max(start + 1);
        if self
            .data
            .get(self.at)
            .is_some_and(|b| !is_blank(*b) && !is_delimiter(*b))
            && digits == 0
        {
            self.skip_regular();
            return Token::Word(start..self.at);
        }
        let value = value as f64 / SCALES.get(places).copied().unwrap_or(1e18);
        Token::Number(if negative { -value } else { value } as f32)
    }

    fn literal(&mut self) -> Token {
        let start = self.strings.len();
        let mut depth = 1_u32;
        while let Some(byte) = self.data.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape();
                    continue;
                }
                // Any line end inside a string counts as one line feed.
                b'\r' => {
                    self.at += usize::from(self.data.get(self.at) == Some(&b'\n'));
                    self.strings.push(b'\n');
                    continue;
                }
                _ => {}
            }
            self.strings.push(byte);
        }
        Token::Text(start..self.strings.len())
    }

    fn escape(&mut self) {
        let Some(byte) = self.data.get(self.at).copied() else {
            return;
        };
        self.at += 1;
        let meant = match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return,
            b'\r' => {
                self.at += usize::from(self.data.get(self.at) == Some(&b'\n'));
                return;
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit) = self
                        .data
                        .get(self.at)
                        .filter(|b| (b'0'..=b'7').contains(*b))
                    else {
                        break;
                    };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                (code & 0xFF) as u8
            }
            other => other,
        };
        self.strings.push(meant);
    }

    fn hexadecimal(&mut self) -> Token {
        let start = self.strings.len();
        let mut high = None;
        while let Some(byte) = self.data.get(self.at).copied() {
            self.at += 1;
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'f' => byte - b'a' + 10,
                b'A'..=b'F' => byte - b'A' + 10,
                b'>' => break,
                _ => continue,
            };
            match high.take() {
                None => high = Some(digit << 4),
                Some(high) => self.strings.push(high | digit),
            }
        }
        self.strings.extend(high);
        Token::Text(start..self.strings.len())
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 12 | 0)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(data: &str) -> Vec<f32> {
        let mut lexer = Lexer::new(data.as_bytes());
        std::iter::from_fn(|| lexer.next())
            .filter_map(|token| {
                if let Token::Number(n) = token {
                    Some(n)
                } else {
                    None
                }
            })
            .collect()
    }

    fn string(data: &[u8]) -> Vec<u8> {
        let mut lexer = Lexer::new(data);
        let Some(Token::Text(range)) = lexer.next() else {
            panic!("no string")
        };
        lexer.string(&range).to_vec()
    }

    #[test]
    fn numbers_as_producers_write_them() {
        assert_eq!(
            numbers("12 -3.5 +.25 -.5 4. --7 1.5-3 0.001"),
            [12.0, -3.5, 0.25, -0.5, 4.0, -7.0, 1.5, 0.001]
        );
    }

    #[test]
    fn strings_with_escapes_and_brackets() {
        assert_eq!(string(b"(a\\(b\\)c(d)\\344\\n\\\nx)"), b"a(b)c(d)\xe4\nx");
        assert_eq!(string(b"<48 65 6C6c6F7>"), b"Hellop");
        assert_eq!(string(b"(open"), b"open");
    }

    #[test]
    fn an_inline_image_is_skipped_with_its_data() {
        let mut lexer = Lexer::new(b"\x01EI\x02 \xff\xfe EI Q BT");
        lexer.skip_image();
        assert_eq!(lexer.next(), Some(Token::Word(11..12)));
    }

    proptest! {
        #[test]
        fn any_bytes_end(data in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut lexer = Lexer::new(&data);
            let mut count = 0;
            while lexer.next().is_some() {
                count += 1;
                prop_assert!(count <= data.len());
            }
        }
    }
}
