//! The way of a report: documents one by one, then the lists.

use super::anchors::Anchors;
use super::comparison;
use super::document::{self, Edition};
use super::editions;
use super::finding::{Tally, Told};
use super::folder::Folder;
use super::frame::{Frame, Leaf, Leaves, Part, lang};
use super::goals::{self, Entry, Offer};
use super::links::Sources;
use super::names::{self, Names};
use super::overview::{self, Group, Row, Summary, Totals};
use super::spill::Spill;
use super::{Options, Report, findings};
use crate::atomic::Unusable;
use crate::batch::{Failed, GENERATOR, Inputs};
use crate::checks::{self, Judgement};
use crate::model::{Document, Failure, Meta, Severity};
use crate::notation::slug::slug;
use crate::source::sha256;
use askama::Template;
use std::collections::BTreeSet;
use std::io;

/// Entries of a list on one page: as much as a reader scrolls through and a phone opens at once.
const DOCUMENTS: usize = 500;
const GOALS: usize = 250;
const FINDINGS: usize = 100;
const UNREAD: usize = 500;
/// Sources that could not be read and are named on the overview itself.
const UNREAD_SHOWN: usize = 25;
/// Findings that the overview tells itself.
const WORST: usize = 5;
/// Goals in one file of the search: about a megabyte.
const PART: usize = 4000;

/// Letters of a page's name, so that with suffix and number it stays below the 255 bytes of a file name.
const LONGEST: usize = 200;

const STYLE: &str = concat!(
    include_str!("../../templates/site.css"),
    include_str!("../../templates/charts.css")
);
const SEARCH: &str = include_str!("../../templates/search.js");
const COMPARISON: &str = include_str!("../../templates/comparison.js");

/// A candidate for a group of editions: where it lies on the spill, and its page.
struct Candidate {
    spill: usize,
    page: String,
    tally: Tally,
}

struct Writer {
    folder: Folder,
    sources: Sources,
    names: BTreeSet<String>,
    rows: Vec<Row>,
    totals: Totals,
    /// Documents that may be editions of one strategy wait with their findings until it is known of what.
    waiting: Spill<(Document, Vec<Told>)>,
    candidates: Vec<(String, Meta, Candidate)>,
    /// Findings by severity, the worst first.
    told: [Spill<findings::Row>; 3],
    goals: Leaves<goals::Row>,
    offer: Offer,
    part: Vec<Entry>,
}

/// Writes the report that `options` ask for. Where no input can be read, there is nothing to make pages of, and none are written.
pub(super) fn write(options: &Options) -> Result<Report, Unusable> {
    let inputs = Inputs::find(
        &options.inputs,
        &options.limits,
        options.password.as_deref(),
    );
    let earlier = inputs.failures().to_vec();
    let mut inputs = inputs.peekable();
    let mut failed: Vec<Failed> = Vec::new();
    while let Some(Err(failure)) = inputs.next_if(Result::is_err) {
        failed.push(failure);
    }
    if inputs.peek().is_none() && earlier.is_empty() {
        return Ok(Report {
            documents: 0,
            files: 0,
            failed,
            stale: Vec::new(),
        });
    }
    let mut writer = Writer::open(options)?;
    for input in inputs {
        match input {
            Ok(document) => writer.document(&document)?,
            Err(failure) => failed.push(failure),
        }
    }
    failed.sort_by(|a, b| (&a.path, &a.place).cmp(&(&b.path, &b.place)));
    let mut unread: Vec<Failure> = failed
        .iter()
        .map(|failed| Failure {
            path: failed.path.clone(),
            error: failed.error.to_string(),
        })
        .collect();
    unread.extend(earlier);
    let documents = writer.rows.len();
    let groups = writer.editions()?;
    writer.goal_lists()?;
    writer.finding_lists()?;
    writer.overview(groups, unread)?;
    writer
        .folder
        .write("site.css", &format!("/* {GENERATOR} */\n{STYLE}"))?;
    writer
        .folder
        .write("search.js", &format!("/* {GENERATOR} */\n{SEARCH}"))?;
    writer
        .folder
        .write("comparison.js", &format!("/* {GENERATOR} */\n{COMPARISON}"))?;
    Ok(Report {
        documents,
        files: writer.folder.files(),
        failed,
        stale: writer.folder.stale(options.prune),
    })
}

