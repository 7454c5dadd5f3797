//! What is reckoned is said in English and in German.

use super::arithmetic::german;
use crate::diff::reckoning::difference;
use crate::model::Number;
use crate::model::{
    Amount, Comparator, Fate, Reckoning, Seam, SeriesFit, SeriesKind, Span, SpanUnit, Step, Values,
    YearChange, YearValue,
};

fn number(text: &str) -> Number {
    Number(text.parse().unwrap())
}

fn many(comparator: Comparator, value: &str, unit: &str, per: &str) -> Amount {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Amount {
        comparator,
        value: number(value),
        unit: some(unit),
        per: some(per),
    }
}

fn just(value: &str, unit: &str, per: &str) -> Amount {
    many(Comparator::Eq, value, unit, per)
}

fn apart(value: &str, unit: Option<&str>, per: Option<&str>) -> Step {
    Step {
        value: number(value),
        unit: unit.map(str::to_owned),
        points: false,
        per: per.map(str::to_owned),
    }
}

fn points(value: &str) -> Step {
    Step {
        points: true,
        ..apart(value, None, None)
    }
}

fn both(what: &str, fate: Fate, reckoning: Reckoning) -> [String; 2] {
    let difference = difference(what, fate, [None, None], reckoning);
    let german = german(&difference).unwrap();
    [difference.arithmetic.unwrap(), german]
}

#[test]
fn quantities_are_said_in_both_languages() {
    let became =
        |old: Amount, new: Amount, by: Option<Step>| Reckoning::Quantities { old, new, by };
    for (fate, reckoning, english, german) in [
        (
            Fate::Relaxed,
            became(
                just("10", "%", "P1Y"),
                just("5", "%", "P1Y"),
                Some(points("5")),
            ),
            "10 % -> 5 % per year: relaxed by 5 points",
            "10 % → 5 % pro Jahr: abgeschwächt um 5 Prozentpunkte",
        ),
        (
            Fate::Sharpened,
            became(
                many(Comparator::Ge, "60", "%", ""),
                many(Comparator::Approx, "61", "%", ""),
                Some(points("1")),
            ),
            "at least 60 % -> about 61 %: sharpened by 1 point",
            "mindestens 60 % → etwa 61 %: verschärft um 1 Prozentpunkt",
        ),
        (
            Fate::Sharpened,
            became(
                just("7.8", "Mio. €", ""),
                just("9.28", "Mio. €", ""),
                Some(apart("1.48", Some("Mio. €"), None)),
            ),
            "7.8 Mio. € -> 9.28 Mio. €: sharpened by 1.48 Mio. €",
            "7,8 Mio. € → 9,28 Mio. €: verschärft um 1,48 Mio. €",
        ),
        (
            Fate::Relaxed,
            became(
                just("1", "", "P1M"),
                just("10", "", "P1Y"),
                Some(apart("2", None, Some("P1Y"))),
            ),
            "1 per month -> 10 per year: relaxed by 2 per year",
            "1 pro Monat → 10 pro Jahr: abgeschwächt um 2 pro Jahr",
        ),
        (
            Fate::Changed,
            became(just("1000", "", ""), just("7000", "", ""), None),
            "1000 -> 7000: changed",
            "1.000 → 7.000: geändert",
        ),
        (
            Fate::Changed,
            Reckoning::QuantityGone {
                old: just("3", "", "P2Y"),
            },
            "3 per P2Y: not said any more",
            "3 alle 2 Jahre: nicht mehr genannt",
        ),
        (
            Fate::Changed,
            Reckoning::QuantityAdded {
                new: just("5", "€", ""),
            },
            "5 €: not said before",
            "5 €: vorher nicht genannt",
        ),
    ] {
        assert_eq!(both("quantity", fate, reckoning), [english, german]);
    }
}

