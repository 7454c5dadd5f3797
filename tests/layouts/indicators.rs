//! Papers of measures with indicators: lists with a row of values, values line by line, tables.

use crate::sheet::Part::{self, Item, Row, Text, Title};
use crate::sheet::Setting;
use crate::{traps, words};

/// How a value is set between its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Between {
    Sign(&'static str),
    Markdown,
}

/// How indicators are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Below a heading word: the label with its years, and a row of values.
    Row(&'static str),
    /// Below a heading word: the label, and a year with its value on each line.
    Years(&'static str),
    /// A table with a column for each year.
    Table(Between, Head),
    /// Below a heading word: names without values.
    Names(&'static str),
}

/// The head of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// `Kennzahl | 2022 | 2023`
    Years,
    /// `Kennzahl | Ist 2022 | Plan 2023`
    Kinds,
    /// `| Ist | Plan` above `Kennzahl | 2022 | 2023`
    TwoRows,
    /// Lines of one cell part the rows in groups.
    Groups,
    /// The first column has numbers.
    Numbered,
}

/// How numbers are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Digits {
    Plain,
    Dots,
    Blanks,
    Decimals,
    Gaps,
    Notes,
}

pub const DIGITS: [Digits; 6] = [
    Digits::Plain,
    Digits::Dots,
    Digits::Blanks,
    Digits::Decimals,
    Digits::Gaps,
    Digits::Notes,
];

const BARS: Between = Between::Sign(" | ");
const TABS: Between = Between::Sign("\t");
const WIDE: Between = Between::Sign("    ");

pub const FORMS: [Form; 23] = [
    Form::Row(" | "),
    Form::Row(" ; "),
    Form::Row(" I "),
    Form::Row(" / "),
    Form::Row("\t"),
    Form::Years(": "),
    Form::Years(" » "),
    Form::Table(BARS, Head::Years),
    Form::Table(TABS, Head::Years),
    Form::Table(WIDE, Head::Years),
    Form::Table(Between::Markdown, Head::Years),
    Form::Table(BARS, Head::Kinds),
    Form::Table(TABS, Head::Kinds),
    Form::Table(WIDE, Head::Kinds),
    Form::Table(Between::Markdown, Head::Kinds),
    Form::Table(BARS, Head::TwoRows),
    Form::Table(WIDE, Head::TwoRows),
    Form::Table(BARS, Head::Groups),
    Form::Table(WIDE, Head::Groups),
    Form::Table(Between::Markdown, Head::Groups),
    Form::Table(WIDE, Head::Numbered),
    Form::Names("• "),
    Form::Names("- "),
];

/// A way to write indicators down.
#[derive(Clone, Copy)]
pub struct Layout {
    pub form: Form,
    pub digits: Digits,
    pub setting: Setting,
}

/// An indicator as it is meant: its label, and its values by year.
type Truth = (String, Vec<(i32, f64)>);

/// What parts the rows of a table.
pub const GROUPS: [&str; 2] = ["Verkehr", "Umwelt"];

const SECTIONS: usize = 3;
const ROWS: usize = 4;
const YEARS: [i32; 5] = [2022, 2023, 2024, 2025, 2026];
/// How many of the years are reported where the table tells.
const REPORTED: usize = 2;

impl Form {
    pub fn name(self) -> String {
        match self {
            Self::Row(between) => format!("row {between:?}"),
            Self::Years(between) => format!("year by year {between:?}"),
            Self::Table(between, head) => {
                let between = match between {
                    Between::Sign(sign) => format!("{sign:?}"),
                    Between::Markdown => "Markdown".to_owned(),
                };
                let head = match head {
                    Head::Years => "years",
                    Head::Kinds => "Ist and Plan",
                    Head::TwoRows => "Ist and Plan above the years",
                    Head::Groups => "years, groups",
                    Head::Numbered => "years, numbered rows",
                };
                format!("table {between} {head}")
            }
            Self::Names(mark) => format!("names {mark:?}"),
        }
    }
}

