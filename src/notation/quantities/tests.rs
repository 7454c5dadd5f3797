//! Sentences with the quantities that a reader finds in them.

use super::quantities;
use crate::notation::dates;
use proptest::prelude::*;

/// One line a quantity: text | role direction comparator value unit per.
fn read(text: &str) -> Vec<String> {
    let masked: Vec<_> = dates::mentions(text, None)
        .into_iter()
        .map(|mention| mention.range)
        .collect();
    quantities(text, &masked)
        .into_iter()
        .map(|q| {
            let direction = q
                .direction
                .map_or(String::new(), |direction| format!(" {direction:?}"));
            let unit = q.unit.map_or(String::new(), |unit| {
                format!(" {}x{}", unit.code.unwrap_or(unit.text), unit.scale)
            });
            let per = q.per.map_or(String::new(), |per| format!(" {per}"));
            format!(
                "{} | {:?}{direction} {:?} {}{unit}{per}",
                q.text, q.role, q.comparator, q.value.0
            )
        })
        .collect()
}

#[test]
fn rates_and_levels() {
    for (text, expected) in [
        (
            "Erhöhung der Zahl der Datensätze um 10% pro Jahr",
            &["um 10% pro Jahr | Change Increase Eq 10 %x1 P1Y"][..],
        ),
        (
            "Steigerung der Einnahmen um 5% pro Jahr auf 7,8 Mio. € bis 2023",
            &[
                "um 5% pro Jahr | Change Increase Eq 5 %x1 P1Y",
                "auf 7,8 Mio. € | Level Increase Eq 7.8 EURx1000000",
            ],
        ),
        (
            "Reduzierung des Aufwandes pro Jahr um jeweils 60.000 €",
            &["pro Jahr um jeweils 60.000 € | Change Decrease Eq 60000 EURx1 P1Y"],
        ),
        (
            "Steigerung von aktuell 54 % auf 70 % bis 2026",
            &[
                "von aktuell 54 % | Baseline Eq 54 %x1",
                "auf 70 % | Level Increase Eq 70 %x1",
            ],
        ),
        (
            "Ausbau um 2% bis zum Zielwert 25%",
            &[
                "um 2% | Change Increase Eq 2 %x1",
                "bis zum Zielwert 25% | Level Increase Eq 25 %x1",
            ],
        ),
        (
            "Die Emissionen sollen um 65 % sinken.",
            &["um 65 % | Change Decrease Eq 65 %x1"],
        ),
        (
            "mindestens 60% der Beschäftigten erreichen",
            &["mindestens 60% | Level Ge 60 %x1"],
        ),
        (
            "Kosten von höchstens 2,4 Millionen Euro",
            &["höchstens 2,4 Millionen Euro | Level Le 2.4 EURx1000000"],
        ),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn counts_and_recurrences() {
    for (text, expected) in [
        (
            "Integration von 50 zusätzlichen Routern in die Infrastruktur pro Jahr",
            "50 zusätzlichen Routern … pro Jahr | Change Increase Eq 50 P1Y",
        ),
        (
            "ein Major Release mit neuen Prozessen pro Jahr",
            "ein Major Release … pro Jahr | Level Eq 1 P1Y",
        ),
        (
            "mindestens einmal pro Jahr",
            "mindestens einmal pro Jahr | Level Ge 1 P1Y",
        ),
        (
            "Anbindung von durchschnittlich zehn Standorten pro Jahr",
            "durchschnittlich zehn Standorten pro Jahr | Level Eq 10 P1Y",
        ),
        (
            "jährliche Verdopplung der Sensoren",
            "jährliche Verdopplung | Change Increase Eq 2 factorx1 P1Y",
        ),
        (
            "maximal ein Release für Anwendungen",
            "maximal ein Release | Level Le 1",
        ),
        (
            "Alle zwei Jahre ein Bericht",
            "Alle zwei Jahre | Level Eq 1 P2Y",
        ),
        (
            "Jährliche Konferenz der Ämter",
            "Jährliche Konferenz | Level Eq 1 P1Y",
        ),
        ("Erreichen der Top 10 im Vergleich", "Top 10 | Level Le 10"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
    assert_eq!(
        read("Vereinfachter Zugang zum Portal"),
        Vec::<String>::new()
    );
    assert_eq!(
        read("nach 3–6 Monaten"),
        [
            "3–6 Monaten | Level Ge 3 mox1",
            "3–6 Monaten | Level Le 6 mox1"
        ]
    );
}

#[test]
fn leaves_names_alone() {
    for text in [
        "Zertifizierung nach ISO 27001 / BSI 200-x",
        "Umstellung auf S/4-HANA",
        "Migration auf Windows 11 und Azure",
        "Förderung durch Gute Schule 2020",
        "gemäß § 3 Abs. 2 Nr. 4 OZG",
        "die Ämter 403 und 404",
        "Zwei-Faktor-Authentifizierung bis 2024",
        "Organisationsuntersuchung 530",
        "eine Strategie für die drei Säulen",
        "Inbetriebnahme des zweiten Standortes",
        "von 8 bis 16 Uhr",
        "Ausbau der A 46",
        "durch jährliche Konferenz mehr Austausch",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|um |auf |[0-9]{1,3}|%| |pro Jahr|von |bis |zwei ){0,20}") {
        let _ = read(&text);
    }

    #[test]
    fn a_percentage_is_read_back(value in 1_u32..1000) {
        let found = read(&format!("Steigerung um {value} % pro Jahr"));
        prop_assert_eq!(found, [format!("um {value} % pro Jahr | Change Increase Eq {value} %x1 P1Y")]);
    }
}

#[test]
fn a_goal_says_by_how_much_and_to_how_much() {
    let found = quantities(
        "Steigerung der Einnahmen um 5 % pro Jahr auf 7,8 Mio. €",
        &[],
    );
    let texts: Vec<&str> = found
        .iter()
        .map(|quantity| quantity.text.as_str())
        .collect();
    assert_eq!(texts, ["um 5 % pro Jahr", "auf 7,8 Mio. €"]);
}
