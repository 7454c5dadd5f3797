//! Words for invented papers, put together by counting: the same number gives the same words on every machine.

/// What is done.
const DEEDS: [&str; 16] = [
    "Ausbau",
    "Erneuerung",
    "Pflege",
    "Begrünung",
    "Sanierung",
    "Verdopplung",
    "Öffnung",
    "Beleuchtung",
    "Vernetzung",
    "Stärkung",
    "Erweiterung",
    "Modernisierung",
    "Sicherung",
    "Vermessung",
    "Entsiegelung",
    "Beschilderung",
];

/// To what it is done, with hyphens that belong to the words.
const OBJECTS: [&str; 13] = [
    "der Radwege",
    "der E-Ladesäulen",
    "des Glasfasernetzes",
    "der Rad- und Fußwege",
    "der Schulhöfe",
    "der WLAN-Zugänge",
    "der Freiflächen am Güterbahnhof",
    "der Haltestellen",
    "der Bürger-Apps",
    "des Stadtarchivs",
    "der Büchereien und Lesesäle",
    "der Regenwasserspeicher",
    "der Nachbarschaftstreffs",
];

/// How far, until when, what for.
const TAILS: [&str; 7] = [
    "",
    " bis 2028",
    " auf 120 km bis Ende 2030",
    " in allen Stadtteilen mit mehr als 5.000 Einwohnerinnen und Einwohnern",
    " um 20 % bis 2030",
    ", damit Kinder und ältere Menschen sicher und ohne lange Umwege unterwegs sein können",
    " in fünf Quartieren pro Jahr",
];

const THINGS: [&str; 11] = [
    "Radwege",
    "Schulhöfe",
    "E-Ladesäulen",
    "Haltestellen",
    "Büchereien",
    "Spielplätze",
    "Rad- und Fußwege",
    "Regenwasserspeicher",
    "Sportstätten",
    "WLAN-Zugänge",
    "Nachbarschaftstreffs",
];

const FATES: [&str; 7] = [
    "bis 2028 ausgebaut werden",
    "in allen Stadtteilen erneuert werden",
    "bis Ende 2030 barrierefrei zugänglich sein",
    "gemeinsam mit den Menschen vor Ort weiterentwickelt und dauerhaft gepflegt werden",
    "um 20 % zunehmen",
    "für Familien einfacher zu erreichen sein",
    "auch am Wochenende offen stehen",
];

const COUNTED: [&str; 12] = [
    "Anzahl der Sensoren",
    "Länge der Radwege",
    "Zahl der Besuche in den Büchereien",
    "Fläche der entsiegelten Höfe",
    "Anzahl der E-Ladesäulen",
    "Beschäftigte im Stadtarchiv",
    "Anzahl der Anfragen an das Bürgerbüro",
    "Zahl der gepflanzten Bäume",
    "Verkaufte Fahrkarten",
    "Anzahl der Schulungen",
    "Nutzerinnen und Nutzer des WLAN",
    "Gemeldete Schäden an Straßen",
];

const TOPICS: [&str; 9] = [
    "Radverkehr in der Innenstadt",
    "Schulen und Kitas",
    "Grün am Fluss",
    "Offene Büchereien",
    "Netze und Daten",
    "Wohnen im Quartier",
    "Sport für alle",
    "Wasser in der Stadt",
    "Nachbarschaft",
];

const PROSE: [&str; 6] = [
    "Im vergangenen Jahr haben viele Menschen an den Werkstätten teilgenommen und ihre Sicht auf das Quartier eingebracht.",
    "Die Flächen am Güterbahnhof liegen seit langem brach und werden nur an wenigen Tagen genutzt.",
    "Das Amt hat die Hinweise gesammelt, geordnet und den Fachleuten der beteiligten Stellen vorgelegt.",
    "Zwischen dem Markt und dem Hafen verkehren derzeit drei Linien, deren Takt am Abend ausgedünnt ist.",
    "Viele Gebäude stammen aus der Nachkriegszeit und wurden seither nur in Teilen instand gesetzt.",
    "Der Zuspruch war groß, und die Rückmeldungen fielen überwiegend freundlich aus.",
];

fn pick<'t>(table: &[&'t str], at: usize) -> &'t str {
    table[at % table.len()]
}

/// A goal as an item of a list: "Ausbau der Radwege bis 2028".
pub fn goal(at: usize) -> String {
    format!("{}{}", short_goal(at), pick(&TAILS, at))
}

/// A goal that fits on any line.
pub fn short_goal(at: usize) -> String {
    // The tables have lengths without a common divisor, so that no goal comes twice in a paper.
    format!("{} {}", pick(&DEEDS, at), pick(&OBJECTS, at * 5 + 2))
}

/// A goal as a part of a sentence: "der Ausbau der Radwege bis 2028".
pub fn clause(at: usize) -> String {
    // What follows a comma would part the list.
    let goal = goal(at);
    let goal = goal.split(',').next().unwrap_or_default();
    format!(
        "{} {goal}",
        if goal.starts_with("Ausbau") {
            "der"
        } else {
            "die"
        }
    )
}

/// A goal as a sentence.
pub fn sentence(at: usize) -> String {
    format!("Die {} sollen {}.", pick(&THINGS, at), pick(&FATES, at))
}

/// What an indicator counts.
pub fn counted(at: usize) -> &'static str {
    pick(&COUNTED, at)
}

/// The title of a section.
pub fn topic(at: usize) -> &'static str {
    pick(&TOPICS, at)
}

/// A sentence that promises nothing.
pub fn prose(at: usize) -> &'static str {
    pick(&PROSE, at)
}
