//! All kinds of problems: code, severity, and what each says in English and in German.

use super::loss::{Announced, LostValues};
use crate::message::{messages, numbers, plural_s, spans};
use crate::model::{Period, Severity};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Defines [`ProblemKind`] by [`messages!`](messages), and [`ProblemCode`], which is a kind without its fields.
macro_rules! problems {
    ($(
        $variant:ident $({ $($field:ident: $type:ty),* $(,)? })? => {
            code: $code:literal,
            severity: $severity:ident,
            title: $title:literal,
            english: $english:expr,
            german: $german:expr $(,)?
        }
    )*) => {
        messages! {
            /// What is wrong, with what a reader should know about it.
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(tag = "code", content = "fields")]
            pub enum ProblemKind {
                $(
                    #[serde(rename = $code)]
                    $variant $({ $($field: $type),* })? => { english: $english, german: $german }
                )*
            }
        }

        impl ProblemKind {
            /// Its code.
            pub fn code(&self) -> ProblemCode {
                match self {
                    $(Self::$variant { .. } => ProblemCode::$variant,)*
                }
            }
        }

        /// The code of a problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "what a kind says is its documentation")]
        pub enum ProblemCode {
            $($variant,)*
        }

        impl ProblemCode {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// As diagnostics have it, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }

            /// What it is about, in a few German words.
            pub fn german_title(self) -> &'static str {
                match self {
                    $(Self::$variant => $title,)*
                }
            }
        }
    };
}

