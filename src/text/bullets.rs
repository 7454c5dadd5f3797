//! The signs that open the items of a list, for pages and for texts.

/// Whether a sign is a bullet wherever it opens a line. Triangles that point up or down tell a trend.
pub fn is_bullet(sign: char) -> bool {
    let trend = matches!(sign, '▲' | '△' | '▼' | '▽');
    // Squares, circles, triangles; arrows of ornament fonts; signs of symbol fonts.
    let shape = matches!(
        sign,
        '\u{25a0}'..='\u{25ff}' | '\u{2794}'..='\u{27be}' | '\u{e000}'..='\u{f8ff}'
    );
    let other = matches!(
        sign,
        '•' | '‣' | '⁃' | '∙' | '∞' | '✓' | '✔' | '❑' | '❒' | '❖' | '\\'
    );
    other || (shape && !trend)
}

/// Whether a sign is a bullet where a blank follows: elsewhere it has another meaning, or none that a font tells.
pub fn is_bullet_before_blank(sign: char) -> bool {
    matches!(
        sign,
        '-' | '–' | '—' | '*' | '+' | '→' | '⇒' | char::REPLACEMENT_CHARACTER
    )
}

/// Whether a text is nothing but what opens an item: a sign, "1.", "2.1", "a)".
pub fn is_item_label(text: &str) -> bool {
    let text = text.trim();
    let count = text.chars().count();
    let sign = count <= 3 && !text.contains(char::is_alphanumeric);
    sign || is_counted(text, count) || is_closed(text, count)
}

/// "1.", "2.1"
fn is_counted(text: &str, count: usize) -> bool {
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    count <= 8 && digits && text.contains('.') && !text.starts_with('.')
}

/// "a)", "iv.", "(2)"
fn is_closed(text: &str, count: usize) -> bool {
    let inside = text.trim_end_matches([')', '.']);
    count <= 4 && inside.len() < text.len() && inside.chars().all(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_items() {
        for text in ["•", "–", " ➢ ", "1.", "12.3.", "a)", "iv.", "C."] {
            assert!(is_item_label(text), "{text}");
        }
    }

    #[test]
    fn leaves_words_and_numbers_alone() {
        for text in ["Amt", "12", "2025", "(a", ".5", "3,5 %"] {
            assert!(!is_item_label(text), "{text}");
        }
        assert!(!is_bullet('▲') && !is_bullet('❶') && !is_bullet('%'));
    }
}
