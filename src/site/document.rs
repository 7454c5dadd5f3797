//! The page of a document.

use super::anchors::{self, Anchors};
use super::finding::{Tally, Told};
use super::frame::{Frame, Part, lang};
use super::links::Sources;
use super::passage::Passage;
use super::records::{GoalView, IndicatorView, Maker, PrincipleView, ProjectView, QuestionView};
use super::{dates, names, numbers, timeline, words};
use crate::model::{Council, Diagnostic, Document, Section};
use crate::problem::ProblemCode;
use askama::Template;
use std::collections::BTreeMap;

/// Sections nest no deeper than headings do: the title of the document is the first of six.
const DEEPEST: usize = 5;

/// The page.
#[derive(Template)]
#[template(path = "document.html")]
pub(super) struct Page {
    frame: Frame,
    /// The attribute for texts of the document, if they are not German.
    lang: String,
    head: Head,
    editions: Vec<Edition>,
    council: Option<CouncilView>,
    outline: Vec<Step>,
    /// Records that stand in no section.
    loose: Chapter,
    parts: Vec<Chapter>,
    timeline: String,
    findings: Vec<Told>,
    tally: Tally,
    other_findings: Vec<Told>,
    diagnostics: Vec<Noted>,
}

/// What is said of the document as a whole.
struct Head {
    title: String,
    kind: &'static str,
    /// What is known of it, with its name.
    facts: Vec<(&'static str, String)>,
    path: String,
    hash: String,
    link: Option<String>,
    counts: Vec<(String, String)>,
}

/// Another edition of the same strategy.
#[derive(Debug, Clone)]
pub(super) struct Edition {
    /// What it is called.
    pub(super) name: String,
    /// Its page, from this one.
    pub(super) page: String,
    /// The page that compares the two, from this one.
    pub(super) comparison: Option<String>,
}

/// A section in the navigation: the lists that open before it and close behind it.
struct Step {
    opens: bool,
    closes: usize,
    anchor: String,
    number: Option<String>,
    title: String,
    records: usize,
}

/// A section with what stands in it.
struct Chapter {
    anchor: String,
    rank: usize,
    number: Option<String>,
    title: String,
    summarises: Option<(String, String)>,
    findings: Vec<Told>,
    principles: Vec<PrincipleView>,
    goals: Vec<GoalView>,
    indicators: Vec<IndicatorView>,
    projects: Vec<ProjectView>,
    /// Where its heading stands.
    source: Option<Passage>,
    /// Neither it nor a section below it has anything: only its heading is told.
    bare: bool,
}

impl Chapter {
    fn records(&self) -> usize {
        self.principles.len() + self.goals.len() + self.indicators.len() + self.projects.len()
    }

    /// Classes of its element.
    fn class(&self) -> &'static str {
        match (self.is_empty(), self.bare) {
            (_, true) => "abschnitt leer karg",
            (true, false) => "abschnitt leer",
            (false, false) => "abschnitt",
        }
    }

    fn is_empty(&self) -> bool {
        self.records() == 0 && self.findings.is_empty() && self.summarises.is_none()
    }
}

