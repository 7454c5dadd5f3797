//! Bodies: the one whose paper it is, others who have aims of their own, and people.

/// Words for the body whose paper it is, or a part of it.
const OWN: &[&str] = &[
    "amt",
    "bürgermeister",
    "bürgermeisterin",
    "dezernat",
    "eigenbetrieb",
    "fachbereich",
    "gemeinde",
    "gemeinderat",
    "gemeindeverwaltung",
    "geschäftsbereich",
    "kommune",
    "kreis",
    "kreistag",
    "kreisverwaltung",
    "landkreis",
    "magistrat",
    "oberbürgermeister",
    "oberbürgermeisterin",
    "rat",
    "referat",
    "ressort",
    "stabsstelle",
    "stadt",
    "stadtbetrieb",
    "stadtrat",
    "stadtverwaltung",
    "stadtwerke",
    "verwaltung",
    "verwaltungsvorstand",
];

/// Whether a word, in small letters, names the body whose paper it is: "Stadtverwaltung", "Umweltamt", "wir".
pub fn is_own_body(word: &str) -> bool {
    OWN.contains(&word)
        || word == "wir"
        || (word.len() > 6
            && ["amt", "verwaltung", "dezernat"]
                .iter()
                .any(|end| word.ends_with(end)))
}

/// Others who have aims, by the article that they have as subjects.
const OTHERS_DER: &[&str] = &[
    "anbieter",
    "antragsteller",
    "betreiber",
    "bund",
    "bundesrat",
    "bundestag",
    "eigentümer",
    "europarat",
    "freistaat",
    "gesetzgeber",
    "grundstückseigentümer",
    "hersteller",
    "investor",
    "konzern",
    "landtag",
    "netzbetreiber",
    "projektträger",
    "staat",
    "verband",
    "verein",
    "vorhabenträger",
];
const OTHERS_DIE: &[&str] = &[
    "afd",
    "allianz",
    "antragsteller",
    "antragstellerin",
    "antragstellerinnen",
    "bahn",
    "bundesländer",
    "bundesregierung",
    "bundesrepublik",
    "cdu",
    "csu",
    "eigentümerin",
    "eu",
    "eu-kommission",
    "eu-staaten",
    "fdp",
    "firma",
    "firmen",
    "fraktion",
    "fraktionen",
    "grünen",
    "handwerkskammer",
    "hochschule",
    "ihk",
    "universität",
    "stiftung",
    "industrie",
    "investoren",
    "kmk",
    "kommission",
    "landesregierung",
    "linke",
    "länder",
    "mitgliedstaaten",
    "nationen",
    "regierung",
    "spd",
    "staaten",
    "staatsregierung",
    "telekom",
    "union",
    "unternehmen",
    "uno",
    "weltgemeinschaft",
    "wirtschaft",
];
const OTHERS_DAS: &[&str] = &["bundesland", "institut", "land", "unternehmen", "parlament"];
/// States, which need no article.
const STATES: &[&str] = &[
    "baden-württemberg",
    "bayern",
    "brandenburg",
    "bund",
    "deutschland",
    "deutschlands",
    "eu",
    "europa",
    "europas",
    "hessen",
    "niederlande",
    "niedersachsen",
    "nordrhein-westfalen",
    "nrw",
    "rheinland-pfalz",
    "saarland",
    "sachsen",
    "sachsen-anhalt",
    "schleswig-holstein",
    "thüringen",
];
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
        Some("der") => OTHERS_DER.contains(&word),
        Some("die") => OTHERS_DIE.contains(&word) || ends(word, "die"),
        Some("das") => OTHERS_DAS.contains(&word) || ends(word, "das"),
        // "das Teilhabe- und Integrationsgesetz"
        Some("und") => OTHER_ENDS.iter().any(|(_, end)| word.ends_with(end)),
        Some(_) => false,
        None => STATES.contains(&word) || word.ends_with("-fraktion"),
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
    OTHERS_DER.contains(&word)
        || OTHERS_DIE.contains(&word)
        || ["land", "lande", "bunde", "gesetze", "bundesgesetzgeber"].contains(&word)
        || STATES.contains(&word)
        || OTHER_ENDS.iter().any(|(_, end)| word.ends_with(end))
        || word.ends_with("gesetze")
}

/// Groups of people, who want things of their own: "Schülerinnen und Schüler streben …".
const PEOPLE: &[&str] = &[
    "anwohner",
    "befragten",
    "beschäftigte",
    "bürger",
    "bürgerinnen",
    "eltern",
    "familien",
    "frauen",
    "jugendliche",
    "kinder",
    "kunden",
    "menschen",
    "männer",
    "personen",
    "schüler",
    "schülerinnen",
    "studierende",
    "befragte",
    "teilnehmer",
    "teilnehmenden",
    "jugendlichen",
    "haushalte",
    "betriebe",
];

/// Whether a word, in small letters, is a group of people.
pub fn is_people(word: &str) -> bool {
    PEOPLE.contains(&word)
}
