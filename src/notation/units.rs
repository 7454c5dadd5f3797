//! Units as printed, with their ISO 4217 or UCUM code and their factor to the plain unit.

use crate::model::Unit;

/// Spellings in lower case without blanks, the code, the factor. Codes: ISO 4217 for money, UCUM (<https://ucum.org>) else.
const UNITS: &[(&[&str], Option<&str>, u32)] = &[
    (&["%", "prozent", "v.h.", "vh", "vomhundert"], Some("%"), 1),
    (&["‰", "promille"], Some("[ppth]"), 1),
    (&["€", "eur", "euro"], Some("EUR"), 1),
    (
        &[
            "t€",
            "teur",
            "tsd.€",
            "tsd.eur",
            "tsd.euro",
            "tsd€",
            "tausendeuro",
            "tausend€",
            "k€",
            "t.€",
            "t.eur",
            "1.000€",
            "1.000euro",
            "1.000eur",
            "1000€",
            "1000euro",
        ],
        Some("EUR"),
        1000,
    ),
    (
        &[
            "mio.€",
            "mio€",
            "mio.eur",
            "mio.euro",
            "mioeur",
            "mioeuro",
            "millioneneuro",
            "millioneuro",
            "meur",
            "millionen€",
        ],
        Some("EUR"),
        1_000_000,
    ),
    (
        &[
            "mrd.€",
            "mrd€",
            "mrd.eur",
            "mrd.euro",
            "milliardeneuro",
            "milliardeeuro",
        ],
        Some("EUR"),
        1_000_000_000,
    ),
    (&["t", "tsd.", "tsd", "tausend"], None, 1000),
    (&["mio.", "mio", "millionen", "million"], None, 1_000_000),
    (&["mrd.", "mrd", "milliarden"], None, 1_000_000_000),
    (&["mbit/s", "mbps", "mbits"], Some("Mbit/s"), 1),
    (&["gbit/s", "gbps"], Some("Gbit/s"), 1),
    (&["km", "kilometer", "kilometern"], Some("km"), 1),
    (&["m", "meter", "metern"], Some("m"), 1),
    (
        &["m²", "m2", "qm", "quadratmeter", "quadratmetern"],
        Some("m2"),
        1,
    ),
    (
        &["km²", "km2", "qkm", "quadratkilometer", "quadratkilometern"],
        Some("km2"),
        1,
    ),
    (
        &["m³", "m3", "cbm", "kubikmeter", "kubikmetern"],
        Some("m3"),
        1,
    ),
    (&["ha", "hektar"], Some("har"), 1),
    (&["l", "liter", "litern"], Some("L"), 1),
    (&["gb", "gbyte", "gigabyte"], Some("GBy"), 1),
    (&["tb", "tbyte", "terabyte"], Some("TBy"), 1),
    (&["pb", "petabyte"], Some("PBy"), 1),
    (&["kw"], Some("kW"), 1),
    (&["mw"], Some("MW"), 1),
    (
        &["kwh", "kilowattstunden", "kilowattstunde"],
        Some("kW.h"),
        1,
    ),
    (
        &["mwh", "megawattstunden", "megawattstunde"],
        Some("MW.h"),
        1,
    ),
    (
        &["gwh", "gigawattstunden", "gigawattstunde"],
        Some("GW.h"),
        1,
    ),
    (&["kwh/a"], Some("kW.h/a"), 1),
    (&["mwh/a"], Some("MW.h/a"), 1),
    (&["gwh/a"], Some("GW.h/a"), 1),
    (
        &["prozentpunkte", "prozentpunkten", "%-punkte", "%-punkten"],
        None,
        1,
    ),
    (
        &[
            "vzä",
            "vollzeitäquivalente",
            "vollzeitäquivalenten",
            "stück",
            "stk.",
        ],
        None,
        1,
    ),
    (&["kg", "kilogramm"], Some("kg"), 1),
    (
        &["tonnen", "tco2", "tco₂", "tco2e", "tonnenco2", "tonnenco₂"],
        Some("t"),
        1,
    ),
    (&["°c"], Some("Cel"), 1),
    (&["jahre", "jahren", "jahr"], Some("a"), 1),
    (&["monate", "monaten", "monat"], Some("mo"), 1),
    (&["wochen", "woche"], Some("wk"), 1),
    (&["tage", "tagen", "tag"], Some("d"), 1),
    (&["stunden", "std.", "h"], Some("h"), 1),
    (&["minuten", "minute", "min.", "min"], Some("min"), 1),
    (&["sekunden", "sekunde", "sek."], Some("s"), 1),
    (&["km/h"], Some("km/h"), 1),
    (&["kwp"], None, 1),
    (&["db", "db(a)", "dezibel"], Some("dB"), 1),
    (&["µg/m³", "µg/m3", "μg/m³"], Some("ug/m3"), 1),
    (&["grad"], Some("Cel"), 1),
];