impl Writer {
    /// Opens the folder of the report.
    fn open(options: &Options) -> Result<Self, Unusable> {
        let folder = Folder::open(&options.output)?;
        let unusable = |error| folder.unusable(error);
        Ok(Self {
            sources: Sources::of(
                &options.output.join("dokumente"),
                options.sources.as_deref(),
            ),
            names: BTreeSet::new(),
            rows: Vec::new(),
            totals: Totals::default(),
            waiting: Spill::in_folder(folder.path()).map_err(unusable)?,
            candidates: Vec::new(),
            told: [
                Spill::in_folder(folder.path()).map_err(unusable)?,
                Spill::in_folder(folder.path()).map_err(unusable)?,
                Spill::in_folder(folder.path()).map_err(unusable)?,
            ],
            goals: Leaves::new("ziele", "ziele", GOALS),
            offer: Offer::default(),
            part: Vec::new(),
            folder,
        })
    }

    /// A document: its page, and what the lists need of it.
    fn document(&mut self, document: &Document) -> Result<(), Unusable> {
        let anchors = Anchors::of(document);
        let page = format!("dokumente/{}.html", self.name(&document.document.id));
        let names = Names::of(document);
        let mut tally = Tally::default();
        let found: Vec<Judgement> = checks::judge(document)
            .into_iter()
            .filter(|judgement| judgement.finding.severity.is_some())
            .collect();
        let told: Vec<Told> = found
            .iter()
            .filter_map(|judgement| Told::of(judgement, document, &anchors, &names))
            .collect();
        for (severity, told) in found
            .iter()
            .filter_map(|judgement| judgement.finding.severity)
            .zip(&told)
        {
            tally.add(severity);
            let [errors, warnings, notes] = &mut self.told;
            let spill = match severity {
                Severity::Error => errors,
                Severity::Warning => warnings,
                Severity::Note => notes,
            };
            let row = findings::Row {
                title: names::title(document).to_owned(),
                page: page.clone(),
                told: told.clone(),
            };
            spill
                .put(&row)
                .map_err(|error| self.folder.unusable(error))?;
        }
        self.list_goals(document, &anchors, &page)?;
        let row = Row::of(document, page.clone(), tally);
        self.totals.add(&row);
        self.rows.push(row);
        match editions::key(&document.document) {
            Some(key) => {
                let spill = self
                    .waiting
                    .put(&(document, &told))
                    .map_err(|error| self.folder.unusable(error))?;
                self.candidates.push((
                    key,
                    document.document.clone(),
                    Candidate { spill, page, tally },
                ));
                Ok(())
            }
            None => self.page(document, &page, (&told, tally), Vec::new()),
        }
    }

    fn page(
        &mut self,
        document: &Document,
        page: &str,
        (told, tally): (&[Told], Tally),
        editions: Vec<Edition>,
    ) -> Result<(), Unusable> {
        let made = document::page(document, told, tally, &self.sources, editions);
        self.render(page, &made)
    }

    fn render(&mut self, name: &str, template: &impl Template) -> Result<(), Unusable> {
        let text = template
            .render()
            .map_err(|error| self.folder.unusable(io::Error::other(error)))?;
        self.folder.write(name, &text)
    }

    /// A name of its own for the page of a document. The id is one, unless two inputs share it or somebody wrote it by hand.
    fn name(&mut self, id: &str) -> String {
        let mut plain = slug(id);
        plain.truncate(LONGEST);
        if plain != id {
            let hash = sha256(id.as_bytes());
            plain = format!("{plain}-{}", hash.get(..8).unwrap_or(&hash));
        }
        let mut name = plain.clone();
        let mut number = 1;
        while !self.names.insert(name.clone()) {
            number += 1;
            name = format!("{plain}-{number}");
        }
        name
    }

    fn list_goals(
        &mut self,
        document: &Document,
        anchors: &Anchors,
        page: &str,
    ) -> Result<(), Unusable> {
        let title = names::title(document);
        let titles = goals::titles(document);
        let number = self.offer.documents.len();
        self.offer
            .documents
            .push((title.to_owned(), page.to_owned()));
        for (goal, anchor) in document.goals.iter().zip(&anchors.goals) {
            let section = goal
                .section
                .as_deref()
                .and_then(|id| titles.get(id))
                .copied()
                .unwrap_or_default();
            let entry = Entry::of(goal, number, anchor, section);
            self.offer.add(&entry);
            self.part.push(entry);
            if self.part.len() >= PART {
                self.goal_part()?;
            }
            let lang = lang(document.document.language.as_deref());
            let row = goals::Row::of(goal, title, section, format!("{page}#{anchor}"), lang);
            if let Some((file, leaf, rows)) = self.goals.push(row) {
                self.goal_page(&file, leaf, rows)?;
            }
        }
        Ok(())
    }

