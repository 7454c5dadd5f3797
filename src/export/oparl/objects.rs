//! The objects: their properties in the order of the standard's tables, then those of our own, which begin with `ziele:`.
//!
//! A property that the paper does not support is left out, as the standard asks (chapter null-Werte und leere Listen).

#![allow(
    clippy::struct_field_names,
    reason = "the fields bear the names that the standard gives them"
)]

use super::{Moment, Options, is_file};
use crate::model::{self, Council, Meta};
use jiff::civil::Date;
use serde::Serialize;

/// The address that says what type an object is: `https://schema.oparl.org/1.1/` and its name.
macro_rules! type_of {
    ($name:literal) => {
        concat!("https://schema.oparl.org/1.1/", $name)
    };
}

/// A paper of a council ("Drucksache").
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Paper {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper_type: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_paper: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_file: Option<File>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    consultation: Vec<Consultation>,
    #[serde(flatten)]
    times: Times,
    /// Id of the document in `ziele/1`, which has places, quantities and dates, too.
    #[serde(rename = "ziele:document")]
    document: String,
    #[serde(rename = "ziele:issuer", skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(rename = "ziele:answers", skip_serializing_if = "Option::is_none")]
    answers: Option<String>,
    #[serde(rename = "ziele:submittedBy", skip_serializing_if = "Vec::is_empty")]
    submitted_by: Vec<String>,
    #[serde(rename = "ziele:public", skip_serializing_if = "Option::is_none")]
    public: Option<bool>,
    #[serde(rename = "ziele:departments", skip_serializing_if = "Vec::is_empty")]
    departments: Vec<String>,
    #[serde(rename = "ziele:reason", skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(rename = "ziele:proposal", skip_serializing_if = "Option::is_none")]
    proposal: Option<String>,
    #[serde(rename = "ziele:questions", skip_serializing_if = "Vec::is_empty")]
    questions: Vec<Question>,
}

/// How a paper is dealt with in a session ("Beratung").
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Consultation {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    /// Only where the object stands alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(flatten)]
    times: Times,
    #[serde(rename = "ziele:date", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(rename = "ziele:organization", skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
    #[serde(rename = "ziele:agendaItem", skip_serializing_if = "Option::is_none")]
    agenda_item: Option<String>,
    #[serde(skip)]
    name: String,
}

/// The file that a paper was read from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    file_name: String,
    mime_type: String,
    size: u64,
    access_url: String,
    /// Only where the object stands alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    paper: Vec<String>,
    #[serde(flatten)]
    times: Times,
    /// The standard knows SHA-1 and SHA-512 only.
    #[serde(rename = "ziele:sha256")]
    sha256: String,
    #[serde(rename = "ziele:pages", skip_serializing_if = "Option::is_none")]
    pages: Option<u32>,
    #[serde(skip)]
    name: String,
}

/// When an object came to be and when it changed last.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Times {
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
}

impl Times {
    fn of(moment: Option<Moment>) -> Self {
        let text = moment.map(|moment| moment.to_string());
        Self {
            created: text.clone(),
            modified: text,
        }
    }
}

/// A question with its answer; the standard has no place for either.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Question {
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    question: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answer: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    papers: Vec<String>,
}

impl Paper {
    /// The folder of the papers.
    pub const PLACE: &'static str = "paper";

    /// What OParl can say of a paper. `related` are the ids of papers of the same export.
    pub(super) fn of(meta: Meta, council: Council, related: &[String], options: &Options) -> Self {
        let times = Times::of(options.as_of);
        let main_file =
            is_file(&meta.source).then(|| File::of(&meta.id, meta.source, times.clone(), options));
        let named = |(number, consultation)| {
            Consultation::of(
                format!("{}-{number}", meta.id),
                consultation,
                times.clone(),
                options,
            )
        };
        let consultation = (1..).zip(council.consultations).map(named).collect();
        Self {
            id: id(options, Self::PLACE, &meta.id),
            kind: type_of!("Paper"),
            body: options.body.as_ref().map(ToString::to_string),
            name: council.subject.or(meta.title),
            reference: council.reference,
            date: council.date.filter(|date| is_day(date)),
            paper_type: council.type_,
            related_paper: related
                .iter()
                .map(|name| id(options, Self::PLACE, name))
                .collect(),
            main_file,
            consultation,
            times,
            document: meta.id,
            issuer: meta.issuer,
            answers: council.answers,
            submitted_by: council.submitted_by,
            public: council.public,
            departments: council.departments,
            reason: council.reason,
            proposal: council.proposal,
            questions: council.questions.into_iter().map(Question::of).collect(),
        }
    }

    /// The name of its file, without the ending.
    pub(super) fn name(&self) -> &str {
        &self.document
    }

    /// Its consultations as they are fetched by themselves: with the way back.
    pub(super) fn consultations_alone(&self) -> Vec<Consultation> {
        let alone = |consultation: &Consultation| Consultation {
            paper: Some(self.id.clone()),
            ..consultation.clone()
        };
        self.consultation.iter().map(alone).collect()
    }

    /// Its file as it is fetched by itself: with the way back.
    pub(super) fn file_alone(&self) -> Option<File> {
        self.main_file.as_ref().map(|file| File {
            paper: vec![self.id.clone()],
            ..file.clone()
        })
    }
}

impl Consultation {
    /// The folder of the consultations.
    pub const PLACE: &'static str = "consultation";

    fn of(
        name: String,
        consultation: model::Consultation,
        times: Times,
        options: &Options,
    ) -> Self {
        Self {
            id: id(options, Self::PLACE, &name),
            kind: type_of!("Consultation"),
            paper: None,
            role: consultation.decision,
            times,
            date: consultation.date,
            organization: consultation.body,
            agenda_item: consultation.agenda_item,
            name,
        }
    }

    /// The name of its file, without the ending.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl File {
    /// The folder of the files' objects.
    pub const PLACE: &'static str = "file";

    fn of(name: &str, source: model::File, times: Times, options: &Options) -> Self {
        let access_url = match &options.files {
            Some(folder) => folder.below(&source.path),
            None => options.base.below(&format!("{FILES}/{}", source.path)),
        };
        Self {
            id: id(options, Self::PLACE, name),
            kind: type_of!("File"),
            file_name: source
                .path
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned(),
            mime_type: source.media_type,
            size: source.bytes,
            access_url,
            paper: Vec::new(),
            times,
            sha256: source.sha256,
            pages: source.pages,
            name: name.to_owned(),
        }
    }

    /// The name of its object's file, without the ending.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// The folder below the base in which the sources are looked for, if no other is named.
pub const FILES: &str = "files";

impl Question {
    fn of(question: model::Question) -> Self {
        Self {
            number: question.number,
            question: question.question,
            answer: question.answer,
            papers: question.papers,
        }
    }
}

fn id(options: &Options, place: &str, name: &str) -> String {
    options.base.below(&path(place, name))
}

/// Where an object lies below the base, and in the folder.
pub(super) fn path(place: &str, name: &str) -> String {
    format!("{place}/{name}.json")
}

/// A `date` of the standard is a day; a month or a year is none.
fn is_day(text: &str) -> bool {
    text.len() == "2019-02-06".len() && text.parse::<Date>().is_ok()
}
