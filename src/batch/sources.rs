//! The sources of a run: where each is, by which path outputs show it, and which id its document has.
//!
//! A run may have a hundred thousand of them, so that only what tells one from the others is kept; paths and ids are made of it when
//! they are asked for.

use super::{Failed, ids, paths};
use crate::problem::Error;
use crate::source::{Limits, STDIN, Source};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use tracing::Span;

/// How the caller names standard input.
const DASH: &str = "-";

/// A file or a folder, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    /// As the caller gave it, to open it and to speak of it.
    pub(super) given: PathBuf,
    /// As outputs show it.
    pub(super) path: String,
}

impl Located {
    /// What the caller named.
    pub(super) fn input(given: &Path) -> Self {
        Self::within(given, given)
    }

    /// What lies at `given` in the folder `input`.
    pub(super) fn within(input: &Path, given: &Path) -> Self {
        let inner = given.strip_prefix(input).unwrap_or(Path::new(""));
        let path = if is_stdin(given) {
            STDIN.to_owned()
        } else {
            paths::shown(input, inner)
        };
        Self {
            given: given.to_owned(),
            path,
        }
    }

    /// Whether it is standard input, and no path of the file system.
    pub(super) fn is_stdin(&self) -> bool {
        is_stdin(&self.given)
    }

    /// Reads the source.
    pub(super) fn open(&self, limits: &Limits) -> Result<Source, Error> {
        if self.is_stdin() {
            Source::stdin(limits)
        } else {
            Source::open(&self.given, &self.path, limits)
        }
    }

    /// Where it is, in the words of the caller.
    pub(super) fn place(&self) -> String {
        if self.is_stdin() {
            self.path.clone()
        } else {
            self.given.display().to_string()
        }
    }

    /// Around all that is done for it: every event within says whose it is.
    pub(super) fn span(&self) -> Span {
        // A thread that waits for others may take up another source meanwhile, which is no part of the first.
        tracing::debug_span!(parent: None, "source", place = self.place(), path = self.path)
    }

    /// Says why it could not be read.
    pub(super) fn failed(&self, error: Error) -> Failed {
        Failed {
            place: self.place(),
            path: self.path.clone(),
            error,
        }
    }
}

fn is_stdin(given: &Path) -> bool {
    given.as_os_str() == DASH
}

/// Many sources, each of them once.
#[derive(Debug, Default)]
pub(super) struct Sources {
    inputs: Vec<PathBuf>,
    found: Vec<Found>,
}

/// A source, as little as tells it from the others.
#[derive(Debug)]
struct Found {
    /// Which of the inputs it was found in.
    input: u32,
    /// How many more of the folders that it lies in its shown path needs.
    more: u8,
    /// How many digits of a hash its id needs.
    digits: u8,
    /// Where in the input it lies; empty if it is the input.
    inner: Box<Path>,
}

impl Sources {
    /// None yet, to be found in these inputs. Of inputs that are the same, one is kept.
    pub(super) fn of(inputs: &[PathBuf]) -> Self {
        let mut inputs: Vec<Located> = inputs.iter().map(|input| Located::input(input)).collect();
        // Sorted first, so that the order of the inputs has no say in which of two paths is shown.
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        let mut seen = HashSet::new();
        inputs.retain(|input| seen.insert(absolute(&input.given)));
        Self {
            inputs: inputs.into_iter().map(|input| input.given).collect(),
            found: Vec::new(),
        }
    }

    /// What the caller named.
    pub(super) fn inputs(&self) -> &[PathBuf] {
        &self.inputs
    }