problems! {
    AimWithoutRecord { text: String } => {
        code: "aim-without-record",
        severity: Note,
        title: "Ein Satz, der ein Ziel nennen könnte",
        english: format!("this may state a goal, and no rule has taken it: {text:?}"),
        german: format!("Das könnte ein Ziel sein, und keine Regel hat es gelesen: „{text}“"),
    }
    CouncilHeadNotRead { line: String } => {
        code: "council-head-not-read",
        severity: Warning,
        title: "Der Kopf einer Vorlage wurde nicht erkannt",
        english: format!(
            "{line:?} looks like the head of a council paper, and the lines about it tell too little to read one"
        ),
        german: format!(
            "„{line}“ sieht aus wie der Kopf einer Vorlage, und die Zeilen daneben sagen zu wenig, um ihn zu lesen"
        ),
    }
    GlyphsWithoutMeaning { font: String, glyphs: u32 } => {
        code: "glyphs-without-meaning",
        severity: Warning,
        title: "Eine Schrift sagt nicht, welche Zeichen sie zeigt",
        english: format!(
            "the font {} does not say what {glyphs} of its glyph{} mean; they are read as U+FFFD, first on this page",
            if font.is_empty() { "without a name" } else { font },
            plural_s(*glyphs as usize),
        ),
        german: format!(
            "{} sagt nicht, was {} bedeuten; gelesen als U+FFFD, zuerst auf dieser Seite",
            if font.is_empty() { "Eine Schrift ohne Namen".to_owned() } else { format!("Die Schrift „{font}“") },
            numbers::counted(*glyphs as usize, "ihrer Zeichen", "ihrer Zeichen"),
        ),
    }
    HeadingWithoutRecord { title: String, announced: Announced } => {
        code: "heading-without-record",
        severity: Warning,
        title: "Unter einer Überschrift wurde nichts gefunden",
        english: format!(
            "no {} were recognised below the heading {title:?}, though text stands there",
            announced.english(),
        ),
        german: format!(
            "Unter der Überschrift „{title}“ wurden keine {} erkannt, obwohl dort Text steht",
            announced.german(),
        ),
    }
    Language { language: String } => {
        code: "language",
        severity: Warning,
        title: "Die Sprache ist nicht Deutsch",
        english: format!("the document seems to be in the language \"{language}\"; the rules are made for German"),
        german: format!("Das Dokument scheint in der Sprache „{language}“ zu sein; die Regeln sind für Deutsch gemacht"),
    }
    NoTextLayer { pages: Vec<[u32; 2]> } => {
        code: "no-text-layer",
        severity: Warning,
        title: "Eine Seite hat keinen Text: Texterkennung nötig",
        english: format!(
            "{} {} no text; if there is a picture of text, run OCR on the file first",
            if is_one(pages) { "page" } else { "pages" },
            format_args!("{} {}", spans(pages), if is_one(pages) { "has" } else { "have" }),
        ),
        german: format!(
            "{} {} keinen Text; zeigt das Bild einen Text, braucht die Datei zuerst eine Texterkennung",
            if is_one(pages) { "Seite" } else { "Die Seiten" },
            format_args!("{} {}", spans(pages), if is_one(pages) { "hat" } else { "haben" }),
        ),
    }
    NothingFound => {
        code: "nothing-found",
        severity: Note,
        title: "In diesem Dokument wurde nichts gefunden",
        english: "no goals, indicators, principles, projects or questions were recognised; `ziele text --stage blocks` shows how the lines were read",
        german: "Es wurden keine Ziele, Kennzahlen, Grundsätze, Vorhaben oder Fragen erkannt; `ziele text --stage blocks` zeigt, wie die Zeilen gelesen wurden",
    }
    QuestionWithoutAnswer { number: String } => {
        code: "question-without-answer",
        severity: Warning,
        title: "Zu einer Frage wurde keine Antwort erkannt",
        english: format!("no answer was recognised to question {number:?} of a paper that answers"),
        german: format!("Zur Frage „{number}“ wurde keine Antwort erkannt, obwohl das Papier antwortet"),
    }
    QuestionsWithoutHead { questions: usize, first: String } => {
        code: "questions-without-head",
        severity: Warning,
        title: "Fragen ohne Kopf einer Vorlage",
        english: format!(
            "no head of a council paper was recognised above the questions here ({questions} in all, the first {first:?}); they are left out"
        ),
        german: format!(
            "Über den Fragen hier wurde kein Kopf einer Vorlage erkannt (zusammen {questions}, die erste: „{first}“); sie fehlen hier"
        ),
    }
    SeriesLength { values: usize, years: usize, period: Option<Period> } => {
        code: "series-length",
        severity: Warning,
        title: "Zahl der Werte und der Jahre ist verschieden",
        english: match period {
            Some(Period { start, end }) =>
                format!("{values} values for the {years} years {start} to {end}: no value is given a year"),
            None => format!("{values} values below {years} years: no value is given a year"),
        },
        german: match period {
            Some(Period { start, end }) =>
                format!("{values} Werte für die {years} Jahre {start} bis {end}: kein Wert bekommt ein Jahr"),
            None => format!("{values} Werte unter {years} Jahren: kein Wert bekommt ein Jahr"),
        },
    }
    SeriesWithoutLabel => {
        code: "series-without-label",
        severity: Note,
        title: "Eine Wertereihe ohne Bezeichnung",
        english: "a row of values has no label above it and is left out",
        german: "Über einer Reihe von Werten steht keine Bezeichnung; sie fehlt hier",
    }
    SeriesWithoutYears { values: usize } => {
        code: "series-without-years",
        severity: Warning,
        title: "Eine Wertereihe ohne sichere Jahre",
        english: format!("{values} values without years: neither the label nor the document says which"),
        german: format!("{values} Werte ohne Jahre: weder die Bezeichnung noch das Dokument nennt sie"),
    }
    TableNotRead => {
        code: "table-not-read",
        severity: Warning,
        title: "Eine Tabelle wurde nicht gelesen",
        english: "a table stands here whose form is not understood; its values are left out",
        german: "Hier steht eine Tabelle, deren Form nicht verstanden wird; ihre Werte fehlen hier",
    }
    TableRowShifted { row: String } => {
        code: "table-row-shifted",
        severity: Warning,
        title: "Die Werte einer Zeile stehen nicht unter den Jahren",
        english: format!(
            "the values of the row {row:?} do not stand under the years of the table one by one; they are left out"
        ),
        german: format!(
            "Die Werte der Zeile „{row}“ stehen nicht einzeln unter den Jahren der Tabelle; sie fehlen hier"
        ),
    }
    TableYearsTwice { row: String } => {
        code: "table-years-twice",
        severity: Warning,
        title: "Ein Jahr steht zweimal über der Tabelle",
        english: format!("a year stands twice above the values of the row {row:?}; they are left out"),
        german: format!("Über den Werten der Zeile „{row}“ steht ein Jahr zweimal; sie fehlen hier"),
    }
    UnpairedFigures => {
        code: "unpaired-figures",
        severity: Note,
        title: "Zahlen ohne Jahr",
        english: "years and values stand apart here; their pairing is not certain, so they give no series",
        german: "Jahre und Werte stehen hier getrennt; welche zusammengehören, ist nicht sicher, also ergeben sie keine Wertereihe",
    }
    ValueNotRead { value: String, year: i32, label: String } => {
        code: "value-not-read",
        severity: Warning,
        title: "Ein gedruckter Wert wurde nicht verstanden",
        english: format!("{value:?} for {year} in the row {label:?} is not understood and left out of the series"),
        german: format!("„{value}“ für {year} in der Zeile „{label}“ wird nicht verstanden und fehlt in der Wertereihe"),
    }
    ValuesInLabel => {
        code: "values-in-label",
        severity: Note,
        title: "Werte stehen noch in der Bezeichnung",
        english: "years and values stand inside this label in a form that is not understood; they give no series",
        german: "In dieser Bezeichnung stehen Jahre und Werte in einer Form, die nicht verstanden wird; sie ergeben keine Wertereihe",
    }
    ValuesWithoutRecord { label: String, rows: usize, reason: LostValues } => {
        code: "values-without-record",
        severity: Warning,
        title: "Werte, aus denen keine Kennzahl wurde",
        english: format!(
            "{} gave no indicator, from {label:?}: {}",
            if *rows == 1 { "a row of values".to_owned() } else { format!("{rows} rows of values") },
            reason.english(),
        ),
        german: format!(
            "{} keine Kennzahl, ab „{label}“: {}",
            if *rows == 1 { "Eine Zeile mit Werten ergab".to_owned() } else { format!("{rows} Zeilen mit Werten ergaben") },
            reason.german(),
        ),
    }
}

