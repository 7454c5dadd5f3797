//! Bodies that issue papers, and where a paper says who issues it.

/// What a body that issues papers calls itself.
pub const ISSUING_BODIES: [&str; 12] = [
    "Landeshauptstadt",
    "Bundesstadt",
    "Hansestadt",
    "Universitätsstadt",
    "Stadt",
    "Gemeinde",
    "Markt",
    "Landkreis",
    "Kreis",
    "Region",
    "Verbandsgemeinde",
    "Samtgemeinde",
];

/// One of these stands in each of the [`ISSUING_BODIES`], so that most lines need no pattern.
pub const ISSUING_BODY_ENDINGS: [&str; 5] = ["tadt", "emeinde", "reis", "egion", "Markt"];

/// Words behind "Stadt" and "Region" that are no names.
const NO_NAMES: [&str; 14] = [
    "Der", "Die", "Das", "Und", "Aber", "Auch", "Für", "Mit", "Bei", "Dies", "Diese", "Dabei",
    "Hier", "Smart",
];

/// Whether a word behind "Stadt" can be the name of one.
pub fn may_name_body(word: &str) -> bool {
    !NO_NAMES.contains(&word)
}

/// Labels behind or below which a paper names its issuer.
const PUBLISHER_LABELS: [&str; 8] = [
    "herausgeber",
    "herausgeberin",
    "herausgegeben von",
    "hrsg",
    "hrsg.",
    "impressum",
    "absender",
    "absenderin",
];

/// Whether a text is the label of the issuer: "Herausgeber", "Herausgegeben von".
pub fn is_publisher_label(text: &str) -> bool {
    let plain = text.trim_end_matches([':', ' ']).to_lowercase();
    PUBLISHER_LABELS.contains(&plain.as_str())
}

/// Titles that programs give a file on their own, and the ends of names of files.
const PLACEHOLDERS: [&str; 9] = [
    "untitled",
    "unbenannt",
    "ohne titel",
    "kein folientitel",
    "no slide title",
    "powerpoint-präsentation",
    "powerpoint presentation",
    "dokument",
    "document",
];
const FILE_ENDINGS: [&str; 12] = [
    ".doc", ".docx", ".dot", ".indd", ".odt", ".pdf", ".ppt", ".pptx", ".qxd", ".rtf", ".xls",
    ".xlsx",
];

/// Whether the title that a file gives itself is a name of the file or of the program: a path, "untitled", "Dokument1", a number.
pub fn is_placeholder_title(title: &str) -> bool {
    let plain = title.trim().to_lowercase();
    let stem = plain.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let is_path = plain.contains('\\') || plain.starts_with('/') || plain.contains("://");
    let is_file = FILE_ENDINGS.iter().any(|ending| plain.ends_with(ending));
    let has_word = plain
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.len() > 2);
    is_path || is_file || !has_word || PLACEHOLDERS.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_body_passes_the_look_before_the_pattern() {
        for body in ISSUING_BODIES {
            assert!(
                ISSUING_BODY_ENDINGS
                    .iter()
                    .any(|ending| body.contains(ending)),
                "{body}"
            );
        }
    }

    #[test]
    fn names_of_files_are_no_titles() {
        for title in [
            r"K:\Klima\Bericht\Massnahmen_final.pptx",
            "PowerPoint-Präsentation",
            "untitled",
            "Dokument1",
            "2021",
            "Bericht.indd",
        ] {
            assert!(is_placeholder_title(title), "{title}");
        }
    }

    #[test]
    fn leaves_titles_alone() {
        for title in [
            "Klimabericht 2021",
            "Dokumente der Stadtgeschichte",
            "Wege & Plätze",
        ] {
            assert!(!is_placeholder_title(title), "{title}");
        }
    }
}
