//! Every byte of every line has exactly one account, every record has lines: of all fixtures, and of texts put together at random.

#![allow(
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop at once and say where"
)]

use proptest::prelude::*;
use std::path::{Path, PathBuf};
use ziele::source::{Limits, Source};

fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_byte_of_the_fixtures_has_one_account() {
    let mut audited = 0;
    for path in files("fixtures").into_iter().chain(files("seeds")) {
        let opened = Source::open(&path, &path.to_string_lossy(), &Limits::default());
        // Some fixtures are broken, locked, or no sources at all.
        let Ok(faults) = opened.and_then(|source| ziele::audit(&source)) else {
            continue;
        };
        assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
        audited += 1;
    }
    assert!(audited >= 500, "only {audited} fixtures could be read");
}

/// Fixtures that show one loss each, and those that must stay quiet.
#[test]
fn losses_are_announced() {
    for path in files("fixtures/ledger") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read(&path).unwrap();
        let source = Source::from_bytes(&file, text, &Limits::default()).unwrap();
        let document = ziele::extract(&source, "fixture").unwrap();
        let announced: Vec<String> = document
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.code.ends_with("-without-record"))
            .map(|diagnostic| {
                let [first, last] = diagnostic.source.as_ref().unwrap().lines;
                let (code, message) = (&diagnostic.code, &diagnostic.message);
                format!("{first}-{last} {:?} {code}: {message}", diagnostic.severity)
            })
            .collect();
        assert_eq!(
            announced.is_empty(),
            name.starts_with("leaves_"),
            "{name}: {announced:#?}"
        );
        let ledger = ziele::show(&source, ziele::Stage::Ledger).unwrap();
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/ledger"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
            input_file => Path::new("fixtures/ledger").join(&file),
        }, { insta::assert_snapshot!(name, format!("{ledger}\n{}\n", announced.join("\n"))); });
    }
}

/// Lines as papers have them, in small pieces, so that many meet at random.
const PIECES: [&str; 28] = [
    "ZIELE:",
    "Ziele / Auftrag:",
    "Kennzahlen",
    "Ziel: Ausbau der Netze bis 2030 | Kosten: 20 T€",
    "• Ausbau der Radwege auf 120 km",
    "- mehr Grün - weniger Lärm",
    "1. Die Stadt ist leise.",
    "Anzahl der Sensoren | 100 | 200 | 300",
    "Kennzahl | 2027 | 2028",
    "Anzahl der Kurse 12 14 16",
    "2024: 8, 2025: 9",
    "20 %",
    "100 I 200 I 400",
    "Anzahl der Sensoren für 2022 bis 2024:",
    "Folgende Ziele werden verfolgt:",
    "Ziel ist es, bis 2030 die Hälfte zu erreichen.",
    "Wir bauen bis 2028 zehn neue Wege. Die Netze sind alt und",
    "werden erneuert.",
    "6.2 NETZE UND WEGE",
    "7 Umsetzung",
    "Frage 1: Wie viele Bäume stehen im Park?",
    "Antwort: Es sind 40.",
    "GOVBOT [Pilot: 12/2018 | Status: Konzeption]",
    "Grundsätze",
    "„Wir machen mit“",
    "1) ohne Anlagen",
    "ä\u{ad}ö ﬁ \u{f0b7} ß",
    "",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn every_byte_of_any_text_has_one_account(
        lines in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..40),
        ending in prop::sample::select(&["txt", "md"][..]),
    ) {
        let text = lines.join("\n") + "\nEnde.\n";
        let source = Source::from_bytes(&format!("text.{ending}"), text.clone().into_bytes(), &Limits::default()).unwrap();
        let faults = ziele::audit(&source).unwrap();
        prop_assert!(faults.is_empty(), "{text}\n{faults:#?}");
    }
}
