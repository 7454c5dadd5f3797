//! Typeset papers: columns, boxes, drawn bullets, forms, tables.

use crate::press::{Column, Font, Press};
use crate::words;

/// How a paper is typeset.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Typeset {
    OneColumn,
    TwoColumns,
    DrawnBullets,
    /// A box with goals, and one beside it with indicators.
    Boxes,
    /// Labels on the left, text on the right.
    Form,
    /// A form whose goals are sentences.
    FormOfSentences,
    /// Indicators in a table, with lines between the rows or without.
    Table,
    TwoColumnTable,
}

pub const ALL: [Typeset; 8] = [
    Typeset::OneColumn,
    Typeset::TwoColumns,
    Typeset::DrawnBullets,
    Typeset::Boxes,
    Typeset::Form,
    Typeset::FormOfSentences,
    Typeset::Table,
    Typeset::TwoColumnTable,
];

/// What a typeset paper promises.
#[derive(Default)]
pub struct Truth {
    pub goals: Vec<String>,
    pub indicators: Vec<(String, Vec<(i32, f64)>)>,
}

const SECTIONS: usize = 6;
const WHOLE: Column = Column {
    left: 70.0,
    width: 455.0,
};
const HALVES: [Column; 2] = [
    Column {
        left: 70.0,
        width: 217.0,
    },
    Column {
        left: 308.0,
        width: 217.0,
    },
];
const YEARS: [i32; 4] = [2023, 2024, 2025, 2026];

impl Typeset {
    /// The paper, with the headings in one style or the other, and what it promises.
    pub fn paper(self, word: &str) -> (Vec<u8>, Truth) {
        let columns = if matches!(self, Self::TwoColumns | Self::TwoColumnTable) {
            &HALVES[..]
        } else {
            &[WHOLE][..]
        };
        let mut press = Press::new(columns);
        let mut truth = Truth::default();
        press.paragraph(Font::Bold, 20.0, "", 0.0, "Plan für die Quartiere");
        for section in 0..SECTIONS {
            press.skip(12.0);
            press.keep(120.0);
            press.paragraph(
                Font::Bold,
                14.0,
                "",
                0.0,
                &format!("{} {}", section + 1, words::topic(section)),
            );
            press.paragraph(
                Font::Text,
                10.0,
                "",
                0.0,
                &format!("{} {}", words::prose(section), words::prose(section + 1)),
            );
            let text = if self == Self::FormOfSentences {
                words::sentence
            } else {
                words::goal
            };
            let goals: Vec<String> = (section * 4..section * 4 + 3 + section % 2)
                .map(text)
                .collect();
            match self {
                Self::OneColumn | Self::TwoColumns => list(&mut press, word, "•", &goals),
                Self::DrawnBullets => list(&mut press, word, "drawn", &goals),
                Self::Boxes => boxes(&mut press, word, section, &goals, &mut truth),
                Self::Form => form(&mut press, word, goals.clone()),
                Self::FormOfSentences => form(&mut press, word, vec![goals.join(" ")]),
                Self::Table | Self::TwoColumnTable => {
                    table(
                        &mut press,
                        if self == Self::Table {
                            WHOLE.width
                        } else {
                            HALVES[0].width
                        },
                        section,
                        &mut truth,
                    );
                }
            }
            if !matches!(self, Self::Table | Self::TwoColumnTable) {
                truth.goals.extend(goals);
            }
            if matches!(
                self,
                Self::OneColumn | Self::TwoColumns | Self::DrawnBullets
            ) {
                list(
                    &mut press,
                    "Maßnahmen",
                    "•",
                    &[
                        "Bau einer Rampe am Hafen".to_owned(),
                        "Werkstatt für alle".to_owned(),
                    ],
                );
            }
            press.paragraph(
                Font::Text,
                10.0,
                "",
                0.0,
                &format!(
                    "{} {}",
                    words::prose(section + 2),
                    words::prose(section + 3)
                ),
            );
        }
        (press.pdf(), truth)
    }
}

fn list(press: &mut Press, word: &str, mark: &str, items: &[String]) {
    press.keep(40.0);
    press.paragraph(Font::Bold, 11.0, "", 0.0, word);
    for item in items {
        press.paragraph(Font::Text, 10.0, mark, 14.0, item);
    }
}

