//! What is similar and what is not, with all that is said and by topic alone.

use super::{Terms, similarity};
use proptest::prelude::*;

fn topic_similarity(a: &str, b: &str) -> f64 {
    let nothing = Terms::default();
    Terms::of_topic(a).similarity_below(&Terms::of_topic(b), &nothing, &nothing)
}

#[test]
fn small_changes_of_wording_are_alike() {
    for (a, b) in [
        ("WLAN AUSBAU", "WLAN-AUSBAU"),
        (
            "Zahl der umgestellten Leistungseinheiten",
            "Anteil der umgestellten Leistungseinheit",
        ),
        (
            "Aufgabe von Randtechnologien",
            "Aufgabe von Randtechnologie",
        ),
        (
            "sechs Führungskräfte treffen pro Jahr",
            "sechs Führungskräftetreffen pro Jahr",
        ),
    ] {
        assert!(similarity(a, b) > 0.6, "{a} / {b}: {}", similarity(a, b));
    }
}

#[test]
fn leaves_other_texts_alone() {
    for (a, b) in [
        ("Ausbau der Radwege", "Pflege der Parks"),
        ("Anzahl der Kurse", "Anzahl der Bäume"),
        ("", ""),
    ] {
        assert!(similarity(a, b) < 0.4, "{a} / {b}: {}", similarity(a, b));
    }
}

proptest! {
    #[test]
    fn it_is_the_same_both_ways(a in "[a-zA-Z0-9 ]{0,40}", b in "[a-zA-Z0-9 ]{0,40}") {
        let both = (similarity(&a, &b), similarity(&b, &a));
        prop_assert!((0.0..=1.000_001).contains(&both.0) && (0.0..=1.000_001).contains(&both.1));
    }
}

#[test]
fn endings_numbers_and_case_have_no_say() {
    for (a, b) in [
        (
            "Erhöhung der Zahl der Datensätze um 10 % pro Jahr",
            "ERHÖHUNG DER ZAHL DER DATENSÄTZE UM 5 % PRO JAHR",
        ),
        (
            "Umstellung aller Fallakten bis 2022",
            "Umstellung aller Fallakten bis Ende 2026",
        ),
        ("zwei Treffen pro Jahr", "drei Treffen im Jahr"),
        ("Angebote für Bürger", "Angebot für Bürger*innen"),
    ] {
        assert!(
            topic_similarity(a, b) > 0.95,
            "{a} / {b}: {}",
            topic_similarity(a, b)
        );
    }
}

#[test]
fn compounds_are_alike_to_their_parts() {
    assert!(topic_similarity("Telearbeit", "Telearbeitsquote") > 0.5);
    assert!(topic_similarity("Aufbau des Portals", "Aufbau des Serviceportals") > 0.5);
}

#[test]
fn the_work_alone_makes_no_topic_similarity() {
    for (a, b) in [
        ("Steigerung der Einnahmen", "Steigerung der Besucherzahlen"),
        (
            "Einführung von Chatbots für interne Prozesse",
            "Einführung von Chatbots für externe Prozesse",
        ),
        (
            "Digitalisierung der Eingangspost",
            "Digitalisierung der Ausgangspost",
        ),
        (
            "Ausbildung für den mittleren Dienst",
            "Ausbildung für den gehobenen Dienst",
        ),
    ] {
        assert!(
            topic_similarity(a, b) < 0.55,
            "{a} / {b}: {}",
            topic_similarity(a, b)
        );
    }
}

#[test]
fn a_heading_says_what_the_text_leaves_out() {
    let (old, new) = (
        Terms::of_topic("Anzahl der Datensätze im Portal"),
        Terms::of_topic("Anzahl der Datensätze im Open-Data-Portal"),
    );
    assert!(
        old.similarity_below(
            &new,
            &Terms::of_topic("Open Data"),
            &Terms::of_topic("Transparenz")
        ) > 0.95
    );
    assert!(old.similarity(&new) < 0.8);
}

#[test]
fn a_topic_is_the_same_both_ways() {
    let texts = [
        "Ausbau der Radwege",
        "Radwegenetz ausbauen",
        "Ausbau des Netzes",
        "",
    ];
    for a in texts {
        for b in texts {
            assert!(
                (topic_similarity(a, b) - topic_similarity(b, a)).abs() < 1e-9,
                "{a} / {b}"
            );
            assert!((0.0..=1.0).contains(&topic_similarity(a, b)));
        }
    }
}
