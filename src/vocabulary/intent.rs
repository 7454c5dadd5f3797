//! Words of intent in sentences: what a body aims at, who aims, and what only looks like it.

/// Nouns for what is aimed at, as their ends: "Sanierungsziel", "Zielsetzung".
const AIMS: &[&str] = &["ziel", "ziele", "zielsetzung", "zielsetzungen", "zielstellung", "zielvorgabe", "zielmarke", "zielwert", "zielgröße"];

/// Nouns of purpose that name an aim only in "… ist es".
const PURPOSES: &[&str] = &["absicht", "bestreben", "anliegen", "hauptanliegen", "vorhaben"];

/// Compounds that end like an aim and are places to go to or tools.
const NO_AIMS: &[&str] = &[
    "reiseziel",
    "reiseziele",
    "ausflugsziel",
    "ausflugsziele",
    "fahrtziel",
    "fahrtziele",
    "wanderziele",
    "wanderziel",
    "einkaufsziele",
    "kursziel",
];

/// Whether a word, in small letters, is a noun for an aim.
pub fn is_aim(word: &str) -> bool {
    word.contains("ziel") && AIMS.iter().any(|end| word.ends_with(end)) && !NO_AIMS.contains(&word)
}

/// Whether a word, in small letters, is a noun of purpose: "Absicht".
pub fn is_purpose(word: &str) -> bool {
    PURPOSES.contains(&word)
}

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
    OWN.contains(&word) || word == "wir" || (word.len() > 6 && ["amt", "verwaltung", "dezernat"].iter().any(|end| word.ends_with(end)))
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
];

/// Whether a word, in small letters, is somebody else or a law; `article` is the one before it, if any.
pub fn is_other_body(article: Option<&str>, word: &str) -> bool {
    match article {
        Some("der") => OTHERS_DER.contains(&word),
        Some("die") => OTHERS_DIE.contains(&word) || ends(word, "die"),
        Some("das") => OTHERS_DAS.contains(&word) || ends(word, "das"),
        Some(_) => false,
        None => STATES.contains(&word) || word.ends_with("-fraktion"),
    }
}

fn ends(word: &str, article: &str) -> bool {
    OTHER_ENDS.iter().any(|(own, end)| *own == article && word.ends_with(end))
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

/// Words of those who ask or advise, and their papers: what they name is not the paper's own aim.
pub fn is_demand(word: &str) -> bool {
    matches!(
        word,
        "antrag"
            | "antrags"
            | "antrages"
            | "anfrage"
            | "fordert"
            | "fordern"
            | "gefordert"
            | "verlangt"
            | "verlangen"
            | "empfiehlt"
            | "empfehlen"
            | "wünscht"
            | "wünschen"
            | "beantragt"
            | "beantragen"
            | "gebeten"
            | "aufgefordert"
            | "bittet"
    )
}

/// Adverbs that may stand between a copula and the clause that says what an aim is: "Ziel ist es daher, …".
pub fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "es" | "sein"
            | "darin"
            | "dabei"
            | "daher"
            | "deshalb"
            | "deswegen"
            | "hier"
            | "hierbei"
            | "hierfür"
            | "dafür"
            | "immer"
            | "weiterhin"
            | "auch"
            | "somit"
            | "jedoch"
            | "dass"
            | "zunächst"
            | "nun"
            | "künftig"
            | "zukünftig"
            | "insbesondere"
            | "ebenfalls"
            | "demnach"
            | "folglich"
            | "grundsätzlich"
            | "letztlich"
            | "damit"
            | "vielmehr"
            | "weiter"
            | "allerdings"
            | "stets"
            | "also"
            | "aber"
            | "insgesamt"
            | "langfristig"
            | "mittelfristig"
            | "kurzfristig"
            | "dadurch"
            | "hierdurch"
            | "ist"
            | "sind"
            | "bleibt"
            | "lautet"
            | "vor"
            | "unter"
            | "nach"
            | "wie"
            | "ferner"
            | "außerdem"
            | "zudem"
            | "primär"
            | "vorrangig"
            | "perspektivisch"
            | "nämlich"
            | "zugleich"
            | "gleichzeitig"
    )
}

/// Texts and inquiries, whose purpose is no goal: "Ziel des Berichts ist es, einen Überblick zu geben".
const TEXTS: &[&str] = &[
    "abschnitt",
    "anfrage",
    "antrag",
    "befragung",
    "bericht",
    "bewertung",
    "broschüre",
    "dokument",
    "erhebung",
    "evaluation",
    "gutachten",
    "handbuch",
    "kapitel",
    "leitfaden",
    "papier",
    "studie",
    "umfrage",
    "untersuchung",
    "vorlage",
    "übersicht",
];