    fn goal_page(&mut self, file: &str, leaf: Leaf, rows: Vec<goals::Row>) -> Result<(), Unusable> {
        self.render(
            file,
            &goals::Page {
                frame: Frame::top("Ziele", Part::Goals),
                leaf,
                rows,
            },
        )
    }

    /// A file of the search.
    fn goal_part(&mut self) -> Result<(), Unusable> {
        if self.part.is_empty() {
            return Ok(());
        }
        self.offer.parts += 1;
        let part = std::mem::take(&mut self.part);
        self.data(
            &format!("daten/ziele-{}.js", self.offer.parts),
            "zieleTeil",
            &part,
        )
    }

    fn data<T: serde::Serialize>(
        &mut self,
        name: &str,
        function: &str,
        data: &T,
    ) -> Result<(), Unusable> {
        let script =
            goals::script(function, data).map_err(|error| self.folder.unusable(error.into()))?;
        self.folder
            .write(name, &format!("/* {GENERATOR} */\n{script}"))
    }

    fn goal_lists(&mut self) -> Result<(), Unusable> {
        self.goal_part()?;
        let goals = std::mem::replace(&mut self.goals, Leaves::new("ziele", "ziele", GOALS));
        let (file, leaf, rows) = goals.finish();
        self.goal_page(&file, leaf, rows)?;
        let offer = std::mem::take(&mut self.offer);
        self.data("daten/angebot.js", "zieleAngebot", &offer)
    }

    fn finding_lists(&mut self) -> Result<(), Unusable> {
        let mut leaves = Leaves::new("befunde", "befunde", FINDINGS);
        for severity in 0..self.told.len() {
            let count = self.told.get(severity).map_or(0, Spill::len);
            for at in 0..count {
                let Some(spill) = self.told.get_mut(severity) else {
                    continue;
                };
                let row = spill.get(at).map_err(|error| self.folder.unusable(error))?;
                if let Some((file, leaf, rows)) = leaves.push(row) {
                    self.finding_page(&file, leaf, rows)?;
                }
            }
        }
        let (file, leaf, rows) = leaves.finish();
        self.finding_page(&file, leaf, rows)
    }

    /// The first of the worst findings.
    fn worst(&mut self) -> Result<Vec<findings::Row>, Unusable> {
        let mut worst = Vec::new();
        for spill in &mut self.told {
            for at in 0..spill.len().min(WORST.saturating_sub(worst.len())) {
                worst.push(spill.get(at).map_err(|error| self.folder.unusable(error))?);
            }
        }
        Ok(worst)
    }

    fn finding_page(
        &mut self,
        file: &str,
        leaf: Leaf,
        rows: Vec<findings::Row>,
    ) -> Result<(), Unusable> {
        let totals = self.totals.findings.shown();
        self.render(
            file,
            &findings::Page {
                frame: Frame::top("Befunde", Part::Findings),
                leaf,
                totals,
                rows,
            },
        )
    }

