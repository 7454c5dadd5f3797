//! The reckoning behind a difference, in German. The comparison itself is a format for programs and has English words.

use crate::model::Difference;
use crate::site::{dates, numbers, words};
use rust_decimal::Decimal;

/// How a difference was reckoned: `10 % → 5 % pro Jahr: abgeschwächt um 5 Prozentpunkte`. `None` where the English has no German here.
pub(super) fn german(difference: &Difference) -> Option<String> {
    let Some(text) = difference.arithmetic.as_deref() else {
        return (difference.what == "answer").then(|| "Die Antwort lautet anders.".to_owned());
    };
    match difference.what.as_str() {
        "quantity" => quantity(text),
        "date" => date(text),
        "series" => series(text),
        "milestone" => milestone(text),
        "status" => sides("Stand", text.strip_prefix("status: ")?),
        "text" => (text == "other numbers in the text").then(|| "andere Zahlen im Text".to_owned()),
        _ => None,
    }
}

fn quantity(text: &str) -> Option<String> {
    if let Some((said, how)) = one_sided(text) {
        return Some(format!("{}: {how}", amount(said)?));
    }
    let (sides, verdict) = text.rsplit_once(": ")?;
    let (old, new) = sides.split_once(" -> ")?;
    let by = |by: &str| -> Option<String> {
        if let Some(points) = by
            .strip_suffix(" points")
            .or_else(|| by.strip_suffix(" point"))
        {
            let plural = if points == "1" { "" } else { "e" };
            return Some(format!("{} Prozentpunkt{plural}", number(points)?));
        }
        amount(by)
    };
    let verdict = match verdict.split_once(" by ") {
        Some((word, how_much)) => format!("{} um {}", judged(word)?, by(how_much)?),
        None => judged(verdict)?.to_owned(),
    };
    Some(format!("{} → {}: {verdict}", amount(old)?, amount(new)?))
}

fn judged(word: &str) -> Option<&'static str> {
    Some(match word {
        "changed" => "geändert",
        "sharpened" => "verschärft",
        "relaxed" => "abgeschwächt",
        _ => return None,
    })
}

/// What only one side says, and the words for it.
fn one_sided(text: &str) -> Option<(&str, &'static str)> {
    let gone = text
        .strip_suffix(": not said any more")
        .map(|said| (said, "nicht mehr genannt"));
    gone.or_else(|| {
        text.strip_suffix(": not said before")
            .map(|said| (said, "vorher nicht genannt"))
    })
}

/// `at least 60 % per year`.
fn amount(text: &str) -> Option<String> {
    let bounds = [
        ("at least ", "mindestens "),
        ("at most ", "höchstens "),
        ("about ", "etwa "),
    ];
    let bound = bounds
        .into_iter()
        .find_map(|(english, german)| Some((german, text.strip_prefix(english)?)));
    let (bound, rest) = bound.unwrap_or(("", text));
    let pers = [
        (" per year", "P1Y"),
        (" per half-year", "P6M"),
        (" per quarter", "P3M"),
        (" per month", "P1M"),
        (" per week", "P1W"),
        (" per day", "P1D"),
    ];
    let per = pers
        .into_iter()
        .find_map(|(english, per)| Some((rest.strip_suffix(english)?, per)))
        .or_else(|| rest.rsplit_once(" per "));
    let (rest, per) = per.map_or((rest, String::new()), |(rest, per)| {
        (rest, format!(" {}", words::per(per)))
    });
    let (value, unit) = rest
        .split_once(' ')
        .map_or((rest, String::new()), |(value, unit)| {
            (value, format!(" {unit}"))
        });
    Some(format!("{bound}{}{unit}{per}", number(value)?))
}

/// `7.93`, `+47`, `-800`.
fn number(text: &str) -> Option<String> {
    let (sign, plain) = text
        .strip_prefix('+')
        .map_or(("", text), |plain| ("+", plain));
    let value = Decimal::from_str_exact(plain).ok()?;
    Some(format!("{sign}{}", numbers::german(value)))
}