/// What a unit may be for, behind a stroke: "kg/Einwohner".
const EACH: [&str; 9] = [
    "a",
    "jahr",
    "ew",
    "einw.",
    "einwohner",
    "person",
    "kopf",
    "e",
    "kind",
];

/// A unit as printed. `None` where the text is none.
pub fn unit(text: &str) -> Option<Unit> {
    let text = text.trim();
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    // A small t is a tonne, a capital T a thousand.
    if matches!(text, "t" | "t/a") {
        return Some(Unit {
            text: text.to_owned(),
            code: Some(text.to_owned()),
            scale: 1,
        });
    }
    let plain: String = text.to_lowercase().split_whitespace().collect();
    let Some((_, code, scale)) = UNITS
        .iter()
        .find(|(spellings, ..)| spellings.contains(&plain.as_str()))
    else {
        // "€/m²", "ha/Jahr": a unit for each of something else.
        let (one, each) = plain
            .split_once('/')
            .filter(|(one, _)| *one != "t" || text.starts_with('t'))?;
        let known = |word: &str| {
            UNITS
                .iter()
                .find(|(spellings, ..)| spellings.contains(&word))
        };
        let (_, code, scale) = known(one)?;
        let counted =
            EACH.contains(&each) || known(each).is_some_and(|(_, code, _)| code.is_some());
        return (counted && code.is_some()).then(|| Unit {
            text: text.to_owned(),
            code: None,
            scale: *scale,
        });
    };
    Some(Unit {
        text: text.to_owned(),
        code: code.map(str::to_owned),
        scale: *scale,
    })
}

/// The unit that a column for units names, known or not: "Mio. Blatt" counts in millions. A word for counting is none.
pub fn printed(text: &str) -> Option<Unit> {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let bare = text.strip_prefix("in ").unwrap_or(text);
    let counts = matches!(
        bare.to_lowercase().as_str(),
        "anzahl" | "zahl" | "stück" | "stk." | "anz."
    );
    if counts
        || bare.chars().count() > 30
        || !bare.contains(|c: char| c.is_alphabetic() || matches!(c, '%' | '‰' | '€'))
    {
        return None;
    }
    let factor = bare
        .split_once(' ')
        .and_then(|(first, _)| unit(first))
        .filter(|unit| unit.code.is_none())
        .map_or(1, |unit| unit.scale);
    unit(bare).or_else(|| {
        Some(Unit {
            text: bare.to_owned(),
            code: None,
            scale: factor,
        })
    })
}

