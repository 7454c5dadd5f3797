//! Quantities and dates as short labels beside the text that they were read from.

use super::{dates, numbers, units, words};
use crate::model::{Comparator, Date, Direction, Quantity, Role};
use rust_decimal::Decimal;

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
    quantities
        .iter()
        .map(quantity)
        .chain(dates.iter().map(date))
        .collect()
}

/// The amounts and the dates of an answer. An answer says what is; a value in it is no aim.
pub(super) fn of_answer(amounts: &[Quantity], dates: &[Date]) -> Vec<Chip> {
    let amount = |amount: &Quantity| {
        let chip = quantity(amount);
        let lead = chip
            .lead
            .strip_prefix("Zielwert")
            .map(|lead| lead.trim_start().to_owned());
        Chip {
            lead: lead.unwrap_or(chip.lead),
            ..chip
        }
    };
    amounts
        .iter()
        .map(amount)
        .chain(dates.iter().map(date))
        .collect()
}

fn quantity(quantity: &Quantity) -> Chip {
    let printed = quantity.text.clone();
    if let Some(adverb) = adverb(quantity) {
        return Chip {
            class: "menge",
            lead: bound(quantity.comparator).to_owned(),
            value: adverb,
            printed,
        };
    }
    let (lead, mut value) = said(quantity);
    if let Some(per) = &quantity.per {
        value = format!("{value} {}", words::per(per));
    }
    Chip {
        class: "menge",
        lead,
        value,
        printed,
    }
}

/// What a quantity is, and its value with the unit.
fn said(quantity: &Quantity) -> (String, String) {
    let number = quantity.value.0;
    let plain = numbers::of_unit(number, quantity.unit.as_ref());
    let lead = lead(quantity);
    let bound = bound(quantity.comparator);
    match &quantity.unit {
        Some(unit) if unit.code.as_deref() == Some("factor") => {
            if let Some(name) = units::factor(number).filter(|_| quantity.role == Role::Change) {
                return (
                    bound.to_owned(),
                    if bound.is_empty() {
                        name.to_owned()
                    } else {
                        format!("eine {name}")
                    },
                );
            }
            // What is multiplied goes to its multiple, not by it.
            (
                lead.replacen(" um", " auf", 1),
                format!("das {plain}-Fache"),
            )
        }
        Some(unit) => (
            lead,
            units::share(number, unit)
                .unwrap_or_else(|| with_unit(&plain, &units::behind(number, unit))),
        ),
        None if is_place(&quantity.text) && quantity.comparator == Comparator::Le => (
            role(quantity).to_owned(),
            format!("Platz\u{a0}{plain} oder besser"),
        ),
        None if is_place(&quantity.text) => (lead, format!("Platz\u{a0}{plain}")),
        None if is_frequency(quantity) => {
            let times = [
                (1, "einmal"),
                (2, "zweimal"),
                (3, "dreimal"),
                (4, "viermal"),
            ];
            let times = times
                .into_iter()
                .find(|(times, _)| Decimal::from(*times) == number);
            (
                bound.to_owned(),
                times.map_or_else(|| format!("{plain}-mal"), |(_, word)| word.to_owned()),
            )
        }
        None => (lead, plain),
    }
}

/// Whether the print names a place in a ranking: "Top 10", "Platz 3".
fn is_place(printed: &str) -> bool {
    let mut words = printed.split_whitespace().map(str::to_lowercase);
    words.any(|word| {
        matches!(
            word.as_str(),
            "top" | "platz" | "rang" | "rangplatz" | "plätze" | "besten"
        )
    })
}

/// Whether the print says how often, and counts nothing: "einmal pro Jahr".
fn is_frequency(quantity: &Quantity) -> bool {
    let counts = |word: &str| word.ends_with("mal") || word.ends_with("malig");
    is_plain_level(quantity) && quantity.text.split_whitespace().any(counts)
}

/// The one word that says how often: "täglich", "mindestens halbjährlich".
fn adverb(quantity: &Quantity) -> Option<String> {
    let mut words = quantity.text.split_whitespace();
    let last = words.next_back().filter(|word| word.ends_with("lich"))?;
    (is_plain_level(quantity) && quantity.value.0 == Decimal::ONE && words.all(bound_words))
        .then(|| last.to_lowercase())
}

fn is_plain_level(quantity: &Quantity) -> bool {
    quantity.role == Role::Level
        && quantity.direction.is_none()
        && quantity.per.is_some()
        && quantity.unit.is_none()
}

/// Words that bind a value and count nothing.
fn bound_words(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "mindestens" | "höchstens" | "maximal" | "minimal" | "etwa" | "rund" | "circa" | "ca."
    )
}

/// A value with its unit, kept on one line: `7,8 Mio. €`.
fn with_unit(value: &str, unit: &str) -> String {
    format!("{value}\u{a0}{}", unit.replace(' ', "\u{a0}"))
}

fn lead(quantity: &Quantity) -> String {
    format!("{} {}", role(quantity), bound(quantity.comparator))
        .trim_end()
        .to_owned()
}

fn role(quantity: &Quantity) -> &'static str {
    match (quantity.role, quantity.direction) {
        (Role::Change, Some(Direction::Increase)) => "Anstieg um",
        (Role::Change, Some(Direction::Decrease)) => "Senkung um",
        (Role::Change, None) => "Änderung um",
        (Role::Level, Some(Direction::Increase)) => "Anstieg auf",
        (Role::Level, Some(Direction::Decrease)) => "Senkung auf",
        (Role::Level, None) => "Zielwert",
        (Role::Baseline, _) => "Ausgangswert",
    }
}