fn date(text: &str) -> Option<String> {
    if let Some((said, how)) = one_sided(text) {
        return Some(format!("{}: {how}", dates::edtf(said)));
    }
    let (sides, verdict) = text.rsplit_once(": ")?;
    let (old, new) = sides.split_once(" -> ")?;
    let verdict = match verdict.split_once(" by ") {
        Some(("relaxed", how_long)) => format!("abgeschwächt, {} später", duration(how_long)?),
        Some(("sharpened", how_long)) => format!("verschärft, {} früher", duration(how_long)?),
        _ => judged(verdict)?.to_owned(),
    };
    Some(format!(
        "{} → {}: {verdict}",
        dates::edtf(old),
        dates::edtf(new)
    ))
}

/// `2 years`, `14 months`.
fn duration(text: &str) -> Option<String> {
    let (count, unit) = text.split_once(' ')?;
    let (one, more) = match unit.trim_end_matches('s') {
        "year" => ("Jahr", "Jahre"),
        "month" => ("Monat", "Monate"),
        "day" => ("Tag", "Tage"),
        _ => return None,
    };
    Some(format!(
        "{} {}",
        number(count)?,
        if count == "1" { one } else { more }
    ))
}

fn series(text: &str) -> Option<String> {
    let fixed = match text {
        "no values any more" => Some("keine Werte mehr"),
        "no values before" => Some("vorher keine Werte"),
        "no value to compare" => Some("kein Wert zum Vergleich"),
        _ => None,
    };
    if let Some(fixed) = fixed {
        return Some(fixed.to_owned());
    }
    if let Some((new, old)) = text.strip_prefix("the unit is ").and_then(|rest| {
        rest.strip_suffix(": not comparable")?
            .split_once(" and was ")
    }) {
        let unit = |unit: &str| {
            if unit == "none" {
                "keine".to_owned()
            } else {
                unit.to_owned()
            }
        };
        return Some(format!(
            "die Einheit ist {} und war {}: nicht vergleichbar",
            unit(new),
            unit(old)
        ));
    }
    if let Some(years) = text.strip_suffix(" as before") {
        return Some(format!("{years}: wie zuvor"));
    }
    let endings = [
        (
            ": the new series begins before the end of the old one",
            ": die neue Reihe beginnt vor dem Ende der alten",
        ),
        (
            ": the old series has no step to compare with",
            ": die alte Reihe hat keinen Schritt zum Vergleich",
        ),
    ];
    if let Some((years, ending)) = endings
        .into_iter()
        .find_map(|(english, german)| Some((text.strip_suffix(english)?, german)))
    {
        return Some(format!("{}{ending}", step(years)?));
    }
    if let Some((years, reckoned)) = text.split_once(" is ") {
        let (by, allowed) = reckoned.split_once(", the old steps allow ")?;
        return Some(format!(
            "{}, also {}; die alten Schritte erlauben {}",
            step(years)?,
            number(by)?,
            number(allowed)?
        ));
    }
    let parts: Option<Vec<String>> = text.split("; ").map(step).collect();
    parts.map(|parts| parts.join("; "))
}

/// `2022: 215 -> 262 (+47)`, `2020: 220 -> 2021: 230`, `planned -> reported`.
fn step(text: &str) -> Option<String> {
    let (old, new) = text.split_once(" -> ")?;
    let kind = |word: &str| match word {
        "planned" => Some("Planwerte"),
        "reported" => Some("Istwerte"),
        _ => None,
    };
    if let Some((old, new)) = kind(old).zip(kind(new)) {
        return Some(format!("{old} → {new}"));
    }
    let side = |side: &str| match side.split_once(": ") {
        Some((year, value)) => Some(format!("{year}: {}", number(value)?)),
        None => number(side),
    };
    let (new, by) = new
        .strip_suffix(')')
        .and_then(|new| new.split_once(" ("))
        .map_or((new, None), |(new, by)| (new, Some(by)));
    let by = by.map_or(Some(String::new()), |by| {
        Some(format!(" ({})", number(by)?))
    })?;
    Some(format!("{} → {}{by}", side(old)?, side(new)?))
}

fn milestone(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix("milestone: ") {
        return sides("Meilenstein", rest);
    }
    let (rest, moved) = text.rsplit_once(": ")?;
    let (word, how_long) = moved.split_once(" by ")?;
    let word = match word {
        "later" => "später",
        "sooner" => "früher",
        _ => return None,
    };
    Some(format!(
        "{}: {} {word}",
        rest.replace(" -> ", " → "),
        duration(how_long)?
    ))
}

