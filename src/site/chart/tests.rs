//! Pictures for the eye, and what must hold of any.

use super::*;
use crate::model::{Number, Point, SeriesKind, Source, Unit, YearsFrom};
use proptest::prelude::*;
use quick_xml::events::Event;

fn shown(name: &str, picture: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/site"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, picture); });
}

fn indicator(label: &str, kind: SeriesKind, points: Vec<Point>) -> Indicator {
    let source = Source {
        page: None,
        lines: [1, 1],
        bbox: None,
        rule: "year_series".into(),
        raw: String::new(),
        places: Vec::new(),
    };
    let series = Some(Series {
        kind,
        years_from: YearsFrom::Label,
        points,
        raw: String::new(),
    });
    Indicator {
        id: "1/kennzahl-1".into(),
        section: None,
        label: label.into(),
        unit: None,
        per: None,
        series,
        goals: Vec::new(),
        restates: None,
        source,
    }
}

fn point(year: i32, value: &str) -> Point {
    let plain = value.trim_start_matches("ca. ");
    Point {
        year,
        edtf: None,
        value: plain.parse().ok().map(Number),
        raw: value.into(),
        approximate: plain != value,
    }
}

fn series(kind: SeriesKind, first: i32, values: &[&str]) -> Indicator {
    indicator(
        "Anzahl der Räder",
        kind,
        (first..)
            .zip(values)
            .map(|(year, value)| point(year, value))
            .collect(),
    )
}

fn course(values: &[(i32, i64)]) -> Course {
    let values = values
        .iter()
        .map(|(year, value)| (*year, Decimal::from(*value)))
        .collect();
    Course {
        indicator: "1/kennzahl-1".into(),
        stated_by: None,
        text: "um 10 % pro Jahr".into(),
        values,
    }
}

#[test]
fn a_plan_beside_its_rate() {
    let course = course(&[(2020, 100), (2021, 110), (2022, 121)]);
    shown(
        "chart_plan_and_rate",
        &figure(
            &series(SeriesKind::Target, 2020, &["100", "110", "140"]),
            None,
            &[course],
            "k1",
        )
        .unwrap(),
    );
}

#[test]
fn planned_and_reported_with_gaps_and_an_approximate_value() {
    let planned = series(SeriesKind::Target, 2020, &["-800", "-740", "-680"]);
    let mut reported = series(SeriesKind::Actual, 2020, &["ca. -790", "-", "-700"]);
    if let Some(series) = reported.series.as_mut() {
        series.points.push(Point {
            edtf: Some("2024-10".into()),
            ..point(2024, "-655.5")
        });
    }
    shown(
        "chart_plan_and_report",
        &figure(&planned, Some(&reported), &[], "k1").unwrap(),
    );
}

#[test]
fn what_has_no_value_is_not_drawn() {
    assert_eq!(
        figure(
            &series(SeriesKind::Target, 2020, &["-", "-"]),
            None,
            &[],
            "k1"
        ),
        None
    );
    assert_eq!(
        figure(
            &Indicator {
                series: None,
                ..series(SeriesKind::Target, 2020, &[])
            },
            None,
            &[],
            "k1"
        ),
        None
    );
}

#[test]
fn across_a_gap_there_is_no_line() {
    let picture = figure(
        &series(SeriesKind::Actual, 2018, &["1", "-", "3", "4"]),
        None,
        &[],
        "k1",
    )
    .unwrap();
    let line = picture
        .lines()
        .find(|line| line.contains("class=\"linie\""))
        .unwrap();
    assert_eq!(
        (line.matches('M').count(), line.matches('L').count()),
        (2, 1),
        "{line}"
    );
    assert!(
        picture.contains("<title>2019: kein Wert (Ist)</title>"),
        "{picture}"
    );
}

#[test]
fn a_course_that_runs_away_is_cut_at_the_edge() {
    let away = course(&[(2020, 100), (2021, 200), (2022, 400), (2023, 800)]);
    let picture = figure(
        &series(SeriesKind::Target, 2020, &["100", "110", "120", "130"]),
        None,
        &[away],
        "k1",
    )
    .unwrap();
    let ticks: Vec<&str> = picture
        .lines()
        .filter(|line| line.contains("text-anchor=\"end\""))
        .collect();
    assert!(ticks.last().unwrap().ends_with(">130</text>"), "{ticks:?}");
    holds(&picture, 4).unwrap();
}

#[test]
fn a_course_that_is_kept_is_told_in_words() {
    let course = course(&[(2020, 100), (2021, 110), (2022, 121)]);
    let told = |values: &[&str]| {
        figure(
            &series(SeriesKind::Target, 2020, values),
            None,
            std::slice::from_ref(&course),
            "k1",
        )
        .unwrap()
        .contains("deckt sich")
    };
    assert!(told(&["100", "110", "121"]) && told(&["100", "110", "121", "150"]));
    assert!(!told(&["100", "110", "131"]) && !told(&["100", "-", "121"]));
}

#[test]
fn values_without_room_are_not_written() {
    let written = |values: &[&str]| {
        figure(&series(SeriesKind::Actual, 1990, values), None, &[], "k1")
            .unwrap()
            .matches("class=\"wert\"")
            .count()
    };
    assert_eq!(
        (
            written(&["1", "2", "3"]),
            written(&["193153", "185080", "151238", "171009", "164321", "155000"])
        ),
        (3, 2)
    );
    assert_eq!(
        (written(&["18400000"; 30]), written(&["64", "-", "66"])),
        (0, 2)
    );
}

