//! Words that say what a number or a year in a promise is.

/// Words before a year that say it is what others are measured against: "gegenüber 1990".
pub fn is_reference(word: &str) -> bool {
    matches!(
        word,
        "gegenüber"
            | "vergleich"
            | "verglichen"
            | "basisjahr"
            | "referenzjahr"
            | "bezugsjahr"
            | "vergleichsjahr"
            | "basis"
            | "niveau"
            | "verhältnis"
            | "stand"
            | "ausgangsjahr"
            | "bezogen"
            | "vorjahr"
            | "werte"
            | "wert"
            | "ausgangswert"
            | "vergleichswert"
    )
}

/// Ends of words for plans and programmes, whose year is part of their name: "Klimaschutzkonzept 2030".
const PLANS: &[&str] = &[
    "agenda",
    "vision",
    "strategie",
    "konzept",
    "konzepts",
    "konzeptes",
    "plan",
    "plans",
    "planes",
    "plänen",
    "pläne",
    "programm",
    "programms",
    "programmes",
    "leitbild",
    "leitbildes",
    "leitbilds",
    "masterplan",
    "initiative",
    "horizont",
    "horizon",
    "index",
    "pakt",
    "paktes",
    "pakts",
    "roadmap",
    "fahrplan",
    "fahrplans",
    "city",
    "europa",
    "europe",
    "industrie",
    "windows",
    "office",
    "server",
    "haushalt",
    "haushalts",
    "haushaltes",
    "doppelhaushalt",
    "zensus",
    "olympia",
    "kongress",
    "wettbewerb",
    "wettbewerbs",
    "edition",
    "version",
    "studie",
    "bericht",
    "berichts",
    "berichtes",
    "gesetz",
    "gesetzes",
    "novelle",
    "verordnung",
    "richtlinie",
    "kampagne",
    "zukunft",
    "perspektive",
    "digitalpakt",
    "offensive",
    "monitor",
    "charta",
    "rahmenplan",
    "satzung",
    "regionale",
    "weltmeisterschaft",
    "europameisterschaft",
    "gartenschau",
    "manifest",
];

/// Whether a word is one for a plan or a programme, or ends in one.
pub fn is_plan(word: &str) -> bool {
    let word = word.to_lowercase();
    PLANS.iter().any(|plan| word.ends_with(plan))
}

/// Whether a noun is an event that a year may follow: "Konzeption 2019", "Baubeginn 2024".
pub fn is_event(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "ung",
        "ungen",
        "tion",
        "tionen",
        "start",
        "beginn",
        "abschluss",
        "aufbau",
        "ausbau",
        "betrieb",
        "launch",
        "bau",
        "kauf",
        "umzug",
        "fertig",
        "ende",
    ];
    let word = word.to_lowercase();
    ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether a word ends like the name of a street, which a house number follows.
pub fn is_street(word: &str) -> bool {
    [
        "straße", "strasse", "str.", "weg", "allee", "gasse", "ufer", "chaussee",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

/// Whether a noun is something that takes place again and again: "Konferenz", "Bericht", "Datensicherung".
pub fn recurs(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "konferenz",
        "treffen",
        "bericht",
        "berichte",
        "sitzung",
        "sitzungen",
        "befragung",
        "befragungen",
        "evaluation",
        "evaluierung",
        "schulung",
        "schulungen",
        "veranstaltung",
        "veranstaltungen",
        "workshop",
        "workshops",
        "forum",
        "audit",
        "audits",
        "überprüfung",
        "fortschreibung",
        "abstimmung",
        "sicherung",
        "tagung",
        "messe",
        "tag",
        "fest",
        "versammlung",
        "übung",
        "kontrolle",
        "kontrollen",
        "berichterstattung",
        "aktualisierung",
        "auswertung",
        "gespräch",
        "gespräche",
        "austausch",
        "newsletter",
        "analyse",
        "prüfung",
        "rückmeldung",
        "information",
        "erhebung",
        "monitoring",
        "runde",
        "gipfel",
        "kampagne",
        "aktionstag",
        "zertifizierung",
    ];
    let word = word.to_lowercase();
    ENDS.iter().any(|end| word.ends_with(end))
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

/// Words before a number that it tells apart from others of their kind.
const HEADS: &[&str] = &[
    "nr.",
    "nr",
    "nummer",
    "nummern",
    "§",
    "§§",
    "abs.",
    "absatz",
    "art.",
    "artikel",
    "artikels",
    "satz",
    "ziffer",
    "ziff.",
    "kap.",
    "kapitel",
    "kapiteln",
    "abschnitt",
    "punkt",
    "punkte",
    "punkten",
    "seite",
    "seiten",
    "s.",
    "tabelle",
    "tab.",
    "abbildung",
    "abb.",
    "anlage",
    "anlagen",
    "anhang",
    "phase",
    "phasen",
    "stufe",
    "stufen",
    "schritt",
    "teil",
    "band",
    "heft",
    "los",
    "modul",
    "paket",
    "amt",
    "amtes",
    "ämter",
    "ämtern",
    "dezernat",
    "referat",
    "fachbereich",
    "raum",
    "räume",
    "räumen",
    "zimmer",
    "haus",
    "gebäude",
    "linie",
    "linien",
    "buslinie",
    "gleis",
    "version",
    "release",
    "windows",
    "office",
    "microsoft",
    "ziel",
    "ziele",
    "teilziel",
    "leitziel",
    "unterziel",
    "maßnahme",
    "maßnahmen",
    "handlungsfeld",
    "leitlinie",
    "projekt",
    "frage",
    "fragen",
    "antwort",
    "tagesordnungspunkt",
    "vorlage",
    "drucksache",
    "variante",
    "option",
    "klasse",
    "klassen",
    "jahrgang",
    "jahrgangsstufe",
    "cluster",
    "zone",
    "kategorie",
    "pflegegrad",
    "typ",
    "welle",
    "säule",
    "baustein",
    "bauabschnitt",
    "tarif",
    "entgeltgruppe",
    "stockwerk",
    "etage",
    "schacht",
    "feld",
    "blatt",
    "format",
    "level",
    "generation",
    "industrie",
    "web",
    "tel.",
    "telefon",
    "fax",
    "konto",
    "kostenstelle",
    "produkt",
    "produktgruppe",
    "beschlusspunkt",
    "lph",
    "leistungsphase",
    "leistungsphasen",
    "leitung",
    "plan",
];

/// Whether a word, in small letters, is one that a number tells apart from others of its kind: "Amt 402", "Phase 2".
pub fn is_head(word: &str) -> bool {
    HEADS.contains(&word)
}
