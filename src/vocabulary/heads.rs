//! The labels in the head of a council paper, and the names of columns above its sessions.

/// What a label in the head of a paper says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadField {
    /// The part of the administration that runs the matter.
    Department,
    /// Who answers questions about it.
    Contact,
    /// Telephone of the contact.
    Phone,
    /// Mail address of the contact.
    Mail,
    /// The day of the paper itself.
    Date,
    /// The day on which the motion or question was written.
    Written,
    /// The day on which it came in, a mark of the files: nothing that the record has.
    Other,
    /// The number of the paper.
    Reference,
    /// The head of a table of sessions.
    Session,
    /// The body that meets.
    Body,
    /// The day of its session.
    SessionDate,
    /// The item of its agenda.
    Agenda,
    /// Whether the public may listen.
    Public,
    /// Who asks or moves.
    Mover,
    /// What the paper is about.
    Subject,
    /// The kind of paper.
    Kind,
    /// What a session does with the paper.
    Decision,
}

/// The labels of each field, in lower case without their colon.
const LABELS: &[(HeadField, &[&str])] = &[
    (
        HeadField::Department,
        &[
            "abteilung",
            "amt",
            "dezernat",
            "dezernat, dienststelle",
            "dienststelle",
            "fachamt",
            "fachbereich",
            "fachdienst",
            "federführend",
            "federführende dienststelle",
            "federführender fachbereich",
            "federführendes amt",
            "federführendes dezernat",
            "federführung",
            "geschäftsbereich",
            "geschäftsbereiche",
            "organisationseinheit",
            "referat",
            "ressort",
            "ressort / stadtbetrieb",
            "verantwortlich",
        ],
    ),
    (
        HeadField::Contact,
        &[
            "ansprechpartner",
            "ansprechpartner/in",
            "ansprechpartnerin",
            "auskunft",
            "auskunft erteilt",
            "bearbeiter",
            "bearbeiter/in",
            "bearbeiterin",
            "bearbeitet von",
            "bearbeitung",
            "kontakt",
            "sachbearbeiter",
            "sachbearbeiter/in",
            "sachbearbeiterin",
            "sachbearbeitung",
            "verfasser",
            "verfasser/in",
            "verfasserin",
        ],
    ),
    (
        HeadField::Phone,
        &["durchwahl", "ruf", "tel", "tel.", "telefon"],
    ),
    (HeadField::Mail, &["e-mail", "email", "mail"]),
    (
        HeadField::Date,
        &[
            "datum",
            "datum der vorlage",
            "erstellt am",
            "erstellungsdatum",
        ],
    ),
    (HeadField::Written, &["vom"]),
    (
        HeadField::Other,
        &[
            "aktenzeichen",
            "anlage",
            "anlagen",
            "az",
            "az.",
            "beteiligt",
            "beteiligte stellen",
            "bezug",
            "eing.",
            "eingang",
            "eingangsdatum",
            "eingegangen",
            "eingegangen am",
            "geschäftszeichen",
            "haushaltsrelevanz",
            "klimarelevanz",
            "legislaturperiode",
            "mitzeichnung",
            "unser zeichen",
            "wahlperiode",
        ],
    ),
    (
        HeadField::Session,
        &["beratungsfolge", "sitzung", "sitzung am", "sitzungsdatum"],
    ),
    (
        HeadField::Body,
        &[
            "ausschuss",
            "beratendes gremium",
            "beratung in",
            "gremien",
            "gremium",
            "zuständiges gremium",
        ],
    ),
    (
        HeadField::SessionDate,
        &[
            "datum der sitzung",
            "sitzungstag",
            "sitzungstermin",
            "termin",
            "termin der sitzung",
        ],
    ),
    (
        HeadField::Agenda,
        &[
            "tagesordnungspunkt",
            "to-punkt",
            "top",
            "top nr.",
            "top-nr.",
        ],
    ),
    (
        HeadField::Public,
        &["status", "öffentlichkeit", "öffentlichkeitsstatus"],
    ),
    (
        HeadField::Mover,
        &[
            "anfrage",
            "anfrage von",
            "anfragende",
            "anfragende fraktion",
            "anfragesteller",
            "anfragesteller/in",
            "anfragestellerin",
            "antrag",
            "antrag von",
            "antragsteller",
            "antragsteller*in",
            "antragsteller/in",
            "antragstellerin",
            "antragstellende",
            "antragstellende fraktion",
            "antragstellung",
            "eingebracht von",
            "eingereicht durch",
            "eingereicht von",
            "einreichende fraktion",
            "einreicher",
            "einreicher/in",
            "einreicherin",
            "fragesteller",
            "fragesteller/in",
            "fragestellerin",
            "gestellt von",
        ],
    ),
    (
        HeadField::Subject,
        &[
            "anfrage zum thema",
            "antrag zum thema",
            "beratungsgegenstand",
            "betr.",
            "betreff",
            "betrifft",
            "bezeichnung",
            "bezeichnung der vorlage",
            "gegenstand",
            "gegenstand der anfrage",
            "gegenstand der vorlage",
            "gegenstand des antrags",
            "thema",
            "titel",
            "verhandlungsgegenstand",
            "zum thema",
        ],
    ),
    (HeadField::Decision, &["beratungsart"]),
    (
        HeadField::Kind,
        &[
            "art der vorlage",
            "vorlage-art",
            "vorlageart",
            "vorlagenart",
            "vorlagentyp",
        ],
    ),
];

