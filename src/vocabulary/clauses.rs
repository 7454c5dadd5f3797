//! Words that tell how clauses hang together.

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
    matches!(
        word,
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "denen"
            | "deren"
            | "dessen"
            | "welche"
            | "welcher"
            | "welches"
            | "welchen"
            | "welchem"
    )
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

/// Whether a word, in small letters, is an infinitive with "zu" in it: "einzurichten", "auszubauen".
pub fn is_joined_infinitive(word: &str) -> bool {
    const PREFIXES: &[&str] = &[
        "ab", "an", "auf", "aus", "bei", "bereit", "dar", "durch", "ein", "fertig", "fest", "fort",
        "her", "hin", "nach", "sicher", "um", "voran", "vor", "weiter", "wieder", "zurück",
        "zusammen", "zu", "teil", "unter", "entgegen", "mit", "los", "nieder", "über", "frei",
        "weg",
    ];
    word.ends_with('n')
        && PREFIXES.iter().any(|prefix| {
            word.strip_prefix(prefix)
                .is_some_and(|rest| rest.starts_with("zu") && rest.len() > 5)
        })
}
