//! The cells that a source names stay the cells that it names, whatever stands in them.

use crate::packed;
use ziele::model::Document;
use ziele::source::{Limits, Source};

const HEADS: [&str; 4] = ["Kennzahl", "2026", "2027", "2028"];
const ROW: [&str; 4] = ["Anzahl der Seminare | Workshops", "20", "22", "24"];

fn rows(row: &str, cell: &str, heads: &[&str], values: &[&str]) -> String {
    let line = |texts: &[&str]| {
        let cells = texts.iter().map(|text| cell.replace("{}", text));
        row.replace("{}", &cells.collect::<String>())
    };
    line(heads) + &line(values)
}

fn html(heads: &[&str], values: &[&str]) -> Vec<u8> {
    let rows = rows("<tr>{}</tr>", "<td>{}</td>", heads, values);
    format!("<!doctype html><main><h1>Plan</h1><h2>Kennzahlen</h2><table>{rows}</table></main>")
        .into()
}

fn docx(heads: &[&str], values: &[&str]) -> Vec<u8> {
    let cell = "<tc><p><r><t>{}</t></r></p></tc>";
    let rows = rows("<tr>{}</tr>", cell, heads, values);
    packed::docx(&format!("<tbl>{rows}</tbl>"), "", "")
}

fn odt(heads: &[&str], values: &[&str]) -> Vec<u8> {
    let cell = "<table-cell><p>{}</p></table-cell>";
    let rows = rows("<table-row>{}</table-row>", cell, heads, values);
    packed::odt(
        &format!("<body><text><table>{rows}</table></text></body>"),
        "",
    )
}

fn markdown(heads: &[&str], values: &[&str]) -> Vec<u8> {
    let line = |texts: &[&str]| {
        let cells = texts
            .iter()
            .map(|text| format!("| {} ", text.replace('|', "\\|")));
        cells.collect::<String>() + "|\n"
    };
    let ruler = "|---".repeat(heads.len()) + "|\n";
    format!("# Plan\n\n{}{ruler}{}", line(heads), line(values)).into()
}

fn in_all_formats(heads: &[&str], values: &[&str]) -> [(&'static str, Document); 4] {
    [
        ("plan.html", html(heads, values)),
        ("plan.docx", docx(heads, values)),
        ("plan.odt", odt(heads, values)),
        ("plan.md", markdown(heads, values)),
    ]
    .map(|(name, bytes)| {
        let source = Source::from_bytes(name, bytes, &Limits::default()).unwrap();
        (name, ziele::extract(&source, "plan").unwrap())
    })
}

#[test]
fn a_bar_in_a_cell_parts_nothing() {
    for (name, document) in in_all_formats(&HEADS, &ROW) {
        let [indicator] = document.indicators.as_slice() else {
            panic!("{name}: {:?}", document.indicators);
        };
        assert_eq!(indicator.label, ROW[0], "{name}");
        let points = &indicator.series.as_ref().unwrap().points;
        let values = points
            .iter()
            .map(|point| point.value.unwrap().0.to_string());
        assert_eq!(values.collect::<Vec<_>>(), ROW[1..], "{name}");
        assert!(document.diagnostics.is_empty(), "{name}");
    }
}

#[test]
fn a_bar_in_a_table_of_words_parts_nothing() {
    let heads = ["Maßnahme", "Ziel", "Indikator"];
    let row = [
        "Radwege | Fußwege",
        "Sichere Wege für Kinder",
        "Zahl der Unfälle",
    ];
    for (name, document) in in_all_formats(&heads, &row) {
        let goals = document.goals.iter().map(|goal| goal.text.as_str());
        assert_eq!(goals.collect::<Vec<_>>(), [row[1]], "{name}");
        let labels = document
            .indicators
            .iter()
            .map(|indicator| indicator.label.as_str());
        assert_eq!(labels.collect::<Vec<_>>(), [row[2]], "{name}");
    }
}

#[test]
fn leaves_a_value_below_no_year_alone() {
    let row = ["Anzahl der Seminare", "20", "22", "24", "26"];
    for (name, document) in in_all_formats(&HEADS, &row) {
        let series = document.indicators[0].series.as_ref().unwrap();
        let values = series
            .points
            .iter()
            .map(|point| point.value.unwrap().0.to_string());
        assert_eq!(values.collect::<Vec<_>>(), row[1..4], "{name}");
    }
}