/// The field of a label, given in lower case without its colon.
pub fn head_field(label: &str) -> Option<HeadField> {
    if is_number_label(label) {
        return Some(HeadField::Reference);
    }
    // "Antragsteller/Fragesteller", "Dezernat / Fachbereich"
    let alternatives = label
        .split_once('/')
        .map(|(first, second)| (first.trim(), second.trim()))
        .filter(|(_, second)| second.len() > 4);
    if let Some((first, second)) = alternatives
        && let (Some(first), Some(second)) = (listed_field(first), listed_field(second))
        && (first == second || second == HeadField::Other)
    {
        return Some(first);
    }
    listed_field(label)
}

fn listed_field(label: &str) -> Option<HeadField> {
    if label.starts_with("sitzung am ") {
        return Some(HeadField::Session);
    }
    let listed = LABELS.iter().find(|(_, labels)| labels.contains(&label));
    listed.map(|(field, _)| *field)
}

/// Kinds of papers and systems that hold them, as they stand before "Nr." in the label of a number.
const NUMBERED: &[&str] = &[
    "",
    "allris",
    "anfrage",
    "anfragen",
    "antrag",
    "antrags",
    "drs",
    "drucks",
    "drucksache",
    "drucksachen",
    "ds",
    "vorl",
    "vorlage",
    "vorlagen",
];

/// Labels of a number that say neither "Nummer" nor "Nr.".
const BARE_NUMBERS: &[&str] = &["drs", "drucks", "drucksache", "ds", "nummer", "vorlage"];

/// Whether a label, in lower case, stands before the number of the paper: "drucks.-nr.", "vorlagen-nummer", "beschlussvorlage nr.".
fn is_number_label(label: &str) -> bool {
    let letters: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    let stem = ["nummer", "nr"]
        .iter()
        .find_map(|end| letters.strip_suffix(end));
    match stem {
        Some(stem) => {
            NUMBERED.contains(&stem) || stem.ends_with("vorlage") || stem.ends_with("vorlagen")
        }
        None => BARE_NUMBERS.contains(&letters.as_str()),
    }
}

/// What a column of a table of sessions says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionColumn {
    /// The body that meets.
    Body,
    /// The day of the session.
    Date,
    /// The item of its agenda.
    Agenda,
    /// Whether the public may listen.
    Public,
    /// What the session does with the paper.
    Decision,
    /// Counts the rows.
    Count,
}

/// The names of each column, in lower case.
const COLUMNS: &[(SessionColumn, &[&str])] = &[
    (
        SessionColumn::Body,
        &[
            "ausschuss",
            "ausschuss/gremium",
            "beratendes gremium",
            "beratung",
            "beratungsfolge",
            "gremien",
            "gremium",
        ],
    ),
    (
        SessionColumn::Date,
        &[
            "am",
            "datum",
            "datum der sitzung",
            "sitzung",
            "sitzung am",
            "sitzungsdatum",
            "sitzungstag",
            "sitzungstermin",
            "termin",
            "voraussichtlicher sitzungstermin",
        ],
    ),
    (SessionColumn::Agenda, &["tagesordnungspunkt", "top"]),
    (
        SessionColumn::Public,
        &[
            "/",
            "n",
            "nichtöffentl",
            "nichtöffentlich",
            "nö",
            "status",
            "ö",
            "ö / n",
            "ö-status",
            "ö/n",
            "öffentl",
            "öffentlich",
            "öffentlichkeit",
            "öffentlichkeitsstatus",
        ],
    ),
    (
        SessionColumn::Decision,
        &[
            "art",
            "art der beratung",
            "behandlung",
            "beratungsart",
            "beratungszweck",
            "beschluss",
            "beschlussqualität",
            "entscheidung",
            "ergebnis",
            "funktion",
            "kompetenz",
            "zuständigkeit",
        ],
    ),
    (SessionColumn::Count, &["#", "lfd. nr", "nr"]),
];

/// The column that a word or cell names above the sessions: "Gremium", "TOP", "ö".
pub fn session_column(name: &str) -> Option<SessionColumn> {
    let name = name.trim_matches(['|', ':', '.']).to_lowercase();
    let listed = COLUMNS
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()));
    listed.map(|(column, _)| *column)
}

/// A section of a paper that its record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadSection {
    /// Why the paper was written.
    Reason,
    /// What is to be decided.
    Proposal,
    /// Those who sign.
    Signatures,
}

/// What a section of a paper holds, by its title in lower case: "begründung", "beschlussvorschlag".
pub fn head_section(title: &str) -> Option<HeadSection> {
    Some(match title {
        "grund der vorlage" | "begründung" | "anlass" => HeadSection::Reason,
        "beschlussvorschlag" | "beschlussentwurf" | "beschlussantrag" => HeadSection::Proposal,
        "unterschrift" | "unterschriften" => HeadSection::Signatures,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_by_their_labels() {
        for (label, field) in [
            ("drucks.-nr.", HeadField::Reference),
            ("beschlussvorlage nr.", HeadField::Reference),
            ("antragsteller/fragesteller", HeadField::Mover),
            ("dezernat / fachbereich", HeadField::Department),
            ("sitzung am 12.03.2024", HeadField::Session),
            ("betr.", HeadField::Subject),
        ] {
            assert_eq!(head_field(label), Some(field), "{label}");
        }
        for other in ["kosten", "radwege", "die sitzung am montag", "hausnummer"] {
            assert_eq!(head_field(other), None, "{other}");
        }
    }
}
