//! Points in time inside a sentence: days, months, parts of years, weeks, years.

use super::calendar;
use crate::notation::years;
use crate::vocabulary;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// A point in time as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The bytes of the phrase, from "Ende" or "Jahr" on.
    pub range: Range<usize>,
    /// The year, where it is printed.
    pub year: Option<i32>,
    /// What is finer than the year.
    pub fine: Fine,
}

/// What of a point is finer than its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fine {
    /// Nothing. `named` where a word says that it is a year: "Jahr 2030".
    Year { named: bool },
    /// Two years: "2023/2024".
    Years { last: i32, named: bool },
    /// A month, or a part of one.
    Month(u32),
    /// A day of a month.
    Day(u32, u32),
    /// A third, a season, a quarter or a half, by its code in ISO 8601-2, 4.8.
    Part(u32),
    /// A calendar week.
    Week(u32),
}

impl Point {
    /// The point in a year as EDTF. `None` where the calendar has no such day or week.
    pub fn edtf(&self, year: i32) -> Option<String> {
        match self.fine {
            Fine::Year { .. } => Some(year.to_string()),
            Fine::Years { last, .. } => Some(format!("{year}/{last}")),
            Fine::Month(month) => Some(format!("{year}-{month:02}")),
            Fine::Day(month, day) => {
                calendar::is_day(year, month, day).then(|| format!("{year}-{month:02}-{day:02}"))
            }
            Fine::Part(code) => Some(format!("{year}-{code}")),
            Fine::Week(week) => calendar::week(year, week),
        }
    }
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static POINT: LazyLock<Regex> = LazyLock::new(|| {
    const YEAR: &str = r"(?:19|20)[0-9][0-9]";
    const MONTH: &str = r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\.|Feb\.|Mär\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\.)";
    const ORDINAL: &str =
        r"(?:[1-4]\.|IV\.|III\.|II\.|I\.|erste[mnrs]?|zweite[mnrs]?|dritte[mnrs]?|vierte[mnrs]?)";
    const OF: &str =
        r"(?:(?:des(?-u:\s)+Jahres|im(?-u:\s)+Jahre?|von|vom(?-u:\s)+Jahr|in)(?-u:\s)+)?";
    const PLAIN: &str = r"Schuljahr|Haushaltsjahr|Kalenderjahr|Geschäftsjahr|Wirtschaftsjahr|Berichtsjahr|Kindergartenjahr|Kita-Jahr|Kitajahr|Förderjahr|Ausbildungsjahr|Jahr|Wintersemester|Sommersemester";
    let pattern = format!(
        r"(?xi)
          (?-u:\b)(?P<day>[0-3]?[0-9])\.(?-u:\s)?(?:(?P<dm>[01]?[0-9])\.(?-u:\s)?(?P<dy>{YEAR}|[0-9][0-9](?-u:\b))?|(?P<dname>{MONTH})(?:(?-u:\s)+(?P<dnamey>{YEAR}))?)
        | (?-u:\b)(?:(?:Anfang|Mitte|Ende)(?-u:\s)+)?(?P<month>{MONTH})(?:(?-u:\s)+(?:des(?-u:\s)+Jahres(?-u:\s)+)?(?P<monthy>{YEAR}))?
        | (?-u:\b)(?P<num>0?[1-9]|1[0-2])(?-u:\s)?/(?-u:\s)?(?P<numy>{YEAR})
        | (?-u:\b)(?P<dot>0[1-9]|1[0-2])\.(?P<doty>{YEAR})
        | (?-u:\b)(?P<third>Anfang|Mitte|Ende)(?-u:\s)+(?:(?:des|dieses)(?-u:\s)+(?:laufenden(?-u:\s)+|Jahres)?(?-u:\s)?(?:Jahres(?-u:\s)*)?|von(?-u:\s)+|vom(?-u:\s)+Jahr(?-u:\s)+)?(?P<thirdy>{YEAR})
        | (?-u:\b)(?P<edge>Jahresende|Jahresbeginn|Jahresanfang|Jahresmitte|Jahreswechsel)(?:(?-u:\s)+(?P<edgey>{YEAR}))?(?:(?-u:\s)?/(?-u:\s)?[0-9]+)?
        | (?-u:\b)(?P<season>Frühjahr|Frühling|Frühsommer|Spätsommer|Hochsommer|Sommer|Spätherbst|Herbst|Winter)(?:(?-u:\s)+{OF}(?P<seasony>{YEAR})(?:(?-u:\s)?/(?-u:\s)?[0-9]{{2,4}})?)?
        | (?-u:\b)Q(?-u:\s)?(?P<q>[1-4])(?:(?-u:\s)?[/.]?(?-u:\s)?{OF}(?P<qy>{YEAR}))?
        | (?-u:\b)Quartal(?-u:\s)?(?P<qu>[1-4])(?-u:\s)?/(?-u:\s)?(?P<quy>{YEAR})
        | (?-u:\b)(?P<quarter>{ORDINAL})(?-u:\s)+Quartals?(?:(?-u:\s)?/?(?-u:\s)?{OF}(?P<quartery>{YEAR}))?
        | (?-u:\b)(?P<half>{ORDINAL})(?-u:\s)+(?:Halbjahre?s?|Jahreshälfte)(?:(?-u:\s)?/?(?-u:\s)?{OF}(?P<halfy>{YEAR}))?
        | (?-u:\b)H(?P<h>[12])(?-u:\s)?[/ ](?-u:\s)?(?P<hy>{YEAR})
        | (?-u:\b)(?:KW|Kalenderwoche)(?-u:\s)?(?P<week>[0-5]?[0-9])(?:\.)?(?-u:\s)?[/ ]?(?-u:\s)?{OF}(?P<weeky>{YEAR})
        | (?-u:\b)(?P<wk>[0-5]?[0-9])\.(?-u:\s)?(?:KW|Kalenderwoche)(?-u:\s)?/?(?-u:\s)?{OF}(?P<wky>{YEAR})
        | (?:(?-u:\b)(?P<named>{PLAIN})(?:e[ns]?|s|en)?(?-u:\s)+)?(?-u:\b)(?P<year>{YEAR})(?:(?-u:\s)?/(?-u:\s)?(?P<last>{YEAR}|[0-9][0-9](?-u:\b)))?
        "
    );
    Regex::new(&pattern).expect("a valid pattern")
});

