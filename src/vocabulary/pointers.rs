//! Words that say that nothing stands here, or where it stands instead.

/// Words that open such a line.
const OPENERS: [&str; 9] = [
    "entfällt",
    "entfallen",
    "kein",
    "keine",
    "keiner",
    "siehe",
    "s",
    "vgl",
    "vergleiche",
];

/// Bytes of the longest line of this kind.
const MAX_BYTES: usize = 80;

/// Whether a field says that it has nothing to say, or that it is said elsewhere: "siehe Produktgruppe", "entfällt", "s. o.".
pub fn points_elsewhere(text: &str) -> bool {
    if text.len() > MAX_BYTES {
        return false;
    }
    let first = text.split([' ', ',', '.']).next().unwrap_or_default();
    OPENERS.contains(&first.to_lowercase().as_str()) && text.split(' ').count() <= 4
}

#[cfg(test)]
mod tests {
    use super::points_elsewhere;

    #[test]
    fn pointers_and_empty_fields() {
        for text in [
            "siehe Produktgruppe",
            "s. o.",
            "entfällt",
            "keine",
            "Vgl. Kapitel 3",
        ] {
            assert!(points_elsewhere(text), "{text}");
        }
    }

    #[test]
    fn leaves_aims_alone() {
        for text in [
            "Keine neuen Schulden bis zum Jahr 2030",
            "Sicherung der Wege",
            "Siehe da, die Stadt wird grün",
        ] {
            assert!(!points_elsewhere(text), "{text}");
        }
    }
}
