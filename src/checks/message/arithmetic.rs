//! How a comparison was reckoned, in English and in German.

use super::parts::{
    YearValue, amounts, amounts_german, level, level_german, shown, shown_german, signed,
    signed_german, years,
};
use crate::message::messages;
use rust_decimal::Decimal;

messages! {
    /// How a comparison was reckoned: `262 → 288: +9.9 %, stated +10 %`.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Arithmetic {
        Rate { row: Vec<Decimal>, steps: Vec<Decimal>, mean: Option<Decimal>, stated: Decimal, points: bool } => {
            english: {
                let unit = if *points { "points" } else { "%" };
                let each = |value: &Decimal| format!("{} {unit}", signed(*value));
                let mean = mean.map_or("-".to_owned(), signed);
                format!(
                    "{}: {}; mean {mean} {unit} per year, stated {} {unit}",
                    arrows(row, shown),
                    list(steps, each),
                    signed(*stated),
                )
            },
            german: {
                let unit = if *points { "\u{a0}Punkte" } else { "\u{a0}%" };
                let each = |value: &Decimal| format!("{}{unit}", signed_german(*value));
                let mean = mean.map_or("–".to_owned(), signed_german);
                format!(
                    "{}: {}; im Mittel {mean}{unit} pro Jahr, genannt {}{unit}",
                    arrows(row, shown_german),
                    list(steps, each),
                    signed_german(*stated),
                )
            },
        }
        Steps { row: Vec<Decimal>, steps: Vec<Decimal>, stated: Decimal } => {
            english: format!(
                "{}: {}; stated {}",
                arrows(row, shown),
                list(steps, |step| signed(*step)),
                signed(*stated)
            ),
            german: format!(
                "{}: {}; genannt {}",
                arrows(row, shown_german),
                list(steps, |step| signed_german(*step)),
                signed_german(*stated)
            ),
        }
        Amounts { row: Vec<Decimal>, stated: Decimal } => {
            english: format!("{}; stated {}", arrows(row, shown), shown(*stated)),
            german: format!("{}; genannt {}", arrows(row, shown_german), shown_german(*stated)),
        }
        Values { row: Vec<Decimal>, compared: Vec<YearValue>, stated: Decimal } => {
            english: format!(
                "{}: {}stated {}",
                arrows(row, shown),
                before(&amounts(compared, false)),
                shown(*stated)
            ),
            german: format!(
                "{}: {}genannt {}",
                arrows(row, shown_german),
                before(&amounts_german(compared, false)),
                shown_german(*stated)
            ),
        }
        Sum { terms: Vec<Decimal>, total: Decimal, stated: Decimal } => {
            english: format!("{} = {}, stated {}", sum(terms, shown), shown(*total), shown(*stated)),
            german: format!(
                "{} = {}, genannt {}",
                sum(terms, shown_german),
                shown_german(*total),
                shown_german(*stated)
            ),
        }
        Deadline { row: Vec<Decimal>, percent: bool, due: Option<YearValue>, aim: Decimal, reached: Option<i32> } => {
            english: {
                let aimed = level(*aim, *percent);
                let due = due.map(|due| format!("{} in {}", level(due.value, *percent), due.year));
                let end = match reached {
                    Some(year) => format!("{aimed} in {year}"),
                    None => format!("promised {aimed}"),
                };
                format!("{}: {}{end}", arrows(row, shown), before(&due.unwrap_or_default()))
            },
            german: {
                let aimed = level_german(*aim, *percent);
                let due = due.map(|due| format!("{} im Jahr {}", level_german(due.value, *percent), due.year));
                let end = match reached {
                    Some(year) => format!("{aimed} im Jahr {year}"),
                    None => format!("versprochen {aimed}"),
                };
                format!("{}: {}{end}", arrows(row, shown_german), before(&due.unwrap_or_default()))
            },
        }
        FromYear { row: Vec<Decimal>, year: i32 } => {
            english: format!("{} from {year} on", arrows(row, shown)),
            german: format!("{} ab {year}", arrows(row, shown_german)),
        }
        Dates { project: String, goal: String } => {
            english: format!("“{project}” and “{goal}”"),
            german: format!("„{project}“ und „{goal}“"),
        }
        End { row: Vec<Decimal>, compared: Vec<YearValue> } => {
            english: format!("{}: {}", arrows(row, shown), amounts(compared, false)),
            german: format!("{}: {}", arrows(row, shown_german), amounts_german(compared, false)),
        }
        Printed { here: Vec<String>, there: Vec<String> } => {
            english: format!("{} and {}", quotes(here, ['“', '”'], "nothing"), quotes(there, ['“', '”'], "nothing")),
            german: format!("{} und {}", quotes(here, ['„', '“'], "nichts"), quotes(there, ['„', '“'], "nichts")),
        }
        HereAndThere { points: Vec<(i32, String, String)> } => {
            english: pairs(points, "here", "there"),
            german: pairs(points, "hier", "dort"),
        }
        EachYear { row: Vec<String>, step: Decimal } => {
            english: format!("{}: +{step} each year", row.join(" → ")),
            german: format!("{}: +{} in jedem Jahr", row.join(" → "), shown_german(*step)),
        }
        Years { years: Vec<i32> } => {
            english: self::years(years),
            german: self::years(years),
        }
    }
}

fn arrows(row: &[Decimal], show: fn(Decimal) -> String) -> String {
    let shown: Vec<String> = row.iter().copied().map(show).collect();
    shown.join(" → ")
}

fn sum(terms: &[Decimal], show: fn(Decimal) -> String) -> String {
    let shown: Vec<String> = terms.iter().copied().map(show).collect();
    shown.join(" + ")
}

fn list(values: &[Decimal], show: impl Fn(&Decimal) -> String) -> String {
    let shown: Vec<String> = values.iter().map(show).collect();
    shown.join(", ")
}

/// What stands before something else, with its comma.
fn before(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{text}, ")
    }
}

fn quotes(printed: &[String], [open, close]: [char; 2], nothing: &str) -> String {
    if printed.is_empty() {
        return nothing.to_owned();
    }
    let quoted: Vec<String> = printed
        .iter()
        .map(|part| format!("{open}{part}{close}"))
        .collect();
    quoted.join(", ")
}

fn pairs(points: &[(i32, String, String)], here: &str, there: &str) -> String {
    let said: Vec<String> = points
        .iter()
        .map(|(year, own, other)| format!("{year}: {own} {here}, {other} {there}"))
        .collect();
    said.join("; ")
}
