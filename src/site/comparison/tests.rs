//! The page of the sample editions, and what must hold of every reason.

use super::*;
use crate::diff::sample::editions;
use crate::model::{Number, SeriesFit, YearValue};

#[test]
fn every_reason_has_german_words() {
    let (old, new) = editions();
    for (old, new) in [(&old, &new), (&new, &old)] {
        let comparison = diff::compare(old, new, Some(Situation::Editions));
        let told: Vec<&Difference> = comparison
            .changes
            .iter()
            .flat_map(|change| &change.differences)
            .collect();
        assert!(told.len() > 5, "{told:?}");
        for difference in told {
            let german = arithmetic::german(difference);
            assert!(
                german.is_some() && german != difference.arithmetic,
                "{difference:?}"
            );
        }
    }
}

#[test]
fn values_stand_beside_each_other_by_year() {
    let point = |(year, value): &(i32, Option<&str>)| YearValue {
        year: *year,
        value: value.map(|value| Number(value.parse().unwrap())),
    };
    let side = |unit: &str, points: &[(i32, Option<&str>)]| Values {
        points: points.iter().map(point).collect(),
        unit: Some(unit.to_owned()),
    };
    let difference = Difference {
        what: "series".into(),
        fate: Fate::Jumps,
        old: None,
        new: None,
        arithmetic: None,
        reckoning: Some(Reckoning::Series {
            old: Some(side("T€", &[(2021, Some("7415")), (2022, None)])),
            new: Some(side("Mio. €", &[(2022, Some("7.93"))])),
            fit: SeriesFit::OtherUnit,
        }),
    };
    let values = values(&difference).unwrap();
    assert_eq!(values.units, ["in T€", "in Mio. €"]);
    let rows: Vec<_> = values
        .rows
        .iter()
        .map(|row| {
            (
                row.year.as_str(),
                row.values.clone().map(Option::unwrap_or_default),
                row.differs,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("2021", ["7.415".into(), String::new()], false),
            ("2022", [String::new(), "7,93".into()], false)
        ]
    );
}

#[test]
fn a_change_is_told_with_both_sides_and_its_reckoning() {
    let (old, new) = editions();
    let page = page(
        &old,
        &new,
        ["../dokumente/alt.html", "../dokumente/neu.html"],
    )
    .unwrap()
    .render()
    .unwrap();
    for part in [
        "Hafenplan 2024",
        "10 % → 5 % pro Jahr: abgeschwächt um 5 Prozentpunkte",
        "data-schicksal=\"abgeschwaecht\"",
        "href=\"../dokumente/alt.html#1.1_ziel-1\"",
        "href=\"../dokumente/neu.html#1.1_ziel-1\"",
        "<del>10</del>",
        "<ins>5</ins>",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(!page.contains("relaxed"), "{page}");
    // Records are called as people call them, not by their ids.
    assert!(page.contains(">Ziel\u{a0}1 in 1.1 "), "{page}");
    assert!(!page.contains(">1.1/ziel-1<"), "{page}");
}

#[test]
fn documents_with_nothing_in_common_are_no_editions() {
    let (old, mut new) = editions();
    (new.goals, new.indicators, new.projects) = (Vec::new(), Vec::new(), Vec::new());
    assert!(page(&old, &new, ["a.html", "b.html"]).is_none());
}
