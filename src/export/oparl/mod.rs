//! Council papers as objects of OParl 1.1, laid out as a folder for a web server.
//!
//! OParl is the interface of German council information systems. Of its objects three can be made of a paper alone: the `Paper`,
//! its `Consultation`s and the `File` that it was read from. The folder holds each object under its id, and for each
//! type the list of all, in pages:
//!
//! ```text
//! papers.json, papers-2.json …     paper/<document>.json
//! consultations.json …             consultation/<document>-<n>.json
//! files.json …                     file/<document>.json
//! ```
//!
//! What the paper does not say is left out. References to objects that other systems hold (bodies of a council, people, sessions, items of an
//! agenda) are addresses in OParl, and a paper prints names; the names stand in properties of our own, which begin with `ziele:` as the standard
//! asks of vendors. Names, telephone numbers and mail addresses of the staff are not carried over: their place is not an open interface.
//!
//! The standard asks for `created` and `modified`, the times of the objects themselves. A program whose output depends on its input only cannot
//! know them, so they are given ([`Options::as_of`]) or left out.
//!
//! An export is of one body: a number means one paper. What a paper answers is linked if it is in the export, too.
//!
//! Source: OParl-Spezifikation 1.1 (<https://oparl.org/spezifikation/>), chapters URLs, JSON-Ausgabe, Objektlisten und Paginierung, Schema.

mod address;
mod list;
mod objects;
mod related;
mod timestamp;

pub use address::{Address, Folder, Unfit};
pub use timestamp::{Moment, Unclear};

use super::{Refused, Target};
use crate::atomic::{Staging, Unusable};
use crate::model::{Council, Document, Failure, File as Source, Meta};
use crate::problem::Error;
use list::List;
use objects::{Consultation, FILES, File, Paper};
use related::Related;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, Write as _};
use std::path::Path;

/// What the papers themselves cannot say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where the folder will be found on the web: ids of objects are addresses in it.
    pub base: Folder,
    /// Where the sources are found on the web; without it, in `files/` of the base.
    pub files: Option<Folder>,
    /// The OParl object of the body (a city, a district) whose papers these are.
    pub body: Option<Address>,
    /// When the objects came to be, as the publisher says.
    pub as_of: Option<Moment>,
}

/// Where files wait, in the folder of the export. Hidden: a web server shows none of it.
const WAITING: &str = ".oparl-unfinished";

/// The folders of the objects.
const PLACES: [&str; 3] = [Paper::PLACE, Consultation::PLACE, File::PLACE];

/// What is needed of a document to make its objects. It waits on the disk until all papers are known: only then is it clear which of them
/// answer one another, and how many pages the lists have.
#[derive(Debug, Deserialize)]
struct Kept {
    meta: Meta,
    council: Council,
}

/// As [`Kept`], without a copy.
#[derive(Serialize)]
struct Borrowed<'d> {
    meta: &'d Meta,
    council: &'d Council,
}

/// What objects a paper has beside itself.
#[derive(Debug, Clone, Copy)]
struct Parts {
    consultations: usize,
    file: bool,
}

/// An export under way. Of the papers that came, the numbers stay in memory, and all else waits on the disk.
pub(super) struct Oparl {
    stage: Staging,
    options: Options,
    kept: BufWriter<fs::File>,
    parts: BTreeMap<String, Parts>,
    related: Related,
    no_papers: usize,
}

impl Oparl {
    /// Begins an export into the folder, which is made if it is missing.
    pub(super) fn create(folder: &Path, options: Options) -> Result<Self, Unusable> {
        let stage = Staging::open(folder, WAITING, &PLACES)?;
        let kept = BufWriter::new(stage.nameless()?);
        Ok(Self {
            stage,
            options,
            kept,
            parts: BTreeMap::new(),
            related: Related::default(),
            no_papers: 0,
        })
    }

    fn keep(&mut self, meta: &Meta, council: &Council) -> Result<(), Unusable> {
        let kept = serde_json::to_writer(&mut self.kept, &Borrowed { meta, council })
            .map_err(io::Error::from);
        kept.and_then(|()| self.kept.write_all(b"\n"))
            .map_err(|error| Unusable::new(self.stage.folder(), error))
    }

    /// What a user should know of the folder.
    fn notes(&self, files: usize, left_over: usize) -> Vec<String> {
        let mut notes = Vec::new();
        if self.no_papers > 0 {
            notes.push(format!(
                "{} left out: without the head of a council paper, OParl has no object for it",
                documents(self.no_papers)
            ));
        }
        if self.options.files.is_none() && files > 0 {
            let place = self.options.base.below(FILES);
            notes.push(format!("the files are said to be below {place}/: put the sources there, or name their place with --files-url"));
        }
        if self.options.as_of.is_none() && !self.parts.is_empty() {
            notes.push("created and modified, which OParl asks for, are left out: give the time of publication with --as-of".to_owned());
        }
        if left_over > 0 {
            notes.push(format!("{left_over} files of an earlier export are still there: to be rid of them, export into an empty folder"));
        }
        notes
    }
}

