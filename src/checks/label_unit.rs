//! A label that names another unit than its values have.

use super::facts::Facts;
use super::message::Message;
use super::places::of_indicator;
use super::{Check, Comparison, overview_changed};
use crate::model::{Indicator, Series, Severity, Unit};
use crate::notation::{numbers, units};
use rust_decimal::Decimal;

/// The check.
pub const CHECK: Check = Check {
    name: "label_unit",
    german_title: "Bezeichnung und Einheit passen nicht zusammen",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
What a label says is counted or measured with the unit of the values: `Anzahl` and `Zahl` count, `Anteil` and words in `-quote` are shares, and a
unit at the end of the label holds for all values.
# Leaves alone
Values without a unit below a label with one; labels that name both a number and a share; shares of money; shares that may exceed the whole (`Deckungsgrad`, `gegenüber dem
Vorjahr`); a repetition of which `overview_changed` says that it measures something else.
# Example
`Anzahl der umgestellten Ämter` above `5% | 20% | 50%`.
# How sure
Two units for one value, one value with a unit among others without, a number in per cent, and a share above 100 % are warnings. A number whose label ends in `in %`, and
a share above 100 without a unit, are notes: they may be meant so.
";

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    for indicator in &facts.document.indicators {
        let Some(series) = &indicator.series else {
            continue;
        };
        // Where the label that it repeats measures otherwise, that one tells what is wrong.
        let disputed = overview_changed::measures_otherwise(facts, indicator);
        let label = || {
            if disputed {
                None
            } else {
                counted(indicator, series).or_else(|| shared(indicator, series))
            }
        };
        let told = one_odd(series)
            .or_else(|| two_units(indicator, series))
            .or_else(label);
        let told = told.or_else(|| one_unit(indicator, series));
        if let Some((severity, message)) = told {
            compared.push(Comparison {
                severity,
                message,
                arithmetic: None,
                places: vec![of_indicator(indicator)],
            });
        }
    }
}

/// The units that stand beside the values.
fn of_values(series: &Series) -> Vec<Unit> {
    let cells = series
        .points
        .iter()
        .filter_map(|point| numbers::cell(&point.raw));
    cells
        .filter(|cell| !cell.unit.is_empty())
        .filter_map(|cell| units::unit(cell.unit))
        .collect()
}

fn alike(a: &Unit, b: &Unit) -> bool {
    a.code == b.code && a.scale == b.scale
}

/// One value with a unit among values that have none. A nothing needs no unit.
fn one_odd(series: &Series) -> Option<(Option<Severity>, Message)> {
    let cells = || {
        series
            .points
            .iter()
            .filter_map(|point| numbers::cell(&point.raw))
            .filter(|cell| cell.value.is_some_and(|value| !value.is_zero()))
    };
    let mut with = cells().filter(|cell| !cell.unit.is_empty());
    let (odd, further) = (with.next()?, with.next());
    let bare = cells().filter(|cell| cell.unit.is_empty()).count();
    let message = || Message::OneValueHasUnit {
        unit: odd.unit.to_owned(),
    };
    (further.is_none() && bare >= 2 && units::unit(odd.unit).is_some())
        .then(|| (Some(Severity::Warning), message()))
}

/// The unit of the label beside those of the values, and those of the values among themselves.
fn two_units(indicator: &Indicator, series: &Series) -> Option<(Option<Severity>, Message)> {
    let printed = of_values(series);
    let first = printed.first()?;
    if let Some(other) = printed.iter().find(|unit| !alike(unit, first)) {
        return Some((
            Some(Severity::Warning),
            Message::ValuesHaveTwoUnits {
                unit: first.text.clone(),
                other: other.text.clone(),
            },
        ));
    }
    let unit = indicator.unit.as_ref()?;
    // A thousand in the label and euros beside the values make thousands of euros.
    let joined = unit.code.is_none() || first.code.is_none();
    (!alike(unit, first) && !joined).then(|| {
        (
            Some(Severity::Warning),
            Message::LabelHasAnotherUnit {
                label: unit.text.clone(),
                values: first.text.clone(),
            },
        )
    })
}

