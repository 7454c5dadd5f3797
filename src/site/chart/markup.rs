//! Elements of SVG as text.

use std::fmt::{Display, Write as _};

/// Text as it may stand in XML: marks are escaped, and letters that XML does not have are left out.
pub(super) fn escaped(text: &str) -> String {
    let is_legal =
        |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(is_legal)
        .collect();
    quick_xml::escape::escape(plain.as_str()).into_owned()
}

/// A coordinate with one decimal at most.
pub(super) fn at(place: f64) -> String {
    let tenths = if place.is_finite() {
        (place * 10.0).round() as i64
    } else {
        0
    };
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    if tenth == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{tenth}")
    }
}

/// Elements, one a line.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
    depth: usize,
}

impl Markup {
    /// A line of text that is markup already.
    pub(super) fn line(&mut self, markup: impl Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:1$}{markup}", "", self.depth * 2);
    }

    /// What stands inside of an element; `tag` is its name with its attributes.
    pub(super) fn inside(&mut self, tag: &str, content: impl FnOnce(&mut Self)) {
        self.line(format_args!("<{tag}>"));
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.line(format_args!(
            "</{}>",
            tag.split(' ').next().unwrap_or_default()
        ));
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_no_noise() {
        for (place, written) in [
            (0.1 + 0.2, "0.3"),
            (12.0, "12"),
            (-0.04, "0"),
            (-7.25, "-7.3"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(at(place), written);
        }
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            escaped("a<b & \"c\"\u{0}\u{1b}\nd"),
            "a&lt;b &amp; &quot;c&quot; d"
        );
    }
}
