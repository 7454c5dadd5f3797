//! From bytes to text: UTF-8, UTF-16, Windows-1252, in that order of trust.

use crate::problem::Error;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes that are looked at to recognise UTF-16 without a byte order mark.
const SAMPLE: usize = 4096;

/// The text without byte order mark. Valid UTF-8 is not copied.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Error> {
    let text = match encoding(&bytes) {
        Some(wide) => wide.decode_with_bom_removal(&bytes).0.into_owned(),
        None => narrow(bytes),
    };
    checked(text)
}

fn checked(text: String) -> Result<String, Error> {
    if is_binary(&text) {
        return Err(Error::Binary);
    }
    if text.chars().all(is_blank) {
        return Err(Error::Empty);
    }
    Ok(text)
}

/// The text of markup, which may name its own encoding.
pub(super) fn markup(bytes: Vec<u8>) -> Result<String, Error> {
    let named = named_encoding(bytes.get(..SAMPLE).unwrap_or(&bytes));
    match named.filter(|named| {
        *named != UTF_8 && encoding(&bytes).is_none() && std::str::from_utf8(&bytes).is_err()
    }) {
        Some(named) => checked(named.decode_without_bom_handling(&bytes).0.into_owned()),
        // What is sound UTF-8 by chance, with letters beyond ASCII, is nothing else, whatever a program wrote into its head.
        None => decode(bytes),
    }
}

/// The encoding after `charset=` or `encoding=`.
fn named_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    [&b"charset"[..], b"encoding"].into_iter().find_map(|word| {
        memchr::memmem::find_iter(&lower, word).find_map(|at| {
            let rest = lower
                .get(at + word.len()..)?
                .trim_ascii_start()
                .strip_prefix(b"=")?
                .trim_ascii_start();
            let rest = rest
                .strip_prefix(b"\"")
                .or_else(|| rest.strip_prefix(b"'"))
                .unwrap_or(rest);
            let end = rest
                .iter()
                .position(|byte| {
                    !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
                })
                .unwrap_or(rest.len());
            Encoding::for_label(rest.get(..end)?)
        })
    })
}

/// UTF-16, if a byte order mark or the pattern of the bytes says so.
fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(bytes) {
        Some((marked, _)) => (marked != UTF_8).then_some(marked),
        None => unmarked_utf16(bytes),
    }
}

/// In UTF-16 nearly every second byte of a text in Latin letters is zero, and the others are not.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    let zeros = |place: fn(&[u8; 2]) -> u8| pairs.iter().filter(|pair| place(pair) == 0).count();
    let (first, second) = (zeros(|pair| pair[0]), zeros(|pair| pair[1]));
    let many = pairs.len() / 2;
    if second > many && first == 0 {
        Some(UTF_16LE)
    } else if first > many && second == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn narrow(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            text
        }
        Err(error) => damaged(error.as_bytes()),
    }
}

/// Windows-1252, unless most letters beyond ASCII are sound UTF-8: then a few bytes are lost, and not the umlauts.
fn damaged(bytes: &[u8]) -> String {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let encoding = if sound > broken { UTF_8 } else { WINDOWS_1252 };
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

/// A stray control character is a slip of whoever made the text; one in fifty is no text.
fn is_binary(text: &str) -> bool {
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 14..=31 | 127);
    let controls = text.bytes().filter(|byte| is_control(byte)).count();
    controls * 50 > text.len()
}

/// A character without ink: blanks, and marks of width zero.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "Maßnahmen für „Grün“ – 20 €\n";

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn utf8_is_read_with_and_without_mark() {
        assert_eq!(decode(PRINTED.into()).unwrap(), PRINTED);
        assert_eq!(
            decode(format!("\u{feff}{PRINTED}").into()).unwrap(),
            PRINTED
        );
    }

    #[test]
    fn utf16_is_read_with_and_without_mark() {
        for bytes_of in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decode(utf16(PRINTED, bytes_of)).unwrap(), PRINTED);
            assert_eq!(
                decode(utf16(&format!("\u{feff}{PRINTED}"), bytes_of)).unwrap(),
                PRINTED
            );
        }
    }

    #[test]
    fn windows_1252_is_read() {
        let (bytes, _, lost) = WINDOWS_1252.encode(PRINTED);
        assert!(!lost);
        assert_eq!(decode(bytes.into_owned()).unwrap(), PRINTED);
    }

    #[test]
    fn markup_names_its_encoding() {
        let (bytes, _, _) = encoding_rs::ISO_8859_2.encode("<meta charset=\"iso-8859-2\"><p>Łódź");
        assert_eq!(
            markup(bytes.into_owned()).unwrap(),
            "<meta charset=\"iso-8859-2\"><p>Łódź"
        );
        let (bytes, _, _) = WINDOWS_1252.encode(
            "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'><p>Grün – €",
        );
        assert!(markup(bytes.into_owned()).unwrap().ends_with("<p>Grün – €"));
    }

    #[test]
    fn leaves_a_wrong_name_of_an_encoding_alone() {
        let page = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><p>Grün";
        assert_eq!(markup(page.into()).unwrap(), page);
    }

    #[test]
    fn utf8_cut_within_a_letter_keeps_its_umlauts() {
        let mut bytes = PRINTED.as_bytes().to_vec();
        bytes.push(0xc3);
        assert_eq!(decode(bytes).unwrap(), format!("{PRINTED}\u{fffd}"));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let every: Vec<u8> = (0..=255).collect();
        for bytes in [
            every,
            vec![0; 64],
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0".to_vec(),
        ] {
            assert!(matches!(decode(bytes), Err(Error::Binary)));
        }
    }

    #[test]
    fn one_stray_control_character_does_not_cost_the_text() {
        let text = format!("{PRINTED}{PRINTED}\u{1}{PRINTED}");
        assert_eq!(decode(text.clone().into()).unwrap(), text);
    }
}
