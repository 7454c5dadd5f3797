//! PDFs of real producers: whoever has typeset a paper and whatever became of its file, the records are the same.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop like this"
)]

mod written;

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use ziele::model::{Document, Source};
use ziele::problem::Error;
use ziele::source::{Limits, Source as Input};

const PRODUCERS: [&str; 5] = ["typst", "weasyprint", "chromium", "libreoffice", "pdflatex"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pdf")
}

fn open(name: &str, limits: Limits, password: Option<&str>) -> Result<Document, Error> {
    let bytes = std::fs::read(folder().join(name)).unwrap();
    ziele::extract(
        &Input::from_bytes(name, bytes, &limits)?.with_password(password),
        "paper",
    )
}

fn read(name: &str) -> Document {
    open(name, Limits::default(), None).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn truth() -> Value {
    serde_json::from_slice(&std::fs::read(folder().join("truth.json")).unwrap()).unwrap()
}

/// Goals and indicators in the form of the truth: a series of each kind by year.
fn records(document: &Document) -> (Vec<Value>, Vec<Value>) {
    let goals = document.goals.iter().map(|goal| json!(goal.text)).collect();
    let mut indicators: Vec<Value> = Vec::new();
    for indicator in &document.indicators {
        let Some(series) = &indicator.series else {
            panic!("{} has no series", indicator.label)
        };
        let values: serde_json::Map<String, Value> = series
            .points
            .iter()
            .map(|point| {
                (
                    point.year.to_string(),
                    serde_json::to_value(point.value).unwrap(),
                )
            })
            .collect();
        let series = json!({ "kind": series.kind, "values": values });
        let unit = indicator.unit.as_ref().map(|unit| unit.text.clone());
        let (label, unit) = (json!(indicator.label), json!(unit));
        // A row with reported and planned values is one indicator of the truth.
        match indicators
            .last_mut()
            .filter(|last| last["label"] == label && last["series"][0]["kind"] != series["kind"])
        {
            Some(last) => last["series"].as_array_mut().unwrap().push(series),
            None => indicators.push(json!({ "label": label, "unit": unit, "series": [series] })),
        }
    }
    (goals, indicators)
}

/// Numbers of the truth are written as 5 or 5.0.
fn same_numbers(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(all) => all.iter().map(same_numbers).collect(),
        Value::Object(all) => all
            .iter()
            .map(|(key, value)| (key.clone(), same_numbers(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

#[test]
fn all_producers_give_the_same_goals_indicators_and_series() {
    let truth = &truth()["strategy"];
    let goals: Vec<Value> = truth["goals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|goal| goal["text"].clone())
        .collect();
    let expected = truth["indicators"].as_array().unwrap().iter().map(|indicator| {
        // A count is no unit.
        let unit = if indicator["unit"] == "Anzahl" { &Value::Null } else { &indicator["unit"] };
        same_numbers(&json!({ "label": indicator["label"], "unit": unit, "series": indicator["series"] }))
    });
    let expected: Vec<Value> = expected.collect();
    for producer in PRODUCERS {
        let (found, indicators) = records(&read(&format!("strategy-{producer}.pdf")));
        assert_eq!(found, goals, "goals of {producer}");
        let indicators: Vec<Value> = indicators.iter().map(same_numbers).collect();
        for (found, expected) in indicators.iter().zip(&expected) {
            assert_eq!(found, expected, "{producer}");
        }
        assert_eq!(indicators.len(), expected.len(), "indicators of {producer}");
    }
}

/// The council object without the places, which differ from producer to producer.
fn council(document: &Document) -> Value {
    let mut value = serde_json::to_value(document.council.as_ref().unwrap()).unwrap();
    value.as_object_mut().unwrap().remove("source");
    for question in value["questions"].as_array_mut().unwrap() {
        question.as_object_mut().unwrap().remove("source");
    }
    value
}

#[test]
fn all_producers_give_the_same_answer_to_the_council() {
    let truth = &truth()["answer"];
    for producer in PRODUCERS {
        let found = council(&read(&format!("answer-{producer}.pdf")));
        for key in [
            "reference",
            "public",
            "type",
            "date",
            "departments",
            "consultations",
            "subject",
            "reason",
            "proposal",
            "signatories",
        ] {
            assert_eq!(found[key], truth[key], "{key} of {producer}");
        }
        for (found, question) in found["questions"]
            .as_array()
            .unwrap()
            .iter()
            .zip(truth["questions"].as_array().unwrap())
        {
            assert_eq!(found["question"], question["question"], "{producer}");
            // pdfLaTeX breaks the page where a sentence ends: nobody can tell whether the paragraph does.
            let joined = |answer: &Value| {
                answer
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|text| text.as_str().unwrap())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            assert_eq!(
                joined(&found["answer"]),
                joined(&question["answer"]),
                "{producer}"
            );
        }
    }
}

#[test]
fn a_file_reads_the_same_whatever_became_of_it() {
    for (original, variants) in [
        ("answer-typst.pdf", &["object-streams", "linearized"][..]),
        (
            "answer-weasyprint.pdf",
            &[
                "qdf",
                "rc4-128",
                "aes-256",
                "truncated",
                "truncated-stream",
                "junk",
                "sideways",
                "rotated",
            ],
        ),
        ("answer-pdflatex.pdf", &["ghostscript"]),
    ] {
        let expected = council(&read(original));
        for variant in variants {
            assert_eq!(
                council(&read(&format!("variant-{variant}.pdf"))),
                expected,
                "{variant}"
            );
        }
    }
}

#[test]
fn a_locked_file_opens_with_its_password_only() {
    let file = "variant-aes-256-password.pdf";
    let expected = council(&read("answer-weasyprint.pdf"));
    assert_eq!(
        council(&open(file, Limits::default(), Some("geheim")).unwrap()),
        expected
    );
    assert!(matches!(
        open(file, Limits::default(), None),
        Err(Error::PasswordNeeded)
    ));
    assert!(matches!(
        open(file, Limits::default(), Some("falsch")),
        Err(Error::WrongPassword)
    ));
}

#[test]
fn a_page_without_text_is_reported() {
    let document = read("variant-no-text-layer.pdf");
    let found = document
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.code == "no-text-layer")
        .unwrap();
    assert_eq!(
        found.message,
        "page 2 has no text; if there is a picture of text, run OCR on the file first"
    );
    assert_eq!(found.source.as_ref().unwrap().page, Some(2));
}

#[test]
fn every_record_has_its_page_and_its_box() {
    let height = 842.0;
    for producer in PRODUCERS {
        let document = read(&format!("strategy-{producer}.pdf"));
        let pages = document.document.source.pages.unwrap();
        let goals = document.goals.iter().map(|goal| &goal.source);
        let indicators = document
            .indicators
            .iter()
            .map(|indicator| &indicator.source);
        let sections = document.sections.iter().map(|section| &section.source);
        let all: Vec<&Source> = goals.chain(indicators).chain(sections).collect();
        assert!(all.len() > 100);
        for source in all {
            let places = source
                .places
                .iter()
                .map(|place| (place.page, place.bbox))
                .chain([(source.page, source.bbox)]);
            for (page, bbox) in places {
                assert!(
                    (1..=pages).contains(&page.unwrap()),
                    "{producer}: {source:?}"
                );
                let [x0, y0, x1, y1] = bbox.unwrap();
                assert!(
                    0.0 <= x0 && x0 < x1 && x1 < 596.0 && 0.0 <= y0 && y0 < y1 && y1 < height,
                    "{producer}: {source:?}"
                );
            }
        }
    }
}

#[test]
fn a_goal_over_two_pages_keeps_both_places() {
    // In some of the papers a page ends inside a record; its places must say so.
    let parted = PRODUCERS.iter().flat_map(|producer| {
        let document = read(&format!("strategy-{producer}.pdf"));
        let goals = document.goals.into_iter().map(|goal| goal.source);
        goals
            .chain(
                document
                    .indicators
                    .into_iter()
                    .map(|indicator| indicator.source),
            )
            .filter(|source| source.places.len() > 1)
            .collect::<Vec<_>>()
    });
    let pages: Vec<Vec<Option<u32>>> = parted
        .map(|source| source.places.iter().map(|place| place.page).collect())
        .collect();
    assert!(
        pages
            .iter()
            .any(|pages| pages.windows(2).any(|pair| pair[1] > pair[0])),
        "{pages:?}"
    );
}

#[test]
fn items_without_bullets_hang_from_their_first_lines() {
    let goals: Vec<String> = read("hanging-weasyprint.pdf")
        .goals
        .into_iter()
        .map(|goal| goal.text)
        .collect();
    let expected = [
        "Ausbau des Glasfasernetzes auf mindestens 120 Kilometer bis Ende 2028, damit alle Schulen und Ämter angeschlossen werden können",
        "Anschluss aller Büchereien",
        "Einrichtung eines zweiten Rechenzentrums, in dem die wichtigsten Verfahren auch dann weiterlaufen, wenn das erste ausfällt",
    ];
    assert_eq!(goals, expected);
}

/// Goals, and indicators with the number of goals that they belong to.
fn texts(name: &str) -> (Vec<String>, Vec<(String, usize)>) {
    let document = read(name);
    let indicators = document
        .indicators
        .into_iter()
        .map(|indicator| (indicator.label, indicator.goals.len()))
        .collect();
    (
        document.goals.into_iter().map(|goal| goal.text).collect(),
        indicators,
    )
}

#[test]
fn a_scanned_page_is_read_by_the_text_of_its_ocr() {
    let (goals, indicators) = texts("scan-tesseract.pdf");
    assert_eq!(
        goals,
        [
            "Erneuerung von zwölf Stegen bis Ende 2029",
            "Befestigung der Böschung an den drei Stellen, die seit dem letzten Hochwasser gesperrt sind",
            "mehr Schatten für die Rastplätze"
        ]
    );
    assert_eq!(
        indicators,
        [
            ("Zahl der erneuerten Stege".to_owned(), 3),
            ("Länge der befestigten Böschung".to_owned(), 3)
        ]
    );
}

#[test]
fn a_form_in_a_grid_is_read_cell_by_cell() {
    let (goals, indicators) = texts("form-weasyprint.pdf");
    assert_eq!(
        goals,
        [
            "Einrichtung von zwanzig Leseplätzen im Freien bis zum Sommer 2029",
            "Verlängerung der Ausleihe in den Abend"
        ]
    );
    assert_eq!(
        indicators,
        [
            ("Zahl der Leseplätze".to_owned(), 2),
            ("Ausleihen nach 18 Uhr".to_owned(), 2)
        ]
    );
}

#[test]
fn a_table_of_words_goes_on_over_pages() {
    let (goals, indicators) = texts("columns-chromium.pdf");
    let expected = [
        "Senkung des Pegels an den Häusern um drei Dezibel",
        "weniger Lärm am Mittag",
        "freie Wege für Familien",
        "leise Fahrzeuge in allen Betrieben der Innenstadt, die täglich liefern",
        "Erhalt des Sichtschutzes",
    ];
    assert_eq!(goals, expected);
    let expected = [
        "Pegel in der Nacht",
        "Zahl der Beschwerden",
        "Anteil der leisen Fahrzeuge an allen Lieferungen der Betriebe im Kern",
        "Länge der Hecken",
    ];
    assert_eq!(indicators, expected.map(|label| (label.to_owned(), 1)));
}

#[test]
fn every_limit_is_named_with_its_flag() {
    for (limits, message) in [
        (
            Limits {
                max_objects: 5,
                ..Limits::default()
            },
            "more than 5 objects, which is the limit; raise it with --max-objects",
        ),
        (
            Limits {
                max_stream_bytes: 100,
                ..Limits::default()
            },
            "more than 100 inflated bytes in one stream, which is the limit; raise it with --max-stream-bytes",
        ),
        (
            Limits {
                max_inflated_bytes: 5000,
                ..Limits::default()
            },
            "more than 5000 inflated bytes in all, which is the limit; raise it with --max-inflated-bytes",
        ),
        (
            Limits {
                max_page_glyphs: 50,
                ..Limits::default()
            },
            "more than 50 glyphs on one page, which is the limit; raise it with --max-page-glyphs",
        ),
        (
            Limits {
                max_seconds: 0,
                ..Limits::default()
            },
            "more than 0 seconds for one document, which is the limit; raise it with --max-seconds",
        ),
    ] {
        let error = open("answer-pdflatex.pdf", limits, None)
            .unwrap_err()
            .to_string();
        assert_eq!(error, message);
    }
    let error = open(
        "variant-rotated.pdf",
        Limits {
            max_nesting: 0,
            ..Limits::default()
        },
        None,
    )
    .unwrap_err()
    .to_string();
    assert_eq!(
        error,
        "more than 0 levels of nesting, which is the limit; raise it with --max-nesting"
    );
}

#[test]
fn damaged_bytes_give_a_document_or_an_error_and_never_a_panic() {
    let whole = std::fs::read(folder().join("answer-weasyprint.pdf")).unwrap();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for round in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=round / 4 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let at = (random % bytes.len() as u64) as usize;
            bytes[at] = (random >> 32) as u8;
        }
        bytes.truncate(bytes.len() - round * 40);
        let source = Input::from_bytes("paper.pdf", bytes, &Limits::default()).unwrap();
        let twice = [
            ziele::extract(&source, "paper").ok(),
            ziele::extract(&source, "paper").ok(),
        ];
        assert_eq!(twice[0], twice[1], "round {round}");
    }
}
