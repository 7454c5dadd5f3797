//! Numbers as they are written in German: `1.234,5`.

use crate::model::Unit;
use rust_decimal::Decimal;

/// Groups of three digits from ten thousand on, a comma before the decimals, a true minus.
///
/// Four digits stay ungrouped only where they would be read as a year; here they never are, so that 1000 is `1.000`.
pub fn german(value: Decimal) -> String {
    let plain = value.normalize();
    let text = plain.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + 8);
    if plain.is_sign_negative() && !plain.is_zero() {
        out.push('\u{2212}');
    }
    out.push_str(&grouped(whole));
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

/// A difference with its sign: `+47`.
pub fn signed(value: Decimal) -> String {
    let sign = if value.is_sign_negative() { "" } else { "+" };
    format!("{sign}{}", german(value))
}

/// A number of that unit: euros have none or two decimals, `578.831,50`.
pub fn of_unit(value: Decimal, unit: Option<&Unit>) -> String {
    let said = german(value);
    let is_euro = unit.is_some_and(|unit| unit.code.as_deref() == Some("EUR") && unit.scale == 1);
    if is_euro && value.normalize().scale() == 1 {
        said + "0"
    } else {
        said
    }
}

/// A count: `12.480`.
pub fn count(value: usize) -> String {
    grouped(&value.to_string())
}

/// A count with its noun: `1 Ziel`, `220 Ziele`.
pub fn counted(value: usize, one: &str, more: &str) -> String {
    format!(
        "{}\u{a0}{}",
        count(value),
        if value == 1 { one } else { more }
    )
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        german(Decimal::from_str_exact(text).unwrap())
    }

    #[test]
    fn points_group_and_a_comma_parts() {
        assert_eq!(written("7.93"), "7,93");
        assert_eq!(written("9.50"), "9,5");
        assert_eq!(written("147"), "147");
        assert_eq!(written("1000"), "1.000");
        assert_eq!(written("1234567.25"), "1.234.567,25");
        assert_eq!(written("-800"), "\u{2212}800");
        assert_eq!(written("-0"), "0");
    }

    #[test]
    fn euros_have_two_decimals_or_none() {
        let unit = |text: &str, scale| Unit {
            text: text.into(),
            code: Some("EUR".into()),
            scale,
        };
        let value = Decimal::from_str_exact("578831.5").unwrap();
        assert_eq!(of_unit(value, Some(&unit("€", 1))), "578.831,50");
        assert_eq!(
            of_unit(value, Some(&unit("Mio. €", 1_000_000))),
            "578.831,5"
        );
        assert_eq!(of_unit(Decimal::from(24), Some(&unit("€", 1))), "24");
        assert_eq!(of_unit(value, None), "578.831,5");
    }

    #[test]
    fn nouns_follow_their_count() {
        assert_eq!(counted(1, "Ziel", "Ziele"), "1\u{a0}Ziel");
        assert_eq!(counted(40000, "Ziel", "Ziele"), "40.000\u{a0}Ziele");
    }
}