/// All points in a sentence, in its order. A bare year may still be a name or a number.
pub fn points(text: &str) -> Vec<Point> {
    POINT
        .captures_iter(text)
        .filter_map(|found| point(text, &found))
        .collect()
}

fn point(text: &str, found: &Captures<'_>) -> Option<Point> {
    let range = found.get(0)?.range();
    let number = |name: &str| {
        found
            .name(name)
            .and_then(|m| m.as_str().parse::<u32>().ok())
    };
    let year = |name: &str| found.name(name).and_then(|m| years::year(m.as_str()));
    let word = |name: &str| found.name(name).map(|m| m.as_str());
    let month = |name: &str| word(name).and_then(vocabulary::month);
    let make = |year: Option<i32>, fine: Fine| {
        Some(Point {
            range: range.clone(),
            year,
            fine,
        })
    };
    if !is_bounded(text, &range) {
        return None;
    }
    if let Some(day) = number("day") {
        return match (number("dm"), month("dname")) {
            (Some(month), _) => {
                let printed = word("dy").and_then(|y| {
                    if y.len() == 2 {
                        years::year(&format!("20{y}"))
                    } else {
                        years::year(y)
                    }
                });
                make(printed, Fine::Day(month, day)).filter(|_| calendar::is_day(2000, month, day))
            }
            (_, Some(month)) => make(year("dnamey"), Fine::Day(month, day))
                .filter(|_| calendar::is_day(2000, month, day)),
            _ => None,
        };
    }
    if let Some(name) = word("month") {
        // "mai" in small letters is no month; "MAI" may be.
        return name
            .starts_with(char::is_uppercase)
            .then(|| vocabulary::month(name))
            .flatten()
            .and_then(|month| make(year("monthy"), Fine::Month(month)));
    }
    for (month, printed) in [("num", "numy"), ("dot", "doty")] {
        if let Some(month) = number(month) {
            return make(year(printed), Fine::Month(month));
        }
    }
    for (name, printed) in [
        ("third", "thirdy"),
        ("edge", "edgey"),
        ("season", "seasony"),
        ("quarter", "quartery"),
        ("half", "halfy"),
    ] {
        if let Some(word) = word(name) {
            return make(year(printed), Fine::Part(part(name, word)?));
        }
    }
    for (name, printed, base) in [("q", "qy", 32), ("qu", "quy", 32), ("h", "hy", 39)] {
        if let Some(count) = number(name) {
            return make(year(printed), Fine::Part(base + count));
        }
    }
    for (name, printed) in [("week", "weeky"), ("wk", "wky")] {
        if let Some(week) = number(name) {
            return make(year(printed), Fine::Week(week));
        }
    }
    let first = year("year")?;
    let named = found.name("named").is_some();
    let last = word("last").and_then(|last| {
        if last.len() == 2 {
            years::year(&format!("{}{last}", first / 100))
        } else {
            years::year(last)
        }
    });
    match last {
        Some(last) if last == first + 1 || (last > first && last - first <= 10) => {
            make(Some(first), Fine::Years { last, named })
        }
        // "2019/0225" is the number of a paper.
        _ if found.name("last").is_some() => None,
        _ => make(Some(first), Fine::Year { named }),
    }
}

