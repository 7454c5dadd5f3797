//! Dates as a German reads them: `bis Ende 2023`, `am 6. Februar 2019`, `im 4. Quartal 2022`.

use crate::model::{Date, Relation};

/// Names of the months, in order.
pub const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// A calendar date, month or year of ISO 8601: `6. Februar 2019`. What is none of these stays as it is.
pub fn calendar(iso: &str) -> String {
    Point::of(iso).map_or_else(|| iso.to_owned(), Point::name)
}

/// Any EDTF value in words: `Herbst 2018`, `2019 bis 2021`. What has no words stays as it is.
pub fn edtf(text: &str) -> String {
    match text.split_once('/') {
        Some((from, to)) => match (Point::of(from), Point::of(to)) {
            (Some(from), Some(to)) => format!("{} bis {}", from.name(), to.name()),
            _ => text.to_owned(),
        },
        None => calendar(text),
    }
}

/// A date of a goal or an answer, with its preposition. Where EDTF says more than there are words for, the print is the better reading.
pub fn date(date: &Date) -> String {
    let words = match date.edtf.split_once('/') {
        Some((from, to)) => Point::of(from)
            .zip(Point::of(to))
            .map(|(from, to)| span(date.relation, from, to)),
        None => Point::of(&date.edtf).map(|point| one(date.relation, point)),
    };
    // "ab" looks ahead, "seit" looks back; which of the two is meant, only the print says.
    let since = |words: String| {
        words
            .strip_prefix("ab ")
            .map(|rest| format!("seit {rest}"))
            .unwrap_or(words)
    };
    let words = if date.text.to_lowercase().starts_with("seit") {
        words.map(since)
    } else {
        words
    };
    words.unwrap_or_else(|| date.text.clone())
}

/// The years that an EDTF value names, for the filter.
pub fn years(edtf: &str) -> impl Iterator<Item = i32> {
    let parts = edtf
        .split(['/', ',', '{', '}', '[', ']'])
        .filter_map(|part| part.trim_matches(['.', '~', '?', '%']).get(..4));
    parts.filter_map(|year| year.parse().ok())
}

fn one(relation: Relation, point: Point) -> String {
    let name = Point {
        about: false,
        ..point
    }
    .name();
    // "bis etwa Ende 2023", but "etwa im Jahr 2019".
    let about = if point.about { "etwa " } else { "" };
    let lead = match (relation, point.part) {
        (Relation::By, Part::Year | Part::Month(_)) => "bis Ende",
        (Relation::By, Part::Day(..)) => "bis zum",
        (Relation::By, Part::Quarter(_) | Part::Half(_)) => "bis zum Ende des",
        (Relation::By, Part::Season(_) | Part::Third(_)) => "bis",
        (Relation::From, Part::Day(..) | Part::Quarter(_) | Part::Half(_)) => "ab dem",
        (Relation::From, _) => "ab",
        (Relation::In, Part::Day(..)) => "am",
        (Relation::In, Part::Third(_)) => return format!("{about}{name}"),
        (Relation::In, Part::Year) => "im Jahr",
        (Relation::In, _) => "im",
    };
    // In the genitive a half of a year and a quarter end in -s.
    let name = if lead.ends_with("des") {
        name.replacen("halbjahr", "halbjahres", 1)
            .replacen("Halbjahr", "Halbjahres", 1)
            .replacen("Quartal", "Quartals", 1)
    } else {
        name
    };
    let lead = lead.strip_prefix("bis").map_or_else(
        || format!("{about}{lead}"),
        |rest| format!("bis {about}{}", rest.trim_start()),
    );
    format!("{} {name}", lead.trim_end())
}

fn span(relation: Relation, from: Point, to: Point) -> String {
    match relation {
        Relation::By => format!("bis {} / {}", from.name(), to.name()),
        Relation::From => format!("ab {} / {}", from.name(), to.name()),
        Relation::In => format!("{} bis {}", from.name(), to.name()),
    }
}

/// A point of EDTF, as far as it has words.
#[derive(Clone, Copy)]
struct Point {
    year: i32,
    part: Part,
    about: bool,
}