#[test]
fn dates_and_milestones_are_said_in_both_languages() {
    let became = |old: &str, new: &str, count, unit| Reckoning::Dates {
        old: old.into(),
        new: new.into(),
        by: Some(Span { count, unit }),
    };
    for (what, fate, reckoning, english, german) in [
        (
            "date",
            Fate::Relaxed,
            became("2022-12-31", "2024-12-31", 2, SpanUnit::Year),
            "2022-12-31 -> 2024-12-31: relaxed by 2 years",
            "31. Dezember 2022 → 31. Dezember 2024: abgeschwächt, 2 Jahre später",
        ),
        (
            "date",
            Fate::Sharpened,
            became("2022-12-31", "2022-11-30", 1, SpanUnit::Month),
            "2022-12-31 -> 2022-11-30: sharpened by 1 month",
            "31. Dezember 2022 → 30. November 2022: verschärft, 1 Monat früher",
        ),
        (
            "date",
            Fate::Changed,
            Reckoning::DateAdded {
                new: "2020-39".into(),
            },
            "2020-39: not said before",
            "Ende 2020: vorher nicht genannt",
        ),
        (
            "milestone",
            Fate::Changed,
            Reckoning::MilestoneMoved {
                milestone: "Pilot".into(),
                old: "12/2018".into(),
                new: "2/2020".into(),
                by: Span {
                    count: 14,
                    unit: SpanUnit::Month,
                },
                later: true,
            },
            "Pilot: 12/2018 -> 2/2020: later by 14 months",
            "Pilot: 12/2018 → 2/2020: 14 Monate später",
        ),
        (
            "milestone",
            Fate::Changed,
            Reckoning::Field {
                old: None,
                new: Some("Abschluss 2020".into()),
            },
            "milestone: none -> Abschluss 2020",
            "Meilenstein: keine Angabe → „Abschluss 2020“",
        ),
        (
            "text",
            Fate::Changed,
            Reckoning::OtherNumbers,
            "other numbers in the text",
            "andere Zahlen im Text",
        ),
    ] {
        assert_eq!(both(what, fate, reckoning), [english, german]);
    }
}

fn year(year: i32, value: &str) -> YearValue {
    YearValue {
        year,
        value: Some(number(value)),
    }
}

fn change(year: i32, [old, new, by]: [&str; 3]) -> YearChange {
    let [old, new, by] = [old, new, by].map(number);
    YearChange { year, old, new, by }
}

#[test]
fn series_are_said_in_both_languages() {
    let joined = |seam| SeriesFit::Joined {
        last: year(2020, "220"),
        first: year(2022, "245"),
        seam,
    };
    let (by, allowed) = (number("25"), number("20"));
    for (fit, english, german) in [
        (
            SeriesFit::OtherValues {
                years: vec![
                    change(2022, ["215", "262", "47"]),
                    change(2023, ["7.785", "7.35", "-0.435"]),
                ],
            },
            "2022: 215 -> 262 (+47); 2023: 7.785 -> 7.35 (-0.435)",
            "2022: 215 → 262 (+47); 2023: 7,785 → 7,35 (−0,435)",
        ),
        (
            SeriesFit::SameValues {
                years: vec![2021, 2022],
            },
            "2021, 2022 as before",
            "2021, 2022: wie zuvor",
        ),
        (
            joined(Seam::Step { by, allowed }),
            "2020: 220 -> 2022: 245 is +25, the old steps allow 20",
            "2020: 220 → 2022: 245, also +25; die alten Schritte erlauben 20",
        ),
        (
            joined(Seam::NoStep),
            "2020: 220 -> 2022: 245: the old series has no step to compare with",
            "2020: 220 → 2022: 245: die alte Reihe hat keinen Schritt zum Vergleich",
        ),
        (
            SeriesFit::OtherKind {
                old: SeriesKind::Target,
                new: SeriesKind::Actual,
                years: vec![change(2023, ["20", "15", "-5"])],
            },
            "planned -> reported; 2023: 20 -> 15 (-5)",
            "Planwerte → Istwerte; 2023: 20 → 15 (−5)",
        ),
        (
            SeriesFit::OtherUnit,
            "the unit is none and was T€: not comparable",
            "die Einheit ist keine und war T€: nicht vergleichbar",
        ),
    ] {
        let values = |unit: Option<&str>| {
            Some(Values {
                points: Vec::new(),
                unit: unit.map(str::to_owned),
            })
        };
        let (old, new) = (values(Some("T€")), values(None));
        let reckoning = Reckoning::Series { old, new, fit };
        assert_eq!(both("series", Fate::Changed, reckoning), [english, german]);
    }
}