    /// Adds the file `given`, found in an input.
    pub(super) fn push(&mut self, input: usize, given: &Path) {
        let root = self.inputs.get(input).map_or(given, PathBuf::as_path);
        let inner = given.strip_prefix(root).unwrap_or(Path::new("")).into();
        self.found.push(Found {
            input: u32::try_from(input).unwrap_or(u32::MAX),
            more: 0,
            digits: 0,
            inner,
        });
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// A source, by its number.
    pub(super) fn get(&self, number: usize) -> Option<Located> {
        let found = self.found.get(number)?;
        Some(Located {
            given: self.given(found),
            path: self.path(found),
        })
    }

    /// The id of a source's document.
    pub(super) fn id(&self, number: usize) -> Option<String> {
        self.found
            .get(number)
            .map(|found| ids::id(&self.path(found), found.digits))
    }

    /// Puts them into the order of their paths: each once, each by a path and an id of its own.
    pub(super) fn settle(&mut self) {
        self.sort();
        if self.inputs.len() > 1 {
            self.once_each();
        }
        while self.tell_apart() {
            self.sort();
        }
        self.found.shrink_to_fit();
        let digits = ids::digits(self.found.len(), |number, digits| {
            self.found
                .get(number)
                .map(|found| ids::id(&self.path(found), digits))
        });
        for (found, digits) in self.found.iter_mut().zip(digits) {
            found.digits = digits;
        }
    }

    /// Parts those for which `is_first` holds from the others. Both keep their order.
    pub(super) fn split(mut self, is_first: impl Fn(&Path) -> bool) -> (Self, Self) {
        let found = std::mem::take(&mut self.found);
        let (first, second) = found
            .into_iter()
            .partition(|found| is_first(&self.given(found)));
        (
            Self {
                inputs: self.inputs.clone(),
                found: first,
            },
            Self {
                inputs: self.inputs,
                found: second,
            },
        )
    }

    fn given(&self, found: &Found) -> PathBuf {
        let input = self.input(found);
        // An empty path joined would add a slash.
        if found.inner.as_os_str().is_empty() {
            input.to_owned()
        } else {
            input.join(&found.inner)
        }
    }

    fn input(&self, found: &Found) -> &Path {
        self.inputs
            .get(found.input as usize)
            .map_or(Path::new(""), PathBuf::as_path)
    }

    fn path(&self, found: &Found) -> String {
        self.longer_path(found, found.more)
    }

    /// The shown path with `more` of the folders that the source lies in, if there are so many.
    fn longer_path(&self, found: &Found, more: u8) -> String {
        let input = self.input(found);
        if is_stdin(input) {
            return STDIN.to_owned();
        }
        let shown = paths::shown(input, &found.inner);
        if more == 0 {
            return shown;
        }
        let count = shown.split('/').count() + usize::from(more);
        paths::tail(&paths::absolute(&self.given(found)), count).unwrap_or(shown)
    }

    fn sort(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_cached_key(|found| self.path(found));
        self.found = found;
    }

    /// Keeps one of those that are the same.
    fn once_each(&mut self) {
        let mut seen = HashSet::new();
        let mut found = std::mem::take(&mut self.found);
        found.retain(|found| seen.insert(absolute(&self.given(found))));
        self.found = found;
    }

    /// Gives different sources of the same shown path one more of the folders that they lie in. Whether there were any that have one more.
    fn tell_apart(&mut self) -> bool {
        let mut found = std::mem::take(&mut self.found);
        let mut changed = false;
        for same in found
            .chunk_by_mut(|a, b| self.path(a) == self.path(b))
            .filter(|same| same.len() > 1)
        {
            for found in same {
                let more = found.more.saturating_add(1);
                if self.longer_path(found, more) != self.path(found) {
                    found.more = more;
                    changed = true;
                }
            }
        }
        self.found = found;
        changed
    }
}

/// What tells a file from all others; standard input has no path.
fn absolute(given: &Path) -> Option<PathBuf> {
    (!is_stdin(given)).then(|| paths::absolute(given))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(inputs: &[&str]) -> Vec<String> {
        let inputs: Vec<PathBuf> = inputs.iter().map(PathBuf::from).collect();
        let mut sources = Sources::of(&inputs);
        for (number, input) in sources.inputs().to_owned().iter().enumerate() {
            sources.push(number, input);
        }
        sources.settle();
        (0..sources.len())
            .map(|number| sources.get(number).unwrap().path)
            .collect()
    }

    #[test]
    fn a_file_given_twice_is_one_source() {
        assert_eq!(
            shown(&["a/plan.md", "./a/plan.md", "b/../a/plan.md", "-", "-"]),
            ["a/plan.md", "stdin"]
        );
    }

    #[test]
    fn files_that_would_show_the_same_path_show_more_of_it() {
        assert_eq!(
            shown(&["/x/north/plan.md", "/x/south/plan.md"]),
            ["north/plan.md", "south/plan.md"]
        );
        assert_eq!(
            shown(&["/x/1/p/plan.md", "/x/2/p/plan.md"]),
            ["1/p/plan.md", "2/p/plan.md"]
        );
    }

    #[test]
    fn a_file_in_two_inputs_is_one_source() {
        let mut sources = Sources::of(&["a".into(), "a/plan.md".into()]);
        sources.push(0, Path::new("a/plan.md"));
        sources.push(1, Path::new("a/plan.md"));
        sources.settle();
        assert_eq!(sources.len(), 1);
        assert_eq!(
            sources.get(0),
            Some(Located {
                given: "a/plan.md".into(),
                path: "a/plan.md".into()
            })
        );
    }

    #[test]
    fn a_source_takes_few_bytes() {
        assert!(size_of::<Found>() <= 24, "{}", size_of::<Found>());
    }
}
