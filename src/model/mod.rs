//! The output contract `ziele/1`: the only types that are serialized. The JSON Schema is derived from them.
//!
//! Keys are written in the order of the fields. `null` says that the document does not support a value.

mod change;
mod finding;
mod promise;
mod reckoning;

pub use change::{
    CHANGES, CHANGES_VERSION, Change, Changes, Comparison, Count, Difference, Fate, Party,
    Situation, Subject, Topic, changes_schema,
};
pub use finding::{FINDINGS, FINDINGS_VERSION, Finding, Findings, Place};
pub use promise::{Comparator, Date, Direction, Quantity, Relation, Role};
pub use reckoning::{
    Amount, Reckoning, Seam, SeriesFit, Span, SpanUnit, Step, Values, YearChange, YearValue,
};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Name and major version of the format.
pub const FORMAT: &str = "ziele/1";
/// Version of the schema of documents and of the index: the minor rises with every added key.
pub const SCHEMA_VERSION: &str = "1.3";

/// A decimal number, written as JSON without float noise: `7.93`, `1000`, `9.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Number {
    /// Digits before the decimal point: more than any city spends or counts. With [`Number::PLACES`] they fit into a [`Decimal`] (28 digits), so
    /// that sums and differences do.
    pub const WHOLE: usize = 15;
    /// Digits behind the decimal point.
    pub const PLACES: usize = 10;

    /// A number that is not longer than those of a document.
    fn bearable(value: Decimal) -> Option<Self> {
        let value = value.normalize();
        let whole = value.trunc().abs().to_string().len();
        (whole <= Self::WHOLE && value.scale() as usize <= Self::PLACES).then_some(Self(value))
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plain = self.0.normalize();
        match plain.to_i64() {
            Some(whole) if plain.scale() == 0 => serializer.serialize_i64(whole),
            // The shortest decimal that reads back as the same float is the printed one: up to 15 digits survive.
            _ => serializer.serialize_f64(plain.to_f64().unwrap_or_default()),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        let text = number.to_string();
        let value = Decimal::from_str_exact(&text)
            .or_else(|_| Decimal::from_scientific(&text))
            .map_err(serde::de::Error::custom)?;
        let longest = || {
            format!(
                "the number {text} has more than {} digits before or {} behind the point",
                Self::WHOLE,
                Self::PLACES
            )
        };
        Self::bearable(value).ok_or_else(|| serde::de::Error::custom(longest()))
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

/// One source document and all that was recovered from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "ziele/1")]
pub struct Document {
    /// `ziele/1`.
    pub format: String,
    /// Version of the schema.
    pub schema_version: String,
    /// What the document is.
    pub document: Meta,
    /// The outline, in the order of the document.
    pub sections: Vec<Section>,
    /// Goals, in the order of the document.
    pub goals: Vec<Goal>,
    /// Principles, in the order of the document.
    pub principles: Vec<Principle>,
    /// Indicators, in the order of the document.
    pub indicators: Vec<Indicator>,
    /// Projects, in the order of the document.
    pub projects: Vec<Project>,
    /// The head and the questions of a council paper.
    pub council: Option<Council>,
    /// What a reader should know about the extraction.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of the lines. Missing in documents of older schemas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<Lines>,
}

/// How many lines of a document went to which account of the ledger. Each line counts once: for the record that is made of a part of it, if there is
/// one, else for the first of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// A record is made of them.
    pub record: usize,
    /// Values of which no record was made.
    pub not_understood: usize,
    /// They say what stands below them.
    pub heading: usize,
    /// Running text of which no record was made.
    pub text: usize,
    /// Notes to tables.
    pub note: usize,
    /// What stands at the head and the foot of pages.
    pub furniture: usize,
    /// Tables of contents.
    pub contents: usize,
    /// Text that stands elsewhere too, as a pull quote does.
    pub set_aside: usize,
}

impl Lines {
    /// The accounts with their counts, in the order of the keys.
    pub fn accounts(&self) -> [(&'static str, usize); 8] {
        [
            ("record", self.record),
            ("not understood", self.not_understood),
            ("heading", self.heading),
            ("text", self.text),
            ("note", self.note),
            ("furniture", self.furniture),
            ("contents", self.contents),
            ("set aside", self.set_aside),
        ]
    }
}

impl Document {
    /// The section with this id. Looks through all of them, like its sisters: for many ids, make a map.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The goal with this id.
    pub fn goal(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The project with this id.
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.id == id)
    }
}

/// What a document is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// Slug of the file's stem; sources whose stems collide get `-` and 8 hex digits of their relative path's hash.
    pub id: String,
    /// The genre.
    pub kind: Kind,
    /// The printed title, else the source's own.
    pub title: Option<String>,
    /// The short name that the document gives itself.
    pub edition: Option<String>,
    /// Who publishes it, as the document says.
    pub issuer: Option<String>,
    /// The years that it covers.
    pub period: Option<Period>,
    /// ISO 639-1 code of the language.
    pub language: Option<String>,
    /// The file.
    pub source: File,
}