#[test]
fn a_single_value_is_no_picture() {
    let one = series(SeriesKind::Actual, 2020, &["64", "-", "-"]);
    assert_eq!(figure(&one, None, &[], "k1"), None);
    let planned = series(SeriesKind::Target, 2030, &["80"]);
    assert!(figure(&one, Some(&planned), &[], "k1").is_some());
}

#[test]
fn the_counterpart_has_the_same_label_and_unit_in_the_same_section() {
    let document = crate::site::sample();
    let partners: Vec<_> = document
        .indicators
        .iter()
        .map(|one| counterpart(&document, one).map(|other| other.id.as_str()))
        .collect();
    assert_eq!(partners, [Some("1/kennzahl-2"), Some("1/kennzahl-1"), None]);
}

/// What must hold of every picture: it is well-formed, all its numbers are finite and inside of it, and it has a point for each value.
fn holds(picture: &str, values: usize) -> Result<(), TestCaseError> {
    let mut reader = quick_xml::Reader::from_str(picture);
    let (mut points, mut in_sample) = (0, false);
    loop {
        let event = reader
            .read_event()
            .map_err(|error| TestCaseError::fail(format!("{error}: {picture}")))?;
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            match event {
                Event::End(tag) if tag.name().as_ref() == "svg" => in_sample = false,
                Event::Eof => break,
                _ => {}
            }
            continue;
        };
        let attributes: Vec<(String, String)> = tag
            .attributes()
            .map(|attribute| attribute.map(|a| (a.key.as_ref().to_owned(), a.value.into_owned())))
            .collect::<Result<_, _>>()
            .map_err(|error| TestCaseError::fail(format!("{error}: {picture}")))?;
        let is = |name: &str, value: &str| {
            attributes
                .iter()
                .any(|(key, found)| key == name && found == value)
        };
        in_sample |= attributes
            .iter()
            .any(|(key, value)| key == "class" && value.starts_with("muster"));
        points += usize::from(is("class", "punkt") && !in_sample);
        for (key, value) in attributes.iter().filter(|_| !in_sample) {
            let most = match key.as_str() {
                "x" | "cx" => WIDTH,
                "y" | "cy" => HEIGHT,
                "d" => {
                    for place in value.split(['M', 'L']).filter(|place| !place.is_empty()) {
                        let numbers: Vec<f64> = place
                            .split([' ', 'H', 'l', 'm'])
                            .take(2)
                            .map(|number| number.parse().unwrap())
                            .collect();
                        prop_assert!(
                            (0.0..=WIDTH).contains(&numbers[0])
                                && (0.0..=HEIGHT.max(WIDTH)).contains(&numbers[1]),
                            "{value} in {picture}"
                        );
                    }
                    continue;
                }
                _ => continue,
            };
            let number: f64 = value.parse().unwrap();
            prop_assert!(
                number.is_finite() && (0.0..=most).contains(&number),
                "{key}={value} in {picture}"
            );
        }
    }
    prop_assert_eq!(points, values, "{}", picture);
    Ok(())
}

/// Any value that a series can have: small ones, and all that a decimal can be.
fn any_value() -> impl Strategy<Value = Option<Number>> {
    let any = (any::<i64>(), any::<i32>(), 0_u32..=28).prop_map(|(low, high, scale)| {
        Decimal::try_from_i128_with_scale(
            i128::from(high) * 10_000_000_000_000_000_000 + i128::from(low),
            scale,
        )
        .unwrap_or(Decimal::MAX)
    });
    let value = prop_oneof![
        4 => (-1000_i64..1_000_000, 0_u32..3).prop_map(|(value, scale)| Decimal::new(value, scale)),
        1 => any,
        1 => prop_oneof![Just(Decimal::ZERO), Just(Decimal::MAX), Just(Decimal::MIN), Just(Decimal::new(1, 28))],
    ];
    prop_oneof![6 => value.prop_map(|value| Some(Number(value))), 1 => Just(None)]
}

fn any_point() -> impl Strategy<Value = Point> {
    let year = prop_oneof![8 => 1990_i32..2060, 1 => any::<i32>()];
    let edtf = prop_oneof![6 => Just(None), 1 => "20[0-9]{2}-[0-4][0-9]".prop_map(Some), 1 => any::<String>().prop_map(Some)];
    (year, edtf, any_value(), any::<bool>()).prop_map(|(year, edtf, value, approximate)| Point {
        year,
        edtf,
        value,
        raw: String::new(),
        approximate,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_series_is_a_picture(
        label: String, unit: Option<String>, planned in prop::collection::vec(any_point(), 0..35), reported in prop::collection::vec(any_point(), 0..6),
        line in prop::collection::vec((1990_i32..2060, any_value()), 0..5), stated: String,
    ) {
        let values = planned.iter().chain(&reported).filter(|point| point.value.is_some()).count();
        let mut one = indicator(&label, SeriesKind::Target, planned);
        one.unit = unit.map(|text| Unit { text, code: None, scale: 1 });
        let other = indicator(&label, SeriesKind::Actual, reported);
        let course = Course {
            indicator: one.id.clone(), stated_by: None, text: stated,
            values: line.into_iter().filter_map(|(year, value)| Some((year, value?.0))).collect(),
        };
        let picture = figure(&one, Some(&other), &[course], "k1");
        prop_assert_eq!(picture.is_some(), values > 1);
        picture.map_or(Ok(()), |picture| holds(&picture, values))?;
    }
}