/// The head and the questions of a council paper.
struct CouncilView {
    facts: Vec<(&'static str, String)>,
    people: Vec<[String; 4]>,
    consultations: Vec<[String; 4]>,
    questions: Vec<QuestionView>,
    findings: Vec<Told>,
    source: Passage,
}

/// A diagnostic.
struct Noted {
    severity: (&'static str, &'static str),
    title: String,
    message: String,
    /// Whether the message is English, for want of fields that say it in German.
    english: bool,
    source: Option<Passage>,
}

/// Makes the page of a document. `told` are its findings.
pub(super) fn page(
    document: &Document,
    told: &[Told],
    tally: Tally,
    sources: &Sources,
    editions: Vec<Edition>,
) -> Page {
    let anchors = &Anchors::of(document);
    let mut maker = Maker::of(document, anchors, sources, told);
    let council = document
        .council
        .as_ref()
        .map(|council| council_view(council, &mut maker));
    let (loose, parts) = parts(document, anchors, &mut maker);
    let diagnostics = document
        .diagnostics
        .iter()
        .map(|diagnostic| noted(diagnostic, &maker))
        .collect();
    let head = head(document, sources);
    Page {
        frame: Frame::inside(head.title.clone()),
        lang: lang(document.document.language.as_deref()),
        head,
        editions,
        council,
        outline: outline(&parts),
        loose,
        parts,
        timeline: timeline::projects(document, anchors),
        findings: told.to_vec(),
        tally,
        other_findings: maker.other_findings(),
        diagnostics,
    }
}

fn noted(diagnostic: &Diagnostic, maker: &Maker<'_>) -> Noted {
    let german = diagnostic.kind().map(|kind| kind.german());
    let title = ProblemCode::parse(&diagnostic.code).map(ProblemCode::german_title);
    Noted {
        severity: words::severity(diagnostic.severity),
        title: title.unwrap_or(&diagnostic.code).to_owned(),
        english: german.is_none(),
        message: german.unwrap_or_else(|| diagnostic.message.clone()),
        source: diagnostic
            .source
            .as_ref()
            .map(|source| maker.passage(source, None)),
    }
}

fn head(document: &Document, sources: &Sources) -> Head {
    let meta = &document.document;
    let mut facts = Vec::new();
    facts.extend(meta.issuer.clone().map(|issuer| ("Herausgeber", issuer)));
    facts.extend(meta.edition.clone().map(|edition| ("Ausgabe", edition)));
    facts.extend(
        meta.period
            .map(|period| ("Zeitraum", words::period(period))),
    );
    facts.extend(meta.source.pages.map(|pages| {
        (
            "Seiten",
            numbers::count(usize::try_from(pages).unwrap_or(usize::MAX)),
        )
    }));
    let council = document.council.as_ref();
    let series = document
        .indicators
        .iter()
        .filter(|indicator| indicator.series.is_some())
        .count();
    let counts = [
        (document.goals.len(), "Ziel", "Ziele"),
        (document.principles.len(), "Grundsatz", "Grundsätze"),
        (document.indicators.len(), "Kennzahl", "Kennzahlen"),
        (series, "Wertereihe", "Wertereihen"),
        (document.projects.len(), "Vorhaben", "Vorhaben"),
        (
            council.map_or(0, |council| council.questions.len()),
            "Frage",
            "Fragen",
        ),
    ];
    let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
    Head {
        title: names::title(document).to_owned(),
        kind: words::kind(meta.kind),
        facts,
        path: meta.source.path.clone(),
        hash: meta.source.sha256.chars().take(12).collect(),
        link: sources.link(&meta.source, None),
        counts: counts
            .map(|(count, one, more)| {
                (
                    numbers::count(count),
                    if count == 1 { one } else { more }.to_owned(),
                )
            })
            .collect(),
    }
}

fn council_view(council: &Council, maker: &mut Maker<'_>) -> CouncilView {
    let mut facts = Vec::new();
    facts.extend(council.type_.clone().map(|value| ("Art", value)));
    facts.extend(council.reference.clone().map(|value| ("Nummer", value)));
    facts.extend(council.answers.clone().map(|value| ("Antwort auf", value)));
    facts.extend(
        council
            .date
            .as_deref()
            .map(|date| ("Datum", dates::calendar(date))),
    );
    facts.extend(council.public.map(|public| {
        (
            "Sitzung",
            if public {
                "öffentlich"
            } else {
                "nicht öffentlich"
            }
            .to_owned(),
        )
    }));
    let lists = [
        ("Eingereicht von", &council.submitted_by),
        ("Bereich", &council.departments),
        ("Unterzeichnet von", &council.signatories),
    ];
    facts.extend(
        lists
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(name, list)| (name, list.join("; "))),
    );
    facts.extend(council.subject.clone().map(|value| ("Betreff", value)));
    facts.extend(
        council
            .reason
            .clone()
            .map(|value| ("Grund der Vorlage", value)),
    );
    facts.extend(
        council
            .proposal
            .clone()
            .map(|value| ("Beschlussvorschlag", value)),
    );
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let people = council.contacts.iter().map(|one| {
        [
            one.name.clone(),
            said(&one.department),
            said(&one.phone),
            said(&one.email),
        ]
    });
    let consultations = council.consultations.iter().map(|one| {
        let date = one.date.as_deref().map(dates::calendar).unwrap_or_default();
        [
            date,
            said(&one.body),
            said(&one.agenda_item),
            said(&one.decision),
        ]
    });
    let questions = council
        .questions
        .iter()
        .enumerate()
        .map(|(at, question)| maker.question(question, &anchors::question(at)));
    let questions = questions.collect();
    CouncilView {
        facts,
        people: people.collect(),
        consultations: consultations.collect(),
        questions,
        findings: maker.findings_of(anchors::HEAD),
        source: maker.passage(&council.source, None),
    }
}

