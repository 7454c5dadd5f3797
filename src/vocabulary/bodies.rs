//! Bodies: the one whose paper it is, others who have aims of their own, and people.

use super::word_list::WordList;

static OWN: WordList = WordList::new(include_str!("lists/own_bodies.txt"));

/// Whether a word, in small letters, names the body whose paper it is: "Stadtverwaltung", "Umweltamt", "wir".
pub fn is_own_body(word: &str) -> bool {
    OWN.contains(word)
        || word == "wir"
        || (word.len() > 6
            && ["amt", "verwaltung", "dezernat"]
                .iter()
                .any(|end| word.ends_with(end)))
}

static OTHERS_DER: WordList = WordList::new(include_str!("lists/other_bodies_der.txt"));
static OTHERS_DIE: WordList = WordList::new(include_str!("lists/other_bodies_die.txt"));
static OTHERS_DAS: WordList = WordList::new(include_str!("lists/other_bodies_das.txt"));
static STATES: WordList = WordList::new(include_str!("lists/states.txt"));
/// Ends of words for laws, ministries and groups in a council, with the article of each.
const OTHER_ENDS: &[(&str, &str)] = &[
    ("das", "ministerium"),
    ("das", "gesetz"),
    ("das", "bundesamt"),
    ("das", "landesamt"),
    ("die", "fraktion"),
    ("die", "richtlinie"),
    ("die", "verordnung"),
    ("die", "novelle"),
    ("das", "bundesprogramm"),
    ("das", "landesprogramm"),
    ("das", "förderprogramm"),
    ("der", "verband"),
    ("der", "verein"),
    ("die", "kammer"),
    ("die", "konvention"),
    ("die", "stiftung"),
];

/// Whether a word, in small letters, is somebody else or a law; `article` is the one before it, if any.
pub fn is_other_body(article: Option<&str>, word: &str) -> bool {
    match article {
        Some("der") => OTHERS_DER.contains(word),
        Some("die") => OTHERS_DIE.contains(word) || ends(word, "die"),
        Some("das") => OTHERS_DAS.contains(word) || ends(word, "das"),
        // "das Teilhabe- und Integrationsgesetz"
        Some("und") => OTHER_ENDS.iter().any(|(_, end)| word.ends_with(end)),
        Some(_) => false,
        None => STATES.contains(word) || word.ends_with("-fraktion"),
    }
}

fn ends(word: &str, article: &str) -> bool {
    OTHER_ENDS
        .iter()
        .any(|(own, end)| *own == article && word.ends_with(end))
}

/// Whether a word, in small letters and in the genitive, is somebody else, a law or a programme: "Ziel der EU", "Ziel des Gesetzes".
pub fn is_other_owner(word: &str) -> bool {
    let word = word.trim_end_matches('s');
    OTHERS_DER.contains(word)
        || OTHERS_DIE.contains(word)
        || ["land", "lande", "bunde", "gesetze", "bundesgesetzgeber"].contains(&word)
        || STATES.contains(word)
        || OTHER_ENDS.iter().any(|(_, end)| word.ends_with(end))
        || word.ends_with("gesetze")
}

static PEOPLE: WordList = WordList::new(include_str!("lists/people.txt"));

/// Whether a word, in small letters, is a group of people.
pub fn is_people(word: &str) -> bool {
    PEOPLE.contains(word)
}
