//! What stands in every paper and is neither a goal nor an indicator, though it looks like one.

use crate::sheet::Part::{self, Item, Row, Text, Title};
use crate::words;

fn title(text: &str) -> Part {
    Title(text.to_owned())
}

fn text(text: &str) -> Part {
    Text(text.to_owned())
}

/// The title of the paper and its table of contents, which names goals and numbers.
pub fn opening(sections: usize) -> Vec<Part> {
    let mut parts = vec![
        title("Stadt Quellbach"),
        title("Plan für die Quartiere"),
        title("Inhalt"),
    ];
    for at in 0..sections {
        parts.push(Row(format!(
            "{} {} ........................ {}",
            at + 1,
            words::topic(at),
            3 * at + 4
        )));
    }
    parts.push(Row(format!(
        "{} Ziele und Kennzahlen im Überblick .......... {}",
        sections + 1,
        3 * sections + 4
    )));
    parts.push(Row(format!(
        "{} Zielgruppen 2024 bis 2026 ............... {}",
        sections + 2,
        3 * sections + 5
    )));
    parts
}

/// What stands behind the sections: other people's goals, boxes to tick, the form for the budget.
pub fn closing(sections: usize, mark: &str) -> Vec<Part> {
    let number = sections + 1;
    vec![
        title(&format!("{mark}{number} Aufgaben im Haus")),
        text(
            "Die Bundesregierung hat sich das Ziel gesetzt, den Ausstoß von Treibhausgasen bis 2045 auf null zu senken.",
        ),
        text(words::prose(0)),
        text(
            "Ein Verein aus dem Süden wollte den Bahnhof übernehmen; welche Ziele er damit verband, ist dem Amt nicht bekannt.",
        ),
        title("Betroffen sind"),
        Row("☐ Ziele ☒ Maßnahmen ☐ Kennzahlen".to_owned()),
        Row("☒ Zielgruppe ☐ Zielgebiet".to_owned()),
        title("Zielgruppe"),
        Item("• ".to_owned(), "Eltern mit kleinen Kindern".to_owned()),
        Item(
            "• ".to_owned(),
            "Menschen, die neu in der Stadt sind".to_owned(),
        ),
        title("Finanzielle Auswirkungen"),
        Row("☒ ja ☐ nein".to_owned()),
        Row("Gesamtkosten: 20.000 Euro".to_owned()),
        Row("Jährliche Folgekosten: 1.500 Euro".to_owned()),
        Row("Haushaltsjahr: 2026".to_owned()),
        text(words::prose(2)),
        text(words::prose(3)),
    ]
}
