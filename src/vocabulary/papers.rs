//! Words of council papers: what kind of paper it is, who asks or moves, and what is printed on every sheet of a form.

/// Kinds of papers, as their names begin.
const TYPES: &[&str] = &[
    "anfrage",
    "antrag",
    "antwort",
    "auskunftsersuchen",
    "anfragenbeantwortung",
    "beantwortung",
    "bericht",
    "drucksache",
    "dringlichkeitsanfrage",
    "dringlichkeitsantrag",
    "ergänzungsantrag",
    "erwiderung",
    "haushaltsantrag",
    "mitteilung",
    "prüfantrag",
    "stellungnahme",
    "änderungsantrag",
];

/// Adjectives that stand before the kind of a paper.
const ADJECTIVES: &[&str] = &[
    "dringliche",
    "dringlicher",
    "gemeinsame",
    "gemeinsamer",
    "große",
    "interfraktionelle",
    "interfraktioneller",
    "kleine",
    "mündliche",
    "nichtöffentliche",
    "schriftliche",
    "schriftlicher",
    "öffentliche",
];

/// Whether a word names a kind of paper: "Stellungnahme", "Beschlussvorlage".
fn is_type_word(word: &str) -> bool {
    TYPES.contains(&word)
        || word == "vorlage"
        || word.ends_with("svorlage")
        || word.ends_with("vorlage") && word.len() <= 32
}

/// Whether a short line names the kind of the paper: "Antwort auf Anfragen", "Große Anfrage gem. § 24 der Geschäftsordnung".
pub fn names_type(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':');
    if text.len() > 100 || text.ends_with(['.', ';', ',', '?', '!']) || text.contains('\t') {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace();
    let first = words.next().unwrap_or_default();
    let kind = if ADJECTIVES.contains(&first) {
        words.next().unwrap_or_default()
    } else {
        first
    };
    // "Bericht" and "Drucksache" open titles, too; alone they name the kind.
    let alone = matches!(kind, "bericht" | "drucksache");
    if !is_type_word(kind) || (alone && words.clone().next().is_some()) {
        return false;
    }
    let by_rule = lower.contains("§") || lower.contains(" gem") || lower.contains(" nach ");
    let mover = [" der ", " des ", " von "]
        .iter()
        .filter_map(|link| text.split_once(link))
        .any(|(_, who)| is_mover(who.split(" vom ").next().unwrap_or(who)));
    let who = lower.contains("fraktion") || mover || is_mover(text);
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    words.count() <= if by_rule || who { 11 } else { 5 } && (!digits || by_rule || who)
}

/// Whether a kind of paper answers: a statement or an answer.
pub fn is_answer_type(kind: &str) -> bool {
    let lower = kind.to_lowercase();
    ["stellungnahme", "antwort", "beantwortung", "erwiderung"]
        .iter()
        .any(|word| lower.contains(word))
}

/// Whether a kind of paper asks or moves, or answers one that does.
pub fn is_question_type(kind: &str) -> bool {
    let lower = kind.to_lowercase();
    is_answer_type(kind)
        || lower.contains("anfrage")
        || lower.contains("auskunftsersuchen")
        || lower.contains("antrag")
}

/// Members of councils and their groups, as the words begin or end.
const MEMBERS: &[&str] = &[
    "abgeordnete",
    "abgeordneten",
    "abgeordneter",
    "stadtrat",
    "stadträtin",
    "stadträte",
    "stadträtinnen",
    "stadtverordnete",
    "stadtverordneter",
    "stadtverordneten",
    "gemeinderat",
    "gemeinderätin",
    "kreisrat",
    "kreisrätin",
    "ratsherr",
    "ratsfrau",
    "ratsmitglied",
    "ratsmitglieder",
    "ratsgruppe",
    "bezirksvertreter",
    "bezirksvertreterin",
    "str",
    "strin",
    "strn",
    "gruppe",
    "einzelstadtrat",
];

