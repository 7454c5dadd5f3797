//! Dates as EDTF (ISO 8601-2, level 2): `2018-12`, `2021-39` for the last third of 2021, `2022-36` for its fourth quarter.

mod ahead;
pub mod calendar;
mod lead;
mod mention;
mod names;
mod points;
mod sentences;
mod tense;

pub use sentences::mentions;

use crate::notation::years;
use crate::vocabulary;
use calendar::is_day;

/// A date that is the whole text: `06.02.2019`, `12/2018`, `Ende 2018`, `Q4/2022`, `Herbst 2018`, `März 2019`, `1. Halbjahr 2019`, `2020`.
pub fn edtf(text: &str) -> Option<String> {
    let text = text.trim();
    day(text)
        .or_else(|| years::year(text).map(|year| year.to_string()))
        .or_else(|| month_and_year(text))
        .or_else(|| part_of_year(text))
}

/// A calendar day, `06.02.2019`, `6. Februar 2019` or `06.02.19`, as ISO 8601.
pub fn day(text: &str) -> Option<String> {
    let mut parts = text.trim().splitn(3, '.').map(str::trim);
    let (day, second, third) = (parts.next()?, parts.next()?, parts.next());
    let (month, year) = match third {
        Some(year) => (second.parse().ok()?, year),
        None => second
            .split_once(' ')
            .and_then(|(name, year)| Some((vocabulary::month(name)?, year.trim())))?,
    };
    let year = match year.len() {
        2 => format!("20{year}"),
        _ => year.to_owned(),
    };
    let (day, year): (u32, i32) = (day.parse().ok()?, years::year(&year)?);
    is_day(year, month, day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `12/2018`, `2/2023`, `12.2018`, `Dezember 2018`.
fn month_and_year(text: &str) -> Option<String> {
    let (month, year) = text
        .split_once(['/', '.', ' '])
        .map(|(a, b)| (a.trim(), b.trim()))?;
    let year = years::year(year)?;
    let month = month
        .parse()
        .ok()
        .filter(|m| (1..=12).contains(m))
        .or_else(|| vocabulary::month(month))?;
    Some(format!("{year}-{month:02}"))
}

/// Thirds, seasons, quarters and halves of a year. The codes are those of ISO 8601-2, 4.8.
fn part_of_year(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let (word, year) = lower.rsplit_once([' ', '/'])?;
    let year = years::year(year.trim())?;
    let code = match word.trim() {
        "frühjahr" | "frühling" => 21,
        "sommer" => 22,
        "herbst" => 23,
        "winter" => 24,
        "q1" | "1. quartal" | "i. quartal" | "erstes quartal" => 33,
        "q2" | "2. quartal" | "ii. quartal" | "zweites quartal" => 34,
        "q3" | "3. quartal" | "iii. quartal" | "drittes quartal" => 35,
        "q4" | "4. quartal" | "iv. quartal" | "viertes quartal" => 36,
        "anfang" => 37,
        "mitte" => 38,
        "ende" => 39,
        "1. halbjahr" | "erstes halbjahr" | "i. halbjahr" => 40,
        "2. halbjahr" | "zweites halbjahr" | "ii. halbjahr" => 41,
        _ => return None,
    };
    Some(format!("{year}-{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_month_and_the_end_of_a_year_are_dates() {
        assert_eq!(edtf("2/2023").as_deref(), Some("2023-02"));
        assert_eq!(edtf("Ende 2018").as_deref(), Some("2018-39"));
    }

    #[test]
    fn dates_of_milestones() {
        for (text, expected) in [
            ("12/2018", "2018-12"),
            ("2/2023", "2023-02"),
            ("Ende 2018", "2018-39"),
            ("Mitte 2021", "2021-38"),
            ("Q4/2022", "2022-36"),
            ("Herbst 2018", "2018-23"),
            ("06.02.2019", "2019-02-06"),
            ("6. Februar 2019", "2019-02-06"),
            ("Dez. 2018", "2018-12"),
            ("2020", "2020"),
            ("1. Halbjahr 2019", "2019-40"),
            ("3. Quartal 2024", "2024-35"),
            ("25.10.05", "2005-10-25"),
        ] {
            assert_eq!(edtf(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_what_is_no_date_alone() {
        for text in [
            "13/2018",
            "31.02.2019",
            "bald",
            "laufend",
            "2018 | 2019",
            "",
        ] {
            assert_eq!(edtf(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,30}") {
            let _ = edtf(&text);
        }
    }
}
