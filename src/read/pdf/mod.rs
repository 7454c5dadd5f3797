//! PDF: lopdf loads, decrypts, repairs and inflates; content streams, fonts and encodings are read here.
//!
//! lopdf's own content decoder and encoding tables cost several times what this interpreter does and lose a fifth of the words of papers
//! in use, so that only its objects are built on.

mod annotations;
mod bookmarks;

mod canvas;
mod cmap;
mod content;
mod file;
mod filters;
mod fonts;
mod lexer;
mod matrix;
mod operands;
mod repair;
mod show;
mod structure;

use crate::problem::{Error, Problem, ProblemKind};
use crate::source::Limits;
use crate::text::{Mark, Page};
use canvas::Canvas;
use content::Interpreter;
use file::{File, Leaf};
use matrix::Matrix;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What is read of a file.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(clippy::struct_field_names, reason = "the pages are what it is about")]
pub struct Pages<T> {
    /// What was made of the pages, in order.
    pub pages: Vec<T>,
    /// The title that the file gives itself.
    pub title: Option<String>,
    /// The titles of its bookmarks, with their depth.
    pub bookmarks: Vec<(String, u8)>,
    /// What is not as it should be.
    pub problems: Vec<Problem>,
}

/// Reads a file and makes something of each of its pages, side by side. A page is dropped before the next one is read.
///
/// # Errors
/// [`Error::Damaged`] for a file that cannot be repaired, [`Error::PasswordNeeded`] and [`Error::WrongPassword`] for a locked one,
/// [`Error::Limit`] for one that costs more than it may.
pub fn read<T: Send>(
    bytes: &[u8],
    password: Option<&str>,
    limits: Limits,
    make: impl Fn(Page) -> T + Sync,
) -> Result<Pages<T>, Error> {
    let file = File::open(bytes, password, limits)?;
    let leaves = file.pages();
    file.budget.check()?;
    if leaves.is_empty() {
        return Err(Error::Damaged("it has no pages".to_owned()));
    }
    let structure = structure::read(&file);
    let nothing = FxHashMap::default();
    let work = (1..).zip(&leaves).map(|(number, leaf)| {
        (
            number,
            leaf,
            leaf.id
                .and_then(|id| structure.get(&id))
                .unwrap_or(&nothing),
        )
    });
    let work: Vec<(u32, &Leaf<'_>, &FxHashMap<u32, Mark>)> = work.collect();
    let read = work.into_par_iter().map(|(number, leaf, marks)| {
        // Once a limit is met the other pages are of no use.
        let canvas = if file.budget.is_spent() {
            Canvas::new(number, 1.0, 1.0, marks, 0)
        } else {
            page(&file, number, leaf, marks)
        };
        let state = State::of(&canvas);
        let spent = file.budget.is_spent();
        (
            make(if spent { Page::default() } else { canvas.page }),
            state,
        )
    });
    let (pages, states): (Vec<T>, Vec<State>) = read.unzip();
    file.budget.time();
    file.budget.check()?;
    let title = file
        .info()
        .and_then(|info| file.text(info, b"Title"))
        .map(|title| sound_title(&title))
        .filter(|title| !title.is_empty());
    Ok(Pages {
        pages,
        title,
        bookmarks: bookmarks::read(&file),
        problems: problems(&states),
    })
}

/// What is to be said of a page.
struct State {
    number: u32,
    blank: bool,
    /// Fonts with the number of their glyphs that no table explains.
    unexplained: Vec<(String, u32)>,
}

impl State {
    fn of(canvas: &Canvas) -> Self {
        let fonts = canvas
            .page
            .faces
            .iter()
            .zip(&canvas.unexplained)
            .filter(|(_, count)| **count > 0);
        Self {
            number: canvas.page.number,
            blank: canvas.page.text.trim().is_empty(),
            unexplained: fonts
                .map(|(face, count)| (face.name.clone(), *count))
                .collect(),
        }
    }
}

fn page<'m>(
    file: &File,
    number: u32,
    leaf: &Leaf<'_>,
    marks: &'m FxHashMap<u32, Mark>,
) -> Canvas<'m> {
    let [x0, y0, x1, y1] = leaf.area;
    let (wide, high) = (x1 - x0, y1 - y0);
    // From the page as written, upwards from its lower left, to the page as shown, downwards from its upper left.
    let (map, width, height) = match leaf.rotate {
        90 => (Matrix::new([0.0, 1.0, 1.0, 0.0, -y0, -x0]), high, wide),
        180 => (Matrix::new([-1.0, 0.0, 0.0, 1.0, x1, -y0]), wide, high),
        270 => (Matrix::new([0.0, -1.0, -1.0, 0.0, y1, x1]), high, wide),
        _ => (Matrix::new([1.0, 0.0, 0.0, -1.0, -x0, y1]), wide, high),
    };
    let mut canvas = Canvas::new(number, width, height, marks, file.budget.page_text());
    let data = contents(file, leaf);
    Interpreter::new(file, &mut canvas, map).run(&data, leaf.resources);
    annotations::show(file, leaf, &mut canvas, map);
    file.budget.time();
    file.budget
        .glyphs(canvas.page.glyphs.len(), canvas.page.text.len());
    canvas
}

/// The content of a page: one stream, or several that are read as if they were one.
fn contents<'f>(file: &'f File, leaf: &Leaf<'f>) -> Cow<'f, [u8]> {
    let Ok(object) = leaf.dict.get(b"Contents") else {
        return Cow::default();
    };
    let parts = file
        .resolve(object)
        .as_array()
        .map_or_else(|_| std::slice::from_ref(object), Vec::as_slice);
    let mut streams = parts
        .iter()
        .filter_map(|part| file.as_stream(part))
        .filter_map(|stream| file.inflate(stream));
    let mut all = streams.next().unwrap_or_default();
    for data in streams {
        let joined = all.to_mut();
        joined.push(b'\n');
        joined.extend_from_slice(&data);
    }
    all
}

/// Pages without text and fonts without meaning, each said once.
fn problems(states: &[State]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let blank: Vec<u32> = states
        .iter()
        .filter(|state| state.blank)
        .map(|state| state.number)
        .collect();
    if let Some(first) = blank.first() {
        let kind = ProblemKind::NoTextLayer {
            pages: spans(&blank),
        };
        problems.push(Problem::on_page(kind, *first));
    }
    let mut unexplained: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for state in states {
        for (name, count) in &state.unexplained {
            unexplained.entry(name).or_insert((0, state.number)).0 += count;
        }
    }
    for (name, (glyphs, page)) in unexplained {
        let font = name.to_owned();
        let kind = ProblemKind::GlyphsWithoutMeaning { font, glyphs };
        problems.push(Problem::on_page(kind, page));
    }
    problems
}

/// A title without what programs put before it: "Microsoft Word - Klimabericht.doc".
fn sound_title(title: &str) -> String {
    let bare = title.trim().trim_matches(['(', ')']);
    match bare
        .split_once(" - ")
        .filter(|(program, _)| program.starts_with("Microsoft "))
    {
        Some((_, name)) => name
            .rsplit_once('.')
            .map_or(name, |(stem, _)| stem)
            .trim()
            .to_owned(),
        None => title.trim().to_owned(),
    }
}

/// Numbers that follow one another as spans, each with its first and last.
fn spans(numbers: &[u32]) -> Vec<[u32; 2]> {
    let mut spans: Vec<[u32; 2]> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some([_, last]) if *last + 1 == *number => *last = *number,
            _ => spans.push([*number, *number]),
        }
    }
    spans
}