/// What is printed on both sides, as it is printed.
fn sides(name: &str, text: &str) -> Option<String> {
    let (old, new) = text.split_once(" -> ")?;
    let side = |side: &str| {
        if side == "none" {
            "keine Angabe".to_owned()
        } else {
            format!("„{side}“")
        }
    };
    Some(format!("{name}: {} → {}", side(old), side(new)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fate;

    fn said(what: &str, arithmetic: &str) -> String {
        let difference = Difference {
            what: what.into(),
            fate: Fate::Changed,
            old: None,
            new: None,
            arithmetic: Some(arithmetic.into()),
        };
        german(&difference).unwrap_or_default()
    }

    #[test]
    fn what_was_reckoned_is_said_in_german() {
        for (what, english, expected) in [
            (
                "quantity",
                "10 % -> 5 % per year: relaxed by 5 points",
                "10 % → 5 % pro Jahr: abgeschwächt um 5 Prozentpunkte",
            ),
            (
                "quantity",
                "7.8 Mio. € -> 9.28 Mio. €: sharpened by 1.48 Mio. €",
                "7,8 Mio. € → 9,28 Mio. €: verschärft um 1,48 Mio. €",
            ),
            (
                "quantity",
                "at least 60 % -> about 50 %: relaxed by 10 points",
                "mindestens 60 % → etwa 50 %: abgeschwächt um 10 Prozentpunkte",
            ),
            (
                "quantity",
                "1 per month -> 10 per year: relaxed by 2 per year",
                "1 pro Monat → 10 pro Jahr: abgeschwächt um 2 pro Jahr",
            ),
            (
                "quantity",
                "1000 -> 7000: changed",
                "1.000 → 7.000: geändert",
            ),
            (
                "quantity",
                "3 per P2Y: not said any more",
                "3 alle 2 Jahre: nicht mehr genannt",
            ),
            (
                "quantity",
                "5 €: not said before",
                "5 €: vorher nicht genannt",
            ),
            (
                "date",
                "2022-12-31 -> 2024-12-31: relaxed by 2 years",
                "31. Dezember 2022 → 31. Dezember 2024: abgeschwächt, 2 Jahre später",
            ),
            (
                "date",
                "2022-12-31 -> 2022-11-30: sharpened by 1 month",
                "31. Dezember 2022 → 30. November 2022: verschärft, 1 Monat früher",
            ),
            (
                "date",
                "2020-39: not said before",
                "Ende 2020: vorher nicht genannt",
            ),
            (
                "series",
                "2022: 215 -> 262 (+47); 2023: 7.785 -> 8.22 (+0.435)",
                "2022: 215 → 262 (+47); 2023: 7,785 → 8,22 (+0,435)",
            ),
            ("series", "2021, 2022 as before", "2021, 2022: wie zuvor"),
            (
                "series",
                "2020: 220 -> 2022: 245 is +25, the old steps allow 20",
                "2020: 220 → 2022: 245, also +25; die alten Schritte erlauben 20",
            ),
            (
                "series",
                "2020: 5 -> 2022: 9: the old series has no step to compare with",
                "2020: 5 → 2022: 9: die alte Reihe hat keinen Schritt zum Vergleich",
            ),
            (
                "series",
                "planned -> reported; 2023: 20 -> 15 (-5)",
                "Planwerte → Istwerte; 2023: 20 → 15 (−5)",
            ),
            (
                "series",
                "the unit is none and was T€: not comparable",
                "die Einheit ist keine und war T€: nicht vergleichbar",
            ),
            (
                "milestone",
                "Pilot: 12/2018 -> 2/2020: later by 14 months",
                "Pilot: 12/2018 → 2/2020: 14 Monate später",
            ),
            (
                "milestone",
                "milestone: none -> Abschluss 2020",
                "Meilenstein: keine Angabe → „Abschluss 2020“",
            ),
            (
                "status",
                "status: Planung -> Rollout",
                "Stand: „Planung“ → „Rollout“",
            ),
            ("text", "other numbers in the text", "andere Zahlen im Text"),
        ] {
            assert_eq!(said(what, english), expected);
        }
    }

    #[test]
    fn what_has_no_german_is_left_to_the_english() {
        for (what, english) in [
            ("quantity", "much -> more: better"),
            ("label", "a -> b"),
            ("series", "who knows"),
            ("date", ""),
        ] {
            assert_eq!(said(what, english), "");
        }
    }
}