fn documents(number: usize) -> String {
    if number == 1 {
        "1 document is".to_owned()
    } else {
        format!("{number} documents are")
    }
}

impl Target for Oparl {
    fn take(&mut self, document: &Document) -> Result<(), Refused> {
        let (meta, Some(council)) = (&document.document, &document.council) else {
            self.no_papers += 1;
            return Ok(());
        };
        if !is_name(&meta.id) {
            let cause = format!(
                "the id {:?} cannot be part of an address; extract the source again",
                meta.id
            );
            return Err(Refused::Document(Error::NoDocument(cause)));
        }
        self.keep(meta, council)?;
        self.related.note(&meta.id, meta.issuer.as_deref(), council);
        self.parts.insert(
            meta.id.clone(),
            Parts {
                consultations: council.consultations.len(),
                file: is_file(&meta.source),
            },
        );
        Ok(())
    }

    fn finish(mut self: Box<Self>, _: &[Failure]) -> Result<Vec<String>, Unusable> {
        let folder = self.stage.folder().to_owned();
        let unusable = |error: io::Error| Unusable::new(&folder, error);
        self.kept.flush().map_err(unusable)?;
        let mut kept = self.kept.get_ref();
        kept.rewind().map_err(unusable)?;
        let sum = |count: fn(&Parts) -> usize| self.parts.values().map(count).sum::<usize>();
        let (consultations, files) = (
            sum(|parts| parts.consultations),
            sum(|parts| usize::from(parts.file)),
        );
        let base = &self.options.base;
        let mut lists = (
            List::new(&self.stage, base, "papers", self.parts.len()),
            List::new(&self.stage, base, "consultations", consultations),
            List::new(&self.stage, base, "files", files),
        );
        for line in BufReader::new(kept).lines() {
            let kept: Kept = line
                .and_then(|line| Ok(serde_json::from_str(&line)?))
                .map_err(unusable)?;
            let related =
                self.related
                    .of(&kept.meta.id, kept.meta.issuer.as_deref(), &kept.council);
            let paper = Paper::of(kept.meta, kept.council, &related, &self.options);
            for consultation in paper.consultations_alone() {
                self.stage.write_json(
                    &objects::path(Consultation::PLACE, consultation.name()),
                    &consultation,
                )?;
                lists.1.push(consultation)?;
            }
            if let Some(file) = paper.file_alone() {
                self.stage
                    .write_json(&objects::path(File::PLACE, file.name()), &file)?;
                lists.2.push(file)?;
            }
            self.stage
                .write_json(&objects::path(Paper::PLACE, paper.name()), &paper)?;
            lists.0.push(paper)?;
        }
        let pages = [
            ("papers", lists.0.finish()?),
            ("consultations", lists.1.finish()?),
            ("files", lists.2.finish()?),
        ];
        let left_over = left_over(&folder, &self.parts, pages).map_err(unusable)?;
        let notes = self.notes(files, left_over);
        self.stage.publish()?;
        Ok(notes)
    }
}

/// Whether an id can be the name of a file everywhere, and a part of an address as it stands.
fn is_name(id: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    !id.is_empty() && id.chars().all(plain)
}

/// Whether a source is a file: what came through standard input has no address.
fn is_file(source: &Source) -> bool {
    source.path != "stdin"
}

/// Counts what an earlier export into this folder wrote and this one will not: objects, and pages of lists behind the last.
fn left_over(
    folder: &Path,
    parts: &BTreeMap<String, Parts>,
    pages: [(&str, usize); 3],
) -> io::Result<usize> {
    let is_page = |name: &str, list: &str, last: usize| {
        let number = name
            .strip_prefix(list)
            .and_then(|rest| rest.strip_prefix('-'))
            .and_then(|number| number.parse::<usize>().ok());
        number.is_some_and(|number| number > last)
    };
    let is_consultation = |name: &str| {
        let (id, number) = name.rsplit_once('-')?;
        let number: usize = number.parse().ok()?;
        parts
            .get(id)
            .map(|parts| (1..=parts.consultations).contains(&number))
    };
    let papers = count(&folder.join(Paper::PLACE), |name| !parts.contains_key(name))?;
    let files = count(&folder.join(File::PLACE), |name| {
        !parts.get(name).is_some_and(|parts| parts.file)
    })?;
    let consultations = count(&folder.join(Consultation::PLACE), |name| {
        is_consultation(name) != Some(true)
    })?;
    let pages = count(folder, |name| {
        pages.iter().any(|(list, last)| is_page(name, list, *last))
    })?;
    Ok(papers + files + consultations + pages)
}

/// How many JSON files of a folder have such a name, without the ending.
fn count(folder: &Path, such: impl Fn(&str) -> bool) -> io::Result<usize> {
    if !folder.exists() {
        return Ok(0);
    }
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_json = path.extension().is_some_and(|suffix| suffix == "json");
        count += usize::from(
            is_json
                && path
                    .file_stem()
                    .and_then(|name| name.to_str())
                    .is_some_and(&such),
        );
    }
    Ok(count)
}