    /// The pages of the documents that waited, with links among editions; the comparisons of neighbours.
    fn editions(&mut self) -> Result<Vec<Group>, Unusable> {
        let mut groups = Vec::new();
        for group in editions::groups(std::mem::take(&mut self.candidates)) {
            let mut comparisons: Vec<Option<String>> = Vec::new();
            for pair in group.windows(2) {
                let [(old, from), (new, to)] = pair else {
                    continue;
                };
                comparisons.push(if editions::differ(old, new) {
                    self.comparison((old, from), (new, to))?
                } else {
                    None
                });
            }
            let before = |at: usize| {
                at.checked_sub(1)
                    .and_then(|at| comparisons.get(at))
                    .cloned()
                    .flatten()
            };
            for (at, (_, candidate)) in group.iter().enumerate() {
                let (document, told) = self
                    .waiting
                    .get(candidate.spill)
                    .map_err(|error| self.folder.unusable(error))?;
                let others = group
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at)
                    .map(|(other, (meta, candidate))| {
                        let comparison = if other + 1 == at {
                            before(at)
                        } else if at + 1 == other {
                            before(other)
                        } else {
                            None
                        };
                        Edition {
                            name: editions::name(meta),
                            page: inside(&candidate.page),
                            comparison: comparison.map(|page| format!("../{page}")),
                        }
                    });
                let others = others.collect();
                self.page(&document, &candidate.page, (&told, candidate.tally), others)?;
            }
            if group.len() > 1 {
                let words = group.windows(2).filter_map(|pair| match pair {
                    [(old, _), (new, _)] => Some(format!(
                        "{} und {} vergleichen",
                        editions::name(old),
                        editions::name(new)
                    )),
                    _ => None,
                });
                groups.push(Group {
                    issuer: group.first().and_then(|(meta, _)| meta.issuer.clone()),
                    comparisons: words
                        .zip(&comparisons)
                        .filter_map(|(words, page)| Some((words, page.clone()?)))
                        .collect(),
                    editions: group
                        .into_iter()
                        .map(|(meta, candidate)| (editions::name(&meta), candidate.page))
                        .collect(),
                });
            }
        }
        Ok(groups)
    }

    fn comparison(
        &mut self,
        (_, from): (&Meta, &Candidate),
        (_, to): (&Meta, &Candidate),
    ) -> Result<Option<String>, Unusable> {
        let (old, _) = self
            .waiting
            .get(from.spill)
            .map_err(|error| self.folder.unusable(error))?;
        let (new, _) = self
            .waiting
            .get(to.spill)
            .map_err(|error| self.folder.unusable(error))?;
        let stem = |page: &str| {
            page.trim_start_matches("dokumente/")
                .trim_end_matches(".html")
                .to_owned()
        };
        let hash = sha256(format!("{} {}", from.page, to.page).as_bytes());
        let name = format!(
            "vergleich/{}-{}.html",
            stem(&to.page),
            hash.get(..8).unwrap_or(&hash)
        );
        let pages = [format!("../{}", from.page), format!("../{}", to.page)];
        let Some(page) = comparison::page(&old, &new, [&pages[0], &pages[1]]) else {
            return Ok(None);
        };
        self.render(&name, &page)?;
        Ok(Some(name))
    }

    fn overview(&mut self, groups: Vec<Group>, mut unread: Vec<Failure>) -> Result<(), Unusable> {
        let mut rows = std::mem::take(&mut self.rows);
        rows.sort_by(|a, b| (&a.path, &a.page).cmp(&(&b.path, &b.page)));
        let more_failed = if unread.len() > UNREAD_SHOWN {
            Some(self.unread(&unread)?)
        } else {
            None
        };
        unread.truncate(UNREAD_SHOWN);
        let worst = self.worst()?;
        let mut summary = Some(Summary {
            totals: self.totals.shown(),
            findings: self.totals.findings.shown(),
            worst,
            groups,
            failed: unread,
            more_failed,
        });
        let mut leaves = Leaves::new("index", "dokumente", DOCUMENTS);
        for row in rows {
            if let Some((file, leaf, rows)) = leaves.push(row) {
                let page = overview::Page {
                    frame: Frame::top("Übersicht", Part::Documents),
                    leaf,
                    rows,
                    summary: summary.take(),
                };
                self.render(&file, &page)?;
            }
        }
        let (file, leaf, rows) = leaves.finish();
        self.render(
            &file,
            &overview::Page {
                frame: Frame::top("Übersicht", Part::Documents),
                leaf,
                rows,
                summary,
            },
        )
    }

    /// The pages of what could not be read; says how many there are.
    fn unread(&mut self, unread: &[Failure]) -> Result<String, Unusable> {
        let mut leaves = Leaves::new("nicht-gelesen", "nicht-gelesen", UNREAD);
        let frame = || Frame::top("Nicht gelesen", Part::Inside);
        for failure in unread {
            if let Some((file, leaf, failed)) = leaves.push(failure.clone()) {
                self.render(
                    &file,
                    &overview::Unread {
                        frame: frame(),
                        leaf,
                        failed,
                    },
                )?;
            }
        }
        let (file, leaf, failed) = leaves.finish();
        self.render(
            &file,
            &overview::Unread {
                frame: frame(),
                leaf,
                failed,
            },
        )?;
        Ok(super::numbers::count(unread.len()))
    }
}

/// A page of a document as another one of them links to it.
fn inside(page: &str) -> String {
    page.trim_start_matches("dokumente/").to_owned()
}