impl Layout {
    pub fn name(self) -> String {
        format!(
            "{} · {:?} · {}",
            self.form.name(),
            self.digits,
            self.setting.name
        )
    }

    pub fn file(self) -> &'static str {
        if matches!(self.form, Form::Table(Between::Markdown, _)) {
            "plan.md"
        } else {
            "plan.txt"
        }
    }

    pub fn makes_sense(self) -> bool {
        match self.form {
            Form::Names(_) => self.digits == Digits::Plain,
            // Nobody leaves a year without its value, writes a note behind it, or parts thousands by the blank that parts the values.
            Form::Years(_) => self.digits != Digits::Gaps,
            Form::Table(..) => true,
            Form::Row(between) => !(between == " / " && self.digits == Digits::Gaps),
        }
    }

    /// The value in a row and a year, and how it is written.
    fn value(self, row: usize, year: usize) -> (Option<f64>, String) {
        let whole = 7 + 13 * row + (year + 1) * (year + 3) * (row % 3 + 1);
        let (thousands, rest) = (whole % 89 + 1, (whole * 37) % 1000);
        let large = f64::from((thousands * 1000 + rest) as u32);
        match self.digits {
            Digits::Blanks => (Some(large), format!("{thousands} {rest:03}")),
            Digits::Decimals => (
                Some(f64::from((whole * 10 + 5) as u32) / 10.0),
                format!("{whole},5"),
            ),
            Digits::Gaps if (row + year) % 4 == 1 => (None, "-".to_owned()),
            Digits::Plain | Digits::Gaps => (Some(f64::from(whole as u32)), whole.to_string()),
            Digits::Notes if year == 2 => (Some(large), format!("{thousands}.{rest:03}²")),
            Digits::Dots | Digits::Notes => (Some(large), format!("{thousands}.{rest:03}")),
        }
    }

    fn values(self, row: usize, years: std::ops::Range<usize>) -> Vec<(i32, f64)> {
        years
            .filter_map(|year| Some((YEARS[year], self.value(row, year).0?)))
            .collect()
    }

    fn written(self, row: usize, between: &str) -> String {
        (0..YEARS.len())
            .map(|year| self.value(row, year).1)
            .collect::<Vec<_>>()
            .join(between)
    }

    /// The paper and its indicators.
    pub fn paper(self) -> (Vec<Part>, Vec<Truth>) {
        let mut parts = traps::opening(SECTIONS);
        let mut truth = Vec::new();
        let mark = if self.file() == "plan.md" { "# " } else { "" };
        for section in 0..SECTIONS {
            parts.push(Title(format!(
                "{mark}{} {}",
                section + 1,
                words::topic(section)
            )));
            parts.push(Text(format!(
                "{} {}",
                words::prose(section),
                words::prose(section + 1)
            )));
            let rows = section * ROWS..(section + 1) * ROWS;
            match self.form {
                Form::Table(between, head) => {
                    self.table(&mut parts, &mut truth, rows, between, head);
                }
                _ => self.list(&mut parts, &mut truth, rows),
            }
            parts.push(Text(format!(
                "{} {}",
                words::prose(section + 2),
                words::prose(section + 3)
            )));
        }
        parts.extend(traps::closing(SECTIONS, mark));
        (parts, truth)
    }

    fn list(self, parts: &mut Vec<Part>, truth: &mut Vec<Truth>, rows: std::ops::Range<usize>) {
        parts.push(Title("KENNZAHLEN".to_owned()));
        for row in rows {
            let label = words::counted(row);
            match self.form {
                Form::Row(between) => {
                    parts.push(Item(
                        "• ".to_owned(),
                        format!("{label} für {} bis {}:", YEARS[0], YEARS[YEARS.len() - 1]),
                    ));
                    parts.push(Row(self.written(row, between)));
                }
                Form::Years(between) => {
                    parts.push(Item("• ".to_owned(), format!("{label}:")));
                    for (at, year) in YEARS.iter().enumerate() {
                        parts.push(Row(format!("{year}{between}{}", self.value(row, at).1)));
                    }
                }
                Form::Names(mark) => {
                    parts.push(Item(mark.to_owned(), label.to_owned()));
                    truth.push((label.to_owned(), Vec::new()));
                    continue;
                }
                Form::Table(..) => {}
            }
            truth.push((label.to_owned(), self.values(row, 0..YEARS.len())));
        }
    }

    fn table(
        self,
        parts: &mut Vec<Part>,
        truth: &mut Vec<Truth>,
        rows: std::ops::Range<usize>,
        between: Between,
        head: Head,
    ) {
        let kind = |year: usize| if year < REPORTED { "Ist" } else { "Plan" };
        let first = if head == Head::Numbered {
            "Nr.|Kennzahl"
        } else {
            "Kennzahl"
        };
        let mut cells: Vec<Vec<String>> = Vec::new();
        let split = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        if head == Head::TwoRows {
            cells.push(
                split("")
                    .into_iter()
                    .chain((0..YEARS.len()).map(|year| kind(year).to_owned()))
                    .collect(),
            );
        }
        let year = |year: usize| {
            if head == Head::Kinds {
                format!("{} {}", kind(year), YEARS[year])
            } else {
                YEARS[year].to_string()
            }
        };
        cells.push(
            split(first)
                .into_iter()
                .chain((0..YEARS.len()).map(year))
                .collect(),
        );
        for row in rows.clone() {
            let label = words::counted(row);
            if head == Head::Groups && (row - rows.start).is_multiple_of(2) {
                cells.push(vec![GROUPS[(row - rows.start) / 2].to_owned()]);
            }
            let label_cells = if head == Head::Numbered {
                format!("{}|{label}", row + 1)
            } else {
                label.to_owned()
            };
            cells.push(
                split(&label_cells)
                    .into_iter()
                    .chain((0..YEARS.len()).map(|year| self.value(row, year).1))
                    .collect(),
            );
            // Reported and planned values are two records.
            let reported = if matches!(head, Head::Kinds | Head::TwoRows) {
                REPORTED
            } else {
                0
            };
            for years in [0..reported, reported..YEARS.len()] {
                let values = self.values(row, years);
                if !values.is_empty() {
                    truth.push((label.to_owned(), values));
                }
            }
        }
        parts.push(Text(
            "Die Tabelle zeigt die Werte der einzelnen Jahre.".to_owned(),
        ));
        for (at, line) in lines(&cells, between).into_iter().enumerate() {
            // The head of the table stands apart from the text, its rows close below.
            parts.push(if at == 0 { Title(line) } else { Row(line) });
            if at == 0 && between == Between::Markdown {
                parts.push(Row(format!("|---|{}", "---:|".repeat(YEARS.len()))));
            }
        }
    }
}

/// The rows of a table as lines.
fn lines(cells: &[Vec<String>], between: Between) -> Vec<String> {
    let columns = cells.iter().map(Vec::len).max().unwrap_or_default();
    let wide = |column: usize| {
        cells
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let line = |row: &Vec<String>| match between {
        Between::Markdown => {
            let all: Vec<&str> = (0..columns)
                .map(|column| row.get(column).map_or("", String::as_str))
                .collect();
            format!("| {} |", all.join(" | "))
        }
        // Blanks set the columns below one another.
        Between::Sign("    ") => {
            let words = columns - YEARS.len();
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let fill = " ".repeat(wide(column) - cell.chars().count());
                let (left, right) = if column < words {
                    (cell.as_str(), fill.as_str())
                } else {
                    (fill.as_str(), cell.as_str())
                };
                line.extend([left, right, "    "]);
            }
            line.trim_end().to_owned()
        }
        Between::Sign(sign) => row.join(sign),
    };
    cells.iter().map(line).collect()
}
