//! What things are called on the pages.

use crate::model::{Kind, Period, SeriesKind, Severity, YearsFrom};

/// The genre of a document.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Strategy => "Strategie",
        Kind::Report => "Bericht",
        Kind::CouncilAnswer => "Antwort der Verwaltung",
        Kind::CouncilPaper => "Vorlage",
        Kind::Other => "Sonstiges",
    }
}

/// How much a finding or a diagnostic matters: the word, and the name of its class.
pub(super) fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("Fehler", "fehler"),
        Severity::Warning => ("Warnung", "warnung"),
        Severity::Note => ("Hinweis", "hinweis"),
    }
}

/// Whether values are planned or reported.
pub(super) fn series_kind(kind: SeriesKind) -> &'static str {
    match kind {
        SeriesKind::Target => "Planwerte",
        SeriesKind::Actual => "Istwerte",
    }
}

/// Where the years of a series are printed.
pub(super) fn years_from(from: YearsFrom) -> &'static str {
    match from {
        YearsFrom::Label => "Jahre aus der Bezeichnung",
        YearsFrom::Header => "Jahre aus der Kopfzeile",
        YearsFrom::Inline => "Jahre neben den Werten",
        YearsFrom::DocumentPeriod => "Jahre aus dem Zeitraum des Dokuments",
    }
}

/// `2018–2023`.
pub(super) fn period(period: Period) -> String {
    if period.start == period.end {
        period.start.to_string()
    } else {
        format!("{}–{}", period.start, period.end)
    }
}

/// An ISO 8601 duration in which something happens once: `pro Jahr`. One that has no word is given as it is.
pub(super) fn per(duration: &str) -> String {
    match duration {
        "P1Y" => "pro Jahr".to_owned(),
        "P6M" => "pro Halbjahr".to_owned(),
        "P3M" => "pro Quartal".to_owned(),
        "P1M" => "pro Monat".to_owned(),
        "P1W" => "pro Woche".to_owned(),
        "P1D" => "pro Tag".to_owned(),
        "PT1H" => "pro Stunde".to_owned(),
        other => spelled(other).unwrap_or_else(|| format!("je {other}")),
    }
}

/// `P2Y`: `alle 2 Jahre`.
fn spelled(duration: &str) -> Option<String> {
    let rest = duration.strip_prefix('P')?;
    let (number, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
    let number: u32 = number.parse().ok()?;
    let unit = match unit {
        "Y" => "Jahre",
        "M" => "Monate",
        "W" => "Wochen",
        "D" => "Tage",
        _ => return None,
    };
    Some(format!("alle {number} {unit}"))
}

/// What a check found, in one sentence. The message of the finding says the rest.
pub(super) fn check(name: &str) -> Option<&'static str> {
    Some(match name {
        "contact_address" => "Adresse und Name passen nicht zusammen",
        "dates_impossible" => "Ein Datum, das es im Kalender nicht gibt",
        "dates_outside" => "Ein Datum außerhalb der Jahre des Dokuments",
        "deadline" => "Frist und Wertereihe passen nicht zusammen",
        "label_unit" => "Bezeichnung und Einheit passen nicht zusammen",
        "numbering" => "Die Nummerierung springt oder doppelt sich",
        "overview_changed" => "Die Übersicht gibt den Abschnitt anders wieder",
        "overview_missing" => "Übersicht und Abschnitt haben nicht dieselben Einträge",
        "paper_dates" => "Datum oder Nummer der Vorlage passt nicht",
        "project_end" => "Das Ende des Vorhabens passt nicht zu dem, dem es dient",
        "series_copied" => "Gleiche Werte bei verschiedenen Themen",
        "series_period" => "Die Wertereihe deckt andere Jahre ab",
        "series_twice" => "Zweimal gedruckt, mit verschiedenen Werten",
        "stated_rate" => "Die genannte Rate und die Wertereihe passen nicht zusammen",
        "stated_step" => "Der genannte Schritt und die Wertereihe passen nicht zusammen",
        "stated_value" => "Der genannte Wert und die Wertereihe passen nicht zusammen",
        "text_copied" => "Zwei Vorhaben haben denselben Text",
        "yearly_or_total" => "Jahreswerte oder Gesamtwerte? Beides ist genannt",
        _ => return None,
    })
}

/// What a diagnostic says, in one sentence.
pub(super) fn diagnostic(code: &str) -> Option<&'static str> {
    Some(match code {
        "council-head-not-read" => "Der Kopf einer Vorlage wurde nicht erkannt",
        "glyphs-without-meaning" => "Eine Schrift sagt nicht, welche Zeichen sie zeigt",
        "language" => "Die Sprache ist nicht Deutsch",
        "no-text-layer" => "Eine Seite hat keinen Text: Texterkennung nötig",
        "nothing-found" => "In diesem Dokument wurde nichts gefunden",
        "question-without-answer" => "Zu einer Frage wurde keine Antwort erkannt",
        "questions-without-head" => "Fragen ohne Kopf einer Vorlage",
        "series-length" => "Zahl der Werte und der Jahre ist verschieden",
        "series-without-label" => "Eine Wertereihe ohne Bezeichnung",
        "series-without-years" => "Eine Wertereihe ohne sichere Jahre",
        "table-not-read" => "Eine Tabelle wurde nicht gelesen",
        "table-years-twice" => "Ein Jahr steht zweimal über der Tabelle",
        "unpaired-figures" => "Zahlen ohne Jahr",
        "values-in-label" => "Werte stehen noch in der Bezeichnung",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_has_a_name() {
        for known in crate::checks::CHECKS {
            assert!(
                check(known.name).is_some(),
                "{} has no name on the pages",
                known.name
            );
        }
    }

    #[test]
    fn durations_are_said_in_words() {
        assert_eq!(per("P1Y"), "pro Jahr");
        assert_eq!(per("P2Y"), "alle 2 Jahre");
        assert_eq!(per("P"), "je P");
        assert_eq!(per("ä"), "je ä");
    }
}