#[derive(Clone, Copy)]
enum Part {
    Year,
    Month(&'static str),
    Day(u32, &'static str),
    Season(&'static str),
    Quarter(u32),
    Third(&'static str),
    Half(u32),
}

impl Point {
    fn of(text: &str) -> Option<Self> {
        let plain = text.trim_end_matches(['~', '?', '%']);
        let mut parts = plain.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let second: Option<u32> = parts.next().map(str::parse).transpose().ok()?;
        let third: Option<u32> = parts.next().map(str::parse).transpose().ok()?;
        if parts.next().is_some() {
            return None;
        }
        let month = |number: u32| {
            MONTHS
                .get(usize::try_from(number).ok()?.checked_sub(1)?)
                .copied()
        };
        let part = match (second, third) {
            (None, _) => Part::Year,
            (Some(number), Some(day)) => Part::Day(day, month(number)?),
            (Some(number @ 1..=12), None) => Part::Month(month(number)?),
            (Some(21), None) => Part::Season("Frühjahr"),
            (Some(22), None) => Part::Season("Sommer"),
            (Some(23), None) => Part::Season("Herbst"),
            (Some(24), None) => Part::Season("Winter"),
            (Some(number @ 33..=36), None) => Part::Quarter(number - 32),
            (Some(37), None) => Part::Third("Anfang"),
            (Some(38), None) => Part::Third("Mitte"),
            (Some(39), None) => Part::Third("Ende"),
            (Some(number @ 40..=41), None) => Part::Half(number - 39),
            _ => return None,
        };
        Some(Self {
            year,
            part,
            about: plain.len() < text.len(),
        })
    }

    fn name(self) -> String {
        let Self { year, part, about } = self;
        let name = match part {
            Part::Year => year.to_string(),
            Part::Month(month) => format!("{month} {year}"),
            Part::Day(day, month) => format!("{day}. {month} {year}"),
            Part::Season(season) => format!("{season} {year}"),
            Part::Quarter(number) => format!("{number}. Quartal {year}"),
            Part::Third(third) => format!("{third} {year}"),
            Part::Half(number) => format!("{number}. Halbjahr {year}"),
        };
        if about { format!("etwa {name}") } else { name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(relation: Relation, edtf: &str) -> String {
        date(&Date {
            text: "wie gedruckt".into(),
            relation,
            edtf: edtf.into(),
            latest: None,
            inferred_year: false,
        })
    }

    #[test]
    fn a_date_is_read_with_its_preposition() {
        let cases = [
            (Relation::By, "2023", "bis Ende 2023"),
            (Relation::By, "2019-02", "bis Ende Februar 2019"),
            (Relation::By, "2019-02-06", "bis zum 6. Februar 2019"),
            (Relation::By, "2021-38", "bis Mitte 2021"),
            (Relation::By, "2022-36", "bis zum Ende des 4. Quartals 2022"),
            (
                Relation::By,
                "2019-40",
                "bis zum Ende des 1. Halbjahres 2019",
            ),
            (Relation::By, "2018-23", "bis Herbst 2018"),
            (
                Relation::By,
                "2020-39/2021-37",
                "bis Ende 2020 / Anfang 2021",
            ),
            (Relation::From, "2020", "ab 2020"),
            (Relation::From, "2020-01-01", "ab dem 1. Januar 2020"),
            (Relation::From, "2020-41", "ab dem 2. Halbjahr 2020"),
            (Relation::In, "2019", "im Jahr 2019"),
            (Relation::In, "2019-05", "im Mai 2019"),
            (Relation::In, "2019-05-09", "am 9. Mai 2019"),
            (Relation::In, "2020-38", "Mitte 2020"),
            (Relation::In, "2023/2024", "2023 bis 2024"),
            (Relation::In, "2019~", "etwa im Jahr 2019"),
            (Relation::In, "2019-38~", "etwa Mitte 2019"),
            (Relation::By, "2023~", "bis etwa Ende 2023"),
            (Relation::By, "2023-23~", "bis etwa Herbst 2023"),
        ];
        for (relation, edtf, words) in cases {
            assert_eq!(said(relation, edtf), words, "{relation:?} {edtf}");
        }
    }

    #[test]
    fn what_began_long_ago_is_said_so() {
        let date = |text: &str| {
            date(&Date {
                text: text.into(),
                relation: Relation::From,
                edtf: "2018-12-11".into(),
                latest: None,
                inferred_year: false,
            })
        };
        assert_eq!(
            [date("Seit dem 11.12.2018"), date("ab 11.12.2018")],
            ["seit dem 11. Dezember 2018", "ab dem 11. Dezember 2018"]
        );
    }

    #[test]
    fn what_has_no_words_stays_as_printed() {
        for edtf in [
            "202X",
            "",
            "../2023",
            "2019-99",
            "2019-13-01",
            "2019-1-1-1",
            "ä",
            "{2019,2020}",
        ] {
            assert_eq!(said(Relation::In, edtf), "wie gedruckt", "{edtf}");
        }
        assert_eq!(calendar("bald"), "bald");
    }

    #[test]
    fn years_are_those_that_are_named() {
        assert_eq!(years("2020-39/2021-37").collect::<Vec<_>>(), [2020, 2021]);
        assert_eq!(years("../2023").collect::<Vec<_>>(), [2023]);
        assert_eq!(years("ääää").count(), 0);
    }
}