/// The sections with their records, and the records that stand in none of them.
fn parts(document: &Document, anchors: &Anchors, maker: &mut Maker<'_>) -> (Chapter, Vec<Chapter>) {
    let mut loose = empty();
    let mut parts: Vec<Chapter> = Vec::with_capacity(document.sections.len());
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    let mut depth = 0;
    for (section, anchor) in document.sections.iter().zip(&anchors.sections) {
        // A heading is at most one rank below the one before it, whatever a document's numbers say.
        depth = usize::try_from(section.level)
            .unwrap_or(DEEPEST)
            .clamp(1, depth + 1)
            .min(DEEPEST);
        at.entry(section.id.as_str()).or_insert(parts.len());
        parts.push(part(document, anchors, (section, anchor), depth, maker));
    }
    let mut place = |section: Option<&str>, add: &mut dyn FnMut(&mut Chapter)| {
        let part = section
            .and_then(|id| at.get(id))
            .and_then(|at| parts.get_mut(*at));
        add(part.unwrap_or(&mut loose));
    };
    for (one, anchor) in document.principles.iter().zip(&anchors.principles) {
        place(one.section.as_deref(), &mut |part| {
            part.principles.push(maker.principle(one, anchor));
        });
    }
    for (one, anchor) in document.goals.iter().zip(&anchors.goals) {
        place(one.section.as_deref(), &mut |part| {
            part.goals.push(maker.goal(one, anchor));
        });
    }
    for (one, anchor) in document.indicators.iter().zip(&anchors.indicators) {
        place(one.section.as_deref(), &mut |part| {
            part.indicators.push(maker.indicator(one, anchor));
        });
    }
    for (one, anchor) in document.projects.iter().zip(&anchors.projects) {
        place(one.section.as_deref(), &mut |part| {
            part.projects.push(maker.project(one, anchor));
        });
    }
    mark_bare(&mut parts);
    (loose, parts)
}

fn empty() -> Chapter {
    Chapter {
        anchor: "~ohne-abschnitt".to_owned(),
        rank: 2,
        number: None,
        title: "Ohne Abschnitt".to_owned(),
        summarises: None,
        findings: Vec::new(),
        principles: Vec::new(),
        goals: Vec::new(),
        indicators: Vec::new(),
        projects: Vec::new(),
        source: None,
        bare: false,
    }
}

/// Marks the sections below which nothing is. From the last on: what is deeper than a section and behind it stands below it.
fn mark_bare(parts: &mut [Chapter]) {
    let mut full_at = 0;
    for part in parts.iter_mut().rev() {
        if !part.is_empty() || full_at > part.rank {
            full_at = part.rank;
        } else {
            part.bare = true;
        }
    }
}

fn part(
    document: &Document,
    anchors: &Anchors,
    (section, anchor): (&Section, &str),
    depth: usize,
    maker: &mut Maker<'_>,
) -> Chapter {
    let summarised = section
        .summarises
        .as_deref()
        .and_then(|id| document.section(id));
    let named = |other: &Section| {
        format!(
            "{} {}",
            other.number.as_deref().unwrap_or_default(),
            other.title
        )
        .trim()
        .to_owned()
    };
    let summarises =
        summarised.and_then(|other| Some((anchors.section(&other.id)?.to_owned(), named(other))));
    Chapter {
        anchor: anchor.to_owned(),
        rank: depth + 1,
        // Questions are sections that have no title but their number.
        number: section
            .number
            .clone()
            .filter(|number| *number != section.title),
        title: section.title.clone(),
        summarises,
        findings: maker.findings_of(anchor),
        source: Some(maker.passage(&section.source, Some(&section.id))),
        ..empty()
    }
}

/// The navigation: a list in a list for each rank.
fn outline(parts: &[Chapter]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::with_capacity(parts.len());
    let mut before: usize = 1;
    for part in parts {
        if let Some(last) = steps.last_mut() {
            last.closes = (before + 1).saturating_sub(part.rank);
        }
        steps.push(Step {
            opens: part.rank > before,
            closes: 0,
            anchor: part.anchor.clone(),
            number: part.number.clone(),
            title: part.title.clone(),
            records: part.records(),
        });
        before = part.rank;
    }
    if let Some(last) = steps.last_mut() {
        last.closes = before.saturating_sub(1);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_bare_where_nothing_stands_in_it_or_below() {
        let chapter = |rank, full: bool| Chapter {
            rank,
            summarises: full.then(Default::default),
            ..empty()
        };
        let ranks = [
            (2, false),
            (2, false),
            (3, false),
            (3, false),
            (4, true),
            (3, false),
            (2, true),
            (2, false),
            (3, false),
        ];
        let mut parts: Vec<Chapter> = ranks
            .into_iter()
            .map(|(rank, full)| chapter(rank, full))
            .collect();
        mark_bare(&mut parts);
        let bare: Vec<bool> = parts.iter().map(|part| part.bare).collect();
        assert_eq!(
            bare,
            [true, false, true, false, false, true, false, true, true]
        );
    }
}