/// The genre of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A strategy, a concept, a plan.
    Strategy,
    /// A report on what was reached.
    Report,
    /// An administration's answer to councillors.
    CouncilAnswer,
    /// Another paper of a council.
    CouncilPaper,
    /// None of these.
    Other,
}

/// Years from `start` to `end`, both included.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First year.
    pub start: i32,
    /// Last year.
    pub end: i32,
}

/// The file that a document was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Relative to the given folder, with `/`; `stdin` for standard input.
    pub path: String,
    /// IANA media type.
    pub media_type: String,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// Size.
    pub bytes: u64,
    /// Number of pages, where the source has pages.
    pub pages: Option<u32>,
}

/// Where a record comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// 1-based page of a PDF.
    pub page: Option<u32>,
    /// First and last 1-based line, of the file or of the page as read.
    pub lines: [u32; 2],
    /// Box in points, origin top left: left, top, right, bottom.
    pub bbox: Option<[f32; 4]>,
    /// The rule that recovered the record.
    pub rule: Cow<'static, str>,
    /// The text before normalisation.
    pub raw: String,
    /// All places of a record put together from more than one; the outer fields are the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Fragment>,
}

/// One of several places of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fragment {
    /// 1-based page of a PDF.
    pub page: Option<u32>,
    /// First and last 1-based line.
    pub lines: [u32; 2],
    /// Box in points, origin top left: left, top, right, bottom.
    pub bbox: Option<[f32; 4]>,
}

/// A heading with what stands below it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The number, or the parent's id and the slug of the title.
    pub id: String,
    /// As printed, without its last dot.
    pub number: Option<String>,
    /// As printed, line breaks healed.
    pub title: String,
    /// 1 for a chapter.
    pub level: u32,
    /// Id of the section above.
    pub parent: Option<String>,
    /// Id of the section that a topic of an overview chapter restates.
    pub summarises: Option<String>,
    /// Where the heading stands.
    pub source: Source,
}

/// How a goal is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// In a headed goal block, or in a topic of an overview chapter.
    Block,
    /// In a titled or numbered list of goals.
    List,
    /// As a sentence in running text.
    Prose,
}

/// What is to be reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Section id, `/ziel-` and a running number within the section.
    pub id: String,
    /// Id of the section.
    pub section: Option<String>,
    /// How it is written.
    pub form: Form,
    /// As a reader sees it in print.
    pub text: String,
    /// How much, in the order of the text.
    pub quantities: Vec<Quantity>,
    /// When, in the order of the text.
    pub dates: Vec<Date>,
    /// Id of the goal that this one repeats.
    pub restates: Option<String>,
    /// Where it stands.
    pub source: Source,
}

/// What is always to be heeded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Section id, `/grundsatz-` and a running number within the section.
    pub id: String,
    /// Id of the section.
    pub section: Option<String>,
    /// As a reader sees it in print.
    pub text: String,
    /// Where it stands.
    pub source: Source,
}

/// A quantity that is counted or measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Section id, `/kennzahl-` and a running number within the section.
    pub id: String,
    /// Id of the section.
    pub section: Option<String>,
    /// Without unit, year span, and final colon.
    pub label: String,
    /// What the values count.
    pub unit: Option<Unit>,
    /// ISO 8601 duration that each value covers: `P1Y` for "pro Jahr".
    pub per: Option<String>,
    /// The values by year.
    pub series: Option<Series>,
    /// Ids of the goals in the same block.
    pub goals: Vec<String>,
    /// Id of the indicator that this one repeats.
    pub restates: Option<String>,
    /// Where it stands.
    pub source: Source,
}

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// As printed.
    pub text: String,
    /// ISO 4217 for money, UCUM where a code exists.
    pub code: Option<String>,
    /// Factor to the plain unit: 1000 for `T€`.
    pub scale: u32,
}

/// Whether values are planned or reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeriesKind {
    /// Planned.
    Target,
    /// Reported.
    Actual,
}

/// Where the years of a series are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum YearsFrom {
    /// In the label: "für 2022 bis 2026".
    Label,
    /// In a row or line of years above the values.
    Header,
    /// Beside each value.
    Inline,
    /// In the period that the document or the chapter states.
    DocumentPeriod,
}

/// Values by year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Planned or reported.
    pub kind: SeriesKind,
    /// Where the years are printed.
    pub years_from: YearsFrom,
    /// In the order of the years.
    pub points: Vec<Point>,
    /// The values as printed.
    pub raw: String,
}

/// One value of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// Where the point is finer than a year: `2019-10`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edtf: Option<String>,
    /// `null` where the source leaves it blank (`-`).
    pub value: Option<Number>,
    /// As printed.
    pub raw: String,
    /// The source calls it approximate (`ca.`, `rund`, `knapp`).
    pub approximate: bool,
}

