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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_in_words() {
        assert_eq!(per("P1Y"), "pro Jahr");
        assert_eq!(per("P2Y"), "alle 2 Jahre");
        assert_eq!(per("P"), "je P");
        assert_eq!(per("ä"), "je ä");
    }
}