/// Whether a word, in small letters, is a text or an inquiry, in the genitive too.
pub fn is_text(word: &str) -> bool {
    let bare = word.strip_suffix("es").or_else(|| word.strip_suffix('s')).unwrap_or(word);
    TEXTS.iter().any(|text| word.ends_with(text) || bare.ends_with(text))
}

/// Words that open a clause below another one.
const SUBORDINATES: &[&str] = &[
    "als",
    "anstatt",
    "bevor",
    "da",
    "damit",
    "dass",
    "daß",
    "deren",
    "dessen",
    "denen",
    "falls",
    "indem",
    "inwiefern",
    "inwieweit",
    "nachdem",
    "ob",
    "obgleich",
    "obwohl",
    "ohne",
    "sobald",
    "sodass",
    "sofern",
    "solange",
    "soweit",
    "statt",
    "um",
    "was",
    "weil",
    "welche",
    "welchem",
    "welchen",
    "welcher",
    "welches",
    "wenn",
    "wer",
    "wie",
    "wo",
    "wobei",
    "wodurch",
    "womit",
    "während",
    "zumal",
];

/// Whether a word, in small letters, opens a clause below another one: "dass", "um", "welche".
pub fn is_subordinating(word: &str) -> bool {
    SUBORDINATES.contains(&word)
}

/// Whether a word may be a pronoun that ties a clause to a noun: "die", "deren".
pub fn is_relative(word: &str) -> bool {
    matches!(word, "der" | "die" | "das" | "den" | "dem" | "denen" | "deren" | "dessen" | "welche" | "welcher" | "welches" | "welchen" | "welchem")
}

/// Whether a word is a preposition before which a relative pronoun may stand, or before a number that is no aim: "in 12 Stadtteilen".
pub fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "in" | "mit"
            | "für"
            | "bei"
            | "von"
            | "an"
            | "aus"
            | "durch"
            | "über"
            | "unter"
            | "nach"
            | "zu"
            | "zwischen"
            | "auf"
            | "den"
            | "dem"
            | "im"
            | "am"
            | "vom"
            | "nr."
            | "der"
            | "des"
            | "pro"
            | "je"
    )
}

/// Participles and infinitives behind "wird" that report, expect or pay, and promise nothing.
const NO_PROMISES: &[&str] = &[
    "abnehmen",
    "abgeschrieben",
    "angezeigt",
    "fortgesetzt",
    "fortgeführt",
    "weitergeführt",
    "angegeben",
    "angenommen",
    "ansteigen",
    "aufgefordert",
    "ausgegangen",
    "ausgewiesen",
    "beantragt",
    "beauftragt",
    "befristet",
    "begleitet",
    "benötigt",
    "berechnet",
    "berichtet",
    "berücksichtigt",
    "beschrieben",
    "betragen",
    "betrachtet",
    "betrieben",
    "bezeichnet",
    "bezuschusst",
    "darauf",
    "dargestellt",
    "deutlich",
    "empfohlen",
    "entfallen",
    "erfasst",
    "erforderlich",
    "ermittelt",
    "erwartet",
    "finanziert",
    "geführt",
    "gefördert",
    "gefordert",
    "gebeten",
    "gemessen",
    "genannt",
    "gehalten",
    "genutzt",
    "gerechnet",
    "besprochen",
    "behandelt",
    "diskutiert",
    "aufgeführt",
    "geschätzt",
    "gewährt",
    "gezahlt",
    "gezeigt",
    "liegen",
    "müssen",
    "können",
    "prognostiziert",
    "schrumpfen",
    "sinken",
    "steigen",
    "unterstützt",
    "veranschlagt",
    "verbucht",
    "vorgeschlagen",
    "verdeutlicht",
    "vermutet",
    "verursacht",
    "verwendet",
    "vorausgesetzt",
    "wachsen",
    "zugrunde",
    "zunehmen",
    "zurückgehen",
    "belaufen",
    "erhoben",
];

/// Whether a word, in small letters, ends a sentence with "wird" that reports, expects or pays.
pub fn is_no_promise(word: &str) -> bool {
    NO_PROMISES.contains(&word)
}

/// Infinitives behind "ist … zu" that say how something looks: "ist zu nennen".
pub fn is_remark(word: &str) -> bool {
    matches!(
        word,
        "rechnen"
            | "erwarten"
            | "nennen"
            | "sehen"
            | "erkennen"
            | "beachten"
            | "entnehmen"
            | "finden"
            | "verzeichnen"
            | "beobachten"
            | "verstehen"
            | "danken"
            | "begrüßen"
            | "bedenken"
            | "festzustellen"
            | "anzunehmen"
            | "auszugehen"
            | "zurückzuführen"
            | "hervorzuheben"
            | "betrachten"
            | "bewerten"
            | "verdanken"
            | "befürchten"
            | "anzumerken"
            | "zuzurechnen"
            | "vergleichen"
    )
}

