//! One strategy in all formats gives the same records.

use crate::packed;
use serde_json::{Value, json};
use ziele::source::{Limits, Source};

const TEXT: &str = "\
1 RADVERKEHR

Die Stadt baut ihre Radwege aus.

ZIELE:

• Ausbau des Radwegenetzes um 10 % bis 2028
• Bau von drei Brücken für Räder

KENNZAHLEN:

• Anzahl der Stellplätze für 2026 bis 2028:
100 | 200 | 400

Kennzahl | 2026 | 2027 | 2028
Länge der Radwege in km | 10 | 20 | 30

2 STADTGRÜN

Die Stadt pflanzt Bäume.

Ziel: Pflanzung von 500 Bäumen bis 2029
";

const MARKDOWN: &str = "\
## 1 RADVERKEHR

Die Stadt baut ihre Radwege aus.

### ZIELE

- Ausbau des Radwegenetzes um 10 % bis 2028
- Bau von drei Brücken für Räder

### KENNZAHLEN

- Anzahl der Stellplätze für 2026 bis 2028:
  100 | 200 | 400

| Kennzahl | 2026 | 2027 | 2028 |
|---|---|---|---|
| Länge der Radwege in km | 10 | 20 | 30 |

## 2 STADTGRÜN

Die Stadt pflanzt Bäume.

Ziel: Pflanzung von 500 Bäumen bis 2029
";

const HTML: &str = "<!doctype html><title>Plan</title><nav><a href='/'>Start</a></nav><main>
<h2>1 RADVERKEHR</h2><p>Die Stadt baut ihre Radwege aus.<h3>ZIELE</h3>
<ul><li>Ausbau des Radwegenetzes um 10 % bis 2028<li>Bau von drei Brücken für Räder</ul>
<h3>KENNZAHLEN</h3><ul><li>Anzahl der Stellplätze für 2026 bis 2028:<br>100 | 200 | 400</ul>
<table><tr><th>Kennzahl<th>2026<th>2027<th>2028<tr><td>Länge der Radwege in km<td>10<td>20<td>30</table>
<h2>2 STADTGRÜN</h2><p>Die Stadt pflanzt Bäume.<dl><dt>Ziel<dd>Pflanzung von 500 Bäumen bis 2029</dl></main>";

fn docx() -> Vec<u8> {
    let paragraph =
        |style: &str, text: &str| format!("<p><pPr>{style}</pPr><r><t>{text}</t></r></p>");
    let heading =
        |level: u8, text: &str| paragraph(&format!("<pStyle val=\"berschrift{level}\"/>"), text);
    let item = |text: &str| paragraph("<numPr><ilvl val=\"0\"/><numId val=\"1\"/></numPr>", text);
    let row = |cells: &[&str]| {
        let cells = cells.iter().fold(String::new(), |row, cell| {
            row + &format!("<tc>{}</tc>", paragraph("", cell))
        });
        format!("<tr>{cells}</tr>")
    };
    let body = [
        heading(1, "1 RADVERKEHR"),
        paragraph("", "Die Stadt baut ihre Radwege aus."),
        heading(2, "ZIELE"),
        item("Ausbau des Radwegenetzes um 10 % bis 2028"),
        item("Bau von drei Brücken für Räder"),
        heading(2, "KENNZAHLEN"),
        item("Anzahl der Stellplätze für 2026 bis 2028:</t><br/><t>100 | 200 | 400"),
        format!(
            "<tbl>{}{}</tbl>",
            row(&["Kennzahl", "2026", "2027", "2028"]),
            row(&["Länge der Radwege in km", "10", "20", "30"])
        ),
        heading(1, "2 STADTGRÜN"),
        paragraph("", "Die Stadt pflanzt Bäume."),
        format!(
            "<tbl>{}</tbl>",
            row(&["Ziel", "Pflanzung von 500 Bäumen bis 2029"])
        ),
    ];
    let numbering = "<abstractNum abstractNumId=\"0\"><lvl ilvl=\"0\"><numFmt val=\"bullet\"/><lvlText val=\"•\"/></lvl></abstractNum>\
        <num numId=\"1\"><abstractNumId val=\"0\"/></num>";
    packed::docx(&body.concat(), "", numbering)
}

fn odt() -> Vec<u8> {
    let content = "<body><text><h outline-level=\"1\">1 RADVERKEHR</h><p>Die Stadt baut ihre Radwege aus.</p><h outline-level=\"2\">ZIELE</h>
        <list><list-item><p>Ausbau des Radwegenetzes um 10 % bis 2028</p></list-item><list-item><p>Bau von drei Brücken für Räder</p></list-item></list>
        <h outline-level=\"2\">KENNZAHLEN</h>
        <list><list-item><p>Anzahl der Stellplätze für 2026 bis 2028:<line-break/>100 | 200 | 400</p></list-item></list>
        <table><table-row><table-cell><p>Kennzahl</p></table-cell><table-cell><p>2026</p></table-cell><table-cell><p>2027</p></table-cell>
        <table-cell><p>2028</p></table-cell></table-row><table-row><table-cell><p>Länge der Radwege in km</p></table-cell>
        <table-cell><p>10</p></table-cell><table-cell><p>20</p></table-cell><table-cell><p>30</p></table-cell></table-row></table>
        <h outline-level=\"1\">2 STADTGRÜN</h><p>Die Stadt pflanzt Bäume.</p><p>Ziel: Pflanzung von 500 Bäumen bis 2029</p></text></body>";
    packed::odt(content, "")
}

/// The records without the places, which differ from format to format.
fn records(name: &str, bytes: Vec<u8>) -> (Value, String) {
    let source = Source::from_bytes(name, bytes, &Limits::default()).unwrap();
    let document = serde_json::to_value(ziele::extract(&source, "plan").unwrap()).unwrap();
    let bare = |key: &str| -> Vec<Value> {
        let records = document[key]
            .as_array()
            .unwrap()
            .iter()
            .cloned()
            .map(|mut record| {
                record.as_object_mut().unwrap().remove("source");
                if let Some(series) = record["series"].as_object_mut() {
                    series.remove("raw");
                }
                record
            });
        records.collect()
    };
    assert_eq!(document["document"]["source"]["pages"], Value::Null);
    let media = document["document"]["source"]["media_type"]
        .as_str()
        .unwrap()
        .to_owned();
    (
        json!({ "goals": bare("goals"), "indicators": bare("indicators") }),
        media,
    )
}

#[test]
fn all_formats_give_the_same_goals_indicators_and_series() {
    let (expected, _) = records("plan.txt", TEXT.into());
    assert_eq!(expected["goals"].as_array().unwrap().len(), 3);
    assert_eq!(expected["indicators"].as_array().unwrap().len(), 2);
    for (name, bytes, media) in [
        ("plan.md", MARKDOWN.into(), "text/markdown"),
        ("plan.html", HTML.into(), "text/html"),
        (
            "plan.docx",
            docx(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("plan.odt", odt(), "application/vnd.oasis.opendocument.text"),
    ] {
        let (found, media_type) = records(name, bytes);
        assert_eq!(media_type, media);
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_bytes_tell_the_format_whatever_the_name() {
    for (bytes, media) in [
        (HTML.into(), "text/html"),
        (
            docx(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ] {
        assert_eq!(records("plan", bytes).1, media);
    }
    assert_eq!(
        records("plan.docx", odt()).1,
        "application/vnd.oasis.opendocument.text"
    );
}
