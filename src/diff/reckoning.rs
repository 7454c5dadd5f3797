//! The English of what was reckoned. The pages make their German of the same values.

use super::fates::word;
use super::measure::{number, signed};
use crate::model::{
    Amount, Comparator, Difference, Fate, Reckoning, Seam, SeriesFit, SeriesKind, Span, SpanUnit,
    Step, Values, YearChange, YearValue,
};

/// A difference whose reckoning is known, with its English.
pub fn difference(
    what: &str,
    fate: Fate,
    [old, new]: [Option<String>; 2],
    reckoning: Reckoning,
) -> Difference {
    Difference {
        what: what.to_owned(),
        fate,
        old,
        new,
        arithmetic: Some(english(what, fate, &reckoning)),
        reckoning: Some(reckoning),
    }
}

/// How a difference was reckoned, in English: `10 % -> 5 % per year: relaxed by 5 points`.
fn english(what: &str, fate: Fate, reckoning: &Reckoning) -> String {
    match reckoning {
        Reckoning::Quantities { old, new, by } => {
            let before = if old.per == new.per {
                without_rhythm(old)
            } else {
                amount(old)
            };
            let by = by.as_ref().map(step);
            format!("{before} -> {}: {}", amount(new), judged(fate, by))
        }
        Reckoning::QuantityGone { old } => format!("{}: not said any more", amount(old)),
        Reckoning::QuantityAdded { new } => format!("{}: not said before", amount(new)),
        Reckoning::Dates { old, new, by } => {
            format!("{old} -> {new}: {}", judged(fate, by.map(span)))
        }
        Reckoning::DateGone { old } => format!("{old}: not said any more"),
        Reckoning::DateAdded { new } => format!("{new}: not said before"),
        Reckoning::Series { old, new, fit } => series(old.as_ref(), new.as_ref(), fit),
        Reckoning::MilestoneMoved {
            milestone,
            old,
            new,
            by,
            later,
        } => {
            let way = if *later { "later" } else { "sooner" };
            format!("{milestone}: {old} -> {new}: {way} by {}", span(*by))
        }
        Reckoning::Field { old, new } => {
            let [old, new] = [old, new].map(|side| side.as_deref().unwrap_or("none"));
            format!("{what}: {old} -> {new}")
        }
        Reckoning::OtherNumbers => "other numbers in the text".to_owned(),
    }
}

fn judged(fate: Fate, by: Option<String>) -> String {
    let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
    format!("{}{by}", word(fate))
}

/// `at least 60 % per year`.
fn amount(amount: &Amount) -> String {
    format!(
        "{}{}",
        without_rhythm(amount),
        rhythm(amount.per.as_deref())
    )
}

fn without_rhythm(amount: &Amount) -> String {
    let bound = match amount.comparator {
        Comparator::Eq => "",
        Comparator::Ge => "at least ",
        Comparator::Le => "at most ",
        Comparator::Approx => "about ",
    };
    let unit = with_blank(amount.unit.as_deref());
    format!("{bound}{}{unit}", number(amount.value.0))
}

/// `5 points`, `1.48 Mio. €`, `2 per year`.
fn step(step: &Step) -> String {
    let value = number(step.value.0);
    let unit = match (step.points, value.as_str()) {
        (true, "1") => " point".to_owned(),
        (true, _) => " points".to_owned(),
        (false, _) => with_blank(step.unit.as_deref()),
    };
    format!("{value}{unit}{}", rhythm(step.per.as_deref()))
}

fn with_blank(text: Option<&str>) -> String {
    text.map(|text| format!(" {text}")).unwrap_or_default()
}

/// ` per year`; nothing for what does not recur.
fn rhythm(per: Option<&str>) -> String {
    let word = per.map(|per| match per {
        "P1Y" => "year",
        "P6M" => "half-year",
        "P3M" => "quarter",
        "P1M" => "month",
        "P1W" => "week",
        "P1D" => "day",
        other => other,
    });
    word.map(|word| format!(" per {word}")).unwrap_or_default()
}

/// `2 years`, `14 months`.
fn span(Span { count, unit }: Span) -> String {
    let unit = match unit {
        SpanUnit::Day => "day",
        SpanUnit::Month => "month",
        SpanUnit::Year => "year",
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

fn series(old: Option<&Values>, new: Option<&Values>, fit: &SeriesFit) -> String {
    match fit {
        SeriesFit::Gone => "no values any more".to_owned(),
        SeriesFit::Added => "no values before".to_owned(),
        SeriesFit::OtherUnit => {
            let [old, new] = [old, new].map(|values| {
                let unit = values.and_then(|values| values.unit.as_deref());
                unit.unwrap_or("none")
            });
            format!("the unit is {new} and was {old}: not comparable")
        }
        SeriesFit::OtherKind { old, new, years } => {
            let kinds = format!("{} -> {}", kind(*old), kind(*new));
            let changes = years.iter().map(year_change);
            let all: Vec<String> = std::iter::once(kinds).chain(changes).collect();
            all.join("; ")
        }
        SeriesFit::OtherValues { years } => {
            let changes: Vec<String> = years.iter().map(year_change).collect();
            changes.join("; ")
        }
        SeriesFit::SameValues { years } => {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            format!("{} as before", years.join(", "))
        }
        SeriesFit::NoValues => "no value to compare".to_owned(),
        SeriesFit::Joined { last, first, seam } => {
            format!(
                "{} -> {}{}",
                year_value(*last),
                year_value(*first),
                self::seam(*seam)
            )
        }
    }
}

fn kind(kind: SeriesKind) -> &'static str {
    match kind {
        SeriesKind::Target => "planned",
        SeriesKind::Actual => "reported",
    }
}

/// `2022: 215 -> 262 (+47)`.
fn year_change(change: &YearChange) -> String {
    let [old, new] = [change.old, change.new].map(|value| number(value.0));
    format!("{}: {old} -> {new} ({})", change.year, signed(change.by.0))
}

fn year_value(point: YearValue) -> String {
    let value = point.value.map(|value| number(value.0));
    format!("{}: {}", point.year, value.unwrap_or_default())
}

fn seam(seam: Seam) -> String {
    match seam {
        Seam::Overlaps => ": the new series begins before the end of the old one".to_owned(),
        Seam::Equal => String::new(),
        Seam::NoStep => ": the old series has no step to compare with".to_owned(),
        Seam::Step { by, allowed } => {
            let (by, allowed) = (signed(by.0), number(allowed.0));
            format!(" is {by}, the old steps allow {allowed}")
        }
    }
}
