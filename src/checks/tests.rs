//! What must hold for all checks: no number and no date of a document, however odd, stops them.

use super::run;
use crate::model::{Document, Number, Period};
use crate::source::{Limits, Source};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::path::Path;

fn read(text: &str) -> Document {
    let source =
        Source::from_bytes("odd.txt", text.as_bytes().to_vec(), &Limits::default()).unwrap();
    crate::pipeline::extract(&source, "odd").unwrap()
}

/// The fixtures of all checks.
fn documents() -> Vec<Document> {
    let folders =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/checks")).unwrap();
    let mut files: Vec<_> = folders
        .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| read(&std::fs::read_to_string(file).unwrap()))
        .collect()
}

/// From the smallest to the largest that there is, more of those that are seen.
fn number() -> impl Strategy<Value = Number> {
    let extremes = [
        Decimal::MAX,
        Decimal::MIN,
        Decimal::ZERO,
        Decimal::ONE,
        Decimal::NEGATIVE_ONE,
        Decimal::ONE_HUNDRED,
        Decimal::new(1, 28),
    ];
    let any = (any::<i128>(), 0_u32..=28).prop_map(|(digits, scale)| {
        Decimal::from_i128_with_scale(digits % Decimal::MAX.mantissa(), scale)
    });
    prop_oneof![
        prop::sample::select(extremes.to_vec()),
        any,
        (-1_000_i64..1_000).prop_map(Decimal::from)
    ]
    .prop_map(Number)
}

fn year() -> impl Strategy<Value = i32> {
    prop_oneof![
        prop::sample::select(vec![i32::MIN, i32::MAX, 0, 9_999, -1]),
        2_015..2_030,
        any::<i32>()
    ]
}

fn day() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{4}(-[0-9]{2}){0,2}",
        "20[12][0-9]/20[12][0-9]",
        "[0-9äX/-]{0,10}"
    ]
}

fn disturb(
    document: &mut Document,
    numbers: &[Number],
    years: &[i32],
    days: &[String],
    scales: &[u32],
) {
    let (mut numbers, mut years) = (
        numbers.iter().copied().cycle(),
        years.iter().copied().cycle(),
    );
    let (mut days, mut scales) = (days.iter().cloned().cycle(), scales.iter().copied().cycle());
    // One in two stays as it is, so that the checks go on to compare.
    let mut coin = [true, false, false, true, false].into_iter().cycle();
    for indicator in &mut document.indicators {
        for point in indicator
            .series
            .iter_mut()
            .flat_map(|series| &mut series.points)
        {
            point.value = if coin.next().unwrap() {
                numbers.next()
            } else {
                point.value
            };
            point.year = if coin.next().unwrap() {
                years.next().unwrap()
            } else {
                point.year
            };
        }
        if let Some(unit) = indicator.unit.as_mut().filter(|_| coin.next().unwrap()) {
            unit.scale = scales.next().unwrap();
        }
    }
    for goal in &mut document.goals {
        for quantity in &mut goal.quantities {
            quantity.value = numbers.next().unwrap();
            if let Some(unit) = quantity.unit.as_mut().filter(|_| coin.next().unwrap()) {
                unit.scale = scales.next().unwrap();
            }
        }
        for date in &mut goal.dates {
            date.edtf = days.next().unwrap();
            date.latest = days.next();
        }
    }
    for milestone in document
        .projects
        .iter_mut()
        .filter_map(|project| project.milestone.as_mut())
    {
        milestone.edtf = days.next();
    }
    document.document.period = years
        .next()
        .zip(years.next())
        .map(|(start, end)| Period { start, end });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn odd_records_do_not_stop_a_check(
        which in any::<prop::sample::Index>(),
        numbers in prop::collection::vec(number(), 1..20),
        years in prop::collection::vec(year(), 1..10),
        days in prop::collection::vec(day(), 1..10),
        scales in prop::collection::vec(prop_oneof![Just(0), Just(1), Just(1_000), any::<u32>()], 1..5),
    ) {
        static DOCUMENTS: std::sync::LazyLock<Vec<Document>> = std::sync::LazyLock::new(documents);
        let mut document = which.get(&DOCUMENTS).clone();
        disturb(&mut document, &numbers, &years, &days, &scales);
        run(&document);
    }

    #[test]
    fn odd_texts_do_not_stop_a_check(rate in "-?[0-9]{1,30}(,[0-9]{1,12})?", values in prop::collection::vec("-?[0-9.]{1,30}(,[0-9]{1,9})?", 5), year in 1_000..9_990) {
        let (end, values) = (year + 4, values.join(" | "));
        let text = format!(
            "1 HAFEN\n\nZIELE:\n\n- Steigerung der Einnahmen um {rate} % pro Jahr auf {rate} Mio. € bis {end}\n- {rate} Boote pro Woche ab {year}\n\n\
             KENNZAHLEN:\n\nEinnahmen für {year} bis {end} in T€:\n\n{values}\n\nAnzahl der Boote für {year} bis {end}:\n\n{values}\n"
        );
        run(&read(&text));
    }
}