/// An undertaking with a milestone and a state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Section id, `/` and the slug of the title.
    pub id: String,
    /// Id of the section.
    pub section: Option<String>,
    /// As printed.
    pub title: String,
    /// The next milestone.
    pub milestone: Option<Milestone>,
    /// As printed.
    pub status: Option<String>,
    /// What it is about.
    pub text: Option<String>,
    /// Where it stands.
    pub source: Source,
}

/// A named point in time of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// As printed: `Pilot`, `Abschluss`.
    pub kind: String,
    /// ISO 8601-2 level 2, where the text says a date.
    pub edtf: Option<String>,
    /// As printed.
    pub text: String,
}

/// The head and the questions of a council paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// The paper's number as printed.
    pub reference: Option<String>,
    /// The number of the paper that it answers.
    pub answers: Option<String>,
    /// As printed: `Antwort auf Anfragen`.
    #[serde(rename = "type")]
    pub type_: Option<String>,
    /// Who asked or moved, as printed.
    pub submitted_by: Vec<String>,
    /// ISO 8601.
    pub date: Option<String>,
    /// Whether the session is open to the public.
    pub public: Option<bool>,
    /// One entry per row of the head table.
    pub departments: Vec<String>,
    /// Who answers questions about it.
    pub contacts: Vec<Contact>,
    /// Where it is dealt with.
    pub consultations: Vec<Consultation>,
    /// What it is about.
    pub subject: Option<String>,
    /// Why it is submitted.
    pub reason: Option<String>,
    /// What the body is asked to decide.
    pub proposal: Option<String>,
    /// Who signed it.
    pub signatories: Vec<String>,
    /// The questions with their answers.
    pub questions: Vec<Question>,
    /// Where the head stands.
    pub source: Source,
}

/// A person who deals with a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// With the academic title.
    pub name: String,
    /// As printed.
    pub department: Option<String>,
    /// As printed.
    pub phone: Option<String>,
    /// The address.
    pub email: Option<String>,
}

/// A session in which a paper is dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    /// ISO 8601.
    pub date: Option<String>,
    /// The body.
    pub body: Option<String>,
    /// The item of its agenda, as printed.
    pub agenda_item: Option<String>,
    /// What it is to do.
    pub decision: Option<String>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// As printed.
    pub number: Option<String>,
    /// As printed, without `Frage 1:`. Empty where the paper prints only the number and its answer.
    pub question: String,
    /// Paragraphs and list items in order.
    pub answer: Vec<String>,
    /// Numbers of papers that the answer names.
    pub papers: Vec<String>,
    /// How much, in the order of the answer.
    pub amounts: Vec<Quantity>,
    /// When, in the order of the answer.
    pub dates: Vec<Date>,
    /// Where the question stands.
    pub source: Source,
}

/// How much a diagnostic matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Note,
    /// Something may be missing or wrong.
    Warning,
    /// Something is wrong.
    Error,
}

/// What a reader should know about the extraction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// In kebab-case.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// What happened and what can be done, in English.
    pub message: String,
    /// What the message says, by name: `{"values": 4, "years": 5}`. Outputs of schema 1.2 and before have none.
    #[serde(default)]
    pub fields: BTreeMap<String, serde_json::Value>,
    /// The place, where there is one.
    pub source: Option<Source>,
}

/// `output/index.json`: what a run read and what it could not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// `ziele/1`.
    pub format: String,
    /// Version of the schema.
    pub schema_version: String,
    /// What made the files.
    pub extractor: Extractor,
    /// The documents, by path.
    pub documents: Vec<Entry>,
    /// The sources that could not be read, by path.
    pub failed: Vec<Failure>,
}

/// What made the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extractor {
    /// Version of the program.
    pub version: String,
    /// Hash of all code and vocabulary that decides what is extracted.
    pub fingerprint: String,
}

/// A document in the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Id of the document; its file is `<id>.json`.
    pub id: String,
    /// Relative to the given folder.
    pub path: String,
    /// The genre.
    pub kind: Kind,
    /// The title.
    pub title: Option<String>,
    /// Number of goals.
    pub goals: usize,
    /// Number of indicators.
    pub indicators: usize,
    /// Number of indicators with a series.
    pub series: usize,
    /// Number of projects.
    pub projects: usize,
    /// Number of questions.
    pub questions: usize,
    /// Number of diagnostics.
    pub diagnostics: usize,
    /// What became of the lines. Nothing in an index of an older schema.
    #[serde(default)]
    pub lines: Lines,
}

/// A source that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// Relative to the given folder.
    pub path: String,
    /// The cause.
    pub error: String,
}

/// The JSON Schema (2020-12) of a document, derived from the types above.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Document)
}

/// The JSON Schema (2020-12) of the index, derived from its types.
pub fn index_schema() -> schemars::Schema {
    schemars::schema_for!(Index)
}

/// The JSON Schema (2020-12) of the findings, derived from their types.
pub fn findings_schema() -> schemars::Schema {
    schemars::schema_for!(Findings)
}