/// Parties of German councils, in lower case without hyphens.
const PARTIES: &[&str] = &[
    "cdu", "csu", "spd", "fdp", "grüne", "grünen", "b90", "bündnis", "afd", "linke", "linken",
    "volt", "bsw", "ödp", "piraten", "ssw",
];

/// Whether a line names who asks or moves: "Stadträtin Eva Muster (SPD)", "CDU-Gemeinderatsfraktion", "Bündnis 90/Die Grünen".
pub fn is_mover(text: &str) -> bool {
    if text.len() > 120 || text.ends_with(['.', ';', '?']) || text.contains(':') {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let first = lower.split(' ').next().unwrap_or_default();
    MEMBERS.contains(&first) && lower.split(' ').count() <= 8 && lower.contains(' ')
        || words
            .clone()
            .any(|word| word.ends_with("fraktion") || word.ends_with("fraktionen"))
        || (words.clone().count() <= 6 && words.any(|word| PARTIES.contains(&word)))
        || matches!(
            lower.as_str(),
            "freie wähler" | "die partei" | "fw" | "uwg" | "freie wähler gemeinschaft"
        )
}

/// Words of a form that ask who moves, and name nobody.
const ASKED: &[&str] = &[
    "gemeinderatsfraktion",
    "gemeinderatsmitglied",
    "gruppierung",
    "fraktion",
    "gruppe",
    "stadtratsfraktion",
    "ratsmitglied",
    "einzelmitglied",
];

/// Whether a line only asks who moves: "Gemeinderatsfraktion/ Gruppierung/".
pub fn asks_mover(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(['/', ' ', ',']).filter(|word| !word.is_empty());
    words.all(|word| ASKED.contains(&word)) && !text.is_empty()
}

/// Whether a line is printed on every sheet of a form: the paper that it is printed on, the edition of the form.
pub fn is_imprint(text: &str) -> bool {
    if text.len() > 120 || text.len() < 5 {
        return false;
    }
    let lower = text.to_lowercase();
    lower.starts_with("gedruckt auf ")
        || lower.starts_with("fassung: ")
        || (lower.contains("wordvorlage") || lower.contains("formular"))
            && lower.contains("zulässig")
        || lower.starts_with("zurück zum ")
}

/// Words with which the body of a paper begins.
const OPENINGS: &[&str] = &[
    "ausgangslage",
    "beantwortung",
    "begründung",
    "beschluss",
    "die verwaltung nimmt",
    "die anfrage wird",
    "ergänzende erläuterungen",
    "erläuterungen",
    "finanzielle auswirkungen",
    "grundsätzliche einschätzung",
    "kurzfassung",
    "sachdarstellung",
    "sachstand",
    "sachverhalt",
    "stellungnahme de",
    "antwort der verwaltung",
    "antwort des",
    "vorbemerkung",
    "vortrag de",
    "wir fragen",
    "zu frage",
    "zu den fragen",
    "zur anfrage",
    "zum antrag",
];

/// Whether the body of a paper begins with a line: "- Kurzfassung -", "Stellungnahme des Bürgermeisteramtes:".
pub fn opens_body(text: &str) -> bool {
    let plain = text
        .trim_matches(['-', '–', ' ', ':', '*', '#'])
        .to_lowercase();
    // "Beantwortung der Anfrage zum Radverkehr" is a subject.
    if ["beantwortung", "antwort", "stellungnahme"]
        .iter()
        .any(|word| plain.starts_with(word))
        && plain.split_whitespace().count() > 5
    {
        return false;
    }
    // "I. Vortrag der Referentin"
    let plain = plain.strip_prefix("i. ").unwrap_or(&plain).to_owned();
    if plain.starts_with("sehr geehrte") {
        return true;
    }
    // "Sachstand Baumpflege am Fluss" is a subject.
    let is_titled = |rest: &str| rest.split_whitespace().count() > 1 && !rest.contains(':');
    if plain.strip_prefix("sachstand ").is_some_and(is_titled) {
        return false;
    }
    let whole = |rest: &str| !rest.starts_with(char::is_alphabetic);
    OPENINGS.iter().any(|opening| {
        plain
            .strip_prefix(opening)
            .is_some_and(|rest| opening.ends_with(" de") || whole(rest))
    }) || super::is_paper_part(&plain)
}

/// Words for papers about a whole session, in which questions and motions are only told of.
const RECORDS: &[&str] = &[
    "bekanntmachung",
    "einladung",
    "niederschrift",
    "protokoll",
    "sitzungsprotokoll",
    "tagesordnung",
    "ergebnisprotokoll",
];

/// Whether a line says that the paper is the record of a session, or invites to one: "Niederschrift über die 4. Sitzung".
pub fn names_record(text: &str) -> bool {
    let first = text
        .trim()
        .split([' ', '\t', ':'])
        .next()
        .unwrap_or_default();
    first.len() <= 24 && RECORDS.contains(&first.to_lowercase().as_str())
}

/// Bodies, as their names end or as they are called.
const BODIES: &[&str] = &[
    "ausschuss",
    "ausschusses",
    "beirat",
    "beirats",
    "beirates",
    "gemeinderat",
    "kommission",
    "kreistag",
    "ortschaftsrat",
    "ortsrat",
    "rat",
    "senat",
    "stadtrat",
    "stadtverordnetenversammlung",
    "vertretung",
    "bezirksvertretung",
    "gemeindevertretung",
    "bürgerschaft",
    "magistrat",
    "verwaltungsrat",
    "kreisausschuss",
];

/// Whether a text is the name of a body: "Ausschuss für Umwelt", "Rat der Stadt".
pub fn names_body(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower
        .split([' ', '-', '/', ','])
        .filter(|word| !word.is_empty());
    let named = |word: &str| {
        BODIES.contains(&word)
            || word.ends_with("ausschuss")
            || word.ends_with("vertretung")
            || word.ends_with("beirat")
            || word.ends_with("versammlung")
    };
    text.len() <= 90
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', '?'])
        && words.clone().count() <= 10
        && words.any(named)
}

/// What a session does with a paper, as a column of its own tells.
const HANDLING: &[&str] = &[
    "anhörung",
    "beratung",
    "beschluss",
    "beschlussfassung",
    "empfehlung",
    "entscheidung",
    "information",
    "kenntnis",
    "kenntnisnahme",
    "verweisung",
    "vorberatung",
    "zur",
];

/// Whether a word says what a session does with a paper: "Vorberatung".
pub fn names_handling(word: &str) -> bool {
    HANDLING.contains(&word.trim_matches([',', ')', '(']).to_lowercase().as_str())
}

/// Words with which the name of a part of the administration begins.
const DEPARTMENTS: &[&str] = &[
    "Abt.",
    "Abteilung",
    "Amt",
    "Dezernat",
    "Fachbereich",
    "Fachdienst",
    "Geschäftsbereich",
    "Referat",
    "Stabsstelle",
];

/// Whether a text begins like the name of a part of the administration: "Fachbereich Umwelt", "Amt 61".
pub fn opens_department(text: &str) -> bool {
    text.split_once(' ')
        .is_some_and(|(first, _)| DEPARTMENTS.contains(&first))
}

/// Offices of those who sign, as the words end.
const OFFICES: &[&str] = &[
    "bürgermeister",
    "bürgermeisterin",
    "beigeordnete",
    "beigeordneter",
    "dezernent",
    "dezernentin",
    "kämmerer",
    "kämmerin",
    "leiter",
    "leiterin",
    "stadtrat",
    "stadträtin",
    "baurat",
    "baurätin",
    "referent",
    "referentin",
    "landrat",
    "landrätin",
];

/// Whether a short line is the office of who signs: "Erste Beigeordnete", "Stadtkämmerer".
pub fn names_office(text: &str) -> bool {
    let last = text
        .trim_end_matches('*')
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    text.len() <= 60
        && text.split(' ').count() <= 3
        && OFFICES.iter().any(|office| last.ends_with(office))
}
