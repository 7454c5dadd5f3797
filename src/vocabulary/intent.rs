//! Words of intent in sentences: what a body aims at, who aims, and what only looks like it.

use super::headings::is_named_goal;
use super::word_list::WordList;

/// Nouns of purpose that name an aim only in "… ist es".
const PURPOSES: &[&str] = &[
    "absicht",
    "bestreben",
    "anliegen",
    "hauptanliegen",
    "vorhaben",
];

static TARGET_VALUE_WORDS: WordList = WordList::new(include_str!("lists/target_value_words.txt"));

/// Whether a word, in small letters, is a noun for an aim as a sentence says it of something: "Sanierungsziel", "Zielsetzung", "Zielwert".
/// "Zielen" only refers to aims.
pub fn is_aim(word: &str) -> bool {
    let is_value = word.contains("ziel") && is_target_value(word);
    is_value || is_named_goal(word)
}

/// Whether a word, in small letters, is a noun for a value to be reached: "Zielmarke".
pub fn is_target_value(word: &str) -> bool {
    TARGET_VALUE_WORDS.contains(word)
}

/// Whether a word, in small letters, is a noun of purpose: "Absicht".
pub fn is_purpose(word: &str) -> bool {
    PURPOSES.contains(&word)
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
    let bare = word
        .strip_suffix("es")
        .or_else(|| word.strip_suffix('s'))
        .unwrap_or(word);
    TEXTS
        .iter()
        .any(|text| word.ends_with(text) || bare.ends_with(text))
}

/// Participles and infinitives behind "wird" that report, expect or pay, and promise nothing.
const NO_PROMISES: &[&str] = &[
    "beraten",
    "informiert",
    "präsentiert",
    "stattfinden",
    "verlängert",
    "vorgestellt",
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
    matches!(
        word,
        "starten"
            | "beginnen"
            | "erfolgen"
            | "entstehen"
            | "stehen"
            | "gehen"
            | "anlaufen"
            | "eröffnen"
            | "vorliegen"
    )
}

/// Words of the present day: what is done now is no promise.
pub fn is_now(word: &str) -> bool {
    matches!(
        word,
        "derzeit"
            | "zurzeit"
            | "gegenwärtig"
            | "momentan"
            | "zzt"
            | "aktuell"
            | "bereits"
            | "zeit"
            | "seit"
    )
}

/// Words of expectation: where one stands, a number is foreseen and not promised.
pub fn is_forecast(word: &str) -> bool {
    word.starts_with("prognose")
        || word.starts_with("prognostizier")
        || word.starts_with("hochrechnung")
        || word.starts_with("szenari")
        || word.ends_with("prognose")
        || matches!(
            word,
            "rechnen"
                | "gerechnet"
                | "annahme"
                | "vorausberechnung"
                | "trend"
                | "landesamt"
                | "statistischem"
                | "schätzung"
                | "schätzungen"
                | "schätzungsweise"
        )
}

/// Words of law and duty.
pub fn is_duty(word: &str) -> bool {
    matches!(
        word,
        "§" | "§§"
            | "gesetzlich"
            | "gesetzliche"
            | "gesetzlichen"
            | "gesetzes"
            | "gesetz"
            | "verpflichtet"
            | "vorgeschrieben"
            | "ozg"
            | "pflicht"
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
        "hebesatz",
        "gebühr",
        "gebühren",
        "beitrag",
        "beiträge",
        "entgelt",
        "entgelte",
        "steuern",
        "preise",
        "mieten",
    ];
    COSTS.contains(&word)
        || word.ends_with("steuer")
        || word.ends_with("gebühren")
        || (word.len() > 8 && word.ends_with("kosten"))
        || word.ends_with("mittel") && word.len() > 8
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
