//! Quantities and dates as short labels beside the text that they were read from.

use super::{dates, numbers, words};
use crate::model::{Comparator, Date, Direction, Quantity, Role, Unit};

/// A short label.
pub(super) struct Chip {
    /// `menge` or `termin`.
    pub(super) class: &'static str,
    /// What the value is: `Anstieg um mindestens`. Empty for dates.
    pub(super) lead: String,
    /// The value: `5 % pro Jahr`, `bis Ende 2023`.
    pub(super) value: String,
    /// What the text says.
    pub(super) printed: String,
}

/// All quantities, then all dates.
pub(super) fn chips(quantities: &[Quantity], dates: &[Date]) -> Vec<Chip> {
    quantities.iter().map(quantity).chain(dates.iter().map(date)).collect()
}

/// The amounts and the dates of an answer. An answer says what is; a value in it is no aim.
pub(super) fn of_answer(amounts: &[Quantity], dates: &[Date]) -> Vec<Chip> {
    let amount = |amount: &Quantity| {
        let chip = quantity(amount);
        let lead = chip.lead.strip_prefix("Zielwert").map(|lead| lead.trim_start().to_owned());
        Chip { lead: lead.unwrap_or(chip.lead), ..chip }
    };
    amounts.iter().map(amount).chain(dates.iter().map(date)).collect()
}

fn quantity(quantity: &Quantity) -> Chip {
    let mut value = numbers::german(quantity.value.0);
    match &quantity.unit {
        Some(unit) if unit.code.as_deref() == Some("factor") => value = format!("Faktor {value}"),
        Some(unit) => value = with_unit(&value, unit),
        None => {}
    }
    if let Some(per) = &quantity.per {
        value = format!("{value} {}", words::per(per));
    }
    Chip { class: "menge", lead: lead(quantity), value, printed: quantity.text.clone() }
}

/// A value with its unit, kept on one line: `7,8 Mio. €`.
pub(super) fn with_unit(value: &str, unit: &Unit) -> String {
    format!("{value}\u{a0}{}", unit.text.replace(' ', "\u{a0}"))
}

fn lead(quantity: &Quantity) -> String {
    let role = match (quantity.role, quantity.direction) {
        (Role::Change, Some(Direction::Increase)) => "Anstieg um",
        (Role::Change, Some(Direction::Decrease)) => "Senkung um",
        (Role::Change, None) => "Änderung um",
        (Role::Level, Some(Direction::Increase)) => "Anstieg auf",
        (Role::Level, Some(Direction::Decrease)) => "Senkung auf",
        (Role::Level, None) => "Zielwert",
        (Role::Baseline, _) => "Ausgangswert",
    };
    let binds = match quantity.comparator {
        Comparator::Eq => "",
        Comparator::Ge => " mindestens",
        Comparator::Le => " höchstens",
        Comparator::Approx => " rund",
    };
    format!("{role}{binds}")
}

fn date(date: &Date) -> Chip {
    let mut value = dates::date(date);
    if date.inferred_year {
        value.push_str(" (Jahr erschlossen)");
    }
    Chip { class: "termin", lead: String::new(), value, printed: date.text.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;
    use rust_decimal::Decimal;

    fn said(role: Role, direction: Option<Direction>, comparator: Comparator, value: &str, unit: Option<(&str, &str)>, per: Option<&str>) -> String {
        let unit = unit.map(|(text, code)| Unit { text: text.into(), code: Some(code.into()), scale: 1 });
        let value = Number(Decimal::from_str_exact(value).unwrap());
        let chip = quantity(&Quantity { text: "x".into(), role, direction, comparator, value, unit, per: per.map(str::to_owned) });
        format!("{} {}", chip.lead, chip.value).replace('\u{a0}', " ")
    }

    #[test]
    fn a_quantity_says_what_it_is_in_words() {
        let up = Some(Direction::Increase);
        assert_eq!(said(Role::Change, up, Comparator::Eq, "5", Some(("%", "%")), Some("P1Y")), "Anstieg um 5 % pro Jahr");
        assert_eq!(said(Role::Change, Some(Direction::Decrease), Comparator::Ge, "12.5", Some(("%", "%")), None), "Senkung um mindestens 12,5 %");
        assert_eq!(said(Role::Level, up, Comparator::Eq, "7.8", Some(("Mio. €", "EUR")), None), "Anstieg auf 7,8 Mio. €");
        assert_eq!(said(Role::Level, None, Comparator::Le, "10", None, None), "Zielwert höchstens 10");
        assert_eq!(said(Role::Baseline, None, Comparator::Approx, "54", Some(("%", "%")), None), "Ausgangswert rund 54 %");
        assert_eq!(said(Role::Change, up, Comparator::Eq, "2", Some(("", "factor")), None), "Anstieg um Faktor 2");
    }

    #[test]
    fn an_amount_of_an_answer_is_no_aim() {
        let value = Number(Decimal::from_str_exact("2.4").unwrap());
        let rough =
            Quantity { text: "rund 2,4".into(), role: Role::Level, direction: None, comparator: Comparator::Approx, value, unit: None, per: None };
        let plain = Quantity { comparator: Comparator::Eq, ..rough.clone() };
        let said: Vec<String> = of_answer(&[rough, plain], &[]).iter().map(|chip| format!("{}|{}", chip.lead, chip.value)).collect();
        assert_eq!(said, ["rund|2,4", "|2,4"]);
    }
}
