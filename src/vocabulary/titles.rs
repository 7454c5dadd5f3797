//! Titles that say what a section or a whole document is.

/// Headings of what stands before and after the numbered chapters.
const MATTER: &[&str] = &[
    "abkürzungsverzeichnis",
    "anhang",
    "anlagen",
    "danksagung",
    "einführung",
    "einleitung",
    "geleitwort",
    "glossar",
    "grußwort",
    "grusswort",
    "grußworte",
    "nachwort",
    "präambel",
    "schlusswort",
    "vorbemerkung",
    "vorbemerkungen",
    "vorwort",
    "zusammenfassung",
];

/// Headings of the parts of a council paper.
const PARTS: &[&str] = &[
    "anlagen",
    "anlass",
    "antwort",
    "antworten",
    "beantwortung",
    "begründung",
    "beschlussantrag",
    "beschlussentwurf",
    "beschlussvorschlag",
    "finanzielle auswirkungen",
    "grund der vorlage",
    "kosten und finanzierung",
    "sachverhalt",
    "stellungnahme der verwaltung",
    "unterschrift",
    "unterschriften",
    "zeitplan",
];

/// Whether a title is one of the parts of a council paper: "Beschlussvorschlag".
pub fn is_paper_part(title: &str) -> bool {
    title.len() <= 40 && PARTS.contains(&title.trim().trim_end_matches(':').to_lowercase().as_str())
}

/// Whether a title is one of what stands before or after the numbered chapters: "Vorwort", "Nachwort".
pub fn is_matter(title: &str) -> bool {
    title.len() <= 40 && MATTER.contains(&title.trim().to_lowercase().as_str())
}

/// Headings of pages of figures: they have no text of their own below them.
const FIGURES: &[&str] = &[
    "zahlen daten fakten",
    "zahlen, daten, fakten",
    "daten und fakten",
    "zahlen und fakten",
    "zahlen & fakten",
];

/// Whether a title opens pages of figures: "Zahlen, Daten, Fakten".
pub fn is_figures(title: &str) -> bool {
    title.len() <= 40 && FIGURES.contains(&title.trim().to_lowercase().as_str())
}

/// Titles of a table of contents.
pub fn is_contents(title: &str) -> bool {
    title.len() <= 40
        && matches!(
            title.trim().trim_end_matches(':').to_lowercase().as_str(),
            "inhalt" | "inhaltsverzeichnis" | "inhaltsübersicht" | "gliederung"
        )
}

/// Words for a document that plans.
const STRATEGY: &[&str] = &[
    "strategie",
    "konzept",
    "agenda",
    "masterplan",
    "aktionsplan",
    "fahrplan",
    "leitbild",
    "programm",
    "rahmenplan",
    "roadmap",
];
/// Words for a document that reports.
const REPORT: &[&str] = &[
    "bericht",
    "monitor",
    "monitoring",
    "sachstand",
    "bilanz",
    "evaluation",
    "statistik",
    "abschluss",
    "zwischenstand",
    "statistisch",
    "jahrbuch",
];

/// Whether a title says that the document plans: "Digitalisierungsstrategie", "Klimaschutzkonzept".
pub fn names_strategy(title: &str) -> bool {
    let lower = title.to_lowercase();
    STRATEGY.iter().any(|word| lower.contains(word))
}

/// Whether a title says that the document reports: "Monitoringbericht", "Sachstand".
pub fn names_report(title: &str) -> bool {
    let lower = title.to_lowercase();
    REPORT.iter().any(|word| lower.contains(word))
}
/// Whether a title is one of a chapter that sums up what others say: "Ziele im Überblick", "Controlling der Ziele und Kennzahlen".
pub fn names_overview(title: &str) -> bool {
    let title = title.to_lowercase();
    [
        "überblick",
        "übersicht",
        "auf einen blick",
        "zusammenfassung",
        "zusammenstellung",
        "controlling",
        "vorhabensbeschreibung",
    ]
    .iter()
    .any(|word| title.contains(word))
}
