//! Titles that say what a section or a whole document is.

use super::word_list::WordList;

static MATTER: WordList = WordList::new(include_str!("lists/matter_titles.txt"));

static PARTS: WordList = WordList::new(include_str!("lists/paper_part_titles.txt"));

/// Whether a title is one of the parts of a council paper: "Beschlussvorschlag".
pub fn is_paper_part(title: &str) -> bool {
    title.len() <= 40 && PARTS.contains(&title.trim().trim_end_matches(':').to_lowercase())
}

/// Whether a title is one of what stands before or after the numbered chapters: "Vorwort", "Nachwort".
pub fn is_matter(title: &str) -> bool {
    title.len() <= 40 && MATTER.contains(&title.trim().to_lowercase())
}

static FIGURES: WordList = WordList::new(include_str!("lists/figure_titles.txt"));

/// Whether a title opens pages of figures: "Zahlen, Daten, Fakten".
pub fn is_figures(title: &str) -> bool {
    title.len() <= 40 && FIGURES.contains(&title.trim().to_lowercase())
}

static CONTENTS_TITLES: WordList = WordList::new(include_str!("lists/contents_titles.txt"));

/// Titles of a table of contents.
pub fn is_contents(title: &str) -> bool {
    title.len() <= 40
        && CONTENTS_TITLES.contains(&title.trim().trim_end_matches(':').to_lowercase())
}

static STRATEGY: WordList = WordList::new(include_str!("lists/strategy_words.txt"));
static REPORT: WordList = WordList::new(include_str!("lists/report_words.txt"));

/// Whether a title says that the document plans: "Digitalisierungsstrategie", "Klimaschutzkonzept".
pub fn names_strategy(title: &str) -> bool {
    let lower = title.to_lowercase();
    STRATEGY.contains(&lower)
}

/// Whether a title says that the document reports: "Monitoringbericht", "Sachstand".
pub fn names_report(title: &str) -> bool {
    let lower = title.to_lowercase();
    REPORT.contains(&lower)
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
