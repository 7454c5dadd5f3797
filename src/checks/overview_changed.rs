//! What an overview says otherwise than the section that it repeats.

use super::facts::Facts;
use super::message::{Arithmetic, Message, Stated};
use super::places::{of_goal, of_indicator};
use super::wording::{Said, difference};
use super::yearly_or_total::running;
use super::{Check, Comparison};
use crate::model::{Comparator, Date, Goal, Indicator, Quantity, Relation, Severity};
use crate::notation::dates::calendar;
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check {
    name: "overview_changed",
    german_title: "Die Übersicht gibt den Abschnitt anders wieder",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
Each goal and indicator of an overview with the one that it repeats: numbers, dates, how they bind (`mindestens`, `durchschnittlich`), units, and the words that carry
the sense.
# Leaves alone
Endings, articles, capitals, hyphens, numbers written as words, abbreviations; other ways to write one number or one day (`7,8 Mio. €` and `7.800 T€`, `Ende 2018` and
`31.12.2018`, `pro Jahr` and `jährlich`); a label that only says in brackets what it counts; numbers of a label with values, which other checks compare with these.
# Example
`60 % der Beschäftigten` and in the overview `60 % der Beschäftigten der Kernverwaltung`.
# How sure
Another number or date is an error; so is `ab` for `bis`. Another binding or measure is a warning, as is a word that looks much like the other one or means its
opposite, a `nicht` more or less, another number in a name (`V5` for `V4`), and a share of fewer or more. Another word is a note.
";

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    for goal in &facts.document.goals {
        if let Some(first) = facts.restated_goal(goal) {
            compared.push(goals(goal, first));
        }
    }
    for indicator in &facts.document.indicators {
        if let Some(first) = facts.restated_indicator(indicator) {
            compared.push(indicators(facts, indicator, first));
        }
    }
}

/// Whether a goal states other numbers or dates than another version of it: which of the two is right is not known.
pub fn is_disputed(facts: &Facts<'_>, goal: &Goal) -> bool {
    facts.versions_of_goal(goal).any(|other| {
        numbers(&goal.quantities) != numbers(&other.quantities)
            || !same_days(&goal.dates, &other.dates)
    })
}

fn numbers(quantities: &[Quantity]) -> Vec<String> {
    quantities.iter().map(value).collect()
}

/// Whether the dates bind to the same days, however they are written. "2023/2024" is "2023 bzw. 2024".
fn same_days(here: &[Date], there: &[Date]) -> bool {
    if here.len() == there.len() {
        return here.iter().zip(there).all(|(a, b)| day(a) == day(b));
    }
    let whole = |dates: &[Date]| -> Option<(String, String)> {
        let closed = dates.iter().all(|date| date.relation == Relation::In);
        let bounds: Vec<_> = dates
            .iter()
            .filter_map(|date| calendar::bounds(&date.edtf))
            .filter(|_| closed)
            .collect();
        Some((
            bounds.iter().map(|bounds| bounds.0.clone()).min()?,
            bounds.iter().map(|bounds| bounds.1.clone()).max()?,
        ))
    };
    whole(here).is_some_and(|span| Some(span) == whole(there))
}

/// Whether a date opens a span, and the day that it binds to: the last one, of a span that it opens the first, of two dates both.
fn day(date: &Date) -> (bool, String) {
    let open = date.relation == Relation::From;
    let parts = date
        .edtf
        .split('/')
        .filter_map(calendar::bounds)
        .map(|(first, last)| if open { first } else { last });
    let days: Vec<String> = parts.collect();
    (
        open,
        if days.is_empty() {
            date.edtf.clone()
        } else {
            days.join("/")
        },
    )
}

fn goals(goal: &Goal, first: &Goal) -> Comparison {
    let told = |severity, message, arithmetic| Comparison {
        severity,
        message,
        arithmetic,
        places: vec![of_goal(goal), of_goal(first)],
    };
    let figures = |goal: &Goal| -> Vec<String> {
        let quantities = goal.quantities.iter();
        quantities.map(|quantity| quantity.text.clone()).collect()
    };
    let days = |goal: &Goal| -> Vec<String> {
        let dates = goal.dates.iter();
        dates.map(|date| date.text.clone()).collect()
    };
    let number = (
        numbers(&goal.quantities) == numbers(&first.quantities),
        goal.quantities.len() == first.quantities.len(),
        Stated::Number,
    );
    let date = (
        same_days(&goal.dates, &first.dates),
        goal.dates.len() == first.dates.len(),
        Stated::Date,
    );
    for ((same, as_many, what), [here, there]) in [
        (number, [figures(goal), figures(first)]),
        (date, [days(goal), days(first)]),
    ] {
        if same {
            continue;
        }
        let arithmetic = Some(Arithmetic::Printed { here, there });
        return if as_many {
            told(
                Some(Severity::Error),
                Message::OverviewStatesAnother { what },
                arithmetic,
            )
        } else {
            told(
                Some(Severity::Warning),
                Message::OverviewStatesNotTheSame { what },
                arithmetic,
            )
        };
    }
    // "durchschnittlich" and "mindestens" bind in other ways than the bare number.
    let bindings = |goal: &Goal| -> Vec<(Comparator, bool)> {
        goal.quantities
            .iter()
            .map(|quantity| {
                (
                    quantity.comparator,
                    quantity.text.to_lowercase().contains("durchschnitt"),
                )
            })
            .collect()
    };
    if bindings(goal) != bindings(first) {
        let arithmetic = Some(Arithmetic::Printed {
            here: figures(goal),
            there: figures(first),
        });
        return told(
            Some(Severity::Warning),
            Message::OverviewBindsOtherwise,
            arithmetic,
        );
    }
    match difference(&Said::by_goal(goal), &Said::by_goal(first)) {
        Some((severity, message)) => told(Some(severity), message, None),
        None => told(None, Message::OverviewSaysTheSame, None),
    }
}