/// Participles of making: what they count is new.
pub fn is_making(word: &str) -> bool {
    matches!(
        word,
        "geschaffen"
            | "gebaut"
            | "errichtet"
            | "gepflanzt"
            | "eingerichtet"
            | "installiert"
            | "angeschafft"
            | "beschafft"
            | "ausgestattet"
            | "aufgestellt"
            | "entstehen"
            | "neugebaut"
            | "ausgewiesen"
            | "eingestellt"
            | "umgerüstet"
    )
}

/// Whether a word, in small letters, is a participle as a passive has it, or a state that is reached: "eingeführt", "abgeschlossen", "umgestellt sein".
pub fn is_passive(word: &str) -> bool {
    word.ends_with('t')
        || (word.contains("ge") && word.ends_with("en"))
        || matches!(
            word,
            "sein"
                | "erschlossen"
                | "beschlossen"
                | "begonnen"
                | "übernommen"
                | "unternommen"
                | "verschoben"
                | "vergeben"
                | "verbunden"
                | "entschieden"
        )
}

/// Whether a word, in small letters, says that something begins or is done: "starten", "erfolgen".
pub fn is_start(word: &str) -> bool {
    matches!(word, "starten" | "beginnen" | "erfolgen" | "entstehen" | "stehen" | "gehen" | "anlaufen" | "stattfinden" | "eröffnen" | "vorliegen")
}

/// Words of the present day: what is done now is no promise.
pub fn is_now(word: &str) -> bool {
    matches!(word, "derzeit" | "zurzeit" | "gegenwärtig" | "momentan" | "zzt" | "aktuell" | "bereits" | "zeit" | "seit")
}

/// Words of expectation: where one stands, a number is foreseen and not promised.
pub fn is_forecast(word: &str) -> bool {
    word.starts_with("prognose")
        || word.starts_with("prognostizier")
        || word.starts_with("hochrechnung")
        || word.starts_with("szenari")
        || word.ends_with("prognose")
        || matches!(word, "rechnen" | "gerechnet" | "annahme" | "vorausberechnung" | "trend" | "schätzung" | "schätzungen" | "schätzungsweise")
}

/// Words of law and duty.
pub fn is_duty(word: &str) -> bool {
    matches!(
        word,
        "§" | "§§" | "gesetzlich" | "gesetzliche" | "gesetzlichen" | "gesetzes" | "gesetz" | "verpflichtet" | "vorgeschrieben" | "ozg" | "pflicht"
    ) || word.ends_with("gesetz")
        || word.ends_with("gesetzes")
        || word.ends_with("verpflichtung")
}

/// Words of money that is spent or given.
pub fn is_cost(word: &str) -> bool {
    const COSTS: &[&str] = &[
        "kosten",
        "aufwand",
        "aufwendungen",
        "auszahlungen",
        "einzahlungen",
        "ausgaben",
        "mittel",
        "mitteln",
        "haushaltsmittel",
        "fördermittel",
        "zuschuss",
        "zuschüsse",
        "budget",
        "etat",
        "betrag",
        "defizit",
        "fehlbetrag",
        "erträge",
        "rückstellung",
        "rückstellungen",
        "abschreibung",
        "abschreibungen",
        "tilgung",
        "zuwendung",
        "zuwendungen",
        "finanzierung",
        "investitionsvolumen",
        "eigenanteil",
        "jahresergebnis",
        "haushaltsansatz",
    ];
    COSTS.contains(&word) || (word.len() > 8 && word.ends_with("kosten")) || word.ends_with("mittel") && word.len() > 8
}

/// Whether a verb is conditional, in the past, or says what cannot be said to be meant.
pub fn is_unreal(word: &str) -> bool {
    matches!(
        word,
        "würde"
            | "würden"
            | "könnte"
            | "könnten"
            | "müsste"
            | "müssten"
            | "wäre"
            | "wären"
            | "hätte"
            | "hätten"
            | "dürfte"
            | "dürften"
            | "wurde"
            | "wurden"
            | "worden"
            | "konnte"
            | "konnten"
            | "hatte"
            | "hatten"
            | "war"
            | "waren"
    )
}

/// Whether a word, in small letters, is an infinitive with "zu" in it: "einzurichten", "auszubauen".
pub fn is_joined_infinitive(word: &str) -> bool {
    const PREFIXES: &[&str] = &[
        "ab", "an", "auf", "aus", "bei", "bereit", "dar", "durch", "ein", "fertig", "fest", "fort", "her", "hin", "nach", "sicher", "um", "voran",
        "vor", "weiter", "wieder", "zurück", "zusammen", "zu", "teil", "unter", "entgegen", "mit", "los", "nieder", "über", "frei", "weg",
    ];
    word.ends_with('n') && PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("zu") && rest.len() > 5))
}