/// A label and values that say the same unit.
fn one_unit(indicator: &Indicator, series: &Series) -> Option<(Option<Severity>, Message)> {
    let unit = indicator.unit.as_ref()?;
    let fits = of_values(series)
        .first()
        .is_some_and(|printed| alike(unit, printed));
    fits.then(|| {
        (
            None,
            Message::LabelHasSameUnit {
                unit: unit.text.clone(),
            },
        )
    })
}

/// A label that counts.
fn counted(indicator: &Indicator, series: &Series) -> Option<(Option<Severity>, Message)> {
    let first = indicator
        .label
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())?;
    let counts = matches!(
        first.to_lowercase().as_str(),
        "anzahl" | "zahl" | "stückzahl" | "gesamtzahl" | "gesamtanzahl"
    );
    if !counts || names_share(&indicator.label) {
        return None;
    }
    let Some(unit) = indicator
        .unit
        .as_ref()
        .filter(|unit| matches!(unit.code.as_deref(), Some("%" | "EUR")))
    else {
        return Some((None, Message::LabelCounts));
    };
    let beside = !of_values(series).is_empty();
    let severity = if beside {
        Severity::Warning
    } else {
        Severity::Note
    };
    Some((
        Some(severity),
        Message::LabelCountsUnit {
            word: first.to_owned(),
            unit: unit.text.clone(),
        },
    ))
}

/// A label that names a share.
fn shared(indicator: &Indicator, series: &Series) -> Option<(Option<Severity>, Message)> {
    let first = indicator
        .label
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())?
        .to_lowercase();
    let share = matches!(first.as_str(), "anteil" | "prozentsatz") || first.ends_with("quote");
    if !share {
        return None;
    }
    let most = series
        .points
        .iter()
        .filter_map(|point| point.value)
        .map(|value| value.0)
        .max()?;
    let over = most > Decimal::ONE_HUNDRED;
    if indicator
        .unit
        .as_ref()
        .is_some_and(|unit| unit.code.as_deref() == Some("%"))
    {
        return Some(if over && !may_exceed(&indicator.label) {
            (
                Some(Severity::Warning),
                Message::ShareAboveWhole {
                    value: most.normalize(),
                    percent: true,
                },
            )
        } else {
            (None, Message::ShareInPercent)
        });
    }
    let bare = indicator.unit.is_none() && over;
    bare.then(|| {
        (
            Some(Severity::Note),
            Message::ShareAboveWhole {
                value: most.normalize(),
                percent: false,
            },
        )
    })
}

/// Shares of a plan or of an earlier year, and rates of places, grow beyond the whole.
fn may_exceed(label: &str) -> bool {
    let lower = label.to_lowercase();
    [
        "gegenüber",
        "vergleich",
        "auslastung",
        "deckung",
        "versorgung",
        "erfüllung",
        "soll",
        "index",
        "wachstum",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// "Anzahl (und Anteil)", "Zahl der Prozentpunkte".
fn names_share(label: &str) -> bool {
    let lower = label.to_lowercase();
    ["anteil", "quote", "prozent"]
        .iter()
        .any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn label_unit() {
        checks::check("label_unit");
    }

    #[test]
    fn one_unit_altered() {
        checks::alter(
            "label_unit",
            "leaves_fitting_units_alone.txt",
            "5 | 20 | 50 | 90",
            "5% | 20% | 50% | 90%",
        );
        checks::alter(
            "label_unit",
            "leaves_fitting_units_alone.txt",
            "3 T€ | 4 T€ | 4 T€ | 6 T€",
            "3 T€ | 4 T€ | 4 € | 6 T€",
        );
        checks::alter(
            "label_unit",
            "leaves_fitting_units_alone.txt",
            "30% | 35% | 45% | 60%",
            "30 € | 35 € | 45 € | 60 €",
        );
        checks::alter(
            "label_unit",
            "leaves_fitting_units_alone.txt",
            "2 | 3 | 3 | 4",
            "2 | 3 | 3 | 400",
        );
        checks::alter(
            "label_unit",
            "leaves_fitting_units_alone.txt",
            "2 | 3 | 3 | 4",
            "2 | 3 | 3 % | 4",
        );
        checks::alter(
            "label_unit",
            "leaves_fitting_units_alone.txt",
            "2 | 3 | 3 | 4",
            "2 % | 3 % | 3 % | 400 %",
        );
    }
}
