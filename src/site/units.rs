//! Units as they stand behind a number: `3 Monate`, `1 Tonne`, `ein Drittel`. The print has them in the case of its sentence ("nach 3–6 Monaten").

use crate::model::Unit;
use rust_decimal::Decimal;

/// Words that a text bends: as one, as more.
const WORDS: [(&str, &str); 18] = [
    ("Jahr", "Jahre"),
    ("Monat", "Monate"),
    ("Woche", "Wochen"),
    ("Tag", "Tage"),
    ("Stunde", "Stunden"),
    ("Minute", "Minuten"),
    ("Sekunde", "Sekunden"),
    ("Tonne", "Tonnen"),
    ("Meter", "Meter"),
    ("Kilometer", "Kilometer"),
    ("Quadratmeter", "Quadratmeter"),
    ("Kubikmeter", "Kubikmeter"),
    ("Liter", "Liter"),
    ("Prozentpunkt", "Prozentpunkte"),
    ("%-Punkt", "%-Punkte"),
    ("Kilowattstunde", "Kilowattstunden"),
    ("Million", "Millionen"),
    ("Vollzeitäquivalent", "Vollzeitäquivalente"),
];

/// Shares that have a name: how many of them make the whole.
const SHARES: [(&str, u8); 5] = [
    ("Hälfte", 2),
    ("Drittel", 3),
    ("Viertel", 4),
    ("Fünftel", 5),
    ("Zehntel", 10),
];

/// The name of a unit behind that value. What no text bends stays as it is printed.
pub(super) fn behind(value: Decimal, unit: &Unit) -> String {
    let (first, rest) = unit
        .text
        .split_once(' ')
        .map_or((unit.text.as_str(), None), |(first, rest)| {
            (first, Some(rest))
        });
    let is = |(one, more): &&(&str, &str)| {
        first == *one || first == *more || first.strip_suffix('n') == Some(more)
    };
    let Some((one, more)) = WORDS.iter().find(is) else {
        return unit.text.clone();
    };
    let word = if value.abs() == Decimal::ONE {
        one
    } else {
        more
    };
    rest.map_or_else(|| (*word).to_owned(), |rest| format!("{word} {rest}"))
}

/// A share with its name: `ein Drittel`, `die Hälfte`, `drei Viertel` for the 0.75 that such a value is. `None` for other units.
pub(super) fn share(value: Decimal, unit: &Unit) -> Option<String> {
    let (name, parts) = SHARES
        .iter()
        .find(|(name, _)| unit.code.is_none() && unit.text.eq_ignore_ascii_case(name))?;
    let count = value
        .checked_mul(Decimal::from(*parts))?
        .round_dp(2)
        .normalize();
    let small = [(1, "ein"), (2, "zwei"), (3, "drei"), (4, "vier")]
        .into_iter()
        .find(|(number, _)| Decimal::from(*number) == count);
    Some(match small {
        Some((1, _)) if *parts == 2 => "die Hälfte".to_owned(),
        Some((_, word)) => format!("{word} {name}"),
        None => format!("{} {name}", super::numbers::german(count)),
    })
}

/// What becomes of a value that is multiplied: `Verdopplung`, `Halbierung`. `None` where it has no name.
pub(super) fn factor(value: Decimal) -> Option<&'static str> {
    let names = [
        (5, "Halbierung"),
        (20, "Verdopplung"),
        (30, "Verdreifachung"),
        (40, "Vervierfachung"),
        (50, "Verfünffachung"),
        (60, "Versechsfachung"),
        (100, "Verzehnfachung"),
    ];
    names
        .into_iter()
        .find(|(tenths, _)| Decimal::new(*tenths, 1) == value)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit {
            text: text.into(),
            code: None,
            scale: 1,
        }
    }

    #[test]
    fn a_unit_agrees_with_its_number() {
        let said = |value: i64, text: &str| behind(Decimal::from(value), &unit(text));
        assert_eq!(said(3, "Monaten"), "Monate");
        assert_eq!(said(1, "Jahren"), "Jahr");
        assert_eq!(said(1, "Tonnen"), "Tonne");
        assert_eq!(said(2, "Jahr"), "Jahre");
        assert_eq!(said(5, "Metern"), "Meter");
        assert_eq!(said(1, "Millionen Euro"), "Million Euro");
        assert_eq!(said(9, "%-Punkten"), "%-Punkte");
        assert_eq!(said(1, "t CO 2"), "t CO 2");
    }

    #[test]
    fn a_share_is_said_as_it_is_spoken() {
        let said =
            |value: &str, text: &str| share(Decimal::from_str_exact(value).unwrap(), &unit(text));
        assert_eq!(said("0.333", "Drittel").as_deref(), Some("ein Drittel"));
        assert_eq!(said("0.667", "Drittel").as_deref(), Some("zwei Drittel"));
        assert_eq!(said("0.75", "Viertel").as_deref(), Some("drei Viertel"));
        assert_eq!(said("0.5", "Hälfte").as_deref(), Some("die Hälfte"));
        assert_eq!(said("0.5", "%"), None);
    }
}