fn value(quantity: &Quantity) -> String {
    let unit = quantity.unit.as_ref().map(|unit| {
        (
            unit.code
                .clone()
                .unwrap_or_else(|| unit.text.to_lowercase()),
            unit.scale,
        )
    });
    let per = quantity
        .per
        .as_ref()
        .map(|per| format!(" per {per}"))
        .unwrap_or_default();
    let (unit, scale) = unit.map_or((String::new(), 1), |(code, scale)| {
        (format!(" {code}"), scale)
    });
    let value = quantity.value.0.saturating_mul(Decimal::from(scale));
    format!("{}{unit}{per}", value.normalize())
}

fn indicators(facts: &Facts<'_>, indicator: &Indicator, first: &Indicator) -> Comparison {
    let places = vec![of_indicator(indicator), of_indicator(first)];
    let told = |severity: Option<Severity>, message: Message| Comparison {
        severity,
        message,
        arithmetic: None,
        places: places.clone(),
    };
    // Two series are compared with their units, year by year, by `series_twice`.
    let both = indicator.series.is_some() && first.series.is_some();
    let unit = |indicator: &Indicator| indicator.unit.as_ref().map(|unit| unit.code.clone());
    if let (Some(a), Some(b)) = (unit(indicator), unit(first))
        && a != b
        && !both
    {
        return told(Some(Severity::Warning), Message::OverviewHasAnotherUnit);
    }
    // Of two rows with the same values, and of values that are totals, `yearly_or_total` tells.
    if indicator.per != first.per && !both && running(facts, indicator).is_none() {
        let message = if indicator.per.is_some() {
            Message::OnlyOverviewSaysHowOften
        } else {
            Message::OverviewSaysNotHowOften
        };
        return told(Some(Severity::Warning), message);
    }
    if measures_otherwise(facts, indicator) {
        let [overview, section] =
            [indicator, first].map(|indicator| measure(&indicator.label).unwrap_or_default());
        return told(
            Some(Severity::Warning),
            Message::OverviewMeasuresOtherwise { overview, section },
        );
    }
    let (here, there) = (Said::by_label(indicator), Said::by_label(first));
    // A label with values is compared with these by the checks of what is stated.
    if !both
        && indicator.series.is_none()
        && here.quantities.len() == there.quantities.len()
        && numbers(&here.quantities) != numbers(&there.quantities)
    {
        return told(
            Some(Severity::Error),
            Message::OverviewStatesAnother {
                what: Stated::Number,
            },
        );
    }
    match difference(&here, &there) {
        Some((severity, message)) => told(Some(severity), message),
        None => told(None, Message::OverviewHasTheSameLabel),
    }
}

/// Whether an indicator measures something else than the one that it repeats: "Anzahl" for "Anteil".
pub fn measures_otherwise(facts: &Facts<'_>, indicator: &Indicator) -> bool {
    let other = facts
        .restated_indicator(indicator)
        .and_then(|first| measure(&first.label));
    other
        .zip(measure(&indicator.label))
        .is_some_and(|(there, here)| there != here)
}

/// The word that says what is measured: "Anzahl", "Anteil", "Kosten".
fn measure(label: &str) -> Option<String> {
    let first = label.split_whitespace().next()?;
    let word = first
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let known = [
        "anzahl",
        "zahl",
        "anteil",
        "quote",
        "kosten",
        "saldo",
        "einnahmen",
        "ausgaben",
        "erträge",
        "aufwand",
        "summe",
        "höhe",
        "grad",
        "dauer",
    ];
    let word = if word == "zahl" {
        "anzahl".to_owned()
    } else {
        word
    };
    known.contains(&word.as_str()).then_some(word)
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn overview_changed() {
        checks::check("overview_changed");
    }

    #[test]
    fn one_number_altered() {
        let alter = |fixture: &str, from: &str, to: &str| {
            checks::alter("overview_changed", fixture, from, to);
        };
        let wording = "leaves_small_changes_of_wording_alone.txt";
        alter(
            wording,
            "von Radwegen um durchschnittlich 12 km",
            "von Radwegen um durchschnittlich 14 km",
        );
        alter(
            wording,
            "Bau der neuen Brücke über den Fluss bis 2023",
            "Bau der neuen Brücke über den Fluss bis 2024",
        );
        alter(wording, "Mindestens 3 Treffen", "Höchstens 3 Treffen");
        alter(wording, "Anteil beleuchteter", "Länge beleuchteter");
        alter(
            wording,
            "60 % aller Linien",
            "60 % aller Linien der Innenstadt",
        );
        let ways = "leaves_other_ways_to_write_alone.txt";
        alter(ways, "10 Prozent", "11 Prozent");
        alter(ways, "bis 31.12.2021", "bis 30.11.2021");
        alter(ways, "bis zum Jahr 2023", "ab dem Jahr 2023");
        alter(ways, "in 10 Jahren", "in 12 Jahren");
        // Of two versions that dispute a number, no series tells which one is right.
        let values = "leaves_values_to_other_checks_alone.txt";
        let last = "3 ÜBERSICHT\n\nRADVERKEHR\n\nZIELE:\n\n- Bau von zehn";
        alter(values, last, &last.replace("zehn", "zwölf"));
        let first = "2.1 RADVERKEHR\n\nZIELE:\n\n- Bau von zehn";
        alter(values, first, &first.replace("zehn", "zwölf"));
    }
}