/// Cuts the unit off the end of a label: "Einnahmen in T€", "Anteil (in %)", "Downloads inT", `Länge [km]`, "ANTEIL IN %".
/// Returns what is left of the label.
pub fn suffix(label: &str) -> Option<(&str, Unit)> {
    let label = label.trim_end();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(inner) = label.strip_suffix(close) {
            let at = inner.rfind(open)?;
            let (head, inner) = (inner.get(..at)?, inner.get(at + 1..)?);
            // "(in T€, pro Jahr)": the unit comes first.
            let first = inner.split(',').next().unwrap_or(inner).trim();
            let bare = first.strip_prefix("Angaben ").unwrap_or(first);
            let glued = bare
                .strip_prefix("in")
                .filter(|rest| rest.starts_with(['T', '%', '€']));
            return Some((
                head.trim_end(),
                unit(behind_in(bare).or(glued).unwrap_or(bare))?,
            ));
        }
    }
    // From the right: "in Mio. Euro" has two words behind its preposition.
    let mut from = label.len();
    for _ in 0..3 {
        let at = label.get(..from)?.rfind(' ')?;
        let tail = label.get(at + 1..)?;
        if let Some(words) = behind_in(tail) {
            return Some((
                label.get(..at)?.trim_end_matches([' ', ',', ':']),
                unit(words)?,
            ));
        }
        if let Some(glued) = tail
            .strip_prefix("in")
            .filter(|rest| rest.starts_with(['T', '%', '€']))
        {
            let mut found = unit(glued)?;
            tail.clone_into(&mut found.text);
            return Some((label.get(..at)?.trim_end(), found));
        }
        from = at;
    }
    None
}

/// What follows "in " or "IN ".
fn behind_in(text: &str) -> Option<&str> {
    text.strip_prefix("in ")
        .or_else(|| text.strip_prefix("IN "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millions_of_something_are_a_unit_and_a_count_is_none() {
        let unit = printed("Mio. Blatt").unwrap();
        assert_eq!(
            (unit.text.as_str(), unit.code, unit.scale),
            ("Mio. Blatt", None, 1_000_000)
        );
        assert!(printed("Anzahl").is_none());
    }

    #[test]
    fn millions_of_euros_are_a_unit() {
        let unit = unit("Mio. €").unwrap();
        assert_eq!((unit.code.as_deref(), unit.scale), (Some("EUR"), 1_000_000));
    }

    fn cut(label: &str) -> Option<(String, String, Option<String>, u32)> {
        suffix(label).map(|(rest, u)| (rest.to_owned(), u.text, u.code, u.scale))
    }

    #[test]
    fn units_at_the_end_of_a_label() {
        assert_eq!(
            cut("Einnahmen in T€"),
            Some(("Einnahmen".into(), "T€".into(), Some("EUR".into()), 1000))
        );
        assert_eq!(
            cut("Absicherung im neuen RZ in %"),
            Some((
                "Absicherung im neuen RZ".into(),
                "%".into(),
                Some("%".into()),
                1
            ))
        );
        assert_eq!(
            cut("Downloads (App) inT"),
            Some(("Downloads (App)".into(), "inT".into(), None, 1000))
        );
        assert_eq!(
            cut("Erlöse (in Mio. Euro)"),
            Some((
                "Erlöse".into(),
                "Mio. Euro".into(),
                Some("EUR".into()),
                1_000_000
            ))
        );
        assert_eq!(
            cut("Erlöse in Mio. Euro"),
            Some((
                "Erlöse".into(),
                "Mio. Euro".into(),
                Some("EUR".into()),
                1_000_000
            ))
        );
        assert_eq!(
            cut("KOSTEN IN MIO. EURO"),
            Some((
                "KOSTEN".into(),
                "MIO. EURO".into(),
                Some("EUR".into()),
                1_000_000
            ))
        );
        assert_eq!(
            cut("Kosten (in T€, pro Jahr)"),
            Some(("Kosten".into(), "T€".into(), Some("EUR".into()), 1000))
        );
        assert_eq!(
            cut("Ausstoß (in t)"),
            Some(("Ausstoß".into(), "t".into(), Some("t".into()), 1))
        );
        assert_eq!(
            cut("Wärme in GWh/a"),
            Some(("Wärme".into(), "GWh/a".into(), Some("GW.h/a".into()), 1))
        );
        assert_eq!(
            cut("Radwege [km]"),
            Some(("Radwege".into(), "km".into(), Some("km".into()), 1))
        );
    }

    #[test]
    fn leaves_other_endings_alone() {
        for label in [
            "Anzahl der Schulungen in Picture",
            "Zahl der Treffen (neue Module)",
            "Einnahmen",
            "Anteil in der Stadt",
        ] {
            assert_eq!(cut(label), None, "{label}");
        }
    }
}
