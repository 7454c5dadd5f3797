//! Words that have a part of their own when texts are compared. All are stems, umlauts plain.

/// Beginnings of words that say what is done or counted, but not to what: they stand in every second goal.
pub(super) const LIGHT: &[&str] = &[
    "aufbau",
    "ausbau",
    "ausweit",
    "bereitstell",
    "durchfuhr",
    "einfuhr",
    "einsatz",
    "entwickl",
    "erhoh",
    "erreich",
    "erstell",
    "erweiter",
    "forder",
    "gesamt",
    "implementier",
    "inbetriebnahm",
    "kontinuierlich",
    "langfristig",
    "mindest",
    "neu",
    "nutz",
    "optimier",
    "reduzier",
    "regelmassig",
    "schaff",
    "senk",
    "stadt",
    "stark",
    "steiger",
    "umsetz",
    "umstell",
    "verbesser",
    "vollstandig",
    "weiter",
];

/// Words for points in time and recurrence. They are compared as dates, not as words.
pub(super) const TIMES: &[&str] = &[
    "jahr",
    "jahrlich",
    "monat",
    "monatlich",
    "quartal",
    "halbjahr",
    "woch",
    "wochentlich",
    "tag",
    "taglich",
    "anfang",
    "mitt",
    "mitte",
    "ende",
    "tage",
    "fruhjahr",
    "sommer",
    "herbst",
    "wint",
    "winter",
    "a",
    "p",
    "ca",
    "aktuell",
    "jeweil",
];

/// Number words by their stems, with their digits. Both are compared as quantities, not as words.
pub(super) const NUMBERS: &[(&str, &str)] = &[
    ("null", "0"),
    ("eins", "1"),
    ("zwei", "2"),
    ("drei", "3"),
    ("vier", "4"),
    ("funf", "5"),
    ("sechs", "6"),
    ("sieb", "7"),
    ("acht", "8"),
    ("neun", "9"),
    ("zehn", "10"),
    ("elf", "11"),
    ("zwolf", "12"),
    ("zwanzig", "20"),
    ("dreissig", "30"),
    ("funfzig", "50"),
    ("hundert", "100"),
    ("tausend", "1000"),
];

/// Words that stand with numbers.
pub(super) const MEASURES: &[&str] =
    &["durchschnittlich", "ein", "eur", "euro", "hochst", "maximal", "milliard", "million", "mindest", "mio", "mrd", "prozent", "rund"];

/// Beginnings of words of which one says the contrary of the other: texts that differ in them are not about the same thing.
pub(super) const CONTRARY: &[(&str, &str)] = &[
    ("intern", "extern"),
    ("eingang", "ausgang"),
    ("eingehend", "ausgehend"),
    ("einnahm", "ausgab"),
    ("ertrag", "aufwand"),
    ("mittl", "gehob"),
    ("erst", "zweit"),
    ("mannlich", "weiblich"),
    ("mobil", "stationar"),
    ("zugang", "abgang"),
];
