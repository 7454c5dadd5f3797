//! How a difference was reckoned, in German, from its values.

use crate::model::{
    Amount, Comparator, Difference, Fate, Reckoning, Seam, SeriesFit, SeriesKind, Span, SpanUnit,
    Step, Values, YearChange, YearValue,
};
use crate::site::{dates, numbers, words};

/// How a difference was reckoned: `10 % → 5 % pro Jahr: abgeschwächt um 5 Prozentpunkte`. `None` where nothing was.
pub(super) fn german(difference: &Difference) -> Option<String> {
    let Some(reckoning) = &difference.reckoning else {
        return (difference.what == "answer").then(|| "Die Antwort lautet anders.".to_owned());
    };
    let fate = difference.fate;
    Some(match reckoning {
        Reckoning::Quantities { old, new, by } => quantities(fate, old, new, by.as_ref()),
        Reckoning::QuantityGone { old } => format!("{}: nicht mehr genannt", amount(old)),
        Reckoning::QuantityAdded { new } => format!("{}: vorher nicht genannt", amount(new)),
        Reckoning::Dates { old, new, by } => {
            let sides = format!("{} → {}", dates::edtf(old), dates::edtf(new));
            format!("{sides}: {}", moved_deadline(fate, *by))
        }
        Reckoning::DateGone { old } => format!("{}: nicht mehr genannt", dates::edtf(old)),
        Reckoning::DateAdded { new } => format!("{}: vorher nicht genannt", dates::edtf(new)),
        Reckoning::Series { old, new, fit } => series(old.as_ref(), new.as_ref(), fit),
        Reckoning::MilestoneMoved {
            milestone,
            old,
            new,
            by,
            later,
        } => {
            let way = if *later { "später" } else { "früher" };
            format!("{milestone}: {old} → {new}: {} {way}", span(*by))
        }
        Reckoning::Field { old, new } => {
            let [old, new] = [old, new].map(|side| quoted(side.as_deref()));
            format!("{}: {old} → {new}", field(&difference.what))
        }
        Reckoning::OtherNumbers => "andere Zahlen im Text".to_owned(),
    })
}

fn quantities(fate: Fate, old: &Amount, new: &Amount, by: Option<&Step>) -> String {
    let before = if old.per == new.per {
        without_rhythm(old)
    } else {
        amount(old)
    };
    let by = by.map(|by| format!(" um {}", step(by)));
    let verdict = format!("{}{}", judged(fate), by.unwrap_or_default());
    format!("{before} → {}: {verdict}", amount(new))
}

/// The judgement of a promise of which a piece became more, less or another.
fn judged(fate: Fate) -> &'static str {
    match fate {
        Fate::Sharpened => "verschärft",
        Fate::Relaxed => "abgeschwächt",
        _ => "geändert",
    }
}

fn moved_deadline(fate: Fate, by: Option<Span>) -> String {
    let verdict = judged(fate);
    let Some(by) = by else {
        return verdict.to_owned();
    };
    let way = if fate == Fate::Relaxed {
        "später"
    } else {
        "früher"
    };
    format!("{verdict}, {} {way}", span(by))
}

/// `mindestens 60 % pro Jahr`.
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
        Comparator::Ge => "mindestens ",
        Comparator::Le => "höchstens ",
        Comparator::Approx => "etwa ",
    };
    let unit = with_blank(amount.unit.as_deref());
    format!("{bound}{}{unit}", numbers::german(amount.value.0))
}

/// `5 Prozentpunkte`, `1,48 Mio. €`, `2 pro Jahr`.
fn step(step: &Step) -> String {
    let value = numbers::german(step.value.0);
    let unit = match (step.points, value.as_str()) {
        (true, "1") => " Prozentpunkt".to_owned(),
        (true, _) => " Prozentpunkte".to_owned(),
        (false, _) => with_blank(step.unit.as_deref()),
    };
    format!("{value}{unit}{}", rhythm(step.per.as_deref()))
}

fn with_blank(text: Option<&str>) -> String {
    text.map(|text| format!(" {text}")).unwrap_or_default()
}

fn rhythm(per: Option<&str>) -> String {
    per.map(|per| format!(" {}", words::per(per)))
        .unwrap_or_default()
}

/// `2 Jahre`, `14 Monate`.
fn span(Span { count, unit }: Span) -> String {
    let (one, more) = match unit {
        SpanUnit::Day => ("Tag", "Tage"),
        SpanUnit::Month => ("Monat", "Monate"),
        SpanUnit::Year => ("Jahr", "Jahre"),
    };
    let word = if count == 1 { one } else { more };
    format!("{} {word}", numbers::german(count.into()))
}

fn series(old: Option<&Values>, new: Option<&Values>, fit: &SeriesFit) -> String {
    match fit {
        SeriesFit::Gone => "keine Werte mehr".to_owned(),
        SeriesFit::Added => "vorher keine Werte".to_owned(),
        SeriesFit::OtherUnit => {
            let [old, new] = [old, new].map(|values| {
                let unit = values.and_then(|values| values.unit.as_deref());
                unit.unwrap_or("keine")
            });
            format!("die Einheit ist {new} und war {old}: nicht vergleichbar")
        }
        SeriesFit::OtherKind { old, new, years } => {
            let kinds = format!("{} → {}", kind(*old), kind(*new));
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
            format!("{}: wie zuvor", years.join(", "))
        }
        SeriesFit::NoValues => "kein Wert zum Vergleich".to_owned(),
        SeriesFit::Joined { last, first, seam } => {
            format!(
                "{} → {}{}",
                year_value(*last),
                year_value(*first),
                self::seam(*seam)
            )
        }
    }
}

fn kind(kind: SeriesKind) -> &'static str {
    match kind {
        SeriesKind::Target => "Planwerte",
        SeriesKind::Actual => "Istwerte",
    }
}

/// `2022: 215 → 262 (+47)`.
fn year_change(change: &YearChange) -> String {
    let [old, new] = [change.old, change.new].map(|value| numbers::german(value.0));
    let by = numbers::signed(change.by.0);
    format!("{}: {old} → {new} ({by})", change.year)
}

fn year_value(point: YearValue) -> String {
    let value = point.value.map(|value| numbers::german(value.0));
    format!("{}: {}", point.year, value.unwrap_or_default())
}

fn seam(seam: Seam) -> String {
    match seam {
        Seam::Overlaps => ": die neue Reihe beginnt vor dem Ende der alten".to_owned(),
        Seam::Equal => String::new(),
        Seam::NoStep => ": die alte Reihe hat keinen Schritt zum Vergleich".to_owned(),
        Seam::Step { by, allowed } => {
            let (by, allowed) = (numbers::signed(by.0), numbers::german(allowed.0));
            format!(", also {by}; die alten Schritte erlauben {allowed}")
        }
    }
}

/// The name of a field of a project.
fn field(what: &str) -> &str {
    match what {
        "status" => "Stand",
        "milestone" => "Meilenstein",
        other => other,
    }
}

fn quoted(side: Option<&str>) -> String {
    side.map_or_else(|| "keine Angabe".to_owned(), |side| format!("„{side}“"))
}