/// Whether spans have one page in all.
fn is_one(pages: &[[u32; 2]]) -> bool {
    matches!(pages, [[first, last]] if first == last)
}

impl ProblemKind {
    /// Its fields by name, as a diagnostic has them.
    pub fn fields(&self) -> BTreeMap<String, Value> {
        // No field is of a type that JSON cannot write.
        let written = serde_json::to_value(self).unwrap_or_default();
        let fields = written.get("fields").and_then(Value::as_object);
        fields
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// The kind that has this code and these fields, if there is one.
    pub fn from_fields(code: &str, fields: &BTreeMap<String, Value>) -> Option<Self> {
        let mut written = Map::from_iter([("code".to_owned(), Value::from(code))]);
        if !fields.is_empty() {
            let fields = fields
                .iter()
                .map(|(name, value)| (name.clone(), value.clone()));
            written.insert("fields".to_owned(), Value::Object(fields.collect()));
        }
        serde_json::from_value(Value::Object(written)).ok()
    }
}

impl ProblemCode {
    /// The code that is written so, if there is one.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::samples::{english_words, hold_to_languages};
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_speaks_both_languages() {
        let samples = ProblemKind::samples();
        assert_eq!(samples.len(), ProblemCode::ALL.len());
        for kind in samples {
            hold_to_languages(&kind.english(), &kind.german());
            assert!(english_words(kind.code().german_title()).is_empty());
        }
    }

    #[test]
    fn codes_are_distinct_and_in_kebab_case() {
        let codes: BTreeSet<&str> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(codes.len(), ProblemCode::ALL.len());
        for code in codes {
            assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            assert_eq!(
                ProblemCode::parse(code).map(ProblemCode::as_str),
                Some(code)
            );
        }
        assert_eq!(ProblemCode::parse("of-a-later-version"), None);
    }

    #[test]
    fn code_and_fields_give_the_kind_again() {
        for kind in ProblemKind::samples() {
            let again = ProblemKind::from_fields(kind.code().as_str(), &kind.fields());
            assert_eq!(again, Some(kind));
        }
    }

    #[test]
    fn a_code_without_the_fields_that_it_needs_gives_no_kind() {
        assert_eq!(
            ProblemKind::from_fields("table-row-shifted", &BTreeMap::new()),
            None
        );
        assert_eq!(
            ProblemKind::from_fields("of-a-later-version", &BTreeMap::new()),
            None
        );
    }

    #[test]
    fn a_series_says_how_its_years_are_known() {
        let length = |period| ProblemKind::SeriesLength {
            values: 4,
            years: 5,
            period,
        };
        let label = length(Some(Period {
            start: 2024,
            end: 2028,
        }));
        assert!(
            label
                .english()
                .contains("4 values for the 5 years 2024 to 2028")
        );
        assert!(length(None).german().contains("4 Werte unter 5 Jahren"));
    }

    #[test]
    fn pages_without_text_are_counted() {
        let pages = |pages: &[[u32; 2]]| ProblemKind::NoTextLayer {
            pages: pages.to_vec(),
        };
        assert!(
            pages(&[[3, 3]])
                .english()
                .starts_with("page 3 has no text;")
        );
        assert!(
            pages(&[[3, 3], [7, 12]])
                .english()
                .starts_with("pages 3, 7–12 have no text;")
        );
        assert!(
            pages(&[[7, 12]])
                .german()
                .starts_with("Die Seiten 7–12 haben keinen Text;")
        );
    }
}
