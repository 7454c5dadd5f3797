//! Words that say what a number or a year in a promise is.

use super::word_list::WordList;

static REFERENCE_WORDS: WordList = WordList::new(include_str!("lists/reference_words.txt"));

/// Words before a year that say it is what others are measured against: "gegenüber 1990".
pub fn is_reference(word: &str) -> bool {
    REFERENCE_WORDS.contains(word)
}

static PLANS: WordList = WordList::new(include_str!("lists/planned_nouns.txt"));

/// Whether a word is one for a plan or a programme, or ends in one.
pub fn is_plan(word: &str) -> bool {
    let word = word.to_lowercase();
    PLANS.contains(&word)
}

static STREET_ENDINGS: WordList = WordList::new(include_str!("lists/street_endings.txt"));

/// Whether a noun is an event that a year may follow: "Konzeption 2019", "Baubeginn 2024".
pub fn is_event(word: &str) -> bool {
    let word = word.to_lowercase();
    STREET_ENDINGS.contains(&word)
}

/// Whether a word ends like the name of a street, which a house number follows.
pub fn is_street(word: &str) -> bool {
    [
        "straße", "strasse", "str.", "weg", "allee", "gasse", "ufer", "chaussee",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

static EVENT_NOUNS: WordList = WordList::new(include_str!("lists/event_nouns.txt"));

/// Whether a noun is something that takes place again and again: "Konferenz", "Bericht", "Datensicherung".
pub fn recurs(word: &str) -> bool {
    let word = word.to_lowercase();
    EVENT_NOUNS.contains(&word)
}

/// Whether a text promises a whole: "alle Endgeräte", "vollständige Umstellung", "flächendeckend".
pub fn is_whole(text: &str) -> bool {
    text.to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .any(|word| {
            matches!(
                word,
                "alle"
                    | "aller"
                    | "allen"
                    | "sämtliche"
                    | "sämtlicher"
                    | "sämtlichen"
                    | "restlos"
                    | "jede"
                    | "jeder"
                    | "jedes"
            ) || [
                "vollständig",
                "komplett",
                "gesamt",
                "flächendeckend",
                "lückenlos",
            ]
            .iter()
            .any(|stem| word.starts_with(stem) && word.len() <= stem.len() + 2)
        })
}

/// Whether a text promises that something begins to be there: "Launch", "Inbetriebnahme", "erste Version".
pub fn is_launch(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "launch",
        "inbetriebnahme",
        "bereitstellung",
        "go-live",
        "produktivstart",
        "eröffnung",
        "erste version",
        "ersten version",
        "veröffentlichung",
        "freischaltung",
        "einführung",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Whether a label counts the use of something: "Downloads", "Seitenaufrufe", "Nutzende".
pub fn is_use(label: &str) -> bool {
    let label = label.to_lowercase();
    [
        "download",
        "nutz",
        "zugriff",
        "aufruf",
        "besuch",
        "anmeldung",
        "registrier",
        "buchung",
    ]
    .iter()
    .any(|word| label.contains(word))
}

/// Whether a promise has no day of its own: "langfristig", "perspektivisch".
pub fn is_distant(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "langfristig",
        "perspektivisch",
        "mittelfristig",
        "auf lange sicht",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Whether a milestone is the end of a project: "Abschluss", "Fertigstellung".
pub fn is_end(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    [
        "abschluss",
        "ende",
        "fertig",
        "projektende",
        "übergabe",
        "inbetriebnahme",
    ]
    .iter()
    .any(|word| kind.contains(word))
}

static HEADS: WordList = WordList::new(include_str!("lists/numbered_nouns.txt"));

/// Whether a word, in small letters, is one that a number tells apart from others of its kind: "Amt 402", "Phase 2".
pub fn is_head(word: &str) -> bool {
    HEADS.contains(word)
}