fn bound(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Eq => "",
        Comparator::Ge => "mindestens",
        Comparator::Le => "höchstens",
        Comparator::Approx => "rund",
    }
}

fn date(date: &Date) -> Chip {
    let mut value = dates::date(date);
    if date.inferred_year {
        value.push_str(" (Jahr erschlossen)");
    }
    Chip {
        class: "termin",
        lead: String::new(),
        value,
        printed: date.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Unit};

    fn told(
        printed: &str,
        role: Role,
        direction: Option<Direction>,
        comparator: Comparator,
        value: &str,
        unit: Option<(&str, &str)>,
        per: Option<&str>,
    ) -> String {
        let code = |code: &str| (!code.is_empty()).then(|| code.to_owned());
        let unit = unit.map(|(text, of)| Unit {
            text: text.into(),
            code: code(of),
            scale: 1,
        });
        let value = Number(Decimal::from_str_exact(value).unwrap());
        let chip = quantity(&Quantity {
            text: printed.into(),
            role,
            direction,
            comparator,
            value,
            unit,
            per: per.map(str::to_owned),
        });
        format!("{} {}", chip.lead, chip.value)
            .replace('\u{a0}', " ")
            .trim()
            .to_owned()
    }

    /// All that a value can be to a goal, with and without a unit, once and each year: to be read by a German.
    #[test]
    fn every_quantity_is_said_in_words() {
        let directions = [
            (Some(Direction::Increase), "steigt"),
            (Some(Direction::Decrease), "sinkt"),
            (None, "-"),
        ];
        let comparators = [
            (Comparator::Eq, "="),
            (Comparator::Ge, "≥"),
            (Comparator::Le, "≤"),
            (Comparator::Approx, "≈"),
        ];
        let mut rows = Vec::new();
        for (role, name) in [
            (Role::Change, "change"),
            (Role::Level, "level"),
            (Role::Baseline, "baseline"),
        ] {
            for (direction, goes) in directions {
                for (comparator, binds) in comparators {
                    let said =
                        |unit, per| told("x", role, direction, comparator, "12.5", unit, per);
                    let cells = [
                        said(Some(("%", "%")), None),
                        said(Some(("%", "%")), Some("P1Y")),
                        said(None, None),
                        said(None, Some("P1M")),
                    ];
                    rows.push(format!("{name} {goes} {binds}: {}", cells.join(" | ")));
                }
            }
        }
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/site"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("chips", rows.join("\n"));
        });
    }

    #[test]
    fn what_has_a_word_of_its_own_is_said_with_it() {
        let (up, down) = (Some(Direction::Increase), Some(Direction::Decrease));
        let factor = Some(("verdoppelt", "factor"));
        let third = Some(("Drittel", ""));
        let (eq, ge) = (Comparator::Eq, Comparator::Ge);
        let change = |direction, comparator, value, unit, per| {
            told("x", Role::Change, direction, comparator, value, unit, per)
        };
        for (said, expected) in [
            (
                change(up, eq, "2", factor, Some("P1Y")),
                "Verdopplung pro Jahr",
            ),
            (
                change(down, ge, "0.5", factor, None),
                "mindestens eine Halbierung",
            ),
            (
                change(up, eq, "2.5", factor, None),
                "Anstieg auf das 2,5-Fache",
            ),
            (
                change(down, eq, "0.333", third, None),
                "Senkung um ein Drittel",
            ),
        ] {
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn a_level_that_has_a_word_of_its_own_is_said_with_it() {
        let factor = Some(("verdoppelt", "factor"));
        let (half, months) = (Some(("Hälfte", "")), Some(("Monaten", "mo")));
        let (eq, ge, le) = (Comparator::Eq, Comparator::Ge, Comparator::Le);
        let level = |text, comparator, value, unit, per| {
            told(text, Role::Level, None, comparator, value, unit, per)
        };
        let (once, half_yearly) = ("mindestens einmal pro Jahr", "mindestens halbjährlich");
        let message = "eine Meldung … wöchentlich";
        for (said, expected) in [
            (level("x", eq, "3", factor, None), "Zielwert das 3-Fache"),
            (
                level("x", ge, "0.5", half, None),
                "Zielwert mindestens die Hälfte",
            ),
            (
                level("x", ge, "3", months, None),
                "Zielwert mindestens 3 Monate",
            ),
            (
                level("Top 10", le, "10", None, None),
                "Zielwert Platz 10 oder besser",
            ),
            (level("Platz 3", eq, "3", None, None), "Zielwert Platz 3"),
            (level(once, ge, "1", None, Some("P1Y")), once),
            (level("täglich", eq, "1", None, Some("P1D")), "täglich"),
            (level(half_yearly, ge, "1", None, Some("P6M")), half_yearly),
            (
                level(message, eq, "1", None, Some("P1W")),
                "Zielwert 1 pro Woche",
            ),
        ] {
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn an_amount_of_an_answer_is_no_aim() {
        let value = Number(Decimal::from_str_exact("2.4").unwrap());
        let rough = Quantity {
            text: "rund 2,4".into(),
            role: Role::Level,
            direction: None,
            comparator: Comparator::Approx,
            value,
            unit: None,
            per: None,
        };
        let plain = Quantity {
            comparator: Comparator::Eq,
            ..rough.clone()
        };
        let said: Vec<String> = of_answer(&[rough, plain], &[])
            .iter()
            .map(|chip| format!("{}|{}", chip.lead, chip.value))
            .collect();
        assert_eq!(said, ["rund|2,4", "|2,4"]);
    }
}