/// Lines of items in a narrow place; returns the base of the last one.
fn narrow(
    press: &mut Press,
    left: f32,
    width: f32,
    from: f32,
    title: &str,
    items: &[String],
) -> f32 {
    let mut y = from - 16.0;
    press.show(Font::Bold, 11.0, left, y, title);
    y -= 4.0;
    for item in items {
        for (at, line) in press.lines(item, 9.0, width - 12.0).into_iter().enumerate() {
            y -= 12.0;
            if at == 0 {
                press.show(Font::Text, 9.0, left, y, "•");
            }
            press.show(Font::Text, 9.0, left + 12.0, y, &line);
        }
        y -= 3.0;
    }
    y
}

fn boxes(press: &mut Press, word: &str, section: usize, goals: &[String], truth: &mut Truth) {
    const HEIGHT: f32 = 190.0;
    press.keep(HEIGHT + 10.0);
    let top = press.y() - 4.0;
    for column in HALVES {
        press.area(column.left, top - HEIGHT, column.width, HEIGHT, 0.9);
    }
    let names: Vec<String> = (section * 2..section * 2 + 2)
        .map(|at| words::counted(at).to_owned())
        .collect();
    narrow(
        press,
        HALVES[0].left + 8.0,
        HALVES[0].width - 16.0,
        top,
        word,
        goals,
    );
    narrow(
        press,
        HALVES[1].left + 8.0,
        HALVES[1].width - 16.0,
        top,
        "Kennzahlen",
        &names,
    );
    truth
        .indicators
        .extend(names.into_iter().map(|name| (name, Vec::new())));
    press.back(top - HEIGHT - 6.0);
}

/// A measure sheet: each field has its label on the left.
fn form(press: &mut Press, word: &str, goals: Vec<String>) {
    let fields = [
        ("Zielgruppe", vec!["Familien mit Kindern".to_owned()]),
        (word, goals),
        ("Kosten", vec!["20.000 Euro".to_owned()]),
    ];
    for (label, texts) in fields {
        press.keep(120.0);
        let mut y = press.y() - 14.0;
        press.show(Font::Bold, 10.0, WHOLE.left, y, label);
        y += 13.0;
        for text in &texts {
            for (at, line) in press.lines(text, 10.0, 300.0).into_iter().enumerate() {
                y -= 13.0;
                if at == 0 && texts.len() > 1 {
                    press.show(Font::Text, 10.0, 200.0, y, "•");
                }
                press.show(Font::Text, 10.0, 212.0, y, &line);
            }
        }
        press.back(y - 6.0);
    }
    press.skip(8.0);
}

fn table(press: &mut Press, width: f32, section: usize, truth: &mut Truth) {
    const ROWS: usize = 2;
    press.keep(90.0);
    let (left, size) = (WHOLE.left, if width > 300.0 { 9.0 } else { 7.0 });
    // In the second column everything moves by the same way.
    let left = if press.second() { HALVES[1].left } else { left };
    let step = width * 0.1;
    let column = |year: usize| left + width - step * (YEARS.len() - year) as f32;
    press.skip(14.0);
    press.show(Font::Bold, size, left, press.y(), "Kennzahl");
    for (at, year) in YEARS.iter().enumerate() {
        press.show(Font::Bold, size, column(at), press.y(), &year.to_string());
    }
    for row in section * ROWS..(section + 1) * ROWS {
        press.skip(14.0);
        let y = press.y();
        press.area(left, y + 9.5, width, 0.5, 0.4);
        let label = words::counted(row);
        let lines = press.lines(label, size, width * 0.55);
        for (at, line) in lines.iter().enumerate() {
            press.show(Font::Text, size, left, y - 10.0 * at as f32, line);
        }
        let mut values = Vec::new();
        for (at, year) in YEARS.iter().enumerate() {
            let value = 12 + 7 * row + 5 * at;
            press.show(Font::Text, size, column(at), y, &value.to_string());
            values.push((*year, f64::from(value as u32)));
        }
        press.skip(10.0 * (lines.len() - 1) as f32);
        truth.indicators.push((label.to_owned(), values));
    }
    press.skip(12.0);
}