/// The code of a third, a season, a quarter or a half of a year (ISO 8601-2, 4.8).
fn part(kind: &str, word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let ordinal = || match word.trim_end_matches(['m', 'n', 'r', 's']) {
        "1." | "i." | "erste" => Some(1),
        "2." | "ii." | "zweite" => Some(2),
        "3." | "iii." | "dritte" => Some(3),
        "4." | "iv." | "vierte" => Some(4),
        _ => None,
    };
    match kind {
        "quarter" => ordinal().map(|n| n + 32),
        "half" => ordinal().filter(|n| *n <= 2).map(|n| n + 39),
        "season" => Some(match word.as_str() {
            "frühjahr" | "frühling" => 21,
            "herbst" | "spätherbst" => 23,
            "winter" => 24,
            _ => 22,
        }),
        _ => Some(match word.as_str() {
            "anfang" | "jahresbeginn" | "jahresanfang" => 37,
            "mitte" | "jahresmitte" => 38,
            _ => 39,
        }),
    }
}

/// Whether a point is no part of a word, a number or a name with figures: `VO/2019`, `2030er`, `1.2020.3`.
fn is_bounded(text: &str, range: &Range<usize>) -> bool {
    let before = text
        .get(..range.start)
        .and_then(|text| text.chars().next_back());
    let mut behind = text.get(range.end..).unwrap_or_default().chars();
    let (next, after) = (behind.next(), behind.next());
    let glued_before = before.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '#' | '+' | '.' | ',')
    });
    let glued_behind = next.is_some_and(|c| c.is_alphanumeric() || c == '_')
        || (matches!(next, Some('-' | '/' | '.' | ','))
            && after
                .is_some_and(|c| c.is_ascii_digit() || (next == Some('-') && c.is_alphabetic())));
    // A range may have no blanks: "2018-2023"; what stands before its second year is looked at as a whole.
    let in_range = before.is_some_and(|c| matches!(c, '-' | '/'))
        && text
            .get(..range.start.saturating_sub(1))
            .is_some_and(ends_in_point);
    let to_range =
        matches!(next, Some('-' | '/')) && text.get(range.end + 1..).is_some_and(opens_with_point);
    (!glued_before || in_range) && (!glued_behind || to_range)
}

fn ends_in_point(text: &str) -> bool {
    let text = text.trim_end();
    let last: String = text
        .chars()
        .rev()
        .take(4)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    years::year(&last).is_some()
        && !text
            .chars()
            .rev()
            .nth(4)
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-'))
}

fn opens_with_point(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 4 && text.get(..4).and_then(years::year).is_some())
        || text.starts_with(char::is_uppercase)
        || ((1..=2).contains(&digits)
            && text.get(digits..).is_some_and(|rest| rest.starts_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        points(text)
            .iter()
            .map(|point| point.edtf(point.year.unwrap_or(1)).unwrap_or_default())
            .collect()
    }

    #[test]
    fn points_in_sentences() {
        for (text, expected) in [
            ("zum 01.01.2026", "2026-01-01"),
            ("am 6. Februar 2019", "2019-02-06"),
            ("bis 25.10.05", "2005-10-25"),
            ("Ende Februar 2019", "2019-02"),
            ("seit 12/2018", "2018-12"),
            ("Ende des Jahres 2021", "2021-39"),
            ("zum Jahresende 2024", "2024-39"),
            ("im Herbst 2018", "2018-23"),
            ("Q4/2022", "2022-36"),
            ("Q3 2022", "2022-35"),
            ("im vierten Quartal 2023", "2023-36"),
            ("4. Quartal 2023", "2023-36"),
            ("im ersten Halbjahr 2019", "2019-40"),
            ("KW 12/2024", "2024-03-18/2024-03-24"),
            ("2023/2024", "2023/2024"),
            ("Schuljahr 2024/25", "2024/2025"),
            ("im Jahr 2030", "2030"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
        assert_eq!(read("2018-2023"), ["2018", "2023"]);
    }

    #[test]
    fn leaves_names_and_numbers_alone() {
        for text in [
            "VO/0066/19",
            "2019/0225",
            "DIN 2030-4",
            "die 2030er",
            "31.02.2019",
            "Mai",
        ] {
            let found = points(text);
            assert!(
                found.iter().all(|point| point.year.is_none()),
                "{text}: {found:?}"
            );
        }
    }
}
